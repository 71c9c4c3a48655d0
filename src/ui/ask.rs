//! Questions over the screen: a choice from a list, a word typed to confirm, one line of text, a
//! day of a month.
//!
//! A screen asks with `Wish::Ask(Ask::choose(..))`; what was answered goes to the closure given
//! with it, whose wishes are granted as if the screen had wished them. Esc answers nothing.

use std::fmt;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::calendar::Calendar;
use super::canvas::Canvas;
use super::command::{self, Command, Hint};
use super::field::{Field, Taken};
use super::keys::Key;
use super::list;
use super::look::Look;
use super::popup;
use super::text;
use super::theme::Role;
use super::work::Wish;

/// Most characters that are typed into a box.
const TYPED_MOST: usize = 120;

type Then = Box<dyn FnOnce(&str) -> Vec<Wish> + Send>;

/// A question over the screen.
pub struct Ask {
    title: String,
    about: Vec<String>,
    kind: Kind,
    then: Then,
}

#[derive(Debug)]
enum Kind {
    Choose { rows: Vec<Choice>, cursor: usize, search: Field },
    Confirm { wanted: String, typed: Field, differs: Differs },
    Line(Field),
    Day(Calendar),
}

/// Whether a word that was typed to confirm is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Differs {
    No,
    Yes,
}

/// A row of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is answered with.
    pub code: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// Makes a row.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into() }
    }
}

/// What a key did to a question.
#[derive(Debug)]
pub enum Outcome {
    /// It stays open; whether the key was refused.
    Open(Box<Ask>, Refused),
    /// It closes without an answer.
    Closed,
    /// It was answered, and this is wished.
    Answered(Vec<Wish>),
}

/// Whether a key was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It was not.
    No,
    /// It was: a beep tells.
    Yes,
}

const MOVE: Command<()> = Command::new("key-move", "explain-move", &[Key::Up, Key::Down], ())
    .shown_as("keys-arrows")
    .in_footer(70);
const TAKE: Command<()> = Command::new("key-take", "explain-take", &[Key::Enter], ()).in_footer(90);
const SHUT: Command<()> = Command::new("key-shut", "explain-shut", &[Key::Esc], ()).in_footer(80);
const CHOOSE_KEYS: &[Command<()>] = &[MOVE, TAKE, SHUT];
const TYPE_KEYS: &[Command<()>] = &[TAKE, SHUT];

impl fmt::Debug for Ask {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Ask").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Ask {
    fn new(
        title: String,
        kind: Kind,
        then: impl FnOnce(&str) -> Vec<Wish> + Send + 'static,
    ) -> Self {
        Self { title, about: Vec::new(), kind, then: Box::new(then) }
    }

    /// Lets one row be chosen; typed letters narrow the list. Answers with the row's code.
    pub fn choose(
        title: String,
        rows: Vec<Choice>,
        then: impl FnOnce(&str) -> Vec<Wish> + Send + 'static,
    ) -> Self {
        Self::new(title, Kind::Choose { rows, cursor: 0, search: Field::new(TYPED_MOST) }, then)
    }

    /// Asks for a word to be typed before something that is not taken back easily.
    pub fn confirm(
        title: String,
        wanted: String,
        then: impl FnOnce(&str) -> Vec<Wish> + Send + 'static,
    ) -> Self {
        let typed = Field::new(TYPED_MOST);
        Self::new(title, Kind::Confirm { wanted, typed, differs: Differs::No }, then)
    }

    /// Asks for one line, which starts with a text.
    pub fn line(
        title: String,
        start: &str,
        then: impl FnOnce(&str) -> Vec<Wish> + Send + 'static,
    ) -> Self {
        let mut field = Field::new(TYPED_MOST);
        field.paste(start);
        Self::new(title, Kind::Line(field), then)
    }

    /// Asks for a secret, which is shown as stars.
    pub fn secret(title: String, then: impl FnOnce(&str) -> Vec<Wish> + Send + 'static) -> Self {
        Self::new(title, Kind::Line(Field::new(TYPED_MOST).hidden()), then)
    }

    /// Shows a month; answers with the day as `2026-11-10`.
    pub fn day(
        title: String,
        start: NaiveDate,
        then: impl FnOnce(&str) -> Vec<Wish> + Send + 'static,
    ) -> Self {
        Self::new(title, Kind::Day(Calendar::new(start)), then)
    }

    /// Puts sentences above what is asked.
    #[must_use]
    pub fn about(mut self, lines: Vec<String>) -> Self {
        self.about = lines;
        self
    }

    /// Puts the cursor of a choice on a code.
    #[must_use]
    pub fn at(mut self, code: &str) -> Self {
        if let Kind::Choose { rows, cursor, .. } = &mut self.kind {
            *cursor = rows.iter().position(|row| row.code == code).unwrap_or(0);
        }
        self
    }

