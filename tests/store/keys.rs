//! Passphrases, recovery, and a new data key, on real files.

use std::path::Path;

use juragan::domain::records::{Person, Status};
use juragan::domain::text::Nik;
use juragan::store::peek::Peek;
use juragan::store::recovery::RecoveryKey;
use juragan::store::restore::{Candidate, KeyOf};
use juragan::store::seal::DataKey;
use juragan::store::slots::{Cost, LockedSlots, Slots};
use juragan::store::verify::verify;
use juragan::store::{Place, Store, StoreError, Unlock};
use zeroize::Zeroizing;

use crate::backup::{at, back_up};
use crate::disk::{Disk, Honesty};
use crate::world::{Class, author, options};

const WEAK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
const NIK: &str = "3324011203840001";

fn passphrase(text: &str) -> Unlock {
    Unlock::Passphrase(Zeroizing::new(text.to_owned()))
}

/// Locks an open store behind a new data key; gives its recovery key.
fn lock(store: &Store, with: &str) -> RecoveryKey {
    let id = store.read().unwrap().store();
    let (key, recovery) = (DataKey::random().unwrap(), RecoveryKey::random().unwrap());
    let mut slots = LockedSlots::new(id, author().operator, with, &key, WEAK).unwrap();
    slots.set_recovery(&recovery, &key, WEAK).unwrap();
    store.rekey(Slots::Locked(slots), &key).unwrap();
    recovery
}

fn class_with_nik(store: &Store) -> Class {
    let mut class = Class::new(30, 2);
    class.people[0].nik = Some(Nik::parse(NIK).unwrap());
    "Siti Aminah".clone_into(&mut class.people[0].name);
    class.put(store);
    class.mark(store, 0, 0, Status::Present).unwrap();
    class
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_store_with_a_passphrase_opens_with_it_and_with_the_recovery_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    let class = class_with_nik(&store);
    let recovery = lock(&store, "rahasia pusat");
    assert_eq!(class.letter(&store, 0, 0), 'H', "the same handle goes on");
    class.mark(&store, 0, 1, Status::Sick).unwrap();
    store.close().unwrap();

    let mut with = options(folder.path());
    assert!(matches!(Store::open(&with), Err(StoreError::Locked)));
    with.unlock = passphrase("rahasia");
    assert!(matches!(Store::open(&with), Err(StoreError::WrongPassphrase)));
    for unlock in [passphrase("rahasia pusat"), Unlock::Recovery(recovery.text())] {
        let by_passphrase = matches!(unlock, Unlock::Passphrase(_));
        with.unlock = unlock;
        let opened = Store::open(&with).unwrap();
        assert_eq!(opened.operator, by_passphrase.then_some(author().operator));
        assert_eq!(class.letter(&opened.store, 0, 1), 'S');
        assert_eq!(verify(&opened.store.read().unwrap()).unwrap().found, []);
        opened.store.close().unwrap();
    }
}

#[test]
fn after_the_first_passphrase_nothing_opens_with_the_old_key_or_without_one() {
    let folder = tempfile::tempdir().unwrap();
    let backups = folder.path().join("backup");
    let store = Store::create(&options(folder.path())).unwrap();
    let class = class_with_nik(&store);
    let old_backup = back_up(&store, &backups, "2026-03-02 16:40");
    let Slots::Open(_, old_key) = store.read().unwrap().slots().unwrap() else { panic!("locked") };
    let plain = std::fs::read(&old_backup).unwrap();
    assert!(contains(&plain, old_key.bytes()), "the search finds an open slot where there is one");

    lock(&store, "rahasia pusat");
    let folders = [folder.path().to_owned(), backups.clone()];
    assert_eq!(store.copies_of_other_keys(&folders).unwrap(), std::slice::from_ref(&old_backup));
    std::fs::remove_file(&old_backup).unwrap();
    let new_backup = back_up(&store, &backups, "2026-03-02 16:41");
    assert!(store.copies_of_other_keys(&folders).unwrap().is_empty());
    store.close().unwrap();

    let mut all: Vec<_> = folders.iter().flat_map(|folder| files(folder)).collect();
    all.retain(|path| path.is_file());
    assert_eq!(all.len(), 2, "store and backup: {all:?}");
    for path in &all {
        let bytes = std::fs::read(path).unwrap();
        for needle in [NIK.as_bytes(), b"Siti Aminah", b"Peserta 7", old_key.bytes()] {
            assert!(!contains(&bytes, needle), "{}", path.display());
        }
        let peek = Peek::open(path).unwrap();
        assert!(matches!(peek.unlock(&Unlock::Open), Err(StoreError::Locked)));
        assert!(peek.unlock(&passphrase("rahasia pusat")).is_ok());
    }
    let chosen = Candidate::open(&new_backup, None, &passphrase("rahasia pusat")).unwrap();
    assert_eq!(*chosen.key(), KeyOf::ThatTime);
    assert_eq!(chosen.snapshot().all::<Person>().unwrap().len(), class.people.len());
}

#[test]
fn changing_a_passphrase_keeps_the_key_and_old_backups_come_back_under_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    let class = class_with_nik(&store);
    lock(&store, "lama");
    let backup = back_up(&store, folder.path(), "2026-03-02 16:40");
    let Slots::Locked(mut slots) = store.read().unwrap().slots().unwrap() else { panic!("open") };
    slots.rewrap(author().operator, "lama", "baru", WEAK).unwrap();
    store.put_slots(&Slots::Locked(slots)).unwrap();
    class.mark(&store, 0, 1, Status::Sick).unwrap();

    let chosen = Candidate::open(&backup, Some(&store.read().unwrap()), &Unlock::Open).unwrap();
    store.close().unwrap();
    chosen.take_place(&folder.path().join("juragan.redb"), at("2026-03-03 08:00")).unwrap();
    let mut with = options(folder.path());
    with.unlock = passphrase("lama");
    assert!(matches!(Store::open(&with), Err(StoreError::WrongPassphrase)));
    with.unlock = passphrase("baru");
    assert_eq!(class.letter(&Store::open(&with).unwrap().store, 0, 1), '.');
}

#[test]
fn a_new_key_that_cannot_be_written_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    let class = class_with_nik(&store);
    let in_the_way = folder.path().join("juragan.redb.part");
    std::fs::create_dir(&in_the_way).unwrap();
    let id = store.read().unwrap().store();
    let key = DataKey::random().unwrap();
    let slots = LockedSlots::new(id, author().operator, "x", &key, WEAK).unwrap();
    assert!(store.rekey(Slots::Locked(slots), &key).is_err());
    class.mark(&store, 0, 1, Status::Sick).unwrap();
    store.close().unwrap();
    let again = Store::open(&options(folder.path())).unwrap().store;
    assert_eq!(class.letter(&again, 0, 1), 'S');
}

#[test]
fn a_store_in_memory_cannot_be_given_another_key() {
    let disk = Disk::new(Honesty::Syncs);
    let options = disk.options();
    assert!(matches!(options.place, Place::Backend(_)));
    let store = Store::create(&options).unwrap();
    let id = store.read().unwrap().store();
    let key = DataKey::random().unwrap();
    let slots = LockedSlots::new(id, author().operator, "x", &key, WEAK).unwrap();
    assert!(matches!(store.rekey(Slots::Locked(slots), &key), Err(StoreError::ReadOnly)));
}
