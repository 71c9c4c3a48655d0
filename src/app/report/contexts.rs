//! Arranges gathered records into the rows that profiles take their columns from.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::PersonId;
use crate::domain::records::{Enrolment, Person};
use crate::domain::text::{CountryCode, Nik, RegionCode};
use crate::exchange::profile::{Context, Names, Records, RegionLevel, RowKind};
use crate::reference::Reference;

use super::gather::{Class, Material, Part};

/// Names of places out of the reference tables.
#[derive(Debug)]
pub(super) struct Places<'a>(pub(super) &'a Reference);

impl Names for Places<'_> {
    fn region(&self, code: &RegionCode, level: RegionLevel) -> Option<String> {
        let digits = match level {
            RegionLevel::Province => 2,
            RegionLevel::Regency => 4,
            RegionLevel::District => 6,
        };
        let code = code.as_str().get(..digits)?;
        self.0.regions().name(code).map(str::to_owned)
    }

    fn country(&self, code: &CountryCode) -> Option<String> {
        self.0.countries().get(code.as_str()).map(|country| country.name.clone())
    }
}

/// Arranges all rows; those of graduates are sorted by name, all others as classes run.
pub(super) fn records(material: &Material) -> Records<'_> {
    let mut records = Records::default();
    let mut graduates: BTreeMap<PersonId, Context<'_>> = BTreeMap::new();
    let mut participants: BTreeMap<PersonId, Context<'_>> = BTreeMap::new();
    let mut order: Vec<PersonId> = Vec::new();
    for class in &material.classes {
        if class.part == Part::Whole {
            records.rows.entry(RowKind::Session).or_default().extend(sessions(material, class));
            if material.cohort.is_some() {
                records.sessions.extend(&class.sessions);
                records.modules.extend(class.curriculum.modules.iter().map(|(id, m)| (*id, m)));
            }
        }
        for enrolment in &class.enrolments {
            let row = row(material, class, enrolment);
            if class.part == Part::Whole {
                records.rows.entry(RowKind::Enrolment).or_default().push(row);
                if participants.insert(enrolment.person, row).is_none() {
                    order.push(enrolment.person);
                }
            }
            if class.has_passed(enrolment.id) {
                // The first graduation is where the road starts.
                graduates.entry(enrolment.person).or_insert(row);
            }
        }
    }
    records.modules.sort_by_key(|(id, module)| (module.order, *id));
    let participants =
        order.iter().filter_map(|id| participants.get(id)).map(|row| of_person(*row));
    records.rows.insert(RowKind::Participant, participants.collect());
    let mut graduates: Vec<Context<'_>> = graduates.into_values().map(of_person).collect();
    graduates.sort_by(|a, b| sort_key(a.person).cmp(&sort_key(b.person)));
    records.rows.insert(RowKind::Venture, ventures(material, &graduates));
    records.rows.insert(RowKind::Shipment, shipments(material, &graduates));
    records.rows.insert(RowKind::Graduate, graduates);
    records
}

fn sort_key(person: Option<&Person>) -> Option<(String, Option<&str>, PersonId)> {
    let person = person?;
    Some((person.name.to_lowercase(), person.nik.as_ref().map(Nik::as_str), person.id))
}

fn class_row<'a>(material: &'a Material, class: &'a Class) -> Context<'a> {
    Context {
        centre: Some(&material.centre),
        cohort: Some(&class.cohort),
        curriculum: Some(&class.curriculum),
        registers: Some(&class.registers),
        ..Context::default()
    }
}

fn sessions<'a>(material: &'a Material, class: &'a Class) -> impl Iterator<Item = Context<'a>> {
    class.sessions.iter().map(move |session| Context {
        key: session.id.uuid(),
        session: Some(session),
        ..class_row(material, class)
    })
}

fn row<'a>(material: &'a Material, class: &'a Class, enrolment: &'a Enrolment) -> Context<'a> {
    let (decision, outcome) = class.outcome(enrolment.id).unzip();
    let road = material.roads.get(&enrolment.person);
    Context {
        key: enrolment.id.uuid(),
        person: material.people.get(&enrolment.person),
        enrolment: Some(enrolment),
        tally: class.tallies.get(&enrolment.id),
        unmet: class.unmet.get(&enrolment.id).map(Vec::as_slice).unwrap_or_default(),
        decision,
        outcome,
        standing: material
            .standings
            .get(&enrolment.person)
            .filter(|_| class.has_passed(enrolment.id)),
        venture: road.and_then(|road| road.ventures.first()),
        ..class_row(material, class)
    }
}

/// Names the person instead of the enrolment as what a row is about.
fn of_person(row: Context<'_>) -> Context<'_> {
    Context { key: row.person.map_or(row.key, |person| person.id.uuid()), ..row }
}

/// Lists each venture once, beside the first of its owners.
fn ventures<'a>(material: &'a Material, graduates: &[Context<'a>]) -> Vec<Context<'a>> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for row in graduates {
        let road = row.person.and_then(|person| material.roads.get(&person.id));
        for venture in road.iter().flat_map(|road| &road.ventures) {
            if seen.insert(venture.id) {
                rows.push(Context { key: venture.id.uuid(), venture: Some(venture), ..*row });
            }
        }
    }
    rows
}

/// Lists the shipments of the period by date, then as their graduates are sorted.
fn shipments<'a>(material: &'a Material, graduates: &[Context<'a>]) -> Vec<Context<'a>> {
    let mut rows = Vec::new();
    for row in graduates {
        let Some(road) = row.person.and_then(|person| material.roads.get(&person.id)) else {
            continue;
        };
        for shipment in road.shipments.iter().filter(|one| material.coverage.holds(one.date)) {
            let own = |id| road.ventures.iter().find(|venture| venture.id == id);
            rows.push(Context {
                key: shipment.id.uuid(),
                shipment: Some(shipment),
                venture: shipment.venture.and_then(own).or(row.venture),
                ..*row
            });
        }
    }
    rows.sort_by_key(|row| row.shipment.map(|shipment| shipment.date));
    rows
}
