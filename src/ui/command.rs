//! The command tables: what a key does, what the footer and the help say of it.
//!
//! A screen has one table for each focus (list, grid, digits pending, field, question); the tables
//! below hold what is the same everywhere. Dispatch, footer, help and the clash test read the same
//! rows. A message `key-...` is the word in the footer, `explain-...` the sentence in the help.

use super::keys::Key;

/// What is said of a command.
#[derive(Debug)]
pub struct Hint {
    /// Message with its word, `key-...`.
    pub label: &'static str,
    /// Message with its sentence, `explain-...`.
    pub about: &'static str,
    /// Keys that run it; the first is the one to learn.
    pub keys: &'static [Key],
    /// What stands for the keys in footer and help, where it is not the name of the first key.
    pub shown: Shown,
    /// Place in the footer: the highest stay when there is little room, 0 never stands there.
    pub rank: u8,
}

/// What stands in footer and help for the keys of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The name of the first key.
    Key,
    /// An example of what is typed.
    Sample(&'static str),
    /// A message, such as the word for the arrows.
    Words(&'static str),
}

/// A row of a command table.
#[derive(Debug)]
pub struct Command<A: 'static> {
    /// What is said of it.
    pub hint: Hint,
    /// What it does; no action for what the grammar of the register does by itself.
    pub action: Option<A>,
}

impl<A> Command<A> {
    /// Starts a row that stands in the help alone.
    pub const fn new(
        label: &'static str,
        about: &'static str,
        keys: &'static [Key],
        action: A,
    ) -> Self {
        let hint = Hint { label, about, keys, shown: Shown::Key, rank: 0 };
        Self { hint, action: Some(action) }
    }

    /// Starts a row for something that is typed and not one key.
    pub const fn typed(label: &'static str, about: &'static str, sample: &'static str) -> Self {
        let hint = Hint { label, about, keys: &[], shown: Shown::Sample(sample), rank: 0 };
        Self { hint, action: None }
    }

    /// Puts it into the footer.
    #[must_use]
    pub const fn in_footer(mut self, rank: u8) -> Self {
        self.hint.rank = rank;
        self
    }

    /// Shows a message in place of the key's name.
    #[must_use]
    pub const fn shown_as(mut self, message: &'static str) -> Self {
        self.hint.shown = Shown::Words(message);
        self
    }
}

/// Finds what a key does.
pub fn action<A: Copy>(table: &[Command<A>], key: Key) -> Option<A> {
    let row = table.iter().find(|row| row.hint.keys.iter().any(|bound| bound.acts_like(key)))?;
    row.action
}

/// Lists what is said of the rows of a table.
pub fn hints<A>(table: &'static [Command<A>]) -> impl Iterator<Item = &'static Hint> {
    table.iter().map(|row| &row.hint)
}

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A list: letters are commands.
    List,
    /// A list that Esc rids of its marks or its filter before it is left.
    Narrowed,
    /// The register: letters are marks, but for `g`.
    Grid,
    /// A text field: every character is text.
    Field,
    /// A text field before the store is open.
    EntryField,
    /// A choice or a message before the store is open.
    Entry,
    /// A question with few answers.
    Question,
    /// A list with nothing below it to go back to.
    FirstList,
    /// A box or a question over the screen, which has its own keys alone.
    Over,
}

/// What keys do on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Common {
    /// Shows the keys of this screen.
    Help,
    /// Opens the menu.
    Menu,
    /// Searches people, cohorts and ventures.
    Find,
    /// Lists all commands.
    Palette,
    /// Takes back.
    Undo,
    /// Does again.
    Redo,
    /// Goes out one level.
    Back,
    /// Ends the program.
    Quit,
    /// Hides the screen.
    Hide,
    /// Tells that all is saved.
    Saved,
    /// Tells how to end the program.
    Interrupt,
}

