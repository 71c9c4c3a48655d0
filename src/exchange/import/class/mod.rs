//! Reads registers and lists of scores: rows about people of one cohort.

mod headings;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::field::{Cell, Field};
use crate::domain::fields::{ENROLMENT_FIELDS, field_named};
use crate::domain::grammar::Sign;
use crate::domain::id::{ModuleId, SessionId};
use crate::domain::records::{Curriculum, Enrolment, Person, Score, Session};
use crate::domain::scores::ScoreColumn;
use crate::domain::text::{Nik, clean, fold_heading};
use crate::exchange::source::{RawCell, RawRow, Workbook};

use super::columns::{Column, Target};
use super::finding::{Finding, Level, Reason, reason_of};
use super::layout::{self, NoTable};
use super::list::{Line, Listed, Understood};
use super::row::{lost_digits, written};
use super::shape::{Said, Shape};

pub(super) use headings::{of_register, of_scores};

/// A row about somebody of the cohort.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassRow {
    /// Row of the sheet, counted from 1.
    pub number: u32,
    /// Identity number, where it could be read.
    pub nik: Option<Nik>,
    /// Roll number.
    pub roll: Option<u16>,
    /// Name.
    pub name: String,
    /// What stands about the person, from the left; an empty cell says nothing.
    pub cells: Vec<ClassCell>,
    /// What stands in each of the columns.
    pub raw: Vec<String>,
}

/// A cell of a register or a list of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassCell {
    /// Place of its column in the list.
    pub column: usize,
    /// What it says.
    pub entry: Entry,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A mark in a session.
    Mark(SessionId, Sign),
    /// A score.
    Score(ScoreColumn, Score),
}

impl From<ClassRow> for Line {
    fn from(row: ClassRow) -> Self {
        let of = |field, cell| Understood { field, column: None, cell };
        let nik = row.nik.map(|nik| of("nik", Cell::text(nik.as_str())));
        let roll = row.roll.map(|roll| of("roll", Cell::integer(Some(roll))));
        let name = Some(of("name", Cell::text(&row.name))).filter(|_| !row.name.is_empty());
        let cells = row.cells.iter().map(|cell| {
            let (field, value) = match cell.entry {
                Entry::Mark(_, sign) => ("mark", Cell::Text(sign.typed())),
                Entry::Score(column, score) => (column.name(), score.cell()),
            };
            Understood { field, column: Some(cell.column), cell: value }
        });
        let understood = nik.into_iter().chain(roll).chain(name).chain(cells).collect();
        Self { number: row.number, raw: row.raw, understood }
    }
}

/// What is read from a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Nothing,
    Session(SessionId),
    Score(ScoreColumn),
}

/// Columns without which a list is none of scores.
pub(super) const SCORES_NEEDED: &[&[&str]] =
    &[&["name", "nik"], &["score", "pre_test", "post_test"]];

/// Sums and the like, which look like scores and are none.
const NO_SCORES: &[&str] = &[
    "jumlah",
    "total",
    "rata rata",
    "rerata",
    "nilai akhir",
    "nilai rata rata",
    "usia",
    "umur",
    "peringkat",
    "ranking",
    "average",
    "no",
    "nomor",
];

/// Reads a register of some of the sessions.
pub fn read_register(
    workbook: &Workbook,
    said: &Said,
    sessions: &[Session],
) -> Result<Listed<ClassRow>, NoTable> {
    let table = Shape::Register(sessions).find(workbook, said)?;
    let (places, findings) = session_places(&table.columns, table.heading_row, sessions);
    if places.iter().all(|place| *place == Place::Nothing) {
        return Err(NoTable::NoSession);
    }
    Ok(rows(table, &places, findings))
}

