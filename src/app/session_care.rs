//! Changes single sessions after they were planned: another day, other hours, not at all.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::fields::{LESSON_FIELDS, SESSION_FIELDS};
use crate::domain::id::{CohortId, LessonId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Centre, Cohort, Lesson, Session, SessionState};
use crate::domain::text::clean;
use crate::store::{Change, CommandArg, Snapshot};

use super::{App, AppError, Clock, ErrorKind, cohort_care, cohorts, curricula, sessions, values};

/// Fields that are not typed here: they have their rules, or another use case.
const FIXED: &[&str] = &["number", "date", "state", "reason", "taken_on"];

/// The same where a session was moved, and its reason is put right.
const FIXED_BUT_REASON: &[&str] = &["number", "date", "state", "taken_on"];

/// Moves a session to another day, and to another time where one is given; says why, if anybody
/// did.
///
/// A session whose roll was closed keeps that state: its day was noted wrongly and is put right.
pub fn move_session(
    app: &App,
    (cohort, session): (CohortId, SessionId),
    to: (NaiveDate, Option<NaiveTime>),
    reason: &str,
) -> Result<Session, AppError> {
    let place = Place::open(app, cohort, session)?;
    let before = &place.session;
    place.refuse_locked(app)?;
    let (date, start) = (to.0, to.1.or(before.start));
    let mut after = Session { date, start, ..before.clone() };
    if after == *before {
        return Ok(after);
    }
    let others: Vec<Session> =
        place.all.iter().filter(|other| other.id != before.id).cloned().collect();
    sessions::refuse(&others, &[date], start)?;
    if !before.is_held() {
        after.state = SessionState::Moved;
        after.reason = clean(reason);
    }
    let told =
        place.told(app, "session.move").with("date", day(date)).with("from", day(before.date));
    place.store(app, told, after)
}

/// Notes that a session does not take place, and why; its marks stay and do not count.
pub fn cancel(
    app: &App,
    (cohort, session): (CohortId, SessionId),
    reason: &str,
) -> Result<Session, AppError> {
    let place = Place::open(app, cohort, session)?;
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(AppError::user("error-reason-needed"));
    }
    if place.session.is_held() {
        return Err(place.error("error-session-held"));
    }
    let told = place.told(app, "session.cancel").with("reason", CommandArg::Text(reason.clone()));
    let after = Session { state: SessionState::Cancelled, reason, ..place.session.clone() };
    place.store(app, told, after)
}

/// Lets a cancelled session take place after all.
pub fn revive(app: &App, cohort: CohortId, session: SessionId) -> Result<Session, AppError> {
    let place = Place::open_any(app, cohort, session)?;
    if place.session.is_planned() {
        return Err(place.error("error-session-not-cancelled"));
    }
    sessions::refuse(&place.all, &[place.session.date], place.session.start)?;
    let told = place.told(app, "session.revive");
    let state = SessionState::Planned;
    let after = Session { state, reason: String::new(), ..place.session.clone() };
    place.store(app, told, after)
}

/// Writes typed values into the fields of a session: its time, its JP, why it was moved.
pub fn edit(
    app: &App,
    (cohort, session): (CohortId, SessionId),
    typed: &[(&str, &str)],
) -> Result<Session, AppError> {
    let place = Place::open(app, cohort, session)?;
    place.refuse_locked(app)?;
    let mut after = place.session.clone();
    let is_moved = after.state == SessionState::Moved;
    let fixed = if is_moved { FIXED_BUT_REASON } else { FIXED };
    values::write(&mut after, SESSION_FIELDS, fixed, typed)?;
    if after.start != place.session.start {
        let mut others = place.all.clone();
        others.retain(|other| other.id != after.id);
        sessions::refuse(&others, &[after.date], after.start)?;
    }
    let told = place.told(app, "session.edit");
    place.store(app, told, after)
}

