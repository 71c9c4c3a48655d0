//! Cocokkan kolom: where the table of a file lies and what its columns are read as.

use std::sync::Arc;

use crate::app::import::{Column, Kind, Reading, Said, Wanted};

use super::Turn;
use super::steps::again;
use super::told::{kind_label, target_words};
use crate::ui::ask::{Ask, Choice};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Hint};
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Wish};

/// Rows above the columns: where the table lies, and the headings.
const ROWS_ABOVE: u16 = 4;

/// The code of no field in the choice of fields.
const NOTHING: &str = "-";

#[derive(Clone, Copy)]
enum Action {
    Field,
    Sheet,
    Heading,
    Kind,
    Rows,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-column-field", "explain-column-field", &[Key::Enter], Action::Field)
        .in_footer(80),
    Command::new("key-sheet", "explain-column-sheet", &[Key::Char('l')], Action::Sheet)
        .in_footer(60),
    Command::new("key-heading-row", "explain-column-heading", &[Key::Char('j')], Action::Heading)
        .in_footer(50),
    Command::new("key-list-kind", "explain-column-kind", &[Key::Char('i')], Action::Kind)
        .in_footer(55),
    Command::new("key-review", "explain-column-rows", &[Key::F(8)], Action::Rows).in_footer(90),
];

/// The columns of a file.
#[derive(Debug)]
pub(super) struct Columns {
    reading: Arc<Reading>,
    cursor: usize,
}

impl Columns {
    pub(super) fn new(reading: Arc<Reading>) -> Self {
        Self { reading, cursor: 0 }
    }

    pub(super) fn renew(&mut self, reading: Arc<Reading>) {
        self.cursor = self.cursor.min(reading.outline.columns.len().saturating_sub(1));
        self.reading = reading;
    }

