//! A file of every released format is opened by this program.
//!
//! The files of `fixtures/stores/N` were written by the program of that time, with commands: the
//! sample list, two sessions marked and closed, an undo, a graduation; `locked` has a passphrase.

use std::fs;
use std::path::Path;

use crate::desk::{Desk, Ran};

const PASSPHRASE: &str = "kerupuk ikan laris\n";

/// Puts a copy of an old file where the program looks for its own.
fn holding(format: &str, name: &str) -> Desk {
    let desk = Desk::empty();
    let stores = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stores");
    fs::copy(stores.join(format).join(name), desk.store()).unwrap();
    fs::write(desk.path("sandi"), PASSPHRASE).unwrap();
    desk
}

fn formats() -> Vec<String> {
    let stores = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stores");
    let mut formats: Vec<String> = fs::read_dir(stores)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    formats.sort();
    formats
}

fn good(ran: &Ran) -> &str {
    assert_eq!(ran.code, 0, "{ran:#?}");
    &ran.out
}

#[test]
fn there_is_a_file_of_every_format_up_to_the_present_one() {
    let all: Vec<String> =
        (1..=juragan::store::steps::FORMAT).map(|format| format.to_string()).collect();
    assert_eq!(formats(), all);
}

#[test]
fn files_of_every_format_open_hold_what_they_held_and_pass_the_check() {
    for format in formats() {
        for name in ["open.redb", "locked.redb"] {
            let desk = holding(&format, name);
            let passphrase = desk.path("sandi");
            let key = ["--passphrase-file", passphrase.to_str().unwrap()];
            let rows = desk.rows(&[&["list", "participants"], &key[..]].concat());
            assert_eq!(rows.len(), 30, "{format}/{name}");
            assert_eq!(rows[0]["nik"], "3324102604899942");
            let sessions = desk.rows(&[&["list", "sessions"], &key[..]].concat());
            let marked: Vec<u64> =
                sessions.iter().map(|row| row["marked"].as_u64().unwrap()).collect();
            assert_eq!(marked, [30, 30], "{format}/{name}");
            good(&desk.run(&[&["verify"], &key[..]].concat()));
            assert!(desk.rows(&[&["log"], &key[..]].concat()).len() > 6);
            good(&desk.run(&[&["cohort", "new", "--code", "BARU"], &key[..]].concat()));
        }
    }
}
