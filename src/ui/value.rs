//! Writes the values of fields as people here read them.

use crate::domain::field::Cell;
use crate::domain::text::{Nik, Phone};

use super::look::Look;

/// Writes the value of a field; nothing where there is none.
pub fn words(cell: &Cell, look: &Look) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        Cell::Percent(share) => format!("{},{:02}%", share / 100, share % 100),
        Cell::Money(money) => money.to_string(),
        Cell::Date(date) => look.date(*date),
        Cell::Moment(at) => format!("{} {}", look.date(at.date_naive()), look.time(at.time())),
        Cell::Check(true) => look.say("review-yes").into_owned(),
        Cell::Check(false) => look.say("review-no").into_owned(),
        Cell::Choice(list, code) => look.choice(list, code),
    }
}

/// Writes a NIK in groups of region, birth date and serial; what is none stands as it is.
pub fn nik(text: &str) -> String {
    Nik::parse(text).map_or_else(|_| text.to_owned(), |nik| nik.grouped())
}

/// Writes a telephone number as it is dialled here: `0812-3456-7890`.
pub fn phone(text: &str) -> String {
    let Ok(phone) = Phone::parse(text) else { return text.to_owned() };
    let Some(own) = phone.as_str().strip_prefix("+62") else { return phone.as_str().to_owned() };
    let mut written = String::from("0");
    for (place, digit) in own.chars().enumerate() {
        if place == 3 || place == 7 {
            written.push('-');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_they_are_read_aloud() {
        assert_eq!(nik("3324194608919940"), "332419 460891 9940");
        assert_eq!(nik("33241"), "33241");
        assert_eq!(phone("+6281234567890"), "0812-3456-7890");
        assert_eq!(phone("081234567"), "0812-3456-7");
        assert_eq!(phone("+60123456789"), "+60123456789");
    }
}
