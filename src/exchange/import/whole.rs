//! Checks a row as a whole, after each of its cells was read.

use crate::domain::field::FieldFault;
use crate::domain::records::Sex;
use crate::domain::text::{Doubt, RegionCode, clean};

use super::finding::reason_of;
use super::row::{Reader, named, written};

impl Reader<'_> {
    /// Finds the kecamatan; where several have its name, the NIK decides.
    pub(super) fn address(&mut self) {
        let Some(field) = named("region") else { return };
        let text = |name: &str| clean(&self.shown(name));
        let (district, regency, province) = (text("region"), text("regency"), text("province"));
        if district.is_empty() {
            return;
        }
        let regions = self.options.reference.regions();
        if let Ok(code) = RegionCode::parse(&district) {
            if regions.name(code.as_str()).is_some() {
                return self.set(field, code.as_str(), &district);
            }
            return self.find("region", district, ("finding-region-unknown", vec![]));
        }
        let found = regions.districts(&district, Some(&regency), Some(&province));
        let issued = self.row.person.nik.as_ref().map_or("", |nik| nik.region()).to_owned();
        let starts = |length: usize| {
            let start = issued.get(..length).filter(|start| !start.is_empty())?;
            found.iter().copied().find(|code| code.starts_with(start))
        };
        let chosen = match found.as_slice() {
            [only] => Some(*only),
            _ => starts(6).or_else(|| starts(4)),
        };
        match chosen {
            Some(code) => self.set(field, code, &district),
            None if found.is_empty() => {
                self.find("region", district, ("finding-region-unknown", vec![]));
            }
            None => {
                let facts = vec![("count", found.len().to_string())];
                self.find("region", district, ("finding-region-several", facts));
            }
        }
    }

    /// Compares the NIK with the rest of the row.
    pub(super) fn doubts(&mut self) {
        let person = &self.row.person;
        let Some(nik) = person.nik.clone() else { return };
        let birth = nik.birth_date(self.options.today).map(written).unwrap_or_default();
        let unknown = self.options.reference.regions().name(nik.region()).is_none();
        let doubts = nik.doubts(person.birth_date, person.sex.as_ref());
        for doubt in doubts.into_iter().chain(unknown.then_some(Doubt::NikRegion)) {
            let (field, facts) = match doubt {
                Doubt::NikBirthDate => ("birth_date", vec![("day", birth.clone())]),
                Doubt::NikSex => ("sex", vec![("letter", letter_of(&nik.sex()).to_owned())]),
                _ => ("nik", vec![]),
            };
            let shown = self.shown(field);
            self.warn(field, &shown, (doubt.message(), facts));
        }
    }

    pub(super) fn need(&mut self, name: &'static str) {
        if self.shown(name).is_empty() {
            self.find(name, String::new(), reason_of(&FieldFault::Empty));
        }
    }
}

/// Gives the letter that stands for a sex on Indonesian forms.
fn letter_of(sex: &Sex) -> &'static str {
    if *sex == Sex::Female { "P" } else { "L" }
}
