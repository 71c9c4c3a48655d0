//! Keeps the directory true: reads in the journal what was touched, and that again in the store.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::AppError;
use crate::app::road::roads_of;
use crate::domain::id::{CohortId, EnrolmentId, PersonId, VentureId};
use crate::domain::record::{RecordKey, Table};
use crate::domain::records::{Cohort, Decision, Enrolment, Venture};
use crate::store::Snapshot;
use crate::store::touched::Touched;

use super::build::{passed, reached_by};
use super::pile::New;
use super::text::{Brief, of_cohort, of_venture};
use super::{Directory, Kind};

/// Touched records from which on building anew is quicker.
const TOUCHED_MOST: usize = 1_000;

/// What has to be read again.
#[derive(Default)]
struct Stale {
    people: BTreeSet<PersonId>,
    /// Cohorts whose code or title changed.
    cohorts: BTreeSet<CohortId>,
    /// Cohorts that people joined or left.
    members: BTreeSet<CohortId>,
    /// Cohorts that were decided on.
    decided: BTreeSet<CohortId>,
    ventures: BTreeSet<VentureId>,
    /// People with new or lost proofs.
    proofs: BTreeSet<PersonId>,
}

impl Stale {
    fn of(touched: &[Touched]) -> Self {
        let mut stale = Self::default();
        for row in touched {
            let RecordKey { parent, id } = row.key;
            let is_searched =
                row.field.as_deref().is_none_or(|field| Brief::FIELDS.contains(&field));
            let is_placed = row.field.as_deref().is_none_or(|field| field == "person");
            match row.table {
                Table::Person if is_searched => drop(stale.people.insert(PersonId::new(id))),
                Table::Enrolment if is_placed => drop(stale.members.insert(CohortId::new(parent))),
                Table::Cohort => drop(stale.cohorts.insert(CohortId::new(id))),
                Table::Decision => drop(stale.decided.insert(CohortId::new(parent))),
                Table::Venture => drop(stale.ventures.insert(VentureId::new(id))),
                Table::Milestone | Table::Shipment => {
                    stale.proofs.insert(PersonId::new(parent));
                }
                _ => {}
            }
        }
        stale
    }
}

/// Whether a directory was renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewed {
    /// It holds what the view holds.
    Yes,
    /// So much was touched, or the day is another, that building anew is quicker.
    BuildAnew,
}

impl Directory {
    /// Takes in what changed since it was built or renewed.
    pub fn renew(&mut self, snapshot: &Snapshot, today: NaiveDate) -> Result<Renewed, AppError> {
        if today != self.today {
            return Ok(Renewed::BuildAnew);
        }
        let (touched, end) = snapshot.touched_since(&self.end)?;
        if touched.len() > TOUCHED_MOST {
            return Ok(Renewed::BuildAnew);
        }
        let mut stale = Stale::of(&touched);
        for person in &stale.people {
            self.renew_person(snapshot, *person)?;
        }
        for cohort in &stale.cohorts {
            self.renew_cohort(snapshot, *cohort)?;
        }
        for cohort in &stale.members {
            self.renew_members(snapshot, *cohort, &mut stale.proofs)?;
        }
        for venture in &stale.ventures {
            self.renew_venture(snapshot, *venture, &mut stale.proofs)?;
        }
        for cohort in stale.decided.iter().chain(&stale.members) {
            stale.proofs.extend(self.people_of(*cohort));
        }
        self.renew_standings(snapshot, &stale.proofs)?;
        self.people.settle();
        self.others.settle();
        self.end = end;
        Ok(Renewed::Yes)
    }

    fn renew_person(&mut self, snapshot: &Snapshot, person: PersonId) -> Result<(), AppError> {
        let id = person.uuid();
        let brief: Option<Brief> = snapshot.one_as(Table::Person, alone(id))?;
        let Some(brief) = brief else {
            self.people.remove(id);
            return Ok(());
        };
        let mut text = String::new();
        brief.write(&mut text);
        let entry = self.people.find(id).copied();
        let links = entry.as_ref().map(|entry| self.people.links(entry).to_vec());
        let (links, reached) = (links.unwrap_or_default(), entry.and_then(|entry| entry.reached));
        self.people.put(New { id, kind: Kind::Person, text: &text, links: &links, reached });
        Ok(())
    }

