//! Asks for the passphrase of a locked store, or for its recovery key.

use crate::app::{Unlock, access};

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::field::Field;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Wish};

/// Most characters of a passphrase or recovery key.
const SECRET_MOST: usize = 200;

/// Columns of the field.
const FIELD_COLUMNS: u16 = 50;

#[derive(Clone, Copy)]
enum Action {
    Open,
    Other,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-unlock", "explain-unlock", &[Key::Enter], Action::Open).in_footer(90),
    Command::new("key-recovery", "explain-recovery", &[Key::Tab, Key::BackTab], Action::Other)
        .in_footer(80),
];

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    Passphrase,
    RecoveryKey,
}

/// Asks for what opens the store.
#[derive(Debug)]
pub struct Passphrase {
    asked: Asked,
    field: Field,
    failure: Option<Note>,
}

impl Passphrase {
    /// Asks, and tells why the answer before did not do.
    pub fn new(mut failure: Option<Note>) -> Self {
        if let Some(note) = &mut failure {
            // Here the way out is a key, not a command.
            note.hints = vec!["hint-forgotten-here"];
        }
        Self { asked: Asked::default(), field: Field::new(SECRET_MOST).hidden(), failure }
    }
}

impl Passphrase {
    fn open(&mut self) -> Vec<Wish> {
        self.failure = None;
        let unlock = match self.asked {
            Asked::Passphrase => Unlock::Passphrase(self.field.take_secret()),
            // Nine groups are long to type again: a slip is told and what was typed stays.
            Asked::RecoveryKey => match access::recovery_key(self.field.text()) {
                Ok(unlock) => {
                    drop(self.field.take_secret());
                    unlock
                }
                Err(error) => {
                    self.failure = Some(Note::from(&error));
                    return vec![Wish::Beep];
                }
            },
        };
        vec![Wish::Do(Job::Open(unlock))]
    }
}

impl Screen for Passphrase {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        Head { crumbs: vec![look.say("passphrase-title").into_owned()], ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::EntryField
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-passphrase"
    }

    fn update(&mut self, key: Key, _: &Env<'_>) -> Vec<Wish> {
        match command::action(KEYS, key) {
            Some(Action::Open) if self.field.text().is_empty() => vec![Wish::Beep],
            Some(Action::Open) => self.open(),
            Some(Action::Other) => {
                // A recovery key is read from paper, so it is shown as it is typed.
                (self.asked, self.field) = match self.asked {
                    Asked::Passphrase => (Asked::RecoveryKey, Field::new(SECRET_MOST)),
                    Asked::RecoveryKey => (Asked::Passphrase, Field::new(SECRET_MOST).hidden()),
                };
                self.failure = None;
                Vec::new()
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
        let (title, label) = match self.asked {
            Asked::Passphrase => ("passphrase-needed", "passphrase-field"),
            Asked::RecoveryKey => ("recovery-needed", "recovery-field"),
        };
        canvas.put(2, 2, &look.say(title), look.style(Role::Text));
        let column = canvas.put(2, 4, &look.say(label), look.style(Role::Text));
        let start = column.saturating_add(1);
        let room = FIELD_COLUMNS.min(canvas.width().saturating_sub(start).saturating_sub(1));
        let cursor = self.field.draw(canvas, (start, 4), room, look);
        let told = self.failure.as_ref().map(|note| look.sentences(note).join(" "));
        let width = canvas.width().saturating_sub(4);
        for (row, line) in (6..).zip(text::wrap(&told.unwrap_or_default(), width)) {
            canvas.put(2, row, &line, look.style(Role::Warn));
        }
        canvas.place(cursor, 4)
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        self.failure = Some(note);
        None
    }
}
