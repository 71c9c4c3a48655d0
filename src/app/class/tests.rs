//! The register against a real store in memory.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::{
    ClassView, Closing, Presence, RollState, Settled, Stamp, Told, mark_text, open_class, submit,
};
use crate::app::{App, AppError, Clock, SharedDirectory};
use crate::domain::grammar::{Act, Sign, parse_line};
use crate::domain::id::{CohortId, EnrolmentId, OperatorId, PersonId, SessionId};
use crate::domain::records::{
    Centre, Cohort, Enrolment, How, Late, Mark, Operator, Person, Register, Session, SessionState,
    Status,
};
use crate::store::{OpenOptions, Place, Store};

const COHORT: u128 = 1;

fn uuid(kind: u128, number: u16) -> uuid::Uuid {
    uuid::Uuid::from_u128(kind << 64 | u128::from(number))
}

fn day(number: u16) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + chrono::Days::new(number.into())
}

/// A centre with a cohort of so many people and five sessions from 2 March on; number 3 left on
/// the second day.
fn centre(folder: &std::path::Path, people: u16) -> App {
    let place = Place::Disk(folder.join("juragan.redb"));
    let store = Store::create(&OpenOptions::new(place, b"machine".to_vec())).unwrap();
    let clock = Clock::parse_fixed("2026-03-02T08:20+07:00").unwrap();
    let operator = OperatorId::new(uuid(9, 1));
    let app = App {
        store,
        clock,
        operator,
        reader: PathBuf::new(),
        reference: Arc::default(),
        directory: SharedDirectory::default(),
    };
    let cohort = CohortId::new(uuid(COHORT, 1));
    let mut change = app.change("test.centre");
    change.create(&Centre { name: "LPK".to_owned(), ..Centre::default() }).unwrap();
    let sari = Operator { id: operator, name: "Sari".to_owned(), ..Operator::default() };
    change.create(&sari).unwrap();
    change.create(&Cohort { id: cohort, code: "2026-03".to_owned(), ..Cohort::default() }).unwrap();
    for number in 1..=5 {
        let id = session(number);
        let planned =
            Session { id, cohort, number, date: day(number), jp: 8, ..Session::default() };
        change.create(&planned).unwrap();
        change.create(&Register { session: id, cohort, ..Register::default() }).unwrap();
    }
    for roll in 1..=people {
        let person = PersonId::new(uuid(4, roll));
        let name = format!("Peserta {roll}");
        change.create(&Person { id: person, name, ..Person::default() }).unwrap();
        let left = (roll == 3).then(|| day(2));
        let id = EnrolmentId::new(uuid(3, roll));
        change
            .create(&Enrolment { id, cohort, person, roll, left, ..Enrolment::default() })
            .unwrap();
    }
    app.store.commit(change).unwrap();
    app
}

fn session(number: u16) -> SessionId {
    SessionId::new(uuid(2, number))
}

fn open(app: &App, number: u16) -> ClassView {
    open_class(app, CohortId::new(uuid(COHORT, 1)), session(number)).unwrap()
}

fn stamp(app: &App) -> Stamp {
    Stamp { by: app.operator, at: app.clock.now() }
}

/// Does acts one by one as the screen does, and waits for the commits.
fn mark(app: &App, view: &mut ClassView, acts: &[Act]) -> Vec<Settled> {
    let (sender, answers) = channel();
    for act in acts {
        let staged = view.stage(&[*act], stamp(app)).unwrap();
        if let Some(step) = staged.step {
            let (id, sender) = (step.id, sender.clone());
            submit(app, step, move |settled| sender.send((id, settled)).unwrap());
        }
    }
    drop(sender);
    answers
        .iter()
        .map(|(id, settled)| {
            view.settle(id, &settled);
            settled
        })
        .collect()
}

fn marks(view: &ClassView) -> Vec<String> {
    view.rows.iter().map(|row| mark_text(row.mark.as_ref())).collect()
}

