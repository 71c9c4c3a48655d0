//! Backup, restore, verify and passphrases as commands, without a terminal.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::desk::{Desk, Ran};

fn with_file(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.path(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn backup(desk: &Desk) -> PathBuf {
    let folder = desk.path("usb");
    PathBuf::from(desk.good(&["backup", folder.to_str().unwrap()]).trim())
}

fn cohorts(desk: &Desk) -> Vec<Value> {
    desk.rows(&["list", "cohorts"]).iter().map(|row| row["code"].clone()).collect()
}

/// Sets a passphrase from a file; gives the options that open the store, and the recovery file.
fn locked(desk: &Desk) -> (String, String) {
    let passphrase = with_file(desk, "sandi", "kerupuk ikan laris\n");
    let recovery = desk.path("pemulihan").to_str().unwrap().to_owned();
    let key = ["--recovery-key-file", &recovery];
    desk.good(&[&["passphrase", "set", "--passphrase-file", &passphrase], &key[..]].concat());
    (passphrase, recovery)
}

fn refused(ran: &Ran, code: i32, told: &str) {
    assert_eq!(ran.code, code, "{ran:#?}");
    assert!(ran.err.contains(told), "{told}: {ran:#?}");
    assert!(ran.out.is_empty(), "{ran:#?}");
}

#[test]
fn a_backup_is_restored_after_saying_what_is_lost_and_the_present_file_is_kept() {
    let mut desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "A"]);
    let copy = backup(&desk);
    assert_eq!(backup(&desk), copy, "nothing changed since");
    desk.good(&["cohort", "new", "--code", "B"]);
    let copy = copy.to_str().unwrap().to_owned();
    let asked = desk.run(&["restore", &copy]);
    assert_eq!(asked.code, 2, "{asked:#?}");
    assert!(asked.err.contains("--yes") && asked.err.contains("Sari"), "{asked:#?}");
    assert_eq!(cohorts(&desk), ["A", "B"]);
    let done = desk.run(&["restore", &copy, "--yes"]);
    assert_eq!(done.code, 0, "{done:#?}");
    assert_eq!(cohorts(&desk), ["A"]);
    assert_eq!(desk.rows(&["log"])[0]["command"], "backup.restore");
    let kept =
        done.err.lines().find_map(|line| line.strip_prefix("File yang dulu disimpan sebagai "));
    let kept = kept.unwrap().trim_end_matches('.');
    desk.at("2026-03-02T08:05+07:00");
    desk.good(&["restore", kept, "--yes"]);
    assert_eq!(cohorts(&desk), ["A", "B"]);
}

#[test]
fn a_backup_is_verified_and_a_damaged_one_is_found() {
    let desk = Desk::with_centre();
    let copy = backup(&desk);
    let path = copy.to_str().unwrap().to_owned();
    desk.good(&["verify", &path]);
    let mut bytes = fs::read(&copy).unwrap();
    let from = bytes.len() / 3;
    bytes[from..].fill(0);
    fs::write(&copy, bytes).unwrap();
    let ran = desk.run(&["verify", &path]);
    assert!([1, 3].contains(&ran.code), "{ran:#?}");
    assert!(!ran.err.contains("panic"), "{ran:#?}");
    assert_eq!(desk.run(&["restore", &path, "--yes"]).code, 1);
    assert_eq!(cohorts(&desk), [] as [Value; 0]);
}

#[test]
fn with_a_passphrase_nothing_opens_without_it() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "A"]);
    let old = backup(&desk);
    let (passphrase, _) = locked(&desk);
    refused(&desk.run(&["list", "cohorts"]), 2, "--passphrase-file");
    let wrong = with_file(&desk, "salah", "bukan ini sandinya");
    refused(&desk.run(&["list", "cohorts", "--passphrase-file", &wrong]), 1, "tidak cocok");
    let open = ["--passphrase-file", &passphrase];
    assert_eq!(desk.rows(&[&["list", "cohorts"], &open[..]].concat()).len(), 1);
    let by_variable = desk
        .command(&["list", "cohorts"])
        .env("JURAGAN_PASSPHRASE", "kerupuk ikan laris")
        .output()
        .unwrap();
    assert!(by_variable.status.success());
    let info = desk.good(&[&["info", "--format", "json"], &open[..]].concat());
    let info: Value = serde_json::from_str(&info).unwrap();
    assert_eq!(info["protected"], true);
    assert!(old.exists(), "an old copy is only deleted after a yes");
}

#[test]
fn setting_a_passphrase_with_a_yes_replaces_the_copies_that_open_without_it() {
    let desk = Desk::with_centre();
    let old = backup(&desk);
    let passphrase = with_file(&desk, "sandi", "kerupuk ikan laris");
    let key = desk.path("pemulihan");
    let set = ["passphrase", "set", "--passphrase-file", &passphrase, "--yes"];
    let set = [&set[..], &["--recovery-key-file", key.to_str().unwrap()]].concat();
    let named = desk.good(&set);
    assert!(named.contains(old.file_name().unwrap().to_str().unwrap()), "{named}");
    assert!(!old.exists());
}

#[test]
fn a_passphrase_is_changed_and_a_lost_one_is_replaced_with_the_recovery_key() {
    let desk = Desk::with_centre();
    let (passphrase, recovery) = locked(&desk);
    let new = with_file(&desk, "baru", "gula aren manis");
    let open = ["--passphrase-file", &passphrase];
    let change = ["passphrase", "change", "--new-passphrase-file", &new];
    desk.good(&[&change[..], &open[..]].concat());
    refused(&desk.run(&[&["list", "cohorts"], &open[..]].concat()), 1, "tidak cocok");
    let lost = with_file(&desk, "lagi", "madu hutan asli");
    let recover = ["passphrase", "recover", "--recovery-key-file", &recovery];
    desk.good(&[&recover[..], &["--new-passphrase-file", &lost]].concat());
    desk.good(&["list", "cohorts", "--passphrase-file", &lost]);
    let slip = fs::read_to_string(&recovery).unwrap();
    let first = slip.chars().next().unwrap();
    let other = if first == 'Z' { "Y" } else { "Z" };
    let slip = with_file(&desk, "keliru", &slip.replacen(first, other, 1));
    let wrong = ["passphrase", "recover", "--recovery-key-file", &slip];
    assert_eq!(desk.run(&[&wrong[..], &["--new-passphrase-file", &lost]].concat()).code, 1);
}

#[test]
fn passphrases_are_removed_and_the_file_opens_again() {
    let desk = Desk::with_centre();
    let (passphrase, _) = locked(&desk);
    let remove = ["passphrase", "remove", "--passphrase-file", &passphrase];
    refused(&desk.run(&remove), 2, "--yes");
    desk.good(&[&remove[..], &["--yes"]].concat());
    assert_eq!(cohorts(&desk).len(), 0);
    refused(&desk.run(&["passphrase", "change"]), 1, "belum memakai kata sandi");
}
