//! A sheet in the hands of its form: what was typed is kept as a draft until it is stored.

use std::collections::BTreeMap;
use std::sync::mpsc::channel;

use uuid::Uuid;

use crate::app::drafts::{self, Draft, DraftName};
use crate::app::edit::Stored;
use crate::app::{App, AppError, handover};

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
    // Nobody fills a form that cannot be kept on this laptop any more.
    handover::refuse_left(&app.store.read()?, "form")?;
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
                self.keeping(typed).carry_out(app);
                Answer::Set { field, outcome }
            }
            Ask::Finish => {
                let finished = self.sheet.finish(app);
                // What acts at its end has acted; a record keeps what it refused for another day.
                if finished.is_ok() && self.sheet.stored() == Stored::NotYet {
                    typed = Typed::default();
                }
                self.keeping(typed).carry_out(app);
                Answer::Finished(finished)
            }
            Ask::Choices { field, text } => {
                Answer::Choices { field, rows: self.sheet.choices(app, field, &text)? }
            }
            Ask::Restore(texts) if texts.is_empty() => {
                self.keeping(Typed::default()).carry_out(app);
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

    /// Tells what has to be kept as a draft now, and which draft nothing needs any more.
    pub fn keeping(&mut self, typed: Typed) -> Keeping {
        let mut texts = typed.refused;
        if self.sheet.stored() == Stored::NotYet {
            texts.extend(typed.taken);
        }
        texts.retain(|_, text| !text.is_empty());
        let name = self.sheet.subject().draft();
        let is_needed = !texts.is_empty();
        let forgotten = self.kept.take_if(|old| !is_needed || *old != name);
        if is_needed {
            self.kept = Some(name.clone());
        }
        let about = self.sheet.subject().parent();
        Keeping { forgotten, kept: is_needed.then_some((name, texts)), field: typed.field, about }
    }
}

/// A draft that is to be kept, and one that is not needed any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    forgotten: Option<DraftName>,
    kept: Option<(DraftName, Texts)>,
    field: String,
    about: Option<Uuid>,
}

impl Keeping {
    /// Keeps texts for a form that has no sheet of its own, as after what was new in it was taken
    /// back.
    pub fn of(subject: Subject, texts: Texts) -> Self {
        let kept = Some((subject.draft(), texts));
        Self { forgotten: None, kept, field: String::new(), about: subject.parent() }
    }

    /// Does it, and waits for it: whoever has gone on to the next field has lost nothing if the
    /// power fails.
    pub fn carry_out(self, app: &App) {
        let (sender, done) = channel::<()>();
        let told = |what: &'static str| {
            let sender = sender.clone();
            move |outcome: Result<(), AppError>| {
                if let Err(error) = outcome {
                    tracing::warn!(error = error.id, what, "draft");
                }
                drop(sender);
            }
        };
        if let Some(old) = self.forgotten {
            drafts::forget(app, &old, told("forget"));
        }
        if let Some((name, texts)) = self.kept {
            let draft = Draft {
                typed: texts,
                field: self.field,
                about: self.about,
                by: app.operator,
                at_ms: app.clock.wall_ms(),
            };
            drafts::keep(app, &name, &draft, told("keep"));
        }
        drop(sender);
        // Nobody sends: it ends when all that was handed over is done.
        let _all_done: Result<(), _> = done.recv();
    }
}
