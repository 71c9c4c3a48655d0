//! Takes lists of participants into a cohort: first what would happen, then one change.

use std::path::Path;

use crate::domain::field::Cell;
use crate::domain::records::{Cohort, CohortState, Enrolment, Person};
use crate::exchange::atomic;
use crate::exchange::import;
use crate::exchange::write::WriteError;
use crate::store::{Change, CommandArg};

use super::report::failure::of_writing;
use super::roster::Roster;
use super::{App, AppError, ErrorKind, cohorts, intake};

pub use crate::exchange::import::{
    Column, CorrectionWords, Finding, Level, People, PersonRow, Target,
};
pub use crate::store::Receipt;

/// Which list goes where.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The file.
    pub file: &'a Path,
    /// Code of the cohort.
    pub cohort: &'a str,
    /// Sheet of the file, where the user named one.
    pub sheet: Option<&'a str>,
}

/// What a list would do to the store.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Cohort that the people join.
    pub cohort: Cohort,
    /// The list with all its findings.
    pub people: People,
    /// One row a person of the list, in its order.
    pub rows: Vec<PlannedRow>,
    sha256: String,
    enrolled: usize,
}

/// What a row of a list would do.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRow {
    /// Row of the sheet, counted from 1.
    pub number: u32,
    /// What would happen.
    pub fate: Fate,
    /// Values of a known person that would change.
    pub changes: Vec<FieldChange>,
    /// Roll number in the cohort, where the row is not refused.
    pub roll: Option<u16>,
    pub(super) write: Write,
}

/// The records that a row writes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Write {
    /// The person as stored; none where the person is new.
    pub(super) before: Option<Person>,
    /// The person as the row says; none where nothing is said otherwise.
    pub(super) after: Option<Person>,
    /// Place in the cohort, where there was none.
    pub(super) enrolment: Option<Enrolment>,
}

/// What happens to the person of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Is not known yet and joins the cohort.
    New,
    /// Is known from elsewhere and joins the cohort.
    Joins,
    /// Is in the cohort already; something is said otherwise.
    Changed,
    /// Is in the cohort already, with the same values.
    Same,
    /// Is not taken, because of an error.
    Refused,
}

/// A value that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Stable name of the field.
    pub field: &'static str,
    /// As it is stored.
    pub before: Cell,
    /// As the list says.
    pub after: Cell,
}

impl Plan {
    /// Counts the rows with a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// Tells whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| matches!(row.fate, Fate::Same | Fate::Refused))
    }

    /// Gives the places of the cohort and how many people it would have, where they are too few.
    pub fn over_capacity(&self) -> Option<(u16, usize)> {
        let all = self.enrolled + self.count(Fate::New) + self.count(Fate::Joins);
        self.cohort.capacity.filter(|places| usize::from(*places) < all).map(|places| (places, all))
    }
}

/// Reads a list and says what it would do; writes nothing.
pub fn plan(app: &App, request: Request<'_>) -> Result<Plan, AppError> {
    let snapshot = app.store.read()?;
    let cohort = cohorts::find(&snapshot, request.cohort)?;
    if matches!(cohort.state, CohortState::Graduated | CohortState::Archived) {
        return Err(AppError::new(ErrorKind::Data, "error-cohort-finished")
            .fact("code", cohort.code)
            .hint("hint-list-cohorts"));
    }
    let file = intake::people(app, request.file, request.sheet)?;
    let mut roster = Roster::new(&snapshot, cohort.id)?;
    let enrolled = roster.len();
    let mut people = file.people;
    let findings: Vec<Finding> =
        people.rows.iter().filter_map(|row| roster.doubt(row, &people)).collect();
    people.add(findings);
    let mut rows = Vec::with_capacity(people.rows.len());
    for row in &people.rows {
        let refused = people.refuses(row.number);
        rows.push(if refused { PlannedRow::refused(row.number) } else { roster.take(row)? });
    }
    Ok(Plan { cohort, people, rows, sha256: file.sha256, enrolled })
}

/// Does what was planned, as one change that can be taken back; nothing where nothing would
/// change.
pub fn apply(app: &App, plan: &Plan) -> Result<Option<Receipt>, AppError> {
    if plan.is_empty() {
        return Ok(None);
    }
    let mut change = app
        .change("participants.import")
        .with("cohort", CommandArg::Text(plan.cohort.code.clone()))
        .with("new", number(plan.count(Fate::New) + plan.count(Fate::Joins)))
        .with("changed", number(plan.count(Fate::Changed)))
        .with("refused", number(plan.count(Fate::Refused)))
        .with("sha256", CommandArg::Text(plan.sha256.clone()));
    for row in &plan.rows {
        row.put(&mut change)?;
    }
    Ok(Some(app.store.commit(change)?))
}

/// Writes the refused rows as a sheet that can be repaired and taken in again; tells how many.
pub fn write_faulty(
    plan: &Plan,
    file: &Path,
    words: &CorrectionWords<'_>,
) -> Result<u32, AppError> {
    let mut rows = 0;
    let draft = atomic::draft(file, |out| {
        rows = import::write_correction(&plan.people, words, out)?;
        Ok::<(), WriteError>(())
    });
    let published = draft.and_then(|draft| Ok(atomic::publish(vec![draft])?));
    drop(published.map_err(|error| of_writing(error, file))?.keep());
    Ok(rows)
}

fn number(count: usize) -> CommandArg {
    CommandArg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

impl PlannedRow {
    fn refused(number: u32) -> Self {
        let write = Write::default();
        Self { number, fate: Fate::Refused, changes: Vec::new(), roll: None, write }
    }

    fn put(&self, change: &mut Change) -> Result<(), AppError> {
        match (&self.write.before, &self.write.after) {
            (Some(before), Some(after)) => change.update(before, after)?,
            (None, Some(after)) => change.create(after)?,
            (_, None) => {}
        }
        if let Some(enrolment) = &self.write.enrolment {
            change.create(enrolment)?;
        }
        Ok(())
    }
}
