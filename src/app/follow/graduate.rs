//! What the screens of the alumni show: the board with names, and one graduate.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::app::directory::Reached;
use crate::app::edit::gone;
use crate::app::road::{Road, roads_of};
use crate::app::{App, AppError, cohorts, people};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::records::{Cohort, CohortState, Decision, Enrolment, FollowUp, Person, Verdict};
use crate::domain::stage::Standing;
use crate::store::Snapshot;

use super::board::{Board, Column, Watch, board};
use super::name_of;

/// Most names of a stage that the board holds; whoever wants more looks into the list.
const NAMES_MOST: usize = 100;

/// The board as a screen shows it.
#[derive(Clone, Debug)]
pub struct BoardView {
    /// Who is looked at.
    pub watch: Watch,
    /// The cohorts of which graduates can be looked at, the latest first.
    pub cohorts: Vec<CohortName>,
    /// Graduates by stage.
    pub board: Board,
    /// Names of the first ones of each stage.
    pub names: Vec<Vec<String>>,
    /// What is known of the one on whom the cursor is; at first the first one.
    pub beside: Option<Graduate>,
}

/// How a cohort is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortName {
    /// The cohort.
    pub id: CohortId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// What is known of one graduate on the way to the first export.
#[derive(Clone, Debug)]
pub struct Graduate {
    /// Who it is.
    pub person: Person,
    /// The cohorts, the latest first, and whether each was passed.
    pub cohorts: Vec<(CohortName, Option<Passed>)>,
    /// Ventures, milestones and shipments.
    pub road: Road,
    /// Where they prove the person to stand, and what is missing.
    pub standing: Standing,
    /// Stage, and since when; nothing for somebody who has not graduated.
    pub reached: Option<Reached>,
    /// Follow-ups: what is open by its day, then what was done, the newest first.
    pub follow_ups: Vec<FollowUp>,
}

/// A graduation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Day of the meeting.
    pub on: NaiveDate,
    /// Number of the certificate.
    pub certificate: String,
}

/// Reads the board with the names that can be seen, and what is known of one on it.
pub fn board_view(app: &App, watch: Watch, at: Option<PersonId>) -> Result<BoardView, AppError> {
    let board = board(app, &app.directory, watch)?;
    let mut cards = board.columns.iter().flat_map(|column| &column.cards).map(|card| card.person);
    let first = cards.clone().next();
    let wanted = at.filter(|person| cards.any(|card| card == *person)).or(first);
    let beside = wanted.map(|person| graduate(app, person)).transpose()?;
    let snapshot = app.store.read()?;
    let names = |column: &Column| {
        let seen = column.cards.iter().take(NAMES_MOST);
        seen.map(|card| name_of(&snapshot, card.person)).collect()
    };
    let names = board.columns.iter().map(names).collect();
    let cohorts = with_graduates(&snapshot)?;
    Ok(BoardView { watch, cohorts, board, names, beside })
}

/// Reads what is known of a graduate; what the directory knows is missing while it is built.
pub fn graduate(app: &App, id: PersonId) -> Result<Graduate, AppError> {
    let snapshot = app.store.read()?;
    let person: Person = snapshot.one(people::key(id))?.ok_or_else(gone)?;
    let known = app.directory.ask(|directory| {
        (directory.cohorts_of(id), directory.ventures_of(id), directory.reached(id))
    });
    let (places, ventures, reached) = known.unwrap_or_default();
    let ventures = ventures.into_iter().collect();
    let mut roads = roads_of(&snapshot, &BTreeSet::from([id]), &ventures)?;
    let road = roads.remove(&id).unwrap_or_default();
    let mut all = Vec::new();
    for cohort in places {
        let Some(cohort) = cohorts::by_id(&snapshot, cohort)? else { continue };
        let passed = passed(&snapshot, &cohort, id)?;
        all.push((cohort.start, (named(cohort), passed)));
    }
    all.sort_by_key(|(start, _)| Reverse(*start));
    let mut follow_ups = snapshot.children::<FollowUp>(id.uuid())?;
    let order = |one: &FollowUp| match one.done {
        None => (0, (one.due - NaiveDate::default()).num_days()),
        Some(on) => (1, (NaiveDate::default() - on).num_days()),
    };
    follow_ups.sort_by_key(|one| (order(one), Reverse(one.id)));
    Ok(Graduate {
        person,
        cohorts: all.into_iter().map(|(_, place)| place).collect(),
        standing: road.standing(app.today()),
        road,
        reached,
        follow_ups,
    })
}

/// Lists the cohorts of which graduates can be looked at, the latest first.
pub(super) fn with_graduates(snapshot: &Snapshot) -> Result<Vec<CohortName>, AppError> {
    let is_decided =
        |cohort: &Cohort| matches!(cohort.state, CohortState::Graduated | CohortState::Archived);
    Ok(cohorts::all(snapshot)?.into_iter().filter(is_decided).map(named).collect())
}

fn named(cohort: Cohort) -> CohortName {
    CohortName { id: cohort.id, code: cohort.code, title: cohort.title }
}

/// What the last meeting that decided on a person in a cohort says, where they passed.
fn passed(
    snapshot: &Snapshot,
    cohort: &Cohort,
    person: PersonId,
) -> Result<Option<Passed>, AppError> {
    let mut decisions = snapshot.children::<Decision>(cohort.id.uuid())?;
    if decisions.is_empty() {
        return Ok(None);
    }
    let enrolments = snapshot.children::<Enrolment>(cohort.id.uuid())?;
    let Some(place) = enrolments.iter().find(|one| one.person == person) else { return Ok(None) };
    decisions.sort_by_key(|decision| (decision.amends.is_some(), decision.date, decision.id));
    let last = decisions.iter().rev().find_map(|decision| {
        let outcome = decision.results.get(&place.id)?;
        Some((decision.date, outcome))
    });
    Ok(last
        .filter(|(_, outcome)| outcome.result == Verdict::Passed)
        .map(|(on, outcome)| Passed { on, certificate: outcome.certificate.clone() }))
}
