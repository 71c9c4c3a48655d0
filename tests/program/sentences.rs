//! Each thing that can be wrong with a data file has one plain sentence and leaves it as it was.

use std::path::Path;

use juragan::app::{AppError, Fact};
use juragan::domain::id::OperatorId;
use juragan::locale::{Arg, Language, Words};
use juragan::store::{Author, Change, ClockTrust, OpenOptions, Place, Store, StoreError};
use redb::{Database, TableDefinition};

use crate::desk::{Desk, Ran};

const HEAD: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("head_1");

fn say(id: &str) -> String {
    Words::new(Language::Indonesian).say(id).into_owned()
}

/// Asserts that a command failed with one sentence and its advice, and nothing technical.
fn assert_says(ran: &Ran, sentence: &str) {
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.err.contains(sentence), "{sentence}\n{ran:#?}");
    assert!(ran.out.is_empty(), "{ran:#?}");
    for word in ["panic", "Error", "thread", "src/"] {
        assert!(!ran.err.contains(word), "{word}: {ran:#?}");
    }
}

fn list(desk: &Desk) -> Ran {
    desk.run(&["list", "cohorts"])
}

fn write_head(path: &Path, name: &str, value: &[u8]) {
    let database = Database::open(path).unwrap();
    let txn = database.begin_write().unwrap();
    txn.open_table(HEAD).unwrap().insert(name, value).unwrap();
    txn.commit().unwrap();
}

#[test]
fn a_second_instance_is_told_that_the_data_are_open_elsewhere() {
    let desk = Desk::with_centre();
    let options = OpenOptions::new(Place::Disk(desk.store()), b"m".to_vec());
    let first = Store::open(&options).unwrap().store;
    assert_says(&list(&desk), &say("error-store-in-use"));
    first.close().unwrap();
    assert_eq!(list(&desk).code, 0);
}

#[test]
fn files_that_are_not_ours_are_refused_and_stay_byte_for_byte_as_they_were() {
    let desk = Desk::empty();
    let foreign = desk.path("foreign.redb");
    let database = Database::create(&foreign).unwrap();
    let txn = database.begin_write().unwrap();
    txn.open_table(HEAD).unwrap().insert("recipes", &b"soup"[..]).unwrap();
    txn.commit().unwrap();
    drop(database);
    let bytes = std::fs::read(&foreign).unwrap();
    let broken_off = [&bytes[..4096], &[0; 100][..]].concat();
    for (content, sentence) in [
        (bytes, "error-store-foreign"),
        (broken_off, "error-store-foreign"),
        (b"Daftar belanja: beras, gula".to_vec(), "error-store-foreign"),
        (b"PK\x03\x04not a zip".to_vec(), "error-store-foreign"),
        (Vec::new(), "error-store-zero-length"),
    ] {
        std::fs::write(desk.store(), &content).unwrap();
        assert_says(&list(&desk), &say(sentence));
        let again = desk.run(&["init", "--name", "X", "--code", "X", "--region", "3324"]);
        assert_eq!(again.code, 1, "init over a file: {again:#?}");
        assert_eq!(std::fs::read(desk.store()).unwrap(), content, "the file was changed");
    }
}

#[test]
fn no_file_at_all_says_how_to_begin() {
    let desk = Desk::empty();
    assert_says(&list(&desk), &say("error-store-missing"));
    assert!(!desk.store().exists());
}

#[test]
fn a_backup_that_is_not_there_is_named() {
    let desk = Desk::with_centre();
    let ran = desk.run(&["restore", "tidak-ada.redb", "--yes"]);
    let words = Words::new(Language::Indonesian);
    let file = Arg::Text("tidak-ada.redb".to_owned());
    assert_says(&ran, &words.say_with("error-no-such-backup", &[("file", file)]));
}

#[test]
fn a_file_of_a_newer_program_is_refused_unchanged() {
    let desk = Desk::with_centre();
    write_head(&desk.store(), "format", &77_u32.to_le_bytes());
    let ran = list(&desk);
    let words = Words::new(Language::Indonesian);
    assert_says(&ran, &words.say_with("error-store-newer", &[("format", Arg::Number(77))]));
}

#[test]
fn damaged_key_slots_are_not_called_a_wrong_passphrase_and_one_good_copy_is_enough() {
    let desk = Desk::with_centre();
    write_head(&desk.store(), "slots-a", b"broken");
    assert_eq!(list(&desk).code, 0);
    write_head(&desk.store(), "slots-b", b"broken too");
    assert_says(&list(&desk), &say("error-store-damaged-slots"));
}

