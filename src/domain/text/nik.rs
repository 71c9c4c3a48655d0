//! Checks the national identity number (NIK).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Sixteen digits: region, birth date, serial.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nik(String);

impl Nik {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[16]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Nik {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<Nik> for String {
    fn from(value: Nik) -> Self {
        value.0
    }
}

impl fmt::Display for Nik {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}
