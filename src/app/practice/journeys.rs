//! Invents what graduates did since: ventures, milestones, shipments, follow-ups.

use chrono::{Days, NaiveDate};

use crate::domain::id::{
    FollowUpId, MilestoneId, PermitId, PersonId, ProductId, ShipmentId, VentureId,
};
use crate::domain::records::{
    FollowUp, Milestone, MilestoneKind, Permit, PermitKind, Person, Product, Shipment, Venture,
};
use crate::domain::text::{CountryCode, HsCode, Kbli, Money, Nib, Npwp};
use crate::store::Change;

use super::super::AppError;
use super::names::{GOODS, MARKETS};
use super::people::People;

/// Steps that stand on their own, with the stage that needs them and who is concerned.
const STEPS: &[(u8, MilestoneKind, &str)] = &[
    (1, MilestoneKind::Business, ""),
    (4, MilestoneKind::Financing, "BRI Kendal"),
    (5, MilestoneKind::Ready, ""),
    (6, MilestoneKind::Fair, "Trade Expo Indonesia"),
    (7, MilestoneKind::Buyer, "Tan Brothers Trading"),
    (10, MilestoneKind::Mentor, ""),
];

/// What one graduate reached and how they got there.
#[derive(Debug, Default)]
pub(super) struct Journey {
    venture: Option<Venture>,
    milestones: Vec<Milestone>,
    shipments: Vec<Shipment>,
    follow_up: Option<FollowUp>,
}

impl Journey {
    /// Makes the evidence of every stage up to `stage`, spread between graduation and today.
    pub(super) fn invent(
        people: &mut People,
        person: &Person,
        stage: u8,
        (graduated, today): (NaiveDate, NaiveDate),
    ) -> Self {
        let mut journey = Self::default();
        let span = u64::try_from((today - graduated).num_days()).unwrap_or(0);
        // The day on which a stage was reached; the last of them is some weeks ago.
        let day = |reached: u8| graduated + Days::new(span * u64::from(reached) / 12);
        for (needed, kind, party) in STEPS.iter().filter(|step| step.0 <= stage) {
            let id = MilestoneId::new(people.id());
            let mut milestone =
                Milestone { id, person: person.id, on: day(*needed), ..Milestone::default() };
            milestone.kind = kind.clone();
            (*party).clone_into(&mut milestone.party);
            if *kind == MilestoneKind::Financing {
                milestone.amount = Some(rupiah(people.series.between(10, 100), 1_000_000));
            }
            journey.milestones.push(milestone);
        }
        if stage >= 1 {
            journey.venture = Some(venture(people, person, stage, day));
        }
        for reached in [8, 9].into_iter().filter(|reached| *reached <= stage) {
            let venture = journey.venture.as_ref().map(|venture| venture.id);
            journey.shipments.push(shipment(people, person.id, venture, day(reached)));
        }
        if people.series.chance(40) {
            journey.follow_up = Some(follow_up(people, person.id, today));
        }
        journey
    }

    /// Adds the creation of all its records.
    pub(super) fn create(&self, change: &mut Change) -> Result<(), AppError> {
        if let Some(venture) = &self.venture {
            change.create(venture)?;
        }
        for milestone in &self.milestones {
            change.create(milestone)?;
        }
        for shipment in &self.shipments {
            change.create(shipment)?;
        }
        if let Some(follow_up) = &self.follow_up {
            change.create(follow_up)?;
        }
        Ok(())
    }
}

fn venture(
    people: &mut People,
    person: &Person,
    stage: u8,
    day: impl Fn(u8) -> NaiveDate,
) -> Venture {
    let goods = GOODS.iter().find(|goods| goods.0 == person.business_idea).or(GOODS.first());
    let (name, name_en, hs) = goods.copied().unwrap_or_default();
    let mut venture = Venture {
        id: VentureId::new(people.id()),
        owners: vec![person.id],
        name: format!("{name} {}", person.name.split(' ').next().unwrap_or_default()),
        legal_form: "perorangan".to_owned(),
        start: Some(day(1)),
        region: person.region.clone(),
        workers: Some(people.series.between(1, 8)),
        ..Venture::default()
    };
    let product = Product {
        name: name.to_owned(),
        name_en: name_en.to_owned(),
        hs: HsCode::parse(hs).ok(),
        minimum_order: "100 kg".to_owned(),
        capacity: format!("{} kg", people.series.between(200, 900)),
        price: Some(Money { minor: people.series.between(250, 1900).into(), currency: usd() }),
        ..Product::default()
    };
    venture.products.insert(ProductId::new(people.id()), product);
    if stage >= 2 {
        venture.nib = Nib::parse(&format!("99{}", digits(people, 11))).ok();
        venture.nib_date = Some(day(2));
        venture.kbli = Kbli::parse("10793", 2020).ok();
        venture.npwp = person.nik.as_ref().and_then(|nik| Npwp::parse(nik.as_str()).ok());
        venture.npwp_date = Some(day(2));
    }
    if stage >= 3 {
        let issued = day(3);
        let permit = Permit {
            kind: PermitKind::HomeFood,
            number: format!("2063324010{}", digits(people, 5)),
            issuer: "Dinas Kesehatan Kendal".to_owned(),
            issued: Some(issued),
            expires: issued.checked_add_days(Days::new(5 * 365)),
        };
        venture.permits.insert(PermitId::new(people.id()), permit);
    }
    venture
}

fn shipment(
    people: &mut People,
    person: PersonId,
    venture: Option<VentureId>,
    date: NaiveDate,
) -> Shipment {
    let (country, currency) = people.series.pick(MARKETS);
    let mut shipment = Shipment {
        id: ShipmentId::new(people.id()),
        person,
        venture,
        date,
        country: CountryCode::parse(country).ok(),
        hs: HsCode::parse("190590").ok(),
        quantity: format!("{} kg", people.series.between(50, 800)),
        value: Some(Money {
            minor: i64::from(people.series.between(200, 9000)) * 100,
            currency: currency.to_owned(),
        }),
        ..Shipment::default()
    };
    if people.series.chance(50) {
        shipment.peb_number = digits(people, 6);
        shipment.peb_date = Some(date);
        "060800".clone_into(&mut shipment.peb_office);
    } else {
        shipment.awb = format!("CGK{}", digits(people, 8));
        shipment.invoice = format!("INV-{}", digits(people, 4));
    }
    shipment
}

fn follow_up(people: &mut People, person: PersonId, today: NaiveDate) -> FollowUp {
    let subject = if people.series.chance(50) { "Bantu urus NIB" } else { "Hubungi buyer" };
    // Some are overdue, some are due in the coming weeks.
    let due = today - Days::new(20) + Days::new(people.series.between(0, 40).into());
    FollowUp {
        id: FollowUpId::new(people.id()),
        person,
        subject: subject.to_owned(),
        due,
        ..FollowUp::default()
    }
}

fn rupiah(count: u16, unit: i64) -> Money {
    Money { minor: i64::from(count) * unit, currency: "IDR".to_owned() }
}

fn usd() -> String {
    "USD".to_owned()
}

fn digits(people: &mut People, count: usize) -> String {
    let digit = |people: &mut People| people.series.between(0, 9).to_string();
    (0..count).map(|_| digit(people)).collect()
}
