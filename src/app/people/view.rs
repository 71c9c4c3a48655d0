//! The whole view of one person: fields, cohorts, the road to the first export, the history.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::app::class::{Book, Standing as Attendance};
use crate::app::deeds::{self, Deed};
use crate::app::directory::{Reached, SharedDirectory};
use crate::app::edit::gone;
use crate::app::road::{Road, roads_of};
use crate::app::{App, AppError};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::records::{Cohort, Decision, Enrolment, FollowUp, Outcome, Person};
use crate::domain::review::{self, Remark};
use crate::domain::stage::Standing;
use crate::store::Snapshot;

use super::key;

/// All that is known of one person.
#[derive(Clone, Debug)]
pub struct PersonView {
    /// The person.
    pub person: Person,
    /// The kecamatan with what lies around it, where the table knows it.
    pub home: Option<String>,
    /// Name of the country of work.
    pub country: Option<String>,
    /// Values that are kept and should be looked at.
    pub remarks: Vec<Remark>,
    /// The cohorts, the latest first.
    pub places: Vec<PlaceView>,
    /// Ventures, milestones and shipments.
    pub road: Road,
    /// Where they prove the person to stand, and what is missing.
    pub standing: Standing,
    /// Stage of a graduate, and since when.
    pub reached: Option<Reached>,
    /// Follow-ups by the day on which they are due.
    pub follow_ups: Vec<FollowUp>,
    /// What was done with the record and with what names it, the newest first.
    pub history: Vec<Deed>,
}

/// A person in one cohort.
#[derive(Clone, Debug)]
pub struct PlaceView {
    /// The cohort.
    pub cohort: Cohort,
    /// Roll number, days, scores.
    pub enrolment: Enrolment,
    /// Attendance so far.
    pub attendance: Attendance,
    /// What the last meeting decided, and when.
    pub outcome: Option<(NaiveDate, Outcome)>,
}

/// Reads all that is known of a person; what the directory knows is missing while it is built.
pub fn view(app: &App, directory: &SharedDirectory, id: PersonId) -> Result<PersonView, AppError> {
    let snapshot = app.store.read()?;
    let person: Person = snapshot.one(key(id))?.ok_or_else(gone)?;
    let known = directory.ask(|directory| {
        (directory.cohorts_of(id), directory.ventures_of(id), directory.reached(id))
    });
    let (cohorts, ventures, reached) = known.unwrap_or_default();
    let mut places = Vec::new();
    for cohort in cohorts {
        places.extend(place(&snapshot, cohort, id)?);
    }
    places.sort_by_key(|place| Reverse(place.cohort.start));
    let ventures = ventures.into_iter().collect();
    let mut roads = roads_of(&snapshot, &BTreeSet::from([id]), &ventures)?;
    let road = roads.remove(&id).unwrap_or_default();
    let mut follow_ups = snapshot.children::<FollowUp>(id.uuid())?;
    follow_ups.sort_by_key(|follow_up| (follow_up.done.is_some(), follow_up.due, follow_up.id));
    let regions = app.reference.regions();
    let countries = app.reference.countries();
    let country = person.country.as_ref().and_then(|code| countries.get(code.as_str()));
    Ok(PersonView {
        home: person.region.as_ref().and_then(|code| regions.path(code.as_str())),
        country: country.map(|country| country.name.clone()),
        remarks: review::person(&person, |code| regions.name(code).is_some()),
        places,
        standing: road.standing(app.today()),
        road,
        reached,
        follow_ups,
        history: deeds::history(app, Some(id.uuid()))?,
        person,
    })
}

fn place(
    snapshot: &Snapshot,
    cohort: CohortId,
    person: PersonId,
) -> Result<Option<PlaceView>, AppError> {
    let book = Book::read(snapshot, cohort)?;
    let member = book.members.iter().find(|member| member.enrolment.person == person);
    let Some(enrolment) = member.map(|member| member.enrolment.clone()) else { return Ok(None) };
    let mut decisions = snapshot.children::<Decision>(cohort.uuid())?;
    decisions.sort_by_key(|decision| (decision.amends.is_some(), decision.date, decision.id));
    let outcome = decisions.iter().rev().find_map(|decision| {
        let outcome = decision.results.get(&enrolment.id)?;
        Some((decision.date, outcome.clone()))
    });
    let attendance = book.standing(&enrolment);
    Ok(Some(PlaceView { cohort: book.cohort, enrolment, attendance, outcome }))
}
