//! The tables of the file: read this one first.
//!
//! Plain are the head alone and the keys, which are random ids and numbers. Every value below it is
//! sealed with its table number and its full key as associated data.

use redb::TableDefinition;
use rmpv::Value;
use uuid::Uuid;

use crate::domain::record::{Named, Record, RecordFault, RecordKey, Table};
use crate::domain::records::{
    Centre, Cohort, Curriculum, Decision, Enrolment, FollowUp, Milestone, Operator, Person,
    Register, Session, Shipment, Submission, Venture,
};

use super::edit;
use super::hybrid::ReplicaId;

/// Key: a name of `HEAD_*`. Value: plain bytes.
pub(super) const HEAD: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("head_1");

/// Tells our file from another program's redb file.
pub(super) const MAGIC: &[u8] = b"juragan store / pulang jadi juragan\n";
/// Holds `MAGIC`.
pub(super) const HEAD_MAGIC: &str = "magic";
/// Holds the format number, u32 little endian.
pub(super) const HEAD_FORMAT: &str = "format";
/// Holds the store id, 16 bytes.
pub(super) const HEAD_STORE: &str = "store";
/// Hold the key slots, twice, each with its checksum.
pub(super) const HEAD_SLOTS: [&str; 2] = ["slots-a", "slots-b"];

/// Key: a name. Value: sealed notes of the file itself, such as the replica.
pub(super) const META: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("meta_1");
/// Table number of sealed notes.
pub(super) const META_NUMBER: u8 = 100;

/// Key: parent id, record id. Value: sealed MessagePack map of the record.
pub(super) type RecordTable = TableDefinition<'static, &'static [u8; 32], &'static [u8]>;

/// Key: replica, change number. Value: sealed header of a change.
pub(super) const JOURNAL: TableDefinition<'static, &[u8; 16], &[u8]> =
    TableDefinition::new("journal_1");
/// Table number of journal headers.
pub(super) const JOURNAL_NUMBER: u8 = 101;

/// Key: replica, change number, edit number. Value: sealed edit with its salt.
pub(super) const JOURNAL_EDIT: TableDefinition<'static, &[u8; 20], &[u8]> =
    TableDefinition::new("journal_edit_1");
/// Table number of journal edits.
pub(super) const JOURNAL_EDIT_NUMBER: u8 = 102;

/// Key: record, replica, change number. Value: nothing; gives the history of a record.
pub(super) const JOURNAL_INDEX: TableDefinition<'static, &[u8; 32], ()> =
    TableDefinition::new("journal_index_1");

/// Key: a name. Value: sealed draft of an unfinished form.
pub(super) const DRAFT: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("draft_1");
/// Table number of drafts.
pub(super) const DRAFT_NUMBER: u8 = 103;

/// Number of the sealed changes in the emergency file, which is no table of this file.
pub(super) const EMERGENCY_NUMBER: u8 = 104;

/// What the store knows of a kind of record.
pub(super) struct Kind {
    /// The kind.
    pub(super) table: Table,
    /// Its redb table.
    pub(super) definition: RecordTable,
    /// Decodes and checks a value; gives the records that it names.
    pub(super) inspect: fn(&[u8]) -> Result<Vec<Named>, Unfit>,
    /// Decodes a value and gives it as this program would store it.
    pub(super) normal: fn(&[u8]) -> Option<Value>,
}

/// Why a value is not a record of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It does not decode.
    Undecodable,
    /// It decodes and breaks a limit.
    Fault(RecordFault),
}

/// All kinds of records, in the order of their numbers.
pub(super) const KINDS: &[Kind] = &[
    kind::<Centre>("centre_1"),
    kind::<Curriculum>("curriculum_1"),
    kind::<Cohort>("cohort_1"),
    kind::<Session>("session_1"),
    kind::<Person>("person_1"),
    kind::<Enrolment>("enrolment_1"),
    kind::<Register>("register_1"),
    kind::<Decision>("decision_1"),
    kind::<Venture>("venture_1"),
    kind::<Milestone>("milestone_1"),
    kind::<FollowUp>("follow_up_1"),
    kind::<Shipment>("shipment_1"),
    kind::<Submission>("submission_1"),
    kind::<Operator>("operator_1"),
];

const fn kind<R: Record>(name: &'static str) -> Kind {
    Kind {
        table: R::TABLE,
        definition: TableDefinition::new(name),
        inspect: inspect::<R>,
        normal: normal::<R>,
    }
}

