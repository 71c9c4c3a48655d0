//! The plain head of a file and the sealed notes about the file itself.

use redb::{Database, ReadTransaction, ReadableDatabase as _, WriteTransaction};
use serde::{Deserialize, Serialize};

use super::damage::{fault, guard};
use super::error::StoreError;
use super::hybrid::ReplicaId;
use super::seal::{Sealer, StoreId};
use super::slots::Slots;
use super::snapshot::Snapshot;
use super::tables::{
    self, HEAD, HEAD_FORMAT, HEAD_MAGIC, HEAD_SLOTS, HEAD_STORE, MAGIC, META, META_NUMBER,
};

/// What anybody can read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Format number.
    pub(super) format: u32,
    /// Store id.
    pub(super) store: StoreId,
    /// Both copies of the key slots, as they stand in the file.
    pub(super) slots: [Vec<u8>; 2],
}

impl Head {
    /// Reads the head; a file without our magic is foreign.
    pub(super) fn read(database: &Database) -> Result<Self, StoreError> {
        Self::read_in(&database.begin_read().map_err(fault)?)
    }

    /// Reads the head as a transaction sees it.
    pub(super) fn read_in(txn: &ReadTransaction) -> Result<Self, StoreError> {
        let table = match txn.open_table(HEAD) {
            Ok(table) => table,
            Err(redb::TableError::Storage(error)) => return Err(fault(error)),
            Err(_) => return Err(StoreError::Foreign),
        };
        let value = |name: &str| -> Result<Option<Vec<u8>>, StoreError> {
            Ok(table.get(name).map_err(fault)?.map(|value| value.value().to_vec()))
        };
        if value(HEAD_MAGIC)?.as_deref() != Some(MAGIC) {
            return Err(StoreError::Foreign);
        }
        let broken = || StoreError::Damaged("the head of the file is not whole".to_owned());
        let format = value(HEAD_FORMAT)?.and_then(|bytes| bytes.try_into().ok());
        let store: [u8; 16] =
            value(HEAD_STORE)?.and_then(|bytes| bytes.try_into().ok()).ok_or_else(broken)?;
        let [first, second] = HEAD_SLOTS.map(value);
        Ok(Self {
            format: u32::from_le_bytes(format.ok_or_else(broken)?),
            store: StoreId::new(store),
            slots: [first?.unwrap_or_default(), second?.unwrap_or_default()],
        })
    }

    /// Gives the same head with other key slots.
    pub(super) fn with_slots(&self, slots: &Slots) -> Result<Self, StoreError> {
        let copy = slots.encode()?;
        Ok(Self { slots: [copy.clone(), copy], ..self.clone() })
    }

    /// Writes the head.
    pub(super) fn write(&self, txn: &WriteTransaction) -> Result<(), StoreError> {
        let mut table = txn.open_table(HEAD).map_err(fault)?;
        let format = self.format.to_le_bytes();
        let store = self.store.bytes();
        let [first, second] = &self.slots;
        let rows: [(&str, &[u8]); 5] = [
            (HEAD_MAGIC, MAGIC),
            (HEAD_FORMAT, &format),
            (HEAD_STORE, &store),
            (HEAD_SLOTS[0], first),
            (HEAD_SLOTS[1], second),
        ];
        for (name, value) in rows {
            table.insert(name, value).map_err(fault)?;
        }
        Ok(())
    }
}

/// Sealed notes of the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Notes {
    /// Replica whose chain grows now.
    pub(super) replica: Option<ReplicaId>,
    /// Machine on which it was made, from the config folder.
    pub(super) machine: Vec<u8>,
}

/// Key of the one row of notes.
const NOTES: &str = "notes";

impl Notes {
    /// Reads the notes.
    pub(super) fn read(txn: &ReadTransaction, sealer: &Sealer) -> Result<Self, StoreError> {
        let table = txn.open_table(META).map_err(fault)?;
        let Some(sealed) = table.get(NOTES).map_err(fault)? else { return Ok(Self::default()) };
        let bytes = sealer.open(META_NUMBER, NOTES.as_bytes(), sealed.value())?;
        rmp_serde::from_slice(&bytes)
            .map_err(|_| StoreError::Damaged("the notes of the file do not decode".to_owned()))
    }

    /// Writes the notes.
    pub(super) fn write(&self, txn: &WriteTransaction, sealer: &Sealer) -> Result<(), StoreError> {
        let bytes = rmp_serde::to_vec_named(self)
            .map_err(|_| StoreError::Damaged("the notes do not encode".to_owned()))?;
        let sealed = sealer.seal(META_NUMBER, NOTES.as_bytes(), &bytes)?;
        txn.open_table(META).map_err(fault)?.insert(NOTES, sealed.as_slice()).map_err(fault)?;
        Ok(())
    }
}

impl Snapshot {
    /// Names the copy of the store that changes are made in now; a file that was just put in
    /// another's place has none until it is opened.
    pub fn replica(&self) -> Result<Option<ReplicaId>, StoreError> {
        Ok(guard(|| Notes::read(self.txn(), self.sealer()))?.replica)
    }
}

/// Makes all tables, so that readers never meet a missing one.
pub(super) fn make_tables(txn: &WriteTransaction) -> Result<(), StoreError> {
    for kind in tables::KINDS {
        txn.open_table(kind.definition).map_err(fault)?;
    }
    txn.open_table(META).map_err(fault)?;
    txn.open_table(tables::DRAFT).map_err(fault)?;
    txn.open_table(tables::JOURNAL).map_err(fault)?;
    txn.open_table(tables::JOURNAL_EDIT).map_err(fault)?;
    txn.open_table(tables::JOURNAL_INDEX).map_err(fault)?;
    Ok(())
}
