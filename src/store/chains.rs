//! Compares the journals of two files: what one has that the other lacks.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::OperatorId;

use super::damage::{fault, guard};
use super::error::StoreError;
use super::hybrid::ReplicaId;
use super::journal::{self, Header};
use super::snapshot::Snapshot;
use super::tables::JOURNAL;

/// How two files of one store stand to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What the present file has and the other lacks: lost when the other takes its place.
    pub lost: Changes,
    /// What the other has and the present file lacks.
    pub gained: Changes,
}

/// Changes that only one of two files has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many.
    pub count: u64,
    /// Wall clock of the earliest, in milliseconds since 1970 UTC.
    pub since_ms: Option<i64>,
    /// Who made them.
    pub by: BTreeSet<OperatorId>,
}

impl Changes {
    fn add(&mut self, header: &Header) {
        self.count += 1;
        self.since_ms = Some(self.since_ms.map_or(header.wall_ms, |ms| ms.min(header.wall_ms)));
        self.by.insert(header.operator);
    }
}

/// Compares the chains of two views of one store.
pub fn compare(present: &Snapshot, other: &Snapshot) -> Result<Comparison, StoreError> {
    let (mine, theirs) = (ends(present)?, ends(other)?);
    let mut comparison = Comparison::default();
    let replicas: BTreeSet<ReplicaId> = mine.keys().chain(theirs.keys()).copied().collect();
    for replica in replicas {
        let of = |ends: &BTreeMap<ReplicaId, u64>| ends.get(&replica).copied().unwrap_or(0);
        let (mine, theirs) = (of(&mine), of(&theirs));
        let common = common(present, other, (replica, mine.min(theirs)))?;
        for (snapshot, end, changes) in
            [(present, mine, &mut comparison.lost), (other, theirs, &mut comparison.gained)]
        {
            for number in common + 1..=end {
                if let Some(header) = header(snapshot, (replica, number))? {
                    changes.add(&header);
                }
            }
        }
    }
    Ok(comparison)
}

/// Finds the last change that both chains of a replica share. As each header holds the hash of the
/// one before, sharing one means sharing all before it.
fn common(
    present: &Snapshot,
    other: &Snapshot,
    (replica, shortest): (ReplicaId, u64),
) -> Result<u64, StoreError> {
    let same = |number: u64| -> Result<bool, StoreError> {
        let (mine, theirs) =
            (header(present, (replica, number))?, header(other, (replica, number))?);
        Ok(mine.is_some() && mine == theirs)
    };
    if shortest > 0 && same(shortest)? {
        return Ok(shortest);
    }
    let (mut shared, mut apart) = (0, shortest);
    while shared + 1 < apart {
        let middle = shared.midpoint(apart);
        if same(middle)? {
            shared = middle;
        } else {
            apart = middle;
        }
    }
    Ok(shared)
}

fn ends(snapshot: &Snapshot) -> Result<BTreeMap<ReplicaId, u64>, StoreError> {
    guard(|| {
        let rows = snapshot.txn().open_table(JOURNAL).map_err(fault)?;
        Ok(journal::ends(&rows)?.into_iter().collect())
    })
}

fn header(snapshot: &Snapshot, at: (ReplicaId, u64)) -> Result<Option<Header>, StoreError> {
    guard(|| journal::header(snapshot.txn(), snapshot.sealer(), at))
}
