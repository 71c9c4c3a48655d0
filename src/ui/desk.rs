//! The desk: the one thread that works with the store for the screen, one job after the other.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use std::{io, thread};

use tempfile::TempDir;

use crate::app::import::{CorrectionWords, Finding, Kind, Plan};
use crate::app::opening::{Opened, Opening};
use crate::app::safety::{self, Occasion};
use crate::app::sheet::{self, Held, Typed};
use crate::app::{
    App, AppError, Clock, ErrorKind, LOCKED, Progress, Unlock, WRONG_PASSPHRASE, class, curricula,
    deeds, emergency, history, import, meeting, overview, practice, report, restore, scores,
    settings, setup, spreadsheets,
};
use crate::domain::fields::choice_label;
use crate::locale::{Arg, Words};

use super::act::{Act, Room};
use super::note::Note;
use super::screens::import_review::counted;
use super::terminal;
use super::work::{Done, Event, Job, Loaded, Page, Ready, Run, Save, SheetDone, Then};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Somebody left: there is time for a backup.
    Left,
    /// The system or the terminal ends it: what waits is stored, and nothing else.
    Stopped,
}

enum Message {
    Job(Box<Job>),
    Close(Ending),
}

/// The way to the desk.
#[derive(Debug)]
pub(super) struct Desk {
    jobs: Sender<Message>,
    closed: Receiver<()>,
}

impl Desk {
    /// Starts the thread; what it does comes back as events.
    pub(super) fn start(opening: Opening, run: Run, events: Sender<Event>) -> io::Result<Self> {
        let (jobs, inbox) = channel();
        let (sender, closed) = channel();
        let clerk = Clerk {
            opening,
            run,
            events,
            app: None,
            doubtful: None,
            practice: None,
            refused: 0,
            stopped: Arc::default(),
        };
        let work = move || {
            clerk.work(&inbox);
            // Nobody may be waiting any more.
            let _gone = sender.send(());
        };
        thread::Builder::new().name("desk".to_owned()).spawn(work)?;
        Ok(Self { jobs, closed })
    }

    /// Hands a job over; where the desk is gone the program is ending.
    pub(super) fn hand(&self, job: Job) {
        drop(self.jobs.send(Message::Job(Box::new(job))));
    }

    /// Has everything stored and the file closed; waits for it at most so long.
    pub(super) fn close(&self, ending: Ending, at_most: Duration) {
        drop(self.jobs.send(Message::Close(ending)));
        let _too_late = self.closed.recv_timeout(at_most);
    }
}

struct Clerk {
    opening: Opening,
    run: Run,
    events: Sender<Event>,
    app: Option<App>,
    /// A store that is open but for the date.
    doubtful: Option<Opened>,
    /// The folder of a practice centre, which goes with it.
    practice: Option<TempDir>,
    /// Changes of an earlier run that fit no more; the operator was told of them.
    refused: usize,
    /// Tells the report that is being written to stop.
    stopped: Arc<AtomicBool>,
}

impl Clerk {
    fn work(mut self, inbox: &Receiver<Message>) {
        while let Ok(message) = inbox.recv() {
            let job = match message {
                Message::Job(job) => *job,
                Message::Close(ending) => return self.close(ending),
            };
            // A defect ends in a sentence, not in a screen that waits for ever.
            let done = panic::catch_unwind(AssertUnwindSafe(|| self.perform(job)));
            let done = done.unwrap_or_else(|_| Err(defect()));
            match done {
                Ok(None) => {}
                Ok(Some(done)) => self.tell(Event::Done(Box::new(done))),
                Err(error) => {
                    self.tell(Event::Done(Box::new(Done::Failed(Note::from(&error)))));
                }
            }
            // What waited for the disk may fit no more, whichever job found it back.
            if let Some(sentence) = self.app.as_ref().and_then(emergency::refused) {
                self.tell(Event::Told(Note::from(sentence)));
            }
        }
        self.close(Ending::Stopped);
    }

    fn tell(&self, event: Event) {
        // Where nobody listens any more the program is ending.
        drop(self.events.send(event));
    }

