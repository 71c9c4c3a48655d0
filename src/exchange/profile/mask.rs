//! Shows enough of a personal text to recognise it beside a second list, and no more.

use crate::domain::field::{Cell, FieldKind};

/// Stands for what is not shown.
const HIDDEN: char = '*';

/// Digits of a NIK that name the district and no person.
const NIK_SHOWN: usize = 6;

/// Last digits of a telephone number by which its owner knows it.
const PHONE_SHOWN: usize = 3;

/// Masks a text; the other cells stay as they are.
pub(super) fn mask(kind: FieldKind, cell: Cell) -> Cell {
    let Cell::Text(text) = cell else { return cell };
    let length = text.chars().count();
    let masked = match kind {
        FieldKind::Nik => cover(&text, |index, _| index < NIK_SHOWN),
        FieldKind::Phone => cover(&text, |index, _| index >= length.saturating_sub(PHONE_SHOWN)),
        _ => initials(&text),
    };
    Cell::Text(masked)
}

fn cover(text: &str, shown: impl Fn(usize, char) -> bool) -> String {
    text.chars().enumerate().map(|(at, c)| if shown(at, c) { c } else { HIDDEN }).collect()
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
    #[case(FieldKind::Nik, "3324102604899942", "332410**********")]
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
