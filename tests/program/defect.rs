//! A defect of the program: the terminal is given back, a sentence tells of it, nothing is lost,
//! and nothing of anybody is noted down.

use std::path::Path;

use crate::class::ready;
use crate::desk::Desk;
use crate::pty::Program;
use crate::stored::look;

/// Said by the panic itself, as one would that was caused by what somebody typed.
const TYPED: &str = "Kartono Wiryodiprojo 3324019912990001";
/// Somebody of the sample list, looked for on the screen before.
const LOOKED_FOR: &str = "Yani Jailani";
const F9: &str = "\x1b[20~";
const F12: &str = "\x1b[24~";

/// Opens the register in a program that will have a defect on this thread, marks four people and
/// looks for one.
fn marked(desk: &Desk, thread: &str, args: &[&str]) -> Program {
    let asked = format!("{thread}:{TYPED}");
    let mut program = Program::start_with(&desk.store(), args, &[("JURAGAN_DEFECT", &asked)]);
    program.wait_for("2026-03");
    program.keys("\r");
    program.wait_for("[ ]");
    program.keys("07I13A22S28A");
    program.wait_for("28 Febi Wahyuni");
    program.wait_until("saved", |screen| screen.contains("Tersimpan") || screen.contains("Saved"));
    program.keys("/Yani");
    program.wait_for(": Yani_");
    program
}

/// Reads everything that the log folder holds.
fn log(store: &Path) -> String {
    let folder = store.with_file_name("log");
    let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

fn assert_nothing_of_anybody(text: &str) {
    let words = [TYPED, LOOKED_FOR].into_iter().flat_map(str::split_whitespace);
    for word in words.chain(["Febi", "Wahyuni", "Sari"]) {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

fn assert_marked(desk: &Desk) {
    let stored = look(&desk.store());
    let marked = [7, 13, 22, 28].map(|roll: usize| stored.letters[roll]);
    assert_eq!((marked, stored.markings), (['I', 'A', 'S', 'A'], 4));
    let rows = desk.rows(&["list", "participants", "--cohort", "2026-03"]);
    assert_eq!(rows.len(), 30);
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a build for users cannot be made to fail")]
fn a_defect_of_the_screen_gives_the_terminal_back_and_says_so_in_the_language_of_the_user() {
    let chosen = "language = \"en\"\n";
    for (args, settings, sentence) in [
        (&[][..], "", "Ada kesalahan di dalam program (src"),
        (&["--lang", "en"][..], "", "Something is wrong inside the program (src"),
        (&[][..], chosen, "Something is wrong inside the program (src"),
    ] {
        let desk = ready();
        let config = desk.store().with_extension("config").join("juragan");
        std::fs::create_dir_all(&config).unwrap();
        std::fs::write(config.join("settings.toml"), settings).unwrap();
        let mut program = marked(&desk, "screen", args);
        assert!(program.screen().alternate_screen() && program.screen().bracketed_paste());
        program.keys(F12);
        let (status, _) = program.wait_end();
        assert_eq!(status.exit_code(), 1, "{status:?}");
        let shown = program.rest();
        let screen = program.screen();
        let modes = [screen.alternate_screen(), screen.bracketed_paste(), screen.hide_cursor()];
        assert_eq!(modes, [false; 3], "alternate screen, pasting, hidden cursor");
        assert!(program.is_cooked(), "the terminal still passes every key on");
        // Nothing but the sentence stands on the normal screen.
        assert!(shown.starts_with(sentence) && shown.lines().count() <= 6, "{shown}");
        let log = log(&desk.store());
        assert!(log.contains("panic") && log.contains("provoke.rs"), "{log}");
        for text in [&shown, &log] {
            assert_nothing_of_anybody(text);
        }
        assert_marked(&desk);
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a build for users cannot be made to fail")]
fn a_defect_of_the_desk_is_told_on_the_screen_which_goes_on() {
    let desk = ready();
    let mut program = marked(&desk, "desk", &[]);
    program.keys("\x1b");
    program.wait_until("no search", |screen| !screen.contains(": Yani_"));
    program.keys(F9);
    program.wait_for("Riwayat");
    program.keys("r");
    program.wait_for("Ada kesalahan di dalam program (src");
    assert!(program.screen().alternate_screen(), "the screen stays");
    // It goes on: a mark is taken and stored.
    program.keys("30S");
    program.wait_for("30 ");
    program.keys("\x11");
    let (status, _) = program.wait_end();
    assert!(status.success(), "{status:?}");
    let shown = program.rest();
    assert!(program.is_cooked() && !program.screen().alternate_screen());
    let log = log(&desk.store());
    assert!(log.contains("panic") && log.contains("provoke.rs"), "{log}");
    for text in [&shown, &log] {
        assert_nothing_of_anybody(text);
    }
    let stored = look(&desk.store());
    assert_eq!((stored.letters[28], stored.letters[30], stored.markings), ('A', 'S', 5));
}
