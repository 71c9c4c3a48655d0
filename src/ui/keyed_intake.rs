//! Keys in, text out: lists of others on their way into a cohort.

use crate::app::AppError;
use crate::locale::Language;

use super::act::Answer;
use super::errand::End;
use super::fixtures::{self, cohort_id, drawn, look, showing};
use super::glyphs::Glyphs;
use super::keys::Key;
use super::note::Note;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Then};

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

fn ended(state: &mut AppState, end: End) -> Vec<Effect> {
    state.update(Event::Ended(Box::new(Ok(end))))
}

/// The errand that was begun, by the message that tells of it.
fn begun(effects: &[Effect]) -> &str {
    match effects {
        [Effect::Do(Job::Begin(errand))] => errand.what().id.as_ref(),
        other => panic!("{other:?}"),
    }
}

/// The program with a cohort shown, and the choice of a file on it.
fn choosing() -> AppState {
    let mut state = start(Loaded::Cohort(Box::new(fixtures::cohort(30))));
    let effects = press(&mut state, &[Key::F(7)]);
    let wanted = Page::Intake(Some(cohort_id()));
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Push))] if *page == wanted));
    let loaded = Loaded::Intake(fixtures::offer(), Some(cohort_id()));
    done(&mut state, Done::Loaded(Box::new(loaded), Then::Push));
    state
}

/// The same with a file being read.
fn reading() -> AppState {
    let mut state = choosing();
    assert_eq!(begun(&press(&mut state, &[Key::Enter])), "errand-reading");
    done(&mut state, Done::Begun);
    state
}

/// The same with what was read under review.
fn reviewing() -> AppState {
    let mut state = reading();
    ended(&mut state, End::Read(fixtures::reading()));
    state
}

#[test]
fn keys_stay_alive_while_a_file_is_read_and_escape_stops_it() {
    let mut state = reading();
    assert_eq!(line(&state, 21), "Membaca peserta kendal.xlsx  Esc hentikan");
    assert!(line(&state, 23).contains("Esc Hentikan"), "{}", line(&state, 23));
    press(&mut state, &[Key::Down, Key::Char('n')]);
    assert!(drawn(&state, SIZE).contains("Berkas: [n_"), "{}", drawn(&state, SIZE));
    assert!(matches!(&press(&mut state, &[Key::Enter])[..], [Effect::Beep]));
    assert!(line(&state, 22).starts_with("Tunggu dulu: Membaca peserta kendal.xlsx."));
    press(&mut state, &[Key::Esc]);
    assert!(line(&state, 21).ends_with("Menghentikan ..."), "{}", line(&state, 21));
    let stopped = Note::from(&AppError::user("error-stopped"));
    state.update(Event::Ended(Box::new(Err(stopped))));
    assert!(line(&state, 22).starts_with("Dihentikan"), "{}", line(&state, 22));
    assert!(drawn(&state, SIZE).contains("Berkas: [n_"), "what was typed stays");
}

#[test]
fn a_file_whose_screen_was_left_lays_nothing_over_other_work() {
    let mut state = reading();
    let effects = press(&mut state, &[Key::F(9), Key::Char('r')]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(Page::History, Then::Root))]));
    let history = Loaded::History(fixtures::history());
    done(&mut state, Done::Loaded(Box::new(history), Then::Root));
    assert_eq!(line(&state, 21), "Membaca peserta kendal.xlsx");
    assert!(!line(&state, 23).contains("Hentikan"), "{}", line(&state, 23));
    ended(&mut state, End::Read(fixtures::reading()));
    assert!(line(&state, 1).starts_with("Riwayat"), "{}", line(&state, 1));
    assert!(line(&state, 22).starts_with("Berkasnya sudah dibaca"), "{}", line(&state, 22));
}

#[test]
fn three_keys_take_a_new_list_from_its_cohort_into_the_data() {
    let mut state = reviewing();
    assert!(line(&state, 2).contains("Semua 7"), "{}", line(&state, 2));
    assert!(line(&state, 21).starts_with("Belum ada yang ditulis."), "{}", line(&state, 21));
    assert_eq!(begun(&press(&mut state, &[Key::F(8)])), "errand-taking-in");
    done(&mut state, Done::Begun);
    // Taking in is not stopped: it is done as a whole.
    assert!(!line(&state, 21).contains("hentikan"), "{}", line(&state, 21));
    let plan = fixtures::reading();
    let note = super::screens::import::told::done(plan.plan.as_ref().unwrap());
    let effects = ended(&mut state, End::TakenIn(cohort_id(), note));
    let wanted = Page::Cohort(cohort_id());
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(page, Then::Renew))] if *page == wanted));
    let mut view = fixtures::cohort(30);
    view.row.cohort.id = cohort_id();
    done(&mut state, Done::Loaded(Box::new(Loaded::Cohort(Box::new(view))), Then::Renew));
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
    assert!(matches!(&effects[..], [Effect::Do(Job::Act(act))] if act.name() == "import-correct"));
    let note = Note::info("done-faulty").fact("count", 3_i64).fact("path", "/x-koreksi.xlsx");
    done(&mut state, Done::Acted(Answer::said(note), None));
    assert!(line(&state, 22).starts_with("3 baris yang ditolak ditulis ke /x-koreksi.xlsx"));
}

