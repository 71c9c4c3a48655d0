//! The practice centre, and filling a store for benchmarks.

use clap::Args;
use tempfile::TempDir;

use crate::app::opening::Opening;
use crate::app::practice::{self, Filling};

use super::desk::{Desk, Outcome, Trouble};
use super::start;

#[derive(Args, Debug)]
pub(crate) struct DemoArgs {
    // For benchmarks: so many people are written into a new store, and nothing is opened.
    #[arg(long, value_name = "PEOPLE", hide = true)]
    pub(crate) fill: Option<u32>,
    #[arg(long, value_name = "N", hide = true, default_value_t = 0, requires = "fill")]
    sessions: u16,
}

/// Makes a practice centre of which nothing is kept.
pub(crate) fn practice(desk: &Desk) -> Result<(Opening, Option<TempDir>), Trouble> {
    let (folder, opening) = practice::temporary(start::clock()?, desk.reader.clone())?;
    Ok((opening, Some(folder)))
}

/// Makes a store with many people.
pub(crate) fn fill(desk: &mut Desk, args: &DemoArgs) -> Result<Outcome, Trouble> {
    let filling = Filling { people: args.fill.unwrap_or(0), sessions: args.sessions };
    practice::filled(&start::opening(desk)?, practice::SEED, filling)?;
    Ok(Outcome::Good)
}
