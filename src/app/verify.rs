//! Checks the whole of a centre's file or of a backup, and says what is wrong with it.

use std::path::Path;

use crate::store::audit::EntryFault;
use crate::store::peek::Peek;
use crate::store::verify::{Found, RecordTrouble, Report, verify_while};
use crate::store::{Snapshot, Unlock};

use super::restore::Sentence;
use super::watch::Watch;
use super::{App, AppError, Fact};

/// What a check of a whole file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Records that were read.
    pub records: u64,
    /// Changes of the journal that were read.
    pub changes: u64,
    /// What is wrong; nothing when all is well.
    pub findings: Vec<Sentence>,
}

/// Checks the present file; its pages were checked when it was opened.
pub fn check(app: &App) -> Result<Checked, AppError> {
    check_watched(app, &Watch::default())
}

/// Does the same while somebody watches, who may stop it.
pub fn check_watched(app: &App, watch: &Watch) -> Result<Checked, AppError> {
    check_snapshot(&app.store.read()?, watch)
}

/// Checks another file, pages included, without changing it: with the key of the present one where
/// that fits, else with `unlock`.
pub fn check_file(
    present: Option<&App>,
    file: &Path,
    unlock: &Unlock,
) -> Result<Checked, AppError> {
    check_file_watched(present, file, unlock, &Watch::default())
}

/// Does the same while somebody watches, who may stop it.
pub fn check_file_watched(
    present: Option<&App>,
    file: &Path,
    unlock: &Unlock,
    watch: &Watch,
) -> Result<Checked, AppError> {
    let peek = Peek::open(file)?;
    let present = present.map(|app| app.store.read()).transpose()?;
    let with_present = present.and_then(|present| peek.unlock_like(&present));
    let snapshot = with_present.map_or_else(|| peek.unlock(unlock), Ok)?;
    check_snapshot(&snapshot, watch)
}

fn check_snapshot(snapshot: &Snapshot, watch: &Watch) -> Result<Checked, AppError> {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let told = |done: u64, all: u64| {
        watch.reach(count(done), count(all));
        watch.goes_on()
    };
    let Report { records, changes, found } = verify_while(snapshot, &told)?;
    watch.go_on()?;
    Ok(Checked { records, changes, findings: found.iter().map(sentence).collect() })
}

fn sentence(found: &Found) -> Sentence {
    match found {
        Found::SlotCopy => ("finding-verify-slots", Vec::new()),
        Found::Draft => ("finding-verify-draft", Vec::new()),
        Found::Record(table, id, trouble) => {
            let mut facts = vec![
                ("table", Fact::from(table.name())),
                ("record", id.to_string().into()),
                ("trouble", Fact::from(code_of_record(*trouble))),
            ];
            if let RecordTrouble::Names(other) = trouble {
                facts.push(("other", Fact::from(other.name())));
            }
            ("finding-verify-record", facts)
        }
        Found::Entry((replica, number), fault) => {
            let facts = vec![
                ("number", Fact::from(*number)),
                ("replica", replica.to_string().into()),
                ("fault", Fact::from(code_of_entry(*fault))),
            ];
            ("finding-verify-entry", facts)
        }
    }
}

fn code_of_record(trouble: RecordTrouble) -> &'static str {
    match trouble {
        RecordTrouble::Sealed => "sealed",
        RecordTrouble::Undecodable => "undecodable",
        RecordTrouble::Unfit(_) => "unfit",
        RecordTrouble::Names(_) => "names",
        RecordTrouble::NotAsJournal => "journal",
    }
}

fn code_of_entry(fault: EntryFault) -> &'static str {
    match fault {
        EntryFault::Missing => "missing",
        EntryFault::Unreadable => "unreadable",
        EntryFault::Unchained => "unchained",
        EntryFault::EditChanged => "changed",
        EntryFault::EditMissing => "removed",
        EntryFault::EditAdded => "added",
        EntryFault::Unindexed => "unindexed",
        EntryFault::Impossible => "impossible",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::app::safety::tests::centre;
    use crate::app::safety::{BackedUp, back_up};
    use crate::app::watch::Stop;

    #[test]
    fn a_check_tells_how_far_it_is_to_the_end_and_stops_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&heard);
        let stop = Stop::default();
        let watch = Watch::new(stop.clone(), Arc::new(move |one| ear.lock().unwrap().push(one)));
        check_watched(&app, &watch).unwrap();
        assert_eq!(heard.lock().unwrap().last(), Some(&100));
        stop.ask();
        assert_eq!(check_watched(&app, &watch).unwrap_err().id, "error-stopped");
    }

    #[test]
    fn a_sound_file_and_its_backup_have_no_findings_and_a_spoilt_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        let BackedUp::Written(file) = back_up(&app, &folder.path().join("backup")).unwrap() else {
            panic!("no backup")
        };
        let sound = Checked { records: 1, changes: 1, findings: Vec::new() };
        assert_eq!(check(&app).unwrap(), sound);
        assert_eq!(check_file(Some(&app), &file, &Unlock::Open).unwrap(), sound);
        assert_eq!(check_file(None, &file, &Unlock::Open).unwrap(), sound);

        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..].fill(0);
        std::fs::write(&file, bytes).unwrap();
        let error = check_file(Some(&app), &file, &Unlock::Open).unwrap_err();
        assert_eq!(error.id, "error-store-damaged");
    }
}
