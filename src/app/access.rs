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

use super::places::Places;
use super::{App, AppError, ErrorKind, emergency, roles, safety};

/// Characters that a passphrase has at least; what is shorter is guessed by a machine in hours.
const LEAST_CHARACTERS: usize = 8;

/// Message to show before the first passphrase is set.
pub const WARNING: &str = "passphrase-warning";

/// Message to ask with, after the data key was changed and `count` old copies were found.
pub const OLD_COPIES: &str = "passphrase-old-copies";

/// Who can open the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Protection {
    /// Anybody who has it.
    #[default]
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
            return Err(AppError::user("error-passphrase-short")
                .fact("least", LEAST_CHARACTERS)
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
    roles::allow(app, "passphrase.set")?;
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
    roles::allow(app, "passphrase.set")?;
    edit_slots(&app.store, |slots, key| slots.set(operator, &passphrase.0, key, cost))?;
    journal(app, "passphrase.set")
}

/// Changes the passphrase of the operator who works, who knows the old one.
pub fn change(app: &App, old: &str, new: &Passphrase, cost: Cost) -> Result<(), AppError> {
    roles::allow(app, "passphrase.change")?;
    edit_slots(&app.store, |slots, _| slots.rewrap(app.operator, old, &new.0, cost))?;
    journal(app, "passphrase.change")
}

/// Checks that a passphrase is that of an operator.
pub fn verify(app: &App, operator: OperatorId, typed: &str) -> Result<(), AppError> {
    locked(&app.store)?.unlock(typed, Some(operator))?;
    Ok(())
}

/// Puts a new recovery key in the place of the old one; for whoever is in.
pub fn renew_recovery(app: &App, recovery: &ProvenRecoveryKey, cost: Cost) -> Result<(), AppError> {
    roles::allow(app, "passphrase.recovery_key")?;
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
    roles::allow(app, "passphrase.recover")?;
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
    roles::allow(app, "passphrase.remove")?;
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
    roles::allow(app, "passphrase.remove")?;
    locked(&app.store)?.unlock(own, Some(app.operator))?;
    emergency::refuse_waiting(app)?;
    let key = DataKey::random()?;
    let slots = Slots::Open(app.store.read()?.store(), key.clone());
    app.store.rekey(slots, &key)?;
    journal(app, "passphrase.remove")
}

/// Names the backups and kept copies that still open as before the data key was changed.
pub fn old_copies(app: &App, folders: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    Ok(app.store.copies_of_other_keys(folders)?)
}

/// Names such copies in the folder of the backups, beside the store and in every second place that
/// this machine ever had; the second list names those that cannot be looked into now.
pub fn copies_left(app: &App, places: &Places) -> Result<(Vec<PathBuf>, Vec<PathBuf>), AppError> {
    let mut folders = vec![places.backups(), places.data().to_owned()];
    let mut unseen = Vec::new();
    for folder in safety::second_places(&places.config) {
        // A stick that is not plugged in keeps its copies.
        if fs::read_dir(&folder).is_ok() { folders.push(folder) } else { unseen.push(folder) }
    }
    Ok((old_copies(app, &folders)?, unseen))
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
    emergency::refuse_waiting(app)?;
    let (store, key) = (app.store.read()?.store(), DataKey::random()?);
    let mut slots = LockedSlots::new(store, app.operator, &passphrase.0, &key, cost)?;
    slots.set_recovery(&recovery.0, &key, cost)?;
    app.store.rekey(Slots::Locked(slots), &key)?;
    Ok(())
}

