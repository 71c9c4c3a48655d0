//! Writes the refused rows of a list as a sheet that can be repaired and taken in again.

use std::io::Write;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, RowNum, Workbook, Worksheet,
    XlsxError,
};

use crate::domain::field::{Field, FieldKind};
use crate::domain::fields::choices_of;
use crate::domain::grammar::Sign;
use crate::exchange::guard::guarded;
use crate::exchange::write::WriteError;

use super::columns::{Column, Target};
use super::finding::{Finding, Level};
use super::list::{Line, Listed};

/// The words of a correction sheet.
pub struct CorrectionWords<'a> {
    /// Heading over the number that a row had.
    pub row: &'a str,
    /// Heading over the reasons.
    pub reason: &'a str,
    /// Says a finding.
    pub say: &'a dyn Fn(&Finding) -> String,
    /// Gives the word of a code of a closed list.
    pub choice: &'a dyn Fn(&str, &str) -> String,
}

/// Longest list of words that Excel takes for a drop-down, in characters.
const LIST_CHARS: usize = 255;

const REASON_WIDTH: f64 = 60.0;
const WIDTH: f64 = 18.0;

/// Writes the refused rows below their headings in row 1 and tells how many there are.
///
/// All cells are text, so that Excel counts no NIK. The lost digit of a NIK that came as a number
/// stands as `?`: what nobody repaired is refused once more.
pub fn write_correction(
    list: &Listed<Line>,
    words: &CorrectionWords<'_>,
    out: &mut (dyn Write + Send),
) -> Result<u32, WriteError> {
    // The library ends the thread when its temporary file cannot be written.
    guarded(|| assemble(list, words, out)).unwrap_or(Err(WriteError::GaveUp))
}

fn assemble(
    list: &Listed<Line>,
    words: &CorrectionWords<'_>,
    out: &mut (dyn Write + Send),
) -> Result<u32, WriteError> {
    let refused: Vec<&Line> = list.rows.iter().filter(|row| list.refuses(row.number)).collect();
    let rows = RowNum::try_from(refused.len()).unwrap_or(RowNum::MAX);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    (|| {
        headings(sheet, &list.columns, words)?;
        for (number, row) in (1..).zip(refused) {
            one(sheet, number, row, list, words)?;
        }
        lists(sheet, &list.columns, words, rows)
    })()
    .map_err(failed)?;
    workbook.save_to_writer(out).map_err(failed)?;
    Ok(rows)
}

fn headings(
    sheet: &mut Worksheet,
    columns: &[Column],
    words: &CorrectionWords<'_>,
) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    let bold = Format::new().set_bold().set_text_wrap();
    sheet.set_freeze_panes(1, 2)?;
    let own = columns.iter().map(|column| (column.heading.as_str(), WIDTH));
    let all = [(words.row, WIDTH), (words.reason, REASON_WIDTH)].into_iter().chain(own);
    for (at, (heading, width)) in (0..).zip(all) {
        sheet.set_column_width(at, width)?.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, heading, &bold)?;
    }
    Ok(())
}

fn one(
    sheet: &mut Worksheet,
    number: RowNum,
    row: &Line,
    list: &Listed<Line>,
    words: &CorrectionWords<'_>,
) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    let errors = || list.findings_of(row.number).filter(|found| found.level == Level::Error);
    let reasons: Vec<String> =
        errors().map(|found| format!("{}: {}", found.heading, (words.say)(found))).collect();
    sheet.write_string_with_format(number, 0, row.number.to_string(), &text)?;
    sheet.write_string_with_format(number, 1, reasons.join("\n"), &text)?;
    let lost = errors().any(|found| found.id == "finding-nik-number");
    for (at, (column, raw)) in (2..).zip(list.columns.iter().zip(&row.raw)) {
        if lost && column.holds("nik") {
            sheet.write_string_with_format(number, at, without_last(raw), &text)?;
        } else {
            sheet.write_string_with_format(number, at, raw, &text)?;
        }
    }
    Ok(())
}

fn without_last(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).take(15).collect();
    format!("{digits}?")
}

/// Lets a reader choose from the words of closed lists; another word only gets a warning.
fn lists(
    sheet: &mut Worksheet,
    columns: &[Column],
    words: &CorrectionWords<'_>,
    rows: RowNum,
) -> Result<(), XlsxError> {
    for (at, column) in (2..).zip(columns) {
        let choices = choices(column, words);
        if rows == 0 || choices.is_empty() || choices.join(",").chars().count() > LIST_CHARS {
            continue;
        }
        let list = DataValidation::new()
            .allow_list_strings(&choices)?
            .set_error_style(DataValidationErrorStyle::Warning);
        sheet.add_data_validation(1, at, rows, at, &list)?;
    }
    Ok(())
}

/// Gives the few values that a column takes; nothing where it takes many.
fn choices(column: &Column, words: &CorrectionWords<'_>) -> Vec<String> {
    match column.target {
        Some(Target::Field(Field { kind: FieldKind::Choice(list), .. })) => {
            choices_of(list).map(|choice| (words.choice)(list, choice.code)).collect()
        }
        Some(Target::Day(_) | Target::Meeting(_)) => {
            Sign::LETTERS.iter().map(|row| row.0.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

fn failed(error: XlsxError) -> WriteError {
    match error {
        XlsxError::IoError(error) => WriteError::Io(error),
        other => WriteError::Workbook(Box::new(other)),
    }
}
