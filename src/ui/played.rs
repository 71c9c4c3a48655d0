//! Plays keys against the whole program but its terminal: the state, the real desk, and the
//! practice centre in memory. What the desk does is done before the next key.

use std::collections::{HashSet, VecDeque};
use std::mem::discriminant;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tempfile::TempDir;
use uuid::Uuid;

use super::desk::Clerk;
use super::fixtures::{self, drawn};
use super::glyphs::Glyphs;
use super::keyed::{SIZE, keys_of};
use super::keys::Key;
use super::note::Note;
use super::screens::secret::Purpose;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Page, Ready, Run, Then};
use crate::app::access::Protection;
use crate::app::follow::Watch;
use crate::app::opening::Opening;
use crate::app::places::Places;
use crate::app::sheet::{Journey, Subject};
use crate::app::{App, ErrorKind, deeds, drafts, memory};
use crate::domain::records::{
    Cohort, CohortState, Curriculum, Enrolment, FollowUp, Session, Venture,
};
use crate::locale::Language;

/// How long the writer, or whoever works beside the desk, may take.
const ANSWER_MOST: Duration = Duration::from_secs(20);

/// The running program without a terminal.
pub(super) struct Played {
    pub(super) state: AppState,
    pub(super) app: App,
    clerk: Clerk,
    events: Receiver<Event>,
    folder: TempDir,
    /// Whether reports are written, which needs a folder that nobody changed.
    pub(super) writing: Writing,
    size: (u16, u16),
    /// The newest change when it was opened.
    newest: Option<Uuid>,
}

/// Whether reports are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// They are, into a folder that goes with the test.
    Yes,
    /// They fail: who knows which folder was typed.
    No,
}

/// Every page that can be shown, of the running cohort where it is of one.
///
/// A test below refuses a kind of page, or of form, that is not among them.
pub(super) fn pages(app: &App) -> Vec<Page> {
    let snapshot = app.store.read().unwrap();
    let cohorts = snapshot.all::<Cohort>().unwrap();
    let in_state = |state: CohortState| {
        cohorts.iter().find(|cohort| cohort.state == state).map(|cohort| cohort.id).unwrap()
    };
    let (running, graduated) = (in_state(CohortState::Running), in_state(CohortState::Graduated));
    let session = snapshot.children::<Session>(running.uuid()).unwrap().swap_remove(0).id;
    let enrolment = snapshot.children::<Enrolment>(running.uuid()).unwrap().swap_remove(0).id;
    let curriculum = snapshot.all::<Curriculum>().unwrap().swap_remove(0);
    let module = curriculum.in_order()[0].0;
    let person = snapshot.children::<Enrolment>(graduated.uuid()).unwrap().swap_remove(0).person;
    let form = |journey| Page::Form(Subject::Journey(journey));
    let venture = snapshot.all::<Venture>().unwrap().swap_remove(0);
    let owner = venture.owners[0];
    let mut pages = vec![
        Page::Home,
        Page::Cohorts,
        Page::Cohort(running),
        Page::Meeting(running),
        Page::Meeting(graduated),
        Page::Scores(running),
        Page::Curricula(None),
        Page::Class(running, session),
        Page::ClassOfToday,
        Page::History,
        Page::People,
        Page::Deed(deeds::newest_id(app).unwrap().unwrap()),
        Page::Intake(None),
        Page::Reports,
        Page::Form(Subject::NewPerson(Some(running))),
        Page::Form(Subject::Person(person)),
        Page::Form(Subject::NewCohort),
        Page::Form(Subject::CopyCohort(running)),
        Page::Form(Subject::Cohort(running)),
        Page::Form(Subject::Leave(running, enrolment)),
        Page::Form(Subject::PlanSessions(running)),
        Page::Form(Subject::Session(running, session)),
        Page::Form(Subject::Meeting(running)),
        Page::Form(Subject::NewCurriculum),
        Page::Form(Subject::Curriculum(curriculum.id)),
        Page::Form(Subject::Rule(curriculum.id)),
        Page::Form(Subject::NewModule(curriculum.id)),
        Page::Form(Subject::Module(curriculum.id, module)),
        Page::Form(Subject::Centre),
        form(Journey::NewTask(person)),
        form(Journey::Step(person, "nib")),
        form(Journey::Step(person, "ekspor")),
        form(Journey::NewVenture(person)),
        Page::Board(Watch::EVERYBODY, None),
        Page::Graduates(Watch::EVERYBODY, None),
        Page::Graduate(owner),
        Page::Person(person),
        Page::Backups,
        Page::Operators,
        Page::Settings,
        Page::Secret(Purpose::First),
        form(Journey::Venture(venture.id)),
        form(Journey::NewPermit(venture.id)),
        form(Journey::NewProduct(venture.id)),
        form(Journey::NewConsent(owner)),
    ];
    let tasks = snapshot.all::<FollowUp>().unwrap();
    pages.extend(tasks.first().map(|task| form(Journey::Task(task.person, task.id))));
    pages
}

