//! Curricula on a real store.

use rstest::rstest;

use super::*;
use crate::app::cohorts::NewCohort;
use crate::app::tests::{School, refused};
use crate::app::{history, teach};
use crate::domain::records::{CountsAs, ModuleKind};

fn fresh() -> ModuleId {
    ModuleId::new(Clock::fresh_id())
}

/// A curriculum of three modules that no cohort uses.
fn free(school: &School) -> (Curriculum, [ModuleId; 3]) {
    let new = NewCurriculum { code: "KMS", title: "Kemasan", programme: "UMKM" };
    let curriculum = create(&school.app, new).unwrap();
    let ids = [fresh(), fresh(), fresh()];
    let add = |at: usize, code, title| Edit::Add { id: ids[at], code, title };
    let edits = [add(0, "K1", "Bahan"), add(1, "K2", "Cetak"), add(2, "K3", "Label")];
    let edited = edit(&school.app, curriculum.id, &edits).unwrap();
    assert_eq!(edited.made, Made::Change);
    (edited.curriculum, ids)
}

fn codes(curriculum: &Curriculum) -> Vec<&str> {
    curriculum.in_order().into_iter().map(|row| row.1.code.as_str()).collect()
}

#[test]
fn a_free_curriculum_is_edited_in_place_as_one_change() {
    let school = School::new();
    let (curriculum, ids) = free(&school);
    assert_eq!(school.told(), "kurikulum KMS edisi 1 diubah");
    assert_eq!((codes(&curriculum), curriculum.edition), (vec!["K1", "K2", "K3"], 1));
    let before = school.commands().len();
    let edits = [
        Edit::Field("title", "Kemasan ekspor"),
        Edit::Rule("attendance_percent", "75"),
        Edit::Rule("sick", "hadir"),
        Edit::Module(ids[1], "jp", "6"),
        Edit::Module(ids[1], "kind", "praktik"),
        Edit::Module(ids[1], "unit", "J.620100.017.02"),
        Edit::Module(ids[1], "required", "no"),
        Edit::Module(ids[1], "pass_mark", "60"),
        Edit::Prerequisites(ids[2], "k1; K2 K1"),
        Edit::Module(ids[2], "order", "1"),
    ];
    let edited = edit(&school.app, curriculum.id, &edits).unwrap();
    assert_eq!(school.commands().len(), before + 1);
    let stored = open(&school.app, curriculum.id).unwrap();
    assert_eq!((&stored.curriculum, stored.standing), (&edited.curriculum, Standing::Free));
    let after = stored.curriculum;
    assert_eq!((after.title.as_str(), after.rule.attendance_percent), ("Kemasan ekspor", 75));
    assert_eq!(after.rule.sick, CountsAs::Present);
    assert_eq!(codes(&after), ["K3", "K1", "K2"]);
    let module = &after.modules[&ids[1]];
    assert_eq!((module.jp, &module.kind, module.required), (6, &ModuleKind::Practice, false));
    assert_eq!((module.pass_mark, module.order), (Some(60), 3));
    assert_eq!(after.modules[&ids[2]].prerequisites, [ids[0], ids[1]]);

    let again = edit(&school.app, curriculum.id, &edits).unwrap();
    assert_eq!((again.made, school.commands().len()), (Made::Nothing, before + 1));
    history::undo(&school.app).unwrap();
    assert_eq!(open(&school.app, curriculum.id).unwrap().curriculum, curriculum);
}

#[test]
fn a_curriculum_in_use_stays_and_its_edit_is_the_next_edition() {
    let (school, cohort) = School::with_class();
    let used = school.curriculum(&cohort);
    let first = used.in_order()[0].0;
    let view = open(&school.app, used.id).unwrap();
    assert_eq!(view.standing, Standing::Frozen);
    assert_eq!(view.cohorts[0].code, "2026-03");

    let edited = edit(&school.app, used.id, &[Edit::Module(first, "jp", "9")]).unwrap();
    assert_eq!(edited.made, Made::Edition);
    let next = edited.curriculum;
    assert_eq!((next.edition, next.code.as_str()), (2, used.code.as_str()));
    assert_ne!(next.id, used.id);
    assert_eq!(next.modules[&first].jp, 9, "a module keeps its id in every edition");
    assert_eq!(school.curriculum(&cohort), used, "the cohort keeps what it was taught by");
    assert!(school.told().contains("edisi 2 dibuat"), "{}", school.told());

    let again = edit(&school.app, next.id, &[Edit::Module(first, "jp", "8")]).unwrap();
    assert_eq!((again.made, again.curriculum.id), (Made::Change, next.id));
    let third = edit(&school.app, used.id, &[Edit::Rule("pass_mark", "65")]).unwrap();
    assert_eq!(third.curriculum.edition, 3, "no edition is given twice");

    let newest: Vec<u16> =
        all(&school.app).unwrap().iter().map(|view| view.curriculum.edition).collect();
    assert_eq!(newest, [3, 2, 1]);
    let later = school.cohort("2026-04");
    assert_eq!(later.curriculum, Some(third.curriculum.id), "later cohorts take the newest");
    history::undo(&school.app).unwrap();
    history::undo(&school.app).unwrap();
    assert_eq!(all(&school.app).unwrap().len(), 2);
}

