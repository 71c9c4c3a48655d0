//! Tells what the file and the folders are, never what stands in them.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::domain::record::Table;
use crate::store::ClockTrust;
use crate::store::steps::FORMAT;

use super::access::{Protection, protection};
use super::places::Places;
use super::{App, AppError, ErrorKind, safety};

/// What can be told of a centre's file without telling of anybody in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Version of the program.
    pub version: &'static str,
    /// The store's file.
    pub store: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Its format number.
    pub format: u32,
    /// The copy of the store that changes are made in, sixteen hexadecimal digits.
    pub replica: String,
    /// Whether a passphrase protects it.
    pub protection: Protection,
    /// How far today's date is to be believed.
    pub trust: ClockTrust,
    /// Records by the stable name of their kind.
    pub records: Vec<(&'static str, u64)>,
    /// Folder of the backups that the program makes by itself.
    pub backups: PathBuf,
    /// When the newest of them was made.
    pub newest_backup: Option<NaiveDateTime>,
    /// Folder of the machine's settings.
    pub config: PathBuf,
}

/// Tells about the file of an open centre.
pub fn about(app: &App, places: &Places) -> Result<About, AppError> {
    let snapshot = app.store.read()?;
    let mut records = Vec::new();
    for (table, _, name) in Table::ALL {
        records.push((*name, snapshot.count(*table)?));
    }
    let size = std::fs::metadata(&places.store)
        .map_err(|source| AppError::new(ErrorKind::File, "error-store-io").because(source))?;
    let backups = places.backups();
    Ok(About {
        version: env!("CARGO_PKG_VERSION"),
        store: places.store.clone(),
        bytes: size.len(),
        format: FORMAT,
        replica: snapshot.replica()?.map(|replica| replica.to_string()).unwrap_or_default(),
        protection: protection(app)?,
        trust: app.clock.trust(),
        records,
        newest_backup: safety::status(app, &places.config, &backups)?.newest,
        backups,
        config: places.config.clone(),
    })
}
