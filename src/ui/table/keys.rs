//! What keys do in a list, in its filter and in its boxes.

use crate::ui::command::Command;
use crate::ui::keys::Key;

/// What a key does in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Opens the filter.
    Filter,
    /// Opens the box of orders.
    Sort,
    /// Opens the box of columns.
    Columns,
    /// Marks the row.
    Mark,
    /// Marks rows from here to the next one.
    Range,
    /// Takes the marks away.
    Unmark,
    /// Takes the filter away.
    ShowAll,
}

pub(super) const LIST: &[Command<Action>] = &[
    Command::new("key-filter", "explain-list-filter", &[Key::Char('/')], Action::Filter)
        .in_footer(60),
    Command::new("key-sort", "explain-list-sort", &[Key::Char('s')], Action::Sort).in_footer(15),
    Command::new("key-columns", "explain-list-columns", &[Key::Char('k')], Action::Columns),
];

pub(super) const MARKS: &[Command<Action>] = &[
    Command::new("key-mark-row", "explain-list-mark", &[Key::Char(' ')], Action::Mark)
        .in_footer(55),
    Command::new("key-range", "explain-list-range", &[Key::ShiftDown, Key::ShiftUp], Action::Range)
        .shown_as("keys-shift-arrows"),
];

pub(super) const UNMARK: &[Command<Action>] =
    &[Command::new("key-unmark", "explain-list-unmark", &[Key::Esc], Action::Unmark).in_footer(65)];

pub(super) const SHOW_ALL: &[Command<Action>] =
    &[Command::new("key-show-all", "explain-list-show-all", &[Key::Esc], Action::ShowAll)
        .in_footer(65)];

/// What a key does while a filter is typed; every letter is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InFilter {
    /// Takes the row under the cursor and goes back to the list.
    Take,
    /// Empties the filter and goes back to the list.
    Clear,
}

pub(super) const FILTER: &[Command<InFilter>] = &[
    Command::new("key-to-list", "explain-filter-take", &[Key::Enter], InFilter::Take).in_footer(90),
    Command::new("key-show-all", "explain-list-show-all", &[Key::Esc], InFilter::Clear)
        .in_footer(80),
];

/// What a key does in the box of orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InSorting {
    /// Goes to the next column.
    Next,
    /// Sorts by the column.
    Take,
    /// Sorts by the column, the greatest first.
    Down,
    /// Goes back to the list.
    Shut,
}

pub(super) const SORTING: &[Command<InSorting>] = &[
    Command::new("key-move", "explain-sort-next", &[Key::Char('s')], InSorting::Next)
        .shown_as("keys-arrows-s")
        .in_footer(70),
    Command::new("key-take-sort", "explain-sort-take", &[Key::Enter], InSorting::Take)
        .in_footer(90),
    Command::new("key-greatest", "explain-sort-down", &[Key::Char(' ')], InSorting::Down)
        .in_footer(85),
    Command::new("key-shut", "explain-shut", &[Key::Esc], InSorting::Shut).in_footer(80),
];

/// What a key does in the box of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InColumns {
    /// Shows the column, or hides it.
    Turn,
    /// Puts it one place earlier or later.
    Move,
    /// Shows the columns that the list comes with.
    Usual,
    /// Goes back to the list.
    Shut,
}

pub(super) const COLUMNS: &[Command<InColumns>] = &[
    Command::new("key-turn-column", "explain-columns-turn", &[Key::Char(' ')], InColumns::Turn)
        .in_footer(90),
    Command::new(
        "key-move-column",
        "explain-columns-move",
        &[Key::Left, Key::Right],
        InColumns::Move,
    )
    .shown_as("keys-sideways")
    .in_footer(85),
    Command::new("key-usual", "explain-columns-usual", &[Key::Backspace], InColumns::Usual)
        .in_footer(75),
    Command::new("key-shut", "explain-shut", &[Key::Esc, Key::Enter], InColumns::Shut)
        .in_footer(80),
];
