//! Draws the state: the frame, the topmost screen, what lies over it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{AppState, Busy, Popup, StoreState};
use crate::app::deeds::Turn;
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::{self, Around};
use crate::ui::keys::Key;
use crate::ui::look::Mode;
use crate::ui::note::{Level, Note};
use crate::ui::screens::Spot;
use crate::ui::screens::history::told;
use crate::ui::text;
use crate::ui::work::{Env, Moment};

/// What keys do in a box or at a question, as its `update` takes them.
const MENU_KEYS: &[Command<()>] = &[
    Command::new("key-move", "explain-move", &[Key::Up, Key::Down], ())
        .shown_as("keys-arrows")
        .in_footer(70),
    Command::new("key-open", "explain-first-open", &[Key::Enter], ()).in_footer(90),
    Command::new("key-shut", "explain-shut", &[Key::Esc], ()).in_footer(80),
];
const HELP_KEYS: &[Command<()>] = &[
    Command::new("key-move", "explain-move", &[Key::Up, Key::Down], ())
        .shown_as("keys-arrows")
        .in_footer(70),
    Command::new("key-run", "explain-help", &[Key::Enter], ()).in_footer(90),
    Command::new("key-shut", "explain-shut", &[Key::Esc], ()).in_footer(80),
];
const PALETTE_KEYS: &[Command<()>] = &[
    Command::new("key-move", "explain-move", &[Key::Up, Key::Down], ())
        .shown_as("keys-arrows")
        .in_footer(70),
    Command::new("key-run", "explain-run", &[Key::Enter], ()).in_footer(90),
    Command::new("key-shut", "explain-shut-lookup", &[Key::Esc, Key::Ctrl('p')], ()).in_footer(80),
];
const FIND_KEYS: &[Command<()>] = &[
    Command::new("key-move", "explain-move", &[Key::Up, Key::Down], ())
        .shown_as("keys-arrows")
        .in_footer(70),
    Command::new("key-open", "explain-find-open", &[Key::Enter], ()).in_footer(90),
    Command::new("key-shut", "explain-shut-lookup", &[Key::Esc, Key::Ctrl('f')], ()).in_footer(80),
];
const TURN_KEYS: &[Command<()>] = &[
    Command::new("key-yes", "explain-undo", &[Key::Enter], ()).in_footer(90),
    Command::new("key-no", "explain-cancel", &[Key::Esc], ()).in_footer(80),
];

impl Popup {
    pub(super) fn hints(&self) -> Vec<&'static Hint> {
        let table = match self {
            Self::Menu(_) => MENU_KEYS,
            Self::Help(_) => HELP_KEYS,
            Self::Palette(_) => PALETTE_KEYS,
            Self::Find(_) => FIND_KEYS,
            Self::Turn(..) => TURN_KEYS,
            Self::Ask(ask) => return ask.hints(),
        };
        command::hints(table).collect()
    }
}

