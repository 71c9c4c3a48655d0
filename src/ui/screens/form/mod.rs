//! The form of whatever has a sheet: Enter goes on, an error stands beside its field and keeps
//! nobody from going on, what was typed outlives the program.

mod draw;
mod input;
mod keys;
mod offered;
mod pick;

use std::collections::BTreeMap;

use self::input::{Input, Typing};
use self::keys::{DRAFT_KEYS, FORM_KEYS, Filling};
use super::{Screen, Spot};
use crate::app::Fact;
use crate::app::drafts::Draft;
use crate::app::edit::Stored;
use crate::app::restore::Sentence;
use crate::app::sheet::{
    Answer, Ask as SheetAsk, Beside, BesideKind, Finished, FormView, Held, Keeping, Subject, Typed,
};
use crate::domain::field::FieldKind;
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note, Value};
use crate::ui::work::{Env, Job, Loaded, Page, SheetDone, Then, Wish};

/// A form.
#[derive(Debug)]
pub struct FormScreen {
    /// The sheet; with the desk while it works on it.
    held: Option<Held>,
    subject: Subject,
    /// What it was opened for: something new, which may have become known since.
    opened: Subject,
    /// Whether what it shows is there no more.
    gone: Gone,
    /// Whether somebody typed past the draft that is offered.
    past: Past,
    title: Sentence,
    stored: Stored,
    inputs: Vec<Input>,
    beside: Vec<Beside>,
    at: usize,
    after: After,
    /// What was typed before and not finished, while nobody has said what becomes of it.
    offered: Option<Draft>,
    /// How the cursor came to its field.
    came: Came,
    /// Values of the form before this one, to be copied.
    before: BTreeMap<&'static str, String>,
    /// Forms that were filled one after the other, this one among them.
    number: usize,
}

/// How the cursor came to its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    ByKey,
    /// By itself, after a whole number: an Enter behind that number moves no further.
    ByItself,
}

/// Whether the record of a form is there no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gone {
    No,
    Yes,
}

/// Whether somebody typed past a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    No,
    /// What was typed was refused, so that the Enter behind it is no answer.
    Yes,
}

/// What follows once the desk has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Stay,
    Go(usize),
    Finish,
    Leave,
}

impl FormScreen {
    /// Shows a form.
    pub fn new(view: FormView) -> Self {
        let sheet = view.held.sheet();
        let inputs: Vec<Input> = sheet.rows().into_iter().map(Input::new).collect();
        Self {
            subject: sheet.subject(),
            opened: sheet.subject(),
            gone: Gone::No,
            past: Past::No,
            title: sheet.title(),
            stored: sheet.stored(),
            at: 0,
            inputs,
            beside: view.beside,
            after: After::Stay,
            offered: view.draft,
            came: Came::ByKey,
            before: BTreeMap::new(),
            number: 1,
            held: Some(view.held),
        }
    }

    fn input(&self) -> Option<&Input> {
        self.inputs.get(self.at)
    }