#[test]
fn what_was_understood_of_a_row_stands_beside_what_the_file_says() {
    let mut state = reviewing();
    let shown = drawn(&state, SIZE);
    for wanted in ["Terbaca: NIK 3324016604689944, Nama Siti Aminah,", "Tanggal lahir 26-04-1968"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    press(&mut state, &[Key::End]);
    let shown = drawn(&state, SIZE);
    assert!(!shown.contains("Tanggal lahir 31"), "an impossible day is not understood: {shown}");
}

#[test]
fn columns_are_one_key_away_and_a_column_gets_another_field() {
    let mut state = reviewing();
    press(&mut state, &[Key::Char('k')]);
    let shown = drawn(&state, SIZE);
    for wanted in ["COCOKKAN KOLOM", "Judul di berkas", "(tidak dibaca)", "Ukuran Kaos"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    let keys = [Key::End, Key::Enter];
    press(&mut state, &keys);
    let shown = drawn(&state, SIZE);
    assert!(shown.contains("Kolom Ukuran Kaos dibaca sebagai"), "{shown}");
    let mut effects = press(&mut state, &"catatan".chars().map(Key::Char).collect::<Vec<_>>());
    effects.extend(press(&mut state, &[Key::Esc, Key::Down, Key::Enter]));
    assert_eq!(begun(&effects), "errand-matching");
    done(&mut state, Done::Begun);
    ended(&mut state, End::Read(fixtures::reading()));
    assert!(drawn(&state, SIZE).contains("COCOKKAN KOLOM"), "the step stays");
    press(&mut state, &[Key::F(8)]);
    assert!(drawn(&state, SIZE).contains("Semua 7"));
}

#[test]
fn a_table_that_nobody_can_read_yet_shows_its_columns_and_says_what_it_lacks() {
    let mut state = reading();
    ended(&mut state, End::Read(fixtures::strange()));
    let shown = drawn(&state, SIZE);
    for wanted in ["Nomor Induk", "3324016604689944", "Judul kolom di baris 2"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
    assert!(matches!(&press(&mut state, &[Key::F(8)])[..], [Effect::Beep]));
}

#[test]
fn what_a_list_is_about_is_asked_with_one_key_where_it_may_be_several_things() {
    let mut state = reading();
    ended(&mut state, End::Read(fixtures::both()));
    assert!(
        line(&state, 21)
            .starts_with("rekap.csv dibaca sebagai apa? 1 Daftar peserta, 2 Presensi, 3 Nilai"),
        "{}",
        line(&state, 21)
    );
    assert!(matches!(&press(&mut state, &[Key::Char('x')])[..], [Effect::Beep]));
    assert_eq!(begun(&press(&mut state, &[Key::Char('3')])), "errand-matching");
    done(&mut state, Done::Begun);
    ended(&mut state, End::Read(fixtures::register()));
    let shown = drawn(&state, SIZE);
    assert!(shown.contains("Terisi") && shown.contains("No. urut"), "{shown}");
}

#[test]
fn the_cohort_is_asked_where_there_are_several_and_none_was_chosen() {
    let mut state = start(Loaded::Intake(fixtures::offer(), None));
    assert!(press(&mut state, &[Key::Enter]).is_empty());
    assert!(drawn(&state, SIZE).contains("Ke angkatan mana?"));
    let effects = press(&mut state, &[Key::Down, Key::Enter]);
    let second = fixtures::offer().cohorts[1].id;
    assert!(matches!(
        &effects[..],
        [Effect::Do(Job::Load(Page::Intake(Some(id)), Then::Renew)), Effect::Do(Job::Begin(_))]
            if *id == second
    ));
}

#[test]
fn escape_goes_from_the_review_to_the_files_without_loss_and_a_refused_file_says_why() {
    let mut state = reviewing();
    let effects = press(&mut state, &[Key::Esc]);
    assert!(matches!(&effects[..], [Effect::Do(Job::Load(Page::Intake(_), Then::Renew))]));
    let loaded = Loaded::Intake(fixtures::offer(), Some(cohort_id()));
    done(&mut state, Done::Loaded(Box::new(loaded), Then::Renew));
    state.update(Event::Paste("/tmp/surat.docx".to_owned()));
    assert_eq!(begun(&press(&mut state, &[Key::Enter])), "errand-reading");
    done(&mut state, Done::Begun);
    let error = AppError::user("error-source-document").hint("hint-source-save-again");
    state.update(Event::Ended(Box::new(Err(Note::from(&error)))));
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

#[test]
fn the_kind_of_a_list_is_found_from_its_headings_where_that_is_certain() {
    use crate::app::import::Kind;
    let kind =
        |reading: std::sync::Arc<crate::app::import::Reading>| (reading.kind, reading.open.clone());
    assert_eq!(kind(fixtures::reading()), (Kind::Participants, Vec::new()));
    // Numbers and names stand in every register; days above them decide.
    assert_eq!(kind(fixtures::register()), (Kind::Register, Vec::new()));
    assert_eq!(kind(fixtures::both()), (Kind::Participants, Kind::ALL.to_vec()));
    assert!(fixtures::strange().plan.is_err());
}
