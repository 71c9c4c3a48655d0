//! What holds for every command: exit codes, languages, forms of output, no questions in scripts.

use serde_json::Value;

use crate::desk::Desk;

#[test]
fn a_centre_is_founded_once() {
    let desk = Desk::with_centre();
    let again = desk.run(&["init", "--name", "X", "--code", "X", "--region", "3324"]);
    assert_eq!(again.code, 1, "{again:#?}");
    assert!(again.err.contains("sudah ada data"), "{again:#?}");
}

#[test]
fn the_wrong_use_of_a_command_ends_with_2_and_names_what_is_wrong() {
    let desk = Desk::with_centre();
    for (args, told) in [
        (&["cohort", "new"][..], "--code"),
        (&["cohort", "new", "--code", "A", "--start", "31-02-2026"], "--start"),
        (&["list", "everything"], "participants"),
        (&["list", "cohorts", "--stage", "3"], "--stage"),
        (&["lst"], "list"),
        (&["list", "cohorts", "--formt", "json"], "--format"),
        (&["session", "plan", "--cohort", "A", "--every", "mon,xyz"], "--every"),
    ] {
        let ran = desk.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {ran:#?}");
        assert!(ran.err.contains(told), "{args:?}: {ran:#?}");
        assert!(ran.out.is_empty(), "{args:?}: {ran:#?}");
    }
}

#[test]
fn an_error_of_the_data_ends_with_1_and_says_what_there_is() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "2026-03"]);
    let ran = desk.run(&["list", "participants", "--cohort", "2026-04"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("2026-04") && ran.err.contains("2026-03"), "{ran:#?}");
    let missing = Desk::empty().run(&["list", "cohorts"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("juragan init"), "{missing:#?}");
}

#[test]
fn without_a_terminal_no_command_asks_but_names_the_option_that_answers() {
    let ran = Desk::empty().run(&["init", "--name", "LPK"]);
    assert_eq!(ran.code, 2, "{ran:#?}");
    assert!(ran.err.contains("--code"), "{ran:#?}");
}

#[test]
fn indonesian_names_do_the_same_as_english_ones() {
    let desk = Desk::with_centre();
    desk.good(&["angkatan", "baru", "--code", "2026-03"]);
    desk.good(&["sesi", "rencana", "--cohort", "2026-03", "--dates", "02-03-2026,03-03-2026"]);
    assert_eq!(desk.good(&["daftar", "sesi"]), desk.good(&["list", "sessions"]));
    desk.good(&["batalkan"]);
    assert_eq!(desk.rows(&["list", "sessions"]).len(), 0);
    desk.good(&["ulangi"]);
    assert_eq!(desk.rows(&["list", "sessions"]).len(), 2);
}

#[test]
fn help_is_indonesian_and_on_request_english() {
    let desk = Desk::empty();
    let indonesian = desk.good(&["session", "plan", "--help"]);
    assert!(indonesian.contains("Pemakaian:") && indonesian.contains("Tanggal sesi"));
    let english = desk.good(&["--lang", "en", "session", "plan", "--help"]);
    assert!(english.contains("Usage:") && english.contains("Dates of the sessions"));
    let wrong = desk.run(&["--lang=en", "lst"]);
    assert!(wrong.err.starts_with("There is no command lst."), "{wrong:#?}");
}

#[test]
fn a_listing_is_a_table_csv_or_json_with_the_names_of_the_fields() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "2026-03", "--start", "2026-03-02"]);
    let rows = desk.rows(&["list", "cohorts"]);
    assert_eq!(rows[0]["code"], Value::from("2026-03"));
    assert_eq!(rows[0]["start"], Value::from("2026-03-02"));
    assert_eq!(rows[0]["participants"], Value::from(0));
    assert_eq!(rows[0]["capacity"], Value::Null);
    let csv = desk.good(&["list", "cohorts", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next(), Some("code"));
    assert_eq!(reader.records().next().unwrap().unwrap().iter().next(), Some("2026-03"));
    let table = desk.good(&["list", "cohorts"]);
    assert!(table.contains("02-03-2026") && table.contains("Direncanakan"), "{table}");
}

#[test]
fn a_cohort_is_copied_with_its_sessions_to_another_day() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "2026-03", "--start", "2026-03-02"]);
    let days = ["--every", "mon,thu", "--from", "2026-03-02", "--count", "3"];
    desk.good(&[&["session", "plan", "--cohort", "2026-03"], days.as_slice()].concat());
    desk.good(&["cohort", "copy", "2026-03", "--code", "2026-06", "--start", "2026-06-01"]);
    let dates: Vec<Value> = desk
        .rows(&["list", "sessions", "--cohort", "2026-06"])
        .iter()
        .map(|row| row["date"].clone())
        .collect();
    assert_eq!(dates, ["2026-06-01", "2026-06-04", "2026-06-08"]);
}

