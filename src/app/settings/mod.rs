//! Settings that belong to the machine and its user, not to the centre: a file that people may
//! write by hand, and that the program writes whole or not at all.

mod fields;
mod view;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::domain::field::Cell;
use crate::domain::fields::field_named;
use crate::exchange::atomic::{self, FileError};

use super::places::Places;
use super::{AppError, ErrorKind};

pub use fields::SETTING_FIELDS;
pub use view::{SettingsView, view};

/// Name of the file in the config folder.
const FILE: &str = "settings.toml";

/// Table of the file that gives commands other keys.
const KEYS: &str = "keys";

/// Minutes without a key after which the screen is locked, where there is a passphrase.
const LOCK_MINUTES: u16 = 5;

/// The settings of a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Code of the language.
    pub language: Option<String>,
    /// Code of the colours.
    pub theme: Option<String>,
    /// Code of the signs that lines are drawn with.
    pub glyphs: Option<String>,
    /// The store's file; the one in the data folder where absent.
    pub data: Option<PathBuf>,
    /// Folder of the backups; beside the store where absent.
    pub backup_folder: Option<PathBuf>,
    /// A second folder for backups, on another disk.
    pub second_backup: Option<PathBuf>,
    /// Minutes without a key after which the screen is locked, where there is a passphrase.
    pub lock_minutes: u16,
    /// Other keys, by the message that names their command; whether they clash the screen checks.
    pub keys: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: None,
            glyphs: None,
            data: None,
            backup_folder: None,
            second_backup: None,
            lock_minutes: LOCK_MINUTES,
            keys: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Reads the settings of a config folder; without a file all is as it comes.
    pub fn read(config: &Path) -> Result<Self, AppError> {
        let path = config.join(FILE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == IoErrorKind::NotFound => return Ok(Self::default()),
            Err(error) if error.kind() == IoErrorKind::InvalidData => {
                return Err(at(&path, "error-settings-syntax").fact("line", 1_i64).because(error));
            }
            Err(error) => return Err(at(&path, "error-settings-unread").because(error)),
        };
        let table = text.parse::<Table>().map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count().saturating_add(1);
            at(&path, "error-settings-syntax").fact("line", line).because(error)
        })?;
        let mut settings = Self::default();
        for (name, value) in &table {
            if name == KEYS {
                settings.keys = keys(value).ok_or_else(|| unfit(&path, KEYS))?;
            } else {
                settings.take(&path, name, value)?;
            }
        }
        Ok(settings)
    }

    /// Writes the settings; what is as it comes is left out.
    pub fn write(&self, config: &Path) -> Result<(), AppError> {
        let path = config.join(FILE);
        let default = Self::default();
        let mut table = Table::new();
        for field in SETTING_FIELDS {
            let cell = (field.get)(self);
            if cell != (field.get)(&default) {
                table.extend(value_of(cell).map(|value| (field.name.to_owned(), value)));
            }
        }
        if !self.keys.is_empty() {
            let keys = self.keys.iter().map(|(name, key)| (name.clone(), key.clone().into()));
            table.insert(KEYS.to_owned(), Value::Table(keys.collect()));
        }
        write_whole(&path, table.to_string().as_bytes())
    }

    fn take(&mut self, path: &Path, name: &str, value: &Value) -> Result<(), AppError> {
        let Some(field) = field_named(SETTING_FIELDS, name) else {
            let mut known: Vec<&str> = SETTING_FIELDS.iter().map(|field| field.name).collect();
            known.push(KEYS);
            return Err(at(path, "error-settings-unknown")
                .fact("name", name)
                .fact("known", known.join(", ")));
        };
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            _ => return Err(unfit(path, name)),
        };
        (field.set)(self, &text).map_err(|fault| unfit(path, name).because(fault))
    }
}

/// Gives the code of the language that was chosen on this machine, if one was.
pub fn language(places: &Places) -> Option<String> {
    Settings::read(&places.config).ok()?.language
}

/// Remembers the language for the next start; a file that somebody spoilt is left as it is.
pub fn keep_language(places: &Places, code: &str) -> Result<(), AppError> {
    let settings = Settings::read(&places.config)?;
    Settings { language: Some(code.to_owned()), ..settings }.write(&places.config)
}

/// Writes one setting beside what stands there, as somebody may have changed the file by hand
/// meanwhile; gives the settings as they are then.
pub fn set(places: &Places, name: &'static str, text: &str) -> Result<Settings, AppError> {
    let mut settings = Settings::read(&places.config)?;
    let field = field_named(SETTING_FIELDS, name)
        .ok_or_else(|| AppError::new(ErrorKind::Bug, "error-settings-name").fact("name", name))?;
    (field.set)(&mut settings, text).map_err(|fault| AppError::of_field(name, fault))?;
    settings.write(&places.config)?;
    Ok(settings)
}

/// Gives a command another key, or its own one back; gives the settings as they are then.
pub fn set_key(places: &Places, command: &str, key: Option<String>) -> Result<Settings, AppError> {
    let mut settings = Settings::read(&places.config)?;
    match key {
        Some(key) => drop(settings.keys.insert(command.to_owned(), key)),
        None => drop(settings.keys.remove(command)),
    }
    settings.write(&places.config)?;
    Ok(settings)
}

/// Remembers the colours for the next start; a file that somebody spoilt is left as it is.
pub fn keep_theme(places: &Places, code: &str) -> Result<(), AppError> {
    let settings = Settings::read(&places.config)?;
    Settings { theme: Some(code.to_owned()), ..settings }.write(&places.config)
}

/// Writes a file of this machine, whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let folder = path.parent().unwrap_or(path);
    let failed = |source: FileError| {
        let folder = folder.display().to_string();
        AppError::new(ErrorKind::File, "error-config-folder").fact("folder", folder).because(source)
    };
    let io = |source| FileError::Io { path: path.to_owned(), source };
    fs::create_dir_all(folder).map_err(io).map_err(failed)?;
    let draft = atomic::draft(path, |out| out.write_all(bytes).map_err(io)).map_err(failed)?;
    atomic::publish(vec![draft]).map_err(failed)?.keep();
    Ok(())
}

fn keys(value: &Value) -> Option<BTreeMap<String, String>> {
    let Value::Table(table) = value else { return None };
    table.iter().map(|(name, key)| Some((name.clone(), key.as_str()?.to_owned()))).collect()
}

fn value_of(cell: Cell) -> Option<Value> {
    match cell {
        Cell::Text(text) | Cell::Choice(_, text) => Some(Value::String(text)),
        Cell::Integer(number) => Some(Value::Integer(number)),
        _ => None,
    }
}

fn at(path: &Path, id: &'static str) -> AppError {
    AppError::new(ErrorKind::File, id)
        .fact("path", path.display().to_string())
        .hint("hint-settings")
}

fn unfit(path: &Path, name: &str) -> AppError {
    at(path, "error-settings-value").fact("name", name)
}

#[cfg(test)]
mod tests;
