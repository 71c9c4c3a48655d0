//! Keys in, text out: what screens do, without a store and without a terminal.

use crate::app::AppError;
use crate::app::class::{Settled, Step};
use crate::app::deeds::Turn;
use crate::locale::Language;

use super::command::clash;
use super::fixtures::{self, clock, cohort_id, drawn, look, session_id, showing};
use super::glyphs::Glyphs;
use super::keys::Key;
use super::pictures::SCREENS;
use super::state::{AppState, Stage};
use super::work::{Done, Effect, Event, Job, Loaded, Page, Run, Save, Then};

pub(super) const SIZE: (u16, u16) = (80, 24);

pub(super) fn start(loaded: Loaded) -> AppState {
    showing(loaded, look(Language::Indonesian, Glyphs::BOX), SIZE)
}

fn register() -> AppState {
    start(Loaded::Class(Box::new(fixtures::class(30))))
}

/// Plays keys written as text: `{F8}`, `{Esc}` and the like stand for keys without a character.
pub(super) fn play(state: &mut AppState, keys: &str) -> Vec<Effect> {
    keys_of(keys).into_iter().flat_map(|key| state.update(Event::Key(key))).collect()
}

/// Reads keys written as text.
pub(super) fn keys_of(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for part in text.split_inclusive('}') {
        let (typed, name) = part.split_once('{').unwrap_or((part, ""));
        let named = (!name.is_empty()).then(|| named(name.trim_end_matches('}')));
        keys.extend(typed.chars().map(Key::Char).chain(named));
    }
    keys
}

fn letter(name: &str) -> char {
    name.chars().nth(1).unwrap()
}

fn named(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Right" => Key::Right,
        "Left" => Key::Left,
        "Tab" => Key::Tab,
        "PgDn" => Key::PageDown,
        "PgUp" => Key::PageUp,
        "Bksp" => Key::Backspace,
        "Del" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "BTab" => Key::BackTab,
        name if name.starts_with('^') => Key::Ctrl(letter(name).to_ascii_lowercase()),
        name => match name.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Some(number) => Key::F(number),
            None => panic!("no key {name}"),
        },
    }
}

fn steps(effects: Vec<Effect>) -> Vec<Step> {
    let step = |effect| match effect {
        Effect::Do(Job::Store(Save::Marks(step))) => Some(*step),
        _ => None,
    };
    effects.into_iter().filter_map(step).collect()
}

fn store_all(state: &mut AppState, effects: Vec<Effect>) -> Vec<uuid::Uuid> {
    let ids: Vec<uuid::Uuid> = steps(effects).iter().map(|step| step.id).collect();
    for id in &ids {
        state.update(Event::Settled(*id, Settled::Stored));
    }
    ids
}

fn row(state: &AppState, roll: &str) -> String {
    let text = drawn(state, SIZE);
    let lines = text.lines().flat_map(|line| {
        let (left, right): (String, String) =
            (line.chars().take(40).collect(), line.chars().skip(40).collect());
        [left, right]
    });
    let is_row = |line: &String| line.trim_start_matches(['>', ' ']).starts_with(roll);
    lines.into_iter().find(is_row).unwrap_or_default()
}

pub(super) fn line(state: &AppState, row: usize) -> String {
    drawn(state, SIZE).lines().nth(row).unwrap_or_default().to_owned()
}

/// The line in which the last act is told.
pub(super) const SAID: usize = 22;

/// The line of questions and pending digits.
pub(super) const ADVICE: usize = 21;

#[test]
fn seventeen_keys_take_a_register_from_the_first_screen_to_its_end() {
    let mut state = start(Loaded::Home(Box::new(fixtures::home())));
    let mut keys = 1;
    let effects = state.update(Event::Key(Key::Enter));
    let wanted = Page::Class(cohort_id(), session_id(6));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
    let class = Loaded::Class(Box::new(fixtures::class(30)));
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(class), Then::Push))));
    let line_of_marks = "07I13A22S29T20=";
    let effects = play(&mut state, line_of_marks);
    keys += line_of_marks.len();
    store_all(&mut state, effects);
    let effects = play(&mut state, "{F8}");
    keys += 1;
    assert_eq!((keys, store_all(&mut state, effects).len()), (17, 1));
    for (roll, mark) in
        [("07", "[I]"), ("13", "[A]"), ("22", "[S]"), ("29", "[T20]"), ("30", "[H]")]
    {
        assert!(row(&state, roll).contains(mark), "{}", row(&state, roll));
    }
    assert!(line(&state, 1).ends_with("SELESAI"));
    assert!(line(&state, SAID).ends_with("Tersimpan"));
}

