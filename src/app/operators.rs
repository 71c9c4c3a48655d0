//! Operators: who works with the program, who works now, and what was done last.

use chrono::{DateTime, FixedOffset};

use crate::domain::id::OperatorId;
use crate::domain::record::{Record as _, RecordKey};
use crate::domain::records::{Operator, Role};
use crate::domain::text::clean;

use super::access::{self, Protection};
use super::deeds::{self, Deed};
use super::{App, AppError, Clock, edit, roles};

/// An operator in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct OperatorRow {
    /// The operator.
    pub operator: Operator,
    /// Whether this is who works now.
    pub presence: Presence,
    /// Whether the operator can open the file with a passphrase.
    pub passphrase: HasPassphrase,
}

/// Whether somebody works now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Works now.
    Here,
    /// Does not.
    Away,
}

/// Whether an operator has a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasPassphrase {
    /// Has one.
    Yes,
    /// Has none, while others have: the file does not open for them.
    No,
    /// Nobody needs one.
    NotNeeded,
}

/// What was done last, for the line at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct LastWork {
    /// Name of the operator.
    pub operator: String,
    /// When, in the zone of the centre.
    pub at: DateTime<FixedOffset>,
    /// Message that names the part of the work.
    pub work: &'static str,
    /// Code of the cohort, or name of the record; empty where it is about neither.
    pub about: String,
}

/// Lists the operators by name.
pub fn list(app: &App) -> Result<Vec<OperatorRow>, AppError> {
    let mut operators = app.store.read()?.all::<Operator>()?;
    operators.sort_by_cached_key(|operator| (operator.name.to_lowercase(), operator.id));
    let protection = access::protection(app)?;
    let row = |operator: Operator| OperatorRow {
        presence: if operator.id == app.operator { Presence::Here } else { Presence::Away },
        passphrase: match &protection {
            Protection::Open => HasPassphrase::NotNeeded,
            Protection::Locked(ids) if ids.contains(&operator.id) => HasPassphrase::Yes,
            Protection::Locked(_) => HasPassphrase::No,
        },
        operator,
    };
    Ok(operators.into_iter().map(row).collect())
}

/// Adds an operator.
pub fn add(app: &App, name: &str, role: Role) -> Result<Operator, AppError> {
    let name = clean(name);
    if name.is_empty() {
        return Err(AppError::user("error-operator-name-empty"));
    }
    let operator = Operator { id: OperatorId::new(Clock::fresh_id()), name, role };
    edit::create(app, &operator)?;
    Ok(operator)
}

/// Gives an operator another name; what they did stays theirs.
pub fn rename(app: &App, operator: OperatorId, name: &str) -> Result<Operator, AppError> {
    Ok(edit::set_field::<Operator>(app, key(operator), "name", name)?.record)
}

/// Gives an operator another role; one admin always stays.
pub fn set_role(app: &App, operator: OperatorId, role: &str) -> Result<Operator, AppError> {
    Ok(edit::set_field::<Operator>(app, key(operator), "role", role)?.record)
}

/// Lets another operator work for the rest of this run. Where there are passphrases it is theirs
/// that has to be typed.
pub fn switch(app: &App, to: OperatorId, passphrase: Option<&str>) -> Result<App, AppError> {
    let operator: Operator = app.store.read()?.one(key(to))?.ok_or_else(edit::gone)?;
    if let Protection::Locked(ids) = access::protection(app)? {
        if !ids.contains(&to) {
            return Err(AppError::user("error-operator-locked")
                .fact("name", operator.name.as_str())
                .hint("hint-operator-locked"));
        }
        access::verify(app, to, passphrase.unwrap_or_default())?;
    }
    Ok(App { operator: to, ..app.clone() })
}

/// Tells what was done last, and by whom; nothing in a new centre.
pub fn last_work(app: &App) -> Result<Option<LastWork>, AppError> {
    let Some(deed) = deeds::newest(app)? else { return Ok(None) };
    let Some(command) = roles::command_of(&deed.command) else { return Ok(None) };
    let work = command.work;
    let about = about(&deed);
    Ok(Some(LastWork { operator: deed.operator, at: deed.at, work, about }))
}

