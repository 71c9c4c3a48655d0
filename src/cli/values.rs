//! Reads single values of the command line.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::app::sessions;

use super::usage::Expected;

/// How a day may be written: as files have it, and as people write it.
const DAY_FORMS: &[&str] = &["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"];

/// Reads a day such as `2026-03-02` or `02-03-2026`.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Expected> {
    let text = text.trim();
    DAY_FORMS
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
        // `%Y` also takes a year of two digits, which means one of the first century.
        .filter(|day| chrono::Datelike::year(day) >= 1900)
        .ok_or(Expected("usage-expects-day"))
}

/// Reads a time such as `08:00` or `08.00`.
pub(crate) fn time(text: &str) -> Result<NaiveTime, Expected> {
    NaiveTime::parse_from_str(&text.trim().replace('.', ":"), "%H:%M")
        .map_err(|_| Expected("usage-expects-time"))
}

/// Reads a day of the week such as `mon` or `senin`.
pub(crate) fn weekday(text: &str) -> Result<Weekday, Expected> {
    sessions::weekday_of(text).ok_or(Expected("usage-expects-weekday"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_files_and_as_people_write_it() {
        let expected = NaiveDate::from_ymd_opt(2026, 3, 2);
        for text in ["2026-03-02", "02-03-2026", "2/3/2026", " 2-3-2026 "] {
            assert_eq!(day(text).ok(), expected, "{text}");
        }
        for text in ["", "besok", "31-02-2026", "02-03-26", "2026-3"] {
            assert_eq!(day(text), Err(Expected("usage-expects-day")), "{text}");
        }
    }

    #[test]
    fn a_time_has_a_colon_or_a_point() {
        assert_eq!(time("08.30").ok(), NaiveTime::from_hms_opt(8, 30, 0));
        assert_eq!(time("13:00").ok(), NaiveTime::from_hms_opt(13, 0, 0));
        assert!(time("25:00").is_err());
    }
}
