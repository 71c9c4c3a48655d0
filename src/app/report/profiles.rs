//! Lists, shows and checks export profiles.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::app::{App, AppError, ErrorKind, cohorts};
use crate::domain::id::CohortId;
use crate::domain::records::{Cohort, Submission};
use crate::exchange::profile::{self, BUILT_IN, Listed, Origin, Profile, ProfileFault, Scope};
use crate::store::Snapshot;

/// Folder of the files of reports, beside the store, where no other one is named.
const REPORTS: &str = "laporan";

/// Most reports that are listed as sent.
const SENT_MOST: usize = 50;

/// Folder of the operator's own profiles, beside the store.
const FOLDER: &str = "profil";

/// A profile as it is listed.
#[derive(Debug)]
pub struct ProfileRow {
    /// Its name.
    pub name: String,
    /// Message of its title, or the title itself; empty where the file is faulty.
    pub title: String,
    /// Edition; 0 where the file is faulty.
    pub edition: u32,
    /// Message of its receiver, or the receiver itself.
    pub receiver: String,
    /// What it may cover; one cohort where the file is faulty.
    pub scope: Scope,
    /// Names of its formats, the usual one first.
    pub formats: Vec<String>,
    /// The operator's file; absent where it is compiled in.
    pub file: Option<PathBuf>,
    /// What is wrong with the file.
    pub faults: Vec<AppError>,
}

/// What a report is chosen from.
#[derive(Debug, Default)]
pub struct Offer {
    /// The profiles, faulty ones too.
    pub profiles: Vec<ProfileRow>,
    /// The cohorts, the latest first.
    pub cohorts: Vec<Cohort>,
    /// The usual folder of reports, beside the store.
    pub folder: PathBuf,
    /// What was sent to whom, the latest first.
    pub sent: Vec<Sent>,
}

/// A report that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Name of its profile.
    pub profile: String,
    /// Message of its receiver, or the receiver itself.
    pub receiver: String,
    /// Code of its cohort; empty where it covered a period.
    pub cohort: String,
    /// People named in it.
    pub people: u32,
    /// Names of its files.
    pub files: Vec<String>,
}

/// Lists the profiles and cohorts, and where files usually go.
pub fn offer(app: &App) -> Result<Offer, AppError> {
    let snapshot = app.store.read()?;
    let mut all = cohorts::all(&snapshot)?;
    let sent = sent(app, &snapshot, &all)?;
    all.sort_by(|a, b| (b.start, &b.code).cmp(&(a.start, &a.code)));
    let data = app.store.place().path().and_then(Path::parent);
    let folder = data.map(|folder| folder.join(REPORTS)).unwrap_or_default();
    Ok(Offer { profiles: list_profiles(app), cohorts: all, folder, sent })
}

fn sent(app: &App, snapshot: &Snapshot, cohorts: &[Cohort]) -> Result<Vec<Sent>, AppError> {
    let mut all = snapshot.all::<Submission>()?;
    all.sort_by_key(|one| Reverse((one.at, one.id)));
    let code = |id: CohortId| cohorts.iter().find(|one| one.id == id).map(|one| one.code.clone());
    let row = |one: Submission| {
        Some(Sent {
            at: app.clock.moment_of(one.at.saturating_mul(1000))?,
            profile: one.profile,
            receiver: one.receiver,
            cohort: one.cohort.and_then(code).unwrap_or_default(),
            people: one.people,
            files: one.files.into_iter().map(|file| file.name).collect(),
        })
    };
    Ok(all.into_iter().take(SENT_MOST).filter_map(row).collect())
}

/// Gives the folder of the operator's own profiles.
pub fn profile_folder(app: &App) -> PathBuf {
    let data = app.store.place().path().and_then(Path::parent);
    data.map(|folder| folder.join(FOLDER)).unwrap_or_default()
}

/// Lists all profiles, faulty ones too.
pub fn list_profiles(app: &App) -> Vec<ProfileRow> {
    profile::list(&profile_folder(app)).into_iter().map(row).collect()
}

/// Gives the text of a profile, to read or to copy.
pub fn show_profile(app: &App, name: &str) -> Result<String, AppError> {
    let folder = profile_folder(app);
    let listed = profile::find(name, &folder).ok_or_else(|| unknown(name, &folder))?;
    match listed.origin {
        Origin::BuiltIn => {
            let text = BUILT_IN.iter().find(|known| known.0 == name).map(|known| known.1);
            Ok(text.unwrap_or_default().to_owned())
        }
        Origin::File(path) => std::fs::read_to_string(&path).map_err(|error| {
            AppError::new(ErrorKind::File, "error-report-io")
                .fact("path", path.display().to_string())
                .because(error)
        }),
    }
}

/// Lists what is wrong with a profile; nothing when it can be used.
pub fn check_profile(app: &App, name: &str) -> Result<Vec<AppError>, AppError> {
    let folder = profile_folder(app);
    let listed = profile::find(name, &folder).ok_or_else(|| unknown(name, &folder))?;
    Ok(row(listed).faults)
}

/// Finds a profile that can be used.
pub(super) fn find(app: &App, name: &str) -> Result<Profile, AppError> {
    let folder = profile_folder(app);
    let listed = profile::find(name, &folder).ok_or_else(|| unknown(name, &folder))?;
    listed.profile.map_err(|faults| {
        let first = faults.into_iter().next();
        first.map_or_else(|| unknown(name, &folder), fault)
    })
}

fn row(listed: Listed) -> ProfileRow {
    let file = match listed.origin {
        Origin::BuiltIn => None,
        Origin::File(path) => Some(path),
    };
    let name = listed.name;
    match listed.profile {
        Ok(profile) => ProfileRow {
            name,
            title: profile.title,
            edition: profile.edition,
            receiver: profile.receiver,
            scope: profile.scope,
            formats: profile.formats.into_iter().map(toml::Spanned::into_inner).collect(),
            file,
            faults: Vec::new(),
        },
        Err(faults) => ProfileRow {
            name,
            title: String::new(),
            edition: 0,
            receiver: String::new(),
            scope: Scope::Cohort,
            formats: Vec::new(),
            file,
            faults: faults.into_iter().map(fault).collect(),
        },
    }
}

fn fault(fault: ProfileFault) -> AppError {
    AppError::new(ErrorKind::User, fault.problem.message())
        .fact("file", fault.file)
        .fact("line", fault.line)
        .fact("key", fault.key)
        .fact("detail", fault.detail)
        .hint("hint-profile-check")
}

fn unknown(name: &str, folder: &Path) -> AppError {
    let known: Vec<String> = profile::list(folder).into_iter().map(|listed| listed.name).collect();
    AppError::user("error-profile-unknown")
        .fact("profile", name)
        .fact("known", known.join(", "))
        .hint("hint-profile-list")
}
