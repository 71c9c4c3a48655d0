//! Checks a whole file: every value opens, every record is right and is what the journal says, and
//! the journal is whole.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use redb::{ReadableTable as _, ReadableTableMetadata as _};
use rmpv::Value;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::domain::record::{Named, RecordFault, Table};

use super::audit::{self, Audit, EntryFault};
use super::damage::{fault, guard};
use super::edit;
use super::error::StoreError;
use super::head::Head;
use super::history::At;
use super::slots::Slots;
use super::snapshot::Snapshot;
use super::tables::{self, DRAFT, DRAFT_NUMBER, JOURNAL, JOURNAL_INDEX, KINDS, Kind, Unfit};

/// What a check of a whole file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Records that were read.
    pub records: u64,
    /// Changes of the journal that were read.
    pub changes: u64,
    /// What is wrong, in the order of tables and then of the journal.
    pub found: Vec<Found>,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One of the two copies of the key slots is damaged; the other one holds.
    SlotCopy,
    /// A draft does not open.
    Draft,
    /// Something is wrong with a record.
    Record(Table, Uuid, RecordTrouble),
    /// Something is wrong with a change in the journal.
    Entry(At, EntryFault),
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordTrouble {
    /// Its value does not open: changed, moved or under another key.
    Sealed,
    /// It opens and is no record of its kind.
    Undecodable,
    /// It breaks a limit that no program may break.
    Unfit(RecordFault),
    /// It names a record that does not exist.
    Names(Table),
    /// It is not what the journal says it is, or only one of the two has it.
    NotAsJournal,
}

/// Told of each step with how many there are, and says whether to go on.
pub type Told<'a> = &'a dyn Fn(u64, u64) -> bool;

/// Counts the steps of a check.
pub(super) struct Pace<'a> {
    told: Told<'a>,
    done: Cell<u64>,
    all: u64,
}

impl Pace<'_> {
    /// Takes a step; tells whether to go on.
    pub(super) fn goes_on(&self) -> bool {
        self.done.set(self.done.get().saturating_add(1));
        (self.told)(self.done.get(), self.all)
    }
}

/// Checks all that a view shows. The pages below it were checked when the file was opened.
pub fn verify(snapshot: &Snapshot) -> Result<Report, StoreError> {
    verify_while(snapshot, &|_, _| true)
}

/// Does the same as long as it is told to go on; a report of a check that was ended is not whole.
pub fn verify_while(snapshot: &Snapshot, told: Told<'_>) -> Result<Report, StoreError> {
    guard(|| {
        let pace = Pace { told, done: Cell::new(0), all: steps_of(snapshot)? };
        let Audit { changes, faults, mut records } = audit::audit(snapshot, &pace)?;
        let mut report = Report { changes, ..Report::default() };
        check_slots(snapshot, &mut report)?;
        check_drafts(snapshot, &mut report)?;
        let (there, names, unlike) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
        let mut checking = Checking { snapshot, pace, report, there, names, unlike };
        for kind in KINDS {
            checking.table(kind, &mut records)?;
        }
        let mut report = checking.finish(&changes_of(snapshot)?);
        for (table, key) in records.into_keys() {
            report.found.push(Found::Record(table, key.id, RecordTrouble::NotAsJournal));
        }
        report.found.extend(faults.into_iter().map(|(at, fault)| Found::Entry(at, fault)));
        Ok(report)
    })
}

/// Counts the steps of a check: each change is read and then done again, each record read.
fn steps_of(snapshot: &Snapshot) -> Result<u64, StoreError> {
    let changes = snapshot.txn().open_table(JOURNAL).map_err(fault)?.len().map_err(fault)?;
    let mut steps = changes.saturating_mul(2);
    for kind in KINDS {
        let rows = snapshot.txn().open_table(kind.definition).map_err(fault)?;
        steps = steps.saturating_add(rows.len().map_err(fault)?);
    }
    Ok(steps)
}

fn check_slots(snapshot: &Snapshot, report: &mut Report) -> Result<(), StoreError> {
    let head = Head::read_in(snapshot.txn())?;
    let damaged = head.slots.iter().filter(|copy| Slots::decode_copy(copy).is_none());
    report.found.extend(damaged.map(|_| Found::SlotCopy));
    Ok(())
}

