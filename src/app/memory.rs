//! The practice centre in memory for tests: made once, and each test has its own copy.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rmpv::Value;

use super::opening::Opening;
use super::places::Places;
use super::{App, Clock, SharedDirectory, practice, roles};
use crate::domain::id::OperatorId;
use crate::domain::record::{Record, RecordKey, Table};
use crate::domain::records::{
    Centre, Cohort, Curriculum, Decision, Enrolment, FollowUp, Milestone, Operator, Person,
    Register, Session, Shipment, Submission, Venture,
};
use crate::reference::Reference;
use crate::store::memory::Memory;
use crate::store::{Change, OpenOptions, Snapshot, Store};

/// The moment of the practice centre, while a session is held.
const NOW: &str = "2026-03-02T08:20+07:00";

/// Every record of a centre by its kind and key.
pub(crate) type Records = BTreeMap<(Table, RecordKey), Value>;

/// Opens a practice centre of one's own in memory. All that is in it came in one change that is
/// never taken back, so whatever can be taken back was done since.
pub(crate) fn centre() -> App {
    static MADE: OnceLock<(Vec<u8>, OperatorId)> = OnceLock::new();
    let (bytes, operator) = MADE.get_or_init(made);
    let options = OpenOptions { gate: roles::gate, ..Memory::of(bytes).options() };
    App {
        store: Store::open(&options).unwrap().store,
        clock: Clock::parse_fixed(NOW).unwrap(),
        operator: *operator,
        reader: PathBuf::new(),
        reference: Arc::new(Reference::new(None)),
        directory: SharedDirectory::default(),
    }
}

fn made() -> (Vec<u8>, OperatorId) {
    let folder = tempfile::tempdir().unwrap();
    let opening = Opening {
        places: Places::below(folder.path()),
        clock: Clock::parse_fixed(NOW).unwrap(),
        operator: None,
        reader: PathBuf::new(),
    };
    let app = practice::centre(&opening, practice::SEED).unwrap();
    let memory = Memory::new();
    let store = Store::create(&memory.options()).unwrap();
    let mut change = app.change("practice.cohort").permanent();
    copy_all(&app.store.read().unwrap(), &mut change);
    store.commit(change).unwrap();
    store.close().unwrap();
    app.store.close().unwrap();
    (memory.bytes(), app.operator)
}

fn copy_all(from: &Snapshot, change: &mut Change) {
    copy::<Centre>(from, change);
    copy::<Operator>(from, change);
    copy::<Curriculum>(from, change);
    copy::<Cohort>(from, change);
    copy::<Session>(from, change);
    copy::<Person>(from, change);
    copy::<Enrolment>(from, change);
    copy::<Register>(from, change);
    copy::<Decision>(from, change);
    copy::<Venture>(from, change);
    copy::<Milestone>(from, change);
    copy::<FollowUp>(from, change);
    copy::<Shipment>(from, change);
    copy::<Submission>(from, change);
}

fn copy<R: Record>(from: &Snapshot, change: &mut Change) {
    for record in from.all::<R>().unwrap() {
        change.create(&record).unwrap();
    }
}

/// Reads every record of a centre.
pub(crate) fn records(app: &App) -> Records {
    let snapshot = app.store.read().unwrap();
    let mut records = Records::new();
    for (table, ..) in Table::ALL {
        snapshot
            .each(*table, |key, value| drop(records.insert((*table, key), in_order(value))))
            .unwrap();
    }
    assert_eq!(snapshot.damaged(), 0);
    records
}

/// Puts the fields of a record into an order of their own: one that comes back stands last.
fn in_order(value: Value) -> Value {
    match value {
        Value::Map(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, in_order(value)));
            let mut fields: Vec<(Value, Value)> = fields.collect();
            fields.sort_by_cached_key(|(name, _)| name.to_string());
            Value::Map(fields)
        }
        Value::Array(values) => Value::Array(values.into_iter().map(in_order).collect()),
        other => other,
    }
}

#[test]
fn each_test_has_a_whole_practice_centre_of_its_own() {
    let (one, other) = (centre(), centre());
    assert!(one.store.next_undo().unwrap().is_none());
    let people = |app: &App| app.store.read().unwrap().count(Table::Person).unwrap();
    assert_eq!((people(&one), people(&other)), (110, 110));
    assert_eq!(records(&one), records(&other));
}
