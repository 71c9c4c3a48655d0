//! Plain text tables: one kind for Excel with Indonesian settings, one for machines.
//!
//! Days are ISO 8601 in both, because `02/03/2026` is another day in other settings. Every field
//! is quoted, so that a wrong separator cannot split a text; text that a spreadsheet would run is
//! marked (`exchange::formula`), numbers and days are not.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::domain::field::Cell;
use crate::exchange::document::Document;
use crate::exchange::formula::guard;
use crate::exchange::sheet::{Column, Sheet, decimal, plain, shown};

use super::{Target, WriteError, count};

/// What differs between the two kinds.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    separator: u8,
    terminator: Terminator,
    /// Decimal sign.
    point: char,
    /// Stands after a percentage, so that it is read as one.
    percent: &'static str,
    /// Pattern of a moment.
    moment: &'static str,
    /// Bytes before the first field.
    opening: &'static [u8],
}

/// Excel sees UTF-8 by the mark at the start, and splits at `;` where the decimal sign is a comma.
const EXCEL: Dialect = Dialect {
    separator: b';',
    terminator: Terminator::CRLF,
    point: ',',
    percent: "%",
    moment: "%Y-%m-%d %H:%M",
    opening: b"\xEF\xBB\xBF",
};

const PLAIN: Dialect = Dialect {
    separator: b',',
    terminator: Terminator::Any(b'\n'),
    point: '.',
    percent: "",
    moment: "%Y-%m-%dT%H:%M:%S%:z",
    opening: b"",
};

pub(super) fn write_for_excel(
    _document: &Document<'_>,
    sheets: &[&Sheet<'_>],
    target: &mut Target<'_>,
) -> Result<u32, WriteError> {
    write(&EXCEL, sheets, target)
}

pub(super) fn write_plain(
    _document: &Document<'_>,
    sheets: &[&Sheet<'_>],
    target: &mut Target<'_>,
) -> Result<u32, WriteError> {
    write(&PLAIN, sheets, target)
}

fn write(
    dialect: &Dialect,
    sheets: &[&Sheet<'_>],
    target: &mut Target<'_>,
) -> Result<u32, WriteError> {
    let mut rows = 0;
    for sheet in sheets {
        target.out.write_all(dialect.opening)?;
        let mut writer = WriterBuilder::new()
            .delimiter(dialect.separator)
            .terminator(dialect.terminator)
            .quote_style(QuoteStyle::Always)
            .from_writer(&mut *target.out);
        for column in &sheet.columns {
            writer.write_field(guard(&column.heading).as_bytes()).map_err(io_error)?;
        }
        end_row(&mut writer)?;
        for row in sheet.rows() {
            for (column, cell) in sheet.columns.iter().zip(&row) {
                writer.write_field(field(dialect, column, cell).as_bytes()).map_err(io_error)?;
            }
            end_row(&mut writer)?;
            count(&mut rows);
        }
        writer.flush()?;
    }
    Ok(rows)
}

fn end_row<W: std::io::Write>(writer: &mut csv::Writer<W>) -> Result<(), WriteError> {
    writer.write_record(None::<&[u8]>).map_err(io_error)
}

/// A writer of single fields has no other errors than those of the disk.
fn io_error(error: csv::Error) -> WriteError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => WriteError::Io(error),
        _ => WriteError::GaveUp,
    }
}

fn field<'a>(dialect: &Dialect, column: &'a Column, cell: &'a Cell) -> Cow<'a, str> {
    match cell {
        Cell::Text(text) => guard(text),
        Cell::Choice(..) | Cell::Check(_) => match shown(column, cell) {
            Cow::Borrowed(word) => guard(word),
            Cow::Owned(word) => Cow::Owned(guard(&word).into_owned()),
        },
        Cell::Percent(hundredths) => {
            let number = decimal(*hundredths, 2, dialect.point);
            Cow::Owned(format!("{number}{}", dialect.percent))
        }
        Cell::Money(amount) => {
            Cow::Owned(amount.plain().replace('.', dialect.point.encode_utf8(&mut [0; 4])))
        }
        Cell::Moment(moment) => Cow::Owned(moment.format(dialect.moment).to_string()),
        Cell::Empty | Cell::Integer(_) | Cell::Date(_) => plain(cell),
    }
}
