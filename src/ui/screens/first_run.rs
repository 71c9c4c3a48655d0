//! The first run: found one's own centre, or look around in a practice centre.

use crate::app::Unlock;
use crate::app::setup::Founding;
use crate::app::spreadsheets::path_of;

use super::{Screen, Spot};
use crate::reference::Reference;
use crate::ui::ask::Ask;
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::field::{self, Field, Labelled, Taken};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::office::Task;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Wish};

/// The fields of the form: label, help, most characters, columns.
const FIELDS: [(&str, &str, usize, u16); 4] = [
    ("first-name", "first-name-help", 120, 50),
    ("first-code", "first-code-help", 30, 20),
    ("first-region", "first-region-help", 6, 10),
    ("first-operator", "first-operator-help", 60, 40),
];

/// What one can begin with: title and explanation. The first is the form, the last a file.
const CHOICES: [(&str, &str); 3] = [
    ("first-own", "first-own-about"),
    ("first-practice", "first-practice-about"),
    ("first-other", "first-other-about"),
];

/// The field of the region code.
const REGION: usize = 2;

/// Errors that one field alone can mend.
const FAULTS: [(&str, usize); 3] = [
    ("error-centre-name-empty", 0),
    ("error-region-unknown", REGION),
    ("error-operator-name-empty", 3),
];

/// The row of the form in which a failure is told.
const FAILURE_ROW: u16 = 12;

#[derive(Clone, Copy)]
enum Choosing {
    Up,
    Down,
    Open,
    Language,
}

const CHOICE_KEYS: &[Command<Choosing>] = &[
    Command::new("key-move", "explain-move", &[Key::Up], Choosing::Up)
        .shown_as("keys-arrows")
        .in_footer(70),
    Command::new("key-move", "explain-move", &[Key::Down], Choosing::Down),
    Command::new("key-open", "explain-first-open", &[Key::Enter], Choosing::Open).in_footer(90),
    Command::new("key-language", "explain-language", &[Key::F(3)], Choosing::Language)
        .in_footer(80),
];

#[derive(Clone, Copy)]
enum Filling {
    Next,
    Previous,
    Found,
    Back,
    Language,
}

const FORM_KEYS: &[Command<Filling>] = &[
    Command::new("key-next", "explain-next", &[Key::Enter, Key::Tab, Key::Down], Filling::Next)
        .in_footer(90),
    Command::new("key-previous", "explain-previous", &[Key::BackTab, Key::Up], Filling::Previous)
        .in_footer(60),
    Command::new("key-found", "explain-found", &[Key::F(8)], Filling::Found).in_footer(85),
    Command::new("key-language", "explain-language", &[Key::F(3)], Filling::Language).in_footer(50),
    Command::new("key-back", "explain-back", &[Key::Esc], Filling::Back).in_footer(40),
];

/// Where one stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// At the choice between one's own centre and practice.
    Choice(usize),
    /// In a field of the form.
    Form(usize),
}

/// The first run.
#[derive(Debug)]
pub struct FirstRun {
    step: Step,
    fields: [Field; 4],
    failure: Option<Note>,
    /// Names the region while its code is typed.
    reference: Reference,
}

impl Default for FirstRun {
    fn default() -> Self {
        let fields = FIELDS.map(|field| Field::new(field.2));
        Self { step: Step::Choice(0), fields, failure: None, reference: Reference::default() }
    }
}

impl FirstRun {
    fn choose(&mut self, cursor: usize, action: Option<Choosing>, look: &Look) -> Vec<Wish> {
        let last = CHOICES.len().saturating_sub(1);
        match action {
            Some(Choosing::Up) => self.step = Step::Choice(cursor.saturating_sub(1)),
            Some(Choosing::Down) => {
                self.step = Step::Choice(cursor.saturating_add(1).min(last));
            }
            Some(Choosing::Language) => return vec![Wish::OtherLanguage],
            Some(Choosing::Open) if cursor == 0 => self.step = Step::Form(0),
            Some(Choosing::Open) if cursor == last => return vec![ask_file(look)],
            Some(Choosing::Open) => return vec![Wish::Do(Job::Practise)],
            None => return vec![Wish::Beep],
        }
        Vec::new()
    }

    fn fill(&mut self, index: usize, action: Filling) -> Vec<Wish> {
        match action {
            Filling::Language => return vec![Wish::OtherLanguage],
            Filling::Back => self.step = Step::Choice(0),
            Filling::Previous => self.step = Step::Form(index.saturating_sub(1)),
            Filling::Next if index.saturating_add(1) < FIELDS.len() => {
                self.step = Step::Form(index.saturating_add(1));
            }
            Filling::Next | Filling::Found => return self.found(),
        }
        Vec::new()
    }

