//! Made-up graduates for the tests of this folder.

use chrono::{Days, NaiveDate};

use crate::app::directory::Reached;
use crate::app::follow::{
    Action, Actions, Board, BoardView, Card, CohortName, CohortWeeks, Column, Graduate,
    GraduateRow, GraduatesView, Need, News, Pace, Passed, Watch,
};
use crate::app::home::{More, Unfinished};
use crate::app::operators::LastWork;
use crate::app::overview::HomeView;
use crate::app::road::Road;
use crate::app::safety::{BackupStatus, SecondStatus};
use crate::app::sheet::Subject;
use crate::domain::id::{
    CohortId, FollowUpId, MilestoneId, PermitId, PersonId, ProductId, ShipmentId, VentureId,
};
use crate::domain::records::{
    FollowUp, Milestone, MilestoneKind, Permit, PermitKind, Person, Product, Shipment, Venture,
};
use crate::domain::stage::Stage;
use crate::domain::text::{CountryCode, HsCode, Money, Nib, Npwp, Phone};

use super::fixtures::{NAMES, clock, cohort_id, id};

/// The graduate of the fixtures.
pub(crate) fn person_id() -> PersonId {
    PersonId::new(id(5, 26))
}

/// The venture of the graduate of the fixtures.
pub(crate) fn venture_id() -> VentureId {
    VentureId::new(id(7, 1))
}

fn ago(days: u64) -> NaiveDate {
    clock().today() - Days::new(days)
}

fn cohort_name(number: u128, code: &str, title: &str) -> CohortName {
    let id = if number == 1 { cohort_id() } else { CohortId::new(id(1, number)) };
    CohortName { id, code: code.to_owned(), title: title.to_owned() }
}

/// The board of some dozens of graduates, with one stage that nobody is in.
pub(crate) fn board() -> BoardView {
    let sizes = [4, 6, 41, 29, 23, 0, 18, 14, 12, 5, 1];
    let mut number = 0;
    let (mut columns, mut names) = (Vec::new(), Vec::new());
    for (stage, size) in Stage::ALL.iter().zip(sizes) {
        let most = i64::from(stage.days_most.unwrap_or(400));
        let mut cards = Vec::new();
        let mut own = Vec::new();
        for card in 0..size {
            number += 1;
            let late = card < 2 && stage.days_most.is_some();
            let days = if late { most + 30 - card } else { most - 1 - card };
            // The graduate of the fixtures leads the stage of the papers.
            let is_known = stage.number == 2 && card == 0;
            let person = if is_known { person_id() } else { PersonId::new(id(50, number)) };
            let name = NAMES[usize::try_from(number).unwrap() % NAMES.len()];
            own.push(if is_known { "Siti Aminah".to_owned() } else { name.to_owned() });
            let pace = if late { Pace::Late } else { Pace::Good };
            cards.push(Card { person, days, pace, news: News::Heard });
        }
        columns.push(Column { stage: *stage, cards });
        names.push(own);
    }
    let board = Board { columns, graduates: 153, silent: 9 };
    let cohorts = vec![cohort_name(2, "2025-04", "Kendal"), cohort_name(3, "2025-03", "Batang")];
    BoardView { watch: Watch::EVERYBODY, cohorts, board, names, beside: Some(graduate()) }
}

/// The board of a centre without graduates.
pub(crate) fn empty_board() -> BoardView {
    let columns = Stage::ALL.iter().map(|stage| Column { stage: *stage, cards: Vec::new() });
    let board = Board { columns: columns.collect(), graduates: 0, silent: 0 };
    let names = vec![Vec::new(); Stage::ALL.len()];
    BoardView { watch: Watch::EVERYBODY, cohorts: Vec::new(), board, names, beside: None }
}

/// The list of the graduates on the board.
pub(crate) fn graduates() -> GraduatesView {
    let BoardView { watch, cohorts, board, names, beside } = board();
    let mut rows = Vec::new();
    for (column, names) in board.columns.iter().zip(&names) {
        for (card, name) in column.cards.iter().zip(names) {
            rows.push(GraduateRow {
                person: card.person,
                name: name.clone(),
                idea: "kerupuk ikan".to_owned(),
                cohorts: "2025-04".to_owned(),
                stage: column.stage,
                days: card.days,
                pace: card.pace,
                news: if card.days > 90 { News::Silent } else { News::Heard },
                moved: ago(u64::try_from(card.days).unwrap()),
            });
        }
    }
    rows.sort_by_key(|row| (row.person != person_id(), row.pace, -row.days));
    GraduatesView { watch, cohorts, rows, beside }
}

fn venture() -> Venture {
    let mut venture = Venture {
        id: venture_id(),
        owners: vec![person_id()],
        name: "Kerupuk Siti".to_owned(),
        legal_form: "perorangan".to_owned(),
        nib: Nib::parse("9912345678901").ok(),
        nib_date: Some(ago(300)),
        npwp: Npwp::parse("099999997000000").ok(),
        start: Some(ago(400)),
        ..Venture::default()
    };
    let permit = |kind, number: &str, expires| Permit {
        kind,
        number: number.to_owned(),
        issuer: "Dinkes Kendal".to_owned(),
        issued: Some(ago(200)),
        expires: Some(expires),
    };
    let ahead = |days| clock().today() + Days::new(days);
    let permits = [
        permit(PermitKind::HomeFood, "2063324010012-31", ahead(1200)),
        permit(PermitKind::Halal, "ID33110000123456789", ahead(21)),
        permit(PermitKind::Trademark, "IDM000123456", ago(5)),
    ];
    venture.permits = (1..).map(|number| PermitId::new(id(8, number))).zip(permits).collect();
    let product = Product {
        name: "Kerupuk ikan".to_owned(),
        hs: HsCode::parse("1905.90").ok(),
        price: Money::parse("4,50", "USD").ok(),
        capacity: "500 kg".to_owned(),
        ..Product::default()
    };
    venture.products.insert(ProductId::new(id(11, 1)), product);
    venture
}

