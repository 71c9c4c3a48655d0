//! The register as a grid: how many columns it has on a screen, and how each person is painted.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::app::class::{ClassRow, ClassView, Presence};
use crate::domain::records::{Late, Mark};
use crate::ui::canvas::Canvas;
use crate::ui::frame::WIDTH_WIDE;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::text;
use crate::ui::theme::Role;

use crate::ui::screens::Spot;

/// Most people of a page in three columns.
const PAGE_MOST: usize = 45;

/// Columns that one half of a wide screen needs.
const WIDE_COLUMN: u16 = 56;

/// Columns of the mark with its warning sign in front: `![T120]`.
const MARK_COLUMNS: u16 = 7;

/// Marks of earlier sessions on a screen of 80 columns.
const HISTORY_SHORT: u16 = 5;

/// Marks of earlier sessions on a wide screen.
const HISTORY_LONG: u16 = 8;

/// The plan of the grid for a screen and a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// Columns of people.
    columns: u16,
    /// People of a column.
    rows: u16,
    /// Screen columns of a column of people.
    width: u16,
    /// Digits of a roll number.
    digits: u16,
    detail: Detail,
}

/// What stands beside name and mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// Nothing.
    MarkOnly,
    /// Five marks and the absences that are left.
    Short,
    /// Eight marks, the absences that are left and the percentage.
    Long,
}

/// The row under the cursor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Place among the rows.
    pub(super) index: usize,
    /// Whether a letter acts on it.
    pub(super) role: Role,
}

impl Grid {
    /// Plans the grid for a work area.
    pub(super) fn plan(width: u16, height: u16, view: &ClassView) -> Self {
        let people = view.rows.len();
        let last = view.rows.last().map_or(0, |row| row.roll);
        let digits = if last > 99 { 3 } else { 2 };
        // Heading above; counts and standing below, with a line before them if there is room.
        let rows = height.saturating_sub(if height > 13 { 4 } else { 3 }).max(1);
        let in_columns = |columns: u16| usize::from(columns).saturating_mul(usize::from(rows));
        let (columns, detail) = match width {
            WIDTH_WIDE.. => {
                let most = (width / WIDE_COLUMN).max(1);
                let needed = people.div_ceil(usize::from(rows)).max(1);
                (u16::try_from(needed).unwrap_or(most).min(most), Detail::Long)
            }
            80.. if people <= in_columns(2) => (2, Detail::Short),
            80.. => (3, Detail::MarkOnly),
            _ => (2, Detail::MarkOnly),
        };
        let column = if detail == Detail::Long { WIDE_COLUMN } else { width / columns };
        let most = if columns == 3 { PAGE_MOST.div_ceil(3) } else { usize::from(rows) };
        let rows = rows.min(u16::try_from(most).unwrap_or(rows)).max(1);
        Self { columns, rows, width: column, digits, detail }
    }

    /// Gives the columns of the screen that it takes.
    pub(super) fn width(&self) -> u16 {
        self.width.saturating_mul(self.columns)
    }

    /// Gives the rows of the screen that it takes, with its heading.
    pub(super) fn height(&self) -> u16 {
        self.rows.saturating_add(1)
    }

    /// Gives the rows of the page on which a row lies.
    pub(super) fn page(&self, index: usize, count: usize) -> Range<usize> {
        let size = self.page_size();
        let first = index / size * size;
        first..first.saturating_add(size).min(count)
    }

    /// Gives the page of a row and the number of pages, both counted from 1.
    pub(super) fn page_of(&self, index: usize, count: usize) -> (usize, usize) {
        let size = self.page_size();
        (index / size + 1, count.div_ceil(size).max(1))
    }

    fn page_size(&self) -> usize {
        usize::from(self.rows).saturating_mul(usize::from(self.columns)).max(1)
    }

