//! The menu and the areas of the program: one table each.

use super::canvas::Canvas;
use super::keys::Key;
use super::list;
use super::look::Look;
use super::popup;
use super::theme::Role;
use super::work::Page;
use crate::app::follow::Watch;

/// An area of the program, which has a tab.
#[derive(Debug)]
pub struct Area {
    /// Its digit in the menu.
    pub digit: char,
    /// Its name, `area-...`.
    pub label: &'static str,
    /// What it opens.
    pub page: Page,
}

/// The areas, in the order of the tabs.
pub const AREAS: &[Area] = &[
    Area { digit: '1', label: "area-home", page: Page::Home },
    Area { digit: '2', label: "area-cohorts", page: Page::Cohorts },
    Area { digit: '3', label: "area-register", page: Page::ClassOfToday },
    Area { digit: '4', label: "area-people", page: Page::People },
    Area { digit: '5', label: "area-alumni", page: Page::Board(Watch::EVERYBODY, None) },
    Area { digit: '6', label: "area-reports", page: Page::Reports },
];

/// What a row of the menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Opens a page on top of the first screen.
    Open(Page),
    /// Hides the screen.
    Hide,
    /// Shows the keys.
    Help,
    /// Ends the program.
    Quit,
}

/// The rows below the areas: key, word, what it does.
const REST: &[(char, &str, Choice)] = &[
    ('k', "menu-curricula", Choice::Open(Page::Curricula(None))),
    ('m', "menu-intake", Choice::Open(Page::Intake(None))),
    ('r', "menu-history", Choice::Open(Page::History)),
    ('c', "menu-backups", Choice::Open(Page::Backups)),
    ('o', "menu-operators", Choice::Open(Page::Operators)),
    ('p', "menu-settings", Choice::Open(Page::Settings)),
    ('l', "menu-hide", Choice::Hide),
    ('b', "menu-help", Choice::Help),
    ('0', "menu-quit", Choice::Quit),
];

/// The open menu.
#[derive(Clone, Copy, Debug, Default)]
pub struct Menu {
    cursor: usize,
}

/// What a key did to the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It closes.
    Closed,
    /// It closes, and this is to be done.
    Chosen(Choice),
}

/// Lists the rows of the menu: key, word, what it does.
pub fn rows() -> impl Iterator<Item = (char, &'static str, Choice)> {
    let areas = AREAS.iter().map(|area| (area.digit, area.label, Choice::Open(area.page)));
    areas.chain(REST.iter().copied())
}

impl Menu {
    /// Takes a key.
    pub fn update(&mut self, key: Key) -> Outcome {
        let count = rows().count();
        if let Some(cursor) = list::step(self.cursor, count, u16::MAX, key) {
            self.cursor = cursor;
            return Outcome::Open;
        }
        let chosen = match key {
            Key::Esc | Key::F(9) => return Outcome::Closed,
            Key::Enter => rows().nth(self.cursor),
            other => rows().find(|row| Key::Char(row.0).acts_like(other)),
        };
        chosen.map_or(Outcome::Open, |row| Outcome::Chosen(row.2))
    }

    /// Paints it over the work area; gives the place of the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<(u16, u16)> {
        let lines: Vec<String> =
            rows().map(|(key, label, _)| format!("{key}  {}", look.say(label))).collect();
        let title = look.say("menu-title");
        let mut inside = popup::open(canvas, &title, &lines, look);
        for (row, line) in (0..).zip(&lines) {
            let role = if usize::from(row) == self.cursor { Role::Focus } else { Role::Text };
            let width = inside.width();
            inside.put(0, row, line, look.style(role));
            inside.restyle(0, row, width, look.style(role));
        }
        inside.place(0, u16::try_from(self.cursor).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_or_letter_is_given_once_and_leads_to_its_row() {
        let keys: Vec<char> = rows().map(|row| row.0).collect();
        for (index, key) in keys.iter().enumerate() {
            assert!(!keys[index + 1..].contains(key), "{key}");
            let upper = key.to_ascii_uppercase();
            let expected = rows().nth(index).map(|row| Outcome::Chosen(row.2)).unwrap();
            assert_eq!(Menu::default().update(Key::Char(upper)), expected);
        }
    }

    #[test]
    fn arrows_and_enter_choose_and_escape_closes() {
        let mut menu = Menu::default();
        assert_eq!(menu.update(Key::Down), Outcome::Open);
        assert_eq!(menu.update(Key::Enter), Outcome::Chosen(Choice::Open(Page::Cohorts)));
        assert_eq!(menu.update(Key::Esc), Outcome::Closed);
        assert_eq!(menu.update(Key::Char('x')), Outcome::Open);
    }
}
