//! Says errors of the store in the words of `locale`: one sentence each and what to do next.

use crate::domain::record::RecordFault;
use crate::store::StoreError;

use super::error::{AppError, ErrorKind, Fact};
use super::handover;

/// Error of a store that asks for a passphrase.
pub const LOCKED: &str = "error-store-locked";

/// Error of a passphrase that does not open the store.
pub const WRONG_PASSPHRASE: &str = "error-store-wrong-passphrase";

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let (kind, id, hint) = sentence(&error);
        let facts = facts(&error);
        Self { facts, ..Self::new(kind, id) }.hint(hint).because(error)
    }
}

/// The table: who can mend it, its sentence, what to do next.
fn sentence(error: &StoreError) -> (ErrorKind, &'static str, &'static str) {
    use ErrorKind::{Bug, Data, File, User};
    match error {
        StoreError::InUse => (File, "error-store-in-use", "hint-store-in-use"),
        StoreError::Missing => (File, "error-store-missing", "hint-store-missing"),
        StoreError::ZeroLength => (File, "error-store-zero-length", "hint-store-restore"),
        StoreError::Foreign => (File, "error-store-foreign", "hint-store-foreign"),
        StoreError::Newer(_) => (File, "error-store-newer", "hint-store-newer"),
        StoreError::Locked => (User, LOCKED, "hint-store-locked"),
        StoreError::WrongPassphrase => (User, WRONG_PASSPHRASE, "hint-store-forgotten"),
        StoreError::DamagedSlots => (File, "error-store-damaged-slots", "hint-store-restore"),
        StoreError::Damaged(_) => (File, "error-store-damaged", "hint-store-restore"),
        StoreError::ReadOnly => (File, "error-store-read-only", "hint-store-read-only"),
        StoreError::DiskFull => (File, "error-store-disk-full", "hint-store-disk-full"),
        StoreError::Io(_) => (File, "error-store-io", "hint-store-io"),
        StoreError::Conflict(_) => (Data, "error-store-conflict", "hint-store-conflict"),
        StoreError::Kept(below) => kept(below),
        StoreError::GivenUp(below) => given_up(below),
        StoreError::Dangling(_) => (Data, "error-store-dangling", "hint-store-conflict"),
        StoreError::Refused(RecordFault::Empty(_)) => (Data, "error-record-empty", "hint-record"),
        StoreError::Refused(RecordFault::OutOfRange(_)) => {
            (Data, "error-record-out-of-range", "hint-record")
        }
        StoreError::Forbidden(handover::LEFT) => (User, "error-laptop-left", "hint-laptop-left"),
        StoreError::Forbidden("reader") => (User, "error-role-reader", "hint-role"),
        StoreError::Forbidden("decided") => (User, "error-decided", "hint-decided"),
        StoreError::Forbidden(_) => (User, "error-role-admin", "hint-role"),
        StoreError::NothingToUndo => (User, "error-store-nothing-to-undo", "hint-store-history"),
        StoreError::NotUndoable => (User, "error-store-not-undoable", "hint-store-history"),
        StoreError::Replaced => (File, "error-store-replaced", "hint-store-replaced"),
        StoreError::Closed => (Bug, "error-store-closed", "hint-store-closed"),
    }
}

/// What was typed waits for the disk: why, and what makes it go in.
fn kept(below: &StoreError) -> (ErrorKind, &'static str, &'static str) {
    let (id, hint) = match below {
        StoreError::DiskFull => ("error-store-kept-full", "hint-store-kept-full"),
        StoreError::ReadOnly => ("error-store-kept-read-only", "hint-store-kept-read-only"),
        StoreError::Missing | StoreError::Replaced => {
            ("error-store-kept-gone", "hint-store-kept-gone")
        }
        _ => ("error-store-kept", "hint-store-kept"),
    };
    (ErrorKind::File, id, hint)
}

/// Nobody tries again: why, and what to do before doing it again.
fn given_up(below: &StoreError) -> (ErrorKind, &'static str, &'static str) {
    let (id, hint) = match below {
        StoreError::DiskFull => ("error-store-unsaved-full", "hint-store-unsaved-full"),
        StoreError::ReadOnly => ("error-store-unsaved-read-only", "hint-store-unsaved-read-only"),
        StoreError::Missing | StoreError::Replaced => {
            ("error-store-unsaved-gone", "hint-store-unsaved-gone")
        }
        _ => ("error-store-unsaved", "hint-store-unsaved"),
    };
    (ErrorKind::File, id, hint)
}

fn facts(error: &StoreError) -> Vec<(&'static str, Fact)> {
    match error {
        StoreError::Newer(format) => vec![("format", Fact::Number(i64::from(*format)))],
        StoreError::Conflict(places) => {
            vec![("count", places.len().into())]
        }
        StoreError::Refused(RecordFault::Empty(field) | RecordFault::OutOfRange(field)) => {
            vec![("field", Fact::from(*field))]
        }
        _ => Vec::new(),
    }
}
