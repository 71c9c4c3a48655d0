//! The sheet of a cohort that is known: each finished field is a change.

use crate::app::edit::Stored;
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact, cohort_care, cohorts, curricula};
use crate::domain::field::{Cell, FieldKind, Needed};
use crate::domain::fields::{COHORT_FIELDS, label_of};
use crate::domain::id::CohortId;
use crate::domain::records::{Cohort, Curriculum};
use crate::store::Receipt;

use super::collected::{meant, receipted};
use super::{Choosable, Finished, Label, Row, Sheet, Subject, rows_of};

/// The row of the curriculum, which is chosen.
pub(super) const CURRICULUM: &str = "curriculum";

/// Fields that are not typed: a state has its rules.
pub(super) const LEFT_OUT: &[&str] = &["state"];

/// The sheet of a cohort.
#[derive(Debug)]
pub struct CohortSheet {
    cohort: Cohort,
    curriculum: Option<Curriculum>,
}

impl CohortSheet {
    /// Opens a cohort.
    pub fn open(app: &App, id: CohortId) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let cohort = cohort_care::find(&snapshot, id)?;
        let curriculum = cohorts::curriculum_of(&snapshot, &cohort)?;
        let curriculum = cohort.curriculum.is_some().then_some(curriculum);
        Ok(Self { cohort, curriculum })
    }
}

/// Puts the row of the curriculum behind that of the title.
pub(super) fn with_curriculum(mut rows: Vec<Row>, chosen: Option<&Curriculum>) -> Vec<Row> {
    let row = Row {
        name: CURRICULUM,
        label: label_of(CURRICULUM),
        group: None,
        kind: FieldKind::Text,
        needed: Needed::Saving,
        cell: chosen.map_or(Cell::Empty, |one| Cell::Text(cohorts::edition_name(one))),
    };
    rows.insert(rows.len().min(2), row);
    rows
}

/// Lists the editions that a cohort may be taught by.
pub(super) fn editions(app: &App) -> Result<Vec<Choosable>, AppError> {
    let rows = curricula::all(app)?.into_iter().map(|view| {
        let code = cohorts::edition_name(&view.curriculum);
        let words = format!("{code}  {}", view.curriculum.title);
        Choosable { code, label: Label::Words(words) }
    });
    Ok(rows.collect())
}

/// Finds the edition that was typed.
pub(super) fn edition(app: &App, text: &str) -> Result<Curriculum, AppError> {
    let found = cohorts::curriculum_named(&app.store.read()?, Some(text));
    found.map_err(|error| error.fact("field", CURRICULUM))
}

impl Sheet for CohortSheet {
    fn subject(&self) -> Subject {
        Subject::Cohort(self.cohort.id)
    }

    fn title(&self) -> Sentence {
        ("form-cohort", vec![("code", Fact::from(self.cohort.code.as_str()))])
    }

    fn stored(&self) -> Stored {
        Stored::Yes
    }

    fn rows(&self) -> Vec<Row> {
        let rows = rows_of(&self.cohort, COHORT_FIELDS, LEFT_OUT, &[]);
        with_curriculum(rows, self.curriculum.as_ref())
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        let id = self.cohort.id;
        if field == CURRICULUM {
            let chosen = edition(app, text)?;
            let choose = || cohort_care::choose_curriculum(app, id, chosen.id);
            let (cohort, receipt) = receipted(app, choose)?;
            (self.cohort, self.curriculum) = (cohort, Some(chosen));
            return Ok(receipt);
        }
        let text = meant(app, COHORT_FIELDS, field, text);
        let edit = || cohort_care::edit(app, id, &[(field, text.as_str())]);
        let (cohort, receipt) = receipted(app, edit)?;
        self.cohort = cohort;
        Ok(receipt)
    }

    fn finish(&mut self, _: &App) -> Result<Finished, AppError> {
        Ok(Finished::Leave(None))
    }

    fn choices(&self, app: &App, field: &str, typed: &str) -> Result<Vec<Choosable>, AppError> {
        if field == CURRICULUM {
            return editions(app);
        }
        let row = self.rows().into_iter().find(|row| row.name == field);
        Ok(row.map(|row| super::choices(app, row.kind, typed)).unwrap_or_default())
    }
}
