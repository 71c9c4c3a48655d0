//! What goes wrong around a write: a writer that ends, waiting changes, hands laid on the folder.

use std::io::ErrorKind;
use std::sync::mpsc::channel;

use juragan::domain::record::Table;
use juragan::domain::records::{Enrolment, Person, Register, Session, Status};
use juragan::store::recovery::RecoveryKey;
use juragan::store::seal::DataKey;
use juragan::store::slots::{Cost, LockedSlots, Slots};
use juragan::store::verify::verify;
use juragan::store::{Store, StoreError};
use uuid::Uuid;

use crate::disk::{Disk, Fault, Honesty};
use crate::world::{Class, author, change, options};

const WEAK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

fn locked(store: &Store, key: &DataKey) -> Slots {
    let id = store.read().unwrap().store();
    Slots::Locked(LockedSlots::new(id, author().operator, "rahasia", key, WEAK).unwrap())
}

fn class_on_disk(folder: &std::path::Path) -> (Store, Class) {
    let store = Store::create(&options(folder)).unwrap();
    let class = Class::new(5, 2);
    class.put(&store);
    (store, class)
}

#[test]
fn every_ticket_is_answered_whatever_ends_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let (sender, receiver) = channel();
    let first = class.marking(&store, 0, 0, Status::Sick);
    let changes: Vec<_> = (1..5).map(|one| class.marking(&store, 0, one, Status::Sick)).collect();
    let other = store.clone();
    // The writer is busy with this ticket while a close and more changes line up behind it.
    let (go, wait) = channel::<()>();
    store.submit(first, move |_| wait.recv().unwrap());
    let closing = std::thread::spawn(move || other.close());
    std::thread::sleep(std::time::Duration::from_millis(50));
    for change in changes {
        let sender = sender.clone();
        store.submit(change, move |outcome| sender.send(outcome.is_ok()).unwrap());
    }
    drop(sender);
    go.send(()).unwrap();
    closing.join().unwrap().unwrap();
    assert_eq!(receiver.iter().count(), 4, "a ticket was dropped without an answer");
}

#[test]
fn a_panic_of_whoever_is_told_does_not_end_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    store.submit(class.marking(&store, 0, 0, Status::Sick), |_| panic!("on purpose"));
    class.mark(&store, 0, 1, Status::Present).unwrap();
    assert_eq!((class.letter(&store, 0, 0), class.letter(&store, 0, 1)), ('S', 'H'));
}

#[test]
fn what_was_submitted_is_stored_when_the_last_handle_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    for person in 0..5 {
        store.submit(class.marking(&store, 0, person, Status::Sick), |_| {});
    }
    drop(store);
    let store = Store::open(&options(folder.path())).unwrap().store;
    assert!((0..5).all(|person| class.letter(&store, 0, person) == 'S'));
}

#[test]
fn what_a_closing_store_cannot_take_waits_in_the_emergency_file_after_what_waited_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("juragan.redb");
    let away = folder.path().join("away.redb");
    let (store, class) = class_on_disk(folder.path());
    for (person, closes) in [(0, true), (1, false)] {
        let store = if person == 0 {
            store.clone()
        } else {
            Store::open(&options(folder.path())).unwrap().store
        };
        let marking = class.marking(&store, 0, person, Status::Sick);
        std::fs::rename(&path, &away).unwrap();
        assert!(store.commit(marking).is_err());
        if closes {
            assert!(store.close().is_err());
        }
        drop(store);
        std::fs::rename(&away, &path).unwrap();
    }
    let store = Store::open(&options(folder.path())).unwrap().store;
    let waiting = store.emergency().unwrap();
    assert_eq!(waiting.len(), 2, "one of two runs lost what was typed");
    for change in waiting {
        store.commit(change).unwrap();
    }
    assert_eq!((class.letter(&store, 0, 0), class.letter(&store, 0, 1)), ('S', 'S'));
}

#[test]
fn undo_comes_after_what_waits_for_the_disk() {
    let disk = Disk::new(Honesty::Syncs);
    let store = Store::create(&disk.options()).unwrap();
    let class = Class::new(2, 1);
    class.put(&store);
    let first = class.mark(&store, 0, 0, Status::Present).unwrap();
    let second = class.marking(&store, 0, 1, Status::Sick);
    disk.fail(Fault::WritesFrom(0, ErrorKind::Other));
    assert!(store.commit(second.clone()).is_err());
    assert!(store.undo(first.id, Uuid::now_v7(), author()).is_err());
    assert_eq!(store.kept(), 1);
    disk.heal();
    store.undo(first.id, Uuid::now_v7(), author()).unwrap();
    let history = store.history(None, 2).unwrap();
    assert_eq!(history[1].id, second.id, "undo overtook a change that was typed before it");
    assert_eq!((class.letter(&store, 0, 0), class.letter(&store, 0, 1)), ('.', 'S'));
}