fn check_drafts(snapshot: &Snapshot, report: &mut Report) -> Result<(), StoreError> {
    let rows = snapshot.txn().open_table(DRAFT).map_err(fault)?;
    for row in rows.iter().map_err(fault)? {
        let (name, sealed) = row.map_err(fault)?;
        let name = name.value().as_bytes();
        if snapshot.sealer().open(DRAFT_NUMBER, name, sealed.value()).is_err() {
            report.found.push(Found::Draft);
        }
    }
    Ok(())
}

/// Reads which changes stand in the history of which record.
fn changes_of(snapshot: &Snapshot) -> Result<BTreeMap<Uuid, BTreeSet<At>>, StoreError> {
    let mut changes: BTreeMap<Uuid, BTreeSet<At>> = BTreeMap::new();
    for row in snapshot.txn().open_table(JOURNAL_INDEX).map_err(fault)?.iter().map_err(fault)? {
        let key = row.map_err(fault)?.0;
        let (record, at) = tables::parse_index_key(key.value());
        changes.entry(record).or_default().insert(at);
    }
    Ok(changes)
}

/// The check of the record tables.
struct Checking<'a> {
    snapshot: &'a Snapshot,
    pace: Pace<'a>,
    report: Report,
    there: BTreeSet<Named>,
    /// Who names whom; looked up when all that is there is known.
    names: Vec<(Named, Named)>,
    /// Records that are already reported as other than the journal says.
    unlike: BTreeSet<Named>,
}

impl Checking<'_> {
    /// Checks a table; takes its records out of what the journal says there is.
    fn table(
        &mut self,
        kind: &Kind,
        journaled: &mut BTreeMap<Named, Option<Value>>,
    ) -> Result<(), StoreError> {
        let rows = self.snapshot.txn().open_table(kind.definition).map_err(fault)?;
        let mut plain = Zeroizing::new(Vec::new());
        for row in rows.iter().map_err(fault)? {
            if !self.pace.goes_on() {
                break;
            }
            let (key, sealed) = row.map_err(fault)?;
            let named = (kind.table, tables::parse_record_key(key.value()));
            let expected = journaled.remove(&named).flatten();
            self.report.records += 1;
            self.there.insert(named);
            let number = kind.table.number();
            let sealer = self.snapshot.sealer();
            if sealer.open_into(number, key.value(), sealed.value(), &mut plain).is_err() {
                self.trouble(named, RecordTrouble::Sealed);
                continue;
            }
            let Ok(value) = edit::decode(&plain) else {
                self.trouble(named, RecordTrouble::Undecodable);
                continue;
            };
            match (kind.inspect)(&plain) {
                Ok(names) => self.names.extend(names.into_iter().map(|name| (named, name))),
                Err(Unfit::Undecodable) => self.trouble(named, RecordTrouble::Undecodable),
                Err(Unfit::Fault(fault)) => self.trouble(named, RecordTrouble::Unfit(fault)),
            }
            if expected.is_none_or(|expected| !edit::same(&expected, &value)) {
                self.unlike.insert(named);
                self.trouble(named, RecordTrouble::NotAsJournal);
            }
        }
        Ok(())
    }

    fn trouble(&mut self, named: Named, trouble: RecordTrouble) {
        self.report.found.push(Found::Record(named.0, named.1.id, trouble));
    }

    fn finish(mut self, changes: &BTreeMap<Uuid, BTreeSet<At>>) -> Report {
        for (named, other) in std::mem::take(&mut self.names) {
            let of = |named: Named| changes.get(&named.1.id);
            // The change that made one name the other stands in the history of both; undo and
            // removal rely on it.
            let is_known =
                of(named).zip(of(other)).is_some_and(|(one, other)| !one.is_disjoint(other));
            if !self.there.contains(&other) {
                self.trouble(named, RecordTrouble::Names(other.0));
            } else if !is_known && self.unlike.insert(named) {
                self.trouble(named, RecordTrouble::NotAsJournal);
            }
        }
        self.report
    }
}
