//! Puts one typed value into a worksheet.

use chrono::NaiveDate;
use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use crate::domain::field::Cell;
use crate::domain::text::Money;
use crate::exchange::sheet::{Column, ColumnKind, NO, YES, plain};

/// The rupiah as offices write it: no cents, thousands separated as the reader's Excel is set.
const RUPIAH: &str = "\"Rp\" #,##0";

/// Largest number of which Excel keeps all digits.
const EXACT: u64 = 999_999_999_999_999;

/// The first day that all spreadsheets count alike; Excel believes in 29 February 1900.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1900, 3, 1);

/// The formats of other currencies met so far.
#[derive(Default)]
pub(super) struct Formats {
    currencies: Vec<(String, Format)>,
}

/// Gives the format of a column.
pub(super) fn format_of(column: &Column) -> Format {
    if !column.pattern.is_empty() {
        return Format::new().set_num_format(&column.pattern);
    }
    let pattern = match column.kind {
        ColumnKind::Text | ColumnKind::Choice => "@",
        ColumnKind::Integer => "0",
        ColumnKind::Percent => "0.00%",
        ColumnKind::Money => RUPIAH,
        ColumnKind::Date => "dd-mm-yyyy",
        ColumnKind::Moment => "dd-mm-yyyy hh:mm",
    };
    Format::new().set_num_format(pattern)
}

/// Writes a value; what no number of a spreadsheet can hold exactly becomes text.
pub(super) fn write(
    worksheet: &mut Worksheet,
    (row, col): (RowNum, ColNum),
    (column, value): (&Column, Cell),
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    match value {
        Cell::Empty => {}
        Cell::Text(text) => {
            worksheet.write_string(row, col, text)?;
        }
        Cell::Choice(_, code) => {
            worksheet.write_string(row, col, column.word(&code))?;
        }
        Cell::Check(yes) => {
            worksheet.write_string(row, col, column.word(if yes { YES } else { NO }))?;
        }
        Cell::Date(day) if Some(day) >= FIRST_DAY => {
            worksheet.write_datetime(row, col, day)?;
        }
        Cell::Moment(moment) if Some(moment.date_naive()) >= FIRST_DAY => {
            worksheet.write_datetime(row, col, moment.naive_local())?;
        }
        Cell::Integer(number) if number.unsigned_abs() <= EXACT => {
            worksheet.write_number(row, col, exact(number))?;
        }
        Cell::Percent(hundredths) if hundredths.unsigned_abs() <= EXACT => {
            worksheet.write_number(row, col, part(hundredths, 10_000.0))?;
        }
        Cell::Money(amount) if amount.minor.unsigned_abs() <= EXACT => {
            write_money(worksheet, (row, col), &amount, formats)?;
        }
        Cell::Date(_) | Cell::Moment(_) | Cell::Integer(_) | Cell::Percent(_) | Cell::Money(_) => {
            worksheet.write_string(row, col, plain(&value))?;
        }
    }
    Ok(())
}

fn write_money(
    worksheet: &mut Worksheet,
    (row, col): (RowNum, ColNum),
    amount: &Money,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let unit = 10_u32.checked_pow(amount.decimals()).map_or(1.0, f64::from);
    let number = part(amount.minor, unit);
    if amount.currency == "IDR" {
        worksheet.write_number(row, col, number)?;
        return Ok(());
    }
    let known = formats.currencies.iter().position(|known| known.0 == amount.currency);
    if known.is_none() {
        formats.currencies.push((amount.currency.clone(), foreign(amount)));
    }
    let index = known.unwrap_or(formats.currencies.len().saturating_sub(1));
    if let Some((_, format)) = formats.currencies.get(index) {
        worksheet.write_number_with_format(row, col, number, format)?;
    }
    Ok(())
}

fn foreign(amount: &Money) -> Format {
    let decimals = usize::try_from(amount.decimals()).unwrap_or_default();
    let point = if decimals > 0 { "." } else { "" };
    let name: String = amount.currency.chars().filter(char::is_ascii_alphanumeric).collect();
    Format::new().set_num_format(format!("\"{name}\" #,##0{point}{}", "0".repeat(decimals)))
}

/// Turns a whole number of at most 15 digits into the only kind of number that Excel has.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "every whole number of 15 digits has its own f64"
)]
fn exact(number: i64) -> f64 {
    number as f64
}

/// Divides; both operands are exact, so the result is the nearest number that there is.
#[expect(clippy::float_arithmetic, reason = "Excel knows no decimal numbers")]
fn part(number: i64, unit: f64) -> f64 {
    exact(number) / unit
}
