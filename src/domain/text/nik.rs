//! Checks the national identity number (NIK).

use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Doubt, TextFault, digits};
use crate::domain::records::Sex;

/// Sixteen digits: region of first registration, birth date, serial.
///
/// Women have 40 added to the day. There is no check digit. What is read has a day that exists in
/// some century and a serial above 0000; whether the region exists only a table can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nik(String);

impl Nik {
    /// Reads it as people write it, with blanks, dots or dashes between groups.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        let nik = Self(digits(text, &[16])?);
        let [century_19, century_20] = nik.birth_dates();
        if century_19.or(century_20).is_none() {
            return Err(TextFault::Date);
        }
        if nik.serial() == "0000" {
            return Err(TextFault::Serial);
        }
        Ok(nik)
    }

    /// Gives the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the six digits of the kecamatan where it was first registered.
    pub fn region(&self) -> &str {
        self.0.get(..6).unwrap_or_default()
    }

    /// Gives the four digits of the serial.
    pub fn serial(&self) -> &str {
        self.0.get(12..).unwrap_or_default()
    }

    /// Gives the sex.
    pub fn sex(&self) -> Sex {
        if self.pair(6) > 40 { Sex::Female } else { Sex::Male }
    }

    /// Gives the birth date: the latest century in which the day exists and is not after `today`.
    pub fn birth_date(&self, today: NaiveDate) -> Option<NaiveDate> {
        let [earlier, later] = self.birth_dates();
        later.filter(|date| *date <= today).or(earlier)
    }

    /// Tells whether somebody born on that day has this birth date in the number, in any century.
    pub fn fits_birth_date(&self, stated: NaiveDate) -> bool {
        let (_, year) = stated.year_ce();
        (self.day(), self.pair(8), self.pair(10)) == (stated.day(), stated.month(), year % 100)
    }

    /// Compares it with what was stated beside it.
    pub fn doubts(&self, birth_date: Option<NaiveDate>, sex: Option<&Sex>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if birth_date.is_some_and(|stated| !self.fits_birth_date(stated)) {
            doubts.push(Doubt::NikBirthDate);
        }
        if sex.is_some_and(|stated| *stated != self.sex()) {
            doubts.push(Doubt::NikSex);
        }
        doubts
    }

    /// Writes it in groups of region, birth date and serial: `332419 460891 9940`.
    pub fn grouped(&self) -> String {
        let date = self.0.get(6..12).unwrap_or_default();
        format!("{} {date} {}", self.region(), self.serial())
    }

    /// Writes it with the middle hidden: `3324********9940`.
    pub fn masked(&self) -> String {
        format!("{}********{}", self.0.get(..4).unwrap_or_default(), self.serial())
    }

    /// The days of the two centuries that the digits can mean, 19xx first.
    fn birth_dates(&self) -> [Option<NaiveDate>; 2] {
        [1900, 2000].map(|century| {
            let year = i32::try_from(century + self.pair(10)).ok()?;
            NaiveDate::from_ymd_opt(year, self.pair(8), self.day())
        })
    }

    fn day(&self) -> u32 {
        let day = self.pair(6);
        if day > 40 { day - 40 } else { day }
    }

    fn pair(&self, start: usize) -> u32 {
        self.0.get(start..start + 2).and_then(|pair| pair.parse().ok()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[rstest]
    #[case("3324194608919940", "3324194608919940")]
    #[case(" 3324 1026 0489 9942 ", "3324102604899942")]
    #[case("332410.260489-9942", "3324102604899942")]
    fn blanks_dots_and_dashes_only_group(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(Nik::parse(text).as_ref().map(Nik::as_str), Ok(wanted));
    }

    #[rstest]
    #[case("", TextFault::Length(0, &[16]))]
    #[case("332419460891994", TextFault::Length(15, &[16]))]
    #[case("33241946089199400", TextFault::Length(17, &[16]))]
    #[case("332419O608919940", TextFault::NotDigits)]
    #[case("3324190008919940", TextFault::Date)]
    #[case("3324193208919940", TextFault::Date)]
    #[case("3324194008919940", TextFault::Date)]
    #[case("3324197208919940", TextFault::Date)]
    #[case("3324194613919940", TextFault::Date)]
    #[case("3324193102919940", TextFault::Date)]
    #[case("3324192902919940", TextFault::Date)]
    #[case("3324194608910000", TextFault::Serial)]
    fn what_cannot_be_right_is_an_error(#[case] text: &str, #[case] fault: TextFault) {
        assert_eq!(Nik::parse(text), Err(fault));
    }

    #[rstest]
    #[case("3324194608919940", day(1991, 8, 6), Sex::Female)]
    #[case("3324102604899942", day(1989, 4, 26), Sex::Male)]
    #[case("3324100101269901", day(1926, 1, 1), Sex::Male)]
    #[case("3324100102269901", day(2026, 2, 1), Sex::Male)]
    #[case("3324102902009901", day(2000, 2, 29), Sex::Male)]
    fn birth_date_and_sex_stand_in_the_number(
        #[case] text: &str,
        #[case] born: NaiveDate,
        #[case] sex: Sex,
    ) {
        // The day 1-1-26 is after this one, 1-2-26 would be too: 2026-02-02 parts them.
        let today = if born == day(1926, 1, 1) { day(2025, 12, 31) } else { day(2026, 2, 2) };
        let nik = Nik::parse(text).unwrap();
        assert_eq!((nik.birth_date(today), nik.sex()), (Some(born), sex));
        assert!(nik.fits_birth_date(born));
    }

    #[test]
    fn a_difference_from_what_was_stated_is_only_a_doubt() {
        let nik = Nik::parse("3324194608919940").unwrap();
        assert_eq!(nik.doubts(Some(day(1991, 8, 6)), Some(&Sex::Female)), []);
        assert_eq!(nik.doubts(None, None), []);
        assert_eq!(
            nik.doubts(Some(day(1991, 8, 7)), Some(&Sex::Male)),
            [Doubt::NikBirthDate, Doubt::NikSex]
        );
    }

    #[test]
    fn it_is_shown_in_groups_or_masked() {
        let nik = Nik::parse("3324194608919940").unwrap();
        assert_eq!(nik.grouped(), "332419 460891 9940");
        assert_eq!(nik.masked(), "3324********9940");
        assert_eq!((nik.region(), nik.serial()), ("332419", "9940"));
    }

    proptest! {
        #[test]
        fn every_birth_date_gives_a_number_that_fits_it(
            year in 1930_i32..=2029,
            ordinal in 1_u32..=365,
            woman in any::<bool>(),
            serial in 1_u16..=9999,
        ) {
            let born = NaiveDate::from_yo_opt(year, ordinal).unwrap();
            let day = born.day() + if woman { 40 } else { 0 };
            let text = format!("332419{day:02}{:02}{:02}{serial:04}", born.month(), year % 100);
            let nik = Nik::parse(&text).unwrap();
            prop_assert!(nik.fits_birth_date(born));
            prop_assert_eq!(nik.birth_date(NaiveDate::from_ymd_opt(2029, 12, 31).unwrap()), Some(born));
            prop_assert_eq!(nik.sex() == Sex::Female, woman);
            prop_assert_eq!(Nik::parse(&nik.grouped()), Ok(nik));
        }

        #[test]
        fn no_text_makes_reading_fail_badly(text in any::<String>()) {
            if let Ok(nik) = Nik::parse(&text) {
                prop_assert_eq!(Nik::parse(nik.as_str()), Ok(nik));
            }
        }
    }
}
