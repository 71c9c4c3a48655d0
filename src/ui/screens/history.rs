//! Riwayat: what was done, by whom, and whether it still holds.

use crate::app::Fact;
use crate::app::deeds::{Deed, Holding};
use crate::domain::fields::label_of;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::{Note, Value};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Loaded, Page, Wish};

/// Most columns of the moment.
const WHEN_COLUMNS: u16 = 18;

/// Most columns of the operator's name.
const OPERATOR_COLUMNS: u16 = 14;

/// The newest changes.
#[derive(Debug)]
pub struct History {
    rows: Vec<Deed>,
    cursor: usize,
}

/// Puts a change into words.
pub fn told(deed: &Deed) -> Note {
    let mut note = Note::info("log-unknown").fact("command", deed.command.as_str());
    note.id = format!("log-{}", deed.command.replace(['.', '_'], "-")).into();
    for (name, fact) in &deed.args {
        let value = match fact {
            Fact::Text(field) if name == "field" => Value::Note(Box::new(Note {
                id: label_of(field).into(),
                ..Note::info("log-unknown")
            })),
            _ => Value::Fact(fact.clone()),
        };
        note.facts.push((name.clone().into(), value));
    }
    note
}

impl History {
    /// Shows what was read.
    pub fn new(rows: Vec<Deed>) -> Self {
        Self { rows, cursor: 0 }
    }

    /// Columns that moments and names need, so that what was done gets the rest.
    fn rooms(&self, env: &Env<'_>) -> (u16, u16) {
        let most = |columns: &mut dyn Iterator<Item = u16>| columns.max().unwrap_or(0);
        let moment = |row: &Deed| env.look.moment(row.at.naive_local(), env.today());
        let when = most(&mut self.rows.iter().map(|row| text::columns(&moment(row))));
        let operator = most(&mut self.rows.iter().map(|row| text::columns(&row.operator)));
        (when.min(WHEN_COLUMNS), operator.min(OPERATOR_COLUMNS))
    }
}

fn words(deed: &Deed, look: &Look) -> (Role, String) {
    let said = look.sentence(&told(deed));
    let about = |id| (Role::Quiet, look.say_with(id, &[("what", said.as_str().into())]));
    match deed.holding {
        Holding::Undoes => about("history-undone"),
        Holding::Redoes => about("history-redone"),
        Holding::TakenBack => (Role::Gone, about("history-taken-back").1),
        Holding::Holds => (Role::Text, said),
    }
}

impl Screen for History {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        Head { area: None, crumbs: vec![look.say("menu-history").into_owned()], ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        Vec::new()
    }

    fn purpose(&self) -> &'static str {
        "purpose-history"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = env.body().height;
        match list::step(self.cursor, self.rows.len(), height, key) {
            Some(cursor) => {
                self.cursor = cursor;
                Vec::new()
            }
            None => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        if self.rows.is_empty() {
            canvas.put(2, 1, &look.say("history-none"), look.style(Role::Quiet));
            return canvas.place(2, 1);
        }
        let shown = list::page(self.cursor, self.rows.len(), canvas.height());
        let rows = self.rows.iter().enumerate().skip(shown.start).take(shown.len());
        let (when_room, operator_room) = self.rooms(env);
        let mut spot = None;
        for (y, (index, row)) in (0..).zip(rows) {
            let when = look.moment(row.at.naive_local(), env.today());
            canvas.put_within((2, y), when_room, &when, look.style(Role::Text));
            let start = when_room.saturating_add(4);
            let cut = look.glyphs().cut;
            let operator = text::cut(&row.operator, operator_room, cut);
            canvas.put(start, y, &operator, look.style(Role::Quiet));
            let start = start.saturating_add(operator_room).saturating_add(2);
            let (role, words) = words(row, look);
            let room = canvas.width().saturating_sub(start);
            canvas.put(start, y, &text::cut(&words, room, cut), look.style(role));
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::History)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::History(rows) = loaded {
            self.cursor = self.cursor.min(rows.len().saturating_sub(1));
            self.rows = rows;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::ui::fixtures;
    use crate::ui::glyphs::Glyphs;

    #[test]
    fn a_closed_register_tells_how_many_marks_nobody_typed() {
        let look = fixtures::look(Language::Indonesian, Glyphs::BOX);
        for (defaults, expected) in [
            (0_i64, "presensi 2026-03 sesi 6 selesai"),
            (3, "presensi 2026-03 sesi 6 selesai, 3 isian otomatis"),
        ] {
            let note = Note::info("log-session-close").fact("code", "2026-03");
            let note = note.fact("session", 6_i64).fact("defaults", defaults);
            assert_eq!(look.sentence(&note), expected);
        }
    }
}
