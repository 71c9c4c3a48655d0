//! What a store holds after its program was ended or killed.

use std::path::Path;

use juragan::domain::records::{Enrolment, Mark, Register, Session};
use juragan::store::{OpenOptions, Place, Store};

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
