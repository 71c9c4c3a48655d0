//! Checks country codes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::TextFault;

/// Two capital letters of ISO 3166; whether they are a country only the table can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode(String);

impl CountryCode {
    /// Reads it as people write it, in either case.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        let code = text.trim().to_ascii_uppercase();
        let right = code.len() == 2 && code.chars().all(|letter| letter.is_ascii_uppercase());
        if right { Ok(Self(code)) } else { Err(TextFault::Unknown) }
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CountryCode {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<CountryCode> for String {
    fn from(value: CountryCode) -> Self {
        value.0
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_of_either_case_are_read() {
        assert_eq!(CountryCode::parse(" jp ").as_ref().map(CountryCode::as_str), Ok("JP"));
        for text in ["", "J", "JPN", "J1", "é"] {
            assert_eq!(CountryCode::parse(text), Err(TextFault::Unknown), "{text}");
        }
    }
}
