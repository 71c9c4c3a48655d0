//! The desk: the one thread that works with the store for the screen, one job after the other.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use std::{io, thread};

use tempfile::TempDir;

use crate::app::opening::{Opened, Opening};
use crate::app::remembered::{self, Remembered};
use crate::app::safety::{self, Occasion};
use crate::app::sheet::{self, Held, Typed};
use crate::app::{
    App, AppError, Clock, ErrorKind, LOCKED, Progress, Unlock, WRONG_PASSPHRASE, access, backups,
    changed, class, curricula, deeds, emergency, follow, handover, history, home, meeting,
    operators, overview, people, practice, report, scores, settings, setup, spreadsheets,
};

use super::act::{Act, Room};
use super::beside;
use super::errand::{Errand, Setting};
use super::finder;
use super::note::Note;
use super::office;
use super::provoke;
use super::table::Memory;
use super::terminal;
use super::work::{Done, Event, Job, Loaded, Page, Ready, Run, Save, SheetDone, Then};

/// Rows of people that are read before the screen says how many it has.
const PEOPLE_FIRST: usize = 80;

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
    finder: Sender<finder::Message>,
    closed: Receiver<()>,
}

impl Desk {
    /// Starts the thread; what it does comes back as events.
    pub(super) fn start(opening: Opening, run: Run, events: Sender<Event>) -> io::Result<Self> {
        let (jobs, inbox) = channel();
        let finder = finder::start(events.clone())?;
        let (sender, closed) = channel();
        let clerk = Clerk::new(opening, run, events, finder.clone());
        let work = move || {
            clerk.work(&inbox);
            // Nobody may be waiting any more.
            let _gone = sender.send(());
        };
        thread::Builder::new().name("desk".to_owned()).spawn(work)?;
        Ok(Self { jobs, finder, closed })
    }

    /// Hands a job over; where the desk is gone the program is ending.
    pub(super) fn hand(&self, job: Job) {
        match job {
            // A search does not wait for what the desk is at.
            Job::Find(question) => drop(self.finder.send(finder::Message::Find(question))),
            job => drop(self.jobs.send(Message::Job(Box::new(job)))),
        }
    }

    /// Has everything stored and the file closed; waits for it at most so long.
    pub(super) fn close(&self, ending: Ending, at_most: Duration) {
        drop(self.jobs.send(Message::Close(ending)));
        let _too_late = self.closed.recv_timeout(at_most);
    }
}

/// Who works at the desk.
pub(super) struct Clerk {
    pub(super) opening: Opening,
    pub(super) run: Run,
    events: Sender<Event>,
    finder: Sender<finder::Message>,
    pub(super) app: Option<App>,
    /// A store that is open but for the date.
    doubtful: Option<Opened>,
    /// The folder of a practice centre, which goes with it.
    practice: Option<TempDir>,
    /// Changes of an earlier run that fit no more; the operator was told of them.
    refused: usize,
    /// What Beranda showed last, for as long as nothing changes.
    home: RefCell<home::Known>,
    /// A file on its way to the place of the present one.
    pub(super) coming: office::Coming,
}

impl Clerk {
    /// Sits down before the centre is open.
    pub(super) fn new(
        opening: Opening,
        run: Run,
        events: Sender<Event>,
        finder: Sender<finder::Message>,
    ) -> Self {
        Self {
            opening,
            run,
            events,
            finder,
            app: None,
            doubtful: None,
            practice: None,
            refused: 0,
            home: RefCell::default(),
            coming: office::Coming::default(),
        }
    }

    /// Gives an open centre to who works, without what goes on beside it.
    #[cfg(test)]
    pub(super) fn seat(&mut self, app: App) {
        self.app = Some(app);
    }

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
        drop(self.finder.send(finder::Message::Close));
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

