//! Commands: the same use cases without the screen, for scripts, screen readers and tests.

mod access;
mod args;
mod centre;
mod class;
mod demo;
mod desk;
mod graduate;
mod help;
mod history;
mod import;
mod journey;
mod lists;
mod output;
mod report;
mod safety;
mod scores;
mod shell;
mod start;
mod usage;
mod values;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};
use tempfile::TempDir;

use crate::app::opening::Opening;
use crate::app::{AppError, Unlock};
use crate::locale::{Language, Words};

use args::{Cli, Task};

use demo::DemoArgs;
use desk::{Desk, Outcome, Trouble};

pub use args::Looks;

/// Exit code of an error.
const ERROR: u8 = 1;

/// Exit code of wrong use.
const WRONG_USE: u8 = 2;

/// Exit code of findings that block.
const FINDINGS: u8 = 3;

/// What the command line asks for.
#[derive(Debug)]
pub enum Start {
    /// The screen, on this centre.
    Screen(Box<Screen>),
    /// The screen cannot begin, for this reason.
    Refused(AppError, Language),
    /// Nothing more: a command ran and ended so.
    Ended(ExitCode),
}

/// What the screen is started with.
#[derive(Debug)]
pub struct Screen {
    /// The centre to open.
    pub opening: Opening,
    /// The language asked for; the settings decide where none was.
    pub language: Option<Language>,
    /// The folder of a practice centre, which goes with this value.
    pub practice: Option<TempDir>,
    /// What opens the store, where a file or a variable gave it.
    pub unlock: Unlock,
    /// How it looks.
    pub looks: Looks,
}

/// Reads the command line and runs its command; `reader` is the program that reads workbooks.
pub fn run(arguments: &[OsString], reader: PathBuf) -> Start {
    let words = Words::new(language_of(arguments));
    let command = help::with_words(Cli::command(), &words);
    let parsed = command
        .try_get_matches_from(arguments)
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    match parsed {
        Err(error) if !error.use_stderr() => {
            drop(error.print());
            Start::Ended(ExitCode::SUCCESS)
        }
        Err(error) => {
            desk::complain(&usage::explain(&error, &words));
            Start::Ended(ExitCode::from(WRONG_USE))
        }
        Ok(Cli { globals, looks, command }) => {
            let mut desk = Desk::new(words, globals, reader);
            match command {
                None => {
                    let centre = start::opening(&desk).map(|opening| (opening, None));
                    screen(&mut desk, looks, centre)
                }
                Some(Task::Demo(DemoArgs { fill: None, .. })) => {
                    let centre = demo::practice(&desk);
                    screen(&mut desk, looks, centre)
                }
                Some(task) => {
                    let outcome = guarded(&mut desk, task);
                    let outcome = outcome.and_then(|outcome| desk.finish().map(|()| outcome));
                    Start::Ended(code_of(&mut desk, outcome))
                }
            }
        }
    }
}

fn screen(
    desk: &mut Desk,
    looks: Looks,
    centre: Result<(Opening, Option<TempDir>), Trouble>,
) -> Start {
    let passphrase = start::given_passphrase(desk);
    let start = centre.and_then(|centre| passphrase.map(|passphrase| (centre, passphrase)));
    match start {
        Ok(((opening, practice), passphrase)) => {
            let language = desk.globals.lang.as_deref().and_then(Language::of_code);
            let unlock = passphrase.map_or(Unlock::Open, Unlock::Passphrase);
            Start::Screen(Box::new(Screen { opening, language, practice, unlock, looks }))
        }
        Err(Trouble::App(error)) => Start::Refused(error, desk.words.language()),
        Err(trouble) => Start::Ended(code_of(desk, Err(trouble))),
    }
}

/// Tells an error that the screen left behind, and gives the exit code that goes with it.
pub fn tell(error: &AppError, language: Language) -> ExitCode {
    desk::complain(&desk::sentence(&Words::new(language), error));
    ExitCode::from(ERROR)
}

/// Runs a command so that a mistake of the program becomes a sentence; where it happened is told,
/// and never with what values, which may be somebody's.
fn guarded(desk: &mut Desk, task: Task) -> Result<Outcome, Trouble> {
    let sentence = desk.words.say("error-bug").into_owned();
    panic::set_hook(Box::new(move |info| {
        // This one becomes an error with a sentence of its own.
        if crate::app::is_guarded() {
            return;
        }
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        desk::complain(&format!("{sentence} ({place})"));
    }));
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| dispatch(desk, task)));
    outcome.unwrap_or_else(|_| Err(Trouble::Bug))
}

fn dispatch(desk: &mut Desk, task: Task) -> Result<Outcome, Trouble> {
    match task {
        Task::Init(args) => centre::init(desk, args),
        Task::Demo(args) => demo::fill(desk, &args),
        Task::Cohort(task) => class::cohort(desk, task),
        Task::Session(task) => class::session(desk, task),
        Task::Mark(args) => class::mark(desk, &args),
        Task::Scores(task) => scores::scores(desk, task),
        Task::Import(task) => import::import(desk, task),
        Task::Graduate(args) => graduate::graduate(desk, args),
        Task::Milestone(task) => journey::milestone(desk, task),
        Task::List(args) => lists::list(desk, args),
        Task::Check(args) => report::check(desk, args),
        Task::Export(args) => report::export(desk, args),
        Task::Profile(task) => report::profile(desk, task),
        Task::Undo(args) => history::undo(desk, &args),
        Task::Redo => history::redo(desk),
        Task::Log(args) => history::log(desk, &args),
        Task::Backup(args) => safety::backup(desk, &args),
        Task::Restore(args) => safety::restore(desk, &args),
        Task::Verify(args) => safety::verify(desk, &args),
        Task::Passphrase(task) => access::passphrase(desk, task),
        Task::Info => centre::info(desk),
        Task::Completions(args) => shell::completions(desk, &args),
        Task::Man => shell::man(desk),
    }
}

fn code_of(desk: &mut Desk, outcome: Result<Outcome, Trouble>) -> ExitCode {
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(FINDINGS),
        Err(Trouble::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        // The hook has said it.
        Err(Trouble::Bug) => ExitCode::from(ERROR),
        Err(Trouble::Output(_)) => {
            desk.tell("error-output", &[]);
            ExitCode::from(ERROR)
        }
        Err(Trouble::App(error)) => {
            desk::complain(&desk::sentence(&desk.words, &error));
            ExitCode::from(ERROR)
        }
        Err(Trouble::Usage(error)) => {
            desk::complain(&desk::sentence(&desk.words, &error));
            ExitCode::from(WRONG_USE)
        }
    }
}

/// Finds the language before anything else is read, because help and mistakes have one too.
fn language_of(arguments: &[OsString]) -> Language {
    let texts = arguments.iter().filter_map(|argument| argument.to_str());
    let follows = texts.clone().skip_while(|text| *text != "--lang").nth(1);
    let joined = || texts.clone().find_map(|text| text.strip_prefix("--lang="));
    follows.or_else(joined).and_then(Language::of_code).unwrap_or_default()
}
