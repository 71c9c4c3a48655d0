//! Laporan: choose what is reported, have it checked, write the files.

mod check;
mod folder;
mod form;
mod keys;
mod paint;
mod told;

use ratatui::layout::Rect;

use crate::app::report::{CheckReport, Offer};

use self::form::Form;
use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::errand::End;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Loaded, Page, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
}

const KEYS: &[Command<Action>] =
    &[Command::new("key-open", "explain-reports-open", &[Key::Enter], Action::Open).in_footer(90)];

/// The list of reports, or one of them being made.
#[derive(Debug)]
pub struct Reports {
    offer: Offer,
    cursor: usize,
    form: Option<Form>,
    /// Whether something was mended elsewhere since the check.
    check: Check,
}

/// Whether the form is to be checked with the next key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Check {
    #[default]
    No,
    Again,
}

impl Reports {
    /// Shows what was read.
    pub fn new(offer: Offer) -> Self {
        Self { offer, cursor: 0, form: None, check: Check::No }
    }

    fn open(&mut self, env: &Env<'_>) -> Vec<Wish> {
        let Some(row) = self.offer.profiles.get(self.cursor) else { return vec![Wish::Beep] };
        if let Some(fault) = row.faults.first() {
            return vec![Wish::Beep, Wish::Say(Note::from(fault))];
        }
        let form = Form::new(row, &self.offer, env.today());
        let wishes = form.check();
        self.form = Some(form);
        wishes
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let height = profile_rows(canvas.height());
        let shown = list::page(self.cursor, self.offer.profiles.len(), height);
        let rows = self.offer.profiles.iter().enumerate().skip(shown.start).take(shown.len());
        let mut spot = None;
        let cut = look.glyphs().cut;
        let room = canvas.width().saturating_sub(6);
        for (step, (index, row)) in (0..).zip(rows) {
            let y = u16::saturating_mul(step, 2);
            let title = if row.title.is_empty() { &row.name } else { &row.title };
            canvas.put(2, y, &text::cut(&look.say(title), room, cut), look.style(Role::Text));
            let (role, about) = match row.faults.first() {
                Some(fault) => (Role::Bad, look.sentence(&Note::from(fault))),
                None => (Role::Quiet, look.say(&row.receiver).into_owned()),
            };
            canvas.put(4, y.saturating_add(1), &text::cut(&about, room, cut), look.style(role));
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        let used = height.saturating_mul(2).min(self.profile_lines()).saturating_add(1);
        let rest = Rect::new(0, used, canvas.width(), canvas.height().saturating_sub(used));
        self.draw_sent(&mut canvas.part(rest), env);
        spot
    }

    fn profile_lines(&self) -> u16 {
        u16::try_from(self.offer.profiles.len()).unwrap_or(u16::MAX).saturating_mul(2)
    }

    /// Paints what was sent to whom, the latest first.
    fn draw_sent(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) {
        let look = env.look;
        if self.offer.sent.is_empty() {
            return;
        }
        canvas.repeat(0, 0, canvas.width(), look.glyphs().rule);
        canvas.put(2, 0, &format!(" {} ", look.say("reports-sent")), look.style(Role::Heading));
        let room = canvas.width().saturating_sub(3);
        for (y, sent) in (1..canvas.height()).zip(&self.offer.sent) {
            let facts = [
                ("when", look.moment(sent.at.naive_local(), env.today()).into()),
                ("profile", sent.profile.as_str().into()),
                ("cohort", sent.cohort.as_str().into()),
                ("receiver", look.say(&sent.receiver).into_owned().into()),
                ("people", i64::from(sent.people).into()),
            ];
            let words = look.say_with("reports-sent-row", &facts);
            let words = text::cut(&words, room, look.glyphs().cut).into_owned();
            canvas.put(2, y, &words, look.style(Role::Text));
        }
    }
}

/// Profiles of two rows each that are listed at once; below them stands what was sent.
fn profile_rows(height: u16) -> u16 {
    (height / 3).max(1)
}

impl Screen for Reports {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let own = look.say("area-reports").into_owned();
        let title = self.form.as_ref().map(|form| look.say(form.title()).into_owned());
        let state = self.form.as_ref().map(|form| form.state(look)).unwrap_or_default();
        let crumbs = std::iter::once(own).chain(title).collect();
        Head { area: Some(Page::Reports), crumbs, state }
    }

    fn focus(&self) -> Focus {
        self.form.as_ref().map_or(Focus::List, Form::focus)
    }

    fn hints(&self) -> Vec<&'static Hint> {
        match &self.form {
            Some(form) => form.hints(),
            None => command::hints(KEYS).collect(),
        }
    }

    fn purpose(&self) -> &'static str {
        "purpose-reports"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(form) = &mut self.form {
            let again = std::mem::take(&mut self.check) == Check::Again;
            let Some(mut wishes) = form.update(key, env) else {
                self.form = None;
                return Vec::new();
            };
            if again && wishes.iter().all(|wish| !matches!(wish, Wish::Do(_))) {
                wishes.extend(form.check());
            }
            return wishes;
        }
        let height = profile_rows(env.body().height);
        if let Some(cursor) = list::step(self.cursor, self.offer.profiles.len(), height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match command::action(KEYS, key) {
            Some(Action::Open) => self.open(env),
            None => vec![Wish::Beep],
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        match &mut self.form {
            Some(form) => form.paste(pasted),
            None => vec![Wish::Beep, Wish::Say(Note::warn("said-paste-ignored"))],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        match &self.form {
            Some(form) => form.draw(canvas, env),
            None => self.draw_list(canvas, env),
        }
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Reports)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Reports(offer) = loaded {
            self.cursor = self.cursor.min(offer.profiles.len().saturating_sub(1));
            self.offer = *offer;
            if self.form.as_mut().is_some_and(Form::is_mended) {
                self.check = Check::Again;
            }
        }
    }

    fn checked(&mut self, report: CheckReport) {
        if let Some(form) = &mut self.form {
            form.checked(report);
        }
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        if let Some(form) = &mut self.form {
            form.failed();
        }
        Some(note)
    }

    fn ended(&mut self, outcome: &Result<End, Note>) {
        if let Some(form) = &mut self.form {
            form.ended(outcome);
        }
    }
}
