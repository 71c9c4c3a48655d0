//! One cohort: its sessions and its people, side by side.

use ratatui::layout::Rect;

use crate::app::overview::{CohortView, PersonRow, SessionRow};
use crate::domain::id::CohortId;
use crate::domain::records::CohortState;

use super::{Screen, Spot, cohorts, sessions};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
    Other,
    Intake,
    Scores,
    Meeting,
}

const IN_SESSIONS: &[Command<Action>] = &[
    Command::new("key-open", "explain-cohort-open", &[Key::Enter], Action::Open).in_footer(90),
    Command::new("key-people", "explain-cohort-other", &[Key::Tab, Key::BackTab], Action::Other)
        .in_footer(80),
    SCORES,
    MEETING,
    INTAKE,
];

const SCORES: Command<Action> =
    Command::new("key-scores", "explain-cohort-scores", &[Key::Char('n')], Action::Scores)
        .in_footer(75);

const MEETING: Command<Action> =
    Command::new("key-meeting", "explain-cohort-meeting", &[Key::Char('k')], Action::Meeting)
        .in_footer(74);

const IN_PEOPLE: &[Command<Action>] = &[
    Command::new("key-sessions", "explain-cohort-other", &[Key::Tab, Key::BackTab], Action::Other)
        .in_footer(80),
    SCORES,
    MEETING,
    INTAKE,
];

const INTAKE: Command<Action> =
    Command::new("key-intake", "explain-cohort-intake", &[Key::F(7)], Action::Intake).in_footer(70);

/// The list in which the cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Sessions,
    People,
}

/// One cohort.
#[derive(Debug)]
pub struct CohortScreen {
    view: CohortView,
    pane: Pane,
    session: usize,
    person: usize,
}

impl CohortScreen {
    /// Shows what was read, with the cursor on the first session whose register is open.
    pub fn new(view: CohortView) -> Self {
        let open = |row: &SessionRow| row.session.is_planned() && !row.session.is_held();
        let session = view.sessions.iter().position(open).unwrap_or(0);
        Self { view, pane: Pane::Sessions, session, person: 0 }
    }

    fn is_finished(&self) -> bool {
        matches!(self.view.row.cohort.state, CohortState::Graduated | CohortState::Archived)
    }

    fn go(&self, page: fn(CohortId) -> Page) -> Vec<Wish> {
        vec![Wish::Do(Job::Load(page(self.view.row.cohort.id), Then::Push))]
    }

    fn table(&self) -> &'static [Command<Action>] {
        match self.pane {
            Pane::Sessions => IN_SESSIONS,
            Pane::People => IN_PEOPLE,
        }
    }

    fn place(&mut self) -> (&mut usize, usize) {
        match self.pane {
            Pane::Sessions => (&mut self.session, self.view.sessions.len()),
            Pane::People => (&mut self.person, self.view.people.len()),
        }
    }

    fn draw_sessions(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        canvas.put(2, 0, &look.say("cohort-sessions"), look.style(Role::Heading));
        if self.view.sessions.is_empty() {
            canvas.put(2, 1, &look.say("cohort-no-sessions"), look.style(Role::Quiet));
        }
        let shown = list::page(self.session, self.view.sessions.len(), rows_of(canvas.height()));
        let mut spot = None;
        let rows = self.view.sessions.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, row)) in (1..).zip(rows) {
            let number = format!("{:>2}", row.session.number);
            canvas.put(2, y, &number, look.style(Role::Text));
            let when = look.weekday_date(row.session.date);
            canvas.put(5, y, &when, look.style(Role::Text));
            let (role, state) = sessions::state(row, env.today(), look);
            canvas.put(17, y, &state, look.style(role));
            if index == self.session {
                spot = self.mark(Pane::Sessions, canvas, y, look);
            }
        }
        spot
    }

    fn draw_people(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let heading = format!("{} ({})", look.say("cohort-people"), self.view.people.len());
        canvas.put(2, 0, &heading, look.style(Role::Heading));
        let width = canvas.width();
        canvas.put_right(
            width.saturating_sub(6),
            0,
            &look.say("cohort-attendance"),
            look.style(Role::Quiet),
        );
        canvas.put_right(width, 0, &look.say("cohort-left"), look.style(Role::Quiet));
        if self.view.people.is_empty() {
            canvas.put(2, 1, &look.say("cohort-no-people"), look.style(Role::Quiet));
        }
        let shown = list::page(self.person, self.view.people.len(), rows_of(canvas.height()));
        let mut spot = None;
        let rows = self.view.people.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, row)) in (1..).zip(rows) {
            draw_person(row, canvas, y, look);
            if index == self.person {
                spot = self.mark(Pane::People, canvas, y, look);
            }
        }
        spot
    }

    /// Marks the row under the cursor, reversed only in the list that has the keys.
    fn mark(&self, pane: Pane, canvas: &mut Canvas<'_>, y: u16, look: &Look) -> Option<Spot> {
        if self.pane != pane {
            return None;
        }
        canvas.put(0, y, ">", look.style(Role::Text));
        let width = canvas.width();
        canvas.restyle(2, y, width, look.style(Role::Focus));
        canvas.place(2, y)
    }
}

