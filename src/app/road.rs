//! Gathers what graduates did on the road to the first export, and where they stand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::id::{PersonId, VentureId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Milestone, Shipment, Venture};
use crate::domain::stage::{Evidence, Standing};
use crate::store::Snapshot;

use super::AppError;

/// What a person has done on the road to the first export.
#[derive(Clone, Debug, Default)]
pub struct Road {
    /// Ventures that the person owns.
    pub ventures: Vec<Venture>,
    /// Milestones by day.
    pub milestones: Vec<Milestone>,
    /// Shipments by day.
    pub shipments: Vec<Shipment>,
}

impl Road {
    /// Derives where the person stands.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        let evidence = Evidence {
            milestones: self.milestones.iter().collect(),
            ventures: self.ventures.iter().collect(),
            shipments: self.shipments.iter().collect(),
        };
        Standing::of(&evidence, today)
    }
}

/// Reads the roads of these people.
pub fn roads(
    snapshot: &Snapshot,
    people: &BTreeSet<PersonId>,
) -> Result<BTreeMap<PersonId, Road>, AppError> {
    put_together(snapshot, people, snapshot.all::<Venture>()?)
}

/// Reads the roads of these people, of whom it is known which ventures they own.
pub fn roads_of(
    snapshot: &Snapshot,
    people: &BTreeSet<PersonId>,
    ventures: &BTreeSet<VentureId>,
) -> Result<BTreeMap<PersonId, Road>, AppError> {
    let mut owned = Vec::new();
    for id in ventures {
        owned.extend(snapshot.one(RecordKey { parent: Uuid::nil(), id: id.uuid() })?);
    }
    put_together(snapshot, people, owned)
}

fn put_together(
    snapshot: &Snapshot,
    people: &BTreeSet<PersonId>,
    ventures: Vec<Venture>,
) -> Result<BTreeMap<PersonId, Road>, AppError> {
    let mut roads: BTreeMap<PersonId, Road> = BTreeMap::new();
    for id in people {
        let mut milestones = snapshot.children::<Milestone>(id.uuid())?;
        milestones.sort_by_key(|milestone| (milestone.on, milestone.id));
        let mut shipments = snapshot.children::<Shipment>(id.uuid())?;
        shipments.sort_by_key(|shipment| (shipment.date, shipment.id));
        roads.insert(*id, Road { ventures: Vec::new(), milestones, shipments });
    }
    for venture in ventures {
        for owner in &venture.owners {
            if let Some(road) = roads.get_mut(owner) {
                road.ventures.push(venture.clone());
            }
        }
    }
    Ok(roads)
}
