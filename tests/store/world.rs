//! Small classes to change, and short ways to change them.

use chrono::NaiveDate;
use juragan::domain::id::{CohortId, EnrolmentId, OperatorId, PersonId, SessionId};
use juragan::domain::record::Record as _;
use juragan::domain::records::{
    Cohort, Enrolment, How, Mark, Operator, Person, Register, Session, Status,
};
use juragan::store::{Author, Change, ClockTrust, OpenOptions, Place, Receipt, Store, StoreError};
use uuid::Uuid;

/// An author at a fixed time.
pub(crate) fn author() -> Author {
    Author {
        operator: OperatorId::new(Uuid::from_u128(1)),
        wall_ms: 1_772_413_200_000,
        trust: ClockTrust::Fixed,
    }
}

/// Starts a change.
pub(crate) fn change(command: &str) -> Change {
    Change::new(Uuid::now_v7(), command, author())
}

/// Opens or makes a store in a folder.
pub(crate) fn options(folder: &std::path::Path) -> OpenOptions {
    OpenOptions::new(Place::Disk(folder.join("juragan.redb")), b"machine".to_vec())
}

/// A cohort of `size` people with `sessions` sessions and empty registers.
#[derive(Clone, Debug)]
pub(crate) struct Class {
    pub(crate) cohort: Cohort,
    pub(crate) people: Vec<Person>,
    pub(crate) enrolments: Vec<Enrolment>,
    pub(crate) sessions: Vec<Session>,
}

impl Class {
    pub(crate) fn new(size: u16, sessions: u16) -> Self {
        let cohort = Cohort {
            id: CohortId::new(Uuid::now_v7()),
            code: "2026-03".to_owned(),
            ..Cohort::default()
        };
        let people: Vec<Person> = (1..=size)
            .map(|roll| Person::new(PersonId::new(Uuid::now_v7()), format!("Peserta {roll}")))
            .collect();
        let enrolments = (1..)
            .zip(&people)
            .map(|(roll, person)| Enrolment {
                id: EnrolmentId::new(Uuid::now_v7()),
                cohort: cohort.id,
                person: person.id,
                roll,
                ..Enrolment::default()
            })
            .collect();
        let sessions = (1..=sessions)
            .map(|number| Session {
                id: SessionId::new(Uuid::now_v7()),
                cohort: cohort.id,
                number,
                date: NaiveDate::from_ymd_opt(2026, 3, 1 + u32::from(number % 28)).unwrap(),
                jp: 8,
                ..Session::default()
            })
            .collect();
        Self { cohort, people, enrolments, sessions }
    }

    /// Stores cohort and sessions as one change, people and enrolments as another.
    pub(crate) fn put(&self, store: &Store) -> Change {
        let mut plan = change("session.plan");
        plan.create(&Operator {
            id: author().operator,
            name: "Sari".to_owned(),
            ..Operator::default()
        })
        .unwrap();
        plan.create(&self.cohort).unwrap();
        for session in &self.sessions {
            plan.create(session).unwrap();
            plan.create(&self.register(session)).unwrap();
        }
        store.commit(plan).unwrap();
        let import = self.import();
        store.commit(import.clone()).unwrap();
        import
    }

    /// Stores the people alone.
    pub(crate) fn put_people(&self, store: &Store) {
        let mut newcomers = change("participants.import");
        for person in &self.people {
            newcomers.create(person).unwrap();
        }
        store.commit(newcomers).unwrap();
    }

    pub(crate) fn import(&self) -> Change {
        let mut import = change("participants.import");
        for (person, enrolment) in self.people.iter().zip(&self.enrolments) {
            import.create(person).unwrap();
            import.create(enrolment).unwrap();
        }
        import
    }

    pub(crate) fn register(&self, session: &Session) -> Register {
        Register { session: session.id, cohort: self.cohort.id, ..Register::default() }
    }

    /// Makes the change that marks `person` in `session`, from the stored register.
    pub(crate) fn marking(
        &self,
        store: &Store,
        session: usize,
        person: usize,
        status: Status,
    ) -> Change {
        self.try_marking(store, session, person, status).unwrap()
    }

    /// The same, or nothing while the store cannot be read.
    pub(crate) fn try_marking(
        &self,
        store: &Store,
        session: usize,
        person: usize,
        status: Status,
    ) -> Option<Change> {
        let key = self.register(&self.sessions[session]).key();
        let before: Register = store.read().ok()?.one(key).ok()??;
        let mut after = before.clone();
        let mark = Mark::new(status, How::Typed, 5, author().operator);
        after.marks.insert(self.enrolments[person].id, mark);
        let mut marking = change("register.mark");
        marking.update(&before, &after).ok()?;
        Some(marking)
    }

    /// Gives the letter of a stored mark, `.` for none; nothing where it cannot be read.
    pub(crate) fn try_letter(&self, store: &Store, session: usize, person: usize) -> Option<char> {
        let key = self.register(&self.sessions[session]).key();
        let register: Register = store.read().ok()?.one(key).ok()??;
        Some(register.marks.get(&self.enrolments[person].id).map_or('.', Mark::letter))
    }

    pub(crate) fn mark(
        &self,
        store: &Store,
        session: usize,
        person: usize,
        status: Status,
    ) -> Result<Receipt, StoreError> {
        store.commit(self.marking(store, session, person, status))
    }

    /// Gives the letter of a stored mark, `.` for none.
    pub(crate) fn letter(&self, store: &Store, session: usize, person: usize) -> char {
        self.try_letter(store, session, person).unwrap()
    }
}
