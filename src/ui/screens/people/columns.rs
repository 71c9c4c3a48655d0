//! The columns of the list of people: the fields of a person, the cohorts, the stage.

use crate::app::people::PersonRow;
use crate::app::remembered::Order;
use crate::domain::field::Cell as Value;
use crate::domain::fields::PERSON_FIELDS;
use crate::locale::Language;
use crate::ui::look::Look;
use crate::ui::table::{Beside, Cell, Column, Marking, Spec, Width};
use crate::ui::value;
use crate::ui::work::Env;

/// Columns of a telephone number.
const PHONE: Width = Width::Fixed(16);

/// Columns of a few words.
const WORDS: Width = Width::Flexible(14);

pub(super) static SPEC: Spec<PersonRow> = Spec {
    name: "people",
    id: |row| row.person.uuid(),
    columns: &[
        Column::new("name", "field-name", Width::Flexible(20), |row, env| cell(row, "name", env))
            .sorted_elsewhere(),
        Column::new("nik", "field-nik", Width::Fixed(18), |row, env| cell(row, "nik", env))
            .sorted_elsewhere(),
        Column::new("phone", "field-phone", PHONE, |row, env| cell(row, "phone", env))
            .sorted_elsewhere(),
        Column::new("cohort", "column-cohort", Width::Fixed(9), |row: &PersonRow, _| {
            Cell::text(row.cohorts.join(", "))
        })
        .from(62),
        Column::new("region", "field-region", WORDS, |row, env| cell(row, "region", env))
            .sorted_elsewhere()
            .from(100),
        Column::new("stage", "people-stage", Width::Fixed(16), |row: &PersonRow, env| {
            Cell::text(stage(row, env.look))
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("birth_place", "field-birth-place", WORDS, |row, env| {
            cell(row, "birth_place", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("birth_date", "field-birth-date", Width::Fixed(11), |row, env| {
            cell(row, "birth_date", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("sex", "field-sex", Width::Fixed(9), |row, env| cell(row, "sex", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("phone_other", "field-phone-other", PHONE, |row, env| {
            cell(row, "phone_other", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("phone_other_owner", "field-phone-other-owner", WORDS, |row, env| {
            cell(row, "phone_other_owner", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("email", "field-email", WORDS, |row, env| cell(row, "email", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("address", "field-address", WORDS, |row, env| cell(row, "address", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("rt_rw", "field-rt-rw", Width::Fixed(8), |row, env| cell(row, "rt_rw", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("village", "field-village", WORDS, |row, env| cell(row, "village", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("education", "field-education", Width::Fixed(10), |row, env| {
            cell(row, "education", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("kind", "field-kind", WORDS, |row, env| cell(row, "kind", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("country", "field-country", WORDS, |row, env| cell(row, "country", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("sector", "field-sector", WORDS, |row, env| cell(row, "sector", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("job", "field-job", WORDS, |row, env| cell(row, "job", env))
            .sorted_elsewhere()
            .on_request(),
        Column::new("departed_year", "field-departed-year", Width::Fixed(4), |row, env| {
            cell(row, "departed_year", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("returned_year", "field-returned-year", Width::Fixed(4), |row, env| {
            cell(row, "returned_year", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("pmi_id", "field-pmi-id", Width::Fixed(12), |row, env| {
            cell(row, "pmi_id", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("passport", "field-passport", Width::Fixed(10), |row, env| {
            cell(row, "passport", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("business_idea", "field-business-idea", WORDS, |row, env| {
            cell(row, "business_idea", env)
        })
        .sorted_elsewhere()
        .on_request(),
        Column::new("guardian", "field-guardian", WORDS, |row, env| cell(row, "guardian", env))
            .sorted_elsewhere()
            .on_request(),
    ],
    sort: Some(("name", Order::Up)),
    none: "people-none",
    marking: Marking::On,
    beside: Beside::Detail,
};

fn cell(row: &PersonRow, name: &str, env: &Env<'_>) -> Cell {
    let words = words(row, name, env.look);
    match name {
        // The region itself; those around it stand in the detail.
        "region" => Cell::text(words.split(',').next().unwrap_or_default()),
        _ => Cell::text(words),
    }
}

/// Writes the value of a field of a person; nothing where there is none.
pub(super) fn words(row: &PersonRow, name: &str, look: &Look) -> String {
    let place = PERSON_FIELDS.iter().position(|field| field.name == name);
    let written = match place.and_then(|place| row.cells.get(place)) {
        None | Some(Value::Empty) => return String::new(),
        Some(written) => value::words(written, look),
    };
    match (name, &row.region, &row.country) {
        ("nik", ..) => value::nik(&written),
        ("phone" | "phone_other", ..) => value::phone(&written),
        ("region", Some(region), _) => region.clone(),
        ("country", _, Some(country)) => match look.language() {
            Language::Indonesian => country.id.clone(),
            Language::English => country.en.clone(),
        },
        _ => written,
    }
}

/// Says where a graduate stands.
pub(super) fn stage(row: &PersonRow, look: &Look) -> String {
    row.reached.map(|at| look.say(&at.stage.message()).into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_person_is_a_column() {
        for field in PERSON_FIELDS {
            assert!(SPEC.columns.iter().any(|column| column.name == field.name), "{}", field.name);
        }
    }
}
