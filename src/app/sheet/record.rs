//! The sheet of a record whose fields stand in a table.

use crate::app::edit::{Creatable, Form, Stored, missing_for_saving};
use crate::app::restore::Sentence;
use crate::app::{App, AppError};
use crate::domain::field::{Field, FieldFault};
use crate::domain::fields::label_of;
use crate::store::Receipt;

use super::{Finished, Row, Sheet, Subject};

/// What differs between the sheets of records.
#[derive(Clone, Copy, Debug)]
pub struct Plan<R: 'static> {
    /// Fields that are not shown: they have their rules, or another form.
    pub left_out: &'static [&'static str],
    /// Fields that begin a group, with the message of its heading.
    pub groups: &'static [(&'static str, &'static str)],
    /// Tells what a record is a subject of, by whether it is stored.
    pub subject: fn(&R, Stored) -> Subject,
    /// Names a record for the way to its form.
    pub title: fn(&R, Stored) -> Sentence,
}

/// The sheet of a record.
#[derive(Debug)]
pub struct RecordSheet<R: 'static> {
    form: Form<R>,
    plan: &'static Plan<R>,
}

impl<R: Creatable> RecordSheet<R> {
    /// Shows a record in a form.
    pub fn new(form: Form<R>, plan: &'static Plan<R>) -> Self {
        Self { form, plan }
    }

    /// Gives the record with all that was taken so far.
    pub fn record(&self) -> &R {
        self.form.record()
    }

    /// Gives the form.
    pub fn form_mut(&mut self) -> &mut Form<R> {
        &mut self.form
    }

    /// Refuses to leave a new record that cannot be saved, by the first field that is missing.
    pub fn refuse_unfinished(&self) -> Result<(), AppError> {
        if self.form.stored() == Stored::Yes {
            return Ok(());
        }
        let missing = missing_for_saving(self.form.record());
        match missing.first() {
            None => Ok(()),
            Some(field) => Err(AppError::of_field(field.name, FieldFault::Empty)),
        }
    }
}

/// Writes the rows of a table of fields.
pub fn rows_of<R>(
    record: &R,
    fields: &'static [Field<R>],
    left_out: &[&str],
    groups: &[(&str, &'static str)],
) -> Vec<Row> {
    let shown = fields.iter().filter(|field| !left_out.contains(&field.name));
    let row = |field: &'static Field<R>| Row {
        name: field.name,
        label: label_of(field.name),
        group: groups.iter().find(|group| group.0 == field.name).map(|group| group.1),
        kind: field.kind,
        needed: field.needed,
        cell: (field.get)(record),
    };
    shown.map(row).collect()
}

impl<R: Creatable + Send + std::fmt::Debug> Sheet for RecordSheet<R> {
    fn subject(&self) -> Subject {
        (self.plan.subject)(self.form.record(), self.form.stored())
    }

    fn title(&self) -> Sentence {
        (self.plan.title)(self.form.record(), self.form.stored())
    }

    fn stored(&self) -> Stored {
        self.form.stored()
    }

    fn rows(&self) -> Vec<Row> {
        rows_of(self.form.record(), R::FIELDS, self.plan.left_out, self.plan.groups)
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        self.form.set(app, field, text)
    }

    fn finish(&mut self, _: &App) -> Result<Finished, AppError> {
        self.refuse_unfinished()?;
        Ok(Finished::Leave(None))
    }
}
