//! The directory as screens and workers share it.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::app::{App, AppError};

use super::{Directory, Hit, Renewed};

/// A directory that is built on a worker and asked from everywhere; copies share it.
#[derive(Clone, Debug, Default)]
pub struct SharedDirectory(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    known: RwLock<Option<Directory>>,
    /// Held while it is renewed, so that it is never built twice at once.
    renewing: Mutex<()>,
}

impl SharedDirectory {
    /// Takes in what changed in the store; builds where that is quicker or nothing is built yet.
    pub fn renew(&self, app: &App) -> Result<(), AppError> {
        let _alone = self.0.renewing.lock().unwrap_or_else(PoisonError::into_inner);
        let (snapshot, today) = (app.store.read()?, app.today());
        {
            let mut known = self.0.known.write().unwrap_or_else(PoisonError::into_inner);
            if let Some(directory) = known.as_mut()
                && directory.renew(&snapshot, today)? == Renewed::Yes
            {
                return Ok(());
            }
        }
        // Nobody who searches waits for this.
        let built = Directory::build(&snapshot, today)?;
        *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = Some(built);
        Ok(())
    }

    /// Asks it something; nothing where it is not built yet.
    pub fn ask<T>(&self, question: impl FnOnce(&Directory) -> T) -> Option<T> {
        self.0.known.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(question)
    }

    /// Finds what holds all that was typed; nothing where it is not built yet.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.ask(|directory| directory.search(query, limit)).unwrap_or_default()
    }
}
