//! What concerns the open centre as a whole and changes what the desk itself holds: who works,
//! which file is open, what opens it, the settings of this machine.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::app::access::{self, Cost, Passphrase, Protection, ProvenRecoveryKey};
use crate::app::handover::{self, Left};
use crate::app::lock::{self, Proof};
use crate::app::restore::{self, Restored, Restoring};
use crate::app::settings::{self, Settings};
use crate::app::{
    App, AppError, LOCKED, Unlock, WRONG_PASSPHRASE, backups, history, operators, roles,
};
use crate::domain::id::OperatorId;

use super::desk::Clerk;
use super::note::Note;
use super::screens::secret::Purpose;
use super::work::{Done, Loaded, Run};

/// Something of that kind to be done.
#[derive(Debug)]
pub enum Task {
    /// Let another operator work, who types this passphrase where one is needed.
    Switch(OperatorId, Zeroizing<String>),
    /// Check the passphrase of the operator who works.
    Prove(Zeroizing<String>),
    /// Open a file that may take the place of the present one, and say what that would mean.
    Look(PathBuf, Unlock),
    /// Put the file that was looked at in the place of the present one.
    Restore,
    /// Write a copy for another laptop into a folder, and only read the data here from then on.
    Leave(PathBuf),
    /// Go on with the data here after all.
    Stay,
    /// Write a setting of this machine.
    Set(&'static str, String),
    /// Give a command another key, or its own one back.
    SetKey(&'static str, Option<String>),
    /// Change who can open the data.
    Secret(Box<Secret>),
}

/// A change of who can open the data.
#[derive(Debug)]
pub enum Secret {
    /// The first passphrase, of the operator who works, with its recovery key.
    First(Passphrase, ProvenRecoveryKey),
    /// The passphrase of another operator.
    For(OperatorId, Passphrase),
    /// Another passphrase of the operator who works, who typed the present one.
    Change(Zeroizing<String>, Passphrase),
    /// Another recovery key.
    Recovery(ProvenRecoveryKey),
    /// An operator is shut out by one who typed their own passphrase.
    ShutOut(OperatorId, Zeroizing<String>, ProvenRecoveryKey),
    /// No passphrase any more; the operator who works typed the present one.
    Unprotect(Zeroizing<String>),
}

/// What became of it.
#[derive(Debug)]
pub enum Told {
    /// This operator works now.
    Switched(OperatorId, String),
    /// Whoever types is the operator who works.
    Proven(Proof),
    /// It was not the passphrase.
    Unproven(Note),
    /// The file has a passphrase of its own.
    Sealed(PathBuf),
    /// What the file would mean.
    Looked(Looked),
    /// Since when the data here is only read, and what is told of it.
    Left(Option<Left>, Note),
    /// The settings as they are now.
    Set(Box<Settings>),
    /// Who can open the data now.
    Guarded(Guarded),
}

/// What a file would mean that may take the place of the present one.
#[derive(Debug)]
pub struct Looked {
    /// The file.
    pub file: PathBuf,
    /// How it stands to the present one, and what it needs to be opened.
    pub sentences: Vec<Note>,
    /// The word that is typed to agree.
    pub word: String,
    /// Message that asks for it.
    pub asks: &'static str,
}

/// Who can open the data after a change of that.
#[derive(Debug)]
pub struct Guarded {
    /// Who.
    pub protection: Protection,
    /// What is told of it.
    pub note: Note,
    /// Earlier copies that still open as before.
    pub copies: Vec<PathBuf>,
    /// Earlier second places that could not be looked into.
    pub unseen: Vec<PathBuf>,
}

/// A file on its way to the place of the present one.
#[derive(Debug, Default)]
pub(super) struct Coming {
    /// It was looked at, and nothing more.
    looked: Option<Restoring>,
    /// It took the place and is being opened.
    restored: Option<Restored>,
    /// What is told once a file is open.
    told: Option<Note>,
}

impl Clerk {
    /// Does something that concerns the centre as a whole.
    pub(super) fn office(&mut self, task: Task) -> Result<Done, AppError> {
        Ok(Done::Office(Box::new(match task {
            Task::Switch(to, passphrase) => self.switch(to, &passphrase)?,
            Task::Prove(typed) => match lock::prove(self.app()?, &typed) {
                Ok(proof) => Told::Proven(proof),
                Err(error) if error.id == WRONG_PASSPHRASE => Told::Unproven(Note::from(&error)),
                Err(error) => return Err(error),
            },
            Task::Look(file, unlock) => self.look_into(file, &unlock)?,
            Task::Restore => return self.restore(),
            Task::Leave(folder) => {
                self.refuse_practice()?;
                let app = self.app()?;
                let copy = handover::leave(app, &folder)?;
                let note = Note::info("said-laptop-left");
                let note = note.fact("path", copy.display().to_string());
                Told::Left(handover::left(app)?, note)
            }
            Task::Stay => {
                handover::stay(self.app()?)?;
                Told::Left(None, Note::info("said-laptop-stays"))
            }
            Task::Set(name, text) => {
                self.keep_settings(settings::set(&self.opening.places, name, &text)?)
            }
            Task::SetKey(command, key) => {
                self.keep_settings(settings::set_key(&self.opening.places, command, key)?)
            }
            Task::Secret(secret) => self.guard(*secret)?,
        })))
    }

    fn switch(&mut self, to: OperatorId, passphrase: &str) -> Result<Told, AppError> {
        let app = operators::switch(self.app()?, to, Some(passphrase))?;
        let name = history::operator_names(&app)?.remove(&to).unwrap_or_default();
        self.app = Some(app);
        Ok(Told::Switched(to, name))
    }

    fn keep_settings(&mut self, settings: Settings) -> Told {
        self.opening.places.backup.clone_from(&settings.backup_folder);
        Told::Set(Box::new(settings))
    }

    fn refuse_practice(&self) -> Result<(), AppError> {
        let is_without = |app: &App| app.store.place().path().is_none();
        if self.run == Run::Practice || self.app.as_ref().is_some_and(is_without) {
            return Err(AppError::user("error-practice-only"));
        }
        Ok(())
    }

    fn look_into(&mut self, file: PathBuf, unlock: &Unlock) -> Result<Told, AppError> {
        self.refuse_practice()?;
        if !file.is_file() {
            let name = file.display().to_string();
            let error = AppError::user("error-no-such-backup").fact("file", name);
            return Err(error.hint("hint-find-backup"));
        }
        let clock = self.app.as_ref().map_or(self.opening.clock, |app| app.clock);
        let restoring = match restore::look(self.app.as_ref(), clock, &file, unlock) {
            Err(error) if error.id == LOCKED => return Ok(Told::Sealed(file)),
            looked => looked?,
        };
        let (word, asks) = match &self.app {
            Some(app) => (backups::word(app)?, "ask-restore-word"),
            None => (restoring.centre.clone(), "ask-first-word"),
        };
        let sentences = restoring.sentences().into_iter().map(Note::from).collect();
        self.coming.looked = Some(restoring);
        Ok(Told::Looked(Looked { file, sentences, word, asks }))
    }

    /// Closes the present file, puts the other one in its place and opens that; where this fails,
    /// the present one is opened again.
    fn restore(&mut self) -> Result<Done, AppError> {
        let restoring = self.coming.looked.take().ok_or_else(super::desk::not_open)?;
        if let Some(app) = self.app.take() {
            app.store.close()?;
        }
        match restoring.carry_out(&self.opening.places.store) {
            Ok(restored) => {
                self.coming.restored = Some(restored);
                self.open(Unlock::Open)
            }
            Err(error) => {
                self.coming.told = Some(Note::from(&error));
                self.open(Unlock::Open)
            }
        }
    }

    /// Writes down in a centre that was just opened that it was restored.
    pub(super) fn note_restored(&mut self, app: &App) -> Result<Option<Note>, AppError> {
        let Some(restored) = self.coming.restored.take() else {
            return Ok(self.coming.told.take());
        };
        restore::note(app, &restored)?;
        let Restored { file, kept } = restored;
        let file = name_of(&file);
        Ok(Some(match kept.as_deref().map(name_of) {
            Some(kept) => Note::warn("said-restored").fact("file", file).fact("kept", kept),
            None => Note::warn("said-taken-over").fact("file", file),
        }))
    }

    /// Begins a change of who can open the data, unless it is not for the role of who works.
    pub(super) fn load_secret(&self, purpose: Purpose) -> Result<Loaded, AppError> {
        let app = self.app()?;
        roles::allow(app, purpose.command())?;
        let mut names = history::operator_names(app)?;
        let name = purpose.operator().and_then(|operator| names.remove(&operator));
        Ok(Loaded::Secret(purpose, name.unwrap_or_default()))
    }

    fn guard(&self, secret: Secret) -> Result<Told, AppError> {
        let app = self.app()?;
        let cost = Cost::STANDARD;
        let mut is_anew = false;
        let note = match secret {
            Secret::First(passphrase, key) => {
                access::set_first(app, &passphrase, &key, cost)?;
                is_anew = true;
                Note::info("done-passphrase")
            }
            Secret::For(operator, passphrase) => {
                access::set_for(app, operator, &passphrase, cost)?;
                Note::info("done-passphrase")
            }
            Secret::Change(old, new) => {
                access::change(app, &old, &new, cost)?;
                Note::info("done-passphrase")
            }
            Secret::Recovery(key) => {
                access::renew_recovery(app, &key, cost)?;
                Note::info("done-recovery-key")
            }
            Secret::ShutOut(operator, own, key) => {
                let name = history::operator_names(app)?.remove(&operator).unwrap_or_default();
                let others = access::shut_out(app, operator, &own, &key, cost)?;
                is_anew = true;
                shut_out(app, &name, &others)?
            }
            Secret::Unprotect(own) => {
                access::unprotect(app, &own)?;
                Note::info("said-unprotected")
            }
        };
        let (copies, unseen) = if is_anew && self.run != Run::Practice {
            access::copies_left(app, &self.opening.places)?
        } else {
            (Vec::new(), Vec::new())
        };
        let protection = access::protection(app)?;
        Ok(Told::Guarded(Guarded { protection, note, copies, unseen }))
    }
}

fn shut_out(app: &App, name: &str, others: &[OperatorId]) -> Result<Note, AppError> {
    let names = history::operator_names(app)?;
    let others: Vec<&str> =
        others.iter().filter_map(|id| names.get(id)).map(String::as_str).collect();
    let mut note = Note::info("done-shut-out").fact("name", name);
    if !others.is_empty() {
        let aside = Note::info("done-shut-out-others").fact("names", others.join(", "));
        note.aside = Some(Box::new(aside));
    }
    Ok(note)
}

/// Tells that the data of this laptop is only read.
pub fn told_left(left: &Left) -> Note {
    let day = left.at.format("%d-%m-%Y").to_string();
    Note::warn("said-left").fact("day", day).fact("folder", left.folder.as_str())
}

fn name_of(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
