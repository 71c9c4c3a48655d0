//! Keys in, store out: cohorts, their sessions, their people and their meeting.

use crate::app::sheet::Subject;
use crate::app::{cohorts, overview, sessions, teach};
use crate::domain::grammar::Sign;
use crate::domain::id::CohortId;
use crate::domain::records::SessionState;
use crate::domain::records::{
    Cohort, CohortState, Curriculum, Decision, Enrolment, Person, Session,
};

use super::keyed::SIZE;
use super::played::Played;
use super::state::AppState;
use super::work::Page;

/// The cohort of the practice centre that is in a state.
fn in_state(played: &Played, state: &CohortState) -> Cohort {
    let all = played.app.store.read().unwrap().all::<Cohort>().unwrap();
    all.into_iter().find(|cohort| cohort.state == *state).unwrap()
}

fn running() -> (Played, Cohort) {
    let played = Played::new();
    let cohort = in_state(&played, &CohortState::Running);
    (Played::at(Page::Cohort(cohort.id)), cohort)
}

fn named(played: &Played, code: &str) -> Cohort {
    cohorts::find(&played.app.store.read().unwrap(), code).unwrap()
}

fn held(played: &Played, cohort: CohortId) -> Vec<Session> {
    sessions::of_cohort(&played.app.store.read().unwrap(), cohort).unwrap()
}

fn line(state: &AppState, row: usize) -> String {
    super::keyed::line(state, row).trim_end().to_owned()
}

fn said(played: &Played) -> String {
    line(&played.state, super::keyed::SAID)
}

fn advice(played: &Played) -> String {
    line(&played.state, super::keyed::ADVICE)
}

#[test]
fn a_new_cohort_is_opened_from_the_list_and_its_sessions_planned() {
    let mut played = Played::at(Page::Cohorts);
    let screen = played.play("+");
    assert!(screen.contains("Angkatan baru") && screen.contains("Enter = pakai"), "{screen}");
    let screen = played.play("2027-01{Enter}Kelas malam{Enter}{Enter}{F8}");
    assert!(screen.contains("2027-01") && screen.contains("Direncanakan"), "{screen}");
    assert!(said(&played).starts_with("Angkatan 2027-01 dibuka."), "{}", said(&played));
    let cohort = named(&played, "2027-01");
    assert_eq!(cohort.title, "Kelas malam");

    played.show(Page::Cohort(cohort.id));
    let screen = played.play("+");
    assert!(screen.contains("Rencanakan sesi"), "{screen}");
    let screen = played.play("04-01-2027{Enter}sen kam{Enter}4{Enter}");
    assert!(screen.contains("s.d. 14-01-2027"), "{screen}");
    let screen = played.play("13.00{Enter}4{Enter}{F8}");
    assert!(screen.contains("Sen 4 Jan") && screen.contains("Kam 14 Jan"), "{screen}");
    let planned = held(&played, cohort.id);
    assert_eq!((planned.len(), planned[0].jp), (4, 4));
    assert!(said(&played).starts_with("4 sesi direncanakan."));
}

#[test]
fn a_copy_is_made_from_its_cohort_with_few_keys() {
    let (mut played, cohort) = running();
    let screen = played.play("c");
    assert!(screen.contains("Salin angkatan"), "{screen}");
    played.play("2027-02{Enter}{Enter}01-02-2027{Enter}");
    let copy = named(&played, "2027-02");
    assert_eq!(copy.title, cohort.title);
    assert_eq!(held(&played, copy.id).len(), held(&played, cohort.id).len());
    assert!(said(&played).starts_with("Angkatan 2027-02 dibuka dengan 5 sesi."));
}

#[test]
fn the_state_is_chosen_and_what_stands_in_the_way_is_said_beside_it() {
    let (mut played, cohort) = running();
    let screen = played.play("{F2}");
    assert!(screen.contains("Berjalan *"), "{screen}");
    assert!(screen.contains("Sudah dinilai: Presensi sesi ini belum selesai: 4, 5."), "{screen}");
    played.play("sudah dinilai{Enter}");
    assert!(said(&played).starts_with("Presensi sesi ini belum selesai: 4, 5."));
    for session in held(&played, cohort.id).iter().filter(|session| !session.is_held()) {
        teach::close(&played.app, (&cohort.code, session.number), Some(Sign::Present)).unwrap();
    }
    played.play("{F2}sudah dinilai{Enter}");
    assert_eq!(named(&played, &cohort.code).state, CohortState::Assessed);
    assert!(line(&played.state, 1).ends_with("Sudah dinilai"), "{}", line(&played.state, 1));
    played.play("{^Z}");
    assert_eq!(named(&played, &cohort.code).state, CohortState::Running);
}

