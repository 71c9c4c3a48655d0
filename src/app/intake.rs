//! Reads files of others for the use cases that take them in.

use std::path::Path;

use crate::exchange::import::{self, NoTable, Options, People};
use crate::exchange::source::{self, SourceError};

use super::{App, AppError, ErrorKind};

/// A list of participants as it was read, with the hash of its file.
#[derive(Clone, Debug)]
pub(super) struct PeopleFile {
    pub(super) people: People,
    /// SHA-256 of the file, lower-case hexadecimal digits.
    pub(super) sha256: String,
}

/// Reads a list of participants; `sheet` names its sheet where the user did.
pub(super) fn people(app: &App, file: &Path, sheet: Option<&str>) -> Result<PeopleFile, AppError> {
    let read = source::read_file(file, &app.reader)?;
    let options = Options { sheet, today: app.today(), reference: &app.reference };
    let people = import::read_people(&read.workbook, options)?;
    Ok(PeopleFile { people, sha256: read.sha256 })
}

impl From<SourceError> for AppError {
    fn from(error: SourceError) -> Self {
        let said = Self::new(ErrorKind::File, error.id()).hint(error.hint());
        let said = match error.fact() {
            Some((name, value)) => said.fact(name, value),
            None => said,
        };
        said.because(error)
    }
}

impl From<NoTable> for AppError {
    fn from(error: NoTable) -> Self {
        let said = Self::new(ErrorKind::Data, error.id());
        let said = match error.fact() {
            Some((name, value)) => said.fact(name, value).hint("hint-table-sheet"),
            None => said.hint("hint-table-headings"),
        };
        said.because(error)
    }
}
