//! What one change of the history did, record by record and field by field.

use rmpv::Value;
use uuid::Uuid;

use crate::domain::field::{Cell, Field};
use crate::domain::fields::{
    CENTRE_FIELDS, COHORT_FIELDS, ENROLMENT_FIELDS, FOLLOW_UP_FIELDS, MILESTONE_FIELDS,
    OPERATOR_FIELDS, PERSON_FIELDS, SESSION_FIELDS, SHIPMENT_FIELDS, VENTURE_FIELDS, field_named,
};
use crate::domain::record::{Record, RecordKey, Table};
use crate::domain::records::{
    Centre, Cohort, Enrolment, FollowUp, Mark, Milestone, Operator, Person, Session, Shipment,
    Venture,
};
use crate::store::Snapshot;
use crate::store::edit::Edit;

use super::deeds::{self, Deed};
use super::edit::title_of;
use super::{App, AppError};

/// Newest changes among which one is looked for.
const CHANGES_MOST: usize = 500;

/// Most rows of one change; more of them nobody reads.
const ROWS_MOST: usize = 5_000;

/// What a change did.
#[derive(Clone, Debug)]
pub struct DeedView {
    /// The change.
    pub deed: Deed,
    /// What it did to each field, or to whole records.
    pub rows: Vec<Changed>,
}

/// What a change did to one field, or to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its place in the change.
    pub place: u32,
    /// Stable name of the kind of record.
    pub kind: &'static str,
    /// How the record is called.
    pub name: String,
    /// What was done.
    pub what: What,
}

/// What was done to a record.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// It was made.
    Made,
    /// It was removed.
    Removed,
    /// A field had one value and has another one.
    Field(String, Shown, Shown),
}

/// A value as far as it can be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// As the field writes it.
    Cell(Cell),
    /// A mark of the register.
    Mark(char),
    /// More than one line can hold.
    Much,
}

/// Reads what a change of the newest ones did.
pub fn changed(app: &App, id: Uuid) -> Result<DeedView, AppError> {
    let gone = || AppError::user("error-change-gone");
    let deed = deeds::history(app, None)?.into_iter().find(|deed| deed.id == id);
    let summary = app.store.history(None, CHANGES_MOST)?.into_iter().find(|row| row.id == id);
    let (deed, summary) = deed.zip(summary).ok_or_else(gone)?;
    let snapshot = app.store.read()?;
    let edits = snapshot.edits_of(&summary)?;
    let rows = (0..).zip(edits.iter().take(ROWS_MOST)).map(|(place, edit)| Changed {
        place,
        kind: edit.table.name(),
        name: name(&snapshot, edit),
        what: what(edit),
    });
    Ok(DeedView { deed, rows: rows.collect() })
}

fn what(edit: &Edit) -> What {
    match &edit.field {
        None if edit.before.is_nil() => What::Made,
        None => What::Removed,
        Some(field) => {
            What::Field(field.clone(), shown(edit, &edit.before), shown(edit, &edit.after))
        }
    }
}

/// Says how a record is called; a mark is called after whom it is of.
fn name(snapshot: &Snapshot, edit: &Edit) -> String {
    let person_of = |enrolment: Enrolment| {
        let key = RecordKey { parent: Uuid::nil(), id: enrolment.person.uuid() };
        snapshot.one::<Person>(key).ok().flatten().map(|person| person.name)
    };
    let enrolment = |key| snapshot.one::<Enrolment>(key).ok().flatten();
    let name = match edit.table {
        Table::Cohort => now::<Cohort>(snapshot, edit).map(|cohort| cohort.code),
        Table::Session => now::<Session>(snapshot, edit).map(|one| one.number.to_string()),
        Table::Enrolment => now(snapshot, edit).and_then(person_of),
        Table::Register => {
            let key = |id| RecordKey { parent: edit.key.parent, id };
            edit.item.and_then(|id| enrolment(key(id))).and_then(person_of)
        }
        _ => title_of(snapshot, edit),
    };
    name.unwrap_or_default()
}

/// Gives a record as it is, else as the change made or removed it.
fn now<R: Record>(snapshot: &Snapshot, edit: &Edit) -> Option<R> {
    snapshot.one(edit.key).ok().flatten().or_else(|| edit.whole())
}

