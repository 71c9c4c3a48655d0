//! The list of graduates: the late ones first, what is known of one beside it.

use crate::app::follow::{Graduate, GraduateRow, GraduatesView, News, Pace, Watch};
use crate::app::sheet::Journey;
use crate::domain::id::PersonId;

use super::super::{Screen, Spot};
use super::{beside, form, open, steps, watch};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::table::{Beside, Cell, Column, Held, Listed, Marking, Rank, Spec, Table, Width};
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
    Step,
    Note,
    Task,
    Watch,
    Board,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-board-open", &[Key::Enter], Action::Open).in_footer(90),
    Command::new(
        "key-step",
        "explain-graduate-step",
        &[Key::Char('>'), Key::Char('m')],
        Action::Step,
    )
    .in_footer(85),
    Command::new("key-note", "explain-graduate-note", &[Key::Char('c')], Action::Note),
    Command::new("key-task", "explain-graduate-task", &[Key::Char('t')], Action::Task),
    Command::new("key-watch", "explain-watch", &[Key::Char('f')], Action::Watch).in_footer(58),
    Command::new("key-board", "explain-to-board", &[Key::Tab, Key::BackTab], Action::Board)
        .in_footer(59),
];

static SPEC: Spec<GraduateRow> = Spec {
    name: "graduates",
    id: |row| row.person.uuid(),
    columns: &[
        Column::new("name", "field-name", Width::Flexible(18), |row: &GraduateRow, _| {
            Cell::text(&row.name)
        })
        .sorted(|row| Rank::words(&row.name))
        .filtered(),
        Column::new("cohorts", "graduate-cohort", Width::Fixed(9), |row: &GraduateRow, _| {
            Cell::text(&row.cohorts)
        })
        .sorted(|row| Rank::words(&row.cohorts))
        .filtered(),
        Column::new("stage", "board-stage", Width::Fixed(15), |row: &GraduateRow, env| {
            Cell::text(env.look.say(&row.stage.message()))
        })
        .sorted(|row| Rank::number(Some(row.stage.number)))
        .filtered(),
        Column::new("days", "graduates-days", Width::Fixed(5), |row: &GraduateRow, _| {
            match row.pace {
                Pace::Late => Cell::right(format!("{}!", row.days)).as_role(Role::Warn),
                Pace::Good => Cell::right(format!("{} ", row.days)),
            }
        })
        .sorted(|row| Rank::number(Some(row.days))),
        Column::new("moved", "graduates-moved", Width::Fixed(11), |row: &GraduateRow, env| {
            let day = env.look.date(row.moved);
            match row.news {
                News::Heard => Cell::text(day),
                News::Silent => Cell::text(day).as_role(Role::Warn),
            }
        })
        .sorted(|row| Rank::day(Some(row.moved))),
        Column::new("idea", "graduates-idea", Width::Flexible(14), |row: &GraduateRow, _| {
            Cell::text(&row.idea)
        })
        .sorted(|row| Rank::words(&row.idea))
        .filtered()
        .from(96),
    ],
    sort: None,
    none: "graduates-none",
    marking: Marking::Off,
    beside: Beside::Detail,
};

/// The list of graduates.
#[derive(Debug)]
pub struct ListScreen {
    list: Table<Held<GraduateRow>>,
    view: GraduatesView,
}

impl ListScreen {
    /// Shows what was read.
    pub fn new(mut view: GraduatesView) -> Self {
        let rows = std::mem::take(&mut view.rows);
        Self { list: Table::held(&SPEC, rows), view }
    }

    fn chosen(&self) -> Option<PersonId> {
        self.list.current().map(|row| row.person)
    }

    /// What is known of the one in focus.
    fn beside(&self) -> Option<&Graduate> {
        self.view.beside.as_ref().filter(|beside| Some(beside.person.id) == self.chosen())
    }

    /// Has what is known of the one in focus read, where it is not that already.
    fn look_up(&self) -> Option<Wish> {
        let person = self.chosen().filter(|_| self.beside().is_none())?;
        Some(Wish::Do(Job::Beside(person)))
    }
}

impl Screen for ListScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let mut crumbs =
            vec![look.say("area-alumni").into_owned(), look.say("alumni-list").into_owned()];
        crumbs.extend(watch::told(self.view.watch, &self.view.cohorts, look));
        let count = self.list.rows().len();
        let total = look.say_with("graduates-count", &[("count", count.into())]);
        let area = Some(Page::Board(Watch::EVERYBODY, None));
        Head { area, crumbs, state: self.list.state(look, total) }
    }

    fn focus(&self) -> Focus {
        self.list.focus()
    }

    fn hints(&self) -> Vec<&'static Hint> {
        self.list.hints(KEYS)
    }

    fn purpose(&self) -> &'static str {
        "purpose-graduates"
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(104)
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(mut wishes) = self.list.update(key, env) {
            wishes.extend(self.look_up());
            return wishes;
        }
        let look = env.look;
        match (command::action(KEYS, key), self.chosen(), self.beside()) {
            (Some(Action::Watch), at, _) => {
                let page = move |watch| Page::Graduates(watch, at);
                watch::ask(self.view.watch, &self.view.cohorts, look, page)
            }
            (Some(Action::Board), at, _) => {
                vec![Wish::Do(Job::Load(Page::Board(self.view.watch, at), Then::Replace))]
            }
            (Some(Action::Open), Some(person), _) => open(Page::Graduate(person)),
            (Some(Action::Task), Some(person), _) => form(Journey::NewTask(person)),
            (Some(Action::Note), _, Some(of)) => {
                steps::ask_note(of.person.id, &of.person.name, look)
            }
            (Some(Action::Step), _, Some(of)) => steps::ask_step(of, look),
            // What is known of them is read first; the key is pressed again then.
            (Some(Action::Note | Action::Step), Some(_), None) => {
                self.look_up().into_iter().collect()
            }
            _ => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        self.list.draw_beside(canvas, env, |_, canvas, env| {
            if let Some(of) = self.beside() {
                beside::draw(of, canvas, env);
            }
        })
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

    fn page(&self) -> Option<Page> {
        Some(Page::Graduates(self.view.watch, self.chosen()))
    }

    fn renew(&mut self, loaded: Loaded) {
        match loaded {
            Loaded::Graduates(view) => {
                self.view = *view;
                self.list.renew(std::mem::take(&mut self.view.rows));
            }
            Loaded::Beside(graduate) => self.view.beside = Some(*graduate),
            _ => {}
        }
    }
}
