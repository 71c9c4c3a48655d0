//! Keys in, text out: a report from its check to where its files are.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::AppError;
use crate::app::folders::Folders;
use crate::app::report::Coverage;
use crate::app::sheet::Subject;
use crate::locale::Language;

use super::errand::End;
use super::fixtures::{self, drawn, look, showing};
use super::glyphs::Glyphs;
use super::keyed::{SIZE, line, start};
use super::keys::Key;
use super::note::Note;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Then};

fn press(state: &mut AppState, keys: &[Key]) -> Vec<Effect> {
    keys.iter().flat_map(|key| state.update(Event::Key(*key))).collect()
}

fn done(state: &mut AppState, done: Done) -> Vec<Effect> {
    state.update(Event::Done(Box::new(done)))
}

fn ended(state: &mut AppState, end: End) -> Vec<Effect> {
    state.update(Event::Ended(Box::new(Ok(end))))
}

/// The program with the final report opened, and its check wished for.
fn reporting() -> AppState {
    let mut state = start(Loaded::Reports(Box::new(fixtures::reports())));
    let effects = press(&mut state, &[Key::Enter]);
    let latest = Coverage { cohort: Some("2026-04".to_owned()), ..Coverage::default() };
    assert!(matches!(
        &effects[..],
        [Effect::Do(Job::Check(request))] if request.coverage == latest
    ));
    state
}

#[test]
fn what_a_receiver_would_refuse_is_said_before_it_is_written_after_all() {
    let mut state = reporting();
    done(&mut state, Done::Checked(fixtures::checked()));
    assert!(line(&state, 1).ends_with("HARUS DIPERBAIKI"), "{}", line(&state, 1));
    let shown = drawn(&state, SIZE);
    let counted = "PERBAIKI   2  NIK belum diisi. Rina Wati, Joko Prasetyo";
    assert!(shown.contains(counted), "{shown}");
    let effects = press(&mut state, &[Key::Tab, Key::Tab, Key::Char(' '), Key::F(8)]);
    assert!(matches!(&effects[..], [Effect::Beep]));
    let effects = press(&mut state, &[Key::F(8)]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Begin(_))]));
    done(&mut state, Done::Begun);
    state.update(Event::Progress(40));
    let shown = line(&state, 21);
    assert!(shown.contains("[####......]  40%  Esc hentikan"), "{shown}");
    assert!(line(&state, 23).contains("Esc Hentikan"), "{}", line(&state, 23));
    assert!(press(&mut state, &[Key::Esc]).is_empty());
    assert!(line(&state, 21).ends_with("Menghentikan ..."), "{}", line(&state, 21));
    let stopped = Note::from(&AppError::user("error-stopped"));
    assert!(state.update(Event::Ended(Box::new(Err(stopped)))).is_empty());
    assert!(line(&state, 22).starts_with("Dihentikan; tidak ada yang ditulis"));
    let effects = press(&mut state, &[Key::F(8)]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Check(_))]), "checked before it is written");
}

#[test]
fn written_files_are_named_with_who_gave_no_consent_and_work_goes_on_meanwhile() {
    let mut state = reporting();
    let mut good = fixtures::checked();
    good.findings.clear();
    done(&mut state, Done::Checked(good));
    let effects = press(&mut state, &[Key::F(8)]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Begin(_))]));
    done(&mut state, Done::Begun);
    // The menu opens while the files are written, and Esc there shuts the menu.
    press(&mut state, &[Key::F(9)]);
    assert!(drawn(&state, SIZE).contains("Riwayat"));
    press(&mut state, &[Key::Esc]);
    assert!(!line(&state, 21).contains("Menghentikan"));
    state.update(Event::Ended(Box::new(Ok(End::Reported(Arc::new(fixtures::written()))))));
    let shown = drawn(&state, SIZE);
    for wanted in [
        "laporan-akhir_2026-04_2026-11-10.xlsx",
        "3 orang belum memberi persetujuan",
        "NIK ditulis lengkap: Dicocokkan dengan data kependudukan.",
        "1 berkas siap di /home/sari/juragan/laporan.",
    ] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    press(&mut state, &[Key::Esc]);
    assert!(line(&state, 2).contains("Laporan akhir pelatihan"), "{}", line(&state, 2));
}

#[test]
fn a_period_is_read_as_dates_are_written_and_a_wrong_one_is_not_checked() {
    let mut state = start(Loaded::Reports(Box::new(fixtures::reports())));
    let effects = press(&mut state, &[Key::Down, Key::Enter]);
    let from = chrono::NaiveDate::from_ymd_opt(2026, 1, 1);
    assert!(matches!(
        &effects[..],
        [Effect::Do(Job::Check(request))]
            if request.coverage.from == from && request.coverage.cohort.is_none()
    ));
    done(&mut state, Done::Checked(fixtures::checked()));
    let effects = press(&mut state, &[Key::Tab, Key::Backspace, Key::Backspace, Key::Enter]);
    assert!(matches!(&effects[..], [Effect::Beep]));
    assert!(line(&state, 1).ends_with("BELUM DIPERIKSA"), "{}", line(&state, 1));
}

/// The program with the findings of the final report, the cursor on the first of them.
fn at_findings(state: &mut AppState) {
    done(state, Done::Checked(fixtures::checked()));
    press(state, &[Key::Down, Key::Down, Key::Down, Key::Down, Key::Down]);
}

