//! Muat data, after a file was read: its columns, then its rows, before anything is written.

mod columns;
mod rows;
pub mod steps;
pub mod told;

use std::sync::Arc;

use crate::app::import::Reading;

use self::columns::Columns;
use self::rows::Rows;
use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{Focus, Hint};
use crate::ui::errand::End;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::note::{Level, Note};
use crate::ui::work::{Env, Page, Wish};

/// A file that was read, for one cohort.
#[derive(Debug)]
pub struct ImportScreen {
    reading: Arc<Reading>,
    columns: Columns,
    /// What it would do; none where it cannot be read yet.
    rows: Option<Rows>,
    step: Step,
}

/// What of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Columns,
    Rows,
}

/// Which step comes after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Stay,
    Columns,
    Rows,
}

impl ImportScreen {
    /// Shows the rows where the file could be read, else its columns.
    pub fn new(reading: Arc<Reading>) -> Self {
        let rows = rows_of(&reading);
        let step = if rows.is_some() { Step::Rows } else { Step::Columns };
        let columns = Columns::new(Arc::clone(&reading));
        Self { reading, columns, rows, step }
    }

    fn shown(&self) -> Option<&Rows> {
        self.rows.as_ref().filter(|_| self.step == Step::Rows)
    }
}

fn rows_of(reading: &Reading) -> Option<Rows> {
    reading.plan.as_ref().ok().map(|plan| Rows::new(Arc::clone(plan)))
}

impl Screen for ImportScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let file = steps::name_of(self.reading.book.path());
        let mut crumbs =
            vec![self.reading.cohort.code.clone(), look.say("menu-intake").into_owned(), file];
        let sheet = &self.reading.outline.sheet;
        crumbs.extend(Some(sheet.clone()).filter(|sheet| !sheet.is_empty()));
        let state = match self.shown() {
            Some(rows) => {
                let count = i64::try_from(rows.plan().rows.len()).unwrap_or(i64::MAX);
                look.say_with("review-rows", &[("count", count.into())])
            }
            None => look.say("columns-state").into_owned(),
        };
        Head { area: Some(Page::Cohorts), crumbs, state }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        self.shown().map_or_else(|| self.columns.hints(), Rows::hints)
    }

    fn purpose(&self) -> &'static str {
        match self.step {
            Step::Columns => "purpose-import-columns",
            Step::Rows => "purpose-import-review",
        }
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let (turn, wishes) = match (&mut self.rows, self.step) {
            (Some(rows), Step::Rows) => rows.update(key, self.reading.book.path(), env),
            _ => self.columns.update(key, env),
        };
        match turn {
            Turn::Stay => {}
            Turn::Columns => self.step = Step::Columns,
            Turn::Rows => self.step = Step::Rows,
        }
        wishes
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        match self.shown() {
            Some(rows) => rows.draw(canvas, env.look),
            None => self.columns.draw(canvas, env.look),
        }
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(104)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        match self.shown() {
            Some(rows) => Some(rows.advice(env.look)),
            None => Some(self.columns.advice(env.look)),
        }
    }

    /// Shows the file as it is understood now; which step is shown stays.
    fn ended(&mut self, outcome: &Result<End, Note>) {
        let Ok(End::Read(reading)) = outcome else { return };
        if !Arc::ptr_eq(&reading.book, &self.reading.book) {
            return;
        }
        self.reading = Arc::clone(reading);
        self.rows = rows_of(reading);
        self.columns.renew(Arc::clone(reading));
    }
}
