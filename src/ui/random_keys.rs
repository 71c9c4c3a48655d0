//! Keys at random, from a seed, on every page: nothing panics, nothing is damaged, and all that was
//! done can be taken back to the first state.
//!
//! Some keys a page run always, 10,000 with `JURAGAN_LONG=1`; `JURAGAN_SEED` plays another
//! series. A failure prints the seed, the page and the last keys.

use std::collections::VecDeque;

use super::keys::Key;
use super::played::{Played, Writing, pages};
use super::state::Stage;
use super::work::{Event, Page};
use crate::app::{Clock, memory, verify};
use crate::locale::Language;
use crate::store::{Relation, Undoing};

/// Keys on each page, always and in the long run.
const KEYS: (usize, usize) = (120, 10_000);

/// Keys after which the page is opened again: chance soon leads away from it.
const STAY: usize = 50;

/// Keys that a failure tells.
const TOLD: usize = 60;

/// What people paste: a name, a number, a list, what no terminal should hold.
const PASTES: &[&str] = &[
    "Siti Aminah",
    "3324015107900003",
    "1. Siti Aminah 0812 3456 7890\n2. Budi\tSantosa\r\n",
    "\u{1b}[31m\u{0}\u{202e}漢字 ñandú",
    "",
];

/// Sizes that a window is drawn to.
const SIZES: &[(u16, u16)] = &[(80, 24), (140, 40), (60, 18), (200, 60), (59, 17), (1, 1), (0, 0)];

/// Numbers from a seed (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % count as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len())]
    }

    fn event(&mut self) -> Event {
        let arrows = [Key::Up, Key::Down, Key::Left, Key::Right, Key::PageUp, Key::PageDown];
        let others = [Key::Tab, Key::BackTab, Key::Home, Key::End, Key::Backspace, Key::Delete];
        // Ctrl+Q ends the program, which is played by itself.
        let control = ['c', 'f', 'l', 'p', 's', 'u', 'y', 'z'];
        Event::Key(match self.below(100) {
            0..26 => {
                Key::Char(self.of(&"abcdefghijklmnopqrstuvwxyzHISATP".chars().collect::<Vec<_>>()))
            }
            26..46 => Key::Char(self.of(&"0123456789".chars().collect::<Vec<_>>())),
            46..52 => Key::Char(self.of(&" .,-+=/?!%'~é漢".chars().collect::<Vec<_>>())),
            52..66 => self.of(&arrows),
            66..79 => Key::Enter,
            79..84 => Key::Esc,
            84..90 => self.of(&others),
            90..94 => Key::F(u8::try_from(1 + self.below(12)).unwrap()),
            94..97 => Key::Ctrl(self.of(&control)),
            97..99 => return Event::Paste(self.of(PASTES).to_owned()),
            _ => {
                let (width, height) = self.of(SIZES);
                return Event::Resized(width, height);
            }
        })
    }
}

/// Tells what was played when something goes wrong.
struct Told {
    seed: u64,
    page: Page,
    count: usize,
    last: VecDeque<String>,
}

impl Told {
    fn note(&mut self, event: &Event) {
        self.count += 1;
        if self.last.len() == TOLD {
            self.last.pop_front();
        }
        self.last.push_back(match event {
            Event::Key(key) => format!("{key:?}"),
            other => format!("{other:?}"),
        });
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last: Vec<&str> = self.last.iter().map(String::as_str).collect();
            eprintln!(
                "JURAGAN_SEED={} {:?} after {} keys: {}",
                self.seed,
                self.page,
                self.count,
                last.join(" ")
            );
        }
    }
}

fn play(page: Page, seed: u64, keys: usize) {
    let mut random = Random(seed);
    let mut told = Told { seed, page, count: 0, last: VecDeque::new() };
    let mut played = Played::at(page);
    played.writing = Writing::No;
    let before = memory::records(&played.app);
    for number in 0..keys {
        if number % STAY == 0 {
            played.show(page);
        }
        let event = random.event();
        told.note(&event);
        played.event(event);
        played.text();
        if played.state.stage() != Stage::Running {
            played.restart(Language::Indonesian);
        }
    }
    let app = &played.app;
    let checked = verify::check(app).unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    let history = app.store.history(None, usize::MAX).unwrap();
    let is_final = |change: &&crate::store::ChangeSummary| {
        change.undoing == Undoing::Permanent && change.relation == Relation::Own
    };
    let finals: Vec<&str> =
        history.iter().filter(is_final).map(|change| &*change.command).collect();
    while let Some(next) = app.store.next_undo().unwrap() {
        let report = app.store.undo(next.id, Clock::fresh_id(), app.author());
        let report = report.unwrap_or_else(|error| panic!("{}: {error:?}", next.command));
        assert!(report.kept.is_empty() || finals.len() > 1, "{}: {:?}", next.command, report.kept);
    }
    if finals.len() == 1 {
        assert_eq!(memory::records(app), before, "not the first state");
    }
    let checked = verify::check(app).unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    println!("{page:?}: {} changes, {finals:?}", history.len());
}

#[test]
fn keys_at_random_never_panic_never_damage_and_are_taken_back_to_the_first_state() {
    let seed = std::env::var("JURAGAN_SEED").ok().and_then(|seed| seed.parse().ok());
    let keys = if std::env::var_os("JURAGAN_LONG").is_some() { KEYS.1 } else { KEYS.0 };
    for (number, page) in (1..).zip(pages(&memory::centre())) {
        play(page, seed.unwrap_or(2_026 + number), keys);
    }
}