    /// Moves from one row to another by an arrow.
    pub(super) fn step(&self, index: usize, count: usize, key: Key) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let rows = usize::from(self.rows);
        match key {
            Key::Up => Some(index.saturating_sub(1)),
            Key::Down => Some(index.saturating_add(1).min(last)),
            Key::Left => Some(index.checked_sub(rows).unwrap_or(index)),
            Key::Right => {
                Some(index.saturating_add(rows)).map(|next| if next > last { index } else { next })
            }
            Key::Home => Some(0),
            Key::End => Some(last),
            _ => None,
        }
    }

    /// Paints heading and people; gives the place of the cursor.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        view: &ClassView,
        cursor: Cursor,
        look: &Look,
    ) -> Option<Spot> {
        let shown = self.page(cursor.index, view.rows.len());
        let mut spot = None;
        for column in 0..self.columns {
            let x = column.saturating_mul(self.width);
            let mut part = canvas.part(Rect::new(x, 0, self.width, self.height()));
            let skipped = shown
                .start
                .saturating_add(usize::from(column).saturating_mul(usize::from(self.rows)));
            if skipped >= shown.end {
                break;
            }
            self.draw_heading(&mut part, look);
            let rows = view.rows.iter().enumerate().take(shown.end).skip(skipped);
            for (y, (index, row)) in (1..=self.rows).zip(rows) {
                self.draw_row(&mut part, y, row, look);
                if index == cursor.index {
                    part.put(0, y, ">", look.style(Role::Text));
                    let width = self.width.saturating_sub(2);
                    part.restyle(1, y, width, look.style(cursor.role));
                    spot = part.place(self.mark_column(), y);
                }
            }
        }
        spot
    }

    fn name_column(&self) -> u16 {
        self.digits.saturating_add(2)
    }

    fn history(&self) -> u16 {
        match self.detail {
            Detail::MarkOnly => 0,
            Detail::Short => HISTORY_SHORT,
            Detail::Long => HISTORY_LONG,
        }
    }

    /// Columns behind the mark: absences left, and the percentage on a wide screen.
    fn behind(&self) -> u16 {
        match self.detail {
            Detail::MarkOnly => 1,
            Detail::Short => 4,
            Detail::Long => 9,
        }
    }

    fn mark_column(&self) -> u16 {
        self.width.saturating_sub(MARK_COLUMNS).saturating_sub(self.behind())
    }

    fn history_column(&self) -> u16 {
        self.mark_column().saturating_sub(self.history()).saturating_sub(1)
    }

    fn name_room(&self) -> u16 {
        let end = if self.history() == 0 { self.mark_column() } else { self.history_column() };
        end.saturating_sub(self.name_column()).saturating_sub(1)
    }

    fn draw_heading(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let style = look.style(Role::Quiet);
        canvas.put(1, 0, &look.say("register-no"), style);
        canvas.put(self.name_column(), 0, &look.say("register-name"), style);
        if self.history() > 0 {
            let count = i64::from(self.history());
            let words = look.say_with("register-last", &[("count", count.into())]);
            let room = self.mark_column().saturating_sub(self.history_column());
            canvas.put_within((self.history_column(), 0), room, &words, style);
            canvas.put_right(self.left_end(), 0, &look.say("register-left"), style);
        }
        canvas.put(self.mark_column().saturating_add(1), 0, &look.say("register-mark"), style);
        if self.detail == Detail::Long {
            canvas.put_right(self.width.saturating_sub(2), 0, "%", style);
        }
    }

    fn left_end(&self) -> u16 {
        self.mark_column().saturating_add(MARK_COLUMNS).saturating_add(2)
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, y: u16, row: &ClassRow, look: &Look) {
        let plain = look.style(Role::Text);
        let digits = usize::from(self.digits);
        canvas.put(1, y, &format!("{:0digits$}", row.roll), plain);
        let role = if row.presence == Presence::Expected { Role::Text } else { Role::Gone };
        let name = text::cut(&row.name, self.name_room(), look.glyphs().cut);
        canvas.put(self.name_column(), y, &name, look.style(role));
        let shown = usize::from(self.history());
        let skipped = row.history.chars().count().saturating_sub(shown);
        for (x, letter) in (self.history_column()..).zip(row.history.chars().skip(skipped)) {
            canvas.put(x, y, letter.encode_utf8(&mut [0; 4]), look.style(letter_role(letter)));
        }
        self.draw_mark(canvas, y, row, look);
    }

    fn draw_mark(&self, canvas: &mut Canvas<'_>, y: u16, row: &ClassRow, look: &Look) {
        let x = self.mark_column();
        if row.presence != Presence::Expected {
            let id = if row.presence == Presence::Left { "mark-gone" } else { "mark-not-yet" };
            canvas.put_within((x, y), MARK_COLUMNS, &look.say(id), look.style(Role::Quiet));
            return;
        }
        let standing = row.standing;
        if standing.counted > 0 && standing.absences_left.is_none_or(|left| left == 0) {
            canvas.put(x, y, "!", look.style(Role::Bad));
        }
        let role = row.mark.as_ref().map_or(Role::Quiet, |mark| letter_role(mark.letter()));
        canvas.put(x.saturating_add(1), y, &bracketed(row.mark.as_ref()), look.style(role));
        if self.detail == Detail::MarkOnly {
            return;
        }
        let left = standing.absences_left.map_or_else(|| "-".to_owned(), |left| left.to_string());
        canvas.put_right(self.left_end(), y, &left, look.style(Role::Quiet));
        if let (Detail::Long, Some(percent)) = (self.detail, standing.percent) {
            let end = self.width.saturating_sub(2);
            canvas.put_right(end, y, &format!("{percent}%"), look.style(Role::Text));
        }
    }
}