    /// Does a job; gives what is told of it at once.
    pub(super) fn perform(&mut self, job: Job) -> Result<Option<Done>, AppError> {
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
            Job::KeepTheme(theme) => {
                settings::keep_theme(&self.opening.places, theme.code())?;
                None
            }
            Job::Find(question) => {
                self.tell(finder::answer(self.app()?, question));
                None
            }
            Job::Remember(memory) => {
                self.remember(&memory);
                None
            }
            Job::Found(founding) => {
                let app = setup::init(&self.opening, &founding)?;
                Some(self.begin(app)?)
            }
            Job::Practise => Some(self.practise()?),
            Job::Load(page, then) => Some(self.load(page, then)?),
            Job::Beside(id) => {
                let beside = Loaded::Beside(Box::new(follow::graduate(self.app()?, id)?));
                Some(Done::Loaded(Box::new(beside), Then::Renew))
            }
            Job::People(ask) => Some(self.people(ask)?),
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
            Job::Act(act) => Some(self.act(act)?),
            Job::Inquire(inquiry) => Some(Done::Wished(inquiry.carry_out(&self.room()?)?)),
            Job::Office(task) => Some(self.office(task)?),
            Job::Sheet(held, ask, typed) => Some(self.ask_sheet(held, ask, typed)?),
            Job::KeepDraft(keeping) => {
                keeping.carry_out(self.app()?);
                None
            }
            Job::Check(request) => Some(Done::Checked(report::check(self.app()?, &request)?)),
            Job::Begin(errand) => {
                self.begin_errand(errand);
                Some(Done::Begun)
            }
        })
    }

    pub(super) fn app(&self) -> Result<&App, AppError> {
        self.app.as_ref().ok_or_else(not_open)
    }

    /// Opens the store.
    pub(super) fn open(&mut self, unlock: Unlock) -> Result<Done, AppError> {
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
        let known = remembered::read(&self.opening.places);
        let memory = Memory::new(known.screen, known.lists, remembered::spots(&app));
        self.tell(Event::Recalled(Box::new(memory)));
        let backups = (run != Run::Practice).then(|| self.opening.places.backups());
        beside::start(app.clone(), backups, self.events.clone());
        drop(self.finder.send(finder::Message::Open(Box::new(app.clone()))));
        let left = handover::left(&app)?;
        let restored = if left.is_none() { self.note_restored(&app)? } else { None };
        let taken_in = taken_in.sentences().into_iter().next_back().map(Note::from);
        let ready = Ready {
            operator: app.operator,
            operator_name: names.get(&app.operator).cloned().unwrap_or_default(),
            clock: app.clock,
            run,
            protection: access::protection(&app)?,
            told: restored.or(taken_in).or_else(|| left.as_ref().map(office::told_left)),
            left,
        };
        self.app = Some(app);
        Ok(Done::Opened(ready))
    }

    /// Keeps where somebody was; a disk that does not take it keeps nobody from work.
    fn remember(&self, memory: &Memory) {
        let known = Remembered { screen: memory.screen.clone(), lists: memory.lists() };
        let failed = |error: AppError| tracing::warn!(error = error.id, "remembering lists");
        if known != remembered::read(&self.opening.places) {
            remembered::write(&self.opening.places, &known).unwrap_or_else(failed);
        }
        if let Some(app) = &self.app {
            remembered::keep_spots(app, &memory.spots(), move |kept| kept.unwrap_or_else(failed));
        }
    }

    /// Lists people, or reads rows of a list that is known.
    fn people(&self, ask: people::Ask) -> Result<Done, AppError> {
        let app = self.app()?;
        let loaded = match ask {
            people::Ask::List(wish, around, count) => {
                Loaded::People(Box::new(people::find(app, wish, around, count)?))
            }
            people::Ask::Rows(list, places) => {
                Loaded::PeopleRows(people::Window::read(app, &list, places)?)
            }
        };
        Ok(Done::Loaded(Box::new(loaded), Then::Renew))
    }

    /// Stores what the disk did not take before.
    fn retry(&self) -> Result<Done, AppError> {
        let app = self.app()?;
        app.store.retry()?;
        emergency::forget(app)?;
        Ok(Done::Retried)
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

    /// Has an errand done on a thread of its own, so that the desk stays free.
    fn begin_errand(&self, errand: Errand) {
        let begun = self.app().cloned().and_then(|app| {
            let setting = Setting { app, places: self.opening.places.clone(), run: self.run };
            errand.begin(setting, self.events.clone())
        });
        if let Err(error) = begun {
            self.tell(Event::Ended(Box::new(Err(Note::from(&error)))));
        }
    }

    fn load(&self, page: Page, then: Then) -> Result<Done, AppError> {
        let app = self.app()?;
        if page == Page::History {
            provoke::defect("desk");
        }
        let loaded = match page {
            Page::Home => {
                let places = (self.run != Run::Practice).then_some(&self.opening.places);
                Loaded::Home(Box::new(home::read(app, places, &mut self.home.borrow_mut())?))
            }
            Page::Cohorts => Loaded::Cohorts(overview::cohorts(app)?),
            Page::Cohort(id) => Loaded::Cohort(Box::new(overview::cohort(app, id)?)),
            Page::Meeting(id) => Loaded::Meeting(Box::new(meeting::open_meeting(app, id)?)),
            Page::Curricula(id) => Loaded::Curricula(curricula::all(app)?, id),
            Page::Scores(id) => Loaded::Scores(Box::new(scores::open_scores(app, id)?)),
            Page::Deed(id) => Loaded::Deed(Box::new(changed::changed(app, id)?)),
            Page::History => Loaded::History(deeds::history(app, None)?),
            Page::People => {
                let found = people::find(app, people::Wish::default(), None, PEOPLE_FIRST)?;
                Loaded::People(Box::new(found))
            }
            Page::Reports => Loaded::Reports(Box::new(report::offer(app)?)),
            Page::Backups => Loaded::Backups(Box::new(backups::view(app, &self.opening.places)?)),
            Page::Operators => Loaded::Operators(operators::list(app)?),
            Page::Settings => {
                Loaded::Settings(Box::new(settings::view(app, &self.opening.places)?))
            }
            Page::Secret(purpose) => self.load_secret(purpose)?,
            Page::Form(subject) => Loaded::Form(Box::new(sheet::open_form(app, subject)?)),
            Page::Board(watch, at) => {
                app.directory.renew(app)?;
                Loaded::Board(Box::new(follow::board_view(app, watch, at)?))
            }
            Page::Graduates(watch, at) => {
                app.directory.renew(app)?;
                Loaded::Graduates(Box::new(follow::graduates_view(app, watch, at)?))
            }
            Page::Graduate(id) => {
                app.directory.renew(app)?;
                Loaded::Graduate(Box::new(follow::graduate(app, id)?))
            }
            Page::Person(id) => {
                app.directory.renew(app)?;
                Loaded::Person(Box::new(people::view(app, &app.directory, id)?))
            }
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

/// Tells of a panic that was caught, by its place in the code.
pub(super) fn defect() -> AppError {
    let error = AppError::new(ErrorKind::Bug, "error-defect");
    error.fact("place", terminal::last_panic()).hint("hint-defect")
}

pub(super) fn not_open() -> AppError {
    AppError::new(ErrorKind::Bug, "error-store-closed").hint("hint-store-closed")
}
