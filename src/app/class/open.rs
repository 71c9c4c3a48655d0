//! Opens the register of one session.

use crate::app::{App, AppError, ErrorKind};
use crate::domain::id::{CohortId, EnrolmentId, SessionId};
use crate::domain::record::Record as _;
use crate::domain::records::{Centre, Enrolment, Register, Session};

use super::step::mark_letter;
use super::{Book, ClassRow, ClassView, HISTORY_MOST, HasRegister, Presence, Standing};

/// Opens the register of a session.
pub fn open_class(app: &App, cohort: CohortId, session: SessionId) -> Result<ClassView, AppError> {
    let snapshot = app.store.read()?;
    let mut book = Book::read(&snapshot, cohort)?;
    let gone = || AppError::new(ErrorKind::Data, "error-session-gone");
    let here = book.session(session).ok_or_else(gone)?;
    let empty = Register { session, cohort, ..Register::default() };
    // A damaged register is an error here: taken as empty it would be written over.
    let register: Option<Register> = snapshot.one(empty.key())?;
    let has_register = if register.is_some() { HasRegister::Yes } else { HasRegister::NotYet };
    let centre = snapshot.all::<Centre>()?.pop().unwrap_or_default();
    let here = here.clone();
    book.registers.insert(session, register.unwrap_or(empty));
    Ok(ClassView::new(book, here, has_register, centre.correction_days))
}

impl ClassView {
    /// Puts a register together from what was read; tests make one by hand this way.
    pub(super) fn new(
        book: Book,
        session: Session,
        has_register: HasRegister,
        correction_days: u16,
    ) -> Self {
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
            has_register,
            pending: Vec::new(),
            book,
        };
        let all: Vec<EnrolmentId> = view.rows.iter().map(|row| row.enrolment).collect();
        view.renew(&all);
        view
    }
}

fn presence(enrolment: &Enrolment, session: &Session) -> Presence {
    match () {
        () if enrolment.is_expected_on(session.date) => Presence::Expected,
        () if enrolment.left.is_some_and(|left| left <= session.date) => Presence::Left,
        () => Presence::NotYet,
    }
}

/// Writes the letters of the sessions before this one that were taken.
fn history(book: &Book, session: &Session, enrolment: EnrolmentId) -> String {
    let before = book.sessions.iter().take_while(|row| row.id != session.id);
    let held: Vec<&Session> = before.filter(|row| row.is_held()).collect();
    held.iter()
        .skip(held.len().saturating_sub(HISTORY_MOST))
        .map(|row| book.mark(row.id, enrolment).map_or(' ', mark_letter))
        .collect()
}
