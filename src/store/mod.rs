//! Keeps everything in one sealed file.

pub mod ballast;
pub mod change;
pub mod edit;
pub mod error;
pub mod hybrid;
pub mod recovery;
pub mod retention;
pub mod seal;
pub mod slots;

use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::domain::record::{Record, RecordKey};

pub use change::{Author, Change, ClockTrust, CommandArg, Relation, Undoing};
pub use error::{ConflictAt, StoreError};

/// A handle on an open store; copies share it.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
}

/// A consistent view of the last commit.
#[derive(Debug)]
pub struct Snapshot {}

/// What the writer tells of a stored change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The change.
    pub id: Uuid,
    /// Its number in this replica's chain.
    pub number: u64,
}

/// What undoing or redoing did.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoReport {
    /// The change that was taken back or done again.
    pub target: Uuid,
    /// Records that stay as they are, because something since then depends on them.
    pub kept: Vec<ConflictAt>,
    /// Records that went back.
    pub reverted: usize,
}

/// A row of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSummary {
    /// The change.
    pub id: Uuid,
    /// Its number in its replica's chain.
    pub number: u64,
    /// Command and its values.
    pub command: String,
    /// Values of the command.
    pub args: Vec<(String, CommandArg)>,
    /// Who and when.
    pub author: Author,
    /// Whether it can be taken back.
    pub undoing: Undoing,
    /// What it does to an earlier one.
    pub relation: Relation,
    /// How many records it touched.
    pub records: usize,
}

impl Store {
    /// Gives the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes a view of the last commit.
    pub fn read(&self) -> Result<Snapshot, StoreError> {
        Err(StoreError::Closed)
    }

    /// Hands a change to the writer and comes back at once; `done` is called on the writer's
    /// thread after the commit returned, or with why nothing was stored.
    pub fn submit(
        &self,
        change: Change,
        done: impl FnOnce(Result<Receipt, StoreError>) + Send + 'static,
    ) {
        let _ = change;
        done(Err(StoreError::Closed));
    }

    /// Stores a change and waits for it.
    pub fn commit(&self, change: Change) -> Result<Receipt, StoreError> {
        let _ = change;
        Err(StoreError::Closed)
    }

    /// Names the change that undo would take back.
    pub fn next_undo(&self) -> Result<Option<ChangeSummary>, StoreError> {
        Err(StoreError::Closed)
    }

    /// Names the change that redo would do again.
    pub fn next_redo(&self) -> Result<Option<ChangeSummary>, StoreError> {
        Err(StoreError::Closed)
    }

    /// Takes back `target`; `id` names the new change.
    pub fn undo(&self, target: Uuid, id: Uuid, author: Author) -> Result<UndoReport, StoreError> {
        let _ = (target, id, author);
        Err(StoreError::Closed)
    }

    /// Does again what was taken back.
    pub fn redo(&self, target: Uuid, id: Uuid, author: Author) -> Result<UndoReport, StoreError> {
        let _ = (target, id, author);
        Err(StoreError::Closed)
    }

    /// Lists the newest changes first, at most `limit`, of one record where `record` is given.
    pub fn history(
        &self,
        record: Option<Uuid>,
        limit: usize,
    ) -> Result<Vec<ChangeSummary>, StoreError> {
        let _ = (record, limit);
        Err(StoreError::Closed)
    }

    /// Waits for what was submitted and closes the file.
    pub fn close(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Snapshot {
    /// Reads one record.
    pub fn one<R: Record>(&self, key: RecordKey) -> Result<Option<R>, StoreError> {
        let _ = key;
        Err(StoreError::Closed)
    }

    /// Reads the records under one parent, in the order of their ids; damaged ones are left out
    /// and counted in `damaged`.
    pub fn children<R: Record>(&self, parent: Uuid) -> Result<Vec<R>, StoreError> {
        let _ = parent;
        Err(StoreError::Closed)
    }

    /// Reads all records of a kind; damaged ones are left out and counted in `damaged`.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        Err(StoreError::Closed)
    }

    /// Counts damaged records met so far by this view.
    pub fn damaged(&self) -> usize {
        0
    }
}
