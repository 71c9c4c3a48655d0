//! Takes lists of others into a cohort: first what would happen, then one change.
//!
//! Participants, registers and scores go the same way: `plan` reads the file and says of each row
//! what it would do, `apply` does it.

mod book;
mod class;
mod participants;
mod register;
mod roster;
mod scores;

use std::path::Path;

use crate::domain::field::Cell;
use crate::domain::id::{EnrolmentId, SessionId};
use crate::domain::records::{Cohort, Enrolment, Mark, Person, Register};
use crate::exchange::atomic;
use crate::exchange::import as lists;
use crate::exchange::write::WriteError;
use crate::store::{Change, CommandArg, Snapshot};

use super::report::failure::of_writing;
use super::watch::Watch;
use super::{App, AppError, cohorts};

pub use book::{Book, Place, Reading, Wanted, understand};

pub use crate::exchange::import::{
    Column, CorrectionWords, Finding, Level, Line, Listed, Outline, Said, Target, Understood,
};
pub use crate::store::Receipt;

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The people of a cohort.
    Participants,
    /// Their marks in sessions.
    Register,
    /// Their scores in tests and modules.
    Scores,
}

/// Which list goes where.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What it is about.
    pub kind: Kind,
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
    /// What the list is about.
    pub kind: Kind,
    /// Cohort that it is taken into.
    pub cohort: Cohort,
    /// The list with all its findings.
    pub list: Listed<Line>,
    /// One row a person of the list, in its order.
    pub rows: Vec<PlannedRow>,
    /// The registers that get marks, with none where there is none yet.
    registers: Vec<(Option<Register>, Register)>,
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
    /// Values of a known person that would be written.
    pub changes: Vec<ValueChange>,
    /// Roll number in the cohort, where the row is not refused.
    pub roll: Option<u16>,
    write: Write,
}

/// The records that a row writes.
#[derive(Clone, Debug, Default, PartialEq)]
enum Write {
    #[default]
    Nothing,
    Person(Box<PersonWrite>),
    Scores(Box<(Enrolment, Enrolment)>),
    Marks(EnrolmentId, Vec<(SessionId, Mark)>),
}

/// A person and the place in the cohort.
#[derive(Clone, Debug, Default, PartialEq)]
struct PersonWrite {
    /// As stored; none where the person is new.
    before: Option<Person>,
    /// As the row says; none where nothing is said otherwise.
    after: Option<Person>,
    /// Place in the cohort, where there was none.
    enrolment: Option<Enrolment>,
}

/// What happens to the person of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Is not known yet and joins the cohort.
    New,
    /// Is known from elsewhere and joins the cohort.
    Joins,
    /// Gets marks or scores where there were none.
    Filled,
    /// Is in the cohort already; something is said otherwise.
    Changed,
    /// Is in the cohort already, with the same values.
    Same,
    /// Is not taken, because of an error.
    Refused,
}

/// A value that would be written.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueChange {
    /// Stable name of what it is.
    pub field: &'static str,
    /// Heading of its column as it stands in the file.
    pub heading: String,
    /// As it is stored.
    pub before: Cell,
    /// As the list says.
    pub after: Cell,
}

impl ValueChange {
    /// Tells whether something else stood there before.
    pub fn replaces(&self) -> bool {
        self.before != Cell::Empty
    }
}

impl Kind {
    /// All kinds, in the order of display.
    pub const ALL: &'static [Self] = &[Self::Participants, Self::Register, Self::Scores];

    /// Gives the command that takes such a list in.
    pub fn command(self) -> &'static str {
        match self {
            Self::Participants => "participants.import",
            Self::Register => "register.import",
            Self::Scores => "scores.import",
        }
    }
}

impl Plan {
    /// Counts the rows with a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// Gives what it would do in figures, by name: of participants the people, of registers and
    /// scores the values that are filled in and replaced; and the rows that stay or are refused.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let written = |replaces: bool| {
            let changes = self.rows.iter().flat_map(|row| &row.changes);
            changes.filter(|change| change.replaces() == replaces).count()
        };
        let mut counts = match self.kind {
            Kind::Participants => vec![
                ("new", self.count(Fate::New)),
                ("joins", self.count(Fate::Joins)),
                ("changed", self.count(Fate::Changed)),
            ],
            Kind::Register | Kind::Scores => {
                vec![("filled", written(false)), ("changed", written(true))]
            }
        };
        counts.extend([("same", self.count(Fate::Same)), ("refused", self.count(Fate::Refused))]);
        counts
    }

    /// Gives the figures that the history keeps.
    fn told(&self) -> Vec<(&'static str, usize)> {
        let mut told = self.counts();
        told.retain(|row| row.0 != "same");
        if self.kind == Kind::Participants {
            // The history tells how many people came, wherever they were known from.
            told.retain(|row| row.0 != "joins");
            let joined = self.count(Fate::Joins);
            told.iter_mut().filter(|row| row.0 == "new").for_each(|row| row.1 += joined);
        }
        told
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
    cohorts::refuse_finished(&cohort)?;
    let watch = Watch::default();
    let book = Book::read(app, request.file, &watch)?;
    let said = Said::sheet(request.sheet);
    plan_of(app, &snapshot, (&book, &said), (request.kind, cohort), &watch)
}

