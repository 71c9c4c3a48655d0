//! JSON for machines: a small envelope, and in it the rows of each sheet as objects.
//!
//! Codes stand as they are stored, not as words. A day is `"2026-03-02"`, a moment RFC 3339, a
//! percentage a number of percent (82.5), an amount `{"amount":"1250.00","currency":"USD"}` with
//! the amount as a decimal text, because numbers of JSON are inexact in many readers. An empty
//! cell is `null`, so that each row of a sheet has the same keys.

use std::io::Write;

use serde_json::{Value, json, to_writer};

use crate::domain::field::Cell;
use crate::exchange::document::{Document, Head};
use crate::exchange::sheet::{Sheet, decimal, plain};

use super::{Target, WriteError, count};

pub(super) fn write(
    document: &Document<'_>,
    sheets: &[&Sheet<'_>],
    target: &mut Target<'_>,
) -> Result<u32, WriteError> {
    let out = &mut *target.out;
    let mut rows_in_all = 0_u32;
    envelope(&document.head, out)?;
    out.write_all(b"\"sheets\":[")?;
    for (index, sheet) in sheets.iter().enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        let rows = write_sheet(sheet, out)?;
        rows_in_all = rows_in_all.saturating_add(rows);
    }
    out.write_all(b"\n]}\n")?;
    Ok(rows_in_all)
}

/// Writes the facts, from the opening brace to the comma before the sheets.
fn envelope(head: &Head, out: &mut dyn Write) -> Result<(), WriteError> {
    let optional = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let facts: &[(&str, Value)] = &[
        ("profile", json!(head.profile)),
        ("edition", json!(head.edition)),
        ("title", json!(head.title)),
        ("centre", json!(head.centre)),
        ("receiver", json!(head.receiver)),
        ("purpose", json!(head.purpose)),
        ("cohort", optional(&head.cohort)),
        ("period", json!({ "from": optional(&head.from), "to": optional(&head.to) })),
        ("people", json!(head.people)),
        ("without_consent", json!(head.without_consent)),
        ("why_full_nik", optional(&head.why_full_nik)),
    ];
    out.write_all(b"{")?;
    for (name, value) in facts {
        writeln!(out, "\"{name}\":{value},")?;
    }
    Ok(())
}

fn write_sheet(sheet: &Sheet<'_>, out: &mut dyn Write) -> Result<u32, WriteError> {
    let mut rows = 0;
    let names: Vec<String> = sheet.columns.iter().map(|c| format!("{}:", json!(c.name))).collect();
    write!(out, "{{\"name\":{},\"title\":{},\"rows\":[", json!(sheet.name), json!(sheet.title))?;
    for row in sheet.rows() {
        out.write_all(if rows == 0 { b"\n{" } else { b",\n{" })?;
        for (index, (name, cell)) in names.iter().zip(&row).enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            out.write_all(name.as_bytes())?;
            write_cell(cell, out)?;
        }
        out.write_all(b"}")?;
        count(&mut rows);
    }
    write!(out, "\n],\"count\":{rows}}}")?;
    Ok(rows)
}

fn write_cell(cell: &Cell, mut out: &mut dyn Write) -> Result<(), WriteError> {
    match cell {
        Cell::Empty => out.write_all(b"null")?,
        Cell::Check(yes) => write!(out, "{yes}")?,
        Cell::Integer(number) => write!(out, "{number}")?,
        Cell::Percent(hundredths) => out.write_all(decimal(*hundredths, 2, '.').as_bytes())?,
        Cell::Money(money) => {
            let (amount, currency) = (money.plain(), json!(money.currency));
            write!(out, "{{\"amount\":\"{amount}\",\"currency\":{currency}}}")?;
        }
        Cell::Text(_) | Cell::Choice(..) | Cell::Date(_) | Cell::Moment(_) => {
            to_writer(&mut out, plain(cell).as_ref()).map_err(std::io::Error::from)?;
        }
    }
    Ok(())
}
