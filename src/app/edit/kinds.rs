//! The kinds of records that forms edit: how each is called, and what it refuses.

use uuid::Uuid;

use crate::app::AppError;
use crate::domain::id::PersonId;
use crate::domain::record::RecordKey;
use crate::domain::records::{
    Centre, FollowUp, Milestone, Operator, Person, Role, Shipment, Venture,
};
use crate::store::Snapshot;

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
impl Creatable for Venture {}
impl Creatable for Milestone {}
impl Creatable for FollowUp {}
impl Creatable for Shipment {}
impl Creatable for Operator {}

impl Removable for Person {}
impl Removable for Venture {}
impl Removable for Milestone {}
impl Removable for FollowUp {}
impl Removable for Shipment {}

pub(super) fn name_of(snapshot: &Snapshot, person: PersonId) -> String {
    let key = RecordKey { parent: Uuid::nil(), id: person.uuid() };
    let found = snapshot.one::<Person>(key).ok().flatten();
    found.map(|person| person.name).unwrap_or_default()
}
