//! Hands a change to the writer without waiting, and tells later what became of it.

use crate::store::{Change, StoreError};

use super::{App, AppError};

/// What became of a change that was handed over.
#[derive(Debug)]
pub enum Settled {
    /// It is committed.
    Stored,
    /// The disk failed; it is kept in memory and goes in with the next attempt.
    Kept(AppError),
    /// Nothing of it is stored, or will be.
    Refused(AppError),
}

/// Hands a change over and comes back at once; `notify` is called, on the writer's thread, when it
/// is committed or with why it is not.
pub(super) fn submit(
    app: &App,
    change: Result<Change, StoreError>,
    notify: impl FnOnce(Settled) + Send + 'static,
) {
    match change {
        Err(error) => notify(Settled::Refused(error.into())),
        Ok(change) => app.store.submit(change, |outcome| {
            notify(match outcome {
                Ok(_) => Settled::Stored,
                Err(error @ StoreError::Kept(_)) => Settled::Kept(error.into()),
                Err(error) => Settled::Refused(error.into()),
            });
        }),
    }
}
