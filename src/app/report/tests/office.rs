//! A centre with a class that was taught to the end, for the tests of reports.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::opening::Opening;
use crate::app::places::Places;
use crate::app::report::{Coverage, Report, ReportFile, Request, export};
use crate::app::setup::{self, Founding};
use crate::app::{App, Clock, cohorts, sessions};
use crate::domain::id::{
    ConsentId, DecisionId, EnrolmentId, OperatorId, PermitId, PersonId, ProductId, ShipmentId,
    TurnoverId, VentureId,
};
use crate::domain::records::{
    Consent, Decision, Enrolment, How, Late, Mark, Outcome, Permit, PermitKind, Person, Product,
    Register, Score, Session, SessionState, Sex, Shipment, Status, Turnover, Venture, Verdict,
};
use crate::domain::text::{CountryCode, HsCode, Money, Nib, Nik, Phone, RegionCode};

/// Name, NIK, birth date, sex, letter in each session.
pub(super) const PEOPLE: &[(&str, &str, &str, Sex, char)] = &[
    ("Dagel Sihombing", "3324102604899942", "1989-04-26", Sex::Male, 'H'),
    ("Yuliana Rahayu", "3324194608919940", "1991-08-06", Sex::Female, 'I'),
    ("Dalima Nababan", "3324044710959957", "1995-10-07", Sex::Female, 'T'),
    ("=Aisyah Purwanti", "3324164703689964", "1968-03-07", Sex::Female, 'S'),
];

pub(super) struct Office {
    pub(super) app: App,
    folder: tempfile::TempDir,
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Office {
    /// A centre with a cohort of four, five sessions held, and one who did not pass.
    pub(super) fn new() -> Self {
        let (office, decision) = Self::before_meeting();
        office.decide(&decision);
        office
    }

    pub(super) fn decide(&self, decision: &Decision) {
        let mut change = self.app.change("test.decide");
        change.create(decision).unwrap();
        self.app.store.commit(change).unwrap();
    }

    /// The same before the meeting, with what it will decide.
    pub(super) fn before_meeting() -> (Self, Decision) {
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            places: Places::below(folder.path()),
            clock: Clock::parse_fixed("2026-03-09T09:00+07:00").unwrap(),
            operator: None,
            reader: PathBuf::new(),
        };
        let founding = Founding {
            name: "LPK Bina Ekspor".to_owned(),
            code: "BE".to_owned(),
            region: "3324".to_owned(),
            operator: "Sari".to_owned(),
        };
        let app = setup::init(&opening, &founding).unwrap();
        let office = Self { app, folder };
        let decision = office.teach("2026/03: A");
        (office, decision)
    }

    pub(super) fn out(&self) -> PathBuf {
        self.folder.path().join("keluar")
    }

    pub(super) fn request(&self, profile: &str, formats: &[&str]) -> Request {
        Request {
            profile: profile.to_owned(),
            coverage: Coverage { cohort: Some("2026/03: A".to_owned()), ..Coverage::default() },
            folder: self.out(),
            formats: formats.iter().map(|format| (*format).to_owned()).collect(),
        }
    }