    fn found(&mut self) -> Vec<Wish> {
        self.failure = None;
        let [name, code, region, operator] =
            self.fields.each_ref().map(|field| field.text().trim().to_owned());
        vec![Wish::Do(Job::Found(Founding { name, code, region, operator }))]
    }

    fn draw_choice(cursor: usize, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let room = canvas.width().saturating_sub(4);
        let mut row = draw_lines(canvas, 1, &look.say("first-welcome"), look);
        row = row.saturating_add(1);
        let mut spot = None;
        for (index, (title, about)) in CHOICES.into_iter().enumerate() {
            let role = if index == cursor { Role::Focus } else { Role::Text };
            if index == cursor {
                canvas.put(0, row, ">", look.style(Role::Text));
                spot = canvas.place(2, row);
            }
            canvas.put(2, row, &look.say(title), look.style(role));
            for line in text::wrap(&look.say(about), room.saturating_sub(2)) {
                row = row.saturating_add(1);
                canvas.put(4, row, &line, look.style(Role::Quiet));
            }
            row = row.saturating_add(2);
        }
        spot
    }

    fn draw_form(&self, index: usize, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        draw_lines(canvas, 1, &look.say("first-form"), look);
        let labels = FIELDS.map(|field| look.say(field.0));
        let rows: Vec<Labelled<'_>> = labels
            .iter()
            .zip(FIELDS)
            .zip(&self.fields)
            .enumerate()
            .map(|(place, ((label, row), field))| {
                let regions = self.reference.regions();
                let name = (place == REGION).then(|| regions.name(field.text())).flatten();
                let beside = (Role::Good, name.unwrap_or_default());
                Labelled { label, field, columns: row.3, beside }
            })
            .collect();
        let spot = field::draw_form(canvas, 4, &rows, index, look);
        if let Some(note) = &self.failure {
            let words = look.sentences(note).join(" ");
            draw_lines(canvas, FAILURE_ROW, &words, look);
        }
        spot
    }
}

/// Asks for the file that comes from another laptop.
fn ask_file(look: &Look) -> Wish {
    let about = vec![look.say("ask-first-file-about").into_owned()];
    let ask = Ask::line(look.say("first-other").into_owned(), "", |typed| {
        let look_into = Task::Look(path_of(typed), Unlock::Open);
        vec![Wish::Do(Job::Office(look_into))]
    });
    Wish::Ask(Box::new(ask.about(about)))
}

/// Paints wrapped lines from a row on; gives the row after them.
fn draw_lines(canvas: &mut Canvas<'_>, from: u16, words: &str, look: &Look) -> u16 {
    let mut row = from;
    for line in text::wrap(words, canvas.width().saturating_sub(4)) {
        canvas.put(2, row, &line, look.style(Role::Text));
        row = row.saturating_add(1);
    }
    row
}

impl Screen for FirstRun {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        Head { crumbs: vec![look.say("first-title").into_owned()], ..Head::default() }
    }

    fn focus(&self) -> Focus {
        match self.step {
            Step::Choice(_) => Focus::Entry,
            Step::Form(_) => Focus::EntryField,
        }
    }

    fn hints(&self) -> Vec<&'static Hint> {
        match self.step {
            Step::Choice(_) => command::hints(CHOICE_KEYS).collect(),
            Step::Form(_) => command::hints(FORM_KEYS).collect(),
        }
    }

    fn purpose(&self) -> &'static str {
        "purpose-first-run"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        match self.step {
            Step::Choice(cursor) => {
                self.choose(cursor, command::action(CHOICE_KEYS, key), env.look)
            }
            Step::Form(index) => {
                if let Some(action) = command::action(FORM_KEYS, key) {
                    return self.fill(index, action);
                }
                if let Some(field) = self.fields.get_mut(index)
                    && field.update(key) == Taken::Yes
                {
                    // Whoever mends the field has read why.
                    self.failure = None;
                }
                Vec::new()
            }
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        if let Step::Form(index) = self.step
            && let Some(field) = self.fields.get_mut(index)
        {
            field.paste(pasted);
            self.failure = None;
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        match self.step {
            Step::Choice(cursor) => Self::draw_choice(cursor, canvas, look),
            Step::Form(index) => self.draw_form(index, canvas, look),
        }
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        let look = env.look;
        let Step::Form(index) = self.step else { return None };
        FIELDS.get(index).map(|field| (Level::Info, look.say(field.1).into_owned()))
    }

    fn fail(&mut self, note: Note) -> Option<Note> {
        if let Some(fault) = FAULTS.iter().find(|fault| note.id == fault.0) {
            self.step = Step::Form(fault.1);
        }
        if matches!(self.step, Step::Choice(_)) {
            return Some(note);
        }
        self.failure = Some(note);
        None
    }
}
