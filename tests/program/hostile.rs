//! Hostile files given to the real import: rows, findings or a sentence, and little memory.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use crate::class::COHORT;
use crate::desk::Desk;

/// What the main program may take; the process that reads has a limit of its own.
const PEAK_KIB_MOST: u64 = 200 * 1024;

/// Folders of hostile input and how many files each holds at least.
const FOLDERS: [(&str, usize); 3] = [("workbooks", 132), ("bombs", 5), ("csv-spectrum", 12)];

#[test]
fn every_hostile_file_as_import_gives_findings_or_a_sentence_and_takes_little_memory() {
    let Some(corpora) = std::env::var_os("JURAGAN_CORPORA") else { return };
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    for (folder, least) in FOLDERS {
        let files = files(&Path::new(&corpora).join(folder));
        assert!(files.len() >= least, "{folder}: only {} files", files.len());
        for file in files {
            try_import(&desk, &file);
        }
    }
    assert!(desk.rows(&["list", "participants"]).is_empty(), "trying stores nothing");
}

fn try_import(desk: &Desk, file: &Path) {
    let args = ["import", "participants", file.to_str().unwrap(), "--cohort", COHORT, "--dry-run"];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_juragan"));
    let prepared = desk.command(&args);
    command.args(prepared.get_args());
    for (name, value) in prepared.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let peak = watch_peak(child.id());
    let output = child.wait_with_output().map(|output| (output.status, output.stderr));
    let (status, err) = output.unwrap();
    let err = String::from_utf8_lossy(&err);
    assert!(matches!(status.code(), Some(0 | 1 | 3)), "{}: {status:?} {err}", file.display());
    assert!(!err.contains("panic") && !err.contains("src/"), "{}: {err}", file.display());
    assert!(status.code() != Some(1) || !err.trim().is_empty(), "{}", file.display());
    assert!(peak <= PEAK_KIB_MOST, "{}: {peak} KiB", file.display());
}

/// Reads the highest memory of a process until it is gone; 0 where the system does not tell.
fn watch_peak(id: u32) -> u64 {
    let mut peak = 0;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let Some(line) = line else { return peak };
        let number = line.split_whitespace().nth(1).and_then(|text| text.parse().ok());
        peak = peak.max(number.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
