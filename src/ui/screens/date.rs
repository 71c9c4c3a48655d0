//! Asks for today's date where that of the machine cannot be right.

use crate::app::opening::DateDoubt;
use crate::domain::fields::read_date;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::field::Field;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::note::{Level, Note};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Wish};

/// Most characters of a date.
const DATE_MOST: usize = 20;

/// Columns of the field.
const FIELD_COLUMNS: u16 = 14;

#[derive(Clone, Copy)]
enum Action {
    Accept,
}

const KEYS: &[Command<Action>] =
    &[Command::new("key-accept", "explain-date", &[Key::Enter], Action::Accept).in_footer(90)];

/// Asks for today's date; an empty answer confirms that of the machine.
#[derive(Debug)]
pub struct DateQuestion {
    doubt: DateDoubt,
    field: Field,
    failure: Option<Note>,
}

impl DateQuestion {
    /// Asks because of a doubt.
    pub fn new(doubt: DateDoubt) -> Self {
        Self { doubt, field: Field::new(DATE_MOST), failure: None }
    }
}

impl Screen for DateQuestion {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        Head { crumbs: vec![look.say("date-title").into_owned()], ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::EntryField
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-date"
    }

    fn update(&mut self, key: Key, _: &Env<'_>) -> Vec<Wish> {
        match command::action(KEYS, key) {
            Some(Action::Accept) => {
                let typed = self.field.text().trim();
                let date = if typed.is_empty() { Ok(self.doubt.machine) } else { read_date(typed) };
                if let Ok(date) = date {
                    return vec![Wish::Do(Job::Date(date))];
                }
                self.failure = Some(Note::warn("date-not-understood"));
                vec![Wish::Beep]
            }
            None => {
                self.field.update(key);
                Vec::new()
            }
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        self.field.paste(pasted);
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let facts = [
            ("machine", look.long_date(self.doubt.machine).into()),
            ("last", look.long_date(self.doubt.last_change).into()),
        ];
        let mut row: u16 = 2;
        let room = canvas.width().saturating_sub(4);
        for line in text::wrap(&look.say_with("date-doubt", &facts), room) {
            canvas.put(2, row, &line, look.style(Role::Text));
            row = row.saturating_add(1);
        }
        row = row.saturating_add(1);
        let column = canvas.put(2, row, &look.say("date-field"), look.style(Role::Text));
        let cursor = self.field.draw(canvas, (column.saturating_add(1), row), FIELD_COLUMNS, look);
        canvas.place(cursor, row)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        let look = env.look;
        let note = self.failure.as_ref()?;
        Some((note.level, look.sentence(note)))
    }
}
