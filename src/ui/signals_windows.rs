//! Ends the program when the console is closed or the system shuts down.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::terminal;
use super::work::Event;

/// How long the program has to end by itself; within a second it is gone in any case.
const GRACE: Duration = Duration::from_millis(800);

/// Starts to wait for the console.
///
/// In raw mode Ctrl+C is a key and comes as one; this is for the window's close button.
#[expect(clippy::exit, reason = "a screen that is stuck cannot end the process; it is restored")]
pub(super) fn watch(sender: Sender<Event>) -> io::Result<()> {
    let stop = move || {
        // Where nobody listens any more the program is ending already.
        drop(sender.send(Event::Stop));
        thread::sleep(GRACE);
        terminal::restore();
        std::process::exit(1);
    };
    ctrlc::set_handler(stop).map_err(io::Error::other)
}
