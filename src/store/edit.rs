//! Compares two values of a record field by field, and applies the difference.

use rmpv::Value;
use uuid::Uuid;

use crate::domain::record::{Record, RecordKey, Table};

use super::error::StoreError;
use super::tables::kind_of;

/// One field of one record before and after a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Kind of record.
    pub table: Table,
    /// Which record.
    pub key: RecordKey,
    /// Field as stored; `None` where the whole record is created or removed.
    pub field: Option<String>,
    /// Item of that field, where the field is a map of items.
    pub item: Option<Uuid>,
    /// Value before; nil = absent.
    pub before: Value,
    /// Value after; nil = absent.
    pub after: Value,
}

impl Edit {
    /// Gives the edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..self.clone() }
    }

    /// Gives the record that was created or removed as a whole.
    pub fn whole<R: Record>(&self) -> Option<R> {
        let value = if self.after.is_nil() { &self.before } else { &self.after };
        let is_of_kind = self.field.is_none() && self.table == R::TABLE;
        is_of_kind.then(|| rmp_serde::from_slice(&encode(value)).ok())?
    }
}

/// Turns a record into its stored value: field names as keys, absent and empty fields left out.
pub fn to_value<R: Record>(record: &R) -> Result<Value, StoreError> {
    let bytes = rmp_serde::to_vec_named(record).map_err(|_| undecodable())?;
    let mut value = rmpv::decode::read_value(&mut bytes.as_slice()).map_err(|_| undecodable())?;
    if let Value::Map(fields) = &mut value {
        fields.retain(|(_, value)| !is_empty(value));
    }
    Ok(value)
}

/// Encodes a value as MessagePack.
pub(super) fn encode(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    // Writing into a `Vec` cannot fail; a lost value would be refused when it is read back.
    drop(rmpv::encode::write_value(&mut bytes, value));
    bytes
}

/// Decodes a value from MessagePack.
pub(super) fn decode(bytes: &[u8]) -> Result<Value, StoreError> {
    rmpv::decode::read_value(&mut &*bytes).map_err(|_| undecodable())
}

fn undecodable() -> StoreError {
    StoreError::Damaged("a value does not decode".to_owned())
}

/// Lists what differs between two values of one record; the only maker of edits.
pub fn diff(
    table: Table,
    key: RecordKey,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Vec<Edit> {
    let edit = |field: Option<&str>, item, before: &Value, after: &Value| Edit {
        table,
        key,
        field: field.map(str::to_owned),
        item,
        before: before.clone(),
        after: after.clone(),
    };
    let (Some(before), Some(after)) = (before, after) else {
        let (before, after) = (before.unwrap_or(&Value::Nil), after.unwrap_or(&Value::Nil));
        return if before == after { Vec::new() } else { vec![edit(None, None, before, after)] };
    };
    let mut edits = Vec::new();
    for name in names_of_both(before, after) {
        let (old, new) = (field(before, name), field(after, name));
        if old == new {
            continue;
        }
        if is_item_map(old) && is_item_map(new) {
            for id in items_of_both(old, new) {
                let (old, new) = (item(old, id), item(new, id));
                if old != new {
                    edits.push(edit(Some(name), Some(id), old, new));
                }
            }
        } else {
            edits.push(edit(Some(name), None, old, new));
        }
    }
    edits
}

/// Why an edit does not apply: the present value is not the one that it expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mismatch;

/// Applies one edit to the present value of its record, if that is what the edit expects.
pub(super) fn apply(present: Option<Value>, edit: &Edit) -> Result<Option<Value>, Mismatch> {
    let Some(name) = &edit.field else {
        let present = present.unwrap_or(Value::Nil);
        return if !same(&present, &edit.before) && !reads_alike(edit.table, &present, &edit.before)
        {
            Err(Mismatch)
        } else if edit.after.is_nil() {
            Ok(None)
        } else {
            Ok(Some(edit.after.clone()))
        };
    };
    let record = present.ok_or(Mismatch)?;
    let current = field(&record, name);
    let found = edit.item.map_or(current, |id| item(current, id));
    if *found != edit.before {
        let expected = with_part(record.clone(), name, edit.item, &edit.before);
        if !reads_alike(edit.table, &record, &expected) {
            return Err(Mismatch);
        }
    }
    Ok(Some(with_part(record, name, edit.item, &edit.after)))
}

/// Tells whether this program reads the same record from two values: a field that is younger than
/// the record is absent in the file and has its default everywhere else.
fn reads_alike(table: Table, one: &Value, other: &Value) -> bool {
    let read = |value: &Value| {
        let kind = kind_of(table).filter(|_| !value.is_nil())?;
        (kind.normal)(&encode(value))
    };
    read(one).is_some_and(|one| read(other).is_some_and(|other| one == other))
}

fn with_part(mut record: Value, name: &str, item: Option<Uuid>, part: &Value) -> Value {
    let value = match item {
        None => part.clone(),
        Some(id) => with_item(field(&record, name).clone(), id, part),
    };
    set_field(&mut record, name, value);
    record
}

/// Compares whole records without regard to the order of fields and items.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Map(_), Value::Map(_)) => names_of_both(one, other).all(|name| {
            let (one, other) = (field(one, name), field(other, name));
            one == other
                || (is_item_map(one)
                    && is_item_map(other)
                    && items_of_both(one, other).all(|id| item(one, id) == item(other, id)))
        }),
        _ => one == other,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Nil => true,
        Value::Map(pairs) => pairs.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::String(text) => text.as_bytes().is_empty(),
        Value::Binary(bytes) => bytes.is_empty(),
        _ => false,
    }
}

