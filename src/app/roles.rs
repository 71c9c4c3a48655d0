//! Says which role each command needs: one table, which the store asks before every change.

use uuid::Uuid;

use crate::domain::id::OperatorId;
use crate::domain::record::RecordKey;
use crate::domain::records::{Operator, Role};
use crate::store::{Change, Snapshot, StoreError};

use super::{App, AppError, handover};

/// A command that changes something.
#[derive(Debug, PartialEq, Eq)]
pub struct Command {
    /// Its id in the journal; its words are the message `log-<id>`.
    pub id: &'static str,
    /// The least role that may do it.
    pub least: Role,
    /// Message that names the part of the work it belongs to.
    pub work: &'static str,
}

/// Parts of the work.
const REGISTER: &str = "work-register";
const COHORT: &str = "work-cohort";
const PEOPLE: &str = "work-people";
const ALUMNI: &str = "work-alumni";
const REPORT: &str = "work-report";
const CENTRE: &str = "work-centre";

/// All commands. A reader does none of them: looking is no command.
pub const COMMANDS: &[Command] = &[
    command("register.mark", Role::Instructor, REGISTER),
    command("register.fill", Role::Instructor, REGISTER),
    command("register.import", Role::Instructor, REGISTER),
    command("session.close", Role::Instructor, REGISTER),
    command("session.reopen", Role::Instructor, REGISTER),
    command("session.plan", Role::Instructor, COHORT),
    command("session.edit", Role::Instructor, COHORT),
    command("session.move", Role::Instructor, COHORT),
    command("session.cancel", Role::Instructor, COHORT),
    command("session.revive", Role::Instructor, COHORT),
    command("session.lesson", Role::Instructor, COHORT),
    command("scores.set", Role::Instructor, COHORT),
    command("scores.import", Role::Instructor, COHORT),
    command("participants.import", Role::Instructor, COHORT),
    command("enrolment.add", Role::Instructor, COHORT),
    command("enrolment.add_many", Role::Instructor, COHORT),
    command("enrolment.withdraw", Role::Instructor, COHORT),
    command("enrolment.readmit", Role::Instructor, COHORT),
    command("cohort.new", Role::Admin, COHORT),
    command("cohort.copy", Role::Admin, COHORT),
    command("cohort.edit", Role::Admin, COHORT),
    command("cohort.state", Role::Admin, COHORT),
    command("cohort.curriculum", Role::Admin, COHORT),
    command("curriculum.new", Role::Admin, COHORT),
    command("curriculum.edit", Role::Admin, COHORT),
    command("curriculum.edition", Role::Admin, COHORT),
    command("graduate.decide", Role::Admin, COHORT),
    command("person.new", Role::Instructor, PEOPLE),
    command("person.edit", Role::Instructor, PEOPLE),
    command("person.remove", Role::Admin, PEOPLE),
    command("follow_up.new", Role::Instructor, ALUMNI),
    command("follow_up.edit", Role::Instructor, ALUMNI),
    command("follow_up.done", Role::Instructor, ALUMNI),
    command("follow_up.snooze", Role::Instructor, ALUMNI),
    command("follow_up.remove", Role::Admin, ALUMNI),
    command("milestone.add", Role::Admin, ALUMNI),
    command("milestone.new", Role::Admin, ALUMNI),
    command("milestone.edit", Role::Admin, ALUMNI),
    command("milestone.remove", Role::Admin, ALUMNI),
    command("venture.new", Role::Admin, ALUMNI),
    command("venture.edit", Role::Admin, ALUMNI),
    command("venture.remove", Role::Admin, ALUMNI),
    command("shipment.new", Role::Admin, ALUMNI),
    command("shipment.edit", Role::Admin, ALUMNI),
    command("shipment.remove", Role::Admin, ALUMNI),
    command("report.export", Role::Admin, REPORT),
    command("setup.init", Role::Admin, CENTRE),
    command("centre.edit", Role::Admin, CENTRE),
    command("operator.new", Role::Admin, CENTRE),
    command("operator.edit", Role::Admin, CENTRE),
    command("backup.restore", Role::Admin, CENTRE),
    command("laptop.leave", Role::Admin, CENTRE),
    command("laptop.stay", Role::Admin, CENTRE),
    command("passphrase.set", Role::Admin, CENTRE),
    command("passphrase.change", Role::Instructor, CENTRE),
    command("passphrase.remove", Role::Admin, CENTRE),
    command("passphrase.recovery_key", Role::Admin, CENTRE),
    command("passphrase.recover", Role::Admin, CENTRE),
    command("practice.cohort", Role::Admin, CENTRE),
    command("practice.journeys", Role::Admin, CENTRE),
];

const fn command(id: &'static str, least: Role, work: &'static str) -> Command {
    Command { id, least, work }
}

