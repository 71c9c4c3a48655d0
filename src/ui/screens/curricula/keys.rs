//! The keys of the curricula: on an edition, and on one of its modules.

use crate::ui::command::Command;
use crate::ui::keys::Key;

/// What a key does.
#[derive(Clone, Copy)]
pub(super) enum Action {
    Other,
    New,
    Edit,
    Rule,
    Add,
    EditModule,
    Remove,
    Up,
    Down,
}

const RULE: Command<Action> =
    Command::new("key-rule", "explain-curriculum-rule", &[Key::Char('r')], Action::Rule)
        .in_footer(75);

const ADD: Command<Action> =
    Command::new("key-new-module", "explain-curriculum-add", &[Key::Char('+')], Action::Add);

const NEW: Command<Action> =
    Command::new("key-new-curriculum", "explain-curriculum-new", &[Key::Char('b')], Action::New)
        .in_footer(60);

const EDIT: Command<Action> = Command::new(
    "key-edit",
    "explain-curriculum-edit",
    &[Key::Enter, Key::Char('d')],
    Action::Edit,
);

const TO_MODULES: Command<Action> = Command::new(
    "key-modules",
    "explain-curriculum-other",
    &[Key::Tab, Key::BackTab, Key::Right],
    Action::Other,
);

const TO_EDITIONS: Command<Action> = Command::new(
    "key-editions",
    "explain-curriculum-other",
    &[Key::Tab, Key::BackTab, Key::Left],
    Action::Other,
);

/// Where there is no curriculum.
pub(super) const NONE: &[Command<Action>] = &[NEW.in_footer(90)];

/// On an edition.
pub(super) const ON_EDITION: &[Command<Action>] =
    &[EDIT.in_footer(90), TO_MODULES.in_footer(80), RULE, ADD.in_footer(78), NEW];

/// On a module.
pub(super) const ON_MODULE: &[Command<Action>] = &[
    Command::new("key-edit", "explain-module-edit", &[Key::Enter, Key::Char('e')], {
        Action::EditModule
    })
    .in_footer(90),
    TO_EDITIONS.in_footer(80),
    ADD.in_footer(78),
    Command::new("key-module-up", "explain-module-move", &[Key::Char('<')], Action::Up)
        .in_footer(50),
    Command::new("key-module-down", "explain-module-move", &[Key::Char('>')], Action::Down)
        .in_footer(49),
    Command::new("key-remove-module", "explain-module-remove", &[Key::Delete], Action::Remove)
        .in_footer(55),
    RULE,
    NEW,
];

/// Where an edition has no modules.
pub(super) const NO_MODULE: &[Command<Action>] =
    &[ADD.in_footer(90), TO_EDITIONS.in_footer(80), RULE, NEW];
