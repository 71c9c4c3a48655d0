//! Finds the value that a column names: a field of a record, or a computed one.

use crate::domain::field::{Cell, Field, FieldKind, Privacy};
use crate::domain::fields::{
    CENTRE_FIELDS, COHORT_FIELDS, CURRICULUM_FIELDS, DECISION_FIELDS, ENROLMENT_FIELDS,
    OUTCOME_FIELDS, PERSON_FIELDS, SESSION_FIELDS, SHIPMENT_FIELDS, VENTURE_FIELDS, choice_label,
    choices_of, field_named, label_of,
};
use crate::domain::id::{ModuleId, SessionId};
use crate::domain::stage::Stage;
use crate::exchange::sheet::ColumnKind;

use super::computed::{COMPUTED, Compute};
use super::context::{Context, Environment, Part};

/// The list of the stages, which lies in its own table.
pub(super) const STAGE_LIST: &str = "stage";

/// Gives the codes of a closed list with the messages that name them.
pub(super) fn codes_of(list: &str) -> Vec<(&'static str, String)> {
    if list == STAGE_LIST {
        return Stage::ALL.iter().map(|stage| (stage.code, stage.message())).collect();
    }
    choices_of(list).map(|choice| (choice.code, choice_label(list, choice.code))).collect()
}

/// Reads one cell.
type Read = Box<dyn Fn(&Context<'_>, &Environment<'_>) -> Cell>;

/// A value that columns can name.
pub(super) struct Value {
    /// Record that a row must have.
    pub(super) part: Part,
    /// Last part of its name.
    pub(super) name: &'static str,
    /// Message that labels it.
    pub(super) label: String,
    /// What it is; decides on type, list and mask.
    pub(super) kind: FieldKind,
    /// How the cells are typed.
    pub(super) column: ColumnKind,
    /// How it is protected.
    pub(super) privacy: Privacy,
    /// How it is read.
    pub(super) reader: Reader,
}

/// How a value is read.
pub(super) enum Reader {
    /// The number of the row.
    Number,
    /// One cell a row.
    One(Read),
    /// One cell a module.
    EachModule(fn(&Context<'_>, ModuleId) -> Cell),
    /// One cell a session.
    EachSession(fn(&Context<'_>, SessionId) -> Cell),
}

impl Value {
    /// Finds the value of a name such as `person.nik` or `attendance.percent`.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        if let Some(computed) = COMPUTED.iter().find(|computed| computed.name == name) {
            return Some(Self::computed(computed));
        }
        let (record, field) = name.split_once('.')?;
        let (_, find) = RECORDS.iter().find(|known| known.0 == record)?;
        find(field)
    }

    /// Gives the closed list that its cells are taken from.
    pub(super) fn list(&self) -> Option<&'static str> {
        match self.kind {
            FieldKind::Choice(list) => Some(list),
            FieldKind::Check => Some("check"),
            _ => None,
        }
    }

    fn computed(computed: &'static super::computed::Computed) -> Self {
        let name = computed.name.rsplit('.').next().unwrap_or(computed.name);
        let reader = match computed.compute {
            Compute::Number => Reader::Number,
            Compute::One(read) => Reader::One(Box::new(read)),
            Compute::EachModule(read) => Reader::EachModule(read),
            Compute::EachSession(read) => Reader::EachSession(read),
        };
        Self {
            part: computed.part,
            name,
            label: format!("computed-{}", computed.name.replace(['.', '_'], "-")),
            kind: computed.kind,
            column: computed.column.unwrap_or_else(|| column_kind(computed.kind)),
            privacy: computed.privacy,
            reader,
        }
    }

    fn field<T>(
        part: Part,
        fields: &'static [Field<T>],
        name: &str,
        pick: for<'a> fn(&Context<'a>) -> Option<&'a T>,
    ) -> Option<Self> {
        let field = field_named(fields, name)?;
        let read = move |context: &Context<'_>, _: &Environment<'_>| {
            pick(context).map_or(Cell::Empty, field.get)
        };
        Some(Self {
            part,
            name: field.name,
            label: label_of(field.name),
            kind: field.kind,
            column: column_kind(field.kind),
            privacy: field.privacy,
            reader: Reader::One(Box::new(read)),
        })
    }
}

type Find = fn(&str) -> Option<Value>;

/// The records whose fields can be named, with how a field is found.
#[rustfmt::skip]
const RECORDS: &[(&str, Find)] = &[
    ("centre", |name| Value::field(Part::Centre, CENTRE_FIELDS, name, |row| row.centre)),
    ("cohort", |name| Value::field(Part::Cohort, COHORT_FIELDS, name, |row| row.cohort)),
    ("curriculum", |name| Value::field(Part::Curriculum, CURRICULUM_FIELDS, name, |row| row.curriculum)),
    ("session", |name| Value::field(Part::Session, SESSION_FIELDS, name, |row| row.session)),
    ("person", |name| Value::field(Part::Person, PERSON_FIELDS, name, |row| row.person)),
    ("enrolment", |name| Value::field(Part::Enrolment, ENROLMENT_FIELDS, name, |row| row.enrolment)),
    ("decision", |name| Value::field(Part::Decision, DECISION_FIELDS, name, |row| row.decision)),
    ("outcome", |name| Value::field(Part::Outcome, OUTCOME_FIELDS, name, |row| row.outcome)),
    ("venture", |name| Value::field(Part::Venture, VENTURE_FIELDS, name, |row| row.venture)),
    ("shipment", |name| Value::field(Part::Shipment, SHIPMENT_FIELDS, name, |row| row.shipment)),
];

fn column_kind(kind: FieldKind) -> ColumnKind {
    match kind {
        FieldKind::Date => ColumnKind::Date,
        FieldKind::Integer => ColumnKind::Integer,
        FieldKind::Money => ColumnKind::Money,
        FieldKind::Choice(_) | FieldKind::Check => ColumnKind::Choice,
        FieldKind::Text
        | FieldKind::Name
        | FieldKind::Digits(_)
        | FieldKind::Nik
        | FieldKind::Time
        | FieldKind::Phone
        | FieldKind::Region
        | FieldKind::Country
        | FieldKind::Notes => ColumnKind::Text,
    }
}
