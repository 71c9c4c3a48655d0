//! What the screens ask for, and what comes back: plain values between the state and the desk.

use chrono::{DateTime, FixedOffset, NaiveDate};
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::app::access::Protection;
use crate::app::backups::BackupsView;
use crate::app::changed::DeedView;
use crate::app::class::{self, ClassView, Settled, Stamp};
use crate::app::curricula::CurriculumView;
use crate::app::deeds::{Deed, Turn};
use crate::app::follow::{BoardView, Graduate, GraduatesView, Watch};
use crate::app::handover::Left;
use crate::app::lock::Pin;
use crate::app::meeting::MeetingView;
use crate::app::opening::DateDoubt;
use crate::app::operators::OperatorRow;
use crate::app::overview::{CohortRow, CohortView, HomeView};
use crate::app::people::PersonView;
use crate::app::report::{self, CheckReport, CheckRequest};
use crate::app::scores::{self, ScoreSheet};
use crate::app::settings::SettingsView;
use crate::app::setup::Founding;
use crate::app::sheet::{self, Beside, FormView, Held, Keeping, Subject, Typed};
use crate::app::spreadsheets::Offer;
use crate::app::{Clock, Unlock, people};
use crate::domain::id::{CohortId, CurriculumId, OperatorId, PersonId, SessionId};
use crate::locale::Language;

use super::act::{Act, Answer, Inquiry};
use super::ask::Ask;
use super::errand::{End, Errand};
use super::find;
use super::frame;
use super::keys::Key;
use super::look::Look;
use super::note::Note;
use super::office::{Task, Told};
use super::screens::secret::Purpose;
use super::table::Memory;
use super::theme::Theme;

/// What is special about this run; the header says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// Nothing.
    #[default]
    Usual,
    /// The clock is fixed from outside.
    FixedClock,
    /// A practice centre, of which nothing is kept.
    Practice,
}

/// When, by whom and on what kind of terminal keys are obeyed.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Now, in the zone of the centre.
    pub now: DateTime<FixedOffset>,
    /// Who works.
    pub operator: OperatorId,
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
}

/// The moment together with how things are said.
#[derive(Clone, Copy, Debug)]
pub struct Env<'a> {
    /// Language, colours, signs.
    pub look: &'a Look,
    /// The moment.
    pub moment: Moment,
}

impl Env<'_> {
    /// Gives today's date.
    pub fn today(&self) -> NaiveDate {
        self.moment.now.date_naive()
    }

    /// Gives who marks, and when.
    pub fn stamp(&self) -> Stamp {
        Stamp { by: self.moment.operator, at: self.moment.now }
    }

    /// Gives the work area of the screen.
    pub fn body(&self) -> Rect {
        frame::body(self.moment.width, self.moment.height)
    }
}

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size: columns and rows.
    Resized(u16, u16),
    /// The desk finished a job.
    Done(Box<Done>),
    /// The writer answered a step.
    Settled(Uuid, Settled),
    /// The errand, or the check of the store on opening, has come so far, in percent.
    Progress(u8),
    /// The errand is at its end, or the note tells why it failed.
    Ended(Box<Result<End, Note>>),
    /// Something to be told, found out beside the work.
    Told(Note),
    /// What an earlier run remembered of the lists.
    Recalled(Box<Memory>),
    /// People can be searched now.
    Searchable,
    /// A search was answered.
    Found(Box<find::Answer>),
    /// A new day began.
    NewDay,
    /// Nobody typed for a while.
    Idle,
    /// The system or the terminal ends the program.
    Stop,
}

/// What a screen wishes after a key.
#[derive(Debug)]
pub enum Wish {
    /// To be heard: a short beep.
    Beep,
    /// To tell something in the line above the footer.
    Say(Note),
    /// To have something done by the desk, and no key obeyed before it is.
    Do(Job),
    /// To store a step; keys go on.
    Store(Save),
    /// To have a question answered over the screen.
    Ask(Box<Ask>),
    /// To have a text put into the field in focus, as if it had been typed and finished.
    Fill(String),
    /// To have the draft of a form kept that is left; keys go on.
    KeepDraft(Keeping),
    /// To go out one level.
    Back,
    /// To have this PIN show the screen again, for this run.
    Pin(Pin),
    /// To speak the other language.
    OtherLanguage,
    /// To take the next colours.
    NextTheme,
    /// To end the program.
    Quit,
}

/// What the loop has to do after an update.
#[derive(Debug)]
pub enum Effect {
    /// Beep.
    Beep,
    /// Hand a job to the desk.
    Do(Job),
}

