//! Where a store lies: a file on disk, or a backend that a test makes.

use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use redb::{Builder, Database, ReadableDatabase as _, StorageBackend};

use super::damage::{fault, guard, io_fault};
use super::error::StoreError;
use super::tables::{HEAD, HEAD_MAGIC, MAGIC};

/// Memory for cached pages: the default of redb is 1 GiB. The system keeps the file in memory as
/// well, so that a start is as quick with 4 MiB as with 16, and two threads that read hold less.
const CACHE_BYTES: usize = 4 * 1024 * 1024;

/// The first bytes of every redb file.
pub(super) const REDB_HEAD: [u8; 9] = [b'r', b'e', b'd', b'b', 0x1A, 0x0A, 0xA9, 0x0D, 0x0A];

/// Makes a storage backend, again after each reopening.
pub type BackendFactory = Arc<dyn Fn() -> std::io::Result<Box<dyn StorageBackend>> + Send + Sync>;

/// Told how far the check of a file has come, in percent.
pub type Progress = Arc<dyn Fn(u8) + Send + Sync>;

/// Where a store lies.
#[derive(Clone)]
pub enum Place {
    /// A file.
    Disk(PathBuf),
    /// A backend made by a test: in memory, or one that fails on purpose.
    Backend(BackendFactory),
}

impl fmt::Debug for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(path) => out.debug_tuple("Disk").field(path).finish(),
            Self::Backend(_) => out.write_str("Backend"),
        }
    }
}

impl Place {
    /// Gives the path, where there is one.
    pub fn path(&self) -> Option<&Path> {
        if let Self::Disk(path) = self { Some(path) } else { None }
    }

    /// Makes an empty redb file.
    pub(super) fn create(&self) -> Result<Database, StoreError> {
        guard(|| match self {
            Self::Disk(path) => builder(None).create(path).map_err(fault),
            Self::Backend(factory) => builder(None)
                .create_with_backend(Boxed(factory().map_err(io_fault)?))
                .map_err(fault),
        })
    }

    /// Opens the file and checks every page of it; a foreign file stays byte for byte as it was.
    pub(super) fn open(&self, progress: Option<&Progress>) -> Result<Database, StoreError> {
        if let Self::Disk(path) = self {
            recognise(path)?;
        }
        guard(|| match self {
            Self::Disk(path) => builder(progress).open(path).map_err(fault),
            Self::Backend(factory) => builder(progress)
                .create_with_backend(Boxed(factory().map_err(io_fault)?))
                .map_err(fault),
        })
    }
}

fn builder(progress: Option<&Progress>) -> Builder {
    let mut builder = Database::builder();
    builder.set_cache_size(CACHE_BYTES).set_check_integrity_on_open(true);
    if let Some(progress) = progress.map(Arc::clone) {
        builder.set_repair_callback(move |session| progress(percent(session.progress())));
    }
    builder
}

#[expect(clippy::as_conversions, reason = "redb reports a share from 0 to 1 as a float")]
#[expect(clippy::float_arithmetic, reason = "redb reports a share from 0 to 1 as a float")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn percent(share: f64) -> u8 {
    (share * 100.0).clamp(0.0, 100.0) as u8
}

/// Refuses what is not our file, without writing a byte into it.
pub(super) fn recognise(path: &Path) -> Result<(), StoreError> {
    let mut file = File::open(path).map_err(io_fault)?;
    let length = file.metadata().map_err(io_fault)?.len();
    if length == 0 {
        return Err(StoreError::ZeroLength);
    }
    let mut head = [0; REDB_HEAD.len()];
    match file.read_exact(&mut head) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(StoreError::Foreign),
        Ok(()) if head != REDB_HEAD => return Err(StoreError::Foreign),
        read => read.map_err(io_fault)?,
    }
    match guard(|| has_magic(path)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(StoreError::Foreign),
        Err(StoreError::InUse) => Err(StoreError::InUse),
        // Not closed well, or damaged: the plain bytes still tell whose it is.
        Err(_) => contains_magic(&mut file),
    }
}

fn has_magic(path: &Path) -> Result<bool, StoreError> {
    let database = builder(None).open_read_only(path).map_err(fault)?;
    let txn = database.begin_read().map_err(fault)?;
    let table = match txn.open_table(HEAD) {
        Ok(table) => table,
        Err(redb::TableError::Storage(error)) => return Err(fault(error)),
        Err(_) => return Ok(false),
    };
    let magic = table.get(HEAD_MAGIC).map_err(fault)?;
    Ok(magic.is_some_and(|value| value.value() == MAGIC))
}

fn contains_magic(file: &mut File) -> Result<(), StoreError> {
    let mut kept: Vec<u8> = Vec::new();
    let mut block = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut block).map_err(io_fault)?;
        if count == 0 {
            return Err(StoreError::Foreign);
        }
        kept.extend(block.iter().take(count));
        if kept.windows(MAGIC.len()).any(|window| window == MAGIC) {
            return Ok(());
        }
        kept.drain(..kept.len().saturating_sub(MAGIC.len()));
    }
}

/// Lets a boxed backend stand where redb wants a plain one; passes the locking on.
#[derive(Debug)]
struct Boxed(Box<dyn StorageBackend>);

impl StorageBackend for Boxed {
    fn len(&self) -> std::io::Result<u64> {
        self.0.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> std::io::Result<()> {
        self.0.read(offset, out)
    }

    fn set_len(&self, len: u64) -> std::io::Result<()> {
        self.0.set_len(len)
    }

    fn sync_data(&self) -> std::io::Result<()> {
        self.0.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> std::io::Result<()> {
        self.0.write(offset, data)
    }

    fn close(&self) -> std::io::Result<()> {
        self.0.close()
    }
}
