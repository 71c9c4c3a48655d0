//! Completions for shells and the manual page.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::args::Cli;
use super::desk::{Desk, Outcome, Trouble};
use super::help;

#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Writes the completions of a shell.
pub(crate) fn completions(desk: &mut Desk, args: &CompletionsArgs) -> Result<Outcome, Trouble> {
    let mut command = help::with_words(Cli::command(), &desk.words);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "juragan", &mut script);
    desk.out().write_all(&script)?;
    Ok(Outcome::Good)
}

/// Writes the manual page.
pub(crate) fn man(desk: &mut Desk) -> Result<Outcome, Trouble> {
    let command = help::with_words(Cli::command(), &desk.words);
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    desk.out().write_all(&page)?;
    Ok(Outcome::Good)
}