/// With an open store, and without taking a key from a text field.
const AT_WORK: &[Command<Common>] = &[
    Command::new("key-menu", "explain-menu", &[Key::F(9)], Common::Menu).in_footer(40),
    Command::new("key-find", "explain-find", &[Key::Ctrl('f')], Common::Find).in_footer(35),
    Command::new("key-palette", "explain-palette", &[Key::Ctrl('p')], Common::Palette)
        .in_footer(33),
    Command::new("key-undo", "explain-undo", &[Key::Ctrl('z')], Common::Undo).in_footer(30),
    Command::new("key-redo", "explain-redo", &[Key::Ctrl('y')], Common::Redo),
    Command::new("key-saved", "explain-saved", &[Key::Ctrl('s')], Common::Saved),
    Command::new("key-hide", "explain-hide", &[Key::Ctrl('l')], Common::Hide),
];

/// Everywhere.
const ALWAYS: &[Command<Common>] = &[
    Command::new("key-quit", "explain-quit", &[Key::Ctrl('q')], Common::Quit).in_footer(10),
    Command::new("key-interrupt", "explain-interrupt", &[Key::Ctrl('c')], Common::Interrupt),
    Command::new("key-help", "explain-help", &[Key::F(1)], Common::Help).in_footer(u8::MAX),
];

/// Where signs are not text.
const BY_SIGN: &[Command<Common>] =
    &[Command::new("key-help", "explain-help", &[Key::Char('?')], Common::Help).in_footer(u8::MAX)];

/// Where letters are not text, and `g` is no mark.
const BY_LETTER: &[Command<Common>] =
    &[Command::new("key-menu", "explain-menu", &[Key::Char('g')], Common::Menu)];

/// Where no letter is a mark, and nothing half typed waits for Esc.
const IN_LISTS: &[Command<Common>] =
    &[Command::new("key-undo", "explain-undo", &[Key::Char('u')], Common::Undo)];

/// Where a screen lies below.
const ABOVE: &[Command<Common>] =
    &[Command::new("key-back", "explain-back", &[Key::Esc], Common::Back).in_footer(20)];

/// Where no screen lies below.
const AT_FIRST: &[Command<Common>] =
    &[Command::new("key-interrupt", "explain-interrupt", &[Key::Esc], Common::Interrupt)];

/// Lists the tables that hold in a focus beside the screen's own; the first match counts.
pub fn common(focus: Focus) -> &'static [&'static [Command<Common>]] {
    match focus {
        Focus::List => &[AT_WORK, BY_SIGN, BY_LETTER, IN_LISTS, ABOVE, ALWAYS],
        Focus::Narrowed => &[AT_WORK, BY_SIGN, BY_LETTER, IN_LISTS, ALWAYS],
        Focus::FirstList => &[AT_WORK, BY_SIGN, BY_LETTER, IN_LISTS, AT_FIRST, ALWAYS],
        Focus::Over => &[],
        Focus::Grid => &[AT_WORK, BY_SIGN, BY_LETTER, ALWAYS],
        Focus::Field | Focus::Question => &[AT_WORK, ALWAYS],
        Focus::Entry => &[BY_SIGN, ALWAYS],
        Focus::EntryField => &[ALWAYS],
    }
}

/// Finds what a key does on every screen.
pub fn common_action(focus: Focus, key: Key) -> Option<Common> {
    common(focus).iter().find_map(|table| action(table, key))
}

