//! The open file: everything that is written goes through here, on one thread.

use std::sync::{Arc, RwLock};

use redb::{Database, ReadableDatabase as _, WriteTransaction};
use uuid::Uuid;

use super::ballast;
use super::change::{Author, Change};
use super::damage::{fault, guard, io_fault};
use super::error::StoreError;
use super::head::{Head, Notes};
use super::hybrid::{HybridTime, ReplicaId};
use super::identity::Identity;
use super::journal::{self, Entry, Tail};
use super::open::{Gate, OpenOptions};
use super::overlay::{Overlay, Staged};
use super::place::Place;
use super::seal::Sealer;
use super::snapshot::Snapshot;
use super::tables::{kind_of, record_key};
use super::{Receipt, steps};

/// The open database, seen by readers and the writer; absent while the file is being reopened.
#[derive(Debug, Default)]
pub(super) struct Shared {
    open: RwLock<Option<Open>>,
}

/// An open database with the key to its values.
#[derive(Debug)]
struct Open {
    database: Database,
    sealer: Arc<Sealer>,
}

impl Shared {
    /// Takes a view of the last commit.
    pub(super) fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let open = self.open.read().map_err(|_| StoreError::Closed)?;
        let open = open.as_ref().ok_or(StoreError::Closed)?;
        let txn = guard(|| open.database.begin_read().map_err(fault))?;
        Ok(Snapshot::new(txn, Arc::clone(&open.sealer)))
    }

    fn compact(&self) -> Result<(), StoreError> {
        let mut open = self.open.write().map_err(|_| StoreError::Closed)?;
        let open = open.as_mut().ok_or(StoreError::Closed)?;
        guard(|| open.database.compact().map(drop).map_err(fault))
    }

    fn begin_write(&self) -> Result<(WriteTransaction, Arc<Sealer>), StoreError> {
        let open = self.open.read().map_err(|_| StoreError::Closed)?;
        let open = open.as_ref().ok_or(StoreError::Closed)?;
        let txn = guard(|| open.database.begin_write().map_err(fault))?;
        Ok((txn, Arc::clone(&open.sealer)))
    }

    fn put(&self, database: Option<(Database, Arc<Sealer>)>) -> Result<(), StoreError> {
        let mut open = self.open.write().map_err(|_| StoreError::Closed)?;
        // The old database is dropped first: two handles on one file exclude each other.
        let old = open.take();
        drop(guard(|| {
            drop(old);
            Ok(())
        }));
        *open = database.map(|(database, sealer)| Open { database, sealer });
        Ok(())
    }
}

/// How much of a file holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Bytes of rows and what finds them.
    pub used_bytes: u64,
    /// Bytes of the file; of a store without one, of all its pages in use.
    pub file_bytes: u64,
}

/// What the writer's thread owns.
#[derive(Debug)]
pub(super) struct Core {
    place: Place,
    shared: Arc<Shared>,
    sealer: Arc<Sealer>,
    tail: Tail,
    identity: Option<Identity>,
    gate: Gate,
}

impl Core {
    /// Takes over a database that was just opened.
    pub(super) fn new(
        options: &OpenOptions,
        database: Database,
        sealer: Arc<Sealer>,
        notes: &Notes,
    ) -> Result<Self, StoreError> {
        let (place, gate) = (options.place.clone(), options.gate);
        let replica = notes.replica.unwrap_or(ReplicaId::new([0; 8]));
        let shared = Arc::new(Shared::default());
        shared.put(Some((database, Arc::clone(&sealer))))?;
        let snapshot = shared.snapshot()?;
        let tail = guard(|| journal::tail(snapshot.txn(), &sealer, replica))?;
        let identity = identity_of(&place)?;
        Ok(Self { place, shared, sealer, tail, identity, gate })
    }

    /// Gives what readers share.
    pub(super) fn shared(&self) -> Arc<Shared> {
        Arc::clone(&self.shared)
    }

    /// Tells where the file lies.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// Tells where the chain of this replica ends.
    pub(super) fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Gives the key to the values.
    pub(super) fn sealer(&self) -> &Arc<Sealer> {
        &self.sealer
    }

