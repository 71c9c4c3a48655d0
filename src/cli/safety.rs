//! Backup, restore, verify.

use std::path::PathBuf;

use clap::Args;

use crate::app::listing::{Column, Listing};
use crate::app::safety::{self, BackedUp};
use crate::app::{App, AppError, Fact, restore, verify};
use crate::domain::field::Cell;

use super::args::YesArgs;
use super::desk::{Desk, Outcome, Trouble};
use super::start;

#[derive(Args, Debug)]
pub(crate) struct BackupArgs {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    yes: YesArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RestoreArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    yes: YesArgs,
}

#[derive(Args, Debug)]
pub(crate) struct VerifyArgs {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// Makes a backup in a folder, which is noted as the second place.
pub(crate) fn backup(desk: &mut Desk, args: &BackupArgs) -> Result<Outcome, Trouble> {
    let config = start::opening(desk)?.places.config;
    let app = start::open(desk)?;
    match safety::back_up_elsewhere(&app, &config, &args.folder)? {
        BackedUp::Written(path) => {
            desk.put(&path.display().to_string())?;
            desk.tell("done-backup", &[]);
        }
        BackedUp::Unchanged(path) => {
            desk.put(&path.display().to_string())?;
            desk.tell("done-backup-unchanged", &[]);
        }
        BackedUp::NotDue => desk.tell("done-backup-unchanged", &[]),
    }
    tighten(desk, &app, &args.yes)?;
    Ok(Outcome::Good)
}

/// Offers to give unused space back, now that there is a copy.
fn tighten(desk: &mut Desk, app: &App, yes: &YesArgs) -> Result<(), Trouble> {
    let Some(bytes) = safety::loose_bytes(app)? else { return Ok(()) };
    let megabytes = i64::try_from(bytes / 1_000_000).unwrap_or(i64::MAX);
    let facts = [("megabytes", Fact::Number(megabytes))];
    if !yes.yes && !Desk::has_terminal() {
        desk.tell("hint-tighten", &facts);
    } else if desk.agrees(yes, "ask-tighten", &facts)? {
        safety::tighten(app)?;
        desk.tell("done-tighten", &[]);
    }
    Ok(())
}

/// Puts a backup in the place of the present file, after saying what that would lose.
pub(crate) fn restore(desk: &mut Desk, args: &RestoreArgs) -> Result<Outcome, Trouble> {
    if !args.file.exists() {
        let file = args.file.display().to_string();
        return Err(AppError::user("error-no-such-backup")
            .fact("file", file)
            .hint("hint-find-backup")
            .into());
    }
    let opening = start::opening(desk)?;
    let present = match start::unlock(desk, |with| start::open_with(&opening, with)) {
        Ok((opened, with)) => Some((opened.app, with)),
        Err(Trouble::App(error)) => {
            // A file that is missing or damaged is what restoring is for.
            desk.tell(error.id, &error.facts);
            None
        }
        Err(other) => return Err(other),
    };
    let app = present.as_ref().map(|(app, _)| app);
    let clock = app.map_or(opening.clock, |app| app.clock);
    let (restoring, with) =
        start::unlock(desk, |with| restore::look(app, clock, &args.file, &with))?;
    for (id, facts) in restoring.sentences() {
        desk.tell(id, &facts);
    }
    let facts = [("centre", Fact::Text(restoring.centre.clone()))];
    if !desk.agrees(&args.yes, "ask-restore", &facts)? {
        desk.tell("done-nothing", &[]);
        return Ok(Outcome::Good);
    }
    if let Some((app, _)) = &present {
        app.store.close().map_err(AppError::from)?;
    }
    let restored = restoring.carry_out(&opening.places.store)?;
    let before = present.map(|(_, with)| with);
    let reopened = [Some(with), before].into_iter().flatten().find_map(|with| {
        // Whichever passphrase it needs now, one of the two that were typed fits.
        start::open_with(&opening, with).ok()
    });
    if let Some(opened) = reopened {
        restore::note(&opened.app, &restored)?;
    }
    desk.tell("done-restore", &[("file", restored.file.display().to_string().into())]);
    if let Some(kept) = &restored.kept {
        desk.tell("done-restore-kept", &[("file", kept.display().to_string().into())]);
    }
    Ok(Outcome::Good)
}

/// Checks the present file or another one, whole.
pub(crate) fn verify(desk: &mut Desk, args: &VerifyArgs) -> Result<Outcome, Trouble> {
    let checked = match &args.file {
        None => verify::check(&start::open_to_read(desk)?)?,
        Some(file) => start::unlock(desk, |with| verify::check_file(None, file, &with))?.0,
    };
    let row = |(id, facts): &(&'static str, Vec<(&'static str, Fact)>)| {
        vec![Cell::text(id), Cell::Text(desk.say(id, facts))]
    };
    let rows: Vec<Vec<Cell>> = checked.findings.iter().map(row).collect();
    let is_whole = rows.is_empty();
    desk.list_findings(&Listing { columns: Column::owned(&["id", "finding"]), rows })?;
    let facts = [("records", checked.records.into()), ("changes", checked.changes.into())];
    desk.tell(if is_whole { "done-verify" } else { "done-verify-findings" }, &facts);
    Ok(if is_whole { Outcome::Good } else { Outcome::Findings })
}
