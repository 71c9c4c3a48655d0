//! Keys in, text out: scores of a cohort and the meeting that decides on it.

use uuid::Uuid;

use crate::app::AppError;
use crate::app::deeds::Turn;
use crate::app::scores::{Settled, Step};
use crate::app::sheet::Subject;
use crate::domain::records::{CohortState, Score};

use super::fixtures::{self, cohort_id, drawn, session_id};
use super::keyed::{ADVICE, SAID, SIZE, line, play, start};
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Save, Then};

fn scores() -> AppState {
    start(Loaded::Scores(Box::new(fixtures::scores(30))))
}

fn meeting(closed: u16) -> AppState {
    start(Loaded::Meeting(Box::new(fixtures::meeting(30, closed))))
}

fn steps(effects: Vec<Effect>) -> Vec<Step> {
    let step = |effect| match effect {
        Effect::Do(Job::Store(Save::Score(step))) => Some(*step),
        _ => None,
    };
    effects.into_iter().filter_map(step).collect()
}

/// What was written, as it is typed.
fn written(effects: Vec<Effect>) -> Vec<String> {
    let typed = |step: Step| step.after.map(Score::typed).unwrap_or_default();
    steps(effects).into_iter().map(typed).collect()
}

/// The row of the cursor.
fn here(state: &AppState) -> String {
    let text = drawn(state, SIZE);
    text.lines().find(|line| line.starts_with('>')).unwrap_or_default().to_owned()
}

#[test]
fn two_digits_are_a_score_and_the_cursor_goes_down_the_column() {
    let mut state = scores();
    let effects = play(&mut state, "{Right}{Right}{Right}{Right}8590107");
    assert_eq!(written(effects), ["85", "90"], "107 is no score and stays");
    assert!(here(&state).starts_with(">03") && here(&state).contains("?107"));
    assert!(steps(play(&mut state, "75")).is_empty(), "digits of the next row land nowhere");
    let effects = play(&mut state, "{Esc}1006{Enter}10{Enter}05kbK.");
    assert_eq!(written(effects), ["100", "6", "10", "5", "K", "B", "K"]);
    assert!(here(&state).starts_with(">10"), "{}", here(&state));
    let effects = play(&mut state, "{Up}.");
    assert_eq!(written(effects), [""]);
}

#[test]
fn hands_that_end_each_number_with_enter_skip_nobody() {
    let mut state = scores();
    let effects = play(&mut state, "{Right}{Right}{Right}{Right}85{Enter}90{Enter}");
    assert_eq!(written(effects), ["85", "90"]);
    assert!(here(&state).starts_with(">03"), "{}", here(&state));
    play(&mut state, "{Enter}");
    assert!(here(&state).starts_with(">04"), "a second Enter moves");
}

#[test]
fn parts_of_points_are_refused_and_do_not_land_with_the_next_person() {
    let mut state = scores();
    let effects = play(&mut state, "{Right}{Right}{Right}{Right}70,5{Enter}90{Enter}");
    assert_eq!(written(effects), ["70", "90"]);
    assert!(here(&state).starts_with(">03"), "{}", here(&state));
    play(&mut state, "70.5");
    assert!(line(&state, SAID).starts_with("Nilai ditulis bulat"), "{}", line(&state, SAID));
}

#[test]
fn a_score_of_101_gets_a_sentence_and_nothing_is_lost() {
    let mut state = scores();
    assert!(steps(play(&mut state, "101")).is_empty());
    assert_eq!(
        line(&state, ADVICE),
        "01, Awal: 101 bukan nilai. Isi 0 sampai 100; Bksp menghapus."
    );
    // The cursor is not held, and what was typed waits in its cell.
    assert_eq!(written(play(&mut state, "{Down}55{Up}{Up}")), ["55"]);
    assert!(here(&state).contains("?101"));
    play(&mut state, "{Down}{Right}");
    let effects = play(&mut state, "{Esc}");
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Do(_))), "it does not leave");
    assert!(line(&state, SAID).starts_with("Di sini ada ketikan yang bukan nilai."));
    assert_eq!(written(play(&mut state, "{Bksp}0")), ["100"]);
}

