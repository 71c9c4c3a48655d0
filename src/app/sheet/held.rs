//! A sheet in the hands of its form: what was typed is kept as a draft until it is stored.

use std::collections::BTreeMap;
use std::sync::mpsc::{Sender, channel};

use uuid::Uuid;

use crate::app::drafts::{self, Draft, DraftName};
use crate::app::edit::Stored;
use crate::app::{App, AppError};

use super::{Beside, Choosable, Finished, Sheet, Subject, open};

/// Texts by the names of their fields.
pub type Texts = BTreeMap<String, String>;

/// A sheet with the draft that is kept of it.
#[derive(Debug)]
pub struct Held {
    sheet: Box<dyn Sheet>,
    /// The draft that lies in the store now.
    kept: Option<DraftName>,
}

/// A form as it is opened.
#[derive(Debug)]
pub struct FormView {
    /// The sheet.
    pub held: Held,
    /// What is said beside its fields.
    pub beside: Vec<Beside>,
    /// What was typed before and not finished.
    pub draft: Option<Draft>,
}

/// What a form holds beside the sheet, for the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Texts that the sheet took.
    pub taken: Texts,
    /// Texts that were refused, or are half typed.
    pub refused: Texts,
    /// The field in focus.
    pub field: String,
}

/// What a form asks of its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To take what was typed into a field.
    Set {
        /// The field.
        field: &'static str,
        /// What was typed.
        text: String,
    },
    /// To make an end.
    Finish,
    /// For what can be chosen.
    Choices {
        /// The field.
        field: &'static str,
        /// What is typed in it.
        text: String,
    },
    /// To take again what was typed before.
    Restore(Texts),
}

/// What the sheet answers.
#[derive(Debug)]
pub enum Answer {
    /// A field took a text, in this change where there was one, or refused it.
    Set {
        /// The field.
        field: &'static str,
        /// What became of it.
        outcome: Result<Option<Uuid>, AppError>,
    },
    /// It is at its end, or something is missing.
    Finished(Result<Finished, AppError>),
    /// What can be chosen for a field.
    Choices {
        /// The field.
        field: &'static str,
        /// The rows.
        rows: Vec<Choosable>,
    },
    /// What was typed before was taken, but for these fields.
    Restored(Vec<(&'static str, String, AppError)>),
}

/// Opens the form of a subject.
pub fn open_form(app: &App, subject: Subject) -> Result<FormView, AppError> {
    let name = subject.draft();
    let draft = drafts::list(app)?.into_iter().find(|row| row.0 == name).map(|row| row.1);
    let sheet = open(app, subject)?;
    let kept = draft.is_some().then_some(name);
    let beside = sheet.beside(app)?;
    Ok(FormView { held: Held { kept, ..Held::new(sheet) }, beside, draft })
}

impl Held {
    /// Takes a sheet of which no draft is kept.
    pub fn new(sheet: Box<dyn Sheet>) -> Self {
        Self { sheet, kept: None }
    }

    /// Gives the sheet.
    pub fn sheet(&self) -> &dyn Sheet {
        self.sheet.as_ref()
    }

    /// Does what the form asks for, and keeps the draft as it has to be then.
    pub fn carry_out(&mut self, app: &App, ask: Ask, mut typed: Typed) -> Result<Answer, AppError> {
        Ok(match ask {
            Ask::Set { field, text } => {
                let outcome = self.sheet.set(app, field, &text);
                let outcome = outcome.map(|receipt| receipt.map(|receipt| receipt.id));
                typed.refused.remove(field);
                let texts = if outcome.is_ok() { &mut typed.taken } else { &mut typed.refused };
                texts.insert(field.to_owned(), text);
                self.keep(app, typed);
                Answer::Set { field, outcome }
            }
            Ask::Finish => {
                let finished = self.sheet.finish(app);
                // What acts at its end has acted; a record keeps what it refused for another day.
                if finished.is_ok() && self.sheet.stored() == Stored::NotYet {
                    typed = Typed::default();
                }
                self.keep(app, typed);
                Answer::Finished(finished)
            }
            Ask::Choices { field, text } => {
                Answer::Choices { field, rows: self.sheet.choices(app, field, &text)? }
            }
            Ask::Restore(texts) if texts.is_empty() => {
                self.keep(app, Typed::default());
                Answer::Restored(Vec::new())
            }
            Ask::Restore(texts) => Answer::Restored(self.restore(app, &texts)),
        })
    }

    /// Lists what is said beside the fields now.
    pub fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        self.sheet.beside(app)
    }

    /// Takes what was typed before, in the order of the form.
    fn restore(&mut self, app: &App, texts: &Texts) -> Vec<(&'static str, String, AppError)> {
        let mut refused = Vec::new();
        for name in self.sheet.rows().iter().map(|row| row.name) {
            let Some(text) = texts.get(name) else { continue };
            if let Err(error) = self.sheet.set(app, name, text) {
                refused.push((name, text.clone(), error));
            }
        }
        refused
    }

    /// Keeps the draft of a form that is left, and waits for it, so that it is there when the form
    /// is opened again.
    pub fn leave(&mut self, app: &App, typed: Typed) {
        let (sender, kept) = channel();
        self.tell(app, typed, &sender);
        drop(sender);
        // Every message is one that was kept; the end of them is what is waited for.
        while kept.recv().is_ok() {}
    }

    /// Keeps the draft that what is not stored needs, and forgets the one that nothing needs.
    fn keep(&mut self, app: &App, typed: Typed) {
        self.tell(app, typed, &channel().0);
    }

    /// Keeps and forgets, and sends a message when each is done.
    fn tell(&mut self, app: &App, typed: Typed, done: &Sender<()>) {
        let mut texts = typed.refused;
        if self.sheet.stored() == Stored::NotYet {
            texts.extend(typed.taken);
        }
        texts.retain(|_, text| !text.is_empty());
        let name = self.sheet.subject().draft();
        let told = |what: &'static str| {
            let done = done.clone();
            move |outcome: Result<(), AppError>| {
                // Where nobody waits, nobody has to be told.
                let _nobody = done.send(());
                if let Err(error) = outcome {
                    tracing::warn!(error = error.id, what, "draft");
                }
            }
        };
        let is_needed = !texts.is_empty();
        if let Some(old) = self.kept.take_if(|old| !is_needed || *old != name) {
            drafts::forget(app, &old, told("forget"));
        }
        if is_needed {
            let draft = Draft {
                typed: texts,
                field: typed.field,
                about: self.sheet.subject().parent(),
                by: app.operator,
                at_ms: app.clock.wall_ms(),
            };
            drafts::keep(app, &name, &draft, told("keep"));
            self.kept = Some(name);
        }
    }
}
