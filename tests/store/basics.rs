//! Changes go in, come back and are taken back, across restarts.

use std::sync::mpsc::channel;

use juragan::domain::record::{Record as _, Table};
use juragan::domain::records::{Enrolment, Person, Status};
use juragan::store::{Store, StoreError};
use uuid::Uuid;

use super::world::{Class, author, change, options};

#[test]
fn what_was_stored_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(30, 2);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    class.mark(&store, 0, 6, Status::Excused).unwrap();
    store.close().unwrap();
    let store = Store::open(&options(folder.path())).unwrap().store;
    assert_eq!(class.letter(&store, 0, 6), 'I');
    let people = store.read().unwrap().all::<Person>().unwrap();
    assert_eq!(people, class.people);
    assert_eq!(store.history(None, 99).unwrap().len(), 3);
}

#[test]
fn two_changes_of_one_register_in_one_group_both_stay_and_a_bad_one_fails_alone() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(3, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let first = class.marking(&store, 0, 0, Status::Present);
    let second = class.marking(&store, 0, 1, Status::Sick);
    let clash = class.marking(&store, 0, 0, Status::Absent);
    let (sender, receiver) = channel();
    for change in [first, clash, second] {
        let sender = sender.clone();
        store.submit(change, move |outcome| sender.send(outcome.is_ok()).unwrap());
    }
    let outcomes: Vec<bool> = receiver.iter().take(3).collect();
    assert_eq!(outcomes, [true, false, true]);
    assert_eq!((class.letter(&store, 0, 0), class.letter(&store, 0, 1)), ('H', 'S'));
}

#[test]
fn a_mark_of_somebody_who_is_not_enrolled_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(2, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let mut stranger = Class::new(1, 0);
    stranger.sessions.clone_from(&class.sessions);
    stranger.cohort = class.cohort.clone();
    let outcome = stranger.mark(&store, 0, 0, Status::Present);
    assert!(matches!(outcome, Err(StoreError::Dangling(Table::Enrolment))), "{outcome:?}");
}

#[test]
fn undo_and_redo_go_back_and_forth_across_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(3, 1);
    let mut store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    class.mark(&store, 0, 0, Status::Present).unwrap();
    class.mark(&store, 0, 0, Status::Absent).unwrap();
    for expected in ['H', '.'] {
        store.close().unwrap();
        store = Store::open(&options(folder.path())).unwrap().store;
        let target = store.next_undo().unwrap().unwrap().id;
        store.undo(target, Uuid::now_v7(), author()).unwrap();
        assert_eq!(class.letter(&store, 0, 0), expected);
    }
    for expected in ['H', 'A'] {
        let target = store.next_redo().unwrap().unwrap().id;
        store.redo(target, Uuid::now_v7(), author()).unwrap();
        assert_eq!(class.letter(&store, 0, 0), expected);
    }
    assert_eq!(store.next_redo().unwrap(), None);
    class.mark(&store, 0, 1, Status::Sick).unwrap();
    let target = store.next_undo().unwrap().unwrap().id;
    store.undo(target, Uuid::now_v7(), author()).unwrap();
    assert!(store.next_redo().unwrap().is_some());
    class.mark(&store, 0, 1, Status::Present).unwrap();
    assert_eq!(store.next_redo().unwrap(), None, "a new change empties redo");
}

#[test]
fn undoing_a_mark_that_was_changed_since_is_refused_and_names_the_field() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(3, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let first = class.mark(&store, 0, 0, Status::Present).unwrap();
    class.mark(&store, 0, 0, Status::Absent).unwrap();
    let Err(StoreError::Conflict(conflicts)) = store.undo(first.id, Uuid::now_v7(), author())
    else {
        panic!("not refused")
    };
    assert_eq!(conflicts[0].field.as_deref(), Some("marks"));
    assert_eq!(class.letter(&store, 0, 0), 'A');
}

#[test]
fn an_import_undone_after_two_were_marked_keeps_and_names_those_two() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(30, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    let import = class.put(&store);
    class.mark(&store, 0, 3, Status::Present).unwrap();
    class.mark(&store, 0, 7, Status::Sick).unwrap();
    let report = store.undo(import.id, Uuid::now_v7(), author()).unwrap();
    let snapshot = store.read().unwrap();
    let people = snapshot.all::<Person>().unwrap();
    assert_eq!(people, [class.people[3].clone(), class.people[7].clone()]);
    let enrolments = snapshot.children::<Enrolment>(class.cohort.id.uuid()).unwrap();
    assert_eq!(enrolments, [class.enrolments[3].clone(), class.enrolments[7].clone()]);
    let mut kept: Vec<Uuid> = report.kept.iter().map(|conflict| conflict.record).collect();
    let mut expected: Vec<Uuid> = enrolments.iter().map(|one| one.key().id).collect();
    expected.extend(people.iter().map(|one| one.key().id));
    kept.sort();
    expected.sort();
    assert_eq!(kept, expected);
    assert_eq!(report.reverted, 56);
    store.redo(import.id, Uuid::now_v7(), author()).unwrap();
    assert_eq!(store.read().unwrap().all::<Person>().unwrap().len(), 30);
}

#[test]
fn a_permanent_change_is_passed_over_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(1, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    let import = class.put(&store);
    let mut permanent = change("report.export").permanent();
    let other = Class::new(1, 0);
    permanent.create(&other.people[0]).unwrap();
    let receipt = store.commit(permanent).unwrap();
    assert_eq!(store.next_undo().unwrap().unwrap().id, import.id);
    let outcome = store.undo(receipt.id, Uuid::now_v7(), author());
    assert!(matches!(outcome, Err(StoreError::NotUndoable)));
}

#[cfg(unix)]
#[test]
fn nobody_but_its_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    let file = std::fs::metadata(folder.path().join("juragan.redb")).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
    store.close().unwrap();
}

#[test]
fn a_file_with_holes_is_made_smaller_and_keeps_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(600, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    let import = class.put(&store);
    for _ in 0..4 {
        store.undo(import.id, Uuid::now_v7(), author()).unwrap();
        store.redo(import.id, Uuid::now_v7(), author()).unwrap();
    }
    let before = store.usage().unwrap();
    store.compact().unwrap();
    let after = store.usage().unwrap();
    assert!(after.file_bytes < before.file_bytes, "{before:?} {after:?}");
    assert_eq!(store.read().unwrap().all::<Person>().unwrap().len(), 600);
    store.close().unwrap();
}
