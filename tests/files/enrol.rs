//! Lists of participants taken into a real store.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use juragan::app::cohorts::{self, NewCohort};
use juragan::app::import::{
    self, Book, CorrectionWords, Fate, Finding, Kind, Level, Plan, Request, Wanted,
};
use juragan::app::opening::Opening;
use juragan::app::places::Places;
use juragan::app::setup::{self, Founding};
use juragan::app::watch::{Stop, Watch};
use juragan::app::{App, Clock, history, sessions};
use juragan::domain::records::{Enrolment, How, Mark, Person, Register, Status};
use juragan::locale::{Arg, Language, Words};

use crate::import::sample;

pub(crate) struct Centre {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) app: App,
}

impl Centre {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            places: Places::below(folder.path()),
            clock: Clock::parse_fixed("2026-03-02T08:00+07:00").unwrap(),
            operator: None,
            reader: PathBuf::from(env!("CARGO_BIN_EXE_juragan")),
        };
        let founding = Founding {
            name: "BLK Kendal".to_owned(),
            code: "KDL".to_owned(),
            region: "3324".to_owned(),
            operator: "Sari".to_owned(),
        };
        let app = setup::init(&opening, &founding).unwrap();
        for code in ["2026-03", "2026-04"] {
            let new = NewCohort { code: code.to_owned(), ..NewCohort::default() };
            cohorts::create(&app, new).unwrap();
        }
        Self { folder, app }
    }

    /// Plans a list of any kind.
    pub(crate) fn planned(&self, kind: Kind, file: &Path, cohort: &str) -> Plan {
        import::plan(&self.app, Request { kind, file, cohort, sheet: None }).unwrap()
    }

    fn plan(&self, file: &Path, cohort: &str) -> Plan {
        self.planned(Kind::Participants, file, cohort)
    }

    pub(crate) fn take(&self, file: &Path, cohort: &str) -> Plan {
        let plan = self.plan(file, cohort);
        import::apply(&self.app, &plan).unwrap();
        plan
    }

    pub(crate) fn csv(&self, name: &str, lines: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, lines).unwrap();
        path
    }

    fn people(&self) -> Vec<Person> {
        self.app.store.read().unwrap().all().unwrap()
    }

    /// Lists roll numbers and names of a cohort.
    fn class(&self, code: &str) -> Vec<(u16, String)> {
        let snapshot = self.app.store.read().unwrap();
        let cohort = cohorts::find(&snapshot, code).unwrap();
        let people = self.people();
        let mut class: Vec<(u16, String)> = snapshot
            .children::<Enrolment>(cohort.id.uuid())
            .unwrap()
            .into_iter()
            .map(|enrolment| {
                let person = people.iter().find(|person| person.id == enrolment.person).unwrap();
                (enrolment.roll, person.name.clone())
            })
            .collect();
        class.sort();
        class
    }

    pub(crate) fn changes(&self) -> usize {
        history::log(&self.app, None, 1000).unwrap().len()
    }
}

fn counts(plan: &Plan) -> [usize; 5] {
    [Fate::New, Fate::Joins, Fate::Changed, Fate::Same, Fate::Refused].map(|fate| plan.count(fate))
}

pub(crate) fn said(words: &Words, finding: &Finding) -> String {
    let facts: Vec<(&str, Arg)> =
        finding.facts.iter().map(|fact| (fact.0, Arg::from(fact.1.as_str()))).collect();
    words.say_with(finding.id, &facts)
}

