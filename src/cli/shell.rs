//! Completions for shells and the manual page.

use std::io;

use clap::{Args, Command, CommandFactory as _};
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

/// Writes the manual: the page of the program, then one of each command.
pub(crate) fn man(desk: &mut Desk) -> Result<Outcome, Trouble> {
    let mut command = help::with_words(Cli::command(), &desk.words);
    // Building gives every command its whole name and the options that all of them know.
    command.build();
    let mut pages = Vec::new();
    render(&command, &mut pages)?;
    desk.out().write_all(&pages)?;
    Ok(Outcome::Good)
}

fn render(command: &Command, pages: &mut Vec<u8>) -> io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(pages)?;
    command.get_subcommands().try_for_each(|sub| render(sub, pages))
}
