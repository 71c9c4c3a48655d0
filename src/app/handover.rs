//! Going on with the data on another laptop: a copy goes there, and what stays here is only read.
//!
//! That the data left is a change like any other, in the chain of this copy of the store. As long
//! as it is the newest one there, the gate of the store takes nothing else. The new laptop grows a
//! chain of its own and is free, and so is a file that is brought back from it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::store::{CommandArg, Snapshot, StoreError};

use super::safety::{self, BackedUp};
use super::{App, AppError, emergency, history, roles};

/// Why the gate refuses, where the data left this laptop.
pub(super) const LEFT: &str = "left";

/// Command of the change that says that the data left.
const LEAVE: &str = "laptop.leave";

/// Command of the change that takes that back.
const STAY: &str = "laptop.stay";

/// What is still done here after the data left: staying after all, or taking in a file that comes
/// back.
const STILL_DONE: &[&str] = &[STAY, "backup.restore"];

/// Name of the value that holds the folder of the copy.
const FOLDER: &str = "folder";

/// When the data left this laptop, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// When, in the zone of the centre.
    pub at: DateTime<FixedOffset>,
    /// Folder in which the copy for the new laptop was put.
    pub folder: String,
    /// Name of who did it.
    pub by: String,
}

/// Tells since when the data of this laptop is only read; nothing where it is worked with.
pub fn left(app: &App) -> Result<Option<Left>, AppError> {
    let newest = app.store.read()?.newest_own()?;
    let Some(change) = newest.filter(|change| change.command == LEAVE) else { return Ok(None) };
    let folder = change.args.into_iter().find_map(|(name, value)| match value {
        CommandArg::Text(text) if name == FOLDER => Some(text),
        _ => None,
    });
    let by = history::operator_names(app)?.remove(&change.author.operator);
    Ok(Some(Left {
        at: app.clock.moment_of(change.author.wall_ms).unwrap_or_else(|| app.clock.now()),
        folder: folder.unwrap_or_default(),
        by: by.unwrap_or_default(),
    }))
}

/// Writes a copy for another laptop into a folder; from then on the data here is only read. Where
/// the copy cannot be written, nothing changes.
pub fn leave(app: &App, folder: &Path) -> Result<PathBuf, AppError> {
    roles::allow(app, LEAVE)?;
    emergency::refuse_waiting(app)?;
    let named = CommandArg::Text(folder.display().to_string());
    app.store.commit(app.change(LEAVE).with(FOLDER, named).permanent())?;
    // Written after the mark, so that the copy has all that the file here has.
    match safety::back_up(app, folder) {
        Ok(BackedUp::Written(path) | BackedUp::Unchanged(path)) => Ok(path),
        Ok(BackedUp::NotDue) => {
            stay(app)?;
            Err(AppError::user("error-laptop-no-file"))
        }
        Err(error) => {
            stay(app)?;
            Err(error)
        }
    }
}

/// Goes on with the data here after all.
pub fn stay(app: &App) -> Result<(), AppError> {
    roles::allow(app, STAY)?;
    app.store.commit(app.change(STAY).permanent())?;
    Ok(())
}

/// Refuses what is not done any more after the data left this laptop.
pub(in crate::app) fn refuse_left(snapshot: &Snapshot, command: &str) -> Result<(), StoreError> {
    if STILL_DONE.contains(&command) {
        return Ok(());
    }
    match snapshot.newest_own()? {
        Some(newest) if newest.command == LEAVE => Err(StoreError::Forbidden(LEFT)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edit::set_field;
    use crate::app::places::Places;
    use crate::app::practice::tests::World;
    use crate::app::tests::refused;
    use crate::app::{access, operators, people, restore};
    use crate::domain::records::{Person, Role};
    use crate::store::Unlock;

    fn edit(app: &App, village: &str) -> Result<(), AppError> {
        let person = app.store.read()?.all::<Person>()?.remove(0);
        set_field::<Person>(app, people::key(person.id), "village", village).map(drop)
    }

    /// A centre opened through the gate, and a folder for the copy.
    fn gated(world: &World) -> (App, PathBuf) {
        world.app.store.close().unwrap();
        let opening = world.opening();
        let folder = opening.places.data().join("usb");
        (opening.open(Unlock::Open, None).unwrap().app, folder)
    }

    #[test]
    fn what_stays_behind_is_only_read_also_after_a_restart_and_says_where_it_went() {
        let world = World::new();
        let (app, folder) = gated(&world);
        assert_eq!(left(&app).unwrap(), None);
        let copy = leave(&app, &folder).unwrap();
        assert!(copy.starts_with(&folder) && copy.exists());
        app.store.close().unwrap();
        let app = world.opening().open(Unlock::Open, None).unwrap().app;
        let told = left(&app).unwrap().unwrap();
        assert_eq!((told.by.as_str(), told.at), ("Sari", app.clock.now()));
        assert_eq!(told.folder, folder.display().to_string());
        refused(edit(&app, "Desa Baru"), "error-laptop-left");
        refused(history::undo(&app), "error-laptop-left");
        refused(operators::add(&app, "Budi", Role::Admin), "error-laptop-left");
        refused(access::unprotect(&app, "apa saja"), "error-laptop-left");
        refused(leave(&app, &folder), "error-laptop-left");
    }

    #[test]
    fn staying_after_all_takes_changes_again_and_is_not_taken_back() {
        let world = World::new();
        let (app, folder) = gated(&world);
        leave(&app, &folder).unwrap();
        stay(&app).unwrap();
        assert_eq!(left(&app).unwrap(), None);
        edit(&app, "Desa Baru").unwrap();
        let commands: Vec<String> =
            app.store.history(None, 3).unwrap().into_iter().map(|row| row.command).collect();
        assert_eq!(commands, ["person.edit", "laptop.stay", "laptop.leave"]);
        history::undo(&app).unwrap();
        assert_ne!(app.store.next_undo().unwrap().unwrap().command, "laptop.stay");
    }

    #[test]
    fn the_new_laptop_is_free_and_what_comes_back_from_it_is_too() {
        let world = World::new();
        let (app, folder) = gated(&world);
        let copy = leave(&app, &folder).unwrap();
        let there = tempfile::tempdir().unwrap();
        let places = Places::below(there.path());
        restore::look(None, app.clock, &copy, &Unlock::Open)
            .unwrap()
            .carry_out(&places.store)
            .unwrap();
        let mut opening = world.opening();
        opening.places = places;
        let new = opening.open(Unlock::Open, None).unwrap().app;
        assert_eq!(left(&new).unwrap(), None);
        edit(&new, "Desa Jauh").unwrap();
        let BackedUp::Written(back) = safety::back_up(&new, &folder).unwrap() else {
            panic!("no copy")
        };
        let restoring = restore::look(Some(&app), app.clock, &back, &Unlock::Open).unwrap();
        assert_eq!(restoring.sentences()[0].0, "restore-newer");
        app.store.close().unwrap();
        restoring.carry_out(&world.opening().places.store).unwrap();
        let app = world.opening().open(Unlock::Open, None).unwrap().app;
        assert_eq!(left(&app).unwrap(), None);
        edit(&app, "Desa Dekat").unwrap();
    }

    #[test]
    fn a_copy_that_cannot_be_written_leaves_everything_as_it_was() {
        let world = World::new();
        let (app, folder) = gated(&world);
        std::fs::write(&folder, "no folder").unwrap();
        assert!(leave(&app, &folder).is_err());
        assert_eq!(left(&app).unwrap(), None);
        edit(&app, "Desa Baru").unwrap();
    }
}
