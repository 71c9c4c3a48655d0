//! Puts a backup in the place of the present file, after saying what that would lose.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, FixedOffset};

use crate::domain::id::OperatorId;
use crate::domain::records::{Centre, Operator};
use crate::store::backup;
use crate::store::chains::{self, Comparison};
use crate::store::restore::{Candidate, KeyOf};
use crate::store::{CommandArg, Snapshot, Unlock};

use super::{App, AppError, Clock, Fact, roles};

/// A file that is about to take the place of the present one.
#[derive(Debug)]
pub struct Restoring {
    candidate: Candidate,
    file: PathBuf,
    clock: Clock,
    /// How it stands to the present file.
    pub standing: Standing,
    /// Name of its centre.
    pub centre: String,
}

/// How a file stands to the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds the same changes.
    Same,
    /// It lacks these changes, which would be lost.
    Older(Lacking),
    /// It has these changes beyond the present file.
    Newer(Lacking),
    /// The two went different ways: the first would be lost, the second gained.
    Apart(Lacking, Lacking),
    /// It belongs to another centre.
    OtherCentre,
    /// There is no present file, or it cannot be read.
    NothingToCompare,
}

/// Changes that one of two files lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// How many.
    pub count: u64,
    /// When the first of them was made.
    pub since: Option<DateTime<FixedOffset>>,
    /// Names of those who made them.
    pub by: Vec<String>,
}

/// A file that took the place of the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The file that was restored.
    pub file: PathBuf,
    /// Where the file that was present before is kept.
    pub kept: Option<PathBuf>,
}

/// A message of `locale` with its values.
pub type Sentence = (&'static str, Vec<(&'static str, Fact)>);

/// Opens a file and compares it with the present one, if that can be read. `unlock` is only needed
/// where the file has a passphrase of its own.
pub fn look(
    present: Option<&App>,
    clock: Clock,
    file: &Path,
    unlock: &Unlock,
) -> Result<Restoring, AppError> {
    if let Some(app) = present {
        roles::allow(app, "backup.restore")?;
    }
    let present = present.map(|app| app.store.read()).transpose()?;
    let candidate = Candidate::open(file, present.as_ref(), unlock)?;
    let standing = match &present {
        None => Standing::NothingToCompare,
        Some(present) => standing(present, &candidate, clock)?,
    };
    let centre = candidate.snapshot().all::<Centre>()?.pop();
    let centre = centre.map(|centre| centre.name).unwrap_or_default();
    Ok(Restoring { candidate, file: file.to_owned(), clock, standing, centre })
}

impl Restoring {
    /// Says how the file stands to the present one, and which passphrase it will need.
    pub fn sentences(&self) -> [Sentence; 2] {
        let standing = match &self.standing {
            Standing::Same => ("restore-same", Vec::new()),
            Standing::Older(lost) => ("restore-older", lost.facts()),
            Standing::Newer(gained) => ("restore-newer", gained.facts()),
            Standing::Apart(lost, gained) => {
                let mut facts = lost.facts();
                facts.push(("gained", gained.count.into()));
                ("restore-apart", facts)
            }
            Standing::OtherCentre => {
                ("restore-other-centre", vec![("centre", self.centre.clone().into())])
            }
            Standing::NothingToCompare => ("restore-nothing-to-compare", Vec::new()),
        };
        let key = match self.candidate.key() {
            KeyOf::Present(_) => "restore-key-present",
            KeyOf::Nobody => "restore-key-nobody",
            KeyOf::ThatTime => "restore-key-that-time",
        };
        [standing, (key, Vec::new())]
    }

    /// Takes the place of the file at `store`, which must be closed; the present file is kept
    /// aside. After opening it, `note` writes down that it was restored.
    pub fn carry_out(self, store: &Path) -> Result<Restored, AppError> {
        let now = self.clock.now().naive_local();
        let kept = self.candidate.take_place(store, now)?;
        Ok(Restored { file: self.file, kept })
    }
}

/// Says what the newest backup of this laptop has that the present file lacks: after a file that
/// was last used elsewhere, or an older copy, was put in its place. Backups of another key, or that
/// cannot be read, say nothing.
pub fn missing(app: &App, backups: &Path) -> Result<Option<Sentence>, AppError> {
    let Some(newest) = backup::list(backups)?.into_iter().next() else { return Ok(None) };
    let present = app.store.read()?;
    // As after most starts; else all of that file is checked.
    if newest.is_of(&present)? {
        return Ok(None);
    }
    let Ok(candidate) = Candidate::open(&newest.path, Some(&present), &Unlock::Open) else {
        return Ok(None);
    };
    Ok(match standing(&present, &candidate, app.clock)? {
        Standing::Newer(lacking) | Standing::Apart(_, lacking) => {
            Some(("restore-missing", lacking.facts()))
        }
        _ => None,
    })
}

/// Writes down in the journal of a restored centre that it was restored.
pub fn note(app: &App, restored: &Restored) -> Result<(), AppError> {
    let name = restored.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let change = app.change("backup.restore").with("file", CommandArg::Text(name)).permanent();
    app.store.commit(change)?;
    Ok(())
}

