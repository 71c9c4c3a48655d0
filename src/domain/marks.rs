//! Reads marks as paper registers have them, and compares them with what is stored.

use super::coded::Coded as _;
use super::fields::choice_of;
use super::grammar::{MINUTES_MAX, Sign};
use super::records::{Late, Mark, Status};

/// Words for signs that no status has.
const WORDS: &[(&str, Sign)] = &[
    ("terlambat", Sign::Late(Late::Unknown)),
    ("telat", Sign::Late(Late::Unknown)),
    ("late", Sign::Late(Late::Unknown)),
    ("pulang awal", Sign::Early(0)),
    ("pulang cepat", Sign::Early(0)),
    ("left early", Sign::Early(0)),
    ("\u{221a}", Sign::Present),
    ("\u{2713}", Sign::Present),
    ("\u{2714}", Sign::Present),
];

impl Sign {
    /// Finds what stands in a cell of a register: a letter, `T` or `P` with minutes behind it, or
    /// a word such as `hadir` or `alpa`.
    pub fn of_text(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut letters = text.chars();
        let first = letters.next().and_then(Self::of_letter);
        if let Some(sign) = first.and_then(|sign| sign.with_text(letters.as_str().trim())) {
            return Some(sign);
        }
        let word = text.to_lowercase();
        if let Some((_, sign)) = WORDS.iter().find(|row| row.0 == word) {
            return Some(*sign);
        }
        match Status::of_code(choice_of("status", text)?.to_owned()) {
            Status::Present => Some(Self::Present),
            Status::Excused => Some(Self::Excused),
            Status::Sick => Some(Self::Sick),
            Status::Absent => Some(Self::Absent),
            Status::Unknown(_) => None,
        }
    }

    /// Adds the minutes that stand behind the letter; none where something else stands there.
    fn with_text(self, minutes: &str) -> Option<Self> {
        if minutes.is_empty() {
            return Some(self);
        }
        let is_plain = minutes.bytes().all(|digit| digit.is_ascii_digit());
        let minutes = minutes.parse().ok().filter(|minutes| is_plain && *minutes <= MINUTES_MAX)?;
        match self {
            Self::Late(_) => Some(Self::Late(Late::from(minutes))),
            Self::Early(_) => Some(Self::Early(minutes)),
            Self::Present | Self::Excused | Self::Sick | Self::Absent => None,
        }
    }

    /// Tells whether a mark says it already. A sign without minutes agrees with any: paper knows
    /// only that somebody was late, and a plain `H` does not deny that they left early.
    pub fn is_said_by(self, mark: &Mark) -> bool {
        let is_late = |minutes: Late| match (minutes, mark.late) {
            (Late::Unknown, late) => late.is_some(),
            (Late::Minutes(_), late) => late == Some(minutes),
        };
        mark.status == self.status()
            && match self {
                Self::Late(minutes) => is_late(minutes),
                Self::Early(0) => mark.early_minutes.is_some(),
                Self::Early(minutes) => mark.early_minutes == Some(minutes),
                Self::Present => mark.late.is_none(),
                Self::Excused | Self::Sick | Self::Absent => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::id::OperatorId;
    use crate::domain::records::How;

    #[rstest]
    #[case("H", Some(Sign::Present))]
    #[case(" i ", Some(Sign::Excused))]
    #[case("s", Some(Sign::Sick))]
    #[case("Alpa", Some(Sign::Absent))]
    #[case("tanpa keterangan", Some(Sign::Absent))]
    #[case("v", Some(Sign::Present))]
    #[case("\u{221a}", Some(Sign::Present))]
    #[case("T", Some(Sign::Late(Late::Unknown)))]
    #[case("T20", Some(Sign::Late(Late::Minutes(20))))]
    #[case("t 5", Some(Sign::Late(Late::Minutes(5))))]
    #[case("Terlambat", Some(Sign::Late(Late::Unknown)))]
    #[case("P15", Some(Sign::Early(15)))]
    #[case("T1000", None)]
    #[case("T+5", None)]
    #[case("H5", None)]
    #[case("X", None)]
    #[case("1", None)]
    #[case("-", None)]
    #[case("", None)]
    fn letters_and_words_of_paper_are_signs(#[case] text: &str, #[case] wanted: Option<Sign>) {
        assert_eq!(Sign::of_text(text), wanted);
    }

    #[rstest]
    #[case("H", "H", true)]
    #[case("H", "P15", true)]
    #[case("H", "T", false)]
    #[case("T", "T20", true)]
    #[case("T20", "T20", true)]
    #[case("T20", "T", false)]
    #[case("T20", "T15", false)]
    #[case("T", "H", false)]
    #[case("P", "P15", true)]
    #[case("P10", "P15", false)]
    #[case("P", "H", false)]
    #[case("A", "A", true)]
    #[case("A", "S", false)]
    fn what_paper_says_is_compared_with_what_it_can_know(
        #[case] paper: &str,
        #[case] stored: &str,
        #[case] agrees: bool,
    ) {
        let mut mark = Mark::new(Status::Present, How::Typed, 0, OperatorId::default());
        Sign::of_text(stored).unwrap().put(&mut mark, None);
        assert_eq!(Sign::of_text(paper).unwrap().is_said_by(&mark), agrees);
    }
}