impl Played {
    /// Opens the practice centre and shows Beranda.
    pub(super) fn new() -> Self {
        Self::speaking(Language::Indonesian)
    }

    /// Opens the practice centre in a language.
    pub(super) fn speaking(language: Language) -> Self {
        let app = memory::centre();
        app.directory.renew(&app).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            places: Places::below(folder.path()),
            clock: app.clock,
            operator: None,
            reader: PathBuf::new(),
        };
        let (sender, events) = channel();
        let mut clerk = Clerk::new(opening, Run::FixedClock, sender, channel().0);
        clerk.seat(app.clone());
        let state = Self::fresh(&app, language);
        let newest = deeds::newest_id(&app).unwrap();
        let (writing, size) = (Writing::Yes, SIZE);
        let mut played = Self { state, app, clerk, events, folder, writing, size, newest };
        played.show(Page::Home);
        played
    }

    /// Shows one page of the practice centre.
    pub(super) fn at(page: Page) -> Self {
        let mut played = Self::new();
        played.show(page);
        played
    }

    fn fresh(app: &App, language: Language) -> AppState {
        let look = fixtures::look(language, Glyphs::BOX);
        let mut state = AppState::new(look, Run::FixedClock, app.clock, SIZE);
        let ready = Ready {
            operator: app.operator,
            operator_name: "Sari".to_owned(),
            clock: app.clock,
            run: Run::FixedClock,
            protection: Protection::Open,
            left: None,
            told: None,
        };
        // The page that it wishes for is read by `show`.
        drop(state.update(Event::Done(Box::new(Done::Opened(ready)))));
        state
    }

    /// Starts the program anew on the same centre, and shows Beranda.
    pub(super) fn restart(&mut self, language: Language) {
        self.state = Self::fresh(&self.app, language);
        self.size = SIZE;
        self.show(Page::Home);
    }

    /// Shows a page as it is in a fresh practice centre; opens another one where this one changed.
    pub(super) fn again(&mut self, page: Page, language: Language) {
        let newest = deeds::newest_id(&self.app).unwrap();
        let is_untouched = drafts::list(&self.app).unwrap().is_empty();
        if newest == self.newest && is_untouched {
            self.restart(language);
        } else {
            *self = Self::speaking(language);
        }
        self.show(page);
    }

    /// Reads a page as the menu does and shows it.
    pub(super) fn show(&mut self, page: Page) {
        let then = if page == Page::Home { Then::Replace } else { Then::Root };
        let mut waiting = VecDeque::new();
        self.work(Job::Load(page, then), &mut waiting);
        self.settle(waiting);
    }

    /// Plays keys written as text, such as `07I{Enter}`; gives the screen then.
    pub(super) fn play(&mut self, keys: &str) -> String {
        for key in keys_of(keys) {
            self.press(key);
        }
        self.text()
    }

    /// Presses a key and does all that follows.
    pub(super) fn press(&mut self, key: Key) {
        self.event(Event::Key(key));
    }

    /// Has something happen and does all that follows.
    pub(super) fn event(&mut self, event: Event) {
        if let Event::Resized(width, height) = event {
            self.size = (width, height);
        }
        self.settle(VecDeque::from([event]));
    }

    /// Gives the folder that goes with the test.
    pub(super) fn folder(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// Gives the screen as text.
    pub(super) fn text(&self) -> String {
        drawn(&self.state, self.size)
    }

    fn settle(&mut self, mut waiting: VecDeque<Event>) {
        while let Some(event) = waiting.pop_front() {
            for effect in self.state.update(event) {
                if let Effect::Do(job) = effect {
                    self.work(job, &mut waiting);
                }
            }
            waiting.extend(self.events.try_iter());
        }
    }

    /// Does a job and waits for whoever works at it beside the desk. A defect is refused.
    fn work(&mut self, job: Job, waiting: &mut VecDeque<Event>) {
        let stored = if let Job::Store(save) = &job { Some(save.id()) } else { None };
        if let Job::Begin(errand) = &job
            && errand.what().id == "errand-report"
            && self.writing == Writing::No
        {
            let failed = Err(Note::warn("report-no-folder"));
            waiting.push_back(Event::Ended(Box::new(failed)));
            return;
        }
        let is_errand = matches!(job, Job::Begin(_));
        let keeps_draft = matches!(job, Job::KeepDraft(..) | Job::Sheet(..));
        let name = format!("{job:?}");
        match self.clerk.perform(job) {
            Ok(Some(Done::Loaded(mut loaded, then))) => {
                if let Loaded::Reports(offer) = loaded.as_mut() {
                    offer.folder = self.folder.path().join("reports");
                }
                waiting.push_back(Event::Done(Box::new(Done::Loaded(loaded, then))));
            }
            Ok(done) => waiting.extend(done.map(|done| Event::Done(Box::new(done)))),
            Err(error) => {
                assert!(error.kind != ErrorKind::Bug, "{name}: {error:?}");
                let note = Note::from(&error);
                waiting.push_back(Event::Done(Box::new(Done::Failed(note))));
                return;
            }
        }
        if keeps_draft {
            // Drafts are kept by the writer in its own time, before it answers this.
            drop(self.app.store.retry());
        }
        if stored.is_none() && !is_errand {
            return;
        }
        loop {
            let event = self.events.recv_timeout(ANSWER_MOST).expect("an answer");
            let is_it = match &event {
                Event::Settled(id, _) => Some(*id) == stored,
                Event::Ended(_) => is_errand,
                _ => false,
            };
            waiting.push_back(event);
            if is_it {
                return;
            }
        }
    }
}

