//! Lists of participants as centres keep them, from file to findings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use juragan::domain::field::Cell;
use juragan::domain::fields::{PERSON_FIELDS, field_named};
use juragan::domain::records::Person;
use juragan::domain::text::fold_heading;
use juragan::exchange::import::{Level, Options, People, Said, read_people};
use juragan::exchange::source::read_file;
use juragan::reference::Reference;

pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/samples").join(name)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn people(file: &Path) -> People {
    let source = read_file(file, Path::new(env!("CARGO_BIN_EXE_juragan"))).unwrap();
    let reference = Reference::new(None);
    let options = Options { said: &Said::default(), today: today(), reference: &reference };
    read_people(&source.workbook, options).unwrap()
}

fn shown(person: &Person, field: &str) -> String {
    match (field_named(PERSON_FIELDS, field).unwrap().get)(person) {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Choice(_, text) => text,
        Cell::Integer(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        cell => panic!("{cell:?}"),
    }
}

/// Gives the code of a country of the key, written down here by hand.
fn country_code(name: &str) -> &'static str {
    let codes = [
        ("", ""),
        ("Arab Saudi", "SA"),
        ("Hong Kong", "HK"),
        ("Jepang", "JP"),
        ("Korea Selatan", "KR"),
        ("Malaysia", "MY"),
        ("Singapura", "SG"),
        ("Taiwan", "TW"),
    ];
    codes.iter().find(|row| row.0 == name).unwrap().1
}

fn without_titles(name: &str) -> String {
    let name = fold_heading(name.split(',').next().unwrap());
    ["h ", "hj "].iter().find_map(|title| name.strip_prefix(title)).unwrap_or(&name).to_owned()
}

#[test]
fn the_office_list_gives_thirty_people_as_its_key_says() {
    let people = people(&sample("peserta-kendal-2026-03.xlsx"));
    assert_eq!((people.sheet.as_str(), people.heading_row), ("NOMINATIF", 8));
    assert_eq!(people.skipped, [39, 42, 46, 47]);
    assert_eq!(people.unknown_headings().collect::<Vec<_>>(), ["NO"]);
    assert_eq!(people.findings, []);
    let mut key = csv::Reader::from_path(sample("peserta-kendal-2026-03.kunci.csv")).unwrap();
    let words = |code: &str| {
        let codes = [("M", "L"), ("F", "P"), ("returned", "PMI Purna"), ("family", "Keluarga PMI")];
        codes
            .iter()
            .find(|row| row.0 == code)
            .map_or_else(|| code.to_owned(), |row| row.1.to_owned())
    };
    let fields = [
        ("nik", "nik"),
        ("name", "name"),
        ("sex", "sex"),
        ("birth_date", "birth_date"),
        ("phone", "phone"),
        ("education", "education"),
        ("kind", "kind"),
        ("country", "country"),
        ("return_year", "returned_year"),
        ("business_idea", "business_idea"),
    ];
    let wanted: Vec<BTreeMap<String, String>> = key.deserialize().map(Result::unwrap).collect();
    assert_eq!((wanted.len(), people.rows.len()), (30, 30));
    for (row, wanted) in people.rows.iter().zip(&wanted) {
        for (column, field) in fields {
            let found = words(&shown(&row.person, field));
            let wanted = match column {
                "country" => country_code(&wanted[column]).to_owned(),
                "education" => wanted[column].to_lowercase(),
                _ => wanted[column].clone(),
            };
            // The key compares names without case, spaces and titles.
            let same = match column {
                "name" => without_titles(&found) == fold_heading(&wanted),
                _ => found == wanted,
            };
            assert!(same, "row {}, {column}: {found:?}, not {wanted:?}", row.number);
        }
        assert_eq!(row.person.name, row.person.name.trim());
        assert_ne!(row.person.name, row.person.name.to_uppercase());
    }
}

