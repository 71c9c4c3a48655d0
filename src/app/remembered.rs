//! What the screen remembers between starts.
//!
//! What tells of nobody, such as the last screen and how lists are sorted, is a plain file in the
//! state folder. What was searched for and the row of the cursor tell of people, so they lie sealed
//! in the store.

use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::places::Places;
use super::settings::write_whole;
use super::{App, AppError};

/// Name of the file in the state folder.
const FILE: &str = "state.toml";

/// Name of what is sealed; no form has a draft of it.
const SEALED: &str = "remembered";

/// What tells of nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Stable name of the last screen.
    pub screen: Option<String>,
    /// How the list of each screen is shown, by the screen's name.
    pub lists: BTreeMap<String, ListState>,
}

/// How a list is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListState {
    /// Name of the field by which it is sorted.
    pub sort: Option<String>,
    /// Whether the greatest stands first.
    pub order: Order,
    /// Names of the fields that are shown, in their order; those of the screen where empty.
    pub columns: Vec<String>,
}

/// Which end of an order stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The least.
    #[default]
    Up,
    /// The greatest.
    Down,
}

/// Where somebody was in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    /// Record under the cursor.
    pub row: Option<Uuid>,
    /// What was typed to filter the list.
    pub filter: String,
}

/// Reads what tells of nobody; a damaged file is as none.
pub fn read(places: &Places) -> Remembered {
    let text = fs::read_to_string(places.state.join(FILE)).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}

/// Writes what tells of nobody, whole or not at all.
pub fn write(places: &Places, remembered: &Remembered) -> Result<(), AppError> {
    let text = toml::to_string(remembered).unwrap_or_default();
    write_whole(&places.state.join(FILE), text.as_bytes())
}

/// Reads where somebody was in each list, by the screen's name; what is damaged is as nothing.
pub fn spots(app: &App) -> BTreeMap<String, Spot> {
    let rows = app.store.read().and_then(|snapshot| snapshot.drafts()).unwrap_or_default();
    let found = rows.into_iter().find(|(name, _)| name == SEALED);
    found.and_then(|(_, content)| rmp_serde::from_slice(&content).ok()).unwrap_or_default()
}

/// Keeps where somebody was in each list, and comes back at once; `done` is told on the writer's
/// thread. Nothing is written where nothing changed.
pub fn keep_spots(
    app: &App,
    spots: &BTreeMap<String, Spot>,
    done: impl FnOnce(Result<(), AppError>) + Send + 'static,
) {
    if *spots == self::spots(app) {
        return done(Ok(()));
    }
    let content = rmp_serde::to_vec_named(spots).ok();
    app.store.keep_draft(SEALED, content, |kept| done(kept.map_err(AppError::from)));
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::drafts;
    use crate::app::practice::tests::World;

    #[test]
    fn screen_and_lists_come_back_and_a_damaged_file_is_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::below(folder.path());
        assert_eq!(read(&places), Remembered::default());
        let list = ListState {
            sort: Some("birth_date".to_owned()),
            order: Order::Down,
            columns: vec!["name".to_owned(), "village".to_owned()],
        };
        let remembered = Remembered {
            screen: Some("people".to_owned()),
            lists: BTreeMap::from([("people".to_owned(), list)]),
        };
        write(&places, &remembered).unwrap();
        assert_eq!(read(&places), remembered);
        for spoilt in [&b"screen = 7"[..], b"lists = [", &[0xFF, 0x00], b""] {
            fs::write(places.state.join(FILE), spoilt).unwrap();
            assert_eq!(read(&places), Remembered::default());
        }
        fs::write(places.state.join(FILE), "screen = \"alumni\"\nnewer = 1\n").unwrap();
        assert_eq!(read(&places).screen.as_deref(), Some("alumni"), "a newer program wrote more");
    }

    #[test]
    fn what_was_searched_for_is_sealed_and_written_only_when_it_changes() {
        let world = World::new();
        let spot = Spot { row: Some(Uuid::from_u128(7)), filter: "Xsitinurjanah".to_owned() };
        let spots = BTreeMap::from([("people".to_owned(), spot)]);
        let keep = |spots: &BTreeMap<String, Spot>| {
            let (sender, receiver) = channel();
            keep_spots(&world.app, spots, move |outcome| sender.send(outcome).unwrap());
            receiver.recv().unwrap().unwrap();
        };
        assert!(super::spots(&world.app).is_empty());
        keep(&spots);
        assert_eq!(super::spots(&world.app), spots);
        assert!(drafts::list(&world.app).unwrap().is_empty(), "no form's draft");
        let bytes = || fs::read(&world.opening().places.store).unwrap();
        let before = bytes();
        keep(&spots);
        assert!(bytes() == before, "the same again is not written");
        assert!(memchr::memmem::find(&before, b"Xsitinurjanah").is_none(), "in plain bytes");
    }
}
