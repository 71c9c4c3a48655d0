//! Invents a practice centre, the same for the same seed and day: for training, for tests and for
//! benchmarks.

mod classes;
mod journeys;
mod names;
mod people;
mod random;

use std::path::PathBuf;

use chrono::{Days, NaiveDate, TimeDelta};
use tempfile::TempDir;

use crate::domain::records::{CohortState, Curriculum, Verdict};
use crate::store::CommandArg;

use super::graduate::{self, Meeting};
use super::opening::Opening;
use super::places::Places;
use super::setup::{self, Founding};
use super::{App, AppError, Clock, ErrorKind};

use classes::{Class, Shape, class_days};
use journeys::Journey;
use people::People;

/// The seed of the practice centre that everybody sees.
pub const SEED: u64 = 2_026;

/// Sessions of a practice cohort.
const SESSIONS: usize = 5;

/// Most people of a cohort made for benchmarks.
const CLASS_SIZE: u32 = 30;

/// Stages that graduates are spread over, from graduated to mentor.
const STAGES: u8 = 11;

/// The cohorts: state, title, people, and days from today to their first day. Starts more than a
/// month apart give each its own code.
const COHORTS: &[(CohortState, &str, u16, i64)] = &[
    (CohortState::Graduated, "Kendal", 28, -420),
    (CohortState::Graduated, "Batang", 28, -150),
    (CohortState::Running, "Kaliwungu", 30, -3),
    (CohortState::Open, "Weleri", 24, 45),
];

/// How much is made for a benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filling {
    /// People.
    pub people: u32,
    /// Sessions of each of them, all with a mark.
    pub sessions: u16,
}

/// Makes a practice centre in a folder that nobody keeps, and closes it: whoever practises opens it
/// as any other. The folder and all in it go with the value.
pub fn temporary(clock: Clock, reader: PathBuf) -> Result<(TempDir, Opening), AppError> {
    let failed = |source| AppError::new(ErrorKind::File, "error-practice-folder").because(source);
    let folder = tempfile::Builder::new().prefix("juragan-").tempdir().map_err(failed)?;
    let places = Places::below(folder.path());
    let opening = Opening { places, clock, operator: None, reader };
    centre(&opening, SEED)?.store.close()?;
    Ok((folder, opening))
}

/// Makes a practice centre: two cohorts that graduated, with people at every stage, one in class
/// today, one to come.
pub fn centre(opening: &Opening, seed: u64) -> Result<App, AppError> {
    let app = founded(opening)?;
    let today = app.today();
    let mut people = people(&app, seed);
    let curriculum = curriculum(&app)?;
    for (state, title, count, ahead) in COHORTS {
        let days = if *state == CohortState::Running {
            days_around(today)
        } else {
            class_days(today + TimeDelta::days(*ahead), SESSIONS)
        };
        let shape = Shape { state: state.clone(), people: *count, days, held_before: today };
        let mut class = Class::invent(&mut people, &curriculum, app.operator, &shape);
        (*title).clone_into(&mut class.cohort.title);
        store(&app, &class)?;
        if *state == CohortState::Graduated {
            follow(&app, &mut people, &class)?;
        }
    }
    Ok(app)
}

/// Makes a centre with so many people, for benchmarks.
pub fn filled(opening: &Opening, seed: u64, filling: Filling) -> Result<App, AppError> {
    let app = founded(opening)?;
    fill(&app, seed, filling)?;
    Ok(app)
}

/// Adds people in cohorts of 30, each with sessions that were held.
pub fn fill(app: &App, seed: u64, filling: Filling) -> Result<(), AppError> {
    let today = app.today();
    let mut people = people(app, seed);
    let curriculum = curriculum(app)?;
    let mut left = filling.people;
    while left > 0 {
        let count = left.min(CLASS_SIZE);
        left -= count;
        let days_ago = u64::from(people.series.between(10, 3000));
        let shape = Shape {
            state: CohortState::Archived,
            people: u16::try_from(count).unwrap_or(u16::MAX),
            days: class_days(today - Days::new(days_ago), filling.sessions.into()),
            held_before: today,
        };
        let mut class = Class::invent(&mut people, &curriculum, app.operator, &shape);
        class.cohort.code = format!("{}-{left}", class.cohort.code);
        store(app, &class)?;
    }
    Ok(())
}

