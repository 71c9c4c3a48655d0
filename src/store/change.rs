//! A change: what one act of an operator does to the records, as values that can be taken back.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::OperatorId;
use crate::domain::record::{Record, RecordKey, Table};

use super::edit::{self, Edit};
use super::error::StoreError;

/// A value of a command, kept as data so that the history can be told in any language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CommandArg {
    /// Words or a code.
    #[serde(rename = "t")]
    Text(String),
    /// A whole number.
    #[serde(rename = "n")]
    Number(i64),
    /// A record.
    #[serde(rename = "i")]
    Id(Uuid),
}

impl From<usize> for CommandArg {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// Who acts, and when as the clock of the machine says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// Operator.
    pub operator: OperatorId,
    /// Wall clock in milliseconds since 1970 UTC.
    pub wall_ms: i64,
    /// How far that clock is to be believed.
    pub trust: ClockTrust,
}

/// How far a wall clock is to be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClockTrust {
    /// As the machine tells it, and it agrees with the last change.
    #[default]
    #[serde(rename = "s")]
    System,
    /// The operator was asked for the date, because the machine's was not possible.
    #[serde(rename = "a")]
    Asked,
    /// Fixed from outside, for practice and tests.
    #[serde(rename = "f")]
    Fixed,
}

/// Whether a change can be taken back; the command table says why one cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Undoing {
    /// With one key.
    #[default]
    #[serde(rename = "u")]
    Possible,
    /// Never: it is amended, restored or repeated instead.
    #[serde(rename = "p")]
    Permanent,
}

/// What a change does to an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// Nothing: it stands for itself.
    #[default]
    #[serde(rename = "d")]
    Own,
    /// Takes that change back.
    #[serde(rename = "u")]
    Undoes(Uuid),
    /// Takes back that the change was taken back.
    #[serde(rename = "r")]
    Redoes(Uuid),
}

/// A change on its way to the writer.
#[derive(Clone, Debug)]
pub struct Change {
    /// Made before submitting, so that a repeated attempt finds itself in the journal.
    pub id: Uuid,
    /// Command that caused it, a stable id such as `register.mark`; its words are `log-<id>`.
    pub command: String,
    /// Values of that command.
    pub args: Vec<(String, CommandArg)>,
    /// Who and when.
    pub author: Author,
    /// Whether it can be taken back.
    pub undoing: Undoing,
    /// What it does to an earlier change.
    pub relation: Relation,
    /// The edits, made by comparing records.
    pub edits: Vec<Edit>,
}

impl Change {
    /// Starts a change without edits; `id` is a fresh UUID v7.
    pub fn new(id: Uuid, command: &str, author: Author) -> Self {
        Self {
            id,
            command: command.to_owned(),
            args: Vec::new(),
            author,
            undoing: Undoing::Possible,
            relation: Relation::Own,
            edits: Vec::new(),
        }
    }

    /// Adds a value of the command.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<CommandArg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// Marks the change as one that cannot be taken back.
    #[must_use]
    pub fn permanent(mut self) -> Self {
        self.undoing = Undoing::Permanent;
        self
    }

    /// Adds a new record.
    pub fn create<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.compare::<R>(record.key(), None, Some(record))
    }

    /// Adds what differs between two values of one record; nothing when they are equal.
    pub fn update<R: Record>(&mut self, before: &R, after: &R) -> Result<(), StoreError> {
        self.compare(before.key(), Some(before), Some(after))
    }

    /// Adds the removal of a record.
    pub fn remove<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.compare::<R>(record.key(), Some(record), None)
    }

    /// Tells whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    fn compare<R: Record>(
        &mut self,
        key: RecordKey,
        before: Option<&R>,
        after: Option<&R>,
    ) -> Result<(), StoreError> {
        let table: Table = R::TABLE;
        let before = before.map(edit::to_value).transpose()?;
        let after = after.map(edit::to_value).transpose()?;
        self.edits.extend(edit::diff(table, key, before.as_ref(), after.as_ref()));
        Ok(())
    }
}
