//! Cadangan: how the data is kept safe, its backups, and the way to another laptop.

use std::path::PathBuf;

use crate::app::Unlock;
use crate::app::access::Protection;
use crate::app::backups::{BackupRow, BackupsView, KeptIn};
use crate::app::restore::Sentence;
use crate::app::safety::{self, BackedUp, SecondStatus};
use crate::app::spreadsheets::path_of;
use crate::app::{AppError, verify};

use super::home::draw_heading;
use super::{Screen, Spot};
use crate::ui::act::{Act, Answer, Room};
use crate::ui::ask::{Ask, Choice};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::errand::{End, Errand, Stops};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note, Value};
use crate::ui::office::Task;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Run, Wish};

#[derive(Clone, Copy)]
enum Action {
    Restore,
    BackUp,
    Second,
    Verify,
    OtherFile,
    Laptop,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-restore", "explain-restore", &[Key::Enter], Action::Restore).in_footer(70),
    Command::new("key-back-up", "explain-back-up", &[Key::F(8)], Action::BackUp).in_footer(90),
    Command::new("key-second", "explain-second", &[Key::Char('d')], Action::Second).in_footer(80),
    Command::new("key-verify", "explain-verify", &[Key::Char('v')], Action::Verify).in_footer(60),
    Command::new("key-other-file", "explain-other-file", &[Key::Char('f')], Action::OtherFile),
    Command::new("key-laptop", "explain-laptop", &[Key::Char('l')], Action::Laptop).in_footer(50),
];

/// The code that stands for the data that is open in the question what to check.
const PRESENT: &str = "present";

/// The state of the backups and the list of them.
#[derive(Debug)]
pub struct Backups {
    view: BackupsView,
    cursor: usize,
}

impl Backups {
    /// Shows what was read.
    pub fn new(view: BackupsView) -> Self {
        Self { view, cursor: 0 }
    }

    fn row(&self) -> Option<&BackupRow> {
        self.view.rows.get(self.cursor)
    }

    fn act(&self, action: Action, env: &Env<'_>) -> Vec<Wish> {
        let look = env.look;
        match action {
            Action::BackUp => vec![Wish::Do(Job::Act(Act::new("backup", back_up)))],
            Action::Restore => match self.row() {
                Some(row) => vec![look_into(row.path.clone())],
                None => vec![Wish::Beep, Wish::Say(Note::warn("backups-none"))],
            },
            Action::OtherFile => {
                let ask = Ask::line(look.say("ask-other-file").into_owned(), "", |typed| {
                    with_path(typed, look_into)
                });
                vec![Wish::Ask(Box::new(ask))]
            }
            Action::Second => vec![Wish::Ask(Box::new(self.ask_second(look)))],
            Action::Verify => vec![Wish::Ask(Box::new(self.ask_verify(env)))],
            Action::Laptop => vec![Wish::Ask(Box::new(self.ask_laptop(look)))],
        }
    }

    fn ask_second(&self, look: &Look) -> Ask {
        let before = match &self.view.status.second {
            SecondStatus::NotChosen => String::new(),
            SecondStatus::Fresh(place) | SecondStatus::Overdue(place, _) => {
                place.folder.display().to_string()
            }
        };
        let about = vec![look.say("ask-second-about").into_owned()];
        let ask = Ask::line(look.say("ask-second").into_owned(), &before, |typed| {
            with_path(typed, |folder| {
                Wish::Do(Job::Act(Act::new("backup-second", move |room| {
                    refuse_practice(room)?;
                    let done = safety::back_up_elsewhere(room.app, &room.places.config, &folder)?;
                    Ok(Answer::said(told(done)))
                })))
            })
        });
        ask.about(about)
    }

    fn ask_verify(&self, env: &Env<'_>) -> Ask {
        let look = env.look;
        let mut rows = vec![Choice::new(PRESENT, look.say("ask-verify-present"))];
        rows.extend(self.row().map(|row| {
            let when = look.moment(row.made, env.today());
            let words = look.say_with("ask-verify-backup", &[("when", when.into())]);
            Choice::new(row.path.display().to_string(), words)
        }));
        Ask::choose(look.say("ask-verify").into_owned(), rows, |code| {
            let file = (code != PRESENT).then(|| PathBuf::from(code));
            let what = Note::info("errand-verifying");
            vec![Wish::Do(Job::Begin(Errand::new(what, Stops::OnEsc, move |room, watch| {
                let app = room.app;
                let checked = match &file {
                    None => verify::check_watched(app, watch)?,
                    Some(file) => {
                        verify::check_file_watched(Some(app), file, &Unlock::Open, watch)?
                    }
                };
                Ok(End::Answered(Answer::said(verified(&checked))))
            })))]
        })
    }

