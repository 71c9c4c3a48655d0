//! Describes the place of a person in a cohort, with scores, and the decision on graduation.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{CohortId, DecisionId, EnrolmentId, ModuleId, PersonId};

/// A person in a cohort.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Enrolment {
    /// Own id.
    pub id: EnrolmentId,
    /// Cohort.
    pub cohort: CohortId,
    /// Person.
    pub person: PersonId,
    /// Roll number, counted from 1; never shifted, never reused.
    pub roll: u16,
    /// Day of joining; sessions before it do not expect the person.
    pub joined: Option<NaiveDate>,
    /// Day of leaving before the end.
    pub left: Option<NaiveDate>,
    /// Why.
    pub left_reason: String,
    /// Points of the test before, 0 to 100.
    pub pre_test: Option<u8>,
    /// Points of the test after, 0 to 100.
    pub post_test: Option<u8>,
    /// Scores by module.
    pub scores: BTreeMap<ModuleId, Score>,
    /// Papers that were seen.
    pub documents: Vec<String>,
}

impl Enrolment {
    /// Tells whether the person is expected on a day: joined, and not yet left.
    pub fn is_expected_on(&self, day: NaiveDate) -> bool {
        self.joined.is_none_or(|joined| joined <= day) && self.left.is_none_or(|left| day < left)
    }
}

/// Result in one module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Score {
    /// 0 to 100.
    #[serde(rename = "p")]
    Points(u8),
    /// Kompeten (K).
    #[serde(rename = "k")]
    Competent,
    /// Belum kompeten (B).
    #[serde(rename = "b")]
    NotCompetent,
}

/// What a graduation meeting (*sidang kelulusan*) decided; frozen, corrected only by an amendment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// Own id.
    pub id: DecisionId,
    /// Cohort decided on.
    pub cohort: CohortId,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Place of the meeting.
    pub place: String,
    /// Number of the minute (*berita acara*).
    pub minute_number: String,
    /// Results by enrolment.
    pub results: BTreeMap<EnrolmentId, Outcome>,
    /// The decision that this one amends.
    pub amends: Option<DecisionId>,
    /// Exact bytes that were frozen: the results as JSON with the names of that day.
    #[serde(with = "serde_bytes")]
    pub frozen: Vec<u8>,
    /// SHA-256 of those bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// Result for one participant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// Passed or not.
    pub result: Verdict,
    /// Codes of the conditions that were not met.
    pub reasons: Vec<String>,
    /// Number of the certificate of somebody who passed.
    pub certificate: String,
}

/// What a meeting decided on somebody.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Verdict {
    /// Lulus.
    Passed,
    /// Tidak lulus.
    #[default]
    Failed,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Verdict {
    const CODES: &'static [(&'static str, Self)] =
        &[("passed", Self::Passed), ("failed", Self::Failed)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Verdict {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Verdict> for String {
    fn from(value: Verdict) -> Self {
        value.code().to_owned()
    }
}
