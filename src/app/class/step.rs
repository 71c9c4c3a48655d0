//! What an operator does to a register: one step is one change of the store.

use uuid::Uuid;

use crate::app::settled::{self, Settled};
use crate::app::{App, AppError, Clock, cohorts};
use crate::domain::grammar::{Act, Sign};
use crate::domain::id::{EnrolmentId, OperatorId};
use crate::domain::records::{Cohort, How, Mark, Register, Session, SessionState, Status};
use crate::store::{Change, CommandArg, StoreError};

use super::told::{Told, mark_text, said};
use super::{ClassView, HasRegister, Pending, Presence, RollState};

/// Who marks, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Operator.
    pub by: OperatorId,
    /// The moment, in the zone of the centre.
    pub at: chrono::DateTime<chrono::FixedOffset>,
}

/// A step that waits to be handed to the store.
#[derive(Clone, Debug)]
pub struct Step {
    /// Names the change.
    pub id: Uuid,
    command: &'static str,
    args: Vec<(&'static str, CommandArg)>,
    register: Option<(Option<Register>, Register)>,
    session: Option<(Session, Session)>,
    cohort: Option<(Cohort, Cohort)>,
}

/// A step with what it does to the rows.
#[derive(Clone, Debug)]
pub struct Staged {
    /// To be handed to `submit`; absent where nothing would change.
    pub step: Option<Step>,
    /// What to tell the operator, one an act.
    pub told: Vec<Told>,
}

/// How a roll call is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Only if nobody is unmarked.
    Complete,
    /// The unmarked get this sign, noted as set by default.
    Default(Sign),
}

impl ClassView {
    /// Applies acts to the rows and gives the one change that stores them.
    ///
    /// Refuses a locked or cancelled session and people who are not expected, before anything is
    /// touched.
    pub fn stage(&mut self, acts: &[Act], stamp: Stamp) -> Result<Staged, AppError> {
        self.check_open(stamp)?;
        let mut marks = Vec::new();
        let mut told = Vec::new();
        for act in acts {
            match *act {
                Act::Set { roll, sign } => self.set(roll, Some(sign), stamp, &mut marks)?,
                Act::Clear { roll } => self.set(roll, None, stamp, &mut marks)?,
                Act::FillUnmarked => {
                    let filled = self.fill(Sign::Present, &How::Filled, stamp, &mut marks);
                    told.push(Told::Filled(filled));
                    continue;
                }
            }
            told.extend(marks.last().and_then(|(id, after)| self.told(*id, after.as_ref())));
        }
        let command = if acts == [Act::FillUnmarked] { "register.fill" } else { "register.mark" };
        let args = vec![("marks", CommandArg::Text(said(acts)))];
        let step = self.step(command, args, marks, None);
        Ok(Staged { step, told })
    }

    /// Closes the roll call: the session is taken from now on. Closing it again does nothing.
    pub fn close(&mut self, closing: Closing, stamp: Stamp) -> Result<Staged, AppError> {
        let today = stamp.at.date_naive();
        if matches!(self.state(today), RollState::Taken { .. } | RollState::Locked) {
            return Ok(Staged { step: None, told: Vec::new() });
        }
        self.check_open(stamp)?;
        let mut marks = Vec::new();
        if let Closing::Default(sign) = closing {
            self.fill(sign, &How::ByDefault, stamp, &mut marks);
        } else if self.unmarked() > 0 {
            let error = AppError::user("error-people-unmarked").fact("count", self.unmarked());
            return Err(error.hint("hint-name-default"));
        }
        let session =
            Session { state: SessionState::Taken, taken_on: Some(today), ..self.session().clone() };
        let args = vec![("defaults", marks.len().into())];
        let cohort = self.begun();
        let step = self.step("session.close", args, marks, Some(session));
        Ok(Staged { step: step.map(|step| Step { cohort, ..step }), told: Vec::new() })
    }

    /// Opens a closed roll call for corrections; the reason stays with the session.
    pub fn reopen(&mut self, reason: &str, stamp: Stamp) -> Result<Staged, AppError> {
        if reason.trim().is_empty() {
            return Err(AppError::user("error-reason-needed"));
        }
        cohorts::refuse_finished(self.cohort())?;
        let session = Session {
            state: SessionState::Taken,
            taken_on: Some(stamp.at.date_naive()),
            reason: reason.trim().to_owned(),
            ..self.session().clone()
        };
        let args = vec![("reason", CommandArg::Text(session.reason.clone()))];
        let step = self.step("session.reopen", args, Vec::new(), Some(session));
        Ok(Staged { step, told: Vec::new() })
    }

    /// Gives the cohort as it was and as it is from its first closed register on.
    fn begun(&self) -> Option<(Cohort, Cohort)> {
        let before = self.cohort().clone();
        let state = before.state.once_taught()?;
        Some((before.clone(), Cohort { state, ..before }))
    }

    fn check_open(&self, stamp: Stamp) -> Result<(), AppError> {
        cohorts::refuse_finished(self.cohort())?;
        let id = match self.state(stamp.at.date_naive()) {
            RollState::Open | RollState::Taken { .. } => return Ok(()),
            RollState::Locked => "error-session-locked",
            RollState::Cancelled => "error-session-cancelled",
        };
        let number = i64::from(self.session().number);
        Err(AppError::user(id).fact("session", number).hint("hint-reopen-session"))
    }

