//! Turns a foreign file into plain rows of cells, within limits that no file can widen.
//!
//! Workbooks are read by a limited child process, because a few small ones make any reader ask for
//! hundreds of gigabytes; separated text is read here, because nothing in it is unpacked.

mod archive;
mod book;
mod cell;
pub mod child;
mod encoding;
mod error;
mod gather;
mod kind;
mod limits;
mod separated;

use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use cell::RawCell;
pub use error::{Refusal, SourceError};
pub use limits::{LIMITS, Limit, Limits};

use kind::Kind;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// What stands in it.
    pub workbook: Workbook,
    /// SHA-256 of the bytes that were read, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// The visible sheets of a file; separated text is one sheet without a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// Sheets in the order of the file.
    pub sheets: Vec<RawSheet>,
}

/// The rows of a sheet in which something stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RawSheet {
    /// Name on the tab.
    pub name: String,
    /// Rows from above.
    pub rows: Vec<RawRow>,
}

/// The cells of a row in which something stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RawRow {
    /// Number as the program that made the file shows it, counted from 1.
    pub number: u32,
    /// Column, counted from 0, and cell, from the left.
    pub cells: Vec<(u16, RawCell)>,
}

impl RawRow {
    /// Gives the cell of a column; `Empty` where nothing stands.
    pub fn cell(&self, column: u16) -> &RawCell {
        self.cells
            .binary_search_by_key(&column, |cell| cell.0)
            .ok()
            .and_then(|index| self.cells.get(index))
            .map_or(&RawCell::Empty, |cell| &cell.1)
    }
}

/// Reads a file of any kind that we know; `reader` is the program that reads workbooks.
pub fn read_file(path: &Path, reader: &Path) -> Result<Source, SourceError> {
    read_file_while(path, reader, &|| true)
}

/// Reads a file as long as `goes_on` says so; once it does not, the reading process is ended.
pub fn read_file_while(
    path: &Path,
    reader: &Path,
    goes_on: &dyn Fn() -> bool,
) -> Result<Source, SourceError> {
    let wait = Duration::from_secs(LIMITS.seconds);
    // A pipe or a device has no end, so it is refused before it is opened.
    let facts = std::fs::metadata(path).map_err(unopened)?;
    if !facts.is_file() {
        return Err(SourceError::NotAFile);
    }
    let mut file = File::open(path).map_err(unopened)?;
    match kind::of_file(&mut file).map_err(SourceError::Io)? {
        Kind::Refused(refusal) => Err(refusal.into()),
        Kind::Text => read_text(file),
        Kind::Book => child::read(file, reader, wait, goes_on),
    }
}

fn unopened(error: io::Error) -> SourceError {
    match error.kind() {
        io::ErrorKind::NotFound => SourceError::Missing,
        _ => SourceError::Io(error),
    }
}

fn read_text(mut file: File) -> Result<Source, SourceError> {
    file.rewind().map_err(SourceError::Io)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(LIMITS.text_bytes).unwrap_or(u64::MAX);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(SourceError::Io)?;
    if bytes.len() > LIMITS.text_bytes {
        return Err(Refusal::TooBig(Limit::Text).into());
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    let workbook = separated::read(&encoding::decode(bytes)?)?;
    Ok(Source { workbook, sha256 })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
