//! Writes typed values into the fields of records.

use crate::domain::field::{Field, FieldFault, FieldKind};
use crate::domain::fields::{choice_of, field_named};

use super::{AppError, ErrorKind};

/// Writes typed values by the names of their fields; a choice may be a code or one of its words.
/// Those in `fixed` are set by the program alone.
pub(super) fn write<T>(
    record: &mut T,
    fields: &'static [Field<T>],
    fixed: &[&str],
    values: &[(&str, &str)],
) -> Result<(), AppError> {
    for (name, typed) in values {
        let Some(field) = field_named(fields, name) else {
            return Err(AppError::new(ErrorKind::Bug, "error-field-unknown").fact("name", *name));
        };
        if fixed.contains(name) {
            return Err(AppError::of_field(field.name, FieldFault::Fixed));
        }
        let code = match field.kind {
            FieldKind::Choice(list) => choice_of(list, typed),
            _ => None,
        };
        (field.set)(record, code.unwrap_or(typed))
            .map_err(|fault| AppError::of_field(field.name, fault))?;
    }
    Ok(())
}