    fn place_of(&self, field: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input.row().name == field)
    }

    /// Gives what stands beside a field in the first of some ways.
    fn beside(&self, field: &str, is_wanted: impl Fn(&BesideKind) -> bool) -> Option<&Beside> {
        self.beside.iter().find(|row| row.field == field && is_wanted(&row.kind))
    }

    /// Counts what was refused.
    fn refused(&self) -> usize {
        self.inputs.iter().filter(|input| input.refusal().is_some()).count()
    }

    /// Gives what a draft has to keep.
    fn typed(&self) -> Typed {
        let mut typed = Typed::default();
        for input in self.inputs.iter().filter(|input| input.is_typed()) {
            let texts = if input.is_dirty() { &mut typed.refused } else { &mut typed.taken };
            texts.insert(input.row().name.to_owned(), input.text());
        }
        typed.field = self.input().map(|input| input.row().name.to_owned()).unwrap_or_default();
        typed
    }

    /// Hands the sheet to the desk with what it is asked.
    fn ask(&mut self, ask: SheetAsk) -> Vec<Wish> {
        let typed = self.typed();
        match self.held.take() {
            Some(held) => vec![Wish::Do(Job::Sheet(Box::new(held), ask, typed))],
            // A defect took it; it is read again, and what was typed stays.
            None => vec![Wish::Do(Job::Load(Page::Form(self.subject), Then::Renew))],
        }
    }

    /// Has what was typed in the field in focus taken, then does the rest.
    fn take_then(&mut self, after: After, env: &Env<'_>) -> Vec<Wish> {
        self.after = after;
        let Some(input) = self.inputs.get(self.at).filter(|input| input.is_waiting()) else {
            return self.go_on(env);
        };
        let (field, text) = (input.row().name, input.meant(env.look));
        if input.row().kind == FieldKind::Region && text.chars().any(char::is_alphabetic) {
            return self.ask(SheetAsk::Choices { field, text });
        }
        self.ask(SheetAsk::Set { field, text })
    }

    /// Does what was to follow.
    fn go_on(&mut self, env: &Env<'_>) -> Vec<Wish> {
        match std::mem::replace(&mut self.after, After::Stay) {
            After::Stay => Vec::new(),
            After::Go(place) if place >= self.inputs.len() => self.finish(),
            After::Go(place) => {
                self.at = place;
                self.inputs.iter_mut().for_each(Input::enter);
                Vec::new()
            }
            After::Finish => self.finish(),
            After::Leave => self.leave(env),
        }
    }

    /// Makes an end; what acts at its end does not act while something in it was refused.
    fn finish(&mut self) -> Vec<Wish> {
        let refused = self.inputs.iter().position(|input| input.refusal().is_some());
        match refused.filter(|_| self.stored == Stored::NotYet) {
            Some(place) => {
                self.at = place;
                let note = Note::warn("said-mend-first").fact("count", self.refused());
                vec![Wish::Beep, Wish::Say(note)]
            }
            None => self.ask(SheetAsk::Finish),
        }
    }

    fn leave(&mut self, _: &Env<'_>) -> Vec<Wish> {
        let typed = self.typed();
        let is_unsaved = self.stored == Stored::NotYet && !typed.taken.is_empty();
        let mut wishes = vec![Wish::Back];
        if is_unsaved || !typed.refused.is_empty() {
            wishes.push(Wish::Say(Note::info("said-draft-kept")));
        }
        if let Some(held) = self.held.as_mut() {
            wishes.insert(0, Wish::KeepDraft(held.keeping(typed)));
        }
        wishes
    }

    fn fill_in(&mut self, action: Filling, env: &Env<'_>) -> Vec<Wish> {
        let height = usize::from(env.body().height.max(1));
        match action {
            Filling::Next => {
                let offer = self.offer().filter(|_| self.input().is_some_and(Input::is_empty));
                if let (Some(text), Some(input)) = (offer, self.inputs.get_mut(self.at)) {
                    input.fill(&text);
                }
                self.take_then(After::Go(self.at.saturating_add(1)), env)
            }
            Filling::Previous => self.take_then(After::Go(self.at.saturating_sub(1)), env),
            Filling::PageUp => self.take_then(After::Go(self.at.saturating_sub(height)), env),
            Filling::PageDown => {
                let last = self.inputs.len().saturating_sub(1);
                self.take_then(After::Go(self.at.saturating_add(height).min(last)), env)
            }
            Filling::Finish => self.take_then(After::Finish, env),
            Filling::Leave => self.take_then(After::Leave, env),
            Filling::Copy => {
                let name = self.input().map_or("", |input| input.row().name);
                let Some(text) = self.before.get(name).cloned().filter(|text| !text.is_empty())
                else {
                    return vec![Wish::Beep, Wish::Say(Note::warn("said-nothing-to-copy"))];
                };
                self.fill(&text, env)
            }
            Filling::Pick => self.pick(env),
        }
    }

    /// Reads the sheet again after the desk worked on it.
    fn read_again(&mut self) {
        let Some(sheet) = self.held.as_ref().map(Held::sheet) else { return };
        (self.subject, self.title, self.stored) = (sheet.subject(), sheet.title(), sheet.stored());
        let rows = sheet.rows();
        if rows.len() == self.inputs.len() {
            for (input, row) in self.inputs.iter_mut().zip(rows) {
                input.renew(row);
            }
        } else {
            // A sheet may ask for more once it knows more.
            self.inputs = rows.into_iter().map(Input::new).collect();
            self.at = self.at.min(self.inputs.len().saturating_sub(1));
        }
    }

    fn refuse(&mut self, field: &str, note: Note) {
        if let Some(place) = self.place_of(field)
            && let Some(input) = self.inputs.get_mut(place)
        {
            input.refuse(without_field(note));
        }
    }
}