/// Writes what was typed into a field of what is taught in a session: its module by code, topic,
/// instructor, journal. The journal is written after the class, so a locked session takes it.
pub fn set_lesson(
    app: &App,
    (cohort, session): (CohortId, SessionId),
    (field, typed): (&str, &str),
) -> Result<Session, AppError> {
    let place = Place::open(app, cohort, session)?;
    let mut after = place.session.clone();
    let fresh = || LessonId::new(Clock::fresh_id());
    let id = after.lessons.first_key_value().map_or_else(fresh, |row| *row.0);
    let untaught = Lesson { jp: after.jp, ..Lesson::default() };
    let mut lesson = after.lessons.remove(&id).unwrap_or_else(|| untaught.clone());
    if field == "module" {
        let curriculum = cohorts::curriculum_of(&app.store.read()?, &place.cohort)?;
        lesson.module = curricula::module_named(&curriculum, typed)?;
    } else {
        values::write(&mut lesson, LESSON_FIELDS, &[], &[(field, typed)])?;
    }
    if lesson != untaught {
        after.lessons.insert(id, lesson);
    }
    let told = place.told(app, "session.lesson");
    place.store(app, told, after)
}

/// A session with the others of its cohort.
struct Place {
    cohort: Cohort,
    session: Session,
    all: Vec<Session>,
    correction_days: u16,
}

impl Place {
    /// Opens a session that takes place.
    fn open(app: &App, cohort: CohortId, session: SessionId) -> Result<Self, AppError> {
        let place = Self::open_any(app, cohort, session)?;
        if place.session.is_planned() {
            return Ok(place);
        }
        Err(place.error("error-session-cancelled"))
    }

    fn open_any(app: &App, cohort: CohortId, session: SessionId) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let cohort = cohort_care::find(&snapshot, cohort)?;
        cohorts::refuse_finished(&cohort)?;
        let session = find(&snapshot, cohort.id, session)?;
        let all = sessions::of_cohort(&snapshot, cohort.id)?;
        let centre = snapshot.all::<Centre>()?.pop().unwrap_or_default();
        Ok(Self { cohort, session, all, correction_days: centre.correction_days })
    }

    fn refuse_locked(&self, app: &App) -> Result<(), AppError> {
        if self.session.is_locked_on(app.today(), self.correction_days) {
            return Err(self.error("error-session-locked").hint("hint-reopen-session"));
        }
        Ok(())
    }

    fn error(&self, id: &'static str) -> AppError {
        AppError::user(id).fact("session", i64::from(self.session.number))
    }

    fn told(&self, app: &App, command: &str) -> Change {
        app.change(command)
            .with("code", CommandArg::Text(self.cohort.code.clone()))
            .with("session", CommandArg::Number(self.session.number.into()))
    }

    fn store(&self, app: &App, mut change: Change, after: Session) -> Result<Session, AppError> {
        change.update(&self.session, &after)?;
        if !change.is_empty() {
            app.store.commit(change)?;
        }
        Ok(after)
    }
}

pub(super) fn find(
    snapshot: &Snapshot,
    cohort: CohortId,
    id: SessionId,
) -> Result<Session, AppError> {
    let gone = || AppError::new(ErrorKind::Data, "error-session-gone");
    snapshot.one(RecordKey { parent: cohort.uuid(), id: id.uuid() })?.ok_or_else(gone)
}

