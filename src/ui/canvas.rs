//! Paints text into a part of the screen, cut to that part.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text;

/// A part of the screen; columns and rows are counted from its upper left corner, and what lies
/// outside is left unpainted, whatever the size of the terminal.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Canvas<'a> {
    /// Takes a part of the buffer.
    pub fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
        Self { buffer, area }
    }

    /// Gives its columns.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Gives its rows.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Gives where a column and row lie on the whole screen, if inside.
    pub fn place(&self, x: u16, y: u16) -> Option<(u16, u16)> {
        (x < self.area.width && y < self.area.height)
            .then(|| (self.area.x.saturating_add(x), self.area.y.saturating_add(y)))
    }

    /// Takes a part of this part.
    pub fn part(&mut self, part: Rect) -> Canvas<'_> {
        let x = self.area.x.saturating_add(part.x);
        let y = self.area.y.saturating_add(part.y);
        let area = Rect { x, y, ..part }.intersection(self.area);
        Canvas { buffer: self.buffer, area }
    }

    /// Writes text from a column on, to the right edge at most; gives the column after it.
    pub fn put(&mut self, x: u16, y: u16, words: &str, style: Style) -> u16 {
        let room = self.area.width.saturating_sub(x);
        self.put_within((x, y), room, words, style)
    }

    /// Writes text into so many columns at most; gives the column after it.
    pub fn put_within(&mut self, at: (u16, u16), room: u16, words: &str, style: Style) -> u16 {
        let (x, y) = at;
        let mut column = x;
        let end = x.saturating_add(room).min(self.area.width);
        if text::is_plain(words) {
            return self.put_plain((x, end), y, words, style);
        }
        for (sign, columns) in text::signs(words) {
            let next = column.saturating_add(columns);
            if next > end {
                break;
            }
            let Some(at) = self.place(column, y) else { break };
            if let Some(cell) = self.buffer.cell_mut(at) {
                cell.set_symbol(sign).set_style(style);
            }
            // A wide sign covers the cells behind it, which the terminal must not write again.
            for covered in column.saturating_add(1)..next {
                if let Some(cell) = self.place(covered, y).and_then(|at| self.buffer.cell_mut(at)) {
                    cell.reset();
                }
            }
            column = next;
        }
        column
    }

    /// Writes text of which every byte is one column, which nearly all of it is.
    fn put_plain(&mut self, columns: (u16, u16), y: u16, words: &str, style: Style) -> u16 {
        let (start, end) = columns;
        let mut column = start;
        for letter in words.chars() {
            let Some(at) = self.place(column, y).filter(|_| column < end) else { break };
            if let Some(cell) = self.buffer.cell_mut(at) {
                cell.set_char(letter).set_style(style);
            }
            column = column.saturating_add(1);
        }
        column
    }

    /// Writes text that ends at a column.
    pub fn put_right(&mut self, end: u16, y: u16, words: &str, style: Style) -> u16 {
        let start = end.saturating_sub(text::columns(words));
        self.put_within((start, y), end.saturating_sub(start), words, style);
        start
    }

    /// Writes one sign over and over.
    pub fn repeat(&mut self, x: u16, y: u16, count: u16, sign: char) {
        for column in x..x.saturating_add(count).min(self.area.width) {
            if let Some(cell) = self.place(column, y).and_then(|at| self.buffer.cell_mut(at)) {
                cell.set_char(sign);
            }
        }
    }

    /// Adds a style to cells that are painted already.
    pub fn restyle(&mut self, x: u16, y: u16, count: u16, style: Style) {
        for column in x..x.saturating_add(count).min(self.area.width) {
            if let Some(cell) = self.place(column, y).and_then(|at| self.buffer.cell_mut(at)) {
                cell.set_style(style);
            }
        }
    }

    /// Empties everything, as a box over other text needs it.
    pub fn clear(&mut self) {
        for y in 0..self.area.height {
            for x in 0..self.area.width {
                if let Some(cell) = self.place(x, y).and_then(|at| self.buffer.cell_mut(at)) {
                    cell.reset();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(buffer: &Buffer) -> Vec<String> {
        buffer
            .content()
            .chunks(usize::from(buffer.area.width))
            .map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect())
            .collect()
    }

    #[test]
    fn painting_stays_inside_its_part() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 3));
        let mut canvas = Canvas::new(&mut buffer, Rect::new(1, 1, 60, 1));
        canvas.put(0, 0, "abcdefgh", Style::new());
        canvas.put(0, 1, "below", Style::new());
        canvas.put(900, 900, "far", Style::new());
        canvas.part(Rect::new(3, 0, 9, 9)).put(0, 0, "XYZ", Style::new());
        canvas.repeat(u16::MAX, 0, u16::MAX, '-');
        assert_eq!(lines(&buffer), ["      ", " abcXY", "      "]);
    }

    #[test]
    fn a_wide_sign_is_left_out_where_only_half_of_it_fits() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let end = Canvas::new(&mut buffer, Rect::new(0, 0, 3, 1)).put(0, 0, "漢字", Style::new());
        assert_eq!((end, lines(&buffer)), (2, vec!["漢   ".to_owned()]));
    }

    #[test]
    fn text_from_the_right_ends_at_its_column() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        Canvas::new(&mut buffer, Rect::new(0, 0, 5, 1)).put_right(5, 0, "90%", Style::new());
        assert_eq!(lines(&buffer), ["  90%"]);
    }
}