#[test]
fn a_list_is_one_change_that_can_be_taken_back_and_twice_is_once() {
    let centre = Centre::new();
    let file = sample("peserta-kendal-2026-03.xlsx");
    let before = centre.changes();
    assert_eq!(counts(&centre.plan(&file, "2026-03")), [30, 0, 0, 0, 0]);
    assert_eq!((centre.people().len(), centre.changes()), (0, before), "a plan writes nothing");

    centre.take(&file, "2026-03");
    let class = centre.class("2026-03");
    assert_eq!(class.iter().map(|one| one.0).collect::<Vec<_>>(), (1..=30).collect::<Vec<_>>());
    assert_eq!(class[0].1, "Dagel Sihombing");
    assert_eq!(class[29].1, "Yuni Hutapea");
    assert_eq!(centre.changes(), before + 1);

    let again = centre.take(&file, "2026-03");
    assert_eq!(counts(&again), [0, 0, 0, 30, 0]);
    assert_eq!((centre.changes(), centre.people().len()), (before + 1, 30));

    history::undo(&centre.app).unwrap();
    assert_eq!((centre.people().len(), centre.class("2026-03").len()), (0, 0));
    history::redo(&centre.app).unwrap();
    assert_eq!(centre.class("2026-03"), class);
}

#[test]
fn people_who_were_marked_since_stay_when_their_list_is_taken_back() {
    let centre = Centre::new();
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let plan = sessions::Plan { dates: vec![day], ..sessions::Plan::default() };
    let session = sessions::plan(&centre.app, "2026-03", plan).unwrap().remove(0);
    let list = centre.take(&sample("peserta-kendal-2026-03.xlsx"), "2026-03");
    let snapshot = centre.app.store.read().unwrap();
    let mut class: Vec<Enrolment> = snapshot.children(list.cohort.id.uuid()).unwrap();
    class.sort_by_key(|enrolment| enrolment.roll);
    let before: Register = snapshot.children(list.cohort.id.uuid()).unwrap().remove(0);
    assert_eq!(before.session, session.id);
    let mut after = before.clone();
    for enrolment in &class[6..8] {
        let mark = Mark::new(Status::Present, How::Typed, 0, centre.app.operator);
        after.marks.insert(enrolment.id, mark);
    }
    let mut change = centre.app.change("register.mark");
    change.update(&before, &after).unwrap();
    centre.app.store.commit(change).unwrap();
    drop(snapshot);

    let import = history::log(&centre.app, None, 2).unwrap().remove(1);
    let author = centre.app.author();
    let report = centre.app.store.undo(import.id, Clock::fresh_id(), author).unwrap();
    let kept: BTreeSet<_> = report.kept.iter().map(|conflict| conflict.record).collect();
    let wanted: BTreeSet<_> =
        class[6..8].iter().flat_map(|one| [one.id.uuid(), one.person.uuid()]).collect();
    assert_eq!(kept, wanted);
    let names = [(7, "Kajen Hutasoit".to_owned()), (8, "Yani Nababan".to_owned())];
    assert_eq!(centre.class("2026-03"), names);
}

#[test]
fn what_a_second_list_says_otherwise_is_shown_and_the_rest_stays() {
    let centre = Centre::new();
    let first = "NIK;Nama;No HP;Pendidikan\n\
        3324194608919940;YULIANA RAHAYU;081234567890;SMA\n\
        3324102604899942;Dagel Sihombing;081311112222;SD\n";
    centre.take(&centre.csv("satu.csv", first), "2026-03");
    let second = "Nama;NIK;No HP;Pendidikan;Alamat\n\
        Budi Santoso;3324041701709951;0815;SMP;\n\
        Yuliana  Rahayu;3324194608919940;0899 8887 7766;;Jl. Merdeka 1\n\
        dagel sihombing;3324102604899942;0813-1111-2222;;\n";
    let plan = centre.take(&centre.csv("dua.csv", second), "2026-03");
    assert_eq!(counts(&plan), [1, 0, 1, 1, 0]);
    let changed = plan.rows.iter().find(|row| row.fate == Fate::Changed).unwrap();
    let fields: Vec<&str> = changed.changes.iter().map(|change| change.field).collect();
    assert_eq!((changed.number, fields.as_slice()), (3, ["phone", "address"].as_slice()));
    assert_eq!(changed.roll, Some(1));
    let people = centre.people();
    let yuliana = people.iter().find(|person| person.name == "Yuliana Rahayu").unwrap();
    assert_eq!(yuliana.phone.as_ref().unwrap().as_str(), "+6289988877766");
    assert_eq!(yuliana.address, "Jl. Merdeka 1");
    assert!(yuliana.education.is_some(), "an empty cell says nothing");
    let class: Vec<u16> = centre.class("2026-03").iter().map(|one| one.0).collect();
    assert_eq!(class, [1, 2, 3]);

    let plan = centre.take(&centre.csv("dua.csv", second), "2026-04");
    assert_eq!(counts(&plan), [0, 3, 0, 0, 0]);
    assert_eq!(centre.people().len(), 3);
    assert_eq!(centre.class("2026-04")[0], (1, "Budi Santoso".to_owned()));
}

