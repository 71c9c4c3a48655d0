//! Looks into a file without changing a byte of it: a backup, a kept copy, a damaged store.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex};

use redb::{Database, ReadableDatabase as _, StorageBackend};

use super::damage::{fault, guard};
use super::error::StoreError;
use super::head::{Head, Notes};
use super::open::{Unlock, unlock};
use super::place::{Place, recognise};
use super::seal::{Sealer, StoreId};
use super::slots::Slots;
use super::snapshot::Snapshot;
use super::steps;

/// A file that was opened to be looked into; every page of it was checked.
#[derive(Debug)]
pub struct Peek {
    database: Arc<Database>,
    head: Head,
}

impl Peek {
    /// Opens a file; what redb would write into it stays in memory.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        recognise(path)?;
        let owned = path.to_owned();
        let place = Place::Backend(Arc::new(move || Ok(Box::new(Untouched::open(&owned)?))));
        let database = place.open(None)?;
        let head = guard(|| Head::read(&database))?;
        steps::is_behind(head.format)?;
        Ok(Self { database: Arc::new(database), head })
    }

    /// Gives the store that the file belongs to.
    pub fn store(&self) -> StoreId {
        self.head.store
    }

    /// Reads the key slots.
    pub fn slots(&self) -> Result<Slots, StoreError> {
        let [first, second] = &self.head.slots;
        Slots::decode(first, second)
    }

    /// Opens the key slots and takes a view.
    pub fn unlock(&self, with: &Unlock) -> Result<Snapshot, StoreError> {
        let (_, key) = unlock(&self.slots()?, with)?;
        self.with_sealer(Arc::new(Sealer::new(self.head.store, &key)))
    }

    /// Takes a view with the key of another file of the same store, where that fits.
    pub fn unlock_like(&self, present: &Snapshot) -> Option<Snapshot> {
        if present.store() == self.store() {
            self.with_sealer(Arc::clone(present.sealer())).ok()
        } else {
            None
        }
    }

    fn with_sealer(&self, sealer: Arc<Sealer>) -> Result<Snapshot, StoreError> {
        // Asked first: a step run with the wrong key would spoil the view for the right one.
        guard(|| Notes::read(&self.database.begin_read().map_err(fault)?, &sealer))?;
        if steps::is_behind(self.head.format)? {
            guard(|| steps::run(&self.database, &sealer, &self.head, steps::STEPS))?;
        }
        let txn = guard(|| self.database.begin_read().map_err(fault))?;
        Ok(Snapshot::new(txn, sealer).keeping(Arc::clone(&self.database)))
    }
}

/// Large enough for the few places that opening writes to, small enough to be copied.
const BLOCK: u64 = 4096;

/// A file that is only read; what is written covers it in memory.
#[derive(Debug)]
struct Untouched(Mutex<Covered>);

#[derive(Debug)]
struct Covered {
    file: File,
    /// How much of the file still counts.
    file_length: u64,
    length: u64,
    /// Blocks of `BLOCK` bytes by their number.
    blocks: BTreeMap<u64, Vec<u8>>,
}

impl Untouched {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let blocks = BTreeMap::new();
        Ok(Self(Mutex::new(Covered { file, file_length: length, length, blocks })))
    }

    fn with<T>(&self, call: impl FnOnce(&mut Covered) -> io::Result<T>) -> io::Result<T> {
        call(&mut *self.0.lock().map_err(|_| io::Error::other("poisoned"))?)
    }
}

impl Covered {
    /// Reads one block; zeros beyond the end.
    fn block(&mut self, number: u64) -> io::Result<Vec<u8>> {
        if let Some(block) = self.blocks.get(&number) {
            return Ok(block.clone());
        }
        let start = number * BLOCK;
        let mut block = Vec::new();
        if start < self.file_length {
            self.file.seek(SeekFrom::Start(start))?;
            let there = BLOCK.min(self.file_length - start);
            (&self.file).take(there).read_to_end(&mut block)?;
        }
        block.resize(usize::try_from(BLOCK).unwrap_or(usize::MAX), 0);
        Ok(block)
    }

    fn read(&mut self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        for (number, skip, part) in parts(offset, out) {
            let block = self.block(number)?;
            for (to, from) in part.iter_mut().zip(block.iter().skip(skip)) {
                *to = *from;
            }
        }
        Ok(())
    }
}

/// Cuts a piece of the file at the borders of blocks: number, first byte in it, bytes.
fn parts(offset: u64, mut bytes: &mut [u8]) -> Vec<(u64, usize, &mut [u8])> {
    let mut parts = Vec::new();
    let mut offset = offset;
    while !bytes.is_empty() {
        let skip = offset % BLOCK;
        let room = usize::try_from(BLOCK - skip).unwrap_or(usize::MAX).min(bytes.len());
        let (part, rest) = bytes.split_at_mut(room);
        parts.push((offset / BLOCK, usize::try_from(skip).unwrap_or_default(), part));
        offset += BLOCK - skip;
        bytes = rest;
    }
    parts
}

impl StorageBackend for Untouched {
    fn len(&self) -> io::Result<u64> {
        self.with(|covered| Ok(covered.length))
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.with(|covered| {
            let end = u64::try_from(out.len()).ok().and_then(|count| offset.checked_add(count));
            if end.is_none_or(|end| end > covered.length) {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            covered.read(offset, out)
        })
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.with(|covered| {
            covered.blocks.retain(|number, _| number * BLOCK < length);
            covered.file_length = covered.file_length.min(length);
            covered.length = length;
            Ok(())
        })
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.with(|covered| {
            for (number, skip, part) in parts(offset, &mut data.to_vec()) {
                let mut block = covered.block(number)?;
                for (to, from) in block.iter_mut().skip(skip).zip(part) {
                    *to = *from;
                }
                covered.blocks.insert(number, block);
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_covered_file_behaves_like_a_buffer_and_stays_as_it_is(
            content in prop::collection::vec(any::<u8>(), 0..20_000),
            writes in prop::collection::vec((0..30_000_usize, 1..9_000_usize, any::<u8>()), 0..8),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("file");
            std::fs::write(&path, &content).unwrap();
            let covered = Untouched::open(&path).unwrap();
            let mut buffer = content.clone();
            for (at, count, with) in writes {
                let end = at + count;
                if end > buffer.len() {
                    buffer.resize(end, 0);
                    covered.set_len(end as u64).unwrap();
                }
                buffer[at..end].fill(with);
                covered.write(at as u64, &vec![with; count]).unwrap();
            }
            let mut read = vec![1; buffer.len()];
            covered.read(0, &mut read).unwrap();
            prop_assert_eq!(&read, &buffer);
            prop_assert!(covered.read(1, &mut read).is_err() || buffer.is_empty());
            prop_assert_eq!(std::fs::read(&path).unwrap(), content);
        }
    }

    #[test]
    fn what_was_cut_off_reads_as_zeros_when_it_grows_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, [7; 10_000]).unwrap();
        let covered = Untouched::open(&path).unwrap();
        covered.set_len(4096).unwrap();
        covered.set_len(8192).unwrap();
        let mut read = vec![1; 8192];
        covered.read(0, &mut read).unwrap();
        assert_eq!(read, [[7; 4096], [0; 4096]].concat());
    }
}
