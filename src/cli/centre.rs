//! Founding a centre, and what the file and the folders are.

use clap::Args;

use crate::app::setup::{self, Founding};

use super::desk::{Desk, Outcome, Trouble};
use super::start;

#[derive(Args, Debug)]
pub(crate) struct InitArgs {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
}

/// Founds a centre; asks on a terminal for what the options leave out.
pub(crate) fn init(desk: &mut Desk, args: InitArgs) -> Result<Outcome, Trouble> {
    let opening = start::opening(desk)?;
    setup::refuse_founded(&opening)?;
    let founding = Founding {
        name: given(desk, args.name, "ask-centre-name", "--name")?,
        code: given(desk, args.code, "ask-centre-code", "--code")?,
        region: given(desk, args.region, "ask-centre-region", "--region")?,
        operator: given(desk, opening.operator.clone(), "ask-operator", "--operator")?,
    };
    setup::init(&opening, &founding)?;
    let path = opening.places.store.display().to_string();
    desk.tell("done-init", &[("name", founding.name.into()), ("path", path.into())]);
    desk.tell("warning-open", &[]);
    Ok(Outcome::Good)
}

fn given(
    desk: &mut Desk,
    value: Option<String>,
    question: &str,
    option: &'static str,
) -> Result<String, Trouble> {
    if let Some(value) = value {
        return Ok(value);
    }
    let question = format!("{} ", desk.words.say(question));
    desk.answer(&question, option)
}
