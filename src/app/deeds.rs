//! The history as the screens tell it: what was done, by whom, whether it still holds.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::domain::id::OperatorId;
use crate::store::{ChangeSummary, CommandArg, Relation};

use super::edit::titled;
use super::{App, AppError, Clock, ErrorKind, Fact, frozen, history};

/// Most rows of the history that a screen holds.
const HISTORY_ROWS_MOST: usize = 500;

/// A change as people are told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The change.
    pub id: Uuid,
    /// Its command; the words are the message `log-<command>` with the values below.
    pub command: String,
    /// Values of the command that say something to people.
    pub args: Vec<(String, Fact)>,
    /// How many records it touched.
    pub records: u32,
    /// Who made it.
    pub operator: String,
    /// When, in the zone of the centre.
    pub at: DateTime<FixedOffset>,
    /// Whether it still holds.
    pub holding: Holding,
}

/// Whether a change still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// It does.
    Holds,
    /// It was taken back.
    TakenBack,
    /// It takes another one back, which has the same command and values.
    Undoes,
    /// It does another one again.
    Redoes,
}

/// Back or forth in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Takes back.
    Undo,
    /// Does again.
    Redo,
}

/// Lists the newest changes first; those of one record where one is given.
pub fn history(app: &App, record: Option<Uuid>) -> Result<Vec<Deed>, AppError> {
    let changes = history::log(app, record, HISTORY_ROWS_MOST)?;
    let names = history::operator_names(app)?;
    // The newest word on a change decides, and the list begins with the newest.
    let mut decided: BTreeMap<Uuid, Turn> = BTreeMap::new();
    let mut deeds = Vec::new();
    for change in changes {
        let holding = match change.relation {
            Relation::Own if decided.get(&change.id) == Some(&Turn::Undo) => Holding::TakenBack,
            Relation::Own => Holding::Holds,
            Relation::Undoes(target) => {
                decided.entry(target).or_insert(Turn::Undo);
                Holding::Undoes
            }
            Relation::Redoes(target) => {
                decided.entry(target).or_insert(Turn::Redo);
                Holding::Redoes
            }
        };
        deeds.push(Deed { holding, ..deed(app, change, &names) });
    }
    Ok(deeds)
}

/// Gives the newest change; nothing in a store without any.
pub fn newest(app: &App) -> Result<Option<Deed>, AppError> {
    let newest = history::log(app, None, 1)?.pop();
    let names = history::operator_names(app)?;
    Ok(newest.map(|change| deed(app, change, &names)))
}

/// Names the newest change; nothing in a store without any.
pub fn newest_id(app: &App) -> Result<Option<Uuid>, AppError> {
    Ok(app.store.history(None, 1)?.pop().map(|change| change.id))
}

/// Names the change that would be taken back or done again now; refuses one of what was decided on.
pub fn next(app: &App, turn: Turn) -> Result<Option<Deed>, AppError> {
    // What waits for the disk was typed last; it is no change yet, and would be passed over.
    if app.store.kept() > 0 {
        return Err(AppError::new(ErrorKind::File, "error-undo-waiting"));
    }
    let change = match turn {
        Turn::Undo => app.store.next_undo()?,
        Turn::Redo => app.store.next_redo()?,
    };
    let (snapshot, names) = (app.store.read()?, history::operator_names(app)?);
    if let Some(change) = &change {
        frozen::refuse(&snapshot, change)?;
    }
    let change = change.map(|change| titled(&snapshot, change)).transpose()?;
    Ok(change.map(|change| deed(app, change, &names)))
}

/// Takes a change back or does it again; gives how many of its records stay as they are, because
/// something since then depends on them.
pub fn turn(app: &App, turn: Turn, change: Uuid) -> Result<usize, AppError> {
    let (id, author) = (Clock::fresh_id(), app.author());
    let report = match turn {
        Turn::Undo => app.store.undo(change, id, author)?,
        Turn::Redo => app.store.redo(change, id, author)?,
    };
    Ok(report.kept.len())
}

fn deed(app: &App, change: ChangeSummary, names: &BTreeMap<OperatorId, String>) -> Deed {
    let told = |(name, value): (String, CommandArg)| match value {
        CommandArg::Text(text) => Some((name, Fact::Text(text))),
        CommandArg::Number(number) => Some((name, Fact::Number(number))),
        // An id says nothing to people; what it names stands in another value.
        CommandArg::Id(_) => None,
    };
    Deed {
        id: change.id,
        command: change.command,
        args: change.args.into_iter().filter_map(told).collect(),
        records: change.records,
        operator: names.get(&change.author.operator).cloned().unwrap_or_default(),
        at: app.clock.moment_of(change.author.wall_ms).unwrap_or_else(|| app.clock.now()),
        holding: Holding::Holds,
    }
}
