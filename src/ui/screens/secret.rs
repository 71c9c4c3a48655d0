//! Kata sandi: sets, changes and takes away what opens the data, step by step. Nothing that is typed
//! here is shown, kept or logged, but for the new recovery key, which has to be written down.

use zeroize::Zeroizing;

use crate::app::access::{self, NewRecoveryKey, Passphrase, ProvenRecoveryKey};
use crate::domain::id::OperatorId;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::field::Field;
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::office::{Secret, Task};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Wish};

/// Most characters of a passphrase.
const SECRET_MOST: usize = 200;

/// Columns of the field.
const FIELD_COLUMNS: u16 = 40;

#[derive(Clone, Copy)]
enum Action {
    Next,
    Leave,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-accept", "explain-secret-next", &[Key::Enter], Action::Next).in_footer(90),
    Command::new("key-cancel", "explain-secret-leave", &[Key::Esc], Action::Leave).in_footer(80),
];

/// What is changed about who can open the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first passphrase.
    First,
    /// The passphrase of another operator.
    For(OperatorId),
    /// The passphrase of the operator who works.
    Change,
    /// The recovery key.
    Recovery,
    /// Another operator is shut out.
    ShutOut(OperatorId),
    /// There is no passphrase any more.
    Unprotect,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The present passphrase of the operator who works.
    Own,
    /// The new passphrase.
    New,
    /// The new passphrase again.
    Again,
    /// The last group of the new recovery key, which is shown.
    Key,
}

impl Purpose {
    fn steps(self) -> &'static [Step] {
        match self {
            Self::First => &[Step::New, Step::Again, Step::Key],
            Self::For(_) => &[Step::New, Step::Again],
            Self::Change => &[Step::Own, Step::New, Step::Again],
            Self::Recovery | Self::ShutOut(_) => &[Step::Own, Step::Key],
            Self::Unprotect => &[Step::Own],
        }
    }

    /// Names the operator whom it is about, where that is another one.
    pub fn operator(self) -> Option<OperatorId> {
        match self {
            Self::For(operator) | Self::ShutOut(operator) => Some(operator),
            Self::First | Self::Change | Self::Recovery | Self::Unprotect => None,
        }
    }

    /// Names the command whose role it needs.
    pub fn command(self) -> &'static str {
        match self {
            Self::First | Self::For(_) => "passphrase.set",
            Self::Change => "passphrase.change",
            Self::Recovery => "passphrase.recovery_key",
            Self::ShutOut(_) | Self::Unprotect => "passphrase.remove",
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::First => ("secret-first", access::WARNING),
            Self::For(_) => ("secret-for", "secret-for-about"),
            Self::Change => ("secret-change", "secret-change-about"),
            Self::Recovery => ("secret-recovery", "secret-recovery-about"),
            Self::ShutOut(_) => ("secret-shut-out", "secret-shut-out-about"),
            Self::Unprotect => ("secret-unprotect", "secret-unprotect-about"),
        }
    }
}

impl Step {
    fn label(self) -> &'static str {
        match self {
            Self::Own => "secret-own",
            Self::New => "secret-new",
            Self::Again => "secret-again",
            Self::Key => "secret-key",
        }
    }
}

/// Asks for what a change of that kind needs.
#[derive(Debug)]
pub struct SecretScreen {
    purpose: Purpose,
    name: String,
    at: usize,
    field: Field,
    own: Zeroizing<String>,
    new: Zeroizing<String>,
    passphrase: Option<Passphrase>,
    key: Option<NewRecoveryKey>,
    told: Option<Note>,
}

impl SecretScreen {
    /// Begins with the first question; `name` is the operator whom it is about.
    pub fn new(purpose: Purpose, name: String) -> Self {
        let mut screen = Self {
            purpose,
            name,
            at: 0,
            field: Field::default(),
            own: Zeroizing::default(),
            new: Zeroizing::default(),
            passphrase: None,
            key: None,
            told: None,
        };
        screen.go_to(0);
        screen
    }

    fn step(&self) -> Step {
        self.purpose.steps().get(self.at).copied().unwrap_or(Step::Own)
    }

    fn go_to(&mut self, at: usize) {
        self.at = at;
        let field = Field::new(SECRET_MOST);
        // What is read from paper is shown as it is typed.
        self.field = if self.step() == Step::Key { field } else { field.hidden() };
        if self.step() == Step::Key && self.key.is_none() {
            match NewRecoveryKey::make() {
                Ok(key) => self.key = Some(key),
                Err(error) => self.told = Some(Note::from(&error)),
            }
        }
    }