/// The code or name among the values of a change.
fn about(deed: &Deed) -> String {
    let named = |wanted: &&str| {
        let arg = deed.args.iter().find(|(name, _)| name == wanted)?;
        if let super::Fact::Text(text) = &arg.1 { Some(text.clone()) } else { None }
    };
    ["code", "cohort", "name", "profile"].iter().find_map(named).unwrap_or_default()
}

fn key(id: OperatorId) -> RecordKey {
    Operator { id, ..Operator::default() }.key()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::access::{Cost, NewRecoveryKey, Passphrase, set_first, set_for};
    use crate::app::practice::tests::World;
    use crate::app::tests::refused;
    use crate::app::{people, teach};
    use crate::domain::records::{Person, Session};

    const WEAK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text, text).unwrap()
    }

    #[test]
    fn operators_are_added_renamed_and_given_roles() {
        let world = World::new();
        let app = &world.app;
        let budi = add(app, "  Budi  Santosa ", Role::Instructor).unwrap();
        assert_eq!(budi.name, "Budi Santosa");
        refused(add(app, " ", Role::Reader), "error-operator-name-empty");
        refused(add(app, "sari", Role::Reader), "error-operator-there");
        rename(app, budi.id, "Agus").unwrap();
        refused(set_role(app, app.operator, "reader"), "error-last-admin");
        assert_eq!(set_role(app, budi.id, "pembaca").unwrap().role, Role::Reader);
        refused(set_role(app, budi.id, "bos"), "finding-not-in-list");
        let rows = list(app).unwrap();
        let told: Vec<_> =
            rows.iter().map(|row| (row.operator.name.as_str(), row.presence)).collect();
        assert_eq!(told, [("Agus", Presence::Away), ("Sari", Presence::Here)]);
        assert!(rows.iter().all(|row| row.passphrase == HasPassphrase::NotNeeded));
    }

    #[test]
    fn whoever_takes_over_signs_what_follows_and_types_their_own_passphrase_where_there_are_some() {
        let world = World::new();
        let app = &world.app;
        let budi = add(app, "Budi", Role::Admin).unwrap();
        let wati = add(app, "Wati", Role::Reader).unwrap();
        let now = switch(app, budi.id, None).unwrap();
        let person = world.all::<Person>().remove(0);
        edit::set_field::<Person>(&now, people::key(person.id), "village", "Desa Baru").unwrap();
        assert_eq!(last_work(&now).unwrap().unwrap().operator, "Budi");
        let nobody = OperatorId::new(Clock::fresh_id());
        refused(switch(app, nobody, None), "error-record-gone");

        let recovery = NewRecoveryKey::make().unwrap();
        let last = recovery.text().rsplit('-').next().unwrap().to_owned();
        let recovery = recovery.prove(&last).unwrap();
        set_first(app, &passphrase("kopi tubruk pagi"), &recovery, WEAK).unwrap();
        set_for(app, budi.id, &passphrase("budi suka durian"), WEAK).unwrap();
        refused(switch(app, budi.id, None), "error-store-wrong-passphrase");
        let own = Some("kopi tubruk pagi");
        refused(switch(app, budi.id, own), "error-store-wrong-passphrase");
        assert_eq!(switch(app, budi.id, Some("budi suka durian")).unwrap().operator, budi.id);
        refused(switch(app, wati.id, own), "error-operator-locked");
        let has: Vec<_> = list(app).unwrap().iter().map(|row| row.passphrase).collect();
        assert_eq!(has, [HasPassphrase::Yes, HasPassphrase::Yes, HasPassphrase::No]);
    }

    #[test]
    fn the_last_work_is_told_by_its_part_and_what_it_was_about() {
        let world = World::new();
        let app = &world.app;
        let told = || {
            let last = last_work(app).unwrap().unwrap();
            assert_eq!((last.operator.as_str(), last.at), ("Sari", app.clock.now()));
            (last.work, last.about)
        };
        let code = world.running().code;
        let today = app.today();
        let session = world.all::<Session>().into_iter().find(|one| one.date == today).unwrap();
        teach::mark(app, (code.as_str(), session.number), "01A").unwrap();
        assert_eq!(told(), ("work-register", code));
        let person = world.all::<Person>().remove(0);
        edit::set_field::<Person>(app, people::key(person.id), "village", "Desa Baru").unwrap();
        assert_eq!(told(), ("work-people", person.name));
        world.undo();
        assert_eq!(told().0, "work-people", "taking back is work too");
    }
}
