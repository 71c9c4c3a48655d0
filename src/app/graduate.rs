//! The graduation meeting (*sidang kelulusan*): who meets the rule, and the decision, frozen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::certificate::{CertificateFacts, Pattern};
use crate::domain::coded::Coded as _;
use crate::domain::graduation::{Unmet, measure};
use crate::domain::id::{DecisionId, EnrolmentId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{
    Centre, Cohort, CohortState, Curriculum, Decision, Enrolment, Outcome, Person, Register,
    Session, Verdict,
};
use crate::domain::tally::{Roll, Tally};
use crate::domain::text::Nik;
use crate::store::{CommandArg, Snapshot};

use super::{App, AppError, Clock, ErrorKind, cohorts, hexadecimal, sessions};

/// When and where the meeting was held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// Day.
    pub date: NaiveDate,
    /// Place.
    pub place: String,
    /// Number of the minute (*berita acara*).
    pub minute: String,
}

/// A cohort measured by its rule.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The cohort.
    pub cohort: Cohort,
    /// The curriculum with the rule.
    pub curriculum: Curriculum,
    /// The participants by roll number.
    pub rows: Vec<Assessed>,
    /// Numbers of the sessions whose roll is not closed.
    pub open_sessions: Vec<u16>,
}

/// One participant measured by the rule.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// Place in the cohort.
    pub enrolment: Enrolment,
    /// The person.
    pub person: Person,
    /// Attendance.
    pub tally: Tally,
    /// What is not met; nothing for somebody who passes.
    pub unmet: Vec<Unmet>,
}

impl Assessed {
    /// Gives what follows from it.
    pub fn verdict(&self) -> Verdict {
        if self.unmet.is_empty() { Verdict::Passed } else { Verdict::Failed }
    }
}

/// Measures a cohort; changes nothing.
pub fn assess(app: &App, code: &str) -> Result<Assessment, AppError> {
    let snapshot = app.store.read()?;
    let cohort = cohorts::find(&snapshot, code)?;
    assess_cohort(&snapshot, cohort)
}

/// Decides on a cohort as its rule says, gives certificates their numbers, and freezes the result;
/// a decision is never undone, only amended.
pub fn decide(app: &App, code: &str, meeting: Meeting) -> Result<(Assessment, Decision), AppError> {
    let snapshot = app.store.read()?;
    let cohort = cohorts::find(&snapshot, code)?;
    refuse_decided(&snapshot, &cohort)?;
    refuse_ahead(app, meeting.date)?;
    let assessment = assess_cohort(&snapshot, cohort)?;
    refuse_unready(&assessment)?;
    let decision = decision(&snapshot, &assessment, meeting)?;

    let passed = decision.results.values().filter(|one| one.result == Verdict::Passed).count();
    let mut change = app
        .change("graduate.decide")
        .permanent()
        .with("code", CommandArg::Text(assessment.cohort.code.clone()))
        .with("passed", passed)
        .with("failed", decision.results.len().saturating_sub(passed));
    change.create(&decision)?;
    let after = Cohort { state: CohortState::Graduated, ..assessment.cohort.clone() };
    change.update(&assessment.cohort, &after)?;
    app.store.commit(change)?;
    Ok((assessment, decision))
}

/// Measures a cohort that was read.
pub(super) fn assess_cohort(snapshot: &Snapshot, cohort: Cohort) -> Result<Assessment, AppError> {
    let curriculum = cohorts::curriculum_of(snapshot, &cohort)?;
    let sessions = sessions::of_cohort(snapshot, cohort.id)?;
    let registers: BTreeMap<SessionId, Register> = snapshot
        .children::<Register>(cohort.id.uuid())?
        .into_iter()
        .map(|register| (register.session, register))
        .collect();
    let rolls: Vec<Roll<'_>> =
        sessions.iter().map(|session| (session, registers.get(&session.id))).collect();
    let mut enrolments = snapshot.children::<Enrolment>(cohort.id.uuid())?;
    enrolments.sort_by_key(|enrolment| enrolment.roll);
    let measured = measure(&curriculum, &enrolments, &rolls);
    let mut rows = Vec::new();
    for (enrolment, (tally, unmet)) in enrolments.into_iter().zip(measured) {
        let key = RecordKey { parent: Uuid::nil(), id: enrolment.person.uuid() };
        let gone = || AppError::new(ErrorKind::Data, "error-person-damaged");
        let roll = i64::from(enrolment.roll);
        let person = snapshot.one::<Person>(key)?.ok_or_else(|| gone().fact("roll", roll))?;
        rows.push(Assessed { enrolment, person, tally, unmet });
    }
    let is_open = |session: &&Session| session.is_planned() && !session.is_held();
    let open_sessions = sessions.iter().filter(is_open).map(|session| session.number).collect();
    Ok(Assessment { cohort, curriculum, rows, open_sessions })
}

