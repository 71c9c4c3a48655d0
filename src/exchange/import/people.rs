//! Reads a list of participants.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::records::Person;
use crate::domain::text::Nik;
use crate::exchange::source::Workbook;
use crate::reference::Reference;

use super::columns::Target;
use super::finding::{Finding, Level};
use super::layout::{self, Form, NoTable};
use super::list::{Line, Listed};
use super::row;

/// What a list of participants looks like.
const FORM: Form<'_> = Form { target: &Target::of_heading, needed: &[&["name"], &["nik"]] };

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
pub type People = Listed<PersonRow>;

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

impl From<PersonRow> for Line {
    fn from(row: PersonRow) -> Self {
        Self { number: row.number, raw: row.raw }
    }
}

/// Reads the list of participants in a workbook.
pub fn read_people(workbook: &Workbook, options: Options<'_>) -> Result<People, NoTable> {
    let table = layout::find(workbook, options.sheet, &FORM)?;
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
    Ok(table.listed(rows, findings))
}
