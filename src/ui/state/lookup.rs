//! The palette and the search of the whole centre: how they open, obey keys and lead on.

use super::{AppState, Busy, Popup, StoreState, Typed};
use crate::app::find::only_running;
use crate::ui::act::{Act, Answer, Next};
use crate::ui::command::{self, Common};
use crate::ui::find::{self, Find};
use crate::ui::frame;
use crate::ui::keys::Key;
use crate::ui::note::Note;
use crate::ui::palette::{self, Palette, Run};
use crate::ui::work::{Effect, Job, Page, Then, Wish};

impl AppState {
    /// Gives the rows of the work area.
    pub(super) fn body_height(&self) -> u16 {
        frame::body(self.moment.width, self.moment.height).height
    }

    /// Lists all commands, those of the topmost screen first.
    pub(super) fn open_palette(&mut self, effects: &mut Vec<Effect>) {
        if self.store == StoreState::Closed {
            effects.push(Effect::Beep);
            return;
        }
        let (focus, own) = self.keys();
        let rows = palette::rows(focus, &own, &self.look);
        self.popup = Some(Popup::Palette(Palette::new(rows)));
    }

    /// Opens the search.
    pub(super) fn open_find(&mut self, effects: &mut Vec<Effect>) {
        if self.store == StoreState::Closed {
            effects.push(Effect::Beep);
            return;
        }
        self.popup = Some(Popup::Find(Find::default()));
    }

    pub(super) fn palette_key(
        &mut self,
        mut palette: Palette,
        key: Key,
        effects: &mut Vec<Effect>,
    ) {
        match palette.update(key, self.body_height()) {
            palette::Outcome::Open => self.popup = Some(Popup::Palette(palette)),
            palette::Outcome::Refused => {
                effects.push(Effect::Beep);
                self.popup = Some(Popup::Palette(palette));
            }
            palette::Outcome::Closed => {}
            palette::Outcome::Run(run) => self.run_row(run, effects),
        }
    }

    fn run_row(&mut self, run: Run, effects: &mut Vec<Effect>) {
        match run {
            Run::Key(key) => self.key(key, effects),
            Run::Menu(choice) => self.choose(choice, effects),
            Run::Open(page) => self.leave_for(page, Then::Push, effects),
            Run::Cohort(page) => {
                let here = self.screens.top().page().and_then(|page| page.cohort());
                if let Some(cohort) = here {
                    return self.leave_for(page(cohort), Then::Push, effects);
                }
                let act = Act::new("running-cohort", move |room| {
                    let answer = match only_running(room.app)? {
                        Some(cohort) => {
                            Answer::default().then(Next::Open(page(cohort), Then::Push))
                        }
                        None => Answer::said(Note::info("said-choose-cohort"))
                            .then(Next::Open(Page::Cohorts, Then::Root)),
                    };
                    Ok(answer)
                });
                self.leave(effects);
                self.grant(vec![Wish::Do(Job::Act(act))], effects);
            }
            Run::Language => self.grant(vec![Wish::OtherLanguage], effects),
            Run::Theme => self.grant(vec![Wish::NextTheme], effects),
        }
    }

    pub(super) fn find_key(&mut self, mut find: Find, key: Key, effects: &mut Vec<Effect>) {
        match find.update(key, self.body_height()) {
            find::Outcome::Closed => return,
            find::Outcome::Chosen(page) => return self.leave_for(page, Then::Push, effects),
            find::Outcome::Open => {}
            find::Outcome::Refused => effects.push(Effect::Beep),
            find::Outcome::Ask(question) => effects.push(Effect::Do(Job::Find(question))),
        }
        self.popup = Some(Popup::Find(find));
    }

    /// Takes what was found. Who pressed Enter before it was seen gets a list and no guess.
    pub(super) fn found(&mut self, answer: find::Answer, effects: &mut Vec<Effect>) {
        let Some(Popup::Find(find)) = &mut self.popup else { return };
        let was_waiting = find.is_waiting();
        find.take(answer);
        let is_clear = find.is_waiting() || find.count() == 1;
        if was_waiting && !is_clear && matches!(self.held.front(), Some(Typed::Key(Key::Enter))) {
            self.held.pop_front();
            effects.push(Effect::Beep);
        }
    }

    /// Searches again, now that people are known.
    pub(super) fn learnt(&mut self, effects: &mut Vec<Effect>) {
        let height = self.body_height();
        if let Some(Popup::Find(find)) = &mut self.popup {
            effects.extend(find.learnt(height).map(|asked| Effect::Do(Job::Find(asked))));
        }
    }

    /// Reads the rows that another size of the screen shows.
    pub(super) fn resized(&mut self, effects: &mut Vec<Effect>) {
        let height = self.body_height();
        if let Some(Popup::Find(find)) = &mut self.popup {
            effects.extend(find.ask(height).map(|asked| Effect::Do(Job::Find(asked))));
        }
    }

    /// Tells whether the next key is for the search, which goes on while the desk is busy.
    pub(super) fn searches_meanwhile(&self) -> bool {
        let is_busy = matches!(self.busy, Busy::Working | Busy::After(_));
        match (&self.popup, self.held.front()) {
            // A hit is opened when the desk is free.
            (Some(Popup::Find(_)), Some(Typed::Key(key))) => is_busy && *key != Key::Enter,
            (Some(Popup::Find(_)), Some(Typed::Text(_))) => true,
            (None, Some(Typed::Key(key))) => {
                let focus = self.screens.top().focus();
                self.store == StoreState::Open
                    && command::common_action(focus, *key) == Some(Common::Find)
            }
            _ => false,
        }
    }

    /// Tells whether Enter has to wait for what it is to open.
    pub(super) fn waits_for_search(&self) -> bool {
        let is_waiting = matches!(&self.popup, Some(Popup::Find(find)) if find.is_waiting());
        is_waiting && matches!(self.held.front(), Some(Typed::Key(Key::Enter)))
    }

    /// Makes an end of what is half typed and opens a page.
    pub(super) fn leave_for(&mut self, page: Page, then: Then, effects: &mut Vec<Effect>) {
        self.leave(effects);
        self.grant(vec![Wish::Do(Job::Load(page, then))], effects);
    }

    fn leave(&mut self, effects: &mut Vec<Effect>) {
        let wishes = self.with_top(|screen, env| screen.interrupt(env));
        self.grant(wishes, effects);
    }
}