/// A graduate with something of everything.
pub(crate) fn graduate() -> Graduate {
    let person = Person {
        phone: Phone::parse("081234567890").ok(),
        business_idea: "kerupuk ikan".to_owned(),
        village: "Kaliwungu".to_owned(),
        ..Person::new(person_id(), "Siti Aminah".to_owned())
    };
    let milestone = |number, kind, days, party: &str| Milestone {
        id: MilestoneId::new(id(12, number)),
        person: person_id(),
        kind,
        on: ago(days),
        party: party.to_owned(),
        ..Milestone::default()
    };
    let shipment = Shipment {
        id: ShipmentId::new(id(13, 1)),
        person: person_id(),
        date: ago(40),
        country: CountryCode::parse("MY").ok(),
        quantity: "300 kg".to_owned(),
        value: Money::parse("1250", "USD").ok(),
        peb_number: "012345".to_owned(),
        ..Shipment::default()
    };
    let road = Road {
        ventures: vec![venture()],
        milestones: vec![
            milestone(1, MilestoneKind::Financing, 150, "BRI Kendal"),
            milestone(2, MilestoneKind::Fair, 90, "Trade Expo Indonesia"),
        ],
        shipments: vec![shipment],
    };
    let task = |number, subject: &str, due: u64| FollowUp {
        id: FollowUpId::new(id(14, number)),
        person: person_id(),
        subject: subject.to_owned(),
        due: ago(due),
        ..FollowUp::default()
    };
    let mut note = task(2, "OSS gagal login, janji dibantu admin Kamis", 8);
    note.done = Some(ago(8));
    let passed = Passed { on: ago(420), certificate: "0012/BAHARI/IX/2025".to_owned() };
    Graduate {
        person,
        cohorts: vec![(cohort_name(2, "2025-04", "Kendal"), Some(passed))],
        standing: road.standing(clock().today()),
        road,
        reached: Stage::of_number(8).map(|stage| Reached { stage, since: ago(40), moved: ago(40) }),
        follow_ups: vec![task(1, "Hubungi buyer Malaysia", 9), note],
    }
}

/// A graduate of whom nothing is noted yet.
pub(crate) fn fresh_graduate() -> Graduate {
    let graduate = graduate();
    let road = Road::default();
    let reached = Reached { stage: Stage::FIRST, since: ago(10), moved: ago(10) };
    Graduate {
        standing: road.standing(clock().today()),
        road,
        reached: Some(reached),
        follow_ups: Vec::new(),
        ..graduate
    }
}

/// A dozen things that need action, one of each kind and again.
fn actions() -> Vec<Action> {
    let need = |need, late, name: &str| Action { need, late, name: name.to_owned() };
    let person = person_id();
    let overdue = super::fixtures::home().overdue.remove(0).session;
    let rows = [
        need(Need::Stage { person, stage: Stage::ALL[2] }, 30, "Siti Aminah"),
        need(
            Need::FollowUp {
                person,
                id: FollowUpId::new(id(14, 1)),
                subject: "Hubungi buyer".to_owned(),
            },
            9,
            "Rina Wati",
        ),
        need(
            Need::Session { cohort: overdue.cohort, id: overdue.id, number: overdue.number },
            1,
            "2026-03",
        ),
        need(
            Need::Graduation {
                cohort: cohort_id(),
                people: 28,
                complete: 26,
                unmet: std::collections::BTreeMap::new(),
            },
            0,
            "2026-01",
        ),
        need(
            Need::Permit {
                person,
                venture: venture_id(),
                kind: PermitKind::Halal,
                expires: clock().today() + Days::new(21),
            },
            -21,
            "Joko Prasetyo",
        ),
    ];
    rows.iter().cycle().take(12).cloned().collect()
}

/// Beranda of a centre with graduates, once people can be searched.
pub(crate) fn full_home() -> HomeView {
    let board = board().board;
    let home = super::fixtures::home();
    let weeks = home.running.iter().take(1).map(|row| CohortWeeks {
        cohort: row.cohort.id,
        code: row.cohort.code.clone(),
        title: row.cohort.title.clone(),
        percent: vec![None, Some(94), Some(91), Some(79)],
    });
    let more = More {
        actions: Actions { count: 17, rows: actions() },
        stages: board.columns.iter().map(|column| (column.stage, column.cards.len())).collect(),
        graduates: board.graduates,
        exporters: 18,
        silent: board.silent,
        weeks: weeks.collect(),
        backup: Some(BackupStatus {
            newest: Some(ago(1).and_hms_opt(16, 40, 0).unwrap()),
            second: SecondStatus::NotChosen,
        }),
        unreported: vec!["2025-04".to_owned(), "2025-03".to_owned()],
    };
    let at = clock().now() - chrono::Duration::days(1);
    let last = LastWork {
        operator: "Sari".to_owned(),
        at,
        work: "work-register",
        about: "2026-03".to_owned(),
    };
    let unfinished = Unfinished {
        subject: Subject::NewPerson(None),
        title: ("form-person-new", Vec::new()),
        at,
    };
    HomeView { last: Some(last), unfinished: vec![unfinished], more: Some(Box::new(more)), ..home }
}
