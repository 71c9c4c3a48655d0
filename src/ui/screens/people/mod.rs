//! Peserta: the list of people, of which only the rows that are seen are read.

mod asked;
mod columns;
mod detail;
mod enrol;

use uuid::Uuid;

use super::{Screen, Spot};
use crate::app::people::{Ask, Found};
use crate::app::sheet::Subject;
use crate::domain::id::PersonId;
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::table::{Listed, Source as _, Table};
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

use asked::Asked;
use columns::SPEC;

/// Rows that are read around the cursor with a list.
const ROWS_FIRST: usize = 80;

#[derive(Clone, Copy)]
enum Action {
    Open,
    Add,
    Enrol,
    Intake,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-people-open", &[Key::Enter], Action::Open).in_footer(90),
    Command::new("key-add", "explain-people-add", &[Key::Char('+')], Action::Add).in_footer(70),
    Command::new("key-enrol", "explain-people-enrol", &[Key::Char('a')], Action::Enrol)
        .in_footer(60),
    Command::new("key-intake", "explain-people-intake", &[Key::F(7)], Action::Intake).in_footer(65),
];

/// The list of people.
#[derive(Debug)]
pub struct People {
    list: Table<Asked>,
}

impl People {
    /// Shows what was found.
    pub fn new(found: Found) -> Self {
        Self { list: Table::new(&SPEC, Asked::new(found)) }
    }

    /// Asks for what the list wants and has not.
    fn ask(&self, env: &Env<'_>) -> Vec<Wish> {
        let ask = if self.list.wanted() == *self.list.source().arranged() {
            self.list.source().missing(&self.list.page(env))
        } else {
            Some(self.ask_list())
        };
        ask.map(|ask| Wish::Do(Job::People(ask))).into_iter().collect()
    }

    fn ask_list(&self) -> Ask {
        let around = self.list.current_id().map(PersonId::new);
        Ask::List(asked::wish_of(&self.list.wanted()), around, ROWS_FIRST)
    }

    fn current(&self) -> Option<Uuid> {
        self.list.current_id()
    }
}

fn load(page: Page) -> Vec<Wish> {
    vec![Wish::Do(Job::Load(page, Then::Push))]
}

impl Screen for People {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let people = self.list.source();
        let total = match people.none() {
            Some(_) => String::new(),
            None => look.say_with("people-count", &[("count", people.all().into())]),
        };
        let crumbs = vec![look.say("area-people").into_owned()];
        Head { area: Some(Page::People), crumbs, state: self.list.state(look, total) }
    }

    fn focus(&self) -> Focus {
        self.list.focus()
    }

    fn hints(&self) -> Vec<&'static Hint> {
        self.list.hints(KEYS)
    }

    fn purpose(&self) -> &'static str {
        "purpose-people"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(mut wishes) = self.list.update(key, env) {
            wishes.extend(self.ask(env));
            return wishes;
        }
        match (command::action(KEYS, key), self.current()) {
            (Some(Action::Open), Some(id)) => load(Page::Person(PersonId::new(id))),
            (Some(Action::Add), _) => load(Page::Form(Subject::NewPerson(None))),
            (Some(Action::Intake), _) => load(Page::Intake(None)),
            (Some(Action::Enrol), Some(_)) => {
                let chosen = self.list.chosen().into_iter().map(PersonId::new).collect();
                self.list.unmark();
                enrol::ask(chosen, env.look)
            }
            (Some(Action::Open | Action::Enrol), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        self.list.draw_beside(canvas, env, detail::draw)
    }

    fn interrupt(&mut self, _env: &Env<'_>) -> Vec<Wish> {
        self.list.interrupt();
        Vec::new()
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        self.list.paste(pasted)
    }

    fn lists(&mut self) -> Vec<&mut dyn Listed> {
        vec![&mut self.list]
    }

    fn arranged(&mut self, env: &Env<'_>) -> Vec<Wish> {
        self.ask(env)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::People)
    }

    fn reload(&self) -> Option<Job> {
        Some(Job::People(self.ask_list()))
    }

    fn renew(&mut self, loaded: Loaded) {
        match loaded {
            Loaded::People(found) => *self.list.source_mut() = Asked::new(*found),
            Loaded::PeopleRows(window) => self.list.source_mut().take(window),
            _ => {}
        }
    }
}
