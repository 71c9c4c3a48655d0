//! Rows that are marked for a bulk act.

use std::collections::BTreeSet;

use uuid::Uuid;

/// The marked rows, and the range that is being drawn out.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    rows: BTreeSet<Uuid>,
    range: Option<Span>,
}

/// A range that grows and shrinks with the cursor.
#[derive(Clone, Debug)]
struct Span {
    /// Place at which it began.
    anchor: usize,
    /// What was marked before.
    before: BTreeSet<Uuid>,
}

impl Marks {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn has(&self, id: Uuid) -> bool {
        self.rows.contains(&id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Uuid> {
        self.rows.iter().copied()
    }

    /// Marks a row, or takes its mark away.
    pub(super) fn turn(&mut self, id: Uuid) {
        self.range = None;
        if !self.rows.remove(&id) {
            self.rows.insert(id);
        }
    }

    /// Draws the range out to the cursor, which stood at `from`; `id` tells the row at a place.
    pub(super) fn stretch(&mut self, from: usize, to: usize, id: impl Fn(usize) -> Option<Uuid>) {
        let before = || Span { anchor: from, before: self.rows.clone() };
        let range = self.range.take().unwrap_or_else(before);
        self.rows.clone_from(&range.before);
        self.rows.extend((range.anchor.min(to)..=range.anchor.max(to)).filter_map(id));
        self.range = Some(range);
    }

    /// Makes an end of the range; its rows stay marked.
    pub(super) fn let_go(&mut self) {
        self.range = None;
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Keeps the marks of rows that are still there.
    pub(super) fn keep(&mut self, is_there: impl Fn(Uuid) -> bool) {
        self.range = None;
        self.rows.retain(|id| is_there(*id));
    }
}
