//! Opens the centre for a command: file, clock, passphrase, today's date.

use std::fs;

use zeroize::Zeroizing;

use crate::app::opening::{DateDoubt, Opened, Opening};
use crate::app::places::Places;
use crate::app::{App, AppError, Clock, ErrorKind, LOCKED, OnFault, Unlock, WRONG_PASSPHRASE};
use crate::domain::records::Zone;

use super::desk::{Desk, Trouble};
use super::values;

/// Variable that fixes the clock, for practice and tests.
const NOW: &str = "JURAGAN_NOW";

/// Variable that holds the passphrase.
const PASSPHRASE: &str = "JURAGAN_PASSPHRASE";

/// How often a passphrase may be typed.
const ATTEMPTS: usize = 3;

/// Gathers what opening needs, and opens nothing yet.
pub(crate) fn opening(desk: &Desk) -> Result<Opening, Trouble> {
    Ok(Opening {
        places: Places::find(desk.globals.data.clone())?,
        clock: clock()?,
        operator: desk.globals.operator.clone(),
        reader: desk.reader.clone(),
    })
}

/// Opens the centre for a command that writes; asks for the date where the machine's is doubtful.
pub(crate) fn open(desk: &mut Desk) -> Result<App, Trouble> {
    let opened = unlocked(desk)?;
    let today = match (desk.globals.today, opened.doubt) {
        (Some(today), _) => today,
        (None, None) => return Ok(opened.app),
        (None, Some(doubt)) => asked_day(desk, doubt)?,
    };
    Ok(opened.on(today))
}

/// Opens the centre for a command that only looks.
pub(crate) fn open_to_read(desk: &mut Desk) -> Result<App, Trouble> {
    let opened = unlocked(desk)?;
    match (desk.globals.today, opened.doubt) {
        (Some(today), _) => Ok(opened.on(today)),
        (None, None) => Ok(opened.app),
        (None, Some(doubt)) => {
            tell_doubt(desk, doubt);
            Ok(opened.app)
        }
    }
}

/// Reads the clock from `JURAGAN_NOW`, else the machine's.
pub(crate) fn clock() -> Result<Clock, Trouble> {
    let Some(text) = std::env::var_os(NOW) else { return Ok(Clock::system(&Zone::default())) };
    let text = text.to_string_lossy();
    let unread = || AppError::user("usage-now").fact("value", text.as_ref());
    Clock::parse_fixed(&text).ok_or_else(|| Trouble::Usage(unread()))
}

/// Reads the passphrase from the file or the variable that holds it.
pub(crate) fn given_passphrase(desk: &Desk) -> Result<Option<Zeroizing<String>>, Trouble> {
    match &desk.globals.passphrase_file {
        Some(path) => Ok(Some(read_secret(path)?)),
        None => Ok(std::env::var(PASSPHRASE).ok().map(Zeroizing::new)),
    }
}

/// Reads a secret from the first line of a file.
pub(crate) fn read_secret(path: &std::path::Path) -> Result<Zeroizing<String>, AppError> {
    let text = fs::read_to_string(path).map(Zeroizing::new).map_err(|source| {
        let path = path.display().to_string();
        AppError::new(ErrorKind::File, "error-passphrase-file").fact("path", path).because(source)
    })?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn unlocked(desk: &mut Desk) -> Result<Opened, Trouble> {
    let opening = opening(desk)?;
    Ok(unlock(desk, |with| open_with(&opening, with))?.0)
}

/// Opens the centre for one command; what the disk does not take is given up, because the command
/// ends and whoever runs it again would find it stored twice or refused.
pub(crate) fn open_with(opening: &Opening, with: Unlock) -> Result<Opened, AppError> {
    let opened = opening.open(with, None)?;
    opened.app.store.on_fault(OnFault::GiveUp);
    Ok(opened)
}

/// Tries to open something with the passphrase that was given, or with none, and then asks; gives
/// also what opened it.
pub(crate) fn unlock<T>(
    desk: &mut Desk,
    attempt: impl Fn(Unlock) -> Result<T, AppError>,
) -> Result<(T, Unlock), Trouble> {
    if let Some(passphrase) = given_passphrase(desk)? {
        let with = Unlock::Passphrase(passphrase);
        return Ok((attempt(with.clone())?, with));
    }
    let mut with = Unlock::Open;
    let mut outcome = attempt(with.clone());
    for _ in 0..ATTEMPTS {
        match outcome {
            Err(error) if error.id == LOCKED => {}
            Err(error) if error.id == WRONG_PASSPHRASE => desk.tell(error.id, &[]),
            other => return Ok((other?, with)),
        }
        let typed = desk.secret("ask-passphrase", "--passphrase-file")?;
        with = Unlock::Passphrase(Zeroizing::new(typed));
        outcome = attempt(with.clone());
    }
    Ok((outcome?, with))
}

fn asked_day(desk: &mut Desk, doubt: DateDoubt) -> Result<chrono::NaiveDate, Trouble> {
    tell_doubt(desk, doubt);
    let question = format!("{} ", desk.words.say("ask-today"));
    loop {
        let answer = desk.answer(&question, "--today")?;
        if answer.is_empty() {
            return Ok(doubt.machine);
        }
        match values::day(&answer) {
            Ok(day) => return Ok(day),
            Err(expected) => desk.tell(expected.0, &[]),
        }
    }
}

fn tell_doubt(desk: &mut Desk, doubt: DateDoubt) {
    let day = |date: chrono::NaiveDate| date.format("%d-%m-%Y").to_string();
    let facts = [("machine", day(doubt.machine).into()), ("last", day(doubt.last_change).into())];
    desk.tell("warning-date-doubtful", &facts);
}
