//! What becomes of the state when something changed that concerns the centre as a whole.

use super::{AppState, Popup};
use crate::app::access::{self, Protection};
use crate::app::handover::Left;
use crate::app::settings::Settings;
use crate::app::{Unlock, safety};
use crate::locale::Language;
use crate::ui::act::{Act, Answer};
use crate::ui::ask::{Ask, Choice};
use crate::ui::command;
use crate::ui::glyphs::Glyphs;
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::office::{Guarded, Looked, Task, Told};
use crate::ui::theme::Theme;
use crate::ui::work::{Effect, Job, Loaded, Page, Run, Then, Wish};

/// Answer that agrees.
const YES: &str = "yes";

/// Answer that does not.
const NO: &str = "no";

impl AppState {
    /// Takes what the desk did with the centre as a whole.
    pub(super) fn office(&mut self, told: Told, effects: &mut Vec<Effect>) {
        match told {
            Told::Switched(operator, name) => {
                self.moment.operator = operator;
                self.told_next = Some(Note::info("said-switched").fact("name", name.as_str()));
                self.operator = name;
                self.grant(vec![Wish::Do(Job::Load(Page::Home, Then::Root))], effects);
            }
            Told::Proven(proof) if self.curtain.is_asking() => self.show_again(proof),
            Told::Proven(_) => {
                let wishes = self.with_top(|screen, env| screen.proven(env));
                self.grant(wishes, effects);
            }
            Told::Unproven(note) if self.curtain.is_asking() => self.stay_hidden(note, effects),
            Told::Unproven(note) => {
                effects.push(Effect::Beep);
                self.said = self.screens.top_mut().fail(note);
            }
            Told::Sealed(file) => {
                let about = vec![self.look.say("ask-restore-sealed").into_owned()];
                let title = self.look.say("passphrase-title").into_owned();
                let ask = Ask::secret(title, move |typed| {
                    vec![Wish::Do(Job::Office(Task::Look(file, unlock_of(typed))))]
                });
                self.ask(ask.about(about));
            }
            Told::Looked(looked) => self.ask_restore(looked),
            Told::Left(left, note) => {
                self.left = left;
                self.said = Some(note);
                self.refresh(effects);
            }
            Told::Set(settings) => {
                self.take_settings(&settings);
                self.said = Some(Note::info("said-set"));
                self.refresh(effects);
            }
            Told::Guarded(guarded) => self.guarded(guarded, effects),
        }
    }

    /// Lays a question over the screen.
    pub fn ask(&mut self, ask: Ask) {
        self.popup = Some(Popup::Ask(Box::new(ask)));
    }

    /// Obeys the settings of this machine.
    pub fn take_settings(&mut self, settings: &Settings) {
        self.wait_minutes(settings.lock_minutes);
        // What clashes was refused at the start; whoever spoils the file since keeps the keys.
        if let Ok(keymap) = self.look.keymap_of(settings) {
            self.look.bind(keymap);
        }
        let language = settings.language.as_deref().and_then(Language::of_code);
        if let Some(language) = language.filter(|language| *language != self.look.language()) {
            self.look.speak(language);
        }
        if let Some(theme) = settings.theme.as_deref().and_then(Theme::of_code) {
            self.look.paint(theme);
        }
        if let Some(glyphs) = settings.glyphs.as_deref().and_then(Glyphs::of_code) {
            self.look.sign(glyphs);
        }
    }

    /// Gives the own key of the command to which the settings give a key.
    pub(super) fn meant(&self, key: Key) -> Key {
        if !self.look.keymap().has(key) {
            return key;
        }
        let (focus, own) = self.keys();
        self.look.keymap().meant(key, &command::all_hints(focus, &own))
    }

    /// Says what a file would mean that may take the place of the present one, and asks for the
    /// word that agrees.
    fn ask_restore(&mut self, looked: Looked) {
        let look = &self.look;
        let name = looked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut about = vec![look.say_with("ask-restore-file", &[("file", name.into())])];
        about.extend(looked.sentences.iter().map(|note| look.sentence(note)));
        let word = looked.word.as_str();
        about.push(look.say_with(looked.asks, &[("word", word.into())]));
        let title = look.say("ask-restore-title").into_owned();
        let ask = Ask::confirm(title, looked.word, |_| vec![Wish::Do(Job::Office(Task::Restore))]);
        self.ask(ask.about(about));
    }

    fn guarded(&mut self, guarded: Guarded, effects: &mut Vec<Effect>) {
        let Guarded { protection, note, copies, unseen } = guarded;
        self.curtain.guard(protection);
        let mut note = note;
        if let Some(folder) = unseen.first() {
            let folder = folder.display().to_string();
            note.aside = Some(Box::new(Note::warn("warning-copies-unseen").fact("folder", folder)));
        }
        self.saving.stored_at = Some(self.moment.now.time());
        self.back(effects);
        self.said = Some(note);
        if copies.is_empty() {
            return;
        }
        let count = [("count", copies.len().into())];
        let mut about = vec![self.look.say_with(access::OLD_COPIES, &count)];
        about.extend(copies.iter().take(SHOWN_MOST).map(|copy| copy.display().to_string()));
        let row = |code: &str, id| Choice::new(code, self.look.say(id));
        let rows = vec![row(YES, "ask-copies-delete"), row(NO, "ask-copies-keep")];
        let title = self.look.say("ask-copies-title").into_owned();
        let ask = Ask::choose(title, rows, move |answer| {
            if answer != YES {
                return vec![Wish::Say(Note::warn("said-copies-kept"))];
            }
            let act = Act::new("copies", move |room| {
                access::delete_copies(&copies)?;
                safety::back_up(room.app, &room.places.backups())?;
                let note = Note::info("said-copies-deleted").fact("count", copies.len());
                Ok(Answer::said(note))
            });
            vec![Wish::Do(Job::Act(act))]
        });
        self.ask(ask.about(about));
    }

    /// Takes who can open a file that was just opened, and whether it is only read.
    pub(super) fn take_over(&mut self, protection: Protection, left: Option<Left>) {
        self.curtain.guard(protection);
        self.left = left;
        self.touch();
    }

    /// Takes the name of who works, which may just have been changed.
    pub(super) fn know_operator(&mut self, loaded: &Loaded) {
        let Loaded::Operators(rows) = loaded else { return };
        let here = rows.iter().find(|row| row.operator.id == self.moment.operator);
        if let Some(row) = here {
            self.operator.clone_from(&row.operator.name);
        }
    }

    /// Says what is special about this run or these data, before the date.
    pub(super) fn mark(&self) -> Option<&'static str> {
        match self.run {
            _ if self.left.is_some() => Some("frame-read-only"),
            Run::Usual => None,
            Run::FixedClock => Some("frame-fixed-clock"),
            Run::Practice => Some("frame-practice"),
        }
    }
}

/// Most copies that are named in a question.
const SHOWN_MOST: usize = 5;

/// Takes what was typed for a passphrase, unless it is a recovery key.
fn unlock_of(typed: &str) -> Unlock {
    let passphrase = || Unlock::Passphrase(zeroize::Zeroizing::new(typed.to_owned()));
    access::recovery_key(typed).unwrap_or_else(|_| passphrase())
}
