//! Who may name whom.

use crate::source::program;

/// Each folder of `src` with the folders that its code may name beside itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("locale", &[]),
    ("reference", &[]),
    ("store", &["domain"]),
    ("exchange", &["domain", "locale", "reference"]),
    ("app", &["domain", "store", "exchange", "reference"]),
    ("ui", &["domain", "app", "locale", "reference"]),
    ("cli", &["domain", "app", "locale", "reference"]),
];

/// Libraries that stay inside one folder.
const KEPT: &[(&str, &str)] = &[
    ("redb", "store"),
    ("ratatui", "ui"),
    ("crossterm", "ui"),
    ("clap", "cli"),
    ("fluent_bundle", "locale"),
    ("calamine", "exchange"),
    ("rust_xlsxwriter", "exchange"),
];

/// Lists the modules that code names by `crate::`, also inside braces.
fn named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, path)| (at, &code[at + path.len()..]))
    {
        let names: Vec<&str> = match rest.strip_prefix('{') {
            None => vec![rest],
            Some(list) => top_level(list),
        };
        found.extend(names.iter().map(|name| identifier(name)).filter(|name| !name.is_empty()));
    }
    found
}

fn identifier(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Splits the inside of a brace at the commas that are not in an inner brace.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (index, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..index]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn a_folder_names_only_the_folders_below_it() {
    let mut faults = Vec::new();
    for source in program() {
        let folder = source.folder();
        let Some((_, allowed)) = LAYERS.iter().find(|row| row.0 == folder) else {
            assert!(["lib.rs", "main.rs"].contains(&folder), "{} has no layer", source.path);
            continue;
        };
        let foreign = named(&source.code)
            .into_iter()
            .filter(|name| *name != folder && !allowed.contains(&name.as_str()));
        faults.extend(foreign.map(|name| format!("{} names {name}", source.path)));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_library_stays_in_its_folder() {
    let mut faults = Vec::new();
    for source in program() {
        for (library, home) in KEPT {
            let path = format!("{library}::");
            if source.folder() != *home && source.code.contains(&path) {
                faults.push(format!("{} names {library}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn modules_are_found_in_plain_and_braced_paths() {
    let code = "use crate::{app::{App, error}, domain::id}; fn f(a: crate::store::Store) {}";
    assert_eq!(named(code), ["app", "domain", "store"]);
}
