//! Invents cohorts with sessions, people and marks.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use crate::domain::id::{CohortId, ConsentId, CurriculumId, EnrolmentId, OperatorId, SessionId};
use crate::domain::records::{
    Cohort, CohortState, Consent, Curriculum, Enrolment, How, Late, Mark, Person, Register, Score,
    Session, SessionState, Status,
};
use crate::store::Change;

use super::super::AppError;
use super::people::People;

/// Hours of teaching in one day.
const DAY_JP: u16 = 8;

/// Seconds from midnight UTC to 08:05 in Kendal.
const ROLL_CALL_SECONDS: i64 = 65 * 60;

/// Modules of a curriculum that get a score, counted from its first.
const SCORED_MODULES: usize = 6;

/// Purposes of consent, with how many of a hundred people give it.
const CONSENTS: &[(&str, u16)] = &[("training", 100), ("kemendag", 85), ("kp2mi", 75)];

/// A cohort with everything that belongs to it.
#[derive(Debug, Default)]
pub(super) struct Class {
    pub(super) cohort: Cohort,
    pub(super) sessions: Vec<Session>,
    pub(super) registers: Vec<Register>,
    pub(super) people: Vec<Person>,
    pub(super) enrolments: Vec<Enrolment>,
}

/// What a cohort is to be like.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) state: CohortState,
    pub(super) people: u16,
    pub(super) days: Vec<NaiveDate>,
    /// Sessions before this day were held.
    pub(super) held_before: NaiveDate,
}

impl Class {
    /// Makes a cohort of a shape; its code is year and month of its first day.
    pub(super) fn invent(
        people: &mut People,
        curriculum: &Curriculum,
        operator: OperatorId,
        shape: &Shape,
    ) -> Self {
        let id = CohortId::new(people.id());
        let mut class = Self { cohort: cohort(id, curriculum, shape), ..Self::default() };
        for (number, day) in (1..).zip(&shape.days) {
            let session = session(people, id, number, *day, shape);
            class.registers.push(Register {
                session: session.id,
                cohort: id,
                marks: BTreeMap::new(),
            });
            class.sessions.push(session);
        }
        for roll in 1..=shape.people {
            class.enrol(people, curriculum.id, roll, shape);
        }
        class.score(people, curriculum);
        class.call_rolls(people, operator);
        class
    }

    /// Adds the creation of all its records.
    pub(super) fn create(&self, change: &mut Change) -> Result<(), AppError> {
        change.create(&self.cohort)?;
        for session in &self.sessions {
            change.create(session)?;
        }
        for person in &self.people {
            change.create(person)?;
        }
        for enrolment in &self.enrolments {
            change.create(enrolment)?;
        }
        for register in &self.registers {
            change.create(register)?;
        }
        Ok(())
    }

    fn enrol(&mut self, people: &mut People, _: CurriculumId, roll: u16, shape: &Shape) {
        let mut person = people.person();
        let signed = shape.days.first().copied().unwrap_or_default();
        for (purpose, percent) in CONSENTS {
            if people.series.chance(*percent) {
                let consent = Consent {
                    purpose: (*purpose).to_owned(),
                    edition: "1".to_owned(),
                    given: Some(signed),
                    medium: "paper".to_owned(),
                    withdrawn: None,
                };
                person.consents.insert(ConsentId::new(people.id()), consent);
            }
        }
        let enrolment = Enrolment {
            id: EnrolmentId::new(people.id()),
            cohort: self.cohort.id,
            person: person.id,
            roll,
            joined: Some(signed),
            ..Enrolment::default()
        };
        self.people.push(person);
        self.enrolments.push(enrolment);
    }

    /// Gives points where a graduation meeting is near or over; the last of the list fails.
    fn score(&mut self, people: &mut People, curriculum: &Curriculum) {
        if !matches!(self.cohort.state, CohortState::Graduated | CohortState::Assessed) {
            return;
        }
        let mut modules: Vec<_> = curriculum.modules.iter().collect();
        modules.sort_by_key(|(_, module)| module.order);
        let last = self.enrolments.len();
        for (place, enrolment) in (1..).zip(&mut self.enrolments) {
            let points = |people: &mut People| {
                u8::try_from(people.series.between(72, 98)).unwrap_or_default()
            };
            enrolment.pre_test = u8::try_from(people.series.between(30, 65)).ok();
            enrolment.post_test = Some(points(people));
            for (id, _) in modules.iter().take(SCORED_MODULES) {
                enrolment.scores.insert(**id, Score::Points(points(people)));
            }
            if let Some((id, _)) = modules.first().filter(|_| place == last) {
                enrolment.scores.insert(**id, Score::Points(55));
            }
        }
    }

    /// Marks everybody in every session that was held; number 13 is often away.
    fn call_rolls(&mut self, people: &mut People, operator: OperatorId) {
        for (session, register) in self.sessions.iter().zip(&mut self.registers) {
            if !session.is_held() {
                continue;
            }
            let at = session.date.and_time(NaiveTime::MIN).and_utc().timestamp();
            for enrolment in &self.enrolments {
                let (status, late) = drawn(people, enrolment.roll);
                let mut mark = Mark::new(status, How::Typed, at + ROLL_CALL_SECONDS, operator);
                mark.late = late;
                register.marks.insert(enrolment.id, mark);
            }
        }
    }
}

fn drawn(people: &mut People, roll: u16) -> (Status, Option<Late>) {
    if roll == 13 && people.series.chance(60) {
        return (Status::Absent, None);
    }
    match people.series.between(1, 100) {
        1..=2 => (Status::Absent, None),
        3..=4 => (Status::Sick, None),
        5..=6 => (Status::Excused, None),
        7..=10 => (Status::Present, Some(Late::Minutes(people.series.between(5, 40)))),
        _ => (Status::Present, None),
    }
}

fn cohort(id: CohortId, curriculum: &Curriculum, shape: &Shape) -> Cohort {
    let start = shape.days.first().copied();
    Cohort {
        id,
        code: start.map(|day| day.format("%Y-%m").to_string()).unwrap_or_default(),
        title: curriculum.title.clone(),
        programme: curriculum.programme.clone(),
        curriculum: Some(curriculum.id),
        start,
        end: shape.days.last().copied(),
        venue: "Aula LPK Bahari, Kendal".to_owned(),
        capacity: Some(30),
        funding: "APBN".to_owned(),
        instructors: vec!["Retno Wulandari".to_owned(), "Hadi Purnomo".to_owned()],
        state: shape.state.clone(),
        ..Cohort::default()
    }
}

fn session(
    people: &mut People,
    cohort: CohortId,
    number: u16,
    date: NaiveDate,
    shape: &Shape,
) -> Session {
    let is_held = date < shape.held_before;
    Session {
        id: SessionId::new(people.id()),
        cohort,
        number,
        date,
        start: NaiveTime::from_hms_opt(8, 0, 0),
        jp: DAY_JP,
        state: match (is_held, &shape.state) {
            (false, _) => SessionState::Planned,
            (true, CohortState::Running) => SessionState::Taken,
            (true, _) => SessionState::Locked,
        },
        taken_on: is_held.then_some(date),
        ..Session::default()
    }
}

/// Gives so many days from `from` on that are not Sundays.
pub(super) fn class_days(from: NaiveDate, count: usize) -> Vec<NaiveDate> {
    from.iter_days().filter(|day| day.weekday() != Weekday::Sun).take(count).collect()
}