/// Leaves the form or shows the next one, and says what was done.
fn finished(finished: Finished) -> Vec<Wish> {
    let said = |sentence: Option<Sentence>| {
        let note = sentence.map(|sentence| Note { level: Level::Info, ..sentence.into() });
        note.map(Wish::Say)
    };
    match finished {
        Finished::Leave(sentence) => std::iter::once(Wish::Back).chain(said(sentence)).collect(),
        Finished::Next(subject, sentence) => {
            let load = Wish::Do(Job::Load(Page::Form(subject), Then::Renew));
            said(sentence).into_iter().chain([load]).collect()
        }
    }
}

/// Names the field that an error is about.
fn field_of(note: &Note) -> Option<String> {
    let fact = note.facts.iter().find(|(name, _)| name == "field")?;
    if let Value::Fact(Fact::Text(field)) = &fact.1 { Some(field.clone()) } else { None }
}

/// Leaves the name of the field out, beside which the sentence stands.
fn without_field(mut note: Note) -> Note {
    note.facts.retain(|(name, _)| name != "field");
    note
}

impl Screen for FormScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        self.head_of(env)
    }

    fn focus(&self) -> Focus {
        if self.offered.is_some() { Focus::Question } else { Focus::Field }
    }

    fn hints(&self) -> Vec<&'static Hint> {
        match self.offered {
            Some(_) => command::hints(DRAFT_KEYS).collect(),
            None => command::hints(FORM_KEYS).collect(),
        }
    }

    fn purpose(&self) -> &'static str {
        "purpose-form"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(draft) = self.offered.take() {
            return self.draft_key(key, draft);
        }
        let came = std::mem::replace(&mut self.came, Came::ByKey);
        if came == Came::ByItself && key == Key::Enter {
            return Vec::new();
        }
        if let Some(action) = command::action(FORM_KEYS, key) {
            return self.fill_in(action, env);
        }
        let Some(input) = self.inputs.get_mut(self.at) else { return vec![Wish::Beep] };
        if input.row().kind == FieldKind::Check && key == Key::Char(' ') {
            let other = if input.text() == "yes" { "no" } else { "yes" };
            input.fill(other);
            return self.take_then(After::Stay, env);
        }
        match input.update(key) {
            Typing::Taken => Vec::new(),
            Typing::Refused => vec![Wish::Beep],
            Typing::Full if self.at.saturating_add(1) >= self.inputs.len() => {
                // Nobody leaves a form by a digit.
                self.take_then(After::Stay, env)
            }
            Typing::Full => {
                self.came = Came::ByItself;
                self.take_then(After::Go(self.at.saturating_add(1)), env)
            }
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        match self.inputs.get_mut(self.at).filter(|_| self.offered.is_none()) {
            Some(input) => {
                input.paste(pasted);
                Vec::new()
            }
            None => vec![Wish::Beep],
        }
    }

    fn fill(&mut self, text: &str, env: &Env<'_>) -> Vec<Wish> {
        let Some(input) = self.inputs.get_mut(self.at) else { return Vec::new() };
        input.fill(text);
        self.take_then(After::Go(self.at.saturating_add(1)), env)
    }

    fn interrupt(&mut self, _: &Env<'_>) -> Vec<Wish> {
        let is_unsaved = self.inputs.iter().any(Input::is_waiting);
        if !is_unsaved || self.offered.is_some() {
            return Vec::new();
        }
        let typed = self.typed();
        let keeping = self.held.as_mut().map(|held| held.keeping(typed));
        keeping.map(Wish::KeepDraft).into_iter().collect()
    }

    fn sheet_done(&mut self, done: SheetDone, env: &Env<'_>) -> Vec<Wish> {
        self.held = Some(*done.held);
        self.beside = done.beside;
        let mut wishes = Vec::new();
        match done.answer {
            Answer::Set { field, outcome } => {
                let place = self.place_of(field);
                match (outcome, place.and_then(|place| self.inputs.get_mut(place))) {
                    (Ok(_), Some(input)) => input.settle(),
                    (Ok(_), None) => {}
                    (Err(error), _) => {
                        self.refuse(field, Note::from(&error));
                        wishes.push(Wish::Beep);
                    }
                }
                self.read_again();
                wishes.extend(self.go_on(env));
            }
            Answer::Finished(Ok(done)) => {
                wishes = finished(done);
                if self.refused() > 0 {
                    let note = Note::warn("said-stored-but").fact("count", self.refused());
                    wishes.push(Wish::Say(note));
                }
            }
            Answer::Finished(Err(error)) => {
                let note = Note::from(&error);
                let place = field_of(&note).and_then(|field| self.place_of(&field));
                if let Some(place) = place {
                    self.at = place;
                    let name = field_of(&note).unwrap_or_default();
                    self.refuse(&name, note);
                } else {
                    wishes.push(Wish::Say(note));
                }
                wishes.push(Wish::Beep);
                self.read_again();
            }
            Answer::Choices { field, rows } => wishes = self.choose(field, rows, env),
            Answer::Restored(refused) => {
                self.read_again();
                for (field, text, error) in refused {
                    if let Some(input) =
                        self.place_of(field).and_then(|place| self.inputs.get_mut(place))
                    {
                        input.fill(&text);
                    }
                    self.refuse(field, Note::from(&error));
                }
                for input in self.inputs.iter_mut().filter(|input| !input.is_empty()) {
                    input.note_typed();
                }
                self.at = self.inputs.iter().position(Input::is_empty).unwrap_or(0);
            }
        }
        wishes
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        self.draw_rows(canvas, env.look)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        self.advice_of(env)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Form(self.subject))
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        if note.id == "error-record-gone" && self.held.is_some() {
            self.gone = Gone::Yes;
        }
        Some(note)
    }

    /// Shows an empty form with what was typed as its draft, after somebody who was new was taken
    /// back; what was known before is left.
    fn recover(&mut self) -> Vec<Wish> {
        if std::mem::replace(&mut self.gone, Gone::No) == Gone::No {
            return Vec::new();
        }
        if self.opened == self.subject {
            return vec![Wish::Back];
        }
        let typed = self.inputs.iter().filter(|input| input.is_typed());
        let texts = typed.map(|input| (input.row().name.to_owned(), input.text())).collect();
        vec![
            Wish::KeepDraft(Keeping::of(self.opened, texts)),
            Wish::Do(Job::Load(Page::Form(self.opened), Then::Replace)),
        ]
    }

    fn renew(&mut self, loaded: Loaded) {
        let Loaded::Form(view) = loaded else { return };
        if view.held.sheet().subject() == self.subject {
            // Of what is not stored yet the store knows nothing that the form does not.
            if self.stored == Stored::NotYet && self.held.is_some() {
                return;
            }
            let draft = self.offered.take();
            (self.held, self.beside) = (Some(view.held), view.beside);
            self.read_again();
            self.offered = draft;
            return;
        }
        let texts = self.inputs.iter().map(|input| (input.row().name, input.text()));
        let before = texts.collect();
        *self = Self { before, number: self.number.saturating_add(1), ..Self::new(*view) };
    }
}

/// Words of a label.
fn label(input: &Input, look: &Look) -> String {
    look.say(&input.row().label).into_owned()
}
