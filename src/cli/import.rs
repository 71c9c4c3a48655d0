//! Import.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::app::import::{
    self, CorrectionWords, Fate, Finding, Kind, Level, Plan, PlannedRow, Request, ValueChange,
};
use crate::app::listing::{Column, Listing, Shown};
use crate::app::safety::{self, Occasion};
use crate::app::{App, Fact};
use crate::domain::field::Cell;
use crate::domain::fields::{choice_label, label_of};
use crate::locale::{Arg, Words};

use super::args::YesArgs;
use super::desk::{Desk, Outcome, Trouble};
use super::output::{self, Format};
use super::start;

/// What can be imported.
#[derive(Subcommand, Debug)]
pub(crate) enum ImportTask {
    #[command(visible_alias = "peserta")]
    Participants(ImportArgs),
    #[command(visible_alias = "presensi")]
    Register(ImportArgs),
    #[command(visible_alias = "nilai")]
    Scores(ImportArgs),
}

/// The messages about a kind of list.
struct Sentences {
    ask: &'static str,
    plan: &'static str,
    done: &'static str,
}

const PEOPLE: Sentences =
    Sentences { ask: "ask-import", plan: "done-import-plan", done: "done-import" };

const VALUES: Sentences = Sentences {
    ask: "ask-import-values",
    plan: "done-import-values-plan",
    done: "done-import-values",
};

fn sentences(kind: Kind) -> &'static Sentences {
    if kind == Kind::Participants { &PEOPLE } else { &VALUES }
}

#[derive(Args, Debug)]
pub(crate) struct ImportArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "CODE")]
    cohort: String,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "OUT.xlsx")]
    faulty: Option<PathBuf>,
    #[command(flatten)]
    yes: YesArgs,
}

/// Shows what a file would do, and does it after a yes.
pub(crate) fn import(desk: &mut Desk, task: ImportTask) -> Result<Outcome, Trouble> {
    let (kind, args) = match task {
        ImportTask::Participants(args) => (Kind::Participants, args),
        ImportTask::Register(args) => (Kind::Register, args),
        ImportTask::Scores(args) => (Kind::Scores, args),
    };
    let app = if args.dry_run { start::open_to_read(desk)? } else { start::open(desk)? };
    let (file, cohort, sheet) = (args.file.as_path(), args.cohort.as_str(), args.sheet.as_deref());
    let plan = import::plan(&app, Request { kind, file, cohort, sheet })?;
    show(desk, &plan)?;
    let refused = plan.count(Fate::Refused);
    if let Some(path) = args.faulty.as_deref().filter(|_| refused > 0) {
        write_faulty(desk, &plan, path)?;
    }
    let outcome = if refused > 0 { Outcome::Findings } else { Outcome::Good };
    if args.dry_run {
        desk.tell("done-import-tried", &[]);
        return Ok(outcome);
    }
    if plan.is_empty() {
        desk.tell("done-import-same", &[]);
        return Ok(outcome);
    }
    if !desk.agrees(&args.yes, sentences(kind).ask, &counts(&plan))? {
        desk.tell("done-nothing", &[]);
        return Ok(Outcome::Good);
    }
    apply(desk, &app, &plan)?;
    Ok(outcome)
}

fn apply(desk: &mut Desk, app: &App, plan: &Plan) -> Result<(), Trouble> {
    let places = start::opening(desk)?.places;
    safety::back_up_on(app, &places.backups(), Occasion::Import)?;
    import::apply(app, plan)?;
    desk.tell(sentences(plan.kind).done, &counts(plan));
    Ok(())
}

fn counts(plan: &Plan) -> Vec<(&'static str, Fact)> {
    let counts = plan.counts().into_iter();
    let mut facts: Vec<(&str, Fact)> = counts.map(|(name, count)| (name, count.into())).collect();
    facts.push(("code", plan.cohort.code.as_str().into()));
    facts
}

