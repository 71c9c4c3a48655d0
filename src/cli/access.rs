//! Passphrases and the recovery key.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use tempfile::NamedTempFile;
use zeroize::Zeroizing;

use crate::app::access::{self, Cost, NewRecoveryKey, Passphrase, Protection, ProvenRecoveryKey};
use crate::app::{App, AppError, ErrorKind, Fact, Unlock, history, safety};
use crate::domain::id::OperatorId;

use super::args::YesArgs;
use super::desk::{Desk, Outcome, Trouble};
use super::start;

/// What can be done with passphrases.
#[derive(Subcommand, Debug)]
pub(crate) enum PassphraseTask {
    #[command(visible_alias = "pasang")]
    Set(SetArgs),
    #[command(visible_alias = "ganti")]
    Change(ChangeArgs),
    #[command(visible_alias = "lepas")]
    Remove(RemoveArgs),
    #[command(visible_alias = "kunci-pemulihan")]
    RecoveryKey(KeyArgs),
    #[command(visible_alias = "pulihkan")]
    Recover(RecoverArgs),
}

#[derive(Args, Debug)]
pub(crate) struct SetArgs {
    #[command(flatten)]
    new: NewArgs,
    #[command(flatten)]
    key: KeyArgs,
    #[command(flatten)]
    yes: YesArgs,
}

#[derive(Args, Debug)]
pub(crate) struct ChangeArgs {
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RemoveArgs {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    key: KeyArgs,
    #[command(flatten)]
    yes: YesArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RecoverArgs {
    #[command(flatten)]
    new: NewArgs,
    #[command(flatten)]
    key: KeyArgs,
}

/// Where a new passphrase stands.
#[derive(Args, Debug)]
struct NewArgs {
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

/// Where the recovery key stands, or is to be written.
#[derive(Args, Debug)]
pub(crate) struct KeyArgs {
    #[arg(long, value_name = "FILE")]
    recovery_key_file: Option<PathBuf>,
}

/// Runs a command on passphrases.
pub(crate) fn passphrase(desk: &mut Desk, task: PassphraseTask) -> Result<Outcome, Trouble> {
    match task {
        PassphraseTask::Set(args) => set(desk, &args),
        PassphraseTask::Change(args) => change(desk, &args),
        PassphraseTask::Remove(args) => remove(desk, args),
        PassphraseTask::RecoveryKey(args) => recovery_key(desk, &args),
        PassphraseTask::Recover(args) => recover(desk, &args),
    }
}

fn set(desk: &mut Desk, args: &SetArgs) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    if let Protection::Locked(holders) = access::protection(&app)? {
        if holders.contains(&app.operator) {
            let error = AppError::user("error-passphrase-there");
            return Err(error.hint("hint-passphrase-change").into());
        }
        let new = new_passphrase(desk, args.new.new_passphrase_file.as_deref())?;
        access::set_for(&app, app.operator, &new, Cost::STANDARD)?;
        desk.tell("done-passphrase", &[]);
        return Ok(Outcome::Good);
    }
    desk.tell(access::WARNING, &[]);
    // On a store without one the passphrase that was given can only be the new one.
    let file = args.new.new_passphrase_file.clone().or(desk.globals.passphrase_file.clone());
    let new = new_passphrase(desk, file.as_deref())?;
    let key = new_recovery_key(desk, &args.key)?;
    access::set_first(&app, &new, &key, Cost::STANDARD)?;
    desk.tell("done-passphrase", &[]);
    replace_copies(desk, &app, &args.yes)?;
    Ok(Outcome::Good)
}

fn change(desk: &mut Desk, args: &ChangeArgs) -> Result<Outcome, Trouble> {
    let (app, old) = opened_with_passphrase(desk)?;
    let new = new_passphrase(desk, args.new.new_passphrase_file.as_deref())?;
    access::change(&app, &old, &new, Cost::STANDARD)?;
    desk.tell("done-passphrase", &[]);
    Ok(Outcome::Good)
}

fn remove(desk: &mut Desk, args: RemoveArgs) -> Result<Outcome, Trouble> {
    let (app, own) = opened_with_passphrase(desk)?;
    let question = if args.name.is_some() { "ask-shut-out" } else { "ask-unprotect" };
    let facts = [("name", Fact::Text(args.name.clone().unwrap_or_default()))];
    if !desk.agrees(&args.yes, question, &facts)? {
        desk.tell("done-nothing", &[]);
        return Ok(Outcome::Good);
    }
    let Some(name) = args.name else {
        access::unprotect(&app, &own)?;
        desk.tell("warning-open", &[]);
        return Ok(Outcome::Good);
    };
    let operator = operator_named(&app, &name)?;
    let key = new_recovery_key(desk, &args.key)?;
    let others = access::shut_out(&app, operator, &own, &key, Cost::STANDARD)?;
    desk.tell("done-shut-out", &[("name", name.into())]);
    let names = history::operator_names(&app)?;
    let others: Vec<&str> =
        others.iter().filter_map(|id| names.get(id)).map(String::as_str).collect();
    if !others.is_empty() {
        desk.tell("done-shut-out-others", &[("names", others.join(", ").into())]);
    }
    replace_copies(desk, &app, &args.yes)?;
    Ok(Outcome::Good)
}

fn recovery_key(desk: &mut Desk, args: &KeyArgs) -> Result<Outcome, Trouble> {
    let (app, _) = opened_with_passphrase(desk)?;
    let key = new_recovery_key(desk, args)?;
    access::renew_recovery(&app, &key, Cost::STANDARD)?;
    desk.tell("done-recovery-key", &[]);
    Ok(Outcome::Good)
}

fn recover(desk: &mut Desk, args: &RecoverArgs) -> Result<Outcome, Trouble> {
    let opening = start::opening(desk)?;
    let typed = match &args.key.recovery_key_file {
        Some(path) => start::read_secret(path)?,
        None => Zeroizing::new(desk.secret("ask-recovery-key", "--recovery-key-file")?),
    };
    let opened = start::open_with(&opening, access::recovery_key(&typed)?)?;
    let new = new_passphrase(desk, args.new.new_passphrase_file.as_deref())?;
    access::recover(&opened.app, opened.app.operator, &new, Cost::STANDARD)?;
    desk.tell("done-passphrase", &[]);
    Ok(Outcome::Good)
}

/// Opens the centre and keeps the passphrase that opened it; asks for it where none was needed.
fn opened_with_passphrase(desk: &mut Desk) -> Result<(App, Zeroizing<String>), Trouble> {
    let opening = start::opening(desk)?;
    let (opened, with) = start::unlock(desk, |with| start::open_with(&opening, with))?;
    match with {
        Unlock::Passphrase(passphrase) => Ok((opened.app, passphrase)),
        Unlock::Open | Unlock::Recovery(_) => {
            let error = AppError::user("error-passphrase-none");
            Err(error.hint("hint-passphrase-set").into())
        }
    }
}

fn new_passphrase(desk: &mut Desk, file: Option<&Path>) -> Result<Passphrase, Trouble> {
    if let Some(path) = file {
        let text = start::read_secret(path)?;
        return Ok(Passphrase::new(&text, &text)?);
    }
    let option = "--new-passphrase-file";
    let typed = Zeroizing::new(desk.secret("ask-new-passphrase", option)?);
    let again = Zeroizing::new(desk.secret("ask-passphrase-again", option)?);
    Ok(Passphrase::new(&typed, &again)?)
}

/// Makes a recovery key and shows it until its last group is typed back; or writes it to a file.
fn new_recovery_key(desk: &mut Desk, args: &KeyArgs) -> Result<ProvenRecoveryKey, Trouble> {
    let mut key = NewRecoveryKey::make()?;
    let text = key.text();
    let last = text.rsplit(['-', ' ']).next().unwrap_or_default().to_owned();
    if let Some(path) = &args.recovery_key_file {
        write_secret(path, &text)?;
        desk.tell("done-recovery-key-file", &[("path", path.display().to_string().into())]);
        let damaged = |_| AppError::new(ErrorKind::Bug, "error-recovery-whole");
        return Ok(key.prove(&last).map_err(damaged)?);
    }
    Desk::needs_terminal("--recovery-key-file")?;
    desk.tell("ask-recovery-key-noted", &[("key", text.as_str().into())]);
    loop {
        let question = format!("{} ", desk.words.say("ask-recovery-key-last"));
        let typed = desk.answer(&question, "--recovery-key-file")?;
        match key.prove(&typed) {
            Ok(proven) => return Ok(proven),
            Err(again) => key = again,
        }
    }
}

/// Writes a secret to a new file; a temporary file is its owner's alone from the first byte.
fn write_secret(path: &Path, text: &str) -> Result<(), AppError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let written = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).and_then(|mut file| {
        writeln!(file, "{text}")?;
        file.as_file().sync_all()?;
        Ok(file.persist_noclobber(path)?)
    });
    written.map(drop).map_err(|source| {
        let path = path.display().to_string();
        AppError::new(ErrorKind::File, "error-secret-file").fact("path", path).because(source)
    })
}

