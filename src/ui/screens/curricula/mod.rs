//! Kurikulum: the editions, and the modules and the rule of the one in focus.
//!
//! An edition that is in use stays as it is: whatever is changed in it becomes the next edition,
//! and the cursor goes to that one.

mod draw;
mod keys;

use ratatui::layout::Rect;

use self::keys::{Action, NO_MODULE, NONE, ON_EDITION, ON_MODULE};
use super::{Screen, Spot};
use crate::app::curricula::{self, CurriculumView, Edit, Made, Standing};
use crate::app::sheet::Subject;
use crate::domain::id::{CurriculumId, ModuleId};
use crate::domain::records::Module;
use crate::ui::act::{Act, Answer, Room};
use crate::ui::ask::{Ask, Choice};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

/// Columns of the editions beside the modules.
const EDITION_COLUMNS: u16 = 24;

/// The list in which the cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Editions,
    Modules,
}

/// The curricula.
#[derive(Debug)]
pub struct Curricula {
    rows: Vec<CurriculumView>,
    pane: Pane,
    edition: usize,
    module: usize,
}

/// What is done with a module.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Remove,
    Place(u16),
}

impl Curricula {
    /// Shows what was read, with the cursor on an edition.
    pub fn new(rows: Vec<CurriculumView>, at: Option<CurriculumId>) -> Self {
        let edition = rows.iter().position(|row| Some(row.curriculum.id) == at).unwrap_or(0);
        Self { rows, pane: Pane::Editions, edition, module: 0 }
    }

    fn here(&self) -> Option<&CurriculumView> {
        self.rows.get(self.edition)
    }

    fn modules(&self) -> Vec<(ModuleId, &Module)> {
        self.here().map(|row| row.curriculum.in_order()).unwrap_or_default()
    }

    fn table(&self) -> &'static [Command<Action>] {
        match (self.here(), self.pane) {
            (None, _) => NONE,
            (Some(_), Pane::Editions) => ON_EDITION,
            (Some(row), Pane::Modules) if row.curriculum.modules.is_empty() => NO_MODULE,
            (Some(_), Pane::Modules) => ON_MODULE,
        }
    }

    fn place(&mut self) -> (&mut usize, usize) {
        let modules = self.modules().len();
        match self.pane {
            Pane::Editions => (&mut self.edition, self.rows.len()),
            Pane::Modules => (&mut self.module, modules),
        }
    }

    fn obey(&mut self, action: Action, look: &Look) -> Vec<Wish> {
        if matches!(action, Action::New) {
            return form(Subject::NewCurriculum);
        }
        let Some(id) = self.here().map(|row| row.curriculum.id) else { return vec![Wish::Beep] };
        let modules = self.modules();
        let chosen = modules.get(self.module).map(|row| row.0);
        let place = u16::try_from(self.module).unwrap_or(u16::MAX);
        match (action, chosen) {
            (Action::Other, _) => {
                self.pane = match self.pane {
                    Pane::Editions => Pane::Modules,
                    Pane::Modules => Pane::Editions,
                };
                Vec::new()
            }
            (Action::Edit, _) => form(Subject::Curriculum(id)),
            (Action::Rule, _) => form(Subject::Rule(id)),
            (Action::Add, _) => form(Subject::NewModule(id)),
            (Action::EditModule, Some(module)) => form(Subject::Module(id, module)),
            (Action::Remove, Some(module)) => self.ask(module, Deed::Remove, look),
            (Action::Up, Some(module)) if place > 0 => self.ask(module, Deed::Place(place), look),
            (Action::Down, Some(module)) if self.module.saturating_add(1) < modules.len() => {
                self.ask(module, Deed::Place(place.saturating_add(2)), look)
            }
            _ => vec![Wish::Beep],
        }
    }

    /// Does something with a module; where that makes the next edition, asks first.
    fn ask(&self, module: ModuleId, deed: Deed, look: &Look) -> Vec<Wish> {
        let Some(row) = self.here() else { return Vec::new() };
        let id = row.curriculum.id;
        if row.standing == Standing::Free {
            return vec![act(id, module, deed)];
        }
        let next = [("edition", i64::from(row.newest.saturating_add(1)).into())];
        let rows = vec![
            Choice::new("yes", look.say_with("ask-edition-yes", &next)),
            Choice::new("no", look.say("ask-edition-no")),
        ];
        let then = move |code: &str| {
            if code == "yes" { vec![act(id, module, deed)] } else { Vec::new() }
        };
        let ask = Ask::choose(look.say("ask-edition").into_owned(), rows, then);
        vec![Wish::Ask(Box::new(ask))]
    }
}