fn founded(opening: &Opening) -> Result<App, AppError> {
    let founding = Founding {
        name: "LPK Bahari Kendal".to_owned(),
        code: "BAHARI".to_owned(),
        region: "3324".to_owned(),
        operator: "Sari".to_owned(),
    };
    setup::init(opening, &founding)
}

/// Days of the class that is running: some before today, today, and one after.
fn days_around(today: NaiveDate) -> Vec<NaiveDate> {
    let ahead = [today].into_iter().chain(class_days(today + Days::new(1), 1));
    let before = class_days(today - Days::new(5), SESSIONS - 2);
    before.into_iter().filter(|day| *day < today).chain(ahead).collect()
}

/// Stores a cohort as one change.
fn store(app: &App, class: &Class) -> Result<(), AppError> {
    let code = CommandArg::Text(class.cohort.code.clone());
    let mut change = app.change("practice.cohort").with("code", code);
    class.create(&mut change)?;
    app.store.commit(change)?;
    Ok(())
}

/// Holds the graduation meeting and lets the graduates go on, some to every stage.
fn follow(app: &App, people: &mut People, class: &Class) -> Result<(), AppError> {
    let day = class.cohort.end.unwrap_or_default();
    let minute = format!("BA/{}", class.cohort.code);
    let meeting = Meeting { date: day, place: "Kendal".to_owned(), minute };
    let (_, decision) = graduate::decide(app, &class.cohort.code, meeting)?;
    let mut change =
        app.change("practice.journeys").with("code", CommandArg::Text(class.cohort.code.clone()));
    let passed = class.enrolments.iter().filter(|enrolment| {
        let outcome = decision.results.get(&enrolment.id);
        outcome.is_some_and(|outcome| outcome.result == Verdict::Passed)
    });
    for (stage, enrolment) in (0..STAGES).cycle().zip(passed) {
        let person = class.people.iter().find(|person| person.id == enrolment.person);
        if let Some(person) = person {
            let span = (day, app.today());
            Journey::invent(people, person, stage, span).create(&mut change)?;
        }
    }
    app.store.commit(change)?;
    Ok(())
}

fn people(app: &App, seed: u64) -> People {
    People::new(seed, app.today(), u64::try_from(app.clock.wall_ms()).unwrap_or(0))
}

