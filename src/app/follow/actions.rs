//! What needs action now, the most pressing first: rolls, meetings, tasks, permits, stages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::app::directory::SharedDirectory;
use crate::app::overview::{HomeView, SessionRow};
use crate::app::{App, AppError, graduate};
use crate::domain::graduation::Unmet;
use crate::domain::id::{CohortId, FollowUpId, PersonId, SessionId, VentureId};
use crate::domain::record::Table;
use crate::domain::records::{CohortState, FollowUp, Permit, PermitKind, Venture, Waiting};
use crate::domain::stage::Stage;
use crate::store::Snapshot;

use super::board::{Pace, pace};
use super::name_of;

/// Days before its end from which on a permit needs a new one.
const PERMIT_AHEAD_DAYS: i64 = 60;

/// What needs action.
#[derive(Clone, Debug, Default)]
pub struct Actions {
    /// The most pressing ones, with their names.
    pub rows: Vec<Action>,
    /// How many there are in all.
    pub count: usize,
}

/// One thing that needs action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it is.
    pub need: Need,
    /// Days by which it is late; negative where so many are left.
    pub late: i64,
    /// Name of the person, or of the cohort.
    pub name: String,
}

/// What needs action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A permit expires soon or has expired, and no other of its kind holds.
    Permit {
        /// Owner.
        person: PersonId,
        /// The venture.
        venture: VentureId,
        /// What kind of permit.
        kind: PermitKind,
        /// Last day on which it holds.
        expires: NaiveDate,
    },
    /// A graduate stands in a stage for longer than it should take.
    Stage {
        /// The graduate.
        person: PersonId,
        /// The stage.
        stage: Stage,
    },
    /// A follow-up is due.
    FollowUp {
        /// The graduate.
        person: PersonId,
        /// The follow-up.
        id: FollowUpId,
        /// What is to be done.
        subject: String,
    },
    /// The roll of an earlier session was not closed.
    Session {
        /// Its cohort.
        cohort: CohortId,
        /// The session.
        id: SessionId,
        /// Its number.
        number: u16,
    },
    /// All sessions of a cohort were held, and its meeting has not decided.
    Graduation {
        /// The cohort.
        cohort: CohortId,
        /// People in it who did not leave.
        people: usize,
        /// Those of whom no score is missing.
        complete: usize,
        /// How many do not meet each condition, by the message that says it.
        unmet: BTreeMap<&'static str, usize>,
    },
}

impl Need {
    /// Gives the message that names it.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Permit { .. } => "need-permit",
            Self::Stage { .. } => "need-stage",
            Self::FollowUp { .. } => "need-follow-up",
            Self::Session { .. } => "need-session",
            Self::Graduation { .. } => "need-graduation",
        }
    }

    /// Gives the person it is about, if one.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Permit { person, .. }
            | Self::Stage { person, .. }
            | Self::FollowUp { person, .. } => Some(*person),
            Self::Session { .. } | Self::Graduation { .. } => None,
        }
    }
}

/// Lists what needs action, at most `shown` with their names; `home` tells of the rolls that were
/// not closed. Stages are left out while the directory is being built.
pub fn actions(
    app: &App,
    directory: &SharedDirectory,
    home: &HomeView,
    shown: usize,
) -> Result<Actions, AppError> {
    let (snapshot, today) = (app.store.read()?, app.today());
    let mut all: Vec<Action> = sessions(home, today);
    all.extend(graduations(&snapshot, home, today)?);
    all.extend(follow_ups(&snapshot, today)?);
    all.extend(permits(&snapshot, today)?);
    all.extend(stages(directory, today));
    all.sort_by_key(Action::rank);
    let count = all.len();
    all.truncate(shown);
    for action in &mut all {
        if let Some(person) = action.need.person() {
            action.name = name_of(&snapshot, person);
        }
    }
    Ok(Actions { rows: all, count })
}

impl Action {
    /// Orders what is late before what is ahead, and what somebody set themselves, or the law
    /// does, before stages: many stand in one for long, and would hide all the rest.
    fn rank(&self) -> (bool, bool, Reverse<i64>) {
        (self.late < 0, matches!(self.need, Need::Stage { .. }), Reverse(self.late))
    }

