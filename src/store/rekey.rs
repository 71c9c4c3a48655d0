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
use super::drafts;
use super::error::StoreError;
use super::head::Head;
use super::identity::Identity;
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
    /// Replaces the key slots, which wrap the same data key as before; others are refused.
    pub fn put_slots(&self, slots: &Slots) -> Result<(), StoreError> {
        let slots = slots.clone();
        self.exclusive(move |core| {
            if !fits(&slots, core.sealer()) {
                return Err(StoreError::DamagedSlots);
            }
            let snapshot = core.shared().snapshot()?;
            let head = guard(|| Head::read_in(snapshot.txn()))?.with_slots(&slots)?;
            core.write(|txn, _| head.write(txn))
        })
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
        let present = self.place().path().and_then(|path| Identity::of(path).ok());
        let mut found = Vec::new();
        for folder in folders {
            let entries = match fs::read_dir(folder).map_err(io_fault) {
                Err(StoreError::Missing) => continue,
                entries => entries?,
            };
            for entry in entries {
                let path = entry.map_err(io_fault)?.path();
                // Whatever its path: links and relative paths lead to the open file as well.
                let is_present = present.is_some() && Identity::of(&path).ok() == present;
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
        // Cut off before its first commit, a copy holds pages that nothing leads to.
        Err(StoreError::Foreign) => !disk::is_unfinished(path),
        Err(_) => false,
    }
}

/// Tells whether slots give the key of a sealer. Others would lock everybody out for ever.
fn fits(slots: &Slots, sealer: &Sealer) -> bool {
    slots.fingerprint() == sealer.fingerprint() && slots.store() == sealer.store()
}

fn is_redb(path: &Path) -> bool {
    let mut head = [0; REDB_HEAD.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == REDB_HEAD
}

fn rekey(core: &mut Core, slots: &Slots, new: Arc<Sealer>) -> Result<(), StoreError> {
    if !fits(slots, &new) || new.store() != core.sealer().store() {
        return Err(StoreError::DamagedSlots);
    }
    let path = core.place().path().ok_or(StoreError::ReadOnly)?.to_owned();
    core.check_identity()?;
    let part = disk::unfinished(&path);
    let snapshot = core.shared().snapshot()?;
    let anew = Anew { slots: Some(slots), sealer: Some(&new), notes: None };
    let built = backup::build(&snapshot, &part, &anew);
    drop(snapshot);
    built.inspect_err(|_| drop(fs::remove_file(&part)))?;
    let old = Arc::clone(core.sealer());
    // Another file that came to lie there since is not ours to replace.
    core.check_identity().inspect_err(|_| drop(fs::remove_file(&part)))?;
    core.close()?;
    if let Err(error) = disk::replace(&part, &path) {
        drop(fs::remove_file(&part));
        core.reopen_with(old)?;
        return Err(error);
    }
    core.reopen_with(new)?;
    drafts::reseal(core, &old)
}
