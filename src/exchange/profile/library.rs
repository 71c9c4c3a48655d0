//! Finds profiles: those compiled in, and the operator's own, which take precedence.

use std::fs;
use std::path::{Path, PathBuf};

use super::Profile;
use super::check::check;
use super::fault::{ProfileFault, ProfileProblem, Text};

/// The profiles compiled in, in the order of display: name and file.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("laporan-akhir", include_str!("laporan-akhir.toml")),
    ("kp2mi-peserta", include_str!("kp2mi-peserta.toml")),
    ("kemendag-eksportir", include_str!("kemendag-eksportir.toml")),
];

/// End of the name of a profile's file.
const EXTENSION: &str = "toml";

/// Where a profile comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Compiled in.
    BuiltIn,
    /// A file of the operator.
    File(PathBuf),
}

/// A profile that can be asked for, or what is wrong with its file.
#[derive(Debug)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Itself.
    pub profile: Result<Profile, Vec<ProfileFault>>,
}

/// Lists the profiles of a folder and those compiled in which the folder does not replace.
pub fn list(folder: &Path) -> Vec<Listed> {
    let mut listed: Vec<Listed> = BUILT_IN
        .iter()
        .map(|(name, text)| Listed {
            name: (*name).to_owned(),
            origin: Origin::BuiltIn,
            profile: parse(name, &format!("{name}.{EXTENSION}"), text),
        })
        .collect();
    let Ok(entries) = fs::read_dir(folder) else { return listed };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == EXTENSION));
    paths.sort();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let profile = read(&name, &path);
        let own = Listed { name, origin: Origin::File(path), profile };
        match listed.iter_mut().find(|known| known.name == own.name) {
            Some(known) => *known = own,
            None => listed.push(own),
        }
    }
    listed
}

/// Finds a profile by its name.
pub fn find(name: &str, folder: &Path) -> Option<Listed> {
    list(folder).into_iter().find(|listed| listed.name == name)
}

fn read(name: &str, path: &Path) -> Result<Profile, Vec<ProfileFault>> {
    let file = path.to_string_lossy().into_owned();
    let unread = |detail: String| {
        vec![ProfileFault {
            file: file.clone(),
            line: 1,
            key: String::new(),
            detail,
            problem: ProfileProblem::Syntax,
        }]
    };
    let bytes = fs::read(path).map_err(|error| unread(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| unread("not UTF-8".to_owned()))?;
    // Editors of Windows put a mark before the first letter.
    parse(name, &file, text.trim_start_matches('\u{feff}'))
}

/// Reads a profile; `file` is the name under which faults tell of it.
pub(super) fn parse(name: &str, file: &str, text: &str) -> Result<Profile, Vec<ProfileFault>> {
    let text = Text { file, text };
    let profile: Profile =
        toml::from_str(text.text).map_err(|error| vec![text.parser_fault(&error)])?;
    let faults = check(&profile, name, text);
    if faults.is_empty() { Ok(profile) } else { Err(faults) }
}
