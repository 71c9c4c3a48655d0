//! Keeps what a graduation meeting decided on as it was: the marks, sessions, scores and people of
//! its cohort, and the rule. Asked before every change is stored, whoever makes it: a command, an
//! import, an undo.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::record::{RecordKey, Table};
use crate::domain::records::{Cohort, Decision};
use crate::store::edit::Edit;
use crate::store::{Change, ChangeSummary, Snapshot, StoreError};

use super::AppError;

/// Field of a cohort that its decision was made from: the curriculum holds the rule.
const RULE: &str = "curriculum";

/// Refuses a change of what was decided on; asked by the store.
pub(super) fn gate(snapshot: &Snapshot, change: &Change) -> Result<(), StoreError> {
    match decision_on(snapshot, &change.edits)? {
        None => Ok(()),
        Some(_) => Err(StoreError::Forbidden("decided")),
    }
}

/// Tells whether a change of the history is one of what was decided on since.
pub(super) fn is_decided(snapshot: &Snapshot, change: &ChangeSummary) -> Result<bool, AppError> {
    Ok(decision_on(snapshot, &snapshot.edits_of(change)?)?.is_some())
}

/// Refuses to take back or do again a change of what was decided on since, and names the decision.
pub(super) fn refuse(snapshot: &Snapshot, change: &ChangeSummary) -> Result<(), AppError> {
    let Some(decision) = decision_on(snapshot, &snapshot.edits_of(change)?)? else {
        return Ok(());
    };
    let key = RecordKey { parent: Uuid::nil(), id: decision.cohort.uuid() };
    let cohort = snapshot.one::<Cohort>(key)?.map(|cohort| cohort.code).unwrap_or_default();
    Err(AppError::user("error-undo-decided")
        .fact("code", cohort)
        .fact("date", decision.date.format("%d-%m-%Y").to_string())
        .hint("hint-decided"))
}

/// Finds a decision that was made from a record of these edits.
fn decision_on(snapshot: &Snapshot, edits: &[Edit]) -> Result<Option<Decision>, StoreError> {
    let cohorts: BTreeSet<Uuid> = edits.iter().filter_map(cohort_of).collect();
    for cohort in cohorts {
        let decision = snapshot.children::<Decision>(cohort)?.pop();
        if decision.is_some() {
            return Ok(decision);
        }
    }
    Ok(None)
}

