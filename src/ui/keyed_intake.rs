//! Keys in, text out: a list of participants on its way into a cohort, and a report out of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::AppError;
use crate::locale::Language;

use super::errand::End;
use super::fixtures::{self, cohort_id, drawn, look, showing};
use super::glyphs::Glyphs;
use super::keys::Key;
use super::note::Note;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Then};
use crate::app::report::Coverage;

const SIZE: (u16, u16) = (80, 24);

fn start(loaded: Loaded) -> AppState {
    showing(loaded, look(Language::Indonesian, Glyphs::BOX), SIZE)
}

fn press(state: &mut AppState, keys: &[Key]) -> Vec<Effect> {
    keys.iter().flat_map(|key| state.update(Event::Key(*key))).collect()
}

fn done(state: &mut AppState, done: Done) -> Vec<Effect> {
    state.update(Event::Done(Box::new(done)))
}

fn line(state: &AppState, row: usize) -> String {
    drawn(state, SIZE).lines().nth(row).unwrap_or_default().to_owned()
}

fn file() -> PathBuf {
    PathBuf::from("/home/sari/Downloads/peserta kendal.xlsx")
}

/// The program with a cohort shown, the choice of a file on it, and its review on that.
fn reviewing() -> AppState {
    let mut state = start(Loaded::Cohort(Box::new(fixtures::cohort(30))));
    let effects = press(&mut state, &[Key::F(7)]);
    let wanted = Page::Intake(Some(cohort_id()));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
    let loaded = Loaded::Intake(fixtures::offer(), Some(cohort_id()));
    done(&mut state, Done::Loaded(Box::new(loaded), Then::Push));
    let code = fixtures::offer().cohorts[0].code.clone();
    let effects = press(&mut state, &[Key::Enter]);
    assert!(matches!(
        &effects[..],
        [Effect::Do(Job::Plan(path, cohort))] if *path == file() && *cohort == code
    ));
    assert!(line(&state, 3).contains("Membaca peserta kendal.xlsx"));
    done(&mut state, Done::Planned(fixtures::plan(), file()));
    state
}

#[test]
fn three_keys_take_a_new_list_from_its_cohort_into_the_data() {
    let mut state = reviewing();
    assert!(line(&state, 2).contains("Semua 7"), "{}", line(&state, 2));
    assert!(line(&state, 21).starts_with("Belum ada yang ditulis."), "{}", line(&state, 21));
    let effects = press(&mut state, &[Key::F(8)]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Apply(_))]));
    let note = super::screens::import_review::counted("said-imported", &fixtures::plan());
    let mut view = fixtures::cohort(30);
    view.row.cohort.id = cohort_id();
    done(&mut state, Done::Applied(Box::new(view), note));
    assert!(line(&state, 1).starts_with("Angkatan > 2026-03 Kendal"), "{}", line(&state, 1));
    assert!(line(&state, 22).contains("Ctrl+Z membatalkan"), "{}", line(&state, 22));
    press(&mut state, &[Key::Esc]);
    assert!(line(&state, 1).starts_with("Angkatan > 2026-03 Kendal"), "one cohort, not two");
}

#[test]
fn a_digit_filters_a_bracket_leads_to_problems_and_their_reason_stands_below() {
    let mut state = reviewing();
    press(&mut state, &[Key::Char('5')]);
    let shown = drawn(&state, SIZE);
    assert_eq!(shown.matches("SALAH").count(), 3, "{shown}");
    press(&mut state, &[Key::Char('1'), Key::Char(']')]);
    let shown = drawn(&state, SIZE);
    assert!(shown.contains("Di berkas: "), "{shown}");
    let effects = press(&mut state, &[Key::F(7)]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Correct(_, path, _))] if *path == file()));
    let note = Note::info("done-faulty").fact("count", 3_i64).fact("path", "/x-koreksi.xlsx");
    done(&mut state, Done::Told(note));
    assert!(line(&state, 22).starts_with("3 baris yang ditolak ditulis ke /x-koreksi.xlsx"));
}

#[test]
fn escape_goes_from_the_review_to_the_files_without_loss_and_a_refused_file_says_why() {
    let mut state = reviewing();
    let effects = press(&mut state, &[Key::Esc]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(Page::Intake(_), Then::Renew))]));
    let loaded = Loaded::Intake(fixtures::offer(), Some(cohort_id()));
    done(&mut state, Done::Loaded(Box::new(loaded), Then::Renew));
    state.update(Event::Paste("/tmp/surat.docx".to_owned()));
    let effects = press(&mut state, &[Key::Enter]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Plan(..))]));
    let error = AppError::user("error-source-document").hint("hint-source-save-again");
    done(&mut state, Done::Failed(Note::from(&error)));
    assert!(line(&state, 22).starts_with("Ini dokumen pengolah kata"), "{}", line(&state, 22));
    assert!(line(&state, 21).starts_with("Buka di Excel"), "{}", line(&state, 21));
    assert!(drawn(&state, SIZE).contains("/tmp/surat.docx"));
}

#[test]
fn a_finished_cohort_takes_no_list() {
    let mut view = fixtures::cohort(30);
    view.row.cohort.state = crate::domain::records::CohortState::Graduated;
    let mut state = start(Loaded::Cohort(Box::new(view)));
    assert!(matches!(&press(&mut state, &[Key::F(7)])[..], [Effect::Beep]));
    assert!(line(&state, 22).starts_with("Angkatan 2026-03 sudah lulus"));
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
    assert!(shown.contains("[########............]  40%  Esc hentikan"), "{shown}");
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
