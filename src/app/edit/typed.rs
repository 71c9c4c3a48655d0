//! Takes short ways of typing for what they mean, before a field checks it.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::app::App;
use crate::domain::field::FieldKind;
use crate::domain::fields::{choice_of, read_date};

/// Words for yesterday and today, as one letter each.
const YESTERDAY: &[&str] = &["k", "kemarin", "y", "yesterday"];
const TODAY: &[&str] = &["h", "hari ini", "t", "today"];

/// Gives what somebody means who types into a field of a kind: the code of a country, the day of
/// `10`, `10-11`, `k` or `+7`; nothing where the text says it itself.
pub(in crate::app) fn as_typed(app: &App, kind: FieldKind, text: &str) -> Option<String> {
    match kind {
        FieldKind::Check => choice_of("check", text).map(str::to_owned),
        FieldKind::Country => {
            app.reference.countries().find(text).map(|country| country.code.clone())
        }
        FieldKind::Date => day(text, app.today()).map(|day| day.to_string()),
        _ => None,
    }
}

/// Reads a day: whole, or its day alone or with the month, of this month or year; or so many days
/// from today.
fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    if let Ok(day) = read_date(&text) {
        return Some(day);
    }
    if YESTERDAY.contains(&text.as_str()) {
        return today.pred_opt();
    }
    if TODAY.contains(&text.as_str()) {
        return Some(today);
    }
    if let Some(ahead) = text.strip_prefix('+') {
        return today.checked_add_days(Days::new(number(ahead, 4)?.into()));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (day, month) = match parts.as_slice() {
        [day] => (number(day, 2)?, today.month()),
        [day, month] => (number(day, 2)?, number(month, 2)?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(today.year(), month, day)
}

fn number(text: &str, digits_most: usize) -> Option<u32> {
    let is_number = text.chars().all(|c| c.is_ascii_digit()) && text.len() <= digits_most;
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("10", Some("2026-03-10"))]
    #[case("10-11", Some("2026-11-10"))]
    #[case("1/4", Some("2026-04-01"))]
    #[case("10-11-1990", Some("1990-11-10"))]
    #[case("1990-11-10", Some("1990-11-10"))]
    #[case(" K ", Some("2026-03-01"))]
    #[case("h", Some("2026-03-02"))]
    #[case("+7", Some("2026-03-09"))]
    #[case("+30", Some("2026-04-01"))]
    #[case("+99999", None)]
    #[case("32", None)]
    #[case("31-4", None)]
    #[case("10-11-90", None)]
    #[case("-3", None)]
    #[case("", None)]
    #[case("besok", None)]
    fn a_day_may_be_typed_in_few_keys(#[case] text: &str, #[case] wanted: Option<&str>) {
        let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        assert_eq!(day(text, today).map(|day| day.to_string()).as_deref(), wanted);
    }
}
