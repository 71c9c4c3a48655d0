//! Reads separated text (CSV): finds the separator, follows quotes, keeps the row numbers of Excel.
//!
//! Fields are handed on one by one, so that a line of a million separators costs no memory.

use std::borrow::Cow;

use super::Workbook;
use super::cell::RawCell;
use super::error::Refusal;
use super::gather::Gatherer;
use super::limits::{LIMITS, Limit};
use crate::exchange::formula::unguard;

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Rows and bytes that are looked at to find the separator.
const SNIFFED_ROWS: u32 = 200;
const SNIFFED_BYTES: usize = 256 << 10;

/// Reads a text as one sheet without a name.
pub(super) fn read(text: &str) -> Result<Workbook, Refusal> {
    let (separator, body) = declared(text).unwrap_or_else(|| (sniff(text), text));
    let mut gatherer = Gatherer::default();
    for field in Fields::new(body, separator) {
        if field.open {
            return Err(Refusal::OpenQuote(field.row.saturating_add(1)));
        }
        // No character has more than four bytes.
        if field.text.len() / 4 > LIMITS.cell_chars {
            return Err(Refusal::TooBig(Limit::CellChars));
        }
        gatherer.put(field.row, field.column, RawCell::words(unmasked(&field.text)))?;
    }
    gatherer.finish()
}

/// Excel's own first line `sep=;` names the separator.
fn declared(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = rest.chars().next()?;
    let (line, body) = rest.split_once('\n')?;
    let alone = line.trim_end_matches('\r').chars().count() == 1;
    (alone && separator != '"').then_some((separator, body))
}

/// Takes the separator with which most rows have the same number of columns.
fn sniff(text: &str) -> char {
    let text = text.get(..text.floor_char_boundary(SNIFFED_BYTES)).unwrap_or(text);
    let agreement = |separator: char| {
        let mut widths: Vec<u32> = Vec::new();
        let rows = Fields::new(text, separator).take_while(|field| field.row < SNIFFED_ROWS);
        for field in rows.filter(|field| field.column < LIMITS.columns) {
            if field.column == 0 {
                widths.push(0);
            }
            if let Some(width) = widths.last_mut() {
                *width = field.column;
            }
        }
        widths.retain(|width| *width > 0);
        widths.sort_unstable();
        widths.chunk_by(|a, b| a == b).map(|same| (same.len(), same.first().copied())).max()
    };
    let mut best = (',', None);
    for separator in SEPARATORS {
        let agreed = agreement(separator);
        if agreed > best.1 {
            best = (separator, agreed);
        }
    }
    best.0
}

/// Takes off what spreadsheets put around text to keep it from being a formula or a number.
fn unmasked(text: &str) -> &str {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner;
    }
    unguard(text)
}

/// One field with its place, counted from 0.
#[derive(Debug)]
struct Field<'a> {
    row: u32,
    column: u32,
    text: Cow<'a, str>,
    /// It starts with a quote that the text never closes.
    open: bool,
}

/// Walks over the fields of a text; blank lines count as rows, as in a spreadsheet.
#[derive(Debug)]
struct Fields<'a> {
    rest: &'a str,
    separator: char,
    row: u32,
    column: u32,
    ended: bool,
    open: bool,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text, separator, row: 0, column: 0, ended: text.is_empty(), open: false }
    }

    /// Takes a field in quotes; what follows the closing quote belongs to it as it stands.
    fn quoted(&mut self) -> Cow<'a, str> {
        let mut text = String::new();
        while let Some((before, after)) = self.rest.split_once('"') {
            text.push_str(before);
            self.rest = after;
            let Some(next) = after.strip_prefix('"') else {
                text.push_str(self.plain());
                return Cow::Owned(text);
            };
            text.push('"');
            self.rest = next;
        }
        self.open = true;
        text.push_str(std::mem::take(&mut self.rest));
        Cow::Owned(text)
    }

    fn plain(&mut self) -> &'a str {
        let end = self.rest.find([self.separator, '\n', '\r']);
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        if self.ended {
            return None;
        }
        let text = match self.rest.strip_prefix('"') {
            Some(rest) => {
                self.rest = rest;
                self.quoted()
            }
            None => Cow::Borrowed(self.plain()),
        };
        let field = Field { row: self.row, column: self.column, text, open: self.open };
        if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            self.column = self.column.saturating_add(1);
            return Some(field);
        }
        for line_end in ["\r\n", "\n", "\r"] {
            if let Some(rest) = self.rest.strip_prefix(line_end) {
                self.rest = rest;
                break;
            }
        }
        self.ended = self.rest.is_empty();
        self.row = self.row.saturating_add(1);
        self.column = 0;
        Some(field)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn grid(text: &str) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for field in Fields::new(text, ',') {
            if field.column == 0 {
                rows.push(Vec::new());
            }
            rows.last_mut().unwrap().push(field.text.into_owned());
        }
        rows
    }

    #[rstest]
    #[case("nik,nama\n1,\"a;b;c\"\n2,d\n", ',')]
    #[case("nik;nama\n1;a, b\n2;c, d\n3;e\n", ';')]
    #[case("nik\tnama\n1\ta,b\n2\tc;d\n", '\t')]
    #[case("DAFTAR PESERTA, ANGKATAN 3\n\nnik;nama;l/p\n1;a;L\n2;b;P\n", ';')]
    #[case("nama\nSiti\n", ',')]
    #[case("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n", ',')]
    fn the_separator_is_the_one_that_gives_even_rows(#[case] text: &str, #[case] wanted: char) {
        assert_eq!(sniff(text), wanted);
    }

    #[test]
    fn blank_lines_and_line_ends_in_quotes_keep_the_row_numbers_of_excel() {
        let workbook = read("a,b\r\n\r\n\"c\r\nd\",e\r\n\n\nf,g").unwrap();
        let rows = &workbook.sheets[0].rows;
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 6]);
        assert_eq!(rows[1].cell(0).shown(), "c\nd");
    }

    #[rstest]
    #[case("sep=;\na;b", "a", "b")]
    #[case("'=1+1,\"'+62 812\"", "=1+1", "+62 812")]
    #[case("'kata,'", "'kata", "'")]
    #[case("=\"0812\",x\"y\"", "0812", "x\"y\"")]
    #[case("\"a \"\"b\"\" c\",\"d\" e", "a \"b\" c", "d e")]
    fn a_field_is_read_as_it_was_meant(#[case] text: &str, #[case] one: &str, #[case] two: &str) {
        let workbook = read(text).unwrap();
        let row = &workbook.sheets[0].rows[0];
        assert_eq!([row.cell(0).shown(), row.cell(1).shown()], [one, two]);
    }

    #[test]
    fn a_million_separators_cost_nothing_and_an_open_quote_swallows_nothing() {
        assert!(read(&format!("a{}", ",".repeat(1_000_000))).is_ok());
        assert_eq!(read("a,b\n1,\"2\n3,4\n5,6"), Err(Refusal::OpenQuote(2)));
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-c\",;\n\r ]{0,4}", 2), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(grid(&text), rows);
        }
    }
}
