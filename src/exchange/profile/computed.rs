//! The values that no field holds, a row each; they are computed from the records of a row.

use sha2::{Digest as _, Sha256};

use crate::domain::field::{Cell, FieldKind, Privacy};
use crate::domain::id::{ModuleId, SessionId};
use crate::domain::records::Person;
use crate::domain::text::CountryCode;
use crate::exchange::sheet::ColumnKind;

use super::context::{Context, Environment, Part, RegionLevel};
use super::value::STAGE_LIST;
use super::{classes, journeys};

/// A value that profiles can name.
#[derive(Debug)]
pub struct Computed {
    /// Name in profiles; the label is `computed-<name>` with dashes.
    pub name: &'static str,
    /// Record that a row must have.
    pub(super) part: Part,
    /// What it is.
    pub(super) kind: FieldKind,
    /// Type of its cells, where that does not follow from `kind`.
    pub(super) column: Option<ColumnKind>,
    /// How it is protected.
    pub(super) privacy: Privacy,
    /// How it is computed.
    pub(super) compute: Compute,
}

/// How a value is computed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Compute {
    /// The number of the row.
    Number,
    /// One cell a row.
    One(fn(&Context<'_>, &Environment<'_>) -> Cell),
    /// One column a module.
    EachModule(fn(&Context<'_>, ModuleId) -> Cell),
    /// One column a session.
    EachSession(fn(&Context<'_>, SessionId) -> Cell),
}

type One = fn(&Context<'_>, &Environment<'_>) -> Cell;

const fn row(name: &'static str, part: Part, kind: FieldKind, compute: Compute) -> Computed {
    Computed { name, part, kind, column: None, privacy: Privacy::Personal, compute }
}

const fn one(name: &'static str, part: Part, kind: FieldKind, compute: One) -> Computed {
    row(name, part, kind, Compute::One(compute))
}

/// A figure of the attendance of an enrolment.
const fn figure(name: &'static str, compute: One) -> Computed {
    one(name, Part::Enrolment, FieldKind::Integer, compute)
}

/// A figure of a session.
const fn count(name: &'static str, compute: One) -> Computed {
    one(name, Part::Session, FieldKind::Integer, compute)
}

/// All computed values.
pub const COMPUTED: &[Computed] = &[
    row("row.number", Part::Row, FieldKind::Integer, Compute::Number),
    one("row.row_code", Part::Row, FieldKind::Text, row_code),
    one("person.province", Part::Person, FieldKind::Text, |row, around| {
        region(row, around, RegionLevel::Province)
    }),
    one("person.regency", Part::Person, FieldKind::Text, |row, around| {
        region(row, around, RegionLevel::Regency)
    }),
    one("person.district", Part::Person, FieldKind::Text, |row, around| {
        region(row, around, RegionLevel::District)
    }),
    one("person.country_name", Part::Person, FieldKind::Text, |row, around| {
        country(row.person.and_then(|person| person.country.as_ref()), around)
    }),
    one("session.taught", Part::Session, FieldKind::Text, classes::taught),
    one("session.instructors", Part::Session, FieldKind::Text, classes::instructors),
    count("session.present", |row, _| classes::marks_of_session(row, 'H')),
    count("session.late", |row, _| classes::marks_of_session(row, classes::LATE)),
    count("session.excused", |row, _| classes::marks_of_session(row, 'I')),
    count("session.sick", |row, _| classes::marks_of_session(row, 'S')),
    count("session.absent", |row, _| classes::marks_of_session(row, 'A')),
    figure("attendance.present", |row, _| {
        classes::tallied(row, |tally| i64::from(tally.present) - i64::from(tally.late))
    }),
    figure("attendance.late", |row, _| classes::tallied(row, |tally| tally.late.into())),
    figure("attendance.late_minutes", |row, _| {
        classes::tallied(row, |tally| tally.late_minutes.into())
    }),
    figure("attendance.excused", |row, _| classes::tallied(row, |tally| tally.excused.into())),
    figure("attendance.sick", |row, _| classes::tallied(row, |tally| tally.sick.into())),
    figure("attendance.absent", |row, _| classes::tallied(row, |tally| tally.absent.into())),
    figure("attendance.unmarked", |row, _| classes::tallied(row, |tally| tally.unmarked.into())),
    figure("attendance.jp_present", |row, _| {
        classes::tallied(row, |tally| tally.attended_jp.into())
    }),
    figure("attendance.jp_counted", |row, _| {
        classes::tallied(row, |tally| tally.expected_jp.into())
    }),
    Computed {
        column: Some(ColumnKind::Percent),
        ..figure("attendance.percent", classes::percent)
    },
    one("outcome.reason_words", Part::Outcome, FieldKind::Notes, classes::reasons),
    row("attendance.letter", Part::Enrolment, FieldKind::Text, LETTERS),
    row("enrolment.score", Part::Enrolment, FieldKind::Integer, SCORES),
    one("journey.stage", Part::Journey, FieldKind::Choice(STAGE_LIST), journeys::stage),
    one("journey.stage_number", Part::Journey, FieldKind::Integer, journeys::stage_number),
    one("journey.stage_since", Part::Journey, FieldKind::Date, journeys::stage_since),
    one("journey.missing", Part::Journey, FieldKind::Notes, journeys::missing),
    one("journey.incomplete", Part::Journey, FieldKind::Notes, journeys::incomplete),
    one("journey.expired", Part::Journey, FieldKind::Notes, journeys::expired),
    one("journey.first_export", Part::Journey, FieldKind::Date, journeys::first_export),
    one("journey.exports", Part::Journey, FieldKind::Integer, journeys::exports),
    one("venture.permits", Part::Venture, FieldKind::Text, journeys::permits),
    one("venture.products", Part::Venture, FieldKind::Text, journeys::products),
    one("venture.product_codes", Part::Venture, FieldKind::Text, journeys::product_codes),
    Computed {
        privacy: Privacy::Specific,
        ..one("venture.turnover", Part::Venture, FieldKind::Money, journeys::turnover)
    },
    one("shipment.destination", Part::Shipment, FieldKind::Text, journeys::destination),
    one("shipment.currency", Part::Shipment, FieldKind::Text, journeys::currency),
    one("shipment.value_in_rupiah", Part::Shipment, FieldKind::Money, journeys::value_in_rupiah),
    one("shipment.evidence", Part::Shipment, FieldKind::Text, journeys::evidence),
];

const LETTERS: Compute = Compute::EachSession(classes::letter);
const SCORES: Compute = Compute::EachModule(classes::score);

/// Makes ten signs that find a row again in a file that came back, and tell nothing else.
fn row_code(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    const SIGNS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let digest = Sha256::digest(row.key.as_bytes());
    let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).copied().map(char::from);
    Cell::Text(digest.iter().take(10).filter_map(sign).collect())
}

fn region(row: &Context<'_>, around: &Environment<'_>, level: RegionLevel) -> Cell {
    let code = row.person.and_then(|person: &Person| person.region.as_ref());
    let name = code.and_then(|code| around.names.region(code, level));
    name.map_or(Cell::Empty, Cell::Text)
}

/// Gives the name of a country, or its code where the table does not know it.
pub(super) fn country(code: Option<&CountryCode>, around: &Environment<'_>) -> Cell {
    let name =
        |code: &CountryCode| around.names.country(code).unwrap_or_else(|| code.as_str().to_owned());
    code.map_or(Cell::Empty, |code| Cell::Text(name(code)))
}