    fn close(self, ending: Ending) {
        let Some(app) = self.app else { return };
        if ending == Ending::Left && self.run != Run::Practice {
            // A backup that fails keeps nobody from leaving; the next start makes it.
            let folder = self.opening.places.backups();
            if let Err(error) = safety::back_up_on(&app, &folder, Occasion::Leaving) {
                tracing::warn!(error = error.id, "backup on leaving");
            }
        }
        // What the disk still does not take outlives the program; what fits no more was told of.
        let kept = if app.store.kept() == 0 && self.refused > 0 && ending == Ending::Left {
            emergency::forget(&app)
        } else {
            emergency::keep(&app).map(drop)
        };
        if let Err(error) = kept {
            tracing::error!(error = error.id, "keeping what was not stored");
        }
        if let Err(error) = app.store.close() {
            tracing::error!(%error, "closing the store");
        }
    }

    fn perform(&mut self, job: Job) -> Result<Option<Done>, AppError> {
        Ok(match job {
            Job::Open(unlock) => Some(self.open(unlock)?),
            Job::Date(today) => {
                let opened = self.doubtful.take().ok_or_else(not_open)?;
                Some(self.begin(opened.on(today))?)
            }
            Job::KeepLanguage(language) => {
                settings::keep_language(&self.opening.places, language.code())?;
                None
            }
            Job::Found(founding) => {
                let app = setup::init(&self.opening, &founding)?;
                Some(self.begin(app)?)
            }
            Job::Practise => Some(self.practise()?),
            Job::Load(page, then) => Some(self.load(page, then)?),
            Job::Store(save) => {
                let (id, events) = (save.id(), self.events.clone());
                let notify = move |settled| drop(events.send(Event::Settled(id, settled)));
                match save {
                    Save::Marks(step) => class::submit(self.app()?, *step, notify),
                    Save::Score(step) => scores::submit(self.app()?, *step, notify),
                }
                None
            }
            Job::Keep => Some(Done::Kept(emergency::keep(self.app()?)?.map(|kept| kept.1.into()))),
            Job::Retry => Some(self.retry()?),
            Job::Peek(turn) => {
                Some(Done::Peeked(turn, deeds::next(self.app()?, turn)?.map(Box::new)))
            }
            Job::Turn(turn, deed) => {
                let kept = deeds::turn(self.app()?, turn, deed.id)?;
                Some(Done::Turned(turn, deed, kept))
            }
            Job::Plan(file, cohort) => Some(self.plan(file, &cohort)?),
            Job::Apply(plan) => Some(self.apply(&plan)?),
            Job::Act(act) => Some(self.act(act)?),
            Job::Inquire(inquiry) => Some(Done::Wished(inquiry.carry_out(&self.room()?)?)),
            Job::Sheet(held, ask, typed) => Some(self.ask_sheet(held, ask, typed)?),
            Job::KeepDraft(mut held, typed) => {
                held.leave(self.app()?, typed);
                None
            }
            Job::Check(request) => Some(Done::Checked(report::check(self.app()?, &request)?)),
            Job::Export(request) => {
                self.stopped = Arc::default();
                export(self.app()?.clone(), request, Arc::clone(&self.stopped), &self.events)?;
                Some(Done::Begun)
            }
            Job::StopExport => {
                self.stopped.store(true, Ordering::Relaxed);
                Some(Done::Begun)
            }
            Job::Correct(plan, file, language) => {
                Some(Done::Told(correct(&plan, &file, &Words::new(language))?))
            }
        })
    }

    fn app(&self) -> Result<&App, AppError> {
        self.app.as_ref().ok_or_else(not_open)
    }

    fn open(&mut self, unlock: Unlock) -> Result<Done, AppError> {
        if !self.opening.exists() {
            return Ok(Done::Nothing);
        }
        let events = self.events.clone();
        let progress: Progress = Arc::new(move |percent| {
            drop(events.send(Event::Progress(percent)));
        });
        let asked_without = matches!(unlock, Unlock::Open);
        let opened = match self.opening.open(unlock, Some(progress)) {
            Err(error) if error.id == LOCKED => return Ok(Done::Locked(None)),
            Err(error) if error.id == WRONG_PASSPHRASE && !asked_without => {
                return Ok(Done::Locked(Some(Note::from(&error))));
            }
            opened => opened?,
        };
        match opened.doubt {
            None => self.begin(opened.app),
            Some(doubt) => {
                self.doubtful = Some(opened);
                Ok(Done::Doubt(doubt))
            }
        }
    }

