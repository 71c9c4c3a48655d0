//! The one list of the program: columns, filter, order, marks, and a cursor that stays on its row.
//!
//! How a screen uses it:
//!
//! 1. A `static SPEC: Spec<Row>` says how rows are told apart and which columns there are, each
//!    with its heading, its width, how its cell is written and how it is sorted.
//! 2. The screen holds a `Table<Held<Row>>`, made by `Table::held(&SPEC, rows)`, and gives it rows
//!    that were read again by `renew(rows)`. It lists it in `Screen::lists`: so the program
//!    arranges it when it was made or renewed, and remembers its filter, order, columns and row.
//! 3. `Screen::update` begins with `if let Some(wishes) = self.list.update(key, env) { return
//!    wishes; }`; what is left is for the screen, with `self.list.current()` as the row that it
//!    concerns, or `self.list.chosen()` as the rows of a bulk act.
//! 4. `focus`, `hints(KEYS)`, `paste`, `interrupt` and `draw` pass on to the list; the head shows
//!    `self.list.state(look, total)`. `draw_beside` paints the detail of the row on wide screens.
//!
//! The letters `s` and `k`, the sign `/` and, where rows can be marked, space belong to the list.
//! Only the rows of one page are drawn, however long the list is. Rows that are not all in memory
//! come from a `Source` of the screen's own.

mod boxes;
mod column;
mod draw;
mod held;
mod keys;
mod layout;
mod marks;
mod memory;

use std::collections::BTreeSet;

use uuid::Uuid;

use super::command::{self, Command, Focus, Hint};
use super::field::{Field, Taken};
use super::keys::Key;
use super::list;
use super::look::Look;
use super::note::Note;
use super::work::{Env, Wish};
use crate::app::remembered::{ListState, Spot};

use boxes::{Columns, Outcome, Sorting};
use keys::{Action, InFilter};
use marks::Marks;

pub use crate::app::remembered::Order;
pub use column::{Beside, Cell, Column, Filtered, Marking, Rank, Side, Sort, Spec, Width};
pub use held::{Held, Source, Wanted};
pub use memory::{Kept, Listed, Memory};

/// Most characters of a filter.
const FILTER_MOST: usize = 60;

/// A list on a screen; `S` holds its rows.
#[derive(Debug)]
pub struct Table<S: Source> {
    spec: &'static Spec<S::Row>,
    source: S,
    /// Place of the cursor among the rows that are wanted.
    cursor: usize,
    /// The row under it, on which it stays.
    under: Option<Uuid>,
    /// Place of the column by which rows are sorted, and how.
    sort: Option<(usize, Order)>,
    /// Places of the columns that were chosen; those that the list comes with where empty.
    columns: Vec<usize>,
    filter: Field,
    marks: Marks,
    mode: Mode,
    /// For what the source was arranged when the cursor was placed last.
    placed: Wanted,
    /// Rows of the work area that the screen keeps for itself.
    kept_rows: u16,
}

/// Who takes the keys.
#[derive(Debug)]
enum Mode {
    /// The list.
    List,
    /// The field of the filter, which was opened on this row.
    Filter(Option<Uuid>),
    /// The box of orders.
    Sorting(Sorting),
    /// The box of columns.
    Columns(Columns),
}

impl<R: std::fmt::Debug> Table<Held<R>> {
    /// Starts a list of rows in memory.
    pub fn held(spec: &'static Spec<R>, rows: Vec<R>) -> Self {
        Self::new(spec, Held::new(spec, rows))
    }

    /// Takes rows that were read again; `arrange` comes after it.
    pub fn renew(&mut self, rows: Vec<R>) {
        if self.marks.len() > 0 {
            let there: BTreeSet<Uuid> = rows.iter().map(self.spec.id).collect();
            self.marks.keep(|id| there.contains(&id));
        }
        self.source = Held::new(self.spec, rows);
        self.placed = Wanted::default();
        self.cursor = self.cursor.min(self.source.count().saturating_sub(1));
    }