/// A field is a map of items when all its keys are ids; an absent one may become such a map.
fn is_item_map(value: &Value) -> bool {
    match value {
        Value::Nil => true,
        Value::Map(pairs) => pairs.iter().all(|(key, _)| id_of(key).is_some()),
        _ => false,
    }
}

fn id_of(key: &Value) -> Option<Uuid> {
    if let Value::Binary(bytes) = key { Uuid::from_slice(bytes).ok() } else { None }
}

fn pairs(value: &Value) -> &[(Value, Value)] {
    if let Value::Map(pairs) = value { pairs } else { &[] }
}

fn field<'a>(record: &'a Value, name: &str) -> &'a Value {
    pairs(record)
        .iter()
        .find(|(key, _)| key.as_str() == Some(name))
        .map_or(&Value::Nil, |(_, value)| value)
}

fn item(map: &Value, id: Uuid) -> &Value {
    pairs(map).iter().find(|(key, _)| id_of(key) == Some(id)).map_or(&Value::Nil, |pair| &pair.1)
}

fn names_of_both<'a>(one: &'a Value, other: &'a Value) -> impl Iterator<Item = &'a str> {
    let names = |value: &'a Value| pairs(value).iter().filter_map(|(key, _)| key.as_str());
    names(one).chain(names(other).filter(move |name| field(one, name).is_nil()))
}

fn items_of_both<'a>(one: &'a Value, other: &'a Value) -> impl Iterator<Item = Uuid> + 'a {
    let ids = |value: &'a Value| pairs(value).iter().filter_map(|(key, _)| id_of(key));
    ids(one).chain(ids(other).filter(move |id| item(one, *id).is_nil()))
}

fn set_field(record: &mut Value, name: &str, value: Value) {
    if let Value::Map(fields) = record {
        let place = fields.iter().position(|(key, _)| key.as_str() == Some(name));
        match (place, is_empty(&value)) {
            (Some(index), true) => drop(fields.remove(index)),
            (Some(index), false) => {
                if let Some(slot) = fields.get_mut(index) {
                    slot.1 = value;
                }
            }
            (None, true) => {}
            (None, false) => fields.push((Value::from(name), value)),
        }
    }
}

