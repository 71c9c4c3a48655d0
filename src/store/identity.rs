//! Tells whether a path still leads to the file that was opened.

use std::path::Path;

/// What names a file on its disk, whatever its path.
#[cfg(unix)]
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

#[cfg(unix)]
impl Identity {
    /// Looks at the file that the path leads to now, without opening it.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let file = std::fs::metadata(path)?;
        Ok(Self { device: file.dev(), inode: file.ino() })
    }
}

/// What names a file on its disk, whatever its path.
#[cfg(not(unix))]
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity(same_file::Handle);

#[cfg(not(unix))]
impl Identity {
    /// Looks at the file that the path leads to now.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        same_file::Handle::from_path(path).map(Self)
    }
}
