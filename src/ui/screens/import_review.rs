//! Tinjau: what a list of participants would do, row by row, before anything is written.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::app::Fact;
use crate::app::import::{Fate, Finding, Level as Grade, Line, Plan, PlannedRow, ValueChange};
use crate::domain::field::Cell;
use crate::domain::fields::{choice_label, label_of};

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note, Value};
use crate::ui::review::{Group, Review, Row};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Page, Wish};

/// The finding that makes a row look like somebody who is known.
const LOOKS_LIKE: &str = "finding-looks-like";

/// The groups, in the order of their digits.
const GROUPS: &[Group] = &[
    Group { label: "review-new", word: "review-word-new", role: Role::Good },
    Group { label: "review-changed", word: "review-word-changed", role: Role::Text },
    Group { label: "review-same", word: "review-word-same", role: Role::Quiet },
    Group { label: "review-wrong", word: "review-word-wrong", role: Role::Bad },
    Group { label: "review-alike", word: "review-word-alike", role: Role::Warn },
];

const NEW: usize = 0;
const CHANGED: usize = 1;
const SAME: usize = 2;
const WRONG: usize = 3;
const ALIKE: usize = 4;

/// Rows below the list: a line with the row's number and what is known of it.
const ROWS_BELOW: u16 = 7;

#[derive(Clone, Copy)]
enum Action {
    Filter,
    Next,
    Correct,
    Apply,
}

const KEYS: &[Command<Action>] = &[
    Command::new(
        "key-filter",
        "explain-review-filter",
        &[
            Key::Char('1'),
            Key::Char('2'),
            Key::Char('3'),
            Key::Char('4'),
            Key::Char('5'),
            Key::Char('6'),
        ],
        Action::Filter,
    )
    .shown_as("keys-one-to-six")
    .in_footer(60),
    Command::new("key-next-problem", "explain-review-next", &[Key::Char(']')], Action::Next)
        .in_footer(70),
    Command::new("key-correction", "explain-review-correct", &[Key::F(7)], Action::Correct)
        .in_footer(80),
    Command::new("key-apply", "explain-review-apply", &[Key::F(8)], Action::Apply).in_footer(90),
];

/// What a list would do, not done yet.
#[derive(Debug)]
pub struct ImportReview {
    plan: Arc<Plan>,
    file: PathBuf,
    list: Review,
}

impl ImportReview {
    /// Shows what was planned for a file.
    pub fn new(plan: Arc<Plan>, file: PathBuf) -> Self {
        let column = |name| plan.list.columns.iter().position(|column| column.holds(name));
        let (known, name) = (column("nik"), column("name"));
        let rows = plan.list.rows.iter().zip(&plan.rows).map(|(read, planned)| {
            let findings: Vec<&Finding> = plan.list.findings_of(read.number).collect();
            let cell = |at: Option<usize>| at.and_then(|at| read.raw.get(at)).cloned();
            Row {
                group: group_of(planned, &findings),
                number: read.number,
                cells: [known, name].map(|at| cell(at).unwrap_or_default()),
                remark: remark_of(planned, &findings),
            }
        });
        let list = Review::new(GROUPS, rows.collect());
        Self { plan, file, list }
    }

    fn row(&self) -> Option<(&Line, &PlannedRow)> {
        let place = self.list.current()?;
        Some((self.plan.list.rows.get(place)?, self.plan.rows.get(place)?))
    }

    /// Says of the row under the cursor what stands in the file, what changes, what is wrong.
    fn detail(&self, look: &Look, room: u16) -> Vec<(Role, String)> {
        let Some((read, planned)) = self.row() else { return Vec::new() };
        let raw: Vec<&str> =
            read.raw.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let cut = look.glyphs().cut;
        let line = |id, words: String| {
            let said = format!("{} {words}", look.say(id));
            text::cut(&said, room, cut).into_owned()
        };
        let mut lines = vec![(Role::Quiet, line("review-in-file", raw.join(" | ")))];
        let changes = planned.changes.iter().map(|change| look.sentence(&changed(change)));
        lines.extend(changes.map(|said| (Role::Text, text::cut(&said, room, cut).into_owned())));
        for finding in self.plan.list.findings_of(read.number) {
            let role = if finding.level == Grade::Error { Role::Bad } else { Role::Warn };
            let said = look.sentence(&found(finding));
            lines.extend(text::wrap(&said, room).into_iter().map(|line| (role, line)));
        }
        lines
    }

