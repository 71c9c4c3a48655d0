//! Sheets: what a form shows and takes, one field after the other, whatever it is of.
//!
//! The form on the screen knows this trait alone. A sheet of a record writes each finished field as
//! a change of its own; a sheet of something that is done at once, such as planning sessions,
//! collects what was typed and acts when it is finished. A new kind of form is a row of `Subject`
//! and of `open`, and a sheet.

mod centre;
mod choices;
mod cohort;
mod cohort_new;
mod collected;
mod curriculum;
mod curriculum_new;
mod held;
mod item;
mod journey;
mod leave;
mod meeting;
mod person;
mod record;
mod session;
mod sessions;
mod step;
mod task;

use std::fmt::Debug;

use uuid::Uuid;

use crate::domain::field::{Cell, FieldKind, Needed};
use crate::domain::id::{CohortId, CurriculumId, EnrolmentId, ModuleId, PersonId, SessionId};
use crate::store::Receipt;

use super::drafts::DraftName;
use super::edit::Stored;
use super::restore::Sentence;
use super::{App, AppError};

pub use centre::CentreSheet;
pub use choices::{Choosable, Label, choices};
pub use cohort::CohortSheet;
pub use cohort_new::{CopySheet, NewCohortSheet};
pub use curriculum::{CurriculumSheet, Part};
pub use curriculum_new::{NewCurriculumSheet, NewModuleSheet};
pub use held::{Answer, Ask, FormView, Held, Keeping, Texts, Typed, open_form};
pub use journey::Journey;
pub use leave::LeaveSheet;
pub use meeting::MeetingSheet;
pub use person::PersonSheet;
pub use record::{Plan, RecordSheet, rows_of};
pub use session::SessionSheet;
pub use sessions::PlanSheet;

/// What a form is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A new person, who is enrolled in a cohort where one is given.
    NewPerson(Option<CohortId>),
    /// A person.
    Person(PersonId),
    /// A new cohort.
    NewCohort,
    /// A cohort like this earlier one.
    CopyCohort(CohortId),
    /// A cohort.
    Cohort(CohortId),
    /// Somebody who leaves a cohort.
    Leave(CohortId, EnrolmentId),
    /// Several sessions of a cohort, planned at once.
    PlanSessions(CohortId),
    /// A session of a cohort.
    Session(CohortId, SessionId),
    /// The graduation meeting of a cohort.
    Meeting(CohortId),
    /// A new curriculum.
    NewCurriculum,
    /// A curriculum.
    Curriculum(CurriculumId),
    /// The graduation rule of a curriculum.
    Rule(CurriculumId),
    /// A module that is added to a curriculum.
    NewModule(CurriculumId),
    /// A module of a curriculum.
    Module(CurriculumId, ModuleId),
    /// Something of a graduate.
    Journey(Journey),
    /// The centre.
    Centre,
}

/// A field of a sheet as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Stable name.
    pub name: &'static str,
    /// Message that labels it.
    pub label: String,
    /// Message of the heading above it, where a group begins with it.
    pub group: Option<&'static str>,
    /// What may be typed.
    pub kind: FieldKind,
    /// For what it is needed.
    pub needed: Needed,
    /// What it holds.
    pub cell: Cell,
}

/// Something to be said beside a field; it never keeps anybody from going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The field.
    pub field: &'static str,
    /// What is said.
    pub said: Sentence,
    /// What it asks for.
    pub kind: BesideKind,
}

/// What something beside a field asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BesideKind {
    /// Tells what the value means, such as the name of a region.
    Meaning,
    /// Offers a value for an empty field, as it would be typed; Enter takes it.
    Offer(String),
    /// Asks for a look: a doubt, or somebody who looks the same.
    Doubt,
}

/// What finishing a form leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finished {
    /// The form is left, and this is said.
    Leave(Option<Sentence>),
    /// The form of something else follows, such as of the next person.
    Next(Subject, Option<Sentence>),
}

/// What a form shows and takes.
pub trait Sheet: Debug + Send {
    /// Tells what it is of; a new record becomes one that is known once it is stored.
    fn subject(&self) -> Subject;

    /// Names it for the way to it, such as the name of a person.
    fn title(&self) -> Sentence;

    /// Lists its fields as they stand, in the order of the form.
    fn rows(&self) -> Vec<Row>;

    /// Tells whether finished fields are in the store; where they are not, a draft keeps them.
    fn stored(&self) -> Stored {
        Stored::NotYet
    }

    /// Takes what was typed into a field; gives the change, where there was one. What is refused
    /// changes nothing.
    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError>;

    /// Makes an end: what is missing is refused with its field.
    fn finish(&mut self, app: &App) -> Result<Finished, AppError>;

    /// Lists what can be chosen for a field, given what is typed in it.
    fn choices(&self, app: &App, field: &str, typed: &str) -> Result<Vec<Choosable>, AppError> {
        let row = self.rows().into_iter().find(|row| row.name == field);
        Ok(row.map(|row| choices(app, row.kind, typed)).unwrap_or_default())
    }

    /// Lists what is said beside its fields.
    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let _: &App = app;
        Ok(Vec::new())
    }
}

