//! A file in memory for tests: redb's own backend, shared by every reopening.

use std::fmt;
use std::io::Result;
use std::sync::Arc;

use redb::StorageBackend;
use redb::backends::InMemoryBackend;

use super::{OpenOptions, Place};

/// Names the machine of every test, so that all of them are one.
const MACHINE: &[u8] = b"memory";

/// A file in memory; copies are the same file.
#[derive(Clone)]
pub(crate) struct Memory(Arc<InMemoryBackend>);

impl Memory {
    /// Starts with an empty file.
    pub(crate) fn new() -> Self {
        Self(Arc::new(InMemoryBackend::new()))
    }

    /// Starts with the bytes of another file.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let memory = Self::new();
        memory.0.set_len(u64::try_from(bytes.len()).unwrap()).unwrap();
        memory.0.write(0, bytes).unwrap();
        memory
    }

    /// Gives all bytes of a file that is closed.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; usize::try_from(self.0.len().unwrap()).unwrap()];
        self.0.read(0, &mut bytes).unwrap();
        bytes
    }

    /// Tells how to make or open it, with a gate that lets everything through.
    pub(crate) fn options(&self) -> OpenOptions {
        let memory = self.clone();
        let place = Place::Backend(Arc::new(move || Ok(Box::new(memory.clone()))));
        OpenOptions::new(place, MACHINE.to_vec())
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Memory")
    }
}

impl StorageBackend for Memory {
    fn len(&self) -> Result<u64> {
        self.0.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<()> {
        self.0.read(offset, out)
    }

    fn set_len(&self, len: u64) -> Result<()> {
        self.0.set_len(len)
    }

    fn sync_data(&self) -> Result<()> {
        self.0.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<()> {
        self.0.write(offset, data)
    }
}
