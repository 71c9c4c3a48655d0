//! Muat data: choose the cohort and the file with its list.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::import::{Kind, Reading, Wanted};
use crate::app::spreadsheets::Offer;
use crate::domain::id::CohortId;
use crate::domain::records::Cohort;

use super::import::{steps, told};
use super::{Screen, Spot};
use crate::ui::ask::{Ask, Choice};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::errand::End;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::picker::{Outcome, Picker};
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

/// Rows above the picker.
const ROWS_ABOVE: u16 = 2;

#[derive(Clone, Copy)]
enum Action {
    Cohorts,
    Next,
    Previous,
    Picker,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-read", "explain-intake-read", &[Key::Enter], Action::Picker).in_footer(90),
    Command::new("key-cohort-list", "explain-intake-cohort", &[Key::F(2)], Action::Cohorts)
        .in_footer(80),
    Command::new("key-cohort-after", "explain-intake-cohort", &[Key::Tab], Action::Next),
    Command::new("key-cohort-before", "explain-intake-cohort", &[Key::BackTab], Action::Previous),
    Command::new("key-back", "explain-back", &[Key::Esc], Action::Picker).in_footer(20),
];

#[derive(Clone, Copy)]
enum Answer {
    Kind(Kind),
    Nothing,
}

/// The answers to what a list is about.
const KINDS: &[Command<Answer>] = &[
    Command::new(
        "kind-participants",
        "explain-kind",
        &[Key::Char('1')],
        Answer::Kind(Kind::Participants),
    )
    .in_footer(90),
    Command::new("kind-register", "explain-kind", &[Key::Char('2')], Answer::Kind(Kind::Register))
        .in_footer(90),
    Command::new("kind-scores", "explain-kind", &[Key::Char('3')], Answer::Kind(Kind::Scores))
        .in_footer(90),
    Command::new("key-no", "explain-cancel", &[Key::Esc], Answer::Nothing).in_footer(80),
];

/// The choice of a cohort and of a file.
#[derive(Debug)]
pub struct Intake {
    cohorts: Vec<Cohort>,
    /// The cohort, where one is chosen.
    chosen: Option<usize>,
    files: Picker,
    /// A file that was read and may be several kinds of list.
    asked: Option<Arc<Reading>>,
}

impl Intake {
    /// Offers what was found; `cohort` is the one from whose screen it was opened.
    pub fn new(offer: Offer, cohort: Option<CohortId>) -> Self {
        let Offer { cohorts, files } = offer;
        let mut own = Self { cohorts, chosen: None, files: Picker::new(files), asked: None };
        own.choose(cohort);
        own
    }

    /// Chooses a cohort; the only one is chosen by itself.
    fn choose(&mut self, cohort: Option<CohortId>) {
        let place = self.cohorts.iter().position(|one| Some(one.id) == cohort);
        self.chosen = place.or((self.cohorts.len() == 1).then_some(0));
    }

    fn cohort(&self) -> Option<&Cohort> {
        self.chosen.and_then(|at| self.cohorts.get(at))
    }

    fn height(env: &Env<'_>) -> u16 {
        env.body().height.saturating_sub(ROWS_ABOVE)
    }

    fn read(&self, path: PathBuf, look: &Look) -> Vec<Wish> {
        match self.cohort() {
            Some(cohort) => vec![steps::read(path, cohort.code.clone())],
            None => self.ask_cohort(Some(path), look),
        }
    }

    /// Lets a cohort be chosen, for a file if one is picked already.
    fn ask_cohort(&self, path: Option<PathBuf>, look: &Look) -> Vec<Wish> {
        if self.cohorts.is_empty() {
            return vec![Wish::Beep, Wish::Say(Note::warn("intake-no-cohort"))];
        }
        let named = |cohort: &Cohort| format!("{} {}", cohort.code, cohort.title);
        let rows = self.cohorts.iter().map(|row| Choice::new(&row.code, named(row).trim_end()));
        let ids: Vec<(String, CohortId)> =
            self.cohorts.iter().map(|cohort| (cohort.code.clone(), cohort.id)).collect();
        let title = look.say("intake-ask-cohort").into_owned();
        let ask = Ask::choose(title, rows.collect(), move |code| {
            let id = ids.iter().find(|row| row.0 == code).map(|row| row.1);
            let chosen = Wish::Do(Job::Load(Page::Intake(id), Then::Renew));
            let read = path.map(|path| steps::read(path, code.to_owned()));
            std::iter::once(chosen).chain(read).collect()
        });
        let own = self.cohort().map_or("", |cohort| cohort.code.as_str());
        vec![Wish::Ask(Box::new(ask.at(own)))]
    }

