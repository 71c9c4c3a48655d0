//! One cohort: its sessions and its people, side by side.

pub(super) mod acts;
mod draw;
mod keys;

use ratatui::layout::Rect;

use crate::app::overview::{CohortView, PersonRow, SessionRow};
use crate::app::sheet::Subject;
use crate::domain::id::CohortId;
use crate::domain::records::CohortState;

use self::keys::{Action, NO_SESSION, NOBODY, ON_CANCELLED, ON_LEFT, ON_PERSON, ON_SESSION};
use super::{Screen, Spot, cohorts};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::note::{Level, Note};
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

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

    fn id(&self) -> CohortId {
        self.view.row.cohort.id
    }

    fn session(&self) -> Option<&SessionRow> {
        self.view.sessions.get(self.session).filter(|_| self.pane == Pane::Sessions)
    }

    fn person(&self) -> Option<&PersonRow> {
        self.view.people.get(self.person).filter(|_| self.pane == Pane::People)
    }

    /// Gives the keys of the row in focus.
    fn table(&self) -> &'static [Command<Action>] {
        match (self.pane, self.session(), self.person()) {
            (Pane::Sessions, None, _) => NO_SESSION,
            (Pane::Sessions, Some(row), _) if row.session.is_planned() => ON_SESSION,
            (Pane::Sessions, Some(_), _) => ON_CANCELLED,
            (Pane::People, _, None) => NOBODY,
            (Pane::People, _, Some(row)) if row.left.is_none() => ON_PERSON,
            (Pane::People, _, Some(_)) => ON_LEFT,
        }
    }

    fn obey(&mut self, action: Action, env: &Env<'_>) -> Vec<Wish> {
        let id = self.id();
        match action {
            Action::Other => {
                self.pane = match self.pane {
                    Pane::Sessions => Pane::People,
                    Pane::People => Pane::Sessions,
                };
                Vec::new()
            }
            Action::Scores => open(Page::Scores(id)),
            Action::Meeting => open(Page::Meeting(id)),
            Action::Curriculum => open(Page::Curricula(self.view.row.cohort.curriculum)),
            Action::Intake if self.is_finished() => self.refuse_finished(),
            Action::Intake => open(Page::Intake(Some(id))),
            Action::Edit => open(Page::Form(Subject::Cohort(id))),
            Action::Copy => open(Page::Form(Subject::CopyCohort(id))),
            Action::State => acts::ask_state(id, env.look.language()),
            Action::Plan | Action::NewPerson | Action::Enrol if self.is_finished() => {
                self.refuse_finished()
            }
            Action::Plan => open(Page::Form(Subject::PlanSessions(id))),
            Action::NewPerson => open(Page::Form(Subject::NewPerson(Some(id)))),
            Action::Enrol => acts::enrol(id, env.look),
            Action::Open
            | Action::EditSession
            | Action::Cancel
            | Action::Revive
            | Action::Leave
            | Action::Readmit => self.on_row(action, env),
        }
    }

    /// Does what concerns the row in focus.
    fn on_row(&self, action: Action, env: &Env<'_>) -> Vec<Wish> {
        let id = self.id();
        if let Some(row) = self.session() {
            let (session, number) = (row.session.id, row.session.number);
            return match action {
                Action::Open => open(Page::Class(id, session)),
                Action::EditSession => open(Page::Form(Subject::Session(id, session))),
                Action::Cancel => acts::cancel((id, session), number, env.look),
                Action::Revive => acts::revive((id, session), number),
                _ => vec![Wish::Beep],
            };
        }
        let Some(row) = self.person() else { return vec![Wish::Beep] };
        match action {
            Action::Open => open(Page::Person(row.person)),
            Action::Leave => open(Page::Form(Subject::Leave(id, row.enrolment))),
            Action::Readmit => acts::readmit((id, row.enrolment), &row.name),
            _ => vec![Wish::Beep],
        }
    }

    fn refuse_finished(&self) -> Vec<Wish> {
        let code = self.view.row.cohort.code.as_str();
        vec![Wish::Beep, Wish::Say(Note::warn("error-cohort-finished").fact("code", code))]
    }

    fn place(&mut self) -> (&mut usize, usize) {
        match self.pane {
            Pane::Sessions => (&mut self.session, self.view.sessions.len()),
            Pane::People => (&mut self.person, self.view.people.len()),
        }
    }
}

fn open(page: Page) -> Vec<Wish> {
    vec![Wish::Do(Job::Load(page, Then::Push))]
}

fn rows_of(height: u16) -> u16 {
    height.saturating_sub(1)
}

impl Screen for CohortScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let cohort = &self.view.row.cohort;
        let name = format!("{} {}", cohort.code, cohort.title);
        let crumbs = vec![look.say("area-cohorts").into_owned(), name, cohorts::days(cohort, look)];
        let state = cohorts::standing_word(&self.view.row, look);
        Head { area: Some(Page::Cohorts), crumbs, state }
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
            Some(action) => self.obey(action, env),
            None => vec![Wish::Beep],
        }
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        draw::advice(self.session(), self.person(), env.look)
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
            // The cursors stay on their rows, wherever those stand now.
            let session = self.view.sessions.get(self.session).map(|row| row.session.id);
            let person = self.view.people.get(self.person).map(|row| row.enrolment);
            let place = view.sessions.iter().position(|row| Some(row.session.id) == session);
            self.session = place.unwrap_or(self.session).min(view.sessions.len().saturating_sub(1));
            let place = view.people.iter().position(|row| Some(row.enrolment) == person);
            self.person = place.unwrap_or(self.person).min(view.people.len().saturating_sub(1));
            self.view = *view;
        }
    }
}
