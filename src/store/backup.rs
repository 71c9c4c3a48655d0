//! Backups: verified copies of one moment, named so that a folder tells what it holds.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use redb::ReadableDatabase as _;
use sha2::{Digest as _, Sha256};

use super::damage::{fault, guard, io_fault};
use super::disk;
use super::error::StoreError;
use super::head::{Head, Notes};
use super::journal;
use super::peek::Peek;
use super::place::Place;
use super::retention::{self, Kept};
use super::seal::Sealer;
use super::slots::Slots;
use super::snapshot::Snapshot;
use super::tables::{self, JOURNAL};
use super::walk;

const PREFIX: &str = "juragan-";
const SUFFIX: &str = ".redb";
const TIME: &str = "%Y%m%d-%H%M%S";

/// A backup in a folder, as its name and size tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, in the centre's zone.
    pub made: NaiveDateTime,
    /// Its size in bytes.
    pub bytes: u64,
    /// Short name of the store that it is a copy of, eight hexadecimal digits.
    pub store: String,
    /// Short digest of the state that it holds: journal and key slots.
    state: String,
}

impl Backup {
    /// Tells by its name whether it holds the state of a view; nothing of it is read.
    pub fn is_of(&self, snapshot: &Snapshot) -> Result<bool, StoreError> {
        let state = guard(|| state_of(snapshot))?;
        Ok(self.store == store_of(snapshot) && self.state == state)
    }
}

/// What became of a wish for a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was written and verified.
    Written(Backup),
    /// The newest backup of the folder holds the present state already.
    Unchanged(Backup),
}

/// Backs a view up into a folder, unless nothing changed since the newest backup there.
///
/// The file is `juragan-YYYYMMDD-HHMMSS-STORE-STATE.redb`; it takes that name after it was opened
/// again and compared, row by row, with what it was made from. It names no replica: put by hand in
/// the place of the present file, it does not go on with a chain that went on elsewhere.
pub fn write(
    snapshot: &Snapshot,
    folder: &Path,
    made: NaiveDateTime,
) -> Result<Outcome, StoreError> {
    fs::create_dir_all(folder).map_err(io_fault)?;
    let state = guard(|| state_of(snapshot))?;
    let store = store_of(snapshot);
    let newest = list(folder)?.into_iter().find(|backup| backup.store == store);
    // A stick that was pulled out too early leaves a file that is none.
    if let Some(newest) = newest.filter(|newest| newest.state == state)
        && Peek::open(&newest.path).is_ok()
    {
        return Ok(Outcome::Unchanged(newest));
    }
    remove_unfinished(folder, &store)?;
    let name = format!("{PREFIX}{}-{store}-{state}{SUFFIX}", made.format(TIME));
    let path = folder.join(name);
    appear(snapshot, &path, &Anew { notes: Some(&Notes::default()), ..Anew::default() })?;
    let bytes = fs::metadata(&path).map_err(io_fault)?.len();
    Ok(Outcome::Written(Backup { path, made, bytes, store, state }))
}

/// Lists the backups of a folder, newest first; other files are none of our business.
pub fn list(folder: &Path) -> Result<Vec<Backup>, StoreError> {
    let entries = match fs::read_dir(folder).map_err(io_fault) {
        Err(StoreError::Missing) => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry.map_err(io_fault)?;
        if let Some((made, store, state)) = entry.file_name().to_str().and_then(parse_name) {
            let about = entry.metadata().map_err(io_fault)?;
            let backup = Backup { path: entry.path(), made, bytes: about.len(), store, state };
            // Where the clock is fixed, or was set back, the file system knows the order.
            backups.push((made, about.modified().ok(), backup));
        }
    }
    backups.sort_by_key(|(made, modified, _)| std::cmp::Reverse((*made, *modified)));
    Ok(backups.into_iter().map(|(_, _, backup)| backup).collect())
}

/// Removes the backups that are not kept any longer; gives how many went.
///
/// Each store is counted by itself: a new one does not push the last backup of a lost one out.
pub fn thin(folder: &Path) -> Result<usize, StoreError> {
    let mut stores: BTreeMap<String, Vec<Backup>> = BTreeMap::new();
    for backup in list(folder)? {
        stores.entry(backup.store.clone()).or_default().push(backup);
    }
    let mut count = 0;
    for backups in stores.values() {
        let kept: Vec<Kept<&Path>> = backups
            .iter()
            .map(|backup| Kept { name: &*backup.path, made: backup.made, bytes: backup.bytes })
            .collect();
        let free = fs4::available_space(folder).map_err(io_fault)?;
        for path in retention::superfluous(&kept, free) {
            fs::remove_file(path).map_err(io_fault)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Removes what attempts that were cut off left behind; no other attempt would use their names.
fn remove_unfinished(folder: &Path, store: &str) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder).map_err(io_fault)? {
        let entry = entry.map_err(io_fault)?;
        let name = entry.file_name();
        let finished = name.to_str().and_then(disk::finished).and_then(parse_name);
        if finished.is_some_and(|(_, of, _)| of == store) {
            fs::remove_file(entry.path()).map_err(io_fault)?;
        }
    }
    Ok(())
}

/// Reads when a backup was made, of which store, and its state.
fn parse_name(name: &str) -> Option<(NaiveDateTime, String, String)> {
    let (rest, state) = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.rsplit_once('-')?;
    let (made, store) = rest.rsplit_once('-')?;
    let made = NaiveDateTime::parse_from_str(made, TIME).ok()?;
    Some((made, store.to_owned(), state.to_owned()))
}

/// What a new file has otherwise than the view that it is made from.
#[derive(Default)]
pub(super) struct Anew<'a> {
    /// Other key slots.
    pub(super) slots: Option<&'a Slots>,
    /// Another data key, under which every value is sealed anew.
    pub(super) sealer: Option<&'a Sealer>,
    /// Other notes of the file itself.
    pub(super) notes: Option<&'a Notes>,
}

