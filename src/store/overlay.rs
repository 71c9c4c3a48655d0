//! Checks changes against what is stored plus what waits before them, without touching a table.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rmpv::Value;
use uuid::Uuid;

use crate::domain::record::{Named, Table};

use super::change::{Change, Relation};
use super::edit;
use super::error::{ConflictAt, StoreError};
use super::history;
use super::snapshot::Snapshot;
use super::tables::{Unfit, kind_of};

/// What is stored, with the changes of the present group on top.
pub(super) struct Overlay<'a> {
    base: &'a Snapshot,
    changed: Values,
}

/// A value that was decoded and checked, with the bytes that will be sealed.
#[derive(Clone, Debug)]
pub(super) struct Checked {
    value: Value,
    /// The value as MessagePack.
    pub(super) bytes: Vec<u8>,
}

/// What a staged change adds to the journal.
#[derive(Debug)]
pub(super) struct Staged {
    /// How many records it touches.
    pub(super) records: u32,
    /// Records under whose history it is found.
    pub(super) subjects: Vec<Uuid>,
}

/// Checked values of records; `None` where one is removed.
type Values = BTreeMap<Named, Option<Checked>>;

/// A record in the middle of a change.
struct Touched {
    value: Option<Value>,
    /// Items of its fields that the change edits; `None` where it edits more than items.
    items: Option<Vec<Uuid>>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(base: &'a Snapshot) -> Self {
        Self { base, changed: BTreeMap::new() }
    }

    /// Gives all records that the group changes, with their last values.
    pub(super) fn into_changed(self) -> Values {
        self.changed
    }

    fn present(&self, named: Named) -> Result<Option<Value>, StoreError> {
        match self.changed.get(&named) {
            Some(checked) => Ok(checked.as_ref().map(|checked| checked.value.clone())),
            None => self.base.value(named.0, named.1),
        }
    }

    fn exists(&self, named: Named) -> Result<bool, StoreError> {
        match self.changed.get(&named) {
            Some(checked) => Ok(checked.is_some()),
            None => self.base.exists(named.0, named.1),
        }
    }

    /// Checks a change completely; takes it in if it is right, and nothing of it otherwise.
    pub(super) fn stage(&mut self, change: &Change) -> Result<Staged, StoreError> {
        let mut touched: BTreeMap<Named, Touched> = BTreeMap::new();
        let mut conflicts = Vec::new();
        for edit in &change.edits {
            let named = (edit.table, edit.key);
            let record = match touched.entry(named) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => {
                    entry.insert(Touched { value: self.present(named)?, items: Some(Vec::new()) })
                }
            };
            match (&mut record.items, edit.item) {
                (Some(items), Some(item)) => items.push(item),
                (items, _) => *items = None,
            }
            match edit::apply(record.value.take(), edit) {
                Ok(after) => record.value = after,
                Err(edit::Mismatch) => conflicts.push(ConflictAt {
                    table: edit.table,
                    record: edit.key.id,
                    field: edit.field.clone(),
                }),
            }
        }
        if !conflicts.is_empty() {
            return Err(StoreError::Conflict(conflicts));
        }
        if change.relation == Relation::Own {
            self.check_removed(&touched)?;
        }
        let (subjects, checked) = self.check(&touched)?;
        let records = u32::try_from(checked.len()).unwrap_or(u32::MAX);
        self.changed.extend(checked);
        Ok(Staged { records, subjects })
    }

    /// Refuses to remove a record that another one names. What undo removes, it has looked into.
    fn check_removed(&self, touched: &BTreeMap<Named, Touched>) -> Result<(), StoreError> {
        let removed: BTreeSet<Named> =
            touched.iter().filter(|row| row.1.value.is_none()).map(|row| *row.0).collect();
        if removed.is_empty() {
            return Ok(());
        }
        let mut others = history::neighbours(self.base, &removed, None)?;
        others.extend(self.changed.keys());
        let mut conflicts = BTreeSet::new();
        for other in others.difference(&removed) {
            let value = match touched.get(other) {
                Some(record) => record.value.clone(),
                None => self.present(*other)?,
            };
            if let Some(value) = value {
                let named = names(other.0, &value)?;
                conflicts.extend(named.into_iter().filter(|named| removed.contains(named)));
            }
        }
        if conflicts.is_empty() {
            return Ok(());
        }
        let at = |named: Named| ConflictAt { table: named.0, record: named.1.id, field: None };
        Err(StoreError::Conflict(conflicts.into_iter().map(at).collect()))
    }

    /// Decodes and checks each record; each one newly named has to exist.
    fn check(&self, touched: &BTreeMap<Named, Touched>) -> Result<(Vec<Uuid>, Values), StoreError> {
        let mut subjects = Vec::new();
        let mut checked = BTreeMap::new();
        for (named, record) in touched {
            subjects.push(named.1.id);
            let Some(value) = &record.value else {
                checked.insert(*named, None);
                continue;
            };
            let bytes = edit::encode(value);
            // What an untouched item names was checked when that item was written.
            let is_new = |id: Uuid| record.items.as_ref().is_none_or(|items| items.contains(&id));
            for other in names_of_bytes(named.0, &bytes)?.into_iter().filter(|o| is_new(o.1.id)) {
                let exists = match touched.get(&other) {
                    Some(record) => record.value.is_some(),
                    None => self.exists(other)?,
                };
                if !exists {
                    return Err(StoreError::Dangling(other.0));
                }
                subjects.push(other.1.id);
            }
            checked.insert(*named, Some(Checked { value: value.clone(), bytes }));
        }
        subjects.sort_unstable();
        subjects.dedup();
        Ok((subjects, checked))
    }
}

/// Lists the records that a stored value names, after decoding and checking it.
pub(super) fn names(table: Table, value: &Value) -> Result<Vec<Named>, StoreError> {
    names_of_bytes(table, &edit::encode(value))
}

fn names_of_bytes(table: Table, bytes: &[u8]) -> Result<Vec<Named>, StoreError> {
    let Some(kind) = kind_of(table) else { return Ok(Vec::new()) };
    (kind.inspect)(bytes).map_err(|unfit| match unfit {
        Unfit::Undecodable => StoreError::Damaged("a record does not decode".to_owned()),
        Unfit::Fault(fault) => StoreError::Refused(fault),
    })
}
