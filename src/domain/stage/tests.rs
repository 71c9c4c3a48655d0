//! Stages from evidence, and the 60 graduates of the sample with the stage that was made for each.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rstest::rstest;
use uuid::Uuid;

use super::*;
use crate::domain::fields::choices_of;
use crate::domain::id::{PermitId, ProductId};
use crate::domain::records::{Milestone, Permit, Product, Shipment, Venture};
use crate::domain::text::{HsCode, Money, Nib, Npwp};
use crate::locale::{Language, Words};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Records that keep the steps, one a word.
#[derive(Default)]
struct Journey {
    milestones: Vec<Milestone>,
    venture: Venture,
    shipments: Vec<Shipment>,
}

impl Journey {
    fn of(words: &[&str]) -> Self {
        let mut journey = Self::default();
        for (index, word) in words.iter().enumerate() {
            journey.add(step_of(word).unwrap(), day(1, u32::try_from(index).unwrap() + 1));
        }
        journey
    }

    fn add(&mut self, step: &Step, on: NaiveDate) {
        match &step.kept {
            Kept::Milestone(kind) => {
                let amount = Money::parse("Rp 25.000.000", "IDR").ok();
                self.milestones.push(Milestone {
                    kind: kind.clone(),
                    on,
                    amount,
                    ..Milestone::default()
                });
            }
            Kept::Nib => {
                self.venture.nib = Nib::parse("1234567890123").ok();
                self.venture.nib_date = Some(on);
            }
            Kept::Npwp => self.venture.npwp = Npwp::parse("099999997000000").ok(),
            Kept::Permit(kind) => {
                let number = "2103505010012-31".to_owned();
                let permit =
                    Permit { kind: kind.clone(), number, issued: Some(on), ..Permit::default() };
                let id = PermitId::new(Uuid::from_u128(self.venture.permits.len() as u128));
                self.venture.permits.insert(id, permit);
            }
            Kept::Shipment => self.shipments.push(by_peb(on)),
        }
    }

    fn standing(&self) -> Standing {
        let evidence = Evidence {
            milestones: self.milestones.iter().collect(),
            ventures: vec![&self.venture],
            shipments: self.shipments.iter().collect(),
        };
        Standing::of(&evidence, day(6, 30))
    }

    fn reached(&self) -> u8 {
        self.standing().reached.number
    }

    fn lacks(&self) -> Vec<Lack> {
        self.standing().incomplete().flat_map(|proof| proof.lacks.clone()).collect()
    }
}

fn by_peb(on: NaiveDate) -> Shipment {
    let (peb_number, peb_office) = ("012345".to_owned(), "060800".to_owned());
    Shipment { date: on, peb_number, peb_date: Some(on), peb_office, ..Shipment::default() }
}

#[test]
fn the_sixty_graduates_of_the_sample_stand_where_their_key_says() {
    let text = include_str!("../../../fixtures/samples/alumni-ekspor-2025.kunci.json");
    let key: serde_json::Value = serde_json::from_str(text).unwrap();
    let rows = key.as_array().unwrap();
    assert_eq!(rows.len(), 60);
    for row in rows {
        let words = row["evidence"].as_array().unwrap().iter().map(|word| word.as_str().unwrap());
        let words: Vec<&str> = words.filter(|word| *word != "lulus").collect();
        let mut journey = Journey::of(&words);
        let incomplete = row["shipment_evidence_incomplete"].as_bool().unwrap();
        if incomplete {
            journey.shipments[0].peb_office.clear();
        }
        assert_eq!(u64::from(journey.reached()), row["reached"].as_u64().unwrap(), "{words:?}");
        assert_eq!(journey.lacks() == [Lack::PebOffice], incomplete, "{words:?}");
        assert_eq!(journey.lacks().is_empty(), !incomplete, "{words:?}");
    }
}

