//! Everything that attendance in one cohort is worked out from, read from one snapshot.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::{AppError, ErrorKind};
use crate::domain::id::{CohortId, EnrolmentId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{
    Cohort, CountsAs, Curriculum, Enrolment, Mark, Person, Register, Session, Status,
};
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
        let curriculum = match cohort.curriculum {
            Some(id) => snapshot.one(key(id.uuid()))?.unwrap_or_default(),
            None => Curriculum::default(),
        };
        let mut sessions: Vec<Session> = snapshot.children(cohort.id.uuid())?;
        sessions.sort_by_key(|session| (session.number, session.id));
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
        let (mut present, mut whole, mut counted, mut missed) = (0, 0, 0, 0);
        let mut ahead = Vec::new();
        for session in &self.sessions {
            if !session.is_planned() || !member.is_expected_on(session.date) {
                continue;
            }
            let jp = u32::from(session.jp);
            match self.mark(session.id, member.id).map(|mark| self.counts_as(&mark.status)) {
                None if session.is_held() => {}
                None => ahead.push(jp),
                Some(CountsAs::NotExpected) => {}
                Some(CountsAs::Present) => {
                    (present, whole, counted) = (present + jp, whole + jp, counted + 1);
                }
                Some(CountsAs::Absent | CountsAs::Unknown(_)) => {
                    (whole, counted, missed) = (whole + jp, counted + 1, missed + 1);
                }
            }
        }
        let share = (present * 100).checked_div(whole);
        let percent = share.and_then(|share| u16::try_from(share).ok());
        Standing { percent, counted, missed, absences_left: self.left(present, whole, ahead) }
    }

    /// Counts the sessions ahead that may be missed, the heaviest first.
    fn left(&self, present: u32, whole: u32, mut ahead: Vec<u32>) -> Option<u16> {
        ahead.sort_unstable_by(|one, other| other.cmp(one));
        let to_come: u32 = ahead.iter().sum();
        let percent = u32::from(self.curriculum.rule.attendance_percent);
        let needed = ((whole + to_come) * percent).div_ceil(100);
        let mut spare = (present + to_come).checked_sub(needed)?;
        let mut left = 0;
        for jp in ahead {
            let Some(rest) = spare.checked_sub(jp) else { break };
            spare = rest;
            left += 1;
        }
        Some(left)
    }

    fn counts_as(&self, status: &Status) -> CountsAs {
        match status {
            Status::Present => CountsAs::Present,
            Status::Excused => self.curriculum.rule.excused.clone(),
            Status::Sick => self.curriculum.rule.sick.clone(),
            Status::Absent | Status::Unknown(_) => CountsAs::Absent,
        }
    }
}