    /// Goes to the next question, or has the change made.
    fn go_on(&mut self, proven: Option<ProvenRecoveryKey>) -> Vec<Wish> {
        let next = self.at.saturating_add(1);
        if next < self.purpose.steps().len() {
            self.go_to(next);
            return Vec::new();
        }
        let own = std::mem::take(&mut self.own);
        let secret = match (self.purpose, self.passphrase.take(), proven) {
            (Purpose::First, Some(passphrase), Some(key)) => Secret::First(passphrase, key),
            (Purpose::For(operator), Some(passphrase), _) => Secret::For(operator, passphrase),
            (Purpose::Change, Some(passphrase), _) => Secret::Change(own, passphrase),
            (Purpose::Recovery, _, Some(key)) => Secret::Recovery(key),
            (Purpose::ShutOut(operator), _, Some(key)) => Secret::ShutOut(operator, own, key),
            (Purpose::Unprotect, ..) => Secret::Unprotect(own),
            // Something is missing, so it begins anew.
            _ => {
                self.go_to(0);
                return vec![Wish::Beep];
            }
        };
        vec![Wish::Do(Job::Office(Task::Secret(Box::new(secret))))]
    }

    fn answer(&mut self) -> Vec<Wish> {
        let typed = self.field.take_secret();
        self.told = None;
        match self.step() {
            Step::Own => {
                self.own = typed.clone();
                if self.purpose == Purpose::Unprotect {
                    return self.go_on(None);
                }
                vec![Wish::Do(Job::Office(Task::Prove(typed)))]
            }
            Step::New => match Passphrase::new(&typed, &typed) {
                Ok(_) => {
                    self.new = typed;
                    self.go_on(None)
                }
                Err(error) => self.refuse(Note::from(&error)),
            },
            Step::Again => match Passphrase::new(&self.new, &typed) {
                Ok(passphrase) => {
                    self.new = Zeroizing::default();
                    self.passphrase = Some(passphrase);
                    self.go_on(None)
                }
                Err(error) => {
                    self.go_to(self.at.saturating_sub(1));
                    self.refuse(Note::from(&error))
                }
            },
            Step::Key => match self.key.take().map(|key| key.prove(&typed)) {
                Some(Ok(proven)) => self.go_on(Some(proven)),
                Some(Err(key)) => {
                    self.key = Some(key);
                    self.refuse(Note::warn("secret-key-differs"))
                }
                None => {
                    self.go_to(self.at);
                    vec![Wish::Beep]
                }
            },
        }
    }

    fn refuse(&mut self, note: Note) -> Vec<Wish> {
        self.told = Some(note);
        vec![Wish::Beep]
    }

    fn title(&self, look: &Look) -> String {
        look.say_with(self.purpose.words().0, &[("name", self.name.as_str().into())])
    }
}

impl Screen for SecretScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let settings = look.say("menu-settings").into_owned();
        let numbers = [
            ("number", self.at.saturating_add(1).into()),
            ("count", self.purpose.steps().len().into()),
        ];
        let state = look.say_with("secret-step", &numbers);
        Head { area: None, crumbs: vec![settings, self.title(look)], state }
    }

    fn focus(&self) -> Focus {
        Focus::Field
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-secret"
    }

    fn update(&mut self, key: Key, _: &Env<'_>) -> Vec<Wish> {
        match command::action(KEYS, key) {
            Some(Action::Next) if self.field.text().is_empty() => {
                self.refuse(Note::warn("secret-empty"))
            }
            Some(Action::Next) => self.answer(),
            Some(Action::Leave) => vec![Wish::Back],
            None => {
                self.field.update(key);
                Vec::new()
            }
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        self.field.paste(pasted);
        Vec::new()
    }

    fn proven(&mut self, _: &Env<'_>) -> Vec<Wish> {
        if self.step() == Step::Own { self.go_on(None) } else { Vec::new() }
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        self.go_to(0);
        self.told = Some(note);
        None
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let room = canvas.width().saturating_sub(4);
        let name = [("name", self.name.as_str().into())];
        let mut row = put(canvas, 1, &look.say_with(self.purpose.words().1, &name), look);
        row = row.saturating_add(1);
        if let (Step::Key, Some(key)) = (self.step(), &self.key) {
            row = put(canvas, row, &look.say("secret-key-about"), look).saturating_add(1);
            canvas.put(4, row, &key.text(), look.style(Role::Heading));
            row = row.saturating_add(2);
        }
        let label = look.say(self.step().label());
        let start = canvas.put(2, row, &label, look.style(Role::Text)).saturating_add(1);
        let columns = FIELD_COLUMNS.min(canvas.width().saturating_sub(start).saturating_sub(1));
        let cursor = self.field.draw(canvas, (start, row), columns, look);
        let told = self.told.as_ref().map(|note| look.sentences(note).join(" "));
        let lines = text::wrap(&told.unwrap_or_default(), room);
        for (y, line) in (row.saturating_add(2)..).zip(lines) {
            canvas.put(2, y, &line, look.style(Role::Warn));
        }
        canvas.place(cursor, row)
    }
}

/// Paints wrapped lines from a row on; gives the row after them.
fn put(canvas: &mut Canvas<'_>, from: u16, words: &str, look: &Look) -> u16 {
    let mut row = from;
    for line in text::wrap(words, canvas.width().saturating_sub(4)) {
        canvas.put(2, row, &line, look.style(Role::Text));
        row = row.saturating_add(1);
    }
    row
}
