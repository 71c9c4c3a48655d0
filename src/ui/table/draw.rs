//! Draws the rows of one page, the headings, the filter and the boxes.

use ratatui::layout::Rect;

use super::column::{Beside, Cell, Column, Side};
use super::held::Source;
use super::layout::{self, BEFORE, Laid};
use super::{Mode, Table};
use crate::app::remembered::Order;
use crate::ui::canvas::Canvas;
use crate::ui::frame::WIDTH_WIDE;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

/// Columns of the filter's field.
const FILTER_COLUMNS: u16 = 40;

impl<S: Source> Table<S> {
    /// Paints the list; gives the place of the row or field in focus.
    pub fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let spot = self.draw_list(canvas, env);
        let width = canvas.width();
        self.draw_box(canvas, width, env, spot)
    }

    /// Paints the list and, on a wide screen, what `detail` paints of the row under the cursor.
    pub fn draw_beside(
        &self,
        canvas: &mut Canvas<'_>,
        env: &Env<'_>,
        detail: impl FnOnce(&S::Row, &mut Canvas<'_>, &Env<'_>),
    ) -> Option<Spot> {
        let (width, height) = (canvas.width(), canvas.height());
        let (list, beside) = match self.spec.beside {
            Beside::Detail if env.moment.width >= WIDTH_WIDE => layout::part(width),
            Beside::Detail | Beside::Nothing => (width, 0),
        };
        let spot = self.draw_list(&mut canvas.part(Rect::new(0, 0, list, height)), env);
        if beside > 0 {
            let mut line = canvas.part(Rect::new(list, 0, 1, height));
            for y in 0..height {
                line.repeat(0, y, 1, env.look.glyphs().wall);
            }
            if let Some(row) = self.current() {
                let x = list.saturating_add(2);
                let part = Rect::new(x, 0, beside.saturating_sub(2), height);
                detail(row, &mut canvas.part(part), env);
            }
        }
        self.draw_box(canvas, list, env, spot)
    }

    /// Paints the box over a list of some width, if one is open; `below` is the place of the row
    /// in focus.
    fn draw_box(
        &self,
        canvas: &mut Canvas<'_>,
        list: u16,
        env: &Env<'_>,
        below: Option<Spot>,
    ) -> Option<Spot> {
        let look = env.look;
        match &self.mode {
            Mode::List | Mode::Filter(_) => below,
            Mode::Sorting(sorting) => sorting.draw(canvas, self.spec.columns, look),
            Mode::Columns(columns) => {
                let seen = self.laid(list, env).into_iter().map(|laid| laid.column);
                columns.draw(canvas, self.spec.columns, &seen.collect::<Vec<usize>>(), look)
            }
        }
    }

    /// Lays the columns of a list of some width.
    fn laid(&self, width: u16, env: &Env<'_>) -> Vec<Laid> {
        let look = env.look;
        // Where something stands beside it, a column stays free before the line.
        let width = width.saturating_sub(u16::from(width < env.moment.width));
        let heading = |column: &Column<S::Row>| text::columns(&look.say(column.label));
        if self.columns.is_empty() {
            let usual = layout::usual(self.spec.columns, width);
            return layout::lay(self.spec.columns, &usual, width, heading);
        }
        layout::lay(self.spec.columns, &self.columns, width, heading)
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        if self.source.all() == 0 {
            let words = look.say(self.source.none().unwrap_or(self.spec.none));
            for (y, line) in (1..).zip(text::wrap(&words, canvas.width().saturating_sub(BEFORE))) {
                canvas.put(BEFORE, y, &line, look.style(Role::Quiet));
            }
            return canvas.place(BEFORE, 1);
        }
        let laid = self.laid(canvas.width(), env);
        let in_filter = match self.mode {
            Mode::Filter(_) => Some(self.draw_filter(canvas, look)),
            Mode::List | Mode::Sorting(_) | Mode::Columns(_) => {
                self.draw_headings(canvas, &laid, look);
                None
            }
        };
        let count = self.source.count();
        if count == 0 {
            let words = look.say_with("list-no-hit", &[("filter", self.filter.text().into())]);
            canvas.put(BEFORE, 1, &words, look.style(Role::Quiet));
            return in_filter.unwrap_or_else(|| canvas.place(BEFORE, 1));
        }
        let shown = list::page(self.cursor, count, canvas.height().saturating_sub(1));
        let mut spot = None;
        for (y, place) in (1..).zip(shown) {
            if let Some(row) = self.source.row(place) {
                self.draw_row(canvas, y, (row, &laid), env);
            }
            if self.source.id(place).is_some_and(|id| self.marks.has(id)) {
                canvas.put(1, y, "*", look.style(Role::Heading));
            }
            if place == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(BEFORE, y, width, look.style(Role::Focus));
                spot = canvas.place(BEFORE, y);
            }
        }
        in_filter.unwrap_or(spot)
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, y: u16, row: (&S::Row, &[Laid]), env: &Env<'_>) {
        let (row, laid) = row;
        for place in laid {
            let Some(column) = self.spec.columns.get(place.column) else { continue };
            let Cell { text, role, side } = (column.cell)(row, env);
            let words = text::cut(&text, place.room, env.look.glyphs().cut);
            let style = env.look.style(role);
            match side {
                Side::Left => canvas.put_within((place.x, y), place.room, &words, style),
                Side::Right => {
                    canvas.put_right(place.x.saturating_add(place.room), y, &words, style)
                }
            };
        }
    }

    fn draw_headings(&self, canvas: &mut Canvas<'_>, laid: &[Laid], look: &Look) {
        let style = look.style(Role::Quiet);
        for place in laid {
            let Some(column) = self.spec.columns.get(place.column) else { continue };
            let words = look.say(column.label);
            let words = text::cut(&words, place.room, look.glyphs().cut);
            let end = canvas.put_within((place.x, 0), place.room, &words, style);
            let sign = match self.sort.filter(|sort| sort.0 == place.column) {
                Some((_, Order::Up)) => "^",
                Some((_, Order::Down)) => "v",
                None => continue,
            };
            // The gap behind a column has room for it.
            canvas.put(end, 0, sign, style);
        }
    }

    fn draw_filter(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let words = look.say("list-filter");
        let start = canvas.put(BEFORE, 0, &words, look.style(Role::Text)).saturating_add(1);
        let counted = self.counted(look);
        let end = canvas.width();
        let counted = canvas.put_right(end, 0, &counted, look.style(Role::Quiet));
        let room = counted.saturating_sub(start).saturating_sub(2).min(FILTER_COLUMNS);
        let cursor = self.filter.draw(canvas, (start, 0), room, look);
        canvas.place(cursor, 0)
    }
}
