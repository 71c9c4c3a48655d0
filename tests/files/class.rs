//! Registers and scores as centres keep them, taken into a real store.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use juragan::app::import::{self, CorrectionWords, Fate, Finding, Kind, Plan, Request};
use juragan::app::{class, cohorts, history, sessions, teach};
use juragan::domain::id::ModuleId;
use juragan::domain::records::{
    Curriculum, Enrolment, How, Mark, Module, ModuleKind, Person, Register, Score, Session,
};
use juragan::exchange::source::{RawCell, read_file};
use juragan::locale::{Language, Words};

use crate::enrol::{Centre, said};
use crate::import::sample;

const COHORT: &str = "2026-03";

/// A cohort of the thirty people of the samples, with five sessions.
fn class_of_thirty() -> Centre {
    let centre = Centre::new();
    centre.take(&sample("peserta-kendal-2026-03.xlsx"), COHORT);
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let plan = sessions::Plan { dates: (2..=6).map(day).collect(), ..sessions::Plan::default() };
    sessions::plan(&centre.app, COHORT, plan).unwrap();
    centre
}

fn take(centre: &Centre, kind: Kind, file: &Path) -> Plan {
    let plan = centre.planned(kind, file, COHORT);
    import::apply(&centre.app, &plan).unwrap();
    plan
}

fn children<R: juragan::domain::record::Record>(centre: &Centre) -> Vec<R> {
    let snapshot = centre.app.store.read().unwrap();
    let cohort = cohorts::find(&snapshot, COHORT).unwrap();
    snapshot.children(cohort.id.uuid()).unwrap()
}

/// Lists enrolments by roll number.
fn class_list(centre: &Centre) -> Vec<Enrolment> {
    let mut class: Vec<Enrolment> = children(centre);
    class.sort_by_key(|enrolment| enrolment.roll);
    class
}

/// Lists marks by roll number and session number.
fn marks(centre: &Centre) -> BTreeMap<(u16, u16), Mark> {
    let (class, sessions) = (class_list(centre), children::<Session>(centre));
    let mut marks = BTreeMap::new();
    for register in children::<Register>(centre) {
        let session = sessions.iter().find(|one| one.id == register.session).unwrap();
        for (id, mark) in register.marks {
            let enrolment = class.iter().find(|one| one.id == id).unwrap();
            marks.insert((enrolment.roll, session.number), mark);
        }
    }
    marks
}

fn letters(centre: &Centre) -> BTreeMap<(u16, u16), String> {
    marks(centre).into_iter().map(|(at, mark)| (at, class::mark_text(Some(&mark)))).collect()
}

/// Reads the cells of a sample cell by cell, below the headings in `heading_row`.
fn cells(name: &str, heading_row: u32) -> Vec<BTreeMap<String, String>> {
    let source = read_file(&sample(name), Path::new(env!("CARGO_BIN_EXE_juragan"))).unwrap();
    let sheet = &source.workbook.sheets[0];
    let headings = sheet.rows.iter().find(|row| row.number == heading_row).unwrap();
    let below = sheet.rows.iter().filter(|row| row.number > heading_row);
    below
        .map(|row| {
            let cell = |(column, cell): &(u16, RawCell)| {
                (headings.cell(*column).shown().into_owned(), cell.shown().into_owned())
            };
            row.cells.iter().map(cell).collect()
        })
        .collect()
}

fn counts(plan: &Plan) -> Vec<(&'static str, usize)> {
    plan.counts()
}

fn found(plan: &Plan) -> Vec<(u32, &'static str)> {
    plan.list.findings.iter().map(|finding| (finding.row, finding.id)).collect()
}

