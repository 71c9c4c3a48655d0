//! Writers of files, a format a row.

mod cell;
mod csv;
mod json;
mod xlsx;

use std::io::{self, Write};
use std::path::Path;

use crate::exchange::atomic::{self, Draft, FileError};
use crate::exchange::document::Document;
use crate::exchange::sheet::Sheet;

/// A format of files.
#[derive(Debug)]
pub struct Format {
    /// Stable name, as in profiles and commands.
    pub name: &'static str,
    /// End of the file name, without the point before it.
    pub extension: &'static str,
    /// How sheets are spread over files.
    pub layout: Layout,
    /// Writes sheets and tells how many rows of data they had.
    write: fn(&Document<'_>, &[&Sheet<'_>], &mut Target<'_>) -> Result<u32, WriteError>,
}

/// How sheets are spread over files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// All in one file.
    Together,
    /// A file for each sheet, and one for the facts about them.
    Apart,
}

/// All formats, in the order of display.
pub const FORMATS: &[Format] = &[
    Format { name: "xlsx", extension: "xlsx", layout: Layout::Together, write: xlsx::write },
    Format { name: "csv", extension: "csv", layout: Layout::Apart, write: csv::write_for_excel },
    Format {
        name: "csv-plain",
        extension: "plain.csv",
        layout: Layout::Apart,
        write: csv::write_plain,
    },
    Format { name: "json", extension: "json", layout: Layout::Together, write: json::write },
];

/// Where a writer writes.
pub struct Target<'a> {
    /// The file.
    pub out: &'a mut (dyn Write + Send),
    /// Folder for data that do not fit into memory.
    pub scratch: &'a Path,
}

/// A file that waits for its name, with the rows in it.
#[derive(Debug)]
pub struct Waiting {
    /// The file.
    pub draft: Draft,
    /// File name.
    pub name: String,
    /// Rows of data.
    pub rows: u32,
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The disk or folder refused, or the file is not what was written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The disk or folder refused while rows were written.
    #[error("input or output failed")]
    Io(#[from] io::Error),
    /// A sheet has more rows or columns than the format takes.
    #[error("sheet `{0}` is too long")]
    TooManyRows(String),
    /// A text has more characters than a cell of the format takes.
    #[error("a text of sheet `{sheet}`, row {row}, is too long")]
    TextTooLong {
        /// Title of the sheet.
        sheet: String,
        /// Row, counted from 1 with the heading.
        row: u32,
        /// Heading of the column.
        heading: String,
    },
    /// The workbook could not be put together.
    #[error("the workbook could not be made")]
    Workbook(#[source] Box<rust_xlsxwriter::XlsxError>),
    /// The writer gave up, as it does when its temporary folder is full.
    #[error("the writer gave up")]
    GaveUp,
}

impl Format {
    /// Finds the format of a name.
    pub fn of_name(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes a document into `folder` under temporary names; `stem` starts each file name.
    pub fn write(
        &self,
        document: &Document<'_>,
        folder: &Path,
        stem: &str,
    ) -> Result<Vec<Waiting>, WriteError> {
        let all: Vec<&Sheet<'_>> = document.sheets.iter().collect();
        if self.layout == Layout::Together {
            let name = format!("{stem}.{}", self.extension);
            return Ok(vec![self.write_one(document, &all, folder, name)?]);
        }
        let mut waiting = Vec::new();
        for sheet in all.into_iter().chain([&document.about]) {
            let name = format!("{stem}_{}.{}", sheet.name, self.extension);
            waiting.push(self.write_one(document, &[sheet], folder, name)?);
        }
        Ok(waiting)
    }

    fn write_one(
        &self,
        document: &Document<'_>,
        sheets: &[&Sheet<'_>],
        folder: &Path,
        name: String,
    ) -> Result<Waiting, WriteError> {
        let mut rows = 0;
        let draft = atomic::draft::<WriteError>(&folder.join(&name), |out| {
            rows = (self.write)(document, sheets, &mut Target { out, scratch: folder })?;
            Ok(())
        })?;
        Ok(Waiting { draft, name, rows })
    }
}

/// Counts a row; nobody writes four thousand million of them.
fn count(rows: &mut u32) {
    *rows = rows.saturating_add(1);
}

#[cfg(test)]
mod tests;
