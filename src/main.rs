//! Starts the program: as the process that reads a workbook, or as what the commands ask for.

use std::alloc::System;
use std::process::ExitCode;

use cap::Cap;
use juragan::exchange::source::child;

/// Has no limit but in the reading process.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == child::COMMAND) {
        if ALLOCATOR.set_limit(child::MEMORY_BYTES).is_err() {
            return ExitCode::FAILURE;
        }
        return child::run();
    }
    ExitCode::SUCCESS
}