/// Gives the cohort whose decision was, or will be, made from what an edit changes.
fn cohort_of(edit: &Edit) -> Option<Uuid> {
    match edit.table {
        Table::Session | Table::Register | Table::Enrolment => Some(edit.key.parent),
        // A correction is a decision of its own, which names the one that it amends.
        Table::Decision if edit.field.is_some() || edit.after.is_nil() => Some(edit.key.parent),
        Table::Cohort if edit.field.as_deref().is_none_or(|name| name == RULE) => Some(edit.key.id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::deeds::{self, Turn};
    use crate::app::graduate::{self, Meeting};
    use crate::app::sessions::{self, Plan};
    use crate::app::tests::{School, day, refused};
    use crate::app::{App, cohort_care, history, memberships, scores, session_care, teach};
    use crate::domain::records::{CohortState, Enrolment, Person, Register, Session};

    const CODE: &str = "2026-03";

    /// A class of three sessions, all taken, that its meeting decided on.
    fn decided() -> (School, Cohort) {
        let (mut school, cohort) = School::with_class();
        for number in 1..=3 {
            school.on(&format!("2026-03-{:02}", number + 1));
            teach::mark(&school.app, (CODE, number), "=").unwrap();
            teach::close(&school.app, (CODE, number), None).unwrap();
        }
        school.on("2026-03-05");
        let meeting = Meeting { date: day("2026-03-05"), ..Meeting::default() };
        graduate::decide(&school.app, CODE, meeting).unwrap();
        (school, cohort)
    }

    /// Everything that the decision was made from.
    fn basis(app: &App, cohort: &Cohort) -> (Vec<Session>, Vec<Register>, Vec<Enrolment>) {
        let (snapshot, id) = (app.store.read().unwrap(), cohort.id.uuid());
        let below = (snapshot.children(id), snapshot.children(id), snapshot.children(id));
        (below.0.unwrap(), below.1.unwrap(), below.2.unwrap())
    }

    #[test]
    fn undo_stops_at_a_decision_and_says_which() {
        let (school, cohort) = decided();
        let (app, before) = (&school.app, basis(&school.app, &cohort));
        let changes = history::log(app, None, 99).unwrap();
        assert!(history::undoable(app, &changes).unwrap().is_empty());
        let error = refused(history::undo(app), "error-undo-decided");
        let facts = [("code", CODE.into()), ("date", "05-03-2026".into())];
        assert_eq!(error.facts, facts);
        assert_eq!(error.hints, ["hint-decided"]);
        // The screen asks what it would be before it does it.
        refused(deeds::next(app, Turn::Undo), "error-undo-decided");
        let next = app.store.next_undo().unwrap().unwrap();
        refused(deeds::turn(app, Turn::Undo, next.id), "error-decided");
        assert_eq!(basis(app, &cohort), before);
    }

    #[test]
    fn undo_back_to_a_number_takes_back_what_came_after_the_decision_and_tells_where_it_stopped() {
        let (school, cohort) = decided();
        let (app, before) = (&school.app, basis(&school.app, &cohort));
        let person = app.store.read().unwrap().all::<Person>().unwrap().remove(0);
        let mut naming = app.change("person.edit");
        naming.update(&person, &Person { name: "Dagel S.".to_owned(), ..person.clone() }).unwrap();
        app.store.commit(naming).unwrap();
        let taken = history::undo_to(app, 1).unwrap();
        assert_eq!(taken.done.len(), 1);
        assert_eq!(taken.done[0].0.command, "person.edit");
        assert_eq!(taken.refused.unwrap().id, "error-undo-decided");
        assert_eq!(basis(app, &cohort), before);
        let id = app.store.next_redo().unwrap().unwrap().id;
        deeds::turn(app, Turn::Redo, id).unwrap();
    }

    #[test]
    fn no_command_changes_what_was_decided_on() {
        let (school, cohort) = decided();
        let (app, before) = (&school.app, basis(&school.app, &cohort));
        let (session, enrolment) = (before.0[0].id, before.2[0].id);
        let id = "error-cohort-finished";
        refused(teach::mark(app, (CODE, 3), "01A"), id);
        refused(teach::reopen(app, (CODE, 3), "salah catat"), id);
        let dates = vec![day("2026-03-09")];
        refused(sessions::plan(app, CODE, Plan { dates, ..Plan::default() }), id);
        refused(session_care::edit(app, (cohort.id, session), &[("jp", "4")]), id);
        refused(session_care::cancel(app, (cohort.id, session), "banjir"), id);
        refused(memberships::withdraw(app, (cohort.id, enrolment), day("2026-03-03"), "x"), id);
        let cell = scores::Named { cohort: CODE, column: "post_test", roll: 1 };
        refused(scores::set_score(app, cell, "85"), id);
        assert_eq!(basis(app, &cohort), before);
    }

    #[test]
    fn the_store_itself_refuses_what_a_command_forgot_to() {
        let (school, cohort) = decided();
        let app = &school.app;
        let (sessions, registers, enrolments) = basis(app, &cohort);
        let cohort = school.of(cohort.id);
        let decision = app.store.read().unwrap().all::<Decision>().unwrap().remove(0);
        let mut changes = [(); 6].map(|()| app.change("test.forgetful"));
        let session = Session { jp: 4, ..sessions[0].clone() };
        changes[0].update(&sessions[0], &session).unwrap();
        changes[1].remove(&registers[0]).unwrap();
        let enrolment = Enrolment { roll: 99, ..enrolments[0].clone() };
        changes[2].update(&enrolments[0], &enrolment).unwrap();
        changes[3].update(&cohort, &Cohort { curriculum: None, ..cohort.clone() }).unwrap();
        let later = Decision { minute_number: "2".to_owned(), ..decision.clone() };
        changes[4].update(&decision, &later).unwrap();
        changes[5].remove(&decision).unwrap();
        for change in changes {
            assert!(!change.is_empty());
            let outcome = app.store.commit(change).map_err(AppError::from);
            refused(outcome, "error-decided");
        }
        // What the meeting did not look at goes on changing, and is taken back.
        cohort_care::set_state(app, cohort.id, CohortState::Archived).unwrap();
        history::undo(app).unwrap();
        assert_eq!(school.of(cohort.id), cohort);
    }

    #[test]
    fn another_cohort_is_taken_back_as_before() {
        let (school, _) = decided();
        let other = school.cohort("2026-04");
        let dates = vec![day("2026-04-01")];
        sessions::plan(&school.app, "2026-04", Plan { dates, ..Plan::default() }).unwrap();
        history::undo(&school.app).unwrap();
        assert!(school.sessions(&other).is_empty());
    }
}
