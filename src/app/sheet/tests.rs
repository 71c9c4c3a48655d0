//! Sheets of teaching on a real store: what is typed field by field, as the form does it.

use super::*;
use crate::app::cohorts;
use crate::app::tests::{School, day, refused};
use crate::app::{curricula, history, teach};
use crate::domain::grammar::Sign;
use crate::domain::records::{Cohort, CohortState, SessionState};
use crate::locale::{Arg, Language, Words};

/// Types into fields, each of which takes it.
fn type_in(app: &App, sheet: &mut dyn Sheet, typed: &[(&str, &str)]) {
    for (field, text) in typed {
        sheet.set(app, field, text).unwrap_or_else(|error| panic!("{field}: {}", error.id));
    }
}

fn cell(sheet: &dyn Sheet, field: &str) -> Cell {
    sheet.rows().into_iter().find(|row| row.name == field).unwrap().cell
}

fn offered(sheet: &dyn Sheet, app: &App, field: &str) -> Option<String> {
    let mut rows = sheet.beside(app).unwrap().into_iter().filter(|row| row.field == field);
    rows.find_map(|row| if let BesideKind::Offer(text) = row.kind { Some(text) } else { None })
}

/// Finishes a sheet; gives the message that is said and what follows, with words in both
/// languages.
fn finish(app: &App, sheet: &mut dyn Sheet) -> (Option<&'static str>, Option<Subject>) {
    let (said, next) = match sheet.finish(app).unwrap() {
        Finished::Leave(said) => (said, None),
        Finished::Next(next, said) => (said, Some(next)),
    };
    let all = said.iter().chain([&sheet.title()]).cloned().collect::<Vec<_>>();
    for sentence in
        all.into_iter().chain(sheet.beside(app).unwrap().into_iter().map(|row| row.said))
    {
        has_words(sentence);
    }
    (said.map(|sentence| sentence.0), next)
}

fn has_words((id, facts): Sentence) {
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        let args: Vec<(&str, Arg)> = facts
            .iter()
            .map(|(name, fact)| match fact {
                crate::app::Fact::Text(text) => (*name, Arg::Text(text.clone())),
                crate::app::Fact::Number(number) => (*name, Arg::Number(*number)),
            })
            .collect();
        let said = words.say_with(id, &args);
        assert!(words.has(id) && !said.contains('{'), "{said}");
    }
}

fn close_all(school: &School, cohort: &Cohort) {
    for session in school.sessions(cohort) {
        teach::close(&school.app, (&cohort.code, session.number), Some(Sign::Present)).unwrap();
    }
}

#[test]
fn every_form_has_a_name_of_its_own_labels_and_no_draft_while_nothing_is_typed() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    close_all(&school, &cohort);
    let (session, person) = (school.sessions(&cohort)[0].id, school.enrolments(&cohort)[0].id);
    let curriculum = school.curriculum(&cohort);
    let module = curriculum.in_order()[0].0;
    let subjects = [
        Subject::NewCohort,
        Subject::CopyCohort(cohort.id),
        Subject::Cohort(cohort.id),
        Subject::Leave(cohort.id, person),
        Subject::PlanSessions(cohort.id),
        Subject::Session(cohort.id, session),
        Subject::Meeting(cohort.id),
        Subject::NewCurriculum,
        Subject::Curriculum(curriculum.id),
        Subject::Rule(curriculum.id),
        Subject::NewModule(curriculum.id),
        Subject::Module(curriculum.id, module),
    ];
    let mut names: Vec<&str> = subjects.iter().map(|subject| subject.name()).collect();
    for subject in subjects {
        let sheet = open(app, subject).unwrap();
        assert_eq!(sheet.subject(), subject);
        has_words(sheet.title());
        for row in sheet.rows() {
            has_words((Box::leak(row.label.into_boxed_str()), Vec::new()));
            assert!(sheet.choices(app, row.name, "").is_ok());
        }
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 12);
}

