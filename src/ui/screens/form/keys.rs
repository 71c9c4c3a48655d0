//! The keys of a form.

use crate::ui::command::Command;
use crate::ui::keys::Key;

/// What keys do in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    Next,
    Previous,
    PageUp,
    PageDown,
    Pick,
    Copy,
    Finish,
    Leave,
}

pub(super) const FORM_KEYS: &[Command<Filling>] = &[
    Command::new("key-next", "explain-form-next", &[Key::Enter, Key::Tab, Key::Down], {
        Filling::Next
    })
    .in_footer(90),
    Command::new("key-previous", "explain-previous", &[Key::BackTab, Key::Up], Filling::Previous)
        .in_footer(50),
    Command::new("key-pick", "explain-form-pick", &[Key::F(2)], Filling::Pick).in_footer(80),
    Command::new("key-copy", "explain-form-copy", &[Key::F(4)], Filling::Copy).in_footer(60),
    Command::new("key-finish-form", "explain-form-finish", &[Key::F(8)], Filling::Finish)
        .in_footer(85),
    Command::new("key-previous-page", "explain-form-page", &[Key::PageUp], Filling::PageUp),
    Command::new("key-next-page", "explain-form-page", &[Key::PageDown], Filling::PageDown),
    Command::new("key-back", "explain-form-back", &[Key::Esc], Filling::Leave).in_footer(70),
];

/// What keys do while a draft is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offered {
    GoOn,
    Drop,
    Leave,
}

pub(super) const DRAFT_KEYS: &[Command<Offered>] = &[
    Command::new("key-go-on", "explain-draft-go-on", &[Key::Enter], Offered::GoOn).in_footer(90),
    Command::new("key-drop", "explain-draft-drop", &[Key::Delete], Offered::Drop).in_footer(80),
    Command::new("key-back", "explain-back", &[Key::Esc], Offered::Leave).in_footer(70),
];
