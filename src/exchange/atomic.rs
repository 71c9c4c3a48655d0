//! Files that appear whole or not at all, singly or several together.
//!
//! Each is written as a temporary file beside its target and synced; only when all of them stand
//! are they renamed. What was replaced is kept aside until the caller says so, and comes back when
//! a later step fails. After a kill or a power cut a target is the old file or the new one.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tempfile::TempPath;

/// How temporary files are named, so that those of a killed program can be found.
const PREFIX: &str = ".juragan-";
const SUFFIX: &str = ".tmp";

/// Pauses before renaming once more on Windows, where a virus scanner or Excel may hold the file.
const RETRIES_MS: &[u64] = &[20, 50, 100, 200, 400, 800];

/// Bytes handed to the disk at once.
const BUFFER: usize = 64 * 1024;

/// What bytes a file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// SHA-256, lower-case hexadecimal digits.
    pub sha256: String,
    /// Length.
    pub bytes: u64,
}

/// A file that appeared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where.
    pub path: PathBuf,
    /// With which bytes.
    pub stamp: Stamp,
}

/// Why a file did not appear.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The disk or folder refused.
    #[error("input or output failed at {path}")]
    Io {
        /// Where.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// What was read back is not what was written.
    #[error("{0} was not written as it was meant")]
    Differs(PathBuf),
}

/// A file that is written, but stands under a temporary name.
#[derive(Debug)]
pub struct Draft {
    target: PathBuf,
    temporary: TempPath,
    stamp: Stamp,
}

/// Files that stand under their names and can still be taken back.
///
/// Dropping it takes them back; `keep` leaves them.
#[derive(Debug)]
pub struct Publication {
    written: Vec<Written>,
    replaced: Vec<(PathBuf, Option<TempPath>)>,
}

/// Counts and hashes what passes on its way to a file.
struct Tally<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Tally<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hash.update(bytes.get(..count).unwrap_or(bytes));
        self.bytes = self.bytes.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W> Tally<W> {
    fn new(inner: W) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0 }
    }

    fn stamp(self) -> Stamp {
        let mut sha256 = String::new();
        for byte in self.hash.finalize() {
            // Writing into a text cannot fail.
            let _ = write!(sha256, "{byte:02x}");
        }
        Stamp { sha256, bytes: self.bytes }
    }
}

/// Writes a file under a temporary name beside `target`; nothing is seen of it yet.
pub fn draft<E: From<FileError>>(
    target: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<Draft, E> {
    let failed = |source| FileError::Io { path: target.to_owned(), source };
    let temporary = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .tempfile_in(folder_of(target))
        .map_err(failed)?;
    let (file, temporary) = temporary.into_parts();
    let mut out = BufWriter::with_capacity(BUFFER, Tally::new(file));
    write(&mut out)?;
    let tally = out.into_inner().map_err(|error| failed(error.into_error()))?;
    tally.inner.sync_all().map_err(failed)?;
    Ok(Draft { target: target.to_owned(), temporary, stamp: tally.stamp() })
}

/// Gives all drafts their names, or none of them.
pub fn publish(drafts: Vec<Draft>) -> Result<Publication, FileError> {
    let mut publication = Publication { written: Vec::new(), replaced: Vec::new() };
    for draft in drafts {
        let failed = |source| FileError::Io { path: draft.target.clone(), source };
        let aside = set_aside(&draft.target).map_err(failed)?;
        rename(draft.temporary, &draft.target).map_err(failed)?;
        publication.replaced.push((draft.target.clone(), aside));
        publication.written.push(Written { path: draft.target, stamp: draft.stamp });
    }
    for written in &publication.written {
        let failed = |source| FileError::Io { path: written.path.clone(), source };
        sync_folder(folder_of(&written.path)).map_err(failed)?;
        if stamp_of(&written.path).map_err(failed)? != written.stamp {
            return Err(FileError::Differs(written.path.clone()));
        }
    }
    Ok(publication)
}

/// Removes temporary files that a killed program left in a folder.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            // One that stays does no harm; the export itself will tell of a broken folder.
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Reads a file and tells what bytes it has.
pub fn stamp_of(path: &Path) -> io::Result<Stamp> {
    let mut file = File::open(path)?;
    let mut tally = Tally::new(io::sink());
    let mut buffer = vec![0; BUFFER];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(tally.stamp());
        }
        tally.write_all(buffer.get(..count).unwrap_or(&buffer))?;
    }
}