    fn renew_cohort(&mut self, snapshot: &Snapshot, cohort: CohortId) -> Result<(), AppError> {
        let id = cohort.uuid();
        match snapshot.one::<Cohort>(alone(id))? {
            None => self.others.remove(id),
            Some(cohort) => {
                let text = of_cohort(&cohort);
                let kind = Kind::Cohort;
                self.others.put(New { id, kind, text: &text, links: &[], reached: None });
            }
        }
        Ok(())
    }

    /// Brings the people of a cohort in line with its enrolments; whoever came or left may stand
    /// elsewhere now.
    fn renew_members(
        &mut self,
        snapshot: &Snapshot,
        cohort: CohortId,
        proofs: &mut BTreeSet<PersonId>,
    ) -> Result<(), AppError> {
        let enrolments = snapshot.children::<Enrolment>(cohort.uuid())?;
        let now: BTreeSet<PersonId> = enrolments.iter().map(|one| one.person).collect();
        let before: BTreeSet<PersonId> = self.people_of(cohort).into_iter().collect();
        for person in now.symmetric_difference(&before) {
            let mut links: Vec<Uuid> =
                self.cohorts_of(*person).into_iter().map(CohortId::uuid).collect();
            links.retain(|link| *link != cohort.uuid());
            if now.contains(person) {
                links.push(cohort.uuid());
            }
            proofs.insert(*person);
            self.people.link(person.uuid(), &links);
        }
        Ok(())
    }

    fn renew_venture(
        &mut self,
        snapshot: &Snapshot,
        venture: VentureId,
        proofs: &mut BTreeSet<PersonId>,
    ) -> Result<(), AppError> {
        let id = venture.uuid();
        if let Some(entry) = self.others.find(id) {
            proofs.extend(self.others.links(entry).iter().copied().map(PersonId::new));
        }
        let Some(venture) = snapshot.one::<Venture>(alone(id))? else {
            self.others.remove(id);
            return Ok(());
        };
        proofs.extend(&venture.owners);
        let links: Vec<Uuid> = venture.owners.iter().map(|owner| owner.uuid()).collect();
        let (kind, text) = (Kind::Venture, of_venture(&venture));
        self.others.put(New { id, kind, text: &text, links: &links, reached: None });
        Ok(())
    }

    fn renew_standings(
        &mut self,
        snapshot: &Snapshot,
        people: &BTreeSet<PersonId>,
    ) -> Result<(), AppError> {
        let graduated = self.graduated(snapshot, people)?;
        let mut ventures = BTreeSet::new();
        for (person, _) in &graduated {
            ventures.extend(self.ventures_of(*person));
        }
        let wanted = graduated.iter().map(|row| row.0).collect();
        let roads = roads_of(snapshot, &wanted, &ventures)?;
        for person in people {
            self.people.reach(person.uuid(), None);
        }
        for (person, day) in graduated {
            let Some(road) = roads.get(&person) else { continue };
            let standing = road.standing(self.today);
            self.people.reach(person.uuid(), Some(reached_by(&standing, day)));
        }
        Ok(())
    }

    /// Finds who of these people graduated, and when first.
    fn graduated(
        &self,
        snapshot: &Snapshot,
        people: &BTreeSet<PersonId>,
    ) -> Result<Vec<(PersonId, NaiveDate)>, AppError> {
        let cohorts: BTreeSet<CohortId> =
            people.iter().flat_map(|person| self.cohorts_of(*person)).collect();
        let mut graduated = Vec::new();
        for cohort in cohorts {
            let passed = passed(snapshot.children::<Decision>(cohort.uuid())?);
            if passed.is_empty() {
                continue;
            }
            for enrolment in snapshot.children::<Enrolment>(cohort.uuid())? {
                let day = passed.get(&EnrolmentId::new(enrolment.id.uuid()));
                let wanted = day.filter(|_| people.contains(&enrolment.person));
                graduated.extend(wanted.map(|day| (enrolment.person, *day)));
            }
        }
        graduated.sort_unstable();
        graduated.dedup_by_key(|row| row.0);
        Ok(graduated)
    }
}

fn alone(id: Uuid) -> RecordKey {
    RecordKey { parent: Uuid::nil(), id }
}
