//! Opens cohorts (*angkatan*) and copies them for the next run.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use crate::domain::id::{CohortId, CurriculumId, LessonId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{
    Cohort, CohortState, Curriculum, Lesson, Register, Session, SessionState,
};
use crate::domain::text::clean;
use crate::store::{Change, CommandArg, Snapshot};

use super::{App, AppError, Clock};

/// What is known of a cohort when it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCohort {
    /// Code, unique in the file.
    pub code: String,
    /// Title; the curriculum's where empty.
    pub title: String,
    /// Code of the curriculum, of which the newest edition is taken; the only one where absent.
    pub curriculum: Option<String>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// Where it is held.
    pub venue: String,
    /// Most participants.
    pub capacity: Option<u16>,
}

/// Opens a cohort.
pub fn create(app: &App, new: NewCohort) -> Result<Cohort, AppError> {
    let NewCohort { code, title, curriculum, start, end, venue, capacity } = new;
    let typed = Cohort { code, title, start, end, venue, capacity, ..Cohort::default() };
    // The code comes first, so that a taken one is said before anything else.
    free_code(&app.store.read()?, &typed.code)?;
    let curriculum = curriculum_named(&app.store.read()?, curriculum.as_deref())?;
    begin(app, typed, &curriculum)
}

/// Opens a cohort with the fields that were typed; an empty title or programme is the
/// curriculum's.
pub fn begin(app: &App, typed: Cohort, curriculum: &Curriculum) -> Result<Cohort, AppError> {
    let snapshot = app.store.read()?;
    let code = free_code(&snapshot, &typed.code)?;
    refuse_reversed(typed.start, typed.end)?;
    let own = |typed: &str, other: &str| if typed.is_empty() { other } else { typed }.to_owned();
    let cohort = Cohort {
        id: CohortId::new(Clock::fresh_id()),
        title: own(&typed.title, &curriculum.title),
        programme: own(&typed.programme, &curriculum.programme),
        curriculum: Some(curriculum.id),
        state: CohortState::Planned,
        code,
        ..typed
    };
    let mut change = app.change("cohort.new").with("code", CommandArg::Text(cohort.code.clone()));
    change.create(&cohort)?;
    app.store.commit(change)?;
    Ok(cohort)
}

/// Proposes the code of the next cohort: that of the latest which ends in a number, counted on.
pub fn next_code(app: &App) -> Result<Option<String>, AppError> {
    let cohorts = all(&app.store.read()?)?;
    let counted = |code: &str| {
        let head = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = code.get(head.len()..).filter(|digits| (1..=6).contains(&digits.len()))?;
        Some((head.to_owned(), digits.len(), digits.parse::<u32>().ok()?))
    };
    let Some((head, width, last)) = cohorts.iter().find_map(|cohort| counted(&cohort.code)) else {
        return Ok(None);
    };
    let mut codes = (1..).map(|step| format!("{head}{:0width$}", last.saturating_add(step)));
    Ok(codes.find(|code| !cohorts.iter().any(|cohort| same_code(&cohort.code, code))))
}

/// Opens a cohort like an earlier one, with its sessions moved to a new first day; people, marks
/// and scores stay where they are. The title is the earlier one's where empty. Gives the cohort
/// and its sessions.
pub fn copy(
    app: &App,
    from: &str,
    (code, title): (&str, &str),
    start: NaiveDate,
) -> Result<(Cohort, Vec<Session>), AppError> {
    let snapshot = app.store.read()?;
    let source = find(&snapshot, from)?;
    let code = free_code(&snapshot, code)?;
    let mut sessions = super::sessions::of_cohort(&snapshot, source.id)?;
    sessions.retain(Session::is_planned);
    let first = source.start.or_else(|| sessions.iter().map(|session| session.date).min());
    let shift = first.map_or_else(TimeDelta::zero, |first| start - first);
    let cohort = Cohort {
        id: CohortId::new(Clock::fresh_id()),
        start: Some(start),
        end: source.end.map(|end| moved(end, shift)),
        state: CohortState::Planned,
        title: Some(clean(title)).filter(|title| !title.is_empty()).unwrap_or(source.title.clone()),
        code,
        ..source.clone()
    };
    let mut change = app
        .change("cohort.copy")
        .with("code", CommandArg::Text(cohort.code.clone()))
        .with("from", CommandArg::Text(source.code));
    change.create(&cohort)?;
    let sessions = copied_sessions(&mut change, sessions, cohort.id, shift)?;
    app.store.commit(change)?;
    Ok((cohort, sessions))
}

/// Finds a cohort by its code, whatever its capitals.
pub fn find(snapshot: &Snapshot, code: &str) -> Result<Cohort, AppError> {
    let mut cohorts = snapshot.all::<Cohort>()?;
    if let Some(index) = cohorts.iter().position(|cohort| same_code(&cohort.code, code)) {
        return Ok(cohorts.swap_remove(index));
    }
    let mut known: Vec<String> = cohorts.into_iter().map(|cohort| cohort.code).collect();
    known.sort();
    let error = AppError::user("error-cohort-unknown").fact("code", code);
    Err(error.fact("known", known.join(", ")).hint("hint-list-cohorts"))
}

