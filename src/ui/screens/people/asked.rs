//! The people of the list: who they are all, and the rows that were read.

use std::ops::Range;
use std::sync::Arc;

use uuid::Uuid;

use super::columns::SPEC;
use crate::app::people::{Ask, Direction, Found, PeopleList, PersonRow, Sort, Window, Wish};
use crate::app::remembered::Order;
use crate::domain::id::PersonId;
use crate::ui::table::{Source, Wanted};
use crate::ui::work::Env;

/// Rows that are read before and after the page that is seen.
const ROWS_AROUND: usize = 60;

/// People as the desk found them.
#[derive(Debug)]
pub(super) struct Asked {
    list: Arc<PeopleList>,
    all: Option<usize>,
    window: Window,
    arranged: Wanted,
}

impl Asked {
    pub(super) fn new(found: Found) -> Self {
        let arranged = wanted_of(&found.wish);
        Self { list: found.list, all: found.all, window: found.window, arranged }
    }

    /// Takes in rows of the list.
    pub(super) fn take(&mut self, window: Window) {
        self.window = window;
    }

    /// Asks for the rows of a page, if they were not read yet.
    pub(super) fn missing(&self, page: &Range<usize>) -> Option<Ask> {
        let end = self.window.start.saturating_add(self.window.rows.len());
        if page.is_empty() || (self.window.start <= page.start && page.end <= end) {
            return None;
        }
        let start = page.start.saturating_sub(ROWS_AROUND);
        let places = start..page.end.saturating_add(ROWS_AROUND);
        Some(Ask::Rows(Arc::clone(&self.list), places))
    }
}

/// Says to the desk what the list wants.
pub(super) fn wish_of(wanted: &Wanted) -> Wish {
    let by = |(place, order): (usize, Order)| {
        let column = SPEC.columns.get(place)?;
        let direction = match order {
            Order::Up => Direction::Up,
            Order::Down => Direction::Down,
        };
        Some(Sort { by: column.name.to_owned(), direction })
    };
    let sort = wanted.sort.and_then(by).unwrap_or_default();
    Wish { filter: wanted.filter.clone(), sort, ..Wish::default() }
}

fn wanted_of(wish: &Wish) -> Wanted {
    let column = SPEC.columns.iter().position(|column| column.name == wish.sort.by);
    let order = match wish.sort.direction {
        Direction::Up => Order::Up,
        Direction::Down => Order::Down,
    };
    Wanted { filter: wish.filter.clone(), sort: column.map(|place| (place, order)) }
}

impl Source for Asked {
    type Row = PersonRow;

    fn count(&self) -> usize {
        self.list.len()
    }

    fn all(&self) -> usize {
        self.all.unwrap_or_default()
    }

    fn row(&self, place: usize) -> Option<&PersonRow> {
        self.window.rows.get(place.checked_sub(self.window.start)?)
    }

    fn id(&self, place: usize) -> Option<Uuid> {
        self.list.person(place).map(PersonId::uuid)
    }

    fn place_of(&self, id: Uuid) -> Option<usize> {
        self.list.row_of(PersonId::new(id))
    }

    /// The screen asks the desk for it.
    fn arrange(&mut self, _wanted: &Wanted, _env: &Env<'_>) {}

    fn arranged(&self) -> &Wanted {
        &self.arranged
    }

    fn none(&self) -> Option<&'static str> {
        self.all.is_none().then_some("people-not-yet")
    }
}
