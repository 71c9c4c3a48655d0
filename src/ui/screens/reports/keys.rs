//! The keys of a report that is being made, by what the cursor stands on.

use crate::ui::command::Command;
use crate::ui::keys::Key;

/// What keys do on the form.
#[derive(Clone, Copy)]
pub(super) enum Action {
    Next,
    Previous,
    Change,
    Toggle,
    Open,
    Write,
    Folder,
    Files,
    Back,
}

pub(super) const AT_CHOICE: &[Command<Action>] = &[
    Command::new("key-change", "explain-report-change", &[Key::Right, Key::Left], Action::Change)
        .shown_as("keys-sideways")
        .in_footer(70),
    NEXT,
    PREVIOUS,
    WRITE,
    FOLDER,
    FILES,
    BACK,
];

pub(super) const AT_FORMAT: &[Command<Action>] = &[
    Command::new("key-toggle", "explain-report-toggle", &[Key::Char(' ')], Action::Toggle)
        .in_footer(70),
    NEXT,
    PREVIOUS,
    WRITE,
    FOLDER,
    FILES,
    BACK,
];

pub(super) const AT_FIELD: &[Command<Action>] = &[NEXT, PREVIOUS, WRITE, FOLDER, FILES, BACK];

pub(super) const AT_CHECK: &[Command<Action>] = &[
    Command::new("key-open", "explain-report-mend", &[Key::Enter], Action::Open).in_footer(80),
    Command::new("key-previous", "explain-previous", &[Key::BackTab], Action::Previous),
    WRITE,
    FOLDER,
    FILES,
    BACK,
];

const NEXT: Command<Action> =
    Command::new("key-next", "explain-next", &[Key::Enter, Key::Tab, Key::Down], Action::Next)
        .in_footer(60);
const PREVIOUS: Command<Action> =
    Command::new("key-previous", "explain-previous", &[Key::BackTab, Key::Up], Action::Previous);
const WRITE: Command<Action> =
    Command::new("key-write", "explain-report-write", &[Key::F(8)], Action::Write).in_footer(90);
const FOLDER: Command<Action> =
    Command::new("key-folder", "explain-report-folder", &[Key::F(2)], Action::Folder).in_footer(50);
const FILES: Command<Action> =
    Command::new("key-where", "explain-report-where", &[Key::F(7)], Action::Files).in_footer(85);
const BACK: Command<Action> =
    Command::new("key-back", "explain-back", &[Key::Esc], Action::Back).in_footer(20);

/// While a folder is chosen; the keys are the picker's own.
pub(super) const CHOOSING: &[Command<()>] = &[
    Command::new("key-folder-into", "explain-folder-into", &[Key::Enter], ()).in_footer(90),
    Command::new("key-back", "explain-back", &[Key::Esc], ()).in_footer(20),
];