impl Publication {
    /// Names the files.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// Leaves the files where they are and forgets what they replaced.
    pub fn keep(mut self) -> Vec<Written> {
        self.replaced.clear();
        std::mem::take(&mut self.written)
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        for (target, aside) in self.replaced.drain(..).rev() {
            // What cannot be taken back stays as a whole file, and the caller tells of an error.
            match aside {
                Some(aside) => drop(rename(aside, &target)),
                None => drop(fs::remove_file(&target)),
            }
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Gives an existing file a second, temporary name; where there are no links, a copy.
fn set_aside(target: &Path) -> io::Result<Option<TempPath>> {
    if !target.try_exists()? {
        return Ok(None);
    }
    let aside = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .make_in(folder_of(target), |path| second_name(target, path))?;
    Ok(Some(aside.into_temp_path()))
}

fn second_name(target: &Path, path: &Path) -> io::Result<()> {
    // Windows removes no name of a file that another program shows, but always a copy of it.
    let linked = if cfg!(windows) {
        Err(io::ErrorKind::Unsupported.into())
    } else {
        fs::hard_link(target, path)
    };
    linked.or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Err(error),
        // USB sticks know no links either.
        _ => fs::copy(target, path).map(drop),
    })
}

fn rename(from: TempPath, to: &Path) -> io::Result<()> {
    let mut from = from;
    let mut pauses = if cfg!(windows) { RETRIES_MS } else { &[] }.iter();
    loop {
        let refused = match from.persist(to) {
            Ok(()) => return Ok(()),
            Err(refused) => refused,
        };
        match pauses.next() {
            Some(pause) => thread::sleep(Duration::from_millis(*pause)),
            None => return Err(refused.error),
        }
        from = refused.path;
    }
}

/// Makes the new names durable; Windows does so by itself and opens no folders.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn words(target: &Path, words: &str) -> Draft {
        draft::<FileError>(target, |out| {
            out.write_all(words.as_bytes()).unwrap();
            Ok(())
        })
        .unwrap()
    }

    #[test]
    fn a_file_appears_with_the_bytes_that_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        let written = publish(vec![words(&target, "abc")]).unwrap().keep();
        assert_eq!(fs::read(&target).unwrap(), b"abc");
        assert_eq!(written[0].stamp.bytes, 3);
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(written[0].stamp.sha256, abc);
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn an_error_in_the_middle_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        fs::write(&target, "old").unwrap();
        let failed = draft::<FileError>(&target, |out| {
            out.write_all(&vec![7; 3 * BUFFER]).unwrap();
            Err(FileError::Differs(target.clone()))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_kill_before_the_rename_leaves_the_old_file_and_the_next_sweep_clears_up() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        fs::write(&target, "old").unwrap();
        // A killed program runs no destructors.
        std::mem::forget(words(&target, "new"));
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(folder.path()).len(), 2);
        sweep(folder.path());
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn when_one_of_several_cannot_be_named_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        let third = folder.path().join("c.csv");
        fs::write(&first, "old").unwrap();
        // A folder that holds something cannot be replaced by a file.
        fs::create_dir_all(third.join("full")).unwrap();
        let drafts = vec![words(&first, "new"), words(&second, "new"), words(&third, "new")];
        assert!(publish(drafts).is_err());
        assert_eq!(fs::read(&first).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.csv", "c.csv"]);
    }

    #[test]
    fn a_publication_that_is_not_kept_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        fs::write(&first, "old").unwrap();
        let publication = publish(vec![words(&first, "new"), words(&second, "new")]).unwrap();
        assert_eq!(fs::read(&first).unwrap(), b"new");
        drop(publication);
        assert_eq!(fs::read(&first).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_missing_folder_is_an_error_and_not_a_panic() {
        let target = Path::new("/nowhere/at/all/a.csv");
        assert!(matches!(draft::<FileError>(target, |_| Ok(())), Err(FileError::Io { .. })));
    }
}
