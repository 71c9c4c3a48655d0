//! Measures drawing the register against drawing nothing, in the same run, and prints the ratios.
//!
//! Both go through the same terminal into the void, so what differs is our painting and the cells
//! that it changes; the register is drawn as when one mark changed since the frame before.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::io;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, NaiveTime};
use juragan::app::Clock;
use juragan::app::access::Protection;
use juragan::app::class::{Book, ClassView, Member};
use juragan::domain::id::{CohortId, EnrolmentId, OperatorId, SessionId};
use juragan::domain::records::{
    Cohort, Curriculum, Enrolment, How, Mark, Register, Session, SessionState, Status,
};
use juragan::locale::Language;
use juragan::ui::keys::Key;
use juragan::ui::look::Look;
use juragan::ui::state::AppState;
use juragan::ui::work::{Done, Event, Loaded, Ready, Then};
use juragan::ui::{Glyphs, Mode, Run, Theme};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use uuid::Uuid;

const PEOPLE: u16 = 30;
const SESSIONS: u16 = 40;
const FRAMES: usize = 2_000;

/// Bar of the design at 140x40.
const BAR: f64 = 3.0;

fn main() {
    for (width, height) in [(80, 24), (140, 40)] {
        let mut state = showing(class(), (width, height));
        let mut bare = terminal(width, height);
        let mut ours = terminal(width, height);
        let (mut empty_frames, mut grid_frames) = (Vec::new(), Vec::new());
        for frame in 0..FRAMES {
            empty_frames.push(timed(|| assert!(bare.draw(|_| {}).is_ok())));
            let letter = if frame % 2 == 0 { 'A' } else { 'H' };
            for key in [Key::Char('1'), Key::Char('3'), Key::Char(letter)] {
                state.update(Event::Key(key));
            }
            grid_frames.push(timed(|| {
                let drawn = ours.draw(|frame| {
                    let _cursor = state.draw(frame.buffer_mut());
                });
                assert!(drawn.is_ok());
            }));
        }
        let (empty, grid) = (median(&mut empty_frames), median(&mut grid_frames));
        println!("{width}x{height}: register {grid:?}, empty frame {empty:?}");
        let bar = if width == 140 { format!("  (bar {BAR:.1})") } else { String::new() };
        println!("  ratio {:.2}{bar}", grid.as_secs_f64() / empty.as_secs_f64());
    }
}

fn timed(draw: impl FnOnce()) -> Duration {
    let start = Instant::now();
    draw();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn terminal(width: u16, height: u16) -> Terminal<CrosstermBackend<io::Sink>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
    let backend = CrosstermBackend::new(io::sink());
    Terminal::with_options(backend, TerminalOptions { viewport }).unwrap()
}

fn showing(view: ClassView, size: (u16, u16)) -> AppState {
    let clock = Clock::parse_fixed("2026-11-10T08:20+07:00").unwrap();
    let look = Look::new(Language::Indonesian, Theme::Default, Glyphs::BOX, Mode::Drawn);
    let mut state = AppState::new(look, Run::Usual, clock, size);
    let ready = Ready {
        operator: OperatorId::default(),
        operator_name: "Sari".to_owned(),
        clock,
        run: Run::Usual,
        protection: Protection::Open,
        left: None,
        told: None,
    };
    state.update(Event::Done(Box::new(Done::Opened(ready))));
    let loaded = Box::new(Loaded::Class(Box::new(view)));
    state.update(Event::Done(Box::new(Done::Loaded(loaded, Then::Replace))));
    state
}

fn uuid(kind: u128, number: u16) -> Uuid {
    Uuid::from_u128(kind << 64 | u128::from(number))
}

/// A register of 30 people with 40 sessions, of which the last is open.
fn class() -> ClassView {
    let cohort = CohortId::new(uuid(1, 1));
    let first = NaiveDate::from_ymd_opt(2026, 10, 2).unwrap();
    let session = |number: u16| Session {
        id: SessionId::new(uuid(2, number)),
        cohort,
        number,
        date: first + Days::new(number.into()),
        start: NaiveTime::from_hms_opt(8, 0, 0),
        jp: 8,
        state: if number < SESSIONS { SessionState::Taken } else { SessionState::Planned },
        ..Session::default()
    };
    let member = |roll: u16| Member {
        enrolment: Enrolment {
            id: EnrolmentId::new(uuid(3, roll)),
            cohort,
            roll,
            ..Enrolment::default()
        },
        name: format!("Peserta Nomor {roll} Wijaya"),
    };
    let register = |number: u16| {
        let mark = |roll: u16| {
            let status = if roll % 7 == number % 7 { Status::Absent } else { Status::Present };
            let mark = Mark::new(status, How::Typed, 0, OperatorId::default());
            (EnrolmentId::new(uuid(3, roll)), mark)
        };
        let session = SessionId::new(uuid(2, number));
        (session, Register { session, cohort, marks: (1..=PEOPLE).map(mark).collect() })
    };
    let book = Book {
        cohort: Cohort { id: cohort, code: "2026-10".to_owned(), ..Cohort::default() },
        curriculum: Curriculum::default(),
        sessions: (1..=SESSIONS).map(session).collect(),
        members: (1..=PEOPLE).map(member).collect(),
        registers: (1..=SESSIONS).map(register).collect(),
    };
    ClassView::of(book, SessionId::new(uuid(2, SESSIONS)), 1).unwrap()
}