fn rows_of(height: u16) -> u16 {
    height.saturating_sub(1)
}

fn draw_person(row: &PersonRow, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
    let width = canvas.width();
    let style = look.style(if row.left.is_some() { Role::Gone } else { Role::Text });
    canvas.put(2, y, &format!("{:02}", row.roll), look.style(Role::Text));
    let room = width.saturating_sub(5).saturating_sub(14);
    canvas.put(5, y, &text::cut(&row.name, room, look.glyphs().cut), style);
    if row.left.is_some() {
        canvas.put_right(width, y, &look.say("mark-gone"), look.style(Role::Quiet));
        return;
    }
    let percent = row.standing.percent.map(|percent| format!("{percent}%")).unwrap_or_default();
    canvas.put_right(width.saturating_sub(6), y, &percent, look.style(Role::Text));
    let (role, left) = match row.standing.absences_left {
        Some(left) => (Role::Text, left.to_string()),
        None => (Role::Bad, "!".to_owned()),
    };
    canvas.put_right(width, y, &left, look.style(role));
}

impl Screen for CohortScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let cohort = &self.view.row.cohort;
        let name = format!("{} {}", cohort.code, cohort.title);
        let crumbs = vec![look.say("area-cohorts").into_owned(), name, cohorts::days(cohort, look)];
        Head {
            area: Some(Page::Cohorts),
            crumbs,
            state: cohorts::standing_word(&self.view.row, look),
        }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(self.table()).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-cohort"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = rows_of(env.body().height);
        let (cursor, count) = self.place();
        if let Some(moved) = list::step(*cursor, count, height, key) {
            *cursor = moved;
            return Vec::new();
        }
        match command::action(self.table(), key) {
            Some(Action::Other) => {
                self.pane = match self.pane {
                    Pane::Sessions => Pane::People,
                    Pane::People => Pane::Sessions,
                };
                Vec::new()
            }
            Some(Action::Scores) => self.go(Page::Scores),
            Some(Action::Meeting) => self.go(Page::Meeting),
            Some(Action::Open) => match self.view.sessions.get(self.session) {
                Some(row) => {
                    let page = Page::Class(row.session.cohort, row.session.id);
                    vec![Wish::Do(Job::Load(page, Then::Push))]
                }
                None => vec![Wish::Beep],
            },
            Some(Action::Intake) if self.is_finished() => {
                let code = self.view.row.cohort.code.as_str();
                vec![Wish::Beep, Wish::Say(Note::warn("error-cohort-finished").fact("code", code))]
            }
            Some(Action::Intake) => {
                let page = Page::Intake(Some(self.view.row.cohort.id));
                vec![Wish::Do(Job::Load(page, Then::Push))]
            }
            None => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let (width, height) = (canvas.width(), canvas.height());
        if width < 80 {
            return match self.pane {
                Pane::Sessions => self.draw_sessions(canvas, env),
                Pane::People => self.draw_people(canvas, look),
            };
        }
        let left = width / 2;
        let sessions = Rect::new(0, 0, left.saturating_sub(1), height);
        let people = Rect::new(left, 0, width.saturating_sub(left), height);
        let in_sessions = self.draw_sessions(&mut canvas.part(sessions), env);
        let in_people = self.draw_people(&mut canvas.part(people), look);
        in_sessions.or(in_people)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Cohort(self.view.row.cohort.id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Cohort(view) = loaded {
            self.session = self.session.min(view.sessions.len().saturating_sub(1));
            self.person = self.person.min(view.people.len().saturating_sub(1));
            self.view = *view;
        }
    }
}