    /// Gives unused space of the file back; fails while a reader holds an old view.
    pub(super) fn compact(&mut self) -> Result<(), StoreError> {
        self.shared.compact()
    }

    /// Measures the file in bytes.
    pub(super) fn usage(&self) -> Result<Usage, StoreError> {
        let (txn, _) = self.shared.begin_write()?;
        guard(|| {
            let stats = txn.stats().map_err(fault)?;
            txn.abort().map_err(fault)?;
            let page = u64::try_from(stats.page_size()).unwrap_or(u64::MAX);
            let pages_bytes = stats.allocated_pages().saturating_mul(page);
            let file = self.place.path().map(std::fs::metadata).transpose().map_err(io_fault)?;
            let file_bytes = file.map_or(pages_bytes, |file| file.len());
            let used_bytes = stats.stored_bytes().saturating_add(stats.metadata_bytes());
            Ok(Usage { used_bytes, file_bytes })
        })
    }

    /// Closes the file; `reopen` opens it again.
    pub(super) fn close(&mut self) -> Result<(), StoreError> {
        // On Windows it holds the file, which could then not be replaced.
        self.identity = None;
        self.shared.put(None)
    }

    /// Gives up the ballast beside the file, so that a full disk takes a few more changes.
    pub(super) fn make_room(&self) {
        if let Some(path) = self.place.path() {
            ballast::release(path);
        }
    }

    /// Opens the file again after an error and checks every page of it.
    pub(super) fn reopen(&mut self) -> Result<(), StoreError> {
        let (sealer, known) = (Arc::clone(&self.sealer), self.tail.clone());
        self.reopen_with(sealer)?;
        if self.continues(&known)? {
            return Ok(());
        }
        // An older copy was put in its place: writing on would make two chains of one number.
        self.close()?;
        self.tail = known;
        Err(StoreError::Replaced)
    }

    /// Tells whether the chain of the file still holds what it held when `known` was its end.
    fn continues(&self, known: &Tail) -> Result<bool, StoreError> {
        if known.number == 0 {
            return Ok(true);
        }
        let snapshot = self.shared.snapshot()?;
        let place = (known.replica, known.number);
        let hash = guard(|| journal::hash_of(snapshot.txn(), &self.sealer, place))?;
        Ok(hash.is_some_and(|hash| hash == known.hash))
    }

    /// Opens the file again, under the key that it has now.
    pub(super) fn reopen_with(&mut self, sealer: Arc<Sealer>) -> Result<(), StoreError> {
        self.shared.put(None)?;
        self.sealer = Arc::clone(&sealer);
        let database = self.place.open(None)?;
        let head = guard(|| Head::read(&database))?;
        if head.store != sealer.store() || head.format != steps::FORMAT {
            return Err(StoreError::Replaced);
        }
        self.tail = guard(|| {
            let txn = database.begin_read().map_err(fault)?;
            // Under another key nothing could be read, and what is written would be lost.
            match Notes::read(&txn, &sealer) {
                Err(StoreError::Damaged(_)) => return Err(StoreError::Replaced),
                notes => drop(notes?),
            }
            journal::tail(&txn, &sealer, self.tail.replica)
        })?;
        self.identity = identity_of(&self.place)?;
        self.shared.put(Some((database, sealer)))
    }

