//! Checks the home-food permit number (P-IRT).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Doubt, RegionCode, TextFault, digits};

/// Fifteen digits, written 13-2: packaging, two of food type, four of kabupaten/kota, two of
/// product, four of producer, two of the year in which it ends.
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

    /// Tells what may be wrong with it, given where the venture is and which year it is.
    pub fn doubts(&self, region: Option<&RegionCode>, year: i32) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if !self.0.starts_with(|packaging: char| ('1'..='8').contains(&packaging)) {
            doubts.push(Doubt::PirtPackaging);
        }
        let regency = region.and_then(RegionCode::regency);
        if regency.is_some_and(|regency| self.0.get(3..7) != Some(regency)) {
            doubts.push(Doubt::PirtRegion);
        }
        if self.last_year() < year {
            doubts.push(Doubt::PirtExpired);
        }
        doubts
    }

    /// Gives the year in which it ends; permits hold five years, so it lies in this century.
    pub fn last_year(&self) -> i32 {
        2000 + self.0.get(13..).and_then(|year| year.parse().ok()).unwrap_or(0)
    }

    /// Writes it as on the label: `2103505010012-31`.
    pub fn grouped(&self) -> String {
        let part = |from, to| self.0.get(from..to).unwrap_or_default();
        format!("{}-{}", part(0, 13), part(13, 15))
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2103505010012-31", &[])]
    #[case("9103505010012-31", &[Doubt::PirtPackaging])]
    #[case("2103324010012-31", &[Doubt::PirtRegion])]
    #[case("2103505010012-25", &[Doubt::PirtExpired])]
    fn its_parts_are_looked_at(#[case] text: &str, #[case] doubts: &[Doubt]) {
        let region = RegionCode::parse("350501").unwrap();
        let number = PirtNumber::parse(text).unwrap();
        assert_eq!(number.doubts(Some(&region), 2026), doubts);
        assert_eq!(number.grouped(), text);
    }

    #[test]
    fn without_a_region_none_is_missed() {
        let number = PirtNumber::parse("210350501001226").unwrap();
        assert_eq!(number.doubts(None, 2026), []);
        assert_eq!(PirtNumber::parse("P-IRT 2103505010012-31"), Err(TextFault::NotDigits));
    }
}
