//! What the program says in one line: a message with its values, in no language yet.

use std::borrow::Cow;

use crate::app::restore::Sentence;
use crate::app::{AppError, Fact};

/// How much attention a note asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something was done.
    Info,
    /// Something was refused, or needs a look.
    Warn,
    /// Something failed.
    Bad,
}

/// A value of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words or a number.
    Fact(Fact),
    /// A mark as it is typed, such as `T20`; said in words.
    Mark(String),
    /// Another note inside this one.
    Note(Box<Note>),
}

impl<F: Into<Fact>> From<F> for Value {
    fn from(fact: F) -> Self {
        Self::Fact(fact.into())
    }
}

/// A message with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How much attention it asks for.
    pub level: Level,
    /// Message of `locale`.
    pub id: Cow<'static, str>,
    /// Its values.
    pub facts: Vec<(Cow<'static, str>, Value)>,
    /// Messages that name what to try next.
    pub hints: Vec<&'static str>,
    /// What else is to be told of it.
    pub aside: Option<Box<Self>>,
}

impl Note {
    /// Tells what was done.
    pub fn info(id: &'static str) -> Self {
        Self {
            level: Level::Info,
            id: id.into(),
            facts: Vec::new(),
            hints: Vec::new(),
            aside: None,
        }
    }

    /// Tells what was refused.
    pub fn warn(id: &'static str) -> Self {
        Self { level: Level::Warn, ..Self::info(id) }
    }

    /// Adds a value.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.push((name.into(), value.into()));
        self
    }
}

impl From<Sentence> for Note {
    fn from((id, facts): Sentence) -> Self {
        let facts = facts.into_iter().map(|(name, fact)| (name.into(), Value::Fact(fact)));
        Self { facts: facts.collect(), ..Self::warn(id) }
    }
}

impl From<&AppError> for Note {
    fn from(error: &AppError) -> Self {
        let facts =
            error.facts.iter().map(|(name, fact)| ((*name).into(), Value::Fact(fact.clone())));
        Self {
            level: Level::Bad,
            id: error.id.into(),
            facts: facts.collect(),
            hints: error.hints.clone(),
            aside: None,
        }
    }
}
