//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::damage::io_fault;
use super::error::StoreError;

/// A virus scanner may hold a fresh file on Windows; it lets go within a second.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(200);
/// Ends the name of a file that is not finished.
const PART: &str = ".part";

/// Gives the path beside `target` at which a new file is made before it takes that name.
pub(super) fn unfinished(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(PART);
    target.with_file_name(name)
}

/// Tells whether a file was cut off while it was made.
pub(super) fn is_unfinished(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).and_then(finished).is_some()
}

/// Gives the name that an unfinished file would have taken; `None` for other files.
pub(super) fn finished(name: &str) -> Option<&str> {
    name.strip_suffix(PART)
}

/// Writes a small file whole or not at all.
pub(super) fn write_whole(target: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let part = unfinished(target);
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(io_fault).and_then(|()| replace(&part, target)).inspect_err(|_| {
        drop(fs::remove_file(&part));
    })
}

/// Gives a finished and closed file the name of another, which it replaces; nobody but its owner
/// can read it afterwards.
pub(super) fn replace(from: &Path, to: &Path) -> Result<(), StoreError> {
    make_private(from);
    let mut attempt = 1;
    while let Err(error) = fs::rename(from, to) {
        if attempt == ATTEMPTS || !cfg!(windows) {
            return Err(io_fault(error));
        }
        thread::sleep(PAUSE);
        attempt += 1;
    }
    // It has its name; not every file system knows how to sync a folder.
    drop(sync_folder_of(to));
    Ok(())
}

/// Copies a file so that the copy lasts through a power cut; half a copy does not stay.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let copied = fs::copy(from, to)
        // Windows syncs only what was opened for writing.
        .and_then(|_| File::options().write(true).open(to))
        .and_then(|file| file.sync_all());
    copied.map_err(io_fault).inspect_err(|_| drop(fs::remove_file(to)))?;
    make_private(to);
    drop(sync_folder_of(to));
    Ok(())
}

/// Takes reading and writing away from everybody but the owner; Windows folders of a user are theirs
/// already, and the file systems of USB sticks know no owners.
fn make_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        drop(fs::set_permissions(path, fs::Permissions::from_mode(0o600)));
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Makes a new name in a folder last through a power cut; Windows has no such call and needs none.
fn sync_folder_of(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(folder_of(path)).and_then(|folder| folder.sync_all()).map_err(io_fault)?;
    }
    Ok(())
}

/// Gives the folder in which a file lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("draft");
        write_whole(&target, b"one").unwrap();
        write_whole(&target, b"two").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failed_replacement_keeps_the_old_file_and_leaves_no_part() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("taken");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("inside"), b"old").unwrap();
        assert!(write_whole(&target, b"new").is_err());
        assert_eq!(fs::read(target.join("inside")).unwrap(), b"old");
        assert!(!unfinished(&target).exists());
    }
}
