//! The real program, killed while marks are typed: what was shown as saved is there, once.
//!
//! `JURAGAN_KILLS` sets how often; 30 where it does not.

use std::time::{Duration, Instant};

use crate::class::ready;
use crate::desk::Desk;
use crate::pty::Program;
use crate::stored::look;

const LETTERS: [char; 4] = ['H', 'I', 'S', 'A'];

/// When the test itself takes a mark for saved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Acknowledged {
    /// As the screen says it.
    WhenShown,
    /// As soon as the key is pressed: a control, which has to lose marks.
    WhenTyped,
}

/// What so many kills came to.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    /// Kills after a key and before its mark was shown as saved.
    between: usize,
    lost: usize,
    doubled: usize,
}

/// Small seeded random numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 24) % count
    }
}

fn kill_often(kills: usize, acknowledged: Acknowledged) -> Tally {
    let desk = ready();
    let mut random = Random(0x2026_0302);
    let mut known = vec!['.'; 31];
    let mut tally = Tally { kills, ..Tally::default() };
    let mut within_micros = 3_000;
    for _ in 0..kills {
        let mut typed = Vec::new();
        let before = look(&desk.store());
        let mut program = Program::start(&desk.store(), &[]);
        program.wait_for("2026-03");
        program.keys("\r");
        program.wait_for("07I No+status");
        for _ in 0..random.below(3) {
            let (roll, letter) = next(&mut random, &known);
            type_mark(&mut program, roll, letter);
            wait_saved(&mut program, roll, letter);
            known[roll] = letter;
            typed.push((roll, letter));
        }
        let (roll, letter) = next(&mut random, &known);
        type_mark(&mut program, roll, letter);
        typed.push((roll, letter));
        wait_a_moment(Duration::from_micros(random.below(within_micros)));
        program.kill();
        let screen = program.rest();
        let is_shown = is_saved(&screen, roll, letter);
        tally.between += usize::from(!is_shown);
        // The next kill is aimed at the time between key and commit, however fast this machine is.
        let next = if is_shown { within_micros / 2 } else { within_micros * 5 / 4 };
        within_micros = next.clamp(50, 20_000);
        let old = known[roll];
        if is_shown || acknowledged == Acknowledged::WhenTyped {
            known[roll] = letter;
        }
        compare(&desk, &mut known, (roll, old, letter), &mut tally);
        let grown = look(&desk.store()).markings - before.markings;
        tally.doubled += grown.saturating_sub(typed.len());
    }
    tally
}

/// Chooses somebody and a letter that they do not have.
fn next(random: &mut Random, known: &[char]) -> (usize, char) {
    let roll = usize::try_from(1 + random.below(30)).unwrap();
    let free: Vec<char> = LETTERS.into_iter().filter(|letter| *letter != known[roll]).collect();
    (roll, free[usize::try_from(random.below(3)).unwrap()])
}

fn type_mark(program: &mut Program, roll: usize, letter: char) {
    program.keys(&format!("{roll:02}{letter}"));
}

/// Tells whether the screen shows this mark as saved.
fn is_saved(screen: &str, roll: usize, letter: char) -> bool {
    screen.lines().any(|line| {
        line.starts_with(&format!("{roll:02} "))
            && line.contains(&format!("-> {letter}"))
            && line.contains("Tersimpan")
    })
}

fn wait_saved(program: &mut Program, roll: usize, letter: char) {
    program.wait_until("the mark is saved", |screen| is_saved(screen, roll, letter));
}

/// Waits without giving the processor away, to hit the time between key and commit.
fn wait_a_moment(time: Duration) {
    let end = Instant::now() + time;
    while Instant::now() < end {
        std::hint::spin_loop();
    }
}

/// Compares the file with what is known; the last mark may be there or not, unless it was shown.
fn compare(desk: &Desk, known: &mut [char], last: (usize, char, char), tally: &mut Tally) {
    let stored = look(&desk.store());
    let (roll, old, letter) = last;
    for (place, found) in stored.letters.iter().enumerate().skip(1) {
        let may_be_there = place == roll && known[place] == old && *found == letter;
        if *found != known[place] && !may_be_there {
            tally.lost += 1;
        }
        known[place] = *found;
    }
}

#[test]
fn no_mark_that_was_shown_as_saved_is_lost_or_doubled() {
    let kills = std::env::var("JURAGAN_KILLS").ok().and_then(|text| text.parse().ok());
    let tally = kill_often(kills.unwrap_or(30), Acknowledged::WhenShown);
    println!("{tally:?}");
    assert_eq!((tally.lost, tally.doubled), (0, 0), "{tally:?}");
    assert!(tally.between * 3 >= tally.kills, "too few kills before the commit: {tally:?}");
}

#[test]
fn a_test_that_takes_marks_for_saved_before_the_commit_loses_some() {
    let tally = kill_often(12, Acknowledged::WhenTyped);
    assert!(tally.lost > 0, "the test sees nothing: {tally:?}");
}
