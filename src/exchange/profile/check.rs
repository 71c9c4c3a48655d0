//! Refuses a profile that could not be filled, before anybody relies on it.

use toml::Spanned;

use crate::domain::field::FieldKind;
use crate::domain::fields::choices_of;
use crate::exchange::sheet::ColumnKind;
use crate::exchange::write::Format;
use crate::locale::Language;

use super::fault::{ProfileFault, ProfileProblem, Text};
use super::value::{Reader, Value, codes_of};
use super::{CellType, ColumnPlan, Mask, Profile, Scope, SheetPlan};

/// Purposes to which people consent; the codes of the list `purpose`.
const PURPOSES: &str = "purpose";

/// Collects what is wrong.
struct Search<'a> {
    text: Text<'a>,
    faults: Vec<ProfileFault>,
}

impl Search<'_> {
    fn tell(&mut self, at: &Spanned<String>, key: &str, problem: ProfileProblem) {
        self.faults.push(self.text.fault(at.span(), key, at.get_ref(), problem));
    }
}

/// Lists all that is wrong with a profile whose file is called `name`.
pub(super) fn check(profile: &Profile, name: &str, text: Text<'_>) -> Vec<ProfileFault> {
    let mut search = Search { text, faults: Vec::new() };
    if profile.name.get_ref() != name {
        search.tell(&profile.name, "name", ProfileProblem::NameOfFile);
    }
    if !choices_of(PURPOSES).any(|purpose| purpose.code == profile.consent.get_ref()) {
        search.tell(&profile.consent, "consent", ProfileProblem::UnknownWord);
    }
    if Language::of_code(profile.language.get_ref()).is_none() {
        search.tell(&profile.language, "language", ProfileProblem::UnknownWord);
    }
    for format in &profile.formats {
        if Format::of_name(format.get_ref()).is_none() {
            search.tell(format, "formats", ProfileProblem::UnknownWord);
        }
    }
    if profile.formats.is_empty() {
        search.tell(&profile.name, "formats", ProfileProblem::Empty);
    }
    if profile.sheets.is_empty() {
        search.tell(&profile.name, "sheets", ProfileProblem::Empty);
    }
    let mut names: Vec<&str> = Vec::new();
    for sheet in &profile.sheets {
        let name = sheet.name.get_ref().as_str();
        if names.contains(&name) {
            search.tell(&sheet.name, "name", ProfileProblem::Twice);
        }
        if !is_plain_name(name) {
            search.tell(&sheet.name, "name", ProfileProblem::UnknownWord);
        }
        names.push(name);
        check_sheet(profile, sheet, &mut search);
    }
    search.faults
}

/// Tells whether a name can stand in a file name on every system.
fn is_plain_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(plain)
}

fn check_sheet(profile: &Profile, sheet: &SheetPlan, search: &mut Search<'_>) {
    if sheet.columns.is_empty() {
        search.tell(&sheet.name, "columns", ProfileProblem::Empty);
    }
    for filter in &sheet.filters {
        match Value::of_name(filter.value.get_ref()) {
            None => search.tell(&filter.value, "value", ProfileProblem::UnknownValue),
            Some(value) if !sheet.rows.has(value.part) => {
                search.tell(&filter.value, "value", ProfileProblem::NotInRow);
            }
            Some(value) if !matches!(value.reader, Reader::One(_)) => {
                search.tell(&filter.value, "value", ProfileProblem::NotInRow);
            }
            Some(_) => {}
        }
    }
    let mut names: Vec<String> = Vec::new();
    for column in &sheet.columns {
        let Some(value) = Value::of_name(column.value.get_ref()) else {
            search.tell(&column.value, "value", ProfileProblem::UnknownValue);
            continue;
        };
        if !sheet.rows.has(value.part) {
            search.tell(&column.value, "value", ProfileProblem::NotInRow);
        }
        let name = column.json_name(&value);
        if names.contains(&name) {
            search.tell(&column.value, "name", ProfileProblem::Twice);
        }
        names.push(name);
        check_column(profile, column, &value, search);
    }
}

fn check_column(profile: &Profile, column: &ColumnPlan, value: &Value, search: &mut Search<'_>) {
    let at = &column.value;
    let is_text = value.column == ColumnKind::Text;
    let is_day = value.column == ColumnKind::Date;
    if value.kind == FieldKind::Nik && column.mask == Mask::None && profile.why_full_nik.is_empty()
    {
        search.tell(at, "why_full_nik", ProfileProblem::NikWithoutReason);
    }
    if column.mask == Mask::Part && !is_text {
        search.tell(at, "mask", ProfileProblem::NotText);
    }
    let pattern = |c: char| matches!(c, 'd' | 'm' | 'y' | '-' | '/' | '.' | ' ');
    let is_pattern = is_day && column.format.chars().all(pattern);
    if !column.format.is_empty() && !is_pattern {
        search.tell(at, "format", ProfileProblem::NotText);
    }
    for code in column.codes.keys() {
        let known = |list| codes_of(list).iter().any(|known| known.0 == code);
        if !value.list().is_some_and(known) {
            let span = at.span();
            let fault = search.text.fault(span, "codes", code, ProfileProblem::UnknownCode);
            search.faults.push(fault);
        }
    }
    let is_many = matches!(value.reader, Reader::EachModule(_) | Reader::EachSession(_));
    if is_many && profile.scope != Scope::Cohort {
        search.tell(at, "scope", ProfileProblem::NeedsCohort);
    }
    if is_many && column.kind == Some(CellType::Text) {
        search.tell(at, "type", ProfileProblem::NotText);
    }
}