/// Joins the hints of a screen with those that hold everywhere; of two rows with one label the
/// first stands for both, and a row whose keys are all taken is left out.
pub fn all_hints(focus: Focus, own: &[&'static Hint]) -> Vec<&'static Hint> {
    let mut all: Vec<&'static Hint> = own.to_vec();
    for hint in common(focus).iter().flat_map(|table| hints(table)) {
        let is_taken = |key: &Key| own.iter().any(|known| known.keys.contains(key));
        let is_hidden = !hint.keys.is_empty() && hint.keys.iter().all(is_taken);
        if !is_hidden && all.iter().all(|known| known.label != hint.label) {
            all.push(hint);
        }
    }
    all
}

/// What stops long work, on the screen that began it.
pub const STOP: &[Command<()>] =
    &[Command::new("key-stop", "explain-stop", &[Key::Esc], ()).in_footer(95)];

/// Lists all keys of a command, in its own table and in those that hold everywhere.
pub fn all_keys(focus: Focus, own: &[&'static Hint], label: &str) -> Vec<Key> {
    let common = common(focus).iter().flat_map(|table| hints(table));
    let rows = own.iter().copied().chain(common).filter(|hint| hint.label == label);
    rows.flat_map(|hint| hint.keys.iter().copied()).collect()
}

/// Chooses what stands in the footer: at most six, by rank as far as they fit, in table order.
///
/// `width` gives the columns of a hint, gap included.
pub fn footer(
    hints: &[&'static Hint],
    room: u16,
    width: impl Fn(&Hint) -> u16,
) -> Vec<&'static Hint> {
    let mut ranked: Vec<&&'static Hint> = hints.iter().filter(|hint| hint.rank > 0).collect();
    ranked.sort_by_key(|hint| std::cmp::Reverse(hint.rank));
    let mut left = room;
    let mut kept = Vec::new();
    for hint in ranked.into_iter().take(FOOTER_MOST) {
        if let Some(rest) = left.checked_sub(width(hint)) {
            left = rest;
            kept.push(hint.label);
        }
    }
    hints.iter().filter(|hint| hint.rank > 0 && kept.contains(&hint.label)).copied().collect()
}

/// Most hints of a footer; more is a wall nobody reads.
const FOOTER_MOST: usize = 6;

#[cfg(test)]
pub mod clash {
    //! Finds keys that are bound twice where they would meet.

    use super::*;

    /// Refuses two rows of one focus with one key, case ignored, and commands on `typed`.
    pub fn assert_none(name: &str, focus: Focus, own: &[&'static Hint], typed: &str) {
        let common = common(focus).iter().flat_map(|table| hints(table));
        let rows: Vec<&Hint> = own.iter().copied().chain(common).collect();
        let mut keys: Vec<(Key, &str)> =
            rows.iter().flat_map(|hint| hint.keys.iter().map(|key| (*key, hint.label))).collect();
        keys.extend(typed.chars().map(|letter| (Key::Char(letter), "typed")));
        for (index, (key, label)) in keys.iter().enumerate() {
            for (other, second) in &keys[index + 1..] {
                assert!(!key.acts_like(*other), "{name}: {key:?} is {label} and {second}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_hold_everywhere_do_not_clash_with_each_other_or_with_marks() {
        clash::assert_none("list", Focus::List, &[], "0123456789/");
        clash::assert_none("first list", Focus::FirstList, &[], "0123456789/");
        clash::assert_none("grid", Focus::Grid, &[], "0123456789HISATP=. /%+-KB");
        let letters: String = (' '..='~').collect();
        clash::assert_none("field", Focus::Field, &[], &letters.replace(char::is_uppercase, ""));
    }

    #[test]
    fn terminals_that_eat_f_keys_and_multiplexers_leave_every_command_reachable() {
        for focus in [Focus::List, Focus::Grid, Focus::Field, Focus::Entry, Focus::EntryField] {
            for hint in all_hints(focus, &[]) {
                for key in hint.keys {
                    assert!(!matches!(key, Key::Ctrl('a' | 'b' | 'h' | 'i' | 'j' | 'm' | '[')));
                }
            }
        }
    }

    #[test]
    fn a_narrow_footer_keeps_the_help_and_the_table_order() {
        let hints = all_hints(Focus::List, &[]);
        let labels = |room| -> Vec<&str> {
            footer(&hints, room, |_| 10).iter().map(|hint| hint.label).collect()
        };
        assert_eq!(labels(10), ["key-help"]);
        assert_eq!(labels(25), ["key-menu", "key-help"]);
    }
}
