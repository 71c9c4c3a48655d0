//! People in cohorts: enrolling somebody who is known, leaving, coming back.

use chrono::NaiveDate;

use crate::domain::id::{CohortId, EnrolmentId, PersonId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, Enrolment, Person, Register, Session};
use crate::domain::text::clean;
use crate::store::{CommandArg, Snapshot};

use super::{App, AppError, Clock, ErrorKind, cohort_care, cohorts, sessions};

/// Somebody who was enrolled.
#[derive(Clone, Debug, PartialEq)]
pub struct Enrolled {
    /// Place in the cohort.
    pub enrolment: Enrolment,
    /// Places of the cohort and people in it now, where they are too few.
    pub over_capacity: Option<(u16, usize)>,
}

/// Somebody who left.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawn {
    /// Place in the cohort.
    pub enrolment: Enrolment,
    /// Numbers of the sessions from that day on in which a mark stands; it stays and does not
    /// count.
    pub marked_later: Vec<u16>,
}

/// Enrols somebody who is known, with the next roll number.
///
/// Without a day of joining it is today where a session was held before, so that nobody misses
/// what was before them; else there is none.
pub fn enrol(
    app: &App,
    cohort: CohortId,
    person: PersonId,
    joined: Option<NaiveDate>,
) -> Result<Enrolled, AppError> {
    let snapshot = app.store.read()?;
    let cohort = open_cohort(&snapshot, cohort)?;
    let person = known_person(&snapshot, person)?;
    let enrolments = snapshot.children::<Enrolment>(cohort.id.uuid())?;
    if let Some(there) = enrolments.iter().find(|enrolment| enrolment.person == person.id) {
        return Err(already_there(&person, there));
    }
    let mut enrolment = newcomer(app, &snapshot, &cohort)?;
    enrolment.person = person.id;
    enrolment.roll = roll_after(last_roll(&enrolments))?;
    enrolment.joined = joined.or(enrolment.joined);
    let mut change = told(app, "enrolment.add", &cohort, &enrolment);
    change.create(&enrolment)?;
    app.store.commit(change)?;
    let people = enrolments.iter().filter(|one| one.left.is_none()).count().saturating_add(1);
    Ok(Enrolled { enrolment, over_capacity: over_capacity(&cohort, people) })
}

/// People who were enrolled together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolledTogether {
    /// How many are new in the cohort.
    pub new: usize,
    /// How many were in it already, or had left it; they stay as they are.
    pub known: usize,
    /// Places of the cohort and people in it now, where they are too few.
    pub over_capacity: Option<(u16, usize)>,
}

/// Enrols people who are known, in their order, as one change; those who are in the cohort already
/// are left as they are. Refused where all of them are.
pub fn enrol_together(
    app: &App,
    cohort: CohortId,
    people: &[PersonId],
) -> Result<EnrolledTogether, AppError> {
    let snapshot = app.store.read()?;
    let cohort = open_cohort(&snapshot, cohort)?;
    let before = snapshot.children::<Enrolment>(cohort.id.uuid())?;
    let is_known = |person: &&PersonId| before.iter().any(|one| one.person == **person);
    let new: Vec<PersonId> = people.iter().filter(|one| !is_known(one)).copied().collect();
    let known = people.len().saturating_sub(new.len());
    if new.is_empty() {
        return Err(AppError::user("error-all-enrolled").fact("code", cohort.code.as_str()));
    }
    let mut change = app
        .change("enrolment.add_many")
        .with("code", CommandArg::Text(cohort.code.clone()))
        .with("count", CommandArg::Number(i64::try_from(new.len()).unwrap_or(i64::MAX)));
    let mut last = last_roll(&before);
    for person in &new {
        last = roll_after(last)?;
        let person = known_person(&snapshot, *person)?.id;
        change.create(&Enrolment { person, roll: last, ..newcomer(app, &snapshot, &cohort)? })?;
    }
    app.store.commit(change)?;
    let staying = before.iter().filter(|one| one.left.is_none()).count();
    let over_capacity = over_capacity(&cohort, staying.saturating_add(new.len()));
    Ok(EnrolledTogether { new: new.len(), known, over_capacity })
}

