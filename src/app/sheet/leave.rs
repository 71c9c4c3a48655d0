//! The sheet of somebody who leaves a cohort before its end.

use crate::app::restore::Sentence;
use crate::app::{App, AppError, ErrorKind, Fact, cohort_care, lists, memberships};
use crate::domain::field::FieldFault;
use crate::domain::fields::ENROLMENT_FIELDS;
use crate::domain::id::{CohortId, EnrolmentId};
use crate::domain::records::Enrolment;
use crate::store::Receipt;

use super::collected::{Collected, in_field};
use super::{Beside, BesideKind, Finished, Row, Sheet, Subject};

/// Fields of a place in a cohort that leaving does not touch.
const LEFT_OUT: &[&str] = &["roll", "joined", "pre_test", "post_test", "documents"];

/// The sheet of somebody who leaves.
#[derive(Debug)]
pub struct LeaveSheet {
    name: String,
    typed: Collected<Enrolment>,
}

impl LeaveSheet {
    /// Opens it for somebody in a cohort.
    pub fn open(app: &App, cohort: CohortId, id: EnrolmentId) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let cohort = cohort_care::find(&snapshot, cohort)?;
        let people = lists::enrolled(&snapshot, &cohort)?;
        let gone = || AppError::new(ErrorKind::Data, "error-person-gone");
        let found = people.into_iter().find(|row| row.0.id == id);
        let (enrolment, person) = found.ok_or_else(gone)?;
        Ok(Self { name: person.name, typed: Collected::new(enrolment, ENROLMENT_FIELDS, LEFT_OUT) })
    }
}

impl Sheet for LeaveSheet {
    fn subject(&self) -> Subject {
        Subject::Leave(self.typed.values.cohort, self.typed.values.id)
    }

    fn title(&self) -> Sentence {
        let roll = Fact::from(i64::from(self.typed.values.roll));
        ("form-leave", vec![("roll", roll), ("name", Fact::from(self.name.as_str()))])
    }

    fn rows(&self) -> Vec<Row> {
        self.typed.rows()
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        self.typed.set(app, field, text)?;
        Ok(None)
    }

    /// Notes it; without a day it is today.
    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        let Enrolment { cohort, id, left, left_reason, roll, .. } = &self.typed.values;
        if left_reason.is_empty() {
            return Err(AppError::of_field("left_reason", FieldFault::Empty));
        }
        let on = left.unwrap_or_else(|| app.today());
        let gone = memberships::withdraw(app, (*cohort, *id), on, left_reason)
            .map_err(|error| in_field(error, "left"))?;
        let roll = ("roll", Fact::from(i64::from(*roll)));
        let name = ("name", Fact::from(self.name.as_str()));
        let marked: Vec<String> = gone.marked_later.iter().map(u16::to_string).collect();
        let said = if marked.is_empty() {
            ("said-withdrawn", vec![roll, name])
        } else {
            ("said-withdrawn-marked", vec![roll, name, ("sessions", marked.join(", ").into())])
        };
        Ok(Finished::Leave(Some(said)))
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        if self.typed.values.left.is_some() {
            return Ok(Vec::new());
        }
        let today = app.today().format("%d-%m-%Y").to_string();
        let said = ("beside-today", vec![("value", Fact::from(today.as_str()))]);
        Ok(vec![Beside { field: "left", said, kind: BesideKind::Offer(today) }])
    }
}
