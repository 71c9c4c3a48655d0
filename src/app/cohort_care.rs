//! Keeps a cohort right after it was opened: its fields, its state, its curriculum.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::coded::Coded as _;
use crate::domain::cohort_state::{CohortFacts, Decided, STATES, StateFault};
use crate::domain::fields::COHORT_FIELDS;
use crate::domain::graduation::scored_modules;
use crate::domain::id::{CohortId, CurriculumId, ModuleId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, CohortState, Curriculum, Decision, Enrolment, Session};
use crate::store::{CommandArg, Snapshot};

use super::{App, AppError, ErrorKind, cohorts, curricula, values};

/// Fields that are not typed: a state has its rules.
const FIXED: &[&str] = &["state"];

/// Writes typed values into the fields of a cohort, as one change.
pub fn edit(app: &App, id: CohortId, typed: &[(&str, &str)]) -> Result<Cohort, AppError> {
    let snapshot = app.store.read()?;
    let before = find(&snapshot, id)?;
    let mut after = before.clone();
    values::write(&mut after, COHORT_FIELDS, FIXED, typed)?;
    if !cohorts::same_code(&before.code, &after.code) {
        after.code = cohorts::free_code(&snapshot, &after.code)?;
    }
    cohorts::refuse_reversed(after.start, after.end)?;
    store(app, "cohort.edit", &before, after)
}

/// A state, and what stands between it and a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateChoice {
    /// The state.
    pub state: CohortState,
    /// Why the cohort cannot take it; none where it can.
    pub obstacle: Option<StateFault>,
}

/// Lists the states in their order, and whether a cohort may take each.
pub fn states(app: &App, id: CohortId) -> Result<Vec<StateChoice>, AppError> {
    let snapshot = app.store.read()?;
    let facts = facts(&snapshot, &find(&snapshot, id)?)?;
    let choice = |state| StateChoice { obstacle: facts.may_become(&state).err(), state };
    Ok(STATES.map(choice).into())
}

/// Takes a cohort to another state, if its rules allow; graduation comes by its meeting alone.
pub fn set_state(app: &App, id: CohortId, state: CohortState) -> Result<Cohort, AppError> {
    let snapshot = app.store.read()?;
    let before = find(&snapshot, id)?;
    facts(&snapshot, &before)?.may_become(&state).map_err(|fault| fault_of(&before, &fault))?;
    let after = Cohort { state, ..before.clone() };
    store(app, "cohort.state", &before, after)
}

/// Gives a cohort another curriculum or edition: that of a correction, or of a new rule.
///
/// Refused after the meeting, and where scores or lessons are kept for a module that the other
/// curriculum has not.
pub fn choose_curriculum(
    app: &App,
    id: CohortId,
    curriculum: CurriculumId,
) -> Result<Cohort, AppError> {
    let snapshot = app.store.read()?;
    let before = find(&snapshot, id)?;
    cohorts::refuse_finished(&before)?;
    let chosen = curricula::find(&snapshot, curriculum)?;
    let present = cohorts::curriculum_of(&snapshot, &before)?;
    let lost: Vec<String> = used_modules(&snapshot, &before)?
        .into_iter()
        .filter(|module| !chosen.modules.contains_key(module))
        .map(|module| code_of(&present, module))
        .collect();
    if !lost.is_empty() {
        let error = AppError::user("error-curriculum-lacks").fact("code", chosen.code);
        return Err(error.fact("modules", lost.join(", ")));
    }
    let after =
        Cohort { curriculum: Some(chosen.id), programme: chosen.programme, ..before.clone() };
    if before == after {
        return Ok(before);
    }
    let mut change = app
        .change("cohort.curriculum")
        .with("code", CommandArg::Text(after.code.clone()))
        .with("curriculum", CommandArg::Text(chosen.code))
        .with("edition", CommandArg::Number(chosen.edition.into()));
    change.update(&before, &after)?;
    app.store.commit(change)?;
    Ok(after)
}