    /// Makes a practice centre in a folder that is removed when the program ends.
    fn practise(&mut self) -> Result<Done, AppError> {
        let (clock, reader) = (self.opening.clock, self.opening.reader.clone());
        let (folder, opening) = practice::temporary(clock, reader)?;
        (self.opening, self.practice, self.run) = (opening, Some(folder), Run::Practice);
        self.open(Unlock::Open)
    }

    /// Takes an open centre and makes the day's first backup beside the work.
    fn begin(&mut self, app: App) -> Result<Done, AppError> {
        let taken_in = emergency::take_in(&app)?;
        self.refused = taken_in.refused.len();
        let names = history::operator_names(&app)?;
        let run = match (self.run, app.clock) {
            (Run::Usual, Clock::Fixed(_)) => Run::FixedClock,
            (run, _) => run,
        };
        if run != Run::Practice {
            let folder = self.opening.places.backups();
            look_after(app.clone(), folder, self.events.clone());
        }
        know(app.clone(), self.events.clone());
        let ready = Ready {
            operator: app.operator,
            operator_name: names.get(&app.operator).cloned().unwrap_or_default(),
            clock: app.clock,
            run,
            taken_in: taken_in.sentences().into_iter().next_back().map(Note::from),
        };
        self.app = Some(app);
        Ok(Done::Opened(ready))
    }

    /// Stores what the disk did not take before.
    fn retry(&self) -> Result<Done, AppError> {
        let app = self.app()?;
        app.store.retry()?;
        emergency::forget(app)?;
        Ok(Done::Retried)
    }

    /// Reads a list of participants and says what it would do.
    fn plan(&self, file: PathBuf, cohort: &str) -> Result<Done, AppError> {
        let kind = Kind::Participants;
        let request = import::Request { kind, file: &file, cohort, sheet: None };
        let plan = import::plan(self.app()?, request)?;
        Ok(Done::Planned(Arc::new(plan), file))
    }

    /// Asks the sheet of a form something.
    fn ask_sheet(
        &self,
        mut held: Box<Held>,
        ask: sheet::Ask,
        typed: Typed,
    ) -> Result<Done, AppError> {
        let app = self.app()?;
        let answer = held.carry_out(app, ask, typed)?;
        let beside = held.beside(app)?;
        Ok(Done::Sheet(SheetDone { held, beside, answer }))
    }

    fn room(&self) -> Result<Room<'_>, AppError> {
        Ok(Room { app: self.app()?, places: &self.opening.places, run: self.run })
    }

    /// Does what a screen asked for; tells which change it made.
    fn act(&self, act: Act) -> Result<Done, AppError> {
        let app = self.app()?;
        let before = deeds::newest_id(app)?;
        let answer = act.carry_out(&self.room()?)?;
        let after = deeds::newest_id(app)?;
        Ok(Done::Acted(answer, after.filter(|_| after != before)))
    }

    /// Takes a list into its cohort, after the backup that an import is worth.
    fn apply(&self, plan: &Plan) -> Result<Done, AppError> {
        let app = self.app()?;
        if self.run != Run::Practice {
            safety::back_up_on(app, &self.opening.places.backups(), Occasion::Import)?;
        }
        import::apply(app, plan)?;
        let view = overview::cohort(app, plan.cohort.id)?;
        Ok(Done::Applied(Box::new(view), counted("said-imported", plan)))
    }

    fn load(&self, page: Page, then: Then) -> Result<Done, AppError> {
        let app = self.app()?;
        let loaded = match page {
            Page::Home => Loaded::Home(Box::new(overview::home(app)?)),
            Page::Cohorts => Loaded::Cohorts(overview::cohorts(app)?),
            Page::Cohort(id) => Loaded::Cohort(Box::new(overview::cohort(app, id)?)),
            Page::Meeting(id) => Loaded::Meeting(Box::new(meeting::open_meeting(app, id)?)),
            Page::Curricula(id) => Loaded::Curricula(curricula::all(app)?, id),
            Page::Scores(id) => Loaded::Scores(Box::new(scores::open_scores(app, id)?)),
            Page::History => Loaded::History(deeds::history(app, None)?),
            Page::Reports => Loaded::Reports(Box::new(report::offer(app)?)),
            Page::Form(subject) => Loaded::Form(Box::new(sheet::open_form(app, subject)?)),
            Page::Intake(cohort) => Loaded::Intake(spreadsheets::offer(app)?, cohort),
            Page::Class(cohort, session) => {
                Loaded::Class(Box::new(class::open_class(app, cohort, session)?))
            }
            Page::ClassOfToday => match overview::session_to_take(&overview::home(app)?) {
                None => Loaded::NoClass,
                Some((cohort, session)) => {
                    Loaded::Class(Box::new(class::open_class(app, cohort, session)?))
                }
            },
        };
        Ok(Done::Loaded(Box::new(loaded), then))
    }
}

