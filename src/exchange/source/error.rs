//! Why a file was not read, by what its owner can do about it.

use std::io;

use serde::{Deserialize, Serialize};

use super::limits::Limit;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// Nothing is at this path.
    #[error("no such file")]
    Missing,
    /// The path leads to a folder or a device.
    #[error("not a file")]
    NotAFile,
    /// The file cannot be opened or read.
    #[error("the file cannot be read")]
    Io(#[source] io::Error),
    /// The program that reads workbooks cannot be started.
    #[error("the reading process cannot be started")]
    NoReader(#[source] io::Error),
    /// Somebody stopped the reading.
    #[error("stopped")]
    Stopped,
    /// The file is there, but is nothing that we read.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// What is wrong with the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// No bytes, or no cell in which something stands.
    #[error("the file is empty")]
    Empty,
    /// A document of a word processor.
    #[error("a text document")]
    Document,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// A web page or XML, often one that is named `.xls`.
    #[error("a web page")]
    WebPage,
    /// It opens only with a password.
    #[error("locked by a password")]
    Locked,
    /// A picture, an archive, anything else that is no table.
    #[error("not a table")]
    NotATable,
    /// A workbook whose bytes are damaged.
    #[error("the workbook is damaged")]
    Damaged,
    /// A quotation mark in separated text opens in this row and never closes, so that the rows
    /// after it would vanish in one cell.
    #[error("a quotation mark of row {0} never closes")]
    OpenQuote(u32),
    /// More than we read.
    #[error("too big: {0:?}")]
    TooBig(Limit),
}

impl SourceError {
    /// Gives the message of `locale` that says it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing => "error-source-missing",
            Self::NotAFile => "error-source-not-a-file",
            Self::Io(_) => "error-source-unreadable",
            Self::NoReader(_) => "error-source-no-reader",
            Self::Stopped => "error-stopped",
            Self::Refused(refusal) => refusal.id(),
        }
    }

    /// Gives the message of `locale` that says what to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing | Self::NotAFile => "hint-source-path",
            Self::Io(_) => "hint-source-close",
            Self::NoReader(_) => "hint-source-reinstall",
            Self::Stopped => "hint-source-read-again",
            Self::Refused(refusal) => refusal.hint(),
        }
    }

    /// Gives the value that the message names.
    pub fn fact(&self) -> Option<(&'static str, i64)> {
        match self {
            Self::Refused(Refusal::TooBig(limit)) => Some(("most", limit.most())),
            Self::Refused(Refusal::OpenQuote(row)) => Some(("row", (*row).into())),
            _ => None,
        }
    }
}

impl Refusal {
    fn id(self) -> &'static str {
        match self {
            Self::Empty => "error-source-empty",
            Self::Document => "error-source-document",
            Self::Pdf => "error-source-pdf",
            Self::WebPage => "error-source-web-page",
            Self::Locked => "error-source-locked",
            Self::NotATable => "error-source-not-a-table",
            Self::Damaged => "error-source-damaged",
            Self::OpenQuote(_) => "error-source-open-quote",
            Self::TooBig(Limit::Rows) => "error-source-rows",
            Self::TooBig(Limit::Columns) => "error-source-columns",
            Self::TooBig(Limit::Cells) => "error-source-cells",
            Self::TooBig(Limit::CellChars) => "error-source-cell-chars",
            Self::TooBig(Limit::Text) => "error-source-text",
            Self::TooBig(Limit::Unpacked) => "error-source-unpacked",
            Self::TooBig(Limit::Entries) => "error-source-entries",
            Self::TooBig(Limit::Memory) => "error-source-memory",
            Self::TooBig(Limit::Time) => "error-source-time",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Empty => "hint-source-path",
            Self::Document | Self::Pdf | Self::NotATable => "hint-source-kinds",
            Self::OpenQuote(_) => "hint-source-quote",
            Self::WebPage | Self::Damaged => "hint-source-save-again",
            Self::Locked => "hint-source-unlock",
            Self::TooBig(_) => "hint-source-smaller",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Arg, Language, Words};

    #[test]
    fn every_refusal_has_a_sentence_and_an_advice() {
        let limits = [
            Limit::Rows,
            Limit::Columns,
            Limit::Cells,
            Limit::CellChars,
            Limit::Text,
            Limit::Unpacked,
            Limit::Entries,
            Limit::Memory,
            Limit::Time,
        ];
        let refusals = [
            Refusal::Empty,
            Refusal::Document,
            Refusal::Pdf,
            Refusal::WebPage,
            Refusal::Locked,
            Refusal::NotATable,
            Refusal::Damaged,
            Refusal::OpenQuote(3),
        ];
        let refusals = refusals.into_iter().chain(limits.into_iter().map(Refusal::TooBig));
        let errors = [
            SourceError::Missing,
            SourceError::NotAFile,
            SourceError::Io(io::Error::other("x")),
            SourceError::NoReader(io::Error::other("x")),
            SourceError::Stopped,
        ];
        let words = Words::new(Language::Indonesian);
        for error in errors.into_iter().chain(refusals.map(SourceError::Refused)) {
            assert!(words.has(error.id()), "{}", error.id());
            assert!(words.has(error.hint()), "{}", error.hint());
            let fact = error.fact().map(|fact| (fact.0, Arg::from(fact.1)));
            let said = words.say_with(error.id(), fact.as_slice());
            assert!(!said.contains('{'), "{said}");
        }
    }
}
