//! What can go wrong with the store, by what the caller can do about it.

/// Why the store refused or failed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program holds the file open.
    #[error("the store is open elsewhere")]
    InUse,
    /// There is no file yet.
    #[error("no store at this path")]
    Missing,
    /// The file is empty.
    #[error("the store file has no bytes")]
    ZeroLength,
    /// The file belongs to another program.
    #[error("not a store of this program")]
    Foreign,
    /// A newer program wrote it.
    #[error("format {0} is newer than this program")]
    Newer(u32),
    /// A passphrase is needed.
    #[error("the store is locked by a passphrase")]
    Locked,
    /// The passphrase or recovery key opens no slot.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Both copies of the key slots are damaged.
    #[error("key slots are damaged")]
    DamagedSlots,
    /// Bytes of the file are not what was written.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The folder or file cannot be written.
    #[error("no permission to write")]
    ReadOnly,
    /// No space is left.
    #[error("the disk is full")]
    DiskFull,
    /// Something else of the disk.
    #[error("input or output failed")]
    Io(#[source] std::sync::Arc<std::io::Error>),
    /// A record changed in the meantime; nothing of the change was stored.
    #[error("changed in the meantime: {}", .0.len())]
    Conflict(Vec<ConflictAt>),
    /// The disk failed; what was submitted is kept in memory and goes in with the next attempt.
    #[error("not stored yet: {0}")]
    Kept(#[source] Box<Self>),
    /// The disk failed; what was submitted is given up, and nobody tries it again.
    #[error("not stored: {0}")]
    GivenUp(#[source] Box<Self>),
    /// A record names another one that does not exist.
    #[error("a record names one that does not exist")]
    Dangling(crate::domain::record::Table),
    /// A record is not fit to be stored.
    #[error("a record is not fit to be stored: {0}")]
    Refused(crate::domain::record::RecordFault),
    /// The gate let the change not pass; a word for why.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
    /// There is nothing to take back, or nothing to redo.
    #[error("nothing to undo or redo")]
    NothingToUndo,
    /// The change cannot be taken back.
    #[error("this change cannot be undone")]
    NotUndoable,
    /// The path no longer leads to the file that was opened.
    #[error("the file was moved or replaced")]
    Replaced,
    /// The store was closed, or accepts no more writes.
    #[error("the store is closed")]
    Closed,
}

impl StoreError {
    /// Tells whether the disk or file is at fault, so that another attempt may succeed.
    pub fn is_disk(&self) -> bool {
        matches!(
            self,
            Self::Io(_)
                | Self::DiskFull
                | Self::ReadOnly
                | Self::Closed
                | Self::Missing
                | Self::Replaced
        )
    }
}

impl From<super::seal::Damaged> for StoreError {
    fn from(_: super::seal::Damaged) -> Self {
        Self::Damaged("a sealed value does not open".to_owned())
    }
}

/// Where a change did not find what it expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictAt {
    /// Kind of record.
    pub table: crate::domain::record::Table,
    /// Which record.
    pub record: uuid::Uuid,
    /// Field, where one is concerned.
    pub field: Option<String>,
}
