//! Nilai: the scores of one cohort as a grid that is typed column by column.
//!
//! Two digits are a score and the cursor goes down; `10` waits for a third digit. What is no score
//! stays in its cell, marked, until it is corrected or emptied: the cursor is never held.

mod view;

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::deeds::Turn;
use crate::app::scores::{ScoreHeading, ScoreRow, ScoreSheet, Settled};
use crate::domain::id::EnrolmentId;
use crate::domain::scores::ScoreColumn;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::note::{Level, Note};
use crate::ui::work::{Env, Loaded, Page, Save, Wish};

/// Most digits of a score.
const DIGITS_MOST: usize = 3;

/// Findings about what was typed; every other refusal concerns the cohort.
const FINDINGS: [&str; 2] = ["finding-not-a-score", "finding-not-a-number"];

#[derive(Clone, Copy)]
enum Action {
    Accept,
    Empty,
    Competent,
    NotCompetent,
    Correct,
    Left,
    Right,
    Back,
}

const KEYS: &[Command<Action>] = &[
    Command::typed("key-score", "explain-score", "85").in_footer(90),
    Command::typed("key-competent", "explain-competent", "K").in_footer(80),
    Command::typed("key-not-competent", "explain-not-competent", "B").in_footer(75),
    Command::typed("key-empty-cell", "explain-empty-cell", ".").in_footer(70),
    Command::new("key-accept", "explain-score-accept", &[Key::Enter], Action::Accept),
    Command::new("key-right", "explain-score-right", &[Key::Right, Key::Tab], Action::Right),
    Command::new("key-left", "explain-score-left", &[Key::Left, Key::BackTab], Action::Left),
    Command::new("key-correct", "explain-score-correct", &[Key::Backspace], Action::Correct),
    Command::new("key-clear", "explain-clear-cell", &[Key::Delete], Action::Empty),
    Command::new("key-back", "explain-score-back", &[Key::Esc], Action::Back).in_footer(20),
];

/// What signs do that are written into a cell.
const SIGNS: [(Key, Action); 3] = [
    (Key::Char('k'), Action::Competent),
    (Key::Char('b'), Action::NotCompetent),
    (Key::Char('.'), Action::Empty),
];

/// A cell.
type Cell = (EnrolmentId, ScoreColumn);

/// The scores of one cohort.
#[derive(Debug)]
pub struct ScoresScreen {
    sheet: ScoreSheet,
    row: usize,
    column: usize,
    /// Digits of the cell under the cursor that wait for more.
    digits: String,
    /// How the cursor came to its cell.
    came: Came,
    /// What was typed and is no score, by cell.
    faulty: BTreeMap<Cell, String>,
    /// Changes made here in this run, and those of them that were taken back, the latest last.
    made: Vec<Uuid>,
    taken_back: Vec<Uuid>,
}

/// How the cursor came to its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// By a key that moves it.
    ByKey,
    /// By itself, after a whole number: an Enter behind that number ends it and moves no further,
    /// because hands that know a spreadsheet type it always.
    ByItself,
}

impl ScoresScreen {
    /// Shows what was read, with the cursor on the first test of the first person.
    pub fn new(sheet: ScoreSheet) -> Self {
        Self {
            sheet,
            row: 0,
            column: 0,
            digits: String::new(),
            came: Came::ByKey,
            faulty: BTreeMap::new(),
            made: Vec::new(),
            taken_back: Vec::new(),
        }
    }

    fn here(&self) -> Option<(&ScoreRow, &ScoreHeading)> {
        Some((self.sheet.rows.get(self.row)?, self.sheet.columns.get(self.column)?))
    }

    fn cell(&self) -> Option<Cell> {
        self.here().map(|(row, heading)| (row.enrolment.id, heading.column))
    }

    fn digit(&mut self, digit: char) -> Vec<Wish> {
        // Digits after what was refused would land beside their rows, so they are not taken.
        let is_ready = self.cell().is_some_and(|cell| !self.faulty.contains_key(&cell));
        if !is_ready || self.digits.len() >= DIGITS_MOST {
            return vec![Wish::Beep];
        }
        self.digits.push(digit);
        let is_whole = match self.digits.as_str() {
            "10" => false,
            digits => digits.len() >= 2,
        };
        if !is_whole {
            return Vec::new();
        }
        let before = (self.row, self.column);
        let wishes = self.take_digits_and_go_on();
        if before != (self.row, self.column) {
            self.came = Came::ByItself;
        }
        wishes
    }

    /// Takes the digits; the cursor stays where they are refused.
    fn take_digits_and_go_on(&mut self) -> Vec<Wish> {
        let digits = std::mem::take(&mut self.digits);
        self.write_and_go_on(&digits)
    }

    fn write_and_go_on(&mut self, typed: &str) -> Vec<Wish> {
        match self.write(typed) {
            Ok(step) => {
                self.go_on();
                step.into_iter().collect()
            }
            Err(refusal) => refusal,
        }
    }

    fn take_digits(&mut self) -> Vec<Wish> {
        let digits = std::mem::take(&mut self.digits);
        if digits.is_empty() { Vec::new() } else { self.write_here(&digits) }
    }

    fn write_here(&mut self, typed: &str) -> Vec<Wish> {
        self.write(typed).map_or_else(|refusal| refusal, |step| step.into_iter().collect())
    }

