//! The loop: takes what waits, updates the state, draws once.

use std::io::{self, IsTerminal as _};
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use chrono::{Days, NaiveTime};

use crate::app::log;
use crate::app::opening::Opening;
use crate::app::{AppError, Clock, ErrorKind, Unlock, settings};
use crate::locale::Language;

use super::desk::{self, Desk, Ending};
use super::glyphs::Glyphs;
use super::look::{Look, Mode};
use super::state::{AppState, Stage};
use super::terminal::Screen;
use super::theme::Theme;
use super::work::{Effect, Event, Job, Run};
use super::{input, signals};

/// Most events that are taken before a frame is drawn.
const EVENTS_MOST: usize = 4096;

/// Variable that lets the screen be drawn into a pipe, for tests that read it there: the console of
/// wine keeps the keys in order and garbles what is drawn.
const DRAW: &str = "JURAGAN_DRAW";

/// What the variable says for it.
const INTO_PIPE: &str = "pipe";

/// Terminals without the signs of box drawing.
const SIMPLE_TERMINALS: &[&str] = &["dumb", "vt52", "vt100", "ansi"];

/// How long leaving may take for the backup and the last commit.
const LEAVING_MOST: Duration = Duration::from_secs(20);

/// How long being stopped may take for the last commit.
const STOPPING_MOST: Duration = Duration::from_millis(700);

/// A day.
const DAY: Duration = Duration::from_hours(24);

/// How the screen is started.
#[derive(Debug)]
pub struct Options {
    /// The centre to open.
    pub opening: Opening,
    /// What opens it, where that was given already.
    pub unlock: Unlock,
    /// What is special about this run.
    pub run: Run,
    /// The language; the one chosen on this machine where absent.
    pub language: Option<Language>,
    /// The colours; those of the terminal where `NO_COLOR` is not set.
    pub theme: Theme,
    /// The signs.
    pub glyphs: Glyphs,
    /// Whether it is drawn or told.
    pub mode: Mode,
}

impl Options {
    /// Starts with the usual look: no colours where `NO_COLOR` is set, and ASCII signs where the
    /// terminal says that it cannot do more.
    pub fn new(opening: Opening) -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_simple =
            std::env::var("TERM").is_ok_and(|term| SIMPLE_TERMINALS.contains(&term.as_str()));
        Self {
            opening,
            unlock: Unlock::Open,
            run: Run::Usual,
            language: None,
            theme: if is_set("NO_COLOR") { Theme::Mono } else { Theme::Default },
            glyphs: if is_simple { Glyphs::ASCII } else { Glyphs::BOX },
            mode: Mode::default(),
        }
    }
}

/// Runs the screen until somebody leaves it.
pub fn run(options: Options) -> Result<(), AppError> {
    let is_seen = io::stdout().is_terminal() || std::env::var(DRAW).as_deref() == Ok(INTO_PIPE);
    if !is_seen || !io::stdin().is_terminal() {
        return Err(AppError::user("error-no-terminal").hint("hint-no-terminal"));
    }
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| on_terminal(options)));
    let failed = |source| AppError::new(ErrorKind::File, "error-terminal").because(source);
    outcome.map_err(|_| desk::defect())?.map_err(failed)
}

fn on_terminal(options: Options) -> io::Result<()> {
    let clock = options.opening.clock;
    let (sender, inbox) = channel();
    signals::watch(sender.clone())?;
    let mut screen = Screen::take()?;
    let chosen = || settings::language(&options.opening.places);
    let language = options.language.or_else(|| Language::of_code(&chosen()?)).unwrap_or_default();
    let look = Look::new(language, options.theme, options.glyphs, options.mode);
    let mut state = AppState::new(look, options.run, clock, screen.size()?);
    // The first frame stands before the store is open, however long its check takes.
    screen.draw(&state)?;
    // A practice goes with its folder, which on Windows an open log would keep.
    if options.run != Run::Practice {
        log::start(&options.opening.places.logs());
    }
    input::start(sender.clone())?;
    let desk = Desk::start(options.opening, options.run, sender)?;
    desk.hand(Job::Open(options.unlock));
    let outcome = work(&mut screen, &mut state, &inbox, &desk);
    let (ending, at_most) = match state.stage() {
        Stage::Left => (Ending::Left, LEAVING_MOST),
        Stage::Stopped | Stage::Running => (Ending::Stopped, STOPPING_MOST),
    };
    desk.close(ending, at_most);
    drop(screen);
    match state.stage() {
        // A terminal that is gone cannot be drawn on, and nobody is left to read about it.
        Stage::Stopped => Ok(()),
        Stage::Left | Stage::Running => outcome,
    }
}

fn work(
    screen: &mut Screen,
    state: &mut AppState,
    inbox: &Receiver<Event>,
    desk: &Desk,
) -> io::Result<()> {
    while state.stage() == Stage::Running {
        let first = match inbox.recv_timeout(until_midnight(state.clock())) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::NewDay,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        state.tick();
        let events = std::iter::once(first).chain(inbox.try_iter().take(EVENTS_MOST));
        for event in events {
            for effect in state.update(event) {
                match effect {
                    Effect::Beep => screen.beep()?,
                    Effect::Do(job) => desk.hand(job),
                }
            }
            if state.stage() != Stage::Running {
                return Ok(());
            }
        }
        screen.draw(state)?;
    }
    Ok(())
}

/// How long the date in the header stays right; the only timer of an idle program.
fn until_midnight(clock: Clock) -> Duration {
    let now = clock.now();
    let tomorrow = now.date_naive().checked_add_days(Days::new(1));
    let left = tomorrow.map(|day| day.and_time(NaiveTime::MIN) - now.naive_local());
    let left = left.and_then(|left| left.to_std().ok()).unwrap_or(DAY);
    // A fixed clock never gets there.
    if matches!(clock, Clock::Fixed(_)) { DAY } else { left }
}
