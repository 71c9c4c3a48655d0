//! Makes backups: when told to, and by itself, in the program's folder and in a second place.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::store::StoreError;
use crate::store::backup::{self, Outcome};
use crate::store::ballast;

use super::{App, AppError, ErrorKind};

/// Days after which a second place without a new copy is called to mind.
const REMIND_AFTER_DAYS: i64 = 7;
/// Where the second place is noted, in the config folder: it belongs to the machine.
const SECOND_PLACE: &str = "second-backup.toml";

/// When the program makes a backup by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// After the first opening of a day.
    Opening,
    /// On leaving.
    Leaving,
    /// Before an import.
    Import,
}

/// What became of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackedUp {
    /// This file was written and verified.
    Written(PathBuf),
    /// Nothing changed since this file was written.
    Unchanged(PathBuf),
    /// It is not the time for one, or the centre has no file of its own.
    NotDue,
}

/// What is known of the backups of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupStatus {
    /// The newest backup in the program's folder, in the centre's zone.
    pub newest: Option<NaiveDateTime>,
    /// The second place.
    pub second: SecondStatus,
}

/// How the second place stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondStatus {
    /// None was chosen.
    NotChosen,
    /// It was copied to within the last 7 days.
    Fresh(SecondPlace),
    /// It was not copied to for so many days.
    Overdue(SecondPlace, i64),
}

/// A folder on another disk, such as a USB stick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondPlace {
    /// The folder.
    pub folder: PathBuf,
    /// Day of the last copy.
    pub last: NaiveDate,
    /// Folders that were the second place before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<PathBuf>,
}

/// Held while a backup is made: the one of the day and the one before an import would otherwise
/// take each other's unfinished files away.
static TURN: Mutex<()> = Mutex::new(());

/// Makes a backup in a folder and takes away the ones that are not kept any longer.
pub fn back_up(app: &App, folder: &Path) -> Result<BackedUp, AppError> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let snapshot = app.store.read()?;
    let now = app.clock.now().naive_local();
    let outcome = match backup::write(&snapshot, folder, now) {
        // The oldest make room for the newest.
        Err(StoreError::DiskFull) if backup::thin(folder)? > 0 => {
            backup::write(&snapshot, folder, now)
        }
        outcome => outcome,
    };
    let done = match outcome? {
        Outcome::Written(backup) => BackedUp::Written(backup.path),
        Outcome::Unchanged(backup) => BackedUp::Unchanged(backup.path),
    };
    backup::thin(folder)?;
    Ok(done)
}

/// Makes a backup in the program's folder if the occasion asks for one. Sees to it that there is
/// ballast to give up when the disk is full.
pub fn back_up_on(app: &App, folder: &Path, occasion: Occasion) -> Result<BackedUp, AppError> {
    let Some(path) = app.store.place().path() else { return Ok(BackedUp::NotDue) };
    // A disk too full for the ballast has to do without.
    drop(ballast::keep(path));
    if occasion == Occasion::Opening {
        let newest = backup::list(folder)?.into_iter().next();
        if newest.is_some_and(|backup| backup.made.date() == app.today()) {
            return Ok(BackedUp::NotDue);
        }
    }
    back_up(app, folder)
}

/// Makes a backup in a second place, which is noted in the config folder and called to mind when
/// it was not copied to for 7 days.
pub fn back_up_elsewhere(app: &App, config: &Path, folder: &Path) -> Result<BackedUp, AppError> {
    let done = back_up(app, folder)?;
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut earlier = second_places(config);
    earlier.retain(|place| *place != folder);
    note(config, &SecondPlace { folder, last: app.today(), earlier })?;
    Ok(done)
}

/// Tells what is known of the backups; `folder` is the program's own.
pub fn status(app: &App, config: &Path, folder: &Path) -> Result<BackupStatus, AppError> {
    let newest = backup::list(folder)?.first().map(|backup| backup.made);
    let second = match second_place(config) {
        None => SecondStatus::NotChosen,
        Some(place) => match (app.today() - place.last).num_days() {
            days if days > REMIND_AFTER_DAYS => SecondStatus::Overdue(place, days),
            _ => SecondStatus::Fresh(place),
        },
    };
    Ok(BackupStatus { newest, second })
}

/// Below this size nobody gains anything from a smaller file.
const WORTHWHILE_BYTES: u64 = 4 * 1024 * 1024;

/// Gives the unused bytes of the file, where they are more than half of it.
pub fn loose_bytes(app: &App) -> Result<Option<u64>, AppError> {
    let usage = app.store.usage()?;
    let spare = usage.file_bytes.saturating_sub(usage.used_bytes);
    let is_loose = usage.file_bytes >= WORTHWHILE_BYTES && spare > usage.used_bytes;
    Ok(is_loose.then_some(spare))
}

/// Gives unused space of the file back to the disk; nothing may read it meanwhile.
pub fn tighten(app: &App) -> Result<(), AppError> {
    Ok(app.store.compact()?)
}

/// Gives the second place, if one was chosen on this machine.
pub fn second_place(config: &Path) -> Option<SecondPlace> {
    let text = fs::read_to_string(config.join(SECOND_PLACE)).ok()?;
    // A file that somebody spoilt only means choosing the place again.
    toml::from_str(&text).ok()
}

