//! Backups and restores on real files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use juragan::domain::records::{Person, Status};
use juragan::store::backup::{self, Outcome};
use juragan::store::chains;
use juragan::store::restore::{Candidate, KeyOf};
use juragan::store::verify::verify;
use juragan::store::{OpenOptions, Place, Store, StoreError, Unlock};

use crate::world::{Class, author, options};

pub(crate) fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn written(outcome: Outcome) -> PathBuf {
    match outcome {
        Outcome::Written(backup) => backup.path,
        Outcome::Unchanged(_) => panic!("not written"),
    }
}

pub(crate) fn back_up(store: &Store, folder: &Path, when: &str) -> PathBuf {
    written(backup::write(&store.read().unwrap(), folder, at(when)).unwrap())
}

fn open_at(path: &Path) -> Store {
    let place = Place::Disk(path.to_owned());
    Store::open(&OpenOptions::new(place, b"machine".to_vec())).unwrap().store
}

fn candidate(file: &Path, present: &Store) -> Candidate {
    Candidate::open(file, Some(&present.read().unwrap()), &Unlock::Open).unwrap()
}

#[test]
fn a_backup_holds_everything_and_is_skipped_when_nothing_changed() {
    let folder = tempfile::tempdir().unwrap();
    let backups = folder.path().join("backup");
    let class = Class::new(30, 2);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let first = back_up(&store, &backups, "2026-03-02 16:40");
    let again = backup::write(&store.read().unwrap(), &backups, at("2026-03-03 16:40")).unwrap();
    assert!(matches!(again, Outcome::Unchanged(backup) if backup.path == first));

    class.mark(&store, 0, 0, Status::Sick).unwrap();
    let second = back_up(&store, &backups, "2026-03-03 16:40");
    let listed: Vec<PathBuf> =
        backup::list(&backups).unwrap().into_iter().map(|backup| backup.path).collect();
    assert_eq!(listed, [second.clone(), first.clone()]);

    let present = store.read().unwrap();
    let of_present = backup::list(&backups).unwrap().into_iter().map(|one| one.is_of(&present));
    assert_eq!(of_present.map(Result::unwrap).collect::<Vec<_>>(), [true, false]);
    drop(present);

    let copy = open_at(&first);
    assert_eq!(copy.read().unwrap().all::<Person>().unwrap(), class.people);
    assert_eq!(class.letter(&copy, 0, 0), '.');
    assert_eq!(class.letter(&open_at(&second), 0, 0), 'S');
    assert_eq!(verify(&copy.read().unwrap()).unwrap().found, []);
}

#[test]
fn a_backup_made_while_marks_go_on_is_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(30, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let snapshot = store.read().unwrap();
    for person in 0..30 {
        class.mark(&store, 0, person, Status::Present).unwrap();
    }
    let file = written(backup::write(&snapshot, folder.path(), at("2026-03-02 16:40")).unwrap());
    let copy = open_at(&file);
    assert!((0..30).all(|person| class.letter(&copy, 0, person) == '.'));
    assert_eq!(verify(&copy.read().unwrap()).unwrap().found, []);
}

#[test]
fn a_backup_that_cannot_be_finished_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    let taken = folder.path().join("taken");
    std::fs::write(&taken, b"a file where the folder should be").unwrap();
    assert!(backup::write(&store.read().unwrap(), &taken, at("2026-03-02 16:40")).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn thinning_keeps_the_newest_of_a_day_and_touches_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let backups = folder.path().join("backup");
    let class = Class::new(3, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    back_up(&store, &backups, "2026-03-02 08:00");
    class.mark(&store, 0, 0, Status::Sick).unwrap();
    let second = back_up(&store, &backups, "2026-03-02 16:40");
    std::fs::write(backups.join("catatan.txt"), b"mine").unwrap();
    assert_eq!(backup::thin(&backups).unwrap(), 1);
    assert_eq!(backup::list(&backups).unwrap()[0].path, second);
    assert!(backups.join("catatan.txt").exists());
}

#[test]
fn an_older_backup_says_what_would_be_lost_since_when_and_by_whom() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(30, 2);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let file = back_up(&store, folder.path(), "2026-03-02 16:40");
    let present = |store: &Store| store.read().unwrap();
    let none = candidate(&file, &store).compare(&present(&store)).unwrap().unwrap();
    assert_eq!((none.lost.count, none.gained.count), (0, 0));

    for person in 0..4 {
        class.mark(&store, 0, person, Status::Absent).unwrap();
    }
    let comparison = candidate(&file, &store).compare(&present(&store)).unwrap().unwrap();
    assert_eq!(comparison.lost.count, 4);
    assert_eq!(comparison.lost.since_ms, Some(author().wall_ms));
    assert_eq!(comparison.lost.by, BTreeSet::from([author().operator]));
    assert_eq!(comparison.gained.count, 0);
}

