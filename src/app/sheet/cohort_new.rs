//! The sheets of a cohort that is not there yet: a new one, and one like an earlier one.

use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact, cohort_care, cohorts};
use crate::domain::field::{FieldFault, Needed};
use crate::domain::fields::COHORT_FIELDS;
use crate::domain::id::CohortId;
use crate::domain::records::{Cohort, Curriculum, Session};
use crate::store::Receipt;

use super::cohort::{CURRICULUM, LEFT_OUT, edition, editions, with_curriculum};
use super::collected::{Collected, in_field};
use super::{Beside, BesideKind, Choosable, Finished, Row, Sheet, Subject};

/// Fields of a copy that are the earlier cohort's.
const COPIED: &[&str] =
    &["programme", "kind", "end", "venue", "capacity", "funding", "instructors", "scopes", "state"];

/// The sheet of a new cohort.
#[derive(Debug)]
pub struct NewCohortSheet {
    typed: Collected<Cohort>,
    curriculum: Option<Curriculum>,
}

impl Default for NewCohortSheet {
    fn default() -> Self {
        let typed = Collected::new(Cohort::default(), COHORT_FIELDS, LEFT_OUT);
        Self { typed, curriculum: None }
    }
}

impl Sheet for NewCohortSheet {
    fn subject(&self) -> Subject {
        Subject::NewCohort
    }

    fn title(&self) -> Sentence {
        ("form-cohort-new", Vec::new())
    }

    fn rows(&self) -> Vec<Row> {
        with_curriculum(self.typed.rows(), self.curriculum.as_ref())
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        if field == CURRICULUM {
            self.curriculum = Some(edition(app, text)?);
        } else {
            self.typed.set(app, field, text)?;
        }
        Ok(None)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        self.typed.refuse_unfinished()?;
        let curriculum = match &self.curriculum {
            Some(chosen) => chosen.clone(),
            None => cohorts::curriculum_named(&app.store.read()?, None)
                .map_err(|error| in_field(error, CURRICULUM))?,
        };
        let cohort = cohorts::begin(app, self.typed.values.clone(), &curriculum);
        let cohort = cohort.map_err(of_code_or_end)?;
        Ok(Finished::Leave(Some(("said-cohort-new", vec![("code", cohort.code.into())]))))
    }

    fn choices(&self, app: &App, field: &str, typed: &str) -> Result<Vec<Choosable>, AppError> {
        if field == CURRICULUM {
            return editions(app);
        }
        let row = self.rows().into_iter().find(|row| row.name == field);
        Ok(row.map(|row| super::choices(app, row.kind, typed)).unwrap_or_default())
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let mut rows = next_code(app, &self.typed.values)?;
        // The only curriculum is the one that is meant.
        let only = cohorts::curriculum_named(&app.store.read()?, None).ok();
        let only = only.filter(|_| self.curriculum.is_none());
        rows.extend(only.map(|one| usual(CURRICULUM, cohorts::edition_name(&one))));
        Ok(rows)
    }
}

/// The sheet of a cohort like an earlier one.
#[derive(Debug)]
pub struct CopySheet {
    typed: Collected<Cohort>,
    from: Cohort,
    sessions: usize,
}

impl CopySheet {
    /// Starts with the earlier cohort.
    pub fn open(app: &App, from: CohortId) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let from = cohort_care::find(&snapshot, from)?;
        let mut sessions = crate::app::sessions::of_cohort(&snapshot, from.id)?;
        sessions.retain(Session::is_planned);
        let typed = Collected::new(Cohort::default(), COHORT_FIELDS, COPIED);
        Ok(Self { typed, sessions: sessions.len(), from })
    }
}

impl Sheet for CopySheet {
    fn subject(&self) -> Subject {
        Subject::CopyCohort(self.from.id)
    }

    fn title(&self) -> Sentence {
        ("form-cohort-copy", vec![("code", Fact::from(self.from.code.as_str()))])
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = self.typed.rows();
        for row in rows.iter_mut().filter(|row| row.name == "start") {
            row.needed = Needed::Saving;
        }
        rows
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        self.typed.set(app, field, text)?;
        Ok(None)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        self.typed.refuse_unfinished()?;
        let Cohort { code, title, start, .. } = &self.typed.values;
        let start = start.ok_or_else(|| AppError::of_field("start", FieldFault::Empty))?;
        let (cohort, sessions) =
            cohorts::copy(app, &self.from.code, (code, title), start).map_err(of_code_or_end)?;
        let facts = vec![("code", Fact::from(cohort.code)), ("count", sessions.len().into())];
        Ok(Finished::Leave(Some(("said-cohort-copied", facts))))
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let mut rows = next_code(app, &self.typed.values)?;
        if self.typed.values.title.is_empty() {
            rows.push(usual("title", self.from.title.clone()));
        }
        let facts = vec![("count", Fact::from(self.sessions))];
        let said = ("beside-copied-sessions", facts);
        rows.push(Beside { field: "start", said, kind: BesideKind::Meaning });
        Ok(rows)
    }
}

fn usual(field: &'static str, text: String) -> Beside {
    let said = ("beside-usual", vec![("value", Fact::from(text.as_str()))]);
    Beside { field, said, kind: BesideKind::Offer(text) }
}

/// Offers the code that comes next while none is typed.
fn next_code(app: &App, typed: &Cohort) -> Result<Vec<Beside>, AppError> {
    let next = if typed.code.is_empty() { cohorts::next_code(app)? } else { None };
    let offer = next.map(|code| Beside {
        field: "code",
        said: ("beside-next-code", vec![("value", Fact::from(code.as_str()))]),
        kind: BesideKind::Offer(code),
    });
    Ok(offer.into_iter().collect())
}

fn of_code_or_end(error: AppError) -> AppError {
    let field = if error.id == "error-end-before-start" { "end" } else { "code" };
    in_field(error, field)
}