impl Subject {
    /// Gives the stable name of the form.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewPerson(_) => "person-new",
            Self::Person(_) => "person",
            Self::NewCohort => "cohort-new",
            Self::CopyCohort(_) => "cohort-copy",
            Self::Cohort(_) => "cohort",
            Self::Leave(..) => "leave",
            Self::PlanSessions(_) => "session-plan",
            Self::Session(..) => "session",
            Self::Meeting(_) => "meeting",
            Self::NewCurriculum => "curriculum-new",
            Self::Curriculum(_) => "curriculum",
            Self::Rule(_) => "rule",
            Self::NewModule(_) => "module-new",
            Self::Module(..) => "module",
            Self::Journey(journey) => journey.name(),
            Self::Centre => "centre",
        }
    }

    /// Names the draft of the form: one for each record, and one for what is new in each place.
    pub fn draft(self) -> DraftName {
        let record = match self {
            Self::NewPerson(cohort) => cohort.map_or(Uuid::nil(), CohortId::uuid),
            Self::Person(person) => person.uuid(),
            Self::NewCohort | Self::NewCurriculum => Uuid::nil(),
            Self::CopyCohort(id)
            | Self::Cohort(id)
            | Self::PlanSessions(id)
            | Self::Meeting(id) => id.uuid(),
            Self::Leave(_, id) => id.uuid(),
            Self::Session(_, id) => id.uuid(),
            Self::Curriculum(id) | Self::Rule(id) | Self::NewModule(id) => id.uuid(),
            Self::Module(_, id) => id.uuid(),
            Self::Journey(journey) => journey.record(),
            Self::Centre => Uuid::nil(),
        };
        DraftName { screen: self.name().to_owned(), record }
    }

    /// Names the record that holds what the form is of, where that is an item of a record; the
    /// draft keeps it, to be opened again.
    pub fn parent(self) -> Option<Uuid> {
        match self {
            Self::Journey(journey) => journey.parent(),
            Self::Leave(of, _) | Self::Session(of, _) => Some(of.uuid()),
            Self::Module(of, _) => Some(of.uuid()),
            Self::NewPerson(_)
            | Self::Person(_)
            | Self::NewCohort
            | Self::CopyCohort(_)
            | Self::Cohort(_)
            | Self::PlanSessions(_)
            | Self::Meeting(_)
            | Self::NewCurriculum
            | Self::Curriculum(_)
            | Self::Rule(_)
            | Self::NewModule(_)
            | Self::Centre => None,
        }
    }

    /// Finds what the form of a draft is of.
    pub fn of_draft(name: &DraftName, parent: Option<Uuid>) -> Option<Self> {
        let id = name.record;
        let (cohort, curriculum) = (CohortId::new(id), CurriculumId::new(id));
        let known = match name.screen.as_str() {
            "person-new" if id.is_nil() => Self::NewPerson(None),
            "person-new" => Self::NewPerson(Some(CohortId::new(id))),
            "person" => Self::Person(PersonId::new(id)),
            "cohort-new" => Self::NewCohort,
            "cohort-copy" => Self::CopyCohort(cohort),
            "cohort" => Self::Cohort(cohort),
            "leave" => Self::Leave(CohortId::new(parent?), id.into()),
            "session-plan" => Self::PlanSessions(cohort),
            "session" => Self::Session(CohortId::new(parent?), id.into()),
            "meeting" => Self::Meeting(cohort),
            "curriculum-new" => Self::NewCurriculum,
            "curriculum" => Self::Curriculum(curriculum),
            "rule" => Self::Rule(curriculum),
            "module-new" => Self::NewModule(curriculum),
            "module" => Self::Module(CurriculumId::new(parent?), id.into()),
            "centre" => Self::Centre,
            screen => Self::Journey(Journey::of_draft(screen, id, parent)?),
        };
        Some(known)
    }
}

/// Opens the sheet of a subject.
pub fn open(app: &App, subject: Subject) -> Result<Box<dyn Sheet>, AppError> {
    Ok(match subject {
        Subject::NewPerson(cohort) => Box::new(PersonSheet::new(cohort)),
        Subject::Person(person) => Box::new(PersonSheet::open(app, person)?),
        Subject::NewCohort => Box::new(NewCohortSheet::default()),
        Subject::CopyCohort(from) => Box::new(CopySheet::open(app, from)?),
        Subject::Cohort(id) => Box::new(CohortSheet::open(app, id)?),
        Subject::Leave(cohort, id) => Box::new(LeaveSheet::open(app, cohort, id)?),
        Subject::PlanSessions(cohort) => Box::new(PlanSheet::open(app, cohort)?),
        Subject::Session(cohort, id) => Box::new(SessionSheet::open(app, cohort, id)?),
        Subject::Meeting(cohort) => Box::new(MeetingSheet::open(app, cohort)?),
        Subject::NewCurriculum => Box::new(NewCurriculumSheet::default()),
        Subject::Curriculum(id) => Box::new(CurriculumSheet::open(app, id, Part::Own)?),
        Subject::Rule(id) => Box::new(CurriculumSheet::open(app, id, Part::Rule)?),
        Subject::NewModule(id) => Box::new(NewModuleSheet::open(app, id)?),
        Subject::Module(curriculum, id) => {
            Box::new(CurriculumSheet::open(app, curriculum, Part::Module(id))?)
        }
        Subject::Journey(journey) => journey.open(app)?,
        Subject::Centre => Box::new(CentreSheet::open(app)?),
    })
}

#[cfg(test)]
mod tests;
