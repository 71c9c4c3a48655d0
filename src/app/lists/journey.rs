//! Lists of graduates, their ventures, shipments and follow-ups.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::field::{Cell, Field};
use crate::domain::fields::{FOLLOW_UP_FIELDS, SHIPMENT_FIELDS, VENTURE_FIELDS};
use crate::domain::id::PersonId;
use crate::domain::record::Record;
use crate::domain::records::{Enrolment, FollowUp, Person, Shipment, Venture};

use super::super::AppError;
use super::super::listing::{Column, Listing, Shown, field_cells, field_columns};
use super::Source;

pub(super) fn ventures(source: &Source) -> Result<Listing, AppError> {
    let people = people(source)?;
    let mut columns = vec![
        Column::own("owner_nik", Shown::InFiles),
        Column::own("owner_name", Shown::Everywhere),
    ];
    columns
        .extend(field_columns(VENTURE_FIELDS, &["name", "legal_form", "nib", "kbli", "workers"]));
    columns.extend(Column::owned(&["products", "permits"]));
    let mut all = source.snapshot.all::<Venture>()?;
    all.retain(|venture| venture.owners.iter().any(|owner| people.contains_key(owner)));
    all.sort_by_cached_key(|venture| (venture.name.to_lowercase(), venture.id));
    let rows = all.iter().map(|venture| {
        let owners: Vec<&Person> =
            venture.owners.iter().filter_map(|owner| people.get(owner)).collect();
        let niks = owners.iter().filter_map(|person| person.nik.as_ref());
        let mut row = vec![
            joined(niks.map(ToString::to_string)),
            joined(owners.iter().map(|person| person.name.clone())),
        ];
        row.extend(field_cells(VENTURE_FIELDS, venture));
        row.push(joined(venture.products.values().map(|product| product.name.clone())));
        row.push(joined(venture.permits.values().map(|permit| permit.number.clone())));
        row
    });
    let rows = rows.collect();
    Ok(Listing { columns, rows })
}

pub(super) fn shipments(source: &Source) -> Result<Listing, AppError> {
    let brief = ["date", "country", "hs", "quantity", "value"];
    let (people, mut all) = (people(source)?, source.snapshot.all::<Shipment>()?);
    all.sort_by_key(|shipment| (shipment.date, shipment.id));
    let rows = all.iter().map(|shipment| (shipment.person, shipment)).collect();
    Ok(of_people(&people, rows, SHIPMENT_FIELDS, &brief))
}

pub(super) fn follow_ups(source: &Source) -> Result<Listing, AppError> {
    let brief = ["subject", "due", "done", "outcome"];
    let (people, mut all) = (people(source)?, source.snapshot.all::<FollowUp>()?);
    all.sort_by_key(|follow_up| (follow_up.due, follow_up.id));
    let rows = all.iter().map(|follow_up| (follow_up.person, follow_up)).collect();
    Ok(of_people(&people, rows, FOLLOW_UP_FIELDS, &brief))
}

/// Puts NIK and name of a person before the fields of what belongs to them.
fn of_people<R: Record>(
    people: &BTreeMap<PersonId, Person>,
    records: Vec<(PersonId, &R)>,
    fields: &[Field<R>],
    brief: &[&str],
) -> Listing {
    let mut columns =
        vec![Column::of_field("nik", Shown::InFiles), Column::of_field("name", Shown::Everywhere)];
    columns.extend(field_columns(fields, brief));
    let rows = records.into_iter().filter_map(|(id, record)| {
        let mut row = who(people.get(&id)?);
        row.extend(field_cells(fields, record));
        Some(row)
    });
    Listing { columns, rows: rows.collect() }
}

fn who(person: &Person) -> Vec<Cell> {
    let nik = person.nik.as_ref().map(ToString::to_string).unwrap_or_default();
    vec![Cell::text(&nik), Cell::text(&person.name)]
}

/// Reads the people whose records are wanted: those of the cohort, or all.
fn people(source: &Source) -> Result<BTreeMap<PersonId, Person>, AppError> {
    let mut all: BTreeMap<PersonId, Person> =
        source.snapshot.all::<Person>()?.into_iter().map(|person| (person.id, person)).collect();
    if let Some(cohort) = &source.cohort {
        let enrolments = source.snapshot.children::<Enrolment>(cohort.id.uuid())?;
        let wanted: BTreeSet<PersonId> =
            enrolments.into_iter().map(|enrolment| enrolment.person).collect();
        all.retain(|id, _| wanted.contains(id));
    }
    Ok(all)
}

fn joined(texts: impl Iterator<Item = String>) -> Cell {
    Cell::text(&texts.collect::<Vec<_>>().join(", "))
}