#[test]
fn a_cohort_without_people_and_held_sessions_does_not_freeze() {
    let school = School::new();
    let cohort = school.cohort("2026-05");
    let curriculum = school.curriculum(&cohort);
    let dates = vec![crate::app::tests::day("2026-03-02")];
    let plan = crate::app::sessions::Plan { dates, ..Default::default() };
    crate::app::sessions::plan(&school.app, "2026-05", plan).unwrap();
    assert_eq!(open(&school.app, curriculum.id).unwrap().standing, Standing::Free);
    teach::close(&school.app, ("2026-05", 1), None).unwrap();
    assert_eq!(open(&school.app, curriculum.id).unwrap().standing, Standing::Frozen);
}

#[test]
fn another_code_of_a_curriculum_in_use_begins_a_curriculum_of_its_own() {
    let (school, cohort) = School::with_class();
    let used = school.curriculum(&cohort);
    let edited = edit(&school.app, used.id, &[Edit::Field("code", "EKS-MALAM")]).unwrap();
    assert_eq!((edited.made, edited.curriculum.edition), (Made::Edition, 1));
    let free = edit(&school.app, edited.curriculum.id, &[Edit::Field("code", "EKS-SORE")]);
    assert_eq!(free.unwrap().made, Made::Change);
    let taken = edit(&school.app, edited.curriculum.id, &[Edit::Field("code", &used.code)]);
    refused(taken, "error-curriculum-code-taken");
}

#[rstest]
#[case("code", "", "finding-empty")]
#[case("edition", "7", "finding-fixed")]
#[case("colour", "merah", "error-field-unknown")]
fn what_is_no_curriculum_is_said(#[case] name: &str, #[case] typed: &str, #[case] id: &str) {
    let school = School::new();
    let (curriculum, _) = free(&school);
    let before = school.commands().len();
    refused(edit(&school.app, curriculum.id, &[Edit::Field(name, typed)]), id);
    assert_eq!(school.commands().len(), before);
}

#[test]
fn what_is_no_module_is_said_and_nothing_of_the_edit_is_stored() {
    let school = School::new();
    let (curriculum, ids) = free(&school);
    let before = school.commands().len();
    let try_all = |edits: &[Edit<'_>], id: &str| {
        refused(edit(&school.app, curriculum.id, edits), id);
    };
    try_all(
        &[Edit::Prerequisites(ids[0], "K2"), Edit::Prerequisites(ids[1], "K1")],
        "error-module-circle",
    );
    try_all(&[Edit::Prerequisites(ids[0], "K1")], "error-module-circle");
    try_all(&[Edit::Prerequisites(ids[0], "K9")], "error-module-unknown");
    try_all(&[Edit::Module(ids[0], "code", "k2")], "error-module-twice");
    try_all(&[Edit::Module(ids[0], "jp", "1000")], "finding-not-a-number");
    try_all(&[Edit::Module(ids[0], "pass_mark", "101")], "finding-not-a-number");
    try_all(&[Edit::Module(fresh(), "jp", "2")], "error-module-gone");
    try_all(&[Edit::Rule("attendance_percent", "120")], "finding-not-a-number");
    try_all(&[Edit::Rule("basis", "kira-kira")], "finding-not-in-list");
    try_all(&[Edit::Prerequisites(ids[0], "K2"), Edit::Remove(ids[1])], "error-module-needed");
    let error = refused(
        edit(&school.app, CurriculumId::new(Clock::fresh_id()), &[]),
        "error-curriculum-gone",
    );
    assert_eq!(error.kind, ErrorKind::Data);
    assert_eq!(school.commands().len(), before);

    let removed = edit(&school.app, curriculum.id, &[Edit::Remove(ids[1])]).unwrap();
    assert_eq!(codes(&removed.curriculum), ["K1", "K3"]);
}

#[test]
fn a_curriculum_begins_with_a_code_of_its_own() {
    let school = School::new();
    let (first, _) = free(&school);
    refused(
        create(&school.app, NewCurriculum { code: "kms", ..NewCurriculum::default() }),
        "error-curriculum-code-taken",
    );
    refused(create(&school.app, NewCurriculum::default()), "finding-empty");
    assert_eq!((first.rule.attendance_percent, first.rule.pass_mark), (80, 70));
    let new = NewCohort {
        code: "K-1".to_owned(),
        curriculum: Some("kms".to_owned()),
        ..NewCohort::default()
    };
    let cohort = cohorts::create(&school.app, new).unwrap();
    assert_eq!(cohort.curriculum, Some(first.id));
}