#[test]
fn a_new_cohort_is_opened_with_all_that_was_typed_as_one_change() {
    let (school, _) = School::with_class();
    let app = &school.app;
    let mut sheet = open(app, Subject::NewCohort).unwrap();
    assert_eq!(offered(sheet.as_ref(), app, "code").as_deref(), Some("2026-04"));
    let only = offered(sheet.as_ref(), app, "curriculum").unwrap();
    assert!(only.ends_with(" 1"), "{only}");
    let error = refused(sheet.finish(app), "finding-empty");
    assert!(error.facts.contains(&("field", "code".into())));
    type_in(app, sheet.as_mut(), &[("code", "2026-03"), ("venue", "Balai desa"), ("start", "1-4")]);
    let error = refused(sheet.finish(app), "error-cohort-code-taken");
    assert!(error.facts.contains(&("field", "code".into())));
    refused(sheet.set(app, "capacity", "0"), "finding-not-a-number");
    refused(sheet.set(app, "curriculum", "TATA-BOGA"), "error-curriculum-unknown");
    type_in(
        app,
        sheet.as_mut(),
        &[("code", "2026-04"), ("kind", "coaching"), ("curriculum", &only)],
    );
    let before = school.commands().len();
    assert_eq!(finish(app, sheet.as_mut()), (Some("said-cohort-new"), None));
    assert_eq!(school.commands().len(), before + 1);
    let made = cohorts::find(&app.store.read().unwrap(), "2026-04").unwrap();
    assert_eq!((made.venue.as_str(), made.start), ("Balai desa", Some(day("2026-04-01"))));
    assert!(!made.title.is_empty() && made.curriculum.is_some());
}

#[test]
fn a_copy_has_the_sessions_moved_to_its_first_day() {
    let (school, _) = School::with_class();
    let app = &school.app;
    let cohort = cohorts::find(&app.store.read().unwrap(), "2026-03").unwrap();
    let mut sheet = open(app, Subject::CopyCohort(cohort.id)).unwrap();
    type_in(app, sheet.as_mut(), &[("code", "2026-05"), ("title", "Kelas sore")]);
    let error = refused(sheet.finish(app), "finding-empty");
    assert!(error.facts.contains(&("field", "start".into())));
    type_in(app, sheet.as_mut(), &[("start", "04-05-2026")]);
    assert_eq!(finish(app, sheet.as_mut()), (Some("said-cohort-copied"), None));
    let copy = cohorts::find(&app.store.read().unwrap(), "2026-05").unwrap();
    let dates: Vec<_> = school.sessions(&copy).iter().map(|session| session.date).collect();
    assert_eq!(dates, ["2026-05-04", "2026-05-05", "2026-05-06"].map(day));
    assert_eq!((copy.title.as_str(), &copy.state), ("Kelas sore", &CohortState::Planned));
    assert!(school.enrolments(&copy).is_empty());
}

#[test]
fn a_known_cohort_is_edited_field_by_field_and_takes_another_edition() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    let curriculum = school.curriculum(&cohort);
    let module = curriculum.in_order()[0].0;
    let edits = [curricula::Edit::Module(module, "pass_mark", "60")];
    curricula::edit(app, curriculum.id, &edits).unwrap();
    let mut sheet = open(app, Subject::Cohort(cohort.id)).unwrap();
    let receipt = sheet.set(app, "end", "+30").unwrap();
    assert!(receipt.is_some() && sheet.set(app, "end", "+30").unwrap().is_none());
    assert_eq!(school.of(cohort.id).end, Some(day("2026-04-01")));
    refused(sheet.set(app, "end", "01-01-2026"), "error-end-before-start");
    let second = format!("{} 2", curriculum.code);
    assert_eq!(sheet.choices(app, "curriculum", "").unwrap().len(), 2);
    sheet.set(app, "curriculum", &second).unwrap();
    assert_eq!(cell(sheet.as_ref(), "curriculum"), Cell::Text(second));
    assert_eq!(school.curriculum(&school.of(cohort.id)).edition, 2);
    assert_eq!(finish(app, sheet.as_mut()), (None, None));
}

