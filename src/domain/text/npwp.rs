//! Checks the tax number (NPWP).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Doubt, Nik, TextFault, digits};

/// Fifteen digits (old) or sixteen (new: the NIK of a person, or a zero before the old number).
///
/// The ninth digit of the old number is a Luhn check digit over the first eight; that was found by
/// trying, not read in a rule, so a number that fails is only doubted.
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

    /// Tells what may be wrong with it.
    pub fn doubts(&self) -> Vec<Doubt> {
        match self.old_number() {
            Some(old) if has_check_digit(old.get(..9).unwrap_or_default()) => Vec::new(),
            Some(_) => vec![Doubt::NpwpCheckDigit],
            None if Nik::parse(&self.0).is_ok() => Vec::new(),
            None => vec![Doubt::NpwpForm],
        }
    }

    /// Writes an old number in its groups, `09.999.999.7-000.000`; a new one has none.
    pub fn grouped(&self) -> String {
        let part = |from, to| self.0.get(from..to).unwrap_or_default();
        if self.0.len() != 15 {
            return self.0.clone();
        }
        let [first, second, third] = [part(0, 2), part(2, 5), part(5, 8)];
        format!("{first}.{second}.{third}.{}-{}.{}", part(8, 9), part(9, 12), part(12, 15))
    }

    fn old_number(&self) -> Option<&str> {
        if self.0.len() == 15 { Some(&self.0) } else { self.0.strip_prefix('0') }
    }
}

/// Luhn: from the right every second digit doubled, its digits added; the sum ends in zero.
fn has_check_digit(number: &str) -> bool {
    let sum: u32 = number
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| match digit * 2 {
            _ if place.is_multiple_of(2) => digit,
            doubled if doubled > 9 => doubled - 9,
            doubled => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("09.999.999.7-000.000", &[])]
    #[case("09.999.999.8-000.000", &[Doubt::NpwpCheckDigit])]
    #[case("19.999.999.7-000.000", &[Doubt::NpwpCheckDigit])]
    #[case("0099999997000000", &[])]
    #[case("0099999987000000", &[Doubt::NpwpCheckDigit])]
    #[case("3324194608919940", &[])]
    #[case("3324193208919940", &[Doubt::NpwpForm])]
    fn old_and_new_numbers_are_looked_at(#[case] text: &str, #[case] doubts: &[Doubt]) {
        assert_eq!(Npwp::parse(text).unwrap().doubts(), doubts);
    }

    #[test]
    fn another_length_is_an_error() {
        assert_eq!(Npwp::parse("0999999970000"), Err(TextFault::Length(13, &[15, 16])));
    }

    #[test]
    fn an_old_number_is_shown_in_its_groups() {
        let grouped = |text| Npwp::parse(text).unwrap().grouped();
        assert_eq!(grouped("099999997000000"), "09.999.999.7-000.000");
        assert_eq!(grouped("3324194608919940"), "3324194608919940");
    }
}