#[test]
fn every_mark_is_told_and_saved_is_said_only_when_nothing_waits() {
    let mut state = register();
    let first = play(&mut state, "13H");
    assert!(line(&state, SAID).starts_with("13 Imam Syafii: kosong -> Hadir"));
    let second = play(&mut state, "13A");
    assert!(line(&state, SAID).starts_with("13 Imam Syafii: Hadir -> Alpa"));
    assert!(line(&state, SAID).ends_with("Menyimpan"));
    store_all(&mut state, first);
    assert!(line(&state, SAID).ends_with("Menyimpan"));
    store_all(&mut state, second);
    assert!(line(&state, SAID).ends_with("Tersimpan"));
}

#[test]
fn a_refused_step_shows_the_true_mark_again_and_its_sentence_stays() {
    let mut state = register();
    let first = steps(play(&mut state, "13H"));
    let second = steps(play(&mut state, "13A"));
    let other = play(&mut state, "14S");
    state.update(Event::Settled(first[0].id, Settled::Stored));
    let error = AppError::user("error-store-conflict").fact("count", 1_i64);
    state.update(Event::Settled(second[0].id, Settled::Refused(error)));
    store_all(&mut state, other);
    assert!(row(&state, "13").contains("[H]"));
    assert!(row(&state, "14").contains("[S]"));
    assert!(line(&state, SAID).starts_with("Data ini sudah berubah"), "{}", line(&state, SAID));
    play(&mut state, "1");
    assert!(line(&state, SAID).starts_with("Data ini sudah berubah"));
}

#[test]
fn what_the_disk_did_not_take_stays_on_screen_and_is_tried_again() {
    let mut state = register();
    let step = steps(play(&mut state, "13A"));
    let error = AppError::user("error-store-kept");
    state.update(Event::Settled(step[0].id, Settled::Kept(error)));
    assert!(row(&state, "13").contains("[A]"));
    assert!(line(&state, SAID).contains("BELUM TERSIMPAN"));
    let kept = super::note::Note::warn("emergency-kept").fact("path", "/tmp/x.draft");
    state.update(Event::Done(Box::new(Done::Kept(Some(kept)))));
    assert!(line(&state, ADVICE).contains("/tmp/x.draft"), "{}", line(&state, ADVICE));
    let effects = play(&mut state, "{^S}");
    assert!(matches!(&effects[..], [Effect::Do(Job::Retry)]));
    state.update(Event::Done(Box::new(Done::Retried)));
    assert!(!drawn(&state, SIZE).contains("BELUM TERSIMPAN"));
}

#[test]
fn a_letter_acts_on_a_row_that_was_chosen_and_moves_on() {
    let mut state = register();
    play(&mut state, "A");
    assert!(line(&state, SAID).starts_with("Ketik nomor dulu"));
    play(&mut state, "{Down}{Up}HIS");
    for (roll, mark) in [("01", "[H]"), ("02", "[I]"), ("03", "[S]")] {
        assert!(row(&state, roll).contains(mark), "{}", row(&state, roll));
    }
    assert!(row(&state, "04").starts_with('>'));
}

#[test]
fn the_rest_of_a_day_is_filled_without_touching_marks_or_people_who_left() {
    let mut state = register();
    play(&mut state, "07A=");
    assert!(row(&state, "07").contains("[A]"));
    assert!(row(&state, "05").contains("keluar"));
    assert!(line(&state, SAID).starts_with("\"=\" mengisi 28 orang: Hadir."));
    play(&mut state, "05H");
    assert!(line(&state, SAID).starts_with("5 Citra Ayu Lestari tidak diharapkan"));
}

#[test]
fn finishing_asks_about_the_unmarked_and_leaves_them_when_told_so() {
    let mut state = register();
    play(&mut state, "={Down}");
    play(&mut state, "01.02.{F8}");
    assert_eq!(line(&state, ADVICE), "2 belum diisi: A Alpa, I Izin, Enter biarkan");
    assert!(play(&mut state, "{Enter}").is_empty());
    assert!(line(&state, SAID).starts_with("Sesi belum selesai: 2 belum diisi."));
    let effects = play(&mut state, "{F8}a");
    assert_eq!(steps(effects).len(), 1);
    assert!(row(&state, "01").contains("[A]"));
    assert!(line(&state, 1).ends_with("SELESAI"));
    assert!(steps(play(&mut state, "{F8}")).is_empty());
}

