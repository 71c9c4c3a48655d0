//! Marks text that a spreadsheet would run as a formula, and takes the mark away again.
//!
//! Text files have no cell types: Excel runs a field that starts with `=`, `+`, `-` or `@` even
//! when it is quoted (CWE-1236). A leading apostrophe stops that, so `+6281234567890` is written
//! as `'+6281234567890`. So that reading back gives exactly what was written, text which already
//! looks marked (`'=1`) gets one apostrophe more.

use std::borrow::Cow;

/// Signs at which a spreadsheet starts to calculate, or which hide such a sign; the wide ones
/// are taken for the narrow ones by East Asian settings.
const STARTERS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

fn is_marked_or_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTERS)
}

/// Marks text that would be run; other text stays as it is.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_marked_or_dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Takes away the mark that `guard` set, and nothing else.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_marked_or_dangerous(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    #[case("+6281234567890", "'+6281234567890")]
    #[case("-1+1", "'-1+1")]
    #[case("@SUM(A1)", "'@SUM(A1)")]
    #[case("\t=1", "'\t=1")]
    #[case("\r=1", "'\r=1")]
    #[case("＝1", "'＝1")]
    #[case("'=1", "''=1")]
    #[case("''+1", "'''+1")]
    fn what_a_spreadsheet_would_run_is_marked(#[case] text: &str, #[case] marked: &str) {
        assert_eq!(guard(text), marked);
        assert_eq!(unguard(marked), text);
    }

    #[rstest]
    #[case("")]
    #[case("'")]
    #[case("Ja'far")]
    #[case("'Aisyiyah")]
    #[case("3324102604899942")]
    #[case("a=b")]
    fn what_it_would_not_run_stays_as_it_is(#[case] text: &str) {
        assert_eq!(guard(text), text);
        assert_eq!(unguard(text), text);
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_none_starts_a_formula(text in "['=+@\\-\t\ra-c ]{0,6}") {
            let marked = guard(&text);
            prop_assert!(!marked.starts_with(STARTERS));
            prop_assert_eq!(unguard(&marked), text.as_str());
        }
    }
}
