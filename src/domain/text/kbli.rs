//! Checks the line of business (KBLI) with the edition of its table.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Five digits of a KBLI edition: 2020, or 2025 of BPS Regulation 7/2025.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Kbli {
    code: String,
    edition: u16,
}

/// The stored form, checked again when it is read.
#[derive(Deserialize)]
struct Stored {
    code: String,
    edition: u16,
}

impl TryFrom<Stored> for Kbli {
    type Error = TextFault;

    fn try_from(stored: Stored) -> Result<Self, TextFault> {
        Self::parse(&stored.code, stored.edition)
    }
}

impl Kbli {
    /// The edition in force since December 2025.
    pub const CURRENT: u16 = 2025;

    /// Reads the digits; `edition` is the year of the table.
    pub fn parse(text: &str, edition: u16) -> Result<Self, TextFault> {
        if !matches!(edition, 2020 | 2025) {
            return Err(TextFault::Unknown);
        }
        Ok(Self { code: digits(text, &[5])?, edition })
    }

    /// Reads digits with their edition, as in `46319/2020`; without one the current edition holds.
    pub fn read(text: &str) -> Result<Self, TextFault> {
        let Some((code, edition)) = text.split_once('/') else {
            return Self::parse(text, Self::CURRENT);
        };
        Self::parse(code, edition.trim().parse().map_err(|_| TextFault::Unknown)?)
    }

    /// Gives the five digits.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Gives the year of the table.
    pub fn edition(&self) -> u16 {
        self.edition
    }
}

impl fmt::Display for Kbli {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&format!("{}/{}", self.code, self.edition))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("46319", "46319/2025")]
    #[case("46319/2020", "46319/2020")]
    #[case(" 46.319 / 2025", "46319/2025")]
    fn a_line_of_business_always_has_its_edition(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(Kbli::read(text).map(|kbli| kbli.to_string()), Ok(wanted.to_owned()));
    }

    #[rstest]
    #[case("4631")]
    #[case("46319/2015")]
    #[case("46319/")]
    #[case("C6319")]
    fn another_length_or_edition_is_refused(#[case] text: &str) {
        assert!(Kbli::read(text).is_err());
    }

    #[test]
    fn a_stored_line_is_checked_when_read() {
        let read = |text| serde_json::from_str::<Kbli>(text).is_ok();
        assert!(read(r#"{"code":"46319","edition":2020}"#));
        assert!(!read(r#"{"code":"463","edition":2020}"#));
    }
}
