//! Drafts: unfinished forms in a sealed table outside the journal, and the emergency file for
//! changes that a failing disk did not take.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use redb::ReadableTable as _;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::domain::id::OperatorId;

use super::Store;
use super::change::{Author, Change, ClockTrust, CommandArg, Relation, Undoing};
use super::core::Core;
use super::damage::{fault, guard, io_fault};
use super::disk;
use super::error::StoreError;
use super::history::NewestFirst;
use super::journal;
use super::place::Place;
use super::seal::{Sealer, StoreId};
use super::snapshot::Snapshot;
use super::tables::{DRAFT, DRAFT_NUMBER, EMERGENCY_NUMBER};

/// The emergency file holds one value, so its key says nothing.
const EMERGENCY_KEY: &[u8] = b"";

impl Snapshot {
    /// Lists the drafts with their names; a damaged one is left out, and `verify` names it.
    pub fn drafts(&self) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        guard(|| {
            let rows = self.txn().open_table(DRAFT).map_err(fault)?;
            let mut drafts = Vec::new();
            for row in rows.iter().map_err(fault)? {
                let (name, sealed) = row.map_err(fault)?;
                let key = name.value().as_bytes();
                if let Ok(content) = self.sealer().open(DRAFT_NUMBER, key, sealed.value()) {
                    drafts.push((name.value().to_owned(), content.to_vec()));
                }
            }
            Ok(drafts)
        })
    }
}

impl Store {
    /// Keeps the content of an unfinished form, or forgets it; comes back at once. `done` is called
    /// on the writer's thread.
    ///
    /// The name stands plain in the file: a screen and a record's id, never something typed.
    pub fn keep_draft(
        &self,
        name: &str,
        content: Option<Vec<u8>>,
        done: impl FnOnce(Result<(), StoreError>) + Send + 'static,
    ) {
        let name = name.to_owned();
        self.task(
            move |core| {
                core.write(|txn, sealer| {
                    let mut rows = txn.open_table(DRAFT).map_err(fault)?;
                    if let Some(content) = &content {
                        let sealed = sealer.seal(DRAFT_NUMBER, name.as_bytes(), content)?;
                        rows.insert(name.as_str(), sealed.as_slice()).map_err(fault)?;
                    } else {
                        rows.remove(name.as_str()).map_err(fault)?;
                    }
                    Ok(())
                })
            },
            done,
        );
    }

    /// Writes the changes that wait for the disk into the emergency file; gives its path, or `None`
    /// when nothing waits or the store has no file. Beside the store, or else in the temporary
    /// folder.
    pub fn save_emergency(&self) -> Result<Option<PathBuf>, StoreError> {
        let kept = Arc::clone(&self.inner.kept);
        self.exclusive(move |core| save(core, &kept.copy()))
    }

    /// Reads the changes of emergency files that the journal does not hold; they are to be
    /// submitted again. A file that does not open is left alone and left out.
    pub fn emergency(&self) -> Result<Vec<Change>, StoreError> {
        let (changes, snapshot) = self.exclusive(|core| {
            let mut changes = Vec::new();
            for path in emergency_files(core) {
                add(&mut changes, read(&path, core.sealer()).unwrap_or_default());
            }
            Ok((changes, core.shared()))
        })?;
        if changes.is_empty() {
            return Ok(changes);
        }
        let stored = stored_ids(&snapshot.snapshot()?, &changes)?;
        Ok(changes.into_iter().filter(|change| !stored.contains(&change.id)).collect())
    }