    /// Gives the message that says by how many `days` it is late, or how many are left.
    pub fn lateness(&self) -> &'static str {
        match self.late {
            1.. => "late-days",
            0 => "late-today",
            _ => "late-ahead",
        }
    }
}

fn unnamed(need: Need, late: i64) -> Action {
    Action { need, late, name: String::new() }
}

fn sessions(home: &HomeView, today: NaiveDate) -> Vec<Action> {
    let action = |row: &SessionRow| Action {
        need: Need::Session {
            cohort: row.session.cohort,
            id: row.session.id,
            number: row.session.number,
        },
        late: (today - row.session.date).num_days(),
        name: row.code.clone(),
    };
    home.overdue.iter().map(action).collect()
}

/// Cohorts whose sessions were all held; late since the day after the last of them.
fn graduations(
    snapshot: &Snapshot,
    home: &HomeView,
    today: NaiveDate,
) -> Result<Vec<Action>, AppError> {
    let mut actions = Vec::new();
    for row in &home.running {
        let taught = matches!(row.cohort.state, CohortState::Running | CohortState::Assessed);
        if !taught || row.sessions == 0 || row.taken < row.sessions {
            continue;
        }
        let assessment = graduate::assess_cohort(snapshot, row.cohort.clone())?;
        let here = assessment.rows.iter().filter(|one| one.enrolment.left.is_none());
        let (mut people, mut complete, mut unmet) = (0, 0, BTreeMap::new());
        for one in here {
            people += 1;
            let is_missing = |fault: &Unmet| matches!(fault, Unmet::ScoreMissing { .. });
            if !one.unmet.iter().any(is_missing) {
                complete += 1;
            }
            let faults: BTreeSet<_> = one.unmet.iter().map(Unmet::message).collect();
            for fault in faults {
                *unmet.entry(fault).or_default() += 1;
            }
        }
        let last = row.cohort.end.unwrap_or(today);
        let need = Need::Graduation { cohort: row.cohort.id, people, complete, unmet };
        let late = (today - last).num_days();
        actions.push(Action { need, late, name: row.cohort.code.clone() });
    }
    Ok(actions)
}

fn follow_ups(snapshot: &Snapshot, today: NaiveDate) -> Result<Vec<Action>, AppError> {
    let mut actions = Vec::new();
    snapshot.each(Table::FollowUp, |_, follow_up: FollowUp| {
        if let Waiting::Due(late) = follow_up.waiting(today) {
            let FollowUp { person, id, subject, .. } = follow_up;
            actions.push(unnamed(Need::FollowUp { person, id, subject }, late));
        }
    })?;
    Ok(actions)
}

fn permits(snapshot: &Snapshot, today: NaiveDate) -> Result<Vec<Action>, AppError> {
    let mut actions = Vec::new();
    snapshot.each(Table::Venture, |_, venture: Venture| {
        let Some(person) = venture.owners.first().copied() else { return };
        for permit in venture.permits.values() {
            let Some(expires) = permit.expires else { continue };
            let late = (today - expires).num_days();
            if late >= -PERMIT_AHEAD_DAYS && !is_renewed(&venture, permit) {
                let kind = permit.kind.clone();
                let need = Need::Permit { person, venture: venture.id, kind, expires };
                actions.push(unnamed(need, late));
            }
        }
    })?;
    Ok(actions)
}

/// Tells whether another permit of the kind holds longer.
fn is_renewed(venture: &Venture, permit: &Permit) -> bool {
    venture.permits.values().any(|other| {
        other.kind == permit.kind && (other.expires.is_none() || other.expires > permit.expires)
    })
}

fn stages(directory: &SharedDirectory, today: NaiveDate) -> Vec<Action> {
    let found = directory.ask(|directory| {
        let late = directory.graduates().filter_map(|(person, reached)| {
            let stage = reached.stage;
            let days = (today - reached.since).num_days();
            let most = stage.days_most.filter(|_| pace(stage, days) == Pace::Late)?;
            Some(unnamed(Need::Stage { person, stage }, days - i64::from(most)))
        });
        late.collect()
    });
    found.unwrap_or_default()
}
