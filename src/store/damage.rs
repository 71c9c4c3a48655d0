//! Turns every failure of redb, panics included, into an error that says what can be done.

use std::cell::Cell;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::error::StoreError;

thread_local! {
    static GUARDED: Cell<usize> = const { Cell::new(0) };
}

/// Tells whether a panic on this thread is about to become an error, so that a panic hook keeps
/// quiet and leaves the terminal alone.
pub fn is_guarded() -> bool {
    GUARDED.get() > 0
}

/// Calls redb so that a panic over damaged pages becomes `Damaged`.
pub(super) fn guard<T>(call: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    GUARDED.set(GUARDED.get() + 1);
    let outcome = catch_unwind(AssertUnwindSafe(call));
    GUARDED.set(GUARDED.get().saturating_sub(1));
    outcome.unwrap_or_else(|_| Err(StoreError::Damaged("the reader gave up".to_owned())))
}

/// Sorts an error of redb.
pub(super) fn fault(error: impl Into<redb::Error>) -> StoreError {
    match error.into() {
        redb::Error::DatabaseAlreadyOpen
        | redb::Error::LockProtocolMismatch
        | redb::Error::TransactionInProgress => StoreError::InUse,
        redb::Error::DatabaseClosed | redb::Error::PreviousIo => StoreError::Closed,
        redb::Error::Io(error) => io_fault(error),
        redb::Error::Corrupted(what) => StoreError::Damaged(what),
        other => StoreError::Damaged(other.to_string()),
    }
}

/// What Windows says of a file that another program has locked: sharing violation, lock violation.
const LOCKED_ON_WINDOWS: [i32; 2] = [32, 33];

/// Tells whether another program keeps a file to itself; on other systems none can.
pub fn is_held(error: &std::io::Error) -> bool {
    let code = error.raw_os_error().filter(|_| cfg!(windows));
    code.is_some_and(|code| LOCKED_ON_WINDOWS.contains(&code))
}

/// Sorts an error of the disk.
pub(super) fn io_fault(error: std::io::Error) -> StoreError {
    if is_held(&error) {
        return StoreError::InUse;
    }
    match error.kind() {
        ErrorKind::NotFound => StoreError::Missing,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        ErrorKind::UnexpectedEof | ErrorKind::InvalidData => {
            StoreError::Damaged("the file ends too early".to_owned())
        }
        _ => StoreError::Io(Arc::new(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_damage_and_the_guard_ends_with_it() {
        let outcome = guard::<()>(|| {
            assert!(is_guarded());
            std::panic::resume_unwind(Box::new("page"))
        });
        assert!(matches!(outcome, Err(StoreError::Damaged(_))));
        assert!(!is_guarded());
    }

    #[test]
    fn a_full_and_a_read_only_disk_are_told_apart() {
        let of = |kind: ErrorKind| io_fault(kind.into());
        assert!(matches!(of(ErrorKind::StorageFull), StoreError::DiskFull));
        assert!(matches!(of(ErrorKind::ReadOnlyFilesystem), StoreError::ReadOnly));
        assert!(matches!(of(ErrorKind::BrokenPipe), StoreError::Io(_)));
    }
}
