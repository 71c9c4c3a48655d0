//! The scores of a cohort as a grid: people down, tests and modules across, one change a cell.
//!
//! A `ScoreSheet` shows the last committed scores with what waits for its commit above them; a
//! cell that fails falls back to what is true.

mod figures;

use uuid::Uuid;

use crate::domain::id::{CohortId, EnrolmentId};
use crate::domain::records::{Cohort, Curriculum, Enrolment, Score};
use crate::domain::scores::ScoreColumn;
use crate::store::{Change, CommandArg, StoreError};

use super::class::{Book, Member};
use super::{App, AppError, Clock, cohorts, settled};

pub use super::settled::Settled;

/// The scores of one cohort.
#[derive(Clone, Debug)]
pub struct ScoreSheet {
    /// The cohort.
    pub cohort: Cohort,
    /// Both tests, then the modules in their order.
    pub columns: Vec<ScoreHeading>,
    /// The people by roll number.
    pub rows: Vec<ScoreRow>,
    pending: Vec<Pending>,
}

/// What stands above a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreHeading {
    /// The column.
    pub column: ScoreColumn,
    /// Code of the module; `pre_test` or `post_test` over a test.
    pub code: String,
    /// Title of the module; empty over a test.
    pub title: String,
    /// Points needed to pass; none for a test.
    pub needed: Option<u8>,
}

/// One person with all scores.
#[derive(Clone, Debug)]
pub struct ScoreRow {
    /// Place in the cohort, with the scores as they will be when all that waits is stored.
    pub enrolment: Enrolment,
    /// Name.
    pub name: String,
    /// The place as last committed.
    committed: Enrolment,
}

/// A cell that was handed to the writer.
#[derive(Clone, Debug)]
struct Pending {
    id: Uuid,
    enrolment: EnrolmentId,
    column: ScoreColumn,
    typed: String,
}

/// The change of one cell, to be handed to `submit`.
#[derive(Clone, Debug)]
pub struct Step {
    /// Names the change.
    pub id: Uuid,
    /// What stood there.
    pub before: Option<Score>,
    /// What stands there now.
    pub after: Option<Score>,
    args: Vec<(&'static str, CommandArg)>,
    records: (Enrolment, Enrolment),
}

/// Opens the scores of a cohort.
pub fn open_scores(app: &App, cohort: CohortId) -> Result<ScoreSheet, AppError> {
    Ok(ScoreSheet::of(Book::read(&app.store.read()?, cohort)?))
}

/// Hands the change of a cell to the writer and comes back at once; `notify` is called, on the
/// writer's thread, when it is committed or with why it is not.
pub fn submit(app: &App, step: Step, notify: impl FnOnce(Settled) + Send + 'static) {
    settled::submit(app, step.change(app), notify);
}

/// A cell that is named in words.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Code of the cohort.
    pub cohort: &'a str,
    /// Roll number.
    pub roll: u16,
    /// Code or title of a module, or `pre_test` or `post_test`.
    pub column: &'a str,
}

/// What was done to a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Name of the person.
    pub name: String,
    /// What stood there, as it is typed.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// Writes one cell and waits for its commit.
pub fn set_score(app: &App, cell: Named<'_>, typed: &str) -> Result<Noted, AppError> {
    let cohort = cohorts::find(&app.store.read()?, cell.cohort)?;
    let mut sheet = open_scores(app, cohort.id)?;
    let column = sheet.column_named(cell.column)?;
    let found = sheet.rows.iter().find(|row| row.enrolment.roll == cell.roll);
    let row = found
        .ok_or_else(|| AppError::user("error-roll-unknown").fact("roll", i64::from(cell.roll)))?;
    let (name, id, before) = (row.name.clone(), row.enrolment.id, column.of(&row.enrolment));
    let step = sheet.stage(id, column, typed)?;
    let after = step.as_ref().map_or(before, |step| step.after);
    if let Some(step) = step {
        app.store.commit(step.change(app)?)?;
    }
    Ok(Noted { name, before: typed_of(before), after: typed_of(after) })
}

impl ScoreSheet {
    /// Takes the scores out of a book.
    pub fn of(book: Book) -> Self {
        Self {
            columns: headings(&book.curriculum),
            cohort: book.cohort,
            rows: book.members.into_iter().map(ScoreRow::new).collect(),
            pending: Vec::new(),
        }
    }

    /// Finds the column of a module by its code or title, or of a test by its stable name.
    pub fn column_named(&self, word: &str) -> Result<ScoreColumn, AppError> {
        let is = |text: &str| cohorts::same_code(text, word);
        let by_code = self.columns.iter().find(|heading| is(&heading.code));
        let titled = |heading: &&ScoreHeading| !heading.title.is_empty() && is(&heading.title);
        let found = by_code.or_else(|| self.columns.iter().find(titled));
        found.map(|heading| heading.column).ok_or_else(|| {
            let is_module = |row: &&ScoreHeading| matches!(row.column, ScoreColumn::Module(_));
            let known: Vec<&str> =
                self.columns.iter().filter(is_module).map(|row| row.code.as_str()).collect();
            AppError::user("error-module-unknown")
                .fact("code", word)
                .fact("known", known.join(", "))
        })
    }

