//! The state of the program as plain data: what is open, what waits, what was said.
//!
//! `update` takes one event and gives back what the loop has to do; nothing here knows a terminal,
//! a thread or the store, so that tests play keys against it.

mod draw;
mod finish;
mod hide;
mod lookup;
mod office;
mod recall;
mod stack;

use std::collections::VecDeque;

use chrono::NaiveTime;
use uuid::Uuid;

use crate::app::Clock;
use crate::app::deeds::{Deed, Turn};
use crate::app::handover::Left;
use crate::domain::fields::choice_label;
use crate::domain::id::OperatorId;
use crate::locale::Language;

use self::hide::Curtain;
use self::stack::Stack;
use super::ask::{self, Ask, Refused};
use super::command::{self, Common, Focus};
use super::errand;
use super::find::Find;
use super::help::{self, Help};
use super::keys::Key;
use super::look::Look;
use super::menu::{self, Choice, Menu};
use super::note::{Level, Note};
use super::palette::Palette;
use super::screens::Screen;
use super::screens::opening::Opening;
use super::table::Memory;
use super::work::{Effect, Env, Event, Job, Moment, Page, Run, Then, Wish};

/// Everything that the screen is drawn from.
#[derive(Debug)]
pub struct AppState {
    look: Look,
    clock: Clock,
    moment: Moment,
    operator: String,
    run: Run,
    screens: Stack,
    popup: Option<Popup>,
    said: Option<Note>,
    saving: Saving,
    store: StoreState,
    busy: Busy,
    /// Where somebody was in each list.
    memory: Memory,
    /// What of it was handed to the desk.
    remembered: Memory,
    /// Screen on which the run before ended.
    start: Option<Page>,
    /// Keys typed while the desk was busy, played in their order when it is done.
    held: VecDeque<Typed>,
    stage: Stage,
    acted: Acted,
    curtain: Curtain,
    /// Since when the data of this laptop is only read.
    left: Option<Left>,
    /// What is told once the page is read that follows an act.
    told_next: Option<Note>,
    /// Long work that goes on beside the screen.
    errand: Option<errand::Line>,
}

/// The change that the topmost screen made last, and the one that it took back last.
#[derive(Clone, Copy, Debug, Default)]
struct Acted {
    made: Option<Uuid>,
    undone: Option<Uuid>,
}

/// What lies over the screens.
#[derive(Debug)]
enum Popup {
    /// The menu.
    Menu(Menu),
    /// The keys of the screen.
    Help(Help),
    /// All commands.
    Palette(Palette),
    /// The search of the whole centre.
    Find(Find),
    /// A question of the screen.
    Ask(Box<Ask>),
    /// Whether something is to be taken back or done again.
    Turn(Turn, Box<Deed>),
}

/// What waits for its commit.
#[derive(Debug, Default)]
struct Saving {
    /// Steps that the writer has not answered.
    waiting: Vec<Uuid>,
    /// Steps that the disk did not take yet.
    kept: Vec<Uuid>,
    /// When something was committed last in this run.
    stored_at: Option<NaiveTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StoreState {
    Closed,
    Open,
}

/// Whether the desk has to finish something before keys go on.
#[derive(Debug)]
enum Busy {
    Free,
    Working,
    /// The writer's answers come first, so that what is read holds them; then this is done.
    After(Box<Job>),
}

/// Something typed.
#[derive(Debug)]
enum Typed {
    Key(Key),
    Text(String),
}

/// Whether the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It does.
    Running,
    /// Somebody ended it.
    Left,
    /// The system or the terminal ended it.
    Stopped,
}

impl AppState {
    /// Starts with the opening screen, before the store is open.
    pub fn new(look: Look, run: Run, clock: Clock, size: (u16, u16)) -> Self {
        let (width, height) = size;
        let now = clock.now();
        Self {
            look,
            clock,
            moment: Moment { now, operator: OperatorId::default(), width, height },
            operator: String::new(),
            run,
            screens: Stack::new(Box::new(Opening::default())),
            popup: None,
            said: None,
            saving: Saving::default(),
            store: StoreState::Closed,
            busy: Busy::Working,
            memory: Memory::default(),
            remembered: Memory::default(),
            start: None,
            held: VecDeque::new(),
            stage: Stage::Running,
            acted: Acted::default(),
            curtain: Curtain::new(now),
            left: None,
            told_next: None,
            errand: None,
        }
    }

