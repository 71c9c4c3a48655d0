//! Describes who works with the program and what was handed to whom.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{CohortId, OperatorId, SubmissionId};

/// Somebody who works with the program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Operator {
    /// Own id.
    pub id: OperatorId,
    /// Name as it stands in the journal.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// A file or set of files handed to a receiver; frozen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Submission {
    /// Own id.
    pub id: SubmissionId,
    /// Name of the export profile.
    pub profile: String,
    /// Receiver, as the profile names it.
    pub receiver: String,
    /// Why the data are handed over.
    pub purpose: String,
    /// Cohort reported on, if one.
    pub cohort: Option<CohortId>,
    /// First day of the period.
    pub from: Option<NaiveDate>,
    /// Last day of the period.
    pub to: Option<NaiveDate>,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Files written.
    pub files: Vec<SubmittedFile>,
    /// People in it.
    pub people: u32,
    /// How many of them gave no consent for this receiver.
    pub without_consent: u32,
    /// Number under which the receiver took it.
    pub receipt: String,
}

/// One file of a submission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubmittedFile {
    /// Name without folder; never holds personal data.
    pub name: String,
    /// SHA-256 of its bytes, lower-case hexadecimal digits.
    pub sha256: String,
    /// Rows below the heading.
    pub rows: u32,
}

/// What an operator may do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Role {
    /// Everything.
    #[default]
    Admin,
    /// Classes and scores.
    Instructor,
    /// Looks only.
    Reader,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Role {
    const CODES: &'static [(&'static str, Self)] =
        &[("admin", Self::Admin), ("instructor", Self::Instructor), ("reader", Self::Reader)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Role {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Role> for String {
    fn from(value: Role) -> Self {
        value.code().to_owned()
    }
}
