//! Knows the people of the store and of a cohort while the rows of a list are walked.

use std::collections::BTreeMap;

use crate::domain::field::{Cell, Field, FieldKind};
use crate::domain::fields::{PERSON_FIELDS, field_named};
use crate::domain::id::{CohortId, EnrolmentId, PersonId};
use crate::domain::records::{Enrolment, Person};
use crate::domain::text::{Nik, fold_name};
use crate::exchange::import::{self as lists, Column, Finding, Level, People, PersonRow};
use crate::exchange::sheet;
use crate::store::Snapshot;

use super::{AppError, Fate, PersonWrite, PlannedRow, ValueChange, Write};
use crate::app::{Clock, memberships};

/// The people of the store and who of them is in the cohort.
#[derive(Debug)]
pub(super) struct Roster {
    cohort: CohortId,
    people: Vec<Person>,
    by_nik: BTreeMap<Nik, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    rolls: BTreeMap<PersonId, u16>,
    last_roll: u16,
}

impl Roster {
    pub(super) fn new(snapshot: &Snapshot, cohort: CohortId) -> Result<Self, AppError> {
        let enrolments = snapshot.children::<Enrolment>(cohort.uuid())?;
        let people = snapshot.all::<Person>()?;
        let mut by_nik = BTreeMap::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, person) in people.iter().enumerate() {
            if let Some(nik) = &person.nik {
                by_nik.insert(nik.clone(), at);
            }
            by_name.entry(fold_name(&person.name)).or_default().push(at);
        }
        let last_roll = memberships::last_roll(&enrolments);
        let rolls = enrolments.iter().map(|enrolment| (enrolment.person, enrolment.roll)).collect();
        Ok(Self { cohort, people, by_nik, by_name, rolls, last_roll })
    }

    /// Counts the people in the cohort.
    pub(super) fn len(&self) -> usize {
        self.rolls.len()
    }

    /// Doubts that the person of a row is who the store knows or does not know under this NIK.
    pub(super) fn doubt(&self, row: &PersonRow, people: &People) -> Option<Finding> {
        let person = &row.person;
        let nik = person.nik.as_ref()?;
        let (field, id, level, other) = match self.of_nik(nik) {
            None => ("name", "finding-looks-like", Level::Warning, self.like(person)?),
            Some(other) if fold_name(&other.name) == fold_name(&person.name) => return None,
            // Another name and another day of birth: the number is somebody else's.
            Some(other) if are_two_days(other, person) => {
                ("nik", "finding-nik-of-another", Level::Error, other)
            }
            Some(other) => ("name", "finding-name-differs", Level::Warning, other),
        };
        let at = people.columns.iter().position(|column| column.holds(field))?;
        Some(Finding {
            row: row.number,
            heading: people.columns.get(at)?.heading.clone(),
            field,
            value: row.raw.get(at)?.clone(),
            id,
            facts: vec![("name", other.name.clone())],
            level,
        })
    }

    /// Says what a row without errors would do.
    pub(super) fn take(
        &mut self,
        row: &PersonRow,
        columns: &[Column],
    ) -> Result<PlannedRow, AppError> {
        let before = row.person.nik.as_ref().and_then(|nik| self.of_nik(nik)).cloned();
        let (after, changes) = match &before {
            Some(before) => merged(before, row, columns),
            None => (Person { id: PersonId::new(Clock::fresh_id()), ..row.person.clone() }, vec![]),
        };
        let known = self.rolls.get(&after.id).copied();
        let fate = match (&before, known) {
            (_, Some(_)) if changes.is_empty() => Fate::Same,
            (_, Some(_)) => Fate::Changed,
            (Some(_), None) => Fate::Joins,
            (None, None) => Fate::New,
        };
        let enrolment = match known {
            Some(_) => None,
            None => Some(self.enrol(after.id)?),
        };
        let roll = known.or(Some(self.last_roll));
        let after = Some(after).filter(|_| before.is_none() || !changes.is_empty());
        let write = Write::Person(Box::new(PersonWrite { before, after, enrolment }));
        Ok(PlannedRow { number: row.number, fate, changes, roll, write })
    }

    fn enrol(&mut self, person: PersonId) -> Result<Enrolment, AppError> {
        self.last_roll = memberships::roll_after(self.last_roll)?;
        let id = EnrolmentId::new(Clock::fresh_id());
        let (cohort, roll) = (self.cohort, self.last_roll);
        Ok(Enrolment { id, cohort, person, roll, ..Enrolment::default() })
    }

    fn of_nik(&self, nik: &Nik) -> Option<&Person> {
        self.by_nik.get(nik).and_then(|at| self.people.get(*at))
    }

    /// Finds somebody of that name, born on the same day or reached by the same number.
    fn like(&self, person: &Person) -> Option<&Person> {
        let same = |other: &&Person| {
            (other.birth_date.is_some() && other.birth_date == person.birth_date)
                || (other.phone.is_some() && other.phone == person.phone)
        };
        let named = self.by_name.get(&fold_name(&person.name))?;
        named.iter().filter_map(|at| self.people.get(*at)).find(same)
    }
}

fn are_two_days(one: &Person, other: &Person) -> bool {
    matches!((one.birth_date, other.birth_date), (Some(one), Some(other)) if one != other)
}

/// Lays what a row says over a stored person; what it does not say stays.
fn merged(before: &Person, row: &PersonRow, columns: &[Column]) -> (Person, Vec<ValueChange>) {
    let mut after = before.clone();
    let mut changes = Vec::new();
    for field in row.given.iter().filter_map(|name| field_named(PERSON_FIELDS, name)) {
        let (old, new) = ((field.get)(before), (field.get)(&row.person));
        // The value was taken once by the same field, so it is taken again.
        if is_other(field, &old, &new) && (field.set)(&mut after, &sheet::plain(&new)).is_ok() {
            let heading = lists::heading_of(columns, field.name).to_owned();
            changes.push(ValueChange { field: field.name, heading, before: old, after: new });
        }
    }
    (after, changes)
}

/// Words in other capitals are the same words.
fn is_other(field: &Field<Person>, old: &Cell, new: &Cell) -> bool {
    let folded = |cell: &Cell| sheet::plain(cell).to_lowercase();
    match field.kind {
        FieldKind::Name | FieldKind::Text | FieldKind::Notes => folded(old) != folded(new),
        _ => old != new,
    }
}
