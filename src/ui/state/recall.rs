//! Remembers where somebody was in each list, in this run and for the next one.

use super::AppState;
use crate::ui::screens::Screen;
use crate::ui::table::Memory;
use crate::ui::work::{Effect, Env, Job, Page, Then, Wish};

/// Screens on which a start may begin, by their stable names.
const PAGES: &[(&str, Page)] = &[
    ("home", Page::Home),
    ("cohorts", Page::Cohorts),
    ("people", Page::People),
    ("history", Page::History),
    ("reports", Page::Reports),
];

fn page_named(name: &str) -> Option<Page> {
    PAGES.iter().find(|row| row.0 == name).map(|row| row.1)
}

fn name_of(page: Page) -> Option<&'static str> {
    PAGES.iter().find(|row| row.1 == page).map(|row| row.0)
}

impl AppState {
    /// Gives what is to be remembered when the program ends.
    pub fn memory(&mut self) -> Memory {
        self.keep_lists();
        self.memory.screen = self.screens.top().page().and_then(name_of).map(str::to_owned);
        self.memory.clone()
    }

    fn keep_lists(&mut self) {
        for screen in self.screens.all_mut() {
            for list in screen.lists() {
                self.memory.keep(list);
            }
        }
    }

    /// Takes what an earlier run remembered.
    pub(super) fn recall(&mut self, memory: Memory) {
        self.start = memory.screen.as_deref().and_then(page_named);
        self.remembered = memory.clone();
        self.memory = memory;
    }

    /// Goes on where the run before ended, on top of the first screen.
    pub(super) fn go_on(&mut self, effects: &mut Vec<Effect>) {
        if let Some(page) = self.start.take().filter(|page| *page != Page::Home) {
            self.grant(vec![Wish::Do(Job::Load(page, Then::Root))], effects);
        }
    }

    /// Remembers the lists before a screen is left; hands over what changed.
    pub(super) fn remember(&mut self, effects: &mut Vec<Effect>) {
        self.keep_lists();
        if self.memory != self.remembered {
            self.remembered = self.memory.clone();
            effects.push(Effect::Do(Job::Remember(Box::new(self.memory.clone()))));
        }
    }

    /// Puts the lists of a screen that was just made where somebody was in them.
    pub(super) fn settle_in(&mut self, screen: &mut dyn Screen) {
        for list in screen.lists() {
            self.memory.recall(list);
        }
    }

    /// Brings the lists of the topmost screen in line with their rows.
    pub(super) fn arrange(&mut self, effects: &mut Vec<Effect>) {
        let wishes = self.with_top(|screen, env: &Env<'_>| {
            for list in screen.lists() {
                list.arrange(env);
            }
            screen.arranged(env)
        });
        self.grant(wishes, effects);
    }
}
