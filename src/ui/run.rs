//! The loop: takes what waits, updates the state, draws once.

use std::io::{self, IsTerminal as _};
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use chrono::{Days, NaiveTime};

use crate::app::log;
use crate::app::opening::Opening;
use crate::app::places::Places;
use crate::app::settings::{self, Settings};
use crate::app::{AppError, Clock, ErrorKind, Unlock};
use crate::domain::records::Zone;
use crate::locale::Language;

use super::desk::{self, Desk, Ending};
use super::glyphs::Glyphs;
use super::keys::Key;
use super::look::{Look, Mode};
use super::note::Note;
use super::state::{AppState, Stage};
use super::terminal::Screen;
use super::theme::Theme;
use super::work::{Done, Effect, Event, Job, Run};
use super::{input, provoke, signals};

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
    /// The language; the one of the settings where absent.
    pub language: Option<Language>,
    /// The colours; those of the settings where absent.
    pub theme: Option<Theme>,
    /// The signs; those of the settings where absent.
    pub glyphs: Option<Glyphs>,
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
            theme: is_set("NO_COLOR").then_some(Theme::Mono),
            glyphs: is_simple.then_some(Glyphs::ASCII),
            mode: Mode::default(),
        }
    }
}

/// Reads the settings, and gives how things look by them where nothing else was asked for.
fn looks(options: &Options) -> (Settings, Look) {
    // A file that is spoilt was told of before; it only could become so since.
    let settings = Settings::read(&options.opening.places.config).unwrap_or_default();
    let theme = || settings.theme.as_deref().and_then(Theme::of_code);
    let glyphs = || settings.glyphs.as_deref().and_then(Glyphs::of_code);
    let look = Look::new(
        language(options.language, &options.opening.places),
        options.theme.or_else(theme).unwrap_or_default(),
        options.glyphs.or_else(glyphs).unwrap_or(Glyphs::BOX),
        options.mode,
    );
    (settings, look)
}

/// Shows on the terminal why the program cannot begin, and waits for Enter: the window of a program
/// that was started by a double click would vanish with the sentence.
pub fn refuse(error: &AppError, language: Language) -> Result<(), AppError> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return Err(AppError::user("error-no-terminal"));
    }
    let failed = |source| AppError::new(ErrorKind::File, "error-terminal").because(source);
    refuse_on_terminal(Note::from(error), language).map_err(failed)
}

fn refuse_on_terminal(note: Note, language: Language) -> io::Result<()> {
    let (sender, inbox) = channel();
    signals::watch(sender.clone())?;
    let mut screen = Screen::take()?;
    let look = Look::new(language, Theme::default(), Glyphs::ASCII, Mode::Plain);
    let clock = Clock::system(&Zone::default());
    let mut state = AppState::new(look, Run::Usual, clock, screen.size()?);
    state.update(Event::Done(Box::new(Done::Failed(note))));
    input::start(sender)?;
    while state.stage() == Stage::Running {
        screen.draw(&state)?;
        let Ok(event) = inbox.recv() else { return Ok(()) };
        state.update(event);
    }
    Ok(())
}

/// Gives the language of the screen: the one asked for, else the one chosen on this machine.
pub fn language(asked: Option<Language>, places: &Places) -> Language {
    let chosen = || Language::of_code(&settings::language(places)?);
    asked.or_else(chosen).unwrap_or_default()
}

/// Runs the screen until somebody leaves it.
pub fn run(options: Options) -> Result<(), AppError> {
    let is_seen = io::stdout().is_terminal() || std::env::var(DRAW).as_deref() == Ok(INTO_PIPE);
    if !is_seen || !io::stdin().is_terminal() {
        return Err(AppError::user("error-no-terminal").hint("hint-no-terminal"));
    }
    let (settings, look) = looks(&options);
    if let Err(error) = look.keymap_of(&settings) {
        return refuse(&error, look.language());
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
    let (settings, look) = looks(&options);
    let mut state = AppState::new(look, options.run, clock, screen.size()?);
    state.take_settings(&Settings { language: None, theme: None, glyphs: None, ..settings });
    // The first frame stands before the store is open, however long its check takes.
    screen.draw(&state)?;
    // A practice goes with its folder, which on Windows an open log would keep.
    if options.run != Run::Practice {
        log::start(&options.opening.places.logs());
    }
    input::start(sender.clone())?;
    let desk = Desk::start(options.opening, options.run, sender)?;
    desk.hand(Job::Open(options.unlock));
    let working = AssertUnwindSafe(|| work(&mut screen, &mut state, &inbox, &desk));
    let outcome = panic::catch_unwind(working);
    desk.hand(Job::Remember(Box::new(state.memory())));
    let (ending, at_most) = match state.stage() {
        Stage::Left => (Ending::Left, LEAVING_MOST),
        Stage::Stopped | Stage::Running => (Ending::Stopped, STOPPING_MOST),
    };
    desk.close(ending, at_most);
    drop(screen);
    // Even then what was typed is stored before anything is told.
    let outcome = outcome.unwrap_or_else(|panic| panic::resume_unwind(panic));
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
        let (wait, then) = timer(until_midnight(state.clock()), state.hidden_in());
        let first = match inbox.recv_timeout(wait) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => then,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        state.tick();
        let events = std::iter::once(first).chain(inbox.try_iter().take(EVENTS_MOST));
        for event in events {
            if matches!(event, Event::Key(Key::F(12))) {
                provoke::defect("screen");
            }
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

/// Gives what an idle program waits for: the next day, or that the screen is hidden.
fn timer(midnight: Duration, hidden: Option<Duration>) -> (Duration, Event) {
    match hidden {
        Some(hidden) if hidden < midnight => (hidden, Event::Idle),
        _ => (midnight, Event::NewDay),
    }
}

/// How long the date in the header stays right.
fn until_midnight(clock: Clock) -> Duration {
    let now = clock.now();
    let tomorrow = now.date_naive().checked_add_days(Days::new(1));
    let left = tomorrow.map(|day| day.and_time(NaiveTime::MIN) - now.naive_local());
    let left = left.and_then(|left| left.to_std().ok()).unwrap_or(DAY);
    // A fixed clock never gets there.
    if matches!(clock, Clock::Fixed(_)) { DAY } else { left }
}
