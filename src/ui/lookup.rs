//! A box with a line to type in and the rows that fit it: what palette and search have in common.

use std::ops::Range;

use super::canvas::Canvas;
use super::field::{Field, Taken};
use super::keys::Key;
use super::list;
use super::look::Look;
use super::popup;
use super::text;
use super::theme::Role;

/// Most characters that are typed.
const TYPED_MOST: usize = 60;

/// Most columns of the box, its border included.
const WIDTH_MOST: u16 = 78;

/// Most rows that are seen at once.
const ROWS_MOST: u16 = 12;

/// Rows of the box beside those of its list: the border, the line to type in, one to tell.
const ROWS_AROUND: u16 = 4;

/// What was typed, and the row in focus.
#[derive(Clone, Debug)]
pub struct Lookup {
    input: Field,
    cursor: usize,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Other words are looked up.
    Typed,
    /// Another row is in focus.
    Moved,
    /// The row in focus is wanted.
    Taken,
    /// The box is to be closed.
    Closed,
    /// Nothing.
    Refused,
}

impl Default for Lookup {
    fn default() -> Self {
        Self { input: Field::new(TYPED_MOST), cursor: 0 }
    }
}

/// Gives how many rows are seen in a work area of some height.
pub fn rows_of(height: u16) -> u16 {
    height.saturating_sub(ROWS_AROUND).clamp(1, ROWS_MOST)
}

impl Lookup {
    /// Gives what was typed.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// Gives the row in focus.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts the focus back on a row that there is.
    pub fn keep_below(&mut self, count: usize) {
        self.cursor = self.cursor.min(count.saturating_sub(1));
    }

    /// Gives the rows that are seen.
    pub fn window(&self, rows: u16) -> Range<usize> {
        let first = list::page(self.cursor, usize::MAX, rows).start;
        first..first.saturating_add(usize::from(rows))
    }

    /// Takes a key, with so many rows to move through and so many of them seen. Esc first empties
    /// the line.
    pub fn update(&mut self, key: Key, count: usize, rows: u16) -> Step {
        match key {
            Key::Esc if self.text().is_empty() => return Step::Closed,
            Key::Esc => {
                *self = Self::default();
                return Step::Typed;
            }
            Key::Enter => return Step::Taken,
            Key::Home | Key::End => {}
            key => {
                if let Some(cursor) = list::step(self.cursor, count, rows, key) {
                    self.cursor = cursor;
                    return Step::Moved;
                }
            }
        }
        let before = self.text().len();
        match self.input.update(key) {
            Taken::No | Taken::Full => Step::Refused,
            Taken::Yes if self.text().len() == before => Step::Moved,
            Taken::Yes => {
                self.cursor = 0;
                Step::Typed
            }
        }
    }

    /// Takes pasted text as one line.
    pub fn paste(&mut self, pasted: &str) {
        self.input.paste(pasted);
        self.cursor = 0;
    }

    /// Paints the box with the line to type in, and what there is to tell below the rows.
    ///
    /// `row` paints the row with this number; gives the place of the cursor in the line.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        frame: &Frame<'_>,
        look: &Look,
        mut row: impl FnMut(&mut Canvas<'_>, u16, usize),
    ) -> Option<(u16, u16)> {
        let rows = rows_of(canvas.height());
        let width = canvas.width().min(WIDTH_MOST).saturating_sub(4);
        // The box keeps its size whatever is found.
        let lines = vec![" ".repeat(usize::from(width)); usize::from(rows.saturating_add(2))];
        let mut inside = popup::open(canvas, frame.title, &lines, look);
        let place = if frame.count == 0 {
            String::new()
        } else {
            format!("{}/{}{}", self.cursor.saturating_add(1), frame.count, frame.more)
        };
        let end = inside.put_right(width, 0, &place, look.style(Role::Quiet));
        let column = self.input.draw(&mut inside, (0, 0), end.saturating_sub(1), look);
        let shown = list::page(self.cursor, frame.count, rows);
        for (y, index) in (1..).zip(shown) {
            row(&mut inside, y, index);
            if index == self.cursor {
                let width = inside.width();
                inside.restyle(0, y, width, look.style(Role::Focus));
            }
        }
        let last = rows.saturating_add(1);
        let told = text::cut(frame.told, width, look.glyphs().cut);
        inside.put(0, last, &told, look.style(Role::Quiet));
        inside.place(column, 0)
    }
}

/// What stands around the rows.
#[derive(Debug)]
pub struct Frame<'a> {
    /// Name of the box.
    pub title: &'a str,
    /// How many rows there are.
    pub count: usize,
    /// What stands behind that number where there may be more.
    pub more: &'a str,
    /// What is told below the rows.
    pub told: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_text_arrows_move_and_escape_first_empties_the_line() {
        let mut lookup = Lookup::default();
        assert_eq!(lookup.update(Key::Char('a'), 9, 4), Step::Typed);
        assert_eq!(lookup.update(Key::Down, 9, 4), Step::Moved);
        assert_eq!(lookup.update(Key::PageDown, 9, 4), Step::Moved);
        assert_eq!((lookup.cursor(), lookup.window(4)), (5, 4..8));
        assert_eq!(lookup.update(Key::F(8), 9, 4), Step::Refused);
        assert_eq!(lookup.update(Key::Left, 9, 4), Step::Moved);
        assert_eq!(lookup.update(Key::Esc, 9, 4), Step::Typed);
        assert_eq!((lookup.text(), lookup.cursor()), ("", 0));
        assert_eq!(lookup.update(Key::Esc, 9, 4), Step::Closed);
    }
}
