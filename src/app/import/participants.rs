//! Takes lists of participants into a cohort.

use crate::domain::field::Cell;
use crate::domain::records::Cohort;
use crate::exchange::import::{self as lists, Finding, Options};

use super::roster::Roster;
use super::{AppError, Kind, Plan, PlannedRow, Source};

/// Says what a list would do: whom it makes known, whom it enrols, what it changes.
pub(super) fn plan(source: &Source<'_>, cohort: Cohort) -> Result<Plan, AppError> {
    let (app, book) = (source.app, source.book);
    let options = Options { said: source.said, today: app.today(), reference: &app.reference };
    let mut people = lists::read_people(&book.workbook, options)?;
    let mut roster = Roster::new(source.snapshot, cohort.id)?;
    let enrolled = roster.len();
    let findings: Vec<Finding> =
        people.rows.iter().filter_map(|row| roster.doubt(row, &people)).collect();
    people.add(findings);
    let mut rows = Vec::with_capacity(people.rows.len());
    for (done, row) in people.rows.iter().enumerate() {
        source.reach(done, people.rows.len())?;
        let refused = people.refuses(row.number);
        rows.push(if refused {
            PlannedRow::refused(row.number)
        } else {
            roster.take(row, &people.columns)?
        });
    }
    let mut list = people.into_lines();
    let regions = app.reference.regions();
    // People know their kecamatan by its name.
    let understood = list.rows.iter_mut().flat_map(|row| &mut row.understood);
    for value in understood.filter(|value| value.field == "region") {
        if let Cell::Text(code) = &value.cell {
            value.cell = regions.name(code).map_or(Cell::Empty, Cell::text);
        }
    }
    let (kind, sha256) = (Kind::Participants, book.sha256.clone());
    Ok(Plan { kind, cohort, list, rows, registers: Vec::new(), sha256, enrolled })
}
