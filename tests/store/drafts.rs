//! Drafts of forms, and what is kept when a disk fails.

use std::sync::mpsc::channel;

use juragan::domain::records::Status;
use juragan::store::{Store, StoreError};

use crate::world::{Class, options};

fn keep(store: &Store, name: &str, content: Option<&[u8]>) -> Result<(), StoreError> {
    let (sender, receiver) = channel();
    store.keep_draft(name, content.map(<[u8]>::to_vec), move |outcome| {
        sender.send(outcome).unwrap();
    });
    receiver.recv().unwrap()
}

#[test]
fn a_draft_lasts_until_it_is_forgotten_and_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    keep(&store, "person", Some(b"Siti Aminah, half typed")).unwrap();
    keep(&store, "cohort", Some(b"2026-03")).unwrap();
    store.close().unwrap();
    let bytes = std::fs::read(folder.path().join("juragan.redb")).unwrap();
    assert!(!bytes.windows(11).any(|part| part == b"Siti Aminah"));

    let store = Store::open(&options(folder.path())).unwrap().store;
    keep(&store, "cohort", None).unwrap();
    let drafts = store.read().unwrap().drafts().unwrap();
    assert_eq!(drafts, [("person".to_owned(), b"Siti Aminah, half typed".to_vec())]);
    assert_eq!(store.history(None, 9).unwrap(), []);
    store.close().unwrap();
    assert!(matches!(keep(&store, "cohort", None), Err(StoreError::Closed)));
}

#[test]
fn without_anything_waiting_there_is_no_emergency_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    assert_eq!(store.save_emergency().unwrap(), None);
    assert!(store.emergency().unwrap().is_empty());
    store.forget_emergency().unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_a_replaced_file_did_not_take_is_kept_sealed_and_goes_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("juragan.redb");
    let away = folder.path().join("away.redb");
    let class = Class::new(3, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let marking = class.marking(&store, 0, 0, Status::Sick);
    // The stick is pulled: the path leads nowhere, and the file goes back later.
    std::fs::rename(&path, &away).unwrap();
    assert!(matches!(store.commit(marking.clone()), Err(StoreError::Kept(_))));
    let draft = store.save_emergency().unwrap().unwrap();
    assert_eq!(draft, folder.path().join("juragan.draft"));
    let bytes = std::fs::read(&draft).unwrap();
    assert!(!bytes.windows(8).any(|part| part == b"register"));
    drop(store);
    std::fs::rename(&away, &path).unwrap();

    let store = Store::open(&options(folder.path())).unwrap().store;
    let waiting = store.emergency().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].id, marking.id);
    assert_eq!(waiting[0].edits, marking.edits);
    store.commit(waiting[0].clone()).unwrap();
    assert_eq!(class.letter(&store, 0, 0), 'S');
    assert!(store.emergency().unwrap().is_empty(), "a change that is in is not offered again");
    store.forget_emergency().unwrap();
    assert!(!draft.exists());
}
