//! Plans the sessions (*sesi*) of a cohort.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use crate::domain::id::{CohortId, LessonId, SessionId};
use crate::domain::records::{Cohort, Lesson, Register, Session};
use crate::domain::text::clean;
use crate::store::{CommandArg, Snapshot};

use super::{App, AppError, Clock, cohorts};

/// Weight in JP of a session for which none is given.
pub const DEFAULT_JP: u16 = 8;

/// Hour of the start of a session for which none is given.
const DEFAULT_HOUR: u32 = 8;

/// Most sessions of a cohort; more is a slip of the finger.
const SESSIONS_MOST: usize = 400;

/// Names of the days, as people shorten them in both languages.
const WEEKDAYS: &[(Weekday, &[&str])] = &[
    (Weekday::Mon, &["mon", "monday", "sen", "senin"]),
    (Weekday::Tue, &["tue", "tuesday", "sel", "selasa"]),
    (Weekday::Wed, &["wed", "wednesday", "rab", "rabu"]),
    (Weekday::Thu, &["thu", "thursday", "kam", "kamis"]),
    (Weekday::Fri, &["fri", "friday", "jum", "jumat"]),
    (Weekday::Sat, &["sat", "saturday", "sab", "sabtu"]),
    (Weekday::Sun, &["sun", "sunday", "min", "minggu", "ahad"]),
];

/// When sessions are held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Their days.
    pub dates: Vec<NaiveDate>,
    /// Time of the start; 08:00 where absent.
    pub start: Option<NaiveTime>,
    /// Weight in JP; 8 where absent.
    pub jp: Option<u16>,
    /// Who teaches; nobody is noted where empty.
    pub instructor: String,
}

/// Finds the day of the week of a word such as `mon` or `senin`.
pub fn weekday_of(word: &str) -> Option<Weekday> {
    let word = word.trim().to_lowercase();
    WEEKDAYS.iter().find(|row| row.1.contains(&word.as_str())).map(|row| row.0)
}

/// Lists the first `count` days from `from` on that are one of `weekdays`.
pub fn every(weekdays: &[Weekday], from: NaiveDate, count: usize) -> Vec<NaiveDate> {
    let is_wanted = |day: &NaiveDate| weekdays.contains(&day.weekday());
    // Of seven days in a row at least one is wanted, so the walk ends.
    let days = count.saturating_mul(7);
    from.iter_days().take(days).filter(is_wanted).take(count).collect()
}

/// Gives the time of the start of a session for which none is given.
pub fn default_start() -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(DEFAULT_HOUR, 0, 0)
}

/// Reads days of the week as people write them: `sen, rab`; all seven where there are none.
pub fn weekdays_of(text: &str) -> Option<Vec<Weekday>> {
    let words = text.split([',', ';', ' ', '/']).filter(|word| !word.is_empty());
    let days: Vec<Weekday> = words.map(weekday_of).collect::<Option<_>>()?;
    Some(if days.is_empty() { WEEKDAYS.iter().map(|row| row.0).collect() } else { days })
}

/// Adds sessions to a cohort, each with its empty register; gives them in their order.
pub fn plan(app: &App, cohort: &str, plan: Plan) -> Result<Vec<Session>, AppError> {
    let snapshot = app.store.read()?;
    let cohort = cohorts::find(&snapshot, cohort)?;
    cohorts::refuse_finished(&cohort)?;
    let existing = of_cohort(&snapshot, cohort.id)?;
    let start = plan.start.or_else(default_start);
    let mut dates = plan.dates;
    dates.sort_unstable();
    refuse(&existing, &dates, start)?;

    let mut change = app
        .change("session.plan")
        .with("code", CommandArg::Text(cohort.code.clone()))
        .with("count", dates.len());
    let first_number =
        existing.iter().map(|session| session.number).max().unwrap_or(0).saturating_add(1);
    let jp = plan.jp.unwrap_or(DEFAULT_JP);
    let mut sessions = Vec::new();
    for (number, date) in (first_number..).zip(dates) {
        let session = Session {
            id: SessionId::new(Clock::fresh_id()),
            cohort: cohort.id,
            number,
            date,
            start,
            jp,
            lessons: taught_by(&plan.instructor, jp),
            ..Session::default()
        };
        change.create(&session)?;
        change.create(&Register {
            session: session.id,
            cohort: cohort.id,
            ..Register::default()
        })?;
        sessions.push(session);
    }
    change.update(&cohort, &with_days(&cohort, &sessions))?;
    app.store.commit(change)?;
    Ok(sessions)
}

