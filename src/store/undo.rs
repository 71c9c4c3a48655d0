//! Takes a change back: its edits the other way round, except where something since depends on it.

use std::collections::{BTreeMap, BTreeSet};

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
    if found.header.undoing == Undoing::Permanent {
        return Err(StoreError::NotUndoable);
    }
    let (source, relation) = match (request.direction, found.undone_by) {
        (Direction::Undo, None) => (found.at, Relation::Undoes(request.target)),
        (Direction::Redo, Some(undone_by)) => (undone_by, Relation::Redoes(request.target)),
        _ => return Err(StoreError::NothingToUndo),
    };
    let mut work = Work::new(snapshot, source)?;
    work.find_conflicts()?;
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
    /// Whether the record is gone afterwards.
    removed: bool,
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
                removed: false,
            });
            group.edits.push(edit.inverse());
        }
        Ok(Self { snapshot, source, groups, kept: BTreeMap::new() })
    }

    /// Marks the records whose present value is not the one that the change left.
    fn find_conflicts(&mut self) -> Result<(), StoreError> {
        for (named, group) in &mut self.groups {
            let present = self.snapshot.value(named.0, named.1)?;
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
            group.removed = value.is_none();
        }
        Ok(())
    }

    /// Marks the records that would go although a record outside this change names them.
    ///
    /// Each later change and each record is read once, however many records would go.
    fn find_dependants(&mut self) -> Result<(), StoreError> {
        let removed: BTreeSet<Named> =
            self.groups.iter().filter(|row| row.1.removed).map(|row| *row.0).collect();
        let mut later: BTreeSet<At> = BTreeSet::new();
        for named in &removed {
            later.extend(history::of_record(self.snapshot, named.1.id)?);
        }
        later.remove(&self.source);
        let mut seen = removed.clone();
        for at in later {
            for edit in history::edits(self.snapshot, at)? {
                let other = (edit.table, edit.key);
                if !seen.insert(other) {
                    continue;
                }
                let Some(value) = self.snapshot.value(other.0, other.1)? else { continue };
                for named in overlay::names(other.0, &value)? {
                    if removed.contains(&named) {
                        self.kept.insert(named, conflict(named, None));
                    }
                }
            }
        }
        Ok(())
    }

    /// Keeps, with each record that stays, what it names and what belongs to it in this change.
    fn keep_together(&mut self) {
        loop {
            let joined: Vec<Named> = self
                .groups
                .iter()
                .filter(|(named, group)| group.removed && !self.kept.contains_key(named))
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