    /// Lists the commands; another sheet is offered where there is one.
    pub(super) fn hints(&self) -> Vec<&'static Hint> {
        let is_one = self.reading.outline.sheets.len() < 2;
        command::hints(KEYS).filter(|hint| !is_one || hint.label != "key-sheet").collect()
    }

    pub(super) fn update(&mut self, key: Key, env: &Env<'_>) -> (Turn, Vec<Wish>) {
        let height = env.body().height.saturating_sub(ROWS_ABOVE);
        let count = self.reading.outline.columns.len();
        if let Some(cursor) = list::step(self.cursor, count, height, key) {
            self.cursor = cursor;
            return (Turn::Stay, Vec::new());
        }
        let wishes = match command::action(KEYS, key) {
            Some(Action::Field) => self.ask_field(env.look),
            Some(Action::Sheet) => self.ask_sheet(env.look),
            Some(Action::Heading) => self.ask_heading(env.look),
            Some(Action::Kind) => self.ask_kind(env.look),
            Some(Action::Rows) => match &self.reading.plan {
                Ok(_) => return (Turn::Rows, Vec::new()),
                Err(_) => vec![Wish::Beep],
            },
            None => vec![Wish::Beep],
        };
        (Turn::Stay, wishes)
    }

    fn column(&self) -> Option<&Column> {
        self.reading.outline.columns.get(self.cursor)
    }

    /// Lets the field of the column under the cursor be chosen.
    fn ask_field(&self, look: &Look) -> Vec<Wish> {
        let Some(column) = self.column() else { return vec![Wish::Beep] };
        let places = self.reading.places.iter().enumerate();
        let words = |place| target_words(place, &self.reading.places, look);
        let rows = places.map(|(at, place)| Choice::new(at.to_string(), words(place.target)));
        let none = Choice::new(NOTHING, look.say("columns-unread"));
        let own = column.target.and_then(|own| {
            let is_it = |name: &str| words(own) == name;
            self.reading.places.iter().position(|place| is_it(&words(place.target)))
        });
        let title = look.say_with("columns-ask-field", &[("heading", heading(column).into())]);
        let (reading, index) = (Arc::clone(&self.reading), column.index);
        let ask = Ask::choose(title, std::iter::once(none).chain(rows).collect(), move |code| {
            let place = code.parse().ok().and_then(|at: usize| reading.places.get(at));
            let target = place.map(|place| place.target);
            let mut said = found(&reading);
            said.columns.insert(index, target);
            vec![again(&reading, Wanted { kind: Some(reading.kind), said })]
        });
        let own = own.map_or(NOTHING.to_owned(), |at| at.to_string());
        vec![Wish::Ask(Box::new(ask.at(&own)))]
    }

    fn ask_sheet(&self, look: &Look) -> Vec<Wish> {
        let outline = &self.reading.outline;
        if outline.sheets.len() < 2 {
            return vec![Wish::Beep, Wish::Say(Note::warn("columns-one-sheet"))];
        }
        let rows = outline.sheets.iter().map(|name| Choice::new(name, name));
        let title = look.say("columns-ask-sheet").into_owned();
        let reading = Arc::clone(&self.reading);
        let ask = Ask::choose(title, rows.collect(), move |name| {
            let wanted = Wanted { kind: Some(reading.kind), said: Said::sheet(Some(name)) };
            vec![again(&reading, wanted)]
        });
        vec![Wish::Ask(Box::new(ask.at(&outline.sheet)))]
    }

    fn ask_heading(&self, look: &Look) -> Vec<Wish> {
        let row = self.reading.outline.heading_row.to_string();
        let title = look.say("columns-ask-heading").into_owned();
        let reading = Arc::clone(&self.reading);
        let ask = Ask::line(title, &row, move |typed| {
            let Ok(row) = typed.trim().parse::<u32>() else {
                return vec![Wish::Beep, Wish::Say(Note::warn("columns-heading-number"))];
            };
            let sheet = Said::sheet(Some(&reading.outline.sheet));
            let said = Said { heading_row: Some(row), ..sheet };
            vec![again(&reading, Wanted { kind: Some(reading.kind), said })]
        });
        vec![Wish::Ask(Box::new(ask))]
    }

    fn ask_kind(&self, look: &Look) -> Vec<Wish> {
        let named = |kind: &Kind| look.say(kind_label(*kind)).into_owned();
        let rows = Kind::ALL.iter().enumerate();
        let rows = rows.map(|(at, kind)| Choice::new(at.to_string(), named(kind)));
        let title = look.say("columns-ask-kind").into_owned();
        let reading = Arc::clone(&self.reading);
        let own = Kind::ALL.iter().position(|kind| *kind == reading.kind).unwrap_or(0);
        let ask = Ask::choose(title, rows.collect(), move |code| {
            let kind = code.parse().ok().and_then(|at: usize| Kind::ALL.get(at)).copied();
            let said = Said { sheet: reading.said.sheet.clone(), ..Said::default() };
            vec![again(&reading, Wanted { kind, said })]
        });
        vec![Wish::Ask(Box::new(ask.at(&own.to_string())))]
    }

    /// Says what cannot be read yet, or what comes next.
    pub(super) fn advice(&self, look: &Look) -> (Level, String) {
        match &self.reading.plan {
            Ok(_) => (Level::Info, look.say("columns-advice").into_owned()),
            Err(error) => {
                let said = look.sentence(&Note::from(error));
                (Level::Bad, format!("{said} {}", look.say("columns-mend")))
            }
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        self.draw_place(canvas, look);
        let parts = Parts::of(canvas.width());
        let quiet = look.style(Role::Quiet);
        for (x, id) in [
            (2, "columns-letter"),
            (parts.heading, "columns-heading"),
            (parts.sample, "columns-sample"),
            (parts.field, "columns-field"),
        ] {
            canvas.put(x, ROWS_ABOVE.saturating_sub(1), &look.say(id), quiet);
        }
        let outline = &self.reading.outline;
        let height = canvas.height().saturating_sub(ROWS_ABOVE);
        let page = list::page(self.cursor, outline.columns.len(), height);
        let rows = outline.columns.iter().zip(&outline.samples).enumerate();
        let mut spot = None;
        for (y, (at, row)) in (ROWS_ABOVE..).zip(rows.skip(page.start).take(page.len())) {
            self.draw_column(row, canvas, (y, &parts), look);
            if at == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    /// Says which sheet and row, as what kind of list, how many columns are read.
    fn draw_place(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let outline = &self.reading.outline;
        let read = outline.columns.iter().filter(|column| column.target.is_some()).count();
        let unread = outline.columns.len().saturating_sub(read);
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
        // Separated text is one sheet without a name.
        let id = if outline.sheet.is_empty() { "columns-place-plain" } else { "columns-place" };
        let place = look.say_with(
            id,
            &[
                ("sheet", outline.sheet.as_str().into()),
                ("sheets", number(outline.sheets.len())),
                ("row", i64::from(outline.heading_row).into()),
            ],
        );
        let kind = look.say(kind_label(self.reading.kind)).into_owned();
        let facts = [("kind", kind.into()), ("read", number(read)), ("unread", number(unread))];
        let kind = look.say_with("columns-kind", &facts);
        let room = canvas.width().saturating_sub(3);
        for (y, line) in [(0, place), (1, kind)] {
            let line = text::cut(&line, room, look.glyphs().cut);
            canvas.put(2, y, &line, look.style(Role::Text));
        }
    }

    fn draw_column(
        &self,
        (column, sample): (&Column, &String),
        canvas: &mut Canvas<'_>,
        (y, parts): (u16, &Parts),
        look: &Look,
    ) {
        let cut = look.glyphs().cut;
        canvas.put(2, y, &letters(column.index), look.style(Role::Quiet));
        let room = |from: u16, to: u16| to.saturating_sub(from).saturating_sub(1);
        let words = text::cut(&column.heading, room(parts.heading, parts.sample), cut).into_owned();
        canvas.put(parts.heading, y, &words, look.style(Role::Text));
        let words = text::cut(sample, room(parts.sample, parts.field), cut).into_owned();
        canvas.put(parts.sample, y, &words, look.style(Role::Quiet));
        let (role, words) = match column.target {
            Some(target) => (Role::Good, target_words(target, &self.reading.places, look)),
            None => (Role::Warn, look.say("columns-unread").into_owned()),
        };
        let words = text::cut(&words, room(parts.field, canvas.width()), cut).into_owned();
        canvas.put(parts.field, y, &words, look.style(role));
    }
}

/// Says of the table what was found, so that one change keeps the rest.
fn found(reading: &Reading) -> Said {
    Said {
        sheet: Some(reading.outline.sheet.clone()),
        heading_row: Some(reading.outline.heading_row),
        columns: reading.said.columns.clone(),
    }
}

fn heading(column: &Column) -> String {
    if column.heading.is_empty() { letters(column.index) } else { column.heading.clone() }
}

/// Names a column as spreadsheets do: `A`, `Z`, `AA`.
fn letters(index: u16) -> String {
    let letter = |place: u16| {
        let place = u8::try_from(place % 26).unwrap_or_default();
        char::from(b'A'.saturating_add(place))
    };
    let mut name = letter(index).to_string();
    let mut rest = index / 26;
    while rest > 0 {
        name.insert(0, letter(rest.saturating_sub(1)));
        rest = rest.saturating_sub(1) / 26;
    }
    name
}

/// Where the parts of a row begin.
struct Parts {
    heading: u16,
    sample: u16,
    field: u16,
}

impl Parts {
    fn of(width: u16) -> Self {
        let part = width.saturating_sub(7) / 3;
        let sample = part.saturating_add(7);
        Self { heading: 7, sample, field: sample.saturating_add(part) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (index, wanted) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (255, "IV")]
        {
            assert_eq!(letters(index), wanted);
        }
    }
}
