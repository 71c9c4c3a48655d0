//! Operator: who works with the program, what they may do, and who works now.

use zeroize::Zeroizing;

use crate::app::operators::{self, HasPassphrase, OperatorRow, Presence};
use crate::domain::coded::Coded as _;
use crate::domain::id::OperatorId;
use crate::domain::records::Role as Duty;

use super::secret::Purpose;
use super::{Screen, Spot};
use crate::ui::act::{Act, Answer};
use crate::ui::ask::{Ask, Choice};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::office::Task;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Switch,
    New,
    Rename,
    Duty,
    Passphrase,
    ShutOut,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-switch", "explain-switch", &[Key::Enter], Action::Switch).in_footer(90),
    Command::new("key-operator-new", "explain-operator-new", &[Key::Char('n')], Action::New)
        .in_footer(80),
    Command::new("key-rename", "explain-rename", &[Key::Char('e')], Action::Rename).in_footer(60),
    Command::new("key-duty", "explain-duty", &[Key::Char('r')], Action::Duty).in_footer(70),
    Command::new("key-passphrase", "explain-passphrase", &[Key::Char('w')], Action::Passphrase)
        .in_footer(50),
    Command::new("key-shut-out", "explain-shut-out", &[Key::Delete], Action::ShutOut),
];

/// Columns in which roles and passphrases begin, counted from the right edge.
const COLUMNS_RIGHT: (u16, u16) = (46, 32);

/// The list of operators.
#[derive(Debug)]
pub struct Operators {
    rows: Vec<OperatorRow>,
    cursor: usize,
}

/// Gives the word for what an operator may do.
pub fn duty_word(duty: &Duty, look: &Look) -> String {
    match duty {
        Duty::Unknown(code) => code.clone(),
        known => look.say(&format!("choice-role-{}", known.code())).into_owned(),
    }
}

impl Operators {
    /// Shows what was read.
    pub fn new(rows: Vec<OperatorRow>) -> Self {
        let here = rows.iter().position(|row| row.presence == Presence::Here);
        Self { rows, cursor: here.unwrap_or(0) }
    }

    /// Refuses at once what the store would refuse after all was typed.
    fn refusal(&self, action: Action) -> Option<Note> {
        let here = self.rows.iter().find(|row| row.presence == Presence::Here)?;
        let id = match (&here.operator.role, action) {
            (Duty::Admin, _) | (_, Action::Switch) => return None,
            (Duty::Instructor, Action::Passphrase) => return None,
            (Duty::Instructor, _) => "error-role-admin",
            (Duty::Reader | Duty::Unknown(_), _) => "error-role-reader",
        };
        Some(Note { hints: vec!["hint-role"], ..Note::warn(id) })
    }

    fn act(&self, action: Action, row: Option<&OperatorRow>, look: &Look) -> Vec<Wish> {
        if let Some(note) = self.refusal(action) {
            return vec![Wish::Beep, Wish::Say(note)];
        }
        match (action, row) {
            (Action::New, _) => vec![Wish::Ask(Box::new(ask_new(look)))],
            (_, None) => vec![Wish::Beep],
            (Action::Switch, Some(row)) => switch(row, look),
            (Action::Rename, Some(row)) => vec![Wish::Ask(Box::new(ask_name(row, look)))],
            (Action::Duty, Some(row)) => {
                let (id, now) = (row.operator.id, row.operator.role.code().to_owned());
                let title = with_name("ask-duty", row, look);
                let ask = ask_duty(title, look, move |code| {
                    let code = code.to_owned();
                    Act::new("operator-role", move |room| {
                        let operator = operators::set_role(room.app, id, &code)?;
                        let note = Note::info("said-duty").fact("name", operator.name);
                        Ok(Answer::said(note))
                    })
                });
                vec![Wish::Ask(Box::new(ask.at(&now)))]
            }
            (Action::Passphrase, Some(row)) => {
                let is_here = row.presence == Presence::Here;
                open(match (row.passphrase, is_here) {
                    (HasPassphrase::NotNeeded, _) => Purpose::First,
                    (HasPassphrase::Yes, true) => Purpose::Change,
                    _ => Purpose::For(row.operator.id),
                })
            }
            (Action::ShutOut, Some(row)) => match (row.passphrase, row.presence) {
                (HasPassphrase::Yes, Presence::Away) => open(Purpose::ShutOut(row.operator.id)),
                _ => vec![Wish::Beep, Wish::Say(Note::warn("error-passphrase-not-removable"))],
            },
        }
    }
}

fn open(purpose: Purpose) -> Vec<Wish> {
    vec![Wish::Do(Job::Load(Page::Secret(purpose), Then::Push))]
}

fn with_name(id: &str, row: &OperatorRow, look: &Look) -> String {
    look.say_with(id, &[("name", row.operator.name.as_str().into())])
}

