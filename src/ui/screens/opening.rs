//! The first screen: the store is being opened, or could not be.

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Wish};

#[derive(Clone, Copy)]
enum Action {
    Quit,
}

const FAILED: &[Command<Action>] =
    &[Command::new("key-close", "explain-close", &[Key::Enter], Action::Quit).in_footer(90)];

/// The store is being opened; a failure shows its sentence and waits for Enter, because the window
/// of a program that was started by a double click would vanish with it.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    percent: Option<u8>,
    failure: Option<Note>,
}

impl Screen for Opening {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        Head { crumbs: vec![look.say("opening-title").into_owned()], ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::Entry
    }

    fn hints(&self) -> Vec<&'static Hint> {
        let table: &[Command<Action>] = if self.failure.is_some() { FAILED } else { &[] };
        table.iter().map(|row| &row.hint).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-opening"
    }

    fn update(&mut self, key: Key, _: &Env<'_>) -> Vec<Wish> {
        match command::action(FAILED, key).filter(|_| self.failure.is_some()) {
            Some(Action::Quit) => vec![Wish::Quit],
            None => Vec::new(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let version = format!("juragan {}", env!("CARGO_PKG_VERSION"));
        canvas.put(2, 2, &version, look.style(Role::Heading));
        let Some(note) = &self.failure else {
            let words = match self.percent {
                None => look.say("opening-now").into_owned(),
                Some(percent) => {
                    look.say_with("opening-check", &[("percent", i64::from(percent).into())])
                }
            };
            canvas.put(2, 4, &words, look.style(Role::Text));
            return canvas.place(2, 4);
        };
        let room = canvas.width().saturating_sub(4);
        let mut row: u16 = 4;
        for (sentence, role) in look
            .sentences(note)
            .iter()
            .zip([Role::Bad].into_iter().chain(std::iter::repeat(Role::Text)))
        {
            for line in text::wrap(sentence, room) {
                canvas.put(2, row, &line, look.style(role));
                row = row.saturating_add(1);
            }
        }
        canvas.put(2, row.saturating_add(1), &look.say("opening-enter"), look.style(Role::Text));
        canvas.place(2, row.saturating_add(1))
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        self.failure = Some(note);
        None
    }

    fn progress(&mut self, percent: u8) {
        self.percent = Some(percent);
    }
}
