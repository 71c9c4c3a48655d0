//! Errands: long work that goes on beside the screen while keys stay alive.
//!
//! A screen begins one by `Wish::Do(Job::Begin(Errand::new(what, Stops::OnEsc, |room, watch| {
//! ...; Ok(End::Answered(Answer::said(note))) })))`. The line below the work area says `what`, with
//! the percent of `watch.reach(done, all)`. Esc on the screen that began it asks it to stop, and
//! `watch.go_on()?` then ends it with a sentence; from other screens it goes on. There is one at a
//! time, a second one is refused by `Screen::fail`. Every open screen hears of the end by
//! `Screen::ended`; an answer that opens or leaves a screen does so only where the errand's own
//! screen is on top still.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::{fmt, thread};

use crate::app::folders::Folders;
use crate::app::import::Reading;
use crate::app::report::Report;
use crate::app::watch::{Stop, Watch};
use crate::app::{App, AppError, ErrorKind, places::Places};
use crate::domain::id::CohortId;

use super::act::{Answer, Room};
use super::desk;
use super::look::Look;
use super::note::Note;
use super::text;
use super::work::{Event, Run};

/// Signs of the bar that shows how far an errand is.
const BAR_SIGNS: u8 = 10;

/// Whether Esc stops an errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stops {
    /// It does; nothing half done is left behind.
    OnEsc,
    /// Nothing does, because what is begun is done as a whole.
    Never,
}

type Work = Box<dyn FnOnce(&Room<'_>, &Watch) -> Result<End, AppError> + Send>;

/// Long work that is to be begun.
pub struct Errand {
    what: Note,
    stops: Stops,
    stop: Stop,
    work: Work,
}

/// What an errand came to.
#[derive(Clone, Debug)]
pub enum End {
    /// Something is told, and perhaps shown.
    Answered(Answer),
    /// The files of a report are there.
    Reported(Arc<Report>),
    /// A folder was looked into.
    Listed(Arc<Folders>),
    /// A list was read, and this is what it may mean.
    Read(Arc<Reading>),
    /// A list was taken into this cohort.
    TakenIn(CohortId, Note),
}

impl fmt::Debug for Errand {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Errand({})", self.what.id)
    }
}

impl Errand {
    /// Wraps work under the sentence that tells of it while it goes on.
    pub fn new(
        what: Note,
        stops: Stops,
        work: impl FnOnce(&Room<'_>, &Watch) -> Result<End, AppError> + Send + 'static,
    ) -> Self {
        Self { what, stops, stop: Stop::default(), work: Box::new(work) }
    }

    /// Gives the sentence.
    pub fn what(&self) -> &Note {
        &self.what
    }

    /// Makes the line that tells of it; `screen` is the one that began it.
    pub fn line(&self, screen: u32) -> Line {
        let stop = (self.stops == Stops::OnEsc).then(|| self.stop.clone());
        Line { what: self.what.clone(), percent: None, stop, screen }
    }

    /// Has it done on a thread of its own; percents and what it comes to arrive as events.
    pub(super) fn begin(self, setting: Setting, events: Sender<Event>) -> Result<(), AppError> {
        let work = move || {
            let percents = events.clone();
            let tell = move |percent| drop(percents.send(Event::Progress(percent)));
            // A defect ends in a sentence, not in a line that stands for ever.
            let done = panic::catch_unwind(AssertUnwindSafe(|| self.run(&setting, tell)));
            let outcome = done.unwrap_or_else(|_| Err(desk::defect()));
            let outcome = outcome.map_err(|error| Note::from(&error));
            drop(events.send(Event::Ended(Box::new(outcome))));
        };
        let thread = thread::Builder::new().name("errand".to_owned()).spawn(work);
        thread.map(drop).map_err(|error| {
            AppError::new(ErrorKind::File, "error-defect").fact("place", "errand").because(error)
        })
    }

    /// Does it, and tells each new percent.
    fn run(
        self,
        about: &Setting,
        tell: impl Fn(u8) + Send + Sync + 'static,
    ) -> Result<End, AppError> {
        let room = Room { app: &about.app, places: &about.places, run: about.run };
        (self.work)(&room, &Watch::new(self.stop, Arc::new(tell)))
    }
}

/// What an errand works with, on a thread of its own.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The open centre.
    pub app: App,
    /// Where files lie on this machine.
    pub places: Places,
    /// What is special about this run.
    pub run: Run,
}

/// The line that tells of an errand while it goes on.
#[derive(Debug)]
pub struct Line {
    what: Note,
    percent: Option<u8>,
    stop: Option<Stop>,
    screen: u32,
}

impl Line {
    /// Gives the screen that began it.
    pub fn screen(&self) -> u32 {
        self.screen
    }

    /// Gives what goes on.
    pub fn what(&self) -> &Note {
        &self.what
    }

    /// Takes how far it is.
    pub fn reach(&mut self, percent: u8) {
        self.percent = Some(percent);
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        if let Some(stop) = &self.stop {
            stop.ask();
        }
    }

    /// Tells whether it was asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.stop.as_ref().is_some_and(Stop::is_asked)
    }

    /// Tells whether Esc stops it on a screen.
    pub fn obeys(&self, screen: u32) -> bool {
        self.screen == screen && self.stop.is_some() && !self.is_stopping()
    }

    /// Says what goes on and how far it is, and on its own screen how it is stopped.
    pub fn words(&self, look: &Look, room: u16, screen: u32) -> String {
        let end = if self.is_stopping() {
            format!("  {}", look.say("errand-stopping"))
        } else if self.obeys(screen) {
            format!("  {}", look.say("errand-stop"))
        } else {
            String::new()
        };
        let bar = self.percent.map(bar).unwrap_or_default();
        let rest = room.saturating_sub(text::columns(&bar)).saturating_sub(text::columns(&end));
        let what = look.sentence(&self.what);
        format!("{}{bar}{end}", text::cut(&what, rest, look.glyphs().cut))
    }
}

/// Draws how far something is, in signs of every terminal.
fn bar(percent: u8) -> String {
    let full = percent.min(100) / (100 / BAR_SIGNS);
    let full = "#".repeat(full.into());
    format!("  [{full:.<width$}] {percent:>3}%", width = BAR_SIGNS.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::ui::fixtures;
    use crate::ui::glyphs::Glyphs;

    #[test]
    fn a_line_tells_how_far_it_is_and_how_it_is_stopped_on_its_own_screen_alone() {
        let look = fixtures::look(Language::Indonesian, Glyphs::BOX);
        let what = Note::info("errand-reading").fact("file", "peserta.xlsx");
        let errand = Errand::new(what, Stops::OnEsc, |_, watch| {
            watch.go_on()?;
            Ok(End::Answered(Answer::default()))
        });
        let mut line = errand.line(4);
        assert_eq!(line.words(&look, 80, 4), "Membaca peserta.xlsx  Esc hentikan");
        assert_eq!(line.words(&look, 80, 5), "Membaca peserta.xlsx");
        line.reach(81);
        assert_eq!(
            line.words(&look, 80, 4),
            "Membaca peserta.xlsx  [########..]  81%  Esc hentikan"
        );
        assert_eq!(text::columns(&line.words(&look, 48, 4)), 48);
        line.stop();
        assert!(line.is_stopping() && !line.obeys(4));
        assert!(line.words(&look, 80, 4).ends_with("Menghentikan ..."));
    }
}