#[test]
fn the_sample_register_agrees_mark_by_mark_and_twice_is_once() {
    let centre = class_of_thirty();
    let before = centre.changes();
    let file = sample("presensi-kendal-2026-03.xlsx");
    let plan = take(&centre, Kind::Register, &file);
    assert_eq!(found(&plan), []);
    assert_eq!(counts(&plan), [("filled", 148), ("changed", 0), ("same", 0), ("refused", 0)]);

    let mut wanted = BTreeMap::new();
    for row in cells("presensi-kendal-2026-03.xlsx", 3) {
        let roll: u16 = row["No"].parse().unwrap();
        for session in 1..=5 {
            if let Some(letter) = row.get(&format!("0{}/03/2026", session + 1)) {
                wanted.insert((roll, session), letter.clone());
            }
        }
    }
    assert_eq!(letters(&centre), wanted);
    assert_eq!(wanted.len(), 148, "two cells are blank");
    assert!(marks(&centre).values().all(|mark| mark.how == How::Imported && mark.at > 0));
    assert!(children::<Session>(&centre).iter().all(|session| !session.is_held()));
    assert_eq!(centre.changes(), before + 1);
    let change = history::log(&centre.app, None, 1).unwrap().remove(0);
    assert_eq!((change.command.as_str(), change.records), ("register.import", 5));

    let again = take(&centre, Kind::Register, &file);
    assert_eq!(counts(&again), [("filled", 0), ("changed", 0), ("same", 30), ("refused", 0)]);
    assert!(again.is_empty() && centre.changes() == before + 1);

    history::undo(&centre.app).unwrap();
    assert_eq!(marks(&centre), BTreeMap::new());
    history::redo(&centre.app).unwrap();
    assert_eq!(letters(&centre), wanted);
}

#[test]
fn marks_that_differ_are_told_before_they_are_replaced() {
    let centre = class_of_thirty();
    teach::mark(&centre.app, (COHORT, 1), "01T20 02A 03S 06H").unwrap();
    teach::mark(&centre.app, (COHORT, 5), "01T20 26A").unwrap();
    let file = sample("presensi-kendal-2026-03.xlsx");
    let plan = centre.planned(Kind::Register, &file, COHORT);
    let replaced: Vec<_> = plan
        .rows
        .iter()
        .flat_map(|row| row.changes.iter().map(move |change| (row, change)))
        .filter(|(_, change)| change.replaces())
        .map(|(row, change)| (row.roll.unwrap(), change.heading.as_str(), change.clone()))
        .collect();
    let told: Vec<(u16, &str)> = replaced.iter().map(|row| (row.0, row.1)).collect();
    // Row 1 came late on the fifth day: paper agrees, it only does not know the minutes.
    assert_eq!(told, [(1, "02/03/2026"), (3, "02/03/2026"), (26, "06/03/2026")]);
    let text = |text: &str| juragan::domain::field::Cell::Text(text.to_owned());
    assert_eq!((&replaced[0].2.before, &replaced[0].2.after), (&text("T20"), &text("H")));
    assert_eq!(plan.count(Fate::Changed), 3);

    import::apply(&centre.app, &plan).unwrap();
    let marks = marks(&centre);
    assert_eq!((&marks[&(2, 1)].how, &marks[&(3, 1)].how), (&How::Typed, &How::Imported));
    assert_eq!(class::mark_text(Some(&marks[&(1, 5)])), "T20");
    assert_eq!(class::mark_text(Some(&marks[&(1, 1)])), "H");
}

#[test]
fn people_are_found_by_nik_else_by_number_and_name() {
    let centre = class_of_thirty();
    let lines = "No;Nama;NIK;Sesi 1\n\
        9;DAGEL  SIHOMBING;3324102604899942;H\n\
        2;Rahayu Yuliana;3324194608919940;H\n\
        3;dalima nababan;;H\n\
        4;Kayla Widodo;;H\n\
        99;Novi Wahyuni;;H\n\
        5;Dagel Fujiati;3324102604899941;H\n\
        ;Halima Hariyah;;H\n\
        ;Kayla;;H\n\
        3;Dalima Nababan;3324044710959957;S\n";
    let plan = take(&centre, Kind::Register, &centre.csv("absen.csv", lines));
    let wanted = [
        (3, "finding-name-differs"),
        (5, "finding-roll-of-another"),
        (6, "finding-roll-unknown"),
        (7, "finding-not-in-cohort"),
        (9, "finding-not-in-cohort"),
        (10, "finding-person-twice"),
    ];
    assert_eq!(found(&plan), wanted);
    let rolls: Vec<u16> = marks(&centre).keys().map(|at| at.0).collect();
    assert_eq!(rolls, [1, 2, 3, 13]);
    assert_eq!(plan.count(Fate::Refused), 5);
    let words = Words::new(Language::Indonesian);
    for finding in &plan.list.findings {
        let text = said(&words, finding);
        assert!(words.has(finding.id) && !text.contains('{'), "{text}");
    }
    assert_eq!(plan.list.findings[0].value, "Rahayu Yuliana");
}