    fn set(
        &self,
        roll: u16,
        sign: Option<Sign>,
        stamp: Stamp,
        marks: &mut Vec<(EnrolmentId, Option<Mark>)>,
    ) -> Result<(), AppError> {
        let Some(row) = self.row(roll) else {
            return Err(AppError::user("error-roll-unknown").fact("roll", i64::from(roll)));
        };
        if row.presence != Presence::Expected {
            let error = AppError::user("error-not-expected").fact("roll", i64::from(roll));
            return Err(error.fact("name", row.name.clone()));
        }
        // An earlier act of the same line counts as the mark before.
        let earlier = marks.iter().rev().find(|mark| mark.0 == row.enrolment);
        let before = earlier.map_or(row.mark.as_ref(), |mark| mark.1.as_ref());
        let after = sign.map(|sign| marked(sign, before, How::Typed, stamp));
        marks.push((row.enrolment, after));
        Ok(())
    }

    fn fill(
        &self,
        sign: Sign,
        how: &How,
        stamp: Stamp,
        marks: &mut Vec<(EnrolmentId, Option<Mark>)>,
    ) -> usize {
        let earlier = marks.clone();
        let is_unmarked = |id: EnrolmentId, mark: &Option<Mark>| {
            earlier
                .iter()
                .rev()
                .find(|row| row.0 == id)
                .map_or(mark.is_none(), |row| row.1.is_none())
        };
        let unmarked: Vec<EnrolmentId> = self
            .expected()
            .filter(|row| is_unmarked(row.enrolment, &row.mark))
            .map(|row| row.enrolment)
            .collect();
        marks.extend(unmarked.iter().map(|id| (*id, Some(marked(sign, None, how.clone(), stamp)))));
        unmarked.len()
    }

    fn told(&self, id: EnrolmentId, after: Option<&Mark>) -> Option<Told> {
        let row = self.rows.iter().find(|row| row.enrolment == id)?;
        Some(Told::Marked {
            roll: row.roll,
            name: row.name.clone(),
            before: mark_text(row.mark.as_ref()),
            after: mark_text(after),
        })
    }

    /// Makes the change and shows it at once; no change where all stays as it is.
    fn step(
        &mut self,
        command: &'static str,
        args: Vec<(&'static str, CommandArg)>,
        marks: Vec<(EnrolmentId, Option<Mark>)>,
        session: Option<Session>,
    ) -> Option<Step> {
        let before = self.effective();
        let mut after = before.clone();
        let marks: Vec<_> = marks
            .into_iter()
            .filter(|(id, mark)| !is_same(before.marks.get(id), mark.as_ref()))
            .collect();
        super::apply(&mut after, marks.clone());
        if before == after && session.is_none() {
            return None;
        }
        let touched: Vec<EnrolmentId> = marks.iter().map(|mark| mark.0).collect();
        let base = match self.has_register {
            HasRegister::Yes => Some(before),
            HasRegister::NotYet if self.pending.is_empty() => None,
            HasRegister::NotYet => Some(before),
        };
        let step = Step {
            id: Clock::fresh_id(),
            command,
            args: [self.named(), args].concat(),
            register: (!touched.is_empty()).then_some((base, after)),
            session: session.clone().map(|session| (self.session().clone(), session)),
            cohort: None,
        };
        self.pending.push(Pending { id: step.id, marks, session });
        self.renew(&touched);
        Some(step)
    }

    /// The values that every step tells of its session.
    fn named(&self) -> Vec<(&'static str, CommandArg)> {
        vec![
            ("code", CommandArg::Text(self.cohort().code.clone())),
            ("session", CommandArg::Number(self.session().number.into())),
        ]
    }
}

impl Step {
    fn change(self, app: &App) -> Result<Change, StoreError> {
        let mut change = Change::new(self.id, self.command, app.author());
        for (name, value) in self.args {
            change = change.with(name, value);
        }
        match &self.register {
            Some((Some(before), after)) => change.update(before, after)?,
            Some((None, after)) => change.create(after)?,
            None => {}
        }
        if let Some((before, after)) = &self.session {
            change.update(before, after)?;
        }
        if let Some((before, after)) = &self.cohort {
            change.update(before, after)?;
        }
        Ok(change)
    }
}

/// Hands a step to the writer and comes back at once; `notify` is called, on the writer's thread,
/// when it is committed or with why it is not.
pub fn submit(app: &App, step: Step, notify: impl FnOnce(Settled) + Send + 'static) {
    settled::submit(app, step.change(app), notify);
}

/// Makes the mark of a sign; the note of the mark before stays.
pub(in crate::app) fn marked(sign: Sign, before: Option<&Mark>, how: How, stamp: Stamp) -> Mark {
    let mut mark = Mark::new(Status::Present, how, stamp.at.timestamp(), stamp.by);
    sign.put(&mut mark, before);
    mark.note = before.map(|before| before.note.clone()).unwrap_or_default();
    mark
}

/// Compares marks by what they say; who said it again, and when, is no change.
fn is_same(one: Option<&Mark>, other: Option<&Mark>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            (&one.status, one.late, one.early_minutes, &one.note)
                == (&other.status, other.late, other.early_minutes, &other.note)
        }
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
