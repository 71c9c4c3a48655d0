//! People: the list of a screen, the whole view of one, and the form of a new or a known one.

mod alike;
mod form;
mod list;
mod sort;
mod view;

use uuid::Uuid;

use crate::domain::id::PersonId;
use crate::domain::record::RecordKey;

pub(in crate::app) use alike::codes;
pub use alike::{Alike, Likeness, alike};
pub use form::{Offer, new_form, offers, open_form, set_field};
pub use list::{
    Ask, Direction, Found, Named, PeopleList, PersonRow, Sort, Window, Wish, find, list, rows,
};
pub use view::{PersonView, PlaceView, view};

/// Gives the key of a person.
pub fn key(person: PersonId) -> RecordKey {
    RecordKey { parent: Uuid::nil(), id: person.uuid() }
}

#[cfg(test)]
mod tests;