/// Writes the files of a report on a thread of its own, so that the desk stays free.
fn export(
    app: App,
    request: report::Request,
    stopped: Arc<AtomicBool>,
    events: &Sender<Event>,
) -> Result<(), AppError> {
    let events = events.clone();
    let work = move || {
        let write = || report::export_while(&app, &request, &|| !stopped.load(Ordering::Relaxed));
        let written = panic::catch_unwind(AssertUnwindSafe(write));
        let written = written.unwrap_or_else(|_| Err(defect()));
        let outcome = written.map_err(|error| Note::from(&error));
        drop(events.send(Event::Exported(Box::new(outcome))));
    };
    let started = thread::Builder::new().name("report".to_owned()).spawn(work);
    started.map(drop).map_err(|error| {
        AppError::new(ErrorKind::File, "error-defect").fact("place", "report").because(error)
    })
}

/// Writes the refused rows beside the file they come from, under a name that is free.
fn correct(plan: &Plan, file: &Path, words: &Words) -> Result<Note, AppError> {
    let say = |finding: &Finding| {
        let facts = finding.facts.iter();
        let args: Vec<(&str, Arg)> =
            facts.map(|(name, value)| (*name, value.as_str().into())).collect();
        words.say_with(finding.id, &args)
    };
    let sheet = CorrectionWords {
        row: &words.say("column-row"),
        reason: &words.say("column-reason"),
        say: &say,
        choice: &|list, code| words.say(&choice_label(list, code)).into_owned(),
    };
    let path = spreadsheets::correction_of(file);
    let rows = import::write_faulty(plan, &path, &sheet)?;
    let note = Note::info("done-faulty").fact("count", i64::from(rows));
    Ok(note.fact("path", path.display().to_string()))
}

/// Tells of a panic that was caught, by its place in the code.
pub(super) fn defect() -> AppError {
    AppError::new(ErrorKind::Bug, "error-defect").fact("place", terminal::last_panic())
}

fn not_open() -> AppError {
    AppError::new(ErrorKind::Bug, "error-store-closed").hint("hint-store-closed")
}

/// Learns on a thread of its own who and what can be searched.
fn know(app: App, events: Sender<Event>) {
    let work = move || match app.directory.renew(&app) {
        Ok(()) => drop(events.send(Event::Searchable)),
        Err(error) => tracing::warn!(error = error.id, "building the directory"),
    };
    if let Err(error) = thread::Builder::new().name("directory".to_owned()).spawn(work) {
        tracing::warn!(%error, "building the directory");
    }
}

/// Looks after the backups on a thread of its own: says what the newest one has that the file
/// lacks, and makes the one of the day's first opening. A backup that fails is tried again on
/// leaving.
fn look_after(app: App, folder: PathBuf, events: Sender<Event>) {
    let work = move || {
        match restore::missing(&app, &folder) {
            Ok(Some(sentence)) => drop(events.send(Event::Told(Note::from(sentence)))),
            Ok(None) => {}
            Err(error) => tracing::warn!(error = error.id, "comparing with the newest backup"),
        }
        if let Err(error) = safety::back_up_on(&app, &folder, Occasion::Opening) {
            tracing::warn!(error = error.id, "backup on opening");
        }
    };
    if let Err(error) = thread::Builder::new().name("backup".to_owned()).spawn(work) {
        tracing::warn!(%error, "backup on opening");
    }
}
