//! What the screens list: the day's sessions, the cohorts, one cohort.

use chrono::NaiveDate;

use crate::domain::id::{CohortId, EnrolmentId, PersonId, SessionId};
use crate::domain::record::Table;
use crate::domain::records::{Centre, Cohort, CohortState, Enrolment, Session};
use crate::store::Snapshot;

use super::access::{self, Protection};
use super::class::{Book, Standing};
use super::home::{More, Unfinished};
use super::operators::LastWork;
use super::{App, AppError, cohorts};

/// What the first screen shows.
#[derive(Clone, Debug, Default)]
pub struct HomeView {
    /// Name of the centre.
    pub centre: String,
    /// People in the file.
    pub people: u64,
    /// Sessions of today, by time.
    pub today: Vec<SessionRow>,
    /// Earlier sessions whose roll was not closed, the oldest first.
    pub overdue: Vec<SessionRow>,
    /// Cohorts that are not done yet.
    pub running: Vec<CohortRow>,
    /// Who can open the file.
    pub protection: Protection,
    /// What was done last.
    pub last: Option<LastWork>,
    /// Forms that were not finished.
    pub unfinished: Vec<Unfinished>,
    /// What takes longer to read; nothing until people can be searched.
    pub more: Option<Box<More>>,
}

/// A session in a list.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// The session.
    pub session: Session,
    /// Code of its cohort.
    pub code: String,
    /// Title of its cohort.
    pub title: String,
    /// People expected.
    pub people: usize,
    /// People marked.
    pub marked: usize,
    /// Codes of the modules that are taught in it.
    pub modules: Vec<String>,
}

/// A cohort in a list.
#[derive(Clone, Debug)]
pub struct CohortRow {
    /// The cohort.
    pub cohort: Cohort,
    /// People in it, with those who left.
    pub people: usize,
    /// Sessions that take place.
    pub sessions: usize,
    /// Sessions whose roll was closed.
    pub taken: usize,
}

/// One cohort.
#[derive(Clone, Debug)]
pub struct CohortView {
    /// Its row in the list.
    pub row: CohortRow,
    /// Its sessions by number.
    pub sessions: Vec<SessionRow>,
    /// Its people by roll number.
    pub people: Vec<PersonRow>,
}

/// A person of a cohort.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Place in the cohort.
    pub enrolment: EnrolmentId,
    /// The person.
    pub person: PersonId,
    /// Roll number.
    pub roll: u16,
    /// Name.
    pub name: String,
    /// Day on which they left.
    pub left: Option<NaiveDate>,
    /// Why.
    pub left_reason: String,
    /// Attendance.
    pub standing: Standing,
}

/// Reads what the first screen shows.
pub fn home(app: &App) -> Result<HomeView, AppError> {
    let snapshot = app.store.read()?;
    let today = app.today();
    let mut view = HomeView {
        centre: snapshot.all::<Centre>()?.pop().map(|centre| centre.name).unwrap_or_default(),
        people: snapshot.count(Table::Person)?,
        protection: access::protection(app)?,
        ..HomeView::default()
    };
    for cohort in cohorts::all(&snapshot)? {
        if matches!(cohort.state, CohortState::Graduated | CohortState::Archived) {
            continue;
        }
        let sessions = snapshot.children::<Session>(cohort.id.uuid())?;
        let is_due = |session: &&Session| {
            session.is_planned()
                && (session.date == today || session.date < today && !session.is_held())
        };
        if sessions.iter().any(|session| is_due(&session)) {
            let book = Book::read(&snapshot, cohort.id)?;
            for session in book.sessions.iter().filter(is_due) {
                let row = session_row(&book, session);
                if session.date == today { view.today.push(row) } else { view.overdue.push(row) }
            }
        }
        view.running.push(cohort_row(&snapshot, cohort, &sessions)?);
    }
    view.today.sort_by_key(|row| (row.session.start, row.code.clone(), row.session.number));
    view.overdue.sort_by_key(|row| (row.session.date, row.session.start, row.session.number));
    Ok(view)
}

/// Lists the cohorts, the latest first.
pub fn cohorts(app: &App) -> Result<Vec<CohortRow>, AppError> {
    let snapshot = app.store.read()?;
    let rows = cohorts::all(&snapshot)?.into_iter().map(|cohort| {
        let sessions = snapshot.children::<Session>(cohort.id.uuid())?;
        cohort_row(&snapshot, cohort, &sessions)
    });
    rows.collect()
}

/// Reads one cohort.
pub fn cohort(app: &App, id: CohortId) -> Result<CohortView, AppError> {
    let snapshot = app.store.read()?;
    let book = Book::read(&snapshot, id)?;
    Ok(CohortView {
        row: cohort_row(&snapshot, book.cohort.clone(), &book.sessions)?,
        sessions: book.sessions.iter().map(|session| session_row(&book, session)).collect(),
        people: book
            .members
            .iter()
            .map(|member| PersonRow {
                enrolment: member.enrolment.id,
                person: member.enrolment.person,
                left_reason: member.enrolment.left_reason.clone(),
                roll: member.enrolment.roll,
                name: member.name.clone(),
                left: member.enrolment.left,
                standing: book.standing(&member.enrolment),
            })
            .collect(),
    })
}

/// Chooses the session whose register is most likely wanted: the first of today that is not
/// taken, else the oldest that is overdue, else the last of today.
pub fn session_to_take(view: &HomeView) -> Option<(CohortId, SessionId)> {
    let untaken = view.today.iter().find(|row| !row.session.is_held());
    let row = untaken.or_else(|| view.overdue.first()).or_else(|| view.today.last())?;
    Some((row.session.cohort, row.session.id))
}

fn cohort_row(
    snapshot: &Snapshot,
    cohort: Cohort,
    sessions: &[Session],
) -> Result<CohortRow, AppError> {
    Ok(CohortRow {
        people: snapshot.children::<Enrolment>(cohort.id.uuid())?.len(),
        sessions: sessions.iter().filter(|session| session.is_planned()).count(),
        taken: sessions.iter().filter(|session| session.is_held()).count(),
        cohort,
    })
}

fn session_row(book: &Book, session: &Session) -> SessionRow {
    let expected = book.members.iter().map(|member| &member.enrolment);
    let expected: Vec<&Enrolment> =
        expected.filter(|member| member.is_expected_on(session.date)).collect();
    let is_marked = |member: &&&Enrolment| book.mark(session.id, member.id).is_some();
    SessionRow {
        session: session.clone(),
        code: book.cohort.code.clone(),
        title: book.cohort.title.clone(),
        people: expected.len(),
        marked: expected.iter().filter(is_marked).count(),
        modules: modules_of(book, session),
    }
}

fn modules_of(book: &Book, session: &Session) -> Vec<String> {
    let taught = session.lessons.values().filter_map(|lesson| lesson.module);
    let modules = taught.filter_map(|module| book.curriculum.modules.get(&module));
    modules.map(|module| module.code.clone()).collect()
}
