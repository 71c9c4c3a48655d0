//! Makes centres of many people for benchmarks, with a journal of single marks.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use juragan::app::opening::Opening;
use juragan::app::places::Places;
use juragan::app::practice::{self, Filling};
use juragan::app::{App, Clock};
use juragan::domain::id::SessionId;
use juragan::domain::record::{RecordKey, Table};
use juragan::domain::records::{Cohort, Enrolment, How, Mark, Person, Register, Session, Status};
use juragan::store::{Receipt, StoreError};

/// Sessions of a cohort of which every mark is a change of its own.
const SESSIONS: u16 = 13;

/// A centre on the disk.
pub(crate) struct Centre {
    /// Its file.
    pub(crate) data: PathBuf,
    /// Somebody in it.
    pub(crate) name: String,
    /// Bytes of the file for each person after compaction, with their place and their journal.
    pub(crate) person_bytes: u64,
    /// Bytes of the file for each mark after compaction.
    pub(crate) mark_bytes: u64,
}

impl Centre {
    /// Makes the practice centre, whose one class is held today, and adds archived cohorts until
    /// there are so many people and changes of one mark.
    pub(crate) fn make(folder: &Path, people: u32, marks: u32) -> Self {
        let places = Places::below(folder);
        let data = places.store.clone();
        let clock = Clock::parse_fixed("2026-03-02T08:00+07:00").unwrap();
        let opening = Opening { places, clock, operator: None, reader: PathBuf::new() };
        let app = practice::centre(&opening, practice::SEED).unwrap();
        let there = u32::try_from(app.store.read().unwrap().count(Table::Person).unwrap()).unwrap();
        let added = people - there;
        let start = compacted(&app, &data);
        let filling = Filling { people: added, sessions: 0 };
        practice::fill(&app, practice::SEED + 1, filling).unwrap();
        let peopled = compacted(&app, &data);
        let classes = planned(&app, marks);
        let before = compacted(&app, &data);
        mark(&app, classes, marks);
        let after = compacted(&app, &data);
        let name = somebody(&app);
        app.store.close().unwrap();
        Self {
            data,
            name,
            person_bytes: (peopled - start) / u64::from(added),
            mark_bytes: (after - before) / u64::from(marks),
        }
    }

    /// What is typed to find that somebody; it shows their name nowhere by itself.
    pub(crate) fn query(&self) -> String {
        let mut words: Vec<&str> = self.name.split(' ').collect();
        words.reverse();
        words.join(" ").to_lowercase()
    }
}

/// A cohort with the registers that it gets.
struct Class {
    members: Vec<Enrolment>,
    registers: Vec<Register>,
}

fn compacted(app: &App, data: &Path) -> u64 {
    app.store.compact().unwrap();
    std::fs::metadata(data).unwrap().len()
}

/// Names somebody of the archived cohorts by two words.
fn somebody(app: &App) -> String {
    let snapshot = app.store.read().unwrap();
    let person = |member: Enrolment| {
        let key = RecordKey { parent: uuid::Uuid::nil(), id: member.person.uuid() };
        snapshot.one::<Person>(key).unwrap().unwrap()
    };
    let cohorts = archived(app);
    let mut names = cohorts.iter().flat_map(|one| members(app, one)).map(|one| person(one).name);
    names.find(|name| name.split(' ').count() == 2).unwrap()
}

fn archived(app: &App) -> Vec<Cohort> {
    let cohorts = app.store.read().unwrap().all::<Cohort>().unwrap();
    // Those that were added are without sessions as yet, and so without a first day.
    cohorts.into_iter().filter(|one| one.start.is_none()).collect()
}

fn members(app: &App, cohort: &Cohort) -> Vec<Enrolment> {
    app.store.read().unwrap().children(cohort.id.uuid()).unwrap()
}

/// Plans sessions of as many cohorts as so many marks need.
fn planned(app: &App, marks: u32) -> Vec<Class> {
    let mut room = 0;
    let mut classes = Vec::new();
    for cohort in archived(app) {
        if room >= marks {
            break;
        }
        let mut change = app.change("session.plan");
        let members = members(app, &cohort);
        room += u32::try_from(members.len()).unwrap() * u32::from(SESSIONS);
        let mut registers = Vec::new();
        for number in 1..=SESSIONS {
            let session = Session {
                id: SessionId::new(Clock::fresh_id()),
                cohort: cohort.id,
                number,
                date: app.today() - chrono::Days::new(400 - u64::from(number)),
                jp: 8,
                ..Session::default()
            };
            let register =
                Register { session: session.id, cohort: cohort.id, ..Register::default() };
            change.create(&session).unwrap();
            change.create(&register).unwrap();
            registers.push(register);
        }
        app.store.commit(change).unwrap();
        classes.push(Class { members, registers });
    }
    assert!(room >= marks, "too few people for so many marks");
    classes
}

/// Hands every mark to the store as a change of its own; it commits them in groups.
fn mark(app: &App, classes: Vec<Class>, marks: u32) {
    let mut left = marks;
    for class in classes {
        let (sender, answers) = channel();
        let mut waiting = 0;
        for mut register in class.registers {
            for member in &class.members {
                if left == 0 {
                    break;
                }
                let before = register.clone();
                let mark = Mark::new(Status::Present, How::Typed, 1_700_000_000, app.operator);
                register.marks.insert(member.id, mark);
                let mut change = app.change("register.mark");
                change.update(&before, &register).unwrap();
                let sender = sender.clone();
                app.store.submit(change, move |outcome| sender.send(outcome).unwrap());
                (left, waiting) = (left - 1, waiting + 1);
            }
        }
        settle(&answers, waiting);
    }
    assert_eq!(left, 0);
}

fn settle(answers: &Receiver<Result<Receipt, StoreError>>, waiting: usize) {
    for outcome in answers.iter().take(waiting) {
        outcome.unwrap();
    }
}
