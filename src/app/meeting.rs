//! What the graduation meeting of a cohort has before it, and what it decided.

use crate::domain::graduation::Unmet;
use crate::domain::id::CohortId;
use crate::domain::records::{Decision, Outcome, Session, Verdict};

use super::graduate::{self, Assessed, Assessment, Meeting};
use super::{App, AppError, ErrorKind, cohorts, sessions};

/// A cohort before its meeting, or with what the meeting decided.
#[derive(Clone, Debug)]
pub struct MeetingView {
    /// The participants measured by the rule.
    pub assessment: Assessment,
    /// Sessions whose roll is not closed, by number.
    pub open: Vec<Session>,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// Why somebody does not pass: a message with its values.
pub type Reason = (String, Vec<(&'static str, String)>);

/// Reads a cohort for its meeting.
pub fn open_meeting(app: &App, cohort: CohortId) -> Result<MeetingView, AppError> {
    let snapshot = app.store.read()?;
    let gone = || AppError::new(ErrorKind::Data, "error-cohort-gone");
    let found = cohorts::by_id(&snapshot, cohort)?.ok_or_else(gone)?;
    let all = sessions::of_cohort(&snapshot, cohort)?;
    Ok(MeetingView {
        assessment: graduate::assess_cohort(&snapshot, found)?,
        open: all.into_iter().filter(|one| one.is_planned() && !one.is_held()).collect(),
        decision: snapshot.children::<Decision>(cohort.uuid())?.pop(),
    })
}

/// Decides on a cohort, as `graduate::decide` does; gives how many passed and how many did not.
pub fn hold_meeting(app: &App, code: &str, meeting: Meeting) -> Result<(usize, usize), AppError> {
    let (_, decision) = graduate::decide(app, code, meeting)?;
    let is_passed = |outcome: &&Outcome| outcome.result == Verdict::Passed;
    let passed = decision.results.values().filter(is_passed).count();
    Ok((passed, decision.results.len().saturating_sub(passed)))
}

impl MeetingView {
    /// Gives the verdict: the decided one, else what follows from the rule.
    pub fn verdict(&self, row: &Assessed) -> Verdict {
        self.outcome(row).map_or_else(|| row.verdict(), |outcome| outcome.result.clone())
    }

    /// Gives the number of the certificate; empty where there is none.
    pub fn certificate(&self, row: &Assessed) -> &str {
        self.outcome(row).map_or("", |outcome| outcome.certificate.as_str())
    }

    /// Says every condition that is not met; of a decision, with the figures where these hold.
    pub fn reasons(&self, row: &Assessed) -> Vec<Reason> {
        let said = |unmet: &Unmet| (unmet.message().to_owned(), unmet.facts());
        let Some(outcome) = self.outcome(row) else { return row.unmet.iter().map(said).collect() };
        let told = |reason: &String| {
            row.unmet.iter().find(|unmet| unmet.stored() == *reason).map_or_else(
                || {
                    let code = reason.split_once(':').map_or(reason.as_str(), |parts| parts.0);
                    (format!("reason-{code}"), Vec::new())
                },
                said,
            )
        };
        outcome.reasons.iter().map(told).collect()
    }

    /// Lists the participants who pass, by roll number.
    pub fn passed(&self) -> impl Iterator<Item = &Assessed> {
        self.assessment.rows.iter().filter(|row| self.verdict(row) == Verdict::Passed)
    }

    /// Lists the others, by roll number.
    pub fn failed(&self) -> impl Iterator<Item = &Assessed> {
        self.assessment.rows.iter().filter(|row| self.verdict(row) != Verdict::Passed)
    }

    fn outcome(&self, row: &Assessed) -> Option<&Outcome> {
        self.decision.as_ref()?.results.get(&row.enrolment.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::teach;
    use crate::app::tests::{School, refused};
    use crate::domain::records::CohortState;

    #[test]
    fn a_meeting_sees_open_rolls_first_and_afterwards_what_it_decided() {
        let (school, cohort) = School::with_class();
        let app = &school.app;
        let meeting = Meeting { date: app.today(), ..Meeting::default() };
        let view = open_meeting(app, cohort.id).unwrap();
        let open: Vec<u16> = view.open.iter().map(|session| session.number).collect();
        assert_eq!((open.as_slice(), view.decision.is_none()), (&[1, 2, 3][..], true));
        refused(hold_meeting(app, &cohort.code, meeting.clone()), "error-sessions-open");

        for number in open {
            teach::mark(app, (&cohort.code, number), "02A=").unwrap();
            teach::close(app, (&cohort.code, number), None).unwrap();
        }
        let before = open_meeting(app, cohort.id).unwrap();
        let reasons: Vec<Vec<Reason>> = before.failed().map(|row| before.reasons(row)).collect();
        assert!(before.open.is_empty());

        assert_eq!(hold_meeting(app, &cohort.code, meeting).unwrap(), (3, 1));
        let view = open_meeting(app, cohort.id).unwrap();
        assert_eq!(view.assessment.cohort.state, CohortState::Graduated);
        assert!(view.passed().all(|row| !view.certificate(row).is_empty()));
        assert!(view.failed().all(|row| view.certificate(row).is_empty()));
        let kept: Vec<Vec<Reason>> = view.failed().map(|row| view.reasons(row)).collect();
        assert_eq!(kept, reasons);
        assert_eq!(kept[0][0].0, "unmet-attendance");
    }
}
