//! What marks do: the grammar's acts become steps of the store, refusals become sentences.

use super::{Mode, RegisterScreen};
use crate::app::class::{Closing, RollState, Staged, Told};
use crate::domain::grammar::{Act, GrammarKey, Outcome, Refusal, Turn as KeyTurn};
use crate::ui::field::Field;
use crate::ui::note::{Note, Value};
use crate::ui::work::{Env, Save, Wish};

/// Most characters of a reason.
pub(super) const REASON_MOST: usize = 80;

impl RegisterScreen {
    /// Gives a key to the grammar and does what it says.
    pub(super) fn feed(&mut self, key: GrammarKey, env: &Env<'_>) -> (KeyTurn, Vec<Wish>) {
        let Outcome { acts, refusal, turn } = self.grammar.feed(key, &self.view.rolls());
        let mut wishes = Vec::new();
        for act in acts {
            wishes.extend(self.act(&[act], env));
        }
        if let Some(refusal) = refusal {
            wishes.push(Wish::Beep);
            wishes.push(Wish::Say(self.refused(refusal)));
        }
        (turn, wishes)
    }

    pub(super) fn act(&mut self, acts: &[Act], env: &Env<'_>) -> Vec<Wish> {
        if self.view.state(env.today()) == RollState::Locked {
            self.mode = Mode::Reason(Field::new(REASON_MOST), acts.to_vec());
            return vec![Wish::Beep, Wish::Say(Note::warn("said-locked"))];
        }
        match self.view.stage(acts, env.stamp()) {
            Err(error) => vec![Wish::Beep, Wish::Say(Note::from(&error))],
            Ok(staged) => {
                let note = staged.told.last().map(echo);
                let mut wishes = self.store(staged);
                wishes.extend(note.map(Wish::Say));
                wishes
            }
        }
    }

    /// Hands a step on and remembers it for undo.
    pub(super) fn store(&mut self, staged: Staged) -> Vec<Wish> {
        let Some(step) = staged.step else { return Vec::new() };
        self.made.push(step.id);
        self.taken_back.clear();
        vec![Wish::Store(Save::Marks(Box::new(step)))]
    }

    pub(super) fn close(&mut self, env: &Env<'_>) -> Vec<Wish> {
        match self.view.state(env.today()) {
            RollState::Taken { .. } | RollState::Locked => {
                return vec![Wish::Say(Note::info("said-closed-already"))];
            }
            RollState::Open | RollState::Cancelled => {}
        }
        if self.view.unmarked() > 0 {
            self.mode = Mode::Closing;
            return Vec::new();
        }
        self.close_as(Closing::Complete, env)
    }

    pub(super) fn close_as(&mut self, closing: Closing, env: &Env<'_>) -> Vec<Wish> {
        match self.view.close(closing, env.stamp()) {
            Err(error) => vec![Wish::Beep, Wish::Say(Note::from(&error))],
            Ok(staged) => {
                let mut wishes = self.store(staged);
                let number = i64::from(self.view.session().number);
                wishes.push(Wish::Say(Note::info("said-closed").fact("session", number)));
                wishes
            }
        }
    }

    /// Says why a key was refused; a number may stand for somebody who is not expected.
    pub(super) fn refused(&self, refusal: Refusal) -> Note {
        match refusal {
            Refusal::NumberFirst => Note::warn("said-number-first"),
            Refusal::UnknownKey(letter) => {
                Note::warn("said-unknown-key").fact("key", letter.to_string())
            }
            Refusal::LetterMissing(number) => {
                Note::warn("said-letter-missing").fact("roll", i64::from(number))
            }
            Refusal::TooManyMinutes(minutes) => {
                Note::warn("said-too-many-minutes").fact("minutes", i64::from(minutes))
            }
            Refusal::UnknownRoll(number) => {
                let row = u16::try_from(number).ok().and_then(|roll| self.view.row(roll));
                let id = if row.is_some() { "said-not-expected" } else { "said-unknown-roll" };
                let name = row.map(|row| row.name.clone()).unwrap_or_default();
                Note::warn(id).fact("roll", i64::from(number)).fact("name", name)
            }
        }
    }
}

/// Tells what an act did: `13 Imam Syafii: Hadir -> Alpa`.
fn echo(told: &Told) -> Note {
    match told {
        Told::Filled(0) => Note::info("said-nobody-unmarked"),
        Told::Filled(count) => Note::info("said-filled").fact("count", *count),
        Told::Marked { roll, name, before, after } => Note::info("said-marked")
            .fact("roll", format!("{roll:02}"))
            .fact("name", name.clone())
            .fact("before", Value::Mark(before.clone()))
            .fact("after", Value::Mark(after.clone())),
    }
}
