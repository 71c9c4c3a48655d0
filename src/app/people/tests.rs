//! Tries list, view and form of people against a real store.

use rstest::rstest;

use super::*;
use crate::app::directory::SharedDirectory;
use crate::app::edit::{Form, Stored};
use crate::app::practice::tests::World;
use crate::app::{Clock, journey};
use crate::domain::field::Cell;
use crate::domain::id::{CohortId, EnrolmentId};
use crate::domain::records::{Cohort, CohortState, Enrolment, Person};
use crate::domain::text::{Nik, Phone};

fn ready(world: &World) -> SharedDirectory {
    let directory = SharedDirectory::default();
    directory.renew(&world.app).unwrap();
    directory
}

fn sorted(world: &World, by: &str, direction: Direction) -> Vec<Cell> {
    let directory = ready(world);
    let wish = Wish { sort: Sort { by: by.to_owned(), direction }, ..Wish::default() };
    let list = list(&world.app, &directory, &wish).unwrap();
    let all = rows(&world.app, &directory, &list, 0..usize::MAX, &[by]).unwrap();
    all.into_iter().map(|row| row.cells[0].clone()).collect()
}

fn day(cell: &Cell) -> Option<chrono::NaiveDate> {
    if let Cell::Date(day) = cell { Some(*day) } else { None }
}

#[test]
fn a_list_is_filtered_by_words_cohort_and_stage_and_shows_only_the_rows_that_are_seen() {
    let world = World::new();
    let directory = ready(&world);
    let count = |wish: Wish| list(&world.app, &directory, &wish).unwrap().len();
    let people = world.all::<Person>();
    assert_eq!(count(Wish::default()), people.len());
    let siti = people.iter().filter(|person| person.name.contains("Siti")).count();
    assert_eq!(count(Wish { filter: "siti".into(), ..Wish::default() }), siti);
    let cohort = world.all::<Cohort>()[0].id;
    let members = world.all::<Enrolment>().iter().filter(|one| one.cohort == cohort).count();
    assert_eq!(count(Wish { cohort: Some(cohort), ..Wish::default() }), members);
    let at_eight = count(Wish { stage: Some(8), ..Wish::default() });
    assert!(at_eight > 0 && at_eight < 20);
    let nowhere = CohortId::new(Clock::fresh_id());
    assert_eq!(count(Wish { cohort: Some(nowhere), ..Wish::default() }), 0);

    let all = list(&world.app, &directory, &Wish::default()).unwrap();
    let seen = rows(&world.app, &directory, &all, 5..8, &["name", "nik", "gone"]).unwrap();
    assert_eq!(seen.len(), 3);
    for (row, number) in seen.iter().zip(5..) {
        assert_eq!(all.person(number), Some(row.person));
        assert_eq!(all.row_of(row.person), Some(number));
        let person = people.iter().find(|person| person.id == row.person).unwrap();
        assert_eq!(row.cells[0], Cell::Text(person.name.clone()));
        assert_eq!(row.cells[2], Cell::Empty);
        assert_eq!(row.cohorts.len(), 1);
    }
    let beyond = rows(&world.app, &directory, &all, all.len() + 3..all.len() + 9, &["name"]);
    assert!(beyond.unwrap().is_empty());
}

