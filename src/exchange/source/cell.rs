//! A cell as it stands in a foreign file, cleaned of what nobody can see.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

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
    /// Wraps words; words of which nothing is to be seen are no value.
    pub fn words(text: &str) -> Self {
        let tidied = tidy(text);
        if tidied.chars().all(char::is_whitespace) {
            Self::Empty
        } else {
            Self::Text(tidied.into_owned())
        }
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

/// Drops what cannot be seen but makes equal texts differ or turns their direction, and composes
/// letters with their accents (NFC).
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter_map(visible);
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Owned(seen.collect())
    } else {
        Cow::Owned(seen.nfc().collect())
    }
}

fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' => Some('\n'),
        '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(' '),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        letter if letter.is_control() => None,
        // Soft hyphen, zero-width characters, byte order mark, marks of direction.
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        letter => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Siti Aminah", "Siti Aminah")]
    #[case("Siti\u{a0}Aminah\u{200b}", "Siti Aminah")]
    #[case("\u{202e}hanimA\u{202c}", "hanimA")]
    #[case("Rene\u{301}e", "Ren\u{e9}e")]
    #[case("Jalan A\r\nRT 1\tRW 2", "Jalan A\nRT 1 RW 2")]
    #[case("A\u{0}B\u{7f}C\u{85}D", "ABCD")]
    fn what_cannot_be_seen_is_dropped(#[case] raw: &str, #[case] wanted: &str) {
        assert_eq!(tidy(raw), wanted);
    }

    #[test]
    fn blanks_alone_are_no_value() {
        assert_eq!(RawCell::words(" \u{a0}\t\n"), RawCell::Empty);
        assert_eq!(RawCell::words(""), RawCell::Empty);
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing_more(text in "\\PC*|[\\x00-\\x{2fff}]*") {
            let once = tidy(&text).into_owned();
            prop_assert_eq!(tidy(&once).into_owned(), once.clone());
            prop_assert!(once.chars().all(|letter| letter == '\n' || !letter.is_control()));
        }
    }
}
