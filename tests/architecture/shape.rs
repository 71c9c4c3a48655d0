//! Lengths, depth and the top level.

use std::fs;

use crate::source::{root, rust};

/// Most lines of a file.
const LINES_MOST: usize = 500;

/// Most folders between `src` and a file.
const DEPTH_MOST: usize = 3;

/// What lies at the top beside hidden files; `target` is cargo's and not kept.
const TOP: &[&str] =
    &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "fixtures", "src", "target", "tests"];

#[test]
fn no_file_is_longer_than_a_subject() {
    for source in rust("src").into_iter().chain(rust("tests")) {
        let lines = source.text.lines().count();
        assert!(lines <= LINES_MOST, "{} has {lines} lines", source.path);
    }
}

#[test]
fn every_file_opens_with_what_it_is_about() {
    for source in rust("src").into_iter().chain(rust("tests")) {
        assert!(source.text.starts_with("//! "), "{} has no first sentence", source.path);
    }
}

#[test]
fn folders_are_flat() {
    for source in rust("src") {
        let depth = source.path.split('/').count() - 2;
        assert!(depth <= DEPTH_MOST, "{} lies {depth} folders deep", source.path);
        assert!(!source.path.contains("utils") && !source.path.contains("common"));
    }
}

#[test]
fn nothing_unknown_lies_at_the_top() {
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with('.') || TOP.contains(&name.as_str()), "{name} at the top");
    }
}

#[test]
fn at_most_four_test_programs_are_linked() {
    let programs = fs::read_dir(root().join("tests")).unwrap();
    let count = programs
        .filter(|entry| {
            let path = entry.as_ref().unwrap().path();
            path.extension().is_some_and(|extension| extension == "rs")
        })
        .count();
    assert!(count <= 4, "{count} test programs");
}