/// Finds the row of a command.
pub fn command_of(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// Gives the role of the operator who works.
pub fn role(app: &App) -> Result<Role, AppError> {
    Ok(role_of(&app.store.read()?, app.operator))
}

/// Refuses what the operator who works may not do. The store asks again before it takes a change;
/// whatever is no change is asked here alone.
pub fn allow(app: &App, command: &str) -> Result<(), AppError> {
    let snapshot = app.store.read()?;
    check(&role_of(&snapshot, app.operator), command)?;
    Ok(handover::refuse_left(&snapshot, command)?)
}

/// Refuses a change that is not for the role of its operator, or for this laptop any more; asked
/// by the store.
pub(super) fn gate(snapshot: &Snapshot, change: &Change) -> Result<(), StoreError> {
    check(&role_of(snapshot, change.author.operator), &change.command)?;
    handover::refuse_left(snapshot, &change.command)
}

fn check(role: &Role, command: &str) -> Result<(), StoreError> {
    // A command without a row is one of a newer program, or a slip: admins alone may do it.
    let least = command_of(command).map_or(&Role::Admin, |command| &command.least);
    match rank(role) {
        own if own >= rank(least) => Ok(()),
        0 => Err(StoreError::Forbidden("reader")),
        _ => Err(StoreError::Forbidden("role")),
    }
}

/// Gives the role of an operator. Somebody without a record founds the centre, or their record is
/// damaged: the centre goes on working.
fn role_of(snapshot: &Snapshot, operator: OperatorId) -> Role {
    let key = RecordKey { parent: Uuid::nil(), id: operator.uuid() };
    let found = snapshot.one::<Operator>(key).ok().flatten();
    found.map_or(Role::Admin, |operator| operator.role)
}

/// A role of a newer program may be anything, so it may nothing.
fn rank(role: &Role) -> u8 {
    match role {
        Role::Admin => 2,
        Role::Instructor => 1,
        Role::Reader | Role::Unknown(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edit::{self, set_field};
    use crate::app::practice::tests::World;
    use crate::app::tests::refused;
    use crate::app::{Clock, access, cohorts, history, teach};
    use crate::domain::record::Record as _;
    use crate::domain::records::{Person, Session};
    use crate::store::Unlock;

    /// A centre in which somebody of a role works.
    fn working_as(role: Role) -> World {
        let mut world = World::new();
        let id = OperatorId::new(Clock::fresh_id());
        let operator = Operator { id, name: "Budi".to_owned(), role };
        edit::create(&world.app, &operator).unwrap();
        world.app.operator = id;
        world
    }

    fn new_cohort(world: &World) -> Result<(), AppError> {
        let new = cohorts::NewCohort { code: "X-1".to_owned(), ..cohorts::NewCohort::default() };
        cohorts::create(&world.app, new).map(drop)
    }

    #[test]
    fn a_reader_changes_nothing_by_any_way() {
        let world = working_as(Role::Reader);
        let before = world.changes();
        let app = &world.app;
        let person = world.all::<Person>().remove(0);
        refused(set_field::<Person>(app, person.key(), "name", "Siti"), "error-role-reader");
        refused(new_cohort(&world), "error-role-reader");
        let (running, today) = (world.running(), app.today());
        let session = world.all::<Session>().into_iter().find(|one| one.date == today).unwrap();
        let place = (running.code.as_str(), session.number);
        refused(teach::mark(app, place, "01A"), "error-role-reader");
        refused(history::undo(app), "error-role-reader");
        for command in COMMANDS {
            refused(allow(app, command.id), "error-role-reader");
        }
        refused(access::unprotect(app, "apa saja"), "error-role-reader");
        assert_eq!((world.changes(), role(app).unwrap()), (before, Role::Reader));
    }

    #[test]
    fn an_instructor_does_classes_and_scores_and_leaves_the_rest_to_an_admin() {
        let world = working_as(Role::Instructor);
        let app = &world.app;
        let person = world.all::<Person>().remove(0);
        set_field::<Person>(app, person.key(), "name", "Siti").unwrap();
        history::undo(app).unwrap();
        refused(new_cohort(&world), "error-role-admin");
        // The change before was made by an admin: an operator was added.
        refused(history::undo(app), "error-role-admin");
        refused(allow(app, "no.such_command"), "error-role-admin");
        refused(allow(app, "passphrase.set"), "error-role-admin");
        allow(app, "passphrase.change").unwrap();
    }

    #[test]
    fn a_role_of_a_newer_program_may_nothing_and_an_admin_everything() {
        let newer = Role::Unknown("auditor".to_owned());
        assert!(COMMANDS.iter().all(|command| check(&newer, command.id).is_err()));
        assert!(COMMANDS.iter().all(|command| check(&Role::Admin, command.id).is_ok()));
        assert!(check(&Role::Admin, "no.such_command").is_ok());
    }

    #[test]
    fn a_store_is_opened_with_the_gate() {
        let world = working_as(Role::Reader);
        world.app.store.close().unwrap();
        let mut opening = world.opening();
        opening.operator = Some("budi".to_owned());
        let app = opening.open(Unlock::Open, None).unwrap().app;
        let change = app.change("cohort.new");
        assert!(matches!(app.store.commit(change), Err(StoreError::Forbidden("reader"))));
    }

    #[test]
    fn each_command_stands_once() {
        for (index, command) in COMMANDS.iter().enumerate() {
            assert!(COMMANDS[..index].iter().all(|other| other.id != command.id), "{}", command.id);
        }
    }
}
