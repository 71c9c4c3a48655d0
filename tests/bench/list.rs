//! Measures drawing a list of 100,000 rows against one of 100, in the same run, and prints the
//! ratio; each frame follows a key that moves the cursor.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use juragan::app::Clock;
use juragan::app::access::Protection;
use juragan::app::overview::CohortRow;
use juragan::domain::id::{CohortId, OperatorId};
use juragan::domain::records::Cohort;
use juragan::locale::Language;
use juragan::ui::keys::Key;
use juragan::ui::look::Look;
use juragan::ui::state::AppState;
use juragan::ui::work::{Done, Event, Loaded, Ready, Then};
use juragan::ui::{Glyphs, Mode, Run, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use uuid::Uuid;

const FEW: u16 = 100;
const MANY: u32 = 100_000;
const FRAMES: usize = 4_000;
const SIZE: (u16, u16) = (80, 24);

/// Bar of the design.
const BAR: f64 = 1.1;

fn main() {
    let (mut short, mut long) = (showing(u32::from(FEW)), showing(MANY));
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for frame in 0..FRAMES {
        let key = if frame % 50 == 49 { Key::Home } else { Key::Down };
        few.push(drawn(&mut short, key));
        many.push(drawn(&mut long, key));
    }
    let (few, many) = (median(&mut few), median(&mut many));
    println!("list of {MANY}: {many:?} a key and its frame, of {FEW}: {few:?}");
    println!("  ratio {:.2}  (bar {BAR:.1})", many.as_secs_f64() / few.as_secs_f64());
    let start = Instant::now();
    for letter in ['/', '9', '9', '9'] {
        drop(long.update(Event::Key(Key::Char(letter))));
    }
    println!("  filter of {MANY}: {:?} for three letters", start.elapsed());
}

fn drawn(state: &mut AppState, key: Key) -> Duration {
    let start = Instant::now();
    drop(state.update(Event::Key(key)));
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let _cursor = state.draw(&mut buffer);
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn showing(count: u32) -> AppState {
    let clock = Clock::parse_fixed("2026-11-10T08:20+07:00").unwrap();
    let look = Look::new(Language::Indonesian, Theme::Default, Glyphs::BOX, Mode::Drawn);
    let mut state = AppState::new(look, Run::Usual, clock, SIZE);
    let ready = Ready {
        operator: OperatorId::default(),
        operator_name: "Sari".to_owned(),
        clock,
        run: Run::Usual,
        protection: Protection::Open,
        left: None,
        told: None,
    };
    drop(state.update(Event::Done(Box::new(Done::Opened(ready)))));
    let loaded = Box::new(Loaded::Cohorts((0..count).map(row).collect()));
    drop(state.update(Event::Done(Box::new(Done::Loaded(loaded, Then::Replace)))));
    state
}

fn row(number: u32) -> CohortRow {
    let day = NaiveDate::from_ymd_opt(2000, 1, 3).unwrap() + Days::new(u64::from(number % 9_000));
    let cohort = Cohort {
        id: CohortId::new(Uuid::from_u128(u128::from(number) + 1)),
        code: format!("{number:06}"),
        title: format!("Angkatan nomor {number}, Kendal"),
        start: Some(day),
        end: Some(day),
        ..Cohort::default()
    };
    CohortRow { cohort, people: 30, sessions: 8, taken: 5 }
}
