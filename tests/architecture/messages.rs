//! Every message that code names exists in both languages, and none is left over.

use std::collections::BTreeSet;

use juragan::app::roles::{COMMANDS, Command};

use crate::source::{files, program};

/// Beginnings of ids that are put together from the rows of a table; the rest of such an id must
/// stand in the code as a word of its own.
const DERIVED: &[&str] = &[
    "choice", "column", "command", "computed", "field", "log", "option", "profile", "reason",
    "record", "stage", "step", "synonyms",
];

/// Beginnings that mean nothing but a message, wherever they stand; other beginnings do so where
/// words are made, in `ui` and `cli`.
const MEANT: &[&str] = &["error", "finding", "hint", "lack", "passphrase", "restore", "unmet"];

fn ids(language: &str) -> BTreeSet<String> {
    let texts = files(&format!("src/locale/{language}"), "ftl");
    assert!(texts.len() > 3, "no messages in {language}");
    let lines = texts.iter().flat_map(|(_, text)| text.lines());
    lines
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|parts| parts.0.to_owned()))
        .collect()
}

fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.contains('-') && text.split('-').all(is_part)
}

fn head(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

#[test]
fn every_message_that_code_names_exists_in_both_languages() {
    let (indonesian, english) = (ids("id"), ids("en"));
    assert_eq!(indonesian, english);
    let heads: BTreeSet<&str> = indonesian.iter().map(|id| head(id)).collect();
    let mut faults = Vec::new();
    for source in program() {
        let speaks = ["ui", "cli"].contains(&source.folder());
        let is_meant = |text: &str| {
            if speaks { heads.contains(head(text)) } else { MEANT.contains(&head(text)) }
        };
        let named = source.literals.iter().filter(|text| is_id(text) && is_meant(text));
        let missing = named.filter(|id| !indonesian.contains(*id));
        faults.extend(missing.map(|id| format!("{}: {id}", source.path)));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_message_is_left_over() {
    let sources = program();
    let mut literals: BTreeSet<&str> =
        sources.iter().flat_map(|source| source.literals.iter().map(String::as_str)).collect();
    // Profiles that are compiled in name their texts as well.
    let profiles = files("src/exchange/profile", "toml");
    literals.extend(profiles.iter().flat_map(|(_, text)| text.split('"').skip(1).step_by(2)));
    let words: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| {
            let names = source.code.split(|c: char| !c.is_alphanumeric() && c != '_');
            names.map(str::to_owned).chain(source.literals.iter().cloned())
        })
        .map(|word| word.to_lowercase().replace(['_', '.'], "-"))
        .collect();
    let is_derived = |id: &str| {
        let id = id.to_lowercase();
        let tail: Vec<&str> = id.split('-').skip(1).collect();
        // The tail is one word, or one word behind the name of a list or of a parent command.
        DERIVED.contains(&head(&id))
            && (0..tail.len()).any(|from| words.contains(&tail[from..].join("-")))
    };
    let about = |id: &str| id.starts_with("command-") && id.ends_with("-about");
    let left: Vec<String> = ids("id")
        .into_iter()
        .filter(|id| !literals.contains(id.as_str()) && !is_derived(id) && !about(id))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn every_command_of_the_journal_has_a_role_and_words() {
    let told: BTreeSet<String> =
        ids("id").into_iter().filter(|id| id.starts_with("log-") && *id != "log-unknown").collect();
    let command = |command: &Command| format!("log-{}", command.id.replace(['.', '_'], "-"));
    let commands: BTreeSet<String> = COMMANDS.iter().map(command).collect();
    assert_eq!(told, commands);
    let program = program();
    let literals: BTreeSet<&str> =
        program.iter().flat_map(|source| source.literals.iter().map(String::as_str)).collect();
    for command in COMMANDS {
        // The commands of records are put together from the table and a verb.
        let parts = command.id.split_once('.').unwrap();
        let is_named = literals.contains(command.id) || literals.contains(parts.1);
        assert!(is_named, "nothing does {}", command.id);
    }
}
