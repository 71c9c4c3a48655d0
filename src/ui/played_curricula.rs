//! Keys in, store out: the editor of curricula.

use crate::app::curricula::{self, CurriculumView};

use super::played::Played;
use super::work::Page;

fn all(played: &Played) -> Vec<CurriculumView> {
    curricula::all(&played.app).unwrap()
}

fn said(played: &Played) -> String {
    super::keyed::line(&played.state, super::keyed::SAID)
}

#[test]
fn a_curriculum_in_use_is_left_alone_and_the_cursor_goes_to_its_next_edition() {
    let mut played = Played::at(Page::Curricula(None));
    let before = all(&played);
    let screen = played.play("");
    assert!(screen.contains("SUDAH DIPAKAI") && screen.contains("edisi 1"), "{screen}");
    let screen = played.play("r");
    assert!(screen.contains("Syarat lulus"), "{screen}");
    played.play("{Up}{Bksp}{Bksp}75{Enter}{F8}");
    assert!(said(&played).contains("edisi 2 dibuat"), "{}", said(&played));
    let screen = played.text();
    assert!(screen.contains("> ") && screen.contains("BELUM DIPAKAI"), "{screen}");
    let after = all(&played);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after[0].curriculum.rule.attendance_percent, 75);
    assert_eq!(after[1].curriculum, before[0].curriculum);
}

#[test]
fn a_module_is_moved_and_removed_after_a_question_and_taken_back() {
    let mut played = Played::at(Page::Curricula(None));
    let first = all(&played)[0].curriculum.in_order()[0].1.code.clone();
    let screen = played.play("{Tab}>");
    assert!(screen.contains("Kurikulum ini sudah dipakai"), "{screen}");
    played.play("{Enter}");
    let moved = all(&played)[0].curriculum.clone();
    assert_eq!((moved.edition, moved.in_order()[1].1.code.as_str()), (2, first.as_str()));
    // Nobody uses the new edition: no more questions.
    played.play("{Del}");
    assert!(said(&played).starts_with("Modul dihapus"), "{}", said(&played));
    assert_eq!(all(&played)[0].curriculum.modules.len(), moved.modules.len() - 1);
    played.play("{^Z}");
    assert_eq!(all(&played)[0].curriculum, moved);
    let screen = played.play("{^Z}{Enter}");
    assert_eq!(all(&played).len(), 1, "{screen}");
}

#[test]
fn a_new_curriculum_gets_its_modules_one_after_the_other() {
    let mut played = Played::at(Page::Curricula(None));
    let screen = played.play("bKMS{Enter}Kemasan{Enter}{Enter}");
    assert!(screen.contains("Modul baru") && said(&played).contains("KMS dibuat"), "{screen}");
    let screen = played.play("K1{Enter}Bahan{Enter}4{Enter}{F8}");
    assert!(screen.contains("Modul baru"), "{screen}");
    let screen = played.play("{Esc}");
    assert!(screen.contains("KMS") && screen.contains("Bahan"), "{screen}");
    let view = all(&played).into_iter().find(|row| row.curriculum.code == "KMS").unwrap();
    assert_eq!(view.curriculum.modules.len(), 1);
}

#[test]
fn from_a_cohort_one_key_leads_to_its_edition() {
    let home = Played::new();
    let cohorts = crate::app::overview::cohorts(&home.app).unwrap();
    let mut played = Played::at(Page::Cohort(cohorts[0].cohort.id));
    let screen = played.play("m");
    assert!(screen.contains("Kurikulum") && screen.contains("Modul ("), "{screen}");
}
