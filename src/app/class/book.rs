//! Everything that attendance in one cohort is worked out from, read from one snapshot.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::{AppError, ErrorKind, cohorts, sessions};
use crate::domain::id::{CohortId, EnrolmentId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, Curriculum, Enrolment, Mark, Person, Register, Session};
use crate::domain::tally::{Prospect, Roll, Tally};
use crate::store::Snapshot;

/// A cohort with its sessions, people and registers.
#[derive(Clone, Debug)]
pub struct Book {
    /// The cohort.
    pub cohort: Cohort,
    /// What it is taught, and the rule by which it graduates.
    pub curriculum: Curriculum,
    /// Its sessions by their numbers.
    pub sessions: Vec<Session>,
    /// Its people by roll number.
    pub members: Vec<Member>,
    /// The registers that exist.
    pub registers: BTreeMap<SessionId, Register>,
}

/// A person in the cohort.
#[derive(Clone, Debug)]
pub struct Member {
    /// Place in the cohort.
    pub enrolment: Enrolment,
    /// Name.
    pub name: String,
}

/// How somebody stands against the attendance rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Attendance so far in whole percent, rounded down; absent before the first session.
    pub percent: Option<u16>,
    /// Sessions that count so far.
    pub counted: u16,
    /// How many of them were missed.
    pub missed: u16,
    /// Sessions that may still be missed; absent where the rule cannot be met any more.
    pub absences_left: Option<u16>,
}

impl Book {
    /// Reads a cohort. A damaged record of a person leaves the name empty; a damaged register is
    /// an error only when it is opened for marking.
    pub fn read(snapshot: &Snapshot, cohort: CohortId) -> Result<Self, AppError> {
        let key = |id: Uuid| RecordKey { parent: Uuid::nil(), id };
        let gone = || AppError::new(ErrorKind::Data, "error-cohort-gone");
        let cohort: Cohort = snapshot.one(key(cohort.uuid()))?.ok_or_else(gone)?;
        let curriculum = cohorts::curriculum_of(snapshot, &cohort)?;
        let sessions = sessions::of_cohort(snapshot, cohort.id)?;
        let mut members = Vec::new();
        for enrolment in snapshot.children::<Enrolment>(cohort.id.uuid())? {
            let person = snapshot.one::<Person>(key(enrolment.person.uuid())).ok().flatten();
            let name = person.map(|person| person.name).unwrap_or_default();
            members.push(Member { enrolment, name });
        }
        members.sort_by_key(|member| (member.enrolment.roll, member.enrolment.id));
        let registers = snapshot.children::<Register>(cohort.id.uuid())?;
        let registers = registers.into_iter().map(|row| (row.session, row)).collect();
        Ok(Self { cohort, curriculum, sessions, members, registers })
    }

    /// Gives a session.
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id)
    }

    /// Gives the mark of somebody in a session.
    pub fn mark(&self, session: SessionId, enrolment: EnrolmentId) -> Option<&Mark> {
        self.registers.get(&session)?.marks.get(&enrolment)
    }

    /// Works out how somebody stands; a session counts as soon as there is a mark in it.
    pub fn standing(&self, member: &Enrolment) -> Standing {
        let rolls: Vec<Roll<'_>> =
            self.sessions.iter().map(|row| (row, self.registers.get(&row.id))).collect();
        let tally = Tally::of(&self.curriculum.rule, member, &rolls);
        let missed = tally.excused.saturating_add(tally.sick).saturating_add(tally.absent);
        Standing {
            percent: tally.percent().and_then(|hundredths| u16::try_from(hundredths / 100).ok()),
            counted: tally.present.saturating_add(missed),
            missed,
            absences_left: match tally.prospect {
                Prospect::Possible { absences } => Some(absences),
                Prospect::Impossible => None,
            },
        }
    }
}
