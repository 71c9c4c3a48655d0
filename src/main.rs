//! Starts the program: as the process that reads a workbook, or as what the command line asks for.

use std::path::PathBuf;
use std::process::ExitCode;

use juragan::cli::{self, Start};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    // Where the system does not tell, the name by which the program was called has to do.
    let reader = std::env::current_exe()
        .unwrap_or_else(|_| arguments.first().map(PathBuf::from).unwrap_or_default());
    match cli::run(&arguments, reader) {
        Start::Ended(code) => code,
        Start::Screen(_) => ExitCode::SUCCESS,
    }
}
