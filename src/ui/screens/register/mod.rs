//! Presensi: the register of one session, taken by the grammar of `domain::grammar`.

mod grid;
mod keys;
mod marking;
mod modes;
mod view;

use uuid::Uuid;

use crate::app::class::{ClassView, Settled};
use crate::app::deeds::Turn;
use crate::domain::grammar::{Act, Grammar, GrammarKey, Turn as KeyTurn};
use crate::domain::id::SessionId;

use self::keys::{CLOSING_KEYS, GRID_KEYS, InGrid, REASON_KEYS, SEARCH_KEYS, grammar_key};
use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Focus, Hint};
use crate::ui::field::Field;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::note::{Level, Note};
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

/// Most characters of a search.
const SEARCH_MOST: usize = 30;

/// Where keys go.
#[derive(Debug)]
enum Mode {
    /// Into the grammar.
    Grid,
    /// Into the search box.
    Search(Field),
    /// To the question what the unmarked get.
    Closing,
    /// Into the reason for a correction, after which these acts are done.
    Reason(Field, Vec<Act>),
}

/// The register of one session.
#[derive(Debug)]
pub struct RegisterScreen {
    view: ClassView,
    grammar: Grammar,
    mode: Mode,
    /// Changes made here in this run, and those of them that were taken back, the latest last.
    made: Vec<Uuid>,
    taken_back: Vec<Uuid>,
}

impl RegisterScreen {
    /// Shows what was read, with the cursor on the first row.
    pub fn new(view: ClassView) -> Self {
        let grammar = Grammar::at(view.rows.first().map(|row| row.roll));
        Self { view, grammar, mode: Mode::Grid, made: Vec::new(), taken_back: Vec::new() }
    }

    /// Gives the place of the row under the cursor.
    fn index(&self) -> usize {
        let cursor = self.grammar.cursor();
        self.view.rows.iter().position(|row| Some(row.roll) == cursor).unwrap_or(0)
    }

    fn update_grid(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let Some(typed) = grammar_key(key) else { return vec![Wish::Beep] };
        // `/` is no word of the grammar, and ends a choice like every other foreign key.
        if key == Key::Char('/') {
            let mut wishes = self.feed(GrammarKey::Leave, env).1;
            self.grammar.release();
            self.mode = Mode::Search(Field::new(SEARCH_MOST));
            wishes.retain(|wish| !matches!(wish, Wish::Beep));
            return wishes;
        }
        let (turn, mut wishes) = self.feed(typed, env);
        if turn == KeyTurn::Pass {
            wishes.extend(self.obey(key, env));
        }
        wishes
    }

    /// Obeys a key that the grammar has no word for.
    fn obey(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        match command::action(GRID_KEYS, key) {
            Some(InGrid::Close) => return self.close(env),
            Some(InGrid::Previous) => return self.go(self.view.previous, "said-first-session"),
            Some(InGrid::Next) => return self.go(self.view.next, "said-last-session"),
            Some(InGrid::Search) | None => {}
        }
        if key == Key::Esc {
            return vec![Wish::Back];
        }
        let grid = view::plan(self, env);
        if let Some(index) = grid.step(self.index(), self.view.rows.len(), key)
            && let Some(row) = self.view.rows.get(index)
        {
            self.grammar.choose(row.roll);
        }
        Vec::new()
    }

    fn go(&mut self, session: Option<SessionId>, nothing: &'static str) -> Vec<Wish> {
        match session {
            None => vec![Wish::Beep, Wish::Say(Note::info(nothing))],
            Some(session) => {
                let page = Page::Class(self.view.cohort().id, session);
                vec![Wish::Do(Job::Load(page, Then::Replace))]
            }
        }
    }
}

impl Screen for RegisterScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        view::head(self, env)
    }

    fn focus(&self) -> Focus {
        match self.mode {
            Mode::Grid => Focus::Grid,
            Mode::Closing => Focus::Question,
            Mode::Search(_) | Mode::Reason(..) => Focus::Field,
        }
    }

    fn hints(&self) -> Vec<&'static Hint> {
        match self.mode {
            Mode::Grid => command::hints(GRID_KEYS).collect(),
            Mode::Closing => command::hints(CLOSING_KEYS).collect(),
            Mode::Search(_) => command::hints(SEARCH_KEYS).collect(),
            Mode::Reason(..) => command::hints(REASON_KEYS).collect(),
        }
    }

    fn purpose(&self) -> &'static str {
        "purpose-register"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        match self.mode {
            Mode::Grid => self.update_grid(key, env),
            Mode::Closing => self.answer(key, env),
            Mode::Search(_) => self.search(key),
            Mode::Reason(..) => self.give_reason(key, env),
        }
    }

    fn interrupt(&mut self, env: &Env<'_>) -> Vec<Wish> {
        match self.mode {
            Mode::Grid => self.feed(GrammarKey::Leave, env).1,
            Mode::Closing | Mode::Search(_) | Mode::Reason(..) => Vec::new(),
        }
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        view::plan(self, env).width()
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        match &mut self.mode {
            Mode::Search(field) | Mode::Reason(field, _) => {
                field.paste(pasted);
                Vec::new()
            }
            Mode::Grid | Mode::Closing => {
                vec![Wish::Beep, Wish::Say(Note::warn("said-paste-ignored"))]
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        view::draw(self, canvas, env)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        view::advice(self, env)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Class(self.view.cohort().id, self.view.session().id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Class(view) = loaded {
            self.view = *view;
        }
    }

    fn settle(&mut self, id: Uuid, settled: &Settled) {
        self.view.settle(id, settled);
        if matches!(settled, Settled::Refused(_)) {
            self.made.retain(|made| *made != id);
        }
    }

    fn latest(&self, turn: Turn) -> Option<Uuid> {
        match turn {
            Turn::Undo => self.made.last().copied(),
            Turn::Redo => self.taken_back.last().copied(),
        }
    }

    fn turned(&mut self, turn: Turn, change: Uuid) {
        let (from, to) = match turn {
            Turn::Undo => (&mut self.made, &mut self.taken_back),
            Turn::Redo => (&mut self.taken_back, &mut self.made),
        };
        from.retain(|made| *made != change);
        to.push(change);
    }
}
