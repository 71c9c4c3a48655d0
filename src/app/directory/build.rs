//! Builds the directory from one view of the store.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::app::AppError;
use crate::domain::id::{CohortId, EnrolmentId, PersonId};
use crate::domain::record::{RecordKey, Table};
use crate::domain::records::{Cohort, Decision, Milestone, Shipment, Venture, Verdict};
use crate::domain::stage::{Evidence, Proof, Standing};
use crate::store::Snapshot;

use super::pile::{New, Pile, Reached};
use super::text::{Brief, of_cohort, of_venture};
use super::{Directory, Kind};

/// What is read of an enrolment.
#[derive(Deserialize)]
struct Place {
    person: PersonId,
}

impl Directory {
    /// Builds it; `today` tells which permits still hold.
    pub fn build(snapshot: &Snapshot, today: NaiveDate) -> Result<Self, AppError> {
        let end = snapshot.journal_end()?;
        let mut others = Pile::default();
        for cohort in snapshot.all::<Cohort>()? {
            others.heap(New {
                id: cohort.id.uuid(),
                kind: Kind::Cohort,
                text: &of_cohort(&cohort),
                links: &[],
                reached: None,
            });
        }
        let proofs = proofs(snapshot, &mut others, today)?;
        let places = places(snapshot)?;
        let mut people = Pile::default();
        let (mut text, mut links) = (String::new(), Vec::new());
        snapshot.each(Table::Person, |key, brief: Brief| {
            let person = PersonId::new(key.id);
            brief.write(&mut text);
            links.clear();
            links.extend(places.of(person).map(CohortId::uuid));
            let own = proofs.get(&person).map_or(&[][..], Vec::as_slice);
            let reached = places.graduated.get(&person).map(|day| reached(own, *day));
            let (id, kind) = (key.id, Kind::Person);
            people.heap(New { id, kind, text: &text, links: &links, reached });
        })?;
        people.lay_out();
        others.lay_out();
        Ok(Self { people, others, end, today })
    }
}

/// Where a graduate with these proofs stands.
fn reached(proofs: &[Proof], graduated: NaiveDate) -> Reached {
    reached_by(&Standing::of_proofs(proofs.to_vec()), graduated)
}

/// What the directory keeps of where a graduate stands.
pub(super) fn reached_by(standing: &Standing, graduated: NaiveDate) -> Reached {
    Reached {
        stage: standing.reached.number,
        since: standing.since(graduated),
        moved: standing.last_progress().unwrap_or(graduated).max(graduated),
    }
}

/// Who is in which cohort, and who graduated.
struct Places {
    /// Sorted by person.
    cohorts: Vec<(PersonId, CohortId)>,
    graduated: HashMap<PersonId, NaiveDate>,
}

impl Places {
    fn of(&self, person: PersonId) -> impl Iterator<Item = CohortId> {
        let start = self.cohorts.partition_point(|row| row.0 < person);
        let behind = self.cohorts.get(start..).unwrap_or_default();
        behind.iter().take_while(move |row| row.0 == person).map(|row| row.1)
    }
}

fn places(snapshot: &Snapshot) -> Result<Places, AppError> {
    let passed = passed(snapshot.all::<Decision>()?);
    let mut cohorts = Vec::new();
    let mut graduated: HashMap<PersonId, NaiveDate> = HashMap::new();
    snapshot.each(Table::Enrolment, |key: RecordKey, place: Place| {
        cohorts.push((place.person, CohortId::new(key.parent)));
        if let Some(day) = passed.get(&EnrolmentId::new(key.id)) {
            let first = graduated.entry(place.person).or_insert(*day);
            *first = (*first).min(*day);
        }
    })?;
    cohorts.sort_unstable();
    Ok(Places { cohorts, graduated })
}

/// Finds who passed, and when; a later amendment has the last word.
pub(super) fn passed(mut decisions: Vec<Decision>) -> BTreeMap<EnrolmentId, NaiveDate> {
    decisions.sort_by_key(|decision| (decision.amends.is_some(), decision.date, decision.id));
    let mut passed = BTreeMap::new();
    for decision in decisions {
        for (enrolment, outcome) in decision.results {
            if outcome.result == Verdict::Passed {
                passed.insert(enrolment, decision.date);
            } else {
                passed.remove(&enrolment);
            }
        }
    }
    passed
}

/// Gathers the proofs of everybody record by record, and heaps up the ventures on the way.
fn proofs(
    snapshot: &Snapshot,
    others: &mut Pile,
    today: NaiveDate,
) -> Result<HashMap<PersonId, Vec<Proof>>, AppError> {
    let mut proofs: HashMap<PersonId, Vec<Proof>> = HashMap::new();
    let mut note = |person: PersonId, evidence: &Evidence<'_>| {
        proofs.entry(person).or_default().extend(evidence.proofs(today));
    };
    snapshot.each(Table::Milestone, |_, milestone: Milestone| {
        let evidence = Evidence { milestones: vec![&milestone], ..Evidence::default() };
        note(milestone.person, &evidence);
    })?;
    snapshot.each(Table::Shipment, |_, shipment: Shipment| {
        let evidence = Evidence { shipments: vec![&shipment], ..Evidence::default() };
        note(shipment.person, &evidence);
    })?;
    snapshot.each(Table::Venture, |_, venture: Venture| {
        let evidence = Evidence { ventures: vec![&venture], ..Evidence::default() };
        for owner in &venture.owners {
            note(*owner, &evidence);
        }
        heap_venture(others, &venture);
    })?;
    Ok(proofs)
}

fn heap_venture(others: &mut Pile, venture: &Venture) {
    let links: Vec<_> = venture.owners.iter().map(|owner| owner.uuid()).collect();
    others.heap(New {
        id: venture.id.uuid(),
        kind: Kind::Venture,
        text: &of_venture(venture),
        links: &links,
        reached: None,
    });
}
