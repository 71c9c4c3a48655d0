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

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::app::listing::Column;
    use crate::domain::text::Money;
    use crate::locale::Language;

    /// One cell of each kind, with a column that a table leaves out.
    fn listing() -> Listing {
        let names = ["name", "jp", "attendance", "value", "date", "at", "present", "sex", "empty"];
        let mut columns = Column::owned(&names);
        columns.push(Column::own("id", Shown::InFiles));
        let money = Money { minor: 125_050, currency: "USD".to_owned() };
        let row = vec![
            Cell::Text("Sri\u{1b}[2J \"Ani\"".to_owned()),
            Cell::Integer(8),
            Cell::Percent(8_250),
            Cell::Money(money),
            Cell::Date(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()),
            Cell::Moment(DateTime::parse_from_rfc3339("2026-03-02T08:05:00+07:00").unwrap()),
            Cell::Check(true),
            Cell::Choice("sex", "F".to_owned()),
            Cell::Empty,
            Cell::Text("x1".to_owned()),
        ];
        Listing { columns, rows: vec![row] }
    }

    fn written(format: Format) -> String {
        let mut out = Vec::new();
        write(&mut out, format, &listing(), &Words::new(Language::Indonesian)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_speaks_to_people_and_no_control_character_reaches_the_terminal() {
        let table = written(Format::Table);
        let row = table.lines().nth(1).unwrap();
        let said = ["8", "82,50 %", "USD 1.250,50", "02-03-2026", "02-03-2026 08.05", "Perempuan"];
        assert!(said.iter().all(|text| row.contains(text)), "{row}");
        assert!(!table.contains('\u{1b}') && !table.contains("x1"), "{table}");
    }

    #[test]
    fn columns_of_a_table_begin_below_their_headings() {
        let mut narrow = listing();
        narrow.columns.truncate(2);
        narrow.rows = vec![
            vec![Cell::Text("Dé 日本".to_owned()), Cell::Integer(1)],
            vec![Cell::Text("A".to_owned()), Cell::Integer(2)],
        ];
        let mut out = Vec::new();
        write(&mut out, Format::Table, &narrow, &Words::new(Language::Indonesian)).unwrap();
        let text = String::from_utf8(out).unwrap();
        let places: Vec<usize> = text
            .lines()
            .map(|line| line.trim_end().rsplit_once("  ").unwrap().0.width() + 2)
            .collect();
        assert_eq!(places.iter().max(), places.iter().min(), "{text}");
    }

    #[test]
    fn csv_has_codes_and_a_decimal_point_for_machines() {
        let csv = written(Format::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        let cells: Vec<&str> = row.iter().skip(1).collect();
        let moment = "2026-03-02T08:05:00+07:00";
        let wanted = ["8", "82.50", "USD 1250.50", "2026-03-02", moment, "true", "F", "", "x1"];
        assert_eq!(cells, wanted);
    }

    #[test]
    fn json_keeps_types_and_the_order_of_the_columns() {
        let json = written(Format::Json);
        let rows: Value = serde_json::from_str(&json).unwrap();
        let row = &rows[0];
        assert_eq!(row["jp"], 8);
        assert_eq!(row["attendance"], 82.5);
        assert_eq!(row["value"]["amount"], 1250.5);
        assert_eq!(row["value"]["currency"], "USD");
        assert_eq!(row["present"], true);
        assert_eq!(row["sex"], "F");
        assert!(row["empty"].is_null());
        let at = |name: &str| json.find(&format!("\"{name}\"")).unwrap();
        assert!(at("name") < at("jp") && at("jp") < at("attendance") && at("sex") < at("id"));
    }
}