/// Reads scores in the modules of a curriculum.
pub fn read_scores(
    workbook: &Workbook,
    said: &Said,
    curriculum: &Curriculum,
) -> Result<Listed<ClassRow>, NoTable> {
    let table = Shape::Scores(curriculum).find(workbook, said)?;
    let place = |column: &Column| match column.target {
        Some(Target::Score(column)) => Place::Score(column),
        _ => Place::Nothing,
    };
    let places: Vec<Place> = table.columns.iter().map(place).collect();
    let findings = unknown_scores(&table);
    Ok(rows(table, &places, findings))
}

/// Finds the session of each column: the first column of a day is its first session.
fn session_places(
    columns: &[Column],
    heading_row: u32,
    sessions: &[Session],
) -> (Vec<Place>, Vec<Finding>) {
    let mut of_day: BTreeMap<NaiveDate, Vec<&Session>> = BTreeMap::new();
    for session in sessions.iter().filter(|session| session.is_planned()) {
        of_day.entry(session.date).or_default().push(session);
    }
    for day in of_day.values_mut() {
        day.sort_by_key(|session| (session.start, session.number));
    }
    let count = |day| columns.iter().filter(|column| column.is_of_day(day)).count();
    let (mut places, mut findings) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for column in columns {
        let found = match column.target {
            Some(Target::Day(day)) => {
                let held = of_day.get(&day).map(Vec::as_slice).unwrap_or_default();
                let at = seen.entry(day).or_default();
                let nth = held.get(*at);
                *at = at.saturating_add(1);
                match nth {
                    // One column cannot be both sessions of a day.
                    Some(_) if held.len() > count(day) => {
                        Err(("finding-sessions-several", vec![("count", held.len().to_string())]))
                    }
                    Some(session) => Ok(Place::Session(session.id)),
                    None => Err(("finding-no-session-on", vec![("day", written(day))])),
                }
            }
            Some(Target::Meeting(number)) => sessions
                .iter()
                .find(|session| session.number == number && session.is_planned())
                .map(|session| Place::Session(session.id))
                .ok_or(("finding-no-session", vec![("number", number.to_string())])),
            _ => Ok(Place::Nothing),
        };
        places.push(*found.as_ref().unwrap_or(&Place::Nothing));
        findings.extend(found.err().map(|reason| of_column(column, heading_row, "day", reason)));
    }
    (places, findings)
}

/// Names the columns that seem to hold scores and whose headings no module has.
fn unknown_scores(table: &layout::Table<'_>) -> Vec<Finding> {
    let is_score = |cell: &RawCell| {
        let column = ScoreColumn::Module(ModuleId::default());
        !cell.is_empty() && column.write(&mut Enrolment::default(), &cell.shown()).is_ok()
    };
    let is_unknown = |column: &&Column| {
        let folded = fold_heading(&column.heading);
        column.target.is_none()
            && !folded.is_empty()
            && !NO_SCORES.contains(&folded.as_str())
            && table.rows.iter().any(|row| is_score(row.cell(column.index)))
    };
    let reason = || ("finding-column-unknown", vec![]);
    let unknown = table.columns.iter().filter(is_unknown);
    unknown.map(|column| of_column(column, table.heading_row, "score", reason())).collect()
}

fn of_column(column: &Column, row: u32, field: &'static str, reason: Reason) -> Finding {
    let (heading, value) = (column.heading.clone(), column.heading.clone());
    Finding { row, heading, field, value, id: reason.0, facts: reason.1, level: Level::Warning }
}

fn rows(
    table: layout::Table<'_>,
    places: &[Place],
    mut findings: Vec<Finding>,
) -> Listed<ClassRow> {
    let mut rows = Vec::with_capacity(table.rows.len());
    for raw in &table.rows {
        let mut reader = Reader { row: row_of(raw, &table.columns), findings: Vec::new() };
        for (at, (column, place)) in table.columns.iter().zip(places).enumerate() {
            let spot = Spot { at, column, place: *place, cell: raw.cell(column.index) };
            if !spot.cell.is_empty() {
                reader.take(spot);
            }
        }
        findings.append(&mut reader.findings);
        rows.push(reader.row);
    }
    table.listed(rows, findings)
}

