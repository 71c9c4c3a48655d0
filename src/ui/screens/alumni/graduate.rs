//! One graduate: where they stand, what proves it, what is missing, what is to be done.

use crate::app::AppError;
use crate::app::edit;
use crate::app::follow::Graduate;
use crate::app::people;
use crate::app::sheet::Journey;
use crate::domain::id::{PersonId, VentureId};
use crate::domain::record::{Record as _, RecordKey};
use crate::domain::records::{
    Consent, FollowUp, Milestone, Permit, Person, Product, Shipment, Venture,
};

use super::super::home::draw_heading;
use super::super::{Screen, Spot};
use super::lines::{Line, Row, Target, Telling};
use super::{form, open, steps};
use crate::app::App;
use crate::app::follow::Watch;
use crate::ui::act::{Act, Answer};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Wish};

/// Columns of what a line is of.
const LABEL_COLUMNS: u16 = 19;

#[derive(Clone, Copy)]
enum Action {
    Open,
    Step,
    New,
    Task,
    Note,
    Done,
    Later,
    Remove,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-graduate-open", &[Key::Enter], Action::Open).in_footer(90),
    STEP,
    Command::new("key-new", "explain-graduate-new", &[Key::Char('a')], Action::New).in_footer(80),
    Command::new("key-task", "explain-graduate-task", &[Key::Char('t')], Action::Task)
        .in_footer(70),
    NOTE,
    Command::new("key-remove", "explain-graduate-remove", &[Key::Delete], Action::Remove),
];

const STEP: Command<Action> = Command::new(
    "key-step",
    "explain-graduate-step",
    &[Key::Char('>'), Key::Char('m')],
    Action::Step,
)
.in_footer(85);

const NOTE: Command<Action> =
    Command::new("key-note", "explain-graduate-note", &[Key::Char('c')], Action::Note)
        .in_footer(60);

/// On a task that is open.
const TASK_KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-graduate-open", &[Key::Enter], Action::Open).in_footer(90),
    Command::new("key-task-done", "explain-task-done", &[Key::Char('h')], Action::Done)
        .in_footer(86),
    Command::new("key-task-later", "explain-task-later", &[Key::Char('d')], Action::Later)
        .in_footer(84),
    STEP,
    Command::new("key-new", "explain-graduate-new", &[Key::Char('a')], Action::New),
    Command::new("key-task", "explain-graduate-task", &[Key::Char('t')], Action::Task),
    NOTE,
    Command::new("key-remove", "explain-graduate-remove", &[Key::Delete], Action::Remove),
];

/// One graduate.
#[derive(Debug)]
pub struct GraduateScreen {
    graduate: Graduate,
    /// The line in focus, counted among those that are of something.
    cursor: usize,
    target: Option<Target>,
}

impl GraduateScreen {
    /// Shows what was read.
    pub fn new(graduate: Graduate) -> Self {
        Self { graduate, cursor: 0, target: None }
    }

    fn lines(&self, env: &Env<'_>) -> Vec<Line> {
        Telling { look: env.look, today: env.today() }.lines(&self.graduate)
    }

    fn task(&self) -> Option<&FollowUp> {
        let Some(Target::FollowUp(id)) = self.target else { return None };
        self.graduate.follow_ups.iter().find(|task| task.id == id && task.done.is_none())
    }

    fn table(&self) -> &'static [Command<Action>] {
        if self.task().is_some() { TASK_KEYS } else { KEYS }
    }

    fn open(&self, look: &Look) -> Vec<Wish> {
        let person = self.graduate.person.id;
        match self.target.unwrap_or(Target::Person) {
            Target::Person => open(Page::Person(person)),
            Target::Next => steps::ask_step(&self.graduate, look),
            Target::Stage(stage) => steps::ask_step_of(&self.graduate, stage, look),
            Target::Venture(id) => form(Journey::Venture(id)),
            Target::Permit(venture, id) => form(Journey::Permit(venture, id)),
            Target::Product(venture, id) => form(Journey::Product(venture, id)),
            Target::Milestone(id) => form(Journey::Milestone(person, id)),
            Target::Shipment(id) => form(Journey::Shipment(person, id)),
            Target::FollowUp(id) => form(Journey::Task(person, id)),
            Target::Consent(id) => form(Journey::Consent(person, id)),
        }
    }

    /// Takes away what the cursor is on; Ctrl+Z brings it back.
    fn remove(&self, env: &Env<'_>) -> Vec<Wish> {
        let Some(target) = self.target else { return vec![Wish::Beep] };
        if matches!(target, Target::Person | Target::Next | Target::Stage(_)) {
            return vec![Wish::Beep, Wish::Say(Note::warn("said-not-removable"))];
        }
        let lines = self.lines(env);
        let row = lines.iter().find_map(|line| match line {
            Line::Row(row) if row.target == Some(target) => Some(row),
            _ => None,
        });
        let what = row.map(|row| format!("{} {}", row.label.trim(), row.words)).unwrap_or_default();
        let person = self.graduate.person.id;
        let act = Act::new("removal", move |room| {
            remove(room.app, person, target)?;
            Ok(Answer::said(Note::info("said-removed").fact("what", what.trim().to_owned())))
        });
        vec![Wish::Do(Job::Act(act))]
    }

    /// Finds the line in focus again.
    fn settle(&mut self, targets: &[Target]) {
        let found = targets.iter().position(|target| Some(*target) == self.target);
        self.cursor = found.unwrap_or(self.cursor).min(targets.len().saturating_sub(1));
        self.target = targets.get(self.cursor).copied();
    }
}

