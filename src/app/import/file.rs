//! Reads files of others for the use cases that take them in.

use std::path::Path;

use crate::exchange::import::NoTable;
use crate::exchange::source::{self, SourceError, Workbook};

use crate::app::{App, AppError, ErrorKind};

/// Reads a list from a file, and gives it with the SHA-256 of the file in lower-case hexadecimal
/// digits.
pub(super) fn read<T>(
    app: &App,
    file: &Path,
    list: impl FnOnce(&Workbook) -> Result<T, NoTable>,
) -> Result<(T, String), AppError> {
    let read = source::read_file(file, &app.reader)?;
    Ok((list(&read.workbook)?, read.sha256))
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
        let said = Self::new(ErrorKind::Data, error.id()).hint(error.hint());
        let said = match error.fact() {
            Some((name, value)) => said.fact(name, value),
            None => said,
        };
        said.because(error)
    }
}
