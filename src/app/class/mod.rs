//! The register of one session: what the screen shows of it, and what marking does to it.
//!
//! A `ClassView` holds the last committed register and, above it, the steps that wait for their
//! commit. What is shown is always both together; a step that fails falls out again, and the rows
//! show what is true.

mod book;
mod open;
mod step;
mod told;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::id::{EnrolmentId, SessionId};
use crate::domain::records::{Cohort, GraduationRule, Mark, Register, Session, SessionState};

pub use book::{Book, Member, Standing};
pub use open::open_class;
pub(super) use step::marked;
pub use step::{Closing, Staged, Stamp, Step, submit};
pub use told::{Told, mark_letter, mark_text};

pub use super::settled::Settled;

/// Most marks of earlier sessions that a row shows.
pub const HISTORY_MOST: usize = 8;

/// One session with its people and their marks.
#[derive(Clone, Debug)]
pub struct ClassView {
    /// Title of the first module taught in the session; empty where none is planned.
    pub module: String,
    /// The people, by roll number.
    pub rows: Vec<ClassRow>,
    /// The session before in the cohort.
    pub previous: Option<SessionId>,
    /// The session after.
    pub next: Option<SessionId>,
    /// Days after closing on which marks change without a reason.
    correction_days: u16,
    /// The cohort, in which the register of this session is the one that is shown.
    book: Book,
    /// The session as last committed.
    session: Session,
    /// The register as last committed.
    register: Register,
    has_register: HasRegister,
    pending: Vec<Pending>,
}

/// Whether the store has a register of the session; one that has none gets it with its first mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HasRegister {
    Yes,
    NotYet,
}

/// A step that was handed to the writer.
#[derive(Clone, Debug)]
struct Pending {
    id: Uuid,
    marks: Vec<(EnrolmentId, Option<Mark>)>,
    session: Option<Session>,
}

/// One person in the session.
#[derive(Clone, Debug)]
pub struct ClassRow {
    /// Place in the cohort.
    pub enrolment: EnrolmentId,
    /// Roll number.
    pub roll: u16,
    /// Name.
    pub name: String,
    /// Whether a mark is expected.
    pub presence: Presence,
    /// Letters of the sessions before that were begun, the oldest first; a space where there is
    /// no mark. At most `HISTORY_MOST`.
    pub history: String,
    /// The mark of this session.
    pub mark: Option<Mark>,
    /// Attendance so far.
    pub standing: Standing,
}

/// Whether somebody is expected in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Expected.
    Expected,
    /// Joined the cohort later.
    NotYet,
    /// Left the cohort before.
    Left,
}

/// Whether marks can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollState {
    /// The roll is being called.
    Open,
    /// Closed, and freely correctable to the end of this day.
    Taken {
        /// Last day of free correction.
        until: NaiveDate,
    },
    /// A correction needs a reason first.
    Locked,
    /// The session does not take place.
    Cancelled,
}

impl ClassView {
    /// Gives the cohort.
    pub fn cohort(&self) -> &Cohort {
        &self.book.cohort
    }

    /// Gives the rule by which the cohort graduates.
    pub fn rule(&self) -> &GraduationRule {
        &self.book.curriculum.rule
    }

    /// Gives the session, with what waits for its commit.
    pub fn session(&self) -> &Session {
        let waiting = self.pending.iter().rev().find_map(|pending| pending.session.as_ref());
        waiting.unwrap_or(&self.session)
    }

    /// Tells whether marks can be changed on a day.
    pub fn state(&self, today: NaiveDate) -> RollState {
        let session = self.session();
        match session.state {
            SessionState::Cancelled => RollState::Cancelled,
            SessionState::Locked => RollState::Locked,
            SessionState::Taken => {
                let until = session.free_until(self.correction_days);
                if today > until { RollState::Locked } else { RollState::Taken { until } }
            }
            SessionState::Planned | SessionState::Moved | SessionState::Unknown(_) => {
                RollState::Open
            }
        }
    }

    /// Lists the roll numbers that can be marked, in rising order.
    pub fn rolls(&self) -> Vec<u16> {
        self.expected().map(|row| row.roll).collect()
    }

    /// Finds the row of a roll number.
    pub fn row(&self, roll: u16) -> Option<&ClassRow> {
        self.rows.iter().find(|row| row.roll == roll)
    }

    /// Lists the people expected in the session.
    pub fn expected(&self) -> impl Iterator<Item = &ClassRow> {
        self.rows.iter().filter(|row| row.presence == Presence::Expected)
    }

    /// Counts the expected people without a mark.
    pub fn unmarked(&self) -> usize {
        self.expected().filter(|row| row.mark.is_none()).count()
    }

    /// Takes the writer's answer to a step: what was refused falls out, the rest stays in order,
    /// and what the disk did not take yet goes on waiting.
    pub fn settle(&mut self, id: Uuid, settled: &Settled) {
        let Some(index) = self.pending.iter().position(|pending| pending.id == id) else { return };
        if matches!(settled, Settled::Kept(_)) {
            return;
        }
        let pending = self.pending.remove(index);
        let touched: Vec<EnrolmentId> = pending.marks.iter().map(|mark| mark.0).collect();
        if matches!(settled, Settled::Stored) {
            apply(&mut self.register, pending.marks);
            if let Some(session) = pending.session {
                let row = self.book.sessions.iter_mut().find(|row| row.id == session.id);
                if let Some(row) = row {
                    row.clone_from(&session);
                }
                self.session = session;
            }
            self.has_register = HasRegister::Yes;
        }
        self.renew(&touched);
    }

    /// The register as it will be when all that waits is stored.
    fn effective(&self) -> Register {
        let mut register = self.register.clone();
        for pending in &self.pending {
            apply(&mut register, pending.marks.clone());
        }
        register
    }

    /// Brings the rows of some people in line with what is effective.
    fn renew(&mut self, touched: &[EnrolmentId]) {
        let register = self.effective();
        self.book.registers.insert(self.session.id, register);
        for (row, member) in self.rows.iter_mut().zip(&self.book.members) {
            if touched.contains(&row.enrolment) {
                row.mark = self.book.mark(self.session.id, row.enrolment).cloned();
                row.standing = self.book.standing(&member.enrolment);
            }
        }
    }
}

fn apply(register: &mut Register, marks: Vec<(EnrolmentId, Option<Mark>)>) {
    for (enrolment, mark) in marks {
        match mark {
            Some(mark) => drop(register.marks.insert(enrolment, mark)),
            None => drop(register.marks.remove(&enrolment)),
        }
    }
}

#[cfg(test)]
mod tests;
