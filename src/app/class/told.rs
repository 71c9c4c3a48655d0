//! How marks and what was done to them are written.

use std::fmt::Write as _;

use crate::domain::grammar::Act;
use crate::domain::id::OperatorId;
use crate::domain::records::{How, Late, Mark, Status};

/// Most characters of marks that the history tells of one step.
const MARKS_TOLD_MOST: usize = 60;

/// What an act did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody has another mark now, or the same again.
    Marked {
        /// Roll number.
        roll: u16,
        /// Name.
        name: String,
        /// Mark before, as `mark_text` writes it.
        before: String,
        /// Mark now.
        after: String,
    },
    /// So many people were unmarked and are present now.
    Filled(usize),
}

/// Gives the letter of a mark in a grid: that of the status, `T` for late, `P` for left early.
pub fn mark_letter(mark: &Mark) -> char {
    if mark.early_minutes.is_some() && mark.late.is_none() { 'P' } else { mark.letter() }
}

/// Writes a mark as it is typed: `H`, `T20`, `P15`, `T20P15`; nothing for no mark.
pub fn mark_text(mark: Option<&Mark>) -> String {
    let Some(mark) = mark else { return String::new() };
    let mut text = String::new();
    if mark.late.is_some() || mark.early_minutes.is_none() {
        text.push(mark.letter());
    }
    if let Some(Late::Minutes(minutes)) = mark.late {
        text += &minutes.to_string();
    }
    match mark.early_minutes {
        None => {}
        Some(0) => text.push('P'),
        Some(minutes) => drop(write!(text, "P{minutes}")),
    }
    text
}

/// Writes acts for the history: `07I 13A 29T20 =`.
pub(super) fn said(acts: &[Act]) -> String {
    let mut text = String::new();
    for (index, act) in acts.iter().enumerate() {
        let part = match (*act, acts.get(index.saturating_add(1))) {
            // `T20` is T first and then its minutes: one mark, told once.
            (Act::Set { roll, .. }, Some(Act::Set { roll: next, .. })) if *next == roll => continue,
            (Act::FillUnmarked, _) => "=".to_owned(),
            (Act::Clear { roll }, _) => format!("{roll:02}."),
            (Act::Set { roll, sign }, _) => {
                let mut mark = Mark::new(Status::Present, How::Typed, 0, OperatorId::default());
                sign.put(&mut mark, None);
                format!("{roll:02}{}", mark_text(Some(&mark)))
            }
        };
        if text.len().saturating_add(part.len()) > MARKS_TOLD_MOST {
            text += " ...";
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text += &part;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grammar::Sign;

    #[test]
    fn a_late_mark_and_its_minutes_are_told_once() {
        let set = |roll, sign| Act::Set { roll, sign };
        let late = [set(29, Sign::Late(Late::Unknown)), set(29, Sign::Late(Late::Minutes(20)))];
        let acts = [&[set(7, Sign::Excused)][..], &late, &[Act::FillUnmarked]].concat();
        assert_eq!(said(&acts), "07I 29T20 =");
    }
}
