//! Tries edits field by field against a real store.

use uuid::Uuid;

use super::*;
use crate::app::practice::tests::World;
use crate::app::{deeds, history, journey, memberships};
use crate::domain::id::{FollowUpId, PermitId, PersonId};
use crate::domain::record::Record as _;
use crate::domain::records::{
    Centre, Consent, Enrolment, FollowUp, Operator, Permit, PermitKind, Person, Role, Venture,
};
use crate::domain::text::Phone;

fn told(world: &World) -> Vec<(String, Vec<(String, CommandArg)>)> {
    let log = history::log(&world.app, None, 1).unwrap();
    log.into_iter().map(|change| (change.command, change.args)).collect()
}

fn text(name: &str, text: &str) -> (String, CommandArg) {
    (name.to_owned(), CommandArg::Text(text.to_owned()))
}

#[test]
fn a_finished_field_is_one_change_that_tells_which_field_of_whom() {
    let world = World::new();
    let person = world.all::<Person>().remove(0);
    let before = world.changes();
    let edited = set_field::<Person>(&world.app, person.key(), "phone", "0812 3456 7890").unwrap();
    assert_eq!(edited.record.phone, Phone::parse("+6281234567890").ok());
    assert_eq!(world.all::<Person>()[0], edited.record);
    assert_eq!(world.changes(), before + 1);
    let args = vec![text("field", "phone"), text("name", &person.name)];
    assert_eq!(told(&world), [("person.edit".to_owned(), args)]);
    world.undo();
    assert_eq!(world.all::<Person>()[0], person);
}

#[test]
fn the_same_value_again_is_no_change_and_a_refused_one_leaves_all_as_it_was() {
    let world = World::new();
    let person = world.all::<Person>().remove(0);
    let before = world.changes();
    let same = set_field::<Person>(&world.app, person.key(), "name", &person.name).unwrap();
    assert_eq!(same, Edited { record: person.clone(), receipt: None });
    let refused = set_field::<Person>(&world.app, person.key(), "nik", "12345").unwrap_err();
    assert_eq!(refused.id, "finding-length");
    let empty = set_field::<Person>(&world.app, person.key(), "name", " ").unwrap_err();
    assert_eq!((empty.id, world.changes()), ("finding-empty", before));
    let nobody = RecordKey { parent: Uuid::nil(), id: Uuid::from_u128(7) };
    let gone = set_field::<Person>(&world.app, nobody, "name", "Siti").unwrap_err();
    assert_eq!(gone.id, "error-record-gone");
    let unknown = set_field::<Person>(&world.app, person.key(), "religion", "x").unwrap_err();
    assert_eq!(unknown.id, "error-field-unknown");
}

#[test]
fn words_of_lists_countries_and_short_days_are_understood() {
    let world = World::new();
    let person = world.all::<Person>().remove(0);
    let set = |field: &str, text: &str| {
        let edited = set_field::<Person>(&world.app, person.key(), field, text).unwrap();
        let field = field_named(Person::FIELDS, field).unwrap();
        (field.get)(&edited.record)
    };
    assert_eq!(set("sex", "laki-laki"), Cell::Choice("sex", "M".to_owned()));
    assert_eq!(set("country", "Korea Selatan"), Cell::Text("KR".to_owned()));
    assert_eq!(set("birth_date", "11-7"), Cell::Date("2026-07-11".parse().unwrap()));
}

#[test]
fn what_another_screen_changed_in_the_meantime_stays() {
    let world = World::new();
    let person = world.all::<Person>().remove(0);
    set_field::<Person>(&world.app, person.key(), "village", "Sukorejo").unwrap();
    set_field::<Person>(&world.app, person.key(), "job", "Penjahit").unwrap();
    let stored = world.all::<Person>().remove(0);
    assert_eq!((stored.village.as_str(), stored.job.as_str()), ("Sukorejo", "Penjahit"));
}

#[test]
fn items_are_added_edited_and_taken_away_one_change_each() {
    let world = World::new();
    let venture = world.all::<Venture>().remove(0);
    let key = venture.key();
    let count = world.changes();
    let halal = Permit { kind: PermitKind::Halal, ..Permit::default() };
    let id: PermitId = add_item::<Venture, Permit>(&world.app, key, halal).unwrap();
    assert_eq!(told(&world)[0].1, [text("field", "permits"), text("name", &venture.name)]);
    let set = |field: &str, text: &str| {
        set_item_field::<Venture, Permit>(&world.app, (key, id), field, text)
    };
    assert_eq!(
        set("expires", "2027-01-31").unwrap().record.permits[&id].expires,
        "2027-01-31".parse().ok()
    );
    assert_eq!(set("kind", "rahasia").unwrap_err().id, "finding-not-in-list");
    remove_item::<Venture, Permit>(&world.app, key, id).unwrap();
    assert_eq!(set("number", "1").unwrap_err().id, "error-record-gone");
    assert_eq!((world.all::<Venture>().remove(0), world.changes()), (venture, count + 3));
    let person = world.all::<Person>().remove(0);
    let consent = Consent { purpose: "finance".to_owned(), ..Consent::default() };
    add_item::<Person, Consent>(&world.app, person.key(), consent).unwrap();
    assert!(world.all::<Person>()[0].consents_to("finance"));
}

