//! Rows and where they come from: held in memory, or read a page at a time.

use std::cmp::Ordering;
use std::fmt::Debug;

use uuid::Uuid;

use super::column::{Filtered, Rank, Sort, Spec};
use crate::app::remembered::Order;
use crate::domain::text::{fold_start, fold_words};
use crate::ui::work::Env;

/// Which rows are wanted, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What rows have to hold, as it was typed.
    pub filter: String,
    /// Place of the column by which they are sorted, and how.
    pub sort: Option<(usize, Order)>,
}

/// Where the rows of a list come from. Places count the rows that are wanted, in their order.
pub trait Source: Debug {
    /// A row.
    type Row: Debug + 'static;

    /// Counts the rows that are wanted.
    fn count(&self) -> usize;

    /// Counts all rows.
    fn all(&self) -> usize;

    /// Gives the row at a place; nothing where it was not read yet.
    fn row(&self, place: usize) -> Option<&Self::Row>;

    /// Tells what the row at a place is.
    fn id(&self, place: usize) -> Option<Uuid>;

    /// Finds the place of a row.
    fn place_of(&self, id: Uuid) -> Option<usize>;

    /// Takes what is wanted from now on.
    fn arrange(&mut self, wanted: &Wanted, env: &Env<'_>);

    /// Tells which rows it has now, in which order.
    fn arranged(&self) -> &Wanted;

    /// Names the message that tells why there is no row, where it is not that of the list.
    fn none(&self) -> Option<&'static str> {
        None
    }
}

/// Rows in memory; order and filter are made once a change, never once a frame.
#[derive(Debug)]
pub struct Held<R: 'static> {
    spec: &'static Spec<R>,
    rows: Vec<R>,
    /// All rows in their order.
    sorted: Vec<u32>,
    /// Those that are wanted.
    order: Vec<u32>,
    /// What a filter looks into, a text a row; empty until something is looked for.
    texts: Vec<String>,
    arranged: Wanted,
}

impl<R: Debug> Held<R> {
    /// Takes rows in their own order.
    pub(super) fn new(spec: &'static Spec<R>, rows: Vec<R>) -> Self {
        let sorted: Vec<u32> = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect();
        let order = sorted.clone();
        Self { spec, rows, sorted, order, texts: Vec::new(), arranged: Wanted::default() }
    }

    /// Gives all rows, in their own order.
    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    fn at(&self, index: u32) -> Option<&R> {
        self.rows.get(usize::try_from(index).ok()?)
    }

    fn sort(&mut self, sort: Option<(usize, Order)>) {
        self.sorted.sort_unstable();
        let column = sort.and_then(|(place, order)| Some((self.spec.columns.get(place)?, order)));
        let Some((Sort::By(rank), order)) = column.map(|(column, order)| (&column.sort, order))
        else {
            return;
        };
        let mut ranked: Vec<(Rank, u32)> =
            self.sorted.iter().filter_map(|index| Some((rank(self.at(*index)?), *index))).collect();
        ranked.sort_by(|(one, first), (other, second)| {
            compare(one, other, order).then(first.cmp(second))
        });
        self.sorted = ranked.into_iter().map(|row| row.1).collect();
    }

    fn filter(&mut self, typed: &str, env: &Env<'_>) {
        let words = words_of(typed);
        if words.is_empty() {
            self.order.clone_from(&self.sorted);
            return;
        }
        if self.texts.is_empty() {
            self.texts = self.rows.iter().map(|row| text_of(self.spec, row, env)).collect();
        }
        let holds = |index: &&u32| {
            let text = usize::try_from(**index).ok().and_then(|index| self.texts.get(index));
            text.is_some_and(|text| {
                words.iter().all(|forms| forms.iter().any(|form| text.contains(form)))
            })
        };
        self.order = self.sorted.iter().filter(holds).copied().collect();
    }
}

/// Compares in an order; nothing stands last in either.
fn compare(one: &Rank, other: &Rank, order: Order) -> Ordering {
    let is_empty = |rank: &Rank| *rank == Rank::Nothing;
    let by_value = match order {
        Order::Up => one.cmp(other),
        Order::Down => other.cmp(one),
    };
    is_empty(one).cmp(&is_empty(other)).then(by_value)
}

/// Folds what was typed: every word may stand anywhere, in any spelling; the last one may be the
/// beginning of a longer one, so it is no short form yet.
fn words_of(typed: &str) -> Vec<Vec<String>> {
    let started = if typed.ends_with(char::is_whitespace) { None } else { Some(fold_start(typed)) };
    let started = started.unwrap_or_default();
    let folded = fold_words(typed);
    let mut words: Vec<Vec<String>> =
        folded.split_whitespace().map(|word| vec![word.to_owned()]).collect();
    if let Some((forms, start)) = words.last_mut().zip(started.split_whitespace().next_back())
        && !forms.iter().any(|form| form == start)
    {
        forms.push(start.to_owned());
    }
    words
}

fn text_of<R>(spec: &Spec<R>, row: &R, env: &Env<'_>) -> String {
    let mut text = String::new();
    for column in spec.columns.iter().filter(|column| column.filter == Filtered::Yes) {
        text += &fold_words(&(column.cell)(row, env).text);
        text.push(' ');
    }
    text
}

impl<R: Debug> Source for Held<R> {
    type Row = R;

    fn count(&self) -> usize {
        self.order.len()
    }

    fn all(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, place: usize) -> Option<&R> {
        self.at(*self.order.get(place)?)
    }

    fn id(&self, place: usize) -> Option<Uuid> {
        self.row(place).map(self.spec.id)
    }

    fn place_of(&self, id: Uuid) -> Option<usize> {
        let is_it = |index: &u32| self.at(*index).map(self.spec.id) == Some(id);
        self.order.iter().position(is_it)
    }

    fn arrange(&mut self, wanted: &Wanted, env: &Env<'_>) {
        if wanted.sort != self.arranged.sort {
            self.sort(wanted.sort);
        }
        self.filter(&wanted.filter, env);
        self.arranged = wanted.clone();
    }

    fn arranged(&self) -> &Wanted {
        &self.arranged
    }
}
