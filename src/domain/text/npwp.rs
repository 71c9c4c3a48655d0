//! Checks the tax number (NPWP).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Fifteen digits (old) or sixteen (new).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Npwp(String);

impl Npwp {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[15, 16]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Npwp {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<Npwp> for String {
    fn from(value: Npwp) -> Self {
        value.0
    }
}

impl fmt::Display for Npwp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}
