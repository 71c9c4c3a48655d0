//! Sheets: what a form shows and takes, one field after the other, whatever it is of.
//!
//! The form on the screen knows this trait alone. A sheet of a record writes each finished field as
//! a change of its own; a sheet of something that is done at once, such as planning sessions,
//! collects what was typed and acts when it is finished. A new kind of form is a row of `Subject`
//! and of `open`, and a sheet.

mod choices;
mod held;
mod item;
mod journey;
mod person;
mod record;
mod step;
mod task;

use std::fmt::Debug;

use uuid::Uuid;

use crate::domain::field::{Cell, FieldKind, Needed};
use crate::domain::id::{CohortId, PersonId};
use crate::store::Receipt;

use super::drafts::DraftName;
use super::edit::Stored;
use super::restore::Sentence;
use super::{App, AppError};

pub use choices::{Choosable, Label, choices};
pub use held::{Answer, Ask, FormView, Held, Texts, Typed, open_form};
pub use journey::Journey;
pub use person::PersonSheet;
pub use record::{Plan, RecordSheet, rows_of};

/// What a form is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A new person, who is enrolled in a cohort where one is given.
    NewPerson(Option<CohortId>),
    /// A person.
    Person(PersonId),
    /// Something of a graduate.
    Journey(Journey),
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
            Self::Journey(journey) => journey.name(),
        }
    }

    /// Names the draft of the form: one for each record, and one for what is new in each place.
    pub fn draft(self) -> DraftName {
        let record = match self {
            Self::NewPerson(cohort) => cohort.map_or(Uuid::nil(), CohortId::uuid),
            Self::Person(person) => person.uuid(),
            Self::Journey(journey) => journey.record(),
        };
        DraftName { screen: self.name().to_owned(), record }
    }
}

/// Opens the sheet of a subject.
pub fn open(app: &App, subject: Subject) -> Result<Box<dyn Sheet>, AppError> {
    Ok(match subject {
        Subject::NewPerson(cohort) => Box::new(PersonSheet::new(cohort)),
        Subject::Person(person) => Box::new(PersonSheet::open(app, person)?),
        Subject::Journey(journey) => journey.open(app)?,
    })
}
