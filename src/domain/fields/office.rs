//! The fields of operators and of what was handed to receivers.

use chrono::DateTime;

use super::set;
use crate::domain::field::{Cell, Field, FieldFault, FieldKind, Needed, Privacy};
use crate::domain::records::{Operator, Submission};

/// The fields of an operator.
pub const OPERATOR_FIELDS: &[Field<Operator>] = &[
    Field {
        name: "name",
        kind: FieldKind::Name,
        needed: Needed::Saving,
        privacy: Privacy::Personal,
        headings: &[],
        get: |operator| Cell::text(&operator.name),
        set: |operator, text| set::needed_words(&mut operator.name, text),
    },
    Field {
        name: "role",
        kind: FieldKind::Choice("role"),
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |operator| set::choice_cell("role", &operator.role),
        set: |operator, text| set::choice(&mut operator.role, text),
    },
];

/// The fields of a submission; all but the receipt are set by the export and never typed.
pub const SUBMISSION_FIELDS: &[Field<Submission>] = &[
    Field {
        name: "profile",
        kind: FieldKind::Text,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::text(&submission.profile),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "receiver",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::text(&submission.receiver),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "purpose",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::text(&submission.purpose),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "from",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::date(submission.from),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "to",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::date(submission.to),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "at",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| {
            DateTime::from_timestamp(submission.at, 0)
                .map_or(Cell::Empty, |at| Cell::Moment(at.fixed_offset()))
        },
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "people",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::Integer(submission.people.into()),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "without_consent",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::Integer(submission.without_consent.into()),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "receipt",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |submission| Cell::text(&submission.receipt),
        set: |submission, text| set::words(&mut submission.receipt, text),
    },
];
