//! Reads one row of a list of participants into a person.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::field::{Field, FieldFault, FieldKind};
use crate::domain::fields::{PERSON_FIELDS, choice_of, field_named};
use crate::domain::records::Person;
use crate::domain::text::{Phone, clean, offer_title_case};
use crate::exchange::source::{RawCell, RawRow};

use super::columns::{Column, Target};
use super::dates::{self, Said};
use super::finding::{Finding, Level, Reason, reason_of};
use super::people::{Options, PersonRow};

/// Reads a row and says what is wrong with it.
pub(super) fn read(
    raw: &RawRow,
    columns: &[Column],
    options: Options<'_>,
) -> (PersonRow, Vec<Finding>) {
    let person = Person::default();
    let texts: Vec<String> =
        columns.iter().map(|column| raw.cell(column.index).shown().into_owned()).collect();
    let row = PersonRow { number: raw.number, person, given: Vec::new(), raw: texts };
    let mut reader = Reader { row, columns, options, findings: Vec::new() };
    for column in columns {
        let cell = raw.cell(column.index);
        match column.target {
            Some(target) if !cell.is_empty() => reader.take(target, cell),
            _ => {}
        }
    }
    reader.need("nik");
    reader.need("name");
    reader.address();
    reader.doubts();
    (reader.row, reader.findings)
}

/// Gives the heading under which a file has a field or a part of an address.
pub fn heading_of<'a>(columns: &'a [Column], name: &str) -> &'a str {
    let column = column_of(columns, name).and_then(|at| columns.get(at));
    column.map_or("", |column| column.heading.as_str())
}

/// Finds the column of a field; place and day of birth may share one.
fn column_of(columns: &[Column], name: &str) -> Option<usize> {
    let holds = |name: &str| columns.iter().position(|column| column.holds(name));
    holds(name).or_else(|| name.starts_with("birth_").then(|| holds("birth")).flatten())
}

