//! The fields of a consent.

use super::set;
use crate::domain::field::{Cell, Field, FieldKind, Needed, Privacy};
use crate::domain::records::Consent;

/// The fields of a consent.
pub const CONSENT_FIELDS: &[Field<Consent>] = &[
    Field {
        name: "purpose",
        kind: FieldKind::Choice("purpose"),
        needed: Needed::Saving,
        privacy: Privacy::Personal,
        headings: &[],
        get: |consent| Cell::Choice("purpose", consent.purpose.clone()),
        set: |consent, text| set::listed("purpose", &mut consent.purpose, text),
    },
    Field {
        name: "edition",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[],
        get: |consent| Cell::text(&consent.edition),
        set: |consent, text| set::words(&mut consent.edition, text),
    },
    Field {
        name: "given",
        kind: FieldKind::Date,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[],
        get: |consent| Cell::date(consent.given),
        set: |consent, text| set::date(&mut consent.given, text),
    },
    Field {
        name: "medium",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[],
        get: |consent| Cell::text(&consent.medium),
        set: |consent, text| set::words(&mut consent.medium, text),
    },
    Field {
        name: "withdrawn",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[],
        get: |consent| Cell::date(consent.withdrawn),
        set: |consent, text| set::date(&mut consent.withdrawn, text),
    },
];
