//! Checks country codes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::TextFault;

/// Two capital letters of ISO 3166.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode(String);

impl CountryCode {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        if text.len() == 2 { Ok(Self(text.to_ascii_uppercase())) } else { Err(TextFault::Unknown) }
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
