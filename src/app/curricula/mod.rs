//! Curricula: what they teach, who uses them, and how they change.
//!
//! A curriculum in use is frozen, because people were taught and judged by it: an edit of it makes
//! the next edition, which later cohorts take.

mod edit;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::id::{CurriculumId, ModuleId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, Curriculum, Enrolment, Session};
use crate::store::{CommandArg, Snapshot};

use super::{App, AppError, Clock, ErrorKind, cohorts};

pub use edit::{Edit, Edited, Made, edit, modules_named};

/// A curriculum with who uses it.
#[derive(Clone, Debug)]
pub struct CurriculumView {
    /// The curriculum.
    pub curriculum: Curriculum,
    /// The cohorts that name it, the latest first.
    pub cohorts: Vec<CohortUse>,
    /// Whether an edit of it makes the next edition.
    pub standing: Standing,
    /// Its newest edition.
    pub newest: u16,
}

/// A cohort that names a curriculum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortUse {
    /// Code.
    pub code: String,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Whether people are in it or sessions were held.
    pub standing: Standing,
}

/// Whether a curriculum can be edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody was taught by it yet.
    Free,
    /// It is in use.
    Frozen,
}

/// Lists the curricula by code, the newest edition first.
pub fn all(app: &App) -> Result<Vec<CurriculumView>, AppError> {
    let snapshot = app.store.read()?;
    let mut all = snapshot.all::<Curriculum>()?;
    all.sort_by(|a, b| a.code.cmp(&b.code).then_with(|| b.edition.cmp(&a.edition)));
    let uses = uses(&snapshot)?;
    Ok(all.iter().map(|curriculum| view(curriculum.clone(), &all, &uses)).collect())
}

/// Reads one curriculum.
pub fn open(app: &App, id: CurriculumId) -> Result<CurriculumView, AppError> {
    let snapshot = app.store.read()?;
    Ok(view(find(&snapshot, id)?, &snapshot.all::<Curriculum>()?, &uses(&snapshot)?))
}

/// What is known of a curriculum when it is begun.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewCurriculum<'a> {
    /// Code, unique in the file.
    pub code: &'a str,
    /// Title as on the certificate.
    pub title: &'a str,
    /// Programme that it belongs to.
    pub programme: &'a str,
}

/// Begins a curriculum, without modules and with the common rule of graduation.
pub fn create(app: &App, new: NewCurriculum<'_>) -> Result<Curriculum, AppError> {
    let snapshot = app.store.read()?;
    let mut curriculum = Curriculum {
        id: CurriculumId::new(Clock::fresh_id()),
        edition: 1,
        ..Curriculum::default()
    };
    let values = [("code", new.code), ("title", new.title), ("programme", new.programme)];
    edit::write_fields(&mut curriculum, &values)?;
    refuse_taken(&snapshot, &curriculum.code)?;
    let mut change =
        app.change("curriculum.new").with("code", CommandArg::Text(curriculum.code.clone()));
    change.create(&curriculum)?;
    app.store.commit(change)?;
    Ok(curriculum)
}

fn view(
    curriculum: Curriculum,
    all: &[Curriculum],
    uses: &[(CurriculumId, CohortUse)],
) -> CurriculumView {
    let newest = newest_edition(all, &curriculum.code);
    let own = uses.iter().filter(|row| row.0 == curriculum.id);
    let cohorts: Vec<CohortUse> = own.map(|row| row.1.clone()).collect();
    let is_used = cohorts.iter().any(|cohort| cohort.standing == Standing::Frozen);
    let standing = if is_used { Standing::Frozen } else { Standing::Free };
    CurriculumView { curriculum, cohorts, standing, newest }
}

fn newest_edition(all: &[Curriculum], code: &str) -> u16 {
    let own = all.iter().filter(|curriculum| cohorts::same_code(&curriculum.code, code));
    own.map(|curriculum| curriculum.edition).max().unwrap_or(0)
}

/// Lists the cohorts that name a curriculum, the latest first.
fn uses(snapshot: &Snapshot) -> Result<Vec<(CurriculumId, CohortUse)>, AppError> {
    let mut uses = Vec::new();
    for cohort in cohorts::all(snapshot)? {
        if let Some(id) = cohort.curriculum {
            let standing = standing_in(snapshot, &cohort)?;
            uses.push((id, CohortUse { code: cohort.code, start: cohort.start, standing }));
        }
    }
    Ok(uses)
}

fn standing_in(snapshot: &Snapshot, cohort: &Cohort) -> Result<Standing, AppError> {
    let id = cohort.id.uuid();
    let is_used = !snapshot.children::<Enrolment>(id)?.is_empty()
        || snapshot.children::<Session>(id)?.iter().any(Session::is_held);
    Ok(if is_used { Standing::Frozen } else { Standing::Free })
}

pub(super) fn find(snapshot: &Snapshot, id: CurriculumId) -> Result<Curriculum, AppError> {
    let gone = || AppError::new(ErrorKind::Data, "error-curriculum-gone");
    snapshot.one(RecordKey { parent: Uuid::nil(), id: id.uuid() })?.ok_or_else(gone)
}

/// Finds a module by its code; none where nothing is named.
pub fn module_named(curriculum: &Curriculum, code: &str) -> Result<Option<ModuleId>, AppError> {
    if code.trim().is_empty() {
        return Ok(None);
    }
    let modules = curriculum.in_order();
    let found = modules.iter().find(|row| cohorts::same_code(&row.1.code, code));
    let Some((id, _)) = found else {
        let known: Vec<&str> = modules.iter().map(|row| row.1.code.as_str()).collect();
        let error = AppError::user("error-module-unknown").fact("code", code);
        return Err(error.fact("known", known.join(", ")));
    };
    Ok(Some(*id))
}

fn refuse_taken(snapshot: &Snapshot, code: &str) -> Result<(), AppError> {
    let is_taken = |other: &Curriculum| cohorts::same_code(&other.code, code);
    if snapshot.all::<Curriculum>()?.iter().any(is_taken) {
        return Err(AppError::user("error-curriculum-code-taken").fact("code", code));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
