//! Reads the program's own source into code and string literals.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of Rust, taken apart.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path below the crate, with `/`.
    pub(crate) path: String,
    /// The text as it stands.
    pub(crate) text: String,
    /// The code without comments and with empty string literals.
    pub(crate) code: String,
    /// The string literals, unescaped only where that is needed to see their end.
    pub(crate) literals: Vec<String>,
}

impl Source {
    /// Gives the folder below `src`, or the file itself where it lies there.
    pub(crate) fn folder(&self) -> &str {
        self.path.split('/').nth(1).unwrap()
    }
}

/// Reads and takes apart the program without its tests, which may look at everything.
pub(crate) fn program() -> Vec<Source> {
    let all = files("src", "rs");
    // Files that are compiled for tests alone are named so where they are declared.
    let tests: Vec<String> = all
        .iter()
        .filter_map(|(path, text)| Some((path.rsplit_once('/')?.0, text)))
        .flat_map(|(folder, text)| {
            let declared = text.split("#[cfg(test)]\n").skip(1);
            let declared = declared.filter_map(|rest| {
                rest.strip_prefix("pub(crate) ").unwrap_or(rest).strip_prefix("mod ")
            });
            let names = declared.filter_map(|rest| rest.split_once(';').map(|parts| parts.0));
            let plain = names.filter(|name| !name.contains(char::is_whitespace));
            plain.map(move |name| format!("{folder}/{name}.rs")).collect::<Vec<_>>()
        })
        .collect();
    let own = |(path, text): (String, String)| {
        let untested = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let (code, literals) = take_apart(untested);
        Source { path, text, code, literals }
    };
    let is_test = |path: &str| {
        // `tally.rs` keeps its tests in `tally/tests.rs`.
        tests.iter().any(|test| test == path) || path.ends_with("/tests.rs")
    };
    all.into_iter().filter(|(path, _)| !is_test(path)).map(own).collect()
}

/// The folder of the crate.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads all files of an extension below a folder of the crate, in the order of their paths.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    collect(&root().join(folder), extension, &mut paths);
    paths.sort();
    let named = |path: &PathBuf| {
        let below = path.strip_prefix(root()).unwrap().to_str().unwrap();
        below.replace('\\', "/")
    };
    paths.iter().map(|path| (named(path), fs::read_to_string(path).unwrap())).collect()
}

/// Reads and takes apart all Rust files below a folder of the crate.
pub(crate) fn rust(folder: &str) -> Vec<Source> {
    let read = files(folder, "rs");
    assert!(!read.is_empty(), "no source in {folder}");
    read.into_iter()
        .map(|(path, text)| {
            let (code, literals) = take_apart(&text);
            Source { path, text, code, literals }
        })
        .collect()
}

fn collect(folder: &Path, extension: &str, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, extension, paths);
        } else if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        }
    }
}

fn take_apart(text: &str) -> (String, Vec<String>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest) {
            literals.push(rest.split_at(length).0.to_owned());
            code.push_str("\"\"");
            length
        } else if first == '"' {
            let length = string(rest);
            literals.push(rest.split_at(length - 1).0.split_at(1).1.to_owned());
            code.push_str("\"\"");
            length
        } else if let Some(length) = character(rest) {
            code.push_str("' '");
            length
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = rest.split_at(length).1;
    }
    (code, literals)
}

/// Length of a string literal with both quotes.
fn string(rest: &str) -> usize {
    let mut is_escaped = false;
    for (index, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return index + 1,
            _ => {}
        }
    }
    panic!("a string literal without end");
}

/// Length of a raw string literal such as `r#"..."#`.
fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after.trim_start_matches('#').strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(rest.len() - body.len() + body.find(&close)? + close.len())
}

/// Length of a character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    if body.starts_with('\\') {
        // The escaped sign itself may be a quote.
        return Some(body.char_indices().skip(2).find(|c| c.1 == '\'')?.0 + 2);
    }
    let first = body.chars().next()?;
    body.split_at(first.len_utf8()).1.starts_with('\'').then(|| first.len_utf8() + 2)
}

#[test]
fn source_is_taken_apart_into_code_and_literals() {
    let text =
        "let a = \"x\\\"y\"; // \"no\"\nlet b = 'c'; fn f<'a>() {} let q = '\\''; r#\"z\"z\"#";
    let (code, literals) = take_apart(text);
    assert_eq!(literals, ["x\\\"y", "r#\"z\"z\"#"]);
    assert!(code.contains("fn f<'a>() {}") && !code.contains("no"), "{code}");
}
