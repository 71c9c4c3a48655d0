//! Reads days as people type them into sheets.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::domain::fields::read_date;

/// Months with the beginnings under which Indonesian and English sheets write them.
const MONTHS: &[(u32, &[&str])] = &[
    (1, &["jan"]),
    (2, &["feb", "peb"]),
    (3, &["mar"]),
    (4, &["apr"]),
    (5, &["mei", "may"]),
    (6, &["jun"]),
    (7, &["jul"]),
    (8, &["agu", "ags", "agt", "aug"]),
    (9, &["sep"]),
    (10, &["okt", "oct"]),
    (11, &["nov", "nop"]),
    (12, &["des", "dec"]),
];

/// Day 0 of the calendar of Excel, such that serials from 1 March 1900 on are right.
const SERIAL_START: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// Serials from 1910 to 2099; below them stand years that somebody typed for a day.
const SERIALS: std::ops::RangeInclusive<u64> = 3_654..=73_050;

/// What a text says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A day.
    Day(NaiveDate),
    /// A day whose century was left out and is guessed.
    Guessed(NaiveDate),
    /// Day, month and year of a day that does not exist.
    Impossible,
    /// No day.
    Nothing,
}

/// Reads a text; a year of two digits is taken as the last such year that is not after `today`.
pub(super) fn said(text: &str, today: NaiveDate) -> Said {
    // Spreadsheets write a time behind a day that has none.
    let text = text.trim().trim_end_matches(" 00:00:00").trim_end_matches(" 0:00");
    if let Ok(day) = read_date(text) {
        return Said::Day(day);
    }
    let parts: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else { return Said::Nothing };
    let (year, month, day) =
        if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let (Some(year), Some(month), Some(day)) = (number(year), month_of(month), number(day)) else {
        return Said::Nothing;
    };
    match i32::try_from(year) {
        Ok(year @ 0..=99) => in_century(year, month, day, today),
        Ok(year @ 1900..=2100) => {
            NaiveDate::from_ymd_opt(year, month, day).map_or(Said::Impossible, Said::Day)
        }
        _ => Said::Impossible,
    }
}

/// Reads the serial number of a day, as it stands in a cell that lost its date format.
pub(super) fn of_serial(number: &str) -> Option<NaiveDate> {
    let days: u64 = number.split('.').next()?.parse().ok()?;
    SERIAL_START?.checked_add_days(Days::new(days)).filter(|_| SERIALS.contains(&days))
}

pub(super) fn number(part: &str) -> Option<u32> {
    let digits = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| digits)
}

pub(super) fn month_of(part: &str) -> Option<u32> {
    if let Some(month) = number(part) {
        return Some(month);
    }
    let part = part.to_lowercase();
    let starts = |row: &&(u32, &[&str])| row.1.iter().any(|start| part.starts_with(start));
    MONTHS.iter().find(starts).map(|row| row.0)
}

fn in_century(year: i32, month: u32, day: u32, today: NaiveDate) -> Said {
    let century = today.year() - today.year().rem_euclid(100);
    [century + year, century + year - 100]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|day| *day <= today)
        .map_or(Said::Impossible, Said::Guessed)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("11-07-1990", Said::Day(day("1990-07-11")))]
    #[case("11/7/1990", Said::Day(day("1990-07-11")))]
    #[case("1990-07-11", Said::Day(day("1990-07-11")))]
    #[case("1990-07-11 00:00:00", Said::Day(day("1990-07-11")))]
    #[case("11 07 1990", Said::Day(day("1990-07-11")))]
    #[case("11 Juli 1990", Said::Day(day("1990-07-11")))]
    #[case("2 PEBRUARI 1990", Said::Day(day("1990-02-02")))]
    #[case("11-Agt-1990", Said::Day(day("1990-08-11")))]
    #[case("1 August, 1990", Said::Day(day("1990-08-01")))]
    #[case("17 Nopember 1998", Said::Day(day("1998-11-17")))]
    #[case("11/07/90", Said::Guessed(day("1990-07-11")))]
    #[case("11-07-05", Said::Guessed(day("2005-07-11")))]
    #[case("31/02/1991", Said::Impossible)]
    #[case("31 April 1991", Said::Impossible)]
    #[case("07/26/1990", Said::Impossible)]
    #[case("11/07/0190", Said::Impossible)]
    #[case("tidak tahu", Said::Nothing)]
    #[case("tidak tahu lagi", Said::Nothing)]
    #[case("1990", Said::Nothing)]
    #[case("-", Said::Nothing)]
    fn a_day_is_read_as_it_was_meant(#[case] text: &str, #[case] wanted: Said) {
        assert_eq!(said(text, day("2026-03-02")), wanted);
    }

    #[rstest]
    #[case("33065", Some("1990-07-11"))]
    #[case("3654", Some("1910-01-01"))]
    #[case("33065.5", Some("1990-07-11"))]
    #[case("1990", None)]
    #[case("3324076508939960", None)]
    #[case("-5", None)]
    fn a_serial_number_is_a_day(#[case] number: &str, #[case] wanted: Option<&str>) {
        assert_eq!(of_serial(number), wanted.map(day));
    }
}