/// Starts the place of somebody who comes today: where a session was held before, from today on.
fn newcomer(app: &App, snapshot: &Snapshot, cohort: &Cohort) -> Result<Enrolment, AppError> {
    let today = app.today();
    let all = sessions::of_cohort(snapshot, cohort.id)?;
    let is_late = all.iter().any(|session| session.is_held() && session.date < today);
    Ok(Enrolment {
        id: EnrolmentId::new(Clock::fresh_id()),
        cohort: cohort.id,
        joined: is_late.then_some(today),
        ..Enrolment::default()
    })
}

/// Gives places and people where the places are too few.
fn over_capacity(cohort: &Cohort, people: usize) -> Option<(u16, usize)> {
    let places = cohort.capacity.filter(|places| usize::from(*places) < people)?;
    Some((places, people))
}

/// Notes that somebody leaves before the end; the roll number stays theirs.
pub fn withdraw(
    app: &App,
    (cohort, enrolment): (CohortId, EnrolmentId),
    on: NaiveDate,
    reason: &str,
) -> Result<Withdrawn, AppError> {
    let snapshot = app.store.read()?;
    let cohort = open_cohort(&snapshot, cohort)?;
    let before = find(&snapshot, &cohort, enrolment)?;
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(AppError::user("error-reason-needed"));
    }
    if let Some(left) = before.left {
        return Err(of_roll("error-already-left", &before).fact("day", written(left)));
    }
    if let Some(joined) = before.joined.filter(|joined| on < *joined) {
        let error = of_roll("error-left-before-joined", &before).fact("day", written(on));
        return Err(error.fact("joined", written(joined)));
    }
    let after = Enrolment { left: Some(on), left_reason: reason, ..before.clone() };
    let mut change = told(app, "enrolment.withdraw", &cohort, &after);
    change.update(&before, &after)?;
    app.store.commit(change)?;
    let marked_later = marked_from(&snapshot, &cohort, enrolment, on)?;
    Ok(Withdrawn { enrolment: after, marked_later })
}

/// Takes somebody who left back in, as if they had never left.
pub fn readmit(
    app: &App,
    (cohort, enrolment): (CohortId, EnrolmentId),
) -> Result<Enrolment, AppError> {
    let snapshot = app.store.read()?;
    let cohort = open_cohort(&snapshot, cohort)?;
    let before = find(&snapshot, &cohort, enrolment)?;
    if before.left.is_none() {
        return Err(of_roll("error-not-left", &before));
    }
    let after = Enrolment { left: None, left_reason: String::new(), ..before.clone() };
    let mut change = told(app, "enrolment.readmit", &cohort, &after);
    change.update(&before, &after)?;
    app.store.commit(change)?;
    Ok(after)
}

/// Gives the highest roll number of a cohort: a number that was given once is not given again,
/// even to those who left.
pub(super) fn last_roll(enrolments: &[Enrolment]) -> u16 {
    enrolments.iter().map(|enrolment| enrolment.roll).max().unwrap_or(0)
}

/// Gives the roll number after one.
pub(super) fn roll_after(last: u16) -> Result<u16, AppError> {
    last.checked_add(1).ok_or_else(|| AppError::user("error-too-many-participants"))
}

fn open_cohort(snapshot: &Snapshot, id: CohortId) -> Result<Cohort, AppError> {
    let cohort = cohort_care::find(snapshot, id)?;
    cohorts::refuse_finished(&cohort)?;
    Ok(cohort)
}

