//! Reads workbooks cell by cell; only the limited child process does so.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Sheet, SheetType, SheetVisible, Xls,
    XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Workbook;
use super::archive::{self, Format};
use super::cell::RawCell;
use super::error::Refusal;
use super::gather::Gatherer;

type Bytes = Cursor<Vec<u8>>;

/// Reads the visible sheets of a workbook.
pub(super) fn read(bytes: Vec<u8>) -> Result<Workbook, Refusal> {
    let format = archive::inspect(&bytes)?;
    let bytes = Cursor::new(bytes);
    match format {
        Format::Xlsx => xlsx(Xlsx::new(bytes)?),
        Format::Xlsb => xlsb(Xlsb::new(bytes)?),
        Format::Xls => ranges(Xls::new(bytes)?),
        Format::Ods => ranges(Ods::new(bytes)?),
    }
}

fn xlsx(mut book: Xlsx<Bytes>) -> Result<Workbook, Refusal> {
    let mut gatherer = Gatherer::default();
    for name in visible(book.sheets_metadata()) {
        let mut cells = match book.worksheet_cells_reader(&name) {
            // A chart on a sheet of its own.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            cells => cells?,
        };
        gatherer.sheet(&name)?;
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            gatherer.put(row, column, referred(cell.get_value()))?;
        }
    }
    gatherer.finish()
}

fn xlsb(mut book: Xlsb<Bytes>) -> Result<Workbook, Refusal> {
    let mut gatherer = Gatherer::default();
    for name in visible(book.sheets_metadata()) {
        let mut cells = book.worksheet_cells_reader(&name)?;
        gatherer.sheet(&name)?;
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            gatherer.put(row, column, referred(cell.get_value()))?;
        }
    }
    gatherer.finish()
}

/// XLS and ODS are taken in as a whole by their readers; the memory limit holds them.
fn ranges<B: Reader<Bytes>>(mut book: B) -> Result<Workbook, Refusal>
where
    Refusal: From<B::Error>,
{
    let mut gatherer = Gatherer::default();
    for name in visible(book.sheets_metadata()) {
        let range = book.worksheet_range(&name)?;
        gatherer.sheet(&name)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
            gatherer.put(row, column, owned(value))?;
        }
    }
    gatherer.finish()
}

fn visible(sheets: &[Sheet]) -> Vec<String> {
    sheets
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet))
        .map(|sheet| sheet.name.clone())
        .collect()
}

fn referred(value: &DataRef<'_>) -> RawCell {
    match value {
        DataRef::Empty => RawCell::Empty,
        DataRef::Int(number) => RawCell::Number(number.to_string()),
        DataRef::Float(number) => number_cell(*number),
        DataRef::String(text) => RawCell::words(text),
        DataRef::SharedString(text) => RawCell::words(text),
        DataRef::Bool(check) => RawCell::Check(*check),
        DataRef::DateTime(moment) => serial_cell(*moment),
        DataRef::DateTimeIso(text) => iso_cell(text),
        DataRef::DurationIso(text) => RawCell::words(text),
        DataRef::Error(fault) => RawCell::Fault(fault.to_string()),
    }
}

fn owned(value: &Data) -> RawCell {
    match value {
        Data::Empty => RawCell::Empty,
        Data::Int(number) => RawCell::Number(number.to_string()),
        Data::Float(number) => number_cell(*number),
        Data::String(text) => RawCell::words(text),
        Data::Bool(check) => RawCell::Check(*check),
        Data::DateTime(moment) => serial_cell(*moment),
        Data::DateTimeIso(text) => iso_cell(text),
        Data::DurationIso(text) => RawCell::words(text),
        Data::Error(fault) => RawCell::Fault(fault.to_string()),
    }
}

/// The shortest decimal text that means this number; 16 digits of a NIK stay 16 digits.
fn number_cell(number: f64) -> RawCell {
    if number.is_finite() {
        RawCell::Number(number.to_string())
    } else {
        RawCell::Fault("#NUM!".to_owned())
    }
}

fn serial_cell(moment: ExcelDateTime) -> RawCell {
    // Before the first day there are only times of a day and lengths of time.
    let is_day = moment.is_datetime() && moment.as_f64() >= 1.0;
    match moment.as_datetime().filter(|_| is_day) {
        Some(moment) => moment_cell(moment),
        None => number_cell(moment.as_f64()),
    }
}

fn iso_cell(text: &str) -> RawCell {
    let text = text.trim();
    if let Ok(date) = text.parse::<NaiveDate>() {
        return RawCell::Date(date);
    }
    text.trim_end_matches('Z')
        .parse::<NaiveDateTime>()
        .map_or_else(|_| RawCell::words(text), moment_cell)
}

fn moment_cell(moment: NaiveDateTime) -> RawCell {
    if moment.time() == NaiveTime::MIN {
        RawCell::Date(moment.date())
    } else {
        RawCell::Moment(moment)
    }
}

impl From<XlsxError> for Refusal {
    fn from(error: XlsxError) -> Self {
        if matches!(error, XlsxError::Password) { Self::Locked } else { Self::Damaged }
    }
}

impl From<XlsbError> for Refusal {
    fn from(error: XlsbError) -> Self {
        if matches!(error, XlsbError::Password) { Self::Locked } else { Self::Damaged }
    }
}

impl From<XlsError> for Refusal {
    fn from(error: XlsError) -> Self {
        if matches!(error, XlsError::Password) { Self::Locked } else { Self::Damaged }
    }
}

impl From<OdsError> for Refusal {
    fn from(error: OdsError) -> Self {
        if matches!(error, OdsError::Password) { Self::Locked } else { Self::Damaged }
    }
}
