//! Takes lists of scores into a cohort.

use crate::domain::field::Cell;
use crate::domain::records::{Cohort, Enrolment, Score};
use crate::exchange::import::{self as lists, ClassRow, Entry, Listed};

use super::class::{Class, change_of};
use super::{AppError, Kind, Plan, PlannedRow, Source, Write, cohorts};

/// Says what a list would do: which scores it fills in, and which it replaces.
pub(super) fn plan(source: &Source<'_>, cohort: Cohort) -> Result<Plan, AppError> {
    let (snapshot, book) = (source.snapshot, source.book);
    let curriculum = cohorts::curriculum_of(snapshot, &cohort)?;
    let mut list = lists::read_scores(&book.workbook, source.said, &curriculum)?;
    let mut class = Class::new(snapshot, &cohort)?;
    let people = class.find_all(&mut list);
    let mut rows = Vec::with_capacity(list.rows.len());
    for (row, enrolment) in list.rows.iter().zip(people) {
        source.reach(rows.len(), list.rows.len())?;
        rows.push(match enrolment {
            Some(enrolment) => planned(&list, row, enrolment),
            None => PlannedRow::refused(row.number),
        });
    }
    let (kind, enrolled) = (Kind::Scores, class.len());
    let (list, sha256) = (list.into_lines(), book.sha256.clone());
    Ok(Plan { kind, cohort, list, rows, registers: Vec::new(), sha256, enrolled })
}

fn planned(list: &Listed<ClassRow>, row: &ClassRow, before: Enrolment) -> PlannedRow {
    let mut after = before.clone();
    let mut changes = Vec::new();
    for cell in &row.cells {
        let Entry::Score(column, score) = cell.entry else { continue };
        let old = column.of(&before);
        // The value was taken once by the same column, so it is taken again.
        if old != Some(score) && column.write(&mut after, &score.typed()).is_ok() {
            let values = (old.map_or(Cell::Empty, Score::cell), score.cell());
            changes.push(change_of(list, cell.column, column.name(), values));
        }
    }
    let roll = before.roll;
    let write = Write::Scores(Box::new((before, after)));
    PlannedRow::of_values(row.number, roll, changes, write)
}
