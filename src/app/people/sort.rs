//! Sorts people by a field without keeping their records: one buffer of keys, cut where each ends.

use std::collections::HashMap;
use std::ops::Range;

use chrono::Datelike as _;

use crate::app::AppError;
use crate::domain::field::{Cell, Field};
use crate::domain::fields::choices_of;
use crate::domain::id::PersonId;
use crate::domain::record::Table;
use crate::domain::records::Person;
use crate::store::Snapshot;

use super::Direction;

/// A person with the part of the buffer that is their key.
struct Keyed {
    person: PersonId,
    /// Where the person stands by name.
    rank: usize,
    key: Range<usize>,
}

/// Sorts people who are in the order of their names by a field: the empty ones last, equal ones
/// by name.
pub(super) fn by_field(
    snapshot: &Snapshot,
    people: &[PersonId],
    field: &Field<Person>,
    direction: Direction,
) -> Result<Vec<PersonId>, AppError> {
    let ranks: HashMap<PersonId, usize> =
        people.iter().enumerate().map(|(rank, person)| (*person, rank)).collect();
    let mut buffer: Vec<u8> = Vec::new();
    let mut keyed: Vec<Keyed> = Vec::with_capacity(people.len());
    snapshot.each(Table::Person, |_, person: Person| {
        if let Some(rank) = ranks.get(&person.id) {
            let start = buffer.len();
            write_key(&(field.get)(&person), &mut buffer);
            keyed.push(Keyed { person: person.id, rank: *rank, key: start..buffer.len() });
        }
    })?;
    let key = |row: &Keyed| buffer.get(row.key.clone()).unwrap_or_default();
    keyed.sort_by(|one, other| {
        let order = key(one).cmp(key(other));
        let order = if direction == Direction::Down { order.reverse() } else { order };
        let is_empty = |row: &Keyed| row.key.is_empty();
        is_empty(one).cmp(&is_empty(other)).then(order).then(one.rank.cmp(&other.rank))
    });
    Ok(keyed.into_iter().map(|row| row.person).collect())
}

/// Writes a cell so that bytes sort as the values do; nothing of an empty one.
fn write_key(cell: &Cell, key: &mut Vec<u8>) {
    let mut number = |number: i64| {
        // With the sign turned round, negative numbers sort before the others.
        key.extend((number ^ i64::MIN).to_be_bytes());
    };
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => key.extend(text.to_lowercase().bytes()),
        Cell::Integer(value) | Cell::Percent(value) => number(*value),
        Cell::Date(day) => number(day.num_days_from_ce().into()),
        Cell::Moment(moment) => number(moment.timestamp()),
        Cell::Check(value) => number(i64::from(!value)),
        Cell::Choice(list, code) => {
            let place = choices_of(list).position(|choice| choice.code == code);
            number(place.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX));
        }
        Cell::Money(money) => {
            key.extend(money.currency.bytes());
            key.extend((money.minor ^ i64::MIN).to_be_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(cell: &Cell) -> Vec<u8> {
        let mut key = Vec::new();
        write_key(cell, &mut key);
        key
    }

    proptest! {
        #[test]
        fn numbers_and_days_sort_as_their_bytes(one in any::<i64>(), other in any::<i64>()) {
            prop_assert_eq!(key(&Cell::Integer(one)).cmp(&key(&Cell::Integer(other))), one.cmp(&other));
            let day = |days: i64| chrono::NaiveDate::from_num_days_from_ce_opt(i32::try_from(days % 900_000).unwrap());
            let days = day(one).zip(day(other));
            if let Some((one, other)) = days {
                prop_assert_eq!(key(&Cell::Date(one)).cmp(&key(&Cell::Date(other))), one.cmp(&other));
            }
        }
    }

    #[test]
    fn words_sort_whatever_their_case_and_choices_as_they_are_shown() {
        assert_eq!(key(&Cell::Text("siti".into())), key(&Cell::Text("SITI".into())));
        let level = |code: &str| key(&Cell::Choice("education", code.into()));
        assert!(level("sd") < level("smp") && level("smp") < level("s1"));
        assert!(key(&Cell::Empty).is_empty());
    }
}
