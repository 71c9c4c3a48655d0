//! Keys in, text out: lists with their filter, order, columns, marks and memory.

use super::keyed::{line, play, start};
use super::keys::Key;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Then};
use super::{fixtures, fixtures_people};
use crate::app::deeds::Turn;

fn cohorts() -> AppState {
    start(Loaded::Cohorts(fixtures::cohorts()))
}

fn show(state: &mut AppState, loaded: Loaded, then: Then) -> Vec<Effect> {
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(loaded), then))))
}

/// First row of a list.
const FIRST: usize = 3;

#[test]
fn a_filter_opens_the_hit_and_letters_are_commands_again_after_enter() {
    let mut state = cohorts();
    play(&mut state, "/kendal");
    assert!(line(&state, 2).starts_with("  Saring: [kendal_"), "{}", line(&state, 2));
    let effects = play(&mut state, "{Enter}");
    assert!(effects.is_empty(), "Enter only goes back to the list");
    assert!(line(&state, 1).ends_with("saring: kendal   2 dari 3"), "{}", line(&state, 1));
    play(&mut state, "s{Esc}{Down}");
    let effects = play(&mut state, "{Enter}");
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(Page::Cohort(_), Then::Push))]));
}

#[test]
fn escape_shows_all_rows_before_it_goes_out() {
    let mut state = start(Loaded::Home(Box::new(fixtures::home())));
    show(&mut state, Loaded::Cohorts(fixtures::cohorts()), Then::Push);
    play(&mut state, "/batang{Enter}{Esc}");
    assert!(line(&state, 0).contains("[Angkatan]"));
    assert!(line(&state, 1).ends_with("3 angkatan"));
    play(&mut state, "{Esc}");
    assert!(line(&state, 0).contains("[Beranda]"));
}

#[test]
fn a_pasted_text_filters_where_a_filter_is_typed_and_is_no_command_elsewhere() {
    let mut state = cohorts();
    state.update(Event::Paste("batang".to_owned()));
    assert!(line(&state, 1).ends_with("3 angkatan"));
    play(&mut state, "/");
    state.update(Event::Paste("batang\n".to_owned()));
    assert!(line(&state, FIRST).starts_with("> 2026-04"), "{}", line(&state, FIRST));
    assert!(line(&state, 2).ends_with("1 dari 3"));
}

#[test]
fn leaving_a_list_remembers_it_and_a_later_start_brings_it_back() {
    let mut state = start(Loaded::Home(Box::new(fixtures::home())));
    show(&mut state, Loaded::Cohorts(fixtures::cohorts()), Then::Push);
    play(&mut state, "s{Down}{Enter}/ken{Enter}{Down}");
    let row = line(&state, FIRST + 1);
    let effects = play(&mut state, "{Esc}/ken{Enter}");
    assert!(effects.is_empty());
    play(&mut state, "{^Q}");
    let memory = state.memory();
    assert_eq!(memory.spots()["cohorts"].filter, "ken");
    assert_eq!(memory.lists()["cohorts"].sort.as_deref(), Some("title"));

    let mut later = start(Loaded::Home(Box::new(fixtures::home())));
    later.update(Event::Recalled(Box::new(memory)));
    show(&mut later, Loaded::Cohorts(fixtures::cohorts()), Then::Push);
    assert!(line(&later, 1).ends_with("saring: ken   2 dari 3"));
    assert!(line(&later, 2).contains("Nama^"));
    assert_eq!(line(&later, FIRST + 1), row);
    assert!(row.starts_with("> "), "{row}");
}

#[test]
fn a_start_goes_on_at_the_screen_on_which_the_run_before_ended() {
    let mut state = cohorts();
    let memory = state.memory();
    assert_eq!(memory.screen.as_deref(), Some("cohorts"));
    let mut later = cohorts();
    later.update(Event::Recalled(Box::new(memory)));
    let effects = show(&mut later, Loaded::Home(Box::new(fixtures::home())), Then::Replace);
    assert!(matches!(&effects[..], [.., Effect::Do(Job::Load(Page::Cohorts, Then::Root))]));
    // What is typed meanwhile waits for that screen.
    assert!(play(&mut later, "{Enter}").is_empty());
    let effects = show(&mut later, Loaded::Cohorts(fixtures::cohorts()), Then::Root);
    assert!(matches!(&effects[..], [.., Effect::Do(Job::Load(Page::Cohort(_), Then::Push))]));
}

#[test]
fn what_was_remembered_is_handed_over_once_and_only_when_it_changed() {
    let is_kept = |effect: &Effect| matches!(effect, Effect::Do(Job::Remember(_)));
    let mut state = start(Loaded::Home(Box::new(fixtures::home())));
    for (keys, expected) in [("{Esc}", 1), ("{Esc}", 0), ("s{Down}{Enter}{Esc}", 1)] {
        let mut effects = show(&mut state, Loaded::Cohorts(fixtures::cohorts()), Then::Push);
        effects.extend(play(&mut state, keys));
        effects.extend(show(&mut state, Loaded::Home(Box::new(fixtures::home())), Then::Renew));
        assert_eq!(effects.iter().filter(|effect| is_kept(effect)).count(), expected, "{keys}");
    }
}

#[test]
fn a_key_that_holds_everywhere_closes_the_box_and_leaves_the_list_whole() {
    let mut state = cohorts();
    for keys in ["k", "s", "/x"] {
        play(&mut state, keys);
        state.update(Event::Key(Key::F(1)));
        play(&mut state, "{Esc}");
        assert!(line(&state, 2).starts_with("  Kode"), "{keys}: {}", line(&state, 2));
        play(&mut state, "{Esc}");
    }
}

#[test]
fn enter_in_the_history_tells_what_a_change_did_and_undo_still_concerns_the_latest() {
    let mut state = start(Loaded::History(fixtures::history()));
    let effects = play(&mut state, "{Down}{Enter}");
    let id = fixtures::history()[1].id;
    assert!(
        matches!(&effects[..], [Effect::Do(Job::Load(Page::Deed(found), Then::Push))] if *found == id)
    );
    show(&mut state, Loaded::Deed(Box::new(fixtures_people::deed())), Then::Push);
    assert!(line(&state, 6).contains("0812-3456-7890"), "{}", line(&state, 6));
    play(&mut state, "{^Z}");
    let latest = fixtures::history().swap_remove(0);
    let peeked = Done::Peeked(Turn::Undo, Some(Box::new(latest)));
    state.update(Event::Done(Box::new(peeked)));
    let asked = line(&state, 21);
    assert!(asked.starts_with("Batalkan: presensi 2026-03 sesi 6"), "{asked}");
    assert!(asked.contains("Sari?"), "{asked}");
}

#[test]
fn the_history_is_filtered_by_what_was_done_and_by_whom() {
    let mut state = start(Loaded::History(fixtures::history()));
    play(&mut state, "/bambang{Enter}");
    assert!(line(&state, 1).ends_with("1 dari 4"), "{}", line(&state, 1));
    play(&mut state, "{Esc}/presensi 13a{Enter}");
    assert!(line(&state, 1).ends_with("2 dari 4"), "{}", line(&state, 1));
}
