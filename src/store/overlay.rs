//! Checks changes against what is stored plus what waits before them, without touching a table.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rmpv::Value;
use uuid::Uuid;

use crate::domain::record::{Named, RecordKey, Table};

use super::change::Change;
use super::edit;
use super::error::{ConflictAt, StoreError};
use super::snapshot::Snapshot;
use super::tables::{Unfit, kind_of};

/// What is stored, with the changes of the present group on top.
pub(super) struct Overlay<'a> {
    base: &'a Snapshot,
    changed: BTreeMap<(Table, RecordKey), Option<Value>>,
}

/// What a checked change adds to the journal.
#[derive(Debug)]
pub(super) struct Checked {
    /// How many records it touches.
    pub(super) records: u32,
    /// Records under whose history it is found.
    pub(super) subjects: Vec<Uuid>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(base: &'a Snapshot) -> Self {
        Self { base, changed: BTreeMap::new() }
    }

    /// Gives all records that the group changes, with their last values.
    pub(super) fn into_changed(self) -> BTreeMap<(Table, RecordKey), Option<Value>> {
        self.changed
    }

    /// Reads a record as it will be after the changes so far.
    pub(super) fn present(
        &self,
        table: Table,
        key: RecordKey,
    ) -> Result<Option<Value>, StoreError> {
        match self.changed.get(&(table, key)) {
            Some(value) => Ok(value.clone()),
            None => self.base.value(table, key),
        }
    }

    /// Checks a change completely; takes it in if it is right, and nothing of it otherwise.
    pub(super) fn stage(&mut self, change: &Change) -> Result<Checked, StoreError> {
        let mut touched: BTreeMap<Named, (Option<Value>, Option<Value>)> = BTreeMap::new();
        let mut conflicts = Vec::new();
        for edit in &change.edits {
            let named = (edit.table, edit.key);
            let (_, value) = match touched.entry(named) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => {
                    let present = self.present(edit.table, edit.key)?;
                    entry.insert((present.clone(), present))
                }
            };
            match edit::apply(value.take(), edit) {
                Ok(after) => *value = after,
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
        let checked = self.check(&touched)?;
        self.changed.extend(touched.into_iter().map(|(named, (_, after))| (named, after)));
        Ok(checked)
    }

    /// Decodes and checks each record; each one newly named has to exist.
    fn check(
        &self,
        touched: &BTreeMap<Named, (Option<Value>, Option<Value>)>,
    ) -> Result<Checked, StoreError> {
        let mut subjects = Vec::new();
        for ((table, key), (before, after)) in touched {
            subjects.push(key.id);
            let Some(after) = after else { continue };
            let known = before.as_ref().map_or(Ok(Vec::new()), |value| names(*table, value))?;
            for named in names(*table, after)?.into_iter().filter(|named| !known.contains(named)) {
                let exists = match touched.get(&named) {
                    Some((_, value)) => value.is_some(),
                    None => self.present(named.0, named.1)?.is_some(),
                };
                if !exists {
                    return Err(StoreError::Dangling(named.0));
                }
                subjects.push(named.1.id);
            }
        }
        subjects.sort_unstable();
        subjects.dedup();
        Ok(Checked { records: u32::try_from(touched.len()).unwrap_or(u32::MAX), subjects })
    }
}

/// Lists the records that a stored value names, after decoding and checking it.
pub(super) fn names(table: Table, value: &Value) -> Result<Vec<Named>, StoreError> {
    let Some(kind) = kind_of(table) else { return Ok(Vec::new()) };
    (kind.inspect)(value).map_err(|unfit| match unfit {
        Unfit::Undecodable => StoreError::Damaged("a record does not decode".to_owned()),
        Unfit::Fault(fault) => StoreError::Refused(fault),
    })
}
