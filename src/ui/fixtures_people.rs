//! A list of made-up people for the tests of this folder.

use std::sync::Arc;

use chrono::NaiveDate;

use super::fixtures::{self, book, id};
use crate::app::changed::{Changed, DeedView, Shown, What};
use crate::app::directory::Reached;
use crate::app::people::{Found, Named, PersonRow, Window, Wish};
use crate::domain::field::Cell;
use crate::domain::fields::{PERSON_FIELDS, field_named};
use crate::domain::id::PersonId;
use crate::domain::records::Person;
use crate::domain::stage::Stage;

/// What most of them filled in.
const VALUES: &[(&str, &str)] = &[
    ("nik", "3324015107900003"),
    ("birth_place", "Kendal"),
    ("birth_date", "11-07-1990"),
    ("sex", "F"),
    ("phone", "081234567890"),
    ("address", "Jl. Pantai Indah 4, Dukuh Sendang Sikucing"),
    ("rt_rw", "003/001"),
    ("village", "Sendang Sikucing"),
    ("region", "332408"),
    ("education", "sma"),
    ("country", "TW"),
    ("returned_year", "2025"),
    ("business_idea", "Kerupuk ikan"),
];

/// The people of a class, some of whom gave little more than their name.
pub(crate) fn people(count: u16) -> Found {
    let rows: Vec<PersonRow> = book(count)
        .members
        .into_iter()
        .map(|member| {
            let roll = member.enrolment.roll;
            let mut person = Person::new(PersonId::new(id(5, roll.into())), member.name);
            for (name, value) in VALUES.iter().take(if roll % 5 == 4 { 1 } else { 99 }) {
                (field_named(PERSON_FIELDS, name).unwrap().set)(&mut person, value).unwrap();
            }
            row(&person, roll)
        })
        .collect();
    Found {
        wish: Wish::default(),
        list: Arc::new(rows.iter().map(|row| row.person).collect()),
        all: Some(rows.len()),
        window: Window { start: 0, rows },
    }
}

fn row(person: &Person, roll: u16) -> PersonRow {
    let day = NaiveDate::from_ymd_opt(2026, 4, 2).unwrap();
    let stage = Stage::ALL[usize::from(roll) % 4];
    let is_known = person.region.is_some();
    PersonRow {
        person: person.id,
        cells: PERSON_FIELDS.iter().map(|field| (field.get)(person)).collect(),
        cohorts: vec!["2026-03".to_owned(); usize::from(roll % 7 != 3)],
        region: is_known.then(|| "Rowosari, Kabupaten Kendal, Jawa Tengah".to_owned()),
        country: is_known.then(|| Named { id: "Taiwan".to_owned(), en: "Taiwan".to_owned() }),
        reached: (roll == 1).then_some(Reached { stage, since: day, moved: day }),
    }
}

/// What a change of one form did.
pub(crate) fn deed() -> DeedView {
    let cell = |text: &str| Shown::Cell(Cell::text(text));
    let row = |place, kind, name: &str, what| Changed { place, kind, name: name.to_owned(), what };
    let field = |name: &str, before, after| What::Field(name.to_owned(), before, after);
    let siti = "Siti Aminah";
    let sex = Shown::Cell(Cell::Choice("sex", "F".to_owned()));
    let rows = vec![
        row(0, "person", siti, field("phone", cell("+6281234567890"), cell("+6281298765432"))),
        row(1, "person", siti, field("sex", cell(""), sex)),
        row(2, "enrolment", siti, What::Made),
        row(3, "register", siti, field("marks", Shown::Mark('A'), Shown::Mark('I'))),
        row(4, "venture", "Kerupuk Bu Siti", field("products", Shown::Much, Shown::Much)),
    ];
    let args = [("name", siti.into()), ("field", "phone".into())];
    DeedView { deed: fixtures::deed(7, "person.edit", &args), rows }
}
