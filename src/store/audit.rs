//! Reads the whole journal: checks its chains and digests, and does every change again.

use std::collections::{BTreeMap, BTreeSet};

use redb::{ReadOnlyTable, ReadableTable as _};
use rmpv::Value;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::domain::record::Named;

use super::damage::fault;
use super::edit::{self, Edit};
use super::error::StoreError;
use super::history::At;
use super::hybrid::{ReplicaId, Stamp};
use super::journal::{self, Header};
use super::seal::Sealer;
use super::snapshot::Snapshot;
use super::tables::{self, JOURNAL, JOURNAL_EDIT, JOURNAL_EDIT_NUMBER, JOURNAL_INDEX};
use super::verify::Pace;

const DIGEST_BYTES: usize = 32;
/// Most entries that are reported missing at one place.
const GAP_MAX: usize = 1000;

/// What is wrong with a change in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryFault {
    /// It is not there, although later ones, its edits or its index rows are.
    Missing,
    /// It does not open, or is no entry of a journal.
    Unreadable,
    /// It does not follow from the entry before it.
    Unchained,
    /// One of its edits is not the one whose digest it holds.
    EditChanged,
    /// One of its edits is not there.
    EditMissing,
    /// There is an edit that it does not know.
    EditAdded,
    /// The history of a record that it touched does not show it.
    Unindexed,
    /// One of its edits does not fit the value that the edits before it left.
    Impossible,
}

/// What reading the whole journal gave.
pub(super) struct Audit {
    /// Changes that could be read.
    pub(super) changes: u64,
    /// What is wrong, in the order of the chains.
    pub(super) faults: Vec<(At, EntryFault)>,
    /// Every record as the journal leaves it; `None` where that cannot be told.
    pub(super) records: BTreeMap<Named, Option<Value>>,
}

/// Reads the whole journal; ends early where the pace says so, and then gives only a part.
pub(super) fn audit(snapshot: &Snapshot, pace: &Pace<'_>) -> Result<Audit, StoreError> {
    let mut chains = Chains {
        pace,
        sealer: snapshot.sealer(),
        edits: snapshot.txn().open_table(JOURNAL_EDIT).map_err(fault)?,
        index: snapshot.txn().open_table(JOURNAL_INDEX).map_err(fault)?,
        known: BTreeSet::new(),
        order: Vec::new(),
        faults: Vec::new(),
    };
    chains.headers(&snapshot.txn().open_table(JOURNAL).map_err(fault)?)?;
    chains.strays()?;
    chains.order.sort_unstable();
    let records = chains.replay()?;
    let Chains { order, mut faults, .. } = chains;
    faults.sort_unstable();
    faults.dedup();
    Ok(Audit { changes: u64::try_from(order.len()).unwrap_or(u64::MAX), faults, records })
}

struct Chains<'a> {
    pace: &'a Pace<'a>,
    sealer: &'a Sealer,
    edits: ReadOnlyTable<&'static [u8; 20], &'static [u8]>,
    index: ReadOnlyTable<&'static [u8; 32], ()>,
    /// Entries that have a row, readable or not, or are known to be missing.
    known: BTreeSet<At>,
    /// Readable changes with their place in the order of all of them.
    order: Vec<(Stamp, u64)>,
    faults: Vec<(At, EntryFault)>,
}

