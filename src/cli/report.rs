//! Check, export, profiles.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use crate::app::listing::{Column, Listing, Shown};
use crate::app::report::{
    self, CheckFinding, CheckRequest, Coverage, ProfileRow, Report, Request, Severity,
};
use crate::app::{AppError, Fact, cohorts};
use crate::domain::field::Cell;

use super::desk::{self, Desk, Outcome, Trouble};
use super::{start, values};

#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    #[arg(long, value_name = "CODE")]
    cohort: Option<String>,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct ExportArgs {
    #[arg(long, value_name = "NAME")]
    profile: String,
    #[arg(long, value_name = "CODE", conflicts_with_all = ["from", "to"])]
    cohort: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    from: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    to: Option<NaiveDate>,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    // The same id as the option of every command: here it names files and not the listing.
    #[arg(long, value_name = "FORMAT,...", value_delimiter = ',')]
    format: Vec<String>,
}

/// What can be done with profiles.
#[derive(Subcommand, Debug)]
pub(crate) enum ProfileTask {
    #[command(visible_alias = "daftar")]
    List,
    #[command(visible_alias = "tampilkan")]
    Show(NameArgs),
    #[command(visible_alias = "periksa")]
    Check(NameArgs),
}

#[derive(Args, Debug)]
pub(crate) struct NameArgs {
    #[arg(value_name = "NAME")]
    name: String,
}

/// Lists what a receiver would send back.
pub(crate) fn check(desk: &mut Desk, args: CheckArgs) -> Result<Outcome, Trouble> {
    let app = start::open_to_read(desk)?;
    // Where nothing is named, each cohort is checked for its final report.
    let cohorts = match (&args.cohort, &args.profile) {
        (None, None) => cohorts::codes(&app)?.into_iter().map(Some).collect(),
        _ => vec![args.cohort],
    };
    let (mut found, mut is_blocked) = (Vec::new(), false);
    for cohort in cohorts {
        let coverage = Coverage { cohort, ..Coverage::default() };
        let request = CheckRequest { profile: args.profile.clone(), coverage };
        let report = report::check(&app, &request)?;
        is_blocked |= report.is_blocked();
        found.extend(report.findings);
    }
    let mut columns = Column::owned(&["severity", "cohort"]);
    columns.push(Column::of_field("name", Shown::Everywhere));
    columns.push(Column::own("value", Shown::InFiles));
    columns.push(Column::own("id", Shown::InFiles));
    columns.push(Column::own("finding", Shown::Everywhere));
    let row = |finding: &CheckFinding| {
        vec![
            Cell::Choice("severity", severity(finding.severity).to_owned()),
            Cell::text(&finding.cohort),
            Cell::text(&finding.name),
            Cell::text(&finding.value),
            Cell::text(finding.id),
            Cell::Text(desk::about(&desk.words, &finding.value, finding.id, &finding.facts)),
        ]
    };
    let listing = Listing { columns, rows: found.iter().map(row).collect() };
    desk.list_findings(&listing)?;
    let count = |wanted| {
        let all = found.iter().filter(|finding| finding.severity == wanted);
        Fact::from(all.count())
    };
    let facts = [("blocking", count(Severity::Blocking)), ("warnings", count(Severity::Warning))];
    desk.tell("done-check", &facts);
    Ok(if is_blocked { Outcome::Findings } else { Outcome::Good })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "blocking",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Writes the files of a report.
pub(crate) fn export(desk: &mut Desk, args: ExportArgs) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    let coverage = Coverage { cohort: args.cohort, from: args.from, to: args.to };
    let request =
        Request { profile: args.profile, coverage, folder: args.out, formats: args.format };
    let report = report::export(&app, &request)?;
    for file in &report.files {
        desk.put(&file.path.display().to_string())?;
    }
    tell_report(desk, &report);
    Ok(Outcome::Good)
}

fn tell_report(desk: &mut Desk, report: &Report) {
    let people = Fact::Number(report.people.into());
    let receiver = Fact::Text(desk.words.say(&report.receiver).into_owned());
    desk.tell("done-export", &[("people", people), ("receiver", receiver.clone())]);
    if report.without_consent > 0 {
        let count = Fact::Number(report.without_consent.into());
        desk.tell("warning-without-consent", &[("count", count), ("receiver", receiver)]);
    }
    if !report.why_full_nik.is_empty() {
        let why = Fact::Text(desk.words.say(&report.why_full_nik).into_owned());
        desk.tell("warning-full-nik", &[("why", why)]);
    }
    if report.damaged > 0 {
        desk.tell("warning-damaged", &[("count", report.damaged.into())]);
    }
}

/// Runs a command on profiles.
pub(crate) fn profile(desk: &mut Desk, task: ProfileTask) -> Result<Outcome, Trouble> {
    let app = start::open_to_read(desk)?;
    match task {
        ProfileTask::Show(args) => {
            let text = report::show_profile(&app, &args.name)?;
            desk.put(text.trim_end())?;
            Ok(Outcome::Good)
        }
        ProfileTask::Check(args) => {
            let faults = report::check_profile(&app, &args.name)?;
            let row = |fault: &AppError| {
                vec![Cell::text(fault.id), Cell::Text(desk.say(fault.id, &fault.facts))]
            };
            let rows = faults.iter().map(row).collect();
            desk.list_findings(&Listing { columns: Column::owned(&["id", "finding"]), rows })?;
            if faults.is_empty() {
                desk.tell("done-profile-check", &[("name", args.name.into())]);
            }
            Ok(if faults.is_empty() { Outcome::Good } else { Outcome::Findings })
        }
        ProfileTask::List => {
            let columns = ["profile", "title", "edition", "receiver", "file", "faults"];
            let all = report::list_profiles(&app);
            let rows = all.iter().map(|row| profile_cells(desk, row)).collect();
            desk.list(&Listing { columns: Column::owned(&columns), rows })?;
            let is_faulty = all.iter().any(|row| !row.faults.is_empty());
            Ok(if is_faulty { Outcome::Findings } else { Outcome::Good })
        }
    }
}

fn profile_cells(desk: &Desk, row: &ProfileRow) -> Vec<Cell> {
    let faults: Vec<String> =
        row.faults.iter().map(|fault| desk.say(fault.id, &fault.facts)).collect();
    vec![
        Cell::text(&row.name),
        Cell::text(&desk.words.say(&row.title)),
        Cell::Integer(row.edition.into()),
        Cell::text(&desk.words.say(&row.receiver)),
        Cell::text(&row.file.as_ref().map(|path| path.display().to_string()).unwrap_or_default()),
        Cell::text(&faults.join("; ")),
    ]
}