/// A row while it is read.
pub(super) struct Reader<'a> {
    pub(super) row: PersonRow,
    columns: &'a [Column],
    pub(super) options: Options<'a>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn take(&mut self, target: Target, cell: &RawCell) {
        if let RawCell::Fault(_) = cell {
            return self.find(target.name(), cell.shown().into(), ("finding-cell-fault", vec![]));
        }
        match target {
            Target::Field(field) => self.field(field, cell),
            Target::Birth => self.birth(cell),
            // Looked up together when the whole row is read.
            Target::Regency | Target::Province => {}
            // No heading of a list of participants means these.
            Target::Roll | Target::Day(_) | Target::Meeting(_) | Target::Score(_) => {}
        }
    }

    fn field(&mut self, field: &'static Field<Person>, cell: &RawCell) {
        let shown = cell.shown();
        let text = clean(&shown);
        match field.kind {
            FieldKind::Nik => self.nik(field, cell),
            FieldKind::Date => self.date(field, cell),
            FieldKind::Name => {
                let name = offer_title_case(&text).unwrap_or(text);
                self.set(field, &name, &shown);
            }
            FieldKind::Choice(list) => match choice_of(list, &text) {
                Some(code) => self.set(field, code, &shown),
                None => self.find(field.name, text, reason_of(&FieldFault::NotInList)),
            },
            FieldKind::Phone => self.phone(field, &text),
            FieldKind::Country => match self.options.reference.countries().find(&text) {
                Some(country) => self.set(field, &country.code, &shown),
                None => self.find(field.name, text, ("finding-country-unknown", vec![])),
            },
            FieldKind::Region => {}
            FieldKind::Integer => match cell {
                RawCell::Date(date) => self.set(field, &date.year().to_string(), &shown),
                _ => self.set(field, &text, &shown),
            },
            _ => match cell {
                // Excel takes `2/3` for a day.
                RawCell::Date(_) | RawCell::Moment(_) => {
                    self.find(field.name, text, ("finding-cell-is-date", vec![]));
                }
                _ => self.set(field, &text, &shown),
            },
        }
    }

    pub(super) fn set(&mut self, field: &'static Field<Person>, text: &str, shown: &str) {
        match (field.set)(&mut self.row.person, text) {
            Ok(()) => self.row.given.push(field.name),
            Err(fault) => self.find(field.name, shown.to_owned(), reason_of(&fault)),
        }
    }

    fn nik(&mut self, field: &'static Field<Person>, cell: &RawCell) {
        let shown = cell.shown();
        if lost_digits(cell) {
            // Excel keeps 15 digits of a number; the last one here is anybody's guess.
            return self.find(field.name, shown.into_owned(), ("finding-nik-number", vec![]));
        }
        self.set(field, shown.trim_start_matches('\''), &shown);
    }

    fn date(&mut self, field: &'static Field<Person>, cell: &RawCell) {
        let shown = cell.shown().into_owned();
        let day = match cell {
            RawCell::Date(day) => Said::Day(*day),
            RawCell::Moment(moment) => Said::Day(moment.date()),
            RawCell::Number(number) => match dates::of_serial(number) {
                Some(day) => {
                    self.warn(
                        field.name,
                        &shown,
                        ("finding-date-serial", vec![("day", written(day))]),
                    );
                    Said::Day(day)
                }
                None => Said::Nothing,
            },
            _ => dates::said(&shown, self.options.today),
        };
        self.day(field, day, shown);
    }

    fn day(&mut self, field: &'static Field<Person>, said: Said, shown: String) {
        match said {
            Said::Day(day) => self.set(field, &day.to_string(), &shown),
            Said::Guessed(day) => {
                self.warn(
                    field.name,
                    &shown,
                    ("finding-date-century", vec![("day", written(day))]),
                );
                self.set(field, &day.to_string(), &shown);
            }
            Said::Impossible => self.find(field.name, shown, ("finding-date-impossible", vec![])),
            Said::Nothing => self.find(field.name, shown, reason_of(&FieldFault::NotADate)),
        }
    }

    /// Parts `Kendal, 11-07-1990` at its first digit.
    fn birth(&mut self, cell: &RawCell) {
        let shown = cell.shown().into_owned();
        let (Some(place), Some(date)) = (named("birth_place"), named("birth_date")) else { return };
        if let RawCell::Date(_) | RawCell::Moment(_) | RawCell::Number(_) = cell {
            return self.date(date, cell);
        }
        let start = shown.find(|letter: char| letter.is_ascii_digit()).unwrap_or(shown.len());
        let (before, after) = shown.split_at(start);
        let before = clean(before.trim_end_matches([' ', ',', '/', '-', ':', '\n']));
        if !before.is_empty() {
            self.set(place, &before, &shown);
        }
        if !after.is_empty() {
            self.day(date, dates::said(&clean(after), self.options.today), shown);
        }
    }

    fn phone(&mut self, field: &'static Field<Person>, text: &str) {
        // Two numbers in one cell: the first counts.
        let first = text.split(['/', ';', ',']).map(str::trim).find(|part| !part.is_empty());
        let first = first.unwrap_or_default();
        match Phone::parse_with_doubts(first) {
            Ok((phone, doubts)) => {
                self.set(field, phone.as_str(), text);
                for doubt in doubts {
                    self.warn(field.name, text, (doubt.message(), vec![]));
                }
                if first != text {
                    self.warn(field.name, text, ("finding-phone-several", vec![]));
                }
            }
            Err(fault) => self.find(field.name, text.to_owned(), reason_of(&fault.into())),
        }
    }

    /// Gives what stands in the column of a field.
    pub(super) fn shown(&self, name: &str) -> String {
        let at = column_of(self.columns, name);
        at.and_then(|at| self.row.raw.get(at).cloned()).unwrap_or_default()
    }

    pub(super) fn find(&mut self, field: &'static str, value: String, reason: Reason) {
        self.push(field, value, reason, Level::of_field(field));
    }

    pub(super) fn warn(&mut self, field: &'static str, value: &str, reason: Reason) {
        self.push(field, value.to_owned(), reason, Level::Warning);
    }

    fn push(&mut self, field: &'static str, value: String, reason: Reason, level: Level) {
        let (id, facts) = reason;
        let heading = heading_of(self.columns, field).to_owned();
        let row = self.row.number;
        self.findings.push(Finding { row, heading, field, value, id, facts, level });
    }
}

pub(super) fn named(name: &str) -> Option<&'static Field<Person>> {
    field_named(PERSON_FIELDS, name)
}

/// A day inside a sentence.
pub(super) fn written(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// Tells whether Excel took the number for one to calculate with, of which it keeps 15 digits.
pub(super) fn lost_digits(cell: &RawCell) -> bool {
    match cell {
        RawCell::Number(number) => number.chars().filter(char::is_ascii_digit).count() >= 16,
        _ => is_scientific(&cell.shown()),
    }
}

/// `3,32408E+15`, as Excel writes a long number into a CSV.
fn is_scientific(text: &str) -> bool {
    let digits = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    text.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        let mantissa = mantissa.replace(['.', ','], "");
        let exponent = exponent.trim_start_matches('+');
        !mantissa.is_empty() && digits(&mantissa) && !exponent.is_empty() && digits(exponent)
    })
}
