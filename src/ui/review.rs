//! A list of rows in groups that are counted and can be shown one at a time, problems among them.

use super::canvas::Canvas;
use super::keys::Key;
use super::list;
use super::look::Look;
use super::note::{Level, Note};
use super::text;
use super::theme::Role;

/// Rows above the list: the groups and the headings.
const ROWS_ABOVE: u16 = 2;

/// Columns from which the second cell stands beside the first.
const WIDTH_USUAL: u16 = 80;

/// A row that is looked over.
#[derive(Debug)]
pub struct Row {
    /// Place of its group among the groups.
    pub group: usize,
    /// Number that it has where it comes from.
    pub number: u32,
    /// What it is known by, and its name.
    pub cells: [String; 2],
    /// What is to be said of it first, if anything.
    pub remark: Option<Note>,
}

impl Row {
    fn is_problem(&self) -> bool {
        self.remark.as_ref().is_some_and(|note| note.level != Level::Info)
    }
}

/// A group of rows.
#[derive(Debug)]
pub struct Group {
    /// Its name, `review-...`.
    pub label: &'static str,
    /// Word before the remark of its rows, `review-...`.
    pub word: &'static str,
    /// How its word looks.
    pub role: Role,
}

/// The list, all of it or one group.
#[derive(Debug)]
pub struct Review {
    groups: &'static [Group],
    rows: Vec<Row>,
    filter: Option<usize>,
    /// Places of the rows that are shown.
    shown: Vec<usize>,
    cursor: usize,
}

impl Review {
    /// Shows all rows.
    pub fn new(groups: &'static [Group], rows: Vec<Row>) -> Self {
        let shown = (0..rows.len()).collect();
        Self { groups, rows, filter: None, shown, cursor: 0 }
    }

    /// Counts the rows of a group.
    pub fn count(&self, group: usize) -> usize {
        self.rows.iter().filter(|row| row.group == group).count()
    }

    /// Gives the place of the row under the cursor among all rows.
    pub fn current(&self) -> Option<usize> {
        self.shown.get(self.cursor).copied()
    }

    /// Shows one group, or all; the cursor stays on its row where that is shown.
    pub fn filter(&mut self, group: Option<usize>) {
        let before = self.current();
        self.filter = group;
        let of_group = |place: &usize| {
            let own = self.rows.get(*place).map(|row| row.group);
            group.is_none() || own == group
        };
        self.shown = (0..self.rows.len()).filter(of_group).collect();
        let found = self.shown.iter().position(|place| Some(*place) == before);
        self.cursor = found.unwrap_or(0);
    }

    /// Obeys the digit of a group: 1 is all of them.
    pub fn filter_by(&mut self, digit: char) -> Option<()> {
        let number = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
        let group = number.checked_sub(1);
        if group.is_some_and(|group| group >= self.groups.len()) {
            return None;
        }
        self.filter(group);
        Some(())
    }

    /// Goes to the next shown row that is a problem, from the last one round to the first.
    pub fn next_problem(&mut self) -> Option<()> {
        let is_problem = |at: &usize| {
            let row = self.shown.get(*at).and_then(|place| self.rows.get(*place));
            row.is_some_and(Row::is_problem)
        };
        let after = self.cursor.saturating_add(1)..self.shown.len();
        let before = 0..self.cursor.saturating_add(1);
        self.cursor = after.chain(before).find(is_problem)?;
        Some(())
    }

    /// Moves the cursor; `height` is the rows of its part of the screen.
    pub fn step(&mut self, key: Key, height: u16) -> Option<()> {
        let height = height.saturating_sub(ROWS_ABOVE);
        self.cursor = list::step(self.cursor, self.shown.len(), height, key)?;
        Some(())
    }

