//! Reads a list of participants.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::records::Person;
use crate::domain::text::Nik;
use crate::exchange::source::Workbook;
use crate::reference::Reference;

use super::finding::{Finding, Level};
use super::layout::NoTable;
use super::list::{Line, Listed, Understood};
use super::row;
use super::shape::{Said, Shape};

/// What the reading of a list needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What somebody said of the table.
    pub said: &'a Said,
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
        let fields = row.given.iter().filter_map(|name| row::named(name));
        let understood = fields.map(|field| {
            let cell = (field.get)(&row.person);
            Understood { field: field.name, column: None, cell }
        });
        Self { number: row.number, understood: understood.collect(), raw: row.raw }
    }
}

/// Reads the list of participants in a workbook.
pub fn read_people(workbook: &Workbook, options: Options<'_>) -> Result<People, NoTable> {
    let table = Shape::People.find(workbook, options.said)?;
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
