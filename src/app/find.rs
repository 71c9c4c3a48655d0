//! What a search of the whole centre shows of each hit: enough to choose the right one of several.

use std::ops::Range;

use crate::domain::id::{CohortId, PersonId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, CohortState, Person, Venture};
use crate::store::Snapshot;

use super::directory::{Hit, Kind, Matched};
use super::people::{codes, key};
use super::{App, AppError, cohorts};

/// Most hits that are counted; whoever gets more types another letter.
pub const HITS_MOST: usize = 200;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// How many hits there are, up to `HITS_MOST`.
    pub count: usize,
    /// Place of the first row among them.
    pub first: usize,
    /// The rows that are seen.
    pub rows: Vec<Found>,
}

/// One hit as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was found, and in which part of it.
    pub hit: Hit,
    /// Name of a person or venture, title of a cohort; empty where the record is gone or damaged.
    pub name: String,
    /// Codes of the cohorts, of the owner where it is a venture.
    pub codes: Vec<String>,
    /// What tells it from others of its name, and which part of the record that is.
    pub shown: Option<(Matched, String)>,
    /// Who owns a venture.
    pub owner: Option<PersonId>,
}

/// Finds what holds all that was typed and reads the rows of a window; nothing while people and
/// cohorts are still being learnt.
pub fn find(app: &App, query: &str, window: Range<usize>) -> Result<Option<Findings>, AppError> {
    if app.directory.ask(|_| ()).is_none() {
        return Ok(None);
    }
    app.directory.renew(app)?;
    let hits = app.directory.search(query, HITS_MOST);
    let first = window.start.min(hits.len());
    let seen = hits.get(first..window.end.clamp(first, hits.len())).unwrap_or_default();
    let snapshot = app.store.read()?;
    let rows = seen.iter().map(|hit| row(app, &snapshot, query, *hit));
    Ok(Some(Findings { count: hits.len(), first, rows: rows.collect::<Result<_, _>>()? }))
}

fn row(app: &App, snapshot: &Snapshot, query: &str, hit: Hit) -> Result<Found, AppError> {
    let at = RecordKey { parent: uuid::Uuid::nil(), id: hit.id };
    let empty = Found { hit, name: String::new(), codes: Vec::new(), shown: None, owner: None };
    let cohorts_of = |person: PersonId| {
        let cohorts = app.directory.ask(|directory| directory.cohorts_of(person));
        codes(snapshot, cohorts.unwrap_or_default())
    };
    // A damaged record leaves its row empty and the list whole.
    Ok(match hit.kind {
        Kind::Person => match snapshot.one::<Person>(at).ok().flatten() {
            None => empty,
            Some(person) => Found {
                codes: cohorts_of(person.id)?,
                shown: number(&person, hit.matched, query),
                name: person.name,
                ..empty
            },
        },
        Kind::Cohort => match snapshot.one::<Cohort>(at).ok().flatten() {
            None => empty,
            Some(cohort) => Found { name: cohort.title, codes: vec![cohort.code], ..empty },
        },
        Kind::Venture => match snapshot.one::<Venture>(at).ok().flatten() {
            None => empty,
            Some(venture) => of_venture(snapshot, &venture, (hit, query), cohorts_of)?,
        },
    })
}

/// Gives the number that was typed, else the NIK, with its middle hidden.
fn number(person: &Person, matched: Matched, query: &str) -> Option<(Matched, String)> {
    let typed: String = query.chars().filter(char::is_ascii_digit).collect();
    let typed = typed.trim_start_matches('0');
    let mut phones = [&person.phone, &person.phone_other].into_iter().flatten();
    let holds = |phone: &&crate::domain::text::Phone| phone.as_str().contains(typed);
    let phone = phones.clone().find(holds).or_else(|| phones.next());
    let phone = phone.map(|phone| (Matched::Phone, phone.masked()));
    let nik = person.nik.as_ref().map(|nik| (Matched::Nik, nik.masked()));
    if matched == Matched::Phone { phone.or(nik) } else { nik.or(phone) }
}

