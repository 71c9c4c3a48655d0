//! A listing: named columns with typed cells, for commands and files alike.

use crate::domain::field::{Cell, Field};
use crate::domain::fields::label_of;

/// Rows under columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in files, snake_case.
    pub name: &'static str,
    /// Message in `locale`.
    pub label: String,
    /// Where it is shown.
    pub shown: Shown,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In a table and in files.
    Everywhere,
    /// In files only: a table has no room for every field.
    InFiles,
}

impl Column {
    /// Makes the column of a field.
    pub fn of_field(name: &'static str, shown: Shown) -> Self {
        Self { name, label: label_of(name), shown }
    }

    /// Makes a column that no field holds.
    pub fn own(name: &'static str, shown: Shown) -> Self {
        Self { name, label: format!("column-{}", name.replace('_', "-")), shown }
    }

    /// Makes columns that no field holds, all shown everywhere.
    pub fn owned(names: &[&'static str]) -> Vec<Self> {
        names.iter().map(|name| Self::own(name, Shown::Everywhere)).collect()
    }
}

/// Makes the columns of a table of fields; a table of words shows those named in `brief`.
pub fn field_columns<T>(fields: &[Field<T>], brief: &[&str]) -> Vec<Column> {
    let shown = |name| if brief.contains(&name) { Shown::Everywhere } else { Shown::InFiles };
    fields.iter().map(|field| Column::of_field(field.name, shown(field.name))).collect()
}

/// Reads the cells of a record, in the order of its table of fields.
pub fn field_cells<T>(fields: &[Field<T>], record: &T) -> Vec<Cell> {
    fields.iter().map(|field| (field.get)(record)).collect()
}
