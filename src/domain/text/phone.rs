//! Checks telephone numbers and brings them into international form.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Doubt, TextFault};

/// A number in international form, such as +6281234567890.
///
/// Too short or too long a number is kept, with a doubt: it is what the person gave. E.164 allows
/// 15 digits; Indonesian numbers have 8 to 12 after the country.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Fewest and most digits that are kept at all, with the country.
const KEPT: (usize, usize) = (5, 20);

impl Phone {
    /// Reads it as people write it: `0812...`, `812...`, `+62 812...`, `62812...`, `(0)812...`,
    /// `0062812...`, with blanks, dots, dashes and brackets anywhere; other countries with `+`.
    ///
    /// A spreadsheet that made a number of it has lost the leading zero, so a bare 8 is Indonesian.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        Self::read(text).map(|read| read.0)
    }

    /// Reads it and tells what may be wrong with it.
    pub fn parse_with_doubts(text: &str) -> Result<(Self, Vec<Doubt>), TextFault> {
        let (phone, country) = Self::read(text)?;
        let mut doubts = phone.doubts();
        if country == Country::Guessed {
            doubts.push(Doubt::PhoneCountry);
        }
        Ok((phone, doubts))
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether the number has a length that can be dialled.
    pub fn doubts(&self) -> Vec<Doubt> {
        let (found, least, most) = match self.0.strip_prefix("+62") {
            Some(own) => (own.len(), 8, 12),
            None => (self.0.len() - 1, 7, 15),
        };
        if found < least {
            vec![Doubt::PhoneShort]
        } else if found > most {
            vec![Doubt::PhoneLong]
        } else {
            Vec::new()
        }
    }

    /// Writes it with the middle hidden: `+62*******7890`.
    pub fn masked(&self) -> String {
        let length = self.0.len();
        let shown = if length > 10 { 4 } else { 0 };
        let start = self.0.get(..3).unwrap_or_default();
        let end = self.0.get(length - shown..).unwrap_or_default();
        format!("{start}{}{end}", "*".repeat(length - shown - 3))
    }

    fn read(text: &str) -> Result<(Self, Country), TextFault> {
        let kept: String = text.chars().filter(|c| !is_grouping(*c)).collect();
        let (written, kept) = match kept.strip_prefix('+').or(kept.strip_prefix("00")) {
            Some(rest) => (Country::Stated, rest),
            None => (Country::Guessed, kept.as_str()),
        };
        if kept.is_empty() || !kept.chars().all(|c| c.is_ascii_digit()) {
            return Err(TextFault::NotDigits);
        }
        let (number, country) = Self::with_country(kept, written);
        let (least, most) = KEPT;
        if !(least..=most).contains(&number.len()) {
            return Err(TextFault::NotWithin(number.len(), least, most));
        }
        Ok((Self(format!("+{number}")), country))
    }

    fn with_country(kept: &str, written: Country) -> (String, Country) {
        let own = |rest: &str| (format!("62{}", rest.trim_start_matches('0')), Country::Stated);
        match kept.strip_prefix("62") {
            Some(rest) if written == Country::Stated || kept.len() >= 10 => own(rest),
            _ if kept.starts_with('0') => own(kept),
            _ if written == Country::Stated => (kept.to_owned(), written),
            // Nine digits or less are a local number that lost its zero.
            _ if kept.starts_with('8') || kept.len() < 10 => own(kept),
            _ => (kept.to_owned(), written),
        }
    }
}

/// Whether the country of a number was written or taken from its first digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Country {
    Stated,
    Guessed,
}

fn is_grouping(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '.' | '-' | '(' | ')' | '[' | ']' | '\'' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

impl TryFrom<String> for Phone {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(value: Phone) -> Self {
        value.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("081234567890", "+6281234567890")]
    #[case("8893485506", "+628893485506")]
    #[case("+62 892-1857-9723", "+6289218579723")]
    #[case("+62 (0) 812 3456 7890", "+6281234567890")]
    #[case("(0294) 381000", "+62294381000")]
    #[case("294381000", "+62294381000")]
    #[case("6281234567890", "+6281234567890")]
    #[case("0062.812.3456.7890", "+6281234567890")]
    #[case("[0812] 3456\u{2011}7890", "+6281234567890")]
    #[case("\u{202a}+62 812 3456 7890\u{202c}", "+6281234567890")]
    #[case("+81 90-1234-5678", "+819012345678")]
    #[case("0812", "+62812")]
    #[case("+0812 3456 7890", "+6281234567890")]
    fn a_number_gets_its_country(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(Phone::parse(text).as_ref().map(Phone::as_str), Ok(wanted));
    }

    #[rstest]
    #[case("", TextFault::NotDigits)]
    #[case("-", TextFault::NotDigits)]
    #[case("tidak ada", TextFault::NotDigits)]
    #[case("0812 / 0813", TextFault::NotDigits)]
    #[case("0000", TextFault::NotWithin(2, 5, 20))]
    #[case("021", TextFault::NotWithin(4, 5, 20))]
    #[case("081234567890081234567890", TextFault::NotWithin(25, 5, 20))]
    fn what_is_no_number_is_refused(#[case] text: &str, #[case] fault: TextFault) {
        assert_eq!(Phone::parse(text), Err(fault));
    }

    #[rstest]
    #[case("081234567890", &[])]
    #[case("0812", &[Doubt::PhoneShort])]
    #[case("08123456789012", &[Doubt::PhoneLong])]
    #[case("+81 90-1234-5678", &[])]
    #[case("+81901", &[Doubt::PhoneShort])]
    #[case("60123456789", &[Doubt::PhoneCountry])]
    fn an_unlikely_number_is_kept_with_a_doubt(#[case] text: &str, #[case] doubts: &[Doubt]) {
        let (phone, found) = Phone::parse_with_doubts(text).unwrap();
        assert_eq!(found, doubts);
        assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
    }

    #[test]
    fn the_middle_is_masked() {
        assert_eq!(Phone::parse("081234567890").unwrap().masked(), "+62*******7890");
        assert_eq!(Phone::parse("0812").unwrap().masked(), "+62***");
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_it_is(text in "[+0-9 ().-]{0,24}|.*") {
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
                prop_assert!(phone.masked().chars().count() == phone.as_str().len());
            }
        }
    }
}
