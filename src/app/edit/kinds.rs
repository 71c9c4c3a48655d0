//! The kinds of records that forms edit: how each is called, and what it refuses.

use uuid::Uuid;

use crate::app::{AppError, cohorts};
use crate::domain::id::PersonId;
use crate::domain::record::{Record as _, RecordKey};
use crate::domain::records::{
    Centre, Cohort, CohortState, Enrolment, FollowUp, Milestone, Operator, Person, Register, Role,
    Session, Shipment, Venture,
};
use crate::store::{Change, Snapshot};

use super::{Creatable, Editable, Removable};

impl Editable for Centre {
    fn title(&self, _: &Snapshot) -> String {
        self.name.clone()
    }
}

impl Editable for Person {
    fn title(&self, _: &Snapshot) -> String {
        self.name.clone()
    }
}

impl Editable for Cohort {
    fn title(&self, _: &Snapshot) -> String {
        self.code.clone()
    }

    fn refuse(&self, before: Option<&Self>, snapshot: &Snapshot) -> Result<(), AppError> {
        if before.is_none_or(|before| before.code != self.code) {
            let own = Some(self.id);
            cohorts::refuse_taken(snapshot, &self.code, own)?;
        }
        // Who graduated stands in a decision, which no form makes or unmakes.
        let graduated = |cohort: &Self| cohort.state == CohortState::Graduated;
        let was = before.is_some_and(graduated);
        if graduated(self) != was && self.state != CohortState::Archived {
            return Err(AppError::user("error-cohort-state").hint("hint-cohort-state"));
        }
        Ok(())
    }
}

impl Editable for Session {
    fn title(&self, snapshot: &Snapshot) -> String {
        let cohort = cohorts::by_id(snapshot, self.cohort).ok().flatten();
        format!("{} #{}", cohort.map(|cohort| cohort.code).unwrap_or_default(), self.number)
    }
}

impl Editable for Enrolment {
    fn title(&self, snapshot: &Snapshot) -> String {
        name_of(snapshot, self.person)
    }
}

impl Editable for Venture {
    fn title(&self, snapshot: &Snapshot) -> String {
        let owner = || self.owners.first().map(|owner| name_of(snapshot, *owner));
        Some(self.name.clone()).filter(|name| !name.is_empty()).or_else(owner).unwrap_or_default()
    }
}

impl Editable for Milestone {
    fn title(&self, snapshot: &Snapshot) -> String {
        name_of(snapshot, self.person)
    }
}

impl Editable for FollowUp {
    fn title(&self, snapshot: &Snapshot) -> String {
        format!("{} ({})", self.subject, name_of(snapshot, self.person))
    }
}

impl Editable for Shipment {
    fn title(&self, snapshot: &Snapshot) -> String {
        name_of(snapshot, self.person)
    }
}

impl Editable for Operator {
    fn title(&self, _: &Snapshot) -> String {
        self.name.clone()
    }

    fn refuse(&self, before: Option<&Self>, snapshot: &Snapshot) -> Result<(), AppError> {
        let others = snapshot.all::<Self>()?;
        let others = || others.iter().filter(|other| other.id != self.id);
        let folded = |name: &str| name.trim().to_lowercase();
        if others().any(|other| folded(&other.name) == folded(&self.name)) {
            return Err(AppError::user("error-operator-there").fact("name", self.name.as_str()));
        }
        let was_admin = before.is_some_and(|before| before.role == Role::Admin);
        if was_admin && self.role != Role::Admin && !others().any(|one| one.role == Role::Admin) {
            return Err(AppError::user("error-last-admin").hint("hint-last-admin"));
        }
        Ok(())
    }
}

impl Creatable for Person {}
impl Creatable for Enrolment {}
impl Creatable for Venture {}
impl Creatable for Milestone {}
impl Creatable for FollowUp {}
impl Creatable for Shipment {}
impl Creatable for Operator {}

impl Removable for Cohort {}
impl Removable for Session {
    /// A register without marks goes with its session; one with marks keeps it.
    fn take_along(&self, snapshot: &Snapshot, change: &mut Change) -> Result<(), AppError> {
        let register: Option<Register> = snapshot.one(self.key())?;
        if let Some(register) = register.filter(|register| register.marks.is_empty()) {
            change.remove(&register)?;
        }
        Ok(())
    }
}

impl Removable for Person {}
impl Removable for Enrolment {}
impl Removable for Venture {}
impl Removable for Milestone {}
impl Removable for FollowUp {}
impl Removable for Shipment {}

fn name_of(snapshot: &Snapshot, person: PersonId) -> String {
    let key = RecordKey { parent: Uuid::nil(), id: person.uuid() };
    let found = snapshot.one::<Person>(key).ok().flatten();
    found.map(|person| person.name).unwrap_or_default()
}