    /// Runs something in a write transaction of its own, outside the journal.
    pub(super) fn write<T>(
        &self,
        call: impl FnOnce(&WriteTransaction, &Sealer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.check_identity()?;
        let (txn, sealer) = self.shared.begin_write()?;
        guard(|| {
            let value = call(&txn, &sealer)?;
            txn.commit().map_err(fault)?;
            Ok(value)
        })
    }

    /// Stores a group of changes in one transaction; a change that is not right fails alone.
    ///
    /// The outer error is one of the disk: nothing of the group is known to be stored.
    pub(super) fn store(
        &mut self,
        group: &[Change],
    ) -> Result<Vec<Result<Receipt, StoreError>>, StoreError> {
        self.check_identity()?;
        let snapshot = self.shared.snapshot()?;
        let mut overlay = Overlay::new(&snapshot);
        let mut staged = Vec::with_capacity(group.len());
        for change in group {
            match (self.gate)(&snapshot, change).and_then(|()| overlay.stage(change)) {
                Err(error) if error.is_disk() => return Err(error),
                outcome => staged.push(outcome),
            }
        }
        if staged.iter().all(Result::is_err) {
            return Ok(staged.into_iter().map(refused).collect());
        }
        let (txn, sealer) = self.shared.begin_write()?;
        let (outcomes, tail) = guard(|| {
            write_records(&txn, &sealer, overlay)?;
            let written = write_journal(&txn, &sealer, &self.tail, group.iter().zip(staged))?;
            txn.commit().map_err(fault)?;
            Ok(written)
        })?;
        self.tail = tail;
        Ok(outcomes)
    }

    /// Looks for changes in the newest part of this replica's chain; gives those that are there.
    ///
    /// After an error a commit may have become durable although nobody was told so.
    pub(super) fn find(&self, ids: &[Uuid]) -> Result<Vec<Receipt>, StoreError> {
        let snapshot = self.shared.snapshot()?;
        let count = u64::try_from(ids.len()).unwrap_or(u64::MAX);
        let first = self.tail.number.saturating_sub(count).max(1);
        let mut found = Vec::new();
        for number in first..=self.tail.number {
            let place = (self.tail.replica, number);
            let header = guard(|| journal::header(snapshot.txn(), &self.sealer, place))?;
            if let Some(header) = header.filter(|header| ids.contains(&header.id)) {
                found.push(Receipt { id: header.id, number });
            }
        }
        Ok(found)
    }

    /// Makes sure that the path still leads to the file that is open.
    pub(super) fn check_identity(&self) -> Result<(), StoreError> {
        match (&self.identity, identity_of(&self.place)) {
            (None, _) => Ok(()),
            (Some(known), Ok(Some(now))) if *known == now => Ok(()),
            _ => Err(StoreError::Replaced),
        }
    }
}

fn identity_of(place: &Place) -> Result<Option<Identity>, StoreError> {
    place.path().map(Identity::of).transpose().map_err(io_fault)
}

fn refused(outcome: Result<Staged, StoreError>) -> Result<Receipt, StoreError> {
    match outcome {
        Err(error) => Err(error),
        Ok(_) => Err(StoreError::Closed),
    }
}

fn write_records(
    txn: &WriteTransaction,
    sealer: &Sealer,
    overlay: Overlay<'_>,
) -> Result<(), StoreError> {
    for ((table, key), value) in overlay.into_changed() {
        let Some(kind) = kind_of(table) else { continue };
        let key = record_key(key);
        let mut rows = txn.open_table(kind.definition).map_err(fault)?;
        match value {
            Some(checked) => {
                let sealed = sealer.seal(table.number(), &key, &checked.bytes)?;
                rows.insert(&key, sealed.as_slice()).map_err(fault)?;
            }
            None => drop(rows.remove(&key).map_err(fault)?),
        }
    }
    Ok(())
}

type Written = (Vec<Result<Receipt, StoreError>>, Tail);

fn write_journal<'a>(
    txn: &WriteTransaction,
    sealer: &Sealer,
    tail: &Tail,
    group: impl Iterator<Item = (&'a Change, Result<Staged, StoreError>)>,
) -> Result<Written, StoreError> {
    let mut tail = tail.clone();
    let mut outcomes = Vec::new();
    for (change, staged) in group {
        let staged = match staged {
            Ok(staged) => staged,
            Err(error) => {
                outcomes.push(Err(error));
                continue;
            }
        };
        let Author { wall_ms, trust, .. } = change.author;
        let clock = tail
            .last
            .map_or_else(|| HybridTime::at(wall_ms), |last| last.next_time(wall_ms, trust));
        let Staged { records, subjects } = staged;
        tail = journal::append(txn, sealer, &tail, &Entry { change, clock, records, subjects })?;
        outcomes.push(Ok(Receipt { id: change.id, number: tail.number }));
    }
    Ok((outcomes, tail))
}
