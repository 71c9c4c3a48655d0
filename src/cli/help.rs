//! Gives every command and option its words: `--help` speaks the language of the user.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

use crate::locale::Words;

/// Puts the words of a language into a command tree; the tree itself carries none.
///
/// A command is described by `command-<path>-about`, an option by `option-<path>-<name>` where
/// there is such a message and else by `option-<name>`.
pub(crate) fn with_words(command: Command, words: &Words) -> Command {
    let help = Arg::new("help").short('h').long("help").global(true).action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .arg(version);
    described(command, "", words).after_help(words.say("help-more").into_owned())
}

fn described(command: Command, path: &str, words: &Words) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        words.say("help-usage")
    );
    let path = path.to_owned();
    command
        .about(words.say(&about_id(&path)).into_owned())
        .help_template(StyledStr::from(template))
        .subcommand_help_heading(words.say("help-commands").into_owned())
        .subcommand_value_name(words.say("help-command-name").into_owned())
        .mut_args(|arg| {
            let id = option_id(&path, arg.get_id().as_str(), words);
            let heading = match () {
                () if arg.is_positional() => "help-arguments",
                () if arg.is_global_set() => "help-general",
                () => "help-options",
            };
            arg.help(words.say(&id).into_owned())
                .help_heading(words.say(heading).into_owned())
                .hide_env_values(true)
        })
        .mut_subcommands(|sub| {
            let below = joined(&path, sub.get_name());
            described(sub, &below, words)
        })
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") }
}

fn about_id(path: &str) -> String {
    if path.is_empty() { "command-about".to_owned() } else { format!("command-{path}-about") }
}

fn option_id(path: &str, name: &str, words: &Words) -> String {
    let name = name.replace('_', "-");
    let own = format!("option-{path}-{name}");
    if !path.is_empty() && words.has(&own) { own } else { format!("option-{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use clap::CommandFactory as _;

    fn missing(command: &Command, path: &str, words: &Words, found: &mut Vec<String>) {
        let mut ids = vec![about_id(path)];
        let args = command.get_arguments().filter(|arg| !arg.is_hide_set());
        ids.extend(args.map(|arg| option_id(path, arg.get_id().as_str(), words)));
        found.extend(ids.into_iter().filter(|id| !words.has(id)));
        for sub in command.get_subcommands() {
            missing(sub, &joined(path, sub.get_name()), words, found);
        }
    }

    #[test]
    fn every_command_and_option_has_words_in_both_languages() {
        for (code, language) in Language::ALL {
            let words = Words::new(*language);
            let mut found = Vec::new();
            missing(&super::super::args::Cli::command(), "", &words, &mut found);
            assert!(found.is_empty(), "{code}: {found:#?}");
        }
    }

    #[test]
    fn no_two_commands_or_options_clash() {
        for (_, language) in Language::ALL {
            with_words(super::super::args::Cli::command(), &Words::new(*language)).debug_assert();
        }
    }
}
