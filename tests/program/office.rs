//! The lock of the screen, restoring and the settings file, in a real terminal.

use std::fs;
use std::path::PathBuf;

use crate::class::ready;
use crate::desk::Desk;
use crate::pty::Program;
use crate::stored::look;

const F9: &str = "\x1b[20~";
const CTRL_L: &str = "\x0c";
const CTRL_Q: &str = "\x11";
const PASSPHRASE: &str = "kerupuk ikan laris";

/// Sets a passphrase by the command.
fn lock(desk: &Desk) {
    let file = desk.path("sandi");
    fs::write(&file, format!("{PASSPHRASE}\n")).unwrap();
    let recovery = desk.path("pemulihan");
    let files = [file.to_str().unwrap(), recovery.to_str().unwrap()];
    let args = ["passphrase", "set", "--passphrase-file", files[0]];
    desk.good(&[&args[..], &["--recovery-key-file", files[1]]].concat());
}

/// Writes the settings of the programs in terminals.
fn settings(desk: &Desk, text: &str) -> PathBuf {
    let folder = desk.store().with_extension("config").join("juragan");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("settings.toml");
    fs::write(&file, text).unwrap();
    file
}

/// Opens the register of a locked centre.
fn register(program: &mut Program) {
    program.wait_for("Data ini dikunci");
    program.keys(&format!("{PASSPHRASE}\r"));
    program.wait_for("Hari ini");
    program.keys("\r");
    program.wait_for("Kajen Hutasoit");
}

#[test]
fn a_hidden_screen_shows_nobody_and_takes_no_mark_until_the_passphrase_is_typed() {
    let desk = ready();
    lock(&desk);
    let mut program = Program::start(&desk.store(), &[]);
    register(&mut program);
    program.keys(CTRL_L);
    program.wait_for("Layar terkunci");
    let screen = program.text();
    assert!(!screen.contains("Hutasoit") && !screen.contains("Sari"), "{screen}");
    program.keys("07I\r");
    program.wait_for("tidak cocok");
    program.keys(&format!("{PASSPHRASE}\r"));
    program.wait_for("Kajen Hutasoit");
    program.wait_for("Belum diisi 30");
    program.keys(CTRL_Q);
    assert!(program.wait_end().0.success());
}

/// Takes more than a minute, because the clock of the machine has to go.
#[test]
fn the_screen_is_hidden_after_the_minutes_of_the_settings() {
    if std::env::var_os("JURAGAN_LONG").is_none() {
        return;
    }
    let desk = ready();
    lock(&desk);
    settings(&desk, "lock_minutes = 1\n");
    let mut command = Program::command(&desk.store(), &[]);
    command.env_remove("JURAGAN_NOW");
    let mut program = Program::spawn(command, (80, 24));
    program.wait_for("Data ini dikunci");
    program.keys(&format!("{PASSPHRASE}\r"));
    program.wait_until("the first screen or the date", |screen| {
        screen.contains("Hari ini") || screen.contains("Tanggal hari ini")
    });
    if program.text().contains("Tanggal hari ini (") {
        program.keys("\r");
        program.wait_for("Angkatan berjalan");
    }
    let written = program.written.len();
    std::thread::sleep(std::time::Duration::from_secs(45));
    program.text();
    assert_eq!(program.written.len(), written, "an idle program writes nothing");
    program.wait_for("Layar terkunci");
}

#[test]
fn a_backup_is_restored_on_the_screen_after_its_word_was_typed() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "A"]);
    let copy = desk.good(&["backup", desk.path("usb").to_str().unwrap()]);
    desk.good(&["cohort", "new", "--code", "B"]);
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("Hari ini");
    program.keys(&format!("{F9}c"));
    program.wait_for("Folder cadangan");
    program.keys("f");
    program.wait_for("File cadangan yang dipulihkan");
    program.keys(&format!("{}\r", copy.trim()));
    program.wait_for("Ketik BAHARI");
    assert!(program.text().contains("kurang 1 perubahan"), "{}", program.text());
    program.keys("bahari\r");
    program.wait_for("Data dipulihkan dari");
    program.wait_for("Hari ini");
    program.keys(CTRL_Q);
    assert!(program.wait_end().0.success());
    let codes: Vec<_> =
        desk.rows(&["list", "cohorts"]).iter().map(|row| row["code"].clone()).collect();
    assert_eq!(codes, ["A"]);
    assert_eq!(desk.rows(&["log"])[0]["command"], "backup.restore");
}

#[test]
fn a_setting_that_nobody_knows_is_told_by_name_and_waits_for_enter() {
    let desk = Desk::with_centre();
    let file = settings(&desk, "warna = \"merah\"\n");
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("warna");
    program.wait_for("Enter");
    program.keys("\r");
    assert!(!program.wait_end().0.success());
    drop(program);
    fs::write(&file, "theme = \"mono\"\nglyphs = \"ascii\"\nlanguage = \"en\"\n").unwrap();
    let mut program = Program::start(&desk.store(), &[]);
    program.wait_for("Today");
    let screen = program.text();
    assert!(screen.contains("---") && !screen.contains('\u{2500}'), "{screen}");
}

#[test]
fn a_class_that_is_taken_stays_taken_while_the_screen_is_hidden() {
    let desk = ready();
    lock(&desk);
    let mut program = Program::start(&desk.store(), &[]);
    register(&mut program);
    program.keys("07I");
    program.keys(CTRL_L);
    program.wait_for("Layar terkunci");
    program.signal("TERM");
    program.wait_end();
    // The copy is looked at with the key of the store, which needs the passphrase.
    let file = desk.path("sandi");
    desk.good(&["passphrase", "remove", "--yes", "--passphrase-file", file.to_str().unwrap()]);
    assert_eq!(look(&desk.store()).letters[7], 'I');
}