#[test]
fn a_record_is_made_and_taken_away_and_its_name_is_told_even_then() {
    let world = World::new();
    let person = Person::new(PersonId::new(Clock::fresh_id()), "Zubaedah".to_owned());
    create(&world.app, &person).unwrap();
    let task = FollowUp {
        id: FollowUpId::new(Clock::fresh_id()),
        person: person.id,
        subject: "Bantu NIB".to_owned(),
        ..FollowUp::default()
    };
    create(&world.app, &task).unwrap();
    assert_eq!(told(&world)[0].1, [text("name", "Bantu NIB (Zubaedah)")]);
    let needed = remove::<Person>(&world.app, person.key()).unwrap_err();
    assert_eq!(needed.id, "error-record-needed", "her follow-up needs her");
    remove::<FollowUp>(&world.app, task.key()).unwrap();
    remove::<Person>(&world.app, person.key()).unwrap();
    assert_eq!(told(&world), [("person.remove".to_owned(), vec![text("name", "Zubaedah")])]);
    let deeds = deeds::history(&world.app, None).unwrap();
    assert_eq!(deeds[0].args, [("name".to_owned(), "Zubaedah".into())]);
    let nameless = Person::default();
    assert_eq!(create(&world.app, &nameless).unwrap_err().id, "error-record-empty");
    let missing: Vec<&str> = missing_for_saving(&nameless).iter().map(|field| field.name).collect();
    assert_eq!(missing, ["name"]);
}

#[test]
fn one_admin_stays_and_operators_have_names_of_their_own() {
    let world = World::new();
    let sari = world.all::<Operator>().remove(0);
    let demote = || set_field::<Operator>(&world.app, sari.key(), "role", "reader");
    assert_eq!(demote().unwrap_err().id, "error-last-admin");
    let budi = Operator {
        id: crate::domain::id::OperatorId::new(Clock::fresh_id()),
        name: "Budi".to_owned(),
        role: Role::Admin,
    };
    create(&world.app, &budi).unwrap();
    let same = set_field::<Operator>(&world.app, budi.key(), "name", " SARI ").unwrap_err();
    assert_eq!(same.id, "error-operator-there");
    let centre = world.all::<Centre>().remove(0);
    let edited = set_field::<Centre>(&world.app, centre.key(), "correction_days", "3").unwrap();
    assert_eq!(edited.record.correction_days, 3);
    assert_eq!(demote().unwrap().record.role, Role::Reader);
}

#[test]
fn no_header_of_the_journal_holds_anything_of_a_person_and_the_history_tells_it_all_the_same() {
    let world = World::new();
    let app = &world.app;
    let ventures = world.all::<Venture>();
    let owned = |person: &Person| ventures.iter().any(|venture| venture.owners == [person.id]);
    let mut people = world.all::<Person>().into_iter();
    let person = people.find(|person| person.nik.is_some() && owned(person)).unwrap();
    let before = world.changes();
    for (step, details) in [
        ("pameran", vec![("office", "Trade Expo".to_owned())]),
        ("nib", vec![("number", "9912345678901".to_owned())]),
        ("ekspor", vec![("invoice", "INV-1".to_owned())]),
    ] {
        let nik = person.nik.as_ref().unwrap().to_string();
        let venture = ventures.iter().find(|venture| venture.owners == [person.id]);
        let venture = venture.map(|venture| venture.name.clone());
        let (step, on) = (step.to_owned(), app.today());
        journey::add(app, &journey::Told { nik, step, on, venture, details }).unwrap();
    }
    set_field::<Person>(app, person.key(), "phone", "0812 3456 7890").unwrap();
    let enrolments = world.all::<Enrolment>();
    let left = enrolments.iter().find(|one| one.cohort == world.running().id).unwrap();
    let reason = format!("pindah bersama {}", person.name);
    let place = (left.cohort, left.id);
    memberships::withdraw(app, place, app.today(), &reason).unwrap();

    let count = world.changes() - before;
    assert_eq!(count, 5);
    let nik = person.nik.as_ref().unwrap().to_string();
    let own = [person.name.as_str(), &nik, "81234567890", &reason];
    // As the headers have it: every change of the practice centre, and these.
    for change in app.store.history(None, usize::MAX).unwrap() {
        for (name, value) in &change.args {
            let CommandArg::Text(text) = value else { continue };
            let holds = own.iter().find(|word| text.contains(**word));
            assert_eq!(holds, None, "{}: {name} = {text}", change.command);
        }
    }
    let said: Vec<Vec<(String, CommandArg)>> =
        history::log(app, None, count).unwrap().into_iter().map(|change| change.args).collect();
    assert!(said[0].contains(&text("reason", &reason)), "{said:?}");
    for args in &said[1..] {
        assert!(args.contains(&text("name", &person.name)), "{args:?}");
    }
    // What is taken back is told by its name too, and a new name is told of old changes.
    let (undone, _) = history::undo(app).unwrap();
    assert!(undone.args.contains(&text("reason", &reason)));
    set_field::<Person>(app, person.key(), "name", "Nama Baru").unwrap();
    let steps = history::log(app, None, 99).unwrap();
    let step = steps.iter().find(|change| change.command == "milestone.add").unwrap();
    assert!(step.args.contains(&text("name", "Nama Baru")), "{step:?}");
}