    fn step(&mut self, by: usize) -> Vec<Wish> {
        let count = self.cohorts.len();
        let next = self.chosen.map_or(0, |at| at.saturating_add(by));
        self.chosen = next.checked_rem(count);
        Vec::new()
    }

    fn answer(&mut self, reading: Arc<Reading>, key: Key) -> Vec<Wish> {
        match command::action(KINDS, key) {
            Some(Answer::Kind(kind)) if reading.open.contains(&kind) => {
                let said = reading.said.clone();
                vec![steps::again(&reading, Wanted { kind: Some(kind), said })]
            }
            Some(Answer::Nothing) => Vec::new(),
            Some(Answer::Kind(_)) | None => {
                self.asked = Some(reading);
                vec![Wish::Beep]
            }
        }
    }

    fn draw_cohort(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let column = canvas.put(2, 0, &look.say("intake-cohort"), look.style(Role::Text));
        let column = column.saturating_add(1);
        let Some(cohort) = self.cohort() else {
            let id = if self.cohorts.is_empty() { "intake-no-cohort" } else { "intake-any-cohort" };
            canvas.put(column, 0, &look.say(id), look.style(Role::Warn));
            return;
        };
        let name = format!("{} {}", cohort.code, cohort.title);
        let end = canvas.put(column, 0, name.trim_end(), look.style(Role::Heading));
        if self.cohorts.len() > 1 {
            let start = end.saturating_add(2);
            canvas.put(start, 0, &look.say("intake-other"), look.style(Role::Quiet));
        }
    }
}

impl Screen for Intake {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let crumbs = [self.cohort().map(|cohort| cohort.code.clone())];
        let own = look.say("menu-intake").into_owned();
        let crumbs = std::iter::once(look.say("area-cohorts").into_owned())
            .chain(crumbs.into_iter().flatten())
            .chain([own]);
        Head { area: Some(Page::Cohorts), crumbs: crumbs.collect(), state: String::new() }
    }

    fn focus(&self) -> Focus {
        if self.asked.is_some() { Focus::Question } else { Focus::Field }
    }

    fn hints(&self) -> Vec<&'static Hint> {
        let Some(reading) = &self.asked else { return command::hints(KEYS).collect() };
        let is_open = |row: &&Command<Answer>| match row.action {
            Some(Answer::Kind(kind)) => reading.open.contains(&kind),
            Some(Answer::Nothing) | None => true,
        };
        KINDS.iter().filter(is_open).map(|row| &row.hint).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-intake"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(reading) = self.asked.take() {
            return self.answer(reading, key);
        }
        match command::action(KEYS, key) {
            Some(Action::Cohorts) => return self.ask_cohort(None, env.look),
            Some(Action::Next) => return self.step(1),
            Some(Action::Previous) => return self.step(self.cohorts.len().saturating_sub(1)),
            Some(Action::Picker) | None => {}
        }
        match self.files.update(key, Self::height(env)) {
            Outcome::Open => Vec::new(),
            Outcome::Refused => vec![Wish::Beep],
            Outcome::Left => vec![Wish::Back],
            Outcome::Picked(path) => self.read(path, env.look),
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        if self.asked.is_some() {
            return vec![Wish::Beep];
        }
        self.files.paste(pasted);
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        self.draw_cohort(canvas, look);
        let rest = ratatui::layout::Rect::new(
            0,
            ROWS_ABOVE,
            canvas.width(),
            canvas.height().saturating_sub(ROWS_ABOVE),
        );
        self.files.draw(&mut canvas.part(rest), look, env.today())
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(100)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        let reading = self.asked.as_ref()?;
        let words = |(number, kind): (usize, &Kind)| {
            format!("{number} {}", env.look.say(told::kind_label(*kind)))
        };
        let kinds = (1..).zip(Kind::ALL).filter(|(_, kind)| reading.open.contains(kind));
        let kinds: Vec<String> = kinds.map(words).collect();
        let facts = [
            ("file", steps::name_of(reading.book.path()).into()),
            ("kinds", kinds.join(", ").into()),
        ];
        Some((Level::Warn, env.look.say_with("intake-ask-kind", &facts)))
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Intake(self.cohort().map(|cohort| cohort.id)))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Intake(offer, cohort) = loaded {
            self.cohorts = offer.cohorts;
            self.choose(cohort);
            self.files.renew(offer.files);
        }
    }

    fn ended(&mut self, outcome: &Result<End, Note>) {
        if let Ok(End::Read(reading)) = outcome {
            self.asked = (!reading.open.is_empty()).then(|| Arc::clone(reading));
        }
    }
}
