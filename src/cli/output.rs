//! Writes rows of typed cells as a table, CSV or JSON.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Map, Number, Value};
use unicode_width::UnicodeWidthStr as _;

use crate::app::listing::{Listing, Shown};
use crate::domain::field::Cell;
use crate::domain::fields::choice_label;
use crate::locale::Words;

/// How a listing is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// Columns of words for people.
    #[default]
    Table,
    /// Comma, UTF-8, codes and ISO dates: for machines.
    Csv,
    /// An array of objects with the names of the fields.
    Json,
}

impl Format {
    /// All formats with the word of `--format`.
    pub(crate) const ALL: &'static [(&'static str, Self)] =
        &[("table", Self::Table), ("csv", Self::Csv), ("json", Self::Json)];

    /// Finds the format of a word.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.0 == word).map(|row| row.1)
    }
}

/// Writes a listing.
pub(crate) fn write(
    out: &mut dyn Write,
    format: Format,
    listing: &Listing,
    words: &Words,
) -> io::Result<()> {
    match format {
        Format::Table => table(out, listing, words),
        Format::Csv => csv(out, listing),
        Format::Json => json(out, &rows_of(listing)),
    }
}

/// Writes the one row of a listing: a line a field, or one JSON object.
pub(crate) fn write_one(
    out: &mut dyn Write,
    format: Format,
    listing: &Listing,
    words: &Words,
) -> io::Result<()> {
    let Some(row) = listing.rows.first() else { return Ok(()) };
    match format {
        Format::Table => {
            let labels: Vec<String> = labels(listing, words);
            let width = labels.iter().map(|label| label.width()).max().unwrap_or(0);
            for (label, cell) in labels.iter().zip(row) {
                writeln!(out, "{}  {}", padded(label, width), said(cell, words))?;
            }
            Ok(())
        }
        Format::Csv => csv(out, listing),
        Format::Json => json(out, &Object(listing, row)),
    }
}

/// Gives the rows of a listing as JSON, to be put into something larger.
pub(crate) fn objects(listing: &Listing) -> io::Result<Value> {
    Ok(serde_json::to_value(rows_of(listing))?)
}

fn rows_of(listing: &Listing) -> Vec<Object<'_>> {
    listing.rows.iter().map(|row| Object(listing, row)).collect()
}

/// Writes something as JSON with line breaks.
pub(crate) fn json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

fn table(out: &mut dyn Write, listing: &Listing, words: &Words) -> io::Result<()> {
    let is_shown = |index: usize| {
        listing.columns.get(index).is_some_and(|column| column.shown == Shown::Everywhere)
    };
    let brief = |texts: Vec<String>| -> Vec<String> {
        texts.into_iter().enumerate().filter(|row| is_shown(row.0)).map(|row| row.1).collect()
    };
    let mut lines = vec![brief(labels(listing, words))];
    let rows = listing.rows.iter();
    lines.extend(rows.map(|row| brief(row.iter().map(|cell| said(cell, words)).collect())));
    let mut widths = Vec::new();
    for line in &lines {
        widths.resize(line.len(), 0);
        for (width, text) in widths.iter_mut().zip(line) {
            *width = text.width().max(*width);
        }
    }
    for line in &lines {
        let cells: Vec<String> =
            line.iter().zip(&widths).map(|(text, width)| padded(text, *width)).collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(())
}

fn csv(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(listing.columns.iter().map(|column| column.name))?;
    for row in &listing.rows {
        writer.write_record(row.iter().map(plain))?;
    }
    writer.flush()
}

/// A row as an object whose names stand in the order of the columns.
struct Object<'a>(&'a Listing, &'a [Cell]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = self.0.columns.iter().map(|column| column.name);
        serializer.collect_map(names.zip(self.1.iter().map(value)))
    }
}

fn labels(listing: &Listing, words: &Words) -> Vec<String> {
    listing.columns.iter().map(|column| words.say(&column.label).into_owned()).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Gives a cell as people read it; control characters of foreign text do not reach a terminal.
fn said(cell: &Cell, words: &Words) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.replace(char::is_control, " "),
        Cell::Integer(number) => number.to_string(),
        Cell::Percent(hundredths) => format!("{} %", decimal(*hundredths).replace('.', ",")),
        Cell::Money(money) => money.to_string(),
        Cell::Date(day) => day.format("%d-%m-%Y").to_string(),
        Cell::Moment(moment) => moment.format("%d-%m-%Y %H.%M").to_string(),
        Cell::Check(true) => words.say("word-yes").into_owned(),
        Cell::Check(false) => words.say("word-no").into_owned(),
        Cell::Choice(list, code) => {
            let ids = [choice_label(list, code), format!("{list}-{code}")];
            let known = ids.iter().find(|id| words.has(id));
            known.map_or_else(|| code.clone(), |id| words.say(id).into_owned())
        }
    }
}

/// Gives a cell as files have it: codes, ISO dates, a decimal point.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Choice(_, text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        Cell::Percent(hundredths) => decimal(*hundredths),
        Cell::Money(money) => format!("{} {}", money.currency, money.plain()),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(moment) => moment.to_rfc3339(),
        Cell::Check(is_set) => is_set.to_string(),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Check(is_set) => Value::from(*is_set),
        Cell::Percent(hundredths) => number(&decimal(*hundredths)),
        Cell::Money(money) => Value::Object(Map::from_iter([
            ("amount".to_owned(), number(&money.plain())),
            ("currency".to_owned(), Value::from(money.currency.as_str())),
        ])),
        text => Value::String(plain(text)),
    }
}

fn number(text: &str) -> Value {
    let whole = text.parse::<i64>().map(Value::from).ok();
    let fraction = || text.parse::<f64>().ok().and_then(Number::from_f64).map(Value::Number);
    whole.or_else(fraction).unwrap_or_else(|| Value::String(text.to_owned()))
}

/// Writes hundredths with a decimal point: 8250 is `82.50`.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
