//! Describes the attendance register (*presensi*) of one session.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{CohortId, EnrolmentId, OperatorId, SessionId};

/// The marks of one session; somebody without one is unmarked, which is a state of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Register {
    /// Session that it belongs to; it has no other id.
    pub session: SessionId,
    /// Cohort of that session.
    pub cohort: CohortId,
    /// Marks by enrolment.
    pub marks: BTreeMap<EnrolmentId, Mark>,
}

/// What was noted of one participant in one session; changed only as a whole.
///
/// Its field names are single letters because a cohort holds thousands of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Present, excused, sick or absent.
    #[serde(rename = "s")]
    pub status: Status,
    /// Lateness of somebody present.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// Minutes by which somebody present left early.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub early_minutes: Option<u16>,
    /// Remark.
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How the mark came to be.
    #[serde(rename = "h", default, skip_serializing_if = "How::is_typed")]
    pub how: How,
    /// When, in seconds since 1970 UTC.
    #[serde(rename = "a", default)]
    pub at: i64,
    /// By whom.
    #[serde(rename = "b", default)]
    pub by: OperatorId,
}

impl Mark {
    /// Starts a mark; lateness, leaving early and a note follow by name.
    pub fn new(status: Status, how: How, at: i64, by: OperatorId) -> Self {
        Self { status, late: None, early_minutes: None, note: String::new(), how, at, by }
    }

    /// Gives the letter shown in grids: `T` for somebody late, else that of the status.
    pub fn letter(&self) -> char {
        match (&self.status, self.late) {
            (Status::Present, Some(_)) => 'T',
            (status, _) => status.letter(),
        }
    }
}

/// How late somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub enum Late {
    /// Late, and nobody noted by how much.
    Unknown,
    /// Late by so many minutes, at least 1.
    Minutes(u16),
}

impl From<u16> for Late {
    fn from(minutes: u16) -> Self {
        if minutes == 0 { Self::Unknown } else { Self::Minutes(minutes) }
    }
}

impl From<Late> for u16 {
    fn from(late: Late) -> Self {
        match late {
            Late::Unknown => 0,
            Late::Minutes(minutes) => minutes,
        }
    }
}

impl Status {
    /// Gives the letter of the register, the same in every language.
    pub fn letter(&self) -> char {
        self.code().chars().next().unwrap_or('?')
    }
}

impl How {
    /// Tells the common case, which is not stored.
    pub fn is_typed(&self) -> bool {
        *self == Self::Typed
    }
}

/// What was noted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Status {
    /// Hadir.
    Present,
    /// Izin.
    Excused,
    /// Sakit.
    Sick,
    /// Alpa.
    Absent,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Status {
    const CODES: &'static [(&'static str, Self)] =
        &[("H", Self::Present), ("I", Self::Excused), ("S", Self::Sick), ("A", Self::Absent)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Status {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Status> for String {
    fn from(value: Status) -> Self {
        value.code().to_owned()
    }
}

/// How a mark came to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum How {
    /// Typed for this person.
    #[default]
    Typed,
    /// Read from a card.
    Scanned,
    /// Filled with `=` for all who were unmarked.
    Filled,
    /// Set for the unmarked when the roll was closed.
    ByDefault,
    /// Read from a file.
    Imported,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for How {
    const CODES: &'static [(&'static str, Self)] = &[
        ("t", Self::Typed),
        ("s", Self::Scanned),
        ("f", Self::Filled),
        ("d", Self::ByDefault),
        ("i", Self::Imported),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for How {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<How> for String {
    fn from(value: How) -> Self {
        value.code().to_owned()
    }
}
