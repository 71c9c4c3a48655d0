//! Key slots of an open store: shown, changed, or replaced together with the data key.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Store;
use super::backup::{self, Anew};
use super::core::Core;
use super::damage::{guard, io_fault};
use super::disk;
use super::error::StoreError;
use super::head::Head;
use super::peek::Peek;
use super::place::REDB_HEAD;
use super::seal::{DataKey, Sealer, StoreId};
use super::slots::Slots;
use super::snapshot::Snapshot;

impl Snapshot {
    /// Reads the key slots.
    pub fn slots(&self) -> Result<Slots, StoreError> {
        let [first, second] = guard(|| Head::read_in(self.txn()))?.slots;
        Slots::decode(&first, &second)
    }

    /// Gives the data key, so that whoever is in can set another passphrase or recovery key.
    pub fn key(&self) -> &DataKey {
        self.sealer().key()
    }

    /// Gives the store that the file belongs to.
    pub fn store(&self) -> StoreId {
        self.sealer().store()
    }
}

impl Store {
    /// Replaces the key slots, which wrap the same data key as before.
    pub fn put_slots(&self, slots: &Slots) -> Result<(), StoreError> {
        let head = guard(|| Head::read_in(self.read()?.txn()))?.with_slots(slots)?;
        self.exclusive(move |core| core.write(|txn, _| head.write(txn)))
    }

    /// Seals everything anew under the data key of other slots: into a new file that is verified
    /// and then replaces the present one by rename. An error before that changes nothing.
    ///
    /// A store without a file of its own, such as a practice centre, cannot be given another key.
    pub fn rekey(&self, slots: Slots, key: &DataKey) -> Result<(), StoreError> {
        if self.kept() > 0 {
            self.retry()?;
        }
        let sealer = Arc::new(Sealer::new(slots.store(), key));
        self.exclusive(move |core| rekey(core, &slots, sealer))
    }

    /// Finds copies of this store in folders that another data key opens, or none: backups and
    /// kept files from before the data key was changed.
    pub fn copies_of_other_keys(&self, folders: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
        let snapshot = self.read()?;
        let mut found = Vec::new();
        for folder in folders {
            let entries = match fs::read_dir(folder).map_err(io_fault) {
                Err(StoreError::Missing) => continue,
                entries => entries?,
            };
            for entry in entries {
                let path = entry.map_err(io_fault)?.path();
                let is_present = self.place().path() == Some(path.as_path());
                if !is_present && is_redb(&path) && !opens_with(&path, &snapshot) {
                    found.push(path);
                }
            }
        }
        found.sort();
        found.dedup();
        Ok(found)
    }
}

/// Tells whether a file has nothing to do with the store, or opens with its key. One of the store
/// that is damaged does not: nobody can say what key it holds.
fn opens_with(path: &Path, present: &Snapshot) -> bool {
    match Peek::open(path) {
        Ok(peek) if peek.store() != present.store() => true,
        Ok(peek) => peek.unlock_like(present).is_some(),
        Err(StoreError::Foreign) => true,
        Err(_) => false,
    }
}

fn is_redb(path: &Path) -> bool {
    let mut head = [0; REDB_HEAD.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == REDB_HEAD
}

fn rekey(core: &mut Core, slots: &Slots, new: Arc<Sealer>) -> Result<(), StoreError> {
    let path = core.place().path().ok_or(StoreError::ReadOnly)?.to_owned();
    let part = disk::unfinished(&path);
    let snapshot = core.shared().snapshot()?;
    let anew = Anew { slots: Some(slots), sealer: Some(&new), notes: None };
    let built = backup::build(&snapshot, &part, &anew);
    drop(snapshot);
    built.inspect_err(|_| drop(fs::remove_file(&part)))?;
    let old = Arc::clone(core.sealer());
    core.close()?;
    let replaced = disk::replace(&part, &path);
    core.reopen_with(if replaced.is_ok() { new } else { old })?;
    replaced.inspect_err(|_| drop(fs::remove_file(&part)))
}
