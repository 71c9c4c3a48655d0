//! The sheet of a graduation meeting: when, where, the minute's number, and the cohort's code as a
//! yes to what is never undone.

use crate::app::graduate::{Meeting, refuse_ahead};
use crate::app::meeting::{self, MeetingView};
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact, cohorts};
use crate::domain::field::{Cell, FieldKind, Needed};
use crate::domain::fields::{DECISION_FIELDS, label_of};
use crate::domain::id::CohortId;
use crate::domain::records::Decision;
use crate::store::Receipt;

use super::collected::{Collected, in_field};
use super::{Beside, BesideKind, Finished, Row, Sheet, Subject};

/// The row in which the code of the cohort is typed.
const CODE: &str = "cohort_code";

/// The sheet of a graduation meeting.
#[derive(Debug)]
pub struct MeetingSheet {
    view: MeetingView,
    /// Whether a day was typed; without one it is today.
    has_day: HasDay,
    typed: Collected<Decision>,
    code: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HasDay {
    No,
    Yes,
}

impl MeetingSheet {
    /// Opens it for a cohort; what its meeting still waits for is said when it is to be held.
    pub fn open(app: &App, cohort: CohortId) -> Result<Self, AppError> {
        let view = meeting::open_meeting(app, cohort)?;
        let typed = Collected::new(Decision::default(), DECISION_FIELDS, &[]);
        Ok(Self { view, has_day: HasDay::No, typed, code: String::new() })
    }

    fn cohort_code(&self) -> &str {
        &self.view.assessment.cohort.code
    }

    fn is_agreed(&self) -> bool {
        cohorts::same_code(&self.code, self.cohort_code())
    }
}

impl Sheet for MeetingSheet {
    fn subject(&self) -> Subject {
        Subject::Meeting(self.view.assessment.cohort.id)
    }

    fn title(&self) -> Sentence {
        ("form-meeting", vec![("code", Fact::from(self.cohort_code()))])
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = self.typed.rows();
        if let (Some(day), HasDay::No) = (rows.first_mut(), self.has_day) {
            day.cell = Cell::Empty;
        }
        rows.push(Row {
            name: CODE,
            label: label_of(CODE),
            group: Some("group-agreed"),
            kind: FieldKind::Text,
            needed: Needed::Saving,
            cell: Cell::text(&self.code),
        });
        rows
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        if field == CODE {
            text.trim().clone_into(&mut self.code);
            return Ok(None);
        }
        if field == "date" && text.trim().is_empty() {
            self.has_day = HasDay::No;
            return Ok(None);
        }
        let before = self.typed.values.date;
        self.typed.set(app, field, text)?;
        if field == "date" {
            if let Err(error) = refuse_ahead(app, self.typed.values.date) {
                self.typed.values.date = before;
                return Err(error);
            }
            self.has_day = HasDay::Yes;
        }
        Ok(None)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        if !self.is_agreed() {
            let error = AppError::user("error-code-differs").fact("field", CODE);
            return Err(error.fact("code", self.cohort_code()));
        }
        let Decision { date, place, minute_number: minute, .. } = self.typed.values.clone();
        let date = if self.has_day == HasDay::Yes { date } else { app.today() };
        let (passed, failed) =
            meeting::hold_meeting(app, self.cohort_code(), Meeting { date, place, minute })
                .map_err(|error| in_field(error, CODE))?;
        let facts = vec![("passed", Fact::from(passed)), ("failed", Fact::from(failed))];
        Ok(Finished::Leave(Some(("said-graduated", facts))))
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let mut rows = Vec::new();
        if self.has_day == HasDay::No {
            let today = app.today().format("%d-%m-%Y").to_string();
            let said = ("beside-today", vec![("value", Fact::from(today.as_str()))]);
            rows.push(Beside { field: "date", said, kind: BesideKind::Offer(today) });
        }
        let id = if self.is_agreed() { "beside-code-same" } else { "beside-code-needed" };
        let said = (id, self.figures());
        rows.push(Beside { field: CODE, said, kind: BesideKind::Doubt });
        Ok(rows)
    }
}

impl MeetingSheet {
    /// Says how many would pass and how many would not.
    fn figures(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("code", Fact::from(self.cohort_code())),
            ("passed", Fact::from(self.view.passed().count())),
            ("failed", Fact::from(self.view.failed().count())),
        ]
    }
}