/// Lets another operator work; the passphrase is asked for where there is one.
fn switch(row: &OperatorRow, look: &Look) -> Vec<Wish> {
    let id: OperatorId = row.operator.id;
    match (row.presence, row.passphrase) {
        (Presence::Here, _) => {
            let name = row.operator.name.as_str();
            vec![Wish::Beep, Wish::Say(Note::warn("said-works-already").fact("name", name))]
        }
        (Presence::Away, HasPassphrase::Yes) => {
            let ask = Ask::secret(with_name("ask-switch", row, look), move |typed| {
                let typed = Zeroizing::new(typed.to_owned());
                vec![Wish::Do(Job::Office(Task::Switch(id, typed)))]
            });
            vec![Wish::Ask(Box::new(ask))]
        }
        (Presence::Away, _) => {
            vec![Wish::Do(Job::Office(Task::Switch(id, Zeroizing::default())))]
        }
    }
}

fn ask_name(row: &OperatorRow, look: &Look) -> Ask {
    let id = row.operator.id;
    Ask::line(with_name("ask-rename", row, look), &row.operator.name, move |typed| {
        let typed = typed.to_owned();
        vec![Wish::Do(Job::Act(Act::new("operator-name", move |room| {
            let operator = operators::rename(room.app, id, &typed)?;
            Ok(Answer::said(Note::info("said-renamed").fact("name", operator.name)))
        })))]
    })
}

fn ask_new(look: &Look) -> Ask {
    let (title, next) = (look.say("ask-operator-name"), look.say("ask-operator-duty").into_owned());
    let rows = duties(look);
    Ask::line(title.into_owned(), "", move |typed| {
        let name = typed.to_owned();
        let ask = Ask::choose(next, rows, move |code| {
            let code = code.to_owned();
            vec![Wish::Do(Job::Act(Act::new("operator-new", move |room| {
                let operator = operators::add(room.app, &name, Duty::of_code(code))?;
                Ok(Answer::said(Note::info("said-operator-new").fact("name", operator.name)))
            })))]
        });
        vec![Wish::Ask(Box::new(ask.at(Duty::Instructor.code())))]
    })
}

fn ask_duty(title: String, look: &Look, act: impl FnOnce(&str) -> Act + Send + 'static) -> Ask {
    Ask::choose(title, duties(look), move |code| vec![Wish::Do(Job::Act(act(code)))])
}

/// Lists the roles with what each may do.
fn duties(look: &Look) -> Vec<Choice> {
    let row = |code: &str, about: &str| {
        let word = look.say(&format!("choice-role-{code}")).into_owned();
        Choice::new(code, format!("{word}: {}", look.say(about)))
    };
    let abouts = ["duty-admin", "duty-instructor", "duty-reader"];
    Duty::CODES.iter().zip(abouts).map(|((code, _), about)| row(code, about)).collect()
}

impl Screen for Operators {
    fn head(&self, env: &Env<'_>) -> Head {
        let crumbs = vec![env.look.say("menu-operators").into_owned()];
        Head { area: None, crumbs, ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-operators"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = env.body().height.saturating_sub(1);
        if let Some(cursor) = list::step(self.cursor, self.rows.len(), height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match command::action(KEYS, key) {
            Some(action) => self.act(action, self.rows.get(self.cursor), env.look),
            None => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let width = canvas.width();
        let duty = width.saturating_sub(COLUMNS_RIGHT.0);
        let passphrase = width.saturating_sub(COLUMNS_RIGHT.1);
        let quiet = look.style(Role::Quiet);
        canvas.put(2, 0, &look.say("field-name"), quiet);
        canvas.put(duty, 0, &look.say("field-role"), quiet);
        canvas.put(passphrase, 0, &look.say("operators-passphrase"), quiet);
        let shown = list::page(self.cursor, self.rows.len(), canvas.height().saturating_sub(1));
        let rows = self.rows.iter().enumerate().skip(shown.start).take(shown.len());
        let mut spot = None;
        for (y, (index, row)) in (1..).zip(rows) {
            let style = look.style(Role::Text);
            let room = duty.saturating_sub(3);
            canvas.put(2, y, &text::cut(&row.operator.name, room, look.glyphs().cut), style);
            canvas.put(duty, y, &duty_word(&row.operator.role, look), style);
            let has = match row.passphrase {
                HasPassphrase::Yes => "operators-has",
                HasPassphrase::No => "operators-has-none",
                HasPassphrase::NotNeeded => "operators-not-needed",
            };
            canvas.put(passphrase, y, &look.say(has), style);
            if row.presence == Presence::Here {
                canvas.put_right(width, y, &look.say("operators-here"), look.style(Role::Good));
            }
            if index == self.cursor {
                canvas.put(0, y, ">", style);
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Operators)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Operators(rows) = loaded {
            let chosen = self.rows.get(self.cursor).map(|row| row.operator.id);
            let found = rows.iter().position(|row| Some(row.operator.id) == chosen);
            self.cursor = found.unwrap_or(0);
            self.rows = rows;
        }
    }
}