#[rstest]
#[case(&[], 0, &[])]
#[case(&["usaha"], 1, &[])]
#[case(&["npwp"], 2, &[1])]
#[case(&["usaha", "merek"], 2, &[])]
#[case(&["usaha", "nib", "haccp", "kur", "siap-ekspor"], 5, &[])]
#[case(&["misi-dagang"], 6, &[1, 2, 3, 4, 5])]
#[case(&["nib", "ekspor"], 8, &[1, 3, 4, 5, 6, 7])]
#[case(&["ekspor", "ekspor"], 9, &[1, 2, 3, 4, 5, 6, 7])]
#[case(&["ekspor", "mentor"], 10, &[1, 2, 3, 4, 5, 6, 7, 9])]
fn the_highest_proof_decides_and_stages_may_be_skipped(
    #[case] words: &[&str],
    #[case] reached: u8,
    #[case] skipped: &[u8],
) {
    let standing = Journey::of(words).standing();
    let numbers: Vec<u8> = standing.skipped().iter().map(|stage| stage.number).collect();
    assert_eq!((standing.reached.number, numbers.as_slice()), (reached, skipped));
}

#[test]
fn a_venture_that_has_begun_is_a_running_business() {
    let mut journey = Journey::default();
    journey.venture.name = "UD Puspita".to_owned();
    assert_eq!(journey.reached(), 0);
    journey.venture.start = Some(day(1, 1));
    assert_eq!(journey.reached(), 1);
}

#[rstest]
#[case("number date office", &[])]
#[case("number date", &[Lack::PebOffice])]
#[case("date office", &[Lack::PebNumber])]
#[case("number", &[Lack::PebDate, Lack::PebOffice])]
#[case("awb invoice", &[])]
#[case("awb", &[Lack::Invoice])]
#[case("invoice", &[Lack::Awb])]
#[case("aggregator", &[])]
#[case("", &[Lack::ShipmentProof])]
#[case("number date awb invoice", &[])]
#[case("number date awb", &[Lack::PebOffice])]
fn a_shipment_counts_and_names_what_is_missing(#[case] parts: &str, #[case] lacks: &[Lack]) {
    let given = |part: &str| {
        let is_given = parts.split(' ').any(|given| given == part);
        if is_given { "012345".to_owned() } else { " ".to_owned() }
    };
    let shipment = Shipment {
        peb_number: given("number"),
        peb_date: parts.contains("date").then(|| day(1, 1)),
        peb_office: given("office"),
        awb: given("awb"),
        invoice: given("invoice"),
        aggregator: given("aggregator"),
        ..Shipment::default()
    };
    let journey = Journey { shipments: vec![shipment], ..Journey::default() };
    assert_eq!((journey.reached(), journey.lacks().as_slice()), (8, lacks));
}

#[test]
fn two_parcels_of_one_day_are_one_export() {
    let mut journey = Journey::of(&["ekspor"]);
    journey.shipments.push(by_peb(day(1, 1)));
    assert_eq!(journey.reached(), 8);
    journey.shipments.push(by_peb(day(2, 1)));
    assert_eq!(journey.reached(), 9);
    assert_eq!(journey.standing().first_on(Stage::of_number(9).unwrap()), Some(day(2, 1)));
}

#[test]
fn an_expired_permit_is_a_regression_unless_another_holds() {
    let mut journey = Journey::of(&["usaha", "nib", "pirt"]);
    let old = PermitId::new(Uuid::from_u128(0));
    journey.venture.permits.get_mut(&old).unwrap().expires = Some(day(6, 30));
    assert_eq!((journey.reached(), journey.standing().regressions().len()), (3, 0));

    journey.venture.permits.get_mut(&old).unwrap().expires = Some(day(6, 29));
    let standing = journey.standing();
    assert_eq!(standing.reached.number, 2);
    let lost: Vec<_> = standing.regressions().iter().map(|p| (p.step.word, p.expired)).collect();
    assert_eq!(lost, [("pirt", Some(day(6, 29)))]);
    assert_eq!(standing.first_on(Stage::of_number(3).unwrap()), Some(day(1, 3)));

    journey.add(step_of("pirt").unwrap(), day(6, 1));
    assert_eq!((journey.reached(), journey.standing().regressions().len()), (3, 0));
}

