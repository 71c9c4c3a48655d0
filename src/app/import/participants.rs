//! Takes lists of participants into a cohort.

use crate::domain::records::Cohort;
use crate::exchange::import::{self as lists, Finding, Options};
use crate::store::Snapshot;

use super::roster::Roster;
use super::{App, AppError, Kind, Plan, PlannedRow, Request, file};

/// Says what a list would do: whom it makes known, whom it enrols, what it changes.
pub(super) fn plan(
    app: &App,
    snapshot: &Snapshot,
    cohort: Cohort,
    request: Request<'_>,
) -> Result<Plan, AppError> {
    let options = Options { sheet: request.sheet, today: app.today(), reference: &app.reference };
    let (mut people, sha256) =
        file::read(app, request.file, |workbook| lists::read_people(workbook, options))?;
    let mut roster = Roster::new(snapshot, cohort.id)?;
    let enrolled = roster.len();
    let findings: Vec<Finding> =
        people.rows.iter().filter_map(|row| roster.doubt(row, &people)).collect();
    people.add(findings);
    let mut rows = Vec::with_capacity(people.rows.len());
    for row in &people.rows {
        let refused = people.refuses(row.number);
        rows.push(if refused {
            PlannedRow::refused(row.number)
        } else {
            roster.take(row, &people.columns)?
        });
    }
    let list = people.into_lines();
    let kind = Kind::Participants;
    Ok(Plan { kind, cohort, list, rows, registers: Vec::new(), sha256, enrolled })
}