    fn draw_detail(&self, canvas: &mut Canvas<'_>, look: &Look) {
        let width = canvas.width();
        canvas.repeat(0, 0, width, look.glyphs().rule);
        if let Some((read, _)) = self.row() {
            let title = look.say_with("review-row", &[("row", i64::from(read.number).into())]);
            canvas.put(2, 0, &format!(" {title} "), look.style(Role::Heading));
        }
        let room = width.saturating_sub(4);
        let last = canvas.height().saturating_sub(1);
        for (y, (role, line)) in (1..last).zip(self.detail(look, room)) {
            canvas.put(2, y, &line, look.style(role));
        }
        let warning = self.warnings(look).join(" ");
        let warning = text::cut(&warning, width.saturating_sub(2), look.glyphs().cut);
        canvas.put(2, last, &warning, look.style(Role::Warn));
    }

    /// Says what concerns the list as a whole.
    fn warnings(&self, look: &Look) -> Vec<String> {
        let people = &self.plan.list;
        let mut all = Vec::new();
        if let Some((places, count)) = self.plan.over_capacity() {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let args = [("places", i64::from(places).into()), ("people", count.into())];
            all.push(look.say_with("warning-over-capacity", &args));
        }
        if !people.other_sheets.is_empty() {
            let sheets = people.other_sheets.join(", ").into();
            all.push(look.say_with("warning-other-sheets", &[("sheets", sheets)]));
        }
        let unknown: Vec<&str> = people.unknown_headings().collect();
        if !unknown.is_empty() {
            let headings = unknown.join(", ").into();
            all.push(look.say_with("review-unknown-headings", &[("headings", headings)]));
        }
        all
    }
}

fn group_of(planned: &PlannedRow, findings: &[&Finding]) -> usize {
    let is_alike = findings.iter().any(|finding| finding.id == LOOKS_LIKE);
    match planned.fate {
        Fate::Refused => WRONG,
        Fate::New | Fate::Joins | Fate::Filled | Fate::Changed | Fate::Same if is_alike => ALIKE,
        Fate::New | Fate::Joins => NEW,
        Fate::Filled | Fate::Changed => CHANGED,
        Fate::Same => SAME,
    }
}

/// Gives what is to be said first: what is wrong, what is doubted, what would change.
fn remark_of(planned: &PlannedRow, findings: &[&Finding]) -> Option<Note> {
    let error = findings.iter().find(|finding| finding.level == Grade::Error);
    let alike = findings.iter().find(|finding| finding.id == LOOKS_LIKE);
    let first = error.or(alike).or(findings.first());
    let change = planned.changes.first().map(changed);
    let joins = (planned.fate == Fate::Joins).then(|| Note::info("review-joins"));
    first.map(|finding| found(finding)).or(change).or(joins)
}

/// Says a finding, with the heading of its column before it.
fn found(finding: &Finding) -> Note {
    let mut said = Note::info(finding.id);
    let facts = finding.facts.iter();
    said.facts.extend(facts.map(|(name, value)| ((*name).into(), value.as_str().into())));
    let note = match finding.level {
        Grade::Error => Note { level: Level::Bad, ..Note::info("review-finding") },
        Grade::Warning => Note::warn("review-finding"),
    };
    let heading = if finding.heading.is_empty() {
        Value::Note(Box::new(labelled(finding.field)))
    } else {
        finding.heading.as_str().into()
    };
    note.fact("heading", heading).fact("what", Value::Note(Box::new(said)))
}

/// Says a value that would change.
fn changed(change: &ValueChange) -> Note {
    Note::info("review-change")
        .fact("field", Value::Note(Box::new(labelled(change.field))))
        .fact("before", value_of(&change.before))
        .fact("after", value_of(&change.after))
}