#[test]
fn a_name_is_found_in_five_keys() {
    let mut state = register();
    let keys = "/si{Enter}A";
    play(&mut state, keys);
    assert!(row(&state, "26").contains("[A]"), "{}", row(&state, "26"));
    play(&mut state, "/zzz");
    assert!(line(&state, SAID).starts_with("Tidak ada nama dengan"));
    play(&mut state, "{Esc}A");
    assert!(line(&state, SAID).starts_with("Ketik nomor dulu"));
}

#[test]
fn the_latest_mark_of_this_screen_is_taken_back_at_once_and_older_ones_ask() {
    let mut state = register();
    let effects = play(&mut state, "13A");
    // Undo waits for the commit that is under way, and keys wait for the undo.
    assert!(play(&mut state, "{^Z}22S").is_empty());
    let id = steps(effects)[0].id;
    let effects = state.update(Event::Settled(id, Settled::Stored));
    assert!(matches!(&effects[..], [Effect::Do(Job::Peek(Turn::Undo))]));
    let args = [("code", "2026-03".into()), ("session", 6_i64.into()), ("marks", "13A".into())];
    let mut deed = fixtures::deed(1, "register.mark", &args);
    deed.id = id;
    let peeked = Done::Peeked(Turn::Undo, Some(Box::new(deed.clone())));
    let effects = state.update(Event::Done(Box::new(peeked)));
    assert!(matches!(&effects[..], [Effect::Do(Job::Turn(Turn::Undo, _))]));
    let turned = Done::Turned(Turn::Undo, Box::new(deed.clone()), 0);
    let effects = state.update(Event::Done(Box::new(turned)));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(_, Then::Renew))]));
    let class = Loaded::Class(Box::new(fixtures::class(30)));
    let effects = state.update(Event::Done(Box::new(Done::Loaded(Box::new(class), Then::Renew))));
    assert_eq!(steps(effects).len(), 1, "22S was typed meanwhile");
    assert!(row(&state, "13").contains("[ ]"));
    assert!(row(&state, "22").contains("[S]"));

    deed.id = uuid::Uuid::from_u128(77);
    let peeked = Done::Peeked(Turn::Undo, Some(Box::new(deed)));
    let effects = state.update(Event::Done(Box::new(peeked)));
    assert!(effects.is_empty());
    let asked = line(&state, ADVICE);
    assert!(asked.starts_with("Batalkan: presensi 2026-03 sesi 6: 13A, 08.20, Sari?"), "{asked}");
    assert!(asked.ends_with("Enter = ya, Esc = tidak"));
    // Whoever types on has answered no, and nothing typed is lost.
    assert_eq!(steps(play(&mut state, "01A")).len(), 1);
}

#[test]
fn a_locked_register_asks_for_a_reason_before_a_correction() {
    let mut state = register();
    let effects = play(&mut state, "={F8}");
    store_all(&mut state, effects);
    let mut view = fixtures::class(30);
    let effects = lock(&mut view);
    let class = Loaded::Class(Box::new(view));
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(class), Then::Renew))));
    assert!(effects && line(&state, 1).ends_with("TERKUNCI"));
    assert!(steps(play(&mut state, "07I")).is_empty());
    let question = "Alasan: 1 salah catat, 2 surat menyusul, 3 keputusan rapat, atau ketik sendiri";
    assert_eq!(line(&state, ADVICE), question);
    assert!(line(&state, SAID).starts_with("Sesi ini terkunci."));
    assert!(steps(play(&mut state, "{Enter}")).is_empty());
    assert!(line(&state, SAID).starts_with("Sebutkan alasannya."));
    assert!(steps(play(&mut state, "2")).is_empty());
    assert_eq!(line(&state, ADVICE), "Alasan: 2_ surat menyusul");
    assert_eq!(steps(play(&mut state, "{Enter}")).len(), 2);
    assert!(row(&state, "07").contains("[I]"));
    assert!(line(&state, 1).ends_with("SELESAI"));
}

/// Makes the register one that was closed a week before the fixed day.
fn lock(view: &mut crate::app::class::ClassView) -> bool {
    use crate::app::class::{Closing, Stamp};
    use crate::domain::grammar::Sign;
    let at = clock().now() - chrono::Duration::days(7);
    let stamp = Stamp { by: crate::domain::id::OperatorId::default(), at };
    let staged = view.close(Closing::Default(Sign::Present), stamp).unwrap();
    view.settle(staged.step.unwrap().id, &Settled::Stored);
    true
}

