//! The form of the decision: when, where, the minute's number, and the cohort's code as a yes.

use chrono::{Datelike as _, NaiveDate};

use crate::app::graduate::Meeting;
use crate::app::meeting::MeetingView;
use crate::domain::fields::read_date;
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command};
use crate::ui::field::{self, Field, Labelled, Taken};
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Job, Wish};

/// Label, help, most characters, columns.
const FIELDS: [(&str, &str, usize, u16); 4] = [
    ("meeting-date", "meeting-date-help", 20, 14),
    ("meeting-place", "meeting-place-help", 80, 34),
    ("meeting-minute", "meeting-minute-help", 60, 34),
    ("meeting-code", "meeting-code-help", 30, 16),
];

/// Places of the fields that can be wrong.
const DATE: usize = 0;
const CODE: usize = 3;

#[derive(Clone, Copy)]
pub(super) enum Filling {
    Next,
    Previous,
    Decide,
    Back,
}

pub(super) const FORM_KEYS: &[Command<Filling>] = &[
    Command::new("key-next", "explain-meeting-next", &[Key::Enter, Key::Tab, Key::Down], {
        Filling::Next
    })
    .in_footer(90),
    Command::new("key-previous", "explain-previous", &[Key::BackTab, Key::Up], Filling::Previous)
        .in_footer(60),
    Command::new("key-decide", "explain-meeting-decide", &[Key::F(8)], Filling::Decide)
        .in_footer(85),
    Command::new("key-back", "explain-back", &[Key::Esc], Filling::Back).in_footer(50),
];

/// What is typed for the decision.
#[derive(Debug)]
pub(super) struct Form {
    fields: [Field; 4],
    at: usize,
}

/// What a key did to the form.
pub(super) enum Outcome {
    /// It stays open.
    Open(Vec<Wish>),
    /// One went back to the list; what was typed is kept.
    Left,
}

impl Default for Form {
    fn default() -> Self {
        Self { fields: FIELDS.map(|field| Field::new(field.2)), at: 0 }
    }
}

impl Form {
    /// Opens it; the date is today's until another one is typed.
    pub(super) fn begin(&mut self, today: NaiveDate) {
        self.at = DATE;
        if let Some(date) = self.fields.get_mut(DATE).filter(|field| field.text().is_empty()) {
            date.paste(&format!("{:02}-{:02}-{}", today.day(), today.month(), today.year()));
        }
    }

    /// Names the help of the field in focus.
    pub(super) fn help(&self) -> &'static str {
        FIELDS.get(self.at).map_or("", |field| field.1)
    }

    /// Takes a key.
    pub(super) fn update(&mut self, key: Key, code: &str) -> Outcome {
        let Some(action) = command::action(FORM_KEYS, key) else {
            let taken = self.fields.get_mut(self.at).map(|field| field.update(key));
            let is_full = taken == Some(Taken::Full);
            return Outcome::Open(if is_full { vec![Wish::Beep] } else { Vec::new() });
        };
        match action {
            Filling::Back => return Outcome::Left,
            Filling::Previous => self.at = self.at.saturating_sub(1),
            Filling::Next if self.at < CODE => self.at = self.at.saturating_add(1),
            Filling::Next | Filling::Decide => return Outcome::Open(self.decide(code)),
        }
        Outcome::Open(Vec::new())
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, pasted: &str) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(pasted);
        }
    }

    fn decide(&mut self, code: &str) -> Vec<Wish> {
        let [date, place, minute, typed] =
            self.fields.each_ref().map(|field| field.text().trim().to_owned());
        let Ok(date) = read_date(&date) else {
            self.at = DATE;
            return vec![Wish::Beep, Wish::Say(Note::warn("date-not-understood"))];
        };
        if !is_confirmed(&typed, code) {
            self.at = CODE;
            return vec![Wish::Beep, Wish::Say(Note::warn("said-code-differs").fact("code", code))];
        }
        vec![Wish::Do(Job::Graduate(code.to_owned(), Meeting { date, place, minute }))]
    }

    /// Paints what will be frozen, and the fields; gives the place of the cursor.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        view: &MeetingView,
        look: &Look,
    ) -> Option<Spot> {
        let code = &view.assessment.cohort.code;
        let facts = [
            ("code", code.as_str().into()),
            ("passed", super::number(view.passed().count()).into()),
            ("failed", super::number(view.failed().count()).into()),
        ];
        let room = canvas.width().saturating_sub(4);
        let mut y: u16 = 1;
        for line in text::wrap(&look.say_with("meeting-freezes", &facts), room) {
            canvas.put(2, y, &line, look.style(Role::Warn));
            y = y.saturating_add(1);
        }
        let labels = FIELDS.map(|field| look.say(field.0));
        let beside = self.beside(code, look);
        let rows: Vec<Labelled<'_>> = labels
            .iter()
            .zip(&self.fields)
            .zip(FIELDS)
            .zip(&beside)
            .map(|(((label, field), row), beside)| Labelled {
                label,
                field,
                columns: row.3,
                beside: (beside.0, &beside.1),
            })
            .collect();
        field::draw_form(canvas, y.saturating_add(1), &rows, self.at, look)
    }

    /// Says beside each field whether it is understood.
    fn beside(&self, code: &str, look: &Look) -> [(Role, String); 4] {
        let [date, .., typed] = self.fields.each_ref().map(Field::text);
        let none = || (Role::Text, String::new());
        let date = match read_date(date) {
            Ok(date) => (Role::Good, look.long_date(date)),
            Err(_) => (Role::Bad, look.say("meeting-no-date").into_owned()),
        };
        let typed = if is_confirmed(typed, code) {
            (Role::Good, look.say("meeting-code-same").into_owned())
        } else if typed.trim().is_empty() {
            none()
        } else {
            (Role::Warn, look.say("meeting-code-other").into_owned())
        };
        [date, none(), none(), typed]
    }
}

fn is_confirmed(typed: &str, code: &str) -> bool {
    typed.trim().eq_ignore_ascii_case(code)
}