/// Counts the variants of an enum in the text of its file.
fn variants(source: &str, name: &str) -> usize {
    let (_, rest) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    body.lines().filter(|line| line.trim_start().starts_with(char::is_uppercase)).count()
}

#[test]
fn every_kind_of_page_and_of_form_is_among_those_that_are_played() {
    let pages = pages(&memory::centre());
    let kinds: HashSet<_> = pages.iter().map(discriminant).collect();
    let all = variants(include_str!("work.rs"), "Page");
    assert_eq!(kinds.len(), all, "a page is missing above");
    let form = |page: &Page| {
        if let Page::Form(subject) = page { Some(discriminant(subject)) } else { None }
    };
    let forms: HashSet<_> = pages.iter().filter_map(form).collect();
    let all = variants(include_str!("../app/sheet/mod.rs"), "Subject");
    assert_eq!(forms.len(), all, "a form is missing above");
}

#[test]
fn the_form_of_every_draft_comes_back_from_its_name() {
    for page in pages(&memory::centre()) {
        if let Page::Form(subject) = page {
            assert_eq!(Subject::of_draft(&subject.draft(), subject.parent()), Some(subject));
        }
    }
}

#[test]
fn a_register_is_taken_from_the_first_screen_and_lies_in_the_store() {
    let mut played = Played::new();
    let before = memory::records(&played.app);
    let screen = played.play("{Enter}01A=");
    assert!(screen.contains("[A]") && screen.contains("Tersimpan"), "{screen}");
    let changed = memory::records(&played.app);
    assert_ne!(changed, before);
    played.play("{^Z}{Enter}{^Z}{Enter}");
    assert_eq!(memory::records(&played.app), before, "{}", played.text());
}

#[test]
fn somebody_is_found_by_a_part_of_the_name_and_opened() {
    let mut played = Played::new();
    let person = played.app.store.read().unwrap().all::<crate::domain::records::Person>().unwrap();
    let name = person[0].name.clone();
    let screen = played.play(&format!("{{^F}}{}", name.to_uppercase()));
    assert!(screen.contains(&name) && screen.contains("NIK 33"), "{screen}");
    assert!(screen.contains("********"), "{screen}");
    let screen = played.play("{Enter}");
    assert!(screen.contains(&name) && screen.contains("Peserta"), "{screen}");
}