/// Work that needs the store.
#[derive(Debug)]
pub enum Job {
    /// Open the store.
    Open(Unlock),
    /// Go on with the date that the operator gave.
    Date(NaiveDate),
    /// Remember the language for the next start.
    KeepLanguage(Language),
    /// Remember the colours for the next start.
    KeepTheme(Theme),
    /// Remember the lists and the screen for the next start.
    Remember(Box<Memory>),
    /// Found a centre.
    Found(Founding),
    /// Make a practice centre that is kept nowhere.
    Practise,
    /// Read what a screen shows.
    Load(Page, Then),
    /// Read what stands beside a list on which the cursor is on this graduate.
    Beside(PersonId),
    /// List people, or read rows of a list that is known, for the topmost screen.
    People(people::Ask),
    /// Store a step; the answer comes as `Event::Settled`.
    Store(Save),
    /// Keep what the disk did not take in a file of its own.
    Keep,
    /// Try again to store what the disk did not take.
    Retry,
    /// Name the change that would be taken back or done again.
    Peek(Turn),
    /// Take it back or do it again.
    Turn(Turn, Box<Deed>),
    /// Ask the sheet of a form something; the draft keeps what it does not store.
    Sheet(Box<Held>, sheet::Ask, Typed),
    /// Keep the draft of a form that is left.
    KeepDraft(Keeping),
    /// Do something with the store by a use case.
    Act(Act),
    /// Look something up before a question is put.
    Inquire(Inquiry),
    /// Do something that concerns the centre as a whole.
    Office(Task),
    /// Search the whole centre; the answer comes as `Event::Found`.
    Find(find::Question),
    /// Look for what a receiver would send back.
    Check(CheckRequest),
    /// Do long work beside the screen; what it comes to arrives as `Event::Ended`.
    Begin(Errand),
}

impl Job {
    /// Tells whether it reads the store, and so has to see what was typed before it.
    pub fn reads(&self) -> bool {
        matches!(
            self,
            Self::Load(..)
                | Self::Beside(_)
                | Self::People(_)
                | Self::Peek(_)
                | Self::Act(_)
                | Self::Inquire(_)
                | Self::Office(_)
                | Self::Sheet(..)
                | Self::Check(_)
                | Self::Begin(_)
        )
    }
}

/// A step that was handed over while keys go on.
#[derive(Debug)]
pub enum Save {
    /// Marks of a register.
    Marks(Box<class::Step>),
    /// A score.
    Score(Box<scores::Step>),
}

impl Save {
    /// Names the change.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Marks(step) => step.id,
            Self::Score(step) => step.id,
        }
    }
}

/// What a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Beranda.
    Home,
    /// The list of cohorts.
    Cohorts,
    /// One cohort.
    Cohort(CohortId),
    /// The graduation meeting of a cohort.
    Meeting(CohortId),
    /// The scores of a cohort.
    Scores(CohortId),
    /// The curricula, with the cursor on this one.
    Curricula(Option<CurriculumId>),
    /// The register of a session.
    Class(CohortId, SessionId),
    /// The register that is most likely wanted today.
    ClassOfToday,
    /// The history.
    History,
    /// One change of it.
    Deed(Uuid),
    /// The list of people.
    People,
    /// The choice of a list of participants, for this cohort if for one.
    Intake(Option<CohortId>),
    /// The reports.
    Reports,
    /// A form.
    Form(Subject),
    /// Graduates by stage, with the cursor on this one where one is given.
    Board(Watch, Option<PersonId>),
    /// The list of graduates, with the cursor on this one where one is given.
    Graduates(Watch, Option<PersonId>),
    /// A graduate.
    Graduate(PersonId),
    /// The backups.
    Backups,
    /// The operators.
    Operators,
    /// The settings.
    Settings,
    /// A change of who can open the data.
    Secret(Purpose),
    /// One person.
    Person(PersonId),
}

impl Page {
    /// Names the cohort that it is of.
    pub fn cohort(&self) -> Option<CohortId> {
        match self {
            Self::Cohort(id) | Self::Meeting(id) | Self::Scores(id) | Self::Class(id, _) => {
                Some(*id)
            }
            _ => None,
        }
    }

    /// Tells whether it shows what is searched for in the directory.
    pub fn is_searched(&self) -> bool {
        matches!(
            self,
            Self::Home
                | Self::People
                | Self::Person(_)
                | Self::Board(..)
                | Self::Graduates(..)
                | Self::Graduate(_)
        )
    }
}

