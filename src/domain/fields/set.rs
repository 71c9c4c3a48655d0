//! Writes typed texts into the slots of records; the tables call nothing else.

use chrono::{NaiveDate, NaiveTime};

use super::choices::choices_of;
use crate::domain::certificate::Pattern;
use crate::domain::coded::Coded;
use crate::domain::field::{Cell, FieldFault};
use crate::domain::records::Centre;
use crate::domain::text::{Money, TextFault, clean, clean_lines};

type Done = Result<(), FieldFault>;

/// Reads a day as files and people write it: `2026-03-02`, `02-03-2026`, `2/3/2026` or `2.3.2026`.
///
/// The year always has four digits: two would leave the century open.
pub fn read_date(text: &str) -> Result<NaiveDate, FieldFault> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return Err(FieldFault::NotADate) };
    let (year, month, day) =
        if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let digits_only = [year, month, day].iter().all(|part| {
        (1..=4).contains(&part.len()) && part.chars().all(|digit| digit.is_ascii_digit())
    });
    if !digits_only || year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return Err(FieldFault::NotADate);
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| FieldFault::NotADate);
    let year = i32::try_from(number(year)?).map_err(|_| FieldFault::NotADate)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
        .filter(|_| year >= 1900)
        .ok_or(FieldFault::NotADate)
}

/// Reads a time of day as `08:00` or, as Indonesian offices write it, `08.00`.
pub fn read_time(text: &str) -> Result<NaiveTime, FieldFault> {
    let text = text.trim().replace('.', ":");
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| FieldFault::NotATime)
}

/// Most characters of one line of words.
const LINE_MOST: usize = 300;

/// Most characters of long words.
const NOTES_MOST: usize = 5_000;

pub(super) fn words(slot: &mut String, text: &str) -> Done {
    *slot = within(clean(text), LINE_MOST)?;
    Ok(())
}

fn within(text: String, most: usize) -> Result<String, FieldFault> {
    if text.chars().count() > most { Err(FieldFault::TooLong(most)) } else { Ok(text) }
}

pub(super) fn needed_words(slot: &mut String, text: &str) -> Done {
    let cleaned = within(clean(text), LINE_MOST)?;
    if cleaned.is_empty() {
        return Err(FieldFault::Empty);
    }
    *slot = cleaned;
    Ok(())
}

/// A checked number that is kept as plain words.
pub(super) fn checked_words(
    slot: &mut String,
    text: &str,
    parse: impl Fn(&str) -> Result<String, TextFault>,
) -> Done {
    *slot = if text.trim().is_empty() { String::new() } else { parse(text)? };
    Ok(())
}

/// A pattern of certificate numbers; an empty text gives back the one of a new centre.
pub(super) fn certificate_pattern(slot: &mut String, text: &str) -> Done {
    let cleaned = within(clean(text), LINE_MOST)?;
    if cleaned.is_empty() {
        *slot = Centre::default().certificate_pattern;
        return Ok(());
    }
    Pattern::parse(&cleaned)?;
    *slot = cleaned;
    Ok(())
}

/// A code of a list that is kept as plain words.
pub(super) fn listed(list: &str, slot: &mut String, text: &str) -> Done {
    let code = text.trim();
    if !choices_of(list).any(|choice| choice.code == code) {
        return Err(FieldFault::NotInList);
    }
    code.clone_into(slot);
    Ok(())
}

pub(super) fn lines(slot: &mut Vec<String>, text: &str) -> Done {
    *slot = within(clean_lines(text), NOTES_MOST)?.lines().map(str::to_owned).collect();
    Ok(())
}

pub(super) fn notes(slot: &mut String, text: &str) -> Done {
    *slot = within(clean_lines(text), NOTES_MOST)?;
    Ok(())
}

/// Several short texts in one field, separated by semicolons or line ends.
pub(super) fn list(slot: &mut Vec<String>, text: &str) -> Done {
    let text = within(clean_lines(text), NOTES_MOST)?;
    *slot = text.split([';', '\n']).map(clean).filter(|part| !part.is_empty()).collect();
    Ok(())
}

pub(super) fn list_cell(slot: &[String]) -> Cell {
    Cell::text(&slot.join("; "))
}

pub(super) fn date(slot: &mut Option<NaiveDate>, text: &str) -> Done {
    *slot = if text.trim().is_empty() { None } else { Some(read_date(text)?) };
    Ok(())
}

pub(super) fn needed_date(slot: &mut NaiveDate, text: &str) -> Done {
    if text.trim().is_empty() {
        return Err(FieldFault::Empty);
    }
    *slot = read_date(text)?;
    Ok(())
}

pub(super) fn time(slot: &mut Option<NaiveTime>, text: &str) -> Done {
    *slot = if text.trim().is_empty() { None } else { Some(read_time(text)?) };
    Ok(())
}

pub(super) fn time_cell(slot: Option<NaiveTime>) -> Cell {
    slot.map_or(Cell::Empty, |time| Cell::Text(time.format("%H:%M").to_string()))
}

pub(super) fn number<N: TryFrom<i64>>(
    slot: &mut Option<N>,
    text: &str,
    least: i64,
    most: i64,
) -> Done {
    if text.trim().is_empty() {
        *slot = None;
        return Ok(());
    }
    *slot = Some(read_number(text, least, most)?);
    Ok(())
}

pub(super) fn needed_number<N: TryFrom<i64>>(
    slot: &mut N,
    text: &str,
    least: i64,
    most: i64,
) -> Done {
    if text.trim().is_empty() {
        return Err(FieldFault::Empty);
    }
    *slot = read_number(text, least, most)?;
    Ok(())
}

