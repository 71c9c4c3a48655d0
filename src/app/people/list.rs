//! The list of people of a screen: who is in it, and the rows that are seen.

use std::ops::Range;

use crate::app::directory::{Reached, SharedDirectory};
use crate::app::{App, AppError, ErrorKind};
use crate::domain::field::Cell;
use crate::domain::fields::{PERSON_FIELDS, field_named};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::records::Person;

use super::alike::codes;
use super::{key, sort};

/// Who is wanted, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What names, NIK or telephone numbers have to hold.
    pub filter: String,
    /// The cohort that people are in.
    pub cohort: Option<CohortId>,
    /// Number of the stage that graduates stand in.
    pub stage: Option<u8>,
    /// The order.
    pub sort: Sort,
}

/// By what people are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Name of a field, or `stage`.
    pub by: String,
    /// Whether the least or the greatest stands first; nothing always stands last.
    pub direction: Direction,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: "name".to_owned(), direction: Direction::Up }
    }
}

/// Which end of an order stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The least.
    #[default]
    Up,
    /// The greatest.
    Down,
}

/// People in an order: ids alone, however many they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleList {
    ids: Vec<PersonId>,
}

impl PeopleList {
    /// Counts them.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Tells whether nobody is wanted.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Gives the person of a row.
    pub fn person(&self, row: usize) -> Option<PersonId> {
        self.ids.get(row).copied()
    }

    /// Finds the row of a person, for the cursor after the list was made anew.
    pub fn row_of(&self, person: PersonId) -> Option<usize> {
        self.ids.iter().position(|id| *id == person)
    }
}

/// One row that is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// The person.
    pub person: PersonId,
    /// Values of the fields that were asked for; empty where the record is damaged or gone.
    pub cells: Vec<Cell>,
    /// Codes of the cohorts.
    pub cohorts: Vec<String>,
    /// Where a graduate stands.
    pub reached: Option<Reached>,
}

/// Lists who is wanted; nobody while the directory is being built.
pub fn list(app: &App, directory: &SharedDirectory, wish: &Wish) -> Result<PeopleList, AppError> {
    let by_name = directory.ask(|directory| {
        let mut people = directory.people(&wish.filter);
        if let Some(cohort) = wish.cohort {
            people.retain(|person| directory.cohorts_of(*person).contains(&cohort));
        }
        if let Some(stage) = wish.stage {
            let stands = |person: &PersonId| directory.reached(*person).map(|at| at.stage.number);
            people.retain(|person| stands(person) == Some(stage));
        }
        people
    });
    let mut ids = by_name.unwrap_or_default();
    match wish.sort.by.as_str() {
        "name" if wish.sort.direction == Direction::Up => {}
        "name" => ids.reverse(),
        "stage" => by_stage(directory, &mut ids, wish.sort.direction),
        by => {
            let unknown = || AppError::new(ErrorKind::Bug, "error-field-unknown").fact("field", by);
            let field = field_named(PERSON_FIELDS, by).ok_or_else(unknown)?;
            ids = sort::by_field(&app.store.read()?, &ids, field, wish.sort.direction)?;
        }
    }
    Ok(PeopleList { ids })
}

/// Reads some rows of a list, with the fields that the screen shows.
pub fn rows(
    app: &App,
    directory: &SharedDirectory,
    list: &PeopleList,
    window: Range<usize>,
    fields: &[&str],
) -> Result<Vec<PersonRow>, AppError> {
    let snapshot = app.store.read()?;
    let end = window.end.min(list.len());
    let seen = list.ids.get(window.start.min(end)..end).unwrap_or_default();
    let mut rows = Vec::with_capacity(seen.len());
    for id in seen {
        // A damaged record leaves its row empty and the list whole.
        let person: Option<Person> = snapshot.one(key(*id)).ok().flatten();
        let cell = |name: &&str| {
            let field = field_named(PERSON_FIELDS, name);
            person.as_ref().zip(field).map_or(Cell::Empty, |(person, field)| (field.get)(person))
        };
        let known = directory.ask(|known| (known.cohorts_of(*id), known.reached(*id)));
        let (cohorts, reached) = known.unwrap_or_default();
        rows.push(PersonRow {
            person: *id,
            cells: fields.iter().map(cell).collect(),
            cohorts: codes(&snapshot, cohorts)?,
            reached,
        });
    }
    Ok(rows)
}

/// Graduates by stage, and those of one stage by how long they stand in it; the others last.
fn by_stage(directory: &SharedDirectory, ids: &mut [PersonId], direction: Direction) {
    let sorted = directory.ask(|directory| {
        ids.sort_by_cached_key(|person| {
            let reached = directory.reached(*person).map(|at| (at.stage.number, at.since));
            let Some((stage, since)) = reached else { return (1, 0, None) };
            let place = i16::from(stage);
            (0, if direction == Direction::Down { -place } else { place }, Some(since))
        });
    });
    sorted.unwrap_or_default();
}
