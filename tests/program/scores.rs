//! Scores by commands.

use crate::desk::{Desk, sample};

fn class() -> Desk {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", "2026-03"]);
    let list = sample("peserta-kendal-2026-03.xlsx");
    desk.good(&["import", "participants", &list, "--cohort", "2026-03", "--yes"]);
    desk
}

#[test]
fn one_score_is_written_and_a_wrong_one_is_said() {
    let desk = class();
    let set = ["scores", "set", "--cohort", "2026-03", "--roll", "7"];
    let with = |rest: &[&str]| desk.run(&[&set, rest].concat());
    let ran = with(&["--module", "M01", "--score", "85"]);
    assert_eq!((ran.code, ran.err.trim()), (0, "7 Kajen Hutasoit:  -> 85"), "{ran:#?}");
    let ran = with(&["--module", "M01", "--not-competent"]);
    assert!(ran.err.contains("85 -> B"), "{ran:#?}");
    assert_eq!(with(&["--pre", "--score", "40"]).code, 0);
    assert_eq!(with(&["--post", "--score", "70"]).code, 0);
    let rows = desk.rows(&["list", "participants", "--cohort", "2026-03"]);
    assert_eq!((&rows[6]["pre_test"], &rows[6]["post_test"]), (&40.into(), &70.into()));

    for (rest, told) in [
        (&["--module", "M01", "--score", "101"][..], "0 sampai 100"),
        (&["--module", "M01", "--score", "-5"], "0 sampai 100"),
        (&["--pre", "--score", "K"], "Pre-test"),
        (&["--module", "M77", "--score", "80"], "M16"),
    ] {
        let ran = with(rest);
        assert_eq!(ran.code, 1, "{ran:#?}");
        assert!(ran.err.contains(told), "{ran:#?}");
    }
    for rest in [
        &["--module", "M01"][..],
        &["--score", "85"],
        &["--module", "M01", "--pre", "--score", "85"],
        &["--pre", "--score", "85", "--competent"],
    ] {
        assert_eq!(with(rest).code, 2, "{rest:?}");
    }
    let log = desk.rows(&["log", "--limit", "1"]);
    assert_eq!(log[0]["command"], "scores.set");
}

#[test]
fn registers_and_scores_are_loaded_shown_first_and_taken_back() {
    let desk = class();
    let dates = "2026-03-02,2026-03-03,2026-03-04,2026-03-05,2026-03-06";
    desk.good(&["session", "plan", "--cohort", "2026-03", "--dates", dates]);
    let load = |kind, file: &str, rest: &[&str]| {
        desk.run(&[&["import", kind, file, "--cohort", "2026-03"], rest].concat())
    };
    let (register, points) =
        (sample("presensi-kendal-2026-03.xlsx"), sample("nilai-kendal-2026-03.xlsx"));
    let tried = load("register", &register, &["--dry-run", "--format", "json"]);
    assert_eq!(tried.code, 0, "{tried:#?}");
    let whole: serde_json::Value = serde_json::from_str(&tried.out).unwrap();
    assert_eq!((&whole["filled"], &whole["changed"]), (&148.into(), &0.into()));
    assert_eq!(whole["changes"].as_array().unwrap().len(), 148);
    let first = &whole["changes"][0];
    assert_eq!((&first["roll"], &first["heading"]), (&1.into(), &"02/03/2026".into()));
    assert_eq!((&first["before"], &first["after"]), (&serde_json::Value::Null, &"H".into()));
    let marked = |desk: &Desk| -> i64 {
        let rows = desk.rows(&["list", "sessions", "--cohort", "2026-03"]);
        rows.iter().map(|row| row["marked"].as_i64().unwrap()).sum()
    };
    assert_eq!(marked(&desk), 0, "a dry run writes nothing");

    assert_eq!(load("register", &register, &[]).code, 2, "without a terminal it needs --yes");
    let loaded = load("register", &register, &["--yes"]);
    assert_eq!(loaded.code, 0, "{loaded:#?}");
    assert!(loaded.err.contains("148 diisi"), "{loaded:#?}");
    assert_eq!(marked(&desk), 148);
    let again = load("register", &register, &["--yes"]);
    assert!(again.err.contains("Tidak ada yang perlu disimpan"), "{again:#?}");

    desk.good(&["mark", "--cohort", "2026-03", "--session", "1", "01A"]);
    let differs = load("presensi", &register, &["--dry-run"]);
    let replaced: Vec<&str> = differs.out.lines().collect();
    assert_eq!(replaced.len(), 2, "{differs:#?}");
    let words: Vec<&str> = replaced[1].split_whitespace().collect();
    assert_eq!(words, ["4", "1", "02/03/2026", "A", "H"]);

    let loaded = load("scores", &points, &["--yes"]);
    assert_eq!(loaded.code, 0, "{loaded:#?}");
    assert!(loaded.out.contains("Praktik"), "a column of no module is named: {loaded:#?}");
    let log = desk.rows(&["log", "--limit", "1"]);
    assert_eq!(log[0]["command"], "scores.import");
    desk.good(&["undo"]);
    let rows = desk.rows(&["list", "participants", "--cohort", "2026-03"]);
    assert!(rows.iter().all(|row| row["pre_test"].is_null()));
}

#[test]
fn a_row_with_an_unknown_letter_ends_with_3_and_comes_back_as_a_sheet() {
    let desk = class();
    desk.good(&["session", "plan", "--cohort", "2026-03", "--dates", "2026-03-02"]);
    let (file, faulty) = (desk.path("absen.csv"), desk.path("perbaikan.xlsx"));
    std::fs::write(&file, "No;Nama;02/03/2026\n1;Dagel Sihombing;X\n2;Yuliana Rahayu;H\n").unwrap();
    let (file, faulty) = (file.to_str().unwrap(), faulty.to_str().unwrap());
    let args = ["import", "register", file, "--cohort", "2026-03", "--yes", "--faulty", faulty];
    let ran = desk.run(&args);
    assert_eq!(ran.code, 3, "{ran:#?}");
    assert!(ran.out.contains("H, I, S, A"), "{ran:#?}");
    assert!(std::path::Path::new(faulty).exists());
    let rows = desk.rows(&["list", "sessions", "--cohort", "2026-03"]);
    assert_eq!(rows[0]["marked"], 1);
}
