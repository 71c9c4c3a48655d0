//! A list as it was read from a sheet: where it stands, its rows, and what is wrong with them.

use crate::domain::field::Cell;

use super::columns::Column;
use super::finding::{Finding, Level};

/// A list as it was read; `R` is what a row says.
#[derive(Clone, Debug)]
pub struct Listed<R> {
    /// Sheet that was read.
    pub sheet: String,
    /// Row of its headings.
    pub heading_row: u32,
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// One row a person, refused ones included.
    pub rows: Vec<R>,
    /// What is wrong, in the order of the rows.
    pub findings: Vec<Finding>,
    /// Rows below the headings that are no people: sums, signatures, repeated headings.
    pub skipped: Vec<u32>,
    /// Other sheets that hold a list as well and were not read.
    pub other_sheets: Vec<String>,
}

/// A row as it stands in the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Row of the sheet, counted from 1.
    pub number: u32,
    /// What stands in each of the columns.
    pub raw: Vec<String>,
    /// What was understood of it.
    pub understood: Vec<Understood>,
}

/// A value as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// Stable name of what it is.
    pub field: &'static str,
    /// Place of its column in the list, where the heading tells more than the name.
    pub column: Option<usize>,
    /// The value.
    pub cell: Cell,
}

impl<R> Listed<R> {
    /// Gives the findings of a row.
    pub fn findings_of(&self, row: u32) -> impl Iterator<Item = &Finding> {
        let start = self.findings.partition_point(|finding| finding.row < row);
        self.findings.iter().skip(start).take_while(move |finding| finding.row == row)
    }

    /// Adds what somebody else found.
    pub fn add(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
        self.findings.sort_by_key(|finding| finding.row);
    }

    /// Tells whether a row is refused.
    pub fn refuses(&self, row: u32) -> bool {
        self.findings_of(row).any(|finding| finding.level == Level::Error)
    }

    /// Gives the headings that nobody knows, so that nothing is left out silently.
    pub fn unknown_headings(&self) -> impl Iterator<Item = &str> {
        self.columns
            .iter()
            .filter(|column| column.target.is_none() && !column.heading.is_empty())
            .map(|column| column.heading.as_str())
    }

    /// Keeps of each row only what stands in the sheet.
    pub fn into_lines(self) -> Listed<Line>
    where
        R: Into<Line>,
    {
        Listed {
            sheet: self.sheet,
            heading_row: self.heading_row,
            columns: self.columns,
            rows: self.rows.into_iter().map(Into::into).collect(),
            findings: self.findings,
            skipped: self.skipped,
            other_sheets: self.other_sheets,
        }
    }
}
