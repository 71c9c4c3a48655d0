//! Other keys for commands, as the settings of a machine give them.
//!
//! A key that is given stands beside the command's own one, which goes on to work: nothing is lost
//! by a slip. Only keys that no command of the program has can be given, so none ever clashes.

use std::collections::BTreeMap;

use crate::app::{AppError, ErrorKind};

use super::command::Hint;
use super::keys::Key;

/// Keys that no command has, and that terminals and multiplexers pass on.
pub const FREE: &[Key] = &[
    Key::F(10),
    Key::F(11),
    Key::F(12),
    Key::Ctrl('d'),
    Key::Ctrl('e'),
    Key::Ctrl('g'),
    Key::Ctrl('k'),
    Key::Ctrl('n'),
    Key::Ctrl('o'),
    Key::Ctrl('r'),
    Key::Ctrl('t'),
    Key::Ctrl('u'),
    Key::Ctrl('w'),
    Key::Ctrl('x'),
];

/// Beginning of the messages that name commands.
const LABEL: &str = "key-";

/// The keys that were given, by the message that names their command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<(String, Key)>,
}

/// Finds a free key by its name, such as `F12` or `Ctrl+K`.
pub fn free_named(name: &str) -> Option<Key> {
    FREE.iter().copied().find(|key| key.name().eq_ignore_ascii_case(name.trim()))
}

impl Keymap {
    /// Reads what the settings give; `is_command` tells whether a message names a command. Refused
    /// by name are a command that nobody knows, a key that is not free, and one given twice.
    pub fn of(
        keys: &BTreeMap<String, String>,
        is_command: impl Fn(&str) -> bool,
    ) -> Result<Self, AppError> {
        let refused = |id, command: &str, key: &str| {
            let error = AppError::new(ErrorKind::File, id).fact("command", command);
            error.fact("key", key).hint("hint-settings-keys")
        };
        let mut rows: Vec<(String, Key)> = Vec::new();
        for (command, name) in keys {
            if !command.starts_with(LABEL) || !is_command(command) {
                return Err(refused("error-keys-command", command, name));
            }
            let key = free_named(name).ok_or_else(|| refused("error-keys-name", command, name))?;
            if rows.iter().any(|row| row.1 == key) {
                return Err(refused("error-keys-twice", command, name));
            }
            rows.push((command.clone(), key));
        }
        Ok(Self { rows })
    }

    /// Gives the key that was given to a command.
    pub fn key_of(&self, label: &str) -> Option<Key> {
        self.rows.iter().find(|row| row.0 == label).map(|row| row.1)
    }

    /// Tells whether a key was given to a command.
    pub fn has(&self, key: Key) -> bool {
        self.rows.iter().any(|row| row.1 == key)
    }

    /// Gives the own key of the command to which a key was given, where one of these has it.
    pub fn meant(&self, key: Key, hints: &[&'static Hint]) -> Key {
        let Some((label, _)) = self.rows.iter().find(|row| row.1 == key) else { return key };
        let hint = hints.iter().find(|hint| hint.label == label);
        hint.and_then(|hint| hint.keys.first().copied()).unwrap_or(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::ui::command;
    use crate::ui::fixtures::look;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::pictures::SCREENS;

    fn given(rows: &[(&str, &str)]) -> Result<Keymap, AppError> {
        let keys = rows.iter().map(|(label, key)| ((*label).to_owned(), (*key).to_owned()));
        Keymap::of(&keys.collect(), |label| ["key-help", "key-menu"].contains(&label))
    }

    #[test]
    fn a_free_key_is_free_on_every_screen() {
        for (name, make) in SCREENS {
            let state = make(look(Language::Indonesian, Glyphs::BOX), (80, 24));
            let (focus, own) = state.keys();
            for hint in command::all_hints(focus, &own) {
                let taken = command::all_keys(focus, &own, hint.label);
                assert!(taken.iter().all(|key| !FREE.contains(key)), "{name}: {}", hint.label);
            }
        }
    }

    #[test]
    fn a_given_key_means_the_own_key_of_its_command() {
        let map = given(&[("key-help", "f12"), ("key-menu", "Ctrl+K")]).unwrap();
        let hints = command::all_hints(command::Focus::List, &[]);
        assert_eq!(map.meant(Key::Ctrl('k'), &hints), Key::F(9));
        assert_eq!(map.meant(Key::F(10), &hints), Key::F(10));
        assert_eq!(map.meant(Key::F(9), &hints), Key::F(9), "its own key goes on to work");
        assert_eq!((map.key_of("key-help"), map.key_of("key-undo")), (Some(Key::F(12)), None));
    }

    #[test]
    fn what_clashes_or_is_not_known_is_refused_by_name() {
        assert_eq!(given(&[("key-nothing", "F12")]).unwrap_err().id, "error-keys-command");
        assert_eq!(given(&[("menu-help", "F12")]).unwrap_err().id, "error-keys-command");
        assert_eq!(given(&[("key-help", "F9")]).unwrap_err().id, "error-keys-name");
        assert_eq!(given(&[("key-help", "o")]).unwrap_err().id, "error-keys-name");
        assert_eq!(
            given(&[("key-help", "F12"), ("key-menu", "F12")]).unwrap_err().id,
            "error-keys-twice"
        );
    }
}
