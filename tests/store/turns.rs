//! Random acts, taken back to the start and done again to the end.

use juragan::domain::records::{Enrolment, How, Mark, Person, Register, Session, Status};
use juragan::store::verify::verify;
use juragan::store::{Change, Store};
use proptest::prelude::*;
use uuid::Uuid;

use super::disk::{Disk, Honesty};
use super::world::{Class, author, change};

/// Everything that the acts can touch.
type State = (Vec<Person>, Vec<Enrolment>, Vec<Session>, Vec<Register>);

fn state(store: &Store) -> State {
    let snapshot = store.read().unwrap();
    let state = (
        snapshot.all().unwrap(),
        snapshot.all().unwrap(),
        snapshot.all().unwrap(),
        snapshot.all().unwrap(),
    );
    assert_eq!(snapshot.damaged(), 0);
    state
}

/// What an operator may do next; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Act {
    Mark(usize, usize, usize),
    Clear(usize, usize),
    Fill(usize),
    Rename(usize, String),
    Newcomer(String),
    Retitle(usize, u16),
    RemoveLast,
    /// Whether or not anything still names them.
    RemoveAny(usize),
    /// Takes back, or does again, any change of the history.
    Back(usize),
    Again(usize),
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..2_usize, 0..5_usize, 0..4_usize).prop_map(|(a, b, c)| Act::Mark(a, b, c)),
        1 => (0..2_usize, 0..5_usize).prop_map(|(a, b)| Act::Clear(a, b)),
        1 => (0..2_usize).prop_map(Act::Fill),
        1 => (0..5_usize, "[a-z]{0,4}").prop_map(|(a, b)| Act::Rename(a, b)),
        1 => "[A-Z][a-z]{2,6}".prop_map(Act::Newcomer),
        1 => (0..2_usize, 0..24_u16).prop_map(|(a, b)| Act::Retitle(a, b)),
        1 => Just(Act::RemoveLast),
    ]
}

fn mark(status: usize) -> Mark {
    let statuses = [Status::Present, Status::Excused, Status::Sick, Status::Absent];
    Mark::new(statuses[status].clone(), How::Typed, 5, author().operator)
}