#[test]
fn a_record_that_another_names_is_not_removed() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let mut removal = change("enrolment.remove");
    removal.remove(&class.enrolments[0]).unwrap();
    // The mark is on its way in the same group.
    store.submit(class.marking(&store, 0, 0, Status::Sick), |_| {});
    let outcome = store.commit(removal.clone());
    let Err(StoreError::Conflict(at)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(at[0].record, class.enrolments[0].id.uuid());
    let again = store.commit(removal);
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
    let mut free = change("enrolment.remove");
    free.remove(&class.enrolments[1]).unwrap();
    free.remove(&class.people[1]).unwrap();
    store.commit(free).unwrap();
    assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
}

#[test]
fn undoing_a_bulk_removal_leaves_out_those_whose_person_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let mut bulk = change("enrolment.remove");
    for enrolment in &class.enrolments {
        bulk.remove(enrolment).unwrap();
    }
    let bulk = store.commit(bulk).unwrap();
    let mut person = change("person.remove");
    person.remove(&class.people[2]).unwrap();
    store.commit(person).unwrap();
    let report = store.undo(bulk.id, Uuid::now_v7(), author()).unwrap();
    assert_eq!(report.reverted, 4);
    assert_eq!(report.kept.len(), 1);
    assert_eq!(report.kept[0].record, class.enrolments[2].id.uuid());
    assert_eq!(store.read().unwrap().all::<Enrolment>().unwrap().len(), 4);
    assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
}

#[test]
fn undo_takes_a_record_back_together_with_the_mark_that_the_same_change_made() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let mut late = Class::new(1, 0);
    late.enrolments[0].cohort = class.cohort.id;
    late.enrolments[0].roll = 9;
    late.cohort = class.cohort.clone();
    late.sessions.clone_from(&class.sessions);
    let before: Register = class.register(&class.sessions[0]);
    let mut after = before.clone();
    let mark = juragan::domain::records::Mark::new(
        Status::Present,
        juragan::domain::records::How::Typed,
        5,
        author().operator,
    );
    after.marks.insert(late.enrolments[0].id, mark);
    let mut newcomer = change("enrolment.late");
    newcomer.create(&late.people[0]).unwrap();
    newcomer.create(&late.enrolments[0]).unwrap();
    newcomer.update(&before, &after).unwrap();
    let receipt = store.commit(newcomer).unwrap();
    late.mark(&store, 0, 0, Status::Sick).unwrap();
    let back = store.next_undo().unwrap().unwrap().id;
    store.undo(back, Uuid::now_v7(), author()).unwrap();
    let report = store.undo(receipt.id, Uuid::now_v7(), author()).unwrap();
    assert_eq!(report.kept, [], "the mark of the same change is no reason to stay");
    assert_eq!(store.read().unwrap().all::<Person>().unwrap().len(), 5);
    assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
}

#[test]
fn a_change_without_edits_does_not_stand_in_the_way_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let mark = class.mark(&store, 0, 0, Status::Sick).unwrap();
    let empty = store.commit(change("report.look")).unwrap();
    assert_eq!(store.next_undo().unwrap().unwrap().id, mark.id);
    let outcome = store.undo(empty.id, Uuid::now_v7(), author());
    assert!(matches!(outcome, Err(StoreError::NotUndoable)), "{outcome:?}");
}

#[test]
fn a_new_key_never_replaces_a_file_that_came_to_lie_at_the_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("juragan.redb");
    let (store, class) = class_on_disk(folder.path());
    let key = DataKey::random().unwrap();
    std::fs::rename(&path, folder.path().join("away.redb")).unwrap();
    std::fs::write(&path, b"another file, put here by hand").unwrap();
    let refused = store.rekey(locked(&store, &key), &key);
    assert!(matches!(refused, Err(StoreError::Replaced)), "{refused:?}");
    let Slots::Open(..) = store.read().unwrap().slots().unwrap() else { panic!("locked") };
    let slots = store.read().unwrap().slots().unwrap();
    assert!(matches!(store.put_slots(&slots), Err(StoreError::Replaced)));
    assert_eq!(std::fs::read(&path).unwrap(), b"another file, put here by hand");
    assert_eq!(class.letter(&store, 0, 0), '.');
}

#[test]
fn slots_of_another_key_are_refused_before_they_lock_everybody_out() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let (one, two) = (DataKey::random().unwrap(), DataKey::random().unwrap());
    assert!(store.rekey(locked(&store, &one), &two).is_err());
    assert!(store.put_slots(&locked(&store, &one)).is_err());
    store.rekey(locked(&store, &one), &one).unwrap();
    // Slots that were made before the key was changed, and come late.
    assert!(store.put_slots(&locked(&store, &two)).is_err());
    let Slots::Locked(mut slots) = store.read().unwrap().slots().unwrap() else { panic!("open") };
    slots.set_recovery(&RecoveryKey::random().unwrap(), &one, WEAK).unwrap();
    store.put_slots(&Slots::Locked(slots)).unwrap();
    class.mark(&store, 0, 0, Status::Sick).unwrap();
    assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
}

