//! Made-up people and screens for the tests of this folder; no store, no terminal.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::app::access::Protection;
use crate::app::class::{Book, ClassView, Member};
use crate::app::deeds::{Deed, Holding};
use crate::app::directory::{Hit, Kind, Matched};
use crate::app::find::{Findings, Found};
use crate::app::graduate::{Assessed, Assessment};
use crate::app::meeting::MeetingView;
use crate::app::overview::{CohortRow, CohortView, HomeView, PersonRow, SessionRow};
use crate::app::scores::ScoreSheet;
use crate::app::{Clock, Fact};
use crate::domain::graduation::measure;
use crate::domain::id::{
    CohortId, DecisionId, EnrolmentId, ModuleId, OperatorId, PersonId, SessionId,
};
use crate::domain::records::{
    Cohort, CohortState, Curriculum, Decision, Enrolment, How, Late, Mark, Module, Outcome, Person,
    Register, Score, Session, SessionState, Status, Verdict,
};
use crate::domain::tally::Roll;
use crate::locale::Language;

pub(crate) use super::fixtures_form::{draft, form, offered, person, refused};
pub(crate) use super::fixtures_intake::{
    both, checked, offer, reading, register, reports, strange, written,
};
pub(crate) use super::fixtures_teach::curricula;
use super::glyphs::Glyphs;
use super::look::{Look, Mode};
use super::state::AppState;
use super::theme::Theme;
use super::work::{Done, Event, Loaded, Ready, Run, Then};

/// Names of a class, in the order of the roll.
pub(crate) const NAMES: [&str; 30] = [
    "Agus Setiawan",
    "Aisyah Nurhaliza",
    "Bambang Sutrisno",
    "Budi Santosa",
    "Citra Ayu Lestari",
    "Dedi Kurniawan",
    "Dewi Lestari",
    "Eko Prasetyo",
    "Endang Sulastri",
    "Fitri Handayani",
    "Hendra Gunawan",
    "Ida Royani",
    "Imam Syafii",
    "Indah Permatasari",
    "Joko Prasetyo",
    "Kartini",
    "Lilis Suryani",
    "Maryam",
    "Mulyadi",
    "Nur Hidayah",
    "Nurul Aini",
    "Puji Astuti",
    "Rahmat Hidayat",
    "Rina Wati",
    "Rudi Hartono",
    "Siti Aminah",
    "Sri Wahyuni",
    "Sukarno Putra Wijayakusuma",
    "Tri Utami",
    "Yuni Kartika",
];

/// Sessions of the class; the sixth is today's.
const SESSIONS: u16 = 8;

/// The fixed clock of all tests: during the sixth session.
pub(crate) fn clock() -> Clock {
    Clock::parse_fixed("2026-11-10T08:20+07:00").unwrap()
}

pub(super) fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | number)
}

pub(crate) fn session_id(number: u16) -> SessionId {
    SessionId::new(id(2, number.into()))
}

pub(crate) fn cohort_id() -> CohortId {
    CohortId::new(id(1, 1))
}

fn session(number: u16) -> Session {
    let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap() + chrono::Days::new(number.into());
    Session {
        id: session_id(number),
        cohort: cohort_id(),
        number,
        date: day,
        start: NaiveTime::from_hms_opt(8, 0, 0),
        jp: 8,
        state: if number < 6 { SessionState::Taken } else { SessionState::Planned },
        taken_on: (number < 6).then_some(day),
        ..Session::default()
    }
}

/// The marks of the sessions before: the 13th was mostly absent, the 29th often late.
fn mark(roll: u16, number: u16) -> Mark {
    let status = match (roll, number) {
        (13, 2 | 4 | 5) | (7, 3) => Status::Absent,
        (22, 3 | 4) => Status::Sick,
        _ => Status::Present,
    };
    let mut mark = Mark::new(status, How::Typed, 0, OperatorId::default());
    if roll == 29 && number != 3 {
        mark.late = Some(Late::Minutes(10));
    }
    mark
}