fn operator_named(app: &App, name: &str) -> Result<OperatorId, AppError> {
    let names = history::operator_names(app)?;
    let wanted = name.trim().to_lowercase();
    let found = names.iter().find(|(_, known)| known.to_lowercase() == wanted).map(|row| *row.0);
    found.ok_or_else(|| {
        let known: Vec<&str> = names.values().map(String::as_str).collect();
        AppError::user("error-operator-unknown").fact("name", name).fact("known", known.join(", "))
    })
}

/// Offers to delete copies that still open as before, and makes a backup in their place.
fn replace_copies(desk: &mut Desk, app: &App, yes: &YesArgs) -> Result<(), Trouble> {
    let places = start::opening(desk)?.places;
    let (copies, unseen) = access::copies_left(app, &places)?;
    for folder in unseen {
        let folder = folder.display().to_string();
        desk.tell("warning-copies-unseen", &[("folder", folder.into())]);
    }
    if !copies.is_empty() {
        for copy in &copies {
            desk.put(&copy.display().to_string())?;
        }
        let facts = [("count", Fact::from(copies.len()))];
        // Where nobody can answer, the passphrase is set all the same and the copies stay.
        let is_answered = yes.yes || Desk::has_terminal();
        if is_answered && desk.agrees(yes, access::OLD_COPIES, &facts)? {
            access::delete_copies(&copies)?;
        } else {
            desk.tell("warning-old-copies", &facts);
        }
    }
    safety::back_up(app, &places.backups())?;
    Ok(())
}
