//! Measures the way from exec to the first frame against a program that only says hello.
//!
//! Both run in a pseudo-terminal, in turn; the store of the real program holds 10,000 people.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../program/pty.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod pty;

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::Program;

const STARTS: usize = 15;
const HELLO: &str = "hello from a frame";

fn main() {
    if std::env::args().any(|arg| arg == "--hello") {
        hello();
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let data = folder.path().join("juragan.redb");
    fill(&data);
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.arg("--hello");
        command.env("TERM", "xterm-256color");
        bare.push(first_frame(|| Program::spawn(command.clone(), (80, 24)), HELLO));
        ours.push(first_frame(|| Program::start(&data, &[]), "Beranda"));
    }
    bare.sort();
    ours.sort();
    let (bare, ours) = (bare[STARTS / 2], ours[STARTS / 2]);
    println!("first frame: {ours:?}, hello {bare:?}");
    println!("  ratio {:.2}  (bar 2.0)", ours.as_secs_f64() / bare.as_secs_f64());
}

fn first_frame(start: impl FnOnce() -> Program, marker: &str) -> Duration {
    let begin = Instant::now();
    let mut program = start();
    program.wait_for(marker);
    begin.elapsed()
}

/// The smallest program of the library: one frame, one key.
fn hello() {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget(HELLO, frame.area())).unwrap();
        // Any key, or the end of the terminal.
        drop(crossterm::event::read());
    });
}

fn fill(data: &std::path::Path) {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_juragan"))
        .args(["--data", &data.display().to_string(), "demo", "--fill", "10000"])
        .status()
        .unwrap();
    assert!(done.success());
}