    /// Lists its keys for the footer.
    pub fn hints(&self) -> Vec<&'static Hint> {
        let table = match self.kind {
            Kind::Choose { .. } => CHOOSE_KEYS,
            Kind::Day(_) => super::calendar::KEYS,
            Kind::Confirm { .. } | Kind::Line(_) => TYPE_KEYS,
        };
        command::hints(table).collect()
    }

    /// Tells whether the terminal's own cursor belongs into it.
    pub fn is_typed(&self) -> bool {
        !matches!(self.kind, Kind::Day(_))
    }

    /// Takes a key.
    pub fn update(mut self: Box<Self>, key: Key) -> Outcome {
        match key {
            Key::Esc => {
                if let Kind::Choose { cursor, search, .. } = &mut self.kind
                    && !search.text().is_empty()
                {
                    (*cursor, *search) = (0, Field::new(TYPED_MOST));
                    return Outcome::Open(self, Refused::No);
                }
                Outcome::Closed
            }
            Key::Enter => self.enter(),
            key => {
                let refused = self.typed(key);
                Outcome::Open(self, refused)
            }
        }
    }

    /// Takes pasted text as one line.
    pub fn paste(&mut self, pasted: &str) {
        match &mut self.kind {
            Kind::Confirm { typed: field, .. } | Kind::Line(field) => field.paste(pasted),
            Kind::Choose { search, cursor, .. } => {
                search.paste(pasted);
                *cursor = 0;
            }
            Kind::Day(_) => {}
        }
    }

    fn enter(mut self: Box<Self>) -> Outcome {
        let answer: Option<Zeroizing<String>> = match &mut self.kind {
            Kind::Choose { rows, cursor, search } => {
                found(rows, search).get(*cursor).map(|row| row.code.clone().into())
            }
            Kind::Confirm { wanted, typed, differs } => {
                let is_it = typed.text().trim().eq_ignore_ascii_case(wanted.trim());
                *differs = if is_it { Differs::No } else { Differs::Yes };
                is_it.then(|| wanted.clone().into())
            }
            // It may be a secret, of which no other copy stays in memory.
            Kind::Line(field) => Some(field.take_secret()),
            Kind::Day(calendar) => Some(calendar.day().to_string().into()),
        };
        match answer {
            Some(answer) => Outcome::Answered((self.then)(&answer)),
            None => Outcome::Open(self, Refused::Yes),
        }
    }

    fn typed(&mut self, key: Key) -> Refused {
        let taken = match &mut self.kind {
            Kind::Choose { rows, cursor, search } => {
                let count = found(rows, search).len();
                if let Some(moved) = list::step(*cursor, count, LIST_ROWS, key) {
                    *cursor = moved;
                    return Refused::No;
                }
                *cursor = 0;
                search.update(key)
            }
            Kind::Confirm { typed, differs, .. } => {
                *differs = Differs::No;
                typed.update(key)
            }
            Kind::Line(field) => field.update(key),
            Kind::Day(calendar) => {
                return if calendar.update(key) { Refused::No } else { Refused::Yes };
            }
        };
        if taken == Taken::Yes { Refused::No } else { Refused::Yes }
    }

    /// Paints it over the work area; gives the place of the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<(u16, u16)> {
        let room = canvas.width().saturating_sub(6).min(70);
        let mut lines: Vec<String> =
            self.about.iter().flat_map(|line| text::wrap(line, room)).collect();
        let head = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        match &self.kind {
            Kind::Choose { rows, cursor, search } => {
                let found = found(rows, search);
                let longest = rows.iter().map(|row| text::columns(&row.label)).max().unwrap_or(0);
                lines.push(" ".repeat(usize::from(longest.max(24).saturating_add(2))));
                let most = canvas.height().saturating_sub(head).saturating_sub(3).min(LIST_ROWS);
                let shown = list::page(*cursor, found.len(), most);
                // The box keeps its size while the list is narrowed.
                lines.extend((0..rows.len().min(usize::from(most))).map(|_| String::new()));
                let mut inside = popup::open(canvas, &self.title, &lines, look);
                put_lines(&mut inside, &self.about, look);
                let spot = draw_search(&mut inside, head, search, look);
                for (y, index) in (head.saturating_add(1)..).zip(shown) {
                    let Some(row) = found.get(index) else { break };
                    let role = if index == *cursor { Role::Focus } else { Role::Text };
                    let width = inside.width();
                    let label = text::cut(&row.label, width, look.glyphs().cut);
                    inside.put(0, y, &label, look.style(role));
                    inside.restyle(0, y, width, look.style(role));
                }
                spot
            }
            Kind::Confirm { typed: field, differs, .. } => {
                lines.extend([" ".repeat(40), String::new()]);
                let mut inside = popup::open(canvas, &self.title, &lines, look);
                put_lines(&mut inside, &self.about, look);
                if *differs == Differs::Yes {
                    let row = head.saturating_add(1);
                    inside.put(0, row, &look.say("ask-differs"), look.style(Role::Warn));
                }
                let width = inside.width();
                let column = field.draw(&mut inside, (0, head), width, look);
                inside.place(column, head)
            }
            Kind::Line(field) => {
                lines.push(" ".repeat(50));
                let mut inside = popup::open(canvas, &self.title, &lines, look);
                put_lines(&mut inside, &self.about, look);
                let width = inside.width();
                let column = field.draw(&mut inside, (0, head), width, look);
                inside.place(column, head)
            }
            Kind::Day(calendar) => {
                lines.extend((0..calendar.rows()).map(|_| " ".repeat(28)));
                let mut inside = popup::open(canvas, &self.title, &lines, look);
                put_lines(&mut inside, &self.about, look);
                let (width, height) = (inside.width(), inside.height().saturating_sub(head));
                let part = ratatui::layout::Rect::new(0, head, width, height);
                calendar.draw(&mut inside.part(part), look)
            }
        }
    }
}

