//! Gives every command and option its words: `--help` speaks the language of the user.

use clap::builder::{PossibleValue, StyledStr};
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
            let about = with_values(words.say(&id).into_owned(), &arg);
            let takes_values = arg.get_action().takes_values();
            let arg = arg.help(about).help_heading(words.say(heading).into_owned());
            // The words name what can be given, and what holds where nothing is given.
            if takes_values {
                arg.hide_env_values(true).hide_default_value(true).hide_possible_values(true)
            } else {
                arg
            }
        })
        .mut_subcommands(|sub| {
            let below = joined(&path, sub.get_name());
            described(sub, &below, words)
        })
}

/// Adds what can be given to words that do not name it.
fn with_values(about: String, arg: &Arg) -> String {
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    if !arg.get_action().takes_values() || names.iter().all(|name| about.contains(name)) {
        return about;
    }
    format!("{about}: {}", names.join(", "))
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

    /// Lists what stands as `juragan ...` in the words for users.
    fn named(folder: &str) -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let texts = files.map(|path| std::fs::read_to_string(path).unwrap());
        let quoted = |text: String| {
            let all = text.split('`').filter(|part| part.starts_with("juragan "));
            all.map(str::to_owned).collect::<Vec<_>>()
        };
        texts.flat_map(quoted).collect()
    }

    #[test]
    fn every_command_that_a_sentence_names_exists() {
        let all = super::super::args::Cli::command();
        let commands: Vec<String> =
            named("src/locale/id").into_iter().chain(named("src/locale/en")).collect();
        assert!(commands.len() > 20, "{commands:#?}");
        for line in commands {
            let mut command = &all;
            for word in line.split(' ').skip(1).filter(|word| *word != "help") {
                if !command.has_subcommands() || word.starts_with('-') {
                    break;
                }
                let known = command.find_subcommand(word);
                command = known.unwrap_or_else(|| panic!("`{line}`: there is no `{word}`"));
            }
        }
    }

    #[test]
    fn help_names_what_can_be_given_in_the_words_of_the_option() {
        let words = Words::new(Language::Indonesian);
        let mut command = with_words(super::super::args::Cli::command(), &words);
        let list = command.find_subcommand_mut("list").unwrap().render_long_help().to_string();
        assert!(list.contains("Daftar yang ditampilkan: cohorts, curricula, sessions"), "{list}");
        let whole = command.render_long_help().to_string();
        assert!(!whole.contains("possible values"), "{whole}");
        assert!(whole.contains("Bahasa: id atau en\n"), "{whole}");
    }

    #[test]
    fn no_two_commands_or_options_clash() {
        for (_, language) in Language::ALL {
            with_words(super::super::args::Cli::command(), &Words::new(*language)).debug_assert();
        }
    }
}
