//! Opens the store of a centre: which file, which clock, in whose name.

use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::id::OperatorId;
use crate::domain::records::{Centre, Operator};
use crate::reference::Reference;
use crate::store::hybrid::LastChange;
use crate::store::{Change, OpenOptions, Place, Progress, Snapshot, Store, StoreError, Unlock};

pub use crate::store::hybrid::ClockDoubt;

use super::places::Places;
use super::{App, AppError, Clock, ErrorKind, SharedDirectory, frozen, hexadecimal, roles};

/// Bytes of the random name of this machine.
const MACHINE_BYTES: usize = 16;

/// A centre that is about to be opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where its files lie.
    pub places: Places,
    /// The clock, in whatever zone.
    pub clock: Clock,
    /// Name of the operator who works; found out where absent.
    pub operator: Option<String>,
    /// Program that reads foreign workbooks in a limited process.
    pub reader: PathBuf,
}

/// A centre that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The centre with its operator.
    pub app: App,
    /// Why today's date has to be asked before anything is written.
    pub doubt: Option<DateDoubt>,
}

/// A date of the machine that cannot be right, or hardly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateDoubt {
    /// Whether it lies before the last change or long after it.
    pub why: ClockDoubt,
    /// The date of the machine.
    pub machine: NaiveDate,
    /// The date of the last change.
    pub last_change: NaiveDate,
}

impl Opening {
    /// Tells whether there is a file to open.
    pub fn exists(&self) -> bool {
        self.places.store.exists()
    }

    /// Opens the store; `progress` is told how far its check has come.
    pub fn open(&self, unlock: Unlock, progress: Option<Progress>) -> Result<Opened, AppError> {
        let options = OpenOptions { unlock, progress, ..self.options()? };
        let opened = Store::open(&options)?;
        let snapshot = opened.store.read()?;
        let Some(centre) = snapshot.all::<Centre>()?.pop() else {
            return Err(
                AppError::new(ErrorKind::Data, "error-no-centre").hint("hint-store-missing")
            );
        };
        let operator = match opened.operator {
            Some(operator) => operator,
            None => self.operator(&snapshot, &opened.store)?,
        };
        let clock = self.clock.in_zone(&centre.zone);
        let app = App {
            store: opened.store,
            clock,
            operator,
            reader: self.reader.clone(),
            reference: Arc::new(self.reference()),
            directory: SharedDirectory::default(),
        };
        let doubt = opened.last.and_then(|last| doubt(&app.clock, last));
        Ok(Opened { app, doubt })
    }

    /// Gives the tables of reference, changed by the files in the data folder.
    pub(super) fn reference(&self) -> Reference {
        Reference::new(Some(self.places.data().to_owned()))
    }

    /// Names the file and this machine for the store.
    pub(super) fn options(&self) -> Result<OpenOptions, AppError> {
        let place = Place::Disk(self.places.store.clone());
        Ok(OpenOptions { gate, ..OpenOptions::new(place, machine(&self.places)?) })
    }

    /// Finds who works where no passphrase tells it: the one that was named, else who made the
    /// last change.
    fn operator(&self, snapshot: &Snapshot, store: &Store) -> Result<OperatorId, AppError> {
        let operators = snapshot.all::<Operator>()?;
        if let Some(name) = &self.operator {
            let named = |operator: &&Operator| {
                operator.name.trim().to_lowercase() == name.trim().to_lowercase()
            };
            let found = operators.iter().find(named).map(|operator| operator.id);
            let known: Vec<&str> =
                operators.iter().map(|operator| operator.name.as_str()).collect();
            return found.ok_or_else(|| {
                AppError::user("error-operator-unknown")
                    .fact("name", name.as_str())
                    .fact("known", known.join(", "))
            });
        }
        let last = store.history(None, 1)?.first().map(|change| change.author.operator);
        let is_known = |id: &OperatorId| operators.iter().any(|operator| operator.id == *id);
        let first = || operators.iter().map(|operator| operator.id).min();
        Ok(last.filter(is_known).or_else(first).unwrap_or_default())
    }
}

impl Opened {
    /// Takes the date that the operator gave; it holds for this run and its changes carry it.
    #[must_use]
    pub fn on(mut self, today: NaiveDate) -> App {
        let shift = today - self.app.clock.today();
        self.app.clock = self.app.clock.shifted(shift);
        self.app
    }
}

/// Doubts a wall clock that the store doubts; a fixed one is meant as it is.
fn doubt(clock: &Clock, last: LastChange) -> Option<DateDoubt> {
    if matches!(clock, Clock::Fixed(_)) {
        return None;
    }
    let why = last.doubt(clock.wall_ms())?;
    let last_change = clock.moment_of(last.wall_ms)?.date_naive();
    Some(DateDoubt { why, machine: clock.today(), last_change })
}

/// Refuses what is not for the role of its operator, and what a decision was made from.
fn gate(snapshot: &Snapshot, change: &Change) -> Result<(), StoreError> {
    roles::gate(snapshot, change)?;
    frozen::gate(snapshot, change)
}

/// Gives the random name of this machine, made on the first run; a store that was last used on
/// another machine starts a chain of its own.
fn machine(places: &Places) -> Result<Vec<u8>, AppError> {
    let failed = |source| {
        let folder = places.config.display().to_string();
        AppError::new(ErrorKind::File, "error-config-folder").fact("folder", folder).because(source)
    };
    let path = places.config.join("machine");
    match fs::read(&path) {
        Ok(name) if !name.is_empty() => return Ok(name),
        Err(error) if error.kind() != IoErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut bytes = [0; MACHINE_BYTES];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Closed)?;
    let name = hexadecimal(&bytes);
    fs::create_dir_all(&places.config).map_err(failed)?;
    fs::write(&path, &name).map_err(failed)?;
    Ok(name.into_bytes())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::records::Zone;
    use crate::store::hybrid::HybridTime;

    #[test]
    fn a_fixed_clock_is_not_doubted_and_the_machines_is() {
        let last = LastChange {
            time: HybridTime::at(i64::MAX),
            wall_ms: DateTime::parse_from_rfc3339("2999-03-06T16:00:00+07:00")
                .unwrap()
                .timestamp_millis(),
        };
        let found = doubt(&Clock::system(&Zone::Western), last).unwrap();
        assert_eq!(found.why, ClockDoubt::BeforeLastChange);
        assert_eq!(found.last_change, NaiveDate::from_ymd_opt(2999, 3, 6).unwrap());
        assert_eq!(doubt(&Clock::parse_fixed("2001-01-01T00:00+07:00").unwrap(), last), None);
    }

    #[test]
    fn a_machine_keeps_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::below(folder.path());
        let name = machine(&places).unwrap();
        assert_eq!(name.len(), 2 * MACHINE_BYTES);
        assert_eq!(machine(&places).unwrap(), name);
    }
}
