//! Lists of every kind and a report, played against the whole program on the practice centre.

use std::path::{Path, PathBuf};

use super::played::Played;
use super::work::{Event, Page};
use crate::app::memory;
use crate::domain::id::CohortId;
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, CohortState, Enrolment, Person, Session};

/// The running cohort of the practice centre with its code.
fn running(played: &Played) -> (CohortId, String) {
    let cohorts = played.app.store.read().unwrap().all::<Cohort>().unwrap();
    let running = cohorts.into_iter().find(|one| one.state == CohortState::Running).unwrap();
    (running.id, running.code)
}

/// NIK and name of the first people of a cohort, by roll number.
fn class(played: &Played, cohort: CohortId) -> Vec<(String, String)> {
    let snapshot = played.app.store.read().unwrap();
    let mut enrolments: Vec<Enrolment> = snapshot.children(cohort.uuid()).unwrap();
    enrolments.sort_by_key(|enrolment| enrolment.roll);
    let person = |enrolment: &Enrolment| {
        let key = RecordKey { parent: uuid::Uuid::nil(), id: enrolment.person.uuid() };
        let person = snapshot.one::<Person>(key).unwrap().unwrap();
        (person.nik.unwrap().to_string(), person.name)
    };
    enrolments.iter().take(3).map(person).collect()
}

/// Reads a file that holds a text, from the screen of the running cohort.
fn read(played: &mut Played, folder: &Path, text: &str) -> String {
    let file = folder.join("daftar.csv");
    std::fs::write(&file, text).unwrap();
    let (cohort, _) = running(played);
    played.show(Page::Intake(Some(cohort)));
    played.event(Event::Paste(file.display().to_string()));
    played.play("{Enter}")
}

#[test]
fn a_list_of_each_kind_is_known_reviewed_taken_in_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut played = Played::new();
    let before = memory::records(&played.app);
    let (cohort, code) = running(&played);
    let class = class(&played, cohort);
    let mut sessions: Vec<Session> =
        played.app.store.read().unwrap().children(cohort.uuid()).unwrap();
    sessions.sort_by_key(|session| session.date);
    let day = sessions.last().unwrap().date.format("%d/%m/%Y");
    let rows = |heading: &str, cells: [&str; 3]| {
        let rows =
            class.iter().zip(cells).map(|((nik, name), cell)| format!("{nik};{name};{cell}"));
        format!("NIK;Nama;{heading}\n{}\n", rows.collect::<Vec<String>>().join("\n"))
    };
    let people = "NIK;Nama;L/P\n9208050708749963;Rafid Budiman;L\n".to_owned();
    let scores = rows("Post Test", ["71", "72", "73"]);
    let register = rows(&day.to_string(), ["H", "I", "S"]);
    for (text, wanted) in
        [(people, "Dimuat: 1 baru"), (scores, "Dimuat: "), (register, "Dimuat: 3 terisi")]
    {
        let screen = read(&mut played, folder.path(), &text);
        assert!(screen.contains("Belum ada yang ditulis"), "{screen}");
        assert_eq!(memory::records(&played.app), before);
        let screen = played.play("{F8}");
        assert!(screen.contains(wanted) && screen.contains(&code), "{screen}");
        assert_ne!(memory::records(&played.app), before);
        played.play("{^Z}{Enter}");
        assert_eq!(memory::records(&played.app), before, "{}", played.text());
    }
}

#[test]
fn a_table_that_nobody_knows_is_read_when_its_columns_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut played = Played::new();
    let text = "Induk;Siapa;L/P\n9208050708749963;Rafid Budiman;L\n";
    let screen = read(&mut played, folder.path(), text);
    assert!(screen.contains("COCOKKAN KOLOM"), "{screen}");
    let screen = played.play("{Enter}NIK{Enter}{Down}{Enter}Nama{Enter}");
    assert!(screen.contains("3 kolom dibaca, 0 tidak"), "{screen}");
    let screen = played.play("{F8}");
    assert!(screen.contains("Semua 1") && screen.contains("BARU"), "{screen}");
}

#[test]
fn a_report_is_written_into_a_folder_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("Kemendag")).unwrap();
    let mut played = Played::at(Page::Reports);
    played.play("{Enter}{F2}");
    played.event(Event::Paste(folder.path().display().to_string()));
    let screen = played.play("{Enter}");
    assert!(screen.contains("Bentuk"), "{screen}");
    played.play("{F2}{Down}{Down}{Enter}");
    let screen = played.text();
    assert!(screen.contains("[pakai]") && screen.contains("Kemendag"), "{screen}");
    played.play("{Enter}{F8}{F8}");
    let screen = played.text();
    assert!(screen.contains("berkas siap di"), "{screen}");
    let files = std::fs::read_dir(folder.path().join("Kemendag")).unwrap();
    let files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
}
