//! Starts the program: as the process that reads a workbook, or as what the command line asks for.

use std::alloc::System;
use std::path::PathBuf;
use std::process::ExitCode;

use cap::Cap;
use juragan::cli::{self, Start};
use juragan::exchange::source::child;
use juragan::ui;

/// Has no limit but in the process that reads a workbook.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|argument| argument == child::COMMAND) {
        if ALLOCATOR.set_limit(child::MEMORY_BYTES).is_err() {
            return ExitCode::FAILURE;
        }
        return child::run();
    }
    // Where the system does not tell, the name by which the program was called has to do.
    let reader = std::env::current_exe()
        .unwrap_or_else(|_| arguments.first().map(PathBuf::from).unwrap_or_default());
    match cli::run(&arguments, reader) {
        Start::Ended(code) => code,
        Start::Screen(start) => show(*start),
        Start::Refused(error, language) => match ui::refuse(&error, language) {
            Ok(()) => ExitCode::FAILURE,
            // Without a terminal it is told like the error of a command.
            Err(_) => cli::tell(&error, language),
        },
    }
}

/// Runs the screen; an error that is left was not told on it.
fn show(start: cli::Screen) -> ExitCode {
    let language = start.language;
    let places = start.opening.places.clone();
    let usual = ui::Options::new(start.opening);
    let theme = start.looks.theme.as_deref().and_then(ui::Theme::of_code);
    let options = ui::Options {
        language,
        unlock: start.unlock,
        run: if start.practice.is_some() { ui::Run::Practice } else { usual.run },
        theme: theme.or(usual.theme),
        glyphs: if start.looks.ascii { Some(ui::Glyphs::ASCII) } else { usual.glyphs },
        mode: if start.looks.plain { ui::Mode::Plain } else { usual.mode },
        ..usual
    };
    let outcome = ui::run(options);
    drop(start.practice);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::tell(&error, ui::language(language, &places)),
    }
}
