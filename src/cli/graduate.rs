//! The graduation meeting.

use chrono::NaiveDate;
use clap::Args;

use crate::app::graduate::{self, Assessed, Assessment, Meeting};
use crate::app::listing::{Column, Listing, Shown};
use crate::domain::coded::Coded as _;
use crate::domain::field::Cell;
use crate::domain::graduation::Unmet;
use crate::domain::records::Decision;
use crate::locale::{Arg, Words};

use super::desk::{Desk, Outcome, Trouble};
use super::{start, values};

#[derive(Args, Debug)]
pub(crate) struct GraduateArgs {
    #[arg(long, value_name = "CODE")]
    cohort: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    date: Option<NaiveDate>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    place: String,
    #[arg(long, value_name = "NUMBER", default_value = "", hide_default_value = true)]
    minute: String,
}

/// Measures a cohort by its rule and, unless it is only tried, decides and freezes the result.
pub(crate) fn graduate(desk: &mut Desk, args: GraduateArgs) -> Result<Outcome, Trouble> {
    let (assessment, decision) = if args.dry_run {
        let app = start::open_to_read(desk)?;
        (graduate::assess(&app, &args.cohort)?, None)
    } else {
        let app = start::open(desk)?;
        let date = args.date.unwrap_or_else(|| app.today());
        let meeting = Meeting { date, place: args.place, minute: args.minute };
        let (assessment, decision) = graduate::decide(&app, &args.cohort, meeting)?;
        (assessment, Some(decision))
    };
    desk.list(&listing(&desk.words, &assessment, decision.as_ref()))?;
    let passed = assessment.rows.iter().filter(|row| row.unmet.is_empty()).count();
    let failed = assessment.rows.len().saturating_sub(passed);
    let done = if decision.is_some() { "done-graduate" } else { "done-graduate-tried" };
    desk.tell(done, &[("passed", passed.into()), ("failed", failed.into())]);
    if !assessment.open_sessions.is_empty() {
        let open: Vec<String> = assessment.open_sessions.iter().map(u16::to_string).collect();
        desk.tell("error-sessions-open", &[("sessions", open.join(", ").into())]);
    }
    Ok(Outcome::Good)
}

fn listing(words: &Words, assessment: &Assessment, decision: Option<&Decision>) -> Listing {
    let mut columns = vec![
        Column::of_field("roll", Shown::Everywhere),
        Column::of_field("nik", Shown::InFiles),
        Column::of_field("name", Shown::Everywhere),
    ];
    columns.extend(Column::owned(&["attended_jp", "expected_jp", "attendance"]));
    columns.push(Column::of_field("result", Shown::Everywhere));
    columns.push(Column::of_field("reasons", Shown::InFiles));
    columns.push(Column::own("why", Shown::Everywhere));
    columns.push(Column::of_field("certificate", Shown::Everywhere));
    let row = |row: &Assessed| {
        let outcome = decision.and_then(|decision| decision.results.get(&row.enrolment.id));
        let reasons: Vec<String> = row.unmet.iter().map(Unmet::stored).collect();
        vec![
            Cell::Integer(row.enrolment.roll.into()),
            Cell::text(row.person.nik.as_ref().map_or("", |nik| nik.as_str())),
            Cell::text(&row.person.name),
            Cell::Integer(row.tally.attended_jp.into()),
            Cell::Integer(row.tally.expected_jp.into()),
            row.tally.percent().map_or(Cell::Empty, Cell::Percent),
            Cell::Choice("verdict", row.verdict().code().to_owned()),
            Cell::text(&reasons.join(", ")),
            Cell::text(&why(words, row)),
            Cell::text(outcome.map_or("", |outcome| outcome.certificate.as_str())),
        ]
    };
    Listing { columns, rows: assessment.rows.iter().map(row).collect() }
}

/// Says everything that somebody does not meet.
fn why(words: &Words, row: &Assessed) -> String {
    let said = row.unmet.iter().map(|unmet| {
        let facts = unmet.facts();
        let args: Vec<(&str, Arg)> =
            facts.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        words.say_with(unmet.message(), &args)
    });
    said.collect::<Vec<_>>().join("; ")
}
