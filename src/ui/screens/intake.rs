//! Muat data: choose the cohort and the file with its participants.

use std::path::PathBuf;

use crate::app::spreadsheets::Offer;
use crate::domain::id::CohortId;
use crate::domain::records::Cohort;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::picker::{Outcome, Picker};
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Wish};

/// Rows above the picker.
const ROWS_ABOVE: u16 = 3;

#[derive(Clone, Copy)]
enum Action {
    Next,
    Previous,
    Picker,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-read", "explain-intake-read", &[Key::Enter], Action::Picker).in_footer(90),
    Command::new("key-cohort-after", "explain-intake-cohort", &[Key::Tab], Action::Next)
        .in_footer(80),
    Command::new("key-cohort-before", "explain-intake-cohort", &[Key::BackTab], Action::Previous),
    Command::new("key-back", "explain-back", &[Key::Esc], Action::Picker).in_footer(20),
];

/// The choice of a cohort and of a file.
#[derive(Debug)]
pub struct Intake {
    cohorts: Vec<Cohort>,
    chosen: usize,
    files: Picker,
    /// The file that is being read.
    reading: Option<PathBuf>,
}

impl Intake {
    /// Offers what was found; `cohort` is the one from whose screen it was opened.
    pub fn new(offer: Offer, cohort: Option<CohortId>) -> Self {
        let Offer { cohorts, files } = offer;
        let place = cohorts.iter().position(|one| Some(one.id) == cohort);
        let files = Picker::new(files);
        Self { cohorts, chosen: place.unwrap_or(0), files, reading: None }
    }

    fn cohort(&self) -> Option<&Cohort> {
        self.cohorts.get(self.chosen)
    }

    fn height(env: &Env<'_>) -> u16 {
        env.body().height.saturating_sub(ROWS_ABOVE)
    }

    fn read(&mut self, path: PathBuf) -> Vec<Wish> {
        let Some(cohort) = self.cohort() else {
            return vec![Wish::Beep, Wish::Say(Note::warn("intake-no-cohort"))];
        };
        let job = Job::Plan(path.clone(), cohort.code.clone());
        self.reading = Some(path);
        vec![Wish::Do(job)]
    }

    fn draw_cohort(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let column = canvas.put(2, 0, &look.say("intake-cohort"), look.style(Role::Text));
        let Some(cohort) = self.cohort() else {
            canvas.put(column, 0, &look.say("intake-no-cohort"), look.style(Role::Warn));
            return;
        };
        let name = format!("{} {}", cohort.code, cohort.title);
        let column = column.saturating_add(1);
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
        Focus::Field
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-intake"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let count = self.cohorts.len().max(1);
        match command::action(KEYS, key) {
            Some(Action::Next) => {
                self.chosen = self.chosen.saturating_add(1) % count;
                return Vec::new();
            }
            Some(Action::Previous) => {
                self.chosen = self.chosen.saturating_add(count).saturating_sub(1) % count;
                return Vec::new();
            }
            Some(Action::Picker) | None => {}
        }
        match self.files.update(key, Self::height(env)) {
            Outcome::Open => Vec::new(),
            Outcome::Refused => vec![Wish::Beep],
            Outcome::Left => vec![Wish::Back],
            Outcome::Picked(path) => self.read(path),
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        self.files.paste(pasted);
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        self.draw_cohort(canvas, look);
        if let Some(path) = &self.reading {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let words = look.say_with("intake-reading", &[("file", name.into())]);
            canvas.put(2, 1, &words, look.style(Role::Warn));
        }
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

    fn page(&self) -> Option<Page> {
        Some(Page::Intake(self.cohort().map(|cohort| cohort.id)))
    }

    fn renew(&mut self, loaded: Loaded) {
        self.reading = None;
        if let Loaded::Intake(offer, cohort) = loaded {
            let place = offer.cohorts.iter().position(|one| Some(one.id) == cohort);
            self.cohorts = offer.cohorts;
            self.chosen = place.unwrap_or(0);
            self.files.renew(offer.files);
        }
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        self.reading = None;
        Some(note)
    }
}
