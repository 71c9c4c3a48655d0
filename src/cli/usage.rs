//! Says in the user's language what is wrong with a command line.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::locale::{Arg, Words};

/// The sentences: what clap found, the message, and the contexts that become its values.
const SENTENCES: &[(ErrorKind, &str)] = &[
    (ErrorKind::ArgumentConflict, "usage-conflict"),
    (ErrorKind::InvalidSubcommand, "usage-unknown-command"),
    (ErrorKind::InvalidUtf8, "usage-not-text"),
    (ErrorKind::InvalidValue, "usage-invalid-value"),
    (ErrorKind::MissingRequiredArgument, "usage-missing-option"),
    (ErrorKind::MissingSubcommand, "usage-missing-command"),
    (ErrorKind::NoEquals, "usage-invalid-value"),
    (ErrorKind::TooFewValues, "usage-wrong-count"),
    (ErrorKind::TooManyValues, "usage-wrong-count"),
    (ErrorKind::UnknownArgument, "usage-unknown-option"),
    (ErrorKind::ValueValidation, "usage-invalid-value"),
    (ErrorKind::WrongNumberOfValues, "usage-wrong-count"),
];

/// The values of those sentences and where clap keeps them.
const VALUES: &[(&str, &[ContextKind])] = &[
    ("name", &[ContextKind::InvalidArg, ContextKind::InvalidSubcommand]),
    ("value", &[ContextKind::InvalidValue]),
    ("other", &[ContextKind::PriorArg]),
    ("known", &[ContextKind::ValidValue, ContextKind::ValidSubcommand]),
];

/// Where clap keeps what the user may have meant.
const MEANT: &[ContextKind] =
    &[ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];

/// Why a value of the command line was not read; `Display` gives a message of `locale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Expected(pub(crate) &'static str);

/// Gives the whole text: what is wrong, what was expected, how the command is written.
pub(crate) fn explain(error: &Error, words: &Words) -> String {
    let Some((_, id)) = SENTENCES.iter().find(|row| row.0 == error.kind()) else {
        return error.to_string();
    };
    let args: Vec<(&str, Arg)> =
        VALUES.iter().map(|(name, kinds)| (*name, Arg::Text(first_of(error, kinds)))).collect();
    let is_bare = *id == "usage-invalid-value" && args.contains(&("value", "".into()));
    let id = if is_bare { "usage-missing-value" } else { id };
    let mut lines = vec![words.say_with(id, &args)];
    let source = std::error::Error::source(error);
    if let Some(expected) = source.and_then(|source| source.downcast_ref::<Expected>()) {
        lines.push(words.say(expected.0).into_owned());
    }
    let known = first_of(error, &[ContextKind::ValidValue]);
    if !known.is_empty() {
        lines.push(words.say_with("usage-known", &[("known", known.into())]));
    }
    let meant = first_of(error, MEANT);
    if !meant.is_empty() {
        lines.push(words.say_with("usage-meant", &[("name", meant.into())]));
    }
    let usage = first_of(error, &[ContextKind::Usage]);
    if let Some((_, form)) = usage.split_once(' ') {
        // Where the file is given by a variable, clap would write it into every form.
        let options = format!("[{}]", words.say("help-options").to_uppercase());
        let form = form.replace(" --data <FILE>", "").replace("[OPTIONS]", &options);
        lines.push(format!("{}: {}", words.say("help-usage"), form.trim()));
        let name = form.split_whitespace().take_while(|word| !word.starts_with(['-', '<', '[']));
        let name = name.collect::<Vec<&str>>().join(" ");
        lines.push(words.say_with("usage-see-help", &[("command", name.into())]));
    }
    lines.join("\n")
}

fn first_of(error: &Error, kinds: &[ContextKind]) -> String {
    kinds.iter().find_map(|kind| error.get(*kind)).map(text).unwrap_or_default()
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStrs(all) => {
            all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
