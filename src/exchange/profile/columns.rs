//! Makes the columns of a sheet out of those of its profile; some become several.

use crate::domain::field::{Cell, FieldKind};
use crate::domain::records::{Module, ModuleKind, Session};
use crate::exchange::sheet::{Code, Column, ColumnKind};
use crate::locale::Words;

use super::build::{Bound, ReadCell};
use super::context::{Environment, Records};
use super::value::{Reader, Value, codes_of};
use super::{CellType, ColumnPlan};

/// List of the scores that are no points.
const SCORE: &str = "score";

/// Pattern of days that a receiver wants as text, where the profile has none.
const DAY: &str = "dd-mm-yyyy";

/// What makes one column of several differ from its sisters.
struct Part {
    name: String,
    heading: String,
    kind: ColumnKind,
    codes: Vec<Code>,
    read: ReadCell,
}

/// Binds a column of a profile to what its cells are read from.
pub(super) fn bind(
    plan: &ColumnPlan,
    records: &Records<'_>,
    around: &Environment<'_>,
) -> Vec<Bound> {
    // A profile with an unknown value was refused when it was read.
    let Some(value) = Value::of_name(plan.value.get_ref()) else { return Vec::new() };
    let label = || around.words.say(&value.label).into_owned();
    let heading = match plan.heading.as_str() {
        "" => label(),
        heading => around.words.say(heading).into_owned(),
    };
    let name = plan.json_name(&value);
    let (kind, field_kind, privacy) = (value.column, value.kind, value.privacy);
    let codes = codes(plan, value.list(), &around.words);
    let one = |read: ReadCell| Part {
        name: name.clone(),
        heading: heading.clone(),
        kind,
        codes: codes.clone(),
        read,
    };
    let parts: Vec<Part> = match value.reader {
        Reader::Number => {
            vec![one(Box::new(|number, _, _| Cell::integer(i64::try_from(number).ok())))]
        }
        Reader::One(read) => vec![one(Box::new(move |_, row, around| read(row, around)))],
        Reader::EachModule(read) => records
            .modules
            .iter()
            .map(|(id, module)| {
                let id = *id;
                of_module(&name, module, &around.words, Box::new(move |_, row, _| read(row, id)))
            })
            .collect(),
        Reader::EachSession(read) => records
            .sessions
            .iter()
            .map(|session| {
                let id = session.id;
                of_session(&name, session, Box::new(move |_, row, _| read(row, id)))
            })
            .collect(),
    };
    parts
        .into_iter()
        .map(|part| Bound {
            column: Column {
                name: part.name,
                heading: part.heading,
                kind: if plan.kind.is_some() { ColumnKind::Text } else { part.kind },
                pattern: plan.format.clone(),
                width: plan.width.unwrap_or_else(|| width(part.kind, field_kind)),
                codes: part.codes,
                demand: plan.required,
                source: plan.value.get_ref().clone(),
            },
            kind: field_kind,
            privacy,
            mask: plan.mask,
            as_text: plan.kind.map(|CellType::Text| strftime(&plan.format)),
            read: part.read,
        })
        .collect()
}

impl ColumnPlan {
    /// Gives the key in JSON.
    pub(super) fn json_name(&self, value: &Value) -> String {
        if self.name.is_empty() { value.name.to_owned() } else { self.name.clone() }
    }
}

/// Turns `dd-mm-yyyy` into the pattern that dates are formatted with.
fn strftime(format: &str) -> String {
    let format = if format.is_empty() { DAY } else { format };
    format.replace("yyyy", "%Y").replace("mm", "%m").replace("dd", "%d")
}

fn codes(plan: &ColumnPlan, list: Option<&str>, words: &Words) -> Vec<Code> {
    let codes = list.map(codes_of).unwrap_or_default();
    let word = |code: &str, message: &str| {
        plan.codes.get(code).cloned().unwrap_or_else(|| words.say(message).into_owned())
    };
    codes
        .into_iter()
        .map(|(code, message)| Code { code: code.to_owned(), word: word(code, &message) })
        .collect()
}

/// A module has points, or a judgement where it is practice.
fn of_module(name: &str, module: &Module, words: &Words, read: ReadCell) -> Part {
    let suffix: String = module
        .code
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect();
    let is_judged = module.kind == ModuleKind::Practice;
    let word = |(code, message): (&str, String)| Code {
        code: code.to_owned(),
        word: words.say(&message).into_owned(),
    };
    Part {
        name: format!("{name}_{}_{suffix}", module.order),
        heading: format!("{} {}", module.code, module.title).trim().to_owned(),
        kind: if is_judged { ColumnKind::Choice } else { ColumnKind::Integer },
        codes: if is_judged { codes_of(SCORE).into_iter().map(word).collect() } else { Vec::new() },
        read,
    }
}

fn of_session(name: &str, session: &Session, read: ReadCell) -> Part {
    Part {
        name: format!("{name}_{}", session.number),
        heading: format!("{} ({})", session.number, session.date.format("%d-%m-%Y")),
        kind: ColumnKind::Text,
        codes: Vec::new(),
        read,
    }
}

/// Gives the usual width of a column in characters.
fn width(column: ColumnKind, kind: FieldKind) -> u16 {
    match (column, kind) {
        (ColumnKind::Integer, _) => 9,
        (ColumnKind::Percent, _) => 11,
        (ColumnKind::Date, _) => 12,
        (ColumnKind::Moment | ColumnKind::Money | ColumnKind::Choice, _) => 18,
        (ColumnKind::Text, FieldKind::Nik) => 20,
        (ColumnKind::Text, FieldKind::Name | FieldKind::Notes) => 32,
        (ColumnKind::Text, _) => 18,
    }
}