/// Notes who teaches a session, in a lesson as long as it is.
fn taught_by(instructor: &str, jp: u16) -> BTreeMap<LessonId, Lesson> {
    let instructor = clean(instructor);
    if instructor.is_empty() {
        return BTreeMap::new();
    }
    BTreeMap::from([(
        LessonId::new(Clock::fresh_id()),
        Lesson { jp, instructor, ..Lesson::default() },
    )])
}

/// Lists the sessions of a cohort by their numbers.
pub fn of_cohort(snapshot: &Snapshot, cohort: CohortId) -> Result<Vec<Session>, AppError> {
    let mut sessions = snapshot.children::<Session>(cohort.uuid())?;
    sessions.sort_by_key(|session| (session.number, session.id));
    Ok(sessions)
}

/// Refuses no day at all, too many, and a day that already has a session at that time.
pub(super) fn refuse(
    existing: &[Session],
    dates: &[NaiveDate],
    start: Option<NaiveTime>,
) -> Result<(), AppError> {
    if dates.is_empty() {
        return Err(AppError::user("error-no-dates"));
    }
    if existing.len().saturating_add(dates.len()) > SESSIONS_MOST {
        return Err(AppError::user("error-too-many-sessions").fact("most", SESSIONS_MOST));
    }
    let held = |date: &NaiveDate| {
        existing
            .iter()
            .any(|session| session.is_planned() && session.date == *date && session.start == start)
    };
    let twice = dates.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some(*one),
        _ => None,
    });
    match twice.or_else(|| dates.iter().copied().find(held)) {
        None => Ok(()),
        Some(date) => {
            let error = AppError::user("error-session-twice").fact("date", date.to_string());
            Err(error.hint("hint-other-start"))
        }
    }
}

/// Fills the first and last day of a cohort that has none.
fn with_days(cohort: &Cohort, sessions: &[Session]) -> Cohort {
    let start = cohort.start.or_else(|| sessions.first().map(|session| session.date));
    let end = cohort.end.or_else(|| sessions.last().map(|session| session.date));
    Cohort { start, end, ..cohort.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_of_the_week_repeat_from_the_first_day_on() {
        let days = every(&[Weekday::Mon, Weekday::Thu], day("2026-03-03"), 4);
        let expected = ["2026-03-05", "2026-03-09", "2026-03-12", "2026-03-16"];
        assert_eq!(days, expected.map(day));
        assert!(every(&[], day("2026-03-03"), 4).is_empty());
    }

    #[test]
    fn days_of_the_week_have_indonesian_and_english_names_and_none_means_two_days() {
        assert_eq!(weekday_of("Kamis"), Some(Weekday::Thu));
        assert_eq!(weekday_of(" thu "), Some(Weekday::Thu));
        assert_eq!(weekday_of("besok"), None);
        let mut words: Vec<&str> = WEEKDAYS.iter().flat_map(|row| row.1.iter().copied()).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!((words.len(), count), (count, 29));
    }

    #[test]
    fn a_day_is_planned_once_at_one_time() {
        let start = NaiveTime::from_hms_opt(8, 0, 0);
        let held = [Session { date: day("2026-03-02"), start, ..Session::default() }];
        let afternoon = NaiveTime::from_hms_opt(13, 0, 0);
        assert!(refuse(&held, &[day("2026-03-02")], afternoon).is_ok());
        let again = refuse(&held, &[day("2026-03-02")], start).unwrap_err();
        assert_eq!(again.id, "error-session-twice");
        let pair = refuse(&[], &[day("2026-03-02"), day("2026-03-02")], start).unwrap_err();
        assert_eq!(pair.id, "error-session-twice");
        assert_eq!(refuse(&[], &[], start).unwrap_err().id, "error-no-dates");
    }
}
