//! Edits of a curriculum: any number of them is one change.

use crate::domain::fields::{CURRICULUM_FIELDS, MODULE_FIELDS, RULE_FIELDS};
use crate::domain::id::{CurriculumId, ModuleId};
use crate::domain::records::{Curriculum, Module};
use crate::store::{CommandArg, Snapshot};

use super::{Standing, find, module_named, newest_edition, refuse_taken, uses, view};
use crate::app::{App, AppError, Clock, cohorts, values};

/// Most modules of a curriculum; more is a slip of the finger.
const MODULES_MOST: usize = 200;

/// One edit of a curriculum; values are as they were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit<'a> {
    /// Writes a field of the curriculum.
    Field(&'a str, &'a str),
    /// Writes a field of its graduation rule.
    Rule(&'a str, &'a str),
    /// Adds a module behind the others.
    Add {
        /// Its id, made beforehand.
        id: ModuleId,
        /// Code.
        code: &'a str,
        /// Title.
        title: &'a str,
    },
    /// Writes a field of a module; another `order` moves it, and the others make room.
    Module(ModuleId, &'a str, &'a str),
    /// Says by their codes, parted by commas or blanks, which modules are to be taken before one.
    Prerequisites(ModuleId, &'a str),
    /// Takes a module out.
    Remove(ModuleId),
}

/// A curriculum after its edits.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The curriculum; a new record where the next edition was made.
    pub curriculum: Curriculum,
    /// What was stored.
    pub made: Made,
}

/// What edits of a curriculum led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// Nothing differs.
    Nothing,
    /// The curriculum was changed in place.
    Change,
    /// The curriculum is in use and stays as it is; this is its next edition.
    Edition,
}