fn locked(store: &Store) -> Result<LockedSlots, AppError> {
    match store.read()?.slots()? {
        Slots::Locked(slots) => Ok(slots),
        Slots::Open(..) => Err(AppError::user("error-passphrase-none").hint("hint-passphrase-set")),
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::safety::back_up;
    use crate::app::safety::tests::{centre, enrol, open};

    const WEAK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
    const NOW: &str = "2026-03-02T16:50+07:00";

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text, text).unwrap()
    }

    fn proven() -> (ProvenRecoveryKey, Zeroizing<String>) {
        let recovery = NewRecoveryKey::make().unwrap();
        let text = recovery.text();
        let last = text.rsplit('-').next().unwrap();
        (recovery.prove(last).unwrap(), text.clone())
    }

    fn with(text: &str) -> Unlock {
        Unlock::Passphrase(Zeroizing::new(text.to_owned()))
    }

    fn opens(folder: &Path, unlock: Unlock) -> bool {
        open(folder, NOW, unlock).is_ok_and(|app| app.store.close().is_ok())
    }

    #[test]
    fn a_passphrase_is_long_enough_and_typed_twice() {
        assert_eq!(Passphrase::new("rahasia", "rahasia").unwrap_err().id, "error-passphrase-short");
        let differs = Passphrase::new("rahasia kita", "rahasia kami").unwrap_err();
        assert_eq!(differs.id, "error-passphrase-differs");
        assert!(Passphrase::new("rahasia kita", "rahasia kita").is_ok());
    }

    #[test]
    fn a_recovery_key_counts_only_after_its_last_group_was_typed_back() {
        let recovery = NewRecoveryKey::make().unwrap();
        let text = recovery.text();
        let recovery = recovery.prove("0000").unwrap_err();
        assert_eq!(*recovery.text(), *text, "a wrong answer does not make another key");
        assert!(recovery.prove(text.rsplit('-').next().unwrap()).is_ok());
    }

    #[test]
    fn a_slip_in_a_typed_recovery_key_is_named_by_its_group() {
        let text = NewRecoveryKey::make().unwrap().text();
        let mut groups: Vec<&str> = text.split('-').collect();
        let (first, second) = (groups[0], groups[1]);
        groups[1] = first;
        groups[0] = second;
        let error = recovery_key(&groups.join(" ")).unwrap_err();
        assert_eq!(error.id, "error-recovery-group");
        assert_eq!(error.facts, [("group", 1_i64.into())]);
        assert!(recovery_key(&text.to_lowercase()).is_ok());
    }

    #[test]
    fn set_change_recover_and_a_new_recovery_key_follow_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        assert_eq!(protection(&app).unwrap(), Protection::Open);
        let (recovery, text) = proven();
        set_first(&app, &passphrase("kopi tubruk pagi"), &recovery, WEAK).unwrap();
        assert_eq!(protection(&app).unwrap(), Protection::Locked(vec![app.operator]));
        let again = set_first(&app, &passphrase("lain sekali"), &recovery, WEAK).unwrap_err();
        assert_eq!(again.id, "error-passphrase-there");

        let wrong = change(&app, "teh poci sore", &passphrase("gula aren manis"), WEAK);
        assert_eq!(wrong.unwrap_err().id, "error-store-wrong-passphrase");
        change(&app, "kopi tubruk pagi", &passphrase("gula aren manis"), WEAK).unwrap();
        enrol(&app, "Siti Aminah");
        app.store.close().unwrap();
        assert!(!opens(folder.path(), with("kopi tubruk pagi")));
        assert!(opens(folder.path(), with("gula aren manis")));

        let app = open(folder.path(), NOW, recovery_key(&text).unwrap()).unwrap();
        recover(&app, app.operator, &passphrase("bubur kacang ijo"), WEAK).unwrap();
        let (renewed, new_text) = proven();
        renew_recovery(&app, &renewed, WEAK).unwrap();
        let history = app.store.history(None, 9).unwrap();
        let commands: Vec<&str> = history.iter().map(|change| change.command.as_str()).collect();
        assert_eq!(
            commands,
            [
                "passphrase.recovery_key",
                "passphrase.recover",
                "participant.new",
                "passphrase.change",
                "passphrase.set",
                "setup.init",
            ]
        );
        app.store.close().unwrap();
        assert!(opens(folder.path(), with("bubur kacang ijo")));
        assert!(!opens(folder.path(), with("gula aren manis")));
        assert!(!opens(folder.path(), recovery_key(&text).unwrap()));
        assert!(opens(folder.path(), recovery_key(&new_text).unwrap()));
    }

    #[test]
    fn an_operator_who_is_shut_out_opens_nothing_that_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let backups = folder.path().join("backup");
        let app = centre(folder.path());
        let (recovery, _) = proven();
        set_first(&app, &passphrase("kopi tubruk pagi"), &recovery, WEAK).unwrap();
        let [budi, wati] = [2, 3].map(|id| OperatorId::new(uuid::Uuid::from_u128(id)));
        set_for(&app, budi, &passphrase("budi suka durian"), WEAK).unwrap();
        set_for(&app, wati, &passphrase("wati suka mangga"), WEAK).unwrap();
        back_up(&app, &backups).unwrap();

        let (recovery, _) = proven();
        let own = shut_out(&app, app.operator, "kopi tubruk pagi", &recovery, WEAK).unwrap_err();
        assert_eq!(own.id, "error-passphrase-not-removable");
        let wrong = shut_out(&app, budi, "kopi tubruk", &recovery, WEAK).unwrap_err();
        assert_eq!(wrong.id, "error-store-wrong-passphrase");
        let others = shut_out(&app, budi, "kopi tubruk pagi", &recovery, WEAK).unwrap();
        assert_eq!(others, [wati], "has to set a passphrase again");

        let folders = [folder.path().to_owned(), backups.clone()];
        let old = old_copies(&app, &folders).unwrap();
        assert_eq!(old.len(), 1);
        delete_copies(&old).unwrap();
        back_up(&app, &backups).unwrap();
        assert!(old_copies(&app, &folders).unwrap().is_empty());
        app.store.close().unwrap();
        assert!(!opens(folder.path(), with("budi suka durian")));
        assert!(opens(folder.path(), with("kopi tubruk pagi")));
    }

    #[test]
    fn copies_in_an_earlier_second_place_are_named_and_a_stick_that_is_away_too() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::below(folder.path());
        let app = centre(folder.path());
        let [first, second, third] =
            ["usb-1", "usb-2", "usb-3"].map(|name| folder.path().join(name));
        for stick in [&first, &second, &third] {
            safety::back_up_elsewhere(&app, &places.config, stick).unwrap();
        }
        set_first(&app, &passphrase("kopi tubruk pagi"), &proven().0, WEAK).unwrap();
        fs::remove_dir_all(&second).unwrap();
        let (copies, unseen) = copies_left(&app, &places).unwrap();
        assert_eq!(unseen, [second]);
        let in_folder =
            |stick: &PathBuf| copies.iter().filter(|one| one.starts_with(stick)).count();
        assert_eq!((in_folder(&first), in_folder(&third), copies.len()), (1, 1, 2));
    }

    #[test]
    fn taking_the_passphrase_away_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        assert_eq!(unprotect(&app, "apa saja").unwrap_err().id, "error-passphrase-none");
        set_first(&app, &passphrase("kopi tubruk pagi"), &proven().0, WEAK).unwrap();
        assert_eq!(unprotect(&app, "apa saja").unwrap_err().id, "error-store-wrong-passphrase");
        unprotect(&app, "kopi tubruk pagi").unwrap();
        assert_eq!(protection(&app).unwrap(), Protection::Open);
        app.store.close().unwrap();
        assert!(opens(folder.path(), Unlock::Open));
    }
}