    /// Gives all rows, in their own order.
    pub fn rows(&self) -> &[R] {
        self.source.rows()
    }
}

impl<S: Source> Table<S> {
    /// Starts a list whose rows somebody else holds.
    pub fn new(spec: &'static Spec<S::Row>, source: S) -> Self {
        let column = |name: &str| spec.columns.iter().position(|column| column.name == name);
        let sort = spec.sort.and_then(|(name, order)| Some((column(name)?, order)));
        Self {
            spec,
            source,
            cursor: 0,
            under: None,
            sort,
            columns: Vec::new(),
            filter: Field::new(FILTER_MOST),
            marks: Marks::default(),
            mode: Mode::List,
            placed: Wanted::default(),
            kept_rows: 0,
        }
    }

    /// Leaves rows of the work area to the screen.
    #[must_use]
    pub fn leaving(self, rows: u16) -> Self {
        Self { kept_rows: rows, ..self }
    }

    /// Gives what holds the rows.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// Gives what holds the rows, to take in other ones; `arrange` comes after it.
    pub fn source_mut(&mut self) -> &mut S {
        &mut self.source
    }

    /// Gives which rows are wanted, in which order.
    pub fn wanted(&self) -> Wanted {
        Wanted { filter: self.filter.text().to_owned(), sort: self.sort }
    }

    /// Gives the place of the cursor among the rows that are wanted.
    pub fn place(&self) -> usize {
        self.cursor
    }

    /// Gives the rows of the page on which the cursor stands, by their places.
    pub fn page(&self, env: &Env<'_>) -> std::ops::Range<usize> {
        list::page(self.cursor, self.source.count(), self.height(env))
    }

    /// Names the columns that are seen or looked into, in the order of the table.
    pub fn shown(&self, env: &Env<'_>) -> Vec<&'static str> {
        let usual = self.spec.usual(env);
        let shown = if self.columns.is_empty() { &usual } else { &self.columns };
        let columns = shown.iter().filter_map(|place| self.spec.columns.get(*place));
        columns.map(|column| column.name).collect()
    }

    /// Gives the row under the cursor.
    pub fn current(&self) -> Option<&S::Row> {
        self.source.row(self.cursor)
    }

    /// Tells which row is under the cursor.
    pub fn current_id(&self) -> Option<Uuid> {
        self.source.id(self.cursor)
    }

    /// Puts the cursor on a row.
    pub fn go_to(&mut self, id: Uuid) {
        if let Some(place) = self.source.place_of(id) {
            self.place_at(place);
        }
    }

    /// Lists the rows that a bulk act concerns: the marked ones, or the one under the cursor.
    pub fn chosen(&self) -> Vec<Uuid> {
        if self.marks.len() == 0 {
            return self.current_id().into_iter().collect();
        }
        self.marks.iter().collect()
    }

    /// Counts the marked rows, seen or not.
    pub fn marked(&self) -> usize {
        self.marks.len()
    }

    /// Takes all marks away, as after a bulk act.
    pub fn unmark(&mut self) {
        self.marks.clear();
    }

    /// Tells where keys go.
    pub fn focus(&self) -> Focus {
        match self.mode {
            Mode::Filter(_) => Focus::Field,
            Mode::Sorting(_) | Mode::Columns(_) => Focus::Question,
            Mode::List if self.marks.len() > 0 || !self.filter.text().is_empty() => Focus::Narrowed,
            Mode::List => Focus::List,
        }
    }

    /// Lists the commands of the screen and of the list where the list has the keys, else those of
    /// the filter or the box.
    pub fn hints<A>(&self, own: &'static [Command<A>]) -> Vec<&'static Hint> {
        match self.mode {
            Mode::Filter(_) => command::hints(keys::FILTER).collect(),
            Mode::Sorting(_) => command::hints(keys::SORTING).collect(),
            Mode::Columns(_) => command::hints(keys::COLUMNS).collect(),
            Mode::List => {
                let tables = self.tables().into_iter().flat_map(command::hints);
                command::hints(own).chain(tables).collect()
            }
        }
    }

    /// Lists the command tables that hold while the list has the keys.
    fn tables(&self) -> Vec<&'static [Command<Action>]> {
        let mut tables = vec![keys::LIST];
        if self.spec.marking == Marking::On {
            tables.push(keys::MARKS);
        }
        if self.marks.len() > 0 {
            tables.push(keys::UNMARK);
        } else if !self.filter.text().is_empty() {
            tables.push(keys::SHOW_ALL);
        }
        tables
    }

    /// Says how many rows there are: `total` where nothing is filtered, and what is marked.
    pub fn state(&self, look: &Look, total: String) -> String {
        let mut said = Vec::new();
        if self.marks.len() > 0 {
            said.push(look.say_with("list-marked", &[("count", self.marks.len().into())]));
        }
        if self.filter.text().is_empty() {
            said.push(total);
        } else {
            said.push(look.say_with("list-filtered", &[("filter", self.filter.text().into())]));
            said.push(self.counted(look));
        }
        said.join("   ")
    }

    /// Says how many of how many rows are wanted.
    fn counted(&self, look: &Look) -> String {
        let (count, all) = (self.source.count(), self.source.all());
        look.say_with("list-counted", &[("count", count.into()), ("all", all.into())])
    }

    /// Makes an end of the filter's field or of a box, before a key that holds everywhere.
    pub fn interrupt(&mut self) {
        self.mode = Mode::List;
    }

    /// Takes pasted text into the filter; `arrange` comes after it. Elsewhere nothing of it is
    /// obeyed.
    pub fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        if matches!(self.mode, Mode::Filter(_)) {
            self.filter.paste(pasted);
            return Vec::new();
        }
        vec![Wish::Beep, Wish::Say(Note::warn("said-paste-ignored"))]
    }