#[test]
fn pasted_text_is_no_command_and_fast_keys_wait_in_order() {
    let mut state = register();
    let effects = state.update(Event::Paste("07I13A=".to_owned()));
    assert!(steps(effects).is_empty());
    assert!(line(&state, SAID).starts_with("Tempelan tidak dibaca"));

    let mut state = start(Loaded::Home(Box::new(fixtures::home())));
    assert_eq!(play(&mut state, "{Enter}07I13A").len(), 1);
    let class = Loaded::Class(Box::new(fixtures::class(30)));
    let effects = state.update(Event::Done(Box::new(Done::Loaded(Box::new(class), Then::Push))));
    assert_eq!(steps(effects).len(), 2);
    assert!(row(&state, "13").contains("[A]"));
}

#[test]
fn escape_goes_out_one_level_and_never_leaves_the_program() {
    let mut state = start(Loaded::Home(Box::new(fixtures::home())));
    for _ in 0..3 {
        play(&mut state, "{Esc}");
    }
    assert_eq!(state.stage(), Stage::Running);
    play(&mut state, "{F9}2");
    let loaded = Loaded::Cohorts(fixtures::cohorts());
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(loaded), Then::Root))));
    assert!(line(&state, 0).contains("[Angkatan]"));
    play(&mut state, "{Esc}");
    assert!(line(&state, 0).contains("[Beranda]"));
    let home = Loaded::Home(Box::new(fixtures::home()));
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(home), Then::Renew))));
    play(&mut state, "{^Q}");
    assert_eq!(state.stage(), Stage::Left);
}

#[test]
fn help_runs_the_command_that_was_searched() {
    let mut state = register();
    play(&mut state, "?menyelesaikan sesi{Enter}");
    assert_eq!(line(&state, ADVICE), "29 belum diisi: A Alpa, I Izin, Enter biarkan");
}

#[test]
fn leaving_does_not_wait_for_a_store_that_is_still_being_opened() {
    let mut state =
        AppState::new(look(Language::Indonesian, Glyphs::BOX), Run::Usual, clock(), SIZE);
    play(&mut state, "x{^Q}");
    assert_eq!(state.stage(), Stage::Left);
}

/// What is text in every field.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789 .,-'?/=%";

#[test]
fn no_key_is_bound_twice_in_one_focus() {
    for (name, make) in SCREENS {
        let state = make(look(Language::Indonesian, Glyphs::BOX), SIZE);
        let (focus, hints) = state.keys();
        let typed = match focus {
            super::command::Focus::Grid => "0123456789HISATP=. KB",
            super::command::Focus::Field | super::command::Focus::EntryField => LETTERS,
            // Letters are text in every box, or rows of the menu.
            super::command::Focus::Over => LETTERS,
            _ => "",
        };
        clash::assert_none(name, focus, &hints, typed);
    }
}

/// Sizes for every run: all that matter for cutting, and a coarse net over the rest.
fn sizes(step: usize) -> impl Iterator<Item = (u16, u16)> {
    let widths = (0..=200u16).filter(move |width| *width < 8 || usize::from(*width) % step == 0);
    widths.flat_map(move |width| {
        let heights =
            (0..=60u16).filter(move |height| *height < 8 || usize::from(*height) % step == 0);
        heights.map(move |height| (width, height))
    })
}

#[test]
fn no_screen_panics_at_any_size() {
    let whole = std::env::var_os("JURAGAN_LONG").is_some();
    for (name, make) in SCREENS {
        // All 12,261 sizes of all screens take a minute; the rest of them run when asked for.
        let step = if whole || *name == "register-31" { 1 } else { 19 };
        let mut state = make(look(Language::Indonesian, Glyphs::BOX), SIZE);
        for (width, height) in sizes(step) {
            state.update(Event::Resized(width, height));
            drawn(&state, (width, height));
        }
    }
}