fn day(date: NaiveDate) -> CommandArg {
    CommandArg::Text(date.format("%d-%m-%Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{School, day, refused};
    use crate::app::{history, teach};
    use crate::domain::grammar::Sign;

    fn nth(school: &School, cohort: &Cohort, number: usize) -> (CohortId, SessionId) {
        (cohort.id, school.sessions(cohort)[number - 1].id)
    }

    fn state(school: &School, cohort: &Cohort, number: usize) -> (SessionState, String) {
        let session = school.sessions(cohort).swap_remove(number - 1);
        (session.state, format!("{} {}", session.date, session.reason).trim().to_owned())
    }

    #[test]
    fn a_session_moves_to_a_free_day_and_back() {
        let (school, cohort) = School::with_class();
        let (app, second) = (&school.app, nth(&school, &cohort, 2));
        let to = (day("2026-03-09"), None);
        let moved = move_session(app, second, to, "  banjir ").unwrap();
        assert_eq!((moved.date, moved.number), (day("2026-03-09"), 2));
        let wanted = (SessionState::Moved, "2026-03-09 banjir".to_owned());
        assert_eq!(state(&school, &cohort, 2), wanted);
        let told = "sesi 2 angkatan 2026-03 dipindahkan dari 03-03-2026 ke 09-03-2026";
        assert_eq!(school.told(), told);
        teach::mark(app, ("2026-03", 2), "01H").unwrap();

        refused(move_session(app, second, (day("2026-03-02"), None), ""), "error-session-twice");
        let afternoon = NaiveTime::from_hms_opt(13, 0, 0);
        let both = move_session(app, second, (day("2026-03-02"), afternoon), "").unwrap();
        assert_eq!(both.start, afternoon);
        let changes = school.commands().len();
        move_session(app, second, (day("2026-03-02"), afternoon), "lagi").unwrap();
        assert_eq!(school.commands().len(), changes, "where it is already is no change");
        history::undo(app).unwrap();
        assert_eq!(state(&school, &cohort, 2), wanted);
    }

    #[test]
    fn a_closed_session_is_put_right_and_a_locked_one_is_reopened_first() {
        let (mut school, cohort) = School::with_class();
        let first = nth(&school, &cohort, 1);
        teach::close(&school.app, ("2026-03", 1), Some(Sign::Present)).unwrap();
        let to = (day("2026-03-01"), None);
        move_session(&school.app, first, to, "salah tulis").unwrap();
        let wanted = (SessionState::Taken, "2026-03-01".to_owned());
        assert_eq!(state(&school, &cohort, 1), wanted);
        refused(cancel(&school.app, first, "banjir"), "error-session-held");
        edit(&school.app, first, &[("jp", "6")]).unwrap();
        school.on("2026-03-20");
        refused(move_session(&school.app, first, to, ""), "error-session-locked");
        refused(edit(&school.app, first, &[("jp", "8")]), "error-session-locked");
    }

    #[test]
    fn a_session_is_cancelled_for_a_reason_and_may_take_place_after_all() {
        let (school, cohort) = School::with_class();
        let (app, third) = (&school.app, nth(&school, &cohort, 3));
        refused(cancel(app, third, " "), "error-reason-needed");
        cancel(app, third, "narasumber sakit").unwrap();
        let wanted = (SessionState::Cancelled, "2026-03-04 narasumber sakit".to_owned());
        assert_eq!(state(&school, &cohort, 3), wanted);
        assert_eq!(school.told(), "sesi 3 angkatan 2026-03 dibatalkan: narasumber sakit");
        refused(cancel(app, third, "lagi"), "error-session-cancelled");
        refused(move_session(app, third, (day("2026-03-10"), None), ""), "error-session-cancelled");

        let dates = vec![day("2026-03-04")];
        let plan = sessions::Plan { dates, ..sessions::Plan::default() };
        sessions::plan(app, "2026-03", plan).unwrap();
        refused(revive(app, third.0, third.1), "error-session-twice");
        history::undo(app).unwrap();
        revive(app, third.0, third.1).unwrap();
        assert_eq!(state(&school, &cohort, 3), (SessionState::Planned, "2026-03-04".to_owned()));
        refused(revive(app, third.0, third.1), "error-session-not-cancelled");
        for _ in 0..2 {
            history::undo(app).unwrap();
        }
        assert_eq!(state(&school, &cohort, 3).0, SessionState::Planned);
    }

    #[test]
    fn time_and_jp_are_typed_and_the_rest_has_its_rules() {
        let (school, cohort) = School::with_class();
        let (app, first) = (&school.app, nth(&school, &cohort, 1));
        let edited = edit(app, first, &[("start", "09.30"), ("jp", "6")]).unwrap();
        assert_eq!((edited.start, edited.jp), (NaiveTime::from_hms_opt(9, 30, 0), 6));
        assert_eq!(school.told(), "jam atau JP sesi 1 angkatan 2026-03 diubah");
        for (typed, id) in [
            (("jp", "25"), "finding-not-a-number"),
            (("start", "25.00"), "finding-not-a-time"),
            (("date", "05-03-2026"), "finding-fixed"),
            (("state", "taken"), "finding-fixed"),
        ] {
            refused(edit(app, first, &[typed]), id);
        }
        let gone = (cohort.id, SessionId::default());
        refused(edit(app, gone, &[]), "error-session-gone");
    }
}