#[test]
fn sessions_are_planned_by_days_of_the_week_and_shown_before() {
    let school = School::new();
    let cohort = school.cohort("2026-04");
    let app = &school.app;
    let mut sheet = open(app, Subject::PlanSessions(cohort.id)).unwrap();
    refused(sheet.set(app, "weekdays", "sen, besok"), "finding-not-in-list");
    refused(sheet.set(app, "session_count", "0"), "finding-not-a-number");
    let typed = [("first_day", "2-3"), ("weekdays", "sen, rab"), ("session_count", "3")];
    type_in(app, sheet.as_mut(), &typed);
    type_in(app, sheet.as_mut(), &[("start_time", "13.00"), ("instructor", "Retno")]);
    let shown = sheet.beside(app).unwrap().into_iter().find(|row| row.field == "session_count");
    assert_eq!(shown.unwrap().said.1[1], ("to", "09-03-2026".into()));
    assert_eq!(offered(sheet.as_ref(), app, "jp").as_deref(), Some("8"));
    assert_eq!(finish(app, sheet.as_mut()), (Some("said-sessions-planned"), None));
    let sessions = school.sessions(&cohort);
    let dates: Vec<_> = sessions.iter().map(|session| session.date).collect();
    assert_eq!(dates, ["2026-03-02", "2026-03-04", "2026-03-09"].map(day));
    let taught = sessions[2].lessons.values().next().unwrap();
    assert_eq!((taught.instructor.as_str(), taught.jp, sessions[2].jp), ("Retno", 8, 8));
    let error = refused(sheet.finish(app), "error-session-twice");
    assert!(error.facts.contains(&("field", "first_day".into())));
}

#[test]
fn a_session_is_moved_and_told_what_is_taught_in_it() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    let second = school.sessions(&cohort)[1].id;
    let mut sheet = open(app, Subject::Session(cohort.id, second)).unwrap();
    let fields = |sheet: &dyn Sheet| sheet.rows().iter().map(|row| row.name).collect::<Vec<_>>();
    assert!(!fields(sheet.as_ref()).contains(&"reason"));
    type_in(app, sheet.as_mut(), &[("date", "10"), ("reason", "banjir"), ("jp", "6")]);
    type_in(app, sheet.as_mut(), &[("module", "m02"), ("topic", "Legalitas")]);
    refused(sheet.set(app, "date", "02-03-2026"), "error-session-twice");
    refused(sheet.set(app, "date", "besok"), "finding-not-a-date");
    refused(sheet.set(app, "module", "M99"), "error-module-unknown");
    assert!(fields(sheet.as_ref()).contains(&"reason"));
    let session = school.sessions(&cohort).remove(1);
    assert_eq!((session.date, session.jp), (day("2026-03-10"), 6));
    assert_eq!((&session.state, session.reason.as_str()), (&SessionState::Moved, "banjir"));
    let lesson = session.lessons.values().next().unwrap();
    let module = school.curriculum(&cohort).in_order()[1].0;
    assert_eq!((lesson.module, lesson.topic.as_str()), (Some(module), "Legalitas"));
    assert_eq!(school.told(), "materi sesi 2 angkatan 2026-03 diubah");
    assert_eq!(session.lessons.len(), 1, "topic and module are of one lesson");
    type_in(app, sheet.as_mut(), &[("module", ""), ("topic", "")]);
    history::undo(app).unwrap();
    assert_eq!(
        school.sessions(&cohort).remove(1).lessons[&first_lesson(&session)].topic,
        "Legalitas"
    );
}

fn first_lesson(session: &crate::domain::records::Session) -> crate::domain::id::LessonId {
    *session.lessons.first_key_value().unwrap().0
}

#[test]
fn who_leaves_needs_a_reason_and_leaves_today_unless_another_day_is_typed() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    teach::mark(app, ("2026-03", 2), "02H").unwrap();
    let second = school.enrolments(&cohort)[1].id;
    let mut sheet = open(app, Subject::Leave(cohort.id, second)).unwrap();
    assert_eq!(offered(sheet.as_ref(), app, "left").as_deref(), Some("02-03-2026"));
    let error = refused(sheet.finish(app), "finding-empty");
    assert!(error.facts.contains(&("field", "left_reason".into())));
    type_in(app, sheet.as_mut(), &[("left_reason", "bekerja di Batam")]);
    assert_eq!(finish(app, sheet.as_mut()), (Some("said-withdrawn-marked"), None));
    let gone = school.enrolments(&cohort).remove(1);
    assert_eq!(
        (gone.left, gone.left_reason.as_str()),
        (Some(day("2026-03-02")), "bekerja di Batam")
    );
}

