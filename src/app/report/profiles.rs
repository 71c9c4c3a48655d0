//! Lists, shows and checks export profiles.

use std::path::{Path, PathBuf};

use crate::app::{App, AppError, ErrorKind};
use crate::exchange::profile::{self, BUILT_IN, Listed, Origin, Profile, ProfileFault};

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
    /// The operator's file; absent where it is compiled in.
    pub file: Option<PathBuf>,
    /// What is wrong with the file.
    pub faults: Vec<AppError>,
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
            file,
            faults: Vec::new(),
        },
        Err(faults) => ProfileRow {
            name,
            title: String::new(),
            edition: 0,
            receiver: String::new(),
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
