//! The list of people of a screen: who is in it, and the rows that are seen.

use std::ops::Range;
use std::sync::Arc;

use crate::app::directory::{Directory, Reached, SharedDirectory};
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

impl FromIterator<PersonId> for PeopleList {
    fn from_iter<I: IntoIterator<Item = PersonId>>(people: I) -> Self {
        Self { ids: people.into_iter().collect() }
    }
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
    /// The region with those around it: `Kaliwungu, Kabupaten Kendal, Jawa Tengah`.
    pub region: Option<String>,
    /// Name of the country in which somebody worked.
    pub country: Option<Named>,
    /// Where a graduate stands.
    pub reached: Option<Reached>,
}

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

/// What a screen asks for.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Who is wanted, with so many rows around a person, or the first ones.
    List(Wish, Option<PersonId>, usize),
    /// Rows of a list that is known.
    Rows(Arc<PeopleList>, Range<usize>),
}

/// Who is wanted, and the first rows that are seen.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was asked for.
    pub wish: Wish,
    /// The people.
    pub list: Arc<PeopleList>,
    /// How many there are, wanted or not; nothing while the directory is being built.
    pub all: Option<usize>,
    /// Rows that were read.
    pub window: Window,
}

/// Rows of a list that were read.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// Place of the first.
    pub start: usize,
    /// The rows, with all fields of a person.
    pub rows: Vec<PersonRow>,
}

impl Window {
    /// Reads rows of a list.
    pub fn read(app: &App, list: &PeopleList, places: Range<usize>) -> Result<Self, AppError> {
        let fields: Vec<&str> = PERSON_FIELDS.iter().map(|field| field.name).collect();
        let start = places.start.min(list.len());
        Ok(Self { start, rows: rows(app, &app.directory, list, places, &fields)? })
    }
}

/// Lists who is wanted and reads the rows around a person, or the first ones.
pub fn find(
    app: &App,
    wish: Wish,
    around: Option<PersonId>,
    count: usize,
) -> Result<Found, AppError> {
    // While it is being built beside the work nobody waits for it.
    if app.directory.ask(|_| ()).is_some() {
        app.directory.renew(app)?;
    }
    let list = list(app, &app.directory, &wish)?;
    let place = around.and_then(|person| list.row_of(person)).unwrap_or(0);
    let start = place.saturating_sub(count / 2);
    let window = Window::read(app, &list, start..start.saturating_add(count))?;
    let all = app.directory.ask(Directory::count);
    Ok(Found { wish, list: Arc::new(list), all, window })
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
            region: person
                .as_ref()
                .and_then(|person| app.reference.regions().path(person.region.as_ref()?.as_str())),
            country: person.as_ref().and_then(|person| {
                let country = app.reference.countries().get(person.country.as_ref()?.as_str())?;
                Some(Named { id: country.name.clone(), en: country.name_en.clone() })
            }),
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
