//! Keys in, text out: forms against a practice centre.

use crate::app::drafts;
use crate::app::practice::tests::World;
use crate::app::sheet::{self, Subject};
use crate::domain::id::CohortId;
use crate::domain::records::{Enrolment, Person};

use super::fixtures::drawn;
use super::keyed::{SIZE, play, start};
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, SheetDone, Then};

/// A form on the screen, with the part of the desk that forms need.
struct Typist {
    world: World,
    state: AppState,
}

impl Typist {
    fn at(subject: Subject) -> Self {
        let world = World::new();
        world.app.directory.renew(&world.app).unwrap();
        let view = sheet::open_form(&world.app, subject).unwrap();
        let state = start(Loaded::Form(Box::new(view)));
        Self { world, state }
    }

    fn play(&mut self, keys: &str) -> &mut Self {
        let mut effects = play(&mut self.state, keys);
        while !effects.is_empty() {
            let done = effects.drain(..).filter_map(|effect| self.done(effect)).collect::<Vec<_>>();
            effects = done
                .into_iter()
                .flat_map(|done| self.state.update(Event::Done(Box::new(done))))
                .collect();
        }
        self
    }

    fn done(&self, effect: Effect) -> Option<Done> {
        let app = &self.world.app;
        match effect {
            Effect::Beep => None,
            Effect::Do(Job::Sheet(mut held, ask, typed)) => {
                let answer = held.carry_out(app, ask, typed).unwrap();
                let beside = held.beside(app).unwrap();
                Some(Done::Sheet(SheetDone { held, beside, answer }))
            }
            Effect::Do(Job::KeepDraft(keeping)) => {
                keeping.carry_out(app);
                None
            }
            Effect::Do(Job::Load(Page::Form(subject), then)) => {
                let view = sheet::open_form(app, subject).unwrap();
                Some(Done::Loaded(Box::new(Loaded::Form(Box::new(view))), then))
            }
            Effect::Do(Job::Load(..)) => {
                let home = Loaded::Home(Box::new(super::fixtures::home()));
                Some(Done::Loaded(Box::new(home), Then::Renew))
            }
            Effect::Do(other) => panic!("{other:?}"),
        }
    }

    fn line(&self, label: &str) -> String {
        let text = drawn(&self.state, SIZE);
        let found = text.lines().find(|line| line.contains(label));
        found.unwrap_or_else(|| panic!("no {label} in\n{text}")).to_owned()
    }

    fn advice(&self) -> String {
        drawn(&self.state, SIZE).lines().nth(21).unwrap().trim_end().to_owned()
    }

    fn person(&self, name: &str) -> Option<Person> {
        self.world.all::<Person>().into_iter().find(|person| person.name == name)
    }

    /// Waits until the writer has done what it was handed.
    fn settled(&self) -> Vec<(drafts::DraftName, drafts::Draft)> {
        let (sender, receiver) = std::sync::mpsc::channel();
        let name = drafts::DraftName { screen: "none".to_owned(), record: uuid::Uuid::nil() };
        drafts::forget(&self.world.app, &name, move |_| sender.send(()).unwrap());
        receiver.recv().unwrap();
        drafts::list(&self.world.app).unwrap()
    }
}

fn new_in_class() -> (Typist, CohortId) {
    // Every practice centre of one seed is the same.
    let cohort = World::new().running().id;
    (Typist::at(Subject::NewPerson(Some(cohort))), cohort)
}

