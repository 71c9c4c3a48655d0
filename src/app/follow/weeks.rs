//! Attendance of the last weeks in the cohorts that are in class.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::app::class::Book;
use crate::app::{App, AppError, cohorts};
use crate::domain::id::CohortId;
use crate::domain::records::{Basis, CohortState, GraduationRule};
use crate::domain::tally::{Roll, Tally};

/// Attendance of one cohort, week by week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortWeeks {
    /// The cohort.
    pub cohort: CohortId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whole percent of the JP held, rounded down, the oldest week first; none for a week without
    /// a session whose roll was closed.
    pub percent: Vec<Option<u16>>,
}

impl CohortWeeks {
    /// Tells whether attendance fell from week to week, over three weeks or more.
    pub fn is_falling(&self) -> bool {
        let known: Vec<u16> = self.percent.iter().flatten().copied().collect();
        known.len() > 2 && known.is_sorted_by(|earlier, later| earlier > later)
    }
}

/// Counts the last `count` weeks, the present one among them, of all cohorts in class.
pub fn weeks(app: &App, count: u16) -> Result<Vec<CohortWeeks>, AppError> {
    let (snapshot, today) = (app.store.read()?, app.today());
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    let mut rows = Vec::new();
    for cohort in cohorts::all(&snapshot)? {
        if cohort.state != CohortState::Running {
            continue;
        }
        let book = Book::read(&snapshot, cohort.id)?;
        let starts = (0..count).rev().map(|back| monday - Days::new(u64::from(back) * 7));
        let percent = starts.map(|start| percent(&book, start)).collect();
        rows.push(CohortWeeks {
            cohort: cohort.id,
            code: cohort.code,
            title: cohort.title,
            percent,
        });
    }
    Ok(rows)
}

/// The attendance of all people of a cohort in the week that begins on a Monday.
fn percent(book: &Book, monday: NaiveDate) -> Option<u16> {
    let week = monday..monday + Days::new(7);
    let rolls: Vec<Roll<'_>> = book
        .sessions
        .iter()
        .filter(|session| session.is_held() && week.contains(&session.date))
        .map(|session| (session, book.registers.get(&session.id)))
        .collect();
    let rule = GraduationRule { basis: Basis::Held, ..book.curriculum.rule.clone() };
    let (mut attended, mut expected) = (0_u64, 0_u64);
    for member in &book.members {
        let tally = Tally::of(&rule, &member.enrolment, &rolls);
        attended += u64::from(tally.attended_jp);
        expected += u64::from(tally.expected_jp);
    }
    u16::try_from((attended * 100).checked_div(expected)?).ok()
}
