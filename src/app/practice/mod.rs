//! Invents a practice centre, the same for the same seed and day: for training, for tests and for
//! benchmarks.

mod classes;
mod journeys;
mod names;
mod people;
mod random;

use chrono::{Days, NaiveDate};

use crate::domain::records::{CohortState, Curriculum, Verdict};
use crate::store::CommandArg;

use super::graduate::{self, Meeting};
use super::opening::Opening;
use super::setup::{self, Founding};
use super::{App, AppError};

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

/// The cohorts: state, people, and days from their first day to today.
const COHORTS: &[(CohortState, u16, u64)] = &[
    (CohortState::Graduated, 28, 420),
    (CohortState::Graduated, 28, 150),
    (CohortState::Running, 30, 3),
];

/// People who are enrolled in a cohort that begins later, and in how many days.
const COMING: (u16, u64) = (24, 20);

/// Makes a practice centre: two cohorts that graduated, with people at every stage, one in class
/// today, one to come.
pub fn centre(opening: &Opening, seed: u64) -> Result<App, AppError> {
    let founding = Founding {
        name: "LPK Bahari Kendal".to_owned(),
        code: "BAHARI".to_owned(),
        region: "3324".to_owned(),
        operator: "Sari".to_owned(),
    };
    let app = setup::init(opening, &founding)?;
    let today = app.today();
    let mut people = people(&app, seed);
    let curriculum = curriculum(&app)?;
    for (state, count, days_ago) in COHORTS {
        let from = today - Days::new(*days_ago);
        let days = if *state == CohortState::Running {
            days_around(today)
        } else {
            class_days(from, SESSIONS)
        };
        let shape = Shape { state: state.clone(), people: *count, days, held_before: today };
        let class = Class::invent(&mut people, &curriculum, app.operator, &shape);
        store(&app, &class)?;
        if *state == CohortState::Graduated {
            follow(&app, &mut people, &class)?;
        }
    }
    let (count, ahead) = COMING;
    let days = class_days(today + Days::new(ahead), SESSIONS);
    let shape = Shape { state: CohortState::Open, people: count, days, held_before: today };
    store(&app, &Class::invent(&mut people, &curriculum, app.operator, &shape))?;
    Ok(app)
}

/// Adds people in cohorts of 30, each with so many sessions that were held, for benchmarks: that
/// many marks a person.
pub fn fill(app: &App, seed: u64, people_count: u32, sessions: u16) -> Result<(), AppError> {
    let today = app.today();
    let mut people = people(app, seed);
    let curriculum = curriculum(app)?;
    let mut left = people_count;
    while left > 0 {
        let count = left.min(CLASS_SIZE);
        left -= count;
        let days_ago = u64::from(people.series.between(10, 3000));
        let shape = Shape {
            state: CohortState::Archived,
            people: u16::try_from(count).unwrap_or(u16::MAX),
            days: class_days(today - Days::new(days_ago), sessions.into()),
            held_before: today,
        };
        let mut class = Class::invent(&mut people, &curriculum, app.operator, &shape);
        class.cohort.code = format!("{}-{left}", class.cohort.code);
        store(app, &class)?;
    }
    Ok(())
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