/// Says what a file that was read would do to a cohort.
fn plan_of(
    app: &App,
    snapshot: &Snapshot,
    (book, said): (&Book, &Said),
    (kind, cohort): (Kind, Cohort),
    watch: &Watch,
) -> Result<Plan, AppError> {
    let source = Source { app, snapshot, book, said, watch };
    match kind {
        Kind::Participants => participants::plan(&source, cohort),
        Kind::Register => register::plan(&source, cohort),
        Kind::Scores => scores::plan(&source, cohort),
    }
}

/// What a plan is made from.
struct Source<'a> {
    app: &'a App,
    snapshot: &'a Snapshot,
    book: &'a Book,
    said: &'a Said,
    watch: &'a Watch,
}

impl Source<'_> {
    /// Tells that so many rows are planned of how many, or ends where somebody stopped it.
    fn reach(&self, done: usize, all: usize) -> Result<(), AppError> {
        self.watch.reach(done, all);
        self.watch.go_on()
    }
}

/// Does what was planned, as one change that can be taken back; nothing where nothing would
/// change.
pub fn apply(app: &App, plan: &Plan) -> Result<Option<Receipt>, AppError> {
    if plan.is_empty() {
        return Ok(None);
    }
    let code = CommandArg::Text(plan.cohort.code.clone());
    let mut change = app.change(plan.kind.command()).with("cohort", code);
    for (name, count) in plan.told() {
        let count = CommandArg::Number(i64::try_from(count).unwrap_or(i64::MAX));
        change = change.with(name, count);
    }
    change = change.with("sha256", CommandArg::Text(plan.sha256.clone()));
    let mut registers = plan.registers.clone();
    for row in &plan.rows {
        row.put(&mut change, &mut registers)?;
    }
    for (before, after) in &registers {
        match before {
            Some(before) => change.update(before, after)?,
            None => change.create(after)?,
        }
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
        rows = lists::write_correction(&plan.list, words, out)?;
        Ok::<(), WriteError>(())
    });
    let published = draft.and_then(|draft| Ok(atomic::publish(vec![draft])?));
    drop(published.map_err(|error| of_writing(error, file))?.keep());
    Ok(rows)
}

impl PlannedRow {
    fn refused(number: u32) -> Self {
        let (changes, write) = (Vec::new(), Write::Nothing);
        Self { number, fate: Fate::Refused, changes, roll: None, write }
    }

    /// Makes the row of somebody whose values are filled in or replaced.
    fn of_values(number: u32, roll: u16, changes: Vec<ValueChange>, write: Write) -> Self {
        let fate = if changes.iter().any(ValueChange::replaces) {
            Fate::Changed
        } else if changes.is_empty() {
            Fate::Same
        } else {
            Fate::Filled
        };
        Self { number, fate, changes, roll: Some(roll), write }
    }

    fn put(
        &self,
        change: &mut Change,
        registers: &mut [(Option<Register>, Register)],
    ) -> Result<(), AppError> {
        match &self.write {
            Write::Nothing => {}
            Write::Person(write) => {
                match (&write.before, &write.after) {
                    (Some(before), Some(after)) => change.update(before, after)?,
                    (None, Some(after)) => change.create(after)?,
                    (_, None) => {}
                }
                if let Some(enrolment) = &write.enrolment {
                    change.create(enrolment)?;
                }
            }
            Write::Scores(records) => change.update(&records.0, &records.1)?,
            Write::Marks(enrolment, marks) => {
                for (session, mark) in marks {
                    let register = registers.iter_mut().find(|row| row.1.session == *session);
                    if let Some((_, register)) = register {
                        drop(register.marks.insert(*enrolment, mark.clone()));
                    }
                }
            }
        }
        Ok(())
    }
}
