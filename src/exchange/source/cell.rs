//! A cell as it stands in a foreign file, cleaned of what nobody can see.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::domain::text::clean_lines;

/// What stands in a cell. That a cell was a number is kept, because Excel keeps only 15 digits of
/// one: a NIK that comes as a number has lost its last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RawCell {
    /// Nothing.
    #[serde(rename = "e")]
    Empty,
    /// Words.
    #[serde(rename = "t")]
    Text(String),
    /// A number, as exact decimal text.
    #[serde(rename = "n")]
    Number(String),
    /// A day.
    #[serde(rename = "d")]
    Date(NaiveDate),
    /// A day with a time.
    #[serde(rename = "m")]
    Moment(NaiveDateTime),
    /// True or false.
    #[serde(rename = "c")]
    Check(bool),
    /// The error of a formula, such as `#N/A`.
    #[serde(rename = "f")]
    Fault(String),
}

impl RawCell {
    /// Wraps words, cleaned of what nobody sees; words of which nothing is left are no value.
    pub fn words(text: &str) -> Self {
        let cleaned = clean_lines(text);
        if cleaned.is_empty() { Self::Empty } else { Self::Text(cleaned) }
    }

    /// Tells whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// Gives it as a reader of the file would write it down; days as `2026-03-02`.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Number(text) | Self::Fault(text) => Cow::Borrowed(text),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Moment(moment) => Cow::Owned(moment.format("%Y-%m-%d %H:%M").to_string()),
            Self::Check(check) => Cow::Borrowed(if *check { "TRUE" } else { "FALSE" }),
        }
    }

    pub(super) fn text_bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Fault(text) => text.len(),
            Self::Empty | Self::Date(_) | Self::Moment(_) | Self::Check(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(" Siti\u{a0}Aminah\u{200b} ", "Siti Aminah")]
    #[case("\u{202e}hanimA\u{202c}", "hanimA")]
    #[case("Rene\u{301}e", "Ren\u{e9}e")]
    #[case("Jalan A\r\nRT 1\tRW 2", "Jalan A\nRT 1 RW 2")]
    fn words_come_without_what_nobody_sees(#[case] raw: &str, #[case] wanted: &str) {
        assert_eq!(RawCell::words(raw).shown(), wanted);
    }

    #[test]
    fn blanks_alone_are_no_value() {
        assert_eq!(RawCell::words(" \u{a0}\t\n"), RawCell::Empty);
        assert_eq!(RawCell::words(""), RawCell::Empty);
    }
}
