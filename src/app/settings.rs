//! Settings that belong to the machine and its user, not to the centre.

use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::places::Places;
use super::{AppError, ErrorKind};

/// The settings file, in the config folder.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    /// Code of the language.
    language: Option<String>,
}

/// Gives the code of the language that was chosen on this machine, if one was. A file that somebody
/// spoilt only means choosing again.
pub fn language(places: &Places) -> Option<String> {
    let text = fs::read_to_string(path(places)).ok()?;
    toml::from_str::<Settings>(&text).ok()?.language
}

/// Remembers the language for the next start.
pub fn keep_language(places: &Places, code: &str) -> Result<(), AppError> {
    let failed = |source| {
        let folder = places.config.display().to_string();
        AppError::new(ErrorKind::File, "error-config-folder").fact("folder", folder).because(source)
    };
    let settings = Settings { language: Some(code.to_owned()) };
    let unwritten = |source| failed(std::io::Error::new(IoErrorKind::InvalidData, source));
    let text = toml::to_string(&settings).map_err(unwritten)?;
    fs::create_dir_all(&places.config).map_err(failed)?;
    fs::write(path(places), text).map_err(failed)
}

fn path(places: &Places) -> PathBuf {
    places.config.join("settings.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_remembered_and_a_spoilt_file_forgets_it() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::below(folder.path());
        assert_eq!(language(&places), None);
        keep_language(&places, "en").unwrap();
        assert_eq!(language(&places).as_deref(), Some("en"));
        fs::write(path(&places), "language = [").unwrap();
        assert_eq!(language(&places), None);
    }
}