/// Edits a curriculum: in place while nobody uses it, else as its next edition.
pub fn edit(app: &App, id: CurriculumId, edits: &[Edit<'_>]) -> Result<Edited, AppError> {
    let snapshot = app.store.read()?;
    let before = find(&snapshot, id)?;
    let mut after = before.clone();
    for edit in edits {
        apply(&mut after, *edit)?;
    }
    check(&after)?;
    if before == after {
        return Ok(Edited { curriculum: before, made: Made::Nothing });
    }
    let is_renamed = !cohorts::same_code(&before.code, &after.code);
    if is_renamed {
        refuse_taken(&snapshot, &after.code)?;
        after.edition = 1;
    }
    let standing = view(before.clone(), &[], &uses(&snapshot)?).standing;
    let (command, made) = match standing {
        Standing::Free => ("curriculum.edit", Made::Change),
        Standing::Frozen => ("curriculum.edition", Made::Edition),
    };
    if made == Made::Edition {
        after.id = CurriculumId::new(Clock::fresh_id());
        after.edition = next_edition(&snapshot, &after.code)?;
    }
    let mut change = app
        .change(command)
        .with("code", CommandArg::Text(after.code.clone()))
        .with("edition", CommandArg::Number(after.edition.into()));
    match made {
        Made::Edition => change.create(&after)?,
        Made::Change | Made::Nothing => change.update(&before, &after)?,
    }
    app.store.commit(change)?;
    Ok(Edited { curriculum: after, made })
}

/// Writes fields of the curriculum itself; its edition is the program's to count.
pub(super) fn write_fields(
    curriculum: &mut Curriculum,
    typed: &[(&str, &str)],
) -> Result<(), AppError> {
    values::write(curriculum, CURRICULUM_FIELDS, &["edition"], typed)
}

fn apply(curriculum: &mut Curriculum, edit: Edit<'_>) -> Result<(), AppError> {
    match edit {
        Edit::Field(name, typed) => write_fields(curriculum, &[(name, typed)]),
        Edit::Rule(name, typed) => {
            values::write(&mut curriculum.rule, RULE_FIELDS, &[], &[(name, typed)])
        }
        Edit::Add { id, code, title } => add(curriculum, id, &[("code", code), ("title", title)]),
        Edit::Module(id, "order", typed) => move_to(curriculum, id, typed),
        Edit::Module(id, name, typed) => {
            values::write(module(curriculum, id)?, MODULE_FIELDS, &[], &[(name, typed)])
        }
        Edit::Prerequisites(id, typed) => {
            let needs = modules_named(curriculum, typed)?;
            module(curriculum, id)?.prerequisites = needs;
            Ok(())
        }
        Edit::Remove(id) => remove(curriculum, id),
    }
}

fn module(curriculum: &mut Curriculum, id: ModuleId) -> Result<&mut Module, AppError> {
    curriculum.modules.get_mut(&id).ok_or_else(|| AppError::user("error-module-gone"))
}

fn add(curriculum: &mut Curriculum, id: ModuleId, typed: &[(&str, &str)]) -> Result<(), AppError> {
    if curriculum.modules.len() >= MODULES_MOST {
        let most = i64::try_from(MODULES_MOST).unwrap_or(i64::MAX);
        return Err(AppError::user("error-too-many-modules").fact("most", most));
    }
    let last = curriculum.modules.values().map(|module| module.order).max().unwrap_or(0);
    let mut module = Module { order: last.saturating_add(1), ..Module::default() };
    values::write(&mut module, MODULE_FIELDS, &[], typed)?;
    curriculum.modules.insert(id, module);
    Ok(())
}

/// Puts a module in its new place and counts all places anew.
fn move_to(curriculum: &mut Curriculum, id: ModuleId, typed: &str) -> Result<(), AppError> {
    let row = module(curriculum, id)?;
    values::write(row, MODULE_FIELDS, &[], &[("order", typed)])?;
    let place = usize::from(row.order).saturating_sub(1);
    let mut order: Vec<ModuleId> = curriculum.in_order().iter().map(|row| row.0).collect();
    order.retain(|other| *other != id);
    order.insert(place.min(order.len()), id);
    for (place, id) in (1..).zip(order) {
        module(curriculum, id)?.order = place;
    }
    Ok(())
}

/// Refuses to take out what others need: the operator decides about those first.
fn remove(curriculum: &mut Curriculum, id: ModuleId) -> Result<(), AppError> {
    let code = module(curriculum, id)?.code.clone();
    let rows = curriculum.in_order();
    let needing = rows.iter().filter(|row| row.1.prerequisites.contains(&id));
    let others: Vec<&str> = needing.map(|row| row.1.code.as_str()).collect();
    if !others.is_empty() {
        let error = AppError::user("error-module-needed").fact("code", code);
        return Err(error.fact("others", others.join(", ")));
    }
    curriculum.modules.remove(&id);
    Ok(())
}

/// Finds modules by their codes, parted by commas or blanks.
pub fn modules_named(curriculum: &Curriculum, typed: &str) -> Result<Vec<ModuleId>, AppError> {
    let words = typed.split([',', ';', ' ', '\n']).filter(|word| !word.trim().is_empty());
    let mut named: Vec<ModuleId> = Vec::new();
    for word in words {
        let Some(id) = module_named(curriculum, word)? else { continue };
        if !named.contains(&id) {
            named.push(id);
        }
    }
    Ok(named)
}

/// Refuses two modules of one code, and modules that wait for each other.
fn check(curriculum: &Curriculum) -> Result<(), AppError> {
    let rows = curriculum.in_order();
    for (at, (_, module)) in rows.iter().enumerate() {
        let earlier = rows.iter().take(at);
        if earlier.into_iter().any(|row| cohorts::same_code(&row.1.code, &module.code)) {
            return Err(AppError::user("error-module-twice").fact("code", module.code.as_str()));
        }
    }
    let Some(circle) = curriculum.circle() else { return Ok(()) };
    let codes = circle.iter().chain(circle.first()).filter_map(|id| curriculum.modules.get(id));
    let codes: Vec<&str> = codes.map(|module| module.code.as_str()).collect();
    Err(AppError::user("error-module-circle").fact("modules", codes.join(" - ")))
}

fn next_edition(snapshot: &Snapshot, code: &str) -> Result<u16, AppError> {
    Ok(newest_edition(&snapshot.all::<Curriculum>()?, code).saturating_add(1))
}