#[test]
fn somebody_new_is_stored_with_the_name_and_enrolled_and_every_field_goes_in_at_once() {
    let (mut typist, _) = new_in_class();
    let before = typist.world.all::<Enrolment>().len();
    assert!(typist.line("Peserta >").contains("BELUM TERSIMPAN"));
    typist.play("3324015107900003");
    // Sixteen digits are a whole NIK: the next field follows by itself, and the NIK offers more.
    assert!(typist.line("Nama").starts_with('>'), "{}", drawn(&typist.state, SIZE));
    assert!(typist.line("Tanggal lahir").contains("11-07-1990"));
    assert_eq!(typist.person("Siti Baru"), None);
    typist.play("Siti Baru{Enter}");
    let person = typist.person("Siti Baru").unwrap();
    assert_eq!(person.nik.as_ref().map(crate::domain::text::Nik::as_str), Some("3324015107900003"));
    assert_eq!(typist.world.all::<Enrolment>().len(), before + 1);
    typist.play("Kendal{Enter}{Enter}{Enter}");
    let person = typist.person("Siti Baru").unwrap();
    assert_eq!(person.birth_place, "Kendal");
    assert_eq!(person.birth_date.map(|day| day.to_string()).as_deref(), Some("1990-07-11"));
    assert!(person.sex.is_some());
    assert!(typist.settled().is_empty(), "all of it is stored");
}

#[test]
fn what_is_refused_stands_beside_its_field_and_keeps_nobody_from_going_on() {
    let mut typist = Typist::at(Subject::NewPerson(None));
    typist.play("{Enter}Budi Baru{Enter}{Enter}31-02-1990{Enter}");
    assert!(typist.line("Tanggal lahir").contains("31-02-1990"));
    assert!(typist.line("Jenis kelamin").starts_with('>'));
    assert!(typist.line("Peserta >").contains("1 perlu diperbaiki"));
    typist.play("per{Enter}");
    assert!(typist.line("Jenis kelamin").contains("Perempuan"));
    let drafts = typist.settled();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].1.typed.get("birth_date").map(String::as_str), Some("31-02-1990"));
    typist.play("{BTab}{BTab}");
    assert!(typist.advice().contains("tanggal"), "{}", typist.advice());
    for _ in 0..10 {
        typist.play("{Bksp}");
    }
    typist.play("10-11-1990{Enter}");
    let person = typist.person("Budi Baru").unwrap();
    assert_eq!(person.birth_date.map(|day| day.to_string()).as_deref(), Some("1990-11-10"));
    assert!(typist.settled().is_empty());
}

#[test]
fn a_form_that_is_left_is_offered_again_and_goes_on_where_it_was() {
    let (mut typist, cohort) = new_in_class();
    typist.play("3324015107900003{Enter}{Enter}Ken{Esc}");
    let drafts = typist.settled();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].0, Subject::NewPerson(Some(cohort)).draft());
    let view = sheet::open_form(&typist.world.app, Subject::NewPerson(Some(cohort))).unwrap();
    typist.state = start(Loaded::Form(Box::new(view)));
    assert!(typist.advice().starts_with("Belum selesai: "), "{}", typist.advice());
    typist.play("x");
    assert!(typist.advice().starts_with("Belum selesai: "), "no other key answers");
    typist.play("{Enter}{Enter}");
    assert!(typist.line("NIK").contains("332401 510790 0003"));
    assert!(typist.line("Nama").starts_with('>'));
    assert!(typist.line("Tempat lahir").contains("Ken"));
    typist.play("Siti Lagi{Enter}");
    assert_eq!(typist.person("Siti Lagi").map(|person| person.birth_place).as_deref(), Some("Ken"));

    let (mut typist, cohort) = new_in_class();
    typist.play("3324015107900003{Esc}");
    let view = sheet::open_form(&typist.world.app, Subject::NewPerson(Some(cohort))).unwrap();
    typist.state = start(Loaded::Form(Box::new(view)));
    typist.play("{Del}");
    assert_eq!(typist.settled(), [], "dropped");
    assert!(!typist.line("NIK").contains("3324"));
}

