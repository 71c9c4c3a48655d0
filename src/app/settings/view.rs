//! What the screen of the settings shows.

use std::path::PathBuf;

use super::Settings;
use crate::app::access::{self, Protection};
use crate::app::places::Places;
use crate::app::{App, AppError};
use crate::domain::records::Centre;

/// The settings with what stands beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsView {
    /// The settings of this machine.
    pub settings: Settings,
    /// Name of the centre.
    pub centre: String,
    /// Who can open the data.
    pub protection: Protection,
    /// The store's file, wherever it was named.
    pub file: PathBuf,
    /// The folder of the backups that the program makes by itself.
    pub backups: PathBuf,
    /// The folder of the settings.
    pub config: PathBuf,
}

/// Reads what the screen of the settings shows.
pub fn view(app: &App, places: &Places) -> Result<SettingsView, AppError> {
    let centre = app.store.read()?.all::<Centre>()?.pop().unwrap_or_default();
    Ok(SettingsView {
        settings: Settings::read(&places.config)?,
        centre: centre.name,
        protection: access::protection(app)?,
        file: places.store.clone(),
        backups: places.backups(),
        config: places.config.clone(),
    })
}