#[test]
fn thin_evidence_names_what_is_missing() {
    let mut journey = Journey::of(&["halal", "kur", "siap-ekspor"]);
    journey.venture.permits.values_mut().next().unwrap().number.clear();
    journey.milestones[0].amount = None;
    assert_eq!(journey.lacks(), [Lack::PermitNumber, Lack::Amount, Lack::ReadyProduct]);
    let product = Product {
        hs: HsCode::parse("0901.11").ok(),
        price: Money::parse("4,50", "USD").ok(),
        capacity: "500 kg".to_owned(),
        minimum_order: "50 kg".to_owned(),
        ..Product::default()
    };
    journey.venture.products.insert(ProductId::default(), product);
    assert_eq!(journey.lacks(), [Lack::PermitNumber, Lack::Amount]);
}

#[test]
fn what_is_missing_for_the_next_stage_is_known() {
    let missing = |words: &[&str]| -> Vec<&str> {
        let standing = Journey::of(words).standing();
        let next = standing.reached.next().unwrap();
        standing.missing_for(next).iter().map(|step| step.word).collect()
    };
    assert_eq!(missing(&[]), ["usaha"]);
    assert_eq!(missing(&["usaha"]), ["nib", "npwp", "merek"]);
    assert_eq!(missing(&["kontrak"]), ["ekspor"]);
    assert_eq!(missing(&["ekspor"]), ["ekspor"]);
    assert_eq!(missing(&["ekspor", "ekspor"]), ["mentor"]);
    assert_eq!(Journey::of(&["nib"]).standing().missing_for(Stage::ALL[2]), Vec::<&Step>::new());
    assert_eq!(Stage::ALL[10].next(), None);
}

#[test]
fn the_last_progress_is_the_day_of_the_newest_proof() {
    assert_eq!(Journey::of(&["usaha", "nib", "kur"]).standing().last_progress(), Some(day(1, 3)));
    assert_eq!(Journey::default().standing().last_progress(), None);
}

#[test]
fn the_tables_have_no_gaps_and_all_words() {
    for (number, stage) in Stage::ALL.iter().enumerate() {
        assert_eq!(usize::from(stage.number), number);
        assert_eq!(Stage::of_text(stage.code), Some(*stage));
        assert_eq!(Stage::of_text(&number.to_string()), Some(*stage));
    }
    assert_eq!(Stage::ALL[0], Stage::FIRST);
    let command = "usaha, nib, npwp, merek, pirt, bpom, halal, sni, haccp, kur, siap-ekspor, \
        pitching, matching, pameran, misi-dagang, buyer, kontrak, ekspor, mentor";
    let words: Vec<&str> = STEPS.iter().map(|step| step.word).collect();
    assert_eq!(words, command.split(", ").collect::<Vec<_>>());
    assert!(STEPS.windows(2).all(|pair| pair[0].stage <= pair[1].stage));
    for step in STEPS {
        assert!(Stage::of_number(step.stage).is_some());
        let list = match &step.kept {
            Kept::Milestone(_) => "milestone-kind",
            Kept::Permit(_) => "permit-kind",
            Kept::Nib | Kept::Npwp | Kept::Shipment => continue,
        };
        assert!(choices_of(list).any(|choice| choice.code == step.word), "{}", step.word);
    }
    for list in ["milestone-kind", "permit-kind"] {
        assert!(choices_of(list).all(|choice| step_of(choice.code).is_some()));
    }
    let lacks: BTreeSet<_> = Lack::ALL.iter().map(|row| row.0).collect();
    assert_eq!(lacks.len(), Lack::ALL.len());
    assert_eq!(Lack::ReadyProduct as usize + 1, lacks.len(), "a variant is missing");
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        assert!(Stage::ALL.iter().all(|stage| words.has(&stage.message())));
        assert!(STEPS.iter().all(|step| words.has(&step.message())));
        assert!(Lack::ALL.iter().all(|row| words.has(row.1)));
    }
}
