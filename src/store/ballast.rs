//! A file of 2 MB beside the store that is given up when the disk is full, so that what was typed
//! can still be saved.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Enough for the steps in which the store's file grows, with room for a few changes.
const BYTES: u64 = 2 * 1024 * 1024;

/// Gives the path of the ballast of a store.
fn path_of(store: &Path) -> PathBuf {
    store.with_extension("ballast")
}

/// Makes the ballast unless it is there; a disk too full for it is left as it is.
///
/// Real bytes are written: a file with a hole would hold no space.
pub fn keep(store: &Path) -> io::Result<()> {
    let path = path_of(store);
    if fs::metadata(&path).is_ok_and(|there| there.len() >= BYTES) {
        return Ok(());
    }
    let made = fill(&path);
    if made.is_err() {
        // Half a ballast on a full disk would only be in the way.
        drop(fs::remove_file(&path));
    }
    made
}

/// Gives the space back; tells whether there was any.
pub fn release(store: &Path) -> bool {
    fs::remove_file(path_of(store)).is_ok()
}

fn fill(path: &Path) -> io::Result<()> {
    let mut file = File::create(path)?;
    io::copy(&mut io::repeat(b'.').take(BYTES), &mut file)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ballast_is_kept_released_once_and_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("juragan.redb");
        assert!(!release(&store));
        for _ in 0..2 {
            keep(&store).unwrap();
            keep(&store).unwrap();
            assert_eq!(fs::metadata(path_of(&store)).unwrap().len(), BYTES);
            assert!(release(&store));
            assert!(!release(&store));
        }
    }

    #[test]
    fn half_a_ballast_is_made_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("juragan.redb");
        fs::write(path_of(&store), b"short").unwrap();
        keep(&store).unwrap();
        assert_eq!(fs::metadata(path_of(&store)).unwrap().len(), BYTES);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_and_not_the_end() {
        let folder = tempfile::tempdir().unwrap();
        assert!(keep(&folder.path().join("missing/juragan.redb")).is_err());
    }
}