/// The book of a cohort with so many people; number 5 left, number 10 joined late.
pub(crate) fn book(people: u16) -> Book {
    let members: Vec<Member> = (1..=people)
        .map(|roll| Member {
            enrolment: Enrolment {
                id: EnrolmentId::new(id(3, roll.into())),
                cohort: cohort_id(),
                roll,
                left: (roll == 5).then(|| session(5).date),
                joined: (roll == 10).then(|| session(3).date),
                ..Enrolment::default()
            },
            name: NAMES
                .get(usize::from(roll) - 1)
                .map_or_else(|| format!("Peserta Nomor {roll}"), |name| (*name).to_owned()),
        })
        .collect();
    let register = |number: u16| {
        let day = session(number).date;
        let expected = members.iter().filter(|row| row.enrolment.is_expected_on(day));
        let marks = expected.map(|row| (row.enrolment.id, mark(row.enrolment.roll, number)));
        let marks = if number < 6 { marks.collect() } else { BTreeMap::new() };
        let session = session_id(number);
        (session, Register { session, cohort: cohort_id(), marks })
    };
    Book {
        cohort: Cohort {
            id: cohort_id(),
            code: "2026-03".to_owned(),
            title: "Kendal".to_owned(),
            start: Some(session(1).date),
            end: Some(session(SESSIONS).date),
            state: CohortState::Running,
            ..Cohort::default()
        },
        curriculum: Curriculum::default(),
        sessions: (1..=SESSIONS).map(session).collect(),
        registers: (1..=SESSIONS).map(register).collect(),
        members,
    }
}

/// The register of today's session, with nobody marked.
pub(crate) fn class(people: u16) -> ClassView {
    ClassView::of(book(people), session_id(6), 1).unwrap()
}

/// How a snapshot is taken.
pub(crate) fn look(language: Language, glyphs: Glyphs) -> Look {
    Look::new(language, Theme::Default, glyphs, Mode::Drawn)
}

/// The program with an open store and one page shown.
pub(crate) fn showing(loaded: Loaded, look: Look, size: (u16, u16)) -> AppState {
    let mut state = AppState::new(look, Run::Usual, clock(), size);
    open(&mut state);
    state.update(Event::Done(Box::new(Done::Loaded(Box::new(loaded), Then::Replace))));
    state
}

/// Tells the program that its store is open.
pub(crate) fn open(state: &mut AppState) {
    let ready = Ready {
        operator: OperatorId::default(),
        operator_name: "Sari".to_owned(),
        clock: clock(),
        run: Run::Usual,
        protection: Protection::Open,
        left: None,
        told: None,
    };
    state.update(Event::Done(Box::new(Done::Opened(ready))));
}

/// Draws the program and gives its lines.
pub(crate) fn drawn(state: &AppState, size: (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    state.draw(&mut buffer);
    text(&buffer)
}

/// Gives the lines of a buffer without the blanks at their ends.
pub(crate) fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width.max(1));
    let rows = buffer.content().chunks(width).map(|row| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned()
    });
    rows.collect::<Vec<String>>().join("\n")
}

/// Beranda on the day of the sixth session.
pub(crate) fn home() -> HomeView {
    let row = |number: u16, marked: usize| SessionRow {
        session: session(number),
        code: "2026-03".to_owned(),
        title: "Kendal".to_owned(),
        people: 29,
        marked,
        modules: Vec::new(),
    };
    let mut afternoon = row(6, 0);
    afternoon.session.id = session_id(60);
    afternoon.session.start = NaiveTime::from_hms_opt(13, 0, 0);
    afternoon.code = "2026-04".to_owned();
    afternoon.title = "Batang, kelas sore untuk keluarga PMI".to_owned();
    let mut forgotten = row(5, 12);
    forgotten.session.id = session_id(50);
    forgotten.session.state = SessionState::Planned;
    HomeView {
        centre: "LPK Bahari Kendal".to_owned(),
        people: 118,
        today: vec![row(6, 0), afternoon],
        overdue: vec![forgotten],
        running: vec![cohort_row("2026-03", "Kendal"), cohort_row("2026-04", "Batang, kelas sore")],
        protection: Protection::Open,
        ..HomeView::default()
    }
}