    /// Removes the emergency files, after their changes are in.
    pub fn forget_emergency(&self) -> Result<(), StoreError> {
        self.exclusive(|core| {
            for path in emergency_files(core) {
                match fs::remove_file(path).map_err(io_fault) {
                    Ok(()) | Err(StoreError::Missing) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(())
        })
    }
}

/// Writes changes into the emergency file, after those that wait there since an earlier run.
pub(super) fn save(core: &Core, kept: &[Change]) -> Result<Option<PathBuf>, StoreError> {
    if kept.is_empty() {
        return Ok(None);
    }
    let mut outcome = Ok(None);
    for path in emergency_files(core) {
        let mut changes = read(&path, core.sealer()).unwrap_or_default();
        add(&mut changes, kept.to_vec());
        outcome = write(&path, core.sealer(), &changes).map(|()| Some(path));
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// Seals emergency files under the present key that another one sealed.
pub(super) fn reseal(core: &Core, old: &Sealer) -> Result<(), StoreError> {
    for path in emergency_files(core) {
        if let Some(changes) = read(&path, old) {
            write(&path, core.sealer(), &changes)?;
        }
    }
    Ok(())
}

fn add(changes: &mut Vec<Change>, more: Vec<Change>) {
    for change in more {
        if changes.iter().all(|known| known.id != change.id) {
            changes.push(change);
        }
    }
}

fn write(path: &Path, sealer: &Sealer, changes: &[Change]) -> Result<(), StoreError> {
    let stored: Vec<Stored> = changes.iter().map(Stored::of).collect::<Result<_, _>>()?;
    let plain = Zeroizing::new(rmp_serde::to_vec_named(&stored).map_err(|_| unreadable())?);
    disk::write_whole(path, &sealer.seal(EMERGENCY_NUMBER, EMERGENCY_KEY, &plain)?)
}

/// Where the emergency file may lie: beside the store, and in the temporary folder.
fn emergency_files(core: &Core) -> Vec<PathBuf> {
    let Place::Disk(store) = core.place() else { return Vec::new() };
    emergency_paths(store, core.sealer().store())
}

fn emergency_paths(store: &Path, id: StoreId) -> Vec<PathBuf> {
    let name = format!("juragan-{}.draft", Uuid::from_bytes(id.bytes()).simple());
    vec![store.with_extension("draft"), std::env::temp_dir().join(name)]
}

fn read(path: &Path, sealer: &Sealer) -> Option<Vec<Change>> {
    let sealed = fs::read(path).ok()?;
    let plain = sealer.open(EMERGENCY_NUMBER, EMERGENCY_KEY, &sealed).ok()?;
    let stored: Vec<Stored> = rmp_serde::from_slice(&plain).ok()?;
    stored.into_iter().map(Stored::into_change).collect()
}

fn stored_ids(snapshot: &Snapshot, changes: &[Change]) -> Result<BTreeSet<Uuid>, StoreError> {
    let wanted: BTreeSet<Uuid> = changes.iter().map(|change| change.id).collect();
    let mut found = BTreeSet::new();
    let mut walk = NewestFirst::new(snapshot)?;
    while found.len() < wanted.len()
        && let Some((_, header)) = walk.next()?
    {
        found.extend(wanted.get(&header.id));
    }
    Ok(found)
}

fn unreadable() -> StoreError {
    StoreError::Damaged("an emergency file does not decode".to_owned())
}

/// A change as the emergency file keeps it.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: Uuid,
    command: String,
    args: Vec<(String, CommandArg)>,
    operator: OperatorId,
    wall_ms: i64,
    trust: ClockTrust,
    undoing: Undoing,
    relation: Relation,
    edits: Vec<ByteBuf>,
}

impl Stored {
    fn of(change: &Change) -> Result<Self, StoreError> {
        let edits = change.edits.iter().map(|edit| journal::encode_edit(edit).map(ByteBuf::from));
        Ok(Self {
            id: change.id,
            command: change.command.clone(),
            args: change.args.clone(),
            operator: change.author.operator,
            wall_ms: change.author.wall_ms,
            trust: change.author.trust,
            undoing: change.undoing,
            relation: change.relation,
            edits: edits.collect::<Result<_, _>>()?,
        })
    }

    fn into_change(self) -> Option<Change> {
        let edits = self.edits.iter().map(|edit| journal::decode_edit(edit).ok());
        Some(Change {
            id: self.id,
            command: self.command,
            args: self.args,
            author: Author { operator: self.operator, wall_ms: self.wall_ms, trust: self.trust },
            undoing: self.undoing,
            relation: self.relation,
            edits: edits.collect::<Option<_>>()?,
        })
    }
}
