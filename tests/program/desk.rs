//! Runs commands on a centre of their own, with a fixed clock.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Variables that name the folders of a user, on every system.
const USER_FOLDERS: [&str; 5] =
    ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"];

/// A folder with a store, settings and a clock that belong to one test.
pub(crate) struct Desk {
    folder: TempDir,
    now: String,
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// Starts with an empty folder on the first morning of the sample course.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), now: "2026-03-02T08:00+07:00".to_owned() }
    }

    /// Starts with a centre.
    pub(crate) fn with_centre() -> Self {
        let desk = Self::empty();
        let centre = ["--name", "LPK Bahari Kendal", "--code", "BAHARI", "--region", "3324"];
        desk.good(&[&["init"], centre.as_slice(), &["--operator", "Sari"]].concat());
        desk
    }

    /// Moves the clock.
    pub(crate) fn at(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    /// Gives a path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Gives the store's file.
    pub(crate) fn store(&self) -> PathBuf {
        self.path("juragan.redb")
    }

    /// Prepares the program; there is no terminal.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_juragan"));
        command.args(args);
        for name in ["JURAGAN_PASSPHRASE", "JURAGAN_OPERATOR"] {
            command.env_remove(name);
        }
        command.env("JURAGAN_DATA", self.store()).env("JURAGAN_NOW", &self.now);
        // Settings and machine id of the test's own, whatever the user has.
        for name in USER_FOLDERS {
            command.env(name, self.path("user"));
        }
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let output = self.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Runs a command that has to succeed, and gives what it wrote.
    pub(crate) fn good(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:#?}");
        ran.out
    }

    /// Runs a listing that has to succeed, as JSON.
    pub(crate) fn rows(&self, args: &[&str]) -> Vec<Value> {
        let out = self.good(&[args, &["--format", "json"]].concat());
        serde_json::from_str::<Value>(&out).unwrap().as_array().unwrap().clone()
    }
}

/// Gives a file of `fixtures/samples`.
pub(crate) fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/samples");
    folder.join(name).to_str().unwrap().to_owned()
}
