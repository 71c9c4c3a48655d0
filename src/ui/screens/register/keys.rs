//! The command tables of the register, one for each focus, and how its keys reach the grammar.

use crate::domain::grammar::{GrammarKey, Sign};
use crate::ui::command::Command;
use crate::ui::keys::Key;

/// What keys of the grid do that the grammar has no word for.
#[derive(Clone, Copy)]
pub(super) enum InGrid {
    Close,
    Previous,
    Next,
    Search,
}

/// In the grid.
pub(super) const GRID_KEYS: &[Command<InGrid>] = &[
    Command::typed("key-mark", "explain-mark", "07I").in_footer(90),
    Command::typed("key-late", "explain-late", "07T20"),
    Command::typed("key-fill", "explain-fill", "=").in_footer(85),
    Command::typed("key-empty", "explain-empty", "07."),
    Command::typed("key-walk", "explain-walk", "").shown_as("keys-arrows"),
    Command::new("key-close-roll", "explain-close-roll", &[Key::F(8)], InGrid::Close).in_footer(95),
    Command::new("key-search", "explain-search", &[Key::Char('/')], InGrid::Search).in_footer(50),
    Command::new("key-session-before", "explain-session-before", &[Key::PageUp], InGrid::Previous),
    Command::new("key-session-after", "explain-session-after", &[Key::PageDown], InGrid::Next),
];

/// Answers to the question what the unmarked get.
#[derive(Clone, Copy)]
pub(super) enum InQuestion {
    Default(Sign),
    Leave,
}

/// At the question what the unmarked get.
pub(super) const CLOSING_KEYS: &[Command<InQuestion>] = &[
    Command::new(
        "key-default-absent",
        "explain-default-absent",
        &[Key::Char('A')],
        InQuestion::Default(Sign::Absent),
    )
    .in_footer(90),
    Command::new(
        "key-default-excused",
        "explain-default-excused",
        &[Key::Char('I')],
        InQuestion::Default(Sign::Excused),
    )
    .in_footer(85),
    Command::new("key-leave", "explain-leave", &[Key::Enter, Key::Esc], InQuestion::Leave)
        .in_footer(80),
];

/// What keys do in the search box and in the field of a reason.
#[derive(Clone, Copy)]
pub(super) enum InField {
    Accept,
    Cancel,
    NextHit,
}

/// In the search box.
pub(super) const SEARCH_KEYS: &[Command<InField>] = &[
    Command::new("key-hit", "explain-hit", &[Key::Enter], InField::Accept).in_footer(90),
    Command::new("key-next-hit", "explain-next-hit", &[Key::Down, Key::Tab], InField::NextHit)
        .shown_as("keys-arrows")
        .in_footer(70),
    Command::new("key-cancel", "explain-cancel", &[Key::Esc], InField::Cancel).in_footer(80),
];

/// In the field of a reason.
pub(super) const REASON_KEYS: &[Command<InField>] = &[
    Command::new("key-reason", "explain-reason", &[Key::Enter], InField::Accept).in_footer(90),
    Command::new("key-cancel", "explain-cancel", &[Key::Esc], InField::Cancel).in_footer(80),
];

/// Reasons for a correction that one digit stands for.
pub(super) const REASONS: [(char, &str); 3] =
    [('1', "reason-slip"), ('2', "reason-letter"), ('3', "reason-meeting")];

/// Gives a key to the grammar as it knows keys; keys that act end digits first.
pub(super) fn grammar_key(key: Key) -> Option<GrammarKey> {
    Some(match key {
        Key::Char(letter) => GrammarKey::Char(letter),
        Key::Enter => GrammarKey::Enter,
        Key::Backspace => GrammarKey::Backspace,
        Key::Esc => GrammarKey::Escape,
        Key::Ctrl(_) | Key::Delete => return None,
        Key::Tab
        | Key::BackTab
        | Key::Up
        | Key::Down
        | Key::ShiftUp
        | Key::ShiftDown
        | Key::Left
        | Key::Right
        | Key::Home
        | Key::End
        | Key::PageUp
        | Key::PageDown
        | Key::F(_) => GrammarKey::Leave,
    })
}