fn form(subject: Subject) -> Vec<Wish> {
    vec![Wish::Do(Job::Load(Page::Form(subject), Then::Push))]
}

fn act(id: CurriculumId, module: ModuleId, deed: Deed) -> Wish {
    let work = move |room: &Room<'_>| {
        let place = if let Deed::Place(place) = deed { place.to_string() } else { String::new() };
        let edit = match deed {
            Deed::Remove => Edit::Remove(module),
            Deed::Place(_) => Edit::Module(module, "order", &place),
        };
        let edited = curricula::edit(room.app, id, &[edit])?;
        let done = match (edited.made, deed) {
            (Made::Edition, _) => "said-edition-made",
            (_, Deed::Remove) => "said-module-removed",
            (_, Deed::Place(_)) => "said-module-moved",
        };
        let note = Note::info(done).fact("code", edited.curriculum.code);
        Ok(Answer::said(note.fact("edition", i64::from(edited.curriculum.edition))))
    };
    Wish::Do(Job::Act(Act::new("curriculum", work)))
}

impl Screen for Curricula {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let crumbs = vec![look.say("menu-curricula").into_owned()];
        let state = match self.here() {
            Some(row) if row.standing == Standing::Frozen => look.say("curriculum-frozen"),
            Some(_) => look.say("curriculum-free"),
            None => "".into(),
        };
        Head { area: None, crumbs, state: state.into_owned() }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(self.table()).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-curricula"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = env.body().height.saturating_sub(1);
        let pane = self.pane;
        let (cursor, count) = self.place();
        if let Some(moved) = list::step(*cursor, count, height, key) {
            let is_other = *cursor != moved;
            *cursor = moved;
            if pane == Pane::Editions && is_other {
                self.module = 0;
            }
            return Vec::new();
        }
        match command::action(self.table(), key) {
            Some(action) => self.obey(action, env.look),
            None => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let (width, height) = (canvas.width(), canvas.height());
        if width < 80 {
            return match self.pane {
                Pane::Editions => self.draw_editions(canvas, look),
                Pane::Modules => self.draw_modules(canvas, look),
            };
        }
        let left = Rect::new(0, 0, EDITION_COLUMNS.saturating_sub(1), height);
        let room = width.saturating_sub(EDITION_COLUMNS);
        let right = Rect::new(EDITION_COLUMNS, 0, room, height);
        let in_editions = self.draw_editions(&mut canvas.part(left), look);
        let in_modules = self.draw_modules(&mut canvas.part(right), look);
        in_editions.or(in_modules)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        Some((Level::Info, self.advice_of(env.look)?))
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Curricula(self.here().map(|row| row.curriculum.id)))
    }

    fn renew(&mut self, loaded: Loaded) {
        let Loaded::Curricula(rows, _) = loaded else { return };
        let is_known = |id| self.rows.iter().any(|row| row.curriculum.id == id);
        let here = self.here().map(|row| row.curriculum.id);
        let module = self.modules().get(self.module).map(|row| row.0);
        // An edition that was just made is where the work goes on.
        let made = rows.iter().position(|row| !is_known(row.curriculum.id));
        let same = rows.iter().position(|row| Some(row.curriculum.id) == here);
        let edition = made.or(same).unwrap_or(self.edition).min(rows.len().saturating_sub(1));
        (self.rows, self.edition) = (rows, edition);
        let place = self.modules().iter().position(|row| Some(row.0) == module);
        self.module = place.unwrap_or(self.module).min(self.modules().len().saturating_sub(1));
    }
}
