//! Angkatan: the list of cohorts.

use crate::app::overview::CohortRow;
use crate::domain::coded::Coded as _;
use crate::domain::records::{Cohort, CohortState};

use super::{Screen, Spot};
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
    &[Command::new("key-open", "explain-cohorts-open", &[Key::Enter], Action::Open).in_footer(90)];

/// The list of cohorts, the latest first.
#[derive(Debug)]
pub struct Cohorts {
    rows: Vec<CohortRow>,
    cursor: usize,
}

impl Cohorts {
    /// Shows what was read.
    pub fn new(rows: Vec<CohortRow>) -> Self {
        Self { rows, cursor: 0 }
    }

    fn height(height: u16) -> u16 {
        height.saturating_sub(1)
    }
}

/// Writes the days of a cohort: `2 Mar - 6 Mar 2026`.
pub fn days(cohort: &Cohort, look: &Look) -> String {
    let year = |date: chrono::NaiveDate| {
        format!("{} {}", look.day_and_month(date), chrono::Datelike::year(&date))
    };
    match (cohort.start, cohort.end) {
        (Some(start), Some(end)) if start == end => year(start),
        (Some(start), Some(end)) => format!("{} - {}", look.day_and_month(start), year(end)),
        (Some(day), None) | (None, Some(day)) => year(day),
        (None, None) => String::new(),
    }
}

/// Gives the word for where a cohort stands.
pub fn state_word(cohort: &Cohort, look: &Look) -> String {
    if let CohortState::Unknown(code) = &cohort.state {
        return code.clone();
    }
    look.say(&format!("choice-cohort-state-{}", cohort.state.code())).into_owned()
}

impl Screen for Cohorts {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let state = look.say_with("cohorts-count", &[("count", self.rows.len().into())]);
        let crumbs = vec![look.say("area-cohorts").into_owned()];
        Head { area: Some(Page::Cohorts), crumbs, state }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-cohorts"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = Self::height(env.body().height);
        if let Some(cursor) = list::step(self.cursor, self.rows.len(), height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match (command::action(KEYS, key), self.rows.get(self.cursor)) {
            (Some(Action::Open), Some(row)) => {
                vec![Wish::Do(Job::Load(Page::Cohort(row.cohort.id), Then::Push))]
            }
            (Some(Action::Open), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        if self.rows.is_empty() {
            canvas.put(2, 1, &look.say("cohorts-none"), look.style(Role::Quiet));
            return canvas.place(2, 1);
        }
        let columns = Columns::of(canvas.width());
        let quiet = look.style(Role::Quiet);
        canvas.put(2, 0, &look.say("cohorts-code"), quiet);
        canvas.put(columns.title, 0, &look.say("cohorts-title"), quiet);
        if columns.days < columns.people {
            canvas.put(columns.days, 0, &look.say("cohorts-days"), quiet);
        }
        canvas.put(columns.people, 0, &look.say("cohorts-people"), quiet);
        canvas.put(columns.sessions, 0, &look.say("cohorts-sessions"), quiet);
        canvas.put(columns.state, 0, &look.say("cohorts-state"), quiet);
        let shown = list::page(self.cursor, self.rows.len(), Self::height(canvas.height()));
        let mut spot = None;
        for (y, (index, row)) in
            (1..).zip(self.rows.iter().enumerate().skip(shown.start).take(shown.len()))
        {
            columns.draw(row, canvas, y, look);
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Cohorts)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Cohorts(rows) = loaded {
            let chosen = self.rows.get(self.cursor).map(|row| row.cohort.id);
            let found = rows.iter().position(|row| Some(row.cohort.id) == chosen);
            self.cursor = found.unwrap_or(0);
            self.rows = rows;
        }
    }
}

/// Where the columns begin.
struct Columns {
    title: u16,
    days: u16,
    people: u16,
    sessions: u16,
    state: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let state = width.saturating_sub(18);
        let sessions = state.saturating_sub(8);
        let people = sessions.saturating_sub(7);
        // A narrow screen leaves the days out, a usual one has room for the first.
        let days = match width {
            ..80 => people,
            80..100 => people.saturating_sub(13),
            100.. => people.saturating_sub(22),
        };
        Self { title: 13, days, people, sessions, state }
    }

    fn draw(&self, row: &CohortRow, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
        let style = look.style(Role::Text);
        let cut = look.glyphs().cut;
        canvas.put(2, y, &text::cut(&row.cohort.code, self.title.saturating_sub(3), cut), style);
        let room = self.days.saturating_sub(self.title).saturating_sub(1);
        canvas.put(self.title, y, &text::cut(&row.cohort.title, room, cut), style);
        if self.days < self.people {
            let room = self.people.saturating_sub(self.days);
            let first = Cohort { end: None, ..row.cohort.clone() };
            let cohort = if room < 20 { &first } else { &row.cohort };
            canvas.put(self.days, y, &days(cohort, look), style);
        }
        canvas.put(self.people, y, &row.people.to_string(), style);
        canvas.put(self.sessions, y, &format!("{}/{}", row.taken, row.sessions), style);
        canvas.put(self.state, y, &state_word(&row.cohort, look), style);
    }
}
