//! The fields of a curriculum, its modules and its graduation rule.

use super::set;
use crate::domain::field::{Cell, Field, FieldKind, Needed, Privacy};
use crate::domain::records::{Curriculum, GraduationRule, Module};

/// The fields of a curriculum.
pub const CURRICULUM_FIELDS: &[Field<Curriculum>] = &[
    Field {
        name: "code",
        kind: FieldKind::Text,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["kode", "kode kurikulum", "code"],
        get: |curriculum| Cell::text(&curriculum.code),
        set: |curriculum, text| set::needed_words(&mut curriculum.code, text),
    },
    Field {
        name: "title",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["judul", "nama kurikulum", "title"],
        get: |curriculum| Cell::text(&curriculum.title),
        set: |curriculum, text| set::words(&mut curriculum.title, text),
    },
    Field {
        name: "programme",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["program", "programme"],
        get: |curriculum| Cell::text(&curriculum.programme),
        set: |curriculum, text| set::words(&mut curriculum.programme, text),
    },
    Field {
        name: "edition",
        kind: FieldKind::Integer,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["edisi", "edition"],
        get: |curriculum| Cell::Integer(curriculum.edition.into()),
        set: |curriculum, text| set::needed_number(&mut curriculum.edition, text, 1, 999),
    },
];

/// The fields of a module.
pub const MODULE_FIELDS: &[Field<Module>] = &[
    Field {
        name: "order",
        kind: FieldKind::Integer,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["no", "urutan", "order"],
        get: |module| Cell::Integer(module.order.into()),
        set: |module, text| set::needed_number(&mut module.order, text, 1, 999),
    },
    Field {
        name: "code",
        kind: FieldKind::Text,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &["kode", "kode modul", "code"],
        get: |module| Cell::text(&module.code),
        set: |module, text| set::needed_words(&mut module.code, text),
    },
    Field {
        name: "title",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["judul", "modul", "judul modul", "mata pelajaran", "materi", "title"],
        get: |module| Cell::text(&module.title),
        set: |module, text| set::words(&mut module.title, text),
    },
    Field {
        name: "jp",
        kind: FieldKind::Integer,
        needed: Needed::Report,
        privacy: Privacy::Plain,
        headings: &["jp", "jam pelajaran", "jumlah jp"],
        get: |module| Cell::Integer(module.jp.into()),
        set: |module, text| set::needed_number(&mut module.jp, text, 0, 999),
    },
    Field {
        name: "kind",
        kind: FieldKind::Choice("module-kind"),
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["jenis", "kind"],
        get: |module| set::choice_cell("module-kind", &module.kind),
        set: |module, text| set::choice(&mut module.kind, text),
    },
    Field {
        name: "unit",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["unit", "unit skkni", "kode unit", "unit kompetensi"],
        get: |module| Cell::text(&module.unit),
        set: |module, text| set::words(&mut module.unit, text),
    },
    Field {
        name: "required",
        kind: FieldKind::Check,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["wajib", "required"],
        get: |module| Cell::Check(module.required),
        set: |module, text| set::check(&mut module.required, text),
    },
    Field {
        name: "pass_mark",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &["nilai lulus", "kkm", "pass mark"],
        get: |module| Cell::integer(module.pass_mark),
        set: |module, text| set::number(&mut module.pass_mark, text, 0, 100),
    },
];

/// The fields of a graduation rule.
pub const RULE_FIELDS: &[Field<GraduationRule>] = &[
    Field {
        name: "attendance_percent",
        kind: FieldKind::Integer,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &[],
        get: |rule| Cell::Integer(rule.attendance_percent.into()),
        set: |rule, text| set::needed_number(&mut rule.attendance_percent, text, 0, 100),
    },
    Field {
        name: "basis",
        kind: FieldKind::Choice("basis"),
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |rule| set::choice_cell("basis", &rule.basis),
        set: |rule, text| set::choice(&mut rule.basis, text),
    },
    Field {
        name: "excused",
        kind: FieldKind::Choice("counts-as"),
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |rule| set::choice_cell("counts-as", &rule.excused),
        set: |rule, text| set::choice(&mut rule.excused, text),
    },
    Field {
        name: "sick",
        kind: FieldKind::Choice("counts-as"),
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |rule| set::choice_cell("counts-as", &rule.sick),
        set: |rule, text| set::choice(&mut rule.sick, text),
    },
    Field {
        name: "pass_mark",
        kind: FieldKind::Integer,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &[],
        get: |rule| Cell::Integer(rule.pass_mark.into()),
        set: |rule, text| set::needed_number(&mut rule.pass_mark, text, 0, 100),
    },
];
