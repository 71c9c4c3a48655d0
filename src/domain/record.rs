//! Names each kind of record by a fixed number and says where it belongs.

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::id::{CohortId, EnrolmentId, PersonId};
use super::records::{
    Centre, Cohort, Curriculum, Decision, Enrolment, FollowUp, Milestone, Operator, Person,
    Register, Session, Shipment, Submission, Venture,
};

/// A kind of record. The number is part of every sealed value and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Table {
    /// The centre.
    Centre = 1,
    /// Curriculum editions.
    Curriculum = 2,
    /// Cohorts.
    Cohort = 3,
    /// Sessions of cohorts.
    Session = 4,
    /// People.
    Person = 5,
    /// People in cohorts.
    Enrolment = 6,
    /// Registers of sessions.
    Register = 7,
    /// Decisions of graduation meetings.
    Decision = 8,
    /// Ventures.
    Venture = 9,
    /// Milestones of graduates.
    Milestone = 10,
    /// Follow-ups of graduates.
    FollowUp = 11,
    /// Shipments.
    Shipment = 12,
    /// Files handed to receivers.
    Submission = 13,
    /// Operators.
    Operator = 14,
}

impl Table {
    /// All kinds with number and stable name, in the order of their numbers.
    pub const ALL: &'static [(Self, u8, &'static str)] = &[
        (Self::Centre, 1, "centre"),
        (Self::Curriculum, 2, "curriculum"),
        (Self::Cohort, 3, "cohort"),
        (Self::Session, 4, "session"),
        (Self::Person, 5, "person"),
        (Self::Enrolment, 6, "enrolment"),
        (Self::Register, 7, "register"),
        (Self::Decision, 8, "decision"),
        (Self::Venture, 9, "venture"),
        (Self::Milestone, 10, "milestone"),
        (Self::FollowUp, 11, "follow_up"),
        (Self::Shipment, 12, "shipment"),
        (Self::Submission, 13, "submission"),
        (Self::Operator, 14, "operator"),
    ];

    /// Gives the fixed number.
    pub fn number(self) -> u8 {
        Self::ALL.iter().find(|row| row.0 == self).map_or(0, |row| row.1)
    }

    /// Gives the stable name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }

    /// Finds the kind of a number.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.iter().find(|row| row.1 == number).map(|row| row.0)
    }
}

/// Where a record stands: under its parent, so that the children of one parent are one range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The record that it belongs to; nil for those that belong to none.
    pub parent: Uuid,
    /// Its own id.
    pub id: Uuid,
}

/// What is wrong with a record that would be written or was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// A field that the record cannot be without is empty.
    #[error("field `{0}` is empty")]
    Empty(&'static str),
    /// A field holds a value outside its limits.
    #[error("field `{0}` is out of range")]
    OutOfRange(&'static str),
}

/// A kind of record that the store keeps.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq + Send + 'static {
    /// Its kind.
    const TABLE: Table;

    /// Where it stands.
    fn key(&self) -> RecordKey;

    /// Refuses what no program may write, whatever screen or file it came from.
    fn check(&self) -> Result<(), RecordFault> {
        Ok(())
    }

    /// Lists the records that it cannot exist without: they exist when it is written, and are not
    /// removed while it names them.
    fn names(&self) -> Vec<Named> {
        Vec::new()
    }
}

/// A record that another one names.
pub type Named = (Table, RecordKey);

fn cohort_of(id: CohortId) -> Named {
    (Table::Cohort, alone(id.uuid()))
}

fn person_of(id: PersonId) -> Named {
    (Table::Person, alone(id.uuid()))
}

fn enrolment_of(cohort: CohortId, id: EnrolmentId) -> Named {
    (Table::Enrolment, under(cohort.uuid(), id.uuid()))
}

fn filled(text: &str, field: &'static str) -> Result<(), RecordFault> {
    if text.trim().is_empty() { Err(RecordFault::Empty(field)) } else { Ok(()) }
}

fn at_most(value: u64, most: u64, field: &'static str) -> Result<(), RecordFault> {
    if value > most { Err(RecordFault::OutOfRange(field)) } else { Ok(()) }
}

fn alone(id: Uuid) -> RecordKey {
    RecordKey { parent: Uuid::nil(), id }
}

fn under(parent: Uuid, id: Uuid) -> RecordKey {
    RecordKey { parent, id }
}

impl Record for Centre {
    const TABLE: Table = Table::Centre;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        filled(&self.name, "name")?;
        at_most(self.jp_minutes.into(), 240, "jp_minutes")
    }
}

