//! Tinjau: what a list would do, row by row, before anything is written.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::app::import::{Fate, Finding, Kind, Level as Grade, Line, Plan, PlannedRow, Understood};

use super::Turn;
use super::steps;
use super::told::{changed, found, labelled, summary, value_of};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Hint};
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::review::{Group, Review, Row};
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Wish};

/// The finding that makes a row look like somebody who is known.
const LOOKS_LIKE: &str = "finding-looks-like";

const CHANGES: Group =
    Group { label: "review-changed", word: "review-word-changed", role: Role::Text };
const SAME_ROWS: Group =
    Group { label: "review-same", word: "review-word-same", role: Role::Quiet };
const REFUSED: Group = Group { label: "review-wrong", word: "review-word-wrong", role: Role::Bad };

/// The groups of a list of people, in the order of their digits.
const OF_PEOPLE: &[Group] = &[
    Group { label: "review-new", word: "review-word-new", role: Role::Good },
    CHANGES,
    SAME_ROWS,
    REFUSED,
    Group { label: "review-alike", word: "review-word-alike", role: Role::Warn },
];

/// The groups of a register or a list of scores.
const OF_VALUES: &[Group] = &[
    Group { label: "review-filled", word: "review-word-filled", role: Role::Good },
    CHANGES,
    SAME_ROWS,
    REFUSED,
];

const NEW: usize = 0;
const CHANGED: usize = 1;
const SAME: usize = 2;
const WRONG: usize = 3;
const ALIKE: usize = 4;

/// Rows below the list: a line with the row's number and what is known of it.
const ROWS_BELOW: u16 = 8;

/// Most rows in which what was understood is told.
const UNDERSTOOD_ROWS: usize = 2;

#[derive(Clone, Copy)]
enum Action {
    Filter,
    Next,
    Columns,
    Correct,
    Apply,
}

const NEXT: Command<Action> =
    Command::new("key-next-problem", "explain-review-next", &[Key::Char(']')], Action::Next)
        .in_footer(70);
const COLUMNS: Command<Action> = Command::new(
    "key-import-columns",
    "explain-review-columns",
    &[Key::Char('k')],
    Action::Columns,
)
.in_footer(65);
const CORRECT: Command<Action> =
    Command::new("key-correction", "explain-review-correct", &[Key::F(7)], Action::Correct)
        .in_footer(80);
const APPLY: Command<Action> =
    Command::new("key-apply", "explain-review-apply", &[Key::F(8)], Action::Apply).in_footer(90);

const PEOPLE_KEYS: &[Command<Action>] = &[
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
    NEXT,
    COLUMNS,
    CORRECT,
    APPLY,
];

const VALUE_KEYS: &[Command<Action>] = &[
    Command::new(
        "key-filter",
        "explain-review-filter-values",
        &[Key::Char('1'), Key::Char('2'), Key::Char('3'), Key::Char('4'), Key::Char('5')],
        Action::Filter,
    )
    .shown_as("keys-one-to-five")
    .in_footer(60),
    NEXT,
    COLUMNS,
    CORRECT,
    APPLY,
];

/// The rows of a plan that is not carried out yet.
#[derive(Debug)]
pub(super) struct Rows {
    plan: Arc<Plan>,
    list: Review,
}

impl Rows {
    pub(super) fn new(plan: Arc<Plan>) -> Self {
        let is_people = plan.kind == Kind::Participants;
        let column = |name| plan.list.columns.iter().position(|column| column.holds(name));
        let (known, name) = (column("nik"), column("name"));
        let rows = plan.list.rows.iter().zip(&plan.rows).map(|(read, planned)| {
            let findings: Vec<&Finding> = plan.list.findings_of(read.number).collect();
            let cell = |at: Option<usize>| at.and_then(|at| read.raw.get(at)).cloned();
            let roll = planned.roll.filter(|_| !is_people).map(|roll| roll.to_string());
            Row {
                group: group_of(planned, &findings),
                number: read.number,
                cells: [roll.or(cell(known)), cell(name)].map(Option::unwrap_or_default),
                remark: remark_of(planned, &findings),
            }
        });
        let groups = if is_people { OF_PEOPLE } else { OF_VALUES };
        let list = Review::new(groups, rows.collect());
        Self { plan, list }
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    fn keys(&self) -> &'static [Command<Action>] {
        if self.plan.kind == Kind::Participants { PEOPLE_KEYS } else { VALUE_KEYS }
    }