fn cohort_row(code: &str, title: &str) -> CohortRow {
    let mut cohort = Cohort { code: code.to_owned(), title: title.to_owned(), ..book(1).cohort };
    if code != "2026-03" {
        cohort.id = CohortId::new(id(1, code.replace('-', "").parse().unwrap()));
    }
    CohortRow { cohort, people: 30, sessions: 8, taken: 5 }
}

/// The list of cohorts.
pub(crate) fn cohorts() -> Vec<CohortRow> {
    let mut old =
        cohort_row("2025-04", "Kendal, pelatihan ekspor untuk PMI purna angkatan keempat");
    old.cohort.state = CohortState::Graduated;
    vec![cohort_row("2026-04", "Batang"), cohort_row("2026-03", "Kendal"), old]
}

/// One cohort.
pub(crate) fn cohort(people: u16) -> CohortView {
    let book = book(people);
    let sessions = book.sessions.iter().map(|session| SessionRow {
        session: session.clone(),
        code: book.cohort.code.clone(),
        title: book.cohort.title.clone(),
        people: usize::from(people),
        marked: if session.is_held() { usize::from(people) } else { 0 },
        modules: Vec::new(),
    });
    let people = book.members.iter().map(|member| PersonRow {
        enrolment: member.enrolment.id,
        person: member.enrolment.person,
        left_reason: member.enrolment.left_reason.clone(),
        roll: member.enrolment.roll,
        name: member.name.clone(),
        left: member.enrolment.left,
        standing: book.standing(&member.enrolment),
    });
    CohortView {
        row: cohort_row("2026-03", "Kendal"),
        sessions: sessions.collect(),
        people: people.collect(),
    }
}

/// A change of the history.
pub(crate) fn deed(number: u128, command: &str, args: &[(&str, Fact)]) -> Deed {
    Deed {
        id: id(9, number),
        command: command.to_owned(),
        args: args.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect(),
        records: 1,
        operator: "Sari".to_owned(),
        at: clock().now(),
        holding: Holding::Holds,
    }
}

/// What a search for a common name finds.
pub(crate) fn found() -> Findings {
    let row = |number: u128, kind, matched, name: &str| Found {
        hit: Hit { kind, id: id(8, number), matched },
        name: name.to_owned(),
        codes: vec!["2026-03".to_owned()],
        shown: None,
        owner: Some(PersonId::new(id(5, number))),
    };
    let nik = |number: &str| Some((Matched::Nik, format!("3324********{number}")));
    let rows = vec![
        Found {
            codes: vec!["2025-04".to_owned(), "2026-03".to_owned()],
            shown: nik("0003"),
            ..row(1, Kind::Person, Matched::Name, "Siti Aminah")
        },
        Found { shown: nik("0001"), ..row(2, Kind::Person, Matched::Name, "Siti Nurhaliza") },
        Found {
            codes: vec!["2025-05".to_owned()],
            ..row(3, Kind::Cohort, Matched::Title, "Situbondo, keluarga PMI purna")
        },
        Found {
            shown: Some((Matched::Name, "Siti Aminah".to_owned())),
            ..row(4, Kind::Venture, Matched::Name, "Kerupuk Ikan Bu Siti")
        },
    ];
    Findings { count: rows.len(), first: 0, rows }
}

/// The history of a morning.
pub(crate) fn history() -> Vec<Deed> {
    let session = [("code", "2026-03".into()), ("session", Fact::Number(6))];
    let mark = [&session[..], &[("marks", "13A".into())]].concat();
    let mut undone = deed(3, "register.mark", &mark);
    undone.holding = Holding::Undoes;
    let mut taken_back = deed(2, "register.mark", &mark);
    taken_back.holding = Holding::TakenBack;
    let mut old = deed(1, "teach.newer-program", &[]);
    old.at -= chrono::Duration::days(1);
    old.operator = "Bambang Wijayakusuma".to_owned();
    vec![deed(4, "register.fill", &session), undone, taken_back, old]
}