#[test]
fn every_order_puts_what_is_empty_last_and_the_rest_in_order() {
    let world = World::new();
    let nameless = Person::new(PersonId::new(Clock::fresh_id()), "Aaa".into());
    world.commit(|change| change.create(&nameless).unwrap());
    for direction in [Direction::Up, Direction::Down] {
        let days: Vec<_> = sorted(&world, "birth_date", direction).iter().map(day).collect();
        let (last, filled) = days.split_last().unwrap();
        assert_eq!(*last, None);
        let filled: Vec<_> = filled.iter().map(|day| day.unwrap()).collect();
        match direction {
            Direction::Up => assert!(filled.is_sorted()),
            Direction::Down => assert!(filled.iter().rev().is_sorted()),
        }
    }
    let names = |direction| -> Vec<String> {
        let cells = sorted(&world, "name", direction);
        cells.iter().map(|cell| format!("{cell:?}").to_lowercase()).collect()
    };
    let mut reversed = names(Direction::Down);
    reversed.reverse();
    assert_eq!(names(Direction::Up), reversed);
    let directory = ready(&world);
    let by_stage = |direction| {
        let sort = Sort { by: "stage".to_owned(), direction };
        let wish = Wish { sort, ..Wish::default() };
        let list = list(&world.app, &directory, &wish).unwrap();
        let rows = rows(&world.app, &directory, &list, 0..usize::MAX, &[]).unwrap();
        rows.iter().map(|row| row.reached.map(|at| at.stage.number)).collect::<Vec<_>>()
    };
    let rising = by_stage(Direction::Up);
    let falling = by_stage(Direction::Down);
    let graduates = rising.iter().flatten().count();
    assert!(rising[..graduates].is_sorted() && falling[..graduates].iter().rev().is_sorted());
    assert!(rising[graduates..].iter().chain(&falling[graduates..]).all(Option::is_none));
    let unknown = Sort { by: "religion".to_owned(), direction: Direction::Up };
    let wish = Wish { sort: unknown, ..Wish::default() };
    assert_eq!(list(&world.app, &directory, &wish).unwrap_err().id, "error-field-unknown");
}

#[test]
fn the_view_of_a_person_tells_cohorts_attendance_road_and_history() {
    let world = World::new();
    let directory = ready(&world);
    let graduated = world.all::<Cohort>();
    let graduated = graduated.iter().find(|one| one.state == CohortState::Graduated).unwrap();
    let exporter = directory
        .ask(|known| {
            let mut all = known.graduates();
            all.find(|(id, at)| at.stage.number == 8 && known.cohorts_of(*id) == [graduated.id])
        })
        .flatten()
        .unwrap()
        .0;
    let running = world.all::<Cohort>();
    let running = running.iter().find(|one| one.state == CohortState::Running).unwrap();
    let again = Enrolment {
        id: EnrolmentId::new(Clock::fresh_id()),
        cohort: running.id,
        person: exporter,
        roll: 77,
        joined: Some(world.app.today()),
        ..Enrolment::default()
    };
    world.commit(|change| change.create(&again).unwrap());
    directory.renew(&world.app).unwrap();

    let seen = view(&world.app, &directory, exporter).unwrap();
    let cohorts: Vec<_> = seen.places.iter().map(|place| place.cohort.id).collect();
    assert_eq!(cohorts, [running.id, graduated.id], "the latest first");
    assert_eq!(seen.places[0].enrolment.roll, 77);
    assert!(seen.places[0].outcome.is_none() && seen.places[0].attendance.percent.is_none());
    assert!(seen.places[1].outcome.is_some() && seen.places[1].attendance.percent > Some(79));
    assert_eq!(seen.road.ventures.len(), 1);
    assert_eq!(seen.standing.reached.number, 8);
    assert_eq!(seen.reached.map(|at| at.stage.number), Some(8));
    assert!(!seen.road.milestones.is_empty() && !seen.road.shipments.is_empty());

    let mut form = Form::<Person>::open(&world.app, key(exporter)).unwrap();
    set_field(&world.app, &directory, &mut form, "village", "Sukorejo").unwrap();
    let told = journey::Told {
        nik: seen.person.nik.as_ref().unwrap().to_string(),
        step: "mentor".to_owned(),
        on: world.app.today(),
        ..journey::Told::default()
    };
    journey::add(&world.app, &told).unwrap();
    let seen = view(&world.app, &directory, exporter).unwrap();
    let commands: Vec<_> = seen.history.iter().map(|row| row.command.as_str()).take(3).collect();
    assert_eq!(commands, ["milestone.add", "person.edit", "practice.cohort"]);
    assert!(seen.history.iter().all(|row| row.operator == "Sari"));
    assert_eq!(seen.standing.reached.number, 10);
    let nobody = PersonId::new(Clock::fresh_id());
    assert_eq!(view(&world.app, &directory, nobody).unwrap_err().id, "error-record-gone");
}