/// Most rows of a choice that are seen at once.
const LIST_ROWS: u16 = 12;

fn put_lines(inside: &mut Canvas<'_>, about: &[String], look: &Look) {
    let room = inside.width();
    let lines = about.iter().flat_map(|line| text::wrap(line, room));
    for (y, line) in (0..inside.height()).zip(lines) {
        inside.put(0, y, &line, look.style(Role::Text));
    }
}

fn draw_search(inside: &mut Canvas<'_>, y: u16, search: &Field, look: &Look) -> Option<(u16, u16)> {
    let label = look.say("ask-narrow");
    let start = inside.put(0, y, &label, look.style(Role::Quiet)).saturating_add(1);
    let room = inside.width().saturating_sub(start);
    let column = search.draw(inside, (start, y), room, look);
    inside.place(column, y)
}

/// Lists the rows that hold all that was typed, wherever it stands.
fn found<'a>(rows: &'a [Choice], search: &Field) -> Vec<&'a Choice> {
    let wanted = search.text().to_lowercase();
    let holds = |row: &&Choice| {
        let said = format!("{} {}", row.code, row.label).to_lowercase();
        wanted.split_whitespace().all(|word| said.contains(word))
    };
    rows.iter().filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(ask: Ask, keys: &[Key]) -> Outcome {
        let mut outcome = Outcome::Open(Box::new(ask), Refused::No);
        for key in keys {
            let Outcome::Open(ask, _) = outcome else { panic!("closed before {key:?}") };
            outcome = ask.update(*key);
        }
        outcome
    }

    fn letters(text: &str) -> Vec<Key> {
        text.chars().map(Key::Char).collect()
    }

    fn answered(outcome: Outcome) -> String {
        let Outcome::Answered(wishes) = outcome else { panic!("{outcome:?}") };
        let [Wish::Say(note)] = &wishes[..] else { panic!("{wishes:?}") };
        note.id.to_string()
    }

    fn told(answer: &str) -> Vec<Wish> {
        vec![Wish::Say(super::super::note::Note {
            id: answer.to_owned().into(),
            ..super::super::note::Note::info("")
        })]
    }

    #[test]
    fn a_choice_is_narrowed_by_what_is_typed_and_escape_first_widens_it() {
        let rows = || {
            vec![
                Choice::new("TW", "Taiwan"),
                Choice::new("HK", "Hong Kong"),
                Choice::new("KR", "Korea Selatan"),
            ]
        };
        let ask = || Ask::choose(String::new(), rows(), told);
        assert_eq!(answered(press(ask(), &[Key::Down, Key::Enter])), "HK");
        assert_eq!(answered(press(ask(), &[letters("sel kor"), vec![Key::Enter]].concat())), "KR");
        assert_eq!(answered(press(ask().at("KR"), &[Key::Enter])), "KR");
        let none = press(ask(), &[letters("xyz"), vec![Key::Enter]].concat());
        assert!(matches!(none, Outcome::Open(_, Refused::Yes)));
        let outcome = press(ask(), &[letters("hk"), vec![Key::Esc]].concat());
        assert!(matches!(outcome, Outcome::Open(..)));
        assert!(matches!(press(ask(), &[Key::Esc]), Outcome::Closed));
    }

    #[test]
    fn only_the_wanted_word_confirms() {
        let ask = || Ask::confirm(String::new(), "2026-03".to_owned(), told);
        let wrong = press(ask(), &[letters("2026-04"), vec![Key::Enter]].concat());
        assert!(matches!(wrong, Outcome::Open(_, Refused::Yes)));
        assert_eq!(
            answered(press(ask(), &[letters("2026-03 "), vec![Key::Enter]].concat())),
            "2026-03"
        );
    }

    #[test]
    fn a_line_starts_with_its_text_and_a_day_is_walked_to() {
        let line = Ask::line(String::new(), "Budi", told);
        assert_eq!(answered(press(line, &[Key::Char('!'), Key::Enter])), "Budi!");
        let day = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        let ask = Ask::day(String::new(), day, told);
        assert_eq!(
            answered(press(ask, &[Key::Right, Key::Down, Key::PageDown, Key::Enter])),
            "2026-12-18"
        );
    }
}
