//! Ends the program when the system or the terminal says so: SIGHUP, SIGTERM, SIGINT.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::terminal;
use super::work::Event;

/// How long the program has to end by itself; within a second it is gone in any case.
const GRACE: Duration = Duration::from_millis(800);

/// Starts to wait for signals.
///
/// The writer commits what was submitted on a thread of its own, so a screen that is stuck loses
/// nothing; an orphan would keep the file locked, so it is ended from here.
#[expect(clippy::exit, reason = "a screen that is stuck cannot end the process; it is restored")]
pub(super) fn watch(sender: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT])?;
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            // Where nobody listens any more the program is ending already.
            drop(sender.send(Event::Stop));
            thread::sleep(GRACE);
            terminal::restore();
            std::process::exit(128_i32.saturating_add(signal));
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(wait).map(drop)
}