#[test]
fn a_restore_keeps_the_present_file_aside_and_goes_on_under_a_new_replica() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(30, 2);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let file = back_up(&store, folder.path(), "2026-03-02 16:40");
    class.mark(&store, 0, 0, Status::Absent).unwrap();
    let path = folder.path().join("juragan.redb");
    let chosen = candidate(&file, &store);
    assert!(matches!(chosen.key(), KeyOf::Present(_)));

    let refused = chosen.take_place(&path, at("2026-03-03 08:00"));
    assert!(matches!(refused, Err(StoreError::InUse)), "the store is still open");
    store.close().unwrap();
    let kept = chosen.take_place(&path, at("2026-03-03 08:00")).unwrap().unwrap();

    let restored = open_at(&path);
    assert_eq!(class.letter(&restored, 0, 0), '.');
    class.mark(&restored, 0, 0, Status::Sick).unwrap();
    let history = restored.history(None, 2).unwrap();
    assert_ne!(history[0].replica, history[1].replica);
    assert_eq!(history[0].number, 1);
    assert_eq!(verify(&restored.read().unwrap()).unwrap().found, []);

    let aside = candidate(&kept, &restored);
    let comparison = aside.compare(&restored.read().unwrap()).unwrap().unwrap();
    assert_eq!((comparison.lost.count, comparison.gained.count), (1, 1));
    assert_eq!(class.letter(&open_at(&kept), 0, 0), 'A');
}

#[test]
fn a_file_that_was_copied_and_went_on_elsewhere_went_different_ways() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(30, 2);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    store.close().unwrap();
    let path = folder.path().join("juragan.redb");
    let copied = folder.path().join("copy.redb");
    std::fs::copy(&path, &copied).unwrap();
    // The same replica in both: the chains fork below the same numbers.
    let (here, there) = (open_at(&path), open_at(&copied));
    for person in 0..5 {
        class.mark(&here, 0, person, Status::Absent).unwrap();
    }
    for person in 0..3 {
        class.mark(&there, 0, person, Status::Present).unwrap();
    }
    let comparison = chains::compare(&here.read().unwrap(), &there.read().unwrap()).unwrap();
    assert_eq!((comparison.lost.count, comparison.gained.count), (5, 3));
}

#[test]
fn a_damaged_or_missing_store_is_replaced_and_a_foreign_file_is_no_candidate() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(3, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let file = back_up(&store, folder.path(), "2026-03-02 16:40");
    store.close().unwrap();
    let path = folder.path().join("juragan.redb");
    std::fs::write(&path, b"").unwrap();
    let before = std::fs::read(&file).unwrap();

    let chosen = Candidate::open(&file, None, &Unlock::Open).unwrap();
    assert_eq!(*chosen.key(), KeyOf::Nobody);
    let kept = chosen.take_place(&path, at("2026-03-03 08:00")).unwrap().unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), b"");
    assert_eq!(open_at(&path).read().unwrap().all::<Person>().unwrap(), class.people);
    assert_eq!(std::fs::read(&file).unwrap(), before, "a backup is not changed by looking at it");

    let elsewhere = folder.path().join("new/place/juragan.redb");
    assert_eq!(chosen.take_place(&elsewhere, at("2026-03-03 08:00")).unwrap(), None);
    assert_eq!(class.letter(&open_at(&elsewhere), 0, 0), '.');

    let foreign = folder.path().join("foreign.redb");
    std::fs::write(&foreign, b"PK\x03\x04 something else").unwrap();
    let refused = Candidate::open(&foreign, None, &Unlock::Open);
    assert!(matches!(refused, Err(StoreError::Foreign)));

    let other = folder.path().join("other");
    let other = Store::create(&options(&other)).unwrap();
    assert_eq!(candidate(&file, &other).compare(&other.read().unwrap()).unwrap(), None);
}