#[test]
fn somebody_who_is_perhaps_known_is_named_and_never_merged() {
    let centre = Centre::new();
    let first = "NIK;Nama;Tgl Lahir\n3324194608919940;Muhammad Yusuf;06-08-1991\n";
    centre.take(&centre.csv("satu.csv", first), "2026-03");
    let second = "NIK;Nama;Tgl Lahir\n\
        3324194608919955;Moh. Yusuf;06-08-1991\n\
        3324194608919940;Yusuf Muhammad;06-08-1991\n\
        3324194608919956;Muhammad Yusuf;07-08-1991\n";
    let plan = centre.plan(&centre.csv("dua.csv", second), "2026-03");
    let found = |row| -> Vec<&str> {
        plan.list
            .findings_of(row)
            .map(|finding| finding.id)
            .filter(|id| !id.starts_with("finding-nik-birth"))
            .collect()
    };
    assert_eq!(found(2), ["finding-looks-like"]);
    assert_eq!(found(3), ["finding-name-differs"]);
    assert!(found(4).is_empty());
    assert_eq!(counts(&plan), [2, 0, 1, 0, 0]);
    let third = "NIK;Nama;Tgl Lahir\n3324194608919940;Budi Santoso;01-01-1970\n";
    let plan = centre.plan(&centre.csv("tiga.csv", third), "2026-03");
    assert!(plan.list.findings_of(2).any(|finding| finding.id == "finding-nik-of-another"));
    assert_eq!(counts(&plan), [0, 0, 0, 0, 1]);
}

#[test]
fn refused_rows_come_back_as_a_sheet_and_are_taken_when_they_are_repaired() {
    let centre = Centre::new();
    let plan = centre.take(&sample("peserta-1000-37-rusak.xlsx"), "2026-03");
    assert_eq!(counts(&plan), [963, 0, 0, 0, 37]);
    assert_eq!(centre.people().len(), 963);

    let words = Words::new(Language::Indonesian);
    let faulty = centre.folder.path().join("perbaikan.xlsx");
    let correction = CorrectionWords {
        row: "Baris asal",
        reason: "Alasan",
        say: &|finding| said(&words, finding),
        choice: &|list, code| words.say(&format!("choice-{list}-{code}")).into_owned(),
    };
    assert_eq!(import::write_faulty(&plan, &faulty, &correction).unwrap(), 37);

    let nowhere = import::write_faulty(&plan, Path::new("/tidak/ada.xlsx"), &correction);
    assert!(words.has(nowhere.unwrap_err().id));

    let again = centre.plan(&faulty, "2026-03");
    assert_eq!((again.list.heading_row, again.rows.len()), (1, 37));
    assert_eq!(again.list.unknown_headings().collect::<Vec<_>>(), ["Baris asal", "Alasan"]);
    assert_eq!(counts(&again), [0, 0, 0, 0, 37], "what nobody repaired is refused once more");
    let numbers = |plan: &Plan| -> BTreeSet<String> {
        let refused = plan.rows.iter().filter(|row| row.fate == Fate::Refused);
        refused.map(|row| row.number.to_string()).collect()
    };
    let original: BTreeSet<String> = again.list.rows.iter().map(|row| row.raw[0].clone()).collect();
    assert_eq!(original, numbers(&plan));
    assert!(again.list.rows.iter().all(|row| row.raw[1].contains(": ")), "each has a reason");

    let mut repaired = "NIK;Nama;L/P;Tgl Lahir\n".to_owned();
    for (row, serial) in again.list.rows.iter().zip(1000..) {
        let name = if row.raw[3].is_empty() { "Sari Wulandari" } else { &row.raw[3] };
        writeln!(repaired, "332410260489{serial};{name};L;26-04-1989").unwrap();
    }
    let file = centre.csv("lagi.csv", &repaired);
    let last = centre.take(&file, "2026-03");
    assert_eq!(counts(&last), [37, 0, 0, 0, 0]);
    assert_eq!(centre.class("2026-03").len(), 1000);
}

