//! A centre with a real store, for the tests of use cases.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::id::{CohortId, EnrolmentId, PersonId};
use crate::domain::records::{Cohort, Curriculum, Enrolment, Person, Session};
use crate::locale::{Arg, Language, Words};

use super::cohort_care;
use super::cohorts::{self, NewCohort};
use super::opening::Opening;
use super::places::Places;
use super::setup::{self, Founding};
use super::{App, AppError, Clock, CommandArg, Fact, history, sessions};

/// Names of the people of a class, by roll number.
pub(super) const NAMES: [&str; 4] =
    ["Dagel Sihombing", "Yuliana Rahayu", "Dalima Nababan", "Aisyah Purwanti"];

/// A centre on the first morning of its course.
pub(super) struct School {
    pub(super) app: App,
    _folder: tempfile::TempDir,
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Asserts that an error has this message, with words and values in both languages.
pub(super) fn refused<T>(outcome: Result<T, AppError>, id: &str) -> AppError {
    let Err(error) = outcome else { panic!("{id} was expected") };
    assert_eq!(error.id, id);
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        let args: Vec<(&str, Arg)> =
            error.facts.iter().map(|(name, fact)| (*name, arg(fact))).collect();
        for id in error.hints.iter().chain([&error.id]) {
            let said = words.say_with(id, &args);
            assert!(words.has(id) && !said.contains('{'), "{said}");
        }
    }
    error
}

impl School {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            places: Places::below(folder.path()),
            clock: Clock::parse_fixed("2026-03-02T08:00+07:00").unwrap(),
            operator: None,
            reader: PathBuf::new(),
        };
        let founding = Founding {
            name: "LPK Bahari".to_owned(),
            code: "BHR".to_owned(),
            region: "3324".to_owned(),
            operator: "Sari".to_owned(),
        };
        Self { app: setup::init(&opening, &founding).unwrap(), _folder: folder }
    }

    /// Lets a morning begin.
    pub(super) fn on(&mut self, day: &str) {
        self.app.clock = Clock::parse_fixed(&format!("{day}T08:00+07:00")).unwrap();
    }

    /// Opens a cohort `2026-03` of four people with sessions from 2 to 4 March.
    pub(super) fn with_class() -> (Self, Cohort) {
        let school = Self::new();
        let cohort = school.cohort("2026-03");
        let dates = ["2026-03-02", "2026-03-03", "2026-03-04"].map(day).to_vec();
        let plan = sessions::Plan { dates, ..sessions::Plan::default() };
        sessions::plan(&school.app, "2026-03", plan).unwrap();
        let mut change = school.app.change("test.enrol");
        for (roll, name) in (1..).zip(NAMES) {
            let person = Person::new(PersonId::new(Clock::fresh_id()), name.to_owned());
            let id = EnrolmentId::new(Clock::fresh_id());
            change.create(&person).unwrap();
            let enrolment = Enrolment {
                id,
                cohort: cohort.id,
                person: person.id,
                roll,
                ..Enrolment::default()
            };
            change.create(&enrolment).unwrap();
        }
        school.app.store.commit(change).unwrap();
        let cohort = school.of(cohort.id);
        (school, cohort)
    }

    pub(super) fn cohort(&self, code: &str) -> Cohort {
        let new = NewCohort { code: code.to_owned(), ..NewCohort::default() };
        cohorts::create(&self.app, new).unwrap()
    }

    /// Reads a cohort again.
    pub(super) fn of(&self, id: CohortId) -> Cohort {
        cohort_care::find(&self.app.store.read().unwrap(), id).unwrap()
    }

    pub(super) fn curriculum(&self, cohort: &Cohort) -> Curriculum {
        cohorts::curriculum_of(&self.app.store.read().unwrap(), cohort).unwrap()
    }

    pub(super) fn enrolments(&self, cohort: &Cohort) -> Vec<Enrolment> {
        let snapshot = self.app.store.read().unwrap();
        let mut enrolments = snapshot.children::<Enrolment>(cohort.id.uuid()).unwrap();
        enrolments.sort_by_key(|enrolment| enrolment.roll);
        enrolments
    }

    pub(super) fn sessions(&self, cohort: &Cohort) -> Vec<Session> {
        sessions::of_cohort(&self.app.store.read().unwrap(), cohort.id).unwrap()
    }

    /// Lists the commands of all changes, the newest first.
    pub(super) fn commands(&self) -> Vec<String> {
        let changes = history::log(&self.app, None, 1000).unwrap();
        changes.into_iter().map(|change| change.command).collect()
    }

    /// Tells the newest change in Indonesian.
    pub(super) fn told(&self) -> String {
        let change = history::log(&self.app, None, 1).unwrap().remove(0);
        let id = format!("log-{}", change.command.replace(['.', '_'], "-"));
        let args: Vec<(&str, Arg)> =
            change.args.iter().map(|(name, value)| (name.as_str(), told(value))).collect();
        let said = Language::ALL.iter().map(|(_, language)| {
            let words = Words::new(*language);
            let said = words.say_with(&id, &args);
            assert!(words.has(&id) && !said.contains('{'), "{said}");
            said
        });
        said.collect::<Vec<_>>().swap_remove(0)
    }
}

fn arg(fact: &Fact) -> Arg {
    match fact {
        Fact::Text(text) => Arg::Text(text.clone()),
        Fact::Number(number) => Arg::Number(*number),
    }
}

fn told(value: &CommandArg) -> Arg {
    match value {
        CommandArg::Text(text) => Arg::Text(text.clone()),
        CommandArg::Number(number) => Arg::Number(*number),
        CommandArg::Id(id) => Arg::Text(id.to_string()),
    }
}
