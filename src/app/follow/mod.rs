//! Accompanies graduates: tasks with a day, the board of stages, and what needs action now.

mod actions;
mod board;
mod graduate;
mod list;
mod weeks;

use chrono::NaiveDate;

use crate::domain::id::{FollowUpId, PersonId};
use crate::domain::record::RecordKey;
use crate::domain::records::{FollowUp, Person, Waiting};
use crate::domain::text::{clean, clean_lines};
use crate::store::Snapshot;

use super::{App, AppError, Clock, edit, people};

pub use actions::{Action, Actions, Need, actions};
pub use board::{Board, Card, Column, News, Only, Pace, Watch, board};
pub use graduate::{BoardView, CohortName, Graduate, Passed, board_view, graduate};
pub use list::{GraduateRow, GraduatesView, graduates_view};
pub use weeks::{CohortWeeks, weeks};

/// A follow-up in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUpRow {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// Name of the graduate.
    pub name: String,
    /// How it stands today.
    pub waiting: Waiting,
}

/// Notes something to do for a graduate.
pub fn add(
    app: &App,
    person: PersonId,
    subject: &str,
    due: NaiveDate,
) -> Result<FollowUp, AppError> {
    let subject = clean(subject);
    if subject.is_empty() {
        return Err(AppError::user("error-follow-up-subject"));
    }
    let id = FollowUpId::new(Clock::fresh_id());
    let follow_up = FollowUp { id, person, subject, due, ..FollowUp::default() };
    edit::create(app, &follow_up)?;
    Ok(follow_up)
}

/// Notes what happened, or what was heard, as something done today.
pub fn note(app: &App, person: PersonId, text: &str) -> Result<FollowUp, AppError> {
    let (subject, today) = (clean(text), app.today());
    if subject.is_empty() {
        return Err(AppError::user("error-note-empty"));
    }
    let id = FollowUpId::new(Clock::fresh_id());
    let done = Some(today);
    let note = FollowUp { id, person, subject, due: today, done, ..FollowUp::default() };
    edit::create(app, &note)?;
    Ok(note)
}

/// Notes that it was done, and what came of it.
pub fn done(
    app: &App,
    (person, id): (PersonId, FollowUpId),
    on: NaiveDate,
    outcome: &str,
) -> Result<FollowUp, AppError> {
    change(app, (person, id), "follow_up.done", |follow_up| {
        follow_up.done = Some(on);
        follow_up.outcome = clean_lines(outcome);
    })
}

/// Puts it off: it waits for somebody else, and is not shown before a day.
pub fn snooze(
    app: &App,
    (person, id): (PersonId, FollowUpId),
    until: NaiveDate,
    reason: &str,
) -> Result<FollowUp, AppError> {
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(AppError::user("error-reason-needed"));
    }
    if until <= app.today() {
        return Err(AppError::user("error-snooze-past").fact("day", written(until)));
    }
    change(app, (person, id), "follow_up.snooze", |follow_up| {
        follow_up.snoozed_until = Some(until);
        follow_up.waiting_reason = reason;
    })
}

/// Lists the follow-ups: those that are due first, the latest on top, then those ahead, those that
/// wait, those that are done.
pub fn follow_ups(app: &App) -> Result<Vec<FollowUpRow>, AppError> {
    let (snapshot, today) = (app.store.read()?, app.today());
    let mut rows = Vec::new();
    for follow_up in snapshot.all::<FollowUp>()? {
        let waiting = follow_up.waiting(today);
        rows.push(FollowUpRow { name: name_of(&snapshot, follow_up.person), waiting, follow_up });
    }
    let group = |row: &FollowUpRow| match row.waiting {
        Waiting::Due(late) => (0, -late),
        Waiting::Ahead(days) => (1, days),
        Waiting::Snoozed(until) => (2, (until - today).num_days()),
        Waiting::Done(on) => (3, (today - on).num_days()),
    };
    rows.sort_by_key(|row| (group(row), row.follow_up.id));
    Ok(rows)
}

fn change(
    app: &App,
    (person, id): (PersonId, FollowUpId),
    command: &str,
    edit: impl FnOnce(&mut FollowUp),
) -> Result<FollowUp, AppError> {
    let key = RecordKey { parent: person.uuid(), id: id.uuid() };
    let before: FollowUp = app.store.read()?.one(key)?.ok_or_else(edit::gone)?;
    let mut after = before.clone();
    edit(&mut after);
    let mut change = app.change(command);
    change.update(&before, &after)?;
    if !change.is_empty() {
        app.store.commit(change)?;
    }
    Ok(after)
}

fn name_of(snapshot: &Snapshot, person: PersonId) -> String {
    let found = snapshot.one::<Person>(people::key(person)).ok().flatten();
    found.map(|person| person.name).unwrap_or_default()
}

/// A day inside a sentence.
fn written(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

#[cfg(test)]
mod tests;
