//! The fields of what belongs to a venture: products, permits, turnover.

use super::set;
use crate::domain::field::{Cell, Field, FieldKind, Needed, Privacy};
use crate::domain::records::{Permit, Product, Turnover};
use crate::domain::text::HsCode;

/// The fields of a product, as InaExport asks for them.
pub const PRODUCT_FIELDS: &[Field<Product>] = &[
    Field {
        name: "name",
        kind: FieldKind::Text,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["produk", "nama produk", "product"],
        get: |product| Cell::text(&product.name),
        set: |product, text| set::needed_words(&mut product.name, text),
    },
    Field {
        name: "name_en",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["nama produk inggris", "product name english"],
        get: |product| Cell::text(&product.name_en),
        set: |product, text| set::words(&mut product.name_en, text),
    },
    Field {
        name: "hs",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["kode hs", "hs", "hs code"],
        get: |product| set::text_cell(product.hs.as_ref().map(HsCode::as_str)),
        set: |product, text| set::checked(&mut product.hs, text, HsCode::parse),
    },
    Field {
        name: "minimum_order",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["moq", "pesanan minimum", "minimum order"],
        get: |product| Cell::text(&product.minimum_order),
        set: |product, text| set::words(&mut product.minimum_order, text),
    },
    Field {
        name: "capacity",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["kapasitas", "kapasitas produksi", "kapasitas bulan", "capacity"],
        get: |product| Cell::text(&product.capacity),
        set: |product, text| set::words(&mut product.capacity, text),
    },
    Field {
        name: "price",
        kind: FieldKind::Money,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["harga", "harga ekspor", "harga usd", "price"],
        get: |product| set::money_cell(product.price.as_ref()),
        set: |product, text| set::foreign_money(&mut product.price, text),
    },
    Field {
        name: "brand",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["merek", "merk", "brand"],
        get: |product| Cell::text(&product.brand),
        set: |product, text| set::words(&mut product.brand, text),
    },
];

/// The fields of a permit or certificate.
pub const PERMIT_FIELDS: &[Field<Permit>] = &[
    Field {
        name: "kind",
        kind: FieldKind::Choice("permit-kind"),
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["jenis izin", "jenis sertifikat", "kind"],
        get: |permit| set::choice_cell("permit-kind", &permit.kind),
        set: |permit, text| set::choice(&mut permit.kind, text),
    },
    Field {
        name: "number",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["nomor", "nomor izin", "nomor sertifikat", "number"],
        get: |permit| Cell::text(&permit.number),
        set: |permit, text| set::words(&mut permit.number, text),
    },
    Field {
        name: "issuer",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["penerbit", "instansi penerbit", "issuer"],
        get: |permit| Cell::text(&permit.issuer),
        set: |permit, text| set::words(&mut permit.issuer, text),
    },
    Field {
        name: "issued",
        kind: FieldKind::Date,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["tanggal terbit", "tgl terbit", "issued"],
        get: |permit| Cell::date(permit.issued),
        set: |permit, text| set::date(&mut permit.issued, text),
    },
    Field {
        name: "expires",
        kind: FieldKind::Date,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["berlaku sampai", "masa berlaku", "s d", "expires"],
        get: |permit| Cell::date(permit.expires),
        set: |permit, text| set::date(&mut permit.expires, text),
    },
];

/// The fields of the turnover of a month.
pub const TURNOVER_FIELDS: &[Field<Turnover>] = &[
    Field {
        name: "month",
        kind: FieldKind::Date,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["bulan", "month"],
        get: |turnover| Cell::Date(turnover.month),
        set: |turnover, text| set::needed_date(&mut turnover.month, text),
    },
    Field {
        name: "amount",
        kind: FieldKind::Money,
        needed: Needed::Saving,
        privacy: Privacy::Specific,
        headings: &[
            "omzet",
            "omset",
            "omzet bulan",
            "omzet bulan rp",
            "omset bulan rp",
            "turnover",
        ],
        get: |turnover| set::money_cell(turnover.amount.as_ref()),
        set: |turnover, text| set::money(&mut turnover.amount, text),
    },
];
