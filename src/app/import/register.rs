//! Takes registers of several sessions into a cohort.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::field::Cell;
use crate::domain::id::{CohortId, SessionId};
use crate::domain::records::{Centre, Cohort, Enrolment, How, Mark, Register, Session};
use crate::exchange::import::{self as lists, ClassRow, Entry, Finding, Level, Listed};
use crate::store::Snapshot;

use super::class::{Class, change_of};
use super::{App, AppError, Kind, Plan, PlannedRow, Source, Write};
use crate::app::class::{Stamp, mark_text, marked};
use crate::app::sessions;

/// Says what a list would do: which marks it fills in, and which it replaces. A blank cell says
/// nothing, so that nobody becomes absent by being left out.
pub(super) fn plan(source: &Source<'_>, cohort: Cohort) -> Result<Plan, AppError> {
    let (app, snapshot, book) = (source.app, source.snapshot, source.book);
    let all = sessions::of_cohort(snapshot, cohort.id)?;
    let mut list = lists::read_register(&book.workbook, source.said, &all)?;
    let mut class = Class::new(snapshot, &cohort)?;
    let people = class.find_all(&mut list);
    let mut rolls = Rolls::new(app, snapshot, cohort.id, all)?;
    let mut rows = Vec::with_capacity(list.rows.len());
    for (row, enrolment) in list.rows.iter().zip(people) {
        source.reach(rows.len(), list.rows.len())?;
        rows.push(match enrolment {
            Some(enrolment) => rolls.take(&list, row, &enrolment),
            None => PlannedRow::refused(row.number),
        });
    }
    let registers = rolls.touched(&rows);
    list.add(rolls.findings);
    let (kind, enrolled) = (Kind::Register, class.len());
    let (list, sha256) = (list.into_lines(), book.sha256.clone());
    Ok(Plan { kind, cohort, list, rows, registers, sha256, enrolled })
}

/// The sessions of the cohort and what is marked in them.
struct Rolls {
    cohort: CohortId,
    sessions: BTreeMap<SessionId, Session>,
    registers: BTreeMap<SessionId, Register>,
    correction_days: u16,
    stamp: Stamp,
    /// Columns of locked sessions that were told of.
    told: BTreeSet<usize>,
    findings: Vec<Finding>,
}

/// Whether a mark can be taken.
enum Way {
    Free,
    /// The session is locked: a correction needs a reason, which no sheet gives.
    Locked(u16),
    /// The person was not in the cohort on that day.
    NotExpected(NaiveDate),
}

impl Rolls {
    fn new(
        app: &App,
        snapshot: &Snapshot,
        cohort: CohortId,
        sessions: Vec<Session>,
    ) -> Result<Self, AppError> {
        let centre = snapshot.all::<Centre>()?.pop().unwrap_or_default();
        let registers = snapshot.children::<Register>(cohort.uuid())?;
        Ok(Self {
            cohort,
            sessions: sessions.into_iter().map(|session| (session.id, session)).collect(),
            registers: registers.into_iter().map(|row| (row.session, row)).collect(),
            correction_days: centre.correction_days,
            stamp: Stamp { by: app.operator, at: app.clock.now() },
            told: BTreeSet::new(),
            findings: Vec::new(),
        })
    }

    fn take(
        &mut self,
        list: &Listed<ClassRow>,
        row: &ClassRow,
        enrolment: &Enrolment,
    ) -> PlannedRow {
        let (mut changes, mut marks) = (Vec::new(), Vec::new());
        for cell in &row.cells {
            let Entry::Mark(id, sign) = cell.entry else { continue };
            let before = self.registers.get(&id).and_then(|row| row.marks.get(&enrolment.id));
            if before.is_some_and(|mark| sign.is_said_by(mark)) {
                continue;
            }
            match self.way(id, enrolment) {
                Way::Free => {
                    let after = marked(sign, before, How::Imported, self.stamp);
                    let values = (cell_of(before), cell_of(Some(&after)));
                    changes.push(change_of(list, cell.column, "mark", values));
                    marks.push((id, after));
                }
                Way::Locked(number) if self.told.insert(cell.column) => {
                    let facts = vec![("number", number.to_string())];
                    let heading = (list.heading_row, cell.column);
                    self.find(list, heading, ("finding-session-locked", facts));
                }
                Way::Locked(_) => {}
                Way::NotExpected(day) => {
                    let facts = vec![("day", day.format("%d-%m-%Y").to_string())];
                    self.find(list, (row.number, cell.column), ("finding-not-expected", facts));
                }
            }
        }
        let write = Write::Marks(enrolment.id, marks);
        PlannedRow::of_values(row.number, enrolment.roll, changes, write)
    }

    fn way(&self, session: SessionId, enrolment: &Enrolment) -> Way {
        let Some(session) = self.sessions.get(&session) else { return Way::Free };
        let today = self.stamp.at.date_naive();
        if session.is_locked_on(today, self.correction_days) {
            Way::Locked(session.number)
        } else if enrolment.is_expected_on(session.date) {
            Way::Free
        } else {
            Way::NotExpected(session.date)
        }
    }

    fn find(
        &mut self,
        list: &Listed<ClassRow>,
        (row, column): (u32, usize),
        (id, facts): (&'static str, Vec<(&'static str, String)>),
    ) {
        let of_row = list.rows.iter().find(|line| line.number == row);
        let heading = list.columns.get(column).map(|column| column.heading.clone());
        let heading = heading.unwrap_or_default();
        let value = of_row.and_then(|row| row.raw.get(column)).unwrap_or(&heading).clone();
        let level = Level::Warning;
        self.findings.push(Finding { row, heading, field: "mark", value, id, facts, level });
    }

    /// Gives the registers that get marks, as they are.
    fn touched(&self, rows: &[PlannedRow]) -> Vec<(Option<Register>, Register)> {
        let marks = rows.iter().flat_map(|row| match &row.write {
            Write::Marks(_, marks) => marks.as_slice(),
            _ => &[],
        });
        let ids: BTreeSet<SessionId> = marks.map(|mark| mark.0).collect();
        let registers = ids.into_iter().map(|session| {
            let before = self.registers.get(&session).cloned();
            let empty = || Register { session, cohort: self.cohort, ..Register::default() };
            (before.clone(), before.unwrap_or_else(empty))
        });
        registers.collect()
    }
}

fn cell_of(mark: Option<&Mark>) -> Cell {
    Cell::text(&mark_text(mark))
}