impl AppState {
    /// Paints everything; gives the place of the terminal's own cursor, where it is to be seen.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Spot> {
        let area = buffer.area;
        let mut canvas = Canvas::new(buffer, area);
        if frame::is_too_small(area.width, area.height) {
            frame::draw_too_small(&mut canvas, &self.look);
            return None;
        }
        if self.curtain.is_drawn() {
            return self.draw_hidden(buffer);
        }
        let moment = Moment { width: area.width, height: area.height, ..self.moment };
        let env = Env { look: &self.look, moment };
        let screen = self.screens.top();
        let (focus, hints) = self.keys();
        let around = Around {
            head: screen.head(&env),
            date: self.date(),
            operator: &self.operator,
            advice: self
                .question()
                .or_else(|| self.errand_words())
                .or_else(|| screen.advice(&env))
                .or_else(|| self.hints()),
            said: self.said.as_ref().map(|note| (note.level, self.look.sentence(note))),
            saving: self.saving_words(),
            focus,
            hints,
        };
        frame::draw(&mut canvas, &around, &self.look);
        let mut body = canvas.part(env.body());
        let free = area.width.saturating_sub(screen.columns(&env));
        let beside = if area.width >= frame::WIDTH_WIDE && free >= frame::HELP_COLUMNS {
            frame::HELP_COLUMNS
        } else {
            0
        };
        let (width, height) = (area.width.saturating_sub(beside), body.height());
        let spot = screen.draw(&mut body.part(Rect::new(0, 0, width, height)), &env);
        frame::draw_help(&mut body.part(Rect::new(width, 0, beside, height)), &around, &self.look);
        let over = match &self.popup {
            Some(Popup::Menu(menu)) => Some(menu.draw(&mut body, &self.look)),
            Some(Popup::Help(help)) => Some(help.draw(&mut body, &self.look)),
            Some(Popup::Palette(palette)) => Some(palette.draw(&mut body, &self.look)),
            Some(Popup::Find(find)) => Some(find.draw(&mut body, &self.look)),
            Some(Popup::Ask(ask)) => Some(ask.draw(&mut body, &self.look)),
            Some(Popup::Turn(..)) | None => None,
        };
        // Outside text fields the cursor is hidden; a screen reader needs it on the item.
        let in_field = matches!(screen.focus(), Focus::Field | Focus::EntryField);
        let is_typed = match &self.popup {
            Some(Popup::Ask(ask)) => ask.is_typed(),
            Some(Popup::Palette(_) | Popup::Find(_)) => true,
            Some(_) => false,
            None => in_field,
        };
        let is_seen = self.look.mode() == Mode::Plain || is_typed;
        over.unwrap_or(spot).filter(|_| is_seen)
    }

    /// Tells of the long work that goes on.
    fn errand_words(&self) -> Option<(Level, String)> {
        let line = self.errand.as_ref()?;
        let (room, screen) = (self.moment.width, self.screens.number());
        Some((Level::Info, line.words(&self.look, room, screen)))
    }

    /// What to try next after what was said, where the line for it is free.
    fn hints(&self) -> Option<(Level, String)> {
        let hints = self.look.hints(self.said.as_ref()?);
        (!hints.is_empty()).then(|| (Level::Info, hints.join(" ")))
    }

    pub(super) fn date(&self) -> String {
        let date = self.look.long_date(self.moment.now.date_naive());
        match self.mark() {
            None => date,
            Some(mark) => format!("{}  {date}", self.look.say(mark)),
        }
    }

    /// Says whether all is stored; "saved" only when nothing waits.
    pub(super) fn saving_words(&self) -> (Level, String) {
        if self.store == StoreState::Closed && matches!(self.busy, Busy::Working) {
            return (Level::Info, self.look.say("frame-wait").into_owned());
        }
        let (level, id) = match (&self.saving.kept, &self.saving.waiting, self.saving.stored_at) {
            (kept, ..) if !kept.is_empty() => (Level::Bad, "saving-kept"),
            (_, waiting, _) if !waiting.is_empty() => (Level::Info, "saving-now"),
            (.., Some(_)) => (Level::Info, "saving-done"),
            (.., None) => return (Level::Info, String::new()),
        };
        (level, self.look.say(id).into_owned())
    }

    /// Says the question whether to take back or do again.
    fn question(&self) -> Option<(Level, String)> {
        let Some(Popup::Turn(turn, deed)) = &self.popup else { return None };
        let id = match turn {
            Turn::Undo => "ask-undo",
            Turn::Redo => "ask-redo",
        };
        let when = self.look.moment(deed.at.naive_local(), self.moment.now.date_naive());
        let asked = |what: String| {
            let note = Note::warn(id).fact("what", what).fact("when", when.clone());
            self.look.sentence(&note.fact("operator", deed.operator.clone()))
        };
        // The answers stand at the end, so what is asked about gives way to them.
        let room = self.moment.width.saturating_sub(text::columns(&asked(String::new())));
        let what = self.look.sentence(&told(deed));
        let what = text::cut(&what, room, self.look.glyphs().cut).into_owned();
        Some((Level::Warn, asked(what)))
    }
}