    /// Tells whether the program goes on.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Gives the clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Gives where keys go and the commands there: those of a box, or of the topmost screen.
    pub fn keys(&self) -> (Focus, Vec<&'static command::Hint>) {
        if let Some(popup) = &self.popup {
            return (Focus::Over, popup.hints());
        }
        let top = self.screens.top();
        let mut own = top.hints();
        if self.is_stopped_by_esc() {
            own.retain(|hint| !hint.keys.contains(&Key::Esc));
            own.extend(command::hints(command::STOP));
        }
        (top.focus(), own)
    }

    /// Tells whether Esc stops what the topmost screen began.
    fn is_stopped_by_esc(&self) -> bool {
        self.errand.as_ref().is_some_and(|line| line.obeys(self.screens.number()))
    }

    /// Looks at the clock: the next events happen now.
    pub fn tick(&mut self) {
        self.moment.now = self.clock.now();
    }

    /// Takes an event; gives what the loop has to do.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        if matches!(event, Event::Key(_) | Event::Paste(_)) {
            // Whoever comes back after a long time, or wakes the laptop, sees nothing, and what
            // they typed for it is for nobody.
            if self.hide_idle() {
                return effects;
            }
            self.touch();
        }
        match event {
            Event::Key(key) if self.curtain.is_drawn() => self.hidden_key(key, &mut effects),
            Event::Paste(text) if self.curtain.is_drawn() => self.hidden_paste(&text),
            Event::Idle => drop(self.hide_idle()),
            Event::Key(key) => self.held.push_back(Typed::Key(key)),
            Event::Paste(text) => self.held.push_back(Typed::Text(text)),
            Event::Resized(width, height) => {
                (self.moment.width, self.moment.height) = (width, height);
                self.resized(&mut effects);
            }
            Event::Progress(percent) => match &mut self.errand {
                Some(line) => line.reach(percent),
                None => self.screens.top_mut().progress(percent),
            },
            Event::Ended(outcome) => self.ended(*outcome, &mut effects),
            Event::Settled(id, settled) => self.settle(id, &settled, &mut effects),
            Event::Done(done) => self.finish(*done, &mut effects),
            Event::Told(note) => self.told(note),
            Event::Recalled(memory) => self.recall(*memory),
            Event::Searchable => self.known(&mut effects),
            Event::Found(answer) => self.found(*answer, &mut effects),
            Event::NewDay if self.store == StoreState::Open => self.refresh(&mut effects),
            Event::NewDay => {}
            Event::Stop => {
                // What is half typed outlives a window that is closed.
                let wishes = self.with_top(|screen, env| screen.interrupt(env));
                self.grant(wishes, &mut effects);
                self.stage = Stage::Stopped;
            }
        }
        self.play(&mut effects);
        effects
    }

    /// Plays what was typed until the desk has to be waited for.
    fn play(&mut self, effects: &mut Vec<Effect>) {
        while self.stage == Stage::Running {
            if !matches!(self.busy, Busy::Free) && !self.searches_meanwhile() {
                // Nothing can be lost before the store is open, so leaving does not wait for it.
                let is_leave = |typed: &Typed| matches!(typed, Typed::Key(Key::Ctrl('q')));
                if self.store == StoreState::Closed && self.held.iter().any(is_leave) {
                    self.stage = Stage::Left;
                }
                return;
            }
            if self.waits_for_search() {
                return;
            }
            match self.held.pop_front() {
                None => return,
                Some(Typed::Key(key)) => self.key(key, effects),
                Some(Typed::Text(text)) => {
                    let height = self.body_height();
                    let wishes = match &mut self.popup {
                        Some(Popup::Ask(ask)) => {
                            ask.paste(&text);
                            Vec::new()
                        }
                        Some(Popup::Palette(palette)) => {
                            palette.paste(&text);
                            Vec::new()
                        }
                        Some(Popup::Find(find)) => {
                            let asked = find.paste(&text, height);
                            effects.extend(asked.map(|asked| Effect::Do(Job::Find(asked))));
                            Vec::new()
                        }
                        Some(_) => vec![Wish::Beep],
                        None => self.screens.top_mut().paste(&text),
                    };
                    self.grant(wishes, effects);
                    self.arrange(effects);
                }
            }
        }
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        // A box over the screen keeps nobody from leaving.
        let popup = self.popup.take_if(|_| key != Key::Ctrl('q'));
        if let Some(popup) = popup {
            self.popup_key(popup, key, effects);
            return;
        }
        if key == Key::Esc && self.is_stopped_by_esc() {
            self.errand.iter().for_each(errand::Line::stop);
            return;
        }
        let focus = self.screens.top().focus();
        let key = self.meant(key);
        if let Some(common) = command::common_action(focus, key) {
            match common {
                // What was half typed goes on when the box closes.
                Common::Help if focus == Focus::Grid => return self.open_help(),
                Common::Find => return self.open_find(effects),
                Common::Palette => return self.open_palette(effects),
                _ => {}
            }
            let wishes = self.with_top(|screen, env| screen.interrupt(env));
            self.grant(wishes, effects);
            self.common(common, effects);
            return;
        }
        // A refusal is answered by the next key; what was done, or failed, stays to be read.
        self.said.take_if(|note| note.level == Level::Warn);
        let wishes = self.with_top(|screen, env| screen.update(key, env));
        self.grant(wishes, effects);
    }

    fn popup_key(&mut self, popup: Popup, key: Key, effects: &mut Vec<Effect>) {
        match popup {
            Popup::Menu(mut menu) => match menu.update(key) {
                menu::Outcome::Open => self.popup = Some(Popup::Menu(menu)),
                menu::Outcome::Closed => {}
                menu::Outcome::Chosen(choice) => self.choose(choice, effects),
            },
            Popup::Help(mut help) => match help.update(key, &self.look) {
                help::Outcome::Open => self.popup = Some(Popup::Help(help)),
                help::Outcome::Closed => {}
                help::Outcome::Run(key) => self.key(key, effects),
            },
            Popup::Palette(palette) => self.palette_key(palette, key, effects),
            Popup::Find(find) => self.find_key(find, key, effects),
            Popup::Ask(ask) => match ask.update(key) {
                ask::Outcome::Open(ask, refused) => {
                    self.popup = Some(Popup::Ask(ask));
                    if refused == Refused::Yes {
                        effects.push(Effect::Beep);
                    }
                }
                ask::Outcome::Closed => {}
                ask::Outcome::Answered(wishes) => self.grant(wishes, effects),
            },
            Popup::Turn(turn, deed) => match key {
                Key::Enter => {
                    let job = Job::Turn(turn, deed);
                    self.grant(vec![Wish::Do(job)], effects);
                }
                Key::Esc => {}
                // Whoever types on has answered no, and nothing typed is lost.
                other => self.key(other, effects),
            },
        }
    }

    fn common(&mut self, common: Common, effects: &mut Vec<Effect>) {
        match common {
            Common::Help => self.open_help(),
            Common::Back => self.back(effects),
            Common::Quit => self.stage = Stage::Left,
            Common::Interrupt => self.said = Some(Note::info("said-how-to-quit")),
            Common::Menu | Common::Undo | Common::Redo | Common::Saved | Common::Hide
                if self.store == StoreState::Closed =>
            {
                effects.push(Effect::Beep);
            }
            Common::Menu => self.popup = Some(Popup::Menu(Menu::default())),
            Common::Find => self.open_find(effects),
            Common::Palette => self.open_palette(effects),
            Common::Undo => self.grant(vec![Wish::Do(Job::Peek(Turn::Undo))], effects),
            Common::Redo => self.grant(vec![Wish::Do(Job::Peek(Turn::Redo))], effects),
            Common::Hide => self.hide(),
            Common::Saved if !self.saving.kept.is_empty() => {
                self.grant(vec![Wish::Do(Job::Retry)], effects);
            }
            Common::Saved => {
                let time = self.saving.stored_at.map(|at| self.look.time(at));
                self.said = Some(match time {
                    Some(time) => Note::info("app-saved-at").fact("time", time),
                    None => Note::info("said-nothing-to-save"),
                });
            }
        }
    }

    fn choose(&mut self, choice: Choice, effects: &mut Vec<Effect>) {
        match choice {
            Choice::Help => self.open_help(),
            Choice::Hide => self.hide(),
            Choice::Quit => self.stage = Stage::Left,
            Choice::Open(page) => self.leave_for(page, Then::Root, effects),
        }
    }

    fn open_help(&mut self) {
        let (focus, own) = self.keys();
        let rows = command::all_hints(focus, &own)
            .into_iter()
            .map(|hint| help::Row { hint, keys: command::all_keys(focus, &own, hint.label) });
        let help = Help::new(self.screens.top().purpose(), rows.collect());
        self.popup = Some(Popup::Help(help));
    }

    /// Grants what a screen wishes.
    fn grant(&mut self, wishes: Vec<Wish>, effects: &mut Vec<Effect>) {
        for wish in wishes {
            if let Wish::Do(Job::Begin(errand)) = &wish
                && self.line_up(errand, effects).is_none()
            {
                continue;
            }
            if matches!(wish, Wish::Do(Job::Load(_, Then::Root))) {
                let held = self.screens.top_mut().keeps();
                if !held.is_empty() {
                    self.grant(held, effects);
                    continue;
                }
            }
            match wish {
                Wish::Beep => effects.push(Effect::Beep),
                Wish::Say(note) => self.said = Some(note),
                Wish::Do(job) if job.reads() && !self.saving.waiting.is_empty() => {
                    self.busy = Busy::After(Box::new(job));
                }
                Wish::Do(job) => {
                    self.busy = Busy::Working;
                    effects.push(Effect::Do(job));
                }
                Wish::Store(save) => {
                    self.saving.waiting.push(save.id());
                    effects.push(Effect::Do(Job::Store(save)));
                }
                Wish::Fill(text) => {
                    let wishes = self.with_top(|screen, env| screen.fill(&text, env));
                    self.grant(wishes, effects);
                }
                Wish::KeepDraft(keeping) => {
                    effects.push(Effect::Do(Job::KeepDraft(keeping)));
                }
                Wish::Ask(ask) => self.ask(*ask),
                Wish::Back => self.back(effects),
                Wish::Pin(pin) => self.set_pin(pin),
                Wish::OtherLanguage => {
                    let language = match self.look.language() {
                        Language::Indonesian => Language::English,
                        Language::English => Language::Indonesian,
                    };
                    self.look.speak(language);
                    effects.push(Effect::Do(Job::KeepLanguage(language)));
                }
                Wish::NextTheme => {
                    let theme = self.look.next_theme();
                    let word = self.look.say(&choice_label("theme", theme.code())).into_owned();
                    self.said = Some(Note::info("said-theme").fact("theme", word));
                    effects.push(Effect::Do(Job::KeepTheme(theme)));
                }
                Wish::Quit => self.stage = Stage::Left,
            }
        }
    }

    /// Goes out one level; the first screen stays, because Esc never leaves the program.
    fn back(&mut self, effects: &mut Vec<Effect>) {
        self.remember(effects);
        if self.screens.pop().is_some() {
            self.acted = Acted::default();
            self.refresh(effects);
        }
    }

    /// Reads again what the topmost screen shows.
    fn refresh(&mut self, effects: &mut Vec<Effect>) {
        if let Some(job) = self.screens.top().reload() {
            self.grant(vec![Wish::Do(job)], effects);
        }
    }

    /// Shows what needed the directory, now that it is there.
    fn known(&mut self, effects: &mut Vec<Effect>) {
        self.learnt(effects);
        let is_waiting = self.screens.top().page().is_some_and(|page| page.is_searched());
        if is_waiting && matches!(self.busy, Busy::Free) {
            self.refresh(effects);
        }
    }

    fn with_top(&mut self, act: impl FnOnce(&mut dyn Screen, &Env<'_>) -> Vec<Wish>) -> Vec<Wish> {
        let env = Env { look: &self.look, moment: self.moment };
        act(self.screens.top_mut(), &env)
    }
}
