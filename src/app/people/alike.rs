//! Finds people who may be the one whose form is filled: the same NIK, telephone number, or name
//! and day of birth.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::directory::{Directory, SharedDirectory};
use crate::app::{App, AppError};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, Person};
use crate::domain::text::{Nik, Phone, fold_name};
use crate::store::Snapshot;

use super::key;

/// Most people of one folded name that are looked at.
const NAMED_MOST: usize = 1_000;

/// Somebody who may be the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their day of birth.
    pub birth_date: Option<NaiveDate>,
    /// Codes of their cohorts.
    pub cohorts: Vec<String>,
    /// What is the same.
    pub why: Likeness,
}

/// What two people have in common, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The NIK: it is the same person, or one of the two is mistyped.
    Nik,
    /// The folded name and the day of birth.
    NameAndBirth,
    /// A telephone number, which a family may share.
    Phone,
}

/// Lists who may be the same person, the surest first; nobody while the directory is being built.
pub fn alike(
    app: &App,
    directory: &SharedDirectory,
    person: &Person,
) -> Result<Vec<Alike>, AppError> {
    let Some(candidates) = directory.ask(|directory| candidates(directory, person)) else {
        return Ok(Vec::new());
    };
    let snapshot = app.store.read()?;
    let mut found = Vec::new();
    for id in candidates.into_iter().filter(|id| *id != person.id) {
        let Some(other) = snapshot.one::<Person>(key(id))? else { continue };
        let Some(why) = likeness(person, &other) else { continue };
        let cohorts = directory.ask(|directory| directory.cohorts_of(id)).unwrap_or_default();
        found.push(Alike {
            person: id,
            birth_date: other.birth_date,
            cohorts: codes(&snapshot, cohorts)?,
            name: other.name,
            why,
        });
    }
    found.sort_by(|one, other| (one.why, &one.name).cmp(&(other.why, &other.name)));
    Ok(found)
}

/// Gives the codes of cohorts.
pub(in crate::app) fn codes(
    snapshot: &Snapshot,
    ids: Vec<CohortId>,
) -> Result<Vec<String>, AppError> {
    let mut codes = Vec::new();
    for id in ids {
        let key = RecordKey { parent: Uuid::nil(), id: id.uuid() };
        codes.extend(snapshot.one::<Cohort>(key)?.map(|cohort| cohort.code));
    }
    codes.sort();
    Ok(codes)
}

/// Those who share a number or the words of the name; the records tell the rest.
fn candidates(directory: &Directory, person: &Person) -> Vec<PersonId> {
    let numbers = [
        person.nik.as_ref().map(Nik::as_str),
        person.phone.as_ref().map(Phone::as_str),
        person.phone_other.as_ref().map(Phone::as_str),
    ];
    let mut ids: Vec<PersonId> =
        numbers.into_iter().flatten().flat_map(|number| directory.people(number)).collect();
    if person.birth_date.is_some() && !fold_name(&person.name).is_empty() {
        ids.extend(directory.people_named(&person.name).into_iter().take(NAMED_MOST));
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn likeness(one: &Person, other: &Person) -> Option<Likeness> {
    let phones = |person: &Person| [person.phone.clone(), person.phone_other.clone()];
    let shares_phone =
        || phones(one).iter().flatten().any(|phone| phones(other).contains(&Some(phone.clone())));
    let same_birth = one.birth_date.is_some() && one.birth_date == other.birth_date;
    match () {
        () if one.nik.is_some() && one.nik == other.nik => Some(Likeness::Nik),
        () if same_birth && fold_name(&one.name) == fold_name(&other.name) => {
            Some(Likeness::NameAndBirth)
        }
        () if shares_phone() => Some(Likeness::Phone),
        () => None,
    }
}
