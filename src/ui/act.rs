//! Acts: what a screen has the desk do with the store, as a value that holds a use case.
//!
//! `Wish::Do(Job::Act(Act::new("cohort-state", move |room| { ...; Ok(Answer::said(note)) })))`.
//! An act changes the store by use cases of `app` alone; what it changed last is taken back at once
//! by Ctrl+Z on the screen that did it.

use std::fmt;

use crate::app::places::Places;
use crate::app::{App, AppError};

use super::note::Note;
use super::work::{Page, Run, Then, Wish};

/// What an act works with.
#[derive(Debug)]
pub struct Room<'a> {
    /// The open centre.
    pub app: &'a App,
    /// Where files lie on this machine.
    pub places: &'a Places,
    /// What is special about this run; a practice centre makes no backups.
    pub run: Run,
}

type Work = Box<dyn FnOnce(&Room<'_>) -> Result<Answer, AppError> + Send>;

/// Something that is done with the store.
pub struct Act {
    name: &'static str,
    work: Work,
}

impl Act {
    /// Wraps a use case under a name, for the log.
    pub fn new(
        name: &'static str,
        work: impl FnOnce(&Room<'_>) -> Result<Answer, AppError> + Send + 'static,
    ) -> Self {
        Self { name, work: Box::new(work) }
    }

    /// Gives its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Does it.
    pub fn carry_out(self, room: &Room<'_>) -> Result<Answer, AppError> {
        (self.work)(room)
    }
}

impl fmt::Debug for Act {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Act({})", self.name)
    }
}

type Search = Box<dyn FnOnce(&Room<'_>) -> Result<Vec<Wish>, AppError> + Send>;

/// Something that is looked up in the store before a question is put; it changes nothing.
///
/// `Wish::Do(Job::Inquire(Inquiry::new("states", move |room| Ok(vec![Wish::Ask(..)]))))`.
pub struct Inquiry {
    name: &'static str,
    search: Search,
}

impl Inquiry {
    /// Wraps a look into the store under a name, for the log.
    pub fn new(
        name: &'static str,
        search: impl FnOnce(&Room<'_>) -> Result<Vec<Wish>, AppError> + Send + 'static,
    ) -> Self {
        Self { name, search: Box::new(search) }
    }

    /// Looks it up; gives what is wished then.
    pub fn carry_out(self, room: &Room<'_>) -> Result<Vec<Wish>, AppError> {
        (self.search)(room)
    }
}

impl fmt::Debug for Inquiry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Inquiry({})", self.name)
    }
}

/// What is told of an act, and what is shown then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was done, in one line.
    pub note: Option<Note>,
    /// What is shown then.
    pub next: Next,
}

/// What is shown after an act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// The same screen, read again.
    #[default]
    Renew,
    /// The screen below, read again.
    Back,
    /// Another page.
    Open(Page, Then),
}

impl Answer {
    /// Tells what was done, and reads the screen again.
    pub fn said(note: Note) -> Self {
        Self { note: Some(note), next: Next::Renew }
    }

    /// Shows something else then.
    #[must_use]
    pub fn then(mut self, next: Next) -> Self {
        self.next = next;
        self
    }
}