impl Chains<'_> {
    /// Reads all headers, chain by chain, and the edits of each.
    fn headers(
        &mut self,
        rows: &ReadOnlyTable<&'static [u8; 16], &'static [u8]>,
    ) -> Result<(), StoreError> {
        let mut chain: Option<(ReplicaId, u64)> = None;
        // Hash of the entry before; `None` when that could not be read.
        let mut previous: Option<Vec<u8>> = None;
        for row in rows.iter().map_err(fault)? {
            if !self.pace.goes_on() {
                break;
            }
            let (key, sealed) = row.map_err(fault)?;
            let at = tables::parse_journal_key(key.value());
            let expected = match chain {
                Some((replica, number)) if replica == at.0 => number.saturating_add(1),
                _ => {
                    previous = Some(Vec::new());
                    1
                }
            };
            // A forged number may claim any count of them.
            for number in (expected..at.1).take(GAP_MAX) {
                self.missing((at.0, number));
                previous = None;
            }
            chain = Some(at);
            self.known.insert(at);
            let opened = journal::open_header(self.sealer, key.value(), sealed.value());
            let Ok((header, bytes)) =
                opened.and_then(|bytes| Ok((journal::decode_header(&bytes)?, bytes)))
            else {
                self.faults.push((at, EntryFault::Unreadable));
                previous = None;
                continue;
            };
            if previous.as_ref().is_some_and(|hash| *hash != header.previous) {
                self.faults.push((at, EntryFault::Unchained));
            }
            previous = Some(journal::hash(&bytes));
            self.order.push((Stamp { time: header.clock, replica: at.0 }, at.1));
            self.edits_of(at, &header)?;
        }
        Ok(())
    }

    /// Compares the edits of an entry with their digests.
    fn edits_of(&mut self, at: At, header: &Header) -> Result<(), StoreError> {
        let mut digests = (0_u32..).zip(header.digests.as_chunks::<DIGEST_BYTES>().0).peekable();
        let (first, last) = span(at);
        let mut found = Vec::new();
        for row in self.edits.range::<&[u8; 20]>(&first..=&last).map_err(fault)? {
            let (key, sealed) = row.map_err(fault)?;
            let (_, number) = tables::parse_journal_edit_key(key.value());
            while digests.next_if(|(expected, _)| *expected < number).is_some() {
                found.push(EntryFault::EditMissing);
            }
            let Some((_, digest)) = digests.next_if(|(expected, _)| *expected == number) else {
                found.push(EntryFault::EditAdded);
                continue;
            };
            match self.sealer.open(JOURNAL_EDIT_NUMBER, key.value(), sealed.value()) {
                Ok(row) if Sha256::digest(&row).as_slice() == digest => {}
                _ => found.push(EntryFault::EditChanged),
            }
        }
        found.extend(digests.map(|_| EntryFault::EditMissing));
        self.faults.extend(found.into_iter().map(|fault| (at, fault)));
        Ok(())
    }

    /// Looks for edits and index rows whose entry is gone.
    fn strays(&mut self) -> Result<(), StoreError> {
        let mut strays = BTreeSet::new();
        for row in self.edits.iter().map_err(fault)? {
            let (at, _) = tables::parse_journal_edit_key(row.map_err(fault)?.0.value());
            strays.extend((!self.known.contains(&at)).then_some(at));
        }
        for row in self.index.iter().map_err(fault)? {
            let (_, at) = tables::parse_index_key(row.map_err(fault)?.0.value());
            strays.extend((!self.known.contains(&at)).then_some(at));
        }
        for at in strays {
            self.missing(at);
        }
        Ok(())
    }

    fn missing(&mut self, at: At) {
        self.known.insert(at);
        self.faults.push((at, EntryFault::Missing));
    }

    /// Does every change again, in the order of all chains.
    fn replay(&mut self) -> Result<BTreeMap<Named, Option<Value>>, StoreError> {
        let mut records: BTreeMap<Named, Option<Value>> = BTreeMap::new();
        let mut lost = BTreeSet::new();
        for (stamp, number) in &self.order {
            if !self.pace.goes_on() {
                break;
            }
            let at = (stamp.replica, *number);
            let (first, last) = span(at);
            let mut found = Vec::new();
            for row in self.edits.range::<&[u8; 20]>(&first..=&last).map_err(fault)? {
                let (key, sealed) = row.map_err(fault)?;
                let Some(edit) = self.open_edit(key.value(), sealed.value()) else { continue };
                let named = (edit.table, edit.key);
                if lost.contains(&named) {
                    continue;
                }
                let indexed = tables::index_key(edit.key.id, at.0, at.1);
                if self.index.get(&indexed).map_err(fault)?.is_none() {
                    found.push(EntryFault::Unindexed);
                }
                let present = records.remove(&named).flatten();
                match edit::apply(present, &edit) {
                    Ok(Some(value)) => drop(records.insert(named, Some(value))),
                    Ok(None) => {}
                    Err(edit::Mismatch) => {
                        lost.insert(named);
                        found.push(EntryFault::Impossible);
                    }
                }
            }
            self.faults.extend(found.into_iter().map(|fault| (at, fault)));
        }
        for named in lost {
            records.insert(named, None);
        }
        Ok(records)
    }

    fn open_edit(&self, key: &[u8; 20], sealed: &[u8]) -> Option<Edit> {
        let row: Zeroizing<Vec<u8>> = self.sealer.open(JOURNAL_EDIT_NUMBER, key, sealed).ok()?;
        journal::decode_edit(&row).ok()
    }
}

fn span((replica, number): At) -> ([u8; 20], [u8; 20]) {
    let key = |edit| tables::journal_edit_key(replica, number, edit);
    (key(0), key(u32::MAX))
}