#[test]
fn equal_findings_are_one_row_that_lists_them_and_each_leads_to_where_it_is_mended() {
    let mut state = reporting();
    at_findings(&mut state);
    let shown = drawn(&state, SIZE);
    assert!(shown.contains("> PERBAIKI   2  NIK belum diisi."), "{shown}");
    assert!(press(&mut state, &[Key::Enter]).is_empty());
    let shown = drawn(&state, SIZE);
    assert!(shown.lines().any(|line| line.trim() == "Rina Wati"), "{shown}");
    let effects = press(&mut state, &[Key::Down, Key::Enter]);
    let wanted = fixtures::checked().findings[0].person.unwrap();
    let wanted = Page::Form(Subject::Person(wanted));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
    // What was mended is checked again with the next key.
    done(&mut state, Done::Failed(Note::info("said-how-to-quit")));
    let offer = Loaded::Reports(Box::new(fixtures::reports()));
    done(&mut state, Done::Loaded(Box::new(offer), Then::Renew));
    assert!(line(&state, 1).ends_with("BELUM DIPERIKSA"), "{}", line(&state, 1));
    let effects = press(&mut state, &[Key::Up]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Check(_))]));
}

#[test]
fn a_long_list_of_findings_scrolls_on_a_small_screen_and_goes_back_up_to_the_form() {
    let size = (60, 18);
    let mut state = showing(
        Loaded::Reports(Box::new(fixtures::reports())),
        look(Language::Indonesian, Glyphs::BOX),
        size,
    );
    state.update(Event::Resized(60, 18));
    press(&mut state, &[Key::Enter]);
    let mut report = fixtures::checked();
    let first = report.findings[0].clone();
    for field in ["name", "birth_date", "sex", "phone", "email", "address", "village", "job"] {
        let value = format!("person.{field}");
        let mut facts = first.facts.clone();
        facts[0].1 = field.into();
        report.findings.push(crate::app::report::CheckFinding { facts, value, ..first.clone() });
    }
    done(&mut state, Done::Checked(report));
    let shown = drawn(&state, size);
    assert!(shown.contains("5 dari 11") && !shown.contains("job belum diisi"), "{shown}");
    press(&mut state, &[Key::Tab, Key::Tab, Key::Tab, Key::Tab, Key::Tab, Key::End]);
    let shown = drawn(&state, size);
    assert!(shown.contains("job belum diisi") && shown.contains("11 dari 11"), "{shown}");
    press(&mut state, &[Key::Home, Key::Up]);
    let shown = drawn(&state, size);
    assert!(shown.contains("> Folder"), "{shown}");
}

#[test]
fn a_folder_is_chosen_from_what_is_there_and_taken_by_its_first_row() {
    let mut state = reporting();
    done(&mut state, Done::Checked(fixtures::checked()));
    let effects = press(&mut state, &[Key::F(2)]);
    assert!(matches!(
        &effects[..],
        [Effect::Do(Job::Begin(errand))] if errand.what().id == "errand-folder"
    ));
    done(&mut state, Done::Begun);
    let path = |text: &str| PathBuf::from("/home/sari").join(text);
    let folders = |at: &str, inside: &[&str]| Folders {
        at: path(at),
        around: vec![PathBuf::from("/home"), PathBuf::from("/media/sari/USB")],
        inside: inside.iter().map(|name| path(name)).collect(),
    };
    ended(&mut state, End::Listed(Arc::new(folders("", &["Documents", "juragan"]))));
    let shown = drawn(&state, SIZE);
    for wanted in ["[pakai] /home/sari", "[naik] /home", "Documents", "/media/sari/USB"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    let effects = press(&mut state, &[Key::Down, Key::Down, Key::Enter]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Begin(_))]));
    done(&mut state, Done::Begun);
    ended(&mut state, End::Listed(Arc::new(folders("Documents", &[]))));
    assert!(press(&mut state, &[Key::Enter]).is_empty());
    assert!(drawn(&state, SIZE).contains("Folder        [/home/sari/Documents_"));
}

#[test]
fn the_whole_path_of_a_file_stands_alone_on_its_lines() {
    let mut state = reporting();
    let mut good = fixtures::checked();
    good.findings.clear();
    done(&mut state, Done::Checked(good));
    assert!(matches!(&press(&mut state, &[Key::F(7)])[..], [Effect::Beep]));
    press(&mut state, &[Key::F(8)]);
    done(&mut state, Done::Begun);
    ended(&mut state, End::Reported(Arc::new(fixtures::written())));
    assert!(line(&state, 23).contains("F7 Letak berkas"), "{}", line(&state, 23));
    press(&mut state, &[Key::F(7)]);
    let wanted = "/home/sari/juragan/laporan/laporan-akhir_2026-04_2026-11-10.xlsx";
    let shown = drawn(&state, SIZE);
    assert!(shown.lines().any(|line| line == wanted), "{shown}");
    press(&mut state, &[Key::F(7)]);
    assert!(drawn(&state, SIZE).contains("(30 baris)"));
}

#[test]
fn what_was_sent_to_whom_stands_below_the_reports() {
    let state = start(Loaded::Reports(Box::new(fixtures::reports())));
    let shown = drawn(&state, SIZE);
    assert!(shown.contains("kemarin 08.20  laporan-akhir 2026-03  30 orang"), "{shown}");
}