impl Lacking {
    fn of(changes: &chains::Changes, names: &BTreeMap<OperatorId, String>, clock: Clock) -> Self {
        let by = changes.by.iter().filter_map(|id| names.get(id).cloned()).collect();
        Self {
            count: changes.count,
            since: changes.since_ms.and_then(|ms| clock.moment_of(ms)),
            by,
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = vec![("count", self.count.into()), ("by", self.by.join(", ").into())];
        if let Some(since) = self.since {
            facts.push(("weekday", i64::from(since.weekday().number_from_monday()).into()));
            facts.push(("date", since.format("%d-%m-%Y").to_string().into()));
            facts.push(("time", since.format("%H.%M").to_string().into()));
        }
        facts
    }
}

fn standing(present: &Snapshot, candidate: &Candidate, clock: Clock) -> Result<Standing, AppError> {
    let Some(Comparison { lost, gained }) = candidate.compare(present)? else {
        return Ok(Standing::OtherCentre);
    };
    let mut names = names(candidate.snapshot())?;
    names.extend(self::names(present)?);
    let lacking = |changes| Lacking::of(changes, &names, clock);
    Ok(match (lost.count, gained.count) {
        (0, 0) => Standing::Same,
        (_, 0) => Standing::Older(lacking(&lost)),
        (0, _) => Standing::Newer(lacking(&gained)),
        _ => Standing::Apart(lacking(&lost), lacking(&gained)),
    })
}

fn names(snapshot: &Snapshot) -> Result<BTreeMap<OperatorId, String>, AppError> {
    let operators = snapshot.all::<Operator>()?;
    Ok(operators.into_iter().map(|operator| (operator.id, operator.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::safety::tests::{centre, enrol, open};
    use crate::app::safety::{BackedUp, back_up};
    use crate::domain::records::Person;

    fn backup(app: &App, folder: &Path) -> PathBuf {
        match back_up(app, &folder.join("backup")).unwrap() {
            BackedUp::Written(file) | BackedUp::Unchanged(file) => file,
            BackedUp::NotDue => panic!("no backup"),
        }
    }

    fn looked(app: &App, file: &Path) -> Restoring {
        look(Some(app), app.clock, file, &Unlock::Open).unwrap()
    }

    #[test]
    fn an_older_backup_says_how_many_changes_are_lost_since_when_and_by_whom() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        let file = backup(&app, folder.path());
        assert_eq!(looked(&app, &file).standing, Standing::Same);
        let at = |now| App { clock: Clock::parse_fixed(now).unwrap(), ..app.clone() };
        enrol(&at("2026-03-03T14:10+07:00"), "Budi");
        enrol(&at("2026-03-04T09:00+07:00"), "Siti");
        let restoring = looked(&app, &file);
        let [(id, facts), (key, _)] = restoring.sentences();
        assert_eq!((id, key), ("restore-older", "restore-key-present"));
        let expected: Vec<(&str, Fact)> = vec![
            ("count", 2_i64.into()),
            ("by", "Sari".into()),
            ("weekday", 2_i64.into()),
            ("date", "03-03-2026".into()),
            ("time", "14.10".into()),
        ];
        assert_eq!(facts, expected);
    }

    #[test]
    fn an_older_copy_put_in_place_is_told_by_the_newest_backup() {
        let folder = tempfile::tempdir().unwrap();
        let (path, old) = (folder.path().join("juragan.redb"), folder.path().join("old"));
        let app = centre(folder.path());
        app.store.close().unwrap();
        std::fs::copy(&path, &old).unwrap();
        let app = open(folder.path(), "2026-03-02T16:45+07:00", Unlock::Open).unwrap();
        enrol(&app, "Siti Aminah");
        backup(&app, folder.path());
        assert_eq!(missing(&app, &folder.path().join("backup")).unwrap(), None);
        app.store.close().unwrap();
        std::fs::copy(&old, &path).unwrap();
        let app = open(folder.path(), "2026-03-02T16:50+07:00", Unlock::Open).unwrap();
        let (id, facts) = missing(&app, &folder.path().join("backup")).unwrap().unwrap();
        assert_eq!((id, &facts[0]), ("restore-missing", &("count", 1_i64.into())));
    }

    #[test]
    fn a_restored_centre_notes_it_and_can_go_back_to_the_file_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let app = centre(folder.path());
        enrol(&app, "Siti Aminah");
        let file = backup(&app, folder.path());
        enrol(&app, "Budi");
        let restoring = looked(&app, &file);
        app.store.close().unwrap();
        let restored = restoring.carry_out(&folder.path().join("juragan.redb")).unwrap();

        let again = open(folder.path(), "2026-03-02T16:50+07:00", Unlock::Open).unwrap();
        assert_eq!(again.store.read().unwrap().all::<Person>().unwrap().len(), 1);
        note(&again, &restored).unwrap();
        let newest = again.store.history(None, 1).unwrap().remove(0);
        assert_eq!(newest.command, "backup.restore");
        assert_eq!(again.store.next_undo().unwrap().unwrap().command, "participant.new");

        let aside = looked(&again, &restored.kept.unwrap());
        let Standing::Apart(lost, gained) = &aside.standing else { panic!("{:?}", aside.standing) };
        assert_eq!((lost.count, gained.count), (1, 1));
        assert_eq!(aside.sentences()[0].0, "restore-apart");
    }

    #[test]
    fn a_backup_of_another_centre_and_one_without_a_present_file_are_named_as_such() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = backup(&centre(there.path()), there.path());
        let app = centre(here.path());
        assert_eq!(looked(&app, &file).standing, Standing::OtherCentre);
        let without = look(None, app.clock, &file, &Unlock::Open).unwrap();
        assert_eq!(without.standing, Standing::NothingToCompare);
        assert_eq!(without.sentences()[1].0, "restore-key-nobody");
    }
}
