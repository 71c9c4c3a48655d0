//! Made-up graduates for the tests of this folder.

use chrono::{Days, NaiveDate};

use crate::app::directory::Reached;
use crate::app::follow::{
    Board, BoardView, Card, CohortName, Column, Graduate, News, Pace, Passed, Watch,
};
use crate::app::road::Road;
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