fn shown(edit: &Edit, value: &Value) -> Shown {
    if value.is_nil() {
        return Shown::Cell(Cell::Empty);
    }
    let name = edit.field.as_deref().unwrap_or_default();
    if edit.item.is_some() {
        let is_mark = edit.table == Table::Register && name == "marks";
        let mark = is_mark.then(|| decoded::<Mark>(value)).flatten();
        return mark.map_or(Shown::Much, |mark| Shown::Mark(mark.letter()));
    }
    let cell = match edit.table {
        Table::Centre => cell::<Centre>(CENTRE_FIELDS, name, value),
        Table::Cohort => cell::<Cohort>(COHORT_FIELDS, name, value),
        Table::Session => cell::<Session>(SESSION_FIELDS, name, value),
        Table::Person => cell::<Person>(PERSON_FIELDS, name, value),
        Table::Enrolment => cell::<Enrolment>(ENROLMENT_FIELDS, name, value),
        Table::Venture => cell::<Venture>(VENTURE_FIELDS, name, value),
        Table::Milestone => cell::<Milestone>(MILESTONE_FIELDS, name, value),
        Table::FollowUp => cell::<FollowUp>(FOLLOW_UP_FIELDS, name, value),
        Table::Shipment => cell::<Shipment>(SHIPMENT_FIELDS, name, value),
        Table::Operator => cell::<Operator>(OPERATOR_FIELDS, name, value),
        _ => None,
    };
    cell.or_else(|| plain(value)).map_or(Shown::Much, Shown::Cell)
}

/// Reads a stored value as its field writes it: a record that has nothing but this value.
fn cell<R: Record>(fields: &'static [Field<R>], name: &str, value: &Value) -> Option<Cell> {
    let field = field_named(fields, name)?;
    let alone = Value::Map(vec![(Value::from(name), value.clone())]);
    Some((field.get)(&decoded::<R>(&alone)?))
}

fn decoded<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    let mut bytes = Vec::new();
    rmpv::encode::write_value(&mut bytes, value).ok()?;
    rmp_serde::from_slice(&bytes).ok()
}

fn plain(value: &Value) -> Option<Cell> {
    match value {
        Value::String(text) => text.as_str().map(Cell::text),
        Value::Integer(number) => number.as_i64().map(Cell::Integer),
        Value::Boolean(is_set) => Some(Cell::Check(*is_set)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::people;
    use crate::app::practice::tests::World;
    use crate::domain::records::Register;

    #[test]
    fn a_change_of_a_field_tells_what_stood_there_before_and_what_stands_there_now() {
        let world = World::new();
        let mut person = world.all::<Person>().swap_remove(0);
        let before = person.clone();
        let village = before.village.clone();
        person.village = "Gempolsewu".to_owned();
        world.commit(|change| change.update(&before, &person).unwrap());
        let newest = deeds::newest(&world.app).unwrap().unwrap();
        let view = changed(&world.app, newest.id).unwrap();
        let cell = |text: &str| Shown::Cell(Cell::text(text));
        let what = What::Field("village".to_owned(), cell(&village), cell("Gempolsewu"));
        let row = Changed { place: 0, kind: "person", name: person.name.clone(), what };
        assert_eq!(view.rows, [row]);
        assert_eq!(people::key(person.id).id, person.id.uuid());
    }

    #[test]
    fn whole_records_are_made_and_marks_are_told_by_whose_they_are() {
        let world = World::new();
        let all = deeds::history(&world.app, None).unwrap();
        let views: Vec<DeedView> =
            all.iter().map(|deed| changed(&world.app, deed.id).unwrap()).collect();
        let rows = || views.iter().flat_map(|view| &view.rows);
        assert!(rows().any(|row| row.kind == "person" && row.what == What::Made));
        assert!(rows().filter(|row| row.kind == "person").all(|row| !row.name.is_empty()));
        let running = world.running().id;
        let is_open = |one: &Register| one.cohort == running && !one.marks.is_empty();
        let mut register = world.all::<Register>().into_iter().find(is_open).unwrap();
        let before = register.clone();
        let first = *register.marks.keys().next().unwrap();
        register.marks.remove(&first);
        world.commit(|change| change.update(&before, &register).unwrap());
        let newest = deeds::newest(&world.app).unwrap().unwrap();
        let view = changed(&world.app, newest.id).unwrap();
        let [row] = &view.rows[..] else { panic!("{:?}", view.rows) };
        assert!(!row.name.is_empty());
        let letter = before.marks[&first].letter();
        let what = What::Field("marks".to_owned(), Shown::Mark(letter), Shown::Cell(Cell::Empty));
        assert_eq!(row.what, what);
    }
}
