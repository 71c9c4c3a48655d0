//! Tells what the file and the folders are, never what stands in them.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::domain::record::Table;
use crate::reference::{Fault, FaultKind};
use crate::store::ClockTrust;
use crate::store::steps::FORMAT;

use super::access::{Protection, protection};
use super::places::Places;
use super::restore::Sentence;
use super::{App, AppError, safety};

/// What can be told of the file's place, whether or not it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Version of the program.
    pub version: &'static str,
    /// The store's file.
    pub store: PathBuf,
    /// Its size; absent where there is no file.
    pub bytes: Option<u64>,
    /// Folder of the backups that the program makes by itself.
    pub backups: PathBuf,
    /// Folder of the machine's settings.
    pub config: PathBuf,
}

/// What can be told of an open file without telling of anybody in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its format number.
    pub format: u32,
    /// The copy of the store that changes are made in, sixteen hexadecimal digits.
    pub replica: String,
    /// Whether a passphrase protects it.
    pub protection: Protection,
    /// How far today's date is to be believed.
    pub trust: ClockTrust,
    /// When the newest backup was made.
    pub newest_backup: Option<NaiveDateTime>,
    /// What is wrong with the operator's own files of reference.
    pub tables: Vec<Sentence>,
    /// Records by the stable name of their kind.
    pub records: Vec<(&'static str, u64)>,
}

/// Tells where everything lies.
pub fn around(places: &Places) -> Around {
    Around {
        version: env!("CARGO_PKG_VERSION"),
        store: places.store.clone(),
        bytes: std::fs::metadata(&places.store).ok().map(|file| file.len()),
        backups: places.backups(),
        config: places.config.clone(),
    }
}

/// Tells about the file of an open centre.
pub fn about(app: &App, places: &Places) -> Result<About, AppError> {
    let snapshot = app.store.read()?;
    let mut records = Vec::new();
    for (table, _, name) in Table::ALL {
        records.push((*name, snapshot.count(*table)?));
    }
    Ok(About {
        format: FORMAT,
        replica: snapshot.replica()?.map(|replica| replica.to_string()).unwrap_or_default(),
        protection: protection(app)?,
        trust: app.clock.trust(),
        newest_backup: safety::status(app, &places.config, &places.backups())?.newest,
        tables: app.reference.faults().into_iter().map(of_table).collect(),
        records,
    })
}

fn of_table(fault: Fault) -> Sentence {
    let id = match fault.kind {
        FaultKind::Unreadable => "finding-table-unreadable",
        FaultKind::Columns => "finding-table-columns",
        FaultKind::Value => "finding-table-value",
    };
    (id, vec![("file", fault.file.into()), ("line", fault.line.into())])
}
