//! Describes a cohort (*angkatan*) and its sessions (*sesi*).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{CohortId, CurriculumId, LessonId, ModuleId, SessionId};

/// A group that is trained together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cohort {
    /// Own id.
    pub id: CohortId,
    /// Code, unique in the file, such as `2026-03`.
    pub code: String,
    /// Title.
    pub title: String,
    /// Programme.
    pub programme: String,
    /// Edition of the curriculum that is taught.
    pub curriculum: Option<CurriculumId>,
    /// Short course or coaching over a year.
    pub kind: CohortKind,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// Where it is held.
    pub venue: String,
    /// Most participants; no limit where absent.
    pub capacity: Option<u16>,
    /// Who pays.
    pub funding: String,
    /// Who teaches.
    pub instructors: Vec<String>,
    /// Scopes `MOU-1` to `MOU-5` of the agreement of 17 October 2025 between the ministries.
    pub scopes: Vec<String>,
    /// Where it stands.
    pub state: CohortState,
}

/// One roll call, which is one column on the sign-in sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Own id.
    pub id: SessionId,
    /// Cohort that it belongs to.
    pub cohort: CohortId,
    /// Number in the cohort, counted from 1.
    pub number: u16,
    /// Day.
    pub date: NaiveDate,
    /// Time of the start.
    pub start: Option<NaiveTime>,
    /// Weight in teaching hours (JP).
    pub jp: u16,
    /// Where it stands.
    pub state: SessionState,
    /// Why it was cancelled, moved or reopened.
    pub reason: String,
    /// The session that this one makes up for.
    pub make_up_of: Option<SessionId>,
    /// Day on which the roll was closed last; the lock counts from it.
    pub taken_on: Option<NaiveDate>,
    /// What was taught in it.
    pub lessons: BTreeMap<LessonId, Lesson>,
}

impl Session {
    /// Tells whether its JP count as held: the roll was called to the end.
    pub fn is_held(&self) -> bool {
        matches!(self.state, SessionState::Taken | SessionState::Locked)
    }

    /// Gives the last day on which marks change without a reason, once the roll was closed.
    pub fn free_until(&self, correction_days: u16) -> NaiveDate {
        let closed = self.taken_on.unwrap_or(self.date);
        closed.checked_add_days(Days::new(correction_days.into())).unwrap_or(NaiveDate::MAX)
    }

    /// Tells whether a correction needs a reason on a day.
    pub fn is_locked_on(&self, day: NaiveDate, correction_days: u16) -> bool {
        match self.state {
            SessionState::Locked => true,
            SessionState::Taken => day > self.free_until(correction_days),
            SessionState::Planned
            | SessionState::Cancelled
            | SessionState::Moved
            | SessionState::Unknown(_) => false,
        }
    }

    /// Tells whether it takes place at all.
    pub fn is_planned(&self) -> bool {
        !matches!(self.state, SessionState::Cancelled)
    }
}

/// A piece of teaching inside a session.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lesson {
    /// Module taught.
    pub module: Option<ModuleId>,
    /// Teaching hours (JP).
    pub jp: u16,
    /// Who taught.
    pub instructor: String,
    /// Topic.
    pub topic: String,
    /// Teaching journal (*jurnal mengajar*).
    pub journal: String,
}

/// Shape of a cohort.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum CohortKind {
    /// Short course of three to six days.
    #[default]
    Course,
    /// Seven or eight sessions over about a year.
    Coaching,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for CohortKind {
    const CODES: &'static [(&'static str, Self)] =
        &[("course", Self::Course), ("coaching", Self::Coaching)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for CohortKind {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<CohortKind> for String {
    fn from(value: CohortKind) -> Self {
        value.code().to_owned()
    }
}

/// Where a cohort stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum CohortState {
    /// Being prepared.
    #[default]
    Planned,
    /// Taking participants.
    Open,
    /// In class.
    Running,
    /// Taught to the end and scored.
    Assessed,
    /// The graduation meeting has decided.
    Graduated,
    /// Done and put away.
    Archived,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for CohortState {
    const CODES: &'static [(&'static str, Self)] = &[
        ("planned", Self::Planned),
        ("open", Self::Open),
        ("running", Self::Running),
        ("assessed", Self::Assessed),
        ("graduated", Self::Graduated),
        ("archived", Self::Archived),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for CohortState {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<CohortState> for String {
    fn from(value: CohortState) -> Self {
        value.code().to_owned()
    }
}

/// Where a session stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum SessionState {
    /// Roll not yet closed.
    #[default]
    Planned,
    /// Roll called to the end; still correctable.
    Taken,
    /// A correction needs a reason.
    Locked,
    /// Does not take place.
    Cancelled,
    /// Takes place on another day than planned first.
    Moved,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for SessionState {
    const CODES: &'static [(&'static str, Self)] = &[
        ("planned", Self::Planned),
        ("taken", Self::Taken),
        ("locked", Self::Locked),
        ("cancelled", Self::Cancelled),
        ("moved", Self::Moved),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for SessionState {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<SessionState> for String {
    fn from(value: SessionState) -> Self {
        value.code().to_owned()
    }
}
