//! The finder: a thread of its own that searches, so that nobody who searches waits for the desk.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{io, thread};

use crate::app::{App, AppError, find};

use super::desk::defect;
use super::find::{Answer, Question};
use super::note::Note;
use super::work::Event;

/// What the thread is told.
pub(super) enum Message {
    /// The centre is open.
    Open(Box<App>),
    /// The centre is about to be closed.
    Close,
    /// Look for something.
    Find(Question),
}

/// Starts the thread; what it finds comes back as events.
pub(super) fn start(events: Sender<Event>) -> io::Result<Sender<Message>> {
    let (sender, inbox) = channel();
    let work = move || work(&inbox, &events);
    thread::Builder::new().name("finder".to_owned()).spawn(work)?;
    Ok(sender)
}

fn work(inbox: &Receiver<Message>, events: &Sender<Event>) {
    let mut open: Option<Box<App>> = None;
    while let Ok(message) = inbox.recv() {
        let mut wanted = None;
        // Whoever typed on waits for the newest answer alone.
        for message in std::iter::once(message).chain(inbox.try_iter()) {
            match message {
                Message::Open(app) => open = Some(app),
                Message::Close => open = None,
                Message::Find(question) => wanted = Some(question),
            }
        }
        if let (Some(app), Some(question)) = (&open, wanted) {
            drop(events.send(answer(app, question)));
        }
    }
}

/// Looks for something.
pub(super) fn answer(app: &App, question: Question) -> Event {
    let last = question.first.saturating_add(question.rows);
    let look = || find::find(app, &question.text, question.first..last);
    let found = panic::catch_unwind(AssertUnwindSafe(look));
    let found = found.unwrap_or_else(|_| Err(defect()));
    let outcome = found.map_err(|error: AppError| Note::from(&error));
    Event::Found(Box::new(Answer { question, outcome }))
}
