//! Tells which records changes touched since a moment, so that an index in memory stays true
//! whoever made the changes: a screen, an import, an undo.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::record::{RecordKey, Table};

use super::ChangeSummary;
use super::damage::{fault, guard};
use super::edit::Edit;
use super::error::StoreError;
use super::history;
use super::hybrid::ReplicaId;
use super::journal;
use super::snapshot::Snapshot;
use super::tables::{self, JOURNAL, JOURNAL_EDIT, JOURNAL_EDIT_NUMBER};

/// How far the chain of each replica had come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalEnd(BTreeMap<ReplicaId, u64>);

/// A record that was touched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// Its kind.
    pub table: Table,
    /// Which record.
    pub key: RecordKey,
    /// The field; `None` where the whole record was created or removed.
    pub field: Option<String>,
}

impl Snapshot {
    /// Tells how far the journal has come.
    pub fn journal_end(&self) -> Result<JournalEnd, StoreError> {
        guard(|| {
            let table = self.txn().open_table(JOURNAL).map_err(fault)?;
            Ok(JournalEnd(journal::ends(&table)?.into_iter().collect()))
        })
    }

    /// Lists what was touched since, each record and field once, and how far the journal has come.
    pub fn touched_since(
        &self,
        before: &JournalEnd,
    ) -> Result<(Vec<Touched>, JournalEnd), StoreError> {
        let end = self.journal_end()?;
        let mut touched = BTreeSet::new();
        for (replica, last) in &end.0 {
            let seen = before.0.get(replica).copied().unwrap_or(0);
            if seen < *last {
                self.collect(*replica, (seen + 1, *last), &mut touched)?;
            }
        }
        Ok((touched.into_iter().collect(), end))
    }

    /// Reads the edits of a change of the history; those of erased people are missing.
    pub fn edits_of(&self, change: &ChangeSummary) -> Result<Vec<Edit>, StoreError> {
        history::edits(self, (change.replica, change.number))
    }

    fn collect(
        &self,
        replica: ReplicaId,
        (first, last): (u64, u64),
        touched: &mut BTreeSet<Touched>,
    ) -> Result<(), StoreError> {
        let first = tables::journal_edit_key(replica, first, 0);
        let last = tables::journal_edit_key(replica, last, u32::MAX);
        guard(|| {
            let table = self.txn().open_table(JOURNAL_EDIT).map_err(fault)?;
            for row in table.range::<&[u8; 20]>(&first..=&last).map_err(fault)? {
                let (key, sealed) = row.map_err(fault)?;
                let row = self.sealer().open(JOURNAL_EDIT_NUMBER, key.value(), sealed.value())?;
                let edit = journal::decode_edit(&row)?;
                touched.insert(Touched { table: edit.table, key: edit.key, field: edit.field });
            }
            Ok(())
        })
    }
}
