//! People in cohorts: enrolling somebody who is known, leaving, coming back.

use crate::domain::records::Enrolment;

use super::AppError;

/// Gives the highest roll number of a cohort: a number that was given once is not given again,
/// even to those who left.
pub(super) fn last_roll(enrolments: &[Enrolment]) -> u16 {
    enrolments.iter().map(|enrolment| enrolment.roll).max().unwrap_or(0)
}

/// Gives the roll number after one.
pub(super) fn roll_after(last: u16) -> Result<u16, AppError> {
    last.checked_add(1).ok_or_else(|| AppError::user("error-too-many-participants"))
}
