//! Use cases: what operators do, one file a family, over store and exchange.

pub mod class;
pub mod clock;
pub mod error;
pub mod overview;

mod store_error;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::id::OperatorId;
use crate::store::{Author, Change, Store};

pub use crate::store::{ChangeSummary, CommandArg, Progress, Relation, UndoReport, Unlock};

pub use clock::Clock;
pub use error::{AppError, ErrorKind, Fact};

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