#[test]
fn a_session_is_edited_cancelled_and_takes_place_after_all() {
    let (mut played, cohort) = running();
    let number = held(&played, cohort.id).iter().position(|one| !one.is_held()).unwrap();
    let screen = played.play("e");
    assert!(screen.contains("Yang diajarkan"), "{screen}");
    played.play("{Down}{Down}{Down}M02{Enter}{Enter}Legalitas{Enter}{Esc}");
    let taught = &held(&played, cohort.id)[number];
    assert_eq!(
        taught.lessons.values().next().map(|lesson| lesson.topic.as_str()),
        Some("Legalitas")
    );
    assert!(advice(&played).contains("M02, Legalitas"), "{}", advice(&played));

    let screen = played.play("{Del}");
    assert!(screen.contains("tidak jadi diadakan"), "{screen}");
    played.play("{Enter}");
    assert!(said(&played).starts_with("Sebutkan alasannya."));
    let screen = played.play("{Del}narasumber sakit{Enter}");
    assert!(screen.contains("batal") && screen.contains("Jadi diadakan"), "{screen}");
    assert!(advice(&played).ends_with("alasan: narasumber sakit"), "{}", advice(&played));
    assert_eq!(held(&played, cohort.id)[number].state, SessionState::Cancelled);
    played.play("{Del}");
    assert_eq!(held(&played, cohort.id)[number].state, SessionState::Planned);
    played.play("{^Z}");
    assert_eq!(held(&played, cohort.id)[number].state, SessionState::Cancelled);
}

#[test]
fn somebody_known_is_found_enrolled_leaves_and_comes_back() {
    let (mut played, cohort) = running();
    let people = |played: &Played| {
        let snapshot = played.app.store.read().unwrap();
        let mut all = snapshot.children::<Enrolment>(cohort.id.uuid()).unwrap();
        all.sort_by_key(|enrolment| enrolment.roll);
        all
    };
    let there: Vec<_> = people(&played).iter().map(|enrolment| enrolment.person).collect();
    let all = played.app.store.read().unwrap().all::<Person>().unwrap();
    let other = all.iter().find(|person| !there.contains(&person.id)).unwrap().clone();
    played.play("{Tab}t");
    played.play("{Enter}");
    assert!(said(&played).starts_with("Ketik nama"), "{}", said(&played));
    played.play("txqzw{Enter}");
    assert!(said(&played).starts_with("Tidak ada orang dengan"), "{}", said(&played));
    let nik = other.nik.as_ref().unwrap().as_str().to_owned();
    let screen = played.play(&format!("t{nik}{{Enter}}"));
    assert!(screen.contains(&other.name), "{screen}");
    played.play("{Enter}");
    let enrolled = people(&played).pop().unwrap();
    assert_eq!(enrolled.person, other.id);
    assert!(said(&played).starts_with(&format!("Masuk dengan nomor {}", enrolled.roll)));

    played.play("{End}-");
    let screen = played.play("{Enter}");
    assert!(screen.contains("Alasan keluar"), "{screen}");
    let screen = played.play("pindah kerja{Enter}");
    assert!(screen.contains("keluar"), "{screen}");
    assert!(advice(&played).ends_with("pindah kerja"), "{}", advice(&played));
    let gone = people(&played).pop().unwrap();
    assert_eq!(gone.left, Some(played.app.today()));
    played.play("{Del}");
    assert_eq!(people(&played).pop().unwrap().left, None);
}

