//! Steps of graduates towards exporting.

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Subcommand};

use crate::app::journey::{self, Told};
use crate::domain::stage::STEPS;

use super::desk::{Desk, Outcome, Trouble};
use super::{start, values};

/// What can be done with steps.
#[derive(Subcommand, Debug)]
pub(crate) enum MilestoneTask {
    #[command(visible_alias = "tambah")]
    Add(Box<AddArgs>),
}

#[derive(Args, Debug)]
pub(crate) struct AddArgs {
    #[arg(long, value_name = "NIK")]
    nik: String,
    #[arg(long, value_name = "KIND", value_parser = words())]
    kind: String,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    on: NaiveDate,
    #[arg(long, value_name = "NAME")]
    venture: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    amount: Option<String>,
    #[arg(long, value_name = "CURRENCY", requires = "amount", default_value = "IDR")]
    currency: String,
    #[command(flatten)]
    details: DetailArgs,
}

/// Evidence that is written into the record as it is.
#[derive(Args, Debug)]
struct DetailArgs {
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    #[arg(long, value_name = "TEXT")]
    office: Option<String>,
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    invoice: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    awb: Option<String>,
    #[arg(long, value_name = "TEXT")]
    aggregator: Option<String>,
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    #[arg(long, value_name = "CODE")]
    hs: Option<String>,
    #[arg(long, value_name = "TEXT")]
    quantity: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

fn words() -> PossibleValuesParser {
    STEPS.iter().map(|step| PossibleValue::new(step.word)).into()
}

/// Runs a command on steps.
pub(crate) fn milestone(desk: &mut Desk, task: MilestoneTask) -> Result<Outcome, Trouble> {
    let MilestoneTask::Add(args) = task;
    let AddArgs { nik, kind, on, venture, amount, currency, details } = *args;
    let amount = amount.map(|amount| format!("{currency} {amount}"));
    let given = [
        ("number", details.number),
        ("office", details.office),
        ("expires", details.expires),
        ("invoice", details.invoice),
        ("awb", details.awb),
        ("aggregator", details.aggregator),
        ("amount", amount),
        ("country", details.country),
        ("hs", details.hs),
        ("quantity", details.quantity),
        ("note", details.note),
    ];
    let details = given.into_iter().filter_map(|(name, text)| Some((name, text?))).collect();
    let app = start::open(desk)?;
    let noted = journey::add(&app, &Told { nik, step: kind, on, venture, details })?;
    let step = desk.words.say(&noted.step.message()).into_owned();
    let facts = [("step", step.into()), ("name", noted.name.into())];
    desk.tell("done-milestone", &facts);
    if noted.after != noted.before {
        let stage = desk.words.say(&noted.after.message()).into_owned();
        let number = i64::from(noted.after.number);
        desk.tell("done-stage", &[("number", number.into()), ("stage", stage.into())]);
    }
    if !noted.lacks.is_empty() {
        let lacks: Vec<String> =
            noted.lacks.iter().map(|lack| desk.words.say(lack.message()).into_owned()).collect();
        desk.tell("warning-evidence", &[("lacks", lacks.join(", ").into())]);
    }
    Ok(Outcome::Good)
}