/// Lists the codes of the cohorts that are not put away, the latest first.
pub fn codes(app: &App) -> Result<Vec<String>, AppError> {
    let mut cohorts = all(&app.store.read()?)?;
    cohorts.retain(|cohort| cohort.state != CohortState::Archived);
    Ok(cohorts.into_iter().map(|cohort| cohort.code).collect())
}

/// Reads a cohort by its id.
pub fn by_id(snapshot: &Snapshot, id: CohortId) -> Result<Option<Cohort>, AppError> {
    let key = RecordKey { parent: Uuid::nil(), id: id.uuid() };
    Ok(snapshot.one(key)?)
}

/// Refuses to change what a graduation meeting has decided on.
pub(super) fn refuse_finished(cohort: &Cohort) -> Result<(), AppError> {
    if !matches!(cohort.state, CohortState::Graduated | CohortState::Archived) {
        return Ok(());
    }
    let error = AppError::user("error-cohort-finished").fact("code", cohort.code.as_str());
    Err(error.hint("hint-decided"))
}

/// Lists all cohorts, the latest first.
pub fn all(snapshot: &Snapshot) -> Result<Vec<Cohort>, AppError> {
    let mut cohorts = snapshot.all::<Cohort>()?;
    cohorts.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| a.code.cmp(&b.code)));
    Ok(cohorts)
}

/// Reads the curriculum edition of a cohort, or the rules of one that has none.
pub fn curriculum_of(snapshot: &Snapshot, cohort: &Cohort) -> Result<Curriculum, AppError> {
    let key = |id: CurriculumId| RecordKey { parent: Uuid::nil(), id: id.uuid() };
    let found = cohort.curriculum.map(|id| snapshot.one(key(id))).transpose()?;
    Ok(found.flatten().unwrap_or_default())
}

fn copied_sessions(
    change: &mut Change,
    sources: Vec<Session>,
    cohort: CohortId,
    shift: TimeDelta,
) -> Result<Vec<Session>, AppError> {
    let mut sessions = Vec::new();
    for (number, source) in (1..).zip(sources) {
        let lessons: BTreeMap<LessonId, Lesson> = source
            .lessons
            .into_values()
            .map(|lesson| {
                let id = LessonId::new(Clock::fresh_id());
                (id, Lesson { journal: String::new(), ..lesson })
            })
            .collect();
        let session = Session {
            id: SessionId::new(Clock::fresh_id()),
            cohort,
            number,
            date: moved(source.date, shift),
            state: SessionState::Planned,
            reason: String::new(),
            make_up_of: None,
            taken_on: None,
            lessons,
            ..source
        };
        change.create(&session)?;
        change.create(&Register { session: session.id, cohort, ..Register::default() })?;
        sessions.push(session);
    }
    Ok(sessions)
}

fn moved(date: NaiveDate, shift: TimeDelta) -> NaiveDate {
    date.checked_add_signed(shift).unwrap_or(date)
}

pub(super) fn same_code(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Refuses a last day before the first.
pub(super) fn refuse_reversed(
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
) -> Result<(), AppError> {
    match (start, end) {
        (Some(start), Some(end)) if end < start => Err(AppError::user("error-end-before-start")
            .fact("start", start.to_string())
            .fact("end", end.to_string())),
        _ => Ok(()),
    }
}

pub(super) fn free_code(snapshot: &Snapshot, code: &str) -> Result<String, AppError> {
    let code = code.trim();
    if code.is_empty() {
        return Err(AppError::user("error-code-empty"));
    }
    if snapshot.all::<Cohort>()?.iter().any(|cohort| same_code(&cohort.code, code)) {
        let error = AppError::user("error-cohort-code-taken").fact("code", code);
        return Err(error.hint("hint-list-cohorts"));
    }
    Ok(code.to_owned())
}

/// Finds a curriculum by its code, the newest edition unless another is named behind it, such as
/// `EKSPOR 2`; the only one where none is named.
pub(super) fn curriculum_named(
    snapshot: &Snapshot,
    named: Option<&str>,
) -> Result<Curriculum, AppError> {
    let mut all = snapshot.all::<Curriculum>()?;
    all.sort_by(|a, b| a.code.cmp(&b.code).then_with(|| b.edition.cmp(&a.edition)));
    let is_named = |one: &Curriculum, name: &str| same_code(&edition_name(one), name);
    if let Some(index) = named.and_then(|name| all.iter().position(|one| is_named(one, name))) {
        return Ok(all.swap_remove(index));
    }
    all.dedup_by(|later, kept| later.code == kept.code);
    let known: Vec<String> = all.iter().map(|curriculum| curriculum.code.clone()).collect();
    let found = match named {
        Some(code) => all.into_iter().find(|curriculum| same_code(&curriculum.code, code)),
        None if all.len() == 1 => all.pop(),
        None => {
            let error = AppError::user("error-curriculum-needed").fact("known", known.join(", "));
            return Err(error.hint("hint-name-curriculum"));
        }
    };
    found.ok_or_else(|| {
        AppError::user("error-curriculum-unknown")
            .fact("code", named.unwrap_or_default())
            .fact("known", known.join(", "))
    })
}

/// Names an edition of a curriculum as it is typed.
pub fn edition_name(curriculum: &Curriculum) -> String {
    format!("{} {}", curriculum.code, curriculum.edition)
}
