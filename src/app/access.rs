//! Passphrases and the recovery key: who can open the file.

use std::fs;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::domain::id::OperatorId;
use crate::store::recovery::{RecoveryFault, RecoveryKey};
use crate::store::seal::DataKey;
use crate::store::slots::{LockedSlots, Slots};
use crate::store::{Store, StoreError, Unlock};

pub use crate::store::slots::Cost;

use super::{App, AppError, ErrorKind};

/// Characters that a passphrase has at least; what is shorter is guessed by a machine in hours.
const LEAST_CHARACTERS: usize = 8;

/// Who can open the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Anybody who has it.
    Open,
    /// These operators, and whoever has the recovery key.
    Locked(Vec<OperatorId>),
}

/// Tells who can open the file.
pub fn protection(app: &App) -> Result<Protection, AppError> {
    Ok(match app.store.read()?.slots()? {
        Slots::Open(..) => Protection::Open,
        Slots::Locked(slots) => Protection::Locked(slots.operators().collect()),
    })
}

/// A passphrase that is good enough, as it was typed.
pub struct Passphrase(Zeroizing<String>);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Passphrase(..)")
    }
}

impl Passphrase {
    /// Takes a passphrase that was typed twice; refuses one that is too short.
    pub fn new(typed: &str, again: &str) -> Result<Self, AppError> {
        if typed != again {
            return Err(AppError::user("error-passphrase-differs"));
        }
        if typed.chars().count() < LEAST_CHARACTERS {
            let least = i64::try_from(LEAST_CHARACTERS).unwrap_or(i64::MAX);
            return Err(AppError::user("error-passphrase-short")
                .fact("least", least)
                .hint("hint-passphrase-words"));
        }
        Ok(Self(Zeroizing::new(typed.to_owned())))
    }
}

/// A new recovery key that is shown and not in force yet.
#[derive(Debug)]
pub struct NewRecoveryKey(RecoveryKey);

/// A recovery key of which the operator has shown that it was written down.
#[derive(Debug)]
pub struct ProvenRecoveryKey(RecoveryKey);

impl NewRecoveryKey {
    /// Makes one.
    pub fn make() -> Result<Self, AppError> {
        Ok(Self(RecoveryKey::random()?))
    }

    /// Gives it as it is shown: nine groups of four signs.
    pub fn text(&self) -> Zeroizing<String> {
        self.0.text()
    }

    /// Takes the last group, typed back, as proof; gives itself back where that is wrong.
    pub fn prove(self, typed: &str) -> Result<ProvenRecoveryKey, Self> {
        if self.0.is_proven_by(typed) { Ok(ProvenRecoveryKey(self.0)) } else { Err(self) }
    }
}

/// Checks a recovery key as it was typed, and says which group has a slip.
pub fn recovery_key(typed: &str) -> Result<Unlock, AppError> {
    match RecoveryKey::parse(typed) {
        Ok(key) => Ok(Unlock::Recovery(key.text())),
        Err(RecoveryFault::Group(group)) => {
            Err(AppError::user("error-recovery-group").fact("group", i64::from(group)))
        }
        Err(RecoveryFault::Short) => Err(AppError::user("error-recovery-short")),
        Err(RecoveryFault::Long) => Err(AppError::user("error-recovery-long")),
        Err(RecoveryFault::Whole) => Err(AppError::user("error-recovery-whole")),
    }
}

/// Sets the first passphrase, of the operator who works: everything is sealed anew under a new data
/// key. Earlier copies still open as before; `old_copies` names them.
pub fn set_first(
    app: &App,
    passphrase: &Passphrase,
    recovery: &ProvenRecoveryKey,
    cost: Cost,
) -> Result<(), AppError> {
    if protection(app)? != Protection::Open {
        return Err(AppError::user("error-passphrase-there").hint("hint-passphrase-change"));
    }
    lock_anew(app, passphrase, recovery, cost)?;
    journal(app, "passphrase.set")
}

