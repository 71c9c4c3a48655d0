//! Fields that are collected first and acted on together, such as those of a plan.

use crate::app::{App, AppError, edit};
use crate::domain::field::{Cell, Field, FieldFault, Needed};
use crate::domain::fields::field_named;
use crate::store::Receipt;

use super::{Row, rows_of};

/// Values that were typed so far, in a table of fields of their own.
#[derive(Debug)]
pub(super) struct Collected<T: 'static> {
    /// The values.
    pub(super) values: T,
    fields: &'static [Field<T>],
    left_out: &'static [&'static str],
}

impl<T: Clone> Collected<T> {
    /// Starts with values.
    pub(super) fn new(
        values: T,
        fields: &'static [Field<T>],
        left_out: &'static [&'static str],
    ) -> Self {
        Self { values, fields, left_out }
    }

    /// Lists the fields as they stand.
    pub(super) fn rows(&self) -> Vec<Row> {
        rows_of(&self.values, self.fields, self.left_out, &[])
    }

    /// Takes what was typed into a field; what is refused changes nothing.
    pub(super) fn set(&mut self, app: &App, field: &str, text: &str) -> Result<(), AppError> {
        let mut values = self.values.clone();
        edit::put(app, self.fields, &mut values, (field, text))?;
        self.values = values;
        Ok(())
    }

    /// Refuses to act while something is missing, by the first field that is.
    pub(super) fn refuse_unfinished(&self) -> Result<(), AppError> {
        let is_missing = |field: &&Field<T>| {
            field.needed == Needed::Saving && (field.get)(&self.values) == Cell::Empty
        };
        match self.fields.iter().find(is_missing) {
            None => Ok(()),
            Some(field) => Err(AppError::of_field(field.name, FieldFault::Empty)),
        }
    }
}

/// Does something that changes the store at most once; tells which change it made.
pub(super) fn receipted<T>(
    app: &App,
    act: impl FnOnce() -> Result<T, AppError>,
) -> Result<(T, Option<Receipt>), AppError> {
    let newest = || -> Result<Option<Receipt>, AppError> {
        let change = app.store.history(None, 1)?.pop();
        Ok(change.map(|change| Receipt { id: change.id, number: change.number }))
    };
    let before = newest()?;
    let done = act()?;
    let after = newest()?;
    Ok((done, after.filter(|_| after != before)))
}

/// Says in which field something is wrong, where a use case says only what is.
pub(super) fn in_field(error: AppError, field: &'static str) -> AppError {
    let is_told = error.facts.iter().any(|(name, _)| *name == "field");
    if is_told { error } else { error.fact("field", field) }
}

/// Gives what somebody means who types into a field of a table.
pub(super) fn meant<T>(app: &App, fields: &'static [Field<T>], name: &str, text: &str) -> String {
    let field = field_named(fields, name);
    let meant = field.and_then(|field| edit::as_typed(app, field.kind, text));
    meant.unwrap_or_else(|| text.to_owned())
}