#[test]
fn fifteen_keys_are_six_changes_that_another_opening_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 30);
    let mut view = open(&app, 1);
    let acts = parse_line("07I13A22S29T20=", &view.rolls()).unwrap();
    let settled = mark(&app, &mut view, &acts);
    assert_eq!(settled.len(), 6);
    assert!(settled.iter().all(|settled| matches!(settled, Settled::Stored)));
    let seen = marks(&view);
    assert_eq!((&*seen[6], &*seen[12], &*seen[21], &*seen[28]), ("I", "A", "S", "T20"));
    assert_eq!(seen.iter().filter(|mark| *mark == "H").count(), 26);
    assert_eq!(marks(&open(&app, 1)), seen);
    assert!(view.pending.is_empty());
}

#[test]
fn a_mark_says_how_it_came_when_and_by_whom_and_the_same_again_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 5);
    let mut view = open(&app, 1);
    mark(&app, &mut view, &[Act::Set { roll: 1, sign: Sign::Absent }, Act::FillUnmarked]);
    let of = |roll: u16| view.row(roll).unwrap().mark.clone().unwrap();
    let expected = Mark::new(Status::Absent, How::Typed, 1_772_414_400, app.operator);
    assert_eq!(of(1), Mark { at: app.clock.now().timestamp(), ..expected });
    assert_eq!(of(2).how, How::Filled);
    let again = view.stage(&[Act::Set { roll: 1, sign: Sign::Absent }], stamp(&app)).unwrap();
    assert!(again.step.is_none());
    assert_eq!(again.told.len(), 1);
    let filled = view.stage(&[Act::FillUnmarked], stamp(&app)).unwrap();
    assert!(filled.step.is_none());
    assert_eq!(filled.told, [Told::Filled(0)]);
}

#[test]
fn coming_late_and_leaving_early_stand_together() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 5);
    let mut view = open(&app, 1);
    let acts = parse_line("1T20 1P15", &view.rolls()).unwrap();
    mark(&app, &mut view, &acts);
    let both = view.row(1).unwrap().mark.clone().unwrap();
    assert_eq!((both.late, both.early_minutes), (Some(Late::Minutes(20)), Some(15)));
    assert_eq!(mark_text(Some(&both)), "T20P15");
    mark(&app, &mut view, &[Act::Set { roll: 1, sign: Sign::Present }]);
    assert_eq!(marks(&view)[0], "H");
}

#[test]
fn a_whole_line_is_one_change_where_a_command_wants_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 30);
    let before = app.store.history(None, 50).unwrap().len();
    let mut view = open(&app, 1);
    let acts = parse_line("07I13A22S29T20=", &view.rolls()).unwrap();
    let staged = view.stage(&acts, stamp(&app)).unwrap();
    assert_eq!(staged.told.len(), 6);
    let (sender, answer) = channel();
    submit(&app, staged.step.unwrap(), move |settled| sender.send(settled).unwrap());
    assert!(matches!(answer.recv().unwrap(), Settled::Stored));
    assert_eq!(app.store.history(None, 50).unwrap().len(), before + 1);
    assert_eq!(marks(&open(&app, 1)), marks(&view));
}

#[test]
fn who_left_is_not_marked_and_not_filled() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 5);
    let mut view = open(&app, 2);
    assert_eq!(view.row(3).unwrap().presence, Presence::Left);
    assert_eq!(view.rolls(), [1, 2, 4, 5]);
    let error = view.stage(&[Act::Set { roll: 3, sign: Sign::Present }], stamp(&app)).unwrap_err();
    assert_eq!(error.id, "error-not-expected");
    mark(&app, &mut view, &[Act::FillUnmarked]);
    assert_eq!(marks(&view), ["H", "H", "", "H", "H"]);
    assert_eq!(view.unmarked(), 0);
}

