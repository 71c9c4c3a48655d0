//! Checks the tariff code (HS).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Six digits of the world table or eight of the Indonesian one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HsCode(String);

impl HsCode {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[6, 8]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HsCode {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<HsCode> for String {
    fn from(value: HsCode) -> Self {
        value.0
    }
}

impl fmt::Display for HsCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}
