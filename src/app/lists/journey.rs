//! Lists of graduates, their ventures, shipments and follow-ups.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::field::{Cell, Field};
use crate::domain::fields::{FOLLOW_UP_FIELDS, SHIPMENT_FIELDS, VENTURE_FIELDS};
use crate::domain::id::PersonId;
use crate::domain::record::Record;
use crate::domain::records::{Decision, Enrolment, FollowUp, Person, Shipment, Venture, Verdict};
use crate::domain::stage::{Stage, Standing};

use super::super::AppError;
use super::super::listing::{Column, Listing, Shown, field_cells, field_columns};
use super::super::road::roads;
use super::Source;

/// Somebody who passed, with the first cohort that they passed.
struct Graduate {
    person: PersonId,
    cohort: String,
    on: NaiveDate,
    certificate: String,
}

pub(super) fn graduates(source: &Source) -> Result<Listing, AppError> {
    let stage = source.filter.stage.as_deref().map(stage_of).transpose()?;
    let people = people(source)?;
    let graduates = passed(source)?;
    let wanted = graduates.iter().map(|graduate| graduate.person).collect();
    let roads = roads(&source.snapshot, &wanted)?;
    let mut columns = vec![Column::own("cohort", Shown::Everywhere)];
    columns.push(Column::of_field("certificate", Shown::InFiles));
    columns.push(Column::of_field("nik", Shown::Everywhere));
    columns.push(Column::of_field("name", Shown::Everywhere));
    columns.push(Column::of_field("phone", Shown::InFiles));
    columns.push(Column::own("graduated_on", Shown::InFiles));
    columns.extend(Column::owned(&["stage", "stage_code", "stage_since", "days_in_stage"]));
    columns.push(Column::own("next_steps", Shown::Everywhere));
    columns.push(Column::own("lacks", Shown::InFiles));
    columns.push(Column::own("expired", Shown::InFiles));
    let mut rows = Vec::new();
    for graduate in &graduates {
        let (Some(person), Some(road)) =
            (people.get(&graduate.person), roads.get(&graduate.person))
        else {
            continue;
        };
        let standing = road.standing(source.today);
        let since = standing.since(graduate.on);
        let days = (source.today - since).num_days();
        let is_stuck = source.filter.stuck_days.is_none_or(|least| days >= i64::from(least));
        if is_stuck && stage.is_none_or(|stage| stage == standing.reached) {
            rows.push(graduate_cells(graduate, person, &standing, (since, days)));
        }
    }
    Ok(Listing { columns, rows })
}

fn graduate_cells(
    graduate: &Graduate,
    person: &Person,
    standing: &Standing,
    (since, days): (NaiveDate, i64),
) -> Vec<Cell> {
    let next = standing.reached.next().map(|next| standing.missing_for(next)).unwrap_or_default();
    let lacks = standing.incomplete().flat_map(|proof| &proof.lacks);
    let expired = standing.regressions().into_iter().map(|proof| proof.step.word.to_owned());
    vec![
        Cell::text(&graduate.cohort),
        Cell::text(&graduate.certificate),
        Cell::text(person.nik.as_ref().map_or("", |nik| nik.as_str())),
        Cell::text(&person.name),
        Cell::text(person.phone.as_ref().map_or("", |phone| phone.as_str())),
        Cell::Date(graduate.on),
        Cell::Integer(standing.reached.number.into()),
        Cell::Choice("stage", standing.reached.code.to_owned()),
        Cell::Date(since),
        Cell::Integer(days),
        joined(next.into_iter().map(|step| step.word.to_owned())),
        joined(lacks.map(|lack| lack.message().trim_start_matches("lack-").to_owned())),
        joined(expired),
    ]
}

/// Lists who passed, once each, by cohort and roll number; a later amendment has the last word.
fn passed(source: &Source) -> Result<Vec<Graduate>, AppError> {
    let mut cohorts = source.cohorts()?;
    cohorts.reverse();
    let mut graduates: Vec<Graduate> = Vec::new();
    let mut seen = BTreeSet::new();
    for cohort in cohorts {
        let mut decisions = source.snapshot.children::<Decision>(cohort.id.uuid())?;
        decisions.sort_by_key(|decision| (decision.amends.is_some(), decision.date, decision.id));
        let mut outcomes = BTreeMap::new();
        for decision in decisions {
            let day = decision.date;
            let results = decision.results.into_iter();
            outcomes.extend(results.map(|(id, outcome)| (id, (day, outcome))));
        }
        let mut enrolments = source.snapshot.children::<Enrolment>(cohort.id.uuid())?;
        enrolments.sort_by_key(|enrolment| enrolment.roll);
        for enrolment in enrolments {
            let Some((on, outcome)) = outcomes.remove(&enrolment.id) else { continue };
            if outcome.result == Verdict::Passed && seen.insert(enrolment.person) {
                graduates.push(Graduate {
                    person: enrolment.person,
                    cohort: cohort.code.clone(),
                    on,
                    certificate: outcome.certificate,
                });
            }
        }
    }
    Ok(graduates)
}

fn stage_of(text: &str) -> Result<Stage, AppError> {
    Stage::of_text(text).ok_or_else(|| {
        let known: Vec<String> =
            Stage::ALL.iter().map(|stage| format!("{} {}", stage.number, stage.code)).collect();
        AppError::user("error-stage-unknown").fact("stage", text).fact("known", known.join(", "))
    })
}

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
