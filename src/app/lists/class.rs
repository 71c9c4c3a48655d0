//! Lists of cohorts, curricula, sessions and participants.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::domain::field::Cell;
use crate::domain::fields::{
    COHORT_FIELDS, CURRICULUM_FIELDS, ENROLMENT_FIELDS, PERSON_FIELDS, SESSION_FIELDS,
};
use crate::domain::id::{PersonId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, Curriculum, Enrolment, Person, Register, Session};
use crate::store::Snapshot;

use super::super::listing::{Column, Listing, Shown, field_cells, field_columns};
use super::super::{AppError, sessions as planned};
use super::Source;

pub(super) fn cohorts(source: &Source) -> Result<Listing, AppError> {
    let mut columns = field_columns(COHORT_FIELDS, &["code", "title", "start", "end", "state"]);
    columns.extend(Column::owned(&["participants", "sessions", "held"]));
    let mut rows = Vec::new();
    for cohort in source.cohorts()? {
        let id = cohort.id.uuid();
        let sessions = source.snapshot.children::<Session>(id)?;
        let held = sessions.iter().filter(|session| session.is_held()).count();
        let mut row = field_cells(COHORT_FIELDS, &cohort);
        row.push(count(source.snapshot.children::<Enrolment>(id)?.len()));
        row.push(count(sessions.len()));
        row.push(count(held));
        rows.push(row);
    }
    Ok(Listing { columns, rows })
}

pub(super) fn curricula(source: &Source) -> Result<Listing, AppError> {
    let mut all = source.snapshot.all::<Curriculum>()?;
    all.sort_by(|a, b| a.code.cmp(&b.code).then_with(|| a.edition.cmp(&b.edition)));
    let mut columns = field_columns(CURRICULUM_FIELDS, &["code", "title", "programme", "edition"]);
    columns.extend(Column::owned(&["modules", "total_jp"]));
    let row = |curriculum: &Curriculum| {
        let jp = curriculum.modules.values().map(|module| i64::from(module.jp)).sum();
        let mut row = field_cells(CURRICULUM_FIELDS, curriculum);
        row.extend([count(curriculum.modules.len()), Cell::Integer(jp)]);
        row
    };
    Ok(Listing { columns, rows: all.iter().map(row).collect() })
}

pub(super) fn sessions(source: &Source) -> Result<Listing, AppError> {
    let mut columns = vec![Column::own("cohort", Shown::Everywhere)];
    let brief = ["number", "date", "start", "jp", "state"];
    columns.extend(field_columns(SESSION_FIELDS, &brief));
    columns.extend(Column::owned(&["marked", "unmarked"]));
    let mut rows = Vec::new();
    for cohort in source.cohorts()? {
        let enrolments = source.snapshot.children::<Enrolment>(cohort.id.uuid())?;
        let registers = registers(&source.snapshot, &cohort)?;
        for session in planned::of_cohort(&source.snapshot, cohort.id)? {
            let register = registers.get(&session.id);
            let is_marked = |enrolment: &&Enrolment| {
                register.is_some_and(|register| register.marks.contains_key(&enrolment.id))
            };
            let expected = enrolments.iter().filter(|one| one.is_expected_on(session.date));
            let unmarked = expected.filter(|enrolment| !is_marked(enrolment)).count();
            let mut row = vec![Cell::text(&cohort.code)];
            row.extend(field_cells(SESSION_FIELDS, &session));
            row.push(count(enrolments.iter().filter(is_marked).count()));
            row.push(count(unmarked));
            rows.push(row);
        }
    }
    Ok(Listing { columns, rows })
}

pub(super) fn participants(source: &Source) -> Result<Listing, AppError> {
    let mut columns = vec![Column::own("cohort", Shown::Everywhere)];
    columns.extend(field_columns(ENROLMENT_FIELDS, &["roll"]));
    let brief = ["nik", "name", "sex", "birth_date", "phone", "village"];
    columns.extend(field_columns(PERSON_FIELDS, &brief));
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for cohort in source.cohorts()? {
        for (enrolment, person) in enrolled(&source.snapshot, &cohort)? {
            let mut row = vec![Cell::text(&cohort.code)];
            row.extend(field_cells(ENROLMENT_FIELDS, &enrolment));
            row.extend(field_cells(PERSON_FIELDS, &person));
            seen.insert(person.id);
            rows.push(row);
        }
    }
    if source.cohort.is_none() {
        // Whoever is in no cohort yet is listed too, behind the others.
        let mut others = source.snapshot.all::<Person>()?;
        others.retain(|person| !seen.contains(&person.id));
        others.sort_by_cached_key(|person| (person.name.to_lowercase(), person.id));
        rows.extend(others.iter().map(|person| {
            let mut row = vec![Cell::Empty; ENROLMENT_FIELDS.len().saturating_add(1)];
            row.extend(field_cells(PERSON_FIELDS, person));
            row
        }));
    }
    Ok(Listing { columns, rows })
}

/// Lists the people of a cohort by roll number; one whose record is damaged shows no name.
pub(in crate::app) fn enrolled(
    snapshot: &Snapshot,
    cohort: &Cohort,
) -> Result<Vec<(Enrolment, Person)>, AppError> {
    let mut enrolments = snapshot.children::<Enrolment>(cohort.id.uuid())?;
    enrolments.sort_by_key(|enrolment| enrolment.roll);
    let mut pairs = Vec::new();
    for enrolment in enrolments {
        let person = person(snapshot, enrolment.person)?;
        pairs.push((enrolment, person));
    }
    Ok(pairs)
}

pub(super) fn person(snapshot: &Snapshot, id: PersonId) -> Result<Person, AppError> {
    let key = RecordKey { parent: Uuid::nil(), id: id.uuid() };
    let found = snapshot.one::<Person>(key)?;
    Ok(found.unwrap_or_else(|| Person::new(id, String::new())))
}

fn registers(
    snapshot: &Snapshot,
    cohort: &Cohort,
) -> Result<HashMap<SessionId, Register>, AppError> {
    let registers = snapshot.children::<Register>(cohort.id.uuid())?;
    Ok(registers.into_iter().map(|register| (register.session, register)).collect())
}

pub(super) fn count(number: usize) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
