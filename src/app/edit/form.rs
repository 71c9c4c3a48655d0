//! The form of one record: new until what saving needs is there, then stored field by field.

use crate::app::{App, AppError};
use crate::domain::record::RecordKey;
use crate::store::Receipt;

use super::{Creatable, create, gone, missing_for_saving, set_field, try_field};

/// A record in a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form<R> {
    record: R,
    stored: Stored,
}

/// Whether the record of a form is in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is; each finished field is a change.
    Yes,
    /// Not yet: something that saving needs is missing. A draft keeps what was typed.
    NotYet,
}

impl<R: Creatable> Form<R> {
    /// Starts with a new record that has its own id.
    pub fn new(record: R) -> Self {
        Self { record, stored: Stored::NotYet }
    }

    /// Opens a stored record.
    pub fn open(app: &App, key: RecordKey) -> Result<Self, AppError> {
        let record = app.store.read()?.one(key)?.ok_or_else(gone)?;
        Ok(Self { record, stored: Stored::Yes })
    }

    /// Gives the record with all that was taken so far.
    pub fn record(&self) -> &R {
        &self.record
    }

    /// Tells whether it is in the store.
    pub fn stored(&self) -> Stored {
        self.stored
    }

    /// Takes what was typed into a field. A new record is saved with the field that completes what
    /// saving needs; gives the change, where there was one. What is refused changes nothing.
    pub fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        if self.stored == Stored::Yes {
            let edited = set_field::<R>(app, self.record.key(), field, text)?;
            self.record = edited.record;
            return Ok(edited.receipt);
        }
        let mut record = self.record.clone();
        try_field(app, &mut record, field, text)?;
        let receipt = match missing_for_saving(&record).as_slice() {
            [] => Some(create(app, &record)?),
            _ => None,
        };
        self.record = record;
        if receipt.is_some() {
            self.stored = Stored::Yes;
        }
        Ok(receipt)
    }
}
