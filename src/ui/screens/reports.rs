//! Laporan: choose what is reported, have it checked, write the files.

use crate::app::report::{CheckReport, Offer};

use super::report_form::Form;
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
}

impl Reports {
    /// Shows what was read.
    pub fn new(offer: Offer) -> Self {
        Self { offer, cursor: 0, form: None }
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
        let height = canvas.height() / 2;
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
        spot
    }
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
            let wishes = form.update(key, env);
            if wishes.is_none() {
                self.form = None;
            }
            return wishes.unwrap_or_default();
        }
        let height = env.body().height / 2;
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
            Some(form) => form.draw(canvas, env.look),
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
