//! Scores.

use clap::{Args, Subcommand};

use crate::app::Fact;
use crate::app::scores::{self, Named};

use super::desk::{Desk, Outcome, Trouble};
use super::start;

/// What can be done with scores.
#[derive(Subcommand, Debug)]
pub(crate) enum ScoresTask {
    #[command(visible_alias = "isi")]
    Set(SetArgs),
}

#[derive(Args, Debug)]
pub(crate) struct SetArgs {
    #[arg(long, value_name = "CODE")]
    cohort: String,
    #[arg(long, value_name = "N")]
    roll: u16,
    #[command(flatten)]
    column: ColumnArgs,
    #[command(flatten)]
    value: ValueArgs,
}

/// Which column.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct ColumnArgs {
    #[arg(long, value_name = "CODE")]
    module: Option<String>,
    #[arg(long)]
    pre: bool,
    #[arg(long)]
    post: bool,
}

/// What is written.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct ValueArgs {
    #[arg(long, value_name = "POINTS", allow_negative_numbers = true)]
    score: Option<String>,
    #[arg(long)]
    competent: bool,
    #[arg(long)]
    not_competent: bool,
}

/// Runs a command on scores.
pub(crate) fn scores(desk: &mut Desk, task: ScoresTask) -> Result<Outcome, Trouble> {
    let ScoresTask::Set(args) = task;
    let app = start::open(desk)?;
    let cell = Named { cohort: &args.cohort, roll: args.roll, column: args.column.word() };
    let noted = scores::set_score(&app, cell, args.value.typed())?;
    let facts = [
        ("roll", Fact::Number(args.roll.into())),
        ("name", noted.name.into()),
        ("before", noted.before.into()),
        ("after", noted.after.into()),
    ];
    desk.tell("done-mark", &facts);
    Ok(Outcome::Good)
}

impl ColumnArgs {
    fn word(&self) -> &str {
        match &self.module {
            Some(module) => module,
            None if self.pre => "pre_test",
            None => "post_test",
        }
    }
}

impl ValueArgs {
    fn typed(&self) -> &str {
        match &self.score {
            Some(points) => points,
            None if self.competent => "K",
            None => "B",
        }
    }
}
