//! A consistent view of the last commit.

use std::cell::Cell;
use std::sync::Arc;

use redb::{Database, ReadTransaction, ReadableTableMetadata as _};
use rmpv::Value;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::domain::record::{Record, RecordKey, Table};

use super::damage::{fault, guard};
use super::edit;
use super::error::StoreError;
use super::seal::Sealer;
use super::tables::{kind_of, parse_record_key, record_key};

/// A consistent view of the last commit; cheap to take, and ended by a reopening of the file.
pub struct Snapshot {
    txn: ReadTransaction,
    sealer: Arc<Sealer>,
    damaged: Cell<usize>,
    /// Kept open by this view alone, where nobody else holds the file open; dropped after `txn`.
    _kept: Option<Arc<Database>>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Snapshot").field("damaged", &self.damaged).finish_non_exhaustive()
    }
}

impl Snapshot {
    pub(super) fn new(txn: ReadTransaction, sealer: Arc<Sealer>) -> Self {
        Self { txn, sealer, damaged: Cell::new(0), _kept: None }
    }

    /// Keeps a database open as long as the view is needed.
    pub(super) fn keeping(self, database: Arc<Database>) -> Self {
        Self { _kept: Some(database), ..self }
    }

    /// Reads one record; a damaged one is an error here.
    pub fn one<R: Record>(&self, key: RecordKey) -> Result<Option<R>, StoreError> {
        self.one_as(R::TABLE, key)
    }

    /// Reads one record as whatever `T` takes of its fields; a damaged one is an error here.
    pub fn one_as<T: DeserializeOwned>(
        &self,
        table: Table,
        key: RecordKey,
    ) -> Result<Option<T>, StoreError> {
        let Some(bytes) = self.bytes(table, key)? else { return Ok(None) };
        decode(&bytes).map(Some)
    }

    /// Reads the records under one parent, in the order of their ids; damaged ones are left out
    /// and counted in `damaged`.
    pub fn children<R: Record>(&self, parent: Uuid) -> Result<Vec<R>, StoreError> {
        let first = record_key(RecordKey { parent, id: Uuid::nil() });
        let last = record_key(RecordKey { parent, id: Uuid::max() });
        self.range(&first, &last)
    }

    /// Reads all records of a kind; damaged ones are left out and counted in `damaged`.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        self.range(&[0; 32], &[u8::MAX; 32])
    }

    /// Shows every record of a kind with its key, as whatever `T` takes of its fields, without
    /// keeping any; damaged ones are left out and counted in `damaged`.
    pub fn each<T: DeserializeOwned>(
        &self,
        table: Table,
        see: impl FnMut(RecordKey, T),
    ) -> Result<(), StoreError> {
        self.walk(table, (&[0; 32], &[u8::MAX; 32]), see)
    }

    /// Counts the records of a kind without reading them.
    pub fn count(&self, table: Table) -> Result<u64, StoreError> {
        let Some(kind) = kind_of(table) else { return Ok(0) };
        guard(|| self.txn.open_table(kind.definition).map_err(fault)?.len().map_err(fault))
    }

    /// Counts damaged records met so far by this view.
    pub fn damaged(&self) -> usize {
        self.damaged.get()
    }

    pub(super) fn txn(&self) -> &ReadTransaction {
        &self.txn
    }

    pub(super) fn sealer(&self) -> &Arc<Sealer> {
        &self.sealer
    }

    /// Reads the stored value of one record.
    pub(super) fn value(&self, table: Table, key: RecordKey) -> Result<Option<Value>, StoreError> {
        self.bytes(table, key)?.map(|bytes| edit::decode(&bytes)).transpose()
    }

    /// Tells whether a record exists, without opening it.
    pub(super) fn exists(&self, table: Table, key: RecordKey) -> Result<bool, StoreError> {
        let Some(kind) = kind_of(table) else { return Ok(false) };
        guard(|| {
            let rows = self.txn.open_table(kind.definition).map_err(fault)?;
            Ok(rows.get(&record_key(key)).map_err(fault)?.is_some())
        })
    }

    fn bytes(&self, table: Table, key: RecordKey) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(kind) = kind_of(table) else { return Ok(None) };
        let key = record_key(key);
        guard(|| {
            let rows = self.txn.open_table(kind.definition).map_err(fault)?;
            let Some(sealed) = rows.get(&key).map_err(fault)? else { return Ok(None) };
            let mut plain = Vec::new();
            self.sealer.open_into(table.number(), &key, sealed.value(), &mut plain)?;
            Ok(Some(plain))
        })
    }

    fn range<R: Record>(&self, first: &[u8; 32], last: &[u8; 32]) -> Result<Vec<R>, StoreError> {
        let mut records = Vec::new();
        self.walk(R::TABLE, (first, last), |_, record| records.push(record))?;
        Ok(records)
    }

    fn walk<T: DeserializeOwned>(
        &self,
        table: Table,
        (first, last): (&[u8; 32], &[u8; 32]),
        mut see: impl FnMut(RecordKey, T),
    ) -> Result<(), StoreError> {
        let Some(kind) = kind_of(table) else { return Ok(()) };
        guard(|| {
            let rows = self.txn.open_table(kind.definition).map_err(fault)?;
            let mut plain = Vec::new();
            for row in rows.range::<&[u8; 32]>(first..=last).map_err(fault)? {
                let (key, sealed) = row.map_err(fault)?;
                let key = key.value();
                let opened = self.sealer.open_into(table.number(), key, sealed.value(), &mut plain);
                match opened.map_err(StoreError::from).and_then(|()| decode(&plain)) {
                    Ok(record) => see(parse_record_key(key), record),
                    Err(_) => self.damaged.set(self.damaged.get() + 1),
                }
            }
            Ok(())
        })
    }
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreError> {
    rmp_serde::from_slice(bytes)
        .map_err(|_| StoreError::Damaged("a record does not decode".to_owned()))
}