/// What becomes of the screens when a page was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// Its screen lies on top of the others.
    #[default]
    Push,
    /// Its screen takes the place of the topmost.
    Replace,
    /// Its screen lies on the first one alone.
    Root,
    /// The topmost screen shows it in place of what it showed.
    Renew,
}

/// What the desk did.
#[derive(Debug)]
pub enum Done {
    /// The store is open.
    Opened(Ready),
    /// It asks for a passphrase; the note tells of a wrong one.
    Locked(Option<Note>),
    /// There is no store yet.
    Nothing,
    /// The date of the machine has to be asked first.
    Doubt(DateDoubt),
    /// Something failed; what was shown stays.
    Failed(Note),
    /// A page was read.
    Loaded(Box<Loaded>, Then),
    /// The change that would be taken back or done again.
    Peeked(Turn, Option<Box<Deed>>),
    /// It was taken back or done again; so many of its records stay as they are.
    Turned(Turn, Box<Deed>, usize),
    /// What the disk did not take lies in this file of its own, if it could be written.
    Kept(Option<Note>),
    /// What the disk did not take is stored now.
    Retried,
    /// What a receiver would send back.
    Checked(CheckReport),
    /// Something goes on beside the work.
    Begun,
    /// The sheet of a form answered.
    Sheet(SheetDone),
    /// Something was done that concerns the centre as a whole.
    Office(Box<Told>),
    /// Something was done by a use case; it made this change last, where it made one.
    Acted(Answer, Option<Uuid>),
    /// Something was looked up, and this is wished then.
    Wished(Vec<Wish>),
    /// Something was done that changes nothing on the screen.
    Told(Note),
}

impl Done {
    /// Tells whether it is about the passphrase of who works, and nothing else was waited for.
    pub fn is_of_curtain(&self) -> bool {
        let Self::Office(told) = self else { return false };
        matches!(**told, Told::Proven(_) | Told::Unproven(_))
    }
}

/// A sheet that comes back to its form.
#[derive(Debug)]
pub struct SheetDone {
    /// The sheet.
    pub held: Box<Held>,
    /// What is said beside its fields now.
    pub beside: Vec<Beside>,
    /// What it answers.
    pub answer: sheet::Answer,
}

/// A store that is open.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Who works.
    pub operator: OperatorId,
    /// Name of who works.
    pub operator_name: String,
    /// The clock, in the zone of the centre.
    pub clock: Clock,
    /// What is special about this run.
    pub run: Run,
    /// Who can open the data.
    pub protection: Protection,
    /// Since when the data of this laptop is only read.
    pub left: Option<Left>,
    /// What is told: what became of changes that an earlier run could not store, of a file that
    /// was restored, of data that left.
    pub told: Option<Note>,
}

/// A page that was read.
#[derive(Debug)]
pub enum Loaded {
    /// Beranda.
    Home(Box<HomeView>),
    /// The list of cohorts.
    Cohorts(Vec<CohortRow>),
    /// One cohort.
    Cohort(Box<CohortView>),
    /// The graduation meeting of a cohort.
    Meeting(Box<MeetingView>),
    /// The scores of a cohort.
    Scores(Box<ScoreSheet>),
    /// The curricula, with the cursor on this one.
    Curricula(Vec<CurriculumView>, Option<CurriculumId>),
    /// The register of a session.
    Class(Box<ClassView>),
    /// There is no session whose register could be wanted.
    NoClass,
    /// The history.
    History(Vec<Deed>),
    /// One change of it.
    Deed(Box<DeedView>),
    /// The list of people.
    People(Box<people::Found>),
    /// More rows of it.
    PeopleRows(people::Window),
    /// The choice of a list of participants, for this cohort if for one.
    Intake(Offer, Option<CohortId>),
    /// The reports.
    Reports(Box<report::Offer>),
    /// The backups.
    Backups(Box<BackupsView>),
    /// The operators.
    Operators(Vec<OperatorRow>),
    /// The settings.
    Settings(Box<SettingsView>),
    /// A change of who can open the data, with the name of the operator whom it is about.
    Secret(Purpose, String),
    /// A form.
    Form(Box<FormView>),
    /// Graduates by stage.
    Board(Box<BoardView>),
    /// The list of graduates.
    Graduates(Box<GraduatesView>),
    /// A graduate.
    Graduate(Box<Graduate>),
    /// What stands beside a list.
    Beside(Box<Graduate>),
    /// One person.
    Person(Box<PersonView>),
}
