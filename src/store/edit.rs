//! Compares two values of a record field by field, and applies the difference.

use rmpv::Value;
use uuid::Uuid;

use crate::domain::record::{Record, RecordKey, Table};

use super::error::StoreError;

/// One field of one record before and after a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Kind of record.
    pub table: Table,
    /// Which record.
    pub key: RecordKey,
    /// Field as stored; `None` where the whole record is created or removed.
    pub field: Option<String>,
    /// Item of that field, where the field is a map of items.
    pub item: Option<Uuid>,
    /// Value before; nil = absent.
    pub before: Value,
    /// Value after; nil = absent.
    pub after: Value,
}

/// Turns a record into its stored value: field names as keys, absent and empty fields left out.
pub fn to_value<R: Record>(record: &R) -> Result<Value, StoreError> {
    let _ = record;
    Err(StoreError::Closed)
}

/// Lists what differs between two values of one record; the only maker of edits.
pub fn diff(
    table: Table,
    key: RecordKey,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Vec<Edit> {
    let _ = (table, key, before, after);
    Vec::new()
}
