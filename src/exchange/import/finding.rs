//! Says what is wrong with one cell, as values; the words are in `locale`.

use crate::domain::field::FieldFault;
use crate::domain::text::TextFault;
use crate::locale::Arg;

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
    pub facts: Vec<(&'static str, Arg)>,
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

/// Why a value was not taken: a message of `locale` and its values.
pub(super) type Reason = (&'static str, Vec<(&'static str, Arg)>);

/// Says why a field did not take a value.
pub(super) fn reason_of(field: &str, fault: &FieldFault) -> Reason {
    match fault {
        FieldFault::Text(fault) if field == "nik" => nik_reason(*fault),
        FieldFault::Empty => ("finding-empty", Vec::new()),
        FieldFault::NotInList if field == "sex" => ("finding-sex-unknown", Vec::new()),
        FieldFault::NotADate => ("finding-date-text", Vec::new()),
        FieldFault::NotANumber(least, most) => {
            ("finding-number-range", vec![("least", (*least).into()), ("most", (*most).into())])
        }
        _ => ("finding-value-unknown", Vec::new()),
    }
}

fn nik_reason(fault: TextFault) -> Reason {
    match fault {
        TextFault::Length(found, _) => {
            let found = i64::try_from(found).unwrap_or(i64::MAX);
            ("finding-nik-length", vec![("found", found.into())])
        }
        TextFault::Date => ("finding-nik-date", Vec::new()),
        TextFault::Serial => ("finding-nik-serial-zero", Vec::new()),
        _ => ("finding-nik-letters", Vec::new()),
    }
}
