//! Cut power and failing disks: what was acknowledged is there, what was typed goes in.

use std::io::ErrorKind;

use juragan::domain::records::Status;
use juragan::store::{OnFault, Store, StoreError};

use super::disk::{Disk, Fault, Honesty, Random};
use super::world::{Class, options};

const STATUSES: [Status; 4] = [Status::Present, Status::Excused, Status::Sick, Status::Absent];
/// Three times the marks of `operations_of_marks`.
const MARKS: usize = 12;

/// What a run of marks ended with.
#[derive(Debug, Default)]
struct Outcome {
    lost: usize,
    unopenable: usize,
    unacknowledged_survived: usize,
}

/// Types marks until the power fails, reopens, and compares with what was acknowledged.
fn cut(seed: u64, operations: u64, honesty: Honesty) -> Outcome {
    let mut random = Random::new(seed);
    let disk = Disk::new(honesty);
    let class = Class::new(4, 2);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    let at = disk.operations() + random.below(usize::try_from(operations).unwrap()) as u64;
    disk.fail(Fault::From(at, ErrorKind::Other));
    let mut known = vec!['.'; 8];
    let mut last = None;
    for number in 0..MARKS {
        let (place, status) = (random.below(8), STATUSES[number % 4].clone());
        let Ok(snapshot) = store.read() else { break };
        drop(snapshot);
        let Some(marking) = class.try_marking(&store, place / 4, place % 4, status.clone()) else {
            break;
        };
        if store.commit(marking).is_err() {
            last = Some((place, status.letter()));
            break;
        }
        known[place] = status.letter();
    }
    drop(store.close());
    compare(&disk.after_power_cut(&mut random), &class, &known, last)
}

fn compare(disk: &Disk, class: &Class, known: &[char], last: Option<(usize, char)>) -> Outcome {
    let mut outcome = Outcome::default();
    let Ok(opened) = Store::open(&disk.options()) else {
        outcome.unopenable = 1;
        return outcome;
    };
    for (place, letter) in known.iter().enumerate() {
        let found = class.try_letter(&opened.store, place / 4, place % 4);
        match last {
            _ if found == Some(*letter) => {}
            Some((at, typed)) if at == place && found == Some(typed) => {
                outcome.unacknowledged_survived += 1;
            }
            _ => outcome.lost += 1,
        }
    }
    let further = class.try_marking(&opened.store, 0, 0, Status::Sick);
    match further.map(|change| opened.store.commit(change)) {
        Some(Ok(_)) => {}
        _ => outcome.unopenable = 1,
    }
    drop(opened.store.close());
    outcome
}

