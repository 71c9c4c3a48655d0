//! Checks the tariff code (HS).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Doubt, TextFault, digits};

/// Six digits of the world table or eight of the Indonesian one (BTKI 2022).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HsCode(String);

impl HsCode {
    /// Reads it as people write it: `0901.11`, `09011110`.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        digits(text, &[6, 8]).map(Self)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the six digits that all countries share.
    pub fn world(&self) -> &str {
        self.0.get(..6).unwrap_or_default()
    }

    /// Tells whether the chapter exists: 01 to 97, of which 77 is kept free.
    pub fn doubts(&self) -> Vec<Doubt> {
        let chapter = self.0.get(..2).and_then(|chapter| chapter.parse().ok()).unwrap_or(0_u8);
        if matches!(chapter, 1..=76 | 78..=97) { Vec::new() } else { vec![Doubt::HsChapter] }
    }

    /// Writes it in groups: `0901.11` or `0901.11.10`.
    pub fn grouped(&self) -> String {
        let part = |from, to| self.0.get(from..to).unwrap_or_default();
        let tail = if self.0.len() == 8 { format!(".{}", part(6, 8)) } else { String::new() };
        format!("{}.{}{tail}", part(0, 4), part(4, 6))
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("0901.11", "090111", "0901.11")]
    #[case("09011110", "09011110", "0901.11.10")]
    fn six_or_eight_digits_are_read(#[case] text: &str, #[case] code: &str, #[case] shown: &str) {
        let hs = HsCode::parse(text).unwrap();
        assert_eq!((hs.as_str(), hs.grouped().as_str(), hs.world()), (code, shown, "090111"));
    }

    #[rstest]
    #[case("010121", true)]
    #[case("970110", true)]
    #[case("770110", false)]
    #[case("980110", false)]
    #[case("000110", false)]
    fn a_chapter_outside_the_table_is_doubted(#[case] text: &str, #[case] exists: bool) {
        assert_eq!(HsCode::parse(text).unwrap().doubts().is_empty(), exists);
    }

    #[test]
    fn seven_digits_are_refused() {
        assert_eq!(HsCode::parse("0901.11.1"), Err(TextFault::Length(7, &[6, 8])));
    }
}