fn labelled(field: &str) -> Note {
    Note { id: label_of(field).into(), ..Note::info("review-empty") }
}

/// Puts a value into words.
fn value_of(cell: &Cell) -> Value {
    let message = |id: String| Value::Note(Box::new(Note { id: id.into(), ..Note::info("") }));
    match cell {
        Cell::Empty => message("review-empty".to_owned()),
        Cell::Text(text) => text.as_str().into(),
        Cell::Integer(number) => (*number).into(),
        Cell::Percent(share) => format!("{},{:02}%", share / 100, share % 100).into(),
        Cell::Money(money) => money.to_string().into(),
        Cell::Date(date) => date.format("%d-%m-%Y").to_string().into(),
        Cell::Moment(at) => at.format("%d-%m-%Y %H.%M").to_string().into(),
        Cell::Check(true) => message("review-yes".to_owned()),
        Cell::Check(false) => message("review-no".to_owned()),
        Cell::Choice(list, code) => message(choice_label(list, code)),
    }
}

/// Counts for a sentence about the plan.
pub fn counted(id: &'static str, plan: &Plan) -> Note {
    let count = |fate| Fact::from(plan.count(fate));
    Note::info(id)
        .fact("code", plan.cohort.code.as_str())
        .fact("new", count(Fate::New))
        .fact("joins", count(Fate::Joins))
        .fact("changed", count(Fate::Changed))
        .fact("same", count(Fate::Same))
        .fact("refused", count(Fate::Refused))
}

impl Screen for ImportReview {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let file = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut crumbs =
            vec![self.plan.cohort.code.clone(), look.say("menu-intake").into_owned(), file];
        if !self.plan.list.sheet.is_empty() {
            crumbs.push(self.plan.list.sheet.clone());
        }
        let count = i64::try_from(self.plan.rows.len()).unwrap_or(i64::MAX);
        let state = look.say_with("review-rows", &[("count", count.into())]);
        Head { area: Some(Page::Cohorts), crumbs, state }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-import-review"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        let height = env.body().height.saturating_sub(ROWS_BELOW);
        if self.list.step(key, height).is_some() {
            return Vec::new();
        }
        let refused = self.list.count(WRONG);
        let done = match (command::action(KEYS, key), key) {
            (Some(Action::Filter), Key::Char(digit)) => self.list.filter_by(digit),
            (Some(Action::Next), _) => {
                let found = self.list.next_problem();
                if found.is_none() {
                    return vec![Wish::Beep, Wish::Say(Note::info("review-no-problem"))];
                }
                found
            }
            (Some(Action::Correct), _) if refused == 0 => {
                return vec![Wish::Beep, Wish::Say(Note::info("review-none-refused"))];
            }
            (Some(Action::Correct), _) => {
                let (plan, file) = (Arc::clone(&self.plan), self.file.clone());
                return vec![Wish::Do(Job::Correct(plan, file, env.look.language()))];
            }
            (Some(Action::Apply), _) if self.plan.is_empty() => {
                return vec![Wish::Beep, Wish::Say(Note::warn("review-nothing"))];
            }
            (Some(Action::Apply), _) => {
                return vec![Wish::Do(Job::Apply(Arc::clone(&self.plan)))];
            }
            (Some(Action::Filter) | None, _) => None,
        };
        if done.is_some() { Vec::new() } else { vec![Wish::Beep] }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let (width, height) = (canvas.width(), canvas.height());
        let above = height.saturating_sub(ROWS_BELOW);
        let headings = ["field-nik", "field-name", "review-remark"];
        let spot = self.list.draw(&mut canvas.part(Rect::new(0, 0, width, above)), headings, look);
        let below = Rect::new(0, above, width, height.saturating_sub(above));
        self.draw_detail(&mut canvas.part(below), look);
        spot
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(104)
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        Some((Level::Info, env.look.sentence(&counted("review-summary", &self.plan))))
    }
}