fn refuse_decided(snapshot: &Snapshot, cohort: &Cohort) -> Result<(), AppError> {
    match snapshot.children::<Decision>(cohort.id.uuid())?.first() {
        None => Ok(()),
        Some(decision) => Err(AppError::user("error-already-decided")
            .fact("code", cohort.code.as_str())
            .fact("date", decision.date.to_string())),
    }
}

/// Refuses a meeting that is still to come: nothing is decided in advance.
pub(super) fn refuse_ahead(app: &App, date: NaiveDate) -> Result<(), AppError> {
    if date <= app.today() {
        return Ok(());
    }
    let error = AppError::user("error-meeting-ahead").fact("field", "date");
    Err(error.fact("date", date.format("%d-%m-%Y").to_string()))
}

fn refuse_unready(assessment: &Assessment) -> Result<(), AppError> {
    let code = assessment.cohort.code.as_str();
    if assessment.rows.is_empty() {
        return Err(AppError::user("error-nobody-enrolled").fact("code", code));
    }
    if !assessment.open_sessions.is_empty() {
        let numbers: Vec<String> =
            assessment.open_sessions.iter().map(ToString::to_string).collect();
        let error = AppError::user("error-sessions-open").fact("sessions", numbers.join(", "));
        return Err(error.hint("hint-close-sessions"));
    }
    Ok(())
}

fn decision(
    snapshot: &Snapshot,
    assessment: &Assessment,
    meeting: Meeting,
) -> Result<Decision, AppError> {
    let centre = snapshot.all::<Centre>()?.pop().unwrap_or_default();
    let results = outcomes(snapshot, assessment, &centre, meeting.date)?;
    let frozen = frozen(assessment, &centre, &meeting, &results)?;
    let sha256 = hexadecimal(&Sha256::digest(&frozen));
    Ok(Decision {
        id: DecisionId::new(Clock::fresh_id()),
        cohort: assessment.cohort.id,
        date: meeting.date,
        place: meeting.place,
        minute_number: meeting.minute,
        results,
        amends: None,
        frozen,
        sha256,
    })
}

/// Gives each participant a verdict and those who passed the next free numbers of the year.
fn outcomes(
    snapshot: &Snapshot,
    assessment: &Assessment,
    centre: &Centre,
    date: NaiveDate,
) -> Result<BTreeMap<EnrolmentId, Outcome>, AppError> {
    let pattern = Pattern::parse(&centre.certificate_pattern).map_err(|fault| {
        AppError::new(ErrorKind::Data, "error-certificate-pattern")
            .fact("pattern", centre.certificate_pattern.as_str())
            .because(fault)
    })?;
    let cohort = &assessment.cohort;
    let programme = if cohort.programme.is_empty() {
        assessment.curriculum.code.as_str()
    } else {
        cohort.programme.as_str()
    };
    let facts = CertificateFacts { centre: &centre.code, programme, cohort: &cohort.code, date };
    let (mut given, mut sequence) = (BTreeSet::new(), 0);
    for earlier in snapshot.all::<Decision>()? {
        let certificates = earlier.results.into_values().map(|outcome| outcome.certificate);
        for certificate in certificates.filter(|certificate| !certificate.is_empty()) {
            sequence += u32::from(earlier.date.year() == date.year());
            given.insert(certificate);
        }
    }
    let mut outcomes = BTreeMap::new();
    for row in &assessment.rows {
        let mut outcome = Outcome {
            result: row.verdict(),
            reasons: row.unmet.iter().map(Unmet::stored).collect(),
            certificate: String::new(),
        };
        while outcome.result == Verdict::Passed && outcome.certificate.is_empty() {
            sequence += 1;
            let number = pattern.number(sequence, &facts);
            // A pattern without the year meets the numbers of earlier years again.
            if given.insert(number.clone()) {
                outcome.certificate = number;
            }
        }
        outcomes.insert(row.enrolment.id, outcome);
    }
    Ok(outcomes)
}

/// What is frozen: the decision with the names and figures of that day.
#[derive(Serialize)]
struct Frozen<'a> {
    centre: &'a str,
    centre_code: &'a str,
    cohort: &'a str,
    title: &'a str,
    curriculum: &'a str,
    edition: u16,
    date: NaiveDate,
    place: &'a str,
    minute_number: &'a str,
    attendance_percent: u8,
    pass_mark: u8,
    results: Vec<FrozenResult<'a>>,
}

