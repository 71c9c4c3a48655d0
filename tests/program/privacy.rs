//! What is personal stands in no file of the program in the clear, and in reports where it should.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use juragan::store::StoreError;
use juragan::store::open::Unlock;
use juragan::store::peek::Peek;

use crate::class::{COHORT, ready};
use crate::desk::{Desk, sample};
#[cfg(unix)]
use crate::pty::Program;

/// NIK, name and telephone number of everybody in the sample list.
fn secrets() -> Vec<String> {
    let mut reader = csv::Reader::from_path(sample("peserta-kendal-2026-03.kunci.csv")).unwrap();
    let mut secrets = Vec::new();
    for row in reader.records().map(Result::unwrap) {
        let phone = row[5].trim_start_matches("+62").to_owned();
        secrets.extend([row[1].to_owned(), row[2].to_owned(), phone]);
    }
    assert_eq!(secrets.len(), 90);
    secrets
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [secret.as_bytes(), &wide].iter().any(|form| bytes.windows(form.len()).any(|w| w == *form))
}

/// Names the files below a folder that hold something personal, and how many there are in all.
fn leaks(folder: &Path, secrets: &[String]) -> (Vec<PathBuf>, usize) {
    let all = files(folder);
    let leaking = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        secrets.iter().any(|secret| holds(&bytes, secret))
    };
    (all.iter().filter(|path| leaking(path)).cloned().collect(), all.len())
}

/// Works on screen, and leaves in the middle of a search and with a mark on its way.
#[cfg(unix)]
fn work(desk: &Desk) {
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("BELUM DIISI");
    program.keys("\r");
    program.wait_for("Belum diisi 30");
    program.keys("07I13A/dagel");
    program.wait_for("dagel");
    program.signal("TERM");
    program.wait_end();
}

/// Works by command where no screen can be had.
#[cfg(not(unix))]
fn work(desk: &Desk) {
    desk.good(&["mark", "--cohort", COHORT, "--session", "1", "07I13A"]);
}

#[test]
fn nothing_personal_stands_in_the_clear_but_in_the_reports() {
    let desk = ready();
    let secrets = secrets();
    work(&desk);
    let backups = desk.path("cadangan");
    desk.good(&["backup", backups.to_str().unwrap()]);
    let (found, count) = leaks(desk.path(".").as_path(), &secrets);
    assert!(found.is_empty(), "{found:?}");
    assert!(count >= 3, "store, backup and settings: {count}");

    let out = desk.path("laporan");
    let export = ["export", "--profile", "laporan-akhir", "--cohort", COHORT, "--out"];
    let folder = out.to_str().unwrap().to_owned();
    desk.good(&[&export[..], &[&folder, "--format", "csv,xlsx"]].concat());
    let (found, _) = leaks(&out, &secrets);
    assert!(found.iter().any(|path| path.extension().is_some_and(|e| e == "csv")), "{found:?}");
    let book = files(&out).into_iter().find(|path| path.extension().is_some_and(|e| e == "xlsx"));
    assert!(holds(&unzipped(&book.unwrap()), &secrets[0]), "the NIK in the sheet");
    fs::remove_dir_all(out).unwrap();
    assert!(leaks(desk.path(".").as_path(), &secrets).0.is_empty(), "after a report");
}

fn unzipped(path: &Path) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut bytes = Vec::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_end(&mut bytes).unwrap();
    }
    bytes
}

#[test]
fn after_a_passphrase_nothing_in_the_data_or_backup_folder_opens_without_it() {
    let desk = ready();
    work(&desk);
    desk.good(&["backup", desk.path("cadangan").to_str().unwrap()]);
    let passphrase = desk.path("sandi.txt");
    fs::write(&passphrase, "kerupuk ikan laris\n").unwrap();
    let (passphrase, recovery) = (passphrase.to_str().unwrap(), desk.path("pemulihan"));
    let given = ["--passphrase-file", passphrase, "--recovery-key-file"];
    let set = [&["passphrase", "set"], &given[..], &[recovery.to_str().unwrap(), "--yes"]];
    desk.good(&set.concat());
    let mut stores = 0;
    for path in files(desk.path(".").as_path()) {
        if let Ok(peek) = Peek::open(&path) {
            let outcome = peek.unlock(&Unlock::Open).map(|_| ());
            assert!(matches!(outcome, Err(StoreError::Locked)), "{}: {outcome:?}", path.display());
            stores += 1;
        }
    }
    assert!(stores >= 1);
    let refused = desk.run(&["list", "participants"]);
    assert_eq!(refused.code, 2, "{refused:#?}");
    let opened = desk.rows(&["list", "participants", "--passphrase-file", passphrase]);
    assert_eq!(opened.len(), 30);
    assert!(leaks(desk.path(".").as_path(), &secrets()).0.is_empty());
}