#[test]
fn a_meeting_wants_the_code_typed_and_no_day_that_is_still_to_come() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    let mut early = open(app, Subject::Meeting(cohort.id)).unwrap();
    type_in(app, early.as_mut(), &[("cohort_code", "2026-03")]);
    refused(early.finish(app), "error-sessions-open");
    close_all(&school, &cohort);
    assert_eq!(school.of(cohort.id).state, CohortState::Running, "closing registers began it");
    let mut sheet = open(app, Subject::Meeting(cohort.id)).unwrap();
    let error = refused(sheet.set(app, "date", "3-3"), "error-meeting-ahead");
    assert!(error.facts.contains(&("date", "03-03-2026".into())));
    assert_eq!(cell(sheet.as_ref(), "date"), Cell::Empty);
    type_in(app, sheet.as_mut(), &[("place", "Aula"), ("minute_number", "BA/1")]);
    refused(sheet.finish(app), "error-code-differs");
    type_in(app, sheet.as_mut(), &[("cohort_code", "2026-04")]);
    refused(sheet.finish(app), "error-code-differs");
    type_in(app, sheet.as_mut(), &[("cohort_code", " 2026-03 ")]);
    assert_eq!(finish(app, sheet.as_mut()), (Some("said-graduated"), None));
    assert_eq!(school.of(cohort.id).state, CohortState::Graduated);
    let view = crate::app::meeting::open_meeting(app, cohort.id).unwrap();
    let decision = view.decision.unwrap();
    assert_eq!((decision.date, decision.place.as_str()), (day("2026-03-02"), "Aula"));
}

#[test]
fn a_curriculum_in_use_goes_on_as_its_next_edition_after_the_first_field() {
    let (school, cohort) = School::with_class();
    let app = &school.app;
    let used = school.curriculum(&cohort);
    let mut sheet = open(app, Subject::Rule(used.id)).unwrap();
    assert!(sheet.beside(app).unwrap().iter().all(|row| row.said.0 == "beside-frozen"));
    type_in(app, sheet.as_mut(), &[("attendance_percent", "75"), ("sick", "present")]);
    assert_ne!(sheet.subject(), Subject::Rule(used.id));
    assert!(sheet.beside(app).unwrap().is_empty(), "nobody uses the new edition");
    assert_eq!(finish(app, sheet.as_mut()), (Some("said-edition-made"), None));
    let editions = curricula::all(app).unwrap();
    assert_eq!(editions.len(), 2);
    assert_eq!(editions[0].curriculum.rule.attendance_percent, 75);
    assert_eq!(editions[1].curriculum, used);
}

#[test]
fn a_curriculum_is_typed_module_after_module() {
    let school = School::new();
    let app = &school.app;
    let mut sheet = open(app, Subject::NewCurriculum).unwrap();
    type_in(app, sheet.as_mut(), &[("code", "KMS"), ("title", "Kemasan")]);
    let (said, next) = finish(app, sheet.as_mut());
    assert_eq!(said, Some("said-curriculum-new"));
    let mut first = open(app, next.unwrap()).unwrap();
    type_in(app, first.as_mut(), &[("code", "K1"), ("title", "Bahan"), ("jp", "4")]);
    let (said, next) = finish(app, first.as_mut());
    assert_eq!(said, Some("said-module-added"));
    let mut second = open(app, next.unwrap()).unwrap();
    refused(second.set(app, "prerequisites", "K9"), "error-module-unknown");
    let typed = [("code", "K2"), ("title", "Cetak"), ("kind", "practice"), ("required", "tidak")];
    type_in(app, second.as_mut(), &typed);
    type_in(app, second.as_mut(), &[("pass_mark", "60"), ("prerequisites", "k1")]);
    finish(app, second.as_mut());
    let view = curricula::all(app).unwrap().into_iter().find(|one| one.curriculum.code == "KMS");
    let curriculum = view.unwrap().curriculum;
    let modules = curriculum.in_order();
    assert_eq!((modules[0].1.jp, modules[1].1.pass_mark), (4, Some(60)));
    assert!(!modules[1].1.required && modules[1].1.prerequisites == [modules[0].0]);
    let mut again = open(app, Subject::NewModule(curriculum.id)).unwrap();
    type_in(app, again.as_mut(), &[("code", "K1"), ("title", "Lagi")]);
    refused(again.finish(app), "error-module-twice");

    let second = modules[1].0;
    let mut sheet = open(app, Subject::Module(curriculum.id, second)).unwrap();
    assert_eq!(cell(sheet.as_ref(), "prerequisites"), Cell::Text("K1".to_owned()));
    type_in(app, sheet.as_mut(), &[("order", "1"), ("prerequisites", "")]);
    let after = curricula::open(app, curriculum.id).unwrap().curriculum;
    assert_eq!(after.in_order()[0].0, second);
    assert_eq!(after.edition, 1, "nobody uses it, so it changes in place");
}