/// Reads a cohort that is known to be there.
pub(super) fn find(snapshot: &Snapshot, id: CohortId) -> Result<Cohort, AppError> {
    let gone = || AppError::new(ErrorKind::Data, "error-cohort-gone");
    snapshot.one(RecordKey { parent: Uuid::nil(), id: id.uuid() })?.ok_or_else(gone)
}

fn store(app: &App, command: &str, before: &Cohort, after: Cohort) -> Result<Cohort, AppError> {
    let mut change = app
        .change(command)
        .with("code", CommandArg::Text(after.code.clone()))
        .with("state", CommandArg::Text(after.state.code().to_owned()));
    change.update(before, &after)?;
    if !change.is_empty() {
        app.store.commit(change)?;
    }
    Ok(after)
}

fn facts(snapshot: &Snapshot, cohort: &Cohort) -> Result<CohortFacts, AppError> {
    let id = cohort.id.uuid();
    let sessions: Vec<Session> = super::sessions::of_cohort(snapshot, cohort.id)?
        .into_iter()
        .filter(Session::is_planned)
        .collect();
    let enrolments = snapshot.children::<Enrolment>(id)?;
    let is_decided = !snapshot.children::<Decision>(id)?.is_empty();
    Ok(CohortFacts {
        state: cohort.state.clone(),
        people: enrolments.iter().filter(|enrolment| enrolment.left.is_none()).count(),
        sessions: sessions.len(),
        held: sessions.iter().filter(|session| session.is_held()).count(),
        open: sessions.iter().filter(|one| !one.is_held()).map(|one| one.number).collect(),
        decided: if is_decided { Decided::Yes } else { Decided::No },
    })
}

/// Says why a cohort cannot take a state.
pub fn obstacle(app: &App, id: CohortId, fault: &StateFault) -> Result<AppError, AppError> {
    Ok(fault_of(&find(&app.store.read()?, id)?, fault))
}

fn fault_of(cohort: &Cohort, fault: &StateFault) -> AppError {
    let error = AppError::user(fault.message()).fact("code", cohort.code.as_str());
    fault.facts().into_iter().fold(error, |error, (name, value)| error.fact(name, value))
}

fn used_modules(snapshot: &Snapshot, cohort: &Cohort) -> Result<BTreeSet<ModuleId>, AppError> {
    let id = cohort.id.uuid();
    let mut used = scored_modules(&snapshot.children::<Enrolment>(id)?);
    for session in snapshot.children::<Session>(id)? {
        used.extend(session.lessons.values().filter_map(|lesson| lesson.module));
    }
    Ok(used)
}

