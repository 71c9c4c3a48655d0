//! The register when keys do not go into its grid: search, closing question, reason.

use super::keys::{CLOSING_KEYS, InField, InQuestion, REASON_KEYS, REASONS, SEARCH_KEYS};
use super::marking::REASON_MOST;
use super::{Mode, RegisterScreen};
use crate::app::class::Closing;
use crate::domain::grammar::Grammar;
use crate::ui::command;
use crate::ui::field::Field;
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::work::{Env, Wish};

impl RegisterScreen {
    pub(super) fn answer(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        match command::action(CLOSING_KEYS, key) {
            None => vec![Wish::Beep],
            Some(InQuestion::Default(sign)) => {
                self.mode = Mode::Grid;
                self.close_as(Closing::Default(sign), env)
            }
            Some(InQuestion::Leave) => {
                self.mode = Mode::Grid;
                let unmarked = self.view.expected().find(|row| row.mark.is_none());
                self.grammar = Grammar::at(unmarked.map(|row| row.roll));
                let count = self.view.unmarked();
                vec![Wish::Say(Note::warn("said-left-open").fact("count", count))]
            }
        }
    }

    pub(super) fn search(&mut self, key: Key) -> Vec<Wish> {
        let Mode::Search(field) = &mut self.mode else { return Vec::new() };
        let action = command::action(SEARCH_KEYS, key);
        match action {
            None => drop(field.update(key)),
            Some(InField::NextHit | InField::Accept) => {}
            Some(InField::Cancel) => self.mode = Mode::Grid,
        }
        let Mode::Search(field) = &self.mode else { return Vec::new() };
        let wanted = field.text().to_lowercase();
        let after = match action {
            Some(InField::NextHit) => self.index().saturating_add(1),
            Some(InField::Accept) => self.index(),
            _ => 0,
        };
        let Some(roll) = self.hit(&wanted, after) else {
            let typed = field.text().to_owned();
            return vec![Wish::Beep, Wish::Say(Note::warn("said-no-hit").fact("typed", typed))];
        };
        self.grammar = Grammar::at(Some(roll));
        if matches!(action, Some(InField::Accept)) {
            self.grammar.choose(roll);
            self.mode = Mode::Grid;
        }
        Vec::new()
    }

    /// Finds the next person a word of whose name begins with what was typed, from a row on.
    fn hit(&self, wanted: &str, from: usize) -> Option<u16> {
        let is_hit = |name: &str| {
            let name = name.to_lowercase();
            wanted
                .split_whitespace()
                .all(|part| name.split_whitespace().any(|word| word.starts_with(part)))
        };
        let count = self.view.rows.len();
        let rows = self.view.rows.iter().cycle().skip(from).take(count);
        rows.filter(|row| is_hit(&row.name)).map(|row| row.roll).next()
    }

    pub(super) fn give_reason(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let Mode::Reason(field, acts) = &mut self.mode else { return Vec::new() };
        match command::action(REASON_KEYS, key) {
            None => {
                field.update(key);
                Vec::new()
            }
            Some(InField::Cancel | InField::NextHit) => {
                self.mode = Mode::Grid;
                Vec::new()
            }
            Some(InField::Accept) => {
                let (reason, acts) = (field.text().trim().to_owned(), std::mem::take(acts));
                let code = REASONS.iter().find(|row| reason == row.0.to_string());
                let reason = code.map_or(reason, |row| env.look.say(row.1).into_owned());
                match self.view.reopen(&reason, env.stamp()) {
                    Err(error) => {
                        // The marks wait on for a reason.
                        self.mode = Mode::Reason(Field::new(REASON_MOST), acts);
                        vec![Wish::Beep, Wish::Say(Note::from(&error))]
                    }
                    Ok(staged) => {
                        self.mode = Mode::Grid;
                        let mut wishes = self.store(staged);
                        wishes.extend(self.act(&acts, env));
                        wishes
                    }
                }
            }
        }
    }
}
