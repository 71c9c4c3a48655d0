//! Takes the register of a session without the screen: marks from a line, close and reopen.

use std::sync::mpsc::channel;

use crate::domain::grammar::{LineFault, Refusal, Sign, parse_line};
use crate::domain::records::Session;

use super::class::{ClassView, Closing, Settled, Staged, Stamp, Told, open_class, submit};
use super::{App, AppError, ErrorKind, cohorts, sessions};

/// Marks people as a line such as `07I13A22S29T20=` says; all of it or nothing.
pub fn mark(app: &App, which: (&str, u16), line: &str) -> Result<(ClassView, Vec<Told>), AppError> {
    let mut view = open(app, which)?;
    let rolls: Vec<u16> = view.rows.iter().map(|row| row.roll).collect();
    let acts = parse_line(line, &rolls).map_err(|fault| refused(&fault))?;
    let staged = view.stage(&acts, stamp(app))?;
    let told = once_each(&staged.told);
    store(app, staged)?;
    Ok((view, told))
}

/// Tells of each person once: `T20` comes as `T` and then its minutes.
fn once_each(told: &[Told]) -> Vec<Told> {
    let mut once: Vec<Told> = Vec::new();
    for one in told {
        match (once.last_mut(), one) {
            (
                Some(Told::Marked { roll: last, after: shown, .. }),
                Told::Marked { roll, after, .. },
            ) if last == roll => shown.clone_from(after),
            _ => once.push(one.clone()),
        }
    }
    once
}

/// Closes the roll of a session; `default` is for those without a mark, and there must be none of
/// them without it.
pub fn close(app: &App, which: (&str, u16), default: Option<Sign>) -> Result<(), AppError> {
    let closing = default.map_or(Closing::Complete, Closing::Default);
    let staged = open(app, which)?.close(closing, stamp(app))?;
    store(app, staged)
}

/// Opens a closed roll again; the reason stays with the session.
pub fn reopen(app: &App, which: (&str, u16), reason: &str) -> Result<(), AppError> {
    let staged = open(app, which)?.reopen(reason, stamp(app))?;
    store(app, staged)
}

fn open(app: &App, (code, number): (&str, u16)) -> Result<ClassView, AppError> {
    let snapshot = app.store.read()?;
    let cohort = cohorts::find(&snapshot, code)?;
    let all = sessions::of_cohort(&snapshot, cohort.id)?;
    let Some(session) = all.iter().find(|session| session.number == number) else {
        return Err(unknown(&all, &cohort.code, number));
    };
    open_class(app, cohort.id, session.id)
}

fn unknown(all: &[Session], code: &str, number: u16) -> AppError {
    let known: Vec<String> = all.iter().map(|session| session.number.to_string()).collect();
    AppError::user("error-session-unknown")
        .fact("code", code)
        .fact("number", i64::from(number))
        .fact("known", known.join(", "))
        .hint("hint-list-sessions")
}

fn stamp(app: &App) -> Stamp {
    Stamp { by: app.operator, at: app.clock.now() }
}

/// Waits until the change is committed.
fn store(app: &App, staged: Staged) -> Result<(), AppError> {
    let Some(step) = staged.step else { return Ok(()) };
    let (sender, receiver) = channel();
    submit(app, step, move |settled| drop(sender.send(settled)));
    match receiver.recv() {
        Ok(Settled::Stored) => Ok(()),
        Ok(Settled::Kept(error) | Settled::Refused(error)) => Err(error),
        Err(_) => Err(AppError::new(ErrorKind::Bug, "error-store-closed")),
    }
}

fn refused(fault: &LineFault) -> AppError {
    let (id, value) = match fault.refusal {
        Refusal::NumberFirst => ("error-mark-number-first", String::new()),
        Refusal::UnknownRoll(roll) => ("error-mark-unknown-roll", roll.to_string()),
        Refusal::LetterMissing(roll) => ("error-mark-letter-missing", roll.to_string()),
        Refusal::UnknownKey(key) => ("error-mark-unknown-letter", key.to_string()),
        Refusal::TooManyMinutes(minutes) => ("error-mark-minutes", minutes.to_string()),
    };
    AppError::user(id).fact("value", value).fact("position", fault.position).hint("hint-mark-form")
}
