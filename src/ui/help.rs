//! The keys of a screen, made from the same tables as the footer; Enter runs the chosen one.

use super::canvas::Canvas;
use super::command::Hint;
use super::field::{Field, Taken};
use super::keys::Key;
use super::list;
use super::look::Look;
use super::popup;
use super::text;
use super::theme::Role;

/// Most columns of the box.
const WIDTH_MOST: u16 = 76;

/// Most characters of the search.
const SEARCH_MOST: usize = 30;

/// The open help.
#[derive(Clone, Debug)]
pub struct Help {
    about: &'static str,
    rows: Vec<Row>,
    search: Field,
    cursor: usize,
}

/// A command with all its keys, the one to learn first.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is said of it.
    pub hint: &'static Hint,
    /// Its keys.
    pub keys: Vec<Key>,
}

impl Row {
    fn names(&self, look: &Look) -> String {
        let others = self.keys.iter().skip(1).map(|key| key.name());
        std::iter::once(look.key_name(self.hint)).chain(others).collect::<Vec<String>>().join(" ")
    }
}

/// What a key did to the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It closes.
    Closed,
    /// It closes, and the screen gets this key.
    Run(Key),
}

impl Help {
    /// Opens the help of a screen: its purpose and its commands.
    pub fn new(about: &'static str, rows: Vec<Row>) -> Self {
        Self { about, rows, search: Field::new(SEARCH_MOST), cursor: 0 }
    }

    /// Takes a key; letters search.
    pub fn update(&mut self, key: Key, look: &Look) -> Outcome {
        let count = self.found(look).len();
        match key {
            Key::Esc if !self.search.text().is_empty() => self.search = Field::new(SEARCH_MOST),
            Key::Esc | Key::F(1) => return Outcome::Closed,
            Key::Char('?') if self.search.text().is_empty() => return Outcome::Closed,
            Key::Enter => {
                let found = self.found(look);
                let chosen = found.get(self.cursor).and_then(|row| row.keys.first().copied());
                return chosen.map_or(Outcome::Open, Outcome::Run);
            }
            Key::Left | Key::Right | Key::Home | Key::End => {}
            key => {
                if let Some(cursor) = list::step(self.cursor, count, u16::MAX, key) {
                    self.cursor = cursor;
                } else if self.search.update(key) == Taken::Yes {
                    self.cursor = 0;
                }
            }
        }
        Outcome::Open
    }

    /// Lists the commands that hold the searched words.
    fn found(&self, look: &Look) -> Vec<&Row> {
        let wanted = self.search.text().to_lowercase();
        let holds = |row: &&Row| {
            let (label, about) = (look.say(row.hint.label), look.say(row.hint.about));
            let said = format!("{} {label} {about}", row.names(look)).to_lowercase();
            wanted.split_whitespace().all(|word| said.contains(word))
        };
        let mut found: Vec<&Row> = self.rows.iter().filter(holds).collect();
        // The sentence that begins so is the one that was meant.
        found
            .sort_by_key(|row| !look.say(row.hint.about).to_lowercase().starts_with(wanted.trim()));
        found
    }

    /// Paints it over the work area; gives the place of the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<(u16, u16)> {
        let room = canvas.width().min(WIDTH_MOST).saturating_sub(4);
        let mut lines = text::wrap(&look.say(self.about), room);
        lines.push(format!("{} {}", look.say("help-search"), self.search.text()));
        let head = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let found = self.found(look);
        let keys: Vec<String> = found.iter().map(|row| row.names(look)).collect();
        let key_room = keys.iter().map(|key| text::columns(key)).max().unwrap_or(0);
        for row in &found {
            let about = look.say(row.hint.about);
            let gap = key_room.saturating_add(2);
            lines.push(format!("{}{about}", " ".repeat(usize::from(gap))));
        }
        let title = look.say("key-help");
        let mut inside = popup::open(canvas, &title, &lines, look);
        for (row, line) in (0..head).zip(&lines) {
            inside.put(0, row, line, look.style(Role::Text));
        }
        let shown = list::page(self.cursor, found.len(), inside.height().saturating_sub(head));
        if shown.len() < found.len() {
            // More rows than are seen: where one stands among them.
            let place = format!("{}/{}", self.cursor.saturating_add(1), found.len());
            let width = inside.width();
            inside.put_right(width, head.saturating_sub(1), &place, look.style(Role::Quiet));
        }
        let first = shown.start;
        for (row, index) in (head..).zip(shown) {
            let (Some(key), Some(line)) = (keys.get(index), lines.get(usize::from(head) + index))
            else {
                break;
            };
            let line = text::cut(line, inside.width(), look.glyphs().cut);
            inside.put(0, row, &line, look.style(Role::Text));
            inside.put(0, row, key, look.style(Role::Key));
            if index == self.cursor {
                let width = inside.width();
                inside.restyle(0, row, width, look.style(Role::Focus));
            }
        }
        let row = u16::try_from(self.cursor.saturating_sub(first)).unwrap_or(0);
        inside.place(0, head.saturating_add(row))
    }
}
