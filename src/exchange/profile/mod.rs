//! Export profiles: TOML files that say what a receiver gets, compiled in or of the operator.
//!
//! A column takes its value from a field (`person.nik`, a name of the field tables) or from the
//! table of computed values (`attendance.percent`). Texts are message ids or plain words.

mod build;
mod check;
mod classes;
mod columns;
mod computed;
mod context;
mod fault;
mod journeys;
mod library;
mod mask;
mod value;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::sheet::Demand;

pub use build::{Built, Gap, Subject, build, gaps};
pub use computed::COMPUTED;
pub use context::{Context, Environment, Names, Records, RegionLevel, RowKind};
pub use fault::{ProfileFault, ProfileProblem};
pub use library::{BUILT_IN, Listed, Origin, find, list};

/// What a receiver gets, and why.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Stable name, which is also the name of its file.
    pub name: Spanned<String>,
    /// Title.
    pub title: String,
    /// Edition, counted from 1.
    pub edition: u32,
    /// Whom it is for.
    pub receiver: String,
    /// What the data are used for.
    pub purpose: String,
    /// Purpose to which people have to consent: `training`, `kemendag`, `kp2mi` or `finance`.
    pub consent: Spanned<String>,
    /// Why the receiver needs the whole NIK; without a reason it may only be given in part.
    #[serde(default)]
    pub why_full_nik: String,
    /// Language of the files.
    #[serde(default = "indonesian")]
    pub language: Spanned<String>,
    /// What an export of it covers.
    pub scope: Scope,
    /// Formats, by the names of `write::FORMATS`; the first is made when none is asked for.
    pub formats: Vec<Spanned<String>>,
    /// Tables.
    pub sheets: Vec<SheetPlan>,
}

/// Receivers read Indonesian, whatever language the program speaks.
fn indonesian() -> Spanned<String> {
    Spanned::new(0..0, "id".to_owned())
}

/// What one export covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One cohort.
    Cohort,
    /// A cohort, a period, or all there is.
    Any,
}

/// A table of a profile.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetPlan {
    /// Stable name in file names and JSON.
    pub name: Spanned<String>,
    /// Title.
    pub title: String,
    /// What a row is.
    pub rows: RowKind,
    /// Conditions that all have to hold for a row to stand in it.
    #[serde(default)]
    pub filters: Vec<Filter>,
    /// Columns, from the left.
    pub columns: Vec<ColumnPlan>,
}

/// A condition on a row; each part that is given has to hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The value that is looked at.
    pub value: Spanned<String>,
    /// Has to be one of these codes or texts.
    #[serde(default)]
    pub is: Vec<String>,
    /// Has to be at least so much.
    pub at_least: Option<i64>,
    /// Has to be there, or has to be absent.
    pub filled: Option<bool>,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnPlan {
    /// A field as `record.field`, or a computed value.
    pub value: Spanned<String>,
    /// Heading; the label of the value where absent.
    #[serde(default)]
    pub heading: String,
    /// Key in JSON; the last part of `value` where absent.
    #[serde(default)]
    pub name: String,
    /// Whether the receiver wants it filled.
    #[serde(default)]
    pub required: Demand,
    /// How much of a text is shown.
    #[serde(default)]
    pub mask: Mask,
    /// The receiver's own words for the codes of a closed list.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Pattern of days, made of `dd`, `mm` and `yyyy`.
    #[serde(default)]
    pub format: String,
    /// Type of the cells, where the receiver wants text instead of the value's own type.
    #[serde(rename = "type")]
    pub kind: Option<CellType>,
    /// Width in characters.
    pub width: Option<u16>,
}

/// How much of a text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mask {
    /// All of it.
    #[default]
    None,
    /// Enough to recognise it beside a second list.
    Part,
}

/// A type that a receiver may ask for instead of the value's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CellType {
    /// Words.
    Text,
}

#[cfg(test)]
mod tests;
