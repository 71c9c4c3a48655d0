//! The fields of an enrolment and of the decision on it.

use super::set;
use crate::domain::field::{Cell, Field, FieldFault, FieldKind, Needed, Privacy};
use crate::domain::records::{Decision, Enrolment, Outcome};

/// The fields of an enrolment.
pub const ENROLMENT_FIELDS: &[Field<Enrolment>] = &[
    Field {
        name: "roll",
        kind: FieldKind::Integer,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &[
            "no",
            "no urut",
            "nomor",
            "nomor urut",
            "no absen",
            "no peserta",
            "nomor peserta",
            "roll",
        ],
        get: |enrolment| Cell::Integer(enrolment.roll.into()),
        set: |enrolment, text| set::needed_number(&mut enrolment.roll, text, 1, 9999),
    },
    Field {
        name: "joined",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["tanggal masuk", "tgl masuk", "mulai ikut", "joined"],
        get: |enrolment| Cell::date(enrolment.joined),
        set: |enrolment, text| set::date(&mut enrolment.joined, text),
    },
    Field {
        name: "left",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["tanggal keluar", "tgl keluar", "keluar", "left"],
        get: |enrolment| Cell::date(enrolment.left),
        set: |enrolment, text| set::date(&mut enrolment.left, text),
    },
    Field {
        name: "left_reason",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["alasan keluar", "left reason"],
        get: |enrolment| Cell::text(&enrolment.left_reason),
        set: |enrolment, text| set::words(&mut enrolment.left_reason, text),
    },
    Field {
        name: "pre_test",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["pre test", "pretest", "nilai pre test", "tes awal", "pre"],
        get: |enrolment| Cell::integer(enrolment.pre_test),
        set: |enrolment, text| set::number(&mut enrolment.pre_test, text, 0, 100),
    },
    Field {
        name: "post_test",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["post test", "posttest", "nilai post test", "tes akhir", "post"],
        get: |enrolment| Cell::integer(enrolment.post_test),
        set: |enrolment, text| set::number(&mut enrolment.post_test, text, 0, 100),
    },
    Field {
        name: "documents",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["berkas", "dokumen", "kelengkapan", "documents"],
        get: |enrolment| set::list_cell(&enrolment.documents),
        set: |enrolment, text| set::list(&mut enrolment.documents, text),
    },
];

/// The fields of a graduation meeting.
pub const DECISION_FIELDS: &[Field<Decision>] = &[
    Field {
        name: "date",
        kind: FieldKind::Date,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["tanggal sidang", "date"],
        get: |decision| Cell::Date(decision.date),
        set: |decision, text| set::needed_date(&mut decision.date, text),
    },
    Field {
        name: "place",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["tempat sidang", "place"],
        get: |decision| Cell::text(&decision.place),
        set: |decision, text| set::words(&mut decision.place, text),
    },
    Field {
        name: "minute_number",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["nomor berita acara", "no berita acara", "minute number"],
        get: |decision| Cell::text(&decision.minute_number),
        set: |decision, text| set::words(&mut decision.minute_number, text),
    },
];

/// The fields of the result of one participant; a meeting sets them, nobody types them.
pub const OUTCOME_FIELDS: &[Field<Outcome>] = &[
    Field {
        name: "result",
        kind: FieldKind::Choice("verdict"),
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &["hasil", "hasil sidang", "lulus tidak lulus", "result"],
        get: |outcome| set::choice_cell("verdict", &outcome.result),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "reasons",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["alasan", "reasons"],
        get: |outcome| set::list_cell(&outcome.reasons),
        set: |_, _| Err(FieldFault::Fixed),
    },
    Field {
        name: "certificate",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &["nomor sertifikat", "no sertifikat", "certificate"],
        get: |outcome| Cell::text(&outcome.certificate),
        set: |_, _| Err(FieldFault::Fixed),
    },
];
