//! Draws the state: the frame, the topmost screen, what lies over it.

use ratatui::buffer::Buffer;

use super::{AppState, Popup};
use crate::ui::canvas::Canvas;
use crate::ui::command::Focus;
use crate::ui::frame::{self, Around};
use crate::ui::look::Mode;
use crate::ui::note::{Level, Note, Value};
use crate::ui::screens::Spot;
use crate::ui::screens::history::told;
use crate::ui::work::{Env, Proposal, Run, Turn};

impl AppState {
    /// Paints everything; gives the place of the terminal's own cursor, where it is to be seen.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Spot> {
        let area = buffer.area;
        let mut canvas = Canvas::new(buffer, area);
        if frame::is_too_small(area.width, area.height) {
            frame::draw_too_small(&mut canvas, &self.look);
            return None;
        }
        let moment =
            crate::ui::work::Moment { width: area.width, height: area.height, ..self.moment };
        let env = Env { look: &self.look, moment };
        let screen = self.screens.top();
        let around = Around {
            head: screen.head(&env),
            date: self.date(),
            operator: &self.operator,
            advice: self.question().or_else(|| screen.advice(&env)),
            said: self.said.as_ref().map(|note| (note.level, self.look.sentences(note).join(" "))),
            saving: self.saving_words(),
            focus: screen.focus(),
            hints: screen.hints(),
        };
        frame::draw(&mut canvas, &around, &self.look);
        let mut body = canvas.part(frame::body(area.width, area.height));
        let spot = screen.draw(&mut body, &env);
        let over = match &self.popup {
            Some(Popup::Menu(menu)) => Some(menu.draw(&mut body, &self.look)),
            Some(Popup::Help(help)) => Some(help.draw(&mut body, &self.look)),
            Some(Popup::Turn(..)) | None => None,
        };
        // Outside text fields the cursor is hidden; a screen reader needs it on the item.
        match over {
            Some(spot) => spot.filter(|_| self.look.mode() == Mode::Plain),
            None => {
                spot.filter(|_| screen.focus() == Focus::Field || self.look.mode() == Mode::Plain)
            }
        }
    }

    fn date(&self) -> String {
        let date = self.look.long_date(self.moment.now.date_naive());
        match self.run {
            Run::Usual => date,
            Run::FixedClock => format!("{}  {date}", self.look.say("frame-fixed-clock")),
            Run::Practice => format!("{}  {date}", self.look.say("frame-practice")),
        }
    }

    /// Says whether all is stored; "saved" only when nothing waits.
    fn saving_words(&self) -> (Level, String) {
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
        let Some(Popup::Turn(turn, proposal)) = &self.popup else { return None };
        let Proposal { change, operator, at } = proposal.as_ref();
        let id = match turn {
            Turn::Undo => "ask-undo",
            Turn::Redo => "ask-redo",
        };
        let when = self.look.moment(at.naive_local(), self.moment.now.date_naive());
        let note = Note::warn(id)
            .fact("what", Value::Note(Box::new(told(change))))
            .fact("when", when)
            .fact("operator", operator.clone());
        Some((Level::Warn, self.look.sentence(&note)))
    }
}
