//! How everything looks and reads: language, colours, signs.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
use ratatui::style::Style;

use crate::app::settings::Settings;
use crate::app::{AppError, Fact};
use crate::domain::fields::{choice_label, label_of};
use crate::locale::{Arg, Language, Words};

use super::command::{Hint, Shown};
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::keys::Key;
use super::note::{Level, Note, Value};
use super::theme::{Role, Theme};

/// Names of the days, Monday first.
const DAYS: [&str; 7] = ["day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7"];

/// Short names of the months.
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

/// Letters of marks with their words.
const MARKS: [(char, &str); 6] = [
    ('H', "mark-present"),
    ('T', "mark-late"),
    ('P', "mark-early"),
    ('I', "mark-excused"),
    ('S', "mark-sick"),
    ('A', "mark-absent"),
];

/// Whether the screen is drawn or told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// With lines, and the cursor hidden outside fields.
    #[default]
    Drawn,
    /// For screen readers: no lines, and the real cursor stands on the item in focus.
    Plain,
}

/// Language, colours and signs of one run.
#[derive(Debug)]
pub struct Look {
    words: Words,
    theme: Theme,
    glyphs: Glyphs,
    mode: Mode,
    keymap: Keymap,
}

impl Look {
    /// Puts the parts together; the plain mode brings its own signs.
    pub fn new(language: Language, theme: Theme, glyphs: Glyphs, mode: Mode) -> Self {
        let glyphs = if mode == Mode::Plain { Glyphs::PLAIN } else { glyphs };
        let words = Words::new(language);
        Self { words, theme, glyphs, mode, keymap: Keymap::default() }
    }

    /// Changes the language.
    pub fn speak(&mut self, language: Language) {
        self.words = Words::new(language);
    }

    /// Changes the colours.
    pub fn paint(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// Gives commands other keys.
    pub fn bind(&mut self, keymap: Keymap) {
        self.keymap = keymap;
    }

    /// Reads the keys that the settings give to commands.
    pub fn keymap_of(&self, settings: &Settings) -> Result<Keymap, AppError> {
        Keymap::of(&settings.keys, |label| self.words.has(label))
    }

    /// Gives the keys that were given to commands.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Changes the signs; the plain mode keeps its own.
    pub fn sign(&mut self, glyphs: Glyphs) {
        if self.mode != Mode::Plain {
            self.glyphs = glyphs;
        }
    }

    /// Gives the language.
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// Takes the next colours; gives them.
    pub fn next_theme(&mut self) -> Theme {
        let places = Theme::ALL.iter().map(|row| row.1);
        let mut after = places.skip_while(|theme| *theme != self.theme).skip(1);
        self.theme = after.next().unwrap_or_default();
        self.theme
    }

    /// Tells whether a message exists.
    pub fn has(&self, id: &str) -> bool {
        self.words.has(id)
    }

    /// Gives the signs.
    pub fn glyphs(&self) -> &Glyphs {
        &self.glyphs
    }

    /// Tells whether the screen is drawn or told.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Gives the style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Gives the style of a note.
    pub fn level_style(&self, level: Level) -> Style {
        self.style(match level {
            Level::Info => Role::Text,
            Level::Warn => Role::Warn,
            Level::Bad => Role::Bad,
        })
    }

    /// Says a message without values.
    pub fn say<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.words.say(id)
    }

    /// Says the label of a field; nothing for one that nobody fills in.
    pub fn field(&self, name: &str) -> Option<String> {
        let id = label_of(name);
        self.words.has(&id).then(|| self.words.say(&id).into_owned())
    }

    /// Says a code of a closed list; a code of a newer program stands as it is.
    pub fn choice(&self, list: &str, code: &str) -> String {
        let id = choice_label(list, code);
        if self.words.has(&id) { self.words.say(&id).into_owned() } else { code.to_owned() }
    }

