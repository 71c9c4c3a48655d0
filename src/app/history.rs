//! Shows what was done, takes it back and does it again.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::domain::id::OperatorId;
use crate::domain::records::Operator;
use crate::store::{ChangeSummary, UndoReport, Undoing};

use super::edit::titled;
use super::journey::person_of_nik;
use super::{App, AppError, Clock, frozen};

/// Lists the newest changes first, at most `limit`; those of one record where one is given. A
/// change of one record tells how that record is called.
pub fn log(app: &App, record: Option<Uuid>, limit: usize) -> Result<Vec<ChangeSummary>, AppError> {
    let snapshot = app.store.read()?;
    let changes = app.store.history(record, limit)?;
    changes.into_iter().map(|change| titled(&snapshot, change)).collect()
}

/// Finds the record that somebody means: by its id, or a person by NIK.
pub fn record_of(app: &App, text: &str) -> Result<Uuid, AppError> {
    if let Ok(id) = Uuid::parse_str(text.trim()) {
        return Ok(id);
    }
    Ok(person_of_nik(&app.store.read()?, text)?.id.uuid())
}

/// Takes back the newest change that can be taken back.
pub fn undo(app: &App) -> Result<(ChangeSummary, UndoReport), AppError> {
    let Some(next) = app.store.next_undo()? else {
        return Err(AppError::user("error-nothing-to-undo").hint("hint-log"));
    };
    let next = told(app, next)?;
    let report = app.store.undo(next.id, Clock::fresh_id(), app.author())?;
    Ok((next, report))
}

/// What was taken back, the newest first, and why no more of it.
#[derive(Debug)]
pub struct TakenBack {
    /// The changes, each with what became of it.
    pub done: Vec<(ChangeSummary, UndoReport)>,
    /// Refuses the next one.
    pub refused: Option<AppError>,
}

/// Takes back change `number` and all that came after it, the newest first; stops at the first
/// that keeps a record, because what lies below it may need that record, and at the first that
/// is refused.
pub fn undo_to(app: &App, number: u64) -> Result<TakenBack, AppError> {
    let mut done = Vec::new();
    while let Some(next) = app.store.next_undo()?.filter(|next| next.number >= number) {
        let next = match told(app, next) {
            Ok(next) => next,
            Err(error) => return Ok(TakenBack { done, refused: Some(error) }),
        };
        let report = app.store.undo(next.id, Clock::fresh_id(), app.author())?;
        let is_whole = report.kept.is_empty();
        // Numbers begin anew in a file that was restored: the newest of a number is meant.
        let is_reached = next.number == number;
        done.push((next, report));
        if !is_whole || is_reached {
            break;
        }
    }
    if done.is_empty() {
        let error = AppError::user("error-nothing-to-undo-since").fact("number", number);
        return Err(error.hint("hint-undo-list"));
    }
    Ok(TakenBack { done, refused: None })
}

/// Does again what was taken back last.
pub fn redo(app: &App) -> Result<(ChangeSummary, UndoReport), AppError> {
    let Some(next) = app.store.next_redo()? else {
        return Err(AppError::user("error-nothing-to-redo").hint("hint-log"));
    };
    let next = told(app, next)?;
    let report = app.store.redo(next.id, Clock::fresh_id(), app.author())?;
    Ok((next, report))
}

/// Refuses what a meeting decided on, and says how the record is called while it is there.
fn told(app: &App, change: ChangeSummary) -> Result<ChangeSummary, AppError> {
    let snapshot = app.store.read()?;
    frozen::refuse(&snapshot, &change)?;
    titled(&snapshot, change)
}

/// Gives those changes that can be taken back at all: none of what a meeting decided on.
pub fn undoable(app: &App, changes: &[ChangeSummary]) -> Result<BTreeSet<Uuid>, AppError> {
    let snapshot = app.store.read()?;
    let mut undoable = BTreeSet::new();
    for change in changes.iter().filter(|change| change.undoing == Undoing::Possible) {
        if !frozen::is_decided(&snapshot, change)? {
            undoable.insert(change.id);
        }
    }
    Ok(undoable)
}

/// Gives the names of all operators.
pub fn operator_names(app: &App) -> Result<BTreeMap<OperatorId, String>, AppError> {
    let operators = app.store.read()?.all::<Operator>()?;
    Ok(operators.into_iter().map(|operator| (operator.id, operator.name)).collect())
}