    /// Takes a key; gives nothing for a key that is the screen's.
    pub fn update(&mut self, key: Key, env: &Env<'_>) -> Option<Vec<Wish>> {
        match &mut self.mode {
            Mode::List => return self.in_list(key, env),
            Mode::Filter(from) => {
                let from = *from;
                return Some(self.in_filter(key, from, env));
            }
            Mode::Sorting(sorting) => match sorting.update(key) {
                Outcome::Open => {}
                Outcome::Refused => return Some(vec![Wish::Beep]),
                Outcome::Closed => self.mode = Mode::List,
                Outcome::Sorted(column, order) => {
                    self.mode = Mode::List;
                    self.sort = Some((column, order));
                    self.arrange(env);
                }
            },
            Mode::Columns(columns) => {
                let usual = self.spec.usual(env);
                let outcome = columns.update(key, &usual);
                let shown = columns.shown();
                self.columns = if shown == usual { Vec::new() } else { shown };
                match outcome {
                    Outcome::Refused => return Some(vec![Wish::Beep]),
                    Outcome::Closed => self.mode = Mode::List,
                    Outcome::Open | Outcome::Sorted(..) => {}
                }
            }
        }
        Some(Vec::new())
    }

    fn in_list(&mut self, key: Key, env: &Env<'_>) -> Option<Vec<Wish>> {
        let action = self.tables().into_iter().find_map(|table| command::action(table, key));
        let Some(action) = action else {
            let place = list::step(self.cursor, self.source.count(), self.height(env), key)?;
            self.marks.let_go();
            self.place_at(place);
            return Some(Vec::new());
        };
        match action {
            Action::Filter => self.mode = Mode::Filter(self.current_id()),
            Action::Sort => self.mode = Mode::Sorting(Sorting::new(self.spec.columns, self.sort)),
            Action::Columns => {
                let usual = self.spec.usual(env);
                let shown = if self.columns.is_empty() { &usual } else { &self.columns };
                self.mode = Mode::Columns(Columns::new(self.spec.columns.len(), shown));
            }
            Action::Mark => {
                let Some(id) = self.current_id() else { return Some(vec![Wish::Beep]) };
                self.marks.turn(id);
                self.step(Key::Down, env);
            }
            Action::Range => {
                let from = self.cursor;
                self.step(if key == Key::ShiftUp { Key::Up } else { Key::Down }, env);
                let source = &self.source;
                self.marks.stretch(from, self.cursor, |place| source.id(place));
            }
            Action::Unmark => self.marks.clear(),
            Action::ShowAll => self.show_all(env),
        }
        Some(Vec::new())
    }

