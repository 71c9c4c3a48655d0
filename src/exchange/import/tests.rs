//! Reads lists of participants that were typed in many ways.

use chrono::NaiveDate;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::records::Person;
use crate::domain::text::RegionCode;
use crate::exchange::source::{RawCell, RawRow, RawSheet, Workbook};
use crate::reference::Reference;

/// Makes a sheet of lines whose cells are parted by `|`; `#` starts a number, `@` a day.
pub(super) fn sheet(name: &str, lines: &str) -> RawSheet {
    let cell = |text: &str| match (text.strip_prefix('#'), text.strip_prefix('@')) {
        (Some(number), _) => RawCell::Number(number.to_owned()),
        (_, Some(day)) => RawCell::Date(day.parse().unwrap()),
        _ => RawCell::words(text),
    };
    let row = |(number, line): (u32, &str)| RawRow {
        number,
        cells: (0..).zip(line.split('|').map(cell)).filter(|cell| !cell.1.is_empty()).collect(),
    };
    let rows = (1..).zip(lines.trim().lines().map(str::trim)).map(row);
    RawSheet { name: name.to_owned(), rows: rows.filter(|row| !row.cells.is_empty()).collect() }
}

fn read(sheets: Vec<RawSheet>, wanted: Option<&str>) -> Result<People, NoTable> {
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let reference = Reference::new(None);
    let said = Said::sheet(wanted);
    read_people(&Workbook { sheets }, Options { said: &said, today, reference: &reference })
}

fn people(lines: &str) -> People {
    read(vec![sheet("Data", lines)], None).unwrap()
}

