//! Measures and cuts text by what it takes on the screen.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Splits text into what the screen shows as one sign, each with its columns; signs without
/// columns and control characters are left out, so that no text can move the cursor.
pub fn signs(text: &str) -> impl Iterator<Item = (&str, u16)> {
    text.graphemes(true)
        .filter(|sign| !sign.contains(char::is_control))
        .map(|sign| (sign, u16::try_from(sign.width()).unwrap_or(0)))
        .filter(|(_, columns)| *columns > 0)
}

/// Counts the columns of a text.
pub fn columns(text: &str) -> u16 {
    if is_plain(text) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    signs(text).fold(0, |sum, (_, columns)| sum.saturating_add(columns))
}

/// Cuts a text to a number of columns; a cut text ends with `mark`.
pub fn cut<'a>(text: &'a str, room: u16, mark: &str) -> Cow<'a, str> {
    if columns(text) <= room {
        return Cow::Borrowed(text);
    }
    let mut left = room.saturating_sub(columns(mark));
    let mut kept = String::new();
    for (sign, columns) in signs(text) {
        let Some(rest) = left.checked_sub(columns) else { break };
        left = rest;
        kept.push_str(sign);
    }
    if columns(mark) <= room {
        kept.push_str(mark);
    }
    Cow::Owned(kept)
}

/// Breaks a text into lines of at most `room` columns, at spaces where there are any.
pub fn wrap(text: &str, room: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.lines() {
        let mut line = String::new();
        for word in part.split_whitespace() {
            let needed = columns(&line).saturating_add(1).saturating_add(columns(word));
            if !line.is_empty() && needed > room {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Tells the common case: every byte is one column.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_cut_at_signs_and_says_so() {
        for (text, room, expected) in [
            ("Citra Ayu", 9, "Citra Ayu"),
            ("Citra Ayu Lestari", 9, "Citra Ay~"),
            ("é́é́é́", 2, "é́~"),
            ("漢字漢字", 5, "漢字~"),
            ("漢字漢字", 4, "漢~"),
            ("abc", 1, "~"),
            ("abc", 0, ""),
        ] {
            assert_eq!(cut(text, room, "~"), expected, "{text} {room}");
        }
    }

    #[test]
    fn lines_break_at_spaces_and_keep_every_word() {
        assert_eq!(wrap("satu dua tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrap("satu\ndua", 80), ["satu", "dua"]);
    }

    proptest! {
        #[test]
        fn a_cut_text_never_takes_more_room(text in "\\PC{0,20}", room in 0u16..20) {
            prop_assert!(columns(&cut(&text, room, "~")) <= room);
        }

        #[test]
        fn the_short_way_counts_like_the_long_one(text in "[ -~]{0,20}") {
            let long: u16 = signs(&text).map(|sign| sign.1).sum();
            prop_assert_eq!(columns(&text), long);
        }
    }
}
