//! Founding a centre, and what the file and the folders are.

use std::path::Path;

use clap::Args;

use crate::app::ClockTrust;
use crate::app::about::{self, About};
use crate::app::access::Protection;
use crate::app::listing::{Column, Listing, Shown};
use crate::app::setup::{self, Founding};
use crate::domain::field::Cell;

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

/// Shows paths, format and sizes; nothing of anybody. Of a file that does not open, where it lies.
pub(crate) fn info(desk: &mut Desk) -> Result<Outcome, Trouble> {
    let places = start::opening(desk)?.places;
    let around = about::around(&places);
    let path = |path: &Path| Cell::Text(path.display().to_string());
    let mut row = vec![
        ("version", Cell::text(around.version)),
        ("store", path(&around.store)),
        ("bytes", around.bytes.map_or(Cell::Empty, count)),
        ("backups", path(&around.backups)),
        ("config", path(&around.config)),
    ];
    let opened = start::open_to_read(desk);
    let mut tables = Vec::new();
    if let Ok(app) = &opened {
        let mut about = about::about(app, &places)?;
        tables = std::mem::take(&mut about.tables);
        row.extend(inside(about));
    }
    let columns = row.iter().map(|(name, _)| Column::own(name, Shown::Everywhere)).collect();
    let rows = vec![row.into_iter().map(|(_, cell)| cell).collect()];
    desk.show(&Listing { columns, rows })?;
    for (id, facts) in tables {
        desk.tell(id, &facts);
    }
    opened.map(|_| Outcome::Good)
}

fn inside(about: About) -> Vec<(&'static str, Cell)> {
    let newest = about.newest_backup.map(|made| made.format("%Y-%m-%d %H:%M:%S").to_string());
    let mut row = vec![
        ("format", Cell::Integer(about.format.into())),
        ("replica", Cell::Text(about.replica)),
        ("protected", Cell::Check(about.protection != Protection::Open)),
        ("fixed_clock", Cell::Check(about.trust == ClockTrust::Fixed)),
        ("newest_backup", Cell::text(&newest.unwrap_or_default())),
    ];
    row.extend(about.records.into_iter().map(|(name, records)| (name, count(records))));
    row
}

fn count(number: u64) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