#[test]
fn a_new_person_is_saved_with_the_name_together_with_what_came_before_it() {
    let world = World::new();
    let directory = ready(&world);
    let (before, count) = (world.changes(), world.all::<Person>().len());
    let mut form = new_form();
    let set = |form: &mut Form<Person>, field: &str, text: &str| {
        set_field(&world.app, &directory, form, field, text)
    };
    assert!(set(&mut form, "nik", "332419 460891 9940").unwrap().is_none());
    assert!(set(&mut form, "sex", "P").unwrap().is_none());
    assert_eq!(set(&mut form, "phone", "0812 x").unwrap_err().id, "finding-not-digits");
    assert_eq!((form.stored(), world.changes()), (Stored::NotYet, before));
    assert!(set(&mut form, "name", "Zubaedah").unwrap().is_some());
    assert_eq!((form.stored(), world.changes()), (Stored::Yes, before + 1));
    assert!(set(&mut form, "village", "Boja").unwrap().is_some());
    assert!(set(&mut form, "village", "Boja").unwrap().is_none(), "the same is no change");
    let stored = world.all::<Person>();
    assert_eq!(stored.len(), count + 1);
    assert_eq!(stored.last(), Some(form.record()));
    world.undo();
    world.undo();
    assert_eq!(world.all::<Person>().len(), count);
    let gone = set(&mut form, "village", "Weleri").unwrap_err();
    assert_eq!(gone.id, "error-record-gone");
}

#[test]
fn a_nik_belongs_to_one_person_and_tells_of_the_empty_fields() {
    let world = World::new();
    let directory = ready(&world);
    let owner = world.all::<Person>().remove(0);
    let nik = owner.nik.clone().unwrap();
    let mut form = new_form();
    let taken = set_field(&world.app, &directory, &mut form, "nik", &nik.grouped()).unwrap_err();
    assert_eq!(
        (taken.id, taken.facts),
        ("error-nik-taken", vec![("name", owner.name.clone().into())])
    );
    let mut own = Form::<Person>::open(&world.app, key(owner.id)).unwrap();
    set_field(&world.app, &directory, &mut own, "nik", nik.as_str()).unwrap();

    set_field(&world.app, &directory, &mut form, "nik", "3324194608919940").unwrap();
    let offered = offers(&world.app, form.record());
    let told: Vec<_> = offered.iter().map(|offer| (offer.field, offer.text.as_str())).collect();
    assert_eq!(told, [("birth_date", "1991-08-06"), ("sex", "F"), ("region", "332419")]);
    for offer in offered {
        set_field(&world.app, &directory, &mut form, offer.field, &offer.text).unwrap();
    }
    assert!(offers(&world.app, form.record()).is_empty());
}

#[rstest]
#[case(Person { nik: Nik::parse("3324194608919940").ok(), ..Person::default() }, &[("Siti Aminah", Likeness::Nik)])]
#[case(Person { phone: Phone::parse("0812 3456 7890").ok(), ..Person::default() }, &[("Siti Aminah", Likeness::Phone)])]
#[case(Person { phone_other: Phone::parse("081234567890").ok(), ..Person::default() }, &[("Siti Aminah", Likeness::Phone)])]
#[case(born("Hj. St. Aminah binti Tono", "1991-08-06"), &[("Siti Aminah", Likeness::NameAndBirth)])]
#[case(born("Siti Aminah", "1991-08-07"), &[])]
#[case(Person { name: "Siti Aminah".into(), ..Person::default() }, &[])]
#[case(born("", "1991-08-06"), &[])]
#[case(born("Siti", "1991-08-06"), &[])]
fn look_alikes_share_a_number_or_name_and_birth(
    #[case] typed: Person,
    #[case] wanted: &[(&str, Likeness)],
) {
    let world = World::new();
    let siti = Person {
        id: PersonId::new(Clock::fresh_id()),
        nik: Nik::parse("3324194608919940").ok(),
        phone: Phone::parse("081234567890").ok(),
        ..born("Siti Aminah", "1991-08-06")
    };
    world.commit(|change| change.create(&siti).unwrap());
    let directory = ready(&world);
    let found = alike(&world.app, &directory, &typed).unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.why)).collect();
    assert_eq!(told, wanted);
    assert!(found.iter().all(|one| one.birth_date == siti.birth_date && one.cohorts.is_empty()));
    assert!(alike(&world.app, &directory, &siti).unwrap().is_empty(), "nobody is like themselves");
    assert!(alike(&world.app, &SharedDirectory::default(), &typed).unwrap().is_empty());
}

fn born(name: &str, day: &str) -> Person {
    Person { name: name.to_owned(), birth_date: day.parse().ok(), ..Person::default() }
}
