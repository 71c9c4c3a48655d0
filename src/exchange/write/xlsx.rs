//! Workbooks: typed cells, and what an office expects around them.
//!
//! Rows go to disk one by one (constant memory). Formats belong to columns and not to cells: the
//! library finds that of a column by its number, but compares a whole format for each formatted
//! cell. Nothing is ever written as a formula.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, RowNum, Workbook, Worksheet, XlsxError,
};
use zip::result::ZipError;

use crate::exchange::document::{Document, Head};
use crate::exchange::guard::guarded;
use crate::exchange::sheet::{Column, Sheet};

use super::cell::{self, Formats};
use super::{Target, WriteError, count};

/// Paper of the ministries' rule, 210 x 297 mm, by its number in Excel.
const A4: u8 = 9;

/// Most characters of a tab's name.
const TAB_CHARS: usize = 31;

/// Day of making that each workbook carries: the same records give the same bytes.
const MADE: (u16, u8, u8) = (2000, 1, 1);

/// A sheet on its way into the workbook.
struct Tab<'a> {
    name: String,
    sheet: &'a Sheet<'a>,
}

pub(super) fn write(
    document: &Document<'_>,
    sheets: &[&Sheet<'_>],
    target: &mut Target<'_>,
) -> Result<u32, WriteError> {
    // The library ends the thread when its temporary file cannot be written.
    guarded(|| assemble(document, sheets, target)).unwrap_or(Err(WriteError::GaveUp))
}

fn assemble(
    document: &Document<'_>,
    sheets: &[&Sheet<'_>],
    target: &mut Target<'_>,
) -> Result<u32, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(target.scratch).map_err(failed)?;
    workbook.set_properties(&properties(&document.head).map_err(failed)?);
    let explained = [&document.about, &document.dictionary, &document.codes];
    let tabs = tabs(sheets.iter().copied().chain(explained));
    let lists = tabs.last().map(|tab| tab.name.clone()).unwrap_or_default();
    let mut rows = 0_u32;
    for (index, tab) in tabs.iter().enumerate() {
        let worksheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        let written = write_tab(worksheet, tab)?;
        if index < sheets.len() {
            rows = rows.saturating_add(written);
            add_lists(worksheet, document, tab.sheet, &lists, written).map_err(failed)?;
        }
    }
    workbook.save_to_writer(&mut *target.out).map_err(failed)?;
    Ok(rows)
}

fn properties(head: &Head) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = MADE;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new()
        .set_title(&head.title)
        .set_subject(&head.purpose)
        .set_company(&head.centre)
        .set_creation_datetime(&made))
}

/// Gives each sheet a tab name that Excel takes, and no name twice.
fn tabs<'a>(sheets: impl Iterator<Item = &'a Sheet<'a>>) -> Vec<Tab<'a>> {
    let mut tabs: Vec<Tab<'a>> = Vec::new();
    for sheet in sheets {
        let plain: String =
            sheet
                .title
                .chars()
                .map(|c| {
                    if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') {
                        ' '
                    } else {
                        c
                    }
                })
                .collect();
        let mut name = shortened(plain.trim(), TAB_CHARS);
        let taken =
            |name: &str| tabs.iter().any(|tab| tab.name.to_lowercase() == name.to_lowercase());
        let mut number = 2;
        while name.is_empty() || taken(&name) {
            name = format!("{} {number}", shortened(plain.trim(), TAB_CHARS - 4));
            number += 1;
        }
        tabs.push(Tab { name, sheet });
    }
    tabs
}

fn shortened(text: &str, chars: usize) -> String {
    let kept: String = text.chars().take(chars).collect();
    kept.trim_end().to_owned()
}

fn write_tab(worksheet: &mut Worksheet, tab: &Tab<'_>) -> Result<u32, WriteError> {
    let sheet = tab.sheet;
    set_up(worksheet, tab).map_err(failed)?;
    let mut formats = Formats::default();
    let mut rows: RowNum = 0;
    for row in sheet.rows() {
        count(&mut rows);
        for ((col, column), value) in (0..).zip(&sheet.columns).zip(row) {
            cell::write(worksheet, (rows, col), (column, value), &mut formats)
                .map_err(|error| of_sheet(error, sheet, rows, column))?;
        }
    }
    let last: ColNum = ColNum::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
    if !sheet.columns.is_empty() {
        worksheet.autofilter(0, 0, rows, last).map_err(failed)?;
    }
    Ok(rows)
}

/// Writes the heading, and what holds for the whole sheet.
fn set_up(worksheet: &mut Worksheet, tab: &Tab<'_>) -> Result<(), XlsxError> {
    worksheet
        .set_name(&tab.name)?
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&R&P / &N")
        .set_repeat_rows(0, 0)?
        .set_freeze_panes(1, 0)?;
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin);
    for (col, column) in (0..).zip(&tab.sheet.columns) {
        worksheet.set_column_width(col, f64::from(column.width))?;
        worksheet.set_column_format(col, &cell::format_of(column))?;
        worksheet.write_string_with_format(0, col, &column.heading, &heading)?;
    }
    Ok(())
}

/// Lets a reader choose from the list of a column; another word gives a warning, no refusal.
fn add_lists(
    worksheet: &mut Worksheet,
    document: &Document<'_>,
    sheet: &Sheet<'_>,
    lists: &str,
    rows: RowNum,
) -> Result<(), XlsxError> {
    if rows == 0 {
        return Ok(());
    }
    for (col, column) in (0..).zip(&sheet.columns) {
        let Some((index, words)) = document.list_of(column) else { continue };
        let letters = column_number_to_name(ColNum::try_from(index).unwrap_or(ColNum::MAX));
        let range = format!("='{lists}'!${letters}$2:${letters}${}", words.saturating_add(1));
        let list = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Warning);
        worksheet.add_data_validation(1, col, rows, col, &list)?;
    }
    Ok(())
}

fn of_sheet(error: XlsxError, sheet: &Sheet<'_>, row: RowNum, column: &Column) -> WriteError {
    match error {
        XlsxError::RowColumnLimitError => WriteError::TooManyRows(sheet.title.clone()),
        XlsxError::MaxStringLengthExceeded => WriteError::TextTooLong {
            sheet: sheet.title.clone(),
            row: row.saturating_add(1),
            heading: column.heading.clone(),
        },
        other => failed(other),
    }
}

fn failed(error: XlsxError) -> WriteError {
    match error {
        XlsxError::IoError(error) | XlsxError::ZipError(ZipError::Io(error)) => {
            WriteError::Io(error)
        }
        XlsxError::TempFileError(_, error) => WriteError::Io(error),
        other => WriteError::Workbook(Box::new(other)),
    }
}