#[test]
fn a_meeting_keeps_what_was_typed_over_the_menu_and_decides_by_the_code() {
    let (mut played, cohort) = running();
    for session in held(&played, cohort.id).iter().filter(|session| !session.is_held()) {
        teach::close(&played.app, (&cohort.code, session.number), Some(Sign::Present)).unwrap();
    }
    played.play("k{F8}");
    played.play("+7{Enter}{Up}");
    assert!(advice(&played).contains("belum berlangsung"), "{}", advice(&played));
    played.play("{Bksp}{Bksp}k{Enter}Aula{Enter}BA/1");
    played.play("{F9}2");
    assert!(played.text().contains("[Angkatan]"));
    played.show(Page::Meeting(cohort.id));
    let screen = played.play("{F8}");
    assert!(advice(&played).starts_with("Belum selesai: 3 isian"), "{screen}");
    let screen = played.play("{Enter}");
    assert!(screen.contains("Aula") && screen.contains("BA/1"), "{screen}");
    played.play("{F8}");
    assert!(advice(&played).starts_with("Belum ditetapkan"), "{}", advice(&played));
    assert!(
        played.app.store.read().unwrap().children::<Decision>(cohort.id.uuid()).unwrap().is_empty()
    );
    let screen = played.play(&format!("{}{{Enter}}", cohort.code));
    assert!(screen.contains("DITETAPKAN"), "{screen}");
    let decided = played.app.store.read().unwrap().children::<Decision>(cohort.id.uuid()).unwrap();
    let decision = &decided[0];
    assert_eq!((decision.place.as_str(), decision.minute_number.as_str()), ("Aula", "BA/1"));
    assert_eq!(Some(decision.date), played.app.today().pred_opt());
    let numbers = decision.results.values().filter(|one| !one.certificate.is_empty());
    let first = numbers.map(|one| one.certificate.as_str()).next().unwrap();
    assert!(played.play("{End}").contains(first.split('/').nth(1).unwrap()));
}

#[test]
fn a_look_at_the_keys_keeps_digits_and_the_menu_does_not_drop_what_is_no_score() {
    let (mut played, cohort) = running();
    played.show(Page::Scores(cohort.id));
    let score = |played: &Played| {
        let mut sheet = crate::app::scores::open_scores(&played.app, cohort.id).unwrap();
        sheet.rows.swap_remove(0).enrolment.post_test
    };
    played.play("{Right}8?{Esc}5");
    assert_eq!(score(&played), Some(85), "the help stood between two digits");
    played.play("{Up}101{F9}2");
    assert!(
        said(&played).starts_with("Di sini ada ketikan yang bukan nilai."),
        "{}",
        said(&played)
    );
    assert!(played.text().contains("?101"));
    played.play("{Esc}{F9}2");
    assert!(played.text().contains("[Angkatan]"));
    assert_eq!(score(&played), Some(85));
}

#[test]
fn a_cohort_is_in_class_from_its_first_closed_register_on() {
    let played = Played::new();
    let cohort = in_state(&played, &CohortState::Open);
    let first = held(&played, cohort.id).remove(0);
    teach::close(&played.app, (&cohort.code, first.number), Some(Sign::Present)).unwrap();
    let rows = overview::cohorts(&played.app).unwrap();
    let row = rows.iter().find(|row| row.cohort.id == cohort.id).unwrap();
    assert_eq!((&row.cohort.state, row.taken), (&CohortState::Running, 1));
    crate::app::history::undo(&played.app).unwrap();
    assert_eq!(named(&played, &cohort.code).state, CohortState::Open);
}

#[test]
fn every_form_of_teaching_looks_as_it_was_agreed() {
    let played = Played::new();
    let open = in_state(&played, &CohortState::Open);
    let snapshot = played.app.store.read().unwrap();
    let enrolment = snapshot.children::<Enrolment>(open.id.uuid()).unwrap();
    let enrolment = enrolment.iter().min_by_key(|enrolment| enrolment.roll).unwrap().id;
    let curriculum = snapshot.all::<Curriculum>().unwrap().swap_remove(0);
    let module = curriculum.in_order()[1].0;
    let session = held(&played, open.id)[0].id;
    for (name, subject) in [
        ("cohort-new", Subject::NewCohort),
        ("cohort-copy", Subject::CopyCohort(open.id)),
        ("cohort", Subject::Cohort(open.id)),
        ("leave", Subject::Leave(open.id, enrolment)),
        ("session-plan", Subject::PlanSessions(open.id)),
        ("session", Subject::Session(open.id, session)),
        ("curriculum-new", Subject::NewCurriculum),
        ("curriculum", Subject::Curriculum(curriculum.id)),
        ("rule", Subject::Rule(curriculum.id)),
        ("module-new", Subject::NewModule(curriculum.id)),
        ("module", Subject::Module(curriculum.id, module)),
    ] {
        let text = Played::at(Page::Form(subject)).text();
        assert!(text.lines().all(|line| super::text::columns(line) <= SIZE.0), "{text}");
        insta::assert_snapshot!(format!("form-of-{name}"), text);
    }
}
