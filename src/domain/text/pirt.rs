//! Checks the home-food permit number (P-IRT).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Fifteen digits, written 13-2.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PirtNumber(String);

impl PirtNumber {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[15]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PirtNumber {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<PirtNumber> for String {
    fn from(value: PirtNumber) -> Self {
        value.0
    }
}

impl fmt::Display for PirtNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}
