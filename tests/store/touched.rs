//! What was touched since a moment is told, and the gate keeps out what is not allowed.

use juragan::domain::record::{Record as _, Table};
use juragan::domain::records::{Person, Status};
use juragan::store::{OpenOptions, Store, StoreError};
use uuid::Uuid;

use super::world::{Class, author, change, options};

#[test]
fn each_record_and_field_touched_since_is_told_once_whoever_touched_it() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(2, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let end = store.read().unwrap().journal_end().unwrap();
    assert!(store.read().unwrap().touched_since(&end).unwrap().0.is_empty());

    class.mark(&store, 0, 0, Status::Present).unwrap();
    class.mark(&store, 0, 0, Status::Sick).unwrap();
    store.close().unwrap();
    // Another machine writes on in a chain of its own.
    let elsewhere = OpenOptions { machine: b"other".to_vec(), ..options(folder.path()) };
    let store = Store::open(&elsewhere).unwrap().store;
    let mut rename = change("person.edit");
    let person = &class.people[1];
    rename.update(person, &Person { name: "Siti".to_owned(), ..person.clone() }).unwrap();
    store.commit(rename).unwrap();

    let (touched, _) = store.read().unwrap().touched_since(&end).unwrap();
    let told: Vec<_> =
        touched.iter().map(|row| (row.table, row.key, row.field.as_deref())).collect();
    let register = class.register(&class.sessions[0]).key();
    let expected =
        [(Table::Person, person.key(), Some("name")), (Table::Register, register, Some("marks"))];
    assert_eq!(told, expected);
}

#[test]
fn an_undone_import_tells_of_every_record_that_went() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(3, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    let import = class.put(&store);
    let end = store.read().unwrap().journal_end().unwrap();
    store.undo(import.id, Uuid::now_v7(), author()).unwrap();
    let (touched, _) = store.read().unwrap().touched_since(&end).unwrap();
    let count = |table| touched.iter().filter(|row| row.table == table).count();
    assert_eq!((count(Table::Person), count(Table::Enrolment), touched.len()), (3, 3, 6));
    assert!(touched.iter().all(|row| row.field.is_none()));
}

#[test]
fn the_gate_is_asked_before_a_change_and_before_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(2, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    let import = class.put(&store);
    store.close().unwrap();
    let gated = OpenOptions {
        gate: |_, change| match change.command.as_str() {
            "participants.import" => Err(StoreError::Forbidden("reader")),
            _ => Ok(()),
        },
        ..options(folder.path())
    };
    let store = Store::open(&gated).unwrap().store;
    let undo = store.undo(import.id, Uuid::now_v7(), author());
    assert!(matches!(undo, Err(StoreError::Forbidden("reader"))), "{undo:?}");
    assert!(matches!(store.commit(class.import()), Err(StoreError::Forbidden(_))));
    class.mark(&store, 0, 0, Status::Present).unwrap();
    assert_eq!(store.read().unwrap().all::<Person>().unwrap(), class.people);
}

#[test]
fn records_are_shown_as_what_is_asked_of_them() {
    #[derive(serde::Deserialize)]
    struct Named {
        name: String,
    }
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(4, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let mut seen = Vec::new();
    let snapshot = store.read().unwrap();
    snapshot.each(Table::Person, |key, one: Named| seen.push((key, one.name))).unwrap();
    let expected: Vec<_> =
        class.people.iter().map(|person| (person.key(), person.name.clone())).collect();
    assert_eq!((seen, snapshot.damaged()), (expected, 0));
}