fn row_of(raw: &RawRow, columns: &[Column]) -> ClassRow {
    let shown = |column: &Column| raw.cell(column.index).shown().into_owned();
    ClassRow {
        number: raw.number,
        nik: None,
        roll: None,
        name: String::new(),
        cells: Vec::new(),
        raw: columns.iter().map(shown).collect(),
    }
}

/// A cell below its heading.
#[derive(Clone, Copy)]
struct Spot<'a> {
    at: usize,
    column: &'a Column,
    place: Place,
    cell: &'a RawCell,
}

/// A row while it is read.
struct Reader {
    row: ClassRow,
    findings: Vec<Finding>,
}

impl Reader {
    fn take(&mut self, spot: Spot<'_>) {
        match spot.column.target {
            Some(Target::Roll) => self.roll(spot),
            Some(Target::Field(field)) if field.name == "nik" => self.nik(field, spot),
            Some(Target::Field(_)) => self.row.name = clean(&spot.cell.shown()),
            _ => match entry(spot.place, spot.cell) {
                Ok(None) => {}
                Ok(Some(entry)) => self.row.cells.push(ClassCell { column: spot.at, entry }),
                Err((field, reason)) => self.find(spot, field, reason, Level::Error),
            },
        }
    }

    fn roll(&mut self, spot: Spot<'_>) {
        let Some(field) = field_named(ENROLMENT_FIELDS, "roll") else { return };
        let mut enrolment = Enrolment::default();
        let shown = spot.cell.shown();
        match (field.set)(&mut enrolment, shown.trim().trim_end_matches(['.', ')'])) {
            Ok(()) => self.row.roll = Some(enrolment.roll),
            Err(fault) => self.find(spot, "roll", reason_of(&fault), Level::Warning),
        }
    }

    /// A number that cannot be read leaves roll number and name to tell who is meant.
    fn nik(&mut self, field: &'static Field<Person>, spot: Spot<'_>) {
        if lost_digits(spot.cell) {
            return self.find(spot, "nik", ("finding-nik-number", vec![]), Level::Warning);
        }
        let mut person = Person::default();
        match (field.set)(&mut person, spot.cell.shown().trim_start_matches('\'')) {
            Ok(()) => self.row.nik = person.nik,
            Err(fault) => self.find(spot, "nik", reason_of(&fault), Level::Warning),
        }
    }

    fn find(&mut self, spot: Spot<'_>, field: &'static str, reason: Reason, level: Level) {
        let (id, facts) = reason;
        let (heading, value) = (spot.column.heading.clone(), spot.cell.shown().into_owned());
        self.findings.push(Finding {
            row: self.row.number,
            heading,
            field,
            value,
            id,
            facts,
            level,
        });
    }
}

/// Reads a cell; a fault comes with the name of what should stand there.
fn entry(place: Place, cell: &RawCell) -> Result<Option<Entry>, (&'static str, Reason)> {
    let field = match place {
        Place::Nothing => return Ok(None),
        Place::Session(_) => "mark",
        Place::Score(column) => column.name(),
    };
    match cell {
        RawCell::Fault(_) => return Err((field, ("finding-cell-fault", vec![]))),
        RawCell::Date(_) | RawCell::Moment(_) => {
            return Err((field, ("finding-cell-is-date", vec![])));
        }
        _ => {}
    }
    let shown = cell.shown();
    match place {
        Place::Nothing => Ok(None),
        Place::Session(session) => match Sign::of_text(&shown) {
            Some(sign) => Ok(Some(Entry::Mark(session, sign))),
            None => Err((field, ("finding-not-a-mark", vec![]))),
        },
        Place::Score(column) => {
            let mut enrolment = Enrolment::default();
            let written = column.write(&mut enrolment, &shown);
            written.map_err(|fault| (field, reason_of(&fault)))?;
            Ok(column.of(&enrolment).map(|score| Entry::Score(column, score)))
        }
    }
}

#[cfg(test)]
mod tests;