#[test]
fn undo_goes_back_to_the_change_that_was_named_and_the_history_keeps_all() {
    let desk = Desk::with_centre();
    for code in ["A", "B", "C"] {
        desk.good(&["cohort", "new", "--code", code]);
    }
    let log = desk.rows(&["log"]);
    let number = log[1]["number"].as_u64().unwrap().to_string();
    assert_eq!(log[1]["what"], Value::from("angkatan B dibuka"));
    desk.good(&["undo", "--to", &number]);
    let left: Vec<Value> =
        desk.rows(&["list", "cohorts"]).iter().map(|row| row["code"].clone()).collect();
    assert_eq!(left, ["A"]);
    assert_eq!(desk.rows(&["log"]).len(), log.len() + 2);
    desk.good(&["redo"]);
    assert_eq!(desk.rows(&["list", "cohorts"]).len(), 2);
    desk.good(&["undo"]);
    desk.good(&["undo"]);
    let nothing = desk.run(&["undo"]);
    assert_eq!(nothing.code, 1, "founding a centre is not undone: {nothing:#?}");
}

#[test]
fn completions_and_manual_name_every_command() {
    let desk = Desk::empty();
    for args in [&["completions", "bash"][..], &["man"]] {
        let text = desk.good(args);
        assert!(text.contains("cohort") && text.contains("undo"), "{args:?}");
    }
}

#[test]
fn info_tells_where_the_file_should_be_even_when_there_is_none() {
    let ran = Desk::empty().run(&["info"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.out.contains("juragan.redb") && ran.err.contains("juragan init"), "{ran:#?}");
}

#[test]
fn an_operator_is_named_or_is_who_worked_last() {
    let desk = Desk::with_centre();
    let unknown = desk.run(&["cohort", "new", "--code", "A", "--operator", "Budi"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("Budi") && unknown.err.contains("Sari"), "{unknown:#?}");
    desk.good(&["cohort", "new", "--code", "A", "--operator", "sari"]);
    assert_eq!(desk.rows(&["log"])[0]["operator"], "Sari");
}

#[test]
fn a_clock_that_cannot_be_read_is_wrong_use() {
    let mut desk = Desk::with_centre();
    desk.at("kemarin");
    let ran = desk.run(&["list", "cohorts"]);
    assert_eq!(ran.code, 2, "{ran:#?}");
    assert!(ran.err.contains("JURAGAN_NOW"), "{ran:#?}");
}

#[test]
fn an_import_says_which_columns_and_rows_it_did_not_read() {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "A"]);
    let list = desk.path("list.csv");
    std::fs::write(&list, "NIK,Nama,Warna\n3324194608919940,Siti Aminah,biru\n,Jumlah: 1,\n")
        .unwrap();
    let args = ["import", "participants", list.to_str().unwrap(), "--cohort", "A", "--dry-run"];
    let ran = desk.run(&args);
    assert_eq!(ran.code, 0, "{ran:#?}");
    assert!(ran.err.contains("tidak dibaca: Warna"), "{ran:#?}");
    let whole: Value =
        serde_json::from_str(&desk.good(&[&args, &["--format", "json"][..]].concat())).unwrap();
    assert_eq!(whole["unread_headings"], serde_json::json!(["Warna"]));
    assert_eq!(whole["skipped_rows"], serde_json::json!([3]));
}

#[test]
fn a_profile_of_the_operator_is_checked_and_its_fault_has_a_line() {
    let desk = Desk::with_centre();
    let text = desk.good(&["profile", "show", "kp2mi-peserta"]);
    let own = desk.path("profil");
    std::fs::create_dir_all(&own).unwrap();
    let file = own.join("kp2mi-peserta.toml");
    std::fs::write(&file, &text).unwrap();
    desk.good(&["profile", "check", "kp2mi-peserta"]);
    std::fs::write(&file, text.replace("person.sector", "person.sektor")).unwrap();
    let ran = desk.run(&["profil", "periksa", "kp2mi-peserta"]);
    assert_eq!(ran.code, 3, "{ran:#?}");
    assert!(ran.out.contains("person.sektor"), "{ran:#?}");
}

#[test]
fn a_table_of_the_operator_that_cannot_be_used_is_named() {
    let desk = Desk::with_centre();
    let silent = desk.run(&["info"]);
    assert_eq!((silent.code, silent.err.as_str()), (0, ""), "{silent:#?}");
    std::fs::write(desk.path("wilayah.csv"), "kode,nama\n3324,Kendal\n33A4,Kendal\n").unwrap();
    let ran = desk.run(&["info"]);
    assert_eq!(ran.code, 0, "{ran:#?}");
    assert!(ran.err.contains("Baris 3 dari wilayah.csv"), "{ran:#?}");
}

#[test]
fn how_the_screen_looks_is_said_before_or_after_the_command_that_opens_it() {
    let desk = Desk::empty();
    let words = juragan::locale::Words::new(juragan::locale::Language::Indonesian);
    let looks = ["--plain", "--ascii", "--theme=mono"];
    for args in [[&["demo"], &looks[..]].concat(), [&looks[..], &["demo"]].concat()] {
        let ran = desk.run(&args);
        // Understood: all that is missing here is a terminal.
        assert!(ran.err.contains(&*words.say("error-no-terminal")), "{args:?}: {ran:#?}");
        assert_eq!(ran.code, 1, "{ran:#?}");
    }
    assert_eq!(desk.run(&["demo", "--theme", "pink"]).code, 2);
}
