//! Says what is wrong with one cell, as values; the words are in `locale`.

use crate::domain::field::FieldFault;

/// What a finding does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Somebody should look; the row is taken.
    Warning,
    /// The row is refused.
    Error,
}

/// Something wrong with a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Row of the sheet, counted from 1.
    pub row: u32,
    /// Heading of the column as it stands in the file.
    pub heading: String,
    /// Stable name of the field.
    pub field: &'static str,
    /// What stands in the cell.
    pub value: String,
    /// Message of `locale`, `finding-...`.
    pub id: &'static str,
    /// Values of that message.
    pub facts: Vec<(&'static str, String)>,
    /// What it does to the row.
    pub level: Level,
}

/// Fields without which, or with a wrong value of which, a row is refused.
const STRICT_FIELDS: [&str; 4] = ["nik", "name", "birth_date", "sex"];

impl Level {
    /// Gives the level of a wrong value in a field.
    pub(super) fn of_field(name: &str) -> Self {
        if STRICT_FIELDS.contains(&name) { Self::Error } else { Self::Warning }
    }
}

/// What is to be said of a value: a message of `locale` and its values by name.
pub(super) type Reason = (&'static str, Vec<(&'static str, String)>);

/// Says why a field did not take a value.
pub(super) fn reason_of(fault: &FieldFault) -> Reason {
    (fault.message(), fault.facts())
}