/// Takes a record or an item away.
fn remove(app: &App, person: PersonId, target: Target) -> Result<(), AppError> {
    let of_person = |id| RecordKey { parent: person.uuid(), id };
    let venture = |id: VentureId| Venture { id, ..Venture::default() }.key();
    match target {
        Target::Person | Target::Next | Target::Stage(_) => {}
        Target::Venture(id) => drop(edit::remove::<Venture>(app, venture(id))?),
        Target::Permit(of, id) => {
            drop(edit::remove_item::<Venture, Permit>(app, venture(of), id)?);
        }
        Target::Product(of, id) => {
            drop(edit::remove_item::<Venture, Product>(app, venture(of), id)?);
        }
        Target::Milestone(id) => drop(edit::remove::<Milestone>(app, of_person(id.uuid()))?),
        Target::Shipment(id) => drop(edit::remove::<Shipment>(app, of_person(id.uuid()))?),
        Target::FollowUp(id) => drop(edit::remove::<FollowUp>(app, of_person(id.uuid()))?),
        Target::Consent(id) => {
            drop(edit::remove_item::<Person, Consent>(app, people::key(person), id)?);
        }
    }
    Ok(())
}

/// Paints a line that tells something: what it is of, what is told, what stands at its end.
pub(super) fn draw_row(canvas: &mut Canvas<'_>, y: u16, row: &Row, look: &Look) {
    let (cut, width) = (look.glyphs().cut, canvas.width());
    let label = text::cut(&row.label, LABEL_COLUMNS.saturating_sub(1), cut);
    canvas.put(2, y, &label, look.style(Role::Quiet));
    let start = LABEL_COLUMNS.saturating_add(2);
    let (role, end) = &row.end;
    let most = width.saturating_sub(start) / 2;
    let end = text::cut(end, most, cut);
    let gap = if end.is_empty() { 0 } else { 2 };
    let edge = canvas.put_right(width, y, &end, look.style(*role));
    let room = edge.saturating_sub(start).saturating_sub(gap);
    canvas.put(start, y, &text::cut(&row.words, room, cut), look.style(Role::Text));
}

impl Screen for GraduateScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let reached = self.graduate.reached.map(|reached| reached.stage.message());
        let state = reached.map(|id| look.say(&id).into_owned()).unwrap_or_default();
        let crumbs = vec![look.say("area-alumni").into_owned(), self.graduate.person.name.clone()];
        Head { area: Some(Page::Board(Watch::EVERYBODY, None)), crumbs, state }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(self.table()).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-graduate"
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(104)
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let targets: Vec<Target> = self.lines(env).iter().filter_map(Line::target).collect();
        self.settle(&targets);
        if let Some(cursor) = list::step(self.cursor, targets.len(), env.body().height, key) {
            (self.cursor, self.target) = (cursor, targets.get(cursor).copied());
            return Vec::new();
        }
        let Some(action) = command::action(self.table(), key) else { return vec![Wish::Beep] };
        let (person, look) = (self.graduate.person.id, env.look);
        match (action, self.task().map(|task| task.id)) {
            (Action::Open, _) => self.open(look),
            (Action::Step, _) => steps::ask_step(&self.graduate, look),
            (Action::New, _) => steps::ask_new(&self.graduate, look),
            (Action::Task, _) => form(Journey::NewTask(person)),
            (Action::Note, _) => steps::ask_note(person, &self.graduate.person.name, look),
            (Action::Done, Some(task)) => form(Journey::TaskDone(person, task)),
            (Action::Later, Some(task)) => form(Journey::TaskLater(person, task)),
            (Action::Done | Action::Later, None) => vec![Wish::Beep],
            (Action::Remove, _) => self.remove(env),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let lines = self.lines(env);
        let places: Vec<usize> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.target().is_some())
            .map(|(index, _)| index)
            .collect();
        let found =
            lines.iter().position(|line| line.target().is_some() && line.target() == self.target);
        let chosen = found.or_else(|| places.get(self.cursor).copied());
        // The first page shows the head, whatever the cursor is on there.
        let shown = list::page(chosen.unwrap_or(0), lines.len(), canvas.height());
        let mut spot = None;
        let rows = lines.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, line)) in (0..).zip(rows) {
            match line {
                Line::Heading(words) => draw_heading(canvas, y, words, look),
                Line::Empty(id) => {
                    canvas.put(2, y, &look.say(id), look.style(Role::Quiet));
                }
                Line::Row(row) => draw_row(canvas, y, row, look),
            }
            if Some(index) == chosen {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Graduate(self.graduate.person.id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Graduate(graduate) = loaded {
            self.graduate = *graduate;
        }
    }
}
