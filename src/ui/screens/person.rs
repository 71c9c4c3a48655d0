//! One person: who they are, their cohorts, how far they have come, what was done with the record.

use crate::app::deeds::Holding;
use crate::app::edit;
use crate::app::people::{self, PersonView, PlaceView};
use crate::app::sheet::Subject;
use crate::domain::coded::Coded as _;
use crate::domain::field::Cell;
use crate::domain::fields::{PERSON_FIELDS, choice_label, label_of};
use crate::domain::records::Person;

use super::history::told;
use super::{Screen, Spot};
use crate::ui::act::{Act, Answer, Next};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::value;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Edit,
    Open,
    Journey,
    Remove,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-person-open", &[Key::Enter], Action::Open).in_footer(80),
    Command::new("key-edit", "explain-person-edit", &[Key::Char('e')], Action::Edit).in_footer(90),
    Command::new("key-journey", "explain-person-journey", &[Key::Char('j')], Action::Journey)
        .in_footer(70),
    Command::new("key-remove", "explain-person-remove", &[Key::Delete], Action::Remove),
];

/// One person.
#[derive(Debug)]
pub struct PersonScreen {
    view: PersonView,
    cursor: usize,
}

/// A line of the screen.
enum Line {
    Heading(&'static str),
    /// A field with what it holds.
    Field(&'static str, String),
    /// A cohort, by its place among all.
    Place(usize),
    /// Words of their own.
    Words(Role, String),
}

impl PersonScreen {
    /// Shows what was read.
    pub fn new(view: PersonView) -> Self {
        // The heading above is no row that one stands on.
        Self { view, cursor: 1 }
    }

    fn lines(&self, env: &Env<'_>) -> Vec<Line> {
        let look = env.look;
        let person = &self.view.person;
        let mut lines = vec![Line::Heading("person-who")];
        let filled = PERSON_FIELDS.iter().map(|field| (field.name, (field.get)(person)));
        lines.extend(
            filled
                .filter(|(name, cell)| *cell != Cell::Empty && *name != "name")
                .map(|(name, cell)| Line::Field(name, self.written(name, &cell, look))),
        );
        lines.push(Line::Heading("person-cohorts"));
        lines.extend((0..self.view.places.len()).map(Line::Place));
        if self.view.places.is_empty() {
            lines.push(Line::Words(Role::Quiet, look.say("person-no-cohorts").into_owned()));
        }
        if let Some(reached) = &self.view.reached {
            lines.push(Line::Heading("person-stage"));
            let since = look.long_date(reached.since);
            let stage = look.say(&format!("stage-{}", reached.stage.code)).into_owned();
            let words = look.say_with(
                "person-stage-since",
                &[("stage", stage.into()), ("since", since.into())],
            );
            lines.push(Line::Words(Role::Text, words));
        }
        lines.push(Line::Heading("person-history"));
        lines.extend(self.view.history.iter().map(|deed| {
            let when = look.moment(deed.at.naive_local(), env.today());
            let what = look.sentence(&told(deed));
            let role = match deed.holding {
                Holding::Holds => Role::Text,
                Holding::TakenBack => Role::Gone,
                Holding::Undoes | Holding::Redoes => Role::Quiet,
            };
            Line::Words(role, format!("{when}  {}  {what}", deed.operator))
        }));
        lines
    }

    /// Writes what a field holds, as people read it.
    fn written(&self, name: &str, cell: &Cell, look: &Look) -> String {
        let words = value::words(cell, look);
        match name {
            "nik" => value::nik(&words),
            "phone" | "phone_other" => value::phone(&words),
            "region" => self.view.home.clone().unwrap_or(words),
            "country" => self.view.country.clone().unwrap_or(words),
            _ => words,
        }
    }

    fn remove(&self) -> Vec<Wish> {
        let (key, name) = (people::key(self.view.person.id), self.view.person.name.clone());
        let act = Act::new("removal", move |room| {
            edit::remove::<Person>(room.app, key)?;
            let note = Note::info("said-person-removed").fact("name", name);
            Ok(Answer::said(note).then(Next::Back))
        });
        vec![Wish::Do(Job::Act(act))]
    }
}

fn place_words(place: &PlaceView, look: &Look) -> (Role, String) {
    let roll = format!("{:02}", place.enrolment.roll);
    let percent = place.attendance.percent.map(|percent| format!("{percent}%"));
    let (role, outcome) = match &place.outcome {
        _ if place.enrolment.left.is_some() => (Role::Gone, look.say("mark-gone").into_owned()),
        None => (Role::Text, super::cohorts::state_word(&place.cohort, look)),
        Some((_, outcome)) => {
            let word = look.say(&choice_label("verdict", outcome.result.code())).into_owned();
            (Role::Text, format!("{word} {}", outcome.certificate).trim_end().to_owned())
        }
    };
    let title = format!("{} {}", place.cohort.code, place.cohort.title);
    (role, format!("{title}  {roll}  {}  {outcome}", percent.unwrap_or_default()))
}

impl Screen for PersonScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let crumbs = vec![env.look.say("area-people").into_owned(), self.view.person.name.clone()];
        let state = match self.view.remarks.len() {
            0 => String::new(),
            count => env.look.say_with("person-remarks", &[("count", count.into())]),
        };
        Head { area: None, crumbs, state }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-person"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let lines = self.lines(env);
        if let Some(cursor) = list::step(self.cursor, lines.len(), env.body().height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        let open = |page| vec![Wish::Do(Job::Load(page, Then::Push))];
        match (command::action(KEYS, key), lines.get(self.cursor)) {
            (Some(Action::Remove), _) => self.remove(),
            (Some(Action::Journey), _) => open(Page::Graduate(self.view.person.id)),
            (Some(Action::Open), Some(Line::Place(index))) => match self.view.places.get(*index) {
                Some(place) => open(Page::Cohort(place.cohort.id)),
                None => vec![Wish::Beep],
            },
            (Some(Action::Edit | Action::Open), _) => {
                open(Page::Form(Subject::Person(self.view.person.id)))
            }
            (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let lines = self.lines(env);
        let shown = list::page(self.cursor, lines.len(), canvas.height());
        let labels = lines.iter().filter_map(|line| match line {
            Line::Field(name, _) => Some(text::columns(&look.say(&label_of(name)))),
            Line::Heading(_) | Line::Place(_) | Line::Words(..) => None,
        });
        let start = labels.max().unwrap_or(0).saturating_add(4);
        let cut = look.glyphs().cut;
        let mut spot = None;
        for (y, (index, line)) in
            (0..).zip(lines.iter().enumerate().skip(shown.start).take(shown.len()))
        {
            let width = canvas.width();
            match line {
                Line::Heading(id) => {
                    canvas.repeat(0, y, width, look.glyphs().rule);
                    let heading = format!(" {} ", look.say(id));
                    canvas.put(2, y, &heading, look.style(Role::Heading));
                }
                Line::Field(name, words) => {
                    canvas.put(2, y, &look.say(&label_of(name)), look.style(Role::Quiet));
                    let room = width.saturating_sub(start);
                    canvas.put(start, y, &text::cut(words, room, cut), look.style(Role::Text));
                }
                Line::Place(place) => {
                    let Some(place) = self.view.places.get(*place) else { continue };
                    let (role, words) = place_words(place, look);
                    let room = width.saturating_sub(2);
                    canvas.put(2, y, &text::cut(&words, room, cut), look.style(role));
                }
                Line::Words(role, words) => {
                    let room = width.saturating_sub(2);
                    canvas.put(2, y, &text::cut(words, room, cut), look.style(*role));
                }
            }
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Person(self.view.person.id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Person(view) = loaded {
            self.view = *view;
        }
    }
}
