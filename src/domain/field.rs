//! Describes one field of a record, so that list, form, import and export read the same row.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::text::{Money, TextFault};

/// A typed value on its way to a list, a sheet or a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, and all numbers that nobody calculates with: NIK, telephone, codes.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A share in hundredths of a percent: 8250 is 82.50 %.
    Percent(i64),
    /// An amount with its currency.
    Money(Money),
    /// A day.
    Date(NaiveDate),
    /// A moment, in the zone of the centre.
    Moment(DateTime<FixedOffset>),
    /// Yes or no.
    Check(bool),
    /// A code of a closed list; its word is in `locale` under `choice-<list>-<code>`.
    Choice(&'static str, String),
}

impl Cell {
    /// Wraps words; empty words are no value.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Wraps an optional day.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// Wraps an optional number.
    pub fn integer(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Integer(number.into()))
    }
}

/// What may be typed into a field; form, check and cell format follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any words.
    Text,
    /// A person's name.
    Name,
    /// Exactly so many digits, kept as text.
    Digits(u8),
    /// A national identity number.
    Nik,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A whole number.
    Integer,
    /// A telephone number.
    Phone,
    /// An amount of money.
    Money,
    /// A code of the named closed list.
    Choice(&'static str),
    /// A region code.
    Region,
    /// A country.
    Country,
    /// Yes or no.
    Check,
    /// Long words.
    Notes,
}

/// For what a field has to be filled; nothing but the name is needed for saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Never.
    Never,
    /// To save the record at all.
    Saving,
    /// To graduate.
    Graduation,
    /// To report to a ministry.
    Report,
}

/// Whether a field names or touches a person, and so is masked where it is not needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Says nothing of a person.
    Plain,
    /// General personal data.
    Personal,
    /// Specific personal data (UU 27/2022, article 4), such as personal finance.
    Specific,
}

/// Why a typed value was not taken; the words are in `locale` under `finding-...`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// A checked text refuses it.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// The field may not be empty.
    #[error("empty")]
    Empty,
    /// Has more characters than fit.
    #[error("more than {0} characters")]
    TooLong(usize),
    /// The program sets the field itself; nobody types it.
    #[error("set by the program")]
    Fixed,
    /// The list has no such code.
    #[error("not in the list")]
    NotInList,
    /// Not a day, or a day that does not exist.
    #[error("not a date")]
    NotADate,
    /// Not a time of day.
    #[error("not a time")]
    NotATime,
    /// Not a whole number, or outside its limits.
    #[error("not a number from {0} to {1}")]
    NotANumber(i64, i64),
    /// Neither points from 0 to 100 nor competent or not.
    #[error("not a score")]
    NotAScore,
}

impl FieldFault {
    /// Gives the message that says it; the sentence stands beside the field's label.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Text(fault) => fault.message(),
            Self::Empty => "finding-empty",
            Self::TooLong(_) => "finding-too-long",
            Self::Fixed => "finding-fixed",
            Self::NotInList => "finding-not-in-list",
            Self::NotADate => "finding-not-a-date",
            Self::NotATime => "finding-not-a-time",
            Self::NotANumber(..) => "finding-not-a-number",
            Self::NotAScore => "finding-not-a-score",
        }
    }

    /// Gives the values of that message by name.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Text(fault) => fault.facts(),
            Self::TooLong(most) => vec![("most", most.to_string())],
            Self::NotANumber(least, most) => {
                vec![("least", least.to_string()), ("most", most.to_string())]
            }
            Self::Empty
            | Self::Fixed
            | Self::NotInList
            | Self::NotADate
            | Self::NotATime
            | Self::NotAScore => Vec::new(),
        }
    }
}

/// One field of the records of type `T`.
#[derive(Debug)]
pub struct Field<T: 'static> {
    /// Stable name in files and commands, snake_case; the label is `field-<name>` with dashes.
    pub name: &'static str,
    /// What may be typed.
    pub kind: FieldKind,
    /// For what it is needed.
    pub needed: Needed,
    /// How it is protected.
    pub privacy: Privacy,
    /// Headings under which it is found in files, folded: lower case, letters and digits only,
    /// single spaces between words.
    pub headings: &'static [&'static str],
    /// Reads it.
    pub get: fn(&T) -> Cell,
    /// Checks and writes what was typed; an empty text empties the field.
    pub set: fn(&mut T, &str) -> Result<(), FieldFault>,
}
