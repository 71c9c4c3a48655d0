//! The compact index in memory: people, cohorts and ventures by what they are searched with.
//!
//! It is built from one view of the store on a worker and kept true by `renew`, which reads in the
//! journal what was touched since. A search is one scan over a folded buffer.

mod build;
mod pile;
mod query;
mod renew;
mod scan;
mod shared;
mod text;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::id::{CohortId, PersonId, VentureId};
use crate::domain::stage::Stage;
use crate::domain::text::fold_name;
use crate::store::touched::JournalEnd;

use pile::Pile;
use query::Wanted;

pub use renew::Renewed;
pub use shared::SharedDirectory;

/// People, cohorts and ventures by what they are searched with.
#[derive(Clone, Debug)]
pub struct Directory {
    people: Pile,
    /// Cohorts and ventures.
    others: Pile,
    end: JournalEnd,
    /// The day for which the stages are right: a permit may expire tomorrow.
    today: NaiveDate,
}

/// Something that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What kind of record.
    pub kind: Kind,
    /// Which one.
    pub id: Uuid,
    /// In which part of it.
    pub matched: Matched,
}

/// Kind of a record that is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person.
    Person,
    /// A cohort.
    Cohort,
    /// A venture.
    Venture,
}

/// What of a record was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    /// Its name.
    Name,
    /// The NIK of a person.
    Nik,
    /// A telephone number of a person.
    Phone,
    /// The code of a cohort.
    Code,
    /// The title of a cohort.
    Title,
    /// A product of a venture.
    Product,
    /// The NIB of a venture.
    Nib,
}

/// Where a graduate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub since: NaiveDate,
    /// Day of the newest proof, or of the graduation.
    pub moved: NaiveDate,
}

impl Directory {
    /// Finds what holds all that was typed: words in any order and in any spelling, and runs of
    /// four or more digits; at most `limit`, the best first.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let wanted = Wanted::read(query);
        let piles = [(&self.people, &wanted.people), (&self.others, &wanted.others)];
        let mut hits = Vec::new();
        for (pile, terms) in piles {
            hits.extend(pile.best(terms, limit).into_iter().map(|(fit, entry)| {
                let matched = pile.part(entry, terms);
                (fit, Hit { kind: entry.kind, id: entry.id, matched })
            }));
        }
        hits.sort_by_key(|(fit, hit)| (*fit, hit.kind));
        hits.into_iter().map(|(_, hit)| hit).take(limit).collect()
    }

    /// Counts the people.
    pub fn count(&self) -> usize {
        self.people.len()
    }

    /// Lists people by name: those who hold all that was typed, everybody where nothing was.
    pub fn people(&self, filter: &str) -> Vec<PersonId> {
        if filter.trim().is_empty() {
            return self.ids(self.people.in_order());
        }
        self.ids(self.people.all(&Wanted::read(filter).people))
    }

    /// Lists people whose names may fold to the same as this one.
    pub fn people_named(&self, name: &str) -> Vec<PersonId> {
        self.people(&fold_name(name))
    }

    /// Lists the cohorts of a person.
    pub fn cohorts_of(&self, person: PersonId) -> Vec<CohortId> {
        let entry = self.people.find(person.uuid());
        let links = entry.map(|entry| self.people.links(entry)).unwrap_or_default();
        links.iter().copied().map(CohortId::new).collect()
    }

    /// Lists the people of a cohort.
    pub fn people_of(&self, cohort: CohortId) -> Vec<PersonId> {
        let is_in = |entry: &&pile::Entry| self.people.links(entry).contains(&cohort.uuid());
        self.people.iter().filter(is_in).map(|entry| PersonId::new(entry.id)).collect()
    }

    /// Lists the ventures of a person.
    pub fn ventures_of(&self, person: PersonId) -> Vec<VentureId> {
        let owns = |entry: &&pile::Entry| {
            entry.kind == Kind::Venture && self.others.links(entry).contains(&person.uuid())
        };
        self.others.iter().filter(owns).map(|entry| VentureId::new(entry.id)).collect()
    }

    /// Tells where a graduate stands; nothing for somebody who has not graduated.
    pub fn reached(&self, person: PersonId) -> Option<Reached> {
        reached_of(self.people.find(person.uuid())?)
    }

    /// Lists the graduates with where they stand, by name.
    pub fn graduates(&self) -> impl Iterator<Item = (PersonId, Reached)> {
        let places = self.people.in_order().into_iter();
        places.filter_map(|place| {
            let entry = self.people.at(place)?;
            Some((PersonId::new(entry.id), reached_of(entry)?))
        })
    }

    /// Tells how many bytes of memory it holds.
    pub fn bytes(&self) -> usize {
        self.people.bytes().saturating_add(self.others.bytes())
    }

    /// Gives the buffer in which people are searched, to measure a search against a bare scan.
    pub fn buffer(&self) -> &[u8] {
        self.people.buffer()
    }

    fn ids(&self, places: Vec<usize>) -> Vec<PersonId> {
        let entries = places.into_iter().filter_map(|place| self.people.at(place));
        entries.map(|entry| PersonId::new(entry.id)).collect()
    }
}

fn reached_of(entry: &pile::Entry) -> Option<Reached> {
    let pile::Reached { stage, since, moved } = entry.reached?;
    Some(Reached { stage: Stage::of_number(stage)?, since, moved })
}

#[cfg(test)]
mod tests;
