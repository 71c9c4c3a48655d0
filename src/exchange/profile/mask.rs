//! Shows enough of a personal text to recognise it beside a second list, and no more.

use crate::domain::field::{Cell, FieldKind};
use crate::domain::text::Nik;

/// Stands for what is not shown.
const HIDDEN: char = '*';

/// Last digits of a telephone number by which its owner knows it.
const PHONE_SHOWN: usize = 3;

/// Masks a text; the other cells stay as they are.
pub(super) fn mask(kind: FieldKind, cell: Cell) -> Cell {
    let Cell::Text(text) = cell else { return cell };
    let masked = match kind {
        FieldKind::Nik => Nik::parse(&text).map_or_else(|_| initials(&text), |nik| nik.masked()),
        FieldKind::Phone => ending(&text, PHONE_SHOWN),
        _ => initials(&text),
    };
    Cell::Text(masked)
}

fn ending(text: &str, shown: usize) -> String {
    let hidden = text.chars().count().saturating_sub(shown);
    text.chars().enumerate().map(|(at, c)| if at < hidden { HIDDEN } else { c }).collect()
}

/// Keeps the first letter of each word; all words look equally long.
fn initials(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().take(1).chain([HIDDEN; 3]).collect())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(FieldKind::Nik, "3324102604899942", "3324********9942")]
    #[case(FieldKind::Phone, "+6289218579723", "***********723")]
    #[case(FieldKind::Phone, "12", "12")]
    #[case(FieldKind::Name, "Siti Aisyah", "S*** A***")]
    #[case(FieldKind::Text, "Éva", "É***")]
    fn a_masked_text_names_nobody(
        #[case] kind: FieldKind,
        #[case] text: &str,
        #[case] masked: &str,
    ) {
        assert_eq!(mask(kind, Cell::text(text)), Cell::text(masked));
    }
}
