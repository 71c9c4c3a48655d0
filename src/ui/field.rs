//! A field of one line in which text is typed.

use tui_input::{Input, InputRequest};
use zeroize::Zeroizing;

use super::canvas::Canvas;
use super::keys::Key;
use super::look::Look;
use super::text;
use super::theme::Role;

/// A field of one line.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
    shown: Shown,
    most: usize,
}

/// Whether what is typed can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// As typed.
    #[default]
    Plain,
    /// As stars: a passphrase.
    Hidden,
}

impl Field {
    /// Starts empty, for so many characters at most.
    pub fn new(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Hides what is typed.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.shown = Shown::Hidden;
        self
    }

    /// Gives what was typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes out a secret and leaves the field empty.
    pub fn take_secret(&mut self) -> Zeroizing<String> {
        Zeroizing::new(self.input.value_and_reset())
    }

    /// Takes a key; tells whether it belonged to the field.
    pub fn update(&mut self, key: Key) -> Taken {
        let request = match key {
            Key::Char(letter) if letter.is_control() => return Taken::No,
            Key::Char(_) if self.input.value().chars().count() >= self.most => return Taken::Full,
            Key::Char(letter) => InputRequest::InsertChar(letter),
            Key::Backspace => InputRequest::DeletePrevChar,
            Key::Delete => InputRequest::DeleteNextChar,
            Key::Left => InputRequest::GoToPrevChar,
            Key::Right => InputRequest::GoToNextChar,
            Key::Home => InputRequest::GoToStart,
            Key::End => InputRequest::GoToEnd,
            _ => return Taken::No,
        };
        self.input.handle(request);
        Taken::Yes
    }

    /// Inserts pasted text as one line.
    pub fn paste(&mut self, pasted: &str) {
        for letter in pasted.trim().chars() {
            let letter = if letter.is_control() { ' ' } else { letter };
            self.update(Key::Char(letter));
        }
    }

    /// Paints it with its brackets; gives the column of the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, at: (u16, u16), room: u16, look: &Look) -> u16 {
        let (x, y) = at;
        let inside = room.saturating_sub(2);
        canvas.put(x, y, "[", look.style(Role::Quiet));
        canvas.put(x.saturating_add(room).saturating_sub(1), y, "]", look.style(Role::Quiet));
        let start = x.saturating_add(1);
        let (shown, before) = self.visible(inside);
        for column in start..start.saturating_add(inside) {
            canvas.put(column, y, "_", look.style(Role::Quiet));
        }
        canvas.put_within((start, y), inside, &shown, look.style(Role::Field));
        start.saturating_add(before)
    }

    /// Gives the part around the cursor that fits, and the columns before the cursor.
    fn visible(&self, room: u16) -> (String, u16) {
        let shown: String = match self.shown {
            Shown::Plain => self.input.value().to_owned(),
            Shown::Hidden => "*".repeat(self.input.value().chars().count()),
        };
        let before: String = shown.chars().take(self.input.cursor()).collect();
        let mut skipped = before.as_str();
        // What stands before the cursor is cut from the left until the cursor fits.
        while text::columns(skipped) >= room.max(1) {
            let mut letters = skipped.chars();
            letters.next();
            skipped = letters.as_str();
        }
        let after: String = shown.chars().skip(self.input.cursor()).collect();
        (format!("{skipped}{after}"), text::columns(skipped))
    }
}

/// A field of a form.
#[derive(Debug)]
pub struct Labelled<'a> {
    /// What stands before it.
    pub label: &'a str,
    /// The field.
    pub field: &'a Field,
    /// Its columns, brackets included.
    pub columns: u16,
    /// What stands beside it, and how it looks.
    pub beside: (Role, &'a str),
}

/// Paints fields below each other, a row between them, from a row on; gives the place of the
/// cursor in the field at `index`.
pub fn draw_form(
    canvas: &mut Canvas<'_>,
    from: u16,
    rows: &[Labelled<'_>],
    index: usize,
    look: &Look,
) -> Option<(u16, u16)> {
    let widest = rows.iter().map(|row| text::columns(row.label)).max().unwrap_or(0);
    let start = widest.saturating_add(4);
    let mut spot = None;
    for (place, row) in rows.iter().enumerate() {
        let y = u16::try_from(place).unwrap_or(0).saturating_mul(2).saturating_add(from);
        canvas.put(2, y, row.label, look.style(Role::Text));
        let columns = row.columns.min(canvas.width().saturating_sub(start).saturating_sub(1));
        let cursor = row.field.draw(canvas, (start, y), columns, look);
        if place == index {
            canvas.put(0, y, ">", look.style(Role::Text));
            spot = canvas.place(cursor, y);
        }
        let column = start.saturating_add(columns).saturating_add(1);
        let (role, words) = row.beside;
        canvas.put(column, y, words, look.style(role));
    }
    spot
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The field took it.
    Yes,
    /// It is not for a field.
    No,
    /// There is no room for another character.
    Full,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut Field, text: &str) {
        for letter in text.chars() {
            assert_eq!(field.update(Key::Char(letter)), Taken::Yes);
        }
    }

    #[test]
    fn a_field_takes_text_up_to_its_length_and_pastes_one_line() {
        let mut field = Field::new(9);
        typed(&mut field, "LPK");
        field.paste(" Bahari\nKendal");
        assert_eq!(field.text(), "LPKBahari");
        assert_eq!(field.update(Key::Char('x')), Taken::Full);
        assert_eq!(field.update(Key::Enter), Taken::No);
    }

    #[test]
    fn a_secret_shows_stars_and_the_cursor_stays_in_sight() {
        let mut field = Field::new(40).hidden();
        typed(&mut field, "rahasia sekali");
        let (shown, before) = field.visible(5);
        assert_eq!((shown.as_str(), before), ("****", 4));
    }
}