/// Writes the mark of a grid: `[H]`, `[T20]`, `[P15]`, `[TP]`; `[ ]` for none.
fn bracketed(mark: Option<&Mark>) -> String {
    let Some(mark) = mark else { return "[ ]".to_owned() };
    let letter = mark.letter();
    match (mark.late, mark.early_minutes) {
        (Some(_), Some(_)) => "[TP]".to_owned(),
        (Some(Late::Minutes(minutes)), None) => format!("[T{minutes}]"),
        (None, Some(0)) => "[P]".to_owned(),
        (None, Some(minutes)) => format!("[P{minutes}]"),
        (Some(Late::Unknown) | None, None) => format!("[{letter}]"),
    }
}

fn letter_role(letter: char) -> Role {
    match letter {
        'A' => Role::Bad,
        'T' | 'P' | 'I' | 'S' => Role::Warn,
        _ => Role::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixtures;

    #[test]
    fn thirty_people_fit_two_halves_and_more_take_three_columns_and_pages() {
        for (people, width, height, columns, pages) in [
            (1, 80, 19, 2, 1),
            (30, 80, 19, 2, 1),
            (31, 80, 19, 3, 1),
            (45, 80, 19, 3, 1),
            (46, 80, 19, 3, 2),
            (100, 80, 19, 3, 3),
            (46, 80, 55, 2, 1),
            (30, 140, 35, 1, 1),
            (46, 140, 35, 2, 1),
            (30, 60, 13, 2, 2),
            (30, 0, 0, 2, 15),
        ] {
            let view = fixtures::class(people);
            let grid = Grid::plan(width, height, &view);
            let found = (grid.columns, grid.page_of(0, view.rows.len()).1);
            assert_eq!(found, (columns, pages), "{people} at {width}x{height}");
        }
    }

    #[test]
    fn names_have_seventeen_columns_on_half_a_row() {
        let grid = Grid::plan(80, 19, &fixtures::class(30));
        assert!(grid.name_room() >= 17);
    }

    #[test]
    fn arrows_move_down_the_column_and_across() {
        let grid = Grid::plan(80, 19, &fixtures::class(30));
        let step = |index, key| grid.step(index, 30, key);
        assert_eq!(step(0, Key::Right), Some(15));
        assert_eq!(step(15, Key::Left), Some(0));
        assert_eq!(step(14, Key::Down), Some(15));
        assert_eq!(step(29, Key::Down), Some(29));
        assert_eq!(step(29, Key::Right), Some(29));
        assert_eq!(step(0, Key::Enter), None);
        assert_eq!(grid.step(0, 0, Key::Down), None);
    }
}
