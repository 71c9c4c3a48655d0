//! Puts a backup or kept copy in the place of the present file, which is kept aside.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::backup::{self, Anew};
use super::chains::{self, Comparison};
use super::damage::io_fault;
use super::disk;
use super::error::StoreError;
use super::head::Notes;
use super::open::Unlock;
use super::peek::Peek;
use super::place::recognise;
use super::seal::StoreId;
use super::slots::Slots;
use super::snapshot::Snapshot;

/// A file that may take the place of the present one: opened, checked, and not changed.
#[derive(Debug)]
pub struct Candidate {
    snapshot: Snapshot,
    key: KeyOf,
    store: StoreId,
}

/// What opens a restored file.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyOf {
    /// What opens the present file: the data key is the same, so its slots are kept.
    Present(Slots),
    /// Nothing: the restored file has no passphrase.
    Nobody,
    /// The passphrases of the time when it was made.
    ThatTime,
}

impl Candidate {
    /// Opens a file: with the key of the present store where that fits, else with `unlock`.
    pub fn open(
        file: &Path,
        present: Option<&Snapshot>,
        unlock: &Unlock,
    ) -> Result<Self, StoreError> {
        let peek = Peek::open(file)?;
        let store = peek.store();
        if let Some(present) = present
            && let Some(snapshot) = peek.unlock_like(present)
        {
            return Ok(Self { snapshot, key: KeyOf::Present(present.slots()?), store });
        }
        let key = match peek.slots()? {
            Slots::Open(..) => KeyOf::Nobody,
            Slots::Locked(_) => KeyOf::ThatTime,
        };
        Ok(Self { snapshot: peek.unlock(unlock)?, key, store })
    }

    /// Tells what will open the restored file.
    pub fn key(&self) -> &KeyOf {
        &self.key
    }

    /// Gives the view of the file.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Says what would be lost and gained; `None` for a file of another centre's store.
    pub fn compare(&self, present: &Snapshot) -> Result<Option<Comparison>, StoreError> {
        if present.store() != self.store {
            return Ok(None);
        }
        chains::compare(present, &self.snapshot).map(Some)
    }

    /// Takes the place of the file at `store`, which nobody may have open; gives where the present
    /// file is kept, if there was one.
    ///
    /// The restored file gets a new replica when it is opened: its chain and the one that was
    /// kept aside never continue under one name.
    pub fn take_place(
        &self,
        store: &Path,
        now: NaiveDateTime,
    ) -> Result<Option<PathBuf>, StoreError> {
        refuse_open(store)?;
        fs::create_dir_all(disk::folder_of(store)).map_err(io_fault)?;
        let part = disk::unfinished(store);
        let slots = if let KeyOf::Present(slots) = &self.key { Some(slots) } else { None };
        let anew = Anew { slots, notes: Some(&Notes::default()), ..Anew::default() };
        let built = backup::build(&self.snapshot, &part, &anew);
        built
            .and_then(|()| {
                refuse_open(store)?;
                let kept = keep_aside(store, now)?;
                if let Err(error) = disk::replace(&part, store) {
                    // A second name of the file that stays would be taken for a copy of it.
                    drop(kept.map(fs::remove_file));
                    return Err(error);
                }
                Ok(kept)
            })
            .inspect_err(|_| drop(fs::remove_file(&part)))
    }
}

fn refuse_open(store: &Path) -> Result<(), StoreError> {
    match recognise(store) {
        Err(StoreError::InUse) => Err(StoreError::InUse),
        // Whatever else it is, it is replaced.
        _ => Ok(()),
    }
}

/// Gives the present file a second name, so that at no moment there is no file under the first.
fn keep_aside(store: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>, StoreError> {
    if !store.exists() {
        return Ok(None);
    }
    let stem = store.file_stem().unwrap_or_default().to_string_lossy();
    let moment = now.format("%Y%m%d-%H%M%S");
    // Two restores within a second, or under a fixed clock, set two files aside.
    let name = |number: u32| match number {
        1 => format!("{stem}.disisihkan-{moment}.redb"),
        number => format!("{stem}.disisihkan-{moment}-{number}.redb"),
    };
    let mut names = (1..=u32::MAX).map(|number| store.with_file_name(name(number)));
    let Some(kept) = names.find(|path| !path.exists()) else {
        return Err(StoreError::Io(Arc::new(std::io::ErrorKind::AlreadyExists.into())));
    };
    // Not every file system of a USB stick knows links.
    fs::hard_link(store, &kept).or_else(|_| disk::copy(store, &kept))?;
    Ok(Some(kept))
}