    /// Exports and gives the files by name.
    pub(super) fn export(&self, request: &Request) -> (Report, BTreeMap<String, Vec<u8>>) {
        let report = export(&self.app, request).unwrap();
        let read = |file: &ReportFile| {
            let name = file.path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(&file.path).unwrap())
        };
        let files = report.files.iter().map(read).collect();
        (report, files)
    }

    fn teach(&self, code: &str) -> Decision {
        let new = cohorts::NewCohort { code: code.to_owned(), ..cohorts::NewCohort::default() };
        let cohort = cohorts::create(&self.app, new).unwrap();
        let dates = (2..=6).map(|number| day(&format!("2026-03-0{number}"))).collect();
        let plan = sessions::Plan { dates, ..sessions::Plan::default() };
        let planned = sessions::plan(&self.app, code, plan).unwrap();
        let curriculum = cohorts::curriculum_of(&self.app.store.read().unwrap(), &cohort).unwrap();
        let module = *curriculum.modules.keys().next().unwrap();
        let mut change = self.app.change("test.teach");
        let mut decision = Decision {
            id: DecisionId::new(Clock::fresh_id()),
            cohort: cohort.id,
            date: day("2026-03-07"),
            minute_number: "BA-1".to_owned(),
            ..Decision::default()
        };
        let mut marks: BTreeMap<EnrolmentId, Mark> = BTreeMap::new();
        for (roll, row) in (1..).zip(PEOPLE) {
            let person = person(row);
            let enrolment = Enrolment {
                id: EnrolmentId::new(Clock::fresh_id()),
                cohort: cohort.id,
                person: person.id,
                roll,
                scores: [(module, Score::Points(70 + u8::try_from(roll).unwrap()))].into(),
                ..Enrolment::default()
            };
            marks.insert(enrolment.id, mark(row.4));
            let outcome = match row.4 {
                'H' | 'T' => Outcome {
                    result: Verdict::Passed,
                    certificate: format!("000{roll}/BE/2026"),
                    reasons: Vec::new(),
                },
                _ => Outcome { reasons: vec!["attendance".to_owned()], ..Outcome::default() },
            };
            decision.results.insert(enrolment.id, outcome);
            change.create(&person).unwrap();
            change.create(&enrolment).unwrap();
        }
        for session in &planned {
            let taken = Session { state: SessionState::Taken, ..session.clone() };
            change.update(session, &taken).unwrap();
            let empty = Register { session: session.id, cohort: cohort.id, ..Register::default() };
            let full = Register { marks: marks.clone(), ..empty.clone() };
            change.update(&empty, &full).unwrap();
        }
        self.app.store.commit(change).unwrap();
        decision
    }

    /// Gives the first participant a venture that exported.
    pub(super) fn go_abroad(&self) {
        let people = self.app.store.read().unwrap().all::<Person>().unwrap();
        let owner = people.iter().find(|person| person.name == PEOPLE[0].0).unwrap();
        let permit = Permit {
            kind: PermitKind::Halal,
            number: "ID33410000123450525".to_owned(),
            expires: Some(day("2029-05-01")),
            ..Permit::default()
        };
        let product = Product {
            name: "Madu hutan".to_owned(),
            hs: Some(HsCode::parse("040900").unwrap()),
            ..Product::default()
        };
        let turnover = Turnover {
            month: day("2026-07-01"),
            amount: Some(Money { minor: 7_500_000, currency: "IDR".to_owned() }),
        };
        let venture = Venture {
            id: VentureId::new(Clock::fresh_id()),
            owners: vec![owner.id],
            name: "UD Madu Rimba".to_owned(),
            nib: Some(Nib::parse("1234567890123").unwrap()),
            permits: [(PermitId::new(Clock::fresh_id()), permit)].into(),
            turnover: [(TurnoverId::new(Clock::fresh_id()), turnover)].into(),
            products: [(ProductId::new(Clock::fresh_id()), product)].into(),
            ..Venture::default()
        };
        let shipment = Shipment {
            id: ShipmentId::new(Clock::fresh_id()),
            person: owner.id,
            venture: Some(venture.id),
            date: day("2026-08-17"),
            country: Some(CountryCode::parse("JP").unwrap()),
            hs: Some(HsCode::parse("040900").unwrap()),
            value: Some(Money { minor: 125_050, currency: "USD".to_owned() }),
            rate: Some(Money { minor: 16_000, currency: "IDR".to_owned() }),
            awb: "EE123456789ID".to_owned(),
            invoice: "INV-1".to_owned(),
            ..Shipment::default()
        };
        let mut change = self.app.change("test.export");
        change.create(&venture).unwrap();
        change.create(&shipment).unwrap();
        self.app.store.commit(change).unwrap();
    }
}

fn person(row: &(&str, &str, &str, Sex, char)) -> Person {
    let consent = Consent { purpose: "training".to_owned(), ..Consent::default() };
    let mut person = Person::new(PersonId::new(Clock::fresh_id()), row.0.to_owned());
    person.nik = Some(Nik::parse(row.1).unwrap());
    person.birth_date = Some(day(row.2));
    person.sex = Some(row.3.clone());
    person.phone = Some(Phone::parse("+6289218579723").unwrap());
    person.region = Some(RegionCode::parse("332410").unwrap());
    if row.4 == 'H' {
        person.consents.insert(ConsentId::new(Clock::fresh_id()), consent);
    }
    person
}

fn mark(letter: char) -> Mark {
    let status = match letter {
        'I' => Status::Excused,
        'S' => Status::Sick,
        _ => Status::Present,
    };
    let late = (letter == 'T').then_some(Late::Minutes(20));
    Mark { late, ..Mark::new(status, How::Typed, 0, OperatorId::default()) }
}