fn inspect<R: Record>(bytes: &[u8]) -> Result<Vec<Named>, Unfit> {
    let record: R = rmp_serde::from_slice(bytes).map_err(|_| Unfit::Undecodable)?;
    record.check().map_err(Unfit::Fault)?;
    Ok(record.names())
}

fn normal<R: Record>(bytes: &[u8]) -> Option<Value> {
    let record: R = rmp_serde::from_slice(bytes).ok()?;
    edit::to_value(&record).ok()
}

/// Finds what the store knows of a kind.
pub(super) fn kind_of(table: Table) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.table == table)
}

/// Lays out the key of a record.
pub(super) fn record_key(key: RecordKey) -> [u8; 32] {
    joined(key.parent.as_bytes(), key.id.as_bytes())
}

/// Reads the key of a record back.
pub(super) fn parse_record_key(bytes: &[u8; 32]) -> RecordKey {
    let number = u128::from_be_bytes(part(bytes, 0));
    RecordKey { parent: Uuid::from_u128(number), id: Uuid::from_bytes(part(bytes, 16)) }
}

/// Lays out the key of a journal header.
pub(super) fn journal_key(replica: ReplicaId, number: u64) -> [u8; 16] {
    joined(&replica.bytes(), &number.to_be_bytes())
}

/// Reads the key of a journal header back.
pub(super) fn parse_journal_key(bytes: &[u8; 16]) -> (ReplicaId, u64) {
    (ReplicaId::new(part(bytes, 0)), u64::from_be_bytes(part(bytes, 8)))
}

/// Lays out the key of a journal edit.
pub(super) fn journal_edit_key(replica: ReplicaId, number: u64, edit: u32) -> [u8; 20] {
    joined(&journal_key(replica, number), &edit.to_be_bytes())
}

/// Reads replica, change number and edit number of a journal edit.
pub(super) fn parse_journal_edit_key(bytes: &[u8; 20]) -> ((ReplicaId, u64), u32) {
    (parse_journal_key(&part(bytes, 0)), u32::from_be_bytes(part(bytes, 16)))
}

/// Lays out the key of an index row.
pub(super) fn index_key(record: Uuid, replica: ReplicaId, number: u64) -> [u8; 32] {
    joined(record.as_bytes(), &journal_key(replica, number))
}

/// Reads record, replica and change number of an index row.
pub(super) fn parse_index_key(bytes: &[u8; 32]) -> (Uuid, (ReplicaId, u64)) {
    (Uuid::from_bytes(part(bytes, 0)), parse_journal_key(&part(bytes, 16)))
}

fn joined<const N: usize>(first: &[u8], second: &[u8]) -> [u8; N] {
    let mut key = [0; N];
    for (to, from) in key.iter_mut().zip(first.iter().chain(second)) {
        *to = *from;
    }
    key
}

fn part<const N: usize>(bytes: &[u8], start: usize) -> [u8; N] {
    let mut out = [0; N];
    for (to, from) in out.iter_mut().zip(bytes.iter().skip(start)) {
        *to = *from;
    }
    out
}

#[cfg(test)]
mod tests {
    use redb::TableHandle as _;

    use super::*;

    #[test]
    fn every_kind_has_a_row_and_a_name_of_its_own() {
        assert_eq!(KINDS.len(), Table::ALL.len());
        for (row, (table, _, name)) in KINDS.iter().zip(Table::ALL) {
            assert_eq!(row.table, *table);
            assert_eq!(row.definition.name(), format!("{name}_1"));
        }
    }

    #[test]
    fn keys_are_laid_out_and_read_back() {
        let key = RecordKey { parent: Uuid::from_u128(7), id: Uuid::from_u128(u128::MAX - 3) };
        assert_eq!(parse_record_key(&record_key(key)), key);
        let replica = ReplicaId::new(*b"replica!");
        assert_eq!(parse_journal_key(&journal_key(replica, 77)), (replica, 77));
        assert_eq!(parse_index_key(&index_key(key.id, replica, 5)), (key.id, (replica, 5)));
        assert_eq!(parse_journal_edit_key(&journal_edit_key(replica, 7, 9)), ((replica, 7), 9));
        assert!(journal_edit_key(replica, 1, u32::MAX) < journal_edit_key(replica, 2, 0));
    }
}
