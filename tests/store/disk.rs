//! A disk in memory that fails on purpose: errors at a chosen operation, and cut power.

use std::io::{Error, ErrorKind, Result};
use std::sync::{Arc, Mutex, MutexGuard};

use juragan::store::{BackendFactory, OpenOptions, Place};
use redb::StorageBackend;

/// What a disk does when it is told to sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Honesty {
    /// Keeps what was written.
    Syncs,
    /// Says so and does nothing, as bad USB sticks do.
    Lies,
}

/// When and how the disk fails.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// Only the operation with this number.
    Once(u64, ErrorKind),
    /// This operation and all that follow.
    From(u64, ErrorKind),
    /// This operation and all that follow, for writing only.
    WritesFrom(u64, ErrorKind),
    /// The sync after this operation is done, and still reports an error.
    AfterSync(u64),
}

#[derive(Debug)]
struct State {
    /// What a reader sees.
    current: Vec<u8>,
    /// What is on the platter.
    durable: Vec<u8>,
    /// What was written since the last sync.
    pending: Vec<Write>,
    operations: u64,
    fault: Option<Fault>,
    honesty: Honesty,
}

#[derive(Clone, Debug)]
enum Write {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

/// The disk; copies are the same disk.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    state: Arc<Mutex<State>>,
}

impl Disk {
    pub(crate) fn new(honesty: Honesty) -> Self {
        Self::of(Vec::new(), honesty)
    }

    fn of(bytes: Vec<u8>, honesty: Honesty) -> Self {
        let state = State {
            current: bytes.clone(),
            durable: bytes,
            pending: Vec::new(),
            operations: 0,
            fault: None,
            honesty,
        };
        Self { state: Arc::new(Mutex::new(state)) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Gives how many operations were asked for so far.
    pub(crate) fn operations(&self) -> u64 {
        self.state().operations
    }

    pub(crate) fn fail(&self, fault: Fault) {
        self.state().fault = Some(fault);
    }

    pub(crate) fn heal(&self) {
        self.state().fault = None;
    }

    pub(crate) fn options(&self) -> OpenOptions {
        let disk = self.clone();
        let factory: BackendFactory = Arc::new(move || Ok(Box::new(disk.clone())));
        OpenOptions::new(Place::Backend(factory), b"machine".to_vec())
    }

    /// Gives the disk as it is found after a power cut: of the writes since the last sync some are
    /// there, in any order, some torn into pieces of 512 or 64 bytes.
    pub(crate) fn after_power_cut(&self, random: &mut Random) -> Self {
        let state = self.state();
        let mut bytes = state.durable.clone();
        let mut pending = state.pending.clone();
        for index in (1..pending.len()).rev() {
            pending.swap(index, random.below(index + 1));
        }
        for write in pending {
            match random.below(4) {
                0 => {}
                1 => apply_torn(&mut bytes, &write, random),
                _ => apply(&mut bytes, &write),
            }
        }
        Self::of(bytes, state.honesty)
    }

    fn operate(&self, kind: Kind) -> Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        state.operations += 1;
        let (now, writes) = (state.operations, kind != Kind::Read);
        match state.fault {
            Some(Fault::Once(at, kind)) if now == at => Err(Error::from(kind)),
            Some(Fault::From(at, kind)) if now >= at => Err(Error::from(kind)),
            Some(Fault::WritesFrom(at, kind)) if writes && now >= at => Err(Error::from(kind)),
            _ => Ok(state),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Read,
    Write,
}

fn apply(bytes: &mut Vec<u8>, write: &Write) {
    match write {
        Write::Length(length) => bytes.resize(*length, 0),
        Write::Bytes(offset, data) => {
            let end = offset + data.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*offset..end].copy_from_slice(data);
        }
    }
}

fn apply_torn(bytes: &mut Vec<u8>, write: &Write, random: &mut Random) {
    let Write::Bytes(offset, data) = write else { return };
    let piece = if random.below(2) == 0 { 512 } else { 64 };
    for (index, part) in data.chunks(piece).enumerate() {
        if random.below(2) == 0 {
            apply(bytes, &Write::Bytes(offset + index * piece, part.to_vec()));
        }
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> Result<u64> {
        Ok(self.operate(Kind::Read)?.current.len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<()> {
        let state = self.operate(Kind::Read)?;
        let start = usize::try_from(offset).unwrap();
        let bytes = state.current.get(start..start + out.len());
        out.copy_from_slice(bytes.ok_or_else(|| Error::from(ErrorKind::UnexpectedEof))?);
        Ok(())
    }

    fn set_len(&self, len: u64) -> Result<()> {
        self.write_down(Write::Length(usize::try_from(len).unwrap()))
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<()> {
        self.write_down(Write::Bytes(usize::try_from(offset).unwrap(), data.to_vec()))
    }

    fn sync_data(&self) -> Result<()> {
        let mut state = self.operate(Kind::Write)?;
        if state.honesty == Honesty::Syncs {
            let written = state.current.clone();
            state.durable = written;
            state.pending.clear();
        }
        match state.fault {
            Some(Fault::AfterSync(at)) if state.operations >= at => {
                state.fault = None;
                Err(Error::from(ErrorKind::Other))
            }
            _ => Ok(()),
        }
    }
}

impl Disk {
    fn write_down(&self, write: Write) -> Result<()> {
        let mut state = self.operate(Kind::Write)?;
        let mut current = std::mem::take(&mut state.current);
        apply(&mut current, &write);
        state.current = current;
        state.pending.push(write);
        Ok(())
    }
}

/// Small seeded random numbers (xorshift), the same on every machine.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Gives a number from 0 to one less than `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }
}
