//! Use cases: what operators do, one file a family, over store and exchange.

pub mod about;
pub mod access;
pub mod backups;
pub mod changed;
pub mod class;
pub mod clock;
pub mod cohort_care;
pub mod cohorts;
pub mod curricula;
pub mod deeds;
pub mod directory;
pub mod drafts;
pub mod edit;
pub mod emergency;
pub mod error;
pub mod find;
pub mod folders;
pub mod follow;
pub mod graduate;
pub mod handover;
pub mod history;
pub mod home;
pub mod import;
pub mod journey;
pub mod listing;
pub mod lists;
pub mod lock;
pub mod log;
pub mod meeting;
pub mod memberships;
pub mod opening;
pub mod operators;
pub mod overview;
pub mod people;
pub mod places;
pub mod practice;
pub mod remembered;
pub mod report;
pub mod restore;
pub mod road;
pub mod roles;
pub mod safety;
pub mod scores;
pub mod session_care;
pub mod sessions;
pub mod settings;
pub mod settled;
pub mod setup;
pub mod sheet;
pub mod spreadsheets;
pub mod teach;
pub mod verify;
pub mod watch;

mod frozen;
#[cfg(test)]
pub(crate) mod memory;
mod store_error;
mod values;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::id::OperatorId;
use crate::reference::Reference;
use crate::store::{Author, Change, Store};

pub use crate::store::{
    ChangeSummary, ClockTrust, CommandArg, OnFault, Progress, Relation, UndoReport, Unlock,
};

pub use clock::Clock;
pub use directory::SharedDirectory;
pub use error::{AppError, ErrorKind, Fact};
pub use store_error::{LOCKED, WRONG_PASSPHRASE};

/// Tells whether a panic on this thread is about to become an error, so that a panic hook keeps
/// quiet and leaves the terminal alone.
pub fn is_guarded() -> bool {
    crate::store::damage::is_guarded() || crate::exchange::guard::is_guarded()
}

/// An open centre with the operator who works in it.
#[derive(Clone, Debug)]
pub struct App {
    /// The store.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// Who works.
    pub operator: OperatorId,
    /// Program that reads foreign workbooks in a limited process; set by `main`.
    pub reader: PathBuf,
    /// Tables of regions, countries and the like.
    pub reference: Arc<Reference>,
    /// People, cohorts and ventures by what they are searched with; empty until it was built.
    pub directory: SharedDirectory,
}

impl App {
    /// Gives today's date.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Gives who acts and when.
    pub fn author(&self) -> Author {
        Author { operator: self.operator, wall_ms: self.clock.wall_ms(), trust: self.clock.trust() }
    }

    /// Starts a change of a command, such as `cohort.new`.
    pub fn change(&self, command: &str) -> Change {
        Change::new(Clock::fresh_id(), command, self.author())
    }
}

/// Writes bytes as lower-case hexadecimal digits.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests;
