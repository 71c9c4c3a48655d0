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
    let paths = code.split("crate::").skip(1);
    let names = paths.flat_map(|rest| match rest.strip_prefix('{') {
        None => vec![identifier(rest)],
        Some(list) => top_level(list),
    });
    names.filter(|name| !name.is_empty()).collect()
}

fn identifier(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Lists the first names of the paths inside a brace, up to its end.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut names) = (0, vec![String::new()]);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().unwrap().push(letter),
            _ => {}
        }
    }
    names.iter().map(|name| identifier(name)).collect()
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
