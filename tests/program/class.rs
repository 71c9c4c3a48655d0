//! The class of the sample list, ready for the first roll call.

use std::path::Path;

use juragan::domain::records::{Enrolment, Mark, Register, Session};
use juragan::store::{OpenOptions, Place, Store};

use crate::desk::{Desk, sample};

pub(crate) const COHORT: &str = "2026-03";
const DAYS: &str = "2026-03-02,2026-03-03,2026-03-04,2026-03-05,2026-03-06";

/// Makes a centre with the 30 people of the sample list and five sessions, none taken.
pub(crate) fn ready() -> Desk {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    desk.good(&["session", "plan", "--cohort", COHORT, "--dates", DAYS]);
    let list = sample("peserta-kendal-2026-03.xlsx");
    desk.good(&["import", "participants", &list, "--cohort", COHORT, "--yes"]);
    desk
}

/// What a copy of the file says of the first session.
#[derive(Debug)]
pub(crate) struct Stored {
    /// Letters by roll number, `.` for nobody marked; the first stands for nobody.
    pub(crate) letters: Vec<char>,
    /// How many changes marked somebody.
    pub(crate) markings: usize,
}

/// Looks into a copy, so that the file itself stays as the program left it.
pub(crate) fn look(data: &Path) -> Stored {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.redb");
    std::fs::copy(data, &copy).unwrap();
    let options = OpenOptions::new(Place::Disk(copy), b"test".to_vec());
    let store = Store::open(&options).unwrap().store;
    let snapshot = store.read().unwrap();
    let session = snapshot.all::<Session>().unwrap().into_iter().find(|s| s.number == 1).unwrap();
    let registers = snapshot.children::<Register>(session.cohort.uuid()).unwrap();
    let register = registers.into_iter().find(|r| r.session == session.id).unwrap();
    let mut letters = vec!['.'; 31];
    for enrolment in snapshot.children::<Enrolment>(session.cohort.uuid()).unwrap() {
        if let Some(mark) = register.marks.get(&enrolment.id) {
            letters[usize::from(enrolment.roll)] = Mark::letter(mark);
        }
    }
    let history = store.history(None, 1 << 20).unwrap();
    let markings = history.iter().filter(|change| change.command == "register.mark").count();
    drop(snapshot);
    store.close().unwrap();
    Stored { letters, markings }
}
