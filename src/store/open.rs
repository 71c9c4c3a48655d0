//! Makes a new store and opens an existing one.

use std::path::PathBuf;
use std::sync::Arc;

use redb::Database;
use zeroize::Zeroizing;

use crate::domain::id::OperatorId;

use super::Store;
use super::change::Change;
use super::core::Core;
use super::damage::{fault, guard, io_fault};
use super::disk;
use super::error::StoreError;
use super::head::{Head, Notes, make_tables};
use super::hybrid::{LastChange, ReplicaId};
use super::place::{Place, Progress};
use super::recovery::RecoveryKey;
use super::seal::{DataKey, Sealer, StoreId};
use super::slots::Slots;
use super::snapshot::Snapshot;
use super::steps;

/// What opens the key slots.
#[derive(Clone, Default)]
pub enum Unlock {
    /// Nothing: the store has no passphrase.
    #[default]
    Open,
    /// A passphrase, of whichever operator it fits.
    Passphrase(Zeroizing<String>),
    /// The recovery key, as typed.
    Recovery(Zeroizing<String>),
}

impl std::fmt::Debug for Unlock {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Unlock(..)")
    }
}

/// Refuses a change before it is stored, such as one that is not for its operator.
pub type Gate = fn(&Snapshot, &Change) -> Result<(), StoreError>;

/// How to open a store.
#[derive(Clone)]
pub struct OpenOptions {
    /// Where it lies.
    pub place: Place,
    /// What opens it.
    pub unlock: Unlock,
    /// Names this machine; another machine's file gets a new replica.
    pub machine: Vec<u8>,
    /// Told how far the check has come.
    pub progress: Option<Progress>,
    /// Asked before each change is stored.
    pub gate: Gate,
}

impl OpenOptions {
    /// Starts with a place, no passphrase, and a gate that lets everything through.
    pub fn new(place: Place, machine: Vec<u8>) -> Self {
        Self { place, unlock: Unlock::Open, machine, progress: None, gate: |_, _| Ok(()) }
    }
}

impl Store {
    /// Makes a new store, whole or not at all; an existing file is never replaced.
    pub fn create(options: &OpenOptions) -> Result<Self, StoreError> {
        let slots = Slots::Open(StoreId::random()?, DataKey::random()?);
        let Some(path) = options.place.path() else {
            let database = options.place.create()?;
            fill(&database, &slots, &options.machine)?;
            drop(database);
            return Self::open(options).map(|opened| opened.store);
        };
        if path.exists() {
            return Err(StoreError::Io(Arc::new(std::io::ErrorKind::AlreadyExists.into())));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(io_fault)?;
        }
        let mut name = path.as_os_str().to_owned();
        name.push(".new");
        let temporary = PathBuf::from(name);
        if temporary.exists() {
            // Left over by an attempt that was cut off; it was never a store.
            std::fs::remove_file(&temporary).map_err(io_fault)?;
        }
        let database = Place::Disk(temporary.clone()).create()?;
        fill(&database, &slots, &options.machine)?;
        drop(database);
        disk::replace(&temporary, path)?;
        Self::open(options).map(|opened| opened.store)
    }

    /// Opens a store: checks every page, unlocks the slots, runs the format steps that it lacks.
    pub fn open(options: &OpenOptions) -> Result<Opened, StoreError> {
        let mut database = options.place.open(options.progress.as_ref())?;
        let mut head = guard(|| Head::read(&database))?;
        let behind = steps::is_behind(head.format)?;
        let [first, second] = &head.slots;
        let slots = Slots::decode(first, second)?;
        let (operator, key) = unlock(&slots, &options.unlock)?;
        let sealer = Arc::new(Sealer::new(head.store, &key));
        if behind {
            database = copy_before_steps(options, database, head.format)?;
            guard(|| steps::run(&database, &sealer, &head, steps::STEPS))?;
            // What a step has moved leaves holes behind.
            guard(|| database.compact().map(drop).map_err(fault))?;
            head = guard(|| Head::read(&database))?;
        }
        debug_assert_eq!(head.format, steps::FORMAT);
        let notes = settle_replica(&database, &sealer, &options.machine)?;
        let core = Core::new(options, database, sealer, &notes)?;
        let last = core.tail().last;
        Ok(Opened { store: Self::start(core)?, operator, last })
    }
}

/// A store that was just opened.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// Whose passphrase opened it.
    pub operator: Option<OperatorId>,
    /// The newest change, for the question about today's date.
    pub last: Option<LastChange>,
}

/// Opens the slots with what was given.
pub(super) fn unlock(
    slots: &Slots,
    unlock: &Unlock,
) -> Result<(Option<OperatorId>, DataKey), StoreError> {
    match (slots, unlock) {
        (Slots::Open(_, key), _) => Ok((None, key.clone())),
        (Slots::Locked(_), Unlock::Open) => Err(StoreError::Locked),
        (Slots::Locked(locked), Unlock::Passphrase(passphrase)) => {
            let (operator, key) = locked.unlock(passphrase, None)?;
            Ok((Some(operator), key))
        }
        (Slots::Locked(locked), Unlock::Recovery(typed)) => {
            let recovery = RecoveryKey::parse(typed).map_err(|_| StoreError::WrongPassphrase)?;
            Ok((None, locked.unlock_recovery(&recovery)?))
        }
    }
}

fn fill(database: &Database, slots: &Slots, machine: &[u8]) -> Result<(), StoreError> {
    let Slots::Open(store, key) = slots else { return Err(StoreError::Locked) };
    let sealer = Sealer::new(*store, key);
    let copy = slots.encode()?;
    let head = Head { format: steps::FORMAT, store: *store, slots: [copy.clone(), copy] };
    let notes = Notes { replica: Some(ReplicaId::random()?), machine: machine.to_vec() };
    guard(|| {
        let txn = database.begin_write().map_err(fault)?;
        head.write(&txn)?;
        make_tables(&txn)?;
        notes.write(&txn, &sealer)?;
        txn.commit().map_err(fault)
    })
}

/// Gives the replica of this machine; a file last used elsewhere gets a new one.
fn settle_replica(
    database: &Database,
    sealer: &Sealer,
    machine: &[u8],
) -> Result<Notes, StoreError> {
    guard(|| {
        let txn = redb::ReadableDatabase::begin_read(database).map_err(fault)?;
        let notes = Notes::read(&txn, sealer)?;
        drop(txn);
        if notes.machine == machine && notes.replica.is_some() {
            return Ok(notes);
        }
        let notes = Notes { replica: Some(ReplicaId::random()?), machine: machine.to_vec() };
        let txn = database.begin_write().map_err(fault)?;
        notes.write(&txn, sealer)?;
        txn.commit().map_err(fault)?;
        Ok(notes)
    })
}

/// Copies the file before a format step; redb has to let go of it for that.
fn copy_before_steps(
    options: &OpenOptions,
    database: Database,
    format: u32,
) -> Result<Database, StoreError> {
    let Some(path) = options.place.path() else { return Ok(database) };
    drop(database);
    let length = std::fs::metadata(path).map_err(io_fault)?.len();
    if fs4::available_space(disk::folder_of(path)).map_err(io_fault)? < length.saturating_mul(2) {
        return Err(StoreError::DiskFull);
    }
    let mut copy = path.as_os_str().to_owned();
    copy.push(format!(".format-{format}"));
    // On the disk before the first step is.
    disk::copy(path, &PathBuf::from(copy))?;
    options.place.open(options.progress.as_ref())
}