    /// Asks where the copy for another laptop is put, or whether this one is used after all.
    fn ask_laptop(&self, look: &Look) -> Ask {
        let word = self.view.word.clone();
        let typing = look.say_with("ask-leave-word", &[("word", word.as_str().into())]);
        if self.view.left.is_some() {
            let about = vec![look.say("ask-stay-about").into_owned(), typing];
            let title = look.say("ask-stay").into_owned();
            let stay = |_: &str| vec![Wish::Do(Job::Office(Task::Stay))];
            return Ask::confirm(title, word, stay).about(about);
        }
        let title = look.say("ask-leave").into_owned();
        let about = vec![look.say("ask-leave-about").into_owned()];
        let sure = vec![look.say("ask-leave-sure").into_owned(), typing];
        Ask::line(title.clone(), "", move |typed| {
            with_path(typed, |folder| {
                let leave = move |_: &str| vec![Wish::Do(Job::Office(Task::Leave(folder)))];
                Wish::Ask(Box::new(Ask::confirm(title, word, leave).about(sure)))
            })
        })
        .about(about)
    }

    /// Lists what stands above the backups: label, words, how they look.
    fn facts(&self, env: &Env<'_>) -> Vec<(&'static str, String, Role)> {
        let look = env.look;
        let view = &self.view;
        let mut facts = Vec::new();
        if let Some(left) = &view.left {
            let when = look.moment(left.at.naive_local(), env.today());
            let args = [("when", when.into()), ("folder", left.folder.as_str().into())];
            facts.push(("backups-left", look.say_with("backups-left-words", &args), Role::Warn));
        }
        facts.push(match view.status.newest {
            Some(made) => ("backups-newest", look.moment(made, env.today()), Role::Text),
            None => ("backups-newest", look.say("backups-none-yet").into_owned(), Role::Warn),
        });
        facts.push(match &view.status.second {
            SecondStatus::NotChosen => {
                ("backups-second", look.say("backups-second-none").into_owned(), Role::Warn)
            }
            SecondStatus::Fresh(place) => {
                let folder = place.folder.display().to_string();
                let day = look.weekday_date(place.last);
                let args = [("folder", folder.into()), ("day", day.into())];
                ("backups-second", look.say_with("backups-second-fresh", &args), Role::Text)
            }
            SecondStatus::Overdue(place, days) => {
                let folder = place.folder.display().to_string();
                let args = [("folder", folder.into()), ("days", (*days).into())];
                ("backups-second", look.say_with("backups-second-overdue", &args), Role::Warn)
            }
        });
        facts.push(match &view.protection {
            Protection::Open => {
                ("backups-protection", look.say("protection-open").into_owned(), Role::Warn)
            }
            Protection::Locked(holders) => {
                let count = [("count", holders.len().into())];
                ("backups-protection", look.say_with("protection-locked", &count), Role::Text)
            }
        });
        facts.push(("backups-file", view.file.display().to_string(), Role::Text));
        facts.push(("backups-folder", view.folder.display().to_string(), Role::Text));
        facts
    }

    /// Rows above the list.
    fn above(&self) -> u16 {
        // Five facts, one more where the data left, a gap and a heading.
        if self.view.left.is_some() { 8 } else { 7 }
    }
}

fn look_into(file: PathBuf) -> Wish {
    Wish::Do(Job::Office(Task::Look(file, Unlock::Open)))
}

/// Goes on with a path that was typed in full: a part of one would lie wherever the program was
/// started.
fn with_path(typed: &str, go_on: impl FnOnce(PathBuf) -> Wish) -> Vec<Wish> {
    let path = path_of(typed);
    if path.is_absolute() {
        return vec![go_on(path)];
    }
    vec![Wish::Beep, Wish::Say(Note::warn("said-whole-path"))]
}

