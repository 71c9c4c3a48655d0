//! Moves a cursor through rows, and says which rows a page shows.
//!
//! A list turns by whole pages, so that what is shown follows from the cursor and the height
//! alone, and never from what was drawn before.

use std::ops::Range;

use super::keys::Key;

/// Gives the rows of the page on which the cursor stands.
pub fn page(cursor: usize, count: usize, height: u16) -> Range<usize> {
    let height = usize::from(height.max(1));
    let first = cursor.min(count.saturating_sub(1)) / height * height;
    first..first.saturating_add(height).min(count)
}

/// Moves the cursor; gives nothing for a key that moves nothing.
pub fn step(cursor: usize, count: usize, height: u16, key: Key) -> Option<usize> {
    let last = count.saturating_sub(1);
    let height = usize::from(height.max(1));
    let moved = match key {
        // Where no range is marked, Shift changes nothing.
        Key::Up | Key::ShiftUp => cursor.saturating_sub(1),
        Key::Down | Key::ShiftDown => cursor.saturating_add(1),
        Key::PageUp => cursor.saturating_sub(height),
        Key::PageDown => cursor.saturating_add(height),
        Key::Home => 0,
        Key::End => last,
        _ => return None,
    };
    Some(moved.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_turns_by_whole_pages_and_ends_at_its_ends() {
        assert_eq!(page(0, 25, 10), 0..10);
        assert_eq!(page(24, 25, 10), 20..25);
        assert_eq!(page(99, 25, 10), 20..25);
        assert_eq!(page(0, 0, 10), 0..0);
        assert_eq!(page(3, 5, 0), 3..4);
        assert_eq!(step(0, 25, 10, Key::Up), Some(0));
        assert_eq!(step(20, 25, 10, Key::PageDown), Some(24));
        assert_eq!(step(5, 0, 10, Key::Down), Some(0));
        assert_eq!(step(5, 25, 10, Key::Enter), None);
    }
}