#[test]
fn a_new_key_takes_the_emergency_file_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("juragan.redb");
    let away = folder.path().join("away.redb");
    let (store, class) = class_on_disk(folder.path());
    let marking = class.marking(&store, 0, 0, Status::Sick);
    std::fs::rename(&path, &away).unwrap();
    assert!(store.commit(marking).is_err());
    let draft = store.save_emergency().unwrap().unwrap();
    std::fs::rename(&away, &path).unwrap();
    let before = std::fs::read(&draft).unwrap();
    store.retry().unwrap();
    let undone = store.next_undo().unwrap().unwrap().id;
    store.undo(undone, Uuid::now_v7(), author()).unwrap();
    let key = DataKey::random().unwrap();
    store.rekey(locked(&store, &key), &key).unwrap();
    assert_ne!(std::fs::read(&draft).unwrap(), before, "still under the old key");
    assert!(store.emergency().unwrap().is_empty(), "it is in the journal");
}

#[cfg(windows)]
#[test]
fn a_view_may_hold_the_file_in_its_place_and_the_store_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let view = store.read().unwrap();
    let key = DataKey::random().unwrap();
    // NTFS replaces a file that is open; FAT and wine do not.
    let held = store.rekey(locked(&store, &key), &key);
    let outcome = view.all::<Session>();
    assert!(matches!(outcome, Err(StoreError::Closed)), "{outcome:?}");
    class.mark(&store, 0, 0, Status::Sick).unwrap();
    drop(view);
    if held.is_err() {
        store.rekey(locked(&store, &key), &key).unwrap();
    }
    assert_eq!(class.letter(&store, 0, 0), 'S');
    assert_eq!(store.read().unwrap().count(Table::Person).unwrap(), 5);
}

// Windows replaces an open file on NTFS alone; what it does elsewhere is tested above.
#[cfg(not(windows))]
#[test]
fn a_view_does_not_keep_a_failed_store_from_being_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let view = store.read().unwrap();
    let key = DataKey::random().unwrap();
    store.rekey(locked(&store, &key), &key).unwrap();
    let outcome = view.all::<Session>();
    assert!(matches!(outcome, Err(StoreError::Closed)), "{outcome:?}");
    class.mark(&store, 0, 0, Status::Sick).unwrap();
    let view = store.read().unwrap();
    assert!(matches!(store.compact(), Err(StoreError::InUse)), "no damage, only a reader");
    drop(view);
    store.compact().unwrap();
    assert_eq!(store.read().unwrap().count(Table::Person).unwrap(), 5);
}

#[test]
fn the_last_handle_may_be_dropped_by_whoever_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let marking = class.marking(&store, 0, 0, Status::Sick);
    let last = store.clone();
    let (sender, receiver) = channel();
    store.submit(marking, move |_| {
        drop(last);
        sender.send(()).unwrap();
    });
    drop(store);
    receiver.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    let opened = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        Store::open(&options(folder.path())).ok()
    });
    assert_eq!(class.letter(&opened.unwrap().store, 0, 0), 'S');
}

#[test]
fn what_took_something_back_is_not_itself_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, class) = class_on_disk(folder.path());
    let mark = class.mark(&store, 0, 0, Status::Sick).unwrap();
    let back = Uuid::now_v7();
    store.undo(mark.id, back, author()).unwrap();
    let outcome = store.undo(back, Uuid::now_v7(), author());
    assert!(matches!(outcome, Err(StoreError::NotUndoable)), "{outcome:?}");
    assert_eq!(store.next_redo().unwrap().unwrap().id, mark.id);
}

#[test]
fn a_new_key_after_one_that_was_cut_off_and_beside_its_leftovers() {
    let folder = tempfile::tempdir().unwrap();
    let part = folder.path().join("juragan.redb.part");
    let (store, class) = class_on_disk(folder.path());
    // The power failed while the new file was being made: half of it lies there.
    store.close().unwrap();
    let half = std::fs::read(folder.path().join("juragan.redb")).unwrap();
    std::fs::write(&part, &half[..half.len() / 2]).unwrap();
    let store = Store::open(&options(folder.path())).unwrap().store;
    let folders = [folder.path().to_owned()];
    assert_eq!(store.copies_of_other_keys(&folders).unwrap(), std::slice::from_ref(&part));
    let key = DataKey::random().unwrap();
    store.rekey(locked(&store, &key), &key).unwrap();
    assert!(!part.exists());
    assert!(store.copies_of_other_keys(&folders).unwrap().is_empty());
    class.mark(&store, 0, 0, Status::Sick).unwrap();
}
