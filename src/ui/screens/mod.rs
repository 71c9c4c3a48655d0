//! The screens: one file each, with its state, its command tables, its update and its drawing.

pub mod alumni;
pub mod backups;
pub mod cohort;
pub mod cohorts;
pub mod curricula;
pub mod date;
pub mod deed;
pub mod first_run;
pub mod form;
pub mod graduation;
pub mod history;
pub mod home;
pub mod import;
pub mod intake;
pub mod opening;
pub mod operators;
pub mod passphrase;
pub mod people;
pub mod person;
pub mod register;
pub mod reports;
pub mod scores;
pub mod secret;
pub mod sessions;
pub mod settings;

use uuid::Uuid;

use crate::app::class::Settled;
use crate::app::deeds::Turn;
use crate::app::report::CheckReport;

use super::canvas::Canvas;
use super::command::{Focus, Hint};
use super::errand::End;
use super::frame::Head;
use super::keys::Key;
use super::note::{Level, Note};
use super::table::Listed;
use super::work::{Env, Job, Loaded, Page, SheetDone, Then, Wish};

/// A place on the screen: column and row.
pub type Spot = (u16, u16);

/// One screen: plain data that obeys keys and can be drawn at any time.
pub trait Screen: std::fmt::Debug {
    /// Gives its area, the way to it and its state.
    fn head(&self, env: &Env<'_>) -> Head;

    /// Tells where keys go.
    fn focus(&self) -> Focus;

    /// Lists its commands in the present focus.
    fn hints(&self) -> Vec<&'static Hint>;

    /// Names the message that tells what it is for, `purpose-...`.
    fn purpose(&self) -> &'static str;

    /// Obeys a key.
    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish>;

    /// Draws the work area; gives the place of the item in focus.
    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot>;

    /// Makes an end of what is half typed, before a key is obeyed that holds on every screen.
    fn interrupt(&mut self, env: &Env<'_>) -> Vec<Wish> {
        let _: &Env<'_> = env;
        Vec::new()
    }

    /// Keeps the program here while something typed would be lost by going to another area; says
    /// what it is.
    fn keeps(&mut self) -> Vec<Wish> {
        Vec::new()
    }

    /// Gives the columns that it needs; from 120 on the rest is for its help.
    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(80)
    }

    /// Takes pasted text; outside text fields nothing of it is obeyed.
    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        let _: &str = pasted;
        vec![Wish::Beep, Wish::Say(Note::warn("said-paste-ignored"))]
    }

    /// Says what helps with the field in focus, or asks a question, in the line below.
    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        let _: &Env<'_> = env;
        None
    }

    /// Gives its lists, to arrange and to remember them.
    fn lists(&mut self) -> Vec<&mut dyn Listed> {
        Vec::new()
    }

    /// Says what it wishes after its lists were arranged, such as the rows that are seen.
    fn arranged(&mut self, env: &Env<'_>) -> Vec<Wish> {
        let _: &Env<'_> = env;
        Vec::new()
    }

    /// Names what it shows, to read it again.
    fn page(&self) -> Option<Page> {
        None
    }

    /// Asks for what it shows to be read again.
    fn reload(&self) -> Option<Job> {
        self.page().map(|page| Job::Load(page, Then::Renew))
    }

    /// Shows what was read again.
    fn renew(&mut self, loaded: Loaded) {
        drop(loaded);
    }

    /// Takes the writer's answer to a step of this screen.
    fn settle(&mut self, id: Uuid, settled: &Settled) {
        let _: (Uuid, &Settled) = (id, settled);
    }

    /// Names the change that this screen made, or took back, last in this run.
    fn latest(&self, turn: Turn) -> Option<Uuid> {
        let _: Turn = turn;
        None
    }

    /// Notes that a change was taken back or done again.
    fn turned(&mut self, turn: Turn, change: Uuid) {
        let _: (Turn, Uuid) = (turn, change);
    }

    /// Shows why something failed, where the screen has a place for it.
    fn fail(&mut self, note: Note) -> Option<Note> {
        Some(note)
    }

    /// Finds its way after something failed.
    fn recover(&mut self) -> Vec<Wish> {
        Vec::new()
    }

    /// Puts a text into the field in focus, as if it had been typed and finished.
    fn fill(&mut self, text: &str, env: &Env<'_>) -> Vec<Wish> {
        let _: (&str, &Env<'_>) = (text, env);
        Vec::new()
    }

    /// Takes its sheet back from the desk, with what it answers.
    fn sheet_done(&mut self, done: SheetDone, env: &Env<'_>) -> Vec<Wish> {
        let _: &Env<'_> = env;
        drop(done);
        Vec::new()
    }

    /// Hears that whoever types is the operator who works.
    fn proven(&mut self, env: &Env<'_>) -> Vec<Wish> {
        let _: &Env<'_> = env;
        Vec::new()
    }

    /// Shows what a receiver would send back.
    fn checked(&mut self, report: CheckReport) {
        drop(report);
    }

    /// Hears what an errand came to, its own or that of another screen.
    fn ended(&mut self, outcome: &Result<End, Note>) {
        let _: &Result<End, Note> = outcome;
    }

    /// Shows how far the check of the store on opening has come.
    fn progress(&mut self, percent: u8) {
        let _: u8 = percent;
    }
}

/// Makes the screen of a page that was read.
pub fn of_page(loaded: Loaded) -> Option<Box<dyn Screen>> {
    Some(match loaded {
        Loaded::Home(view) => Box::new(home::Home::new(*view)),
        Loaded::Cohorts(rows) => Box::new(cohorts::Cohorts::new(rows)),
        Loaded::Cohort(view) => Box::new(cohort::CohortScreen::new(*view)),
        Loaded::Meeting(view) => Box::new(graduation::Graduation::new(*view)),
        Loaded::Curricula(rows, at) => Box::new(curricula::Curricula::new(rows, at)),
        Loaded::Scores(sheet) => Box::new(scores::ScoresScreen::new(*sheet)),
        Loaded::Class(view) => Box::new(register::RegisterScreen::new(*view)),
        Loaded::Deed(view) => Box::new(deed::DeedScreen::new(view)),
        Loaded::History(rows) => Box::new(history::History::new(rows)),
        Loaded::Intake(offer, cohort) => Box::new(intake::Intake::new(offer, cohort)),
        Loaded::Backups(view) => Box::new(backups::Backups::new(*view)),
        Loaded::Operators(rows) => Box::new(operators::Operators::new(rows)),
        Loaded::Settings(view) => Box::new(settings::SettingsScreen::new(*view)),
        Loaded::Secret(purpose, name) => Box::new(secret::SecretScreen::new(purpose, name)),
        Loaded::Person(view) => Box::new(person::PersonScreen::new(*view)),
        Loaded::Form(view) => Box::new(form::FormScreen::new(*view)),
        Loaded::Reports(offer) => Box::new(reports::Reports::new(*offer)),
        Loaded::Board(view) => Box::new(alumni::board::BoardScreen::new(*view)),
        Loaded::Graduates(view) => Box::new(alumni::list::ListScreen::new(*view)),
        Loaded::Graduate(graduate) => Box::new(alumni::graduate::GraduateScreen::new(*graduate)),
        Loaded::People(found) => Box::new(people::People::new(*found)),
        // Rows and what stands beside belong to a list that is open.
        Loaded::PeopleRows(_) | Loaded::NoClass | Loaded::Beside(_) => return None,
    })
}