fn read_number<N: TryFrom<i64>>(text: &str, least: i64, most: i64) -> Result<N, FieldFault> {
    let fault = FieldFault::NotANumber(least, most);
    let value: i64 = text.trim().parse().map_err(|_| fault.clone())?;
    if !(least..=most).contains(&value) {
        return Err(fault);
    }
    N::try_from(value).map_err(|_| fault)
}

pub(super) fn checked<T>(
    slot: &mut Option<T>,
    text: &str,
    parse: impl Fn(&str) -> Result<T, TextFault>,
) -> Done {
    *slot = if text.trim().is_empty() { None } else { Some(parse(text)?) };
    Ok(())
}

/// An amount; without a currency in the text it is in rupiah.
pub(super) fn money(slot: &mut Option<Money>, text: &str) -> Done {
    checked(slot, text, |text| Money::parse(text, "IDR"))
}

/// An amount of foreign trade; without a currency in the text it is in US dollars.
pub(super) fn foreign_money(slot: &mut Option<Money>, text: &str) -> Done {
    checked(slot, text, |text| Money::parse(text, "USD"))
}

pub(super) fn money_cell(slot: Option<&Money>) -> Cell {
    slot.map_or(Cell::Empty, |amount| Cell::Money(amount.clone()))
}

/// A code of a closed list; an empty text sets the list's default.
pub(super) fn choice<T: Coded + Default>(slot: &mut T, text: &str) -> Done {
    let code = text.trim();
    *slot = if code.is_empty() { T::default() } else { known(code)? };
    Ok(())
}

pub(super) fn optional_choice<T: Coded>(slot: &mut Option<T>, text: &str) -> Done {
    let code = text.trim();
    *slot = if code.is_empty() { None } else { Some(known(code)?) };
    Ok(())
}

fn known<T: Coded>(code: &str) -> Result<T, FieldFault> {
    T::known(code).ok_or(FieldFault::NotInList)
}

pub(super) fn choice_cell<T: Coded>(list: &'static str, value: &T) -> Cell {
    let code = value.code();
    if code.is_empty() { Cell::Empty } else { Cell::Choice(list, code.to_owned()) }
}

pub(super) fn optional_choice_cell<T: Coded>(list: &'static str, value: Option<&T>) -> Cell {
    value.map_or(Cell::Empty, |value| choice_cell(list, value))
}

pub(super) fn text_cell(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, Cell::text)
}

/// `yes` or `no`; an empty text is no.
pub(super) fn check(slot: &mut bool, text: &str) -> Done {
    *slot = match text.trim() {
        "" | "no" => false,
        "yes" => true,
        _ => return Err(FieldFault::NotInList),
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-03-02", Some((2026, 3, 2)))]
    #[case("02-03-2026", Some((2026, 3, 2)))]
    #[case(" 2/3/2026 ", Some((2026, 3, 2)))]
    #[case("02.03.2026", Some((2026, 3, 2)))]
    #[case("29/02/2024", Some((2024, 2, 29)))]
    #[case("29/02/2023", None)]
    #[case("31/04/2026", None)]
    #[case("02/03/26", None)]
    #[case("2026-3", None)]
    #[case("12026-03-02", None)]
    #[case("02/03/0026", None)]
    #[case("+2/03/2026", None)]
    #[case("2 Maret 2026", None)]
    #[case("", None)]
    fn a_day_has_four_digits_of_year_and_exists(
        #[case] text: &str,
        #[case] wanted: Option<(i32, u32, u32)>,
    ) {
        let wanted =
            wanted.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        assert_eq!(read_date(text).ok(), wanted);
    }

    #[rstest]
    #[case("08:00", true)]
    #[case("8.30", true)]
    #[case("24:00", false)]
    #[case("pagi", false)]
    fn a_time_has_hours_and_minutes(#[case] text: &str, #[case] right: bool) {
        assert_eq!(read_time(text).is_ok(), right);
    }

    #[test]
    fn a_refused_text_leaves_the_slot_as_it_was() {
        let mut slot = Some(7_u8);
        assert_eq!(number(&mut slot, "101", 0, 100), Err(FieldFault::NotANumber(0, 100)));
        assert_eq!(number(&mut slot, "7,5", 0, 100), Err(FieldFault::NotANumber(0, 100)));
        assert_eq!(slot, Some(7));
        assert_eq!(number(&mut slot, " ", 0, 100), Ok(()));
        assert_eq!(slot, None);
    }

    #[test]
    fn words_have_a_limit_and_are_cleaned() {
        let mut slot = "Sari".to_owned();
        assert_eq!(words(&mut slot, &"x".repeat(301)), Err(FieldFault::TooLong(300)));
        assert_eq!(slot, "Sari");
        assert_eq!(words(&mut slot, "  Siti\u{200b}  Aminah\n"), Ok(()));
        assert_eq!(slot, "Siti Aminah");
        assert_eq!(notes(&mut slot, "satu\n dua "), Ok(()));
        assert_eq!(slot, "satu\ndua");
    }

    #[test]
    fn a_list_is_separated_by_semicolons_or_lines() {
        let mut slot = Vec::new();
        assert_eq!(list(&mut slot, " Sari ;; Budi\nTono"), Ok(()));
        assert_eq!(slot, ["Sari", "Budi", "Tono"]);
        assert_eq!(list_cell(&slot), Cell::Text("Sari; Budi; Tono".to_owned()));
    }
}