#[test]
fn refused_rows_come_back_as_a_sheet_and_are_taken_when_they_are_repaired() {
    let centre = class_of_thirty();
    let lines = "No;Nama;02/03/2026;03/03/2026\n\
        1;Dagel Sihombing;H;X\n2;Yuliana Rahayu;H;A\n3;Dalima Nababan;;9\n";
    let plan = take(&centre, Kind::Register, &centre.csv("absen.csv", lines));
    assert_eq!(found(&plan), [(2, "finding-not-a-mark"), (4, "finding-not-a-mark")]);
    assert_eq!(letters(&centre), [((2, 1), "H".to_owned()), ((2, 2), "A".to_owned())].into());
    let words = Words::new(Language::Indonesian);
    let correction = CorrectionWords {
        row: "Baris asal",
        reason: "Alasan",
        say: &|finding: &Finding| said(&words, finding),
        choice: &|_, code| code.to_owned(),
    };
    let faulty = centre.folder.path().join("perbaikan.xlsx");
    assert_eq!(import::write_faulty(&plan, &faulty, &correction).unwrap(), 2);
    let again = centre.planned(Kind::Register, &faulty, COHORT);
    assert_eq!((again.rows.len(), again.count(Fate::Refused)), (2, 2));
    assert!(again.list.rows[0].raw[1].contains("03/03/2026: Presensi ditulis"));

    let repaired = lines.replace('X', "I").replace('9', "S");
    let last = take(&centre, Kind::Register, &centre.csv("lagi.csv", &repaired));
    assert_eq!(counts(&last), [("filled", 3), ("changed", 0), ("same", 1), ("refused", 0)]);
}

#[test]
fn who_was_not_there_yet_and_what_is_locked_stay_as_they_are() {
    let centre = class_of_thirty();
    let class = class_list(&centre);
    let left = Enrolment { left: NaiveDate::from_ymd_opt(2026, 3, 4), ..class[0].clone() };
    let sessions = children::<Session>(&centre);
    let second = sessions.iter().find(|session| session.number == 2).unwrap();
    let closed =
        Session { state: juragan::domain::records::SessionState::Locked, ..second.clone() };
    let mut change = centre.app.change("test.change");
    change.update(&class[0], &left).unwrap();
    change.update(second, &closed).unwrap();
    centre.app.store.commit(change).unwrap();
    teach::mark(&centre.app, (COHORT, 1), "01H").unwrap();

    let lines = "No;Nama;02/03/2026;03/03/2026;04/03/2026\n\
        1;Dagel Sihombing;H;H;A\n2;Yuliana Rahayu;H;A;H\n";
    let plan = take(&centre, Kind::Register, &centre.csv("absen.csv", lines));
    assert_eq!(found(&plan), [(1, "finding-session-locked"), (2, "finding-not-expected")]);
    assert_eq!(plan.list.findings[1].value, "A");
    let wanted = [((1, 1), "H"), ((2, 1), "H"), ((2, 3), "H")];
    assert_eq!(letters(&centre), wanted.map(|(at, letter)| (at, letter.to_owned())).into());
}

/// Gives the cohort a curriculum with a module `Praktik`, judged competent or not.
fn with_practice(centre: &Centre) -> Curriculum {
    let snapshot = centre.app.store.read().unwrap();
    let cohort = cohorts::find(&snapshot, COHORT).unwrap();
    let before = cohorts::curriculum_of(&snapshot, &cohort).unwrap();
    let mut after = before.clone();
    let module = Module {
        order: 17,
        code: "M17".to_owned(),
        title: "Membuat kemasan".to_owned(),
        kind: ModuleKind::Practice,
        ..Module::default()
    };
    after.modules.insert(ModuleId::new(juragan::app::Clock::fresh_id()), module);
    let mut change = centre.app.change("test.curriculum");
    change.update(&before, &after).unwrap();
    centre.app.store.commit(change).unwrap();
    after
}

