//! Finds what the history tells of a change and no header of the journal holds, because a header
//! outlives an erased person: how its record is called, whose it is, why somebody left.

use crate::app::AppError;
use crate::domain::id::PersonId;
use crate::domain::record::{RecordKey, Table};
use crate::domain::records::{Centre, FollowUp, Milestone, Operator, Person, Shipment, Venture};
use crate::store::edit::Edit;
use crate::store::{ChangeSummary, CommandArg, Snapshot};

use super::Editable;
use super::kinds::name_of;

/// Value of a command that names its record; it is looked up and never stored.
const NAME: &str = "name";

/// Value of a command that names the person whom it is about, as an id.
pub const PERSON: &str = "person";

/// Values of commands that stand in their edits alone: command, value, field.
const IN_EDITS: &[(&str, &str, &str)] = &[("enrolment.withdraw", "reason", "left_reason")];

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

/// Adds to a change what is looked up when it is told: how its one record, or its person, is called,
/// as it is now, else as it was. Nothing of somebody who was erased.
pub fn titled(snapshot: &Snapshot, mut change: ChangeSummary) -> Result<ChangeSummary, AppError> {
    for (_, value, field) in IN_EDITS.iter().filter(|row| row.0 == change.command) {
        if !is_told(&change, value) {
            let edits = snapshot.edits_of(&change)?;
            let edit = edits.iter().find(|edit| edit.field.as_deref() == Some(field));
            let text = edit.and_then(|edit| edit.after.as_str()).unwrap_or_default();
            change.args.push(((*value).to_owned(), CommandArg::Text(text.to_owned())));
        }
    }
    if is_told(&change, NAME) {
        return Ok(change);
    }
    let title = match change.args.iter().find(|(name, _)| name == PERSON) {
        Some((_, CommandArg::Id(id))) => Some(name_of(snapshot, PersonId::new(*id))),
        _ => title_of_record(snapshot, &change)?,
    };
    change.args.extend(title.map(|title| (NAME.to_owned(), CommandArg::Text(title))));
    Ok(change)
}

/// Says how the record of an edit is called; nothing for a kind that no form edits.
pub fn title_of(snapshot: &Snapshot, edit: &Edit) -> Option<String> {
    let (_, title) = TITLES.iter().find(|row| row.0 == edit.table)?;
    title(snapshot, edit)
}

fn is_told(change: &ChangeSummary, value: &str) -> bool {
    change.args.iter().any(|(name, _)| name == value)
}

/// Says how the record is called that a form changed; nothing for a change of another kind.
fn title_of_record(
    snapshot: &Snapshot,
    change: &ChangeSummary,
) -> Result<Option<String>, AppError> {
    let of_table =
        |row: &&(Table, Title)| change.command.starts_with(&format!("{}.", row.0.name()));
    let Some((table, title)) = TITLES.iter().find(of_table) else { return Ok(None) };
    let edits = snapshot.edits_of(change)?;
    let edit = edits.iter().find(|edit| edit.table == *table);
    Ok(Some(edit.and_then(|edit| title(snapshot, edit)).unwrap_or_default()))
}

fn title<R: Editable>(snapshot: &Snapshot, edit: &Edit) -> Option<String> {
    let key: RecordKey = edit.key;
    let now: Option<R> = snapshot.one(key).ok().flatten();
    Some(now.or_else(|| edit.whole())?.title(snapshot))
}