fn known_person(snapshot: &Snapshot, id: PersonId) -> Result<Person, AppError> {
    let gone = || AppError::new(ErrorKind::Data, "error-person-gone");
    snapshot.one(RecordKey { parent: uuid::Uuid::nil(), id: id.uuid() })?.ok_or_else(gone)
}

fn find(snapshot: &Snapshot, cohort: &Cohort, id: EnrolmentId) -> Result<Enrolment, AppError> {
    let gone = || AppError::new(ErrorKind::Data, "error-person-gone");
    snapshot.one(RecordKey { parent: cohort.id.uuid(), id: id.uuid() })?.ok_or_else(gone)
}

fn already_there(person: &Person, there: &Enrolment) -> AppError {
    let id = if there.left.is_some() { "error-left-cohort" } else { "error-already-enrolled" };
    of_roll(id, there).fact("name", person.name.as_str())
}

fn of_roll(id: &'static str, enrolment: &Enrolment) -> AppError {
    AppError::user(id).fact("roll", i64::from(enrolment.roll))
}

fn told(app: &App, command: &str, cohort: &Cohort, enrolment: &Enrolment) -> crate::store::Change {
    app.change(command)
        .with("code", CommandArg::Text(cohort.code.clone()))
        .with("roll", CommandArg::Number(enrolment.roll.into()))
}

fn marked_from(
    snapshot: &Snapshot,
    cohort: &Cohort,
    enrolment: EnrolmentId,
    day: NaiveDate,
) -> Result<Vec<u16>, AppError> {
    let registers = snapshot.children::<Register>(cohort.id.uuid())?;
    let is_marked = |session: &Session| {
        registers.iter().any(|register| {
            register.session == session.id && register.marks.contains_key(&enrolment)
        })
    };
    let all = sessions::of_cohort(snapshot, cohort.id)?;
    let later = all.iter().filter(|session| session.date >= day && is_marked(session));
    Ok(later.map(|session| session.number).collect())
}

