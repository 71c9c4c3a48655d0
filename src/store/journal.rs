//! The journal: what was changed, by whom, in chains of headers that no later hand can alter unseen.
//!
//! A header holds the digests of its edits and the hash of the header before it, so that the chain
//! stands even after the edits of an erased person are gone.

use redb::{ReadTransaction, WriteTransaction};
use rmpv::Value;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::id::OperatorId;
use crate::domain::record::{RecordKey, Table};

use super::change::{Author, Change, ClockTrust, CommandArg, Relation, Undoing};
use super::damage::fault;
use super::edit::{self, Edit};
use super::error::StoreError;
use super::hybrid::{HybridTime, LastChange, ReplicaId};
use super::seal::Sealer;
use super::tables::{self, JOURNAL, JOURNAL_EDIT, JOURNAL_EDIT_NUMBER, JOURNAL_NUMBER};

/// A change as the journal keeps it; field names are short because there are very many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// The change.
    #[serde(rename = "i")]
    pub id: Uuid,
    /// Command.
    #[serde(rename = "c")]
    pub command: String,
    /// Values of the command.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, CommandArg)>,
    /// Operator.
    #[serde(rename = "o")]
    pub operator: OperatorId,
    /// Wall clock as read, milliseconds since 1970 UTC.
    #[serde(rename = "w")]
    pub wall_ms: i64,
    /// How far it is believed.
    #[serde(rename = "t", default, skip_serializing_if = "is_default")]
    pub trust: ClockTrust,
    /// Hybrid clock: 48 bits of milliseconds, 16 bits of counter.
    #[serde(rename = "h")]
    pub clock: HybridTime,
    /// Whether it can be taken back.
    #[serde(rename = "u", default, skip_serializing_if = "is_default")]
    pub undoing: Undoing,
    /// What it does to an earlier change.
    #[serde(rename = "r", default, skip_serializing_if = "is_default")]
    pub relation: Relation,
    /// Number of records touched.
    #[serde(rename = "n")]
    pub records: u32,
    /// SHA-256 of each edit row with its salt, 32 bytes each, in order.
    #[serde(rename = "d", with = "serde_bytes")]
    pub digests: Vec<u8>,
    /// SHA-256 of this replica's previous header; empty for the first.
    #[serde(rename = "p", with = "serde_bytes")]
    pub previous: Vec<u8>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Where the chain of a replica ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tail {
    /// Replica.
    pub replica: ReplicaId,
    /// Number of the last change; 0 before the first.
    pub number: u64,
    /// SHA-256 of its header; empty before the first.
    pub hash: Vec<u8>,
    /// The newest change of any replica; `None` before the first.
    pub last: Option<LastChange>,
}

/// Hashes the bytes of a header.
pub fn hash(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Appends a change to a chain; gives the tail behind it.
pub(super) fn append(
    txn: &WriteTransaction,
    sealer: &Sealer,
    tail: &Tail,
    entry: &Entry<'_>,
) -> Result<Tail, StoreError> {
    let number = tail.number + 1;
    let mut digests = Vec::with_capacity(entry.change.edits.len() * 32);
    {
        let mut rows = txn.open_table(JOURNAL_EDIT).map_err(fault)?;
        for (index, edit) in (0..).zip(&entry.change.edits) {
            let row = encode_edit(edit)?;
            digests.extend_from_slice(&Sha256::digest(&row));
            let key = tables::journal_edit_key(tail.replica, number, index);
            let sealed = sealer.seal(JOURNAL_EDIT_NUMBER, &key, &row)?;
            rows.insert(&key, sealed.as_slice()).map_err(fault)?;
        }
    }
    let header = Header {
        id: entry.change.id,
        command: entry.change.command.clone(),
        args: entry.change.args.clone(),
        operator: entry.change.author.operator,
        wall_ms: entry.change.author.wall_ms,
        trust: entry.change.author.trust,
        clock: entry.clock,
        undoing: entry.change.undoing,
        relation: entry.change.relation,
        records: entry.records,
        digests,
        previous: tail.hash.clone(),
    };
    let bytes = rmp_serde::to_vec_named(&header)
        .map_err(|_| StoreError::Damaged("a header does not encode".to_owned()))?;
    let key = tables::journal_key(tail.replica, number);
    let sealed = sealer.seal(JOURNAL_NUMBER, &key, &bytes)?;
    txn.open_table(JOURNAL).map_err(fault)?.insert(&key, sealed.as_slice()).map_err(fault)?;
    let mut index = txn.open_table(tables::JOURNAL_INDEX).map_err(fault)?;
    for subject in &entry.subjects {
        index.insert(&tables::index_key(*subject, tail.replica, number), ()).map_err(fault)?;
    }
    Ok(Tail {
        replica: tail.replica,
        number,
        hash: hash(&bytes),
        last: Some(LastChange { time: entry.clock, wall_ms: entry.change.author.wall_ms }),
    })
}

/// A change on its way into the journal.
pub(super) struct Entry<'a> {
    /// The change.
    pub(super) change: &'a Change,
    /// Its hybrid clock.
    pub(super) clock: HybridTime,
    /// How many records it touches.
    pub(super) records: u32,
    /// Records under whose history it is found.
    pub(super) subjects: Vec<Uuid>,
}

/// Reads the header of one change.
pub(super) fn header(
    txn: &ReadTransaction,
    sealer: &Sealer,
    place: (ReplicaId, u64),
) -> Result<Option<Header>, StoreError> {
    let key = tables::journal_key(place.0, place.1);
    let table = txn.open_table(JOURNAL).map_err(fault)?;
    let Some(sealed) = table.get(&key).map_err(fault)? else { return Ok(None) };
    decode_header(&open_header(sealer, &key, sealed.value())?).map(Some)
}

