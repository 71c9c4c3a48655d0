//! The tables that a list is made from: its columns, and how its rows are told apart.

use uuid::Uuid;

use crate::app::remembered::Order;
use crate::ui::theme::Role;
use crate::ui::work::Env;

/// What a list is.
#[derive(Debug)]
pub struct Spec<R: 'static> {
    /// Stable name under which it is remembered.
    pub name: &'static str,
    /// Tells a row from all others.
    pub id: fn(&R) -> Uuid,
    /// Its columns, in the order of display; the first always stays.
    pub columns: &'static [Column<R>],
    /// Name of the column by which it is sorted, and how; the order of the rows where absent.
    pub sort: Option<(&'static str, Order)>,
    /// Message where there is no row at all.
    pub none: &'static str,
    /// Whether there are bulk acts.
    pub marking: Marking,
    /// What stands beside it on wide screens.
    pub beside: Beside,
}

/// Whether rows can be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Nothing is done with more than one row.
    Off,
    /// Something is done with many rows at once.
    On,
}

/// What stands beside a list on wide screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// The detail of the row under the cursor.
    Detail,
}

/// A column of a list.
#[derive(Debug)]
pub struct Column<R: 'static> {
    /// Stable name under which it is remembered; that of its field where it has one.
    pub name: &'static str,
    /// Message with its heading.
    pub label: &'static str,
    /// How wide it is.
    pub width: Width,
    /// Writes the cell of a row.
    pub cell: fn(&R, &Env<'_>) -> Cell,
    /// How rows are sorted by it.
    pub sort: Sort<R>,
    /// Whether a filter looks into it.
    pub filter: Filtered,
    /// Columns of the screen that a list needs to show it without being asked.
    pub from: u16,
}

/// How wide a column is; never narrower than its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// So many columns of the screen.
    Fixed(u16),
    /// So many at least, and a share of what is left.
    Flexible(u16),
}

/// How rows are sorted by a column.
#[derive(Debug)]
pub enum Sort<R: 'static> {
    /// Not at all.
    Never,
    /// By this, the rows without a value last.
    By(fn(&R) -> Rank),
    /// By whoever holds the rows.
    Elsewhere,
}

/// Whether a filter looks into a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtered {
    /// It does not.
    No,
    /// It does, also where the column is not shown.
    Yes,
}

/// By what a row is sorted; nothing stands last in either order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A number, a day, a place in a list.
    Number(i64),
    /// Folded words.
    Words(String),
    /// No value.
    Nothing,
}

/// What a row shows in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// What they are.
    pub role: Role,
    /// At which side they stand.
    pub side: Side,
}

/// Side of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Columns of the screen from which on nobody sees a column that was not asked for.
pub(super) const NEVER: u16 = u16::MAX;

impl<R> Column<R> {
    /// Starts a column that is always shown and cannot be sorted.
    pub const fn new(
        name: &'static str,
        label: &'static str,
        width: Width,
        cell: fn(&R, &Env<'_>) -> Cell,
    ) -> Self {
        Self { name, label, width, cell, sort: Sort::Never, filter: Filtered::No, from: 0 }
    }

    /// Sorts rows by it.
    #[must_use]
    pub const fn sorted(mut self, by: fn(&R) -> Rank) -> Self {
        self.sort = Sort::By(by);
        self
    }

    /// Has rows sorted by whoever holds them.
    #[must_use]
    pub const fn sorted_elsewhere(mut self) -> Self {
        self.sort = Sort::Elsewhere;
        self
    }

    /// Lets a filter look into it.
    #[must_use]
    pub const fn filtered(mut self) -> Self {
        self.filter = Filtered::Yes;
        self
    }

    /// Shows it without being asked only where the list has so many columns of the screen.
    #[must_use]
    pub const fn from(mut self, width: u16) -> Self {
        self.from = width;
        self
    }

    /// Shows it only when asked for.
    #[must_use]
    pub const fn on_request(self) -> Self {
        self.from(NEVER)
    }

    /// Tells whether rows can be sorted by it.
    pub(super) fn is_sortable(&self) -> bool {
        !matches!(self.sort, Sort::Never)
    }
}

impl Rank {
    /// Ranks by words, in any case and spelling.
    pub fn words(words: &str) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Words(words.to_lowercase()) }
    }

    /// Ranks by a number that may be absent.
    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(number.into()))
    }

    /// Ranks by how many there are.
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Ranks by a day that may be absent.
    pub fn day(day: Option<chrono::NaiveDate>) -> Self {
        Self::number(day.map(|day| chrono::Datelike::num_days_from_ce(&day)))
    }
}

impl Cell {
    /// Writes words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Text, side: Side::Left }
    }

    /// Writes words that stand at the right, as numbers do.
    pub fn right(text: impl Into<String>) -> Self {
        Self { side: Side::Right, ..Self::text(text) }
    }

    /// Writes how many there are.
    pub fn count(count: usize) -> Self {
        Self::right(count.to_string())
    }

    /// Says what the words are.
    #[must_use]
    pub fn as_role(self, role: Role) -> Self {
        Self { role, ..self }
    }
}