fn refuse_practice(room: &Room<'_>) -> Result<(), AppError> {
    let has_file = room.app.store.place().path().is_some();
    match room.run {
        Run::Usual | Run::FixedClock if has_file => Ok(()),
        _ => Err(AppError::user("error-practice-only")),
    }
}

fn back_up(room: &Room<'_>) -> Result<Answer, AppError> {
    refuse_practice(room)?;
    Ok(Answer::said(told(safety::back_up(room.app, &room.places.backups())?)))
}

fn told(done: BackedUp) -> Note {
    let (id, path) = match done {
        BackedUp::Written(path) => ("said-backed-up", path),
        BackedUp::Unchanged(path) => ("said-backup-unchanged", path),
        BackedUp::NotDue => return Note::info("done-backup-unchanged"),
    };
    Note::info(id).fact("file", path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// Says what a check of a whole file found: all is well, or the first of what is wrong.
fn verified(checked: &verify::Checked) -> Note {
    let facts = |note: Note| {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        note.fact("records", number(checked.records)).fact("changes", number(checked.changes))
    };
    let Some(first) = checked.findings.first() else { return facts(Note::info("done-verify")) };
    let finding: Sentence = first.clone();
    let note = Note { level: Level::Bad, ..Note::info("said-verify-findings") };
    let note = note.fact("count", checked.findings.len());
    facts(note.fact("finding", Value::Note(Box::new(Note::from(finding)))))
}

/// Writes a size in whole kilobytes, or in megabytes with one digit after the comma.
fn size(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    if tenths < 10 {
        return format!("{} kB", bytes.div_ceil(1000));
    }
    format!("{},{} MB", tenths / 10, tenths % 10)
}

impl Screen for Backups {
    fn head(&self, env: &Env<'_>) -> Head {
        let crumbs = vec![env.look.say("menu-backups").into_owned()];
        Head { area: None, crumbs, ..Head::default() }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-backups"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = env.body().height.saturating_sub(self.above());
        if let Some(cursor) = list::step(self.cursor, self.view.rows.len(), height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match command::action(KEYS, key) {
            Some(action) => self.act(action, env),
            None => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let cut = look.glyphs().cut;
        let facts = self.facts(env);
        let labels: Vec<_> = facts.iter().map(|fact| look.say(fact.0)).collect();
        let widest = labels.iter().map(|label| text::columns(label)).max().unwrap_or(0);
        let start = widest.saturating_add(4);
        let room = canvas.width().saturating_sub(start);
        let mut y = 0;
        for ((_, words, role), label) in facts.iter().zip(&labels) {
            canvas.put(2, y, label, look.style(Role::Quiet));
            canvas.put(start, y, &text::cut(words, room, cut), look.style(*role));
            y = y.saturating_add(1);
        }
        y = y.saturating_add(1);
        let count = [("count", self.view.rows.len().into())];
        draw_heading(canvas, y, &look.say_with("backups-list", &count), look);
        y = y.saturating_add(1);
        if self.view.rows.is_empty() {
            canvas.put(2, y, &look.say("backups-none"), look.style(Role::Quiet));
            return canvas.place(2, y);
        }
        let height = canvas.height().saturating_sub(y);
        let shown = list::page(self.cursor, self.view.rows.len(), height);
        let rows = self.view.rows.iter().enumerate().skip(shown.start).take(shown.len());
        let mut spot = None;
        for (y, (index, row)) in (y..).zip(rows) {
            let style = look.style(Role::Text);
            canvas.put(2, y, &look.moment(row.made, env.today()), style);
            canvas.put_right(36, y, &size(row.bytes), style);
            let kept = match row.kept {
                KeptIn::Own => "backups-own",
                KeptIn::Second => "backups-in-second",
            };
            canvas.put(40, y, &look.say(kept), style);
            if index == self.cursor {
                canvas.put(0, y, ">", style);
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Backups)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Backups(view) = loaded {
            self.cursor = self.cursor.min(view.rows.len().saturating_sub(1));
            self.view = *view;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_written_as_people_here_read_it() {
        for (bytes, words) in [(1, "1 kB"), (999_999, "1000 kB"), (1_048_576, "1,0 MB")] {
            assert_eq!(size(bytes), words);
        }
        assert_eq!(size(12_345_678), "12,3 MB");
    }
}