#[test]
fn a_backup_that_was_cut_short_is_written_again_and_leftovers_go() {
    let folder = tempfile::tempdir().unwrap();
    let backups = folder.path().join("backup");
    let store = Store::create(&options(folder.path())).unwrap();
    Class::new(30, 2).put(&store);
    let first = back_up(&store, &backups, "2026-03-02 16:40");
    // The stick was pulled out before the last bytes had reached it.
    let bytes = std::fs::read(&first).unwrap();
    std::fs::write(&first, &bytes[..bytes.len() / 2]).unwrap();
    let mut part = first.as_os_str().to_owned();
    part.push(".part");
    std::fs::write(&part, &bytes[..100]).unwrap();
    let second = back_up(&store, &backups, "2026-03-02 16:41");
    assert_eq!(verify(&open_at(&second).read().unwrap()).unwrap().found, []);
    assert!(!Path::new(&part).exists());
}

#[test]
fn backups_of_a_new_store_do_not_push_out_those_of_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let backups = folder.path().join("backup");
    let lost = Store::create(&options(&folder.path().join("lost"))).unwrap();
    let last = back_up(&lost, &backups, "2026-03-01 16:40");
    let store = Store::create(&options(&folder.path().join("new"))).unwrap();
    // Newer in the same day, week and month.
    Class::new(1, 0).put_people(&store);
    let first = back_up(&store, &backups, "2026-03-01 16:41");
    Class::new(1, 0).put_people(&store);
    back_up(&store, &backups, "2026-03-01 16:42");
    assert_eq!(backup::thin(&backups).unwrap(), 1);
    assert!(!first.exists());
    assert!(last.exists(), "the only copy of the lost store went");
}

#[test]
fn a_backup_put_in_place_by_hand_goes_on_under_a_new_replica() {
    let folder = tempfile::tempdir().unwrap();
    let class = Class::new(5, 1);
    let store = Store::create(&options(folder.path())).unwrap();
    class.put(&store);
    let file = back_up(&store, &folder.path().join("backup"), "2026-03-02 16:40");
    class.mark(&store, 0, 0, Status::Absent).unwrap();
    store.close().unwrap();
    let path = folder.path().join("juragan.redb");
    let old = folder.path().join("old.redb");
    std::fs::rename(&path, &old).unwrap();
    std::fs::copy(&file, &path).unwrap();
    let restored = Store::open(&options(folder.path())).unwrap().store;
    class.mark(&restored, 0, 0, Status::Sick).unwrap();
    let history = restored.history(None, 2).unwrap();
    assert_ne!(history[0].replica, history[1].replica, "two changes of one name would exist");
    // What the other replica did is taken back as well, and done again.
    let import = history[1].id;
    let mark = restored.next_undo().unwrap().unwrap().id;
    restored.undo(mark, uuid::Uuid::now_v7(), author()).unwrap();
    restored.undo(import, uuid::Uuid::now_v7(), author()).unwrap();
    assert_eq!(restored.read().unwrap().all::<Person>().unwrap(), []);
    restored.redo(import, uuid::Uuid::now_v7(), author()).unwrap();
    restored.redo(mark, uuid::Uuid::now_v7(), author()).unwrap();
    assert_eq!(class.letter(&restored, 0, 0), 'S');
    assert_eq!(verify(&restored.read().unwrap()).unwrap().found, []);
}
