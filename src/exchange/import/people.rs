//! Reads a list of participants.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::records::Person;
use crate::domain::text::Nik;
use crate::exchange::source::Workbook;
use crate::reference::Reference;

use super::columns::Column;
use super::finding::{Finding, Level};
use super::layout::{self, NoTable};
use super::row;

/// What the reading of a list needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Sheet to read, where the user named one.
    pub sheet: Option<&'a str>,
    /// Today.
    pub today: NaiveDate,
    /// Regions and countries.
    pub reference: &'a Reference,
}

/// A list of participants as it was read.
#[derive(Clone, Debug)]
pub struct People {
    /// Sheet that was read.
    pub sheet: String,
    /// Row of its headings.
    pub heading_row: u32,
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// One row a person, refused ones included.
    pub rows: Vec<PersonRow>,
    /// What is wrong, in the order of the rows.
    pub findings: Vec<Finding>,
    /// Rows below the headings that are no people: sums, signatures, repeated headings.
    pub skipped: Vec<u32>,
    /// Other sheets that hold a list as well and were not read.
    pub other_sheets: Vec<String>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// Row of the sheet, counted from 1.
    pub number: u32,
    /// What could be read; its id is nil.
    pub person: Person,
    /// Names of the fields that the row fills; an empty cell says nothing about its field.
    pub given: Vec<&'static str>,
    /// What stands in each of the columns.
    pub raw: Vec<String>,
}

impl People {
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
}

/// Reads the list of participants in a workbook.
pub fn read_people(workbook: &Workbook, options: Options<'_>) -> Result<People, NoTable> {
    let table = layout::find(workbook, options.sheet)?;
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut findings = Vec::new();
    let mut seen: BTreeMap<Nik, u32> = BTreeMap::new();
    for raw in &table.rows {
        let (row, mut found) = row::read(raw, &table.columns, options);
        if let Some(nik) = &row.person.nik {
            match seen.get(nik) {
                Some(first) => found.push(Finding {
                    row: row.number,
                    heading: row::heading_of(&table.columns, "nik").to_owned(),
                    field: "nik",
                    value: nik.to_string(),
                    id: "finding-nik-twice",
                    facts: vec![("first", first.to_string())],
                    level: Level::Error,
                }),
                None => drop(seen.insert(nik.clone(), row.number)),
            }
        }
        findings.append(&mut found);
        rows.push(row);
    }
    Ok(People {
        sheet: table.sheet.name.clone(),
        heading_row: table.heading_row,
        columns: table.columns,
        rows,
        findings,
        skipped: table.skipped,
        other_sheets: table.others,
    })
}