    fn in_filter(&mut self, key: Key, from: Option<Uuid>, env: &Env<'_>) -> Vec<Wish> {
        match command::action(keys::FILTER, key) {
            Some(InFilter::Take) => self.mode = Mode::List,
            Some(InFilter::Clear) => {
                self.mode = Mode::List;
                self.under = from;
                self.show_all(env);
            }
            None if matches!(key, Key::Up | Key::Down | Key::PageUp | Key::PageDown) => {
                self.step(key, env);
            }
            None => match self.filter.update(key) {
                Taken::Yes => self.arrange(env),
                Taken::No | Taken::Full => return vec![Wish::Beep],
            },
        }
        Vec::new()
    }

    fn show_all(&mut self, env: &Env<'_>) {
        self.filter = Field::new(FILTER_MOST);
        self.arrange(env);
    }

    fn step(&mut self, key: Key, env: &Env<'_>) {
        let moved = list::step(self.cursor, self.source.count(), self.height(env), key);
        self.place_at(moved.unwrap_or(self.cursor));
    }

    fn place_at(&mut self, place: usize) {
        self.cursor = place;
        self.under = self.source.id(place);
    }

    /// Rows of a page: those of the work area without the headings.
    fn height(&self, env: &Env<'_>) -> u16 {
        env.body().height.saturating_sub(self.kept_rows).saturating_sub(1)
    }
}

impl<S: Source> Listed for Table<S> {
    fn name(&self) -> &'static str {
        self.spec.name
    }

    fn arrange(&mut self, env: &Env<'_>) {
        let wanted = self.wanted();
        self.source.arrange(&wanted, env);
        let arranged = self.source.arranged();
        let is_other = arranged.filter != self.placed.filter;
        self.placed = arranged.clone();
        let found = self.under.and_then(|id| self.source.place_of(id));
        let last = self.source.count().saturating_sub(1);
        match found {
            Some(place) => self.cursor = place,
            None if self.source.count() == 0 => self.cursor = 0,
            // Whoever looks for something wants the first hit; where a row is gone, the next one
            // takes its place.
            None => self.place_at(if is_other { 0 } else { self.cursor.min(last) }),
        }
    }

    fn kept(&self) -> Kept {
        let column = |place: &usize| self.spec.columns.get(*place).map(|column| column.name);
        let columns = self.columns.iter().filter_map(column).map(str::to_owned).collect();
        let sort = self.sort.and_then(|(place, order)| Some((column(&place)?, order)));
        let sort = sort.filter(|sort| Some(*sort) != self.spec.sort);
        Kept {
            list: ListState {
                sort: sort.map(|sort| sort.0.to_owned()),
                order: sort.map(|sort| sort.1).unwrap_or_default(),
                columns,
            },
            spot: Spot { row: self.under, filter: self.filter.text().to_owned() },
        }
    }

    fn recall(&mut self, kept: &Kept) {
        let column = |name: &String| self.spec.columns.iter().position(|c| c.name == name);
        let sort = kept.list.sort.as_ref().and_then(column);
        if let Some(place) = sort {
            self.sort = Some((place, kept.list.order));
        }
        self.columns = kept.list.columns.iter().filter_map(column).collect();
        self.filter = Field::new(FILTER_MOST);
        self.filter.paste(&kept.spot.filter);
        self.under = kept.spot.row.or(self.under);
    }
}

#[cfg(test)]
mod tests;
