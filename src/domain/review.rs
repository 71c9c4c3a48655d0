//! Looks over a record for what may be wrong: values that are kept and yet should be looked at.

use chrono::{Datelike as _, NaiveDate};

use super::records::{Curriculum, Permit, PermitKind, Person, Shipment, Venture};
use super::text::paper_number::{bpom_doubt, halal_doubt, passport_doubt, unit_doubt};
use super::text::{Doubt, PirtNumber, RegionCode};

/// A doubt about one field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Name of the field.
    pub field: &'static str,
    /// What may be wrong.
    pub doubt: Doubt,
}

/// Looks over a person; `knows_region` asks the reference table for a code.
pub fn person(person: &Person, knows_region: impl Fn(&str) -> bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(nik) = &person.nik {
        remarks.extend(on("nik", nik.doubts(person.birth_date, person.sex.as_ref())));
        let home = person.region.as_ref().and_then(RegionCode::district);
        if !knows_region(nik.region()) {
            remarks.extend(on("nik", [Doubt::NikRegion]));
        } else if home.is_some_and(|home| home != nik.region()) {
            remarks.extend(on("nik", [Doubt::NikMoved]));
        }
    }
    let phones = [("phone", &person.phone), ("phone_other", &person.phone_other)];
    for (field, phone) in phones {
        remarks.extend(phone.iter().flat_map(|phone| on(field, phone.doubts())));
    }
    if !person.passport.is_empty() {
        remarks.extend(on("passport", passport_doubt(&person.passport)));
    }
    remarks
}

/// Looks over a venture with its products and permits.
pub fn venture(venture: &Venture, today: NaiveDate) -> Vec<Remark> {
    let mut remarks: Vec<Remark> =
        venture.npwp.iter().flat_map(|npwp| on("npwp", npwp.doubts())).collect();
    let codes = venture.products.values().filter_map(|product| product.hs.as_ref());
    remarks.extend(codes.flat_map(|hs| on("hs", hs.doubts())));
    for permit in venture.permits.values().filter(|permit| !permit.number.is_empty()) {
        let doubts = permit_doubts(permit, venture.region.as_ref(), today.year());
        remarks.extend(on("number", doubts));
    }
    remarks
}

/// Looks over a shipment.
pub fn shipment(shipment: &Shipment) -> Vec<Remark> {
    shipment.hs.iter().flat_map(|hs| on("hs", hs.doubts())).collect()
}

/// Looks over a curriculum with its modules.
pub fn curriculum(curriculum: &Curriculum) -> Vec<Remark> {
    let units = curriculum.modules.values().map(|module| module.unit.as_str());
    units.filter(|unit| !unit.is_empty()).flat_map(|unit| on("unit", unit_doubt(unit))).collect()
}

fn on(field: &'static str, doubts: impl IntoIterator<Item = Doubt>) -> Vec<Remark> {
    doubts.into_iter().map(|doubt| Remark { field, doubt }).collect()
}

fn permit_doubts(permit: &Permit, region: Option<&RegionCode>, year: i32) -> Vec<Doubt> {
    let number = permit.number.as_str();
    match permit.kind {
        PermitKind::HomeFood => PirtNumber::parse(number)
            .map_or_else(|_| vec![Doubt::PirtForm], |number| number.doubts(region, year)),
        PermitKind::Bpom => bpom_doubt(number).into_iter().collect(),
        PermitKind::Halal => halal_doubt(number).into_iter().collect(),
        PermitKind::Trademark | PermitKind::Sni | PermitKind::Haccp | PermitKind::Unknown(_) => {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::{ModuleId, PermitId, ProductId};
    use crate::domain::records::{Module, Product, Sex};
    use crate::domain::text::{HsCode, Nik, Npwp, Phone};

    fn remark(field: &'static str, doubt: Doubt) -> Remark {
        Remark { field, doubt }
    }

    #[test]
    fn a_person_is_compared_with_the_nik() {
        let mut someone = Person {
            nik: Nik::parse("3324194608919940").ok(),
            birth_date: NaiveDate::from_ymd_opt(1991, 8, 6),
            sex: Some(Sex::Female),
            region: RegionCode::parse("332419").ok(),
            phone: Phone::parse("081234567890").ok(),
            passport: "X1234567".to_owned(),
            ..Person::default()
        };
        assert_eq!(person(&someone, |code| code == "332419"), []);
        assert_eq!(person(&someone, |_| false), [remark("nik", Doubt::NikRegion)]);
        someone.region = RegionCode::parse("332401").ok();
        someone.sex = Some(Sex::Male);
        someone.phone_other = Phone::parse("0812").ok();
        someone.passport = "1".to_owned();
        let wanted = [
            remark("nik", Doubt::NikSex),
            remark("nik", Doubt::NikMoved),
            remark("phone_other", Doubt::PhoneShort),
            remark("passport", Doubt::PassportForm),
        ];
        assert_eq!(person(&someone, |_| true), wanted);
        assert_eq!(person(&Person::default(), |_| false), []);
    }

    #[test]
    fn papers_of_a_venture_are_looked_at_by_their_kind() {
        let mut own = Venture { npwp: Npwp::parse("199999997000000").ok(), ..Venture::default() };
        let hs = HsCode::parse("770110").ok();
        own.products.insert(ProductId::default(), Product { hs, ..Product::default() });
        let kinds = [PermitKind::HomeFood, PermitKind::Bpom, PermitKind::Halal, PermitKind::Sni];
        for (index, kind) in kinds.into_iter().enumerate() {
            let permit = Permit { kind, number: "123".to_owned(), ..Permit::default() };
            own.permits.insert(PermitId::new(Uuid::from_u128(index as u128)), permit);
        }
        let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let wanted = [
            remark("npwp", Doubt::NpwpCheckDigit),
            remark("hs", Doubt::HsChapter),
            remark("number", Doubt::PirtForm),
            remark("number", Doubt::BpomForm),
            remark("number", Doubt::HalalForm),
        ];
        assert_eq!(venture(&own, today), wanted);
        let good = own.permits.values_mut().next().unwrap();
        good.number = "2103505010012-26".to_owned();
        assert!(!venture(&own, today).contains(&remark("number", Doubt::PirtForm)));
        let later = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert!(venture(&own, later).contains(&remark("number", Doubt::PirtExpired)));
    }

    #[test]
    fn units_and_goods_are_looked_at() {
        let goods = Shipment { hs: HsCode::parse("990110").ok(), ..Shipment::default() };
        assert_eq!(shipment(&goods), [remark("hs", Doubt::HsChapter)]);
        let mut taught = Curriculum::default();
        taught.modules.insert(ModuleId::default(), Module::default());
        assert_eq!(curriculum(&taught), []);
        taught.modules.values_mut().next().unwrap().unit = "ekspor".to_owned();
        assert_eq!(curriculum(&taught), [remark("unit", Doubt::UnitForm)]);
    }
}
