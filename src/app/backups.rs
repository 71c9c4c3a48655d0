//! What the screen of the backups shows: which there are, where they lie, who can open the data.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::domain::records::Centre;
use crate::store::backup;

use super::access::{self, Protection};
use super::handover::{self, Left};
use super::places::Places;
use super::safety::{self, BackupStatus};
use super::{App, AppError};

/// All that is known of the backups of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupsView {
    /// Newest backup and second place.
    pub status: BackupStatus,
    /// Who can open the data.
    pub protection: Protection,
    /// Since when the data of this laptop is only read.
    pub left: Option<Left>,
    /// The store's file.
    pub file: PathBuf,
    /// The program's own folder of backups.
    pub folder: PathBuf,
    /// Bytes that could be given back to the disk, where that is worth it.
    pub loose_bytes: Option<u64>,
    /// The backups of both places, the newest first.
    pub rows: Vec<BackupRow>,
    /// The word that is typed before something that is not taken back: the code of the centre, or
    /// its name where it has none.
    pub word: String,
}

/// A backup in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRow {
    /// The file.
    pub path: PathBuf,
    /// When it was made, in the zone of the centre.
    pub made: NaiveDateTime,
    /// Its size.
    pub bytes: u64,
    /// In which of the places it lies.
    pub kept: KeptIn,
}

/// In which of the places a backup lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptIn {
    /// In the program's own folder.
    Own,
    /// In the second place.
    Second,
}

/// Reads what the screen of the backups shows.
pub fn view(app: &App, places: &Places) -> Result<BackupsView, AppError> {
    let folder = places.backups();
    let status = safety::status(app, &places.config, &folder)?;
    let mut rows = rows(&folder, KeptIn::Own)?;
    if let Some(second) = safety::second_place(&places.config) {
        // A stick that is not plugged in has none.
        rows.extend(self::rows(&second.folder, KeptIn::Second).unwrap_or_default());
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.made));
    Ok(BackupsView {
        status,
        protection: access::protection(app)?,
        left: handover::left(app)?,
        file: places.store.clone(),
        folder,
        loose_bytes: safety::loose_bytes(app)?,
        rows,
        word: word(app)?,
    })
}

/// Gives the word that is typed before something that is not taken back.
pub fn word(app: &App) -> Result<String, AppError> {
    let centre = app.store.read()?.all::<Centre>()?.pop().unwrap_or_default();
    Ok(if centre.code.is_empty() { centre.name } else { centre.code })
}

fn rows(folder: &Path, kept: KeptIn) -> Result<Vec<BackupRow>, AppError> {
    let row = |backup: backup::Backup| BackupRow {
        path: backup.path,
        made: backup.made,
        bytes: backup.bytes,
        kept,
    };
    Ok(backup::list(folder)?.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Clock;
    use crate::app::practice::tests::World;

    #[test]
    fn the_backups_of_both_places_are_listed_the_newest_first() {
        let world = World::new();
        let places = world.opening().places;
        let empty = view(&world.app, &places).unwrap();
        assert!(empty.rows.is_empty() && empty.left.is_none());
        assert_eq!(empty.word, "BAHARI");
        safety::back_up(&world.app, &places.backups()).unwrap();
        let mut later = world.app;
        later.clock = Clock::parse_fixed("2026-03-03T09:00+07:00").unwrap();
        let stick = places.data().join("usb");
        safety::back_up_elsewhere(&later, &places.config, &stick).unwrap();
        let rows = view(&later, &places).unwrap().rows;
        let kept: Vec<KeptIn> = rows.iter().map(|row| row.kept).collect();
        assert_eq!(kept, [KeptIn::Second, KeptIn::Own]);
        assert!(rows.iter().all(|row| row.bytes > 0 && row.path.exists()));
        std::fs::remove_dir_all(&stick).unwrap();
        assert_eq!(view(&later, &places).unwrap().rows.len(), 1, "a stick that was pulled out");
    }
}
