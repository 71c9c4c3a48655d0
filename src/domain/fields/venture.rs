//! The fields of a venture.

use super::set;
use crate::domain::field::{Cell, Field, FieldKind, Needed, Privacy};
use crate::domain::records::Venture;
use crate::domain::text::{Kbli, Nib, Npwp, RegionCode};

/// The fields of a venture.
pub const VENTURE_FIELDS: &[Field<Venture>] = &[
    Field {
        name: "name",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["nama usaha", "nama perusahaan", "usaha", "business name"],
        get: |venture| Cell::text(&venture.name),
        set: |venture, text| set::words(&mut venture.name, text),
    },
    Field {
        name: "legal_form",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["badan usaha", "bentuk usaha", "bentuk badan usaha", "legal form"],
        get: |venture| Cell::text(&venture.legal_form),
        set: |venture, text| set::words(&mut venture.legal_form, text),
    },
    Field {
        name: "nib",
        kind: FieldKind::Digits(13),
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["nib", "no nib", "nomor nib", "nomor induk berusaha"],
        get: |venture| set::text_cell(venture.nib.as_ref().map(Nib::as_str)),
        set: |venture, text| set::checked(&mut venture.nib, text, Nib::parse),
    },
    Field {
        name: "nib_date",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["tgl nib", "tanggal nib", "tgl terbit nib", "nib date"],
        get: |venture| Cell::date(venture.nib_date),
        set: |venture, text| set::date(&mut venture.nib_date, text),
    },
    Field {
        name: "kbli",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["kbli", "kode kbli"],
        get: |venture| {
            venture.kbli.as_ref().map_or(Cell::Empty, |kbli| Cell::Text(kbli.to_string()))
        },
        set: |venture, text| set::checked(&mut venture.kbli, text, Kbli::read),
    },
    Field {
        name: "npwp",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["npwp", "no npwp", "nomor npwp"],
        get: |venture| set::text_cell(venture.npwp.as_ref().map(Npwp::as_str)),
        set: |venture, text| set::checked(&mut venture.npwp, text, Npwp::parse),
    },
    Field {
        name: "npwp_date",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["tgl npwp", "tanggal npwp", "npwp date"],
        get: |venture| Cell::date(venture.npwp_date),
        set: |venture, text| set::date(&mut venture.npwp_date, text),
    },
    Field {
        name: "start",
        kind: FieldKind::Date,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["mulai usaha", "tanggal mulai usaha", "tgl mulai usaha", "business start"],
        get: |venture| Cell::date(venture.start),
        set: |venture, text| set::date(&mut venture.start, text),
    },
    Field {
        name: "region",
        kind: FieldKind::Region,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["kecamatan usaha", "lokasi usaha"],
        get: |venture| set::text_cell(venture.region.as_ref().map(RegionCode::as_str)),
        set: |venture, text| set::checked(&mut venture.region, text, RegionCode::parse),
    },
    Field {
        name: "workers",
        kind: FieldKind::Integer,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &[
            "tenaga kerja",
            "jumlah tenaga kerja",
            "jumlah karyawan",
            "karyawan",
            "workers",
        ],
        get: |venture| Cell::integer(venture.workers),
        set: |venture, text| set::number(&mut venture.workers, text, 0, 10000),
    },
];
