//! Import.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::app::enrol::{self, CorrectionWords, Fate, Finding, Level, Plan, Request};
use crate::app::listing::{Column, Listing};
use crate::app::safety::{self, Occasion};
use crate::app::{App, Fact};
use crate::domain::field::Cell;
use crate::domain::fields::choice_label;
use crate::locale::{Arg, Words};

use super::args::YesArgs;
use super::desk::{Desk, Outcome, Trouble};
use super::output::{self, Format};
use super::start;

/// What happens to the rows of a list, with the name in JSON.
const FATES: &[(&str, Fate)] = &[
    ("new", Fate::New),
    ("joins", Fate::Joins),
    ("changed", Fate::Changed),
    ("same", Fate::Same),
    ("refused", Fate::Refused),
];

/// What can be imported.
#[derive(Subcommand, Debug)]
pub(crate) enum ImportTask {
    #[command(visible_alias = "peserta")]
    Participants(ImportArgs),
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
    let ImportTask::Participants(args) = task;
    let app = if args.dry_run { start::open_to_read(desk)? } else { start::open(desk)? };
    let request = Request { file: &args.file, cohort: &args.cohort, sheet: args.sheet.as_deref() };
    let plan = enrol::plan(&app, request)?;
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
    if !desk.agrees(&args.yes, "ask-import", &counts(&plan))? {
        desk.tell("done-nothing", &[]);
        return Ok(Outcome::Good);
    }
    apply(desk, &app, &plan)?;
    Ok(outcome)
}

fn apply(desk: &Desk, app: &App, plan: &Plan) -> Result<(), Trouble> {
    let places = start::opening(desk)?.places;
    safety::back_up_on(app, &places.backups(), Occasion::Import)?;
    enrol::apply(app, plan)?;
    desk.tell("done-import", &counts(plan));
    Ok(())
}

fn counts(plan: &Plan) -> Vec<(&'static str, Fact)> {
    let mut facts: Vec<(&str, Fact)> =
        FATES.iter().map(|(name, fate)| (*name, plan.count(*fate).into())).collect();
    facts.push(("code", plan.cohort.code.as_str().into()));
    facts
}

fn show(desk: &mut Desk, plan: &Plan) -> Result<(), Trouble> {
    let findings = listing(&desk.words, &plan.people.findings);
    if desk.format() == Format::Json {
        let fates = FATES.iter().map(|(name, fate)| ((*name).to_owned(), plan.count(*fate).into()));
        let mut whole: serde_json::Map<String, Value> = fates.collect();
        whole.insert("cohort".to_owned(), json!(plan.cohort.code));
        whole.insert("sheet".to_owned(), json!(plan.people.sheet));
        whole.insert("heading_row".to_owned(), json!(plan.people.heading_row));
        whole.insert("findings".to_owned(), output::objects(&findings)?);
        output::json(desk.out(), &whole)?;
    } else {
        desk.list_findings(&findings)?;
    }
    let sheet = Fact::Text(plan.people.sheet.clone());
    let row = Fact::Number(plan.people.heading_row.into());
    desk.tell("done-import-read", &[("sheet", sheet), ("row", row)]);
    desk.tell("done-import-plan", &counts(plan));
    if !plan.people.other_sheets.is_empty() {
        let sheets = plan.people.other_sheets.join(", ");
        desk.tell("warning-other-sheets", &[("sheets", sheets.into())]);
    }
    if let Some((places, people)) = plan.over_capacity() {
        let facts = [("places", Fact::Number(places.into())), ("people", people.into())];
        desk.tell("warning-over-capacity", &facts);
    }
    Ok(())
}

fn listing(words: &Words, findings: &[Finding]) -> Listing {
    let columns = Column::owned(&["row", "level", "heading", "field", "value", "reason", "id"]);
    let row = |finding: &Finding| {
        let level = if finding.level == Level::Error { "error" } else { "warning" };
        vec![
            Cell::Integer(finding.row.into()),
            Cell::Choice("level", level.to_owned()),
            Cell::text(&finding.heading),
            Cell::text(finding.field),
            Cell::text(&finding.value),
            Cell::Text(say(words, finding)),
            Cell::text(finding.id),
        ]
    };
    Listing { columns, rows: findings.iter().map(row).collect() }
}

fn say(words: &Words, finding: &Finding) -> String {
    let args: Vec<(&str, Arg)> =
        finding.facts.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.say_with(finding.id, &args)
}

fn write_faulty(desk: &Desk, plan: &Plan, path: &std::path::Path) -> Result<(), Trouble> {
    let words = CorrectionWords {
        row: &desk.words.say("column-row"),
        reason: &desk.words.say("column-reason"),
        say: &|finding| say(&desk.words, finding),
        choice: &|list, code| desk.words.say(&choice_label(list, code)).into_owned(),
    };
    let rows = enrol::write_faulty(plan, path, &words)?;
    let path = path.display().to_string();
    desk.tell("done-faulty", &[("count", Fact::Number(rows.into())), ("path", path.into())]);
    Ok(())
}
