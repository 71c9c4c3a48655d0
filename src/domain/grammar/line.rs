//! Reads a whole line of the register grammar, as `juragan mark` is given.

use super::{Act, Grammar, GrammarKey, Outcome, Refusal};

/// A line that was refused, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// Why.
    pub refusal: Refusal,
    /// Which character of the line, counted from 1; one past the last for its end.
    pub position: usize,
}

/// Reads a whole line such as `07I13A22S29T20=`; its end counts as Enter.
///
/// The first refused key refuses the line, so that no half of it is stored.
pub fn parse_line(text: &str, rolls: &[u16]) -> Result<Vec<Act>, LineFault> {
    let mut grammar = Grammar::default();
    let mut acts = Vec::new();
    for (position, key) in (1..).zip(text.chars()) {
        let key = GrammarKey::Char(if key.is_whitespace() { ' ' } else { key });
        let outcome = grammar.feed(key, rolls);
        acts.extend(outcome.acts);
        if let Some(refusal) = outcome.refusal {
            return Err(LineFault { refusal, position });
        }
    }
    // On screen Enter after a number chooses its row; a line has no rows, so the letter is missing.
    match grammar.feed(GrammarKey::Leave, rolls) {
        Outcome { refusal: Some(refusal), .. } => {
            Err(LineFault { refusal, position: text.chars().count() + 1 })
        }
        Outcome { acts: last, .. } => Ok([acts, last].concat()),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::grammar::{MINUTES_MAX, Sign};
    use crate::domain::records::Late;

    fn class(size: u16) -> Vec<u16> {
        (1..=size).collect()
    }

    /// What the register looks like after the acts: roll number to sign.
    fn played(acts: &[Act], size: u16) -> Vec<Option<Sign>> {
        let mut marks = vec![None; usize::from(size) + 1];
        for act in acts {
            match *act {
                Act::Set { roll, sign } => marks[usize::from(roll)] = Some(sign),
                Act::Clear { roll } => marks[usize::from(roll)] = None,
                Act::FillUnmarked => {
                    for mark in marks.iter_mut().skip(1).filter(|mark| mark.is_none()) {
                        *mark = Some(Sign::Present);
                    }
                }
            }
        }
        marks
    }

    #[test]
    fn fifteen_keys_record_thirty_people_with_four_exceptions() {
        let line = "07I13A22S29T20=";
        assert_eq!(line.len(), 15);
        let marks = played(&parse_line(line, &class(30)).unwrap(), 30);
        for (roll, mark) in marks.iter().enumerate().skip(1) {
            let expected = match roll {
                7 => Sign::Excused,
                13 => Sign::Absent,
                22 => Sign::Sick,
                29 => Sign::Late(Late::Minutes(20)),
                _ => Sign::Present,
            };
            assert_eq!(*mark, Some(expected), "{roll}");
        }
    }

    #[test]
    fn the_end_of_a_line_counts_as_enter() {
        let acts = parse_line("29T20", &class(30)).unwrap();
        assert_eq!(played(&acts, 30)[29], Some(Sign::Late(Late::Minutes(20))));
    }

    #[test]
    fn a_faulty_line_is_refused_whole_and_says_where() {
        for (line, refusal, position) in [
            ("07I31A", Refusal::UnknownRoll(31), 6),
            ("07I13", Refusal::LetterMissing(13), 6),
            ("A", Refusal::NumberFirst, 1),
            ("07I;", Refusal::UnknownKey(';'), 4),
            ("07Ié", Refusal::UnknownKey('é'), 4),
            ("07T1000", Refusal::TooManyMinutes(1000), 8),
        ] {
            assert_eq!(
                parse_line(line, &class(30)),
                Err(LineFault { refusal, position }),
                "{line}"
            );
        }
    }

    fn sign() -> impl Strategy<Value = (char, Option<u16>)> {
        let plain = prop::sample::select(vec!['H', 'I', 'S', 'A', '.']).prop_map(|c| (c, None));
        let timed = (prop::sample::select(vec!['T', 'P']), prop::option::of(1..=MINUTES_MAX));
        prop_oneof![plain, timed]
    }

    proptest! {
        #[test]
        fn any_keys_touch_nobody_outside_the_class(text in "[0-9HISATP=. xé]{0,40}", size in 0u16..130) {
            let rolls = class(size);
            let mut grammar = Grammar::default();
            for key in text.chars() {
                for act in grammar.feed(GrammarKey::Char(key), &rolls).acts {
                    if let Act::Set { roll, .. } | Act::Clear { roll } = act {
                        prop_assert!(rolls.contains(&roll));
                    }
                }
            }
        }

        /// Numbers written in full width need no separator, whatever minutes stand between.
        #[test]
        fn marks_written_one_after_the_other_are_read_back(
            marks in prop::collection::vec((1u16..=99, sign()), 0..20)
        ) {
            let mut line = String::new();
            let mut expected = vec![None; 100];
            for (roll, (letter, minutes)) in marks {
                write!(line, "{roll:02}{letter}").unwrap();
                if let Some(minutes) = minutes {
                    line += &minutes.to_string();
                }
                expected[usize::from(roll)] = match letter {
                    'T' => Some(Sign::Late(Late::from(minutes.unwrap_or(0)))),
                    'P' => Some(Sign::Early(minutes.unwrap_or(0))),
                    letter => Sign::of_letter(letter),
                };
            }
            let acts = parse_line(&line, &class(99)).unwrap();
            prop_assert_eq!(played(&acts, 99), expected, "{}", line);
        }
    }
}
