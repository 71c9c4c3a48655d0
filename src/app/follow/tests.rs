//! Tries tasks, board, weeks and what needs action against a real store.

use std::collections::BTreeSet;

use rstest::rstest;

use super::*;
use crate::app::directory::SharedDirectory;
use crate::app::edit::{add_item, remove_item};
use crate::app::overview;
use crate::app::practice::tests::World;
use crate::app::tests::{day, refused};
use crate::app::{deeds, graduate, teach};
use crate::domain::grammar::Sign;
use crate::domain::id::PermitId;
use crate::domain::records::{Cohort, CohortState, Permit, PermitKind, Session, Venture};
use crate::domain::stage::Stage;
use crate::locale::{Language, Words};

fn ready(world: &World) -> SharedDirectory {
    let directory = SharedDirectory::default();
    directory.renew(&world.app).unwrap();
    directory
}

/// What needs action in a centre, all of it.
fn needed(world: &World) -> Actions {
    let home = overview::home(&world.app).unwrap();
    actions(&world.app, &ready(world), &home, usize::MAX).unwrap()
}

fn of<'a>(actions: &'a Actions, message: &str) -> Vec<&'a Action> {
    actions.rows.iter().filter(|action| action.need.message() == message).collect()
}

fn held(world: &World) {
    let running = world.running();
    let sessions = world.all::<Session>();
    for session in sessions.iter().filter(|one| one.cohort == running.id && !one.is_held()) {
        let place = (running.code.as_str(), session.number);
        teach::close(&world.app, place, Some(Sign::Present)).unwrap();
    }
}

#[rstest]
#[case("2026-03-02", None, None, Waiting::Due(0))]
#[case("2026-02-20", None, None, Waiting::Due(10))]
#[case("2026-03-05", None, None, Waiting::Ahead(3))]
#[case("2026-02-20", Some("2026-03-03"), None, Waiting::Snoozed(day("2026-03-03")))]
#[case("2026-02-20", Some("2026-03-02"), None, Waiting::Due(10))]
#[case("2026-02-20", Some("2026-03-03"), Some("2026-03-01"), Waiting::Done(day("2026-03-01")))]
fn a_task_is_due_until_it_is_done_or_put_off(
    #[case] due: &str,
    #[case] snoozed: Option<&str>,
    #[case] done: Option<&str>,
    #[case] wanted: Waiting,
) {
    let task = FollowUp {
        due: day(due),
        snoozed_until: snoozed.map(day),
        done: done.map(day),
        ..FollowUp::default()
    };
    assert_eq!(task.waiting(day("2026-03-02")), wanted);
}

#[test]
fn tasks_are_added_put_off_done_and_taken_back_and_the_latest_stands_on_top() {
    let world = World::new();
    let (app, today) = (&world.app, world.app.today());
    let person = world.all::<Person>().remove(0);
    refused(add(app, person.id, "  ", today), "error-follow-up-subject");
    let due = day("2025-01-01");
    let task = add(app, person.id, " Bantu   NIB ", due).unwrap();
    let top = || follow_ups(app).unwrap().remove(0);
    assert_eq!((top().follow_up, top().name), (task.clone(), person.name.clone()));
    assert_eq!(top().waiting, Waiting::Due((today - due).num_days()));

    let place = (person.id, task.id);
    refused(snooze(app, place, day("2026-03-09"), " "), "error-reason-needed");
    refused(snooze(app, place, today, "menunggu OSS"), "error-snooze-past");
    snooze(app, place, day("2026-03-09"), "menunggu OSS").unwrap();
    assert_ne!(top().follow_up.id, task.id);
    let done = done(app, place, today, "NIB terbit\n").unwrap();
    assert_eq!((done.done, done.outcome.as_str()), (Some(today), "NIB terbit"));
    let last = follow_ups(app).unwrap();
    assert!(last.iter().any(|row| row.waiting == Waiting::Done(today)));
    let told = deeds::history(app, None).unwrap();
    let args = [("name".to_owned(), format!("Bantu NIB ({})", person.name).into())];
    assert_eq!((told[0].command.as_str(), &told[0].args[..]), ("follow_up.done", &args[..]));
    for _ in 0..2 {
        world.undo();
    }
    assert_eq!(top().follow_up, task);
    let groups: Vec<u8> = last
        .iter()
        .map(|row| match row.waiting {
            Waiting::Due(_) => 0,
            Waiting::Ahead(_) => 1,
            Waiting::Snoozed(_) => 2,
            Waiting::Done(_) => 3,
        })
        .collect();
    assert!(groups.is_sorted());
    refused(
        super::done(app, (person.id, FollowUpId::new(Clock::fresh_id())), today, ""),
        "error-record-gone",
    );
}

