//! Checks the business number (NIB).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Thirteen digits without a check digit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nib(String);

impl Nib {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[13]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Nib {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<Nib> for String {
    fn from(value: Nib) -> Self {
        value.0
    }
}

impl fmt::Display for Nib {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_digits_are_read_and_nothing_else() {
        assert_eq!(Nib::parse("1234 5678 90123").as_ref().map(Nib::as_str), Ok("1234567890123"));
        assert_eq!(Nib::parse("123456789012"), Err(TextFault::Length(12, &[13])));
        assert_eq!(Nib::parse("NIB1234567890"), Err(TextFault::NotDigits));
    }
}
