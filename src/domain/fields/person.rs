//! The fields of a person.

use super::set;
use crate::domain::field::{Cell, Field, FieldKind, Needed, Privacy};
use crate::domain::records::Person;
use crate::domain::text::{CountryCode, Nik, Phone, RegionCode};

/// The fields of a person, in the order of form and list.
#[rustfmt::skip] // One heading a line would make the table twice as long.
pub const PERSON_FIELDS: &[Field<Person>] = &[
    Field {
        name: "nik",
        kind: FieldKind::Nik,
        needed: Needed::Graduation,
        privacy: Privacy::Personal,
        headings: &[
            "nik", "no ktp", "no ktp nik", "nomor ktp", "nomor nik", "no nik", "nik ktp",
            "nik no ktp", "nomor induk kependudukan", "no induk kependudukan", "n i k", "ktp",
            "no e ktp", "national id", "national identity number",
        ],
        get: |person| set::text_cell(person.nik.as_ref().map(Nik::as_str)),
        set: |person, text| set::checked(&mut person.nik, text, Nik::parse),
    },
    Field {
        name: "name",
        kind: FieldKind::Name,
        needed: Needed::Saving,
        privacy: Privacy::Personal,
        headings: &[
            "nama", "nama lengkap", "nama peserta", "nama lengkap peserta",
            "nama peserta pelatihan", "nama sesuai ktp", "nama lengkap sesuai ktp", "nama pmi",
            "nama alumni", "name", "full name",
        ],
        get: |person| Cell::text(&person.name),
        set: |person, text| set::needed_words(&mut person.name, text),
    },
    Field {
        name: "birth_place",
        kind: FieldKind::Text,
        needed: Needed::Graduation,
        privacy: Privacy::Personal,
        headings: &[
            "tempat lahir", "tmp lahir", "tmpt lahir", "tpt lahir", "kota lahir", "birth place",
            "place of birth",
        ],
        get: |person| Cell::text(&person.birth_place),
        set: |person, text| set::words(&mut person.birth_place, text),
    },
    Field {
        name: "birth_date",
        kind: FieldKind::Date,
        needed: Needed::Graduation,
        privacy: Privacy::Personal,
        headings: &[
            "tanggal lahir", "tgl lahir", "tgl lhr", "tanggal kelahiran", "birth date",
            "date of birth",
        ],
        get: |person| Cell::date(person.birth_date),
        set: |person, text| set::date(&mut person.birth_date, text),
    },
    Field {
        name: "sex",
        kind: FieldKind::Choice("sex"),
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "l p", "p l", "jenis kelamin", "jns kelamin", "jenis kel", "kelamin", "jk", "j k",
            "lk pr", "gender", "sex",
        ],
        get: |person| set::optional_choice_cell("sex", person.sex.as_ref()),
        set: |person, text| set::optional_choice(&mut person.sex, text),
    },
    Field {
        name: "phone",
        kind: FieldKind::Phone,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "no hp", "no hp wa", "no wa", "no hp whatsapp", "nomor hp", "nomor hp wa", "hp",
            "hp wa", "wa", "whatsapp", "no whatsapp", "nomor wa", "nomor whatsapp", "no handphone",
            "nomor handphone", "handphone", "telepon", "telp", "tlp", "no telepon", "no telp",
            "no tlp", "no telp hp", "no telepon hp", "nomor telepon", "nomor telp", "kontak",
            "no kontak", "phone", "phone number", "mobile", "mobile phone",
        ],
        get: |person| set::text_cell(person.phone.as_ref().map(Phone::as_str)),
        set: |person, text| set::checked(&mut person.phone, text, Phone::parse),
    },
    Field {
        name: "phone_other",
        kind: FieldKind::Phone,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "no hp lain", "nomor hp lain", "no hp 2", "hp 2", "no hp keluarga", "nomor hp keluarga",
            "no hp darurat", "no darurat", "nomor darurat", "kontak darurat", "no kontak darurat",
            "other phone", "emergency contact",
        ],
        get: |person| set::text_cell(person.phone_other.as_ref().map(Phone::as_str)),
        set: |person, text| set::checked(&mut person.phone_other, text, Phone::parse),
    },
    Field {
        name: "phone_other_owner",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "pemilik no hp lain", "pemilik nomor lain", "nama kontak darurat",
            "hubungan kontak darurat", "other phone owner",
        ],
        get: |person| Cell::text(&person.phone_other_owner),
        set: |person, text| set::words(&mut person.phone_other_owner, text),
    },
    Field {
        name: "email",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["email", "e mail", "alamat email", "surel"],
        get: |person| Cell::text(&person.email),
        set: |person, text| set::words(&mut person.email, text),
    },
    Field {
        name: "address",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "alamat", "alamat rumah", "alamat lengkap", "alamat ktp", "alamat sesuai ktp",
            "alamat tinggal", "alamat domisili", "jalan", "address", "street",
        ],
        get: |person| Cell::text(&person.address),
        set: |person, text| set::words(&mut person.address, text),
    },
    Field {
        name: "rt_rw",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["rt rw", "rt"],
        get: |person| Cell::text(&person.rt_rw),
        set: |person, text| set::words(&mut person.rt_rw, text),
    },
    Field {
        name: "village",
        kind: FieldKind::Text,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "desa", "kelurahan", "desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "kel",
            "nama desa", "village",
        ],
        get: |person| Cell::text(&person.village),
        set: |person, text| set::words(&mut person.village, text),
    },
    Field {
        name: "region",
        kind: FieldKind::Region,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "kecamatan", "kec", "nama kecamatan", "kode wilayah", "kode kecamatan", "kode kec",
            "district", "subdistrict", "sub district", "region",
        ],
        get: |person| set::text_cell(person.region.as_ref().map(RegionCode::as_str)),
        set: |person, text| set::checked(&mut person.region, text, RegionCode::parse),
    },
    Field {
        name: "education",
        kind: FieldKind::Choice("education"),
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "pendidikan", "pendidikan terakhir", "pend", "pend terakhir", "tingkat pendidikan",
            "jenjang pendidikan", "ijazah", "ijazah terakhir", "education",
        ],
        get: |person| set::optional_choice_cell("education", person.education.as_ref()),
        set: |person, text| set::optional_choice(&mut person.education, text),
    },
    Field {
        name: "kind",
        kind: FieldKind::Choice("person-kind"),
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "keterangan", "ket", "jenis peserta", "kategori", "kategori peserta", "status pmi",
            "status peserta", "jenis pmi", "status kepesertaan", "participant kind", "kind",
        ],
        get: |person| set::choice_cell("person-kind", &person.kind),
        set: |person, text| set::choice(&mut person.kind, text),
    },
    Field {
        name: "country",
        kind: FieldKind::Country,
        needed: Needed::Report,
        privacy: Privacy::Personal,
        headings: &[
            "negara", "negara penempatan", "negara tujuan", "negara bekerja",
            "negara tempat bekerja", "negara kerja", "negara asal penempatan", "eks negara",
            "country",
        ],
        get: |person| set::text_cell(person.country.as_ref().map(CountryCode::as_str)),
        set: |person, text| set::checked(&mut person.country, text, CountryCode::parse),
    },
    Field {
        name: "sector",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["sektor", "sektor pekerjaan", "sektor kerja", "bidang pekerjaan", "sector"],
        get: |person| Cell::text(&person.sector),
        set: |person, text| set::words(&mut person.sector, text),
    },
    Field {
        name: "job",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "jabatan", "jabatan di luar negeri", "pekerjaan di luar negeri",
            "pekerjaan luar negeri", "jenis pekerjaan", "job", "occupation",
        ],
        get: |person| Cell::text(&person.job),
        set: |person, text| set::words(&mut person.job, text),
    },
    Field {
        name: "departed_year",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "tahun berangkat", "th berangkat", "thn berangkat", "tahun keberangkatan",
            "departed year", "departure year", "year of departure",
        ],
        get: |person| Cell::integer(person.departed_year),
        set: |person, text| set::number(&mut person.departed_year, text, 1950, 2100),
    },
    Field {
        name: "returned_year",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "tahun pulang", "th pulang", "thn pulang", "tahun kepulangan", "tahun kembali",
            "tahun purna", "returned year", "return year", "year of return",
        ],
        get: |person| Cell::integer(person.returned_year),
        set: |person, text| set::number(&mut person.returned_year, text, 1950, 2100),
    },
    Field {
        name: "pmi_id",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "id pmi", "no id pmi", "nomor id pmi", "e kpmi", "ekpmi", "no e kpmi", "no kpmi",
            "pmi id",
        ],
        get: |person| Cell::text(&person.pmi_id),
        set: |person, text| set::words(&mut person.pmi_id, text),
    },
    Field {
        name: "passport",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "paspor", "no paspor", "nomor paspor", "no passport", "passport", "passport number",
        ],
        get: |person| Cell::text(&person.passport),
        set: |person, text| set::words(&mut person.passport, text),
    },
    Field {
        name: "business_idea",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[
            "usaha rencana usaha", "rencana usaha", "usaha", "jenis usaha", "ide usaha",
            "bidang usaha", "usaha yang dijalankan", "usaha yang direncanakan", "business idea",
            "business",
        ],
        get: |person| Cell::text(&person.business_idea),
        set: |person, text| set::words(&mut person.business_idea, text),
    },
    Field {
        name: "guardian",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &["wali", "nama wali", "orang tua wali", "guardian"],
        get: |person| Cell::text(&person.guardian),
        set: |person, text| set::words(&mut person.guardian, text),
    },
];

/// Folded headings of the kabupaten or kota in which a person lives; with the kecamatan and the
/// province the import finds the region in the reference table.
#[rustfmt::skip]
pub const REGENCY_HEADINGS: &[&str] = &[
    "kabupaten", "kab", "kota", "kabupaten kota", "kota kabupaten", "kab kota", "kabkota",
    "kota kab", "nama kabupaten", "kabupaten kota domisili", "regency", "city",
];

/// Folded headings of the province in which a person lives.
#[rustfmt::skip]
pub const PROVINCE_HEADINGS: &[&str] = &[
    "provinsi", "propinsi", "prov", "nama provinsi", "province",
];

/// Folded headings of one column that holds place and day of birth together, as in
/// `Kendal, 26-04-1989`.
#[rustfmt::skip]
pub const BIRTH_HEADINGS: &[&str] = &[
    "tempat tanggal lahir", "tempat tgl lahir", "tempat dan tanggal lahir", "tmp tgl lahir",
    "tmpt tgl lahir", "ttl", "t t l", "tempat tanggal kelahiran",
];
