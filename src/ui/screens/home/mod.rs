//! Beranda: the sessions of today, what needs action, the road to export, the running cohorts.

mod draw;
mod lines;

use crate::app::overview::{HomeView, session_to_take};
use crate::domain::id::{CohortId, SessionId};

use self::lines::Line;
use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

pub use draw::draw_heading;

#[derive(Clone, Copy)]
enum Action {
    Open,
}

const KEYS: &[Command<Action>] =
    &[Command::new("key-open", "explain-home-open", &[Key::Enter], Action::Open).in_footer(90)];

/// Columns of the work area; on a wide screen the keys stand beside it.
const COLUMNS_MOST: u16 = 104;

/// The first screen of the work.
#[derive(Debug)]
pub struct Home {
    view: HomeView,
    /// The line in focus, counted among those that open something.
    cursor: usize,
    /// What it opens, by which it is found again.
    chosen: Option<Page>,
}

impl Home {
    /// Shows what was read, with the cursor on the register that is most likely wanted.
    pub fn new(view: HomeView) -> Self {
        let wanted = session_to_take(&view).map(|(cohort, session)| Page::Class(cohort, session));
        Self { view, cursor: 0, chosen: wanted }
    }

    fn lines(&self, env: &Env<'_>) -> Vec<Line<'_>> {
        let width = env.moment.width.min(COLUMNS_MOST);
        lines::lines(&self.view, width, env.body().height)
    }

    /// The place of the cursor among what can be opened: where it was, or where that stands now.
    fn place(&self, targets: &[Page]) -> usize {
        let is_there = targets.get(self.cursor) == self.chosen.as_ref();
        let found = targets.iter().position(|target| Some(target) == self.chosen.as_ref());
        let place = if is_there { self.cursor } else { found.unwrap_or(self.cursor) };
        place.min(targets.len().saturating_sub(1))
    }
}

impl Screen for Home {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let facts =
            [("cohorts", self.view.running.len().into()), ("people", self.view.people.into())];
        let mut figures = look.say_with("home-figures", &facts);
        if let Some(more) = self.view.more.as_ref().filter(|more| more.graduates > 0) {
            let facts = [("count", more.graduates.into()), ("exporters", more.exporters.into())];
            figures = format!("{figures}   {}", look.say_with("home-alumni", &facts));
        }
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

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(COLUMNS_MOST)
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let targets: Vec<Page> = self.lines(env).iter().filter_map(Line::target).collect();
        let place = self.place(&targets);
        if let Some(cursor) = list::step(place, targets.len(), env.body().height, key) {
            (self.cursor, self.chosen) = (cursor, targets.get(cursor).copied());
            return Vec::new();
        }
        match (command::action(KEYS, key), targets.get(place)) {
            (Some(Action::Open), Some(page)) => {
                (self.cursor, self.chosen) = (place, Some(*page));
                vec![Wish::Do(Job::Load(*page, Then::Push))]
            }
            (Some(Action::Open), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let lines = self.lines(env);
        let opening =
            lines.iter().enumerate().filter_map(|(index, line)| Some((index, line.target()?)));
        let (places, targets): (Vec<usize>, Vec<Page>) = opening.unzip();
        let chosen = places.get(self.place(&targets)).copied();
        let shown = list::page(chosen.unwrap_or(0), lines.len(), canvas.height());
        let mut spot = None;
        for (row, (index, line)) in
            (0..).zip(lines.iter().enumerate().skip(shown.start).take(shown.len()))
        {
            draw::draw_line(line, canvas, row, env);
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
        let Loaded::Home(view) = loaded else { return };
        // A register that was just closed makes room for the next one to take.
        let is_done = |cohort: CohortId, session: SessionId| {
            let mut rows = view.today.iter().chain(&view.overdue);
            rows.all(|row| {
                (row.session.cohort, row.session.id) != (cohort, session) || row.session.is_held()
            })
        };
        if let Some(Page::Class(cohort, session)) = self.chosen
            && is_done(cohort, session)
        {
            let next = session_to_take(&view);
            self.chosen = next.map(|(cohort, session)| Page::Class(cohort, session));
        }
        self.view = *view;
    }
}
