//! The grid of scores on a real store.

use std::sync::mpsc::channel;

use rstest::rstest;

use super::*;
use crate::app::history;
use crate::app::tests::{School, refused};
use crate::domain::records::CohortState;

fn cell(roll: u16, column: &str) -> Named<'_> {
    Named { cohort: "2026-03", roll, column }
}

#[test]
fn a_cell_is_one_change_that_can_be_taken_back() {
    let (school, cohort) = School::with_class();
    let before = school.commands().len();
    let noted = set_score(&school.app, cell(2, "m01"), " 85 ").unwrap();
    let wanted =
        Noted { name: "Yuliana Rahayu".to_owned(), before: String::new(), after: "85".to_owned() };
    assert_eq!(noted, wanted);
    assert_eq!(school.told(), "nilai M01 nomor 2 di angkatan 2026-03: - -> 85");
    set_score(&school.app, cell(2, "pre_test"), "40").unwrap();
    assert_eq!(school.told(), "nilai tes awal nomor 2 di angkatan 2026-03: - -> 40");
    set_score(&school.app, cell(2, "M01"), "BK").unwrap();
    assert_eq!(school.told(), "nilai M01 nomor 2 di angkatan 2026-03: 85 -> B");
    let same = set_score(&school.app, cell(2, "M01"), "b").unwrap();
    assert_eq!((same.before, same.after), ("B".to_owned(), "B".to_owned()));
    assert_eq!(school.commands().len(), before + 3, "the same again is no change");

    let module = school.curriculum(&cohort).in_order()[0].0;
    let enrolment = school.enrolments(&cohort).remove(1);
    assert_eq!(enrolment.scores, [(module, Score::NotCompetent)].into());
    assert_eq!((enrolment.pre_test, enrolment.post_test), (Some(40), None));
    for _ in 0..3 {
        history::undo(&school.app).unwrap();
    }
    let enrolment = school.enrolments(&cohort).remove(1);
    assert_eq!((enrolment.scores.len(), enrolment.pre_test), (0, None));
}

#[rstest]
#[case("M01", "101", "finding-not-a-score")]
#[case("M01", "78,5", "finding-not-a-score")]
#[case("M01", "lulus", "finding-not-a-score")]
#[case("post_test", "K", "finding-not-a-number")]
#[case("pre_test", "-1", "finding-not-a-number")]
#[case("M99", "85", "error-module-unknown")]
#[case("", "85", "error-module-unknown")]
fn what_is_no_score_is_said(#[case] column: &str, #[case] typed: &str, #[case] id: &str) {
    let (school, cohort) = School::with_class();
    let before = school.commands().len();
    refused(set_score(&school.app, cell(1, column), typed), id);
    assert_eq!(school.commands().len(), before);
    assert_eq!(school.enrolments(&cohort)[0].scores.len(), 0);
}

#[test]
fn somebody_who_is_not_there_and_a_cohort_that_is_done_are_said() {
    let (school, cohort) = School::with_class();
    refused(set_score(&school.app, cell(5, "M01"), "85"), "error-roll-unknown");
    let done = Cohort { state: CohortState::Graduated, ..cohort.clone() };
    let mut change = school.app.change("test.state");
    change.update(&cohort, &done).unwrap();
    school.app.store.commit(change).unwrap();
    refused(set_score(&school.app, cell(1, "M01"), "85"), "error-cohort-finished");
}

#[test]
fn typing_ahead_keeps_every_cell_and_what_fails_falls_out() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    let mut sheet = open_scores(app, cohort.id).unwrap();
    let (first, second) = (sheet.rows[0].enrolment.id, sheet.rows[1].enrolment.id);
    let module = sheet.column_named("M02").unwrap();
    let mut steps = Vec::new();
    for (row, column, typed) in [
        (first, module, "8"),
        (first, module, "85"),
        (first, ScoreColumn::PostTest, "70"),
        (second, module, "K"),
        (first, module, ""),
    ] {
        steps.push(sheet.stage(row, column, typed).unwrap().unwrap());
    }
    refused(sheet.stage(first, module, "1000"), "finding-not-a-score");
    assert_eq!(module.of(&sheet.rows[0].enrolment), None);
    assert_eq!(ScoreColumn::PostTest.of(&sheet.rows[0].enrolment), Some(Score::Points(70)));

    let ids: Vec<Uuid> = steps.iter().map(|step| step.id).collect();
    let (sender, receiver) = channel();
    for step in steps {
        let (id, sender) = (step.id, sender.clone());
        submit(app, step, move |settled| sender.send((id, settled)).unwrap());
    }
    let settled: Vec<(Uuid, Settled)> = receiver.iter().take(5).collect();
    assert_eq!(settled.iter().map(|one| one.0).collect::<Vec<_>>(), ids, "in the order of typing");
    assert!(settled.iter().all(|one| matches!(one.1, Settled::Stored)));
    for (id, outcome) in settled.iter().take(4) {
        sheet.settle(*id, outcome);
    }
    assert!(sheet.is_waiting());
    sheet.settle(ids[4], &Settled::Refused(AppError::user("error-roll-unknown")));
    assert!(!sheet.is_waiting());
    let shown = module.of(&sheet.rows[0].enrolment);
    assert_eq!(shown, Some(Score::Points(85)), "what was refused is not shown any more");

    let stored = school.enrolments(&cohort);
    assert_eq!((module.of(&stored[0]), module.of(&stored[1])), (None, Some(Score::Competent)));
}

#[test]
fn two_hands_in_one_cell_do_not_overwrite_each_other() {
    let (school, cohort) = School::with_class();
    let mut here = open_scores(&school.app, cohort.id).unwrap();
    set_score(&school.app, cell(1, "M01"), "90").unwrap();
    let (row, column) = (here.rows[0].enrolment.id, here.column_named("M01").unwrap());
    let step = here.stage(row, column, "60").unwrap().unwrap();
    let (sender, receiver) = channel();
    submit(&school.app, step, move |settled| sender.send(settled).unwrap());
    assert!(matches!(receiver.recv().unwrap(), Settled::Refused(error)
        if error.id == "error-store-conflict"));
    assert_eq!(column.of(&school.enrolments(&cohort)[0]), Some(Score::Points(90)));
}

#[test]
fn a_low_score_is_known_by_the_mark_of_its_module() {
    let (school, cohort) = School::with_class();
    let sheet = open_scores(&school.app, cohort.id).unwrap();
    let heading = sheet.columns.iter().find(|heading| heading.code == "M01").unwrap();
    assert_eq!((heading.needed, sheet.columns.len()), (Some(70), 18));
    for (score, low) in [
        (Score::Points(69), true),
        (Score::Points(70), false),
        (Score::NotCompetent, true),
        (Score::Competent, false),
    ] {
        assert_eq!(heading.is_low(score), low, "{score:?}");
    }
    assert!(!sheet.columns[0].is_low(Score::Points(0)), "a test has nothing to pass");
}