/// Sets the passphrase of an operator who has none yet, or has lost it; for whoever is in.
pub fn set_for(
    app: &App,
    operator: OperatorId,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<(), AppError> {
    edit_slots(&app.store, |slots, key| slots.set(operator, &passphrase.0, key, cost))?;
    journal(app, "passphrase.set")
}

/// Changes the passphrase of the operator who works, who knows the old one.
pub fn change(app: &App, old: &str, new: &Passphrase, cost: Cost) -> Result<(), AppError> {
    edit_slots(&app.store, |slots, _| slots.rewrap(app.operator, old, &new.0, cost))?;
    journal(app, "passphrase.change")
}

/// Puts a new recovery key in the place of the old one; for whoever is in.
pub fn renew_recovery(
    app: &App,
    recovery: &ProvenRecoveryKey,
    cost: Cost,
) -> Result<(), AppError> {
    edit_slots(&app.store, |slots, key| slots.set_recovery(&recovery.0, key, cost))?;
    journal(app, "passphrase.recovery_key")
}

/// Sets a new passphrase for an operator after the file was opened with the recovery key.
pub fn recover(
    app: &App,
    operator: OperatorId,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<(), AppError> {
    edit_slots(&app.store, |slots, key| slots.set(operator, &passphrase.0, key, cost))?;
    journal(app, "passphrase.recover")
}

/// Shuts out an operator: everything is sealed anew, and only the operator who works and the new
/// recovery key open it. The other operators, given back, set a passphrase again, because nobody
/// can wrap the new key for a passphrase that only they know.
pub fn shut_out(
    app: &App,
    operator: OperatorId,
    own: &str,
    recovery: &ProvenRecoveryKey,
    cost: Cost,
) -> Result<Vec<OperatorId>, AppError> {
    let locked = locked(&app.store)?;
    if operator == app.operator || !locked.operators().any(|one| one == operator) {
        return Err(AppError::user("error-passphrase-not-removable"));
    }
    locked.unlock(own, Some(app.operator))?;
    lock_anew(app, &Passphrase(Zeroizing::new(own.to_owned())), recovery, cost)?;
    journal(app, "passphrase.remove")?;
    let others = locked.operators().filter(|one| ![operator, app.operator].contains(one));
    Ok(others.collect())
}

/// Takes all passphrases away: everything is sealed anew under a key that stands in the file. For
/// an operator who types the present passphrase.
pub fn unprotect(app: &App, own: &str) -> Result<(), AppError> {
    locked(&app.store)?.unlock(own, Some(app.operator))?;
    let key = DataKey::random()?;
    let slots = Slots::Open(app.store.read()?.store(), key.clone());
    app.store.rekey(slots, &key)?;
    journal(app, "passphrase.remove")
}

/// Names the backups and kept copies that still open as before the data key was changed.
pub fn old_copies(app: &App, folders: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    Ok(app.store.copies_of_other_keys(folders)?)
}

/// Deletes such copies, after a yes; a new backup takes their place.
pub fn delete_copies(copies: &[PathBuf]) -> Result<(), AppError> {
    for path in copies {
        fs::remove_file(path).map_err(|source| {
            AppError::new(ErrorKind::File, "error-copy-not-deleted")
                .fact("file", path.display().to_string())
                .because(source)
        })?;
    }
    Ok(())
}

fn lock_anew(
    app: &App,
    passphrase: &Passphrase,
    recovery: &ProvenRecoveryKey,
    cost: Cost,
) -> Result<(), AppError> {
    let (store, key) = (app.store.read()?.store(), DataKey::random()?);
    let mut slots = LockedSlots::new(store, app.operator, &passphrase.0, &key, cost)?;
    slots.set_recovery(&recovery.0, &key, cost)?;
    app.store.rekey(Slots::Locked(slots), &key)?;
    Ok(())
}

fn locked(store: &Store) -> Result<LockedSlots, AppError> {
    match store.read()?.slots()? {
        Slots::Locked(slots) => Ok(slots),
        Slots::Open(..) => {
            Err(AppError::user("error-passphrase-none").hint("hint-passphrase-set"))
        }
    }
}

fn edit_slots(
    store: &Store,
    edit: impl FnOnce(&mut LockedSlots, &DataKey) -> Result<(), StoreError>,
) -> Result<(), AppError> {
    let mut slots = locked(store)?;
    edit(&mut slots, store.read()?.key())?;
    store.put_slots(&Slots::Locked(slots))?;
    Ok(())
}

/// Writes down that something about access changed, never what.
fn journal(app: &App, command: &str) -> Result<(), AppError> {
    app.store.commit(app.change(command).permanent())?;
    Ok(())
}