fn show(desk: &mut Desk, plan: &Plan) -> Result<(), Trouble> {
    let names = if desk.format() == Format::Table { Names::Labels } else { Names::Stable };
    let findings = listing(&desk.words, &plan.list.findings, names);
    if desk.format() == Format::Json {
        let counts = plan.counts().into_iter();
        let mut whole: serde_json::Map<String, Value> =
            counts.map(|(name, count)| (name.to_owned(), count.into())).collect();
        whole.insert("cohort".to_owned(), json!(plan.cohort.code));
        whole.insert("sheet".to_owned(), json!(plan.list.sheet));
        whole.insert("heading_row".to_owned(), json!(plan.list.heading_row));
        whole.insert("changes".to_owned(), output::objects(&changes(plan, |_| true))?);
        let unread: Vec<&str> = plan.list.unknown_headings().collect();
        whole.insert("unread_headings".to_owned(), json!(unread));
        whole.insert("skipped_rows".to_owned(), json!(plan.list.skipped));
        whole.insert("findings".to_owned(), output::objects(&findings)?);
        output::json(desk.out(), &whole)?;
    } else {
        // What is filled in stands in the file; what is replaced has to be seen.
        let replaced = changes(plan, ValueChange::replaces);
        if !replaced.rows.is_empty() {
            desk.list(&replaced)?;
        }
        desk.list_findings(&findings)?;
    }
    let sheet = Fact::Text(plan.list.sheet.clone());
    let row = Fact::Number(plan.list.heading_row.into());
    desk.tell("done-import-read", &[("sheet", sheet), ("row", row)]);
    desk.tell(sentences(plan.kind).plan, &counts(plan));
    let unread: Vec<&str> = plan.list.unknown_headings().collect();
    if !unread.is_empty() {
        desk.tell("warning-headings-unread", &[("headings", unread.join(", ").into())]);
    }
    if !plan.list.other_sheets.is_empty() {
        let sheets = plan.list.other_sheets.join(", ");
        desk.tell("warning-other-sheets", &[("sheets", sheets.into())]);
    }
    if let Some((places, people)) = plan.over_capacity() {
        let facts = [("places", Fact::Number(places.into())), ("people", people.into())];
        desk.tell("warning-over-capacity", &facts);
    }
    Ok(())
}

/// Lists the values that would be written.
fn changes(plan: &Plan, wanted: impl Fn(&ValueChange) -> bool) -> Listing {
    let mut columns = Column::owned(&["row"]);
    columns.push(Column::of_field("roll", Shown::Everywhere));
    columns.extend(Column::owned(&["heading"]));
    columns.push(Column::own("field", Shown::InFiles));
    columns.extend(Column::owned(&["before", "after"]));
    let cells = |row: &PlannedRow, change: &ValueChange| {
        vec![
            Cell::Integer(row.number.into()),
            Cell::integer(row.roll),
            Cell::text(&change.heading),
            Cell::text(change.field),
            change.before.clone(),
            change.after.clone(),
        ]
    };
    let rows = plan.rows.iter().flat_map(|row| {
        row.changes.iter().filter(|change| wanted(change)).map(move |change| cells(row, change))
    });
    Listing { columns, rows: rows.collect() }
}

/// How fields are named: for people, or the same in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Labels,
    Stable,
}

fn listing(words: &Words, findings: &[Finding], names: Names) -> Listing {
    let columns = Column::owned(&["row", "level", "heading", "field", "value", "reason", "id"]);
    let row = |finding: &Finding| {
        let level = if finding.level == Level::Error { "error" } else { "warning" };
        vec![
            Cell::Integer(finding.row.into()),
            Cell::Choice("level", level.to_owned()),
            Cell::text(&finding.heading),
            match names {
                Names::Stable => Cell::text(finding.field),
                Names::Labels => Cell::text(&labelled(words, finding)),
            },
            Cell::text(&finding.value),
            Cell::Text(say(words, finding)),
            Cell::text(finding.id),
        ]
    };
    Listing { columns, rows: findings.iter().map(row).collect() }
}

/// Names the field of a finding; what is no field of its own is told by its heading.
fn labelled(words: &Words, finding: &Finding) -> String {
    let label = label_of(finding.field);
    if words.has(&label) { words.say(&label).into_owned() } else { finding.heading.clone() }
}

fn say(words: &Words, finding: &Finding) -> String {
    let args: Vec<(&str, Arg)> =
        finding.facts.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.say_with(finding.id, &args)
}

fn write_faulty(desk: &mut Desk, plan: &Plan, path: &std::path::Path) -> Result<(), Trouble> {
    let words = CorrectionWords {
        row: &desk.words.say("column-row"),
        reason: &desk.words.say("column-reason"),
        say: &|finding| say(&desk.words, finding),
        choice: &|list, code| desk.words.say(&choice_label(list, code)).into_owned(),
    };
    let rows = import::write_faulty(plan, path, &words)?;
    let path = path.display().to_string();
    desk.tell("done-faulty", &[("count", Fact::Number(rows.into())), ("path", path.into())]);
    Ok(())
}
