//! The sheet of an item inside a record, such as a permit of a venture: new until it is finished,
//! then stored field by field.

use std::fmt::Debug;

use crate::app::edit::{Editable, Stored, add_item, gone, set_item_field, try_item_field};
use crate::app::restore::Sentence;
use crate::app::{App, AppError};
use crate::domain::field::{Cell, Field, FieldFault, Needed};
use crate::domain::fields::Holds;
use crate::domain::record::RecordKey;
use crate::domain::review::Remark;
use crate::store::Receipt;

use super::journey::doubt;
use super::record::rows_of;
use super::{Beside, Finished, Row, Sheet, Subject};

/// What differs between the sheets of items.
#[derive(Debug)]
pub(super) struct ItemPlan<R: Holds<I>, I: 'static> {
    /// Tells what an item is a subject of, by its id where it is stored.
    pub subject: fn(RecordKey, Option<R::Id>) -> Subject,
    /// Message that names it, with the `name` of what holds it.
    pub title: &'static str,
    /// Message that tells that it was added.
    pub said: &'static str,
    /// Says what may be wrong with it, by field.
    pub doubts: fn(&App, &I) -> Vec<Remark>,
}

/// The sheet of an item.
#[derive(Debug)]
pub(super) struct ItemSheet<R: Holds<I> + 'static, I: 'static> {
    key: RecordKey,
    id: Option<R::Id>,
    item: I,
    /// How the record is called that holds it.
    holder: String,
    plan: &'static ItemPlan<R, I>,
}

impl<R, I> ItemSheet<R, I>
where
    R: Editable + Holds<I>,
    I: Clone + 'static,
{
    /// Starts with a new item of a record.
    pub(super) fn new(
        app: &App,
        key: RecordKey,
        item: I,
        plan: &'static ItemPlan<R, I>,
    ) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let record: R = snapshot.one(key)?.ok_or_else(gone)?;
        Ok(Self { key, id: None, item, holder: record.title(&snapshot), plan })
    }

    /// Opens an item that is stored.
    pub(super) fn open(
        app: &App,
        (key, id): (RecordKey, R::Id),
        plan: &'static ItemPlan<R, I>,
    ) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let mut record: R = snapshot.one(key)?.ok_or_else(gone)?;
        let holder = record.title(&snapshot);
        let item = record.items().get(&id).cloned().ok_or_else(gone)?;
        Ok(Self { key, id: Some(id), item, holder, plan })
    }
}

impl<R, I> Sheet for ItemSheet<R, I>
where
    R: Editable + Holds<I> + Debug,
    R::Id: Debug + Send,
    I: Clone + Debug + Send + 'static,
{
    fn subject(&self) -> Subject {
        (self.plan.subject)(self.key, self.id)
    }

    fn title(&self) -> Sentence {
        (self.plan.title, vec![("name", self.holder.as_str().into())])
    }

    fn stored(&self) -> Stored {
        if self.id.is_some() { Stored::Yes } else { Stored::NotYet }
    }

    fn rows(&self) -> Vec<Row> {
        rows_of(&self.item, R::ITEM_FIELDS, &[], &[])
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        let Some(id) = self.id else {
            try_item_field::<R, I>(app, &mut self.item, field, text)?;
            return Ok(None);
        };
        let mut edited = set_item_field::<R, I>(app, (self.key, id), field, text)?;
        self.item = edited.record.items().get(&id).cloned().ok_or_else(gone)?;
        Ok(edited.receipt)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        let is_missing = |field: &&Field<I>| {
            field.needed == Needed::Saving && (field.get)(&self.item) == Cell::Empty
        };
        if let Some(field) = R::ITEM_FIELDS.iter().find(is_missing) {
            return Err(AppError::of_field(field.name, FieldFault::Empty));
        }
        if self.id.is_some() {
            return Ok(Finished::Leave(None));
        }
        add_item::<R, I>(app, self.key, self.item.clone())?;
        let said = (self.plan.said, vec![("name", self.holder.as_str().into())]);
        Ok(Finished::Leave(Some(said)))
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        Ok((self.plan.doubts)(app, &self.item).into_iter().map(doubt).collect())
    }
}