    /// Paints the groups with their counts, the headings and the rows; gives the place of the
    /// row under the cursor.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        headings: [&str; 3],
        look: &Look,
    ) -> Option<(u16, u16)> {
        self.draw_groups(canvas, look);
        let columns = Columns::of(canvas.width());
        let quiet = look.style(Role::Quiet);
        let [known, name, remark] = headings;
        let cut = look.glyphs().cut;
        let put = |canvas: &mut Canvas<'_>, from: u16, to: u16, id: &str| {
            let room = to.saturating_sub(from).saturating_sub(1);
            canvas.put(from, 1, &text::cut(&look.say(id), room, cut), quiet);
        };
        if columns.name > columns.known {
            put(canvas, columns.known, columns.name, known);
        }
        put(canvas, columns.name, columns.remark, name);
        canvas.put(columns.remark, 1, &look.say(remark), quiet);
        if self.shown.is_empty() {
            canvas.put(columns.known, ROWS_ABOVE, &look.say("review-none"), quiet);
        }
        let height = canvas.height().saturating_sub(ROWS_ABOVE);
        let page = list::page(self.cursor, self.shown.len(), height);
        let rows = self.shown.iter().enumerate().skip(page.start).take(page.len());
        let mut spot = None;
        for (y, (at, place)) in (ROWS_ABOVE..).zip(rows) {
            let Some(row) = self.rows.get(*place) else { continue };
            self.draw_row(row, canvas, (y, &columns), look);
            if at == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let end = columns.remark.saturating_sub(3);
                canvas.restyle(2, y, end, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn draw_groups(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let all = std::iter::once(("review-all", None, self.rows.len()));
        let groups = self.groups.iter().enumerate();
        let groups = groups.map(|(at, group)| (group.label, Some(at), self.count(at)));
        let mut column = 1;
        for (label, group, count) in all.chain(groups) {
            let words = format!(" {} {count} ", look.say(label));
            let role = if group == self.filter { Role::Focus } else { Role::Text };
            column = canvas.put(column, 0, &words, look.style(role));
        }
    }

    fn draw_row(&self, row: &Row, canvas: &mut Canvas<'_>, at: (u16, &Columns), look: &Look) {
        let (y, columns) = at;
        let cut = look.glyphs().cut;
        let style = look.style(Role::Text);
        canvas.put_right(6, y, &row.number.to_string(), look.style(Role::Quiet));
        let [known, name] = &row.cells;
        if columns.name > columns.known {
            let room = columns.name.saturating_sub(columns.known).saturating_sub(1);
            canvas.put(columns.known, y, &text::cut(known, room, cut), style);
        }
        let room = columns.remark.saturating_sub(columns.name).saturating_sub(1);
        canvas.put(columns.name, y, &text::cut(name, room, cut), style);
        let Some(group) = self.groups.get(row.group) else { return };
        let end = canvas.put(columns.remark, y, &look.say(group.word), look.style(group.role));
        let start = end.saturating_add(1);
        if let Some(note) = &row.remark {
            let room = canvas.width().saturating_sub(start);
            canvas.put(start, y, &text::cut(&look.sentence(note), room, cut), style);
        }
    }
}

/// Where the columns begin.
struct Columns {
    known: u16,
    name: u16,
    remark: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let known: u16 = 8;
        // A narrow screen knows its rows by number and name alone.
        let name = if width < WIDTH_USUAL { known } else { known.saturating_add(17) };
        let wide = if width < 100 { 19 } else { 27 };
        Self { known, name, remark: name.saturating_add(wide) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: &[Group] = &[
        Group { label: "review-new", word: "review-word-new", role: Role::Good },
        Group { label: "review-wrong", word: "review-word-wrong", role: Role::Bad },
    ];

    fn review() -> Review {
        let row = |(number, group): (u32, usize)| Row {
            group,
            number,
            cells: [String::new(), String::new()],
            remark: (group == 1).then(|| Note::warn("finding-empty")),
        };
        Review::new(GROUPS, [(2, 0), (3, 1), (4, 0), (5, 1)].into_iter().map(row).collect())
    }

    #[test]
    fn a_digit_shows_a_group_and_the_cursor_stays_on_its_row() {
        let mut list = review();
        assert_eq!((list.count(0), list.count(1)), (2, 2));
        list.step(Key::End, 20);
        assert_eq!(list.filter_by('3'), Some(()));
        assert_eq!((list.shown.as_slice(), list.current()), ([1, 3].as_slice(), Some(3)));
        assert_eq!(list.filter_by('4'), None);
        list.filter_by('1');
        assert_eq!(list.current(), Some(3));
        list.filter_by('2');
        assert_eq!(list.next_problem(), None);
    }

    #[test]
    fn the_next_problem_comes_round_to_the_first() {
        let mut list = review();
        let mut met = Vec::new();
        for _ in 0..3 {
            list.next_problem();
            met.extend(list.current());
        }
        assert_eq!(met, [1, 3, 1]);
    }
}