fn one(headings: &str, cells: &str) -> (Person, Vec<(&'static str, Level)>) {
    let lines = format!("NIK|Nama|{headings}\n3324194608919940|Yuliana Rahayu|{cells}");
    let people = people(&lines);
    let found = people.findings.iter().map(|finding| (finding.id, finding.level)).collect();
    (people.rows[0].person.clone(), found)
}

#[test]
fn footers_signatures_and_repeated_headings_are_no_people() {
    let people = people(
        "PEMERINTAH KABUPATEN KENDAL
         DAFTAR PESERTA

         No|Nama|NIK|L/P|Kecamatan
         #1|#2|#3|#4|#5
         #1|Yuliana Rahayu|3324194608919940|P|Weleri
         KELAS B
         No|Nama|NIK|L/P|Kecamatan
         #2|Dalima Nababan||P|Weleri
         #3||3324102604899942|L|Weleri
         |||P|Weleri
         |Jumlah|3 orang

         |Mengetahui,|||Kendal, 2 Maret 2026
         |Kepala Balai|||Penyelenggara

         |Drs. H. Sutrisno|NIP 19680412 199403 1 005||Sari",
    );
    assert_eq!(people.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [6, 9, 10]);
    assert_eq!(people.skipped, [5, 7, 8, 11, 12, 14, 15, 17]);
    let found: Vec<_> =
        people.findings.iter().map(|finding| (finding.row, finding.field, finding.id)).collect();
    assert_eq!(found, [(9, "nik", "finding-empty"), (10, "name", "finding-empty")]);
}

#[test]
fn a_heading_over_two_rows_is_read_as_one() {
    let people = people(
        "No|NIK|Nama|Tempat dan Tanggal Lahir||Alamat|
         |||Tempat|Tanggal|Jalan|Kecamatan
         #1|3324194608919940|Yuliana Rahayu|Kendal|06-08-1991|Jl. Merdeka 1|Weleri",
    );
    assert_eq!(people.heading_row, 2);
    let person = &people.rows[0].person;
    assert_eq!(people.findings, []);
    assert_eq!((person.birth_place.as_str(), person.address.as_str()), ("Kendal", "Jl. Merdeka 1"));
    assert_eq!(person.birth_date.map(|day| day.to_string()).as_deref(), Some("1991-08-06"));
    assert_eq!(person.region.as_ref().map(RegionCode::as_str), Some("332412"));
}

#[test]
fn the_sheet_with_the_headings_is_taken_and_others_are_named() {
    let notes = || sheet("Petunjuk", "Isi data sesuai KTP.");
    let list = |name| sheet(name, "NIK|Nama|L/P\n3324194608919940|Yuliana Rahayu|P");
    let names = |people: People| (people.sheet, people.other_sheets);
    let sheets = || vec![notes(), list("A"), list("B")];
    let (sheet, others) = names(read(sheets(), None).unwrap());
    assert_eq!((sheet.as_str(), others.as_slice()), ("A", ["B".to_owned()].as_slice()));
    let (sheet, others) = names(read(sheets(), Some(" b")).unwrap());
    assert_eq!((sheet.as_str(), others.is_empty()), ("B", true));
    let missing = read(sheets(), Some("C")).unwrap_err();
    let sheets = ["Petunjuk", "A", "B"].map(str::to_owned).to_vec();
    assert_eq!(missing, NoTable::NoSheet { sheets });
}

#[rstest]
#[case("Tinggi|Berat\n170|60", NoTable::NoHeadings)]
#[case("Nama|L/P|Alamat\nSari|P|Weleri", NoTable::NoColumn { field: "nik" })]
#[case("NIK|L/P|Alamat\n3324194608919940|P|Weleri", NoTable::NoColumn { field: "name" })]
#[case("NIK|Nama|L/P\n|Jumlah", NoTable::NoRows)]
fn what_is_no_list_is_said(#[case] lines: &str, #[case] wanted: NoTable) {
    assert_eq!(read(vec![sheet("Data", lines)], None).unwrap_err(), wanted);
}

#[rstest]
#[case("06-08-1991", Some("1991-08-06"), None)]
#[case("@1991-08-06", Some("1991-08-06"), None)]
#[case("6 Agustus 1991", Some("1991-08-06"), None)]
#[case("#33456", Some("1991-08-06"), Some(("finding-date-serial", Level::Warning)))]
#[case("6/8/91", Some("1991-08-06"), Some(("finding-date-century", Level::Warning)))]
#[case("31/02/1991", None, Some(("finding-date-impossible", Level::Error)))]
#[case("tidak tahu", None, Some(("finding-not-a-date", Level::Error)))]
#[case("", None, None)]
fn a_birth_date_comes_in_many_forms(
    #[case] cell: &str,
    #[case] day: Option<&str>,
    #[case] finding: Option<(&str, Level)>,
) {
    let (person, found) = one("Tgl. Lahir|L/P", &format!("{cell}|P"));
    assert_eq!(person.birth_date.map(|day| day.to_string()).as_deref(), day);
    assert_eq!(found, Vec::from_iter(finding));
}

#[rstest]
#[case("Kendal, 06-08-1991", "Kendal", Some("1991-08-06"))]
#[case("Ogan Komering Ulu / 6 Agustus 1991", "Ogan Komering Ulu", Some("1991-08-06"))]
#[case("Kendal", "Kendal", None)]
#[case("@1991-08-06", "", Some("1991-08-06"))]
fn place_and_day_of_birth_in_one_column_are_parted(
    #[case] cell: &str,
    #[case] place: &str,
    #[case] day: Option<&str>,
) {
    let (person, found) = one("Tempat, Tgl Lahir", cell);
    assert_eq!((person.birth_place.as_str(), found.as_slice()), (place, [].as_slice()));
    assert_eq!(person.birth_date.map(|day| day.to_string()).as_deref(), day);
}

#[rstest]
#[case("#3324194608919940", "finding-nik-number")]
#[case("3,32419E+15", "finding-nik-number")]
#[case("#332419460891994", "finding-length")]
#[case("332419O608919940", "finding-not-digits")]
#[case("3324194608910000", "finding-nik-serial")]
#[case("3324197208919940", "finding-nik-date")]
#[case("@1991-08-06", "finding-length")]
fn a_wrong_nik_refuses_its_row(#[case] nik: &str, #[case] wanted: &str) {
    let people = people(&format!("NIK|Nama|L/P\n{nik}|Yuliana Rahayu|P"));
    let [finding] = people.findings.as_slice() else { panic!("{:?}", people.findings) };
    assert_eq!((finding.id, finding.level), (wanted, Level::Error));
    assert_eq!((finding.heading.as_str(), people.rows[0].person.nik.clone()), ("NIK", None));
    assert!(people.refuses(2));
}

#[test]
fn a_nik_written_in_groups_or_behind_a_mark_is_right() {
    for nik in ["3324 1946 0891 9940", "'3324194608919940", "332419.460891.9940"] {
        let people = people(&format!("NIK|Nama|L/P\n{nik}|YULIANA RAHAYU|P"));
        assert_eq!(people.findings, []);
        assert_eq!(people.rows[0].person.nik.as_ref().unwrap().as_str(), "3324194608919940");
        assert_eq!(people.rows[0].person.name, "Yuliana Rahayu");
    }
}

#[rstest]
#[case("No HP", "#8893485506", "")]
#[case("No HP", "0812-3456-7890 / 0813 1111 2222", "finding-phone-several")]
#[case("No HP", "0812", "finding-phone-short")]
#[case("No HP", "tidak ada", "finding-not-digits")]
#[case("Negara", "Wakanda", "finding-country-unknown")]
#[case("Kecamatan", "Cempaka", "finding-region-several")]
#[case("Kecamatan", "Antah Berantah", "finding-region-unknown")]
#[case("Kecamatan", "33.24.12", "")]
#[case("Kecamatan", "99.24.12", "finding-region-unknown")]
#[case("RT/RW", "@2026-03-02", "finding-cell-is-date")]
#[case("Pendidikan", "Pesantren", "finding-not-in-list")]
#[case("Th. Pulang", "kemarin", "finding-not-a-number")]
fn what_is_doubtful_beside_the_person_is_a_warning(
    #[case] heading: &str,
    #[case] cell: &str,
    #[case] wanted: &str,
) {
    let found = one(heading, cell).1;
    let wanted = Some((wanted, Level::Warning)).filter(|wanted| !wanted.0.is_empty());
    assert_eq!(found, Vec::from_iter(wanted), "{heading}: {cell}");
}

#[test]
fn the_nik_tells_which_of_two_districts_is_meant() {
    let people = people(
        "NIK|Nama|Kecamatan\n1608041512699966|Lasmanto Farida|Cempaka
         6372021512699966|Lasmanto Farida|Cempaka",
    );
    let codes: Vec<_> = people.rows.iter().filter_map(|row| row.person.region.clone()).collect();
    assert_eq!(codes.iter().map(RegionCode::as_str).collect::<Vec<_>>(), ["160804", "637203"]);
}

#[test]
fn the_later_of_two_rows_with_one_nik_is_refused_and_names_the_first() {
    let people = people(
        "NIK|Nama\n3324194608919940|Yuliana Rahayu\n3324102604899942|Dagel
         3324194608919940|Yuliana R.",
    );
    let [finding] = people.findings.as_slice() else { panic!("{:?}", people.findings) };
    assert_eq!((finding.row, finding.id), (4, "finding-nik-twice"));
    assert_eq!(finding.facts, [("first", "2".to_owned())]);
    assert!(people.refuses(4) && !people.refuses(2));
}

#[test]
fn only_filled_cells_are_given() {
    let people = people("NIK|Nama|No HP|Warna|Alamat\n3324194608919940|Yuliana Rahayu||merah|");
    assert_eq!(people.rows[0].given, ["nik", "name"]);
    assert_eq!(people.rows[0].raw[3], "merah");
    assert_eq!(people.unknown_headings().collect::<Vec<_>>(), ["Warna"]);
}

/// Words of real lists, wrong values of every kind, and noise.
fn any_cell() -> impl Strategy<Value = RawCell> {
    let words = prop::sample::select(vec![
        "NIK",
        "Nama",
        "L/P",
        "Tgl. Lahir",
        "TTL",
        "Kecamatan",
        "Kabupaten",
        "No HP",
        "Ket",
        "Jumlah",
        "NIP",
        "3324194608919940",
        "3324 1026 0489 9942",
        "Dagel Sihombing",
        "P",
        "06-08-1991",
        "Kendal, 31 Februari 1990",
        "Weleri",
        "0812",
        "99.99.99",
        "3,3E+15",
    ]);
    prop_oneof![
        words.prop_map(|word| RawCell::Text(word.to_owned())),
        "\\PC{0,12}".prop_map(|text| RawCell::words(&text)),
        (-1.0e17..1.0e17).prop_map(|number: f64| RawCell::Number(number.to_string())),
        (0..80_000_u64)
            .prop_map(|days| { RawCell::Date(NaiveDate::MIN + chrono::Days::new(days * 1000)) }),
        any::<bool>().prop_map(RawCell::Check),
        Just(RawCell::Fault("#N/A".to_owned())),
    ]
}

fn any_sheet() -> impl Strategy<Value = RawSheet> {
    let cells = prop::collection::btree_map(0..12_u16, any_cell(), 1..10);
    let rows = prop::collection::btree_map(1..40_u32, cells, 0..25);
    rows.prop_map(|rows| RawSheet {
        name: "Data".to_owned(),
        rows: rows
            .into_iter()
            .map(|(number, cells)| RawRow { number, cells: cells.into_iter().collect() })
            .collect(),
    })
}

proptest! {
    #[test]
    fn every_row_below_the_headings_is_a_person_or_is_skipped(sheet in any_sheet()) {
        let below = |row: u32| sheet.rows.iter().filter(|one| one.number > row).count();
        if let Ok(people) = read(vec![sheet.clone()], None) {
            let found = people.rows.len() + people.skipped.len();
            prop_assert_eq!(found, below(people.heading_row));
            for row in &people.rows {
                let whole = row.person.nik.is_some() && !row.person.name.is_empty();
                prop_assert!(whole || people.refuses(row.number));
                prop_assert_eq!(row.raw.len(), people.columns.len());
            }
        }
    }
}

/// A list whose headings nobody knows, below a letterhead and on the second sheet.
fn strange() -> Workbook {
    let letter = sheet("Surat", "LPK BAHARI\nJl. Raya 1");
    let data =
        "Rekap 2026|Kendal\n\nInduk|Yang bersangkutan|Xyz\n3324194608919940|Yuliana Rahayu|-";
    Workbook { sheets: vec![letter, sheet("Data", data)] }
}

#[test]
fn what_somebody_says_of_columns_makes_a_list_of_a_table_that_nobody_knows() {
    let workbook = strange();
    let shape = Shape::People;
    let outline = shape.outline(&workbook, &Said::sheet(Some("Data")));
    assert_eq!(outline.sheets, ["Surat", "Data"]);
    // The title has two words as well; the row of the headings is named.
    let mut said = Said { heading_row: Some(3), ..Said::sheet(Some("Data")) };
    let outline = shape.outline(&workbook, &said);
    assert_eq!((outline.sheet.as_str(), outline.heading_row), ("Data", 3));
    assert_eq!(outline.samples, ["3324194608919940", "Yuliana Rahayu", "-"]);
    assert!(outline.columns.iter().all(|column| column.target.is_none()));
    let target = |name: &str| shape.targets().into_iter().find(|one| one.name() == name);
    said.columns = [(0, target("nik")), (1, target("name"))].into();
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let reference = Reference::new(None);
    let options = Options { said: &said, today, reference: &reference };
    let people = read_people(&workbook, options).unwrap();
    assert_eq!(people.rows[0].person.name, "Yuliana Rahayu");
    assert_eq!(people.rows[0].person.nik.as_ref().unwrap().as_str(), "3324194608919940");
}

#[test]
fn a_field_that_moves_to_another_column_leaves_its_own_and_a_column_may_stay_unread() {
    let workbook = Workbook {
        sheets: vec![sheet("Data", "NIK|Nama|Alias\n3324194608919940|YR|Yuliana Rahayu")],
    };
    let name = Shape::People.targets().into_iter().find(|one| one.name() == "name");
    let said = |columns: &[(u16, Option<Target>)]| Said {
        columns: columns.iter().copied().collect(),
        ..Said::default()
    };
    let moved = Shape::People.outline(&workbook, &said(&[(2, name)]));
    let names = |outline: &Outline| -> Vec<&str> {
        let names = outline.columns.iter().map(|column| column.target.map(Target::name));
        names.map(Option::unwrap_or_default).collect()
    };
    assert_eq!(names(&moved), ["nik", "", "name"]);
    let unread = Shape::People.outline(&workbook, &said(&[(1, None)]));
    assert_eq!(names(&unread), ["nik", "", ""]);
}