/// Hashes the header of one change.
pub(super) fn hash_of(
    txn: &ReadTransaction,
    sealer: &Sealer,
    place: (ReplicaId, u64),
) -> Result<Option<Vec<u8>>, StoreError> {
    let key = tables::journal_key(place.0, place.1);
    let table = txn.open_table(JOURNAL).map_err(fault)?;
    let Some(sealed) = table.get(&key).map_err(fault)? else { return Ok(None) };
    Ok(Some(hash(&open_header(sealer, &key, sealed.value())?)))
}

/// Opens the plain bytes of a header.
pub(super) fn open_header(
    sealer: &Sealer,
    key: &[u8; 16],
    sealed: &[u8],
) -> Result<Vec<u8>, StoreError> {
    Ok(sealer.open(JOURNAL_NUMBER, key, sealed)?.to_vec())
}

/// Decodes the plain bytes of a header.
pub(super) fn decode_header(bytes: &[u8]) -> Result<Header, StoreError> {
    rmp_serde::from_slice(bytes)
        .map_err(|_| StoreError::Damaged("a journal header does not decode".to_owned()))
}

/// Reads the edits of one change, in order; those of erased people are missing.
pub(super) fn edits(
    txn: &ReadTransaction,
    sealer: &Sealer,
    place: (ReplicaId, u64),
) -> Result<Vec<Edit>, StoreError> {
    let table = txn.open_table(JOURNAL_EDIT).map_err(fault)?;
    let first = tables::journal_edit_key(place.0, place.1, 0);
    let last = tables::journal_edit_key(place.0, place.1, u32::MAX);
    let mut edits = Vec::new();
    for row in table.range::<&[u8; 20]>(&first..=&last).map_err(fault)? {
        let (key, sealed) = row.map_err(fault)?;
        let row = sealer.open(JOURNAL_EDIT_NUMBER, key.value(), sealed.value())?;
        edits.push(decode_edit(&row)?);
    }
    Ok(edits)
}

/// Finds where the chain of `replica` ends and how late any chain is.
pub(super) fn tail(
    txn: &ReadTransaction,
    sealer: &Sealer,
    replica: ReplicaId,
) -> Result<Tail, StoreError> {
    let table = txn.open_table(JOURNAL).map_err(fault)?;
    let mut tail = Tail { replica, number: 0, hash: Vec::new(), last: None };
    for place in ends(&table)? {
        let key = tables::journal_key(place.0, place.1);
        let Some(sealed) = table.get(&key).map_err(fault)? else { continue };
        let bytes = open_header(sealer, &key, sealed.value())?;
        let header = decode_header(&bytes)?;
        if tail.last.is_none_or(|last| header.clock >= last.time) {
            tail.last = Some(LastChange { time: header.clock, wall_ms: header.wall_ms });
        }
        if place.0 == replica {
            tail.number = place.1;
            tail.hash = hash(&bytes);
        }
    }
    Ok(tail)
}

/// A readable journal table, of a read or a write transaction.
pub(super) type HeaderTable = redb::ReadOnlyTable<&'static [u8; 16], &'static [u8]>;

/// Lists the last change of each replica.
pub(super) fn ends(table: &HeaderTable) -> Result<Vec<(ReplicaId, u64)>, StoreError> {
    let mut found = Vec::new();
    let mut before = [u8::MAX; 16];
    loop {
        // Without the bound itself, so that a row with number 0, which no change has, ends it too.
        let mut range = table.range::<&[u8; 16]>(..&before).map_err(fault)?;
        let Some(row) = range.next_back() else { return Ok(found) };
        let place = tables::parse_journal_key(row.map_err(fault)?.0.value());
        found.push(place);
        before = tables::journal_key(place.0, 0);
    }
}

/// Puts a random salt before an edit, so that its digest tells nothing about a guessed value.
pub(super) fn encode_edit(edit: &Edit) -> Result<Vec<u8>, StoreError> {
    let mut row = vec![0; 16];
    getrandom::fill(&mut row)
        .map_err(|_| StoreError::Io(std::io::Error::other("random").into()))?;
    let parts = Value::Array(vec![
        Value::from(edit.table.number()),
        Value::Binary(tables::record_key(edit.key).to_vec()),
        edit.field.as_deref().map_or(Value::Nil, Value::from),
        edit.item.map_or(Value::Nil, |id| Value::Binary(id.as_bytes().to_vec())),
        edit.before.clone(),
        edit.after.clone(),
    ]);
    row.extend(edit::encode(&parts));
    Ok(row)
}

/// Reads an edit row back.
pub(super) fn decode_edit(row: &[u8]) -> Result<Edit, StoreError> {
    let broken = || StoreError::Damaged("a journal edit does not decode".to_owned());
    let Value::Array(parts) = edit::decode(row.get(16..).ok_or_else(broken)?)? else {
        return Err(broken());
    };
    let [table, key, field, item, before, after] =
        <[Value; 6]>::try_from(parts).map_err(|_| broken())?;
    let number = table.as_u64().and_then(|number| u8::try_from(number).ok());
    let table = number.and_then(Table::of_number).ok_or_else(broken)?;
    let key: [u8; 32] = key.as_slice().and_then(|key| key.try_into().ok()).ok_or_else(broken)?;
    let key: RecordKey = tables::parse_record_key(&key);
    let item = match &item {
        Value::Binary(id) => Some(Uuid::from_slice(id).map_err(|_| broken())?),
        _ => None,
    };
    let field = field.as_str().map(str::to_owned);
    Ok(Edit { table, key, field, item, before, after })
}

impl Header {
    /// Gives who acted and when.
    pub fn author(&self) -> Author {
        Author { operator: self.operator, wall_ms: self.wall_ms, trust: self.trust }
    }
}
