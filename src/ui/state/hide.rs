//! The lock of the screen: what is shown is hidden, and jobs go on below.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use zeroize::Zeroizing;

use super::{AppState, Stage, StoreState};
use crate::app::Clock;
use crate::app::access::Protection;
use crate::app::lock::{Lock, Pin, Proof, State};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus};
use crate::ui::field::{Field, Taken};
use crate::ui::frame::{self, Around, Head};
use crate::ui::keys::Key;
use crate::ui::note::{Level, Note};
use crate::ui::office::Task;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Effect, Job};

/// Most characters of a PIN or passphrase.
const SECRET_MOST: usize = 200;

/// Columns of the field.
const FIELD_COLUMNS: u16 = 40;

/// What keys do while the screen is hidden.
const KEYS: &[Command<()>] = &[
    Command::new("key-show-screen", "explain-show-screen", &[Key::Enter], ()).in_footer(90),
    Command::new("key-quit", "explain-quit", &[Key::Ctrl('q')], ()).in_footer(50),
];

/// Whether the screen is hidden, and when it will be.
#[derive(Debug)]
pub(super) struct Curtain {
    lock: Lock,
    protection: Protection,
    minutes: u16,
    /// When something was typed last.
    touched: DateTime<FixedOffset>,
    field: Field,
    told: Option<Note>,
    /// Whether the desk looks at a passphrase.
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    No,
    Yes,
}

impl Curtain {
    pub(super) fn new(now: DateTime<FixedOffset>) -> Self {
        Self {
            lock: Lock::default(),
            protection: Protection::Open,
            minutes: 0,
            touched: now,
            field: Field::new(SECRET_MOST).hidden(),
            told: None,
            asked: Asked::No,
        }
    }

    pub(super) fn is_drawn(&self) -> bool {
        self.lock.state() != State::Shown
    }

    /// Tells whether the desk looks at a passphrase that was typed here.
    pub(super) fn is_asking(&self) -> bool {
        self.asked == Asked::Yes
    }

    pub(super) fn guard(&mut self, protection: Protection) {
        if protection == Protection::Open {
            self.lock.set_pin(None);
        }
        self.protection = protection;
    }
}

impl AppState {
    /// Says after how many minutes without a key the screen is hidden; 0 is never.
    pub fn wait_minutes(&mut self, minutes: u16) {
        self.curtain.minutes = minutes;
    }

    /// Tells how long it takes until the screen is hidden if nobody types; a fixed clock never gets
    /// there.
    pub fn hidden_in(&self) -> Option<Duration> {
        let curtain = &self.curtain;
        let waits = curtain.minutes > 0
            && curtain.protection != Protection::Open
            && self.store == StoreState::Open
            && !curtain.is_drawn()
            && !matches!(self.clock, Clock::Fixed(_));
        let due = curtain.touched + chrono::TimeDelta::minutes(curtain.minutes.into());
        waits.then(|| (due - self.moment.now).to_std().unwrap_or_default())
    }

    /// Hides the screen if nobody typed for long enough; tells whether it did.
    pub(super) fn hide_idle(&mut self) -> bool {
        let is_due = self.hidden_in() == Some(Duration::ZERO);
        if is_due {
            self.curtain.lock.hide();
        }
        is_due
    }

    /// Hides the screen now.
    pub(super) fn hide(&mut self) {
        if self.curtain.protection == Protection::Open {
            self.said = Some(Note::warn("said-hide-needs-passphrase"));
        } else {
            self.curtain.lock.hide();
        }
    }

    /// Notes that something was typed.
    pub(super) fn touch(&mut self) {
        self.curtain.touched = self.moment.now;
    }

    /// Sets the PIN of this run.
    pub(super) fn set_pin(&mut self, pin: Pin) {
        self.curtain.lock.set_pin(Some(pin));
        self.said = Some(Note::info("said-pin"));
    }