/// Makes a file that appears whole, verified and under its name, or not at all.
fn appear(snapshot: &Snapshot, target: &Path, anew: &Anew<'_>) -> Result<(), StoreError> {
    let part = disk::unfinished(target);
    let written = build(snapshot, &part, anew).and_then(|()| disk::replace(&part, target));
    written.inspect_err(|_| drop(fs::remove_file(&part)))
}

/// Makes a file with every row of a view, opens it again and compares all of it.
pub(super) fn build(snapshot: &Snapshot, path: &Path, anew: &Anew<'_>) -> Result<(), StoreError> {
    if path.exists() {
        // Left over by an attempt that was cut off.
        fs::remove_file(path).map_err(io_fault)?;
    }
    let mut head = guard(|| Head::read_in(snapshot.txn()))?;
    if let Some(slots) = anew.slots {
        head = head.with_slots(slots)?;
    }
    let old: &Sealer = snapshot.sealer();
    let place = Place::Disk(path.to_owned());
    let database = place.create()?;
    guard(|| {
        let txn = database.begin_write().map_err(fault)?;
        head.write(&txn)?;
        walk::copy(snapshot.txn(), &txn, anew.sealer.map(|new| (old, new)))?;
        txn.commit().map_err(fault)
    })?;
    drop(database);

    let database = place.open(None)?;
    guard(|| {
        let copied = database.begin_read().map_err(fault)?;
        let expected = walk::contents(snapshot.txn(), anew.sealer.map(|_| old))?;
        if walk::contents(&copied, anew.sealer)? != expected || Head::read_in(&copied)? != head {
            return Err(StoreError::Damaged("the copy differs from its source".to_owned()));
        }
        Ok(())
    })?;
    if let Some(notes) = anew.notes {
        guard(|| {
            let txn = database.begin_write().map_err(fault)?;
            notes.write(&txn, anew.sealer.unwrap_or(old))?;
            txn.commit().map_err(fault)
        })?;
    }
    drop(database);
    // Windows syncs only what was opened for writing.
    File::options().write(true).open(path).and_then(|file| file.sync_all()).map_err(io_fault)
}

/// Names the store of a view as the names of its backups do.
fn store_of(snapshot: &Snapshot) -> String {
    let [a, b, c, d, ..] = snapshot.sealer().store().bytes();
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

/// Digests what makes two states of a store the same: the ends of all chains, and the key slots.
fn state_of(snapshot: &Snapshot) -> Result<String, StoreError> {
    let head = Head::read_in(snapshot.txn())?;
    let mut hash = Sha256::new();
    for copy in &head.slots {
        hash.update(copy);
    }
    let rows = snapshot.txn().open_table(JOURNAL).map_err(fault)?;
    for (replica, number) in journal::ends(&rows)? {
        let key = tables::journal_key(replica, number);
        hash.update(key);
        if let Some(sealed) = rows.get(&key).map_err(fault)? {
            // Sealed with a random nonce: no other header has these bytes.
            hash.update(sealed.value());
        }
    }
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    Ok(format!("{:08x}", u32::from_be_bytes([a, b, c, d])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_backups_are_taken_for_backups() {
        let parsed = parse_name("juragan-20260302-164005-0a1b2c3d-00ab12ff.redb").unwrap();
        assert_eq!(parsed.0.to_string(), "2026-03-02 16:40:05");
        assert_eq!((parsed.1.as_str(), parsed.2.as_str()), ("0a1b2c3d", "00ab12ff"));
        for name in [
            "juragan.redb",
            "juragan-20260302-164005-00ab12ff.redb",
            "juragan-20260302-164005-0a1b2c3d-00ab12ff.redb.part",
            "juragan-20261302-164005-0a1b2c3d-00ab12ff.redb",
            "salinan juragan-20260302-164005-0a1b2c3d-00ab12ff.redb",
        ] {
            assert_eq!(parse_name(name), None, "{name}");
        }
    }
}