fn of_venture(
    snapshot: &Snapshot,
    venture: &Venture,
    (hit, query): (Hit, &str),
    cohorts_of: impl Fn(PersonId) -> Result<Vec<String>, AppError>,
) -> Result<Found, AppError> {
    let owner = venture.owners.first().copied();
    let person = |id| snapshot.one::<Person>(key(id)).ok().flatten();
    let shown = match hit.matched {
        Matched::Product => product(venture, query).map(|name| (Matched::Product, name)),
        Matched::Nib => venture.nib.as_ref().map(|nib| (Matched::Nib, nib.to_string())),
        _ => owner.and_then(person).map(|person| (Matched::Name, person.name)),
    };
    let codes = owner.map_or_else(|| Ok(Vec::new()), cohorts_of)?;
    Ok(Found { hit, name: venture.name.clone(), codes, shown, owner })
}

/// Gives the product that was meant: the one that holds a typed word, else the first.
fn product(venture: &Venture, query: &str) -> Option<String> {
    let words = query.to_lowercase();
    let holds = |name: &&String| {
        let name = name.to_lowercase();
        words.split_whitespace().any(|word| name.contains(word))
    };
    let mut names = venture.products.values().map(|product| &product.name);
    names.clone().find(holds).or_else(|| names.next()).cloned()
}

/// Names the running cohort, where there is just one: what a command of a cohort means that is
/// given without naming any.
pub fn only_running(app: &App) -> Result<Option<CohortId>, AppError> {
    let mut cohorts = cohorts::all(&app.store.read()?)?;
    cohorts.retain(|cohort| cohort.state == CohortState::Running);
    let [only] = &cohorts[..] else { return Ok(None) };
    Ok(Some(only.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::practice::tests::World;
    use crate::domain::id::VentureId;

    fn found(world: &World, query: &str) -> Findings {
        find(&world.app, query, 0..10).unwrap().unwrap()
    }

    #[test]
    fn nothing_is_found_before_people_are_known_and_that_is_told_apart_from_no_hit() {
        let world = World::new();
        assert_eq!(find(&world.app, "siti", 0..10).unwrap(), None);
        world.app.directory.renew(&world.app).unwrap();
        assert_eq!(found(&world, "tidak ada orangnya"), Findings::default());
    }

    #[test]
    fn a_row_tells_the_cohorts_and_the_number_that_was_typed_with_its_middle_hidden() {
        let world = World::new();
        world.app.directory.renew(&world.app).unwrap();
        let person = world.all::<Person>().swap_remove(0);
        let (nik, phone) = (person.nik.clone().unwrap(), person.phone.clone().unwrap());
        let digits = phone.as_str().trim_start_matches("+62");
        for (query, shown) in [
            (person.name.clone(), (Matched::Nik, nik.masked())),
            (nik.as_str().to_owned(), (Matched::Nik, nik.masked())),
            (format!("0{digits}"), (Matched::Phone, phone.masked())),
        ] {
            let rows = found(&world, &query).rows;
            let row = rows.iter().find(|row| row.hit.id == person.id.uuid()).unwrap();
            assert_eq!((row.name.as_str(), row.shown.as_ref()), (&*person.name, Some(&shown)));
            assert_eq!(row.codes.len(), 1, "{row:?}");
        }
    }

    #[test]
    fn a_venture_names_its_product_and_its_owner() {
        let world = World::new();
        world.app.directory.renew(&world.app).unwrap();
        let named = |venture: &&Venture| !venture.products.is_empty();
        let venture = world.all::<Venture>().iter().find(named).unwrap().clone();
        let row = |query: &str| {
            let rows = find(&world.app, query, 0..HITS_MOST).unwrap().unwrap().rows;
            let id = |row: &Found| VentureId::new(row.hit.id) == venture.id;
            rows.into_iter().find(id).unwrap()
        };
        let by_name = row(&venture.name);
        assert_eq!(by_name.owner, venture.owners.first().copied());
        assert!(matches!(by_name.shown, Some((Matched::Name, _))), "{by_name:?}");
        let product = venture.products.values().next().unwrap().name.clone();
        let by_product = row(&product);
        assert!(by_product.shown.is_some(), "{by_product:?}");
    }

    #[test]
    fn only_the_rows_of_the_window_are_read() {
        let world = World::new();
        world.app.directory.renew(&world.app).unwrap();
        let all = find(&world.app, "a", 0..HITS_MOST).unwrap().unwrap();
        let some = find(&world.app, "a", 5..8).unwrap().unwrap();
        assert_eq!((some.count, some.first), (all.count, 5));
        assert_eq!(some.rows, all.rows[5..8]);
    }
}