impl Record for Curriculum {
    const TABLE: Table = Table::Curriculum;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        filled(&self.code, "code")?;
        at_most(self.rule.attendance_percent.into(), 100, "attendance_percent")?;
        at_most(self.rule.pass_mark.into(), 100, "pass_mark")
    }
}

impl Record for Cohort {
    const TABLE: Table = Table::Cohort;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        filled(&self.code, "code")
    }

    fn names(&self) -> Vec<Named> {
        self.curriculum.iter().map(|id| (Table::Curriculum, alone(id.uuid()))).collect()
    }
}

impl Record for Session {
    const TABLE: Table = Table::Session;

    fn key(&self) -> RecordKey {
        under(self.cohort.uuid(), self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        if self.number == 0 {
            return Err(RecordFault::OutOfRange("number"));
        }
        at_most(self.jp.into(), 24, "jp")
    }

    fn names(&self) -> Vec<Named> {
        vec![cohort_of(self.cohort)]
    }
}

impl Record for Person {
    const TABLE: Table = Table::Person;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        filled(&self.name, "name")
    }
}

impl Record for Enrolment {
    const TABLE: Table = Table::Enrolment;

    fn key(&self) -> RecordKey {
        under(self.cohort.uuid(), self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        if self.roll == 0 {
            return Err(RecordFault::OutOfRange("roll"));
        }
        at_most(self.pre_test.unwrap_or(0).into(), 100, "pre_test")?;
        at_most(self.post_test.unwrap_or(0).into(), 100, "post_test")
    }

    fn names(&self) -> Vec<Named> {
        vec![cohort_of(self.cohort), person_of(self.person)]
    }
}

impl Record for Register {
    const TABLE: Table = Table::Register;

    fn key(&self) -> RecordKey {
        under(self.cohort.uuid(), self.session.uuid())
    }

    fn names(&self) -> Vec<Named> {
        let mut names = vec![(Table::Session, self.key())];
        names.extend(self.marks.keys().map(|id| enrolment_of(self.cohort, *id)));
        names
    }
}

impl Record for Decision {
    const TABLE: Table = Table::Decision;

    fn key(&self) -> RecordKey {
        under(self.cohort.uuid(), self.id.uuid())
    }

    fn names(&self) -> Vec<Named> {
        let mut names = vec![cohort_of(self.cohort)];
        names.extend(self.results.keys().map(|id| enrolment_of(self.cohort, *id)));
        names
    }
}

impl Record for Venture {
    const TABLE: Table = Table::Venture;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        if self.owners.is_empty() { Err(RecordFault::Empty("owners")) } else { Ok(()) }
    }

    fn names(&self) -> Vec<Named> {
        self.owners.iter().map(|id| person_of(*id)).collect()
    }
}

impl Record for Milestone {
    const TABLE: Table = Table::Milestone;

    fn key(&self) -> RecordKey {
        under(self.person.uuid(), self.id.uuid())
    }

    fn names(&self) -> Vec<Named> {
        vec![person_of(self.person)]
    }
}

impl Record for FollowUp {
    const TABLE: Table = Table::FollowUp;

    fn key(&self) -> RecordKey {
        under(self.person.uuid(), self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        filled(&self.subject, "subject")
    }

    fn names(&self) -> Vec<Named> {
        vec![person_of(self.person)]
    }
}

impl Record for Shipment {
    const TABLE: Table = Table::Shipment;

    fn key(&self) -> RecordKey {
        under(self.person.uuid(), self.id.uuid())
    }

    fn names(&self) -> Vec<Named> {
        let mut names = vec![person_of(self.person)];
        names.extend(self.venture.iter().map(|id| (Table::Venture, alone(id.uuid()))));
        names
    }
}

impl Record for Submission {
    const TABLE: Table = Table::Submission;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }
}

impl Record for Operator {
    const TABLE: Table = Table::Operator;

    fn key(&self) -> RecordKey {
        alone(self.id.uuid())
    }

    fn check(&self) -> Result<(), RecordFault> {
        filled(&self.name, "name")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_numbers_and_names_are_given_once() {
        for (index, (table, number, name)) in Table::ALL.iter().enumerate() {
            assert_eq!(*number, *table as u8);
            assert!(Table::ALL[..index].iter().all(|row| row.1 != *number && row.2 != *name));
            assert_eq!(Table::of_number(*number), Some(*table));
        }
    }
}
