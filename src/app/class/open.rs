//! Opens the register of one session.

use crate::app::{App, AppError, ErrorKind};
use crate::domain::id::{CohortId, EnrolmentId, SessionId};
use crate::domain::record::Record as _;
use crate::domain::records::{Centre, Enrolment, Register, Session};

use super::told::mark_letter;
use super::{Book, ClassRow, ClassView, HISTORY_MOST, HasRegister, Presence, Standing};

/// Opens the register of a session.
pub fn open_class(app: &App, cohort: CohortId, session: SessionId) -> Result<ClassView, AppError> {
    let snapshot = app.store.read()?;
    let gone = || AppError::new(ErrorKind::Data, "error-session-gone");
    let mut book = Book::read(&snapshot, cohort)?;
    let empty = Register { session, cohort, ..Register::default() };
    // A damaged register is an error here: taken as empty it would be written over.
    let register: Option<Register> = snapshot.one(empty.key())?;
    let has_register = if register.is_some() { HasRegister::Yes } else { HasRegister::NotYet };
    let centre = snapshot.all::<Centre>()?.pop().unwrap_or_default();
    book.registers.insert(session, register.unwrap_or(empty));
    let view = ClassView::of(book, session, centre.correction_days).ok_or_else(gone)?;
    Ok(ClassView { has_register, ..view })
}

impl ClassView {
    /// Puts the register of a session together from the book of its cohort; none where the book
    /// has no such session.
    pub fn of(book: Book, session: SessionId, correction_days: u16) -> Option<Self> {
        let session = book.session(session)?.clone();
        let index = book.sessions.iter().position(|row| row.id == session.id);
        let neighbour = |index: Option<usize>| Some(book.sessions.get(index?)?.id);
        let module = session.lessons.values().find_map(|lesson| lesson.module);
        let module = module.and_then(|module| book.curriculum.modules.get(&module));
        let rows = book.members.iter().map(|member| ClassRow {
            enrolment: member.enrolment.id,
            roll: member.enrolment.roll,
            name: member.name.clone(),
            presence: presence(&member.enrolment, &session),
            history: history(&book, &session, member.enrolment.id),
            mark: None,
            standing: Standing::default(),
        });
        let mut view = Self {
            module: module.map(|module| module.title.clone()).unwrap_or_default(),
            rows: rows.collect(),
            previous: neighbour(index.and_then(|index| index.checked_sub(1))),
            next: neighbour(index.and_then(|index| index.checked_add(1))),
            correction_days,
            register: book.registers.get(&session.id).cloned().unwrap_or_default(),
            session,
            has_register: HasRegister::Yes,
            pending: Vec::new(),
            book,
        };
        let all: Vec<EnrolmentId> = view.rows.iter().map(|row| row.enrolment).collect();
        view.renew(&all);
        Some(view)
    }
}

fn presence(enrolment: &Enrolment, session: &Session) -> Presence {
    match () {
        () if enrolment.is_expected_on(session.date) => Presence::Expected,
        () if enrolment.left.is_some_and(|left| left <= session.date) => Presence::Left,
        () => Presence::NotYet,
    }
}

/// Writes the letters of the sessions before this one whose roll was at least begun.
fn history(book: &Book, session: &Session, enrolment: EnrolmentId) -> String {
    let is_begun = |row: &&Session| {
        row.is_held() || book.registers.get(&row.id).is_some_and(|roll| !roll.marks.is_empty())
    };
    let before = book.sessions.iter().take_while(|row| row.id != session.id);
    let held: Vec<&Session> = before.filter(is_begun).collect();
    held.iter()
        .skip(held.len().saturating_sub(HISTORY_MOST))
        .map(|row| book.mark(row.id, enrolment).map_or(' ', mark_letter))
        .collect()
}