/// The decision on one participant.
#[derive(Serialize)]
struct FrozenResult<'a> {
    roll: u16,
    nik: Option<&'a str>,
    name: &'a str,
    birth_place: &'a str,
    birth_date: Option<NaiveDate>,
    attended_jp: u32,
    expected_jp: u32,
    result: &'a str,
    reasons: &'a [String],
    certificate: &'a str,
}

fn frozen(
    assessment: &Assessment,
    centre: &Centre,
    meeting: &Meeting,
    results: &BTreeMap<EnrolmentId, Outcome>,
) -> Result<Vec<u8>, AppError> {
    let rows = assessment.rows.iter().filter_map(|row| {
        let outcome = results.get(&row.enrolment.id)?;
        Some(FrozenResult {
            roll: row.enrolment.roll,
            nik: row.person.nik.as_ref().map(Nik::as_str),
            name: &row.person.name,
            birth_place: &row.person.birth_place,
            birth_date: row.person.birth_date,
            attended_jp: row.tally.attended_jp,
            expected_jp: row.tally.expected_jp,
            result: outcome.result.code(),
            reasons: &outcome.reasons,
            certificate: &outcome.certificate,
        })
    });
    let document = Frozen {
        centre: &centre.name,
        centre_code: &centre.code,
        cohort: &assessment.cohort.code,
        title: &assessment.cohort.title,
        curriculum: &assessment.curriculum.code,
        edition: assessment.curriculum.edition,
        date: meeting.date,
        place: &meeting.place,
        minute_number: &meeting.minute,
        attendance_percent: assessment.curriculum.rule.attendance_percent,
        pass_mark: assessment.curriculum.rule.pass_mark,
        results: rows.collect(),
    };
    serde_json::to_vec(&document)
        .map_err(|source| AppError::new(ErrorKind::Bug, "error-freeze").because(source))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::Value;

    use super::*;
    use crate::app::opening::Opening;
    use crate::app::places::Places;
    use crate::app::practice;

    fn practised() -> (tempfile::TempDir, App) {
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            places: Places::below(folder.path()),
            clock: Clock::parse_fixed("2026-11-10T08:00+07:00").unwrap(),
            operator: None,
            reader: PathBuf::new(),
        };
        let app = practice::centre(&opening, practice::SEED).unwrap();
        (folder, app)
    }

    fn decisions(app: &App) -> Vec<Decision> {
        app.store.read().unwrap().all::<Decision>().unwrap()
    }

    #[test]
    fn a_decision_keeps_the_exact_bytes_of_that_day_under_their_hash() {
        let (_folder, app) = practised();
        for decision in decisions(&app) {
            assert_eq!(hexadecimal(&Sha256::digest(&decision.frozen)), decision.sha256);
            let frozen: Value = serde_json::from_slice(&decision.frozen).unwrap();
            let results = frozen["results"].as_array().unwrap();
            assert_eq!(results.len(), decision.results.len());
            for result in results {
                let has_passed = result["result"] == "passed";
                assert_eq!(result["certificate"] != "", has_passed);
                assert_eq!(result["reasons"].as_array().unwrap().is_empty(), has_passed);
            }
        }
    }

    #[test]
    fn no_certificate_number_is_given_twice_and_each_year_begins_anew() {
        let (_folder, app) = practised();
        let mut all: Vec<String> = decisions(&app)
            .into_iter()
            .flat_map(|decision| decision.results.into_values())
            .map(|outcome| outcome.certificate)
            .filter(|certificate| !certificate.is_empty())
            .collect();
        let count = all.len();
        assert_eq!(all.iter().filter(|number| number.starts_with("0001/")).count(), 2);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_cohort_is_decided_once_and_only_when_its_rolls_are_closed() {
        let (_folder, app) = practised();
        let running = cohorts::all(&app.store.read().unwrap()).unwrap();
        let of = |state| running.iter().find(|cohort| cohort.state == state).unwrap();
        let refused =
            |state| decide(&app, &of(state).code, Meeting::default()).map(|_| ()).unwrap_err().id;
        assert_eq!(refused(CohortState::Graduated), "error-already-decided");
        assert_eq!(refused(CohortState::Running), "error-sessions-open");
        assert_eq!(assess(&app, &of(CohortState::Running).code).unwrap().open_sessions, [4, 5]);
    }
}