    /// Writes what was typed into a cell and gives the one change that stores it; none where the
    /// cell stays as it is. What cannot be taken leaves the sheet as it was.
    pub fn stage(
        &mut self,
        enrolment: EnrolmentId,
        column: ScoreColumn,
        typed: &str,
    ) -> Result<Option<Step>, AppError> {
        cohorts::refuse_finished(&self.cohort)?;
        let heading = self.columns.iter().find(|heading| heading.column == column);
        let row = self.rows.iter_mut().find(|row| row.enrolment.id == enrolment);
        let (Some(heading), Some(row)) = (heading, row) else {
            return Err(AppError::user("error-score-cell-gone"));
        };
        let before = row.enrolment.clone();
        let mut after = before.clone();
        column
            .write(&mut after, typed)
            .map_err(|fault| AppError::of_field(column.name(), fault))?;
        if before == after {
            return Ok(None);
        }
        row.enrolment = after.clone();
        let step = Step::new(&self.cohort.code, heading, (before, after));
        self.pending.push(Pending { id: step.id, enrolment, column, typed: typed_of(step.after) });
        Ok(Some(step))
    }

    /// Takes the writer's answer to a step: what was refused falls out, the rest stays in order,
    /// and what the disk did not take yet goes on waiting.
    pub fn settle(&mut self, id: Uuid, settled: &Settled) {
        let Some(at) = self.pending.iter().position(|pending| pending.id == id) else { return };
        if matches!(settled, Settled::Kept(_)) {
            return;
        }
        let done = self.pending.remove(at);
        let row = self.rows.iter_mut().find(|row| row.enrolment.id == done.enrolment);
        let Some(row) = row else { return };
        if matches!(settled, Settled::Stored) {
            done.put(&mut row.committed);
        }
        row.enrolment.clone_from(&row.committed);
        for pending in self.pending.iter().filter(|pending| pending.enrolment == done.enrolment) {
            pending.put(&mut row.enrolment);
        }
    }

    /// Tells whether something waits for its commit.
    pub fn is_waiting(&self) -> bool {
        !self.pending.is_empty()
    }
}

impl ScoreHeading {
    /// Tells whether a score is too low to pass; a test has nothing to pass.
    pub fn is_low(&self, score: Score) -> bool {
        match (score, self.needed) {
            (Score::Points(points), Some(needed)) => points < needed,
            (Score::NotCompetent, _) => true,
            (Score::Points(_) | Score::Competent, _) => false,
        }
    }
}

impl ScoreRow {
    fn new(member: Member) -> Self {
        let committed = member.enrolment.clone();
        Self { enrolment: member.enrolment, name: member.name, committed }
    }
}

impl Pending {
    fn put(&self, enrolment: &mut Enrolment) {
        // The text was taken once, so it is taken again.
        drop(self.column.write(enrolment, &self.typed));
    }
}

impl Step {
    fn new(code: &str, heading: &ScoreHeading, records: (Enrolment, Enrolment)) -> Self {
        let (before, after) = (heading.column.of(&records.0), heading.column.of(&records.1));
        let args = vec![
            ("code", CommandArg::Text(code.to_owned())),
            ("roll", CommandArg::Number(records.0.roll.into())),
            ("column", CommandArg::Text(heading.code.clone())),
            ("before", told(before)),
            ("after", told(after)),
        ];
        Self { id: Clock::fresh_id(), before, after, args, records }
    }

    fn change(self, app: &App) -> Result<Change, StoreError> {
        let mut change = Change::new(self.id, "scores.set", app.author());
        for (name, value) in self.args {
            change = change.with(name, value);
        }
        change.update(&self.records.0, &self.records.1)?;
        Ok(change)
    }
}

fn headings(curriculum: &Curriculum) -> Vec<ScoreHeading> {
    let heading = |column: ScoreColumn| {
        let module = match column {
            ScoreColumn::Module(id) => curriculum.modules.get(&id),
            ScoreColumn::PreTest | ScoreColumn::PostTest => None,
        };
        ScoreHeading {
            column,
            code: module.map_or_else(|| column.name().to_owned(), |module| module.code.clone()),
            title: module.map(|module| module.title.clone()).unwrap_or_default(),
            needed: module.map(|module| module.pass_mark.unwrap_or(curriculum.rule.pass_mark)),
        }
    };
    ScoreColumn::all(curriculum).into_iter().map(heading).collect()
}

/// An empty cell is told as a dash.
fn told(score: Option<Score>) -> CommandArg {
    CommandArg::Text(score.map_or_else(|| "-".to_owned(), Score::typed))
}

fn typed_of(score: Option<Score>) -> String {
    score.map(Score::typed).unwrap_or_default()
}

#[cfg(test)]
mod tests;
