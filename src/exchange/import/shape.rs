//! The kinds of lists, each with what its columns may hold, and what of a file somebody said
//! themselves in place of what is found.

use std::collections::BTreeMap;

use crate::domain::fields::{PERSON_FIELDS, field_named};
use crate::domain::records::{Curriculum, Session};
use crate::domain::scores::ScoreColumn;
use crate::exchange::source::{RawCell, RawRow, RawSheet, Workbook};

use super::class::{SCORES_NEEDED, of_register, of_scores};
use super::columns::{Column, Target};
use super::layout::{self, Form, NoTable, Table};

/// Rows below the headings among which the first value of a column is sought.
const SAMPLE_ROWS: usize = 100;

/// What somebody said of a table in place of what is found.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Its sheet.
    pub sheet: Option<String>,
    /// The row of its headings, counted from 1.
    pub heading_row: Option<u32>,
    /// What columns hold, by their place counted from 0; none for one that is not read.
    pub columns: BTreeMap<u16, Option<Target>>,
}

impl Said {
    /// Names a sheet and nothing else.
    pub fn sheet(name: Option<&str>) -> Self {
        Self { sheet: name.map(str::to_owned), ..Self::default() }
    }
}

/// A kind of list.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'a> {
    /// Participants.
    People,
    /// Marks in these sessions.
    Register(&'a [Session]),
    /// Scores in the modules of a curriculum.
    Scores(&'a Curriculum),
}

/// A table as it is found, before anything is read from it.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Its sheet.
    pub sheet: String,
    /// All sheets of the file.
    pub sheets: Vec<String>,
    /// The row of its headings; 0 where the sheet is empty.
    pub heading_row: u32,
    /// Its columns from the left, with those that have no heading.
    pub columns: Vec<Column>,
    /// The first value below each heading.
    pub samples: Vec<String>,
}

impl Shape<'_> {
    fn with<T>(self, call: impl FnOnce(&Form<'_>) -> T) -> T {
        match self {
            Self::People => {
                call(&Form { target: &Target::of_heading, needed: &[&["name"], &["nik"]] })
            }
            Self::Register(sessions) => {
                let target = |heading: &str| of_register(heading, sessions);
                call(&Form { target: &target, needed: &[&["name", "nik"], &["day"]] })
            }
            Self::Scores(curriculum) => {
                let target = |heading: &str| of_scores(heading, curriculum);
                call(&Form { target: &target, needed: SCORES_NEEDED })
            }
        }
    }

    /// Finds the table of such a list.
    pub(super) fn find<'w>(
        self,
        workbook: &'w Workbook,
        said: &Said,
    ) -> Result<Table<'w>, NoTable> {
        self.with(|form| layout::find(workbook, said, form))
    }

    /// Says where the table of such a list would be and what its columns hold, even where it lacks
    /// columns that no such list can be without.
    pub fn outline(self, workbook: &Workbook, said: &Said) -> Outline {
        let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let found = self.with(|form| {
            let found = layout::headings_in(workbook, said, form);
            found.map(|(sheet, headings, _)| (sheet, headings.row, headings.columns))
        });
        let (sheet, row, mut columns) = match found {
            Ok(found) => found,
            Err(_) => match first_row(workbook, said) {
                Some((sheet, row)) => (sheet, row.number, bare_columns(row)),
                None => return Outline { sheets, ..Outline::default() },
            },
        };
        add_headless(sheet, row, &mut columns);
        let samples = columns.iter().map(|column| sample(sheet, row, column.index)).collect();
        Outline { sheet: sheet.name.clone(), sheets, heading_row: row, columns, samples }
    }

    /// Lists what its columns may hold, in the order of display.
    pub fn targets(self) -> Vec<Target> {
        let person = |name| field_named(PERSON_FIELDS, name).map(Target::Field);
        let who = || ["nik", "name"].into_iter().filter_map(person).chain([Target::Roll]);
        match self {
            Self::People => {
                let places = [Target::Birth, Target::Regency, Target::Province];
                PERSON_FIELDS.iter().map(Target::Field).chain(places).collect()
            }
            Self::Register(sessions) => {
                let planned = sessions.iter().filter(|session| session.is_planned());
                who().chain(planned.map(|session| Target::Meeting(session.number))).collect()
            }
            Self::Scores(curriculum) => {
                who().chain(ScoreColumn::all(curriculum).into_iter().map(Target::Score)).collect()
            }
        }
    }
}

/// Takes the first row with two words or more, or the first of all, of the sheet that is wanted.
fn first_row<'w>(workbook: &'w Workbook, said: &Said) -> Option<(&'w RawSheet, &'w RawRow)> {
    let named = layout::wanted(workbook, said).find(|sheet| !sheet.rows.is_empty());
    let sheet = named.or_else(|| workbook.sheets.iter().find(|sheet| !sheet.rows.is_empty()))?;
    let words = |row: &&RawRow| {
        row.cells.iter().filter(|cell| matches!(cell.1, RawCell::Text(_))).count() >= 2
    };
    let told = sheet.rows.iter().find(|row| Some(row.number) == said.heading_row);
    let row = told.or_else(|| sheet.rows.iter().find(words)).or_else(|| sheet.rows.first())?;
    Some((sheet, row))
}

fn bare_columns(row: &RawRow) -> Vec<Column> {
    let column = |(index, cell): &(u16, RawCell)| Column {
        index: *index,
        heading: crate::domain::text::clean(&cell.shown()),
        target: None,
    };
    row.cells.iter().map(column).collect()
}

/// Adds the columns below which something stands and above which nothing does.
fn add_headless(sheet: &RawSheet, heading_row: u32, columns: &mut Vec<Column>) {
    for row in sheet.rows.iter().filter(|row| row.number > heading_row).take(SAMPLE_ROWS) {
        for (index, _) in &row.cells {
            if columns.iter().all(|column| column.index != *index) {
                columns.push(Column { index: *index, heading: String::new(), target: None });
            }
        }
    }
    columns.sort_by_key(|column| column.index);
}

fn sample(sheet: &RawSheet, heading_row: u32, index: u16) -> String {
    let below = sheet.rows.iter().filter(|row| row.number > heading_row).take(SAMPLE_ROWS);
    let filled = below.map(|row| row.cell(index)).find(|cell| !cell.is_empty());
    filled.map(|cell| cell.shown().into_owned()).unwrap_or_default()
}
