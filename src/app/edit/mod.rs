//! Edits one field of one record by its row in the table of fields: one change a finished field.

mod form;
mod kinds;
mod title;
mod typed;

use crate::domain::field::{Cell, Field, FieldKind, Needed};
use crate::domain::fields::{Fielded, Holds, field_named};
use crate::domain::record::RecordKey;
use crate::store::{Change, CommandArg, Receipt, Snapshot};

use super::{App, AppError, Clock, ErrorKind, values};

pub(super) use typed::as_typed;

pub use form::{Form, Stored};
pub use title::{PERSON, title_of, titled};

/// A kind of record that forms edit.
pub trait Editable: Fielded {
    /// Names it for the history, as people call it.
    fn title(&self, snapshot: &Snapshot) -> String;

    /// Refuses what only a look at the other records shows to be wrong.
    fn refuse(&self, before: Option<&Self>, snapshot: &Snapshot) -> Result<(), AppError> {
        let _ = (before, snapshot);
        Ok(())
    }
}

/// A kind of record that forms make.
pub trait Creatable: Editable {}

/// A kind of record that is taken away with one key.
pub trait Removable: Editable {}

/// A record after an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited<R> {
    /// The record as it is stored now.
    pub record: R,
    /// The change; none where the value was the same.
    pub receipt: Option<Receipt>,
}

/// Writes what was typed into a field of a stored record.
pub fn set_field<R: Editable>(
    app: &App,
    key: RecordKey,
    field: &str,
    text: &str,
) -> Result<Edited<R>, AppError> {
    alter(app, key, field, |record| try_field(app, record, field, text))
}

/// Writes what was typed into a field of an item, such as a permit of a venture.
pub fn set_item_field<R, I>(
    app: &App,
    (key, item): (RecordKey, <R as Holds<I>>::Id),
    field: &str,
    text: &str,
) -> Result<Edited<R>, AppError>
where
    R: Editable + Holds<I>,
    I: 'static,
{
    alter(app, key, field, |record: &mut R| {
        let item = record.items().get_mut(&item).ok_or_else(gone)?;
        put(app, R::ITEM_FIELDS, item, (field, text))
    })
}

/// Adds an item to a record; gives its id.
pub fn add_item<R, I>(app: &App, key: RecordKey, item: I) -> Result<<R as Holds<I>>::Id, AppError>
where
    R: Editable + Holds<I>,
    I: 'static,
{
    let id = <R as Holds<I>>::Id::from(Clock::fresh_id());
    alter(app, key, <R as Holds<I>>::NAME, |record: &mut R| {
        record.items().insert(id, item);
        Ok(())
    })?;
    Ok(id)
}

/// Takes an item away from a record.
pub fn remove_item<R, I>(
    app: &App,
    key: RecordKey,
    item: <R as Holds<I>>::Id,
) -> Result<Edited<R>, AppError>
where
    R: Editable + Holds<I>,
    I: 'static,
{
    alter(app, key, <R as Holds<I>>::NAME, |record: &mut R| {
        record.items().remove(&item).map(drop).ok_or_else(gone)
    })
}

/// Writes what was typed into a field of a record that is not stored yet.
pub fn try_field<R: Fielded>(
    app: &App,
    record: &mut R,
    field: &str,
    text: &str,
) -> Result<(), AppError> {
    put(app, R::FIELDS, record, (field, text))
}

/// Writes what was typed into a field of an item that is not stored yet.
pub fn try_item_field<R, I>(
    app: &App,
    item: &mut I,
    field: &str,
    text: &str,
) -> Result<(), AppError>
where
    R: Holds<I>,
    I: 'static,
{
    put(app, R::ITEM_FIELDS, item, (field, text))
}

/// Gives what somebody means who types into a field of a kind, such as the day of `k`.
pub fn meant(app: &App, kind: FieldKind, text: &str) -> String {
    as_typed(app, kind, text).unwrap_or_else(|| text.trim().to_owned())
}

/// Stores a new record.
pub fn create<R: Creatable>(app: &App, record: &R) -> Result<Receipt, AppError> {
    record.refuse(None, &app.store.read()?)?;
    let mut change = change::<R>(app, "new");
    change.create(record)?;
    Ok(app.store.commit(change)?)
}

/// Takes a record away that no other one needs; it comes back by undoing.
pub fn remove<R: Removable>(app: &App, key: RecordKey) -> Result<Receipt, AppError> {
    let snapshot = app.store.read()?;
    let record: R = snapshot.one(key)?.ok_or_else(gone)?;
    let mut change = change::<R>(app, "remove");
    change.remove(&record)?;
    let naming = snapshot.naming((R::TABLE, key))?;
    if !naming.is_empty() {
        let error = AppError::new(ErrorKind::Data, "error-record-needed");
        return Err(error.fact("count", naming.len()).hint("hint-record-needed"));
    }
    Ok(app.store.commit(change)?)
}

/// Names what somebody has to fill before a record can be saved.
pub fn missing_for_saving<R: Fielded>(record: &R) -> Vec<&'static Field<R>> {
    let is_missing =
        |field: &&Field<R>| field.needed == Needed::Saving && (field.get)(record) == Cell::Empty;
    R::FIELDS.iter().filter(is_missing).collect()
}

/// Changes a stored record, from its value of now: what somebody else changed in it stays.
fn alter<R: Editable>(
    app: &App,
    key: RecordKey,
    field: &str,
    edit: impl FnOnce(&mut R) -> Result<(), AppError>,
) -> Result<Edited<R>, AppError> {
    let snapshot = app.store.read()?;
    let before: R = snapshot.one(key)?.ok_or_else(gone)?;
    let mut record = before.clone();
    edit(&mut record)?;
    if record == before {
        return Ok(Edited { record, receipt: None });
    }
    record.refuse(Some(&before), &snapshot)?;
    let field = CommandArg::Text(field.to_owned());
    let mut change = change::<R>(app, "edit").with("field", field);
    change.update(&before, &record)?;
    let receipt = app.store.commit(change)?;
    Ok(Edited { record, receipt: Some(receipt) })
}

/// Starts a change such as `person.edit`; which record it is stands in its edits alone, so that
/// nothing personal outlives an erased person.
fn change<R: Editable>(app: &App, verb: &str) -> Change {
    app.change(&format!("{}.{verb}", R::TABLE.name()))
}

/// Writes what was typed into a field, short ways of typing taken for what they mean.
pub(super) fn put<T>(
    app: &App,
    fields: &'static [Field<T>],
    record: &mut T,
    (name, text): (&str, &str),
) -> Result<(), AppError> {
    let meant = field_named(fields, name).and_then(|field| as_typed(app, field.kind, text));
    values::write(record, fields, &[], &[(name, meant.as_deref().unwrap_or(text))])
}

/// Says that a record is not there any more.
pub(super) fn gone() -> AppError {
    AppError::new(ErrorKind::Data, "error-record-gone").hint("hint-store-conflict")
}

#[cfg(test)]
mod tests;
