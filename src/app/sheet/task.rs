//! The sheets of a task that was done or is put off: each acts at its end.

use chrono::{Days, NaiveDate};

use crate::app::edit::{gone, try_field};
use crate::app::restore::Sentence;
use crate::app::{App, AppError, follow};
use crate::domain::fields::FOLLOW_UP_FIELDS;
use crate::domain::id::{FollowUpId, PersonId};
use crate::domain::record::RecordKey;
use crate::domain::records::FollowUp;
use crate::store::Receipt;

use super::record::rows_of;
use super::{Finished, Journey, Row, Sheet, Subject};

/// Days from today until which a task is put off, unless another day is typed.
const LATER_DAYS: u64 = 7;

/// What becomes of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It was done.
    Done,
    /// It waits.
    Later,
}

impl Turn {
    /// The fields that are asked for.
    fn fields(self) -> [&'static str; 2] {
        match self {
            Self::Done => ["outcome", "done"],
            Self::Later => ["waiting_reason", "snoozed_until"],
        }
    }
}

/// The sheet of what becomes of a task.
#[derive(Debug)]
pub(super) struct TaskSheet {
    task: FollowUp,
    turn: Turn,
}

impl TaskSheet {
    /// Opens it: done today, or put off for a week.
    pub(super) fn open(
        app: &App,
        (person, id): (PersonId, FollowUpId),
        turn: Turn,
    ) -> Result<Self, AppError> {
        let key = RecordKey { parent: person.uuid(), id: id.uuid() };
        let mut task: FollowUp = app.store.read()?.one(key)?.ok_or_else(gone)?;
        match turn {
            Turn::Done => task.done = Some(app.today()),
            Turn::Later => {
                task.snoozed_until = app.today().checked_add_days(Days::new(LATER_DAYS));
            }
        }
        Ok(Self { task, turn })
    }

    fn place(&self) -> (PersonId, FollowUpId) {
        (self.task.person, self.task.id)
    }
}

impl Sheet for TaskSheet {
    fn subject(&self) -> Subject {
        let (person, id) = self.place();
        match self.turn {
            Turn::Done => Subject::Journey(Journey::TaskDone(person, id)),
            Turn::Later => Subject::Journey(Journey::TaskLater(person, id)),
        }
    }

    fn title(&self) -> Sentence {
        let id = match self.turn {
            Turn::Done => "form-task-done",
            Turn::Later => "form-task-later",
        };
        (id, vec![("subject", self.task.subject.as_str().into())])
    }

    fn rows(&self) -> Vec<Row> {
        let all = rows_of(&self.task, FOLLOW_UP_FIELDS, &[], &[]);
        let find = |name: &str| all.iter().find(|row| row.name == name).cloned();
        self.turn.fields().into_iter().filter_map(find).collect()
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        if self.turn.fields().contains(&field) {
            try_field(app, &mut self.task, field, text)?;
        }
        Ok(None)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        let on = |day: Option<NaiveDate>| day.unwrap_or_else(|| app.today());
        let task = &self.task;
        let facts = vec![("subject", task.subject.as_str().into())];
        Ok(Finished::Leave(Some(match self.turn {
            Turn::Done => {
                follow::done(app, self.place(), on(task.done), &task.outcome)?;
                ("said-task-done", facts)
            }
            Turn::Later => {
                let until = on(task.snoozed_until);
                let reason = &task.waiting_reason;
                let named = |error: AppError| {
                    let is_reason = error.id == "error-reason-needed";
                    error.fact("field", if is_reason { "waiting_reason" } else { "snoozed_until" })
                };
                follow::snooze(app, self.place(), until, reason).map_err(named)?;
                ("said-task-later", facts)
            }
        })))
    }
}