/// Lists every folder that is or was the second place of this machine.
pub fn second_places(config: &Path) -> Vec<PathBuf> {
    let place = second_place(config);
    place.map(|place| [vec![place.folder], place.earlier].concat()).unwrap_or_default()
}

fn note(config: &Path, place: &SecondPlace) -> Result<(), AppError> {
    let failed = |source: std::io::Error| {
        AppError::new(ErrorKind::File, "error-backup-second-place")
            .fact("folder", config.display().to_string())
            .because(source)
    };
    let text = toml::to_string(place).map_err(|error| failed(std::io::Error::other(error)))?;
    fs::create_dir_all(config).map_err(failed)?;
    fs::write(config.join(SECOND_PLACE), text).map_err(failed)
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::app::{Clock, SharedDirectory};
    use crate::domain::id::{OperatorId, PersonId};
    use crate::domain::records::{Operator, Person};
    use crate::reference::Reference;
    use crate::store::{OpenOptions, Place, Store, Unlock};

    /// Says how a centre in a folder is opened at a moment.
    pub(in crate::app) fn open(folder: &Path, now: &str, unlock: Unlock) -> Result<App, AppError> {
        let place = Place::Disk(folder.join("juragan.redb"));
        let options = OpenOptions { unlock, ..OpenOptions::new(place, b"machine".to_vec()) };
        let store = if folder.join("juragan.redb").exists() {
            Store::open(&options)?.store
        } else {
            Store::create(&options)?
        };
        let clock = Clock::parse_fixed(now).unwrap();
        let operator = OperatorId::new(Uuid::from_u128(1));
        let reference = Arc::new(Reference::new(None));
        let directory = SharedDirectory::default();
        Ok(App { store, clock, operator, reader: PathBuf::new(), reference, directory })
    }

    /// Makes a centre with an operator, Sari.
    pub(in crate::app) fn centre(folder: &Path) -> App {
        let app = open(folder, "2026-03-02T16:40+07:00", Unlock::Open).unwrap();
        let mut change = app.change("setup.init");
        let sari = Operator { id: app.operator, name: "Sari".to_owned(), ..Operator::default() };
        change.create(&sari).unwrap();
        app.store.commit(change).unwrap();
        app
    }

    /// Adds a person.
    pub(in crate::app) fn enrol(app: &App, name: &str) {
        let mut change = app.change("participant.new");
        let id = PersonId::new(Uuid::now_v7());
        change.create(&Person::new(id, name.to_owned())).unwrap();
        app.store.commit(change).unwrap();
    }

    fn at(app: &App, now: &str) -> App {
        App { clock: Clock::parse_fixed(now).unwrap(), ..app.clone() }
    }

    #[test]
    fn the_first_opening_of_a_day_makes_a_backup_and_the_second_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let (app, backups) = (centre(folder.path()), folder.path().join("backup"));
        let on = |app: &App, occasion| back_up_on(app, &backups, occasion).unwrap();
        assert!(matches!(on(&app, Occasion::Opening), BackedUp::Written(_)));
        enrol(&app, "Siti Aminah");
        assert_eq!(on(&app, Occasion::Opening), BackedUp::NotDue);
        assert!(matches!(on(&app, Occasion::Import), BackedUp::Written(_)));
        assert!(matches!(on(&app, Occasion::Leaving), BackedUp::Unchanged(_)));
        let tomorrow = at(&app, "2026-03-03T07:30+07:00");
        assert!(matches!(on(&tomorrow, Occasion::Opening), BackedUp::Unchanged(_)));
        enrol(&tomorrow, "Budi");
        assert!(matches!(on(&tomorrow, Occasion::Opening), BackedUp::Written(_)));
        // Of the first day only the later one is kept.
        assert_eq!(backup::list(&backups).unwrap().len(), 2);
    }

    #[test]
    fn the_second_place_is_called_to_mind_after_seven_days() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        let (config, backups) = (folder.path().join("config"), folder.path().join("backup"));
        let second = |app: &App| status(app, &config, &backups).unwrap().second;
        assert_eq!(second(&app), SecondStatus::NotChosen);
        let stick = folder.path().join("usb");
        back_up_elsewhere(&app, &config, &stick).unwrap();
        let place = SecondPlace { folder: stick, last: app.today(), earlier: Vec::new() };
        assert_eq!(second(&app), SecondStatus::Fresh(place.clone()));
        let after = |now| second(&at(&app, now));
        assert_eq!(after("2026-03-09T08:00+07:00"), SecondStatus::Fresh(place.clone()));
        assert_eq!(after("2026-03-10T08:00+07:00"), SecondStatus::Overdue(place, 8));
        assert_eq!(status(&app, &config, &backups).unwrap().newest, None);

        fs::write(config.join(SECOND_PLACE), b"spoilt").unwrap();
        assert_eq!(second(&app), SecondStatus::NotChosen);
    }

    #[test]
    fn backups_asked_for_at_the_same_time_do_not_disturb_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        let backups = folder.path().join("backup");
        let outcomes: Vec<bool> = std::thread::scope(|scope| {
            let made = (0..4).map(|_| scope.spawn(|| back_up(&app, &backups).is_ok()));
            made.collect::<Vec<_>>().into_iter().map(|made| made.join().unwrap()).collect()
        });
        assert_eq!(outcomes, [true; 4]);
        assert_eq!(backup::list(&backups).unwrap().len(), 1);
    }
}