#[test]
fn the_board_counts_every_graduate_once_with_days_and_who_is_late() {
    let world = World::new();
    let directory = ready(&world);
    let board = board(&world.app, &directory, Watch::EVERYBODY).unwrap();
    let stages: Vec<Stage> = board.columns.iter().map(|column| column.stage).collect();
    assert_eq!(stages, Stage::ALL);
    assert!(board.columns.iter().all(|column| !column.cards.is_empty()));
    let cards = || board.columns.iter().flat_map(|column| &column.cards);
    let people: BTreeSet<PersonId> = cards().map(|card| card.person).collect();
    assert_eq!((people.len(), board.graduates), (cards().count(), cards().count()));
    for column in &board.columns {
        let most = column.stage.days_most.map_or(i64::MAX, i64::from);
        for card in &column.cards {
            assert_eq!(card.pace == Pace::Late, card.days > most, "{column:?}");
        }
        let order: Vec<_> = column.cards.iter().map(|card| (card.pace, -card.days)).collect();
        assert!(order.is_sorted());
        assert_eq!(column.late(), column.cards.iter().filter(|card| card.days > most).count());
    }
    let of = |cohort: &Cohort| {
        let watch = Watch { cohort: Some(cohort.id), ..Watch::EVERYBODY };
        super::board(&world.app, &directory, watch).unwrap().graduates
    };
    let all = world.all::<Cohort>();
    let graduated = all.iter().filter(|cohort| cohort.state == CohortState::Graduated);
    assert_eq!(graduated.map(of).sum::<usize>(), board.graduates);
    assert_eq!(of(&world.running()), 0);
    let empty = super::board(&world.app, &SharedDirectory::default(), Watch::EVERYBODY).unwrap();
    assert_eq!(empty, Board::default());
}

#[test]
fn a_graduate_without_news_is_silent_until_a_follow_up_is_done() {
    let world = World::new();
    let directory = ready(&world);
    let silent = || board(&world.app, &directory, Watch::EVERYBODY).unwrap().silent;
    let before = silent();
    let long_ago = directory
        .ask(|known| {
            let mut all = known.graduates();
            all.find(|(_, at)| at.moved < day("2025-11-01")).map(|(person, _)| person)
        })
        .flatten()
        .unwrap();
    let task = add(&world.app, long_ago, "Telepon", world.app.today()).unwrap();
    assert_eq!((silent(), before > 0), (before, true), "a task is no news");
    done(&world.app, (long_ago, task.id), world.app.today(), "baik").unwrap();
    assert_eq!(silent(), before - 1);
}

#[test]
fn attendance_is_told_week_by_week_and_falling_where_it_falls() {
    let world = World::new();
    let rows = weeks(&world.app, 4).unwrap();
    let running = world.running();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].cohort, rows[0].code.as_str()), (running.id, running.code.as_str()));
    assert_eq!(rows[0].percent.len(), 4);
    assert_eq!(rows[0].percent[3], None, "no roll was closed this week yet");
    assert!(rows[0].percent[2].unwrap() > 80 && rows[0].percent[0].is_none());
    held(&world);
    assert!(weeks(&world.app, 1).unwrap()[0].percent[0].unwrap() > 90);
    let falling = |percent: &[Option<u16>]| {
        CohortWeeks { percent: percent.to_vec(), ..rows[0].clone() }.is_falling()
    };
    assert!(falling(&[Some(91), Some(88), None, Some(84)]));
    assert!(!falling(&[Some(91), Some(88), Some(88)]) && !falling(&[Some(91), Some(79)]));
}

