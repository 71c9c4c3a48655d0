//! The list of graduates, with where each stands.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::app::{App, AppError, cohorts, people};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::record::Table;
use crate::domain::stage::Stage;

use super::board::{News, Pace, Watch, board};
use super::graduate::{CohortName, Graduate, graduate, with_graduates};

/// The list as a screen shows it.
#[derive(Clone, Debug)]
pub struct GraduatesView {
    /// Who is looked at.
    pub watch: Watch,
    /// The cohorts of which graduates can be looked at, the latest first.
    pub cohorts: Vec<CohortName>,
    /// The graduates: the late ones first, the latest on top.
    pub rows: Vec<GraduateRow>,
    /// What is known of the one on whom the cursor is; at first the first one.
    pub beside: Option<Graduate>,
}

/// A graduate in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraduateRow {
    /// Who it is.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// What is made or sold.
    pub idea: String,
    /// Codes of the cohorts.
    pub cohorts: String,
    /// The stage.
    pub stage: Stage,
    /// Days in it.
    pub days: i64,
    /// Whether that is longer than it should be.
    pub pace: Pace,
    /// Whether there was any news of late.
    pub news: News,
    /// Day of the newest proof, or of the graduation.
    pub moved: NaiveDate,
}

/// What of a person the list shows; the rest is not even decoded.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    name: String,
    business_idea: String,
}

/// Lists who is looked at, and reads what is known of one of them.
pub fn graduates_view(
    app: &App,
    watch: Watch,
    at: Option<PersonId>,
) -> Result<GraduatesView, AppError> {
    let board = board(app, &app.directory, watch)?;
    let snapshot = app.store.read()?;
    let codes: HashMap<CohortId, String> =
        cohorts::all(&snapshot)?.into_iter().map(|cohort| (cohort.id, cohort.code)).collect();
    let mut rows = Vec::with_capacity(board.graduates);
    for column in &board.columns {
        for card in &column.cards {
            let named: Option<Named> =
                snapshot.one_as(Table::Person, people::key(card.person)).ok().flatten();
            let known = app.directory.ask(|known| {
                (known.cohorts_of(card.person), known.reached(card.person).map(|at| at.moved))
            });
            let (places, moved) = known.unwrap_or_default();
            let own: Vec<&str> =
                places.iter().filter_map(|id| codes.get(id).map(String::as_str)).collect();
            let Named { name, business_idea } = named.unwrap_or_default();
            rows.push(GraduateRow {
                person: card.person,
                name,
                idea: business_idea,
                cohorts: own.join(", "),
                stage: column.stage,
                days: card.days,
                pace: card.pace,
                news: card.news,
                moved: moved.unwrap_or_default(),
            });
        }
    }
    rows.sort_by_key(|row| (row.pace, Reverse(row.days)));
    let wanted = at.filter(|person| rows.iter().any(|row| row.person == *person));
    let wanted = wanted.or_else(|| rows.first().map(|row| row.person));
    Ok(GraduatesView {
        watch,
        cohorts: with_graduates(&snapshot)?,
        beside: wanted.map(|person| graduate(app, person)).transpose()?,
        rows,
    })
}
