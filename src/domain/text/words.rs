//! Cleans words that people typed or pasted, and folds headings so that spellings meet.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Removes what nobody sees and composes the rest: controls, marks of direction and of no width,
/// blanks around and double blanks; line ends become blanks.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for part in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let seen = part.chars().filter(|c| !is_invisible(*c)).nfc();
        let start = cleaned.len();
        cleaned.extend(seen);
        if cleaned.len() > start {
            cleaned.push(' ');
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// Cleans long words line by line and keeps the lines.
pub fn clean_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(clean).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Marks of direction, of no width, and fillers, all of which make equal texts differ.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Folds a heading: lower case, letters and digits only, single blanks between words.
///
/// `NO. KTP (NIK)` becomes `no ktp nik`, `L/P` becomes `l p`.
pub fn fold_heading(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.to_lowercase().nfkd().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !is_combining_mark(c) && !is_invisible(c) && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("  Yuliana   Rahayu ", "Yuliana Rahayu")]
    #[case("Siti\u{200b} Ami\u{202e}nah\u{feff}", "Siti Aminah")]
    #[case("Jose\u{301}\u{a0}Perez", "Jos\u{e9} Perez")]
    #[case("a\tb\r\nc\u{0}\u{85}d", "a b c d")]
    #[case("\u{200b}", "")]
    fn cleaning_leaves_what_is_seen(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(clean(text), wanted);
    }

    #[test]
    fn long_words_keep_their_lines() {
        assert_eq!(clean_lines("\n Telp.  0294\u{200b}\r\n\n Kendal \n"), "Telp. 0294\n\nKendal");
    }

    #[rstest]
    #[case("NO. KTP (NIK)", "no ktp nik")]
    #[case("L/P", "l p")]
    #[case(" TGL.\nLAHIR *", "tgl lahir")]
    #[case("Kabupaten/Kota", "kabupaten kota")]
    #[case("Prénom", "prenom")]
    #[case("---", "")]
    fn a_heading_is_folded_to_plain_words(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(fold_heading(text), wanted);
    }

    proptest! {
        #[test]
        fn cleaning_and_folding_twice_changes_nothing_more(text in any::<String>()) {
            let cleaned = clean(&text);
            prop_assert_eq!(&clean(&cleaned), &cleaned);
            prop_assert!(!cleaned.contains("  ") && cleaned.trim() == cleaned);
            let folded = fold_heading(&text);
            prop_assert_eq!(fold_heading(&folded), folded);
        }
    }
}