fn with_item(map: Value, id: Uuid, value: &Value) -> Value {
    let mut items = if let Value::Map(items) = map { items } else { Vec::new() };
    items.retain(|(key, _)| id_of(key) != Some(id));
    if !value.is_nil() {
        let place = items.partition_point(|(key, _)| id_of(key) < Some(id));
        items.insert(place, (Value::Binary(id.as_bytes().to_vec()), value.clone()));
    }
    Value::Map(items)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use crate::domain::id::{CohortId, EnrolmentId, ModuleId, OperatorId, PersonId, SessionId};
    use crate::domain::records::{
        Centre, Enrolment, How, Mark, Person, Register, Score, Session, SessionState, Status,
    };

    use super::*;

    fn of_value<R: Record>(value: &Value) -> Result<R, rmp_serde::decode::Error> {
        rmp_serde::from_slice(&encode(value))
    }

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn mark(status: Status) -> Mark {
        Mark::new(status, How::Typed, 5, OperatorId::new(id(9)))
    }

    #[test]
    fn a_mark_is_one_edit_and_leaves_its_neighbours_alone() {
        let mut before = Register {
            session: SessionId::new(id(1)),
            cohort: CohortId::new(id(2)),
            marks: BTreeMap::new(),
        };
        before.marks.insert(EnrolmentId::new(id(5)), mark(Status::Present));
        let mut after = before.clone();
        after.marks.insert(EnrolmentId::new(id(4)), mark(Status::Sick));
        let (old, new) = (to_value(&before).unwrap(), to_value(&after).unwrap());
        let edits = diff(Table::Register, before.key(), Some(&old), Some(&new));
        assert_eq!(edits.len(), 1);
        assert_eq!((edits[0].field.as_deref(), edits[0].item), (Some("marks"), Some(id(4))));
        let there = apply(Some(old.clone()), &edits[0]).unwrap().unwrap();
        assert_eq!(of_value::<Register>(&there).unwrap(), after);
        let back = apply(Some(there), &edits[0].inverse()).unwrap().unwrap();
        assert_eq!(back, old);
    }

    #[test]
    fn an_edit_refuses_a_value_that_it_did_not_expect() {
        let before = Person::new(PersonId::new(id(1)), "Siti".to_owned());
        let mut after = before.clone();
        after.email = "siti@example.id".to_owned();
        let mut other = before.clone();
        other.email = "lain@example.id".to_owned();
        let value = |person: &Person| to_value(person).unwrap();
        let edits = diff(Table::Person, before.key(), Some(&value(&before)), Some(&value(&after)));
        assert_eq!(apply(Some(value(&other)), &edits[0]), Err(Mismatch));
        assert_eq!(apply(None, &edits[0]), Err(Mismatch));
    }

    #[test]
    fn a_field_younger_than_the_record_is_changed_and_its_record_removed() {
        let before = Session { number: 1, jp: 8, ..Session::default() };
        let after = Session { jp: 4, state: SessionState::Taken, ..before.clone() };
        let (full, new) = (to_value(&before).unwrap(), to_value(&after).unwrap());
        // As an older program wrote it, which knew neither.
        let mut old = full.clone();
        if let Value::Map(fields) = &mut old {
            fields.retain(|(name, _)| !matches!(name.as_str(), Some("state" | "taken_on")));
        }
        let edits = diff(Table::Session, before.key(), Some(&full), Some(&new));
        let there = edits.iter().try_fold(Some(old.clone()), apply_in).unwrap().unwrap();
        assert_eq!(of_value::<Session>(&there).unwrap(), after);
        let back =
            edits.iter().rev().try_fold(Some(there), |value, edit| apply(value, &edit.inverse()));
        assert_eq!(of_value::<Session>(&back.unwrap().unwrap()).unwrap(), before);
        let removal = diff(Table::Session, before.key(), Some(&full), None);
        assert_eq!(apply(Some(old), &removal[0]), Ok(None));
        assert_eq!(apply(Some(new), &removal[0]), Err(Mismatch));
    }

    #[test]
    fn a_text_that_was_emptied_stays_empty_whatever_its_default_is() {
        let centre = Centre { certificate_pattern: String::new(), ..Centre::default() };
        assert_eq!(of_value::<Centre>(&to_value(&centre).unwrap()).unwrap(), centre);
    }

    fn enrolments() -> impl Strategy<Value = Enrolment> {
        (1..99_u16, "[a-z]{0,3}", proptest::collection::btree_map(0..6_u128, 0..100_u8, 0..5))
            .prop_map(|(roll, left_reason, scores)| Enrolment {
                roll,
                left_reason,
                pre_test: (roll % 2 == 0).then_some(50),
                scores: scores
                    .into_iter()
                    .map(|(module, points)| (ModuleId::new(id(module)), Score::Points(points)))
                    .collect(),
                ..Enrolment::default()
            })
    }

    proptest! {
        #[test]
        fn the_difference_leads_there_and_its_inverse_back(
            one in enrolments(), other in enrolments()
        ) {
            let (from, to) = (to_value(&one).unwrap(), to_value(&other).unwrap());
            let edits = diff(Table::Enrolment, one.key(), Some(&from), Some(&to));
            let there = edits.iter().try_fold(Some(from.clone()), apply_in).unwrap().unwrap();
            prop_assert_eq!(of_value::<Enrolment>(&there).unwrap(), other);
            let back = edits.iter().rev().map(Edit::inverse).try_fold(Some(there), |value, edit| {
                apply(value, &edit)
            });
            let back = back.unwrap().unwrap();
            prop_assert_eq!(of_value::<Enrolment>(&back).unwrap(), one);
            prop_assert!(same(&back, &from));
        }
    }

    fn apply_in(value: Option<Value>, edit: &Edit) -> Result<Option<Value>, Mismatch> {
        apply(value, edit)
    }
}