/// Turns an act into a change; nothing where it would change nothing.
fn change_of(act: &Act, class: &Class, state: &State) -> Change {
    let (people, enrolments, sessions, registers) = state;
    let mut change = change("test.act");
    let on_register = |change: &mut Change, session: usize, edit: &dyn Fn(&mut Register)| {
        let mut after = registers[session].clone();
        edit(&mut after);
        change.update(&registers[session], &after).unwrap();
    };
    match act {
        Act::Mark(session, person, status) => on_register(&mut change, *session, &|register| {
            let enrolment = &enrolments[person % enrolments.len()];
            register.marks.insert(enrolment.id, mark(*status));
        }),
        Act::Clear(session, person) => on_register(&mut change, *session, &|register| {
            register.marks.remove(&enrolments[person % enrolments.len()].id);
        }),
        Act::Fill(session) => on_register(&mut change, *session, &|register| {
            for enrolment in enrolments {
                register.marks.entry(enrolment.id).or_insert_with(|| mark(0));
            }
        }),
        Act::Rename(person, email) => {
            let before = &people[person % people.len()];
            let after = Person { email: email.clone(), ..before.clone() };
            change.update(before, &after).unwrap();
        }
        Act::Newcomer(name) => {
            let newcomer = Class::new(1, 0);
            let person = Person { name: name.clone(), ..newcomer.people[0].clone() };
            let roll = u16::try_from(enrolments.len() + 1).unwrap();
            let enrolment =
                Enrolment { cohort: class.cohort.id, roll, ..newcomer.enrolments[0].clone() };
            change.create(&person).unwrap();
            change.create(&enrolment).unwrap();
        }
        Act::Retitle(session, jp) => {
            let before = &sessions[*session];
            change.update(before, &Session { jp: *jp, ..before.clone() }).unwrap();
        }
        Act::RemoveAny(number) => {
            if number % 2 == 0 {
                change.remove(&people[number % people.len()]).unwrap();
            } else {
                change.remove(&enrolments[number % enrolments.len()]).unwrap();
            }
        }
        Act::Back(_) | Act::Again(_) => {}
        Act::RemoveLast => {
            let free = enrolments.iter().rev().find(|enrolment| {
                registers.iter().all(|register| !register.marks.contains_key(&enrolment.id))
            });
            if let Some(enrolment) = free.filter(|_| enrolments.len() > 1) {
                change.remove(enrolment).unwrap();
            }
        }
    }
    change
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn acts_taken_back_give_the_first_state_and_done_again_the_last(
        acts in proptest::collection::vec(acts(), 1..25)
    ) {
        let class = Class::new(5, 2);
        let disk = Disk::new(Honesty::Syncs);
        let mut store = Store::create(&disk.options()).unwrap();
        class.put(&store);
        let first = state(&store);
        let mut done = 0;
        for act in &acts {
            let change = change_of(act, &class, &state(&store));
            if !change.is_empty() {
                store.commit(change).unwrap();
                done += 1;
            }
        }
        let last = state(&store);
        for _ in 0..done {
            let target = store.next_undo().unwrap().unwrap().id;
            store.undo(target, Uuid::now_v7(), author()).unwrap();
        }
        prop_assert_eq!(&state(&store), &first);
        store.close().unwrap();
        store = Store::open(&disk.options()).unwrap().store;
        for _ in 0..done {
            let target = store.next_redo().unwrap().unwrap().id;
            store.redo(target, Uuid::now_v7(), author()).unwrap();
        }
        prop_assert_eq!(&state(&store), &last);
        prop_assert!(store.next_redo().unwrap().is_none());
        prop_assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
        store.close().unwrap();
    }
}

fn wild_acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => acts(),
        2 => (0..12_usize).prop_map(Act::RemoveAny),
        3 => (0..12_usize).prop_map(Act::Back),
        2 => (0..12_usize).prop_map(Act::Again),
    ]
}

/// Does an act, or is refused; gives whether it was done.
fn wildly(act: &Act, class: &Class, store: &Store) -> bool {
    let history = store.history(None, 99).unwrap();
    match act {
        // The two changes that made the class stay.
        Act::Back(number) | Act::Again(number) if history.len() > 2 => {
            let target = history[number % (history.len() - 2)].id;
            if matches!(act, Act::Back(_)) {
                store.undo(target, Uuid::now_v7(), author()).is_ok()
            } else {
                store.redo(target, Uuid::now_v7(), author()).is_ok()
            }
        }
        Act::Back(_) | Act::Again(_) => false,
        act => {
            let now = state(store);
            if now.0.is_empty() || now.1.is_empty() {
                return false;
            }
            let change = change_of(act, class, &now);
            !change.is_empty() && store.commit(change).is_ok()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_is_taken_back_in_whatever_order_the_file_stays_right(
        acts in proptest::collection::vec(wild_acts(), 1..60)
    ) {
        let class = Class::new(5, 2);
        let disk = Disk::new(Honesty::Syncs);
        let store = Store::create(&disk.options()).unwrap();
        class.put(&store);
        for act in &acts {
            let before = state(&store);
            if !wildly(act, &class, &store) {
                prop_assert_eq!(state(&store), before, "refused, and something changed");
            }
            prop_assert_eq!(verify(&store.read().unwrap()).unwrap().found, [], "{:?}", act);
        }
        // What is offered can be done, or is refused without harm.
        while let Some(next) = store.next_undo().unwrap() {
            if store.undo(next.id, Uuid::now_v7(), author()).is_err() {
                break;
            }
        }
        prop_assert_eq!(verify(&store.read().unwrap()).unwrap().found, []);
        store.close().unwrap();
    }
}
