//! Checks the region code (kode wilayah).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{TextFault, digits};

/// Two digits (province), four (kabupaten/kota), six (kecamatan) or ten (village) of the Kemendagri
/// table; whether it exists only the table can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegionCode(String);

impl RegionCode {
    /// Reads it as people write it: `332412`, `33.24.12`.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[2, 4, 6, 10]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the two digits of the province.
    pub fn province(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// Gives the four digits of the kabupaten/kota, if the code goes that far.
    pub fn regency(&self) -> Option<&str> {
        self.0.get(..4)
    }

    /// Gives the six digits of the kecamatan, if the code goes that far.
    pub fn district(&self) -> Option<&str> {
        self.0.get(..6)
    }
}

impl TryFrom<String> for RegionCode {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Self, TextFault> {
        Self::parse(&text)
    }
}

impl From<RegionCode> for String {
    fn from(value: RegionCode) -> Self {
        value.0
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_only_group() {
        let code = RegionCode::parse("33.24.12").unwrap();
        assert_eq!(code.as_str(), "332412");
        assert_eq!((code.province(), code.regency()), ("33", Some("3324")));
        assert_eq!(code.district(), Some("332412"));
        assert_eq!(RegionCode::parse("33").unwrap().regency(), None);
        assert_eq!(RegionCode::parse("33241"), Err(TextFault::Length(5, &[2, 4, 6, 10])));
    }
}
