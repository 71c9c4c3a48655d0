//! Reads single values of the command line.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::app::sessions;
use crate::domain::fields;
use crate::domain::grammar::Sign;

use super::usage::Expected;

/// Reads a day such as `2026-03-02` or `02-03-2026`.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Expected> {
    fields::read_date(text).map_err(|_| Expected("usage-expects-day"))
}

/// Reads a time such as `08:00` or `08.00`.
pub(crate) fn time(text: &str) -> Result<NaiveTime, Expected> {
    fields::read_time(text).map_err(|_| Expected("usage-expects-time"))
}

/// Reads a day of the week such as `mon` or `senin`.
pub(crate) fn weekday(text: &str) -> Result<Weekday, Expected> {
    sessions::weekday_of(text).ok_or(Expected("usage-expects-weekday"))
}

/// Reads a letter of the register: H, I, S or A.
pub(crate) fn sign(text: &str) -> Result<Sign, Expected> {
    let mut letters = text.trim().chars();
    let sign = letters.next().and_then(Sign::of_letter);
    let is_plain =
        |sign: &Sign| matches!(sign, Sign::Present | Sign::Excused | Sign::Sick | Sign::Absent);
    sign.filter(|sign| letters.next().is_none() && is_plain(sign))
        .ok_or(Expected("usage-expects-sign"))
}
