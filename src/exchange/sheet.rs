//! A table on its way to a file: columns that say what they hold, and rows that come one by one.

use std::borrow::Cow;
use std::fmt;

use crate::domain::field::Cell;

/// The codes of `Cell::Check`, under which its words are found.
pub const YES: &str = "yes";
/// See `YES`.
pub const NO: &str = "no";

/// The cells of one row, as many as the sheet has columns.
pub type Row = Vec<Cell>;

/// Rows that are made while they are written, so that a long table never stands in memory.
pub type Rows<'a> = Box<dyn Iterator<Item = Row> + 'a>;

/// A table with typed columns; it can be written several times, each time from its first row.
pub struct Sheet<'a> {
    /// Stable name in file names and JSON.
    pub name: String,
    /// Name for people, on the tab of a workbook.
    pub title: String,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    source: Box<dyn Source + 'a>,
    /// Hears of each row, and tells whether another is wanted.
    heard: Option<&'a dyn Fn() -> bool>,
}

/// Makes the rows of a sheet, each time from the first.
pub trait Source {
    /// Starts anew.
    fn rows(&self) -> Rows<'_>;
}

/// Few rows that stand in memory.
impl Source for Vec<Row> {
    fn rows(&self) -> Rows<'_> {
        Box::new(self.iter().cloned())
    }
}

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Stable name, the key in JSON.
    pub name: String,
    /// Heading for people.
    pub heading: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Pattern of days, such as `dd-mm-yyyy`; the usual one where empty.
    pub pattern: String,
    /// Width in characters.
    pub width: u16,
    /// The closed list that its cells are taken from; empty where there is none.
    pub codes: Vec<Code>,
    /// Whether a cell may be empty.
    pub demand: Demand,
    /// Where its values come from, such as `person.nik`.
    pub source: String,
}

/// A code of a closed list with the word that the receiver reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Code as stored.
    pub code: String,
    /// Word as shown.
    pub word: String,
}

/// What the cells of a column hold; formats and widths follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, and all numbers that nobody calculates with.
    Text,
    /// Whole numbers.
    Integer,
    /// Shares in percent.
    Percent,
    /// Amounts of money.
    Money,
    /// Days.
    Date,
    /// Moments.
    Moment,
    /// Codes of a closed list, and yes or no.
    Choice,
}

/// Whether a receiver wants a cell to be filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    /// It may be empty.
    #[default]
    None,
    /// An empty one is reported.
    Warn,
    /// An empty one is reported and stops the export of a careful operator.
    Block,
}

impl ColumnKind {
    /// All kinds with their stable names; the words are `column-kind-<name>`.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("integer", Self::Integer),
        ("percent", Self::Percent),
        ("money", Self::Money),
        ("date", Self::Date),
        ("moment", Self::Moment),
        ("choice", Self::Choice),
    ];

    /// Gives the stable name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }
}

impl Demand {
    /// All degrees with their stable names; the words are `column-demand-<name>`.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("warn", Self::Warn), ("block", Self::Block)];

    /// Gives the stable name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }
}

impl Column {
    /// Starts a column of words; the rest follows by name.
    pub fn new(name: &str, heading: &str, kind: ColumnKind) -> Self {
        Self {
            name: name.to_owned(),
            heading: heading.to_owned(),
            kind,
            pattern: String::new(),
            width: 16,
            codes: Vec::new(),
            demand: Demand::None,
            source: String::new(),
        }
    }

    /// Gives the word of a code; a code of a newer program stands for itself.
    pub fn word<'a>(&'a self, code: &'a str) -> &'a str {
        self.codes.iter().find(|known| known.code == code).map_or(code, |known| &known.word)
    }

    /// Gives the code of a word, for reading back what was written.
    pub fn code<'a>(&'a self, word: &'a str) -> &'a str {
        self.codes.iter().find(|known| known.word == word).map_or(word, |known| &known.code)
    }
}

impl<'a> Sheet<'a> {
    /// Makes a sheet of columns and of what makes its rows.
    pub fn new(name: &str, title: &str, columns: Vec<Column>, source: impl Source + 'a) -> Self {
        let (name, title) = (name.to_owned(), title.to_owned());
        Self { name, title, columns, source: Box::new(source), heard: None }
    }

    /// Has each row heard of as it is taken; where `heard` says no, there are no more of them.
    pub fn hear(&mut self, heard: &'a dyn Fn() -> bool) {
        self.heard = Some(heard);
    }

    /// Gives the rows from the first.
    pub fn rows(&self) -> Rows<'_> {
        match self.heard {
            None => self.source.rows(),
            Some(heard) => Box::new(self.source.rows().take_while(|_| heard())),
        }
    }
}

impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Sheet")
            .field("name", &self.name)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

/// Writes a number given in parts of a whole as a decimal: 8250 with two places is `82.50`.
pub fn decimal(value: i64, places: usize, point: char) -> String {
    if places == 0 {
        return value.to_string();
    }
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at_checked(digits.len() - places).unwrap_or((&digits, ""));
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{whole}{point}{part}")
}

/// Gives the text under which a cell stands in plain text files, codes replaced by their words.
pub fn shown<'a>(column: &'a Column, cell: &'a Cell) -> Cow<'a, str> {
    match cell {
        Cell::Choice(_, code) => Cow::Borrowed(column.word(code)),
        Cell::Check(true) => Cow::Borrowed(column.word(YES)),
        Cell::Check(false) => Cow::Borrowed(column.word(NO)),
        other => plain(other),
    }
}

/// Gives the text of a cell with codes as they are stored.
pub fn plain(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Choice(_, text) => Cow::Borrowed(text),
        Cell::Check(true) => Cow::Borrowed(YES),
        Cell::Check(false) => Cow::Borrowed(NO),
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Percent(hundredths) => Cow::Owned(decimal(*hundredths, 2, '.')),
        Cell::Money(amount) => Cow::Owned(amount.plain()),
        Cell::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
        Cell::Moment(moment) => Cow::Owned(moment.to_rfc3339()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_keeps_its_zeros_and_its_sign() {
        assert_eq!(decimal(8250, 2, '.'), "82.50");
        assert_eq!(decimal(5, 2, ','), "0,05");
        assert_eq!(decimal(-5, 2, '.'), "-0.05");
        assert_eq!(decimal(-125_000, 0, '.'), "-125000");
        assert_eq!(decimal(i64::MIN, 2, '.'), "-92233720368547758.08");
    }

    #[test]
    fn a_code_without_a_word_stands_for_itself() {
        let mut column = Column::new("sex", "L/P", ColumnKind::Choice);
        column.codes.push(Code { code: "F".to_owned(), word: "P".to_owned() });
        assert_eq!(shown(&column, &Cell::Choice("sex", "F".to_owned())), "P");
        assert_eq!(shown(&column, &Cell::Choice("sex", "X".to_owned())), "X");
        assert_eq!(column.code("P"), "F");
    }

    #[test]
    fn a_sheet_starts_from_its_first_row_each_time() {
        let rows: Vec<Row> = (1..=3).map(|number| vec![Cell::Integer(number)]).collect();
        let sheet = Sheet::new("a", "A", Vec::new(), rows.clone());
        assert_eq!(sheet.rows().collect::<Vec<Row>>(), rows);
        assert_eq!(sheet.rows().collect::<Vec<Row>>(), rows);
    }
}
