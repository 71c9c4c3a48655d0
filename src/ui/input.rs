//! The thread that reads the terminal; it does nothing but pass on.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{self, Event as Read};
use crossterm::terminal;

use super::keys::Key;
use super::work::Event;

/// Starts reading; ends with the program, or when the terminal is gone.
pub(super) fn start(sender: Sender<Event>) -> std::io::Result<()> {
    let read = move || {
        loop {
            let events = match event::read() {
                Ok(read) => translated(read),
                Err(_) => vec![Event::Stop],
            };
            let is_over = events.iter().any(|event| matches!(event, Event::Stop));
            for event in events {
                if sender.send(event).is_err() {
                    return;
                }
            }
            if is_over {
                return;
            }
        }
    };
    // It blocks in the system until the process ends, so nobody waits for it.
    thread::Builder::new().name("input".to_owned()).spawn(read).map(drop)
}

fn translated(read: Read) -> Vec<Event> {
    match read {
        Read::Key(key) => Key::of_event(key).into_iter().map(Event::Key).collect(),
        Read::Paste(text) => vec![Event::Paste(text)],
        Read::Resize(width, height) => {
            // Windows tells of the whole buffer, and of one row and column more than it has.
            let (width, height) = terminal::size().unwrap_or((width, height));
            vec![Event::Resized(width, height)]
        }
        Read::FocusGained | Read::FocusLost | Read::Mouse(_) => Vec::new(),
    }
}
