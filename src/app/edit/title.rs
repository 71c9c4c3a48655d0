//! Finds how the record of a change is called, for the history.

use crate::app::AppError;
use crate::domain::record::{RecordKey, Table};
use crate::domain::records::{Centre, FollowUp, Milestone, Operator, Person, Shipment, Venture};
use crate::store::edit::Edit;
use crate::store::{ChangeSummary, CommandArg, Snapshot};

use super::Editable;

/// Value of a command that names its record; it is looked up and never stored.
const NAME: &str = "name";

/// How a record of each kind is called.
type Title = fn(&Snapshot, &Edit) -> Option<String>;

/// The kinds of records that forms edit.
const TITLES: &[(Table, Title)] = &[
    (Table::Centre, title::<Centre>),
    (Table::Person, title::<Person>),
    (Table::Venture, title::<Venture>),
    (Table::Milestone, title::<Milestone>),
    (Table::FollowUp, title::<FollowUp>),
    (Table::Shipment, title::<Shipment>),
    (Table::Operator, title::<Operator>),
];

/// Adds to a change of one record how that record is called: as it is now, else as it was. Nothing
/// of somebody who was erased.
pub fn titled(snapshot: &Snapshot, mut change: ChangeSummary) -> Result<ChangeSummary, AppError> {
    let of_table =
        |row: &&(Table, Title)| change.command.starts_with(&format!("{}.", row.0.name()));
    let is_named = change.args.iter().any(|(name, _)| name == NAME);
    let Some((table, title)) = TITLES.iter().find(of_table).filter(|_| !is_named) else {
        return Ok(change);
    };
    let edits = snapshot.edits_of(&change)?;
    let title =
        edits.iter().find(|edit| edit.table == *table).and_then(|edit| title(snapshot, edit));
    change.args.push((NAME.to_owned(), CommandArg::Text(title.unwrap_or_default())));
    Ok(change)
}

fn title<R: Editable>(snapshot: &Snapshot, edit: &Edit) -> Option<String> {
    let key: RecordKey = edit.key;
    let now: Option<R> = snapshot.one(key).ok().flatten();
    Some(now.or_else(|| edit.whole())?.title(snapshot))
}
