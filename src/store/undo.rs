//! Takes a change back: its edits the other way round, except where something since depends on it.

use std::collections::{BTreeMap, BTreeSet};

use rmpv::Value;

use crate::domain::record::Named;

use super::UndoReport;
use super::change::{Change, Relation, Undoing};
use super::edit::{self, Edit};
use super::error::{ConflictAt, StoreError};
use super::history::{self, At};
use super::overlay;
use super::snapshot::Snapshot;
use super::writer::UndoRequest;

/// Back or forth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Takes a change back.
    Undo,
    /// Does it again.
    Redo,
}

/// A change that takes another one back, and what it leaves alone.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) change: Change,
    pub(super) report: UndoReport,
}

/// Plans the change that takes `request.target` back or does it again.
///
/// A change of one record is refused as a whole when the record has another value since; of many,
/// the records that conflict stay, with all that belongs to them.
pub(super) fn plan(snapshot: &Snapshot, request: UndoRequest) -> Result<Plan, StoreError> {
    let found = history::locate(snapshot, request.target)?.ok_or(StoreError::NothingToUndo)?;
    // What took something back is itself taken back by redo, never by undo.
    if found.header.undoing == Undoing::Permanent || found.header.relation != Relation::Own {
        return Err(StoreError::NotUndoable);
    }
    let (source, relation) = match (request.direction, found.undone_by) {
        (Direction::Undo, None) => (found.at, Relation::Undoes(request.target)),
        (Direction::Redo, Some(undone_by)) => (undone_by, Relation::Redoes(request.target)),
        _ => return Err(StoreError::NothingToUndo),
    };
    let mut work = Work::new(snapshot, source)?;
    if work.groups.is_empty() {
        return Err(StoreError::NotUndoable);
    }
    work.find_conflicts()?;
    work.find_missing()?;
    work.find_dependants()?;
    let many = work.groups.len() > 1;
    work.keep_together();
    let (edits, kept) = work.finish();
    if edits.is_empty() || (!many && !kept.is_empty()) {
        return Err(StoreError::Conflict(kept));
    }
    let records: BTreeSet<Named> = edits.iter().map(|edit| (edit.table, edit.key)).collect();
    let mut change = Change::new(request.id, &found.header.command, request.author);
    change.args = found.header.args;
    change.relation = relation;
    change.edits = edits;
    let report = UndoReport { target: request.target, kept, reverted: records.len() };
    Ok(Plan { change, report })
}

/// The inverse edits of one record.
#[derive(Debug)]
struct Group {
    edits: Vec<Edit>,
    /// Records that its present value names.
    names: Vec<Named>,
    /// Its value afterwards; `None` where it is gone then.
    after: Option<Value>,
}

struct Work<'a> {
    snapshot: &'a Snapshot,
    source: At,
    groups: BTreeMap<Named, Group>,
    kept: BTreeMap<Named, ConflictAt>,
}

impl<'a> Work<'a> {
    fn new(snapshot: &'a Snapshot, source: At) -> Result<Self, StoreError> {
        let mut groups: BTreeMap<Named, Group> = BTreeMap::new();
        for edit in history::edits(snapshot, source)?.iter().rev() {
            let group = groups.entry((edit.table, edit.key)).or_insert_with(|| Group {
                edits: Vec::new(),
                names: Vec::new(),
                after: None,
            });
            group.edits.push(edit.inverse());
        }
        Ok(Self { snapshot, source, groups, kept: BTreeMap::new() })
    }

    /// Marks the records whose present value is not the one that the change left.
    fn find_conflicts(&mut self) -> Result<(), StoreError> {
        for (named, group) in &mut self.groups {
            let present = match self.snapshot.value(named.0, named.1) {
                // Nobody can say what it holds: it stays as it is.
                Err(StoreError::Damaged(_)) => {
                    self.kept.insert(*named, conflict(*named, None));
                    continue;
                }
                present => present?,
            };
            if let Some(value) = &present {
                group.names = overlay::names(named.0, value)?;
            }
            let mut value = present;
            for edit in &group.edits {
                let Ok(after) = edit::apply(value.take(), edit) else {
                    self.kept.insert(*named, conflict(*named, edit.field.clone()));
                    break;
                };
                value = after;
            }
            group.after = value;
        }
        Ok(())
    }

    /// Marks the records that would name one that is not there, such as somebody removed since.
    fn find_missing(&mut self) -> Result<(), StoreError> {
        loop {
            let mut missing = Vec::new();
            for (named, group) in self.moving() {
                let Some(value) = &group.after else { continue };
                for other in overlay::names(named.0, value)? {
                    let there = match self.groups.get(&other) {
                        Some(group) if !self.kept.contains_key(&other) => group.after.is_some(),
                        _ => self.snapshot.exists(other.0, other.1)?,
                    };
                    if !there {
                        missing.push(*named);
                        break;
                    }
                }
            }
            if missing.is_empty() {
                return Ok(());
            }
            self.kept.extend(missing.into_iter().map(|named| (named, conflict(named, None))));
        }
    }

    /// Gives the records that go back, as far as it is known by now.
    fn moving(&self) -> impl Iterator<Item = (&Named, &Group)> {
        self.groups.iter().filter(|(named, _)| !self.kept.contains_key(named))
    }

    /// Marks the records that would go although a record names them that stays.
    fn find_dependants(&mut self) -> Result<(), StoreError> {
        let removed: BTreeSet<Named> =
            self.moving().filter(|row| row.1.after.is_none()).map(|row| *row.0).collect();
        let others = history::neighbours(self.snapshot, &removed, Some(self.source))?;
        for other in others.difference(&removed) {
            let value = match self.groups.get(other) {
                Some(group) if !self.kept.contains_key(other) => group.after.clone(),
                _ => self.snapshot.value(other.0, other.1)?,
            };
            let Some(value) = value else { continue };
            for named in overlay::names(other.0, &value)? {
                if removed.contains(&named) {
                    self.kept.insert(named, conflict(named, None));
                }
            }
        }
        Ok(())
    }

    /// Keeps, with each record that stays, what it names and what belongs to it in this change.
    fn keep_together(&mut self) {
        loop {
            let joined: Vec<Named> = self
                .moving()
                .filter(|(_, group)| group.after.is_none())
                .filter(|(named, group)| {
                    let needed = self.kept.keys().any(|kept| {
                        self.groups.get(kept).is_some_and(|group| group.names.contains(named))
                    });
                    needed || group.names.iter().any(|name| self.kept.contains_key(name))
                })
                .map(|(named, _)| *named)
                .collect();
            if joined.is_empty() {
                return;
            }
            self.kept.extend(joined.into_iter().map(|named| (named, conflict(named, None))));
        }
    }

    fn finish(self) -> (Vec<Edit>, Vec<ConflictAt>) {
        let Self { groups, kept, .. } = self;
        let edits = groups
            .into_iter()
            .filter(|(named, _)| !kept.contains_key(named))
            .flat_map(|(_, group)| group.edits)
            .collect();
        (edits, kept.into_values().collect())
    }
}

fn conflict(named: Named, field: Option<String>) -> ConflictAt {
    ConflictAt { table: named.0, record: named.1.id, field }
}