#[test]
fn the_sample_scores_agree_score_by_score_and_twice_is_once() {
    let centre = class_of_thirty();
    let curriculum = with_practice(&centre);
    let before = centre.changes();
    let file = sample("nilai-kendal-2026-03.xlsx");
    let plan = take(&centre, Kind::Scores, &file);
    assert_eq!(found(&plan), []);
    assert_eq!(counts(&plan), [("filled", 270), ("changed", 0), ("same", 0), ("refused", 0)]);

    let id = |code: &str| *curriculum.modules.iter().find(|row| row.1.code == code).unwrap().0;
    let rows = cells("nilai-kendal-2026-03.xlsx", 1);
    assert_eq!(rows.len(), 30);
    for (row, enrolment) in rows.iter().zip(class_list(&centre)) {
        assert_eq!(row["No"], enrolment.roll.to_string());
        assert_eq!(enrolment.pre_test, row["Pre Test"].parse().ok());
        assert_eq!(enrolment.post_test, row["Post Test"].parse().ok());
        let mut wanted: BTreeMap<ModuleId, Score> = (1..=6)
            .map(|order| format!("M0{order}"))
            .map(|code| (id(&code), Score::Points(row[&code].parse().unwrap())))
            .collect();
        let is_competent = row["Praktik"] == "K";
        let practice = if is_competent { Score::Competent } else { Score::NotCompetent };
        wanted.insert(id("M17"), practice);
        assert_eq!(enrolment.scores, wanted, "{}", row["No"]);
    }
    let again = take(&centre, Kind::Scores, &file);
    assert_eq!(counts(&again), [("filled", 0), ("changed", 0), ("same", 30), ("refused", 0)]);
    assert_eq!(centre.changes(), before + 1);
    history::undo(&centre.app).unwrap();
    assert!(class_list(&centre).iter().all(|one| one.scores.is_empty() && one.pre_test.is_none()));
}

#[test]
fn a_column_of_no_module_is_named_and_scores_that_differ_are_told() {
    let centre = class_of_thirty();
    let plan = take(&centre, Kind::Scores, &sample("nilai-kendal-2026-03.xlsx"));
    assert_eq!(found(&plan), [(1, "finding-column-unknown")]);
    assert_eq!(plan.list.findings[0].heading, "Praktik");
    assert_eq!(counts(&plan)[0], ("filled", 240));

    let lines = "NIK;M01;M02;Post Test\n\
        3324102604899942;86;64;\n3324194608919940;70;98;101\n3324044710959957;;;K\n";
    let plan = take(&centre, Kind::Scores, &centre.csv("nilai.csv", lines));
    assert_eq!(found(&plan), [(3, "finding-not-a-number"), (4, "finding-not-a-number")]);
    assert_eq!(counts(&plan), [("filled", 0), ("changed", 1), ("same", 0), ("refused", 2)]);
    let change = &plan.rows[0].changes[0];
    let numbers = [63, 64].map(juragan::domain::field::Cell::Integer);
    assert_eq!((&change.before, &change.after), (&numbers[0], &numbers[1]));
    assert_eq!((change.field, change.heading.as_str()), ("score", "M02"));
}

#[test]
fn what_cannot_be_taken_is_said_with_an_advice() {
    let centre = class_of_thirty();
    let words = Words::new(Language::Indonesian);
    let other = centre.csv("lain.csv", "No;Nama;09/03/2026\n1;Dagel Sihombing;H\n");
    let list = sample("peserta-kendal-2026-03.xlsx");
    for (kind, file, cohort, id) in [
        (Kind::Register, &other, COHORT, "error-table-no-session"),
        (Kind::Register, &list, COHORT, "error-table-no-day"),
        (Kind::Scores, &list, COHORT, "error-table-no-score"),
        (Kind::Register, &other, "2026-04", "error-table-no-session"),
        (Kind::Scores, &other, "1999", "error-cohort-unknown"),
    ] {
        let error = import::plan(&centre.app, Request { kind, file, cohort, sheet: None });
        let error = error.unwrap_err();
        assert_eq!(error.id, id);
        assert!(words.has(id) && error.hints.iter().all(|hint| words.has(hint)), "{id}");
        assert!(!error.hints.is_empty(), "{id}");
    }
}

#[test]
fn a_mark_made_between_looking_and_taking_is_not_overwritten() {
    let centre = class_of_thirty();
    let file = sample("presensi-kendal-2026-03.xlsx");
    let plan = centre.planned(Kind::Register, &file, COHORT);
    teach::mark(&centre.app, (COHORT, 3), "07S").unwrap();
    let error = import::apply(&centre.app, &plan).unwrap_err();
    assert_eq!(error.id, "error-store-conflict");
    assert_eq!(letters(&centre), [((7, 3), "S".to_owned())].into(), "all of it or nothing");
    let people: Vec<Person> = centre.app.store.read().unwrap().all().unwrap();
    assert_eq!(people.len(), 30);
}