#[test]
fn what_needs_action_is_told_once_with_the_most_pressing_on_top() {
    let world = World::new();
    let app = &world.app;
    let all = needed(&world);
    let order: Vec<_> = all
        .rows
        .iter()
        .map(|one| (one.late < 0, one.need.message() == "need-stage", -one.late))
        .collect();
    assert!(order.is_sorted() && all.count == all.rows.len());
    assert!(all.rows.iter().all(|action| !action.name.is_empty()));
    let home = overview::home(app).unwrap();
    let few = actions(app, &ready(&world), &home, 2).unwrap();
    assert_eq!((few.rows.len(), few.count), (2, all.count));
    let building = actions(app, &SharedDirectory::default(), &home, usize::MAX).unwrap();
    assert_eq!(building.count, all.count - of(&all, "need-stage").len());

    let board = board(app, &ready(&world), Watch::EVERYBODY).unwrap();
    let late: usize = board.columns.iter().map(Column::late).sum();
    assert_eq!(of(&all, "need-stage").len(), late);
    let due = follow_ups(app).unwrap();
    let due = due.iter().filter(|row| matches!(row.waiting, Waiting::Due(_))).count();
    assert_eq!(of(&all, "need-follow-up").len(), due);
    assert!(of(&all, "need-session").is_empty() && of(&all, "need-graduation").is_empty());
}

#[test]
fn a_permit_is_told_of_60_days_ahead_and_after_its_end_but_not_once_it_is_renewed() {
    let world = World::new();
    let (app, key) = (&world.app, crate::domain::record::Record::key(&world.all::<Venture>()[0]));
    let permits = || of(&needed(&world), "need-permit").len();
    let before = permits();
    let until = |expires: &str| Permit {
        kind: PermitKind::Halal,
        expires: Some(day(expires)),
        ..Permit::default()
    };
    let add = |expires: &str| -> PermitId {
        add_item::<Venture, Permit>(app, key, until(expires)).unwrap()
    };
    let far = add("2026-05-02");
    assert_eq!(permits(), before, "61 days ahead");
    remove_item::<Venture, Permit>(app, key, far).unwrap();
    add("2026-05-01");
    assert_eq!(permits(), before + 1);
    add("2026-02-01");
    let all = needed(&world);
    let told = of(&all, "need-permit");
    assert_eq!(told.len(), before + 1, "the older one was renewed");
    let late: Vec<i64> = told.iter().map(|action| action.late).collect();
    assert!(late.contains(&-60) && told[0].lateness() == "late-ahead");
    add("2030-01-01");
    assert_eq!(permits(), before);
}

#[test]
fn a_roll_that_was_not_closed_and_a_meeting_that_did_not_decide_need_action() {
    let mut tomorrow = World::new();
    let running = tomorrow.running();
    tomorrow.app.clock = Clock::parse_fixed("2026-03-04T08:00+07:00").unwrap();
    let all = needed(&tomorrow);
    let sessions = of(&all, "need-session");
    assert_eq!(sessions.len(), 2, "of the second and the third of March");
    assert_eq!((sessions[0].late, sessions[0].name.as_str()), (2, running.code.as_str()));
    held(&tomorrow);
    let all = needed(&tomorrow);
    assert!(of(&all, "need-session").is_empty());
    let meetings = of(&all, "need-graduation");
    let [Action { need: Need::Graduation { people, complete, unmet, .. }, .. }] = &meetings[..]
    else {
        panic!("{meetings:?}")
    };
    assert_eq!((*people, *complete), (30, 30));
    let failing = graduate::assess(&tomorrow.app, &running.code).unwrap();
    let failing = failing.rows.iter().filter(|row| !row.unmet.is_empty()).count();
    assert!(unmet.values().sum::<usize>() >= failing);
    graduate::decide(&tomorrow.app, &running.code, graduate::Meeting::default()).unwrap();
    assert!(of(&needed(&tomorrow), "need-graduation").is_empty());
}

#[test]
fn every_need_has_words() {
    let messages =
        ["need-permit", "need-stage", "need-follow-up", "need-session", "need-graduation"];
    let lateness = [5, 0, -5].map(|late| {
        let need = Need::Stage { person: PersonId::default(), stage: Stage::FIRST };
        Action { need, late, name: String::new() }.lateness()
    });
    assert_eq!(lateness, ["late-days", "late-today", "late-ahead"]);
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        assert!(messages.iter().chain(&lateness).all(|id| words.has(id)), "{language:?}");
    }
}
