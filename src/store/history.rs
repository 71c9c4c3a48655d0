//! Reads the journal newest first, across the chains of all replicas.

use std::collections::{BTreeSet, HashSet};

use uuid::Uuid;

use crate::domain::record::Named;

use super::ChangeSummary;
use super::change::{Relation, Undoing};
use super::damage::{fault, guard};
use super::edit::Edit;
use super::error::StoreError;
use super::hybrid::ReplicaId;
use super::journal::{self, Header};
use super::snapshot::Snapshot;
use super::tables::{self, JOURNAL, JOURNAL_INDEX};

/// Where a change stands: its replica and its number there.
pub(super) type At = (ReplicaId, u64);

/// Walks all chains from the newest change to the oldest.
pub(super) struct NewestFirst<'a> {
    snapshot: &'a Snapshot,
    heads: Vec<(At, Header)>,
}

impl<'a> NewestFirst<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Result<Self, StoreError> {
        let ends = guard(|| {
            let table = snapshot.txn().open_table(JOURNAL).map_err(fault)?;
            journal::ends(&table)
        })?;
        let mut walk = Self { snapshot, heads: Vec::new() };
        for at in ends {
            walk.load(at)?;
        }
        Ok(walk)
    }

    fn load(&mut self, at: At) -> Result<(), StoreError> {
        if at.1 > 0
            && let Some(header) = header(self.snapshot, at)?
        {
            self.heads.push((at, header));
        }
        Ok(())
    }

    /// Gives the newest change not given yet.
    pub(super) fn next(&mut self) -> Result<Option<(At, Header)>, StoreError> {
        let newest = (0..).zip(&self.heads).max_by_key(|(_, (at, header))| (header.clock, at.0));
        let Some(index) = newest.map(|(index, _)| index) else { return Ok(None) };
        let (at, header) = self.heads.swap_remove(index);
        self.load((at.0, at.1 - 1))?;
        Ok(Some((at, header)))
    }
}

/// Reads the header of one change.
pub(super) fn header(snapshot: &Snapshot, at: At) -> Result<Option<Header>, StoreError> {
    guard(|| journal::header(snapshot.txn(), snapshot.sealer(), at))
}

/// Reads the edits of one change.
pub(super) fn edits(snapshot: &Snapshot, at: At) -> Result<Vec<Edit>, StoreError> {
    guard(|| journal::edits(snapshot.txn(), snapshot.sealer(), at))
}

/// Lists the changes that touched or named a record, oldest first within a replica.
pub(super) fn of_record(snapshot: &Snapshot, record: Uuid) -> Result<Vec<At>, StoreError> {
    let first = tables::index_key(record, ReplicaId::new([0; 8]), 0);
    let last = tables::index_key(record, ReplicaId::new([u8::MAX; 8]), u64::MAX);
    guard(|| {
        let table = snapshot.txn().open_table(JOURNAL_INDEX).map_err(fault)?;
        let rows = table.range::<&[u8; 32]>(&first..=&last).map_err(fault)?;
        rows.map(|row| Ok(tables::parse_index_key(row.map_err(fault)?.0.value()).1)).collect()
    })
}

/// Lists the records of all changes, but `except`, that touched or named one of these records:
/// whoever names one of them now is among them.
///
/// Each change is read once, however many of the records it touched.
pub(super) fn neighbours(
    snapshot: &Snapshot,
    records: &BTreeSet<Named>,
    except: Option<At>,
) -> Result<BTreeSet<Named>, StoreError> {
    let mut changes: BTreeSet<At> = BTreeSet::new();
    for named in records {
        changes.extend(of_record(snapshot, named.1.id)?);
    }
    let mut found = BTreeSet::new();
    for at in changes.into_iter().filter(|at| Some(*at) != except) {
        found.extend(edits(snapshot, at)?.into_iter().map(|edit| (edit.table, edit.key)));
    }
    Ok(found)
}

