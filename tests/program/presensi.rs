//! The register in a real terminal: 17 keys, signals, sizes.

use std::time::Duration;

use serde_json::Value;

use crate::class::{COHORT, ready};
use crate::desk::Desk;
use crate::pty::Program;
use crate::stored::look;

const F8: &str = "\x1b[19~";
const MARKS: &str = "07I13A22S29T20=";

/// Opens the register from Beranda with one key.
fn register(desk: &Desk) -> Program {
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("BELUM DIISI");
    program.keys("\r");
    program.wait_for("Belum diisi 30");
    program
}

#[test]
fn a_class_of_thirty_is_taken_in_seventeen_keys_and_the_report_shows_it() {
    let desk = ready();
    let mut program = register(&desk);
    let keys = ["\r", MARKS, F8].map(|keys| if keys == F8 { 1 } else { keys.chars().count() });
    assert_eq!((keys[1], keys.iter().sum::<usize>()), (15, 17));
    program.keys(MARKS);
    program.wait_for("Belum diisi 0");
    program.wait_for("Tersimpan");
    program.keys(F8);
    program.wait_for("SELESAI");
    program.wait_for("Tersimpan");
    program.keys("\x11");
    let (status, _) = program.wait_end();
    assert!(status.success(), "{status:?}");
    let out = desk.path("out");
    let folder = out.to_str().unwrap();
    let export = ["export", "--profile", "laporan-akhir", "--cohort", COHORT, "--out", folder];
    desk.good(&[&export[..], &["--format", "json"]].concat());
    let file = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let report: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let sheets = report["sheets"].as_array().unwrap();
    let sheet = sheets.iter().find(|sheet| sheet["name"] == "presensi").unwrap();
    let rows = sheet["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 30);
    for row in rows {
        let counts = ["present", "excused", "sick", "absent", "late"]
            .map(|name| row[name].as_u64().unwrap());
        let wanted = match row["roll"].as_u64().unwrap() {
            7 => [0, 1, 0, 0, 0],
            22 => [0, 0, 1, 0, 0],
            13 => [0, 0, 0, 1, 0],
            29 => [0, 0, 0, 0, 1],
            _ => [1, 0, 0, 0, 0],
        };
        assert_eq!(counts, wanted, "{row}");
    }
    assert_eq!(rows[28]["late_minutes"], 20);
    let stored = look(&desk.store());
    for (roll, letter) in stored.letters.iter().enumerate().skip(1) {
        let wanted = match roll {
            7 => 'I',
            13 => 'A',
            22 => 'S',
            29 => 'T',
            _ => 'H',
        };
        assert_eq!(*letter, wanted, "roll {roll}");
    }
}

/// What a program writes when it gives the terminal back.
fn assert_restored(program: &Program) {
    let written = String::from_utf8_lossy(&program.written);
    for sequence in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
        assert!(written.contains(sequence), "not restored: {sequence:?}");
    }
}

#[test]
fn a_hang_up_or_an_end_stores_the_last_mark_and_gives_the_terminal_back() {
    for signal in ["HUP", "TERM"] {
        let desk = ready();
        let mut program = register(&desk);
        program.keys("07I13A22S");
        program.wait_for("22 Yani Jailani");
        program.keys("28A");
        program.wait_for("28 Febi Wahyuni: kosong -> A");
        program.signal(signal);
        let (_, took) = program.wait_end();
        assert!(took < Duration::from_secs(10), "{signal}: {took:?}");
        program.rest();
        assert_restored(&program);
        let stored = look(&desk.store());
        let marked = [7, 13, 22, 28].map(|roll: usize| stored.letters[roll]);
        assert_eq!(marked, ['I', 'A', 'S', 'A'], "{signal}");
        assert_eq!(stored.markings, 4, "{signal}");
    }
}

#[test]
fn another_size_is_drawn_and_loses_nothing() {
    let desk = ready();
    let mut program = register(&desk);
    program.keys("07I");
    program.wait_for("Tersimpan");
    for (size, shown) in [
        ((60, 18), "\u{2500}".repeat(60)),
        ((140, 40), "TOMBOL LAYAR INI".to_owned()),
        ((30, 8), "60x18".to_owned()),
        ((80, 24), "\u{2500}".repeat(80)),
    ] {
        program.resize(size);
        program.wait_for(&shown);
    }
    program.wait_for("Kajen Hutasoit");
    program.keys("13A");
    program.wait_for("13 Halima Hariyah: kosong -> A");
    program.wait_for("Tersimpan");
}

#[test]
fn every_key_ends_where_the_terminal_was_before() {
    let desk = ready();
    let mut program = register(&desk);
    program.keys("\x03");
    program.wait_for("Ctrl+Q");
    program.keys("\x11");
    let (status, _) = program.wait_end();
    assert!(status.success());
    program.rest();
    assert_restored(&program);
}

#[test]
fn the_screen_is_drawn_into_a_pipe_where_the_variable_wants_it_and_refused_elsewhere() {
    let desk = ready();
    let mut program = Program::start_piped(&desk.store(), ("JURAGAN_DRAW", "file"));
    program.wait_for("memerlukan terminal");
    program.wait_end();
    drop(program);
    let mut program = Program::start_piped(&desk.store(), ("JURAGAN_DRAW", "pipe"));
    program.wait_for("BELUM DIISI");
    program.keys("\r");
    program.wait_for("Belum diisi 30");
    program.keys("\x11");
    let (status, _) = program.wait_end();
    assert!(status.success(), "{status:?}");
}
