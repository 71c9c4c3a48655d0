//! The grammar of the register: what the keys typed into it mean, on screen and in `juragan mark`.
//!
//! Digits and a letter set the mark of that roll number at once (`07I`). `T` (late) and `P` (left
//! early) may be followed by minutes, and the digits after them could also be the next number:
//!
//! | after a numbered `T` or `P` | means | example |
//! | --- | --- | --- |
//! | one or two digits, then a letter or `.` | the next number | `29T20S` = 29 late, 20 sick |
//! | more digits, then a letter or `.` | the last two are the number, the rest minutes | `07T2013A` |
//! | digits, then Enter, space, `=`, an arrow, Tab or an F-key | minutes | `29T20=` |
//!
//! After a `T` on a row chosen by arrow, digits are always minutes. In a class with numbers above
//! 99 "two digits" reads "three digits", because there a number may need three.
//!
//! A refused key clears what was pending and ends the choice of a row, so that the next number
//! starts from nothing.

mod line;
mod machine;

pub use line::{LineFault, parse_line};
pub use machine::Grammar;

use super::records::{Late, Mark, Status};

/// Most minutes that are believed; a session is not longer.
pub const MINUTES_MAX: u16 = 999;

/// A key as the grammar sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammarKey {
    /// A typed character; letters act in either case.
    Char(char),
    /// Enter, and the end of a line in a command.
    Enter,
    /// Backspace.
    Backspace,
    /// Esc.
    Escape,
    /// An arrow, Tab or F-key: ends digits, and then does its own work.
    Leave,
}

/// What a letter says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `H`, hadir.
    Present,
    /// `T`, terlambat.
    Late(Late),
    /// `P`, pulang awal, by so many minutes; 0 where nobody noted by how much.
    Early(u16),
    /// `I`, izin.
    Excused,
    /// `S`, sakit.
    Sick,
    /// `A`, alpa.
    Absent,
}

impl Sign {
    /// The letters with what they say before any minutes, in the order of display.
    pub const LETTERS: &'static [(char, Self)] = &[
        ('H', Self::Present),
        ('I', Self::Excused),
        ('S', Self::Sick),
        ('A', Self::Absent),
        ('T', Self::Late(Late::Unknown)),
        ('P', Self::Early(0)),
    ];

    /// Finds what a letter says, in either case.
    pub fn of_letter(letter: char) -> Option<Self> {
        let letter = letter.to_ascii_uppercase();
        Self::LETTERS.iter().find(|row| row.0 == letter).map(|row| row.1)
    }

    /// Gives what somebody would type for it.
    pub fn typed(self) -> String {
        let is_letter =
            |row: &&(char, Self)| std::mem::discriminant(&row.1) == std::mem::discriminant(&self);
        let letter = Self::LETTERS.iter().find(is_letter).map_or('?', |row| row.0);
        match self {
            Self::Late(Late::Minutes(minutes)) | Self::Early(minutes @ 1..) => {
                format!("{letter}{minutes}")
            }
            Self::Present
            | Self::Excused
            | Self::Sick
            | Self::Absent
            | Self::Late(Late::Unknown)
            | Self::Early(0) => letter.to_string(),
        }
    }

    /// Gives the status that it leads to.
    pub fn status(self) -> Status {
        match self {
            Self::Present | Self::Late(_) | Self::Early(_) => Status::Present,
            Self::Excused => Status::Excused,
            Self::Sick => Status::Sick,
            Self::Absent => Status::Absent,
        }
    }

    /// Puts it into a mark. Coming late and leaving early do not exclude each other, so each
    /// keeps what the mark before said of the other; every other letter ends both.
    pub fn put(self, mark: &mut Mark, before: Option<&Mark>) {
        let before = before.filter(|mark| mark.status == Status::Present);
        mark.status = self.status();
        (mark.late, mark.early_minutes) = match self {
            Self::Late(late) => (Some(late), before.and_then(|mark| mark.early_minutes)),
            Self::Early(minutes) => (before.and_then(|mark| mark.late), Some(minutes)),
            Self::Present | Self::Excused | Self::Sick | Self::Absent => (None, None),
        };
    }

    /// Adds minutes to a `T` or `P`; other letters have none.
    fn with_minutes(self, minutes: u16) -> Self {
        match self {
            Self::Late(_) => Self::Late(Late::from(minutes)),
            Self::Early(_) => Self::Early(minutes),
            Self::Present | Self::Excused | Self::Sick | Self::Absent => self,
        }
    }

    fn takes_minutes(self) -> bool {
        matches!(self, Self::Late(_) | Self::Early(_))
    }
}

/// Something to be done to the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Gives somebody a mark.
    Set {
        /// Roll number.
        roll: u16,
        /// What is noted.
        sign: Sign,
    },
    /// Empties the mark of somebody.
    Clear {
        /// Roll number.
        roll: u16,
    },
    /// Gives everybody without a mark *hadir*.
    FillUnmarked,
}

impl Act {
    /// Gives somebody a sign, or empties the mark where there is none.
    pub(super) fn of(sign: Option<Sign>, roll: u16) -> Self {
        sign.map_or(Self::Clear { roll }, |sign| Self::Set { roll, sign })
    }
}

/// Why a key was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A letter without a number, and no row is chosen.
    NumberFirst,
    /// Nobody who can be marked has this number; the letter after it is swallowed.
    UnknownRoll(u32),
    /// A number that was not followed by a letter.
    LetterMissing(u32),
    /// No such letter or sign.
    UnknownKey(char),
    /// More minutes than a session can have.
    TooManyMinutes(u32),
}

/// Whose turn it is after the grammar saw a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The key is used up.
    #[default]
    Done,
    /// The key is still to be obeyed by the screen.
    Pass,
}

/// What a key led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What to do, in this order.
    pub acts: Vec<Act>,
    /// Why the key was refused; what stands in `acts` holds nevertheless.
    pub refusal: Option<Refusal>,
    /// Whether the screen is to obey the key as well.
    pub turn: Turn,
}