/// Lists the newest changes first, at most `limit`; of one record where `record` is given.
pub(super) fn list(
    snapshot: &Snapshot,
    record: Option<Uuid>,
    limit: usize,
) -> Result<Vec<ChangeSummary>, StoreError> {
    let mut rows = Vec::new();
    if let Some(record) = record {
        for at in of_record(snapshot, record)? {
            rows.extend(header(snapshot, at)?.map(|header| (at, header)));
        }
        rows.sort_by_key(|(at, header)| std::cmp::Reverse((header.clock, at.0)));
        rows.truncate(limit);
    } else {
        let mut walk = NewestFirst::new(snapshot)?;
        while rows.len() < limit
            && let Some(row) = walk.next()?
        {
            rows.push(row);
        }
    }
    Ok(rows.into_iter().map(|(at, header)| summary(at, header)).collect())
}

impl Snapshot {
    /// Gives the newest change that was made in this very copy of the store.
    pub fn newest_own(&self) -> Result<Option<ChangeSummary>, StoreError> {
        let Some(replica) = self.replica()? else { return Ok(None) };
        let at = guard(|| {
            let table = self.txn().open_table(JOURNAL).map_err(fault)?;
            let first = tables::journal_key(replica, 0);
            let last = tables::journal_key(replica, u64::MAX);
            let mut rows = table.range::<&[u8; 16]>(&first..=&last).map_err(fault)?;
            let newest = rows.next_back().transpose().map_err(fault)?;
            Ok(newest.map(|(key, _)| tables::parse_journal_key(key.value())))
        })?;
        let Some(at) = at else { return Ok(None) };
        Ok(header(self, at)?.map(|header| summary(at, header)))
    }
}

fn summary(at: At, header: Header) -> ChangeSummary {
    ChangeSummary {
        author: header.author(),
        id: header.id,
        replica: at.0,
        number: at.1,
        command: header.command,
        args: header.args,
        undoing: header.undoing,
        relation: header.relation,
        records: header.records,
    }
}

/// What undo and redo would do now.
#[derive(Debug, Default)]
pub(super) struct Pointers {
    /// The newest change that can be taken back and is not.
    pub(super) undo: Option<ChangeSummary>,
    /// The change taken back last, unless something new was done since.
    pub(super) redo: Option<ChangeSummary>,
}

/// Finds what undo and redo would do now.
pub(super) fn pointers(snapshot: &Snapshot) -> Result<Pointers, StoreError> {
    let mut walk = NewestFirst::new(snapshot)?;
    let mut pointers = Pointers::default();
    let (mut decided, mut undone) = (HashSet::new(), HashSet::new());
    let (mut redo, mut only_moves) = (None, true);
    while let Some((at, header)) = walk.next()? {
        match header.relation {
            Relation::Undoes(target) => {
                if decided.insert(target) {
                    undone.insert(target);
                    redo = redo.or_else(|| only_moves.then_some(target));
                }
            }
            Relation::Redoes(target) => drop(decided.insert(target)),
            Relation::Own => {
                only_moves = false;
                let (id, free) = (header.id, !undone.contains(&header.id) && header.records > 0);
                let row = summary(at, header);
                if redo == Some(id) {
                    pointers.redo = Some(row);
                } else if pointers.undo.is_none() && free && row.undoing == Undoing::Possible {
                    pointers.undo = Some(row);
                }
                if pointers.undo.is_some() && (redo.is_none() || pointers.redo.is_some()) {
                    break;
                }
            }
        }
    }
    Ok(pointers)
}

/// Finds a change and what was done to it last.
pub(super) fn locate(snapshot: &Snapshot, id: Uuid) -> Result<Option<Located>, StoreError> {
    let mut walk = NewestFirst::new(snapshot)?;
    let mut last = None;
    while let Some((at, header)) = walk.next()? {
        match header.relation {
            Relation::Undoes(target) if target == id => last = last.or(Some((at, true))),
            Relation::Redoes(target) if target == id => last = last.or(Some((at, false))),
            _ if header.id == id => {
                let undone_by = last.filter(|(_, undone)| *undone).map(|(at, _)| at);
                return Ok(Some(Located { at, header, undone_by }));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// A change and what was done to it last.
#[derive(Debug)]
pub(super) struct Located {
    /// Where it stands.
    pub(super) at: At,
    /// Its header.
    pub(super) header: Header,
    /// The change that took it back, where it is taken back now.
    pub(super) undone_by: Option<At>,
}