/// A day inside a sentence.
fn written(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{School, day, refused};
    use crate::app::{history, teach};
    use crate::domain::grammar::Sign;
    use crate::domain::records::CohortState;

    fn person(school: &School, name: &str) -> PersonId {
        let person = Person::new(PersonId::new(Clock::fresh_id()), name.to_owned());
        let mut change = school.app.change("test.person");
        change.create(&person).unwrap();
        school.app.store.commit(change).unwrap();
        person.id
    }

    #[test]
    fn somebody_known_gets_the_next_number_and_nobody_comes_twice() {
        let (school, cohort) = School::with_class();
        let app = &school.app;
        let sari = person(&school, "Sari Wulandari");
        let enrolled = enrol(app, cohort.id, sari, None).unwrap();
        assert_eq!((enrolled.enrolment.roll, enrolled.enrolment.joined), (5, None));
        assert_eq!(enrolled.over_capacity, None);
        assert_eq!(school.told(), "nomor 5 masuk angkatan 2026-03");
        refused(enrol(app, cohort.id, sari, None), "error-already-enrolled");
        history::undo(app).unwrap();
        assert_eq!(school.enrolments(&cohort).len(), 4);

        let nobody = PersonId::new(Clock::fresh_id());
        refused(enrol(app, cohort.id, nobody, None), "error-person-gone");
        let small = cohort_care::edit(app, cohort.id, &[("capacity", "4")]).unwrap();
        let enrolled = enrol(app, small.id, sari, Some(day("2026-03-03"))).unwrap();
        assert_eq!(enrolled.over_capacity, Some((4, 5)));
        assert_eq!(enrolled.enrolment.joined, Some(day("2026-03-03")));
    }

    #[test]
    fn who_comes_after_a_held_session_is_not_expected_in_it() {
        let (mut school, cohort) = School::with_class();
        teach::close(&school.app, ("2026-03", 1), Some(Sign::Present)).unwrap();
        let sari = person(&school, "Sari Wulandari");
        school.on("2026-03-03");
        let enrolled = enrol(&school.app, cohort.id, sari, None).unwrap();
        assert_eq!(enrolled.enrolment.joined, Some(day("2026-03-03")));
        assert!(!enrolled.enrolment.is_expected_on(day("2026-03-02")));
    }

    #[test]
    fn who_leaves_keeps_the_number_and_may_come_back() {
        let (school, cohort) = School::with_class();
        let app = &school.app;
        teach::mark(app, ("2026-03", 2), "02H").unwrap();
        let place = |roll: usize| {
            let enrolment = &school.enrolments(&cohort)[roll - 1];
            (cohort.id, enrolment.id)
        };
        let third = day("2026-03-03");
        let left = withdraw(app, place(2), third, "  bekerja   di Batam ").unwrap();
        assert_eq!(left.marked_later, [2]);
        let enrolment = school.enrolments(&cohort).remove(1);
        assert_eq!(
            (enrolment.left, enrolment.left_reason.as_str()),
            (Some(third), "bekerja di Batam")
        );
        assert_eq!(school.told(), "nomor 2 keluar dari angkatan 2026-03: bekerja di Batam");
        refused(withdraw(app, place(2), third, "lagi"), "error-already-left");
        let error = refused(enrol(app, cohort.id, enrolment.person, None), "error-left-cohort");
        assert!(error.facts.contains(&("name", "Yuliana Rahayu".into())));

        readmit(app, place(2)).unwrap();
        assert_eq!(school.enrolments(&cohort)[1].left, None);
        refused(readmit(app, place(2)), "error-not-left");
        history::undo(app).unwrap();
        assert_eq!(school.enrolments(&cohort)[1], enrolment);
    }

    #[test]
    fn many_are_enrolled_as_one_change_and_those_who_are_there_stay() {
        let (school, cohort) = School::with_class();
        let app = &school.app;
        let before = school.enrolments(&cohort);
        let there = before[0].person;
        let new = [person(&school, "Sari Wulandari"), person(&school, "Rudi Hartono")];
        let all = [new[0], there, new[1]];
        let enrolled = enrol_together(app, cohort.id, &all).unwrap();
        assert_eq!((enrolled.new, enrolled.known), (2, 1));
        let after = school.enrolments(&cohort);
        let rolls: Vec<_> =
            after.iter().skip(before.len()).map(|one| (one.person, one.roll)).collect();
        let last = before.last().unwrap().roll;
        assert_eq!(rolls, [(new[0], last + 1), (new[1], last + 2)]);
        assert_eq!(school.told(), "2 orang masuk angkatan 2026-03");
        refused(enrol_together(app, cohort.id, &all), "error-all-enrolled");
        history::undo(app).unwrap();
        assert_eq!(school.enrolments(&cohort), before, "one change");
    }

    #[test]
    fn leaving_needs_a_reason_and_a_day_after_joining() {
        let (school, cohort) = School::with_class();
        let app = &school.app;
        let sari = person(&school, "Sari Wulandari");
        let joined = enrol(app, cohort.id, sari, Some(day("2026-03-03"))).unwrap().enrolment;
        let place = (cohort.id, joined.id);
        refused(withdraw(app, place, day("2026-03-04"), " "), "error-reason-needed");
        refused(withdraw(app, place, day("2026-03-02"), "sakit"), "error-left-before-joined");
        let nobody = (cohort.id, EnrolmentId::new(Clock::fresh_id()));
        refused(withdraw(app, nobody, day("2026-03-04"), "sakit"), "error-person-gone");
        let done = Cohort { state: CohortState::Graduated, ..school.of(cohort.id) };
        let mut change = app.change("test.state");
        change.update(&cohort, &done).unwrap();
        app.store.commit(change).unwrap();
        refused(withdraw(app, place, day("2026-03-04"), "sakit"), "error-cohort-finished");
        refused(enrol(app, cohort.id, sari, None), "error-cohort-finished");
    }
}
