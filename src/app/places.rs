//! Knows where the program keeps its files on this machine.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::error::{AppError, ErrorKind};
use super::settings::Settings;

/// Name of the store's file inside the data folder.
const STORE_FILE: &str = "juragan.redb";

/// Where store, backups and settings of this machine lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The store's file.
    pub store: PathBuf,
    /// Folder of the settings that belong to the machine and not to the centre.
    pub config: PathBuf,
    /// Folder of what the screen remembers between starts.
    pub state: PathBuf,
    /// Folder of the backups, where the settings name one.
    pub backup: Option<PathBuf>,
}

impl Places {
    /// Finds the places; `data` is a store file named by the user, before the settings name one.
    pub fn find(data: Option<PathBuf>) -> Result<Self, AppError> {
        let base = etcetera::choose_base_strategy();
        let base = base.map_err(|source| no_home().because(source))?;
        let own = |folder: PathBuf| folder.join("juragan");
        let config = own(base.config_dir());
        let settings = Settings::read(&config)?;
        let store = data.or(settings.data);
        Ok(Self {
            store: store.unwrap_or_else(|| own(base.data_dir()).join(STORE_FILE)),
            // Windows has no folder of its own for it.
            state: own(base.state_dir().unwrap_or_else(|| base.cache_dir())),
            backup: settings.backup_folder,
            config,
        })
    }

    /// Keeps everything below one folder, for practice and tests.
    pub fn below(folder: &Path) -> Self {
        Self {
            store: folder.join(STORE_FILE),
            config: folder.join("config"),
            state: folder.join("state"),
            backup: None,
        }
    }

    /// Gives the folder in which the store lies.
    pub fn data(&self) -> &Path {
        match self.store.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    /// Gives the folder of the backups that the program makes by itself.
    pub fn backups(&self) -> PathBuf {
        self.backup.clone().unwrap_or_else(|| self.data().join("backup"))
    }

    /// Gives the folder of the log.
    pub fn logs(&self) -> PathBuf {
        self.data().join("log")
    }
}

fn no_home() -> AppError {
    AppError::new(ErrorKind::File, "error-no-home-folder").hint("hint-name-data-file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_file_is_the_store_and_its_folder_holds_the_backups() {
        let places = Places::find(Some(PathBuf::from("/a/b/pusat.redb"))).unwrap();
        assert_eq!(places.store, Path::new("/a/b/pusat.redb"));
        assert_eq!(places.backups(), Path::new("/a/b/backup"));
        let bare = Places { store: PathBuf::from("pusat.redb"), ..places };
        assert_eq!(bare.data(), Path::new("."));
    }
}