#[test]
fn regions_and_days_are_chosen_and_a_stack_of_forms_goes_on() {
    let (mut typist, cohort) = new_in_class();
    typist.play("{Enter}Siti Satu{Enter}");
    let person = typist.person("Siti Satu").unwrap();
    typist.play("Kendal{Enter}{F2}{Right}{Enter}");
    let day = typist.person("Siti Satu").unwrap().birth_date.unwrap();
    assert_eq!(day, typist.world.app.today().succ_opt().unwrap().max(day));
    while !typist.line("Kecamatan").starts_with('>') {
        typist.play("{Enter}");
    }
    typist.play("kaliwungu{Enter}");
    let picture = drawn(&typist.state, SIZE);
    assert!(picture.contains("Kaliwungu Selatan"), "{picture}");
    typist.play("selatan{Enter}");
    let region = typist.person("Siti Satu").unwrap().region;
    assert!(region.is_some_and(|region| region.as_str().starts_with("3324")));
    typist.play("{F8}");
    assert!(typist.line("Peserta baru").contains("Formulir ke-2"));
    typist.play("{Enter}Siti Dua{Enter}{F4}");
    let second = typist.person("Siti Dua").unwrap();
    assert_eq!(second.birth_place, "Kendal");
    let in_class: Vec<_> = typist.world.all::<Enrolment>();
    for id in [person.id, second.id] {
        assert!(in_class.iter().any(|one| one.person == id && one.cohort == cohort));
    }
}

#[test]
fn the_latest_field_is_taken_back_at_once() {
    let mut typist = Typist::at(Subject::NewPerson(None));
    typist.play("{Enter}Budi Baru{Enter}Kendal{Enter}");
    let effects = play(&mut typist.state, "{^Z}");
    assert!(matches!(&effects[..], [Effect::Do(Job::Peek(_))]));
    let next = crate::app::deeds::next(&typist.world.app, crate::app::deeds::Turn::Undo).unwrap();
    let peeked = Done::Peeked(crate::app::deeds::Turn::Undo, next.map(Box::new));
    let effects = typist.state.update(Event::Done(Box::new(peeked)));
    assert!(matches!(&effects[..], [Effect::Do(Job::Turn(..))]), "{effects:?}");
}

#[test]
fn typing_over_an_offered_draft_mixes_no_two_people() {
    let (mut typist, cohort) = new_in_class();
    typist.play("3324015107900003{Esc}");
    let view = sheet::open_form(&typist.world.app, Subject::NewPerson(Some(cohort))).unwrap();
    typist.state = start(Loaded::Form(Box::new(view)));
    typist.play("3324056402910005{Enter}Orang Lain{Enter}");
    assert!(typist.advice().starts_with("Belum selesai: "), "{}", typist.advice());
    assert_eq!(typist.person("Orang Lain"), None);
    typist.play("{Enter}");
    assert!(typist.line("NIK").contains("332401 510790 0003"));
}

#[test]
fn a_question_over_the_form_takes_nothing_out_of_it() {
    let (mut typist, _) = new_in_class();
    typist.play("3324015107900003{Enter}{Enter}Kendal");
    let effects = play(&mut typist.state, "{^Z}");
    for effect in effects {
        if !matches!(effect, Effect::Do(Job::Peek(_))) {
            typist.done(effect);
        }
    }
    typist.state.update(Event::Done(Box::new(Done::Peeked(crate::app::deeds::Turn::Undo, None))));
    typist.play("{Enter}");
    assert!(typist.line("NIK").contains("332401 510790 0003"));
    assert!(typist.line("Tempat lahir").contains("Kendal"));
    assert_eq!(typist.settled()[0].1.typed.len(), 2);
}

#[test]
fn what_acts_at_its_end_waits_until_what_was_refused_is_mended() {
    let cohort = World::new().running().id;
    let mut typist = Typist::at(Subject::PlanSessions(cohort));
    typist.play("el2{Enter}{F8}");
    let picture = drawn(&typist.state, SIZE);
    assert!(picture.contains("Betulkan dulu 1 isian"), "{picture}");
}
