//! The boxes over a list: by what it is sorted, which columns it shows.

use super::column::Column;
use super::keys::{COLUMNS, InColumns, InSorting, SORTING};
use crate::app::remembered::Order;
use crate::ui::canvas::Canvas;
use crate::ui::command;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::popup;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;

/// What a key did to a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stays open.
    Open,
    /// It stays open, and the key was not for it.
    Refused,
    /// It closes.
    Closed,
    /// It closes, and the list is sorted by this column.
    Sorted(usize, Order),
}

/// The choice of an order.
#[derive(Clone, Debug)]
pub(super) struct Sorting {
    /// The columns that rows can be sorted by.
    columns: Vec<usize>,
    cursor: usize,
    present: Option<(usize, Order)>,
}

impl Sorting {
    pub(super) fn new<R>(columns: &[Column<R>], present: Option<(usize, Order)>) -> Self {
        let sortable = columns.iter().enumerate().filter(|(_, column)| column.is_sortable());
        let columns: Vec<usize> = sortable.map(|(place, _)| place).collect();
        let is_present = |place: &usize| Some(*place) == present.map(|sort| sort.0);
        let cursor = columns.iter().position(is_present).unwrap_or(0);
        Self { columns, cursor, present }
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        let count = self.columns.len();
        if let Some(cursor) = list::step(self.cursor, count, u16::MAX, key) {
            self.cursor = cursor;
            return Outcome::Open;
        }
        let Some(column) = self.columns.get(self.cursor).copied() else { return Outcome::Closed };
        match command::action(SORTING, key) {
            Some(InSorting::Next) => {
                self.cursor = self.cursor.saturating_add(1).checked_rem(count).unwrap_or(0);
                Outcome::Open
            }
            // Enter on the column of the present order turns it round.
            Some(InSorting::Take) if self.present == Some((column, Order::Up)) => {
                Outcome::Sorted(column, Order::Down)
            }
            Some(InSorting::Take) => Outcome::Sorted(column, Order::Up),
            Some(InSorting::Down) => Outcome::Sorted(column, Order::Down),
            Some(InSorting::Shut) => Outcome::Closed,
            None => Outcome::Refused,
        }
    }

    pub(super) fn draw<R>(
        &self,
        canvas: &mut Canvas<'_>,
        columns: &[Column<R>],
        look: &Look,
    ) -> Option<Spot> {
        let line = |place: &usize| {
            let name = columns.get(*place).map(|column| look.say(column.label));
            let order = self.present.filter(|(column, _)| column == place);
            let order = order.map(|(_, order)| look.say(order_word(order)));
            format!("{}  {}", name.unwrap_or_default(), order.unwrap_or_default())
        };
        let lines: Vec<String> = self.columns.iter().map(line).collect();
        draw_lines(canvas, &look.say("list-sort-title"), (&lines, self.cursor), look)
    }
}

/// Names the message that says an order.
fn order_word(order: Order) -> &'static str {
    match order {
        Order::Up => "list-order-up",
        Order::Down => "list-order-down",
    }
}

/// The choice of columns; the first of the table is always shown.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// All columns, those that are shown first.
    rows: Vec<(usize, Shown)>,
    cursor: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Yes,
    No,
}

impl Columns {
    pub(super) fn new(count: usize, shown: &[usize]) -> Self {
        let first = shown.iter().filter(|place| **place < count).map(|place| (*place, Shown::Yes));
        let rest = (0..count).filter(|place| !shown.contains(place));
        Self { rows: first.chain(rest.map(|place| (place, Shown::No))).collect(), cursor: 0 }
    }

    /// Lists the columns that are shown; none where the list is to show those it comes with.
    pub(super) fn shown(&self) -> Vec<usize> {
        let shown = self.rows.iter().filter(|(_, shown)| *shown == Shown::Yes);
        shown.map(|(place, _)| *place).collect()
    }

    /// Takes a key; `usual` are the columns that the list comes with.
    pub(super) fn update(&mut self, key: Key, usual: &[usize]) -> Outcome {
        if let Some(cursor) = list::step(self.cursor, self.rows.len(), u16::MAX, key) {
            self.cursor = cursor;
            return Outcome::Open;
        }
        match (command::action(COLUMNS, key), key) {
            (Some(InColumns::Turn), _) => self.turn(),
            (Some(InColumns::Move), Key::Left) => self.shift(self.cursor.checked_sub(1)),
            (Some(InColumns::Move), _) => self.shift(self.cursor.checked_add(1)),
            (Some(InColumns::Usual), _) => {
                *self = Self { cursor: self.cursor, ..Self::new(self.rows.len(), usual) };
                Outcome::Open
            }
            (Some(InColumns::Shut), _) => Outcome::Closed,
            (None, _) => Outcome::Refused,
        }
    }

    /// Shows a column or hides it; a list without any column is none.
    fn turn(&mut self) -> Outcome {
        let count = self.shown().len();
        match self.rows.get_mut(self.cursor).map(|row| &mut row.1) {
            Some(shown @ Shown::No) => *shown = Shown::Yes,
            Some(shown @ Shown::Yes) if count > 1 => *shown = Shown::No,
            Some(_) | None => return Outcome::Refused,
        }
        Outcome::Open
    }

    fn shift(&mut self, to: Option<usize>) -> Outcome {
        let Some(to) = to.filter(|to| *to < self.rows.len()) else { return Outcome::Refused };
        self.rows.swap(self.cursor, to);
        self.cursor = to;
        Outcome::Open
    }

    /// Paints it; `seen` are the columns for which the list has room.
    pub(super) fn draw<R>(
        &self,
        canvas: &mut Canvas<'_>,
        columns: &[Column<R>],
        seen: &[usize],
        look: &Look,
    ) -> Option<Spot> {
        let line = |(place, shown): &(usize, Shown)| {
            let name = columns.get(*place).map(|column| look.say(column.label));
            let is_shown = *shown == Shown::Yes;
            let sign = if is_shown { "[x]" } else { "[ ]" };
            let name = name.unwrap_or_default();
            if is_shown && !seen.contains(place) {
                return format!("{sign} {name}  {}", look.say("list-no-room"));
            }
            format!("{sign} {name}")
        };
        let lines: Vec<String> = self.rows.iter().map(line).collect();
        draw_lines(canvas, &look.say("list-columns-title"), (&lines, self.cursor), look)
    }
}

fn draw_lines(
    canvas: &mut Canvas<'_>,
    title: &str,
    rows: (&[String], usize),
    look: &Look,
) -> Option<Spot> {
    let (lines, cursor) = rows;
    let mut inside = popup::open(canvas, title, lines, look);
    let shown = list::page(cursor, lines.len(), inside.height());
    let mut spot = None;
    for (y, index) in (0..).zip(shown) {
        let line = lines.get(index).map(String::as_str).unwrap_or_default();
        let line = text::cut(line, inside.width(), look.glyphs().cut);
        inside.put(0, y, &line, look.style(Role::Text));
        if index == cursor {
            let width = inside.width();
            inside.restyle(0, y, width, look.style(Role::Focus));
            spot = inside.place(0, y);
        }
    }
    spot
}
