//! Pengaturan: the centre, how the program looks, what protects the data, where files lie.

use crate::app::access::Protection;
use crate::app::lock::Pin;
use crate::app::settings::{SETTING_FIELDS, SettingsView};
use crate::app::sheet::Subject;
use crate::domain::field::{Cell, FieldKind};
use crate::domain::fields::{choice_label, choices_of, field_named, label_of};

use super::home::draw_heading;
use super::secret::Purpose;
use super::{Screen, Spot};
use crate::ui::ask::{Ask, Choice};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keymap::FREE;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::office::Task;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Change,
}

const KEYS: &[Command<Action>] =
    &[Command::new("key-alter", "explain-alter", &[Key::Enter], Action::Change).in_footer(90)];

/// What a row changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// Another page with its own form or list; the message is its label.
    Open(&'static str, Page),
    /// A setting of this machine, by its name.
    Setting(&'static str),
    /// The passphrase of who works.
    Passphrase,
    /// The recovery key.
    Recovery,
    /// No passphrase any more.
    Unprotect,
    /// The PIN of this run.
    Pin,
    /// The keys of commands.
    Keys,
    /// Nothing: it only tells where the data lie.
    File,
}

/// A group of rows under a heading.
type Group = (&'static str, &'static [Row]);

const GROUPS: &[Group] = &[
    (
        "settings-centre",
        &[
            Row::Open("settings-centre-form", Page::Form(Subject::Centre)),
            Row::Open("menu-operators", Page::Operators),
        ],
    ),
    (
        "settings-looks",
        &[Row::Setting("language"), Row::Setting("theme"), Row::Setting("glyphs"), Row::Keys],
    ),
    (
        "settings-safety",
        &[Row::Passphrase, Row::Recovery, Row::Unprotect, Row::Pin, Row::Setting("lock_minutes")],
    ),
    ("settings-files", &[Row::File, Row::Setting("backup_folder")]),
];

/// Most columns of the labels.
const LABEL_COLUMNS: u16 = 32;

/// The settings.
#[derive(Debug)]
pub struct SettingsScreen {
    view: SettingsView,
    cursor: usize,
}

/// A line of the screen.
enum Line {
    Heading(&'static str),
    Row(Row),
}

fn rows() -> impl Iterator<Item = Row> {
    GROUPS.iter().flat_map(|group| group.1.iter().copied())
}

fn lines() -> impl Iterator<Item = Line> {
    GROUPS.iter().flat_map(|group| {
        let rows = group.1.iter().map(|row| Line::Row(*row));
        std::iter::once(Line::Heading(group.0)).chain(rows)
    })
}

impl SettingsScreen {
    /// Shows what was read.
    pub fn new(view: SettingsView) -> Self {
        Self { view, cursor: 0 }
    }

    fn is_open(&self) -> bool {
        self.view.protection == Protection::Open
    }

    fn label(row: Row) -> String {
        match row {
            Row::Open(label, _) => label.to_owned(),
            Row::Setting(name) => label_of(name),
            Row::Passphrase => "settings-passphrase".to_owned(),
            Row::Recovery => "settings-recovery".to_owned(),
            Row::Unprotect => "settings-unprotect".to_owned(),
            Row::Pin => "settings-pin".to_owned(),
            Row::Keys => "settings-keys".to_owned(),
            Row::File => "backups-file".to_owned(),
        }
    }

    /// Gives what stands beside the label.
    fn value(&self, row: Row, look: &Look) -> String {
        match row {
            Row::Open(_, Page::Form(_)) => self.view.centre.clone(),
            Row::Open(..) => String::new(),
            Row::Setting(name) => self.setting(name, look),
            Row::Passphrase => match &self.view.protection {
                Protection::Open => look.say("protection-open").into_owned(),
                Protection::Locked(holders) => {
                    look.say_with("protection-locked", &[("count", holders.len().into())])
                }
            },
            Row::Recovery | Row::Unprotect | Row::Pin if self.is_open() => {
                look.say("settings-needs-passphrase").into_owned()
            }
            Row::Recovery => look.say("settings-recovery-words").into_owned(),
            Row::Unprotect => look.say("settings-unprotect-words").into_owned(),
            Row::Pin => look.say("settings-pin-words").into_owned(),
            Row::Keys => {
                let count = self.view.settings.keys.len();
                look.say_with("settings-keys-words", &[("count", count.into())])
            }
            Row::File => self.view.file.display().to_string(),
        }
    }

    fn setting(&self, name: &str, look: &Look) -> String {
        let cell = field_named(SETTING_FIELDS, name).map(|field| (field.get)(&self.view.settings));
        match cell.unwrap_or(Cell::Empty) {
            Cell::Choice(list, code) => look.say(&choice_label(list, &code)).into_owned(),
            Cell::Integer(0) => look.say("settings-never").into_owned(),
            Cell::Integer(number) => look.say_with("settings-minutes", &[("count", number.into())]),
            Cell::Text(text) => text,
            _ if name == "backup_folder" => self.view.backups.display().to_string(),
            _ => as_it_comes(name, look),
        }
    }

    fn change(&self, row: Row, look: &Look) -> Vec<Wish> {
        match row {
            Row::Open(_, page) => vec![Wish::Do(Job::Load(page, Then::Push))],
            Row::Setting(name) => vec![Wish::Ask(Box::new(self.ask_setting(name, look)))],
            Row::Passphrase if self.is_open() => secret(Purpose::First),
            Row::Passphrase => secret(Purpose::Change),
            Row::Recovery | Row::Unprotect | Row::Pin if self.is_open() => {
                vec![Wish::Beep, Wish::Say(Note::warn("said-hide-needs-passphrase"))]
            }
            Row::Recovery => secret(Purpose::Recovery),
            Row::Unprotect => secret(Purpose::Unprotect),
            Row::Pin => vec![Wish::Ask(Box::new(ask_pin(look)))],
            Row::Keys => vec![Wish::Ask(Box::new(self.ask_command(look)))],
            Row::File => {
                let file = self.view.config.join("settings.toml").display().to_string();
                vec![Wish::Say(Note::info("said-file").fact("file", file))]
            }
        }
    }

    fn ask_setting(&self, name: &'static str, look: &Look) -> Ask {
        let label = look.say(&label_of(name)).into_owned();
        let field = field_named(SETTING_FIELDS, name);
        let cell = field.map_or(Cell::Empty, |field| (field.get)(&self.view.settings));
        let set = move |text: &str| vec![Wish::Do(Job::Office(Task::Set(name, text.to_owned())))];
        if let Some(FieldKind::Choice(list)) = field.map(|field| field.kind) {
            let row = |code: &str| Choice::new(code, look.say(&choice_label(list, code)));
            let rows = choices_of(list).map(|choice| row(choice.code)).collect();
            let now = match &cell {
                Cell::Choice(_, code) => code.clone(),
                _ => code_as_it_comes(name, look).to_owned(),
            };
            return Ask::choose(label, rows, set).at(&now);
        }
        let now = match cell {
            Cell::Text(text) => text,
            Cell::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        let about = match name {
            "lock_minutes" => "ask-lock-minutes",
            _ => "ask-backup-folder",
        };
        Ask::line(label, &now, set).about(vec![look.say(about).into_owned()])
    }
}

/// Answer that gives a command its own key back.
const OWN_KEY: &str = "own";

impl SettingsScreen {
    /// Asks which command gets another key, and then which one.
    fn ask_command(&self, look: &Look) -> Ask {
        let hints = command::all_hints(Focus::List, &[]);
        let name = |hint: &Hint| format!("{}  {}", look.say(hint.label), look.key_name(hint));
        let rows = hints.iter().map(|hint| Choice::new(hint.label, name(hint))).collect();
        let used: Vec<String> = self.view.settings.keys.values().cloned().collect();
        let free = FREE.iter().map(|key| key.name()).filter(|name| !used.contains(name));
        let mut keys: Vec<Choice> = free.map(|name| Choice::new(name.clone(), name)).collect();
        keys.insert(0, Choice::new(OWN_KEY, look.say("ask-key-own")));
        let title = look.say("ask-key").into_owned();
        Ask::choose(look.say("ask-key-command").into_owned(), rows, move |label| {
            let known = hints.into_iter().find(|hint| hint.label == label);
            let Some(hint) = known else { return vec![Wish::Beep] };
            let ask = Ask::choose(title, keys, move |key| {
                let key = (key != OWN_KEY).then(|| key.to_owned());
                vec![Wish::Do(Job::Office(Task::SetKey(hint.label, key)))]
            });
            vec![Wish::Ask(Box::new(ask))]
        })
    }
}

fn secret(purpose: Purpose) -> Vec<Wish> {
    vec![Wish::Do(Job::Load(Page::Secret(purpose), Then::Push))]
}

/// The code that holds where none was chosen.
fn code_as_it_comes(name: &str, look: &Look) -> &'static str {
    match name {
        "language" => look.language().code(),
        "theme" => "default",
        _ => "box",
    }
}

fn as_it_comes(name: &str, look: &Look) -> String {
    let kind = field_named(SETTING_FIELDS, name).map(|field| field.kind);
    let Some(FieldKind::Choice(list)) = kind else { return String::new() };
    look.say(&choice_label(list, code_as_it_comes(name, look))).into_owned()
}

/// Asks for a PIN, and for it again.
fn ask_pin(look: &Look) -> Ask {
    let again = look.say("ask-pin-again").into_owned();
    let about = vec![look.say("ask-pin-about").into_owned()];
    Ask::secret(look.say("ask-pin").into_owned(), move |typed| {
        let first = zeroize::Zeroizing::new(typed.to_owned());
        let ask = Ask::secret(again, move |typed| match Pin::new(&first, typed) {
            Ok(pin) => vec![Wish::Pin(pin)],
            Err(error) => vec![Wish::Beep, Wish::Say(Note::from(&error))],
        });
        vec![Wish::Ask(Box::new(ask))]
    })
    .about(about)
}

impl Screen for SettingsScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let crumbs = vec![env.look.say("menu-settings").into_owned()];
        Head { area: None, crumbs, ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-settings"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let count = rows().count();
        if let Some(cursor) = list::step(self.cursor, count, env.body().height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match (command::action(KEYS, key), rows().nth(self.cursor)) {
            (Some(Action::Change), Some(row)) => self.change(row, env.look),
            (Some(Action::Change), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let chosen = rows().nth(self.cursor);
        let at = lines().position(|line| matches!(line, Line::Row(row) if Some(row) == chosen));
        let count = lines().count();
        let shown = list::page(at.unwrap_or(0), count, canvas.height());
        let start = LABEL_COLUMNS.min(canvas.width() / 2);
        let room = canvas.width().saturating_sub(start);
        let mut spot = None;
        for (y, line) in (0..).zip(lines().skip(shown.start).take(shown.len())) {
            let row = match line {
                Line::Heading(id) => {
                    draw_heading(canvas, y, &look.say(id), look);
                    continue;
                }
                Line::Row(row) => row,
            };
            let label = Self::label(row);
            canvas.put(2, y, &look.say(&label), look.style(Role::Text));
            let value = self.value(row, look);
            let value = text::cut(&value, room, look.glyphs().cut);
            canvas.put(start, y, &value, look.style(Role::Quiet));
            if Some(row) == chosen {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Settings)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Settings(view) = loaded {
            self.view = *view;
        }
    }
}