    pub(super) fn hints(&self) -> Vec<&'static Hint> {
        command::hints(self.keys()).collect()
    }

    pub(super) fn update(
        &mut self,
        key: Key,
        file: &std::path::Path,
        env: &Env<'_>,
    ) -> (Turn, Vec<Wish>) {
        let stay = |wishes| (Turn::Stay, wishes);
        let height = env.body().height.saturating_sub(ROWS_BELOW);
        if self.list.step(key, height).is_some() {
            return stay(Vec::new());
        }
        let refused = self.list.count(WRONG);
        let done = match (command::action(self.keys(), key), key) {
            (Some(Action::Filter), Key::Char(digit)) => self.list.filter_by(digit),
            (Some(Action::Next), _) => {
                let found = self.list.next_problem();
                if found.is_none() {
                    return stay(vec![Wish::Beep, Wish::Say(Note::info("review-no-problem"))]);
                }
                found
            }
            (Some(Action::Columns), _) => return (Turn::Columns, Vec::new()),
            (Some(Action::Correct), _) if refused == 0 => {
                return stay(vec![Wish::Beep, Wish::Say(Note::info("review-none-refused"))]);
            }
            (Some(Action::Correct), _) => {
                let language = env.look.language();
                let plan = Arc::clone(&self.plan);
                return stay(vec![steps::correct(plan, file.to_owned(), language)]);
            }
            (Some(Action::Apply), _) if self.plan.is_empty() => {
                return stay(vec![Wish::Beep, Wish::Say(Note::warn("review-nothing"))]);
            }
            (Some(Action::Apply), _) => return stay(vec![steps::apply(Arc::clone(&self.plan))]),
            (Some(Action::Filter) | None, _) => None,
        };
        stay(if done.is_some() { Vec::new() } else { vec![Wish::Beep] })
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let (width, height) = (canvas.width(), canvas.height());
        let above = height.saturating_sub(ROWS_BELOW);
        let is_people = self.plan.kind == Kind::Participants;
        let known = if is_people { "field-nik" } else { "field-roll" };
        let headings = [known, "field-name", "review-remark"];
        let spot = self.list.draw(&mut canvas.part(Rect::new(0, 0, width, above)), headings, look);
        let below = Rect::new(0, above, width, height.saturating_sub(above));
        self.draw_detail(&mut canvas.part(below), look);
        spot
    }

    pub(super) fn advice(&self, look: &Look) -> (Level, String) {
        (Level::Info, look.sentence(&summary(&self.plan)))
    }

    fn row(&self) -> Option<(&Line, &PlannedRow)> {
        let place = self.list.current()?;
        Some((self.plan.list.rows.get(place)?, self.plan.rows.get(place)?))
    }

    /// Says of the row under the cursor what stands in the file, what was understood of it, what
    /// changes, what is wrong.
    fn detail(&self, look: &Look, room: u16) -> Vec<(Role, String)> {
        let Some((read, planned)) = self.row() else { return Vec::new() };
        let raw: Vec<&str> =
            read.raw.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let cut = look.glyphs().cut;
        let raw = format!("{} {}", look.say("review-in-file"), raw.join(" | "));
        let mut lines = vec![(Role::Quiet, text::cut(&raw, room, cut).into_owned())];
        lines.extend(self.understood(read, look, room).into_iter().map(|said| (Role::Text, said)));
        for finding in self.plan.list.findings_of(read.number) {
            let role = if finding.level == Grade::Error { Role::Bad } else { Role::Warn };
            let said = look.sentence(&found(finding));
            lines.extend(text::wrap(&said, room).into_iter().map(|line| (role, line)));
        }
        let changes = planned.changes.iter().map(|change| look.sentence(&changed(change)));
        lines.extend(changes.map(|said| (Role::Text, text::cut(&said, room, cut).into_owned())));
        lines
    }

    fn understood(&self, read: &Line, look: &Look, room: u16) -> Vec<String> {
        let value = |value: &Understood| {
            let heading = value.column.and_then(|at| self.plan.list.columns.get(at));
            let said = look.sentence(&labelled(value.field));
            let label = heading.map_or(said, |column| column.heading.clone());
            let note = Note::info("review-value").fact("label", label);
            look.sentence(&note.fact("value", value_of(&value.cell)))
        };
        let values: Vec<String> = read.understood.iter().map(value).collect();
        let said = format!("{} {}", look.say("review-understood"), values.join(", "));
        let mut lines = text::wrap(&said, room);
        if lines.len() > UNDERSTOOD_ROWS {
            lines.truncate(UNDERSTOOD_ROWS);
            if let Some(last) = lines.last_mut() {
                let all = format!("{last} {}", look.glyphs().cut);
                *last = text::cut(&all, room, look.glyphs().cut).into_owned();
            }
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
        let list = &self.plan.list;
        let mut all = Vec::new();
        if let Some((places, count)) = self.plan.over_capacity() {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let args = [("places", i64::from(places).into()), ("people", count.into())];
            all.push(look.say_with("warning-over-capacity", &args));
        }
        if !list.other_sheets.is_empty() {
            let sheets = list.other_sheets.join(", ").into();
            all.push(look.say_with("review-other-sheets", &[("sheets", sheets)]));
        }
        let unknown: Vec<&str> = list.unknown_headings().collect();
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
        Fate::New | Fate::Joins | Fate::Filled => NEW,
        Fate::Changed => CHANGED,
        Fate::Same => SAME,
    }
}

/// Gives what is to be said first: what is wrong, what is doubted, what would change.
fn remark_of(planned: &PlannedRow, findings: &[&Finding]) -> Option<Note> {
    let error = findings.iter().find(|finding| finding.level == Grade::Error);
    let alike = findings.iter().find(|finding| finding.id == LOOKS_LIKE);
    let first = error.or(alike).or(findings.first());
    // What is replaced has to be seen before what is filled in.
    let replaced = planned.changes.iter().find(|change| change.replaces());
    let change = replaced.or(planned.changes.first()).map(|change| {
        let note = changed(change);
        match planned.changes.len() {
            1 => note,
            many => Note::info("review-change-and")
                .fact("what", crate::ui::note::Value::Note(Box::new(note)))
                .fact("count", many.saturating_sub(1)),
        }
    });
    let joins = (planned.fate == Fate::Joins).then(|| Note::info("review-joins"));
    first.map(|finding| found(finding)).or(change).or(joins)
}
