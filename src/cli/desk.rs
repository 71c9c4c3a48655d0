//! What a command has at hand: words, output, and how it asks.

use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::path::PathBuf;

use crate::app::listing::Listing;
use crate::app::{AppError, Fact};
use crate::locale::{Arg, Words};

use super::args::Globals;
use super::output::{self, Format};

/// Why a command ended without doing what it was asked.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The use case refused or failed; ends with 1.
    App(AppError),
    /// The command line lacks or contradicts something; ends with 2.
    Usage(AppError),
    /// The output could not be written.
    Output(io::Error),
}

impl From<AppError> for Trouble {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All of it; ends with 0.
    Good,
    /// With findings that block; ends with 3.
    Findings,
}

/// Words, output and answers of one run of a command.
pub(crate) struct Desk {
    /// The language.
    pub(crate) words: Words,
    /// Options that every command knows.
    pub(crate) globals: Globals,
    /// Program that reads workbooks in a limited process.
    pub(crate) reader: PathBuf,
    out: Box<dyn Write>,
}

impl Desk {
    /// Starts with the standard output.
    pub(crate) fn new(words: Words, globals: Globals, reader: PathBuf) -> Self {
        Self { words, globals, reader, out: Box::new(io::BufWriter::new(io::stdout())) }
    }

    /// Gives the writer of the output.
    pub(crate) fn out(&mut self) -> &mut dyn Write {
        &mut *self.out
    }

    /// Gives the form of listings.
    pub(crate) fn format(&self) -> Format {
        self.globals.format.as_deref().and_then(Format::of_word).unwrap_or_default()
    }

    /// Writes one line of output.
    pub(crate) fn put(&mut self, line: &str) -> Result<(), Trouble> {
        writeln!(self.out, "{line}")?;
        Ok(())
    }

    /// Writes a listing in the form that was asked for.
    pub(crate) fn list(&mut self, listing: &Listing) -> Result<(), Trouble> {
        let format = self.format();
        output::write(&mut self.out, format, listing, &self.words)?;
        Ok(())
    }

    /// Writes the one row of a listing, a line a field.
    pub(crate) fn show(&mut self, listing: &Listing) -> Result<(), Trouble> {
        let format = self.format();
        output::write_one(&mut self.out, format, listing, &self.words)?;
        Ok(())
    }

    /// Says a message on the standard error.
    pub(crate) fn tell(&self, id: &str, facts: &[(&str, Fact)]) {
        complain(&self.say(id, facts));
    }

    /// Gives a message with values.
    pub(crate) fn say(&self, id: &str, facts: &[(&str, Fact)]) -> String {
        say(&self.words, id, facts)
    }

    /// Asks yes or no; `option` answers where there is no terminal.
    pub(crate) fn agrees(
        &mut self,
        question: &str,
        facts: &[(&str, Fact)],
        option: &'static str,
    ) -> Result<bool, Trouble> {
        let question = format!("{} {} ", self.say(question, facts), self.words.say("word-yes-no"));
        let answer = self.answer(&question, option)?;
        Ok(["y", "ya", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }

    /// Asks for a line; `option` answers where there is no terminal.
    pub(crate) fn answer(
        &mut self,
        question: &str,
        option: &'static str,
    ) -> Result<String, Trouble> {
        self.needs_terminal(option)?;
        self.out.flush()?;
        let mut error = io::stderr().lock();
        write!(error, "{question}")?;
        error.flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }

    /// Asks for a secret without showing it; `option` answers where there is no terminal.
    pub(crate) fn secret(
        &mut self,
        question: &str,
        option: &'static str,
    ) -> Result<String, Trouble> {
        self.needs_terminal(option)?;
        self.out.flush()?;
        Ok(rpassword::prompt_password(format!("{} ", self.words.say(question)))?)
    }

    /// Refuses to ask where nobody can answer, and names the option that would.
    pub(crate) fn needs_terminal(&self, option: &'static str) -> Result<(), Trouble> {
        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            return Ok(());
        }
        Err(Trouble::Usage(AppError::user("usage-needs-answer").fact("option", option)))
    }

    /// Hands over what was written; a reader that closed the pipe is no error.
    pub(crate) fn finish(&mut self) -> Result<(), Trouble> {
        match self.out.flush() {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Gives a message with the values of an error.
pub(crate) fn say(words: &Words, id: &str, facts: &[(&str, Fact)]) -> String {
    let args: Vec<(&str, Arg)> = facts.iter().map(|(name, fact)| (*name, arg(fact))).collect();
    words.say_with(id, &args)
}

/// Gives the sentence of an error and its hints, a line each.
pub(crate) fn sentence(words: &Words, error: &AppError) -> String {
    let mut lines = vec![say(words, error.id, &error.facts)];
    lines.extend(error.hints.iter().map(|hint| say(words, hint, &error.facts)));
    lines.join("\n")
}

/// Writes a message; where even that fails there is nobody left to tell.
pub(crate) fn complain(text: &str) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}

fn arg(fact: &Fact) -> Arg {
    match fact {
        Fact::Text(text) => Arg::Text(text.replace(char::is_control, " ")),
        Fact::Number(number) => Arg::Number(*number),
    }
}