fn code_of(curriculum: &Curriculum, module: ModuleId) -> String {
    curriculum.modules.get(&module).map_or_else(|| "?".to_owned(), |module| module.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::curricula::{Edit, edit as edit_curriculum};
    use crate::app::graduate::{self, Meeting};
    use crate::app::scores::{Named, set_score};
    use crate::app::tests::{School, day, refused};
    use crate::app::{history, teach};
    use crate::domain::grammar::Sign;

    fn ways(school: &School, cohort: &Cohort) -> Vec<&'static str> {
        let states = states(&school.app, cohort.id).unwrap();
        let message =
            |choice: &StateChoice| choice.obstacle.as_ref().map_or("", |one| one.message());
        states.iter().map(message).collect()
    }

    #[test]
    fn fields_are_edited_together_and_taken_back_together() {
        let (school, cohort) = School::with_class();
        let typed = [
            ("title", "Kelas ekspor pagi"),
            ("kind", "pendampingan"),
            ("end", "30-03-2026"),
            ("capacity", "25"),
            ("instructors", "Retno; Hadi"),
        ];
        let edited = edit(&school.app, cohort.id, &typed).unwrap();
        assert_eq!(school.of(cohort.id), edited);
        assert_eq!((edited.end, edited.capacity), (Some(day("2026-03-30")), Some(25)));
        assert_eq!((edited.title.as_str(), edited.kind.code()), ("Kelas ekspor pagi", "coaching"));
        assert_eq!(school.told(), "data angkatan 2026-03 diubah");
        let changes = school.commands().len();
        edit(&school.app, cohort.id, &typed).unwrap();
        assert_eq!(school.commands().len(), changes, "the same again is no change");
        history::undo(&school.app).unwrap();
        assert_eq!(school.of(cohort.id), cohort);
    }

    #[test]
    fn a_field_that_cannot_be_is_said_and_nothing_is_stored() {
        let (school, cohort) = School::with_class();
        school.cohort("2026-04");
        let before = school.commands().len();
        for (typed, id) in [
            ([("title", "X"), ("code", "2026-04")], "error-cohort-code-taken"),
            ([("title", "X"), ("code", " ")], "finding-empty"),
            ([("title", "X"), ("end", "01-03-2026")], "error-end-before-start"),
            ([("title", "X"), ("end", "31-02-2026")], "finding-not-a-date"),
            ([("title", "X"), ("capacity", "0")], "finding-not-a-number"),
            ([("title", "X"), ("state", "graduated")], "finding-fixed"),
        ] {
            refused(edit(&school.app, cohort.id, &typed), id);
        }
        assert_eq!((school.of(cohort.id), school.commands().len()), (cohort.clone(), before));
        let same = edit(&school.app, cohort.id, &[("code", "2026-03")]).unwrap();
        assert_eq!(same.code, "2026-03", "its own code is free for it");
        refused(edit(&school.app, CohortId::default(), &[]), "error-cohort-gone");
    }

    #[test]
    fn a_cohort_goes_from_planning_to_the_archive() {
        let (school, cohort) = School::with_class();
        let (app, id) = (&school.app, cohort.id);
        let (there, decision) = ("error-state-there", "error-state-by-decision");
        let open = "error-state-open-sessions";
        assert_eq!(ways(&school, &cohort), [there, "", "", open, decision, "error-state-people"]);
        set_state(app, id, CohortState::Open).unwrap();
        assert_eq!(school.told(), "angkatan 2026-03: dibuka");
        set_state(app, id, CohortState::Running).unwrap();
        refused(set_state(app, id, CohortState::Assessed), open);
        for number in 1..=3 {
            teach::close(app, ("2026-03", number), Some(Sign::Present)).unwrap();
        }
        refused(set_state(app, id, CohortState::Open), "error-state-held");
        set_state(app, id, CohortState::Assessed).unwrap();
        refused(set_state(app, id, CohortState::Graduated), decision);
        graduate::decide(app, "2026-03", Meeting { date: day("2026-03-02"), ..Meeting::default() })
            .unwrap();
        refused(set_state(app, id, CohortState::Running), "error-state-decided");
        set_state(app, id, CohortState::Archived).unwrap();
        assert_eq!(school.of(id).state, CohortState::Archived);
        history::undo(app).unwrap();
        assert_eq!(school.of(id).state, CohortState::Graduated);
    }

    #[test]
    fn another_edition_is_taken_while_it_has_the_modules_that_are_scored() {
        let (school, cohort) = School::with_class();
        let app = &school.app;
        let used = school.curriculum(&cohort);
        let (first, second) = (used.in_order()[0].0, used.in_order()[1].0);
        let cell = Named { cohort: "2026-03", roll: 1, column: "M02" };
        set_score(app, cell, "80").unwrap();
        let mark =
            edit_curriculum(app, used.id, &[Edit::Module(first, "pass_mark", "60")]).unwrap();
        let chosen = choose_curriculum(app, cohort.id, mark.curriculum.id).unwrap();
        assert_eq!(school.curriculum(&chosen).edition, 2);
        assert!(school.told().contains("edisi 2"), "{}", school.told());

        let without = edit_curriculum(app, mark.curriculum.id, &[Edit::Remove(second)]).unwrap();
        let error = choose_curriculum(app, cohort.id, without.curriculum.id);
        let error = refused(error, "error-curriculum-lacks");
        assert!(error.facts.contains(&("modules", "M02".into())), "{error:?}");
        history::undo(app).unwrap();
        let gone = choose_curriculum(app, cohort.id, without.curriculum.id);
        refused(gone, "error-curriculum-gone");
    }
}
