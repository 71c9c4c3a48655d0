//! Finds folders for files to go to, and the drives that are plugged in.

use std::fs;
use std::path::{Path, PathBuf};

use super::spreadsheets::FOLDERS;

/// Folders in which systems show drives that are plugged in, each below a further one at most.
const MOUNTS: &[&str] = &["/media", "/run/media", "/mnt", "/Volumes"];

/// Letters under which Windows shows drives of one's own; behind them lie those of the network,
/// which may keep everybody waiting.
const LETTERS: std::ops::RangeInclusive<char> = 'D'..='K';

/// Most folders that are listed of one.
const LISTED_MOST: usize = 500;

/// A folder with what lies around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// The folder.
    pub at: PathBuf,
    /// The one above it, the drives and the usual ones of a home.
    pub around: Vec<PathBuf>,
    /// The folders in it, by name.
    pub inside: Vec<PathBuf>,
}

/// Looks into a folder, or into the nearest one above it that exists.
pub fn look(wanted: &Path) -> Folders {
    let home = etcetera::home_dir().ok();
    let at = wanted.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned);
    let at = at.or_else(|| home.clone()).unwrap_or_default();
    let usual = home.iter().flat_map(|home| FOLDERS.iter().map(|folder| home.join(folder)));
    let above = at.parent().map(Path::to_owned);
    let candidates = above.into_iter().chain(drives()).chain(usual).chain(home.clone());
    let mut around: Vec<PathBuf> = Vec::new();
    for folder in candidates {
        if folder.is_dir() && folder != at && !around.contains(&folder) {
            around.push(folder);
        }
    }
    Folders { inside: inside(&at), at, around }
}

/// Lists the drives that are plugged in.
pub fn drives() -> Vec<PathBuf> {
    let below = |folder: PathBuf| inside(&folder);
    let mounted = MOUNTS.iter().map(PathBuf::from).flat_map(below);
    // `/media/sari/USB` lies one deeper than `/mnt/usb`.
    let mounted = mounted.flat_map(|folder| std::iter::once(folder.clone()).chain(below(folder)));
    let letters = LETTERS.map(|letter| PathBuf::from(format!("{letter}:\\")));
    mounted.chain(letters.filter(|drive| drive.is_dir())).take(LISTED_MOST).collect()
}

/// Lists the folders in a folder by name; one that cannot be read has none.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let is_shown = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with(['.', '$']) && path.is_dir()
    };
    let entries = fs::read_dir(folder).ok().into_iter().flatten();
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut found: Vec<PathBuf> = paths.filter(is_shown).take(LISTED_MOST).collect();
    found.sort_by_key(|path| path.to_string_lossy().to_lowercase());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_yet_shows_the_nearest_above_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Laporan", "cadangan", ".sembunyi"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("berkas.txt"), "").unwrap();
        let found = look(&folder.path().join("belum/ada"));
        assert_eq!(found.at, folder.path());
        let names: Vec<_> = found.inside.iter().map(|path| path.file_name().unwrap()).collect();
        assert_eq!(names, ["cadangan", "Laporan"]);
        assert_eq!(found.around.first().map(PathBuf::as_path), folder.path().parent());
        assert!(!found.around.contains(&found.at));
    }
}
