//! One field of a form on the screen: what it holds, what is typed over it, what was refused.

use crate::app::sheet::Row;
use crate::domain::field::{Cell, FieldKind};
use crate::domain::fields::{choice_label, choices_of};
use crate::ui::field::{Field, Taken};
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::Note;

/// Most characters of a field of words.
const WORDS_MOST: usize = 200;

/// A field of a form.
#[derive(Debug)]
pub(super) struct Input {
    row: Row,
    field: Field,
    state: State,
    origin: Origin,
    hand: Hand,
}

/// Whether what is typed takes the place of what stands there, as in a cell of a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    /// It does.
    Over,
    /// It goes in where the cursor is: somebody moved it there.
    Inside,
}

/// Who put into a field what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// The program: a new record begins with it.
    Given,
    /// Somebody at the keyboard.
    Typed,
}

/// How what is seen stands to what is held.
#[derive(Debug, PartialEq)]
enum State {
    /// It is what is held.
    Held,
    /// Somebody typed something else.
    Typed,
    /// It was refused, for this reason.
    Refused(Note),
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    /// The field took it.
    Taken,
    /// The field is full now, and the next one follows by itself.
    Full,
    /// It is not for the field, or has no room.
    Refused,
}

impl Input {
    pub(super) fn new(row: Row) -> Self {
        let field = field_of(&row);
        Self { row, field, state: State::Held, origin: Origin::Given, hand: Hand::Over }
    }

    pub(super) fn row(&self) -> &Row {
        &self.row
    }

    pub(super) fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn refusal(&self) -> Option<&Note> {
        match &self.state {
            State::Refused(note) => Some(note),
            State::Held | State::Typed => None,
        }
    }

    /// Tells whether something else stands in it than is held.
    pub(super) fn is_dirty(&self) -> bool {
        self.state != State::Held
    }

    /// Tells whether it was typed in since it was taken or refused.
    pub(super) fn is_waiting(&self) -> bool {
        self.state == State::Typed
    }

    /// Tells whether a draft has to keep it.
    pub(super) fn is_typed(&self) -> bool {
        self.origin == Origin::Typed
    }

    /// Notes that somebody typed what it holds.
    pub(super) fn note_typed(&mut self) {
        self.origin = Origin::Typed;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.row.cell == Cell::Empty && self.field.text().trim().is_empty()
    }

    /// Gives what was typed; of something that is held, how it would be typed.
    pub(super) fn text(&self) -> String {
        match (&self.state, &self.row.cell) {
            (State::Held, Cell::Choice(_, code)) => code.clone(),
            (State::Held, Cell::Check(true)) => "yes".to_owned(),
            (State::Held, Cell::Check(false)) => "no".to_owned(),
            _ => self.field.text().to_owned(),
        }
    }

    /// Gives what is meant by what was typed: of a choice the code whose word begins so.
    pub(super) fn meant(&self, look: &Look) -> String {
        let typed = self.field.text().trim().to_owned();
        match self.list() {
            Some(list) if !typed.is_empty() => chosen(list, &typed, look).unwrap_or(typed),
            _ => typed,
        }
    }

