//! Errors as users meet them: a kind, a sentence of `locale`, and what to try next.

use std::error::Error;

use crate::domain::field::FieldFault;

/// Who or what can mend an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The user, by typing something else.
    User,
    /// The data: something is missing, twice or contradictory.
    Data,
    /// The disk or a file.
    File,
    /// Only a programmer.
    Bug,
}

/// A value inside the sentence of an error or of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Fact {
    fn from(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// An error at the edge of the program; its words are the message `id` of `locale`.
#[derive(Debug, thiserror::Error)]
#[error("{id}")]
pub struct AppError {
    /// Who can mend it.
    pub kind: ErrorKind,
    /// Message in `locale`, `error-...`.
    pub id: &'static str,
    /// Values of that message.
    pub facts: Vec<(&'static str, Fact)>,
    /// Messages in `locale`, `hint-...`, that name the key or command to try.
    pub hints: Vec<&'static str>,
    /// What lay below.
    #[source]
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

impl AppError {
    /// Starts an error of a kind.
    pub fn new(kind: ErrorKind, id: &'static str) -> Self {
        Self { kind, id, facts: Vec::new(), hints: Vec::new(), source: None }
    }

    /// Starts an error that the user can mend.
    pub fn user(id: &'static str) -> Self {
        Self::new(ErrorKind::User, id)
    }

    /// Says why a typed value was not taken; the label of the field stands before the sentence.
    pub fn of_field(field: &'static str, fault: FieldFault) -> Self {
        let mut error = Self::user(fault.message()).fact("field", field);
        for (name, value) in fault.facts() {
            error = error.fact(name, value);
        }
        error.because(fault)
    }

    /// Adds a value.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<Fact>) -> Self {
        self.facts.push((name, value.into()));
        self
    }

    /// Adds what to try next.
    #[must_use]
    pub fn hint(mut self, id: &'static str) -> Self {
        self.hints.push(id);
        self
    }

    /// Adds what lay below.
    #[must_use]
    pub fn because(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }
}