#[test]
fn what_cannot_be_taken_is_said_with_an_advice() {
    let centre = Centre::new();
    let words = Words::new(Language::Indonesian);
    let kind = Kind::Participants;
    let request = |file, cohort| Request { kind, file, cohort, sheet: None };
    let text = centre.csv("catatan.csv", "Tinggi;Berat\n170;60\n");
    let empty = centre.csv("kosong.csv", "");
    let gone = centre.folder.path().join("tidak-ada.xlsx");
    for (file, cohort, id) in [
        (&text, "2026-03", "error-table-no-headings"),
        (&empty, "2026-03", "error-source-empty"),
        (&gone, "2026-03", "error-source-missing"),
        (&gone, "1999", "error-cohort-unknown"),
    ] {
        let error = import::plan(&centre.app, request(file, cohort)).unwrap_err();
        assert_eq!(error.id, id);
        assert!(words.has(error.id) && error.hints.iter().all(|hint| words.has(hint)), "{id}");
        assert!(!error.hints.is_empty(), "{id}");
    }
    assert_eq!(centre.people().len(), 0);
}

#[test]
fn a_list_longer_than_the_places_is_said() {
    let centre = Centre::new();
    let new = NewCohort { code: "kecil".to_owned(), capacity: Some(20), ..NewCohort::default() };
    cohorts::create(&centre.app, new).unwrap();
    let plan = centre.plan(&sample("peserta-koma.csv"), "kecil");
    assert_eq!(plan.over_capacity(), Some((20, 25)));
    assert_eq!(centre.plan(&sample("peserta-koma.csv"), "2026-03").over_capacity(), None);
    assert!(plan.list.findings.iter().all(|finding| finding.level == Level::Warning));
}

#[test]
fn the_kind_of_each_sample_is_known_by_its_headings() {
    let centre = Centre::new();
    let days = (2..=6).filter_map(|day| NaiveDate::from_ymd_opt(2026, 3, day)).collect();
    let plan = sessions::Plan { dates: days, ..sessions::Plan::default() };
    sessions::plan(&centre.app, "2026-03", plan).unwrap();
    for (name, wanted) in [
        ("peserta-kendal-2026-03.xlsx", Kind::Participants),
        ("presensi-kendal-2026-03.xlsx", Kind::Register),
        ("nilai-kendal-2026-03.xlsx", Kind::Scores),
    ] {
        let watch = Watch::default();
        let book = Arc::new(Book::read(&centre.app, &sample(name), &watch).unwrap());
        let wish = Wanted::default();
        let read = import::understand(&centre.app, book, "2026-03", wish, &watch).unwrap();
        assert_eq!((read.kind, read.open), (wanted, Vec::new()), "{name}");
        assert!(read.plan.is_ok(), "{name}: {:?}", read.plan);
    }
}

#[test]
fn a_reading_that_is_stopped_is_told_as_that_and_not_as_a_fault_of_the_file() {
    let centre = Centre::new();
    let stop = Stop::default();
    stop.ask();
    let watch = Watch::new(stop, Arc::new(|_| ()));
    let read = Book::read(&centre.app, &sample("peserta-kendal-2026-03.xlsx"), &watch);
    assert_eq!(read.unwrap_err().id, "error-stopped");
}