    /// Writes into the cell under the cursor; gives the step, if anything changed, or the refusal.
    fn write(&mut self, typed: &str) -> Result<Option<Wish>, Vec<Wish>> {
        let cell = self.cell().ok_or_else(|| vec![Wish::Beep])?;
        match self.sheet.stage(cell.0, cell.1, typed) {
            Ok(step) => {
                self.faulty.remove(&cell);
                let Some(step) = step else { return Ok(None) };
                self.made.push(step.id);
                self.taken_back.clear();
                Ok(Some(Wish::Store(Save::Score(Box::new(step)))))
            }
            Err(error) if FINDINGS.contains(&error.id) => {
                self.faulty.insert(cell, typed.to_owned());
                Err(vec![Wish::Beep])
            }
            Err(error) => Err(vec![Wish::Beep, Wish::Say(Note::from(&error))]),
        }
    }

    /// Goes down; from the last person to the first of the next column.
    fn go_on(&mut self) {
        if self.row.saturating_add(1) < self.sheet.rows.len() {
            self.row = self.row.saturating_add(1);
        } else if self.column.saturating_add(1) < self.sheet.columns.len() {
            (self.row, self.column) = (0, self.column.saturating_add(1));
        }
    }

    fn obey(&mut self, action: Action) -> Vec<Wish> {
        match action {
            Action::Accept if self.digits.is_empty() => {
                self.go_on();
                Vec::new()
            }
            Action::Accept => self.take_digits_and_go_on(),
            Action::Competent => self.letter("K"),
            Action::NotCompetent => self.letter("B"),
            Action::Empty => {
                self.digits.clear();
                self.write_here("")
            }
            Action::Left => self.sideways(self.column.saturating_sub(1)),
            Action::Right => self.sideways(self.column.saturating_add(1)),
            Action::Correct => self.correct(),
            Action::Back => self.back(),
        }
    }

    /// Writes competent or not; where only points are taken nothing is left in the cell.
    fn letter(&mut self, letter: &str) -> Vec<Wish> {
        self.digits.clear();
        if self.here().is_some_and(|(_, heading)| heading.needed.is_none()) {
            return vec![Wish::Beep, Wish::Say(Note::warn("said-test-takes-points"))];
        }
        self.write_and_go_on(letter)
    }

    fn sideways(&mut self, column: usize) -> Vec<Wish> {
        let wishes = self.take_digits();
        self.column = column.min(self.sheet.columns.len().saturating_sub(1));
        wishes
    }

    /// Takes away the last digit, also of what was refused.
    fn correct(&mut self) -> Vec<Wish> {
        if let Some(typed) = self.cell().and_then(|cell| self.faulty.remove(&cell)) {
            self.digits = typed;
        }
        if self.digits.pop().is_some() { Vec::new() } else { vec![Wish::Beep] }
    }

    /// Lets go of digits, then of what was refused here, then goes to what was refused elsewhere,
    /// and only then out.
    fn back(&mut self) -> Vec<Wish> {
        let refused = self.cell().and_then(|cell| self.faulty.remove(&cell));
        if !std::mem::take(&mut self.digits).is_empty() || refused.is_some() {
            return Vec::new();
        }
        let held = self.go_to_refused();
        if held.is_empty() { vec![Wish::Back] } else { held }
    }

    /// Goes to the first cell whose text was refused, and says so; nothing where there is none.
    fn go_to_refused(&mut self) -> Vec<Wish> {
        let place = |cell: &Cell| {
            let row = self.sheet.rows.iter().position(|row| row.enrolment.id == cell.0)?;
            let column = self.sheet.columns.iter().position(|one| one.column == cell.1)?;
            Some((row, column))
        };
        let Some((row, column)) = self.faulty.keys().find_map(place) else { return Vec::new() };
        (self.row, self.column) = (row, column);
        vec![Wish::Beep, Wish::Say(Note::warn("said-score-unstored"))]
    }
}

impl Screen for ScoresScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        view::head(self, env)
    }

    fn focus(&self) -> Focus {
        Focus::Grid
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-scores"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let came = std::mem::replace(&mut self.came, Came::ByKey);
        if let Key::Char(digit @ '0'..='9') = key {
            return self.digit(digit);
        }
        if came == Came::ByItself && key == Key::Enter {
            return Vec::new();
        }
        if let Some(row) = list::step(self.row, self.sheet.rows.len(), view::rows_of(env), key) {
            let wishes = self.take_digits();
            self.row = row;
            return wishes;
        }
        let sign = SIGNS.iter().find(|row| row.0.acts_like(key)).map(|row| row.1);
        match sign.or_else(|| command::action(KEYS, key)) {
            Some(action) => self.obey(action),
            None => vec![Wish::Beep],
        }
    }

    fn interrupt(&mut self, _: &Env<'_>) -> Vec<Wish> {
        self.take_digits()
    }

    fn keeps(&mut self) -> Vec<Wish> {
        self.go_to_refused()
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        view::width(self, env)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        view::draw(self, canvas, env)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        view::advice(self, env)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Scores(self.sheet.cohort.id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Scores(sheet) = loaded {
            self.sheet = *sheet;
            self.row = self.row.min(self.sheet.rows.len().saturating_sub(1));
            self.column = self.column.min(self.sheet.columns.len().saturating_sub(1));
        }
    }

    fn settle(&mut self, id: Uuid, settled: &Settled) {
        self.sheet.settle(id, settled);
        if matches!(settled, Settled::Refused(_)) {
            self.made.retain(|made| *made != id);
        }
    }

    fn latest(&self, turn: Turn) -> Option<Uuid> {
        match turn {
            Turn::Undo => self.made.last().copied(),
            Turn::Redo => self.taken_back.last().copied(),
        }
    }

    fn turned(&mut self, turn: Turn, change: Uuid) {
        let (from, to) = match turn {
            Turn::Undo => (&mut self.made, &mut self.taken_back),
            Turn::Redo => (&mut self.taken_back, &mut self.made),
        };
        from.retain(|made| *made != change);
        to.push(change);
    }
}
