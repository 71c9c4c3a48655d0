//! What a command has at hand: words, output, and how it asks.

use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::path::PathBuf;

use crate::app::listing::Listing;
use crate::app::{AppError, Fact};
use crate::domain::fields::label_of;
use crate::locale::{Arg, Words};

use super::args::{Globals, YesArgs};
use super::output::{self, Format};

/// Why a command ended without doing what it was asked.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The use case refused or failed; ends with 1.
    App(AppError),
    /// The command line lacks or contradicts something; ends with 2.
    Usage(AppError),
    /// The program has a mistake, which was told when it happened; ends with 1.
    Bug,
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
        if format == Format::Table && listing.rows.is_empty() {
            // Headings over nothing tell nothing.
            self.tell("done-empty", &[]);
            return Ok(());
        }
        output::write(&mut self.out, format, listing, &self.words)?;
        Ok(())
    }

    /// Writes findings as a listing; where there are none, what the command tells is enough.
    pub(crate) fn list_findings(&mut self, listing: &Listing) -> Result<(), Trouble> {
        if self.format() == Format::Table && listing.rows.is_empty() {
            return Ok(());
        }
        self.list(listing)
    }

    /// Writes the one row of a listing, a line a field.
    pub(crate) fn show(&mut self, listing: &Listing) -> Result<(), Trouble> {
        let format = self.format();
        output::write_one(&mut self.out, format, listing, &self.words)?;
        Ok(())
    }

    /// Says a message on the standard error, below what was written so far.
    pub(crate) fn tell(&mut self, id: &str, facts: &[(&str, Fact)]) {
        // A pipe that was closed is found again when the command ends.
        drop(self.out.flush());
        complain(&self.say(id, facts));
    }

    /// Gives a message with values.
    pub(crate) fn say(&self, id: &str, facts: &[(&str, Fact)]) -> String {
        say(&self.words, id, facts)
    }

    /// Asks yes or no, unless `--yes` agreed beforehand.
    pub(crate) fn agrees(
        &mut self,
        beforehand: &YesArgs,
        question: &str,
        facts: &[(&str, Fact)],
    ) -> Result<bool, Trouble> {
        if beforehand.yes {
            return Ok(true);
        }
        let question = format!("{} {} ", self.say(question, facts), self.words.say("word-yes-no"));
        let answer = self.answer(&question, "--yes")?;
        Ok(["y", "ya", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }

    /// Asks for a line; `option` answers where there is no terminal.
    pub(crate) fn answer(
        &mut self,
        question: &str,
        option: &'static str,
    ) -> Result<String, Trouble> {
        Self::needs_terminal(option)?;
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
        Self::needs_terminal(option)?;
        self.out.flush()?;
        Ok(rpassword::prompt_password(format!("{} ", self.words.say(question)))?)
    }

    /// Tells whether somebody could answer a question.
    pub(crate) fn has_terminal() -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Refuses to ask where nobody can answer, and names the option that would.
    pub(crate) fn needs_terminal(option: &'static str) -> Result<(), Trouble> {
        if Self::has_terminal() {
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

/// Gives a finding with the label of the field that it is about before it; `value` names the
/// field, perhaps with its record, as in `person.nik`.
pub(crate) fn about(words: &Words, value: &str, id: &str, facts: &[(&str, Fact)]) -> String {
    let label = label_of(value.rsplit('.').next().unwrap_or(value));
    let said = say(words, id, facts);
    // Where the receiver's own heading is told, the label would say it twice.
    let is_told = facts.iter().any(|(name, _)| *name == "heading");
    if words.has(&label) && !is_told { format!("{}: {said}", words.say(&label)) } else { said }
}

/// Gives the sentence of an error and its hints, a line each.
pub(crate) fn sentence(words: &Words, error: &AppError) -> String {
    let field = error.facts.iter().find_map(|(name, fact)| match fact {
        Fact::Text(field) if *name == "field" => Some(field.as_str()),
        _ => None,
    });
    // A finding about a field does not name it: beside a form its label stands there already.
    let first = match field.filter(|_| error.id.starts_with("finding-")) {
        Some(field) => about(words, field, error.id, &error.facts),
        None => say(words, error.id, &error.facts),
    };
    let mut lines = vec![first];
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
