//! Beranda: the sessions of today, those whose register was not closed, the running cohorts.

use crate::app::access::Protection;
use crate::app::overview::{CohortRow, HomeView, SessionRow, session_to_take};
use crate::domain::id::{CohortId, SessionId};

use super::{Screen, Spot, sessions};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
}

const KEYS: &[Command<Action>] =
    &[Command::new("key-open", "explain-home-open", &[Key::Enter], Action::Open).in_footer(90)];

/// The first screen of the work.
#[derive(Debug)]
pub struct Home {
    view: HomeView,
    cursor: usize,
}

/// A line of the screen.
enum Line<'a> {
    Heading(&'static str, usize),
    Empty(&'static str),
    Session(&'a SessionRow),
    Cohort(&'a CohortRow),
    Gap,
}

impl Line<'_> {
    /// Gives what Enter opens.
    fn target(&self) -> Option<Page> {
        match self {
            Self::Session(row) => Some(Page::Class(row.session.cohort, row.session.id)),
            Self::Cohort(row) => Some(Page::Cohort(row.cohort.id)),
            Self::Heading(..) | Self::Empty(_) | Self::Gap => None,
        }
    }
}

impl Home {
    /// Shows what was read, with the cursor on the register that is most likely wanted.
    pub fn new(view: HomeView) -> Self {
        let wanted = session_to_take(&view);
        let mut home = Self { view, cursor: 0 };
        home.go_to(wanted.map(|(cohort, session)| Page::Class(cohort, session)));
        home
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = vec![Line::Heading("home-today", self.view.today.len())];
        lines.extend(self.view.today.iter().map(Line::Session));
        if self.view.today.is_empty() {
            lines.push(Line::Empty("home-none-today"));
        }
        if !self.view.overdue.is_empty() {
            lines.push(Line::Gap);
            lines.push(Line::Heading("home-overdue", self.view.overdue.len()));
            lines.extend(self.view.overdue.iter().map(Line::Session));
        }
        lines.push(Line::Gap);
        lines.push(Line::Heading("home-running", self.view.running.len()));
        lines.extend(self.view.running.iter().map(Line::Cohort));
        if self.view.running.is_empty() {
            lines.push(Line::Empty("home-none-running"));
        }
        if self.view.protection == Protection::Open {
            lines.push(Line::Gap);
            lines.push(Line::Empty("home-unprotected"));
        }
        lines
    }

    fn targets(&self) -> Vec<Page> {
        self.lines().iter().filter_map(Line::target).collect()
    }

    fn go_to(&mut self, page: Option<Page>) {
        let targets = self.targets();
        let found = targets.iter().position(|target| Some(*target) == page);
        self.cursor = found.unwrap_or(self.cursor).min(targets.len().saturating_sub(1));
    }

    fn draw_line(line: &Line<'_>, canvas: &mut Canvas<'_>, row: u16, env: &Env<'_>) {
        let look = env.look;
        match line {
            Line::Gap => {}
            Line::Empty(words) => {
                canvas.put(2, row, &look.say(words), look.style(Role::Quiet));
            }
            Line::Heading(words, count) => {
                let words = look.say_with(words, &[("count", (*count).into())]);
                draw_heading(canvas, row, &words, look);
            }
            Line::Session(session) => draw_session(session, canvas, row, env),
            Line::Cohort(cohort) => draw_cohort(cohort, canvas, row, look),
        }
    }
}

/// Paints a heading with a line to the right edge.
pub fn draw_heading(canvas: &mut Canvas<'_>, row: u16, words: &str, look: &Look) {
    canvas.repeat(0, row, 2, look.glyphs().rule);
    let end = canvas.put(3, row, words, look.style(Role::Heading)).saturating_add(1);
    let rest = canvas.width().saturating_sub(end);
    canvas.repeat(end, row, rest, look.glyphs().rule);
}

fn draw_session(row: &SessionRow, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
    let look = env.look;
    let wide = canvas.width() >= 80;
    let name = format!("{} {}", row.code, row.title);
    let name_room = canvas.width().saturating_sub(if wide { 54 } else { 40 });
    let name = text::cut(&name, name_room, look.glyphs().cut);
    canvas.put(2, y, &name, look.style(Role::Text));
    let mut column = name_room.saturating_add(3);
    let number = i64::from(row.session.number);
    let when = sessions::when(row, env.today(), look);
    let session = look.say_with("session-short", &[("number", number.into())]);
    canvas.put(column, y, &format!("{session} {when}"), look.style(Role::Text));
    column = column.saturating_add(if wide { 25 } else { 24 });
    if wide {
        let people = look.say_with("people-count", &[("count", row.people.into())]);
        canvas.put(column, y, &people, look.style(Role::Text));
        column = column.saturating_add(12);
    }
    let (role, state) = sessions::state(row, env.today(), look);
    canvas.put(column, y, &state, look.style(role));
}

fn draw_cohort(row: &CohortRow, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
    let wide = canvas.width() >= 80;
    let name = format!("{} {}", row.cohort.code, row.cohort.title);
    let name_room = canvas.width().saturating_sub(if wide { 54 } else { 40 });
    let name = text::cut(&name, name_room, look.glyphs().cut);
    canvas.put(2, y, &name, look.style(Role::Text));
    let facts = [("taken", row.taken.into()), ("sessions", row.sessions.into())];
    let column = name_room.saturating_add(3);
    canvas.put(column, y, &look.say_with("cohort-progress", &facts), look.style(Role::Text));
    if wide {
        let people = look.say_with("people-count", &[("count", row.people.into())]);
        canvas.put(column.saturating_add(25), y, &people, look.style(Role::Text));
    }
}

impl Screen for Home {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let facts =
            [("cohorts", self.view.running.len().into()), ("people", self.view.people.into())];
        let figures = look.say_with("home-figures", &facts);
        let centre = format!("{}  {figures}", self.view.centre);
        Head { area: Some(Page::Home), crumbs: vec![centre], state: String::new() }
    }

    fn focus(&self) -> Focus {
        Focus::FirstList
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-home"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let targets = self.targets();
        let height = env.body().height;
        if let Some(cursor) = list::step(self.cursor, targets.len(), height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match (command::action(KEYS, key), targets.get(self.cursor)) {
            (Some(Action::Open), Some(page)) => vec![Wish::Do(Job::Load(*page, Then::Push))],
            (Some(Action::Open), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let lines = self.lines();
        let places: Vec<usize> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.target().is_some())
            .map(|(index, _)| index)
            .collect();
        let chosen = places.get(self.cursor).copied();
        let shown = list::page(chosen.unwrap_or(0), lines.len(), canvas.height());
        let mut spot = None;
        for (row, (index, line)) in
            (0..).zip(lines.iter().enumerate().skip(shown.start).take(shown.len()))
        {
            Self::draw_line(line, canvas, row, env);
            if Some(index) == chosen {
                canvas.put(0, row, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, row, width, look.style(Role::Focus));
                spot = canvas.place(2, row);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Home)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Home(view) = loaded {
            let chosen = self.targets().get(self.cursor).copied();
            // A register that was just closed makes room for the next one to take.
            let is_done = |cohort: CohortId, session: SessionId| {
                let mut rows = view.today.iter().chain(&view.overdue);
                rows.all(|row| {
                    (row.session.cohort, row.session.id) != (cohort, session)
                        || row.session.is_held()
                })
            };
            let next = match chosen {
                Some(Page::Class(cohort, session)) if is_done(cohort, session) => {
                    session_to_take(&view).map(|(cohort, session)| Page::Class(cohort, session))
                }
                other => other,
            };
            self.view = *view;
            self.go_to(next);
        }
    }
}