#[test]
fn a_thousand_rows_with_57_faults_give_each_of_them_and_no_other() {
    let people = people(&sample("peserta-1000-37-rusak.xlsx"));
    let key = std::fs::read(sample("peserta-1000-37-rusak.kunci.json")).unwrap();
    let key: Vec<BTreeMap<String, serde_json::Value>> = serde_json::from_slice(&key).unwrap();
    let kinds = [
        ("birth_differs", "finding-nik-birth-date-differs"),
        ("date_impossible", "finding-date-impossible"),
        ("date_text", "finding-not-a-date"),
        ("dup_in_file", "finding-nik-twice"),
        ("name_empty", "finding-empty"),
        ("nik_15", "finding-length"),
        ("nik_17", "finding-length"),
        ("nik_empty", "finding-empty"),
        ("nik_letters", "finding-not-digits"),
        ("nik_number", "finding-nik-number"),
        ("nik_serial_zero", "finding-nik-serial"),
        ("phone_short", "finding-phone-short"),
        ("region_unknown", "finding-nik-region-unknown"),
        ("sex_differs", "finding-nik-sex-differs"),
        ("sex_unknown", "finding-not-in-list"),
    ];
    let wanted: BTreeSet<(u32, Level)> = key
        .iter()
        .map(|row| {
            let number = u32::try_from(row["row"].as_u64().unwrap()).unwrap();
            let level = if row["level"] == "error" { Level::Error } else { Level::Warning };
            let kind = row["kind"].as_str().unwrap();
            let id = kinds.iter().find(|pair| pair.0 == kind).unwrap().1;
            let said = people.findings_of(number).any(|f| f.id == id && f.level == level);
            assert!(said, "row {number}: {kind}");
            (number, level)
        })
        .collect();
    let mut worst: BTreeMap<u32, Level> = BTreeMap::new();
    for finding in &people.findings {
        let level = worst.entry(finding.row).or_insert(finding.level);
        *level = finding.level.max(*level);
    }
    assert_eq!(worst.into_iter().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(people.rows.len(), 1000);
    assert_eq!(people.rows.iter().filter(|row| people.refuses(row.number)).count(), 37);
}

#[test]
fn four_encodings_give_the_same_people() {
    let names = ["koma", "semikolon", "win1252", "utf16"];
    let [first, others @ ..] =
        names.map(|name| people(&sample(&format!("peserta-{name}.csv")))).map(|p| p.rows);
    assert_eq!(first.len(), 25);
    assert_eq!(first[0].person.name, "Jos\u{e9} Nu\u{f1}ez P\u{e9}rez");
    assert_eq!(shown(&first[0].person, "sex"), "F");
    for (index, other) in others.iter().enumerate() {
        assert_eq!(*other, first, "{}", names[index + 1]);
    }
}

#[test]
fn a_list_of_libreoffice_gives_the_same_people() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("peserta.ods");
    let sample_file = sample("peserta-koma.csv");
    let mut lines = csv::ReaderBuilder::new().has_headers(false).from_path(&sample_file).unwrap();
    let cell = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let cell = "table:table-cell office:value-type=\"string\"";
        match NaiveDate::parse_from_str(&text, "%d/%m/%Y") {
            Ok(day) => format!(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"/>"
            ),
            Err(_) if text.is_empty() => "<table:table-cell/>".to_owned(),
            Err(_) => format!("<{cell}><text:p>{text}</text:p></table:table-cell>"),
        }
    };
    let rows: String = lines
        .records()
        .map(|line| line.unwrap().iter().map(cell).collect::<String>())
        .flat_map(|cells| ["<table:table-row>".to_owned(), cells, "</table:table-row>".to_owned()])
        .collect();
    std::fs::write(&file, crate::bombs::open_document(&rows)).unwrap();
    let (ods, csv) = (people(&file), people(&sample_file));
    assert_eq!(ods.rows.len(), 25);
    let persons = |people: &People| -> Vec<Person> {
        people.rows.iter().map(|row| row.person.clone()).collect()
    };
    assert_eq!((persons(&ods), ods.findings), (persons(&csv), csv.findings));
}