#[test]
fn closing_refuses_to_guess_and_a_default_is_noted_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 5);
    let mut view = open(&app, 1);
    mark(&app, &mut view, &[Act::Set { roll: 1, sign: Sign::Present }]);
    let error = view.close(Closing::Complete, stamp(&app)).unwrap_err();
    assert_eq!(error.id, "error-people-unmarked");
    assert_eq!(view.state(app.today()), RollState::Open);
    let staged = view.close(Closing::Default(Sign::Absent), stamp(&app)).unwrap();
    let (sender, answer) = channel();
    submit(&app, staged.step.unwrap(), move |settled| sender.send(settled).unwrap());
    assert!(matches!(answer.recv().unwrap(), Settled::Stored));
    let view = open(&app, 1);
    assert_eq!(view.session().state, SessionState::Taken);
    assert_eq!(marks(&view), ["H", "A", "A", "A", "A"]);
    assert_eq!(view.row(2).unwrap().mark.as_ref().unwrap().how, How::ByDefault);
}

#[test]
fn a_register_locks_at_the_end_of_the_next_day_and_opens_again_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 2);
    let mut view = open(&app, 1);
    mark(&app, &mut view, &[Act::FillUnmarked]);
    view.close(Closing::Complete, stamp(&app)).unwrap();
    assert_eq!(view.state(day(1)), RollState::Taken { until: day(2) });
    assert_eq!(view.state(day(2)), RollState::Taken { until: day(2) });
    assert_eq!(view.state(day(3)), RollState::Locked);
    let later = Stamp { at: app.clock.now() + chrono::Duration::days(2), ..stamp(&app) };
    let error = view.stage(&[Act::Clear { roll: 1 }], later).unwrap_err();
    assert_eq!(error.id, "error-session-locked");
    assert_eq!(view.reopen("  ", later).unwrap_err().id, "error-reason-needed");
    view.reopen("surat menyusul", later).unwrap();
    assert_eq!(view.state(day(3)), RollState::Taken { until: day(4) });
    assert_eq!(view.session().reason, "surat menyusul");
    assert!(view.stage(&[Act::Clear { roll: 1 }], later).is_ok());
}

#[test]
fn a_refused_step_falls_out_and_later_ones_stay() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 3);
    let mut view = open(&app, 1);
    let stage = |view: &mut ClassView, roll, sign| {
        view.stage(&[Act::Set { roll, sign }], stamp(&app)).unwrap().step.unwrap().id
    };
    let first = stage(&mut view, 1, Sign::Present);
    let second = stage(&mut view, 1, Sign::Absent);
    let third = stage(&mut view, 2, Sign::Sick);
    view.settle(first, &Settled::Stored);
    view.settle(second, &Settled::Refused(AppError::user("error-store-conflict")));
    assert_eq!(marks(&view), ["H", "S", ""]);
    view.settle(third, &Settled::Kept(AppError::user("error-store-kept")));
    assert_eq!(marks(&view), ["H", "S", ""]);
    assert!(!view.pending.is_empty());
}

#[test]
fn two_marks_of_one_register_in_one_group_both_stay_and_undo_takes_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 3);
    let mut view = open(&app, 1);
    let acts = parse_line("1H2A1I", &view.rolls()).unwrap();
    mark(&app, &mut view, &acts);
    assert_eq!(marks(&open(&app, 1)), ["I", "A", ""]);
    let next = app.store.next_undo().unwrap().unwrap();
    assert_eq!(next.command, "register.mark");
    app.store.undo(next.id, Clock::fresh_id(), app.author()).unwrap();
    assert_eq!(marks(&open(&app, 1)), ["H", "A", ""]);
}

#[test]
fn a_session_without_register_gets_one_with_its_first_mark() {
    let folder = tempfile::tempdir().unwrap();
    let app = centre(folder.path(), 2);
    let cohort = CohortId::new(uuid(COHORT, 1));
    let extra = Session { id: session(6), cohort, number: 6, date: day(1), ..Session::default() };
    let mut change = app.change("test.session");
    change.create(&extra).unwrap();
    app.store.commit(change).unwrap();
    let mut view = open(&app, 6);
    let acts = parse_line("1H2A", &view.rolls()).unwrap();
    let settled = mark(&app, &mut view, &acts);
    assert!(settled.iter().all(|settled| matches!(settled, Settled::Stored)), "{settled:?}");
    assert_eq!(marks(&open(&app, 6)), ["H", "A"]);
}
