//! The keys of one cohort: what holds in both of its lists, and what concerns the row in focus.

use crate::ui::command::Command;
use crate::ui::keys::Key;

/// What a key does.
#[derive(Clone, Copy)]
pub(super) enum Action {
    Open,
    Other,
    Intake,
    Scores,
    Meeting,
    Curriculum,
    Edit,
    Copy,
    State,
    Plan,
    EditSession,
    Cancel,
    Revive,
    NewPerson,
    Enrol,
    Leave,
    Readmit,
}

const SCORES: Command<Action> =
    Command::new("key-scores", "explain-cohort-scores", &[Key::Char('n')], Action::Scores)
        .in_footer(75);

const MEETING: Command<Action> =
    Command::new("key-meeting", "explain-cohort-meeting", &[Key::Char('k')], Action::Meeting)
        .in_footer(74);

const INTAKE: Command<Action> =
    Command::new("key-intake", "explain-cohort-intake", &[Key::F(7)], Action::Intake).in_footer(70);

const EDIT: Command<Action> =
    Command::new("key-cohort-edit", "explain-cohort-edit", &[Key::Char('d')], Action::Edit);

const COPY: Command<Action> =
    Command::new("key-cohort-copy", "explain-cohort-copy", &[Key::Char('c')], Action::Copy);

const STATE: Command<Action> = Command::new(
    "key-cohort-state",
    "explain-cohort-state",
    &[Key::F(2), Key::Char('a')],
    Action::State,
);

const CURRICULUM: Command<Action> = Command::new(
    "key-curriculum",
    "explain-cohort-curriculum",
    &[Key::Char('m')],
    Action::Curriculum,
);

const OPEN: Command<Action> =
    Command::new("key-open", "explain-cohort-open", &[Key::Enter], Action::Open).in_footer(90);

const TO_PEOPLE: Command<Action> =
    Command::new("key-people", "explain-cohort-other", &[Key::Tab, Key::BackTab], Action::Other)
        .in_footer(80);

const TO_SESSIONS: Command<Action> =
    Command::new("key-sessions", "explain-cohort-other", &[Key::Tab, Key::BackTab], Action::Other)
        .in_footer(80);

const PLAN: Command<Action> =
    Command::new("key-plan", "explain-cohort-plan", &[Key::Char('+')], Action::Plan).in_footer(78);

const EDIT_SESSION: Command<Action> =
    Command::new("key-edit", "explain-session-edit", &[Key::Char('e')], Action::EditSession)
        .in_footer(60);

const CANCEL: Command<Action> =
    Command::new("key-cancel-session", "explain-session-cancel", &[Key::Delete], Action::Cancel);

const REVIVE: Command<Action> =
    Command::new("key-revive", "explain-session-revive", &[Key::Delete], Action::Revive)
        .in_footer(88);

/// On a session that takes place.
pub(super) const ON_SESSION: &[Command<Action>] = &[
    OPEN,
    TO_PEOPLE,
    PLAN,
    EDIT_SESSION,
    CANCEL,
    SCORES,
    MEETING,
    INTAKE,
    EDIT,
    STATE,
    COPY,
    CURRICULUM,
];

/// On a session that was cancelled.
pub(super) const ON_CANCELLED: &[Command<Action>] =
    &[REVIVE, TO_PEOPLE, PLAN, SCORES, MEETING, INTAKE, EDIT, STATE, COPY, CURRICULUM];

/// Where there is no session.
pub(super) const NO_SESSION: &[Command<Action>] =
    &[PLAN.in_footer(90), TO_PEOPLE, SCORES, MEETING, INTAKE, EDIT, STATE, COPY, CURRICULUM];

const OPEN_PERSON: Command<Action> =
    Command::new("key-open", "explain-cohort-person", &[Key::Enter], Action::Open).in_footer(90);

const NEW_PERSON: Command<Action> = Command::new(
    "key-new-person",
    "explain-cohort-new-person",
    &[Key::Char('+')],
    Action::NewPerson,
)
.in_footer(78);

const ENROL: Command<Action> =
    Command::new("key-enrol", "explain-cohort-enrol", &[Key::Char('t')], Action::Enrol)
        .in_footer(76);

const LEAVE: Command<Action> =
    Command::new("key-leave-cohort", "explain-cohort-leave", &[Key::Delete, Key::Char('-')], {
        Action::Leave
    });

const READMIT: Command<Action> =
    Command::new("key-readmit", "explain-cohort-readmit", &[Key::Delete], Action::Readmit)
        .in_footer(88);

/// On somebody who is in the cohort.
pub(super) const ON_PERSON: &[Command<Action>] = &[
    OPEN_PERSON,
    TO_SESSIONS,
    NEW_PERSON,
    ENROL,
    LEAVE,
    SCORES,
    MEETING,
    INTAKE,
    EDIT,
    STATE,
    COPY,
    CURRICULUM,
];

/// On somebody who left.
pub(super) const ON_LEFT: &[Command<Action>] = &[
    OPEN_PERSON,
    READMIT,
    TO_SESSIONS,
    NEW_PERSON,
    ENROL,
    SCORES,
    MEETING,
    INTAKE,
    EDIT,
    STATE,
    COPY,
    CURRICULUM,
];

/// Where nobody is.
pub(super) const NOBODY: &[Command<Action>] = &[
    NEW_PERSON.in_footer(90),
    TO_SESSIONS,
    ENROL,
    SCORES,
    MEETING,
    INTAKE.in_footer(85),
    EDIT,
    STATE,
    COPY,
    CURRICULUM,
];
