//! Keys in, text out: the list of people against a practice centre.

use crate::app::people::{self, Ask, Wish};
use crate::app::practice::tests::World;
use crate::domain::records::Person;

use super::fixtures::drawn;
use super::keyed::{SIZE, line, play, start};
use super::keys::Key;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Then};

/// The list on the screen, with the part of the desk that it needs.
struct Clerk {
    world: World,
    state: AppState,
    /// Lists and windows that were read.
    asked: (usize, usize),
    left: Vec<Effect>,
}

impl Clerk {
    fn new() -> Self {
        let world = World::new();
        world.app.directory.renew(&world.app).unwrap();
        let found = people::find(&world.app, Wish::default(), None, 20).unwrap();
        let state = start(Loaded::People(Box::new(found)));
        Self { world, state, asked: (0, 0), left: Vec::new() }
    }

    fn play(&mut self, keys: &str) -> &mut Self {
        let effects = play(&mut self.state, keys);
        self.follow(effects)
    }

    fn press(&mut self, key: Key) -> &mut Self {
        let effects = self.state.update(Event::Key(key));
        self.follow(effects)
    }

    fn follow(&mut self, mut effects: Vec<Effect>) -> &mut Self {
        self.left.clear();
        while let Some(effect) = effects.pop() {
            let loaded = match effect {
                Effect::Do(Job::People(Ask::List(wish, around, count))) => {
                    self.asked.0 += 1;
                    let found = people::find(&self.world.app, wish, around, count).unwrap();
                    Loaded::People(Box::new(found))
                }
                Effect::Do(Job::People(Ask::Rows(list, places))) => {
                    self.asked.1 += 1;
                    let window = people::Window::read(&self.world.app, &list, places);
                    Loaded::PeopleRows(window.unwrap())
                }
                other => {
                    self.left.push(other);
                    continue;
                }
            };
            let done = Done::Loaded(Box::new(loaded), Then::Renew);
            effects.extend(self.state.update(Event::Done(Box::new(done))));
        }
        self
    }

    /// The rows that are seen.
    fn rows(&self) -> Vec<String> {
        let text = drawn(&self.state, SIZE);
        let rows = text.lines().skip(3).take(18).filter(|line| !line.trim().is_empty());
        rows.map(str::to_owned).collect()
    }

    fn under(&self) -> String {
        let row = self.rows().into_iter().find(|row| row.starts_with('>'));
        row.unwrap_or_default().chars().skip(2).take(24).collect::<String>().trim().to_owned()
    }
}

#[test]
fn the_first_page_stands_there_and_far_rows_are_read_when_they_are_seen() {
    let mut clerk = Clerk::new();
    let people = clerk.world.all::<Person>();
    assert!(people.len() > 40, "{}", people.len());
    assert_eq!(clerk.rows().len(), 18);
    clerk.press(Key::End);
    let mut names: Vec<String> = people.into_iter().map(|person| person.name).collect();
    names.sort_by_key(|name| crate::domain::text::fold_name(name));
    assert!(!clerk.under().is_empty());
    assert!(names.last().unwrap().starts_with(&clerk.under()), "{} {names:?}", clerk.under());
    assert_eq!(clerk.asked, (0, 1));
    clerk.press(Key::PageUp).press(Key::PageUp);
    assert_eq!(clerk.asked, (0, 1), "pages near by were read with it");
    assert_eq!(clerk.rows().len(), 18);
}

#[test]
fn a_filter_is_typed_as_text_and_its_first_hit_is_taken() {
    let mut clerk = Clerk::new();
    let people = clerk.world.all::<Person>();
    let person = people.iter().find(|person| person.nik.is_some()).unwrap();
    let nik = person.nik.as_ref().unwrap().as_str().to_owned();
    clerk.press(Key::End).play("/").play(&nik);
    assert_eq!(clerk.rows().len(), 1, "{:?}", clerk.rows());
    assert!(person.name.starts_with(&clerk.under()));
    let shown = super::value::nik(&nik);
    assert!(clerk.rows()[0].contains(&shown), "{:?}", clerk.rows());
    clerk.play("{Enter}{Enter}");
    let page = Page::Person(person.id);
    assert!(
        matches!(&clerk.left[..], [Effect::Do(Job::Load(found, Then::Push))] if *found == page)
    );
}

#[test]
fn keys_typed_while_a_list_is_read_are_played_in_order() {
    let mut clerk = Clerk::new();
    let effects = play(&mut clerk.state, "/siti{Enter}");
    assert_eq!(effects.len(), 1, "the others wait");
    clerk.follow(effects);
    assert!(line(&clerk.state, 1).contains("saring: siti"), "{}", line(&clerk.state, 1));
    assert!(clerk.rows().iter().all(|row| row.to_lowercase().contains("siti")));
}

#[test]
fn another_order_keeps_the_cursor_on_its_person_and_nothing_is_last() {
    let mut clerk = Clerk::new();
    clerk.play("{Down}{Down}{Down}");
    let under = clerk.under();
    clerk.play("sss{Enter}");
    assert!(line(&clerk.state, 2).contains("HP^"), "{}", line(&clerk.state, 2));
    assert_eq!(clerk.under(), under);
}

#[test]
fn a_person_is_added_by_a_sign_and_lists_are_taken_in_by_a_key() {
    let mut clerk = Clerk::new();
    clerk.play("+");
    assert!(matches!(&clerk.left[..], [Effect::Do(Job::Load(Page::Form(_), Then::Push))]));
    let mut clerk = Clerk::new();
    clerk.press(Key::F(7));
    assert!(matches!(&clerk.left[..], [Effect::Do(Job::Load(Page::Intake(_), Then::Push))]));
}

#[test]
fn a_list_that_is_read_again_keeps_filter_order_and_row() {
    let mut clerk = Clerk::new();
    clerk.play("/a{Enter}s{Down}{Down}{Enter}").press(Key::End);
    let (under, state) = (clerk.under(), line(&clerk.state, 1));
    let effects = clerk.state.update(Event::NewDay);
    clerk.follow(effects);
    assert_eq!((clerk.under(), line(&clerk.state, 1)), (under, state));
}
