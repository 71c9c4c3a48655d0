//! Cohorts, sessions and marks.

use chrono::{NaiveDate, NaiveTime, Weekday};
use clap::{Args, Subcommand};

use crate::app::class::Told;
use crate::app::cohorts::{self, NewCohort};
use crate::app::listing::{Listing, field_cells, field_columns};
use crate::app::sessions::{self, Plan};
use crate::app::{Fact, teach};
use crate::domain::fields::SESSION_FIELDS;
use crate::domain::grammar::Sign;
use crate::domain::records::Session;

use super::desk::{Desk, Outcome, Trouble};
use super::{start, values};

/// What can be done with cohorts.
#[derive(Subcommand, Debug)]
pub(crate) enum CohortTask {
    #[command(visible_alias = "baru")]
    New(NewArgs),
    #[command(visible_alias = "salin")]
    Copy(CopyArgs),
}

#[derive(Args, Debug)]
pub(crate) struct NewArgs {
    #[arg(long, value_name = "CODE")]
    code: String,
    #[arg(long, value_name = "CODE")]
    curriculum: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    title: String,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    start: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    end: Option<NaiveDate>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    venue: String,
    #[arg(long, value_name = "N")]
    capacity: Option<u16>,
}

#[derive(Args, Debug)]
pub(crate) struct CopyArgs {
    #[arg(value_name = "FROM")]
    from: String,
    #[arg(long, value_name = "CODE")]
    code: String,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    start: NaiveDate,
}

/// What can be done with sessions.
#[derive(Subcommand, Debug)]
pub(crate) enum SessionTask {
    #[command(visible_alias = "rencana")]
    Plan(PlanArgs),
    #[command(visible_alias = "selesai")]
    Close(CloseArgs),
    #[command(visible_alias = "buka")]
    Reopen(ReopenArgs),
}

#[derive(Args, Debug)]
pub(crate) struct PlanArgs {
    #[arg(long, value_name = "CODE")]
    cohort: String,
    #[arg(long, value_name = "DATE,...", value_delimiter = ',', value_parser = values::day)]
    #[arg(required_unless_present = "every", conflicts_with = "every")]
    dates: Vec<NaiveDate>,
    #[arg(long, value_name = "DAY,...", value_delimiter = ',', value_parser = values::weekday)]
    #[arg(requires = "from", requires = "count")]
    every: Vec<Weekday>,
    #[arg(long, value_name = "DATE", value_parser = values::day, requires = "every")]
    from: Option<NaiveDate>,
    #[arg(long, value_name = "N", requires = "every")]
    count: Option<u16>,
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    start: Option<NaiveTime>,
    #[arg(long, value_name = "JP", value_parser = clap::value_parser!(u16).range(1..=24))]
    jp: Option<u16>,
}

#[derive(Args, Debug)]
pub(crate) struct CloseArgs {
    #[command(flatten)]
    which: WhichArgs,
    #[arg(long, value_name = "LETTER", value_parser = values::sign)]
    default: Option<Sign>,
}

#[derive(Args, Debug)]
pub(crate) struct ReopenArgs {
    #[command(flatten)]
    which: WhichArgs,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

#[derive(Args, Debug)]
pub(crate) struct MarkArgs {
    #[command(flatten)]
    which: WhichArgs,
    #[arg(value_name = "MARKS")]
    marks: String,
}

/// Which session.
#[derive(Args, Debug)]
struct WhichArgs {
    #[arg(long, value_name = "CODE")]
    cohort: String,
    #[arg(long, value_name = "N")]
    session: u16,
}

/// Runs a command on cohorts.
pub(crate) fn cohort(desk: &mut Desk, task: CohortTask) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    match task {
        CohortTask::New(args) => {
            let NewArgs { code, curriculum, title, start, end, venue, capacity } = args;
            let new = NewCohort { code, title, curriculum, start, end, venue, capacity };
            let cohort = cohorts::create(&app, new)?;
            desk.tell("done-cohort-new", &[("code", cohort.code.into())]);
        }
        CohortTask::Copy(args) => {
            let (cohort, sessions) = cohorts::copy(&app, &args.from, (&args.code, ""), args.start)?;
            let facts = [("code", cohort.code.into()), ("count", sessions.len().into())];
            desk.tell("done-cohort-copy", &facts);
            planned(desk, &sessions)?;
        }
    }
    Ok(Outcome::Good)
}

/// Runs a command on sessions.
pub(crate) fn session(desk: &mut Desk, task: SessionTask) -> Result<Outcome, Trouble> {
    match task {
        SessionTask::Plan(args) => plan(desk, args),
        SessionTask::Close(CloseArgs { which, default }) => {
            let app = start::open(desk)?;
            teach::close(&app, which.pair(), default)?;
            desk.tell("done-session-close", &which.facts());
            Ok(Outcome::Good)
        }
        SessionTask::Reopen(ReopenArgs { which, reason }) => {
            let app = start::open(desk)?;
            teach::reopen(&app, which.pair(), &reason)?;
            desk.tell("done-session-reopen", &which.facts());
            Ok(Outcome::Good)
        }
    }
}

/// Marks people as a line of the register's grammar says.
pub(crate) fn mark(desk: &mut Desk, args: &MarkArgs) -> Result<Outcome, Trouble> {
    let app = start::open(desk)?;
    let (view, told) = teach::mark(&app, args.which.pair(), &args.marks)?;
    for one in told {
        match one {
            Told::Marked { roll, name, before, after } => {
                let shown =
                    |mark: String| if mark.is_empty() { desk.say("mark-none", &[]) } else { mark };
                let (before, after) = (shown(before), shown(after));
                let name = [("roll", format!("{roll:02}").into()), ("name", name.into())];
                let marks = [("before", before.into()), ("after", after.into())];
                desk.tell("done-mark", &[name, marks].concat());
            }
            Told::Filled(count) => desk.tell("done-mark-filled", &[("count", count.into())]),
        }
    }
    desk.tell("done-mark-left", &[("count", view.unmarked().into())]);
    Ok(Outcome::Good)
}

impl WhichArgs {
    fn pair(&self) -> (&str, u16) {
        (&self.cohort, self.session)
    }

    fn facts(&self) -> [(&'static str, Fact); 2] {
        let code = Fact::Text(self.cohort.clone());
        [("code", code), ("session", Fact::Number(self.session.into()))]
    }
}

fn plan(desk: &mut Desk, args: PlanArgs) -> Result<Outcome, Trouble> {
    let PlanArgs { cohort, mut dates, every, from, count, start, jp } = args;
    if let (Some(from), Some(count)) = (from, count) {
        dates = sessions::every(&every, from, count.into());
    }
    let app = start::open(desk)?;
    let sessions = sessions::plan(&app, &cohort, Plan { dates, start, jp, ..Plan::default() })?;
    let facts = [("count", sessions.len().into()), ("code", cohort.into())];
    desk.tell("done-session-plan", &facts);
    planned(desk, &sessions)?;
    Ok(Outcome::Good)
}

fn planned(desk: &mut Desk, sessions: &[Session]) -> Result<(), Trouble> {
    let columns = field_columns(SESSION_FIELDS, &["number", "date", "start", "jp"]);
    let rows = sessions.iter().map(|session| field_cells(SESSION_FIELDS, session)).collect();
    desk.list(&Listing { columns, rows })
}