#[test]
fn flipped_pages_are_called_damage() {
    let desk = Desk::with_centre();
    let mut bytes = std::fs::read(desk.store()).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[5] ^= 0x55;
    }
    std::fs::write(desk.store(), bytes).unwrap();
    let ran = list(&desk);
    assert_says(&ran, &say("error-store-damaged"));
    assert!(ran.err.contains("juragan restore"), "{ran:#?}");
}

/// Gives the sentence of an error of the store with its advice, and its message.
fn told(error: StoreError, language: Language) -> (&'static str, String) {
    let words = Words::new(language);
    let error = AppError::from(error);
    assert_eq!(error.facts, Vec::<(&str, Fact)>::new());
    assert!(!error.hints.is_empty(), "{}: no advice", error.id);
    let all = [&[error.id], &error.hints[..]].concat();
    assert!(all.iter().all(|id| words.has(id)), "{all:?}");
    let lines: Vec<String> = all.iter().map(|id| words.say(id).into_owned()).collect();
    (error.id, lines.join("\n"))
}

#[test]
fn a_full_disk_and_a_read_only_folder_are_told_apart() {
    for (error, id) in [
        (StoreError::DiskFull, "error-store-disk-full"),
        (StoreError::ReadOnly, "error-store-read-only"),
    ] {
        assert_eq!(AppError::from(error).id, id);
        assert_ne!(say(id), id);
    }
    let broken = || StoreError::Io(std::sync::Arc::new(std::io::ErrorKind::Other.into()));
    let causes = [
        (StoreError::DiskFull, ["Disk penuh", "disk is full"]),
        (StoreError::ReadOnly, ["boleh ditulis", "cannot be written"]),
        (StoreError::Missing, ["di tempatnya", "in its place"]),
        (StoreError::Replaced, ["di tempatnya", "in its place"]),
        (broken(), ["isk", "isk"]),
    ];
    let mut ids = std::collections::BTreeSet::new();
    for (cause, words) in causes {
        for (language, word) in [Language::Indonesian, Language::English].into_iter().zip(words) {
            let (kept, held) = told(StoreError::Kept(Box::new(cause.clone())), language);
            let (unsaved, lost) = told(StoreError::GivenUp(Box::new(cause.clone())), language);
            ids.extend([kept, unsaved]);
            for text in [&held, &lost] {
                assert!(text.contains(word), "{cause:?}: {text}");
            }
            // Only what is kept is tried again by itself; the rest says that it is to be done.
            let (keeps, again) = match language {
                Language::Indonesian => ("dipegang", "ulangi"),
                Language::English => ("is kept", "do it again"),
            };
            assert!(held.contains(keeps) && !held.contains(again), "{held}");
            assert!(lost.contains(again) && !lost.contains(keeps), "{lost}");
        }
    }
    assert_eq!(ids.len(), 8, "four causes, kept or given up: {ids:?}");
}

/// Stores a change of the far future, as a laptop with a wrong date does.
fn live_in_the_future(desk: &Desk) {
    let options = OpenOptions::new(Place::Disk(desk.store()), b"m".to_vec());
    let store = Store::open(&options).unwrap().store;
    let author = Author {
        operator: OperatorId::default(),
        wall_ms: 4_102_444_800_000,
        trust: ClockTrust::System,
    };
    store.commit(Change::new(uuid::Uuid::now_v7(), "test.future", author)).unwrap();
    store.close().unwrap();
}

#[test]
fn a_date_before_the_last_change_is_asked_about_and_nothing_is_written() {
    let desk = Desk::with_centre();
    live_in_the_future(&desk);
    let without_clock = |args: &[&str]| {
        let output = desk.command(args).env_remove("JURAGAN_NOW").output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), err)
    };
    let (code, err) = without_clock(&["cohort", "new", "--code", "A"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("--today"), "{err}");
    let (code, err) = without_clock(&["cohort", "new", "--code", "A", "--today", "2100-01-02"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn every_hostile_file_as_data_gives_a_plain_sentence() {
    let Some(corpora) = std::env::var_os("JURAGAN_CORPORA") else { return };
    let mut count = 0;
    for folder in ["workbooks", "bombs", "csv-spectrum"] {
        for file in files(&Path::new(&corpora).join(folder)) {
            let desk = Desk::empty();
            let before = std::fs::read(&file).unwrap();
            std::fs::write(desk.store(), &before).unwrap();
            let ran = list(&desk);
            assert_eq!(ran.code, 1, "{}: {ran:#?}", file.display());
            let known = ["error-store-foreign", "error-store-zero-length"];
            assert!(known.iter().any(|id| ran.err.contains(&say(id))), "{ran:#?}");
            assert_eq!(std::fs::read(desk.store()).unwrap(), before);
            count += 1;
        }
    }
    assert!(count >= 149, "only {count} files");
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
