//! Reads from one view of the store everything that a report may tell of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::road::{Road, roads};
use crate::app::{App, AppError, ErrorKind, cohorts, sessions};
use crate::domain::graduation::{Unmet, measure};
use crate::domain::id::{EnrolmentId, PersonId, SessionId};
use crate::domain::record::RecordKey;
use crate::domain::records::{
    Centre, Cohort, Curriculum, Decision, Enrolment, Outcome, Person, Register, Session, Verdict,
};
use crate::domain::stage::Standing;
use crate::domain::tally::{Roll, Tally};
use crate::store::{Snapshot, StoreError};

/// What a report covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Code of the one cohort, if it is about one.
    pub cohort: Option<String>,
    /// First day of the period.
    pub from: Option<NaiveDate>,
    /// Last day of the period.
    pub to: Option<NaiveDate>,
}

/// The records of a report.
#[derive(Debug)]
pub(super) struct Material {
    pub(super) centre: Centre,
    pub(super) coverage: Coverage,
    /// The one cohort, if the report is about one.
    pub(super) cohort: Option<Cohort>,
    /// Classes by start and code.
    pub(super) classes: Vec<Class>,
    pub(super) people: BTreeMap<PersonId, Person>,
    pub(super) roads: BTreeMap<PersonId, Road>,
    /// Where those roads lead so far.
    pub(super) standings: BTreeMap<PersonId, Standing>,
    /// Records that could not be read.
    pub(super) damaged: usize,
}

/// A cohort with all that belongs to it.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) cohort: Cohort,
    pub(super) curriculum: Curriculum,
    pub(super) sessions: Vec<Session>,
    pub(super) registers: BTreeMap<SessionId, Register>,
    /// By roll number.
    pub(super) enrolments: Vec<Enrolment>,
    pub(super) tallies: BTreeMap<EnrolmentId, Tally>,
    /// What each enrolment lacks for graduating, as things stand now.
    pub(super) unmet: BTreeMap<EnrolmentId, Vec<Unmet>>,
    /// From the first meeting to its last amendment.
    pub(super) decisions: Vec<Decision>,
    /// Whether its participants and sessions are in the report, or only its graduates.
    pub(super) part: Part,
}

/// How much of a class is in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Graduates,
}

impl Coverage {
    /// Refuses a cohort together with a period, and a period that ends before it starts.
    fn check(&self) -> Result<(), AppError> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            return Err(AppError::user("error-end-before-start")
                .fact("start", from.to_string())
                .fact("end", to.to_string()));
        }
        if self.cohort.is_some() && (self.from.is_some() || self.to.is_some()) {
            return Err(AppError::user("error-report-cohort-or-period"));
        }
        Ok(())
    }

    /// Tells whether a day lies in the period.
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Tells how much of a cohort is reported: all of one that ended in the period, and the
    /// graduates of earlier ones, who go on exporting.
    fn part_of(&self, cohort: &Cohort) -> Option<Part> {
        let Some(day) = cohort.end.or(cohort.start) else { return Some(Part::Whole) };
        if self.holds(day) {
            return Some(Part::Whole);
        }
        self.to.is_none_or(|to| day <= to).then_some(Part::Graduates)
    }
}

impl Class {
    /// Gives the last result of an enrolment with the meeting that decided it.
    pub(super) fn outcome(&self, enrolment: EnrolmentId) -> Option<(&Decision, &Outcome)> {
        self.decisions.iter().rev().find_map(|decision| {
            decision.results.get(&enrolment).map(|outcome| (decision, outcome))
        })
    }

    /// Tells whether somebody passed in it.
    pub(super) fn has_passed(&self, enrolment: EnrolmentId) -> bool {
        self.outcome(enrolment).is_some_and(|(_, outcome)| outcome.result == Verdict::Passed)
    }

    fn read(snapshot: &Snapshot, cohort: Cohort, part: Part) -> Result<Self, AppError> {
        let id = cohort.id.uuid();
        let registers = snapshot.children::<Register>(id)?;
        let mut enrolments = snapshot.children::<Enrolment>(id)?;
        enrolments.sort_by_key(|enrolment| (enrolment.roll, enrolment.id));
        let mut class = Self {
            curriculum: cohorts::curriculum_of(snapshot, &cohort)?,
            sessions: sessions::of_cohort(snapshot, cohort.id)?,
            registers: registers.into_iter().map(|one| (one.session, one)).collect(),
            enrolments,
            tallies: BTreeMap::new(),
            unmet: BTreeMap::new(),
            // Ids rise with time, and children come in the order of their ids.
            decisions: snapshot.children::<Decision>(id)?,
            cohort,
            part,
        };
        class.count();
        Ok(class)
    }

    /// Counts the attendance of everybody, and what they lack for graduating.
    fn count(&mut self) {
        let rolls: Vec<Roll<'_>> = self
            .sessions
            .iter()
            .map(|session| (session, self.registers.get(&session.id)))
            .collect();
        let measured = measure(&self.curriculum, &self.enrolments, &rolls);
        for (enrolment, (tally, unmet)) in self.enrolments.iter().zip(measured) {
            self.unmet.insert(enrolment.id, unmet);
            self.tallies.insert(enrolment.id, tally);
        }
    }
}

impl Material {
    /// Reads what a report covers.
    pub(super) fn read(app: &App, coverage: Coverage) -> Result<Self, AppError> {
        coverage.check()?;
        let (snapshot, today) = (&app.store.read()?, app.today());
        let centre = snapshot.all::<Centre>()?.into_iter().next();
        let centre =
            centre.ok_or_else(|| AppError::new(ErrorKind::Data, "error-report-no-centre"))?;
        let cohort = coverage.cohort.as_deref();
        let cohort = cohort.map(|code| cohorts::find(snapshot, code)).transpose()?;
        let mut wanted = match &cohort {
            Some(cohort) => vec![cohort.clone()],
            None => snapshot.all::<Cohort>()?,
        };
        wanted.sort_by(|a, b| (a.start, &a.code, a.id).cmp(&(b.start, &b.code, b.id)));
        let mut classes = Vec::new();
        for one in wanted {
            let part = if cohort.is_some() { Some(Part::Whole) } else { coverage.part_of(&one) };
            if let Some(part) = part {
                classes.push(Class::read(snapshot, one, part)?);
            }
        }
        let named: BTreeSet<PersonId> = classes
            .iter()
            .flat_map(|class| &class.enrolments)
            .map(|enrolment| enrolment.person)
            .collect();
        let mut people = BTreeMap::new();
        let mut unreadable = 0;
        for id in &named {
            match snapshot.one::<Person>(RecordKey { parent: Uuid::nil(), id: id.uuid() }) {
                Ok(person) => people.extend(person.map(|person| (*id, person))),
                Err(StoreError::Damaged(_)) => unreadable += 1,
                Err(error) => return Err(error.into()),
            }
        }
        let roads = roads(snapshot, &named)?;
        let standings = roads.iter().map(|(id, road)| (*id, road.standing(today))).collect();
        let damaged = snapshot.damaged().saturating_add(unreadable);
        Ok(Self { centre, coverage, cohort, classes, people, roads, standings, damaged })
    }
}
