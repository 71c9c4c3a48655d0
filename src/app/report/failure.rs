//! Says why files of a report did not appear, and what to do next.

use std::io;
use std::path::Path;

use crate::app::{AppError, ErrorKind};
use crate::exchange::atomic::FileError;
use crate::exchange::write::WriteError;
use crate::store::damage::is_held;

/// Says why the folder cannot be used.
pub(super) fn of_folder(error: io::Error, folder: &Path) -> AppError {
    of_io(error, folder)
}

/// Says why a file could not be written.
pub(in crate::app) fn of_writing(error: WriteError, folder: &Path) -> AppError {
    match error {
        WriteError::Io(error) => of_io(error, folder),
        WriteError::File(FileError::Io { path, source }) => of_io(source, &path),
        WriteError::File(FileError::Differs(path)) => {
            file("error-report-differs", &path).hint("hint-report-other-folder")
        }
        WriteError::TooManyRows(sheet) => AppError::new(ErrorKind::Data, "error-report-too-long")
            .fact("sheet", sheet)
            .hint("hint-report-csv"),
        WriteError::TextTooLong { sheet, row, heading } => {
            AppError::new(ErrorKind::Data, "error-report-text-too-long")
                .fact("sheet", sheet)
                .fact("row", i64::from(row))
                .fact("heading", heading)
                .hint("hint-report-shorten")
        }
        WriteError::Workbook(source) => AppError::new(ErrorKind::Bug, "error-report-workbook")
            .hint("hint-report-csv")
            .because(*source),
        WriteError::GaveUp => file("error-report-gave-up", folder).hint("hint-report-space"),
    }
}

fn of_io(error: io::Error, path: &Path) -> AppError {
    let (id, hint) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ("error-report-disk-full", "hint-report-space")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            ("error-report-refused", "hint-report-close-or-other-folder")
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            ("error-report-not-a-folder", "hint-report-other-folder")
        }
        // Such as Excel, of a sheet that it shows.
        _ if is_held(&error) => ("error-report-refused", "hint-report-close-or-other-folder"),
        _ => ("error-report-io", "hint-report-other-folder"),
    };
    file(id, path).hint(hint).because(error)
}

fn file(id: &'static str, path: &Path) -> AppError {
    AppError::new(ErrorKind::File, id).fact("path", path.display().to_string())
}