    /// Gives the list of a choice, which shows a word and not what is typed.
    fn list(&self) -> Option<&'static str> {
        match self.row.kind {
            FieldKind::Choice(list) => Some(list),
            FieldKind::Check => Some("check"),
            _ => None,
        }
    }

    /// Gives the word that a choice shows while nothing is typed over it.
    pub(super) fn word(&self, look: &Look) -> Option<String> {
        if self.is_dirty() {
            return None;
        }
        let (list, code) = match &self.row.cell {
            Cell::Choice(list, code) => (*list, code.clone()),
            Cell::Check(yes) => ("check", if *yes { "yes" } else { "no" }.to_owned()),
            _ => return None,
        };
        let known = choices_of(list).any(|choice| choice.code == code);
        Some(if known { look.say(&choice_label(list, &code)).into_owned() } else { code })
    }

    /// Takes a key.
    pub(super) fn update(&mut self, key: Key) -> Typing {
        let is_choice = self.list().is_some();
        if is_choice && self.state == State::Held && matches!(key, Key::Backspace | Key::Delete) {
            // A choice is emptied whole.
            (self.state, self.origin) = (State::Typed, Origin::Typed);
            return Typing::Taken;
        }
        if self.is_typed_over() && matches!(key, Key::Char(letter) if !letter.is_control()) {
            self.field = Field::new(most_of(self.row.kind));
        }
        self.hand = Hand::Inside;
        match self.field.update(key) {
            Taken::No | Taken::Full => Typing::Refused,
            Taken::Yes if matches!(key, Key::Left | Key::Right | Key::Home | Key::End) => {
                Typing::Taken
            }
            Taken::Yes => {
                (self.state, self.origin) = (State::Typed, Origin::Typed);
                if matches!(key, Key::Char(_)) && self.is_full() {
                    Typing::Full
                } else {
                    Typing::Taken
                }
            }
        }
    }

    /// Tells whether the next letter takes the place of what stands in it.
    pub(super) fn is_typed_over(&self) -> bool {
        let holds_words = self.row.kind == FieldKind::Notes;
        self.state == State::Held && self.hand == Hand::Over && !holds_words
    }

    /// Notes that the cursor came into it.
    pub(super) fn enter(&mut self) {
        self.hand = Hand::Over;
    }

    /// Tells whether so many digits stand in it as it takes.
    fn is_full(&self) -> bool {
        let digits = self.field.text().chars().filter(char::is_ascii_digit).count();
        match self.row.kind {
            FieldKind::Digits(most) => digits == usize::from(most),
            FieldKind::Nik => digits == 16,
            _ => false,
        }
    }

    pub(super) fn paste(&mut self, pasted: &str) {
        self.field.paste(pasted);
        (self.state, self.origin) = (State::Typed, Origin::Typed);
    }

    /// Puts a text into it as if it had been typed.
    pub(super) fn fill(&mut self, text: &str) {
        self.field = Field::new(most_of(self.row.kind));
        self.paste(text);
    }

    /// Notes why it was refused; what was typed stays.
    pub(super) fn refuse(&mut self, note: Note) {
        self.state = State::Refused(note);
    }

    /// Shows what is held now; what was typed and not taken stays in sight.
    pub(super) fn renew(&mut self, row: Row) {
        if self.is_dirty() {
            self.row = row;
        } else {
            *self = Self { origin: self.origin, ..Self::new(row) };
        }
    }

    /// Notes that what was typed is held now.
    pub(super) fn settle(&mut self) {
        self.state = State::Held;
    }
}

/// Finds the code that is meant: written whole in any way, or as the only word that begins so.
fn chosen(list: &'static str, typed: &str, look: &Look) -> Option<String> {
    let wanted = typed.to_lowercase();
    let begins = |code: &str| {
        let word = look.say(&choice_label(list, code)).to_lowercase();
        word.starts_with(&wanted) || code.to_lowercase() == wanted
    };
    let mut found = choices_of(list).map(|choice| choice.code).filter(|code| begins(code));
    match (crate::domain::fields::choice_of(list, typed), found.next(), found.next()) {
        (Some(code), ..) | (None, Some(code), None) => Some(code.to_owned()),
        _ => None,
    }
}

fn most_of(kind: FieldKind) -> usize {
    match kind {
        FieldKind::Digits(most) => usize::from(most),
        FieldKind::Nik => 24,
        FieldKind::Date | FieldKind::Time | FieldKind::Integer => 20,
        FieldKind::Phone | FieldKind::Money => 40,
        FieldKind::Text
        | FieldKind::Name
        | FieldKind::Choice(_)
        | FieldKind::Region
        | FieldKind::Country
        | FieldKind::Check => WORDS_MOST,
        FieldKind::Notes => 2_000,
    }
}

fn field_of(row: &Row) -> Field {
    let mut field = Field::new(most_of(row.kind));
    let text = match &row.cell {
        // A word is shown for these, and typing starts anew.
        Cell::Empty | Cell::Choice(..) | Cell::Check(_) => String::new(),
        Cell::Text(text) if row.kind == FieldKind::Nik => grouped(text),
        Cell::Text(text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        Cell::Percent(hundredths) => format!("{},{:02}", hundredths / 100, hundredths % 100),
        Cell::Money(money) => money.to_string(),
        Cell::Date(day) => day.format("%d-%m-%Y").to_string(),
        Cell::Moment(moment) => moment.format("%d-%m-%Y %H.%M").to_string(),
    };
    field.paste(&text);
    field
}

/// Writes a NIK as region, birth date and serial: `332401 510790 0003`.
fn grouped(nik: &str) -> String {
    let parts = [nik.get(..6), nik.get(6..12), nik.get(12..)];
    let known: Option<Vec<&str>> = parts.into_iter().collect();
    known.map_or_else(|| nik.to_owned(), |parts| parts.join(" "))
}