#[test]
fn scores_of_a_cohort_that_is_decided_stay_and_the_cursor_with_them() {
    let mut sheet = fixtures::scores(30);
    sheet.cohort.state = CohortState::Graduated;
    let mut state = start(Loaded::Scores(Box::new(sheet)));
    assert!(steps(play(&mut state, "85")).is_empty());
    assert!(line(&state, SAID).starts_with("Angkatan 2026-03 sudah lulus"));
    assert!(here(&state).starts_with(">01") && here(&state).contains(" 41 "));
}

#[test]
fn competence_is_for_modules_and_points_for_tests() {
    let mut state = scores();
    assert!(steps(play(&mut state, "K")).is_empty());
    assert!(line(&state, SAID).starts_with("Tes awal dan tes akhir diisi angka"));
    assert!(here(&state).starts_with(">01"));
}

#[test]
fn digits_that_wait_are_taken_before_a_key_that_holds_everywhere() {
    let mut state = scores();
    assert_eq!(written(play(&mut state, "7{F9}")), ["7"]);
}

#[test]
fn the_latest_score_of_this_screen_is_taken_back_at_once() {
    let mut state = scores();
    let id = steps(play(&mut state, "85"))[0].id;
    state.update(Event::Settled(id, Settled::Stored));
    assert!(matches!(&play(&mut state, "{^Z}")[..], [Effect::Do(Job::Peek(Turn::Undo))]));
    let mut deed = fixtures::deed(1, "scores.set", &[]);
    deed.id = id;
    let peeked = Done::Peeked(Turn::Undo, Some(Box::new(deed.clone())));
    let effects = state.update(Event::Done(Box::new(peeked)));
    assert!(matches!(&effects[..], [Effect::Do(Job::Turn(Turn::Undo, _))]));
    let turned = Done::Turned(Turn::Undo, Box::new(deed), 0);
    let effects = state.update(Event::Done(Box::new(turned)));
    let wanted = Page::Scores(cohort_id());
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Renew))] if *page == wanted));
}

#[test]
fn a_refused_score_shows_the_true_one_again() {
    let mut state = scores();
    let id: Uuid = steps(play(&mut state, "85"))[0].id;
    play(&mut state, "{Up}");
    assert!(here(&state).contains(" 85 "));
    let error = AppError::user("error-store-conflict").fact("count", 1_i64);
    state.update(Event::Settled(id, Settled::Refused(error)));
    assert!(here(&state).contains(" 41 "), "{}", here(&state));
}

#[test]
fn from_the_cohort_one_key_opens_scores_and_meeting() {
    for (key, wanted) in [("n", Page::Scores(cohort_id())), ("K", Page::Meeting(cohort_id()))] {
        let mut state = start(Loaded::Cohort(Box::new(fixtures::cohort(30))));
        let effects = play(&mut state, key);
        assert!(
            matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted)
        );
    }
}

#[test]
fn a_session_that_is_open_is_named_first_and_opens() {
    let mut state = meeting(5);
    play(&mut state, "{Down}{Down}{Down}{F8}");
    assert!(line(&state, SAID).starts_with("Presensi sesi ini belum ditutup: 6, 7, 8."));
    assert!(here(&state).contains("Sesi 6"), "{}", here(&state));
    let effects = play(&mut state, "{Enter}");
    let wanted = Page::Class(cohort_id(), session_id(6));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
}

#[test]
fn with_all_registers_closed_the_form_of_the_decision_opens() {
    let mut state = meeting(8);
    let effects = play(&mut state, "{F8}");
    let wanted = Page::Form(Subject::Meeting(cohort_id()));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
}

#[test]
fn after_the_decision_certificates_are_shown_and_nothing_is_decided_again() {
    let mut state = start(Loaded::Meeting(Box::new(fixtures::decided(30))));
    assert!(line(&state, 1).contains("DITETAPKAN"));
    assert!(drawn(&state, SIZE).contains("0001/BAHARI/XI/2026"));
    assert!(play(&mut state, "{F8}").iter().all(|effect| matches!(effect, Effect::Beep)));
}

#[test]
fn a_condition_that_is_not_met_opens_what_mends_it() {
    let mut state = meeting(8);
    play(&mut state, "{Down}{Down}");
    for _ in 0..40 {
        if here(&state).contains("Nilai modul") {
            break;
        }
        play(&mut state, "{Down}");
    }
    let effects = play(&mut state, "{Enter}");
    let wanted = Page::Scores(cohort_id());
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
}
