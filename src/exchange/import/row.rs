//! Reads one row of a list of participants into a person.

use chrono::Datelike as _;

use crate::domain::field::{Field, FieldKind};
use crate::domain::fields::{PERSON_FIELDS, choice_of, field_named};
use crate::domain::records::{Person, Sex};
use crate::domain::text::{Doubt, Phone, RegionCode, clean, offer_title_case};
use crate::exchange::source::{RawCell, RawRow};
use crate::locale::Arg;

use super::AddressNames;
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
    reader.need("nik", "finding-nik-empty");
    reader.need("name", "finding-name-empty");
    reader.address(raw);
    reader.doubts();
    (reader.row, reader.findings)
}

/// Gives the heading under which a file has a field or part of an address.
pub(super) fn heading_of<'a>(columns: &'a [Column], name: &str) -> &'a str {
    column_of(columns, name).map_or("", |column| column.heading.as_str())
}

fn column_of<'a>(columns: &'a [Column], name: &str) -> Option<&'a Column> {
    columns.iter().find(|column| column.target.is_some_and(|target| target.name() == name))
}

struct Reader<'a> {
    row: PersonRow,
    columns: &'a [Column],
    options: Options<'a>,
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
                None => {
                    let id = match list {
                        "sex" => "finding-sex-unknown",
                        _ => "finding-value-unknown",
                    };
                    self.find(field.name, text, (id, vec![]));
                }
            },
            FieldKind::Phone => self.phone(field, &text),
            FieldKind::Country => match self.options.places.country(&text) {
                Some(country) => self.set(field, country.as_str(), &shown),
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

    fn set(&mut self, field: &'static Field<Person>, text: &str, shown: &str) {
        match (field.set)(&mut self.row.person, text) {
            Ok(()) => self.row.given.push(field.name),
            Err(fault) => self.find(field.name, shown.to_owned(), reason_of(field.name, &fault)),
        }
    }

    fn nik(&mut self, field: &'static Field<Person>, cell: &RawCell) {
        let shown = cell.shown();
        let digits = shown.chars().filter(char::is_ascii_digit).count();
        let lost = match cell {
            RawCell::Number(_) => digits >= 16,
            _ => is_scientific(&shown),
        };
        if lost {
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
                    self.warn(field.name, &shown, ("finding-date-serial", vec![("day", written(day))]));
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
                self.warn(field.name, &shown, ("finding-date-century", vec![("day", written(day))]));
                self.set(field, &day.to_string(), &shown);
            }
            Said::Impossible => self.find(field.name, shown, ("finding-date-impossible", vec![])),
            Said::Nothing => self.find(field.name, shown, ("finding-date-text", vec![])),
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
            Err(_) => self.find(field.name, text.to_owned(), ("finding-phone-letters", vec![])),
        }
    }

    /// Finds the kecamatan; where several have its name, the NIK decides.
    fn address(&mut self, raw: &RawRow) {
        let Some(field) = named("region") else { return };
        let text = |name: &str| {
            let column = column_of(self.columns, name);
            column.map(|column| clean(&raw.cell(column.index).shown())).unwrap_or_default()
        };
        let (district, regency, province) = (text("region"), text("regency"), text("province"));
        if district.is_empty() {
            return;
        }
        if let Ok(code) = RegionCode::parse(&district) {
            return match self.options.places.has_region(code.as_str()) {
                true => self.set(field, code.as_str(), &district),
                false => self.find("region", district, ("finding-region-unknown", vec![])),
            };
        }
        let names = AddressNames { district: &district, regency: &regency, province: &province };
        let found = self.options.places.districts(&names);
        let issued = self.row.person.nik.as_ref().map_or("", |nik| nik.region()).to_owned();
        let starts = |length: usize| {
            let start = issued.get(..length).filter(|start| !start.is_empty())?;
            found.iter().find(|code| code.as_str().starts_with(start))
        };
        let chosen = match found.as_slice() {
            [only] => Some(only),
            _ => starts(6).or_else(|| starts(4)),
        };
        match chosen {
            Some(code) => self.set(field, code.as_str(), &district),
            None if found.is_empty() => {
                self.find("region", district, ("finding-region-unknown", vec![]));
            }
            None => {
                let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
                let facts = vec![("count", count.into())];
                self.find("region", district, ("finding-region-several", facts));
            }
        }
    }

    /// Compares the NIK with the rest of the row.
    fn doubts(&mut self) {
        let person = &self.row.person;
        let Some(nik) = person.nik.clone() else { return };
        let birth = nik.birth_date(self.options.today).map_or(Arg::from(""), written);
        let sex = nik.sex();
        let unknown = !self.options.places.has_region(nik.region());
        let doubts = nik.doubts(person.birth_date, person.sex.as_ref());
        for doubt in doubts.into_iter().chain(unknown.then_some(Doubt::NikRegion)) {
            let (field, facts) = match doubt {
                Doubt::NikBirthDate => ("birth_date", vec![("day", birth.clone())]),
                Doubt::NikSex => ("sex", vec![("letter", letter_of(&sex).into())]),
                _ => ("nik", vec![]),
            };
            let shown = self.shown(field);
            self.warn(field, &shown, (doubt.message(), facts));
        }
    }

    fn need(&mut self, name: &'static str, id: &'static str) {
        let column = self.columns.iter().position(|column| {
            column.target.is_some_and(|target| target.name() == name)
        });
        let shown = column.and_then(|at| self.row.raw.get(at));
        if shown.is_none_or(String::is_empty) {
            self.find(name, String::new(), (id, vec![]));
        }
    }

    fn shown(&self, name: &str) -> String {
        let of = |name: &str| {
            self.columns
                .iter()
                .position(|column| column.target.is_some_and(|target| target.name() == name))
                .and_then(|at| self.row.raw.get(at).cloned())
        };
        of(name).or_else(|| of("birth")).unwrap_or_default()
    }

    fn find(&mut self, field: &'static str, value: String, reason: Reason) {
        self.push(field, value, reason, Level::of_field(field));
    }

    fn warn(&mut self, field: &'static str, value: &str, reason: Reason) {
        self.push(field, value.to_owned(), reason, Level::Warning);
    }

    fn push(&mut self, field: &'static str, value: String, reason: Reason, level: Level) {
        let (id, facts) = reason;
        let heading = match heading_of(self.columns, field) {
            "" if field.starts_with("birth") => heading_of(self.columns, "birth"),
            heading => heading,
        };
        let row = self.row.number;
        let heading = heading.to_owned();
        self.findings.push(Finding { row, heading, field, value, id, facts, level });
    }
}

fn named(name: &str) -> Option<&'static Field<Person>> {
    field_named(PERSON_FIELDS, name)
}

/// A day inside a sentence.
fn written(day: chrono::NaiveDate) -> Arg {
    Arg::from(day.format("%d-%m-%Y").to_string())
}

fn letter_of(sex: &Sex) -> &'static str {
    if *sex == Sex::Female { "P" } else { "L" }
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
