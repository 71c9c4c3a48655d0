//! The sheet of a session that is planned: its day, its hours, and what is taught in it.

use crate::app::edit::Stored;
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact, cohort_care, cohorts, edit, session_care};
use crate::domain::field::{Cell, FieldFault, FieldKind, Needed};
use crate::domain::fields::{LESSON_FIELDS, SESSION_FIELDS, label_of, read_date};
use crate::domain::id::{CohortId, SessionId};
use crate::domain::records::{Curriculum, Lesson, Session, SessionState};
use crate::store::Receipt;

use super::collected::receipted;
use super::{Choosable, Finished, Label, Row, Sheet, Subject, choices, rows_of};

/// Fields of a session that the program sets.
const LEFT_OUT: &[&str] = &["number", "state", "taken_on"];

/// The same for one that was not moved, and so needs no reason.
const LEFT_OUT_UNMOVED: &[&str] = &["number", "state", "reason", "taken_on"];

/// The row of the module, which is chosen from the curriculum.
const MODULE: &str = "module";

/// The sheet of a session.
#[derive(Debug)]
pub struct SessionSheet {
    code: String,
    curriculum: Curriculum,
    session: Session,
}

impl SessionSheet {
    /// Opens a session.
    pub fn open(app: &App, cohort: CohortId, session: SessionId) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let cohort = cohort_care::find(&snapshot, cohort)?;
        let curriculum = cohorts::curriculum_of(&snapshot, &cohort)?;
        let session = session_care::find(&snapshot, cohort.id, session)?;
        Ok(Self { code: cohort.code, curriculum, session })
    }

    fn lesson(&self) -> Lesson {
        self.session.lessons.values().next().cloned().unwrap_or_default()
    }

    fn module_row(&self) -> Row {
        let module = self.lesson().module.and_then(|id| self.curriculum.modules.get(&id));
        Row {
            name: MODULE,
            label: label_of(MODULE),
            group: Some("group-lesson"),
            kind: FieldKind::Text,
            needed: Needed::Never,
            cell: module.map_or(Cell::Empty, |module| Cell::text(&module.code)),
        }
    }
}

impl Sheet for SessionSheet {
    fn subject(&self) -> Subject {
        Subject::Session(self.session.cohort, self.session.id)
    }

    fn title(&self) -> Sentence {
        let number = Fact::from(i64::from(self.session.number));
        ("form-session", vec![("code", Fact::from(self.code.as_str())), ("number", number)])
    }

    fn stored(&self) -> Stored {
        Stored::Yes
    }

    fn rows(&self) -> Vec<Row> {
        let is_moved = self.session.state == SessionState::Moved;
        let left_out = if is_moved { LEFT_OUT } else { LEFT_OUT_UNMOVED };
        let mut rows = rows_of(&self.session, SESSION_FIELDS, left_out, &[]);
        rows.push(self.module_row());
        rows.extend(rows_of(&self.lesson(), LESSON_FIELDS, &["jp"], &[]));
        rows
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        let which = (self.session.cohort, self.session.id);
        let act = || match field {
            "date" => {
                let meant = edit::as_typed(app, FieldKind::Date, text);
                let date = read_date(meant.as_deref().unwrap_or(text));
                let date = date.map_err(|fault: FieldFault| AppError::of_field("date", fault))?;
                session_care::move_session(app, which, (date, None), "")
            }
            "start" | "jp" | "reason" => session_care::edit(app, which, &[(field, text)]),
            _ => session_care::set_lesson(app, which, (field, text)),
        };
        let (session, receipt) = receipted(app, act)?;
        self.session = session;
        Ok(receipt)
    }

    fn finish(&mut self, _: &App) -> Result<Finished, AppError> {
        Ok(Finished::Leave(None))
    }

    fn choices(&self, app: &App, field: &str, typed: &str) -> Result<Vec<Choosable>, AppError> {
        if field != MODULE {
            let row = self.rows().into_iter().find(|row| row.name == field);
            return Ok(row.map(|row| choices(app, row.kind, typed)).unwrap_or_default());
        }
        let rows = self.curriculum.in_order().into_iter().map(|(_, module)| Choosable {
            code: module.code.clone(),
            label: Label::Words(format!("{}  {}", module.code, module.title)),
        });
        Ok(rows.collect())
    }
}
