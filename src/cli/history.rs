//! Undo, redo and the history.

use clap::Args;
use uuid::Uuid;

use crate::app::history::{self, TakenBack};
use crate::app::listing::{Column, Listing, Shown};
use crate::app::{App, ChangeSummary, CommandArg, Fact, Relation, UndoReport};
use crate::domain::field::Cell;
use crate::domain::fields::label_of;
use crate::locale::{Arg, Words};

use super::desk::{Desk, Outcome, Trouble};
use super::start;

/// Rows of a listing for which no number is given.
const ROWS: usize = 50;

#[derive(Args, Debug)]
pub(crate) struct UndoArgs {
    #[arg(long, conflicts_with = "to")]
    list: bool,
    #[arg(long, value_name = "SEQ")]
    to: Option<u64>,
}

#[derive(Args, Debug)]
pub(crate) struct LogArgs {
    #[arg(long, value_name = "ID")]
    record: Option<String>,
    #[arg(long, value_name = "N", default_value_t = ROWS)]
    limit: usize,
}

/// Takes back the last change, or those back to a number; or lists what can be taken back.
pub(crate) fn undo(desk: &mut Desk, args: &UndoArgs) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    if args.list {
        let mut changes = history::log(&app, None, ROWS)?;
        let undoable = history::undoable(&app, &changes)?;
        changes.retain(|change| undoable.contains(&change.id));
        return put(desk, &app, &changes);
    }
    let TakenBack { done, refused } = match args.to {
        None => TakenBack { done: vec![history::undo(&app)?], refused: None },
        Some(number) => history::undo_to(&app, number)?,
    };
    for (change, report) in &done {
        told(desk, "done-undo", change, report);
    }
    if let Some(error) = refused {
        return Err(error.into());
    }
    let is_whole = done.iter().all(|(_, report)| report.kept.is_empty());
    Ok(if is_whole { Outcome::Good } else { Outcome::Findings })
}

/// Does again what was taken back last.
pub(crate) fn redo(desk: &mut Desk) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    let (change, report) = history::redo(&app)?;
    told(desk, "done-redo", &change, &report);
    Ok(if report.kept.is_empty() { Outcome::Good } else { Outcome::Findings })
}

/// Lists the history, the newest first.
pub(crate) fn log(desk: &mut Desk, args: &LogArgs) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    let record = args.record.as_deref().map(|text| history::record_of(&app, text)).transpose()?;
    let changes = history::log(&app, record, args.limit)?;
    put(desk, &app, &changes)
}

/// Says what a change did, in the words of its command.
pub(crate) fn told_of(words: &Words, change: &ChangeSummary) -> String {
    let id = format!("log-{}", change.command.replace(['.', '_'], "-"));
    if !words.has(&id) {
        return change.command.clone();
    }
    let said = |(name, value): &(String, CommandArg)| match value {
        CommandArg::Text(field) if name == "field" => {
            words.say(&label_of(field)).into_owned().into()
        }
        _ => arg(value),
    };
    let args: Vec<(&str, Arg)> =
        change.args.iter().map(|row| (row.0.as_str(), said(row))).collect();
    words.say_with(&id, &args)
}

fn arg(value: &CommandArg) -> Arg {
    match value {
        CommandArg::Text(text) => Arg::Text(text.clone()),
        CommandArg::Number(number) => Arg::Number(*number),
        CommandArg::Id(id) => Arg::Text(id.to_string()),
    }
}

fn told(desk: &mut Desk, id: &str, change: &ChangeSummary, report: &UndoReport) {
    let what = told_of(&desk.words, change);
    desk.tell(id, &[("what", Fact::Text(what)), ("count", report.reverted.into())]);
    for kept in &report.kept {
        let record = Fact::Text(kept.record.to_string());
        let field = kept.field.clone().unwrap_or_default();
        let table = kept.table.name();
        let facts = [("record", record), ("field", field.into()), ("table", table.into())];
        desk.tell("done-undo-kept", &facts);
    }
}

fn put(desk: &mut Desk, app: &App, changes: &[ChangeSummary]) -> Result<Outcome, Trouble> {
    let mut columns = Column::owned(&["number", "at", "operator", "what", "undoable"]);
    let in_files = ["command", "undoes", "redoes", "records", "id"];
    columns.extend(in_files.map(|name| Column::own(name, Shown::InFiles)));
    let operators = history::operator_names(app)?;
    let undoable = history::undoable(app, changes)?;
    let row = |change: &ChangeSummary| {
        let what = told_of(&desk.words, change);
        let (what, undoes, redoes) = match change.relation {
            Relation::Own => (what, None, None),
            Relation::Undoes(id) => (desk.say("history-undone", &with(what)), Some(id), None),
            Relation::Redoes(id) => (desk.say("history-redone", &with(what)), None, Some(id)),
        };
        let id = |id: Option<Uuid>| id.map_or(Cell::Empty, |id| Cell::Text(id.to_string()));
        vec![
            Cell::Integer(i64::try_from(change.number).unwrap_or(i64::MAX)),
            app.clock.moment_of(change.author.wall_ms).map_or(Cell::Empty, Cell::Moment),
            Cell::text(operators.get(&change.author.operator).map_or("", String::as_str)),
            Cell::Text(what),
            Cell::Check(undoable.contains(&change.id)),
            Cell::text(&change.command),
            id(undoes),
            id(redoes),
            Cell::Integer(change.records.into()),
            id(Some(change.id)),
        ]
    };
    let rows = changes.iter().map(row).collect();
    desk.list(&Listing { columns, rows })?;
    Ok(Outcome::Good)
}

fn with(what: String) -> [(&'static str, Fact); 1] {
    [("what", Fact::Text(what))]
}
