//! Listings.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::app::AppError;
use crate::app::lists::{self, Filter, Knows, LISTS};

use super::desk::{Desk, Outcome, Trouble};
use super::start;

#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    #[arg(value_name = "LIST", value_parser = words())]
    what: String,
    #[arg(long, value_name = "CODE")]
    cohort: Option<String>,
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,
    #[arg(long, value_name = "DAYS")]
    stuck: Option<u16>,
}

fn words() -> PossibleValuesParser {
    LISTS.iter().map(|list| PossibleValue::new(list.word).alias(list.alias)).into()
}

/// Writes a listing.
pub(crate) fn list(desk: &mut Desk, args: ListArgs) -> Result<Outcome, Trouble> {
    let Some(list) = lists::named(&args.what) else {
        return Err(Trouble::Usage(AppError::user("usage-no-such-list")));
    };
    let given = [
        ("--cohort", Knows::Cohort, args.cohort.is_some()),
        ("--stage", Knows::Stage, args.stage.is_some()),
        ("--stuck", Knows::Stage, args.stuck.is_some()),
    ];
    for (option, needed, is_given) in given {
        if is_given && !list.knows.contains(&needed) {
            let error = AppError::user("usage-option-not-for-list");
            return Err(Trouble::Usage(error.fact("option", option).fact("list", list.word)));
        }
    }
    let filter = Filter { cohort: args.cohort, stage: args.stage, stuck_days: args.stuck };
    let app = start::open_to_read(desk)?;
    let listing = lists::list(&app, list, &filter)?;
    desk.list(&listing)?;
    Ok(Outcome::Good)
}