/// The book of the class with ten modules and the scores of its first ones: number 22 did badly.
fn scored_book(people: u16) -> Book {
    let mut book = book(people);
    for order in 1..=10 {
        let code = format!("M{order:02}");
        let title = "Dokumen ekspor dan pengiriman barang".to_owned();
        let module = Module { order, code, title, required: true, ..Module::default() };
        book.curriculum.modules.insert(ModuleId::new(id(4, order.into())), module);
    }
    let module = |order: u128| ModuleId::new(id(4, order));
    for member in &mut book.members {
        let roll = member.enrolment.roll;
        let points = u8::try_from(70 + roll % 25).unwrap();
        member.enrolment.pre_test = Some(points - 30);
        member.enrolment.post_test = (roll != 7).then_some(points);
        let scores = [
            (module(1), if roll == 22 { Score::Points(55) } else { Score::Points(points) }),
            (module(2), if roll == 22 { Score::NotCompetent } else { Score::Competent }),
        ];
        member.enrolment.scores = scores.into();
    }
    book
}

/// The scores of a class.
pub(crate) fn scores(people: u16) -> ScoreSheet {
    ScoreSheet::of(scored_book(people))
}

/// The meeting of a class, with so many of its registers closed.
pub(crate) fn meeting(people: u16, closed: u16) -> MeetingView {
    let mut book = scored_book(people);
    for session in book.sessions.iter_mut().filter(|session| session.number <= closed) {
        session.state = SessionState::Taken;
    }
    book.sessions.retain(|session| session.number <= 5 || session.number > closed);
    let rolls: Vec<Roll<'_>> =
        book.sessions.iter().map(|session| (session, book.registers.get(&session.id))).collect();
    let enrolments: Vec<_> = book.members.iter().map(|member| member.enrolment.clone()).collect();
    let measured = measure(&book.curriculum, &enrolments, &rolls);
    let assessed = |(member, (tally, unmet)): (&Member, _)| {
        let person = PersonId::new(id(5, member.enrolment.roll.into()));
        let person = Person::new(person, member.name.clone());
        Assessed { enrolment: member.enrolment.clone(), person, unmet, tally }
    };
    let rows = book.members.iter().zip(measured).map(assessed).collect();
    let open: Vec<Session> =
        book.sessions.iter().filter(|session| !session.is_held()).cloned().collect();
    let open_sessions = open.iter().map(|session| session.number).collect();
    let (cohort, curriculum) = (book.cohort, book.curriculum);
    MeetingView {
        assessment: Assessment { cohort, curriculum, rows, open_sessions },
        open,
        decision: None,
    }
}

/// The meeting after its decision.
pub(crate) fn decided(people: u16) -> MeetingView {
    let mut view = meeting(people, SESSIONS);
    let results = view.assessment.rows.iter().map(|row| {
        let has_passed = row.verdict() == Verdict::Passed;
        let roll = row.enrolment.roll;
        let outcome = Outcome {
            result: row.verdict(),
            reasons: row.unmet.iter().map(crate::domain::graduation::Unmet::stored).collect(),
            certificate: if has_passed {
                format!("{roll:04}/BAHARI/XI/2026")
            } else {
                String::new()
            },
        };
        (row.enrolment.id, outcome)
    });
    view.decision = Some(Decision {
        id: DecisionId::new(id(6, 1)),
        cohort: cohort_id(),
        date: clock().today(),
        place: "Aula LPK Bahari".to_owned(),
        minute_number: "BA/12/XI/2026".to_owned(),
        results: results.collect(),
        amends: None,
        frozen: Vec::new(),
        sha256: String::new(),
    });
    view
}
