//! Finds the spreadsheets that somebody most likely wants to load: the newest of the usual folders.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use chrono::{DateTime, FixedOffset};

use crate::domain::records::{Cohort, CohortState};

use super::{App, AppError, cohorts, folders};

/// Folders of a home in which files arrive, by the names that systems give them here.
pub(super) const FOLDERS: &[&str] = &["Downloads", "Unduhan", "Desktop", "Documents", "Dokumen"];

/// Folder of a home into which Windows moves some of them.
const SYNCED: &str = "OneDrive";

/// Ends of names of files that can be read.
const ENDS: &[&str] = &["xlsx", "xls", "ods", "csv"];

/// Most files that are offered.
const OFFERED_MOST: usize = 200;

/// A spreadsheet on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was changed last.
    pub changed: DateTime<FixedOffset>,
    /// Length.
    pub bytes: u64,
}

/// What a list of participants is chosen from.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Cohorts that take participants, the latest first.
    pub cohorts: Vec<Cohort>,
    /// Spreadsheets, the newest first.
    pub files: Vec<Spreadsheet>,
}

/// Lists the cohorts that take participants and the spreadsheets that may hold them.
pub fn offer(app: &App) -> Result<Offer, AppError> {
    let mut open = cohorts::all(&app.store.read()?)?;
    open.retain(|cohort| !matches!(cohort.state, CohortState::Graduated | CohortState::Archived));
    open.sort_by(|a, b| (b.start, &b.code).cmp(&(a.start, &a.code)));
    let home = etcetera::home_dir().ok();
    let data = app.store.place().path().and_then(Path::parent).map(Path::to_owned);
    let homes = home.into_iter().flat_map(|home| [home.join(SYNCED), home]);
    let usual = homes.flat_map(|home| FOLDERS.iter().map(move |folder| home.join(folder)));
    let drives = folders::drives();
    let files = newest(usual.chain(data).chain(drives), |ms| app.clock.moment_of(ms));
    Ok(Offer { cohorts: open, files })
}

/// Reads a path as it is typed or dropped: quotes around it and `~` for the home are understood.
pub fn path_of(typed: &str) -> PathBuf {
    let bare = typed.trim().trim_matches(['"', '\'']);
    let below = bare.strip_prefix('~').map(|rest| rest.trim_start_matches(['/', '\\']));
    match (below, etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(bare),
    }
}

/// Tells the folder in which the rows to be mended appear and a name there that is free.
pub fn correction_of(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let named = |number: usize| match number {
        1 => file.with_file_name(format!("{stem}-koreksi.xlsx")),
        more => file.with_file_name(format!("{stem}-koreksi-{more}.xlsx")),
    };
    // A file that somebody already mends is never written over.
    (1..=OFFERED_MOST).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1))
}

/// Lists the spreadsheets of folders, the newest first; a folder that cannot be read has none.
fn newest(
    folders: impl IntoIterator<Item = PathBuf>,
    moment: impl Fn(i64) -> Option<DateTime<FixedOffset>>,
) -> Vec<Spreadsheet> {
    let mut found: Vec<Spreadsheet> = folders
        .into_iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let about = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
            let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            let changed = moment(i64::try_from(since.as_millis()).ok()?)?;
            is_spreadsheet(&path).then_some(Spreadsheet { path, changed, bytes: about.len() })
        })
        .collect();
    found.sort_by(|a, b| (Reverse(a.changed), &a.path).cmp(&(Reverse(b.changed), &b.path)));
    found.dedup_by(|a, b| a.path == b.path);
    found.truncate(OFFERED_MOST);
    found
}

/// Tells by its name whether a file is a spreadsheet; what Office keeps beside an open one is not.
fn is_spreadsheet(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let end = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ENDS.contains(&end.as_str()) && !name.starts_with(['~', '.'])
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::app::Clock;

    #[test]
    fn the_newest_spreadsheet_comes_first_and_nothing_else_is_offered() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["lama.csv", "baru.XLSX", "~$baru.xlsx", "surat.docx", ".sembunyi.csv"];
        for (age, name) in [(90, names[0]), (5, names[1]), (1, names[2]), (1, names[3])] {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        fs::write(folder.path().join(names[4]), "").unwrap();
        let clock = Clock::parse_fixed("2026-11-10T08:20+07:00").unwrap();
        let gone = folder.path().join("tidak-ada");
        let twice = [folder.path().to_owned(), gone, folder.path().to_owned()];
        let found = newest(twice, |ms| clock.moment_of(ms));
        let shown: Vec<_> = found.iter().map(|one| one.path.file_name().unwrap()).collect();
        assert_eq!(shown, ["baru.XLSX", "lama.csv"]);
    }

    #[test]
    fn a_dropped_path_loses_its_quotes_and_a_mended_file_is_never_written_over() {
        assert_eq!(path_of(" '/tmp/a b.xlsx' "), Path::new("/tmp/a b.xlsx"));
        assert!(path_of("~/x.csv").ends_with("x.csv") && !path_of("~/x.csv").starts_with("~"));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("peserta.csv");
        let first = correction_of(&file);
        assert!(first.ends_with("peserta-koreksi.xlsx"));
        fs::write(&first, "").unwrap();
        assert!(correction_of(&file).ends_with("peserta-koreksi-2.xlsx"));
    }
}