    /// Takes a key that nobody below may see.
    pub(super) fn hidden_key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        match key {
            Key::Ctrl('q') => self.stage = Stage::Left,
            Key::Enter if self.curtain.field.text().is_empty() => effects.push(Effect::Beep),
            Key::Enter => {
                let typed = self.curtain.field.take_secret();
                self.try_secret(typed, effects);
            }
            key => {
                if self.curtain.field.update(key) == Taken::Yes {
                    self.curtain.told = None;
                }
            }
        }
    }

    /// Takes pasted text that nobody below may see.
    pub(super) fn hidden_paste(&mut self, text: &str) {
        self.curtain.field.paste(text);
    }

    fn try_secret(&mut self, typed: Zeroizing<String>, effects: &mut Vec<Effect>) {
        let curtain = &mut self.curtain;
        if curtain.lock.state() == State::Passphrase {
            if curtain.asked == Asked::No {
                curtain.asked = Asked::Yes;
                effects.push(Effect::Do(Job::Office(Task::Prove(typed))));
            }
            return;
        }
        curtain.told = match curtain.lock.try_pin(&typed) {
            State::Shown => None,
            State::Pin(left) => {
                effects.push(Effect::Beep);
                Some(Note::warn("said-pin-wrong").fact("left", i64::from(left)))
            }
            State::Passphrase => {
                effects.push(Effect::Beep);
                Some(Note::warn("said-pin-over"))
            }
        };
        if !curtain.is_drawn() {
            self.touch();
        }
    }

    /// Shows the screen again to whoever typed the passphrase.
    pub(super) fn show_again(&mut self, proof: Proof) {
        let curtain = &mut self.curtain;
        curtain.lock.show(proof);
        (curtain.asked, curtain.told) = (Asked::No, None);
        if !curtain.lock.has_pin() && self.said.is_none() {
            self.said = Some(Note::info("said-pin-possible"));
        }
        self.touch();
    }

    /// Tells that it was not the passphrase.
    pub(super) fn stay_hidden(&mut self, note: Note, effects: &mut Vec<Effect>) {
        self.curtain.asked = Asked::No;
        self.curtain.told = Some(Note { hints: vec!["hint-caps-lock"], ..note });
        effects.push(Effect::Beep);
    }

    /// Paints what is seen while the screen is hidden: nothing of anybody.
    pub(super) fn draw_hidden(&self, buffer: &mut Buffer) -> Option<Spot> {
        let area = buffer.area;
        let mut canvas = Canvas::new(buffer, area);
        let look = &self.look;
        let around = Around {
            head: Head { crumbs: vec![look.say("hidden-title").into_owned()], ..Head::default() },
            date: self.date(),
            operator: "",
            advice: None,
            said: None,
            saving: self.saving_words(),
            focus: Focus::Over,
            hints: command::hints(KEYS).collect(),
        };
        frame::draw(&mut canvas, &around, look);
        let body = frame::body(area.width, area.height);
        let mut inside = canvas.part(Rect::new(body.x, body.y, body.width, body.height));
        let (about, label) = match self.curtain.lock.state() {
            State::Passphrase => ("hidden-passphrase", "passphrase-field"),
            State::Pin(_) | State::Shown => ("hidden-pin", "pin-field"),
        };
        let room = inside.width().saturating_sub(4);
        let mut row = 2;
        for line in text::wrap(&look.say(about), room) {
            inside.put(2, row, &line, look.style(Role::Text));
            row = row.saturating_add(1);
        }
        row = row.saturating_add(1);
        let start = inside.put(2, row, &look.say(label), look.style(Role::Text)).saturating_add(1);
        let columns = FIELD_COLUMNS.min(inside.width().saturating_sub(start).saturating_sub(1));
        let cursor = self.curtain.field.draw(&mut inside, (start, row), columns, look);
        let told = self.curtain.told.as_ref().map(|note| look.sentences(note).join(" "));
        let told = (Level::Warn, told.unwrap_or_default());
        for (y, line) in (row.saturating_add(2)..).zip(text::wrap(&told.1, room)) {
            inside.put(2, y, &line, look.level_style(told.0));
        }
        inside.place(cursor, row)
    }
}

#[cfg(test)]
impl AppState {
    /// Goes by another clock from now on.
    pub(in crate::ui) fn go_by(&mut self, clock: Clock) {
        self.clock = clock;
        self.tick();
        self.touch();
    }

    /// Lets so many minutes pass in which nobody types.
    pub(in crate::ui) fn pass(&mut self, minutes: i64) {
        self.curtain.touched -= chrono::TimeDelta::minutes(minutes);
    }
}
