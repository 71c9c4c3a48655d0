//! Checks the line of business (KBLI) with the edition of its table.

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Five digits of a KBLI edition: 2020, or 2025 of BPS Regulation 7/2025.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Kbli {
    code: String,
    edition: u16,
}

impl Kbli {
    /// Reads the digits; `edition` is the year of the table.
    pub fn parse(text: &str, edition: u16) -> Result<Self, TextFault> {
        if !matches!(edition, 2020 | 2025) {
            return Err(TextFault::Unknown);
        }
        Ok(Self { code: digits(text, &[5])?, edition })
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