#[test]
fn told_instead_of_drawn_the_cursor_stands_on_the_item_and_no_line_is_read_aloud() {
    let plain = super::look::Look::new(
        Language::Indonesian,
        super::theme::Theme::Default,
        Glyphs::BOX,
        super::look::Mode::Plain,
    );
    let class = Loaded::Class(Box::new(fixtures::class(30)));
    let mut state = showing(class, plain, SIZE);
    play(&mut state, "13A");
    let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
    let (x, y) = state.draw(&mut buffer).unwrap();
    let at: String = (x..x + 4).map(|x| buffer[(x, y)].symbol().to_owned()).collect();
    assert_eq!(at, "![A]");
    assert!(!fixtures::text(&buffer).contains(['─', '│', '┌']));
    assert!(!fixtures::text(&buffer).contains("---"));
}

#[test]
fn a_faulty_field_of_the_first_run_gets_the_cursor_and_its_reason() {
    let mut state =
        AppState::new(look(Language::Indonesian, Glyphs::BOX), Run::Usual, clock(), SIZE);
    state.update(Event::Done(Box::new(Done::Nothing)));
    play(&mut state, "{Enter}LPK Bahari{Enter}BAH{Enter}3324");
    assert!(line(&state, 10).contains("3324____] Kabupaten Kendal"), "{}", line(&state, 10));
    let effects = play(&mut state, "{Enter}Sari{Enter}");
    assert!(
        matches!(&effects[..], [Effect::Do(Job::Found(founding))] if founding.region == "3324")
    );
    let error = AppError::user("error-region-unknown").fact("code", "3324");
    state.update(Event::Done(Box::new(Done::Failed((&error).into()))));
    assert!(line(&state, 10).starts_with("> Kode wilayah"));
    assert!(line(&state, 14).contains("Kode wilayah 3324 tidak ada."));
    play(&mut state, "{Tab}");
    assert!(line(&state, 14).contains("Kode wilayah 3324 tidak ada."));
    play(&mut state, "S");
    assert_eq!(line(&state, 14).trim(), "");
}

#[test]
fn a_slip_in_a_recovery_key_is_named_and_what_was_typed_stays() {
    let mut state =
        AppState::new(look(Language::Indonesian, Glyphs::BOX), Run::Usual, clock(), SIZE);
    let wrong = AppError::user("error-store-wrong-passphrase").hint("hint-store-forgotten");
    state.update(Event::Done(Box::new(Done::Locked(Some((&wrong).into())))));
    assert!(drawn(&state, SIZE).contains("Tekan Tab, lalu ketik"));
    play(&mut state, "{Tab}");
    assert!(!drawn(&state, SIZE).contains("tidak cocok"));
    let effects = play(&mut state, "6087-NMQY-P7TX-R540{Enter}");
    assert!(matches!(&effects[..], [Effect::Beep]));
    let picture = drawn(&state, SIZE);
    assert!(picture.contains("[6087-NMQY-P7TX-R540_"), "{picture}");
    assert!(picture.contains("Kunci pemulihan"), "{picture}");
}

#[test]
fn a_wrong_passphrase_is_asked_again_and_never_shown() {
    let mut state =
        AppState::new(look(Language::Indonesian, Glyphs::BOX), Run::Usual, clock(), SIZE);
    state.update(Event::Done(Box::new(Done::Locked(None))));
    play(&mut state, "rahasia");
    assert!(drawn(&state, SIZE).contains("[*******___"));
    let effects = play(&mut state, "{Enter}");
    assert!(matches!(&effects[..], [Effect::Do(Job::Open(_))]));
    let error = AppError::user("error-store-wrong-passphrase");
    state.update(Event::Done(Box::new(Done::Locked(Some((&error).into())))));
    assert!(drawn(&state, SIZE).contains("tidak cocok"));
    assert!(!drawn(&state, SIZE).contains("rahasia"));
}

#[test]
fn another_session_is_read_only_after_the_marks_before_it_are_stored() {
    let mut state = register();
    let effects = play(&mut state, "07I");
    assert!(play(&mut state, "{PgDn}").is_empty());
    let id = steps(effects)[0].id;
    let effects = state.update(Event::Settled(id, Settled::Stored));
    let wanted = Page::Class(cohort_id(), session_id(7));
    assert!(
        matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Replace))] if *page == wanted)
    );
}

#[test]
fn the_other_language_is_spoken_at_once_and_remembered() {
    let mut state =
        AppState::new(look(Language::Indonesian, Glyphs::BOX), Run::Usual, clock(), SIZE);
    state.update(Event::Done(Box::new(Done::Nothing)));
    let effects = state.update(Event::Key(Key::F(3)));
    assert!(matches!(&effects[..], [Effect::Do(Job::KeepLanguage(Language::English))]));
    assert!(drawn(&state, SIZE).contains("Welcome"));
}