fn curriculum(app: &App) -> Result<Curriculum, AppError> {
    Ok(app.store.read()?.all::<Curriculum>()?.pop().unwrap_or_default())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::lists::{self, Filter, named};
    use crate::domain::field::Cell;
    use crate::domain::record::Record;
    use crate::domain::records::{Cohort, Enrolment, Person, Session};
    use crate::domain::stage::Stage;
    use crate::store::Change;

    fn opening(folder: &TempDir, now: &str) -> Opening {
        Opening {
            places: Places::below(folder.path()),
            clock: Clock::parse_fixed(now).unwrap(),
            operator: None,
            reader: PathBuf::new(),
        }
    }

    /// A practice centre that a test changes.
    pub(crate) struct World {
        folder: TempDir,
        pub(crate) app: App,
    }

    impl World {
        pub(crate) fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let app = centre(&opening(&folder, "2026-03-02T08:00+07:00"), SEED).unwrap();
            Self { folder, app }
        }

        pub(crate) fn opening(&self) -> Opening {
            opening(&self.folder, "2026-03-02T08:00+07:00")
        }

        pub(crate) fn all<R: Record>(&self) -> Vec<R> {
            self.app.store.read().unwrap().all().unwrap()
        }

        /// Stores a change whose command does not matter.
        pub(crate) fn commit(&self, fill: impl FnOnce(&mut Change)) {
            let mut change = self.app.change("practice.cohort");
            fill(&mut change);
            self.app.store.commit(change).unwrap();
        }

        /// Gives the cohort that is in class today.
        pub(crate) fn running(&self) -> Cohort {
            let mut cohorts = self.all::<Cohort>().into_iter();
            cohorts.find(|cohort| cohort.state == CohortState::Running).unwrap()
        }

        pub(crate) fn undo(&self) {
            let next = self.app.store.next_undo().unwrap().unwrap();
            self.app.store.undo(next.id, Clock::fresh_id(), self.app.author()).unwrap();
        }

        pub(crate) fn changes(&self) -> usize {
            self.app.store.history(None, usize::MAX).unwrap().len()
        }
    }

    fn made(seed: u64, now: &str) -> (TempDir, App) {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(&opening(&folder, now), seed).unwrap();
        (folder, app)
    }

    fn rows(app: &App, list: &str) -> Vec<Vec<Cell>> {
        lists::list(app, named(list).unwrap(), &Filter::default()).unwrap().rows
    }

    #[test]
    fn four_cohorts_with_110_people_and_graduates_at_every_stage() {
        // A Monday, a Sunday and the first day of a year.
        for now in ["2026-03-02T08:00+07:00", "2026-03-08T08:00+07:00", "2027-01-01T08:00+07:00"] {
            let (_folder, app) = made(SEED, now);
            let codes: BTreeSet<String> =
                rows(&app, "cohorts").iter().map(|row| format!("{:?}", row[0])).collect();
            assert_eq!(codes.len(), 4);
            assert_eq!(rows(&app, "participants").len(), 110);
            let reached: BTreeSet<String> = rows(&app, "graduates")
                .into_iter()
                .flatten()
                .filter_map(|cell| match cell {
                    Cell::Choice("stage", code) => Some(code),
                    _ => None,
                })
                .collect();
            assert_eq!(reached.len(), Stage::ALL.len(), "{now}: {reached:?}");
            let snapshot = app.store.read().unwrap();
            let today: Vec<Session> = snapshot
                .all::<Session>()
                .unwrap()
                .into_iter()
                .filter(|session| session.date == app.today())
                .collect();
            assert_eq!(today.len(), 1, "one class is held today");
            assert!(!today[0].is_held(), "and its roll is not called yet");
        }
    }

    #[test]
    fn a_seed_and_a_day_give_the_same_people_and_another_seed_gives_others() {
        let people = |seed| {
            let (_folder, app) = made(seed, "2026-03-02T08:00+07:00");
            app.store.read().unwrap().all::<Person>().unwrap()
        };
        assert_eq!(people(1), people(1));
        assert_ne!(people(1), people(2));
    }

    #[test]
    fn all_invented_people_have_their_own_nik_with_a_serial_that_no_office_gives() {
        let (_folder, app) = made(SEED, "2026-03-02T08:00+07:00");
        let people = app.store.read().unwrap().all::<Person>().unwrap();
        let niks: BTreeSet<&str> =
            people.iter().map(|person| person.nik.as_ref().unwrap().as_str()).collect();
        assert_eq!(niks.len(), people.len());
        assert!(niks.iter().all(|nik| nik.split_at(12).1.starts_with("99")));
        let doubts = people.iter().flat_map(|person| {
            person.nik.as_ref().unwrap().doubts(person.birth_date, person.sex.as_ref())
        });
        assert_eq!(doubts.count(), 0);
    }

    #[test]
    fn a_store_is_filled_with_as_many_people_and_marks_as_are_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let opening = opening(&folder, "2026-03-02T08:00+07:00");
        let app = filled(&opening, SEED, Filling { people: 65, sessions: 3 }).unwrap();
        let snapshot = app.store.read().unwrap();
        assert_eq!(snapshot.all::<Enrolment>().unwrap().len(), 65);
        let registers = snapshot.all::<crate::domain::records::Register>().unwrap();
        let marks: usize = registers.iter().map(|register| register.marks.len()).sum();
        assert_eq!(marks, 65 * 3);
    }
}
