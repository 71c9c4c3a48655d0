//! What a failing disk did not take: kept in a sealed file, taken in at the next opening.

use std::path::PathBuf;

use crate::store::{Change, StoreError};

use super::restore::Sentence;
use super::{App, AppError};

/// What became of the changes of an emergency file.
#[derive(Debug, Default)]
pub struct TakenIn {
    /// How many went in.
    pub stored: usize,
    /// Those that do not fit any more.
    pub refused: Vec<Change>,
}

impl TakenIn {
    /// Says what became of them; nothing where there was nothing.
    pub fn sentences(&self) -> Vec<Sentence> {
        let refused = sentence("emergency-refused", self.refused.len());
        sentence("emergency-stored", self.stored).into_iter().chain(refused).collect()
    }
}

/// Says how many changes waited for the disk in this run and then did not fit any more; once.
pub fn refused(app: &App) -> Option<Sentence> {
    sentence("emergency-refused", app.store.take_refused().len())
}

fn sentence(id: &'static str, count: usize) -> Option<Sentence> {
    (count > 0).then(|| (id, vec![("count", count.into())]))
}

/// Keeps what waits for the disk in the emergency file; says where, or nothing when nothing waits.
pub fn keep(app: &App) -> Result<Option<(PathBuf, Sentence)>, AppError> {
    let path = app.store.save_emergency()?;
    Ok(path.map(|path| {
        let facts = vec![("path", path.display().to_string().into())];
        (path, ("emergency-kept", facts))
    }))
}

/// Takes in what an emergency file holds, if there is one. It goes when all of it is in; with
/// changes that do not fit any more it stays until `forget`, after the operator was told.
pub fn take_in(app: &App) -> Result<TakenIn, AppError> {
    let mut taken = TakenIn::default();
    for change in app.store.emergency()? {
        match app.store.commit(change.clone()) {
            Ok(_) => taken.stored += 1,
            Err(
                StoreError::Conflict(_)
                | StoreError::Dangling(_)
                | StoreError::Refused(_)
                | StoreError::Forbidden(_),
            ) => {
                taken.refused.push(change);
            }
            Err(error) => return Err(error.into()),
        }
    }
    if taken.refused.is_empty() {
        forget(app)?;
    }
    Ok(taken)
}

/// Removes the emergency file.
pub fn forget(app: &App) -> Result<(), AppError> {
    Ok(app.store.forget_emergency()?)
}

/// Refuses what would make an emergency file unreadable while it still holds something.
pub(super) fn refuse_waiting(app: &App) -> Result<(), AppError> {
    if app.store.emergency()?.is_empty() {
        return Ok(());
    }
    Err(AppError::user("error-emergency-waiting").hint("hint-emergency-waiting"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::app::deeds;
    use crate::app::safety::tests::{centre, enrol, open};
    use crate::domain::id::PersonId;
    use crate::domain::records::Person;
    use crate::store::Unlock;

    const NOW: &str = "2026-03-02T16:50+07:00";

    #[test]
    fn what_a_pulled_stick_did_not_take_goes_in_at_the_next_opening() {
        let folder = tempfile::tempdir().unwrap();
        let (path, away) = (folder.path().join("juragan.redb"), folder.path().join("away.redb"));
        let app = centre(folder.path());
        enrol(&app, "Siti Aminah");
        let known = app.store.read().unwrap().all::<Person>().unwrap().remove(0);

        fs::rename(&path, &away).unwrap();
        let mut adding = app.change("participant.new");
        let id = PersonId::new(crate::app::Clock::fresh_id());
        adding.create(&Person::new(id, "Budi".to_owned())).unwrap();
        let mut correcting = app.change("participant.edit");
        let named = Person { name: "Siti Aminah binti Karto".to_owned(), ..known.clone() };
        correcting.update(&known, &named).unwrap();
        for change in [adding, correcting] {
            assert!(matches!(app.store.commit(change), Err(StoreError::Kept(_))));
        }
        let (kept, (id, _)) = keep(&app).unwrap().unwrap();
        assert_eq!(id, "emergency-kept");
        drop(app);

        // Somebody corrects the same name in the meantime.
        fs::rename(&away, &path).unwrap();
        let again = open(folder.path(), NOW, Unlock::Open).unwrap();
        let mut other = again.change("participant.edit");
        other.update(&known, &Person { name: "Siti A.".to_owned(), ..known.clone() }).unwrap();
        again.store.commit(other).unwrap();
        assert_eq!(refuse_waiting(&again).unwrap_err().id, "error-emergency-waiting");

        let taken = take_in(&again).unwrap();
        assert_eq!((taken.stored, taken.refused.len()), (1, 1));
        let ids: Vec<&str> = taken.sentences().iter().map(|sentence| sentence.0).collect();
        assert_eq!(ids, ["emergency-stored", "emergency-refused"]);
        assert!(kept.exists(), "it still holds what did not fit");
        forget(&again).unwrap();
        assert!(!kept.exists());
        assert!(take_in(&again).unwrap().sentences().is_empty());
        assert!(keep(&again).unwrap().is_none());
    }

    #[test]
    fn what_waited_and_fits_no_more_is_said_once() {
        let folder = tempfile::tempdir().unwrap();
        let (path, away) = (folder.path().join("juragan.redb"), folder.path().join("away.redb"));
        let app = centre(folder.path());
        enrol(&app, "Siti Aminah");
        let known = app.store.read().unwrap().all::<Person>().unwrap().remove(0);
        fs::rename(&path, &away).unwrap();
        for name in ["Siti A.", "Siti Aminah binti Karto"] {
            let mut correcting = app.change("participant.edit");
            correcting.update(&known, &Person { name: name.to_owned(), ..known.clone() }).unwrap();
            assert!(matches!(app.store.commit(correcting), Err(StoreError::Kept(_))));
        }
        assert!(refused(&app).is_none(), "both still wait");
        let passed_over = deeds::next(&app, deeds::Turn::Undo).unwrap_err();
        assert_eq!(passed_over.id, "error-undo-waiting");
        fs::rename(&away, &path).unwrap();
        app.store.retry().unwrap();
        assert_eq!(refused(&app), Some(("emergency-refused", vec![("count", 1_usize.into())])));
        assert!(refused(&app).is_none());
    }
}