fn cuts() -> u64 {
    std::env::var("JURAGAN_CUTS").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

#[test]
fn no_acknowledged_mark_is_lost_when_the_power_fails() {
    let (mut survived, operations) = (0, 3 * operations_of_marks());
    for seed in 1..=cuts() {
        let outcome = cut(seed, operations, Honesty::Syncs);
        assert_eq!((outcome.lost, outcome.unopenable), (0, 0), "seed {seed}: {outcome:?}");
        survived += outcome.unacknowledged_survived;
    }
    println!(
        "{} cuts in {operations} operations: 0 lost, {survived} unacknowledged marks survived",
        cuts()
    );
}

#[test]
fn the_same_cuts_on_a_disk_that_lies_about_syncing_are_noticed() {
    let (mut total, operations) = (Outcome::default(), 3 * operations_of_marks());
    for seed in 1..=60 {
        let outcome = std::panic::catch_unwind(|| cut(seed, operations, Honesty::Lies));
        let outcome = outcome.unwrap_or(Outcome { unopenable: 1, ..Outcome::default() });
        total.lost += outcome.lost;
        total.unopenable += outcome.unopenable;
    }
    assert!(total.lost + total.unopenable > 10, "the test sees nothing: {total:?}");
}

/// Types four marks on a disk that fails; gives how many met an error.
fn type_marks(fault: impl FnOnce(u64) -> Fault) -> usize {
    let disk = Disk::new(Honesty::Syncs);
    let class = Class::new(4, 1);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    disk.fail(fault(disk.operations()));
    let (mut typed, mut kept) = (Vec::new(), 0);
    for (person, status) in STATUSES.iter().enumerate() {
        // A screen works on what it has loaded; where that fails it asks to try again.
        let Some(change) = class.try_marking(&store, 0, person, status.clone()) else { break };
        typed.push((person, status.letter()));
        match store.commit(change) {
            Ok(_) => {}
            Err(StoreError::Kept(_)) => kept += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(store.kept(), kept);
    disk.heal();
    store.retry().unwrap();
    assert_eq!(store.kept(), 0);
    for (person, letter) in &typed {
        assert_eq!(class.letter(&store, 0, *person), *letter);
    }
    assert_eq!(store.history(None, 99).unwrap().len(), 2 + typed.len(), "lost or doubled");
    store.close().unwrap();
    kept
}

/// Counts the operations of four marks on a good disk.
fn operations_of_marks() -> u64 {
    let disk = Disk::new(Honesty::Syncs);
    let class = Class::new(4, 1);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    let before = disk.operations();
    for (person, status) in STATUSES.iter().enumerate() {
        class.mark(&store, 0, person, status.clone()).unwrap();
    }
    disk.operations() - before
}

#[test]
fn after_each_possible_error_what_was_typed_is_kept_and_goes_in() {
    let operations = operations_of_marks();
    assert!(operations > 8, "{operations}");
    for kind in [ErrorKind::Other, ErrorKind::StorageFull, ErrorKind::ReadOnlyFilesystem] {
        for step in 1..=operations {
            assert_eq!(type_marks(|now| Fault::Once(now + step, kind)), 0, "not tried again");
            assert!(type_marks(|now| Fault::WritesFrom(now + step, kind)) > 0, "{step}");
        }
    }
}

#[test]
fn a_commit_whose_error_came_after_it_was_durable_is_not_doubled() {
    let disk = Disk::new(Honesty::Syncs);
    let class = Class::new(2, 1);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    let before = store.history(None, 99).unwrap().len();
    disk.fail(Fault::AfterSync(disk.operations()));
    class.mark(&store, 0, 0, Status::Sick).unwrap();
    assert_eq!(class.letter(&store, 0, 0), 'S');
    assert_eq!(store.history(None, 99).unwrap().len(), before + 1);
    class.mark(&store, 0, 1, Status::Present).unwrap();
}

#[test]
fn a_file_that_was_replaced_while_open_is_noticed_and_nothing_goes_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("juragan.redb");
    let class = Class::new(2, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    store.close().unwrap();
    let older = folder.path().join("older.redb");
    std::fs::copy(&path, &older).unwrap();
    let store = Store::open(&options(folder.path())).unwrap().store;
    class.mark(&store, 0, 0, Status::Present).unwrap();
    let marking = class.try_marking(&store, 0, 1, Status::Sick).unwrap();
    let present = folder.path().join("present.redb");
    std::fs::rename(&path, &present).unwrap();
    std::fs::copy(&older, &path).unwrap();
    let outcome = store.commit(marking);
    let Err(StoreError::Kept(why)) = outcome else { panic!("{outcome:?}") };
    assert!(matches!(*why, StoreError::Replaced), "{why:?}");
    std::fs::rename(&present, &path).unwrap();
    store.retry().unwrap();
    assert_eq!((class.letter(&store, 0, 0), class.letter(&store, 0, 1)), ('H', 'S'));
    assert!(store.take_refused().is_empty());
    store.close().unwrap();
}

#[test]
fn a_change_that_waited_and_does_not_fit_any_more_is_handed_back() {
    let disk = Disk::new(Honesty::Syncs);
    let class = Class::new(2, 1);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    let first = class.try_marking(&store, 0, 0, Status::Sick).unwrap();
    let second = class.try_marking(&store, 0, 0, Status::Absent).unwrap();
    disk.fail(Fault::From(0, ErrorKind::Other));
    assert!(store.commit(first).is_err());
    assert!(store.commit(second.clone()).is_err());
    disk.heal();
    store.retry().unwrap();
    let refused = store.take_refused();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].0.id, second.id);
    assert_eq!(class.letter(&store, 0, 0), 'S');
}

#[test]
fn what_a_full_disk_did_not_take_is_given_up_where_nobody_stays_and_goes_in_when_done_again() {
    let disk = Disk::new(Honesty::Syncs);
    let class = Class::new(2, 1);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    store.on_fault(OnFault::GiveUp);
    let before = store.history(None, 99).unwrap().len();
    let marking = class.try_marking(&store, 0, 0, Status::Sick).unwrap();
    disk.fail(Fault::WritesFrom(0, ErrorKind::StorageFull));
    let outcome = store.commit(marking.clone());
    let Err(StoreError::GivenUp(why)) = outcome else { panic!("{outcome:?}") };
    assert!(matches!(*why, StoreError::DiskFull), "{why:?}");
    assert_eq!(store.kept(), 0);
    disk.heal();
    // Nothing of it goes in by itself.
    store.retry().unwrap();
    store.commit(marking).unwrap();
    assert_eq!(class.letter(&store, 0, 0), 'S');
    assert_eq!(store.history(None, 99).unwrap().len(), before + 1);
}

#[test]
fn an_undo_that_a_full_disk_did_not_take_is_not_called_kept() {
    let disk = Disk::new(Honesty::Syncs);
    let class = Class::new(2, 1);
    let store = Store::create(&disk.options()).unwrap();
    class.put(&store);
    let marking = class.try_marking(&store, 0, 0, Status::Sick).unwrap();
    let (target, author) = (marking.id, marking.author);
    store.commit(marking).unwrap();
    disk.fail(Fault::WritesFrom(0, ErrorKind::StorageFull));
    let outcome = store.undo(target, uuid::Uuid::now_v7(), author);
    assert!(matches!(outcome, Err(StoreError::GivenUp(_))), "{outcome:?}");
    assert_eq!(store.kept(), 0);
}
