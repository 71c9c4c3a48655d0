//! What goes on beside the desk once a centre is open.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::safety::{self, Occasion};
use crate::app::{App, restore};

use super::note::Note;
use super::work::Event;

/// Starts a thread that learns who and what can be searched, and then looks after the backups in
/// a folder, if there is one. People come first: a backup reads the whole file again, and the disk
/// may be slow.
pub(super) fn start(app: App, backups: Option<PathBuf>, events: Sender<Event>) {
    let work = move || {
        learn(&app, &events);
        if let Some(folder) = backups {
            look_after(&app, &folder, &events);
        }
    };
    if let Err(error) = thread::Builder::new().name("beside".to_owned()).spawn(work) {
        tracing::warn!(%error, "working beside the desk");
    }
}

fn learn(app: &App, events: &Sender<Event>) {
    match app.directory.renew(app) {
        Ok(()) => drop(events.send(Event::Searchable)),
        Err(error) => tracing::warn!(error = error.id, "building the directory"),
    }
}

/// Says what the newest backup has that the file lacks, and makes the backup of the day's first
/// opening. One that fails is tried again on leaving.
fn look_after(app: &App, folder: &Path, events: &Sender<Event>) {
    match restore::missing(app, folder) {
        Ok(Some(sentence)) => drop(events.send(Event::Told(Note::from(sentence)))),
        Ok(None) => {}
        Err(error) => tracing::warn!(error = error.id, "comparing with the newest backup"),
    }
    if let Err(error) = safety::back_up_on(app, folder, Occasion::Opening) {
        tracing::warn!(error = error.id, "backup on opening");
    }
}