    /// Says a message with values.
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words.say_with(id, args)
    }

    /// Says a note, without its hints.
    pub fn sentence(&self, note: &Note) -> String {
        // A change of a newer program is told by the id of its command.
        let id = if self.words.has(&note.id) { note.id.as_ref() } else { "log-unknown" };
        self.words.say_with(id, &self.args(note))
    }

    fn args<'a>(&self, note: &'a Note) -> Vec<(&'a str, Arg)> {
        let said = |value: &Value| match value {
            Value::Fact(fact) => arg(fact),
            Value::Mark(mark) => self.mark(mark).into(),
            Value::Note(note) => self.sentence(note).into(),
        };
        note.facts.iter().map(|(name, value)| (name.as_ref(), said(value))).collect()
    }

    /// Says what to try next, and what else is to be told.
    pub fn hints(&self, note: &Note) -> Vec<String> {
        let args = self.args(note);
        let hints = note.hints.iter().map(|id| self.words.say_with(id, &args));
        hints.chain(note.aside.iter().map(|aside| self.sentence(aside))).collect()
    }

    /// Says a note and what to try next, a sentence each.
    pub fn sentences(&self, note: &Note) -> Vec<String> {
        std::iter::once(self.sentence(note)).chain(self.hints(note)).collect()
    }

    /// Writes what stands for the keys of a command.
    pub fn key_name(&self, hint: &Hint) -> String {
        match hint.shown {
            Shown::Sample(sample) => sample.to_owned(),
            Shown::Words(id) => self.say(id).into_owned(),
            Shown::Key => {
                let key = self.keymap.key_of(hint.label).or(hint.keys.first().copied());
                key.map(Key::name).unwrap_or_default()
            }
        }
    }

    /// Writes a day with its weekday and year: `Sel, 10 Nov 2026`.
    pub fn long_date(&self, date: NaiveDate) -> String {
        format!("{}, {} {}", self.weekday(date), self.day_and_month(date), date.year())
    }

    /// Writes a day with its year: `10 Nov 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        format!("{} {}", self.day_and_month(date), date.year())
    }

    /// Writes a day with its weekday: `Sel 10 Nov`.
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        format!("{} {}", self.weekday(date), self.day_and_month(date))
    }

    /// Writes a day without its weekday: `10 Nov`.
    pub fn day_and_month(&self, date: NaiveDate) -> String {
        format!("{} {}", date.day(), self.month(date))
    }

    /// Writes the time of day: `08.00`.
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{:02}.{:02}", time.hour(), time.minute())
    }

    /// Writes a moment: `08.00` today, `kemarin 16.20`, else `2 Mar 2026 16.20`.
    pub fn moment(&self, at: NaiveDateTime, today: NaiveDate) -> String {
        let time = self.time(at.time());
        let date = at.date();
        if date == today {
            return time;
        }
        if Some(date) == today.pred_opt() {
            return format!("{} {time}", self.say("day-yesterday"));
        }
        format!("{} {} {time}", self.day_and_month(date), date.year())
    }

    /// Says a mark as it is typed, such as `T20`, in words.
    pub fn mark(&self, typed: &str) -> String {
        let mut said: Vec<String> = Vec::new();
        let mut rest = typed;
        while let Some(letter) = rest.chars().next() {
            let after = rest.trim_start_matches(letter);
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            let (minutes, other) = after.split_at_checked(end).unwrap_or((after, ""));
            let id = MARKS.iter().find(|row| row.0 == letter).map(|row| row.1);
            let word = id.map_or(Cow::Owned(letter.to_string()), |id| self.say(id));
            said.push(match minutes {
                "" => word.into_owned(),
                minutes => self.say_with(
                    "mark-minutes",
                    &[("mark", word.into_owned().into()), ("minutes", minutes.into())],
                ),
            });
            rest = other;
        }
        if said.is_empty() { self.say("mark-none").into_owned() } else { said.join(", ") }
    }

    /// Names the month of a day with its year: `Nov 2026`.
    pub fn month_and_year(&self, date: NaiveDate) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    fn month(&self, date: NaiveDate) -> Cow<'_, str> {
        let month = MONTHS.get(usize::try_from(date.month0()).unwrap_or_default());
        self.say(month.unwrap_or(&""))
    }

    /// Names the weekday of a day, short: `Sel`.
    pub fn weekday(&self, date: NaiveDate) -> Cow<'_, str> {
        let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
        self.say(DAYS.get(day).unwrap_or(&""))
    }
}

/// Turns a value of `app` into one of `locale`; what could move the cursor is taken out.
fn arg(fact: &Fact) -> Arg {
    match fact {
        Fact::Text(text) => Arg::Text(text.replace(char::is_control, " ")),
        Fact::Number(number) => Arg::Number(*number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_here_write_them() {
        let look = |language| Look::new(language, Theme::Default, Glyphs::BOX, Mode::Drawn);
        let date = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        assert_eq!(look(Language::Indonesian).long_date(date), "Sel, 10 Nov 2026");
        assert_eq!(look(Language::English).long_date(date), "Tue, 10 Nov 2026");
        let time = NaiveTime::from_hms_opt(8, 5, 0).unwrap();
        assert_eq!(look(Language::Indonesian).time(time), "08.05");
    }
}
