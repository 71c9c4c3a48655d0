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
