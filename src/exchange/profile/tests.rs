//! What a profile may say, what is wrong with it, and what its columns make of records.

use std::fs;

use chrono::NaiveDate;
use rstest::rstest;
use uuid::Uuid;

use super::library::parse;
use super::value::Value;
use super::*;
use crate::domain::id::{ModuleId, PersonId};
use crate::domain::records::{Enrolment, Module, ModuleKind, Person, Score, Sex};
use crate::domain::text::{CountryCode, Nik, RegionCode};
use crate::exchange::sheet::shown;
use crate::locale::{Language, Words};

const SMALL: &str = r#"name = "uji"
title = "Uji"
edition = 1
receiver = "Dinas"
purpose = "Coba"
consent = "training"
why_full_nik = "Dicocokkan dengan data kependudukan"
scope = "cohort"
formats = ["xlsx"]

[[sheets]]
name = "peserta"
title = "Peserta"
rows = "enrolment"
columns = [
  { value = "row.number" },
  { value = "person.nik", heading = "NIK", required = "block" },
  { value = "person.sex", codes = { M = "L", F = "P" } },
]
"#;

/// Reads `SMALL` with one piece changed, and gives the first fault.
fn fault(from: &str, to: &str) -> (usize, String, String, &'static str) {
    assert!(SMALL.contains(from), "{from}");
    let faults = parse("uji", "profil/uji.toml", &SMALL.replacen(from, to, 1)).unwrap_err();
    let fault = faults.first().unwrap().clone();
    assert_eq!(fault.file, "profil/uji.toml");
    (fault.line, fault.key, fault.detail, fault.problem.message())
}

#[test]
fn a_whole_profile_is_taken() {
    let profile = parse("uji", "uji.toml", SMALL).unwrap();
    assert_eq!(profile.sheets[0].columns.len(), 3);
}

#[rstest]
#[case("edition = 1", "edition = 1\nediton = 2", 4, "editon", "unknown-key")]
#[case("receiver = \"Dinas\"\n", "", 1, "receiver", "missing-key")]
#[case("edition = 1", "edition = \"satu\"", 3, "edition", "syntax")]
#[case("edition = 1", "edition = ", 3, "edition", "syntax")]
#[case("name = \"uji\"", "name = \"lain\"", 1, "name", "name-of-file")]
#[case("\"training\"", "\"iklan\"", 6, "consent", "unknown-word")]
#[case("\"cohort\"", "\"tahun\"", 8, "scope", "unknown-word")]
#[case("\"xlsx\"", "\"pdf\"", 9, "formats", "unknown-word")]
#[case("[\"xlsx\"]", "[]", 1, "formats", "empty")]
#[case("\"enrolment\"", "\"siswa\"", 14, "rows", "unknown-word")]
#[case("name = \"peserta\"", "name = \"../x\"", 12, "name", "unknown-word")]
#[case("person.nik", "person.ktp", 17, "value", "unknown-value")]
#[case("person.nik", "session.date", 17, "value", "not-in-row")]
#[case("person.sex", "person.nik", 18, "name", "twice")]
#[case("heading = \"NIK\"", "judul = \"NIK\"", 17, "judul", "unknown-key")]
#[case("M = \"L\"", "W = \"L\"", 18, "codes", "unknown-code")]
#[case(
    "{ value = \"row.number\" }",
    "{ value = \"row.number\", mask = \"part\" }",
    16,
    "mask",
    "not-text"
)]
#[case(
    "why_full_nik = \"Dicocokkan dengan data kependudukan\"\n",
    "",
    16,
    "why_full_nik",
    "nik-without-reason"
)]
fn a_fault_names_its_line_and_key(
    #[case] from: &str,
    #[case] to: &str,
    #[case] line: usize,
    #[case] key: &str,
    #[case] problem: &str,
) {
    let (found_line, found_key, _, found) = fault(from, to);
    let wanted = format!("error-profile-{problem}");
    assert_eq!((found_line, found_key.as_str(), found), (line, key, wanted.as_str()));
}

#[test]
fn a_masked_nik_needs_no_reason() {
    let masked = SMALL
        .replace("why_full_nik = \"Dicocokkan dengan data kependudukan\"\n", "")
        .replace("required = \"block\"", "mask = \"part\"");
    assert!(parse("uji", "uji.toml", &masked).is_ok());
}

#[test]
fn columns_for_each_module_need_one_cohort() {
    let wide = SMALL.replace("person.sex\", codes = { M = \"L\", F = \"P\" }", "enrolment.score\"");
    assert!(parse("uji", "uji.toml", &wide).is_ok());
    let faults = parse("uji", "uji.toml", &wide.replace("\"cohort\"", "\"any\"")).unwrap_err();
    assert_eq!(faults[0].problem, ProfileProblem::NeedsCohort);
}

#[test]
fn every_built_in_profile_is_whole_and_its_texts_exist_in_both_languages() {
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        for (name, text) in BUILT_IN {
            let profile = parse(name, name, text).unwrap();
            let mut texts = vec![profile.title, profile.receiver, profile.purpose];
            texts.push(profile.why_full_nik);
            for sheet in profile.sheets {
                texts.push(sheet.title);
                for column in sheet.columns {
                    texts.push(column.heading);
                    let value = Value::of_name(column.value.get_ref()).unwrap();
                    assert!(words.has(&value.label), "{} in {name}", value.label);
                }
            }
            texts.retain(|text| !text.is_empty());
            for text in texts {
                assert!(words.has(&text), "{text} in {name}");
            }
        }
    }
}

#[test]
fn every_computed_value_has_a_label_and_a_name_of_its_own() {
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        for (index, computed) in COMPUTED.iter().enumerate() {
            let value = Value::of_name(computed.name).unwrap();
            assert!(words.has(&value.label), "{}", value.label);
            assert!(COMPUTED[..index].iter().all(|other| other.name != computed.name));
        }
    }
}

#[test]
fn every_problem_has_a_sentence() {
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        for (message, _) in ProfileProblem::ALL {
            assert!(words.has(message), "{message}");
        }
    }
}

#[test]
fn a_file_of_the_operator_replaces_the_one_compiled_in() {
    let folder = tempfile::tempdir().unwrap();
    let own = SMALL.replace("name = \"uji\"", "name = \"kp2mi-peserta\"");
    fs::write(folder.path().join("kp2mi-peserta.toml"), format!("\u{feff}{own}")).unwrap();
    fs::write(folder.path().join("uji.toml"), SMALL).unwrap();
    fs::write(folder.path().join("rusak.toml"), b"\xff\xfe").unwrap();
    fs::write(folder.path().join("catatan.txt"), "x").unwrap();
    let listed = list(folder.path());
    let names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
    let wanted = ["laporan-akhir", "kp2mi-peserta", "kemendag-eksportir", "rusak", "uji"];
    assert_eq!(names, wanted);
    assert_eq!(listed[1].profile.as_ref().unwrap().title, "Uji");
    assert!(matches!(listed[1].origin, Origin::File(_)));
    assert_eq!(listed[0].origin, Origin::BuiltIn);
    assert_eq!(listed[3].profile.as_ref().unwrap_err()[0].problem, ProfileProblem::Syntax);
    assert!(find("uji", folder.path()).is_some());
    assert!(find("tidak-ada", folder.path()).is_none());
}

#[test]
fn without_a_folder_the_built_in_profiles_are_there() {
    assert_eq!(list(std::path::Path::new("/nowhere/at/all")).len(), BUILT_IN.len());
}

/// Places that nobody looks up.
struct NoNames;

impl Names for NoNames {
    fn region(&self, _: &RegionCode, _: RegionLevel) -> Option<String> {
        None
    }

    fn country(&self, _: &CountryCode) -> Option<String> {
        None
    }
}

/// Three people: roll 1 to 3, of whom the second has no NIK and the third a practice score.
fn class() -> (Vec<Person>, Vec<Enrolment>, Module) {
    let nik = ["3324102604899942", "", "3324044710959957"];
    let sex = [Sex::Male, Sex::Female, Sex::Unknown("X".to_owned())];
    let people = (0..3_u8).zip(nik).zip(sex).map(|((at, nik), sex)| Person {
        nik: Nik::parse(nik).ok(),
        sex: Some(sex),
        birth_date: NaiveDate::from_ymd_opt(1989, 4, 26),
        ..Person::new(PersonId::new(Uuid::from_u128(u128::from(at) + 1)), format!("Orang {at}"))
    });
    let enrolments = (1..=3_u8).map(|roll| Enrolment {
        roll: roll.into(),
        scores: [(
            ModuleId::default(),
            [Score::Competent, Score::Points(80)][usize::from(roll % 2)],
        )]
        .into(),
        ..Enrolment::default()
    });
    let module = Module {
        order: 1,
        code: "M-01".to_owned(),
        title: "Kemasan".to_owned(),
        kind: ModuleKind::Practice,
        ..Module::default()
    };
    (people.collect(), enrolments.collect(), module)
}

/// What a profile makes of the class, as text.
struct Made {
    /// Name and heading of each column.
    columns: Vec<(String, String)>,
    cells: Vec<Vec<String>>,
    gaps: Vec<Gap>,
}

/// Builds a profile whose sheet has these lines in place of its columns, and gives what comes of it.
fn built(rows: &str) -> Made {
    let head = SMALL.split("columns = [").next().unwrap();
    let profile = parse("uji", "uji.toml", &format!("{head}{rows}")).unwrap();
    let (people, enrolments, module) = class();
    let contexts = people.iter().zip(&enrolments).map(|(person, enrolment)| Context {
        key: person.id.uuid(),
        person: Some(person),
        enrolment: Some(enrolment),
        ..Context::default()
    });
    let mut records = Records::default();
    records.rows.insert(RowKind::Enrolment, contexts.collect());
    records.modules.push((ModuleId::default(), &module));
    let around = Environment::new(&profile, &NoNames);
    let built = build(&profile, Subject::default(), &records, &around);
    let sheet = &built.document.sheets[0];
    let columns = sheet.columns.iter().map(|c| (c.name.clone(), c.heading.clone())).collect();
    let cells = sheet
        .rows()
        .map(|row| {
            let told = |(column, cell)| shown(column, cell).into_owned();
            sheet.columns.iter().zip(&row).map(told).collect()
        })
        .collect();
    Made { columns, cells, gaps: gaps(&profile, &records, &around) }
}

#[test]
fn columns_number_translate_mask_and_write_days_as_the_receiver_wants() {
    let Made { columns, cells, gaps } = built(
        r#"columns = [
          { value = "row.number" },
          { value = "person.nik", mask = "part", required = "warn" },
          { value = "person.sex", codes = { M = "Pria" }, heading = "L/P", name = "jk" },
          { value = "person.birth_date", type = "text", format = "dd/mm/yyyy" },
          { value = "enrolment.score" },
        ]"#,
    );
    let wanted = ["number", "nik", "jk", "birth_date", "score_1_m_01"];
    assert_eq!(columns.iter().map(|column| column.0.as_str()).collect::<Vec<_>>(), wanted);
    assert_eq!(columns[1].1, "NIK");
    assert_eq!(columns[4].1, "M-01 Kemasan");
    assert_eq!(cells[0], ["1", "3324********9942", "Pria", "26/04/1989", "80"]);
    assert_eq!(cells[1], ["2", "", "Perempuan", "26/04/1989", "Kompeten"]);
    assert_eq!(cells[2][2], "X", "a code of a newer program stands for itself");
    assert_eq!(gaps.len(), 1);
    assert_eq!((gaps[0].row, gaps[0].value.as_str()), (2, "person.nik"));
    assert_eq!(gaps[0].demand, Demand::Warn);
}

#[rstest]
#[case("value = \"person.sex\", is = [\"M\", \"F\"]", &["1", "2"])]
#[case("value = \"person.nik\", filled = true", &["1", "3"])]
#[case("value = \"person.nik\", filled = false", &["2"])]
#[case("value = \"enrolment.roll\", at_least = 2", &["2", "3"])]
#[case("value = \"enrolment.roll\", at_least = 2 }, { value = \"person.nik\", filled = true", &["3"])]
fn a_filter_keeps_the_rows_for_which_all_of_it_holds(#[case] filter: &str, #[case] rolls: &[&str]) {
    let text = format!("filters = [{{ {filter} }}]\ncolumns = [{{ value = \"enrolment.roll\" }}]");
    let made = built(&text);
    let found: Vec<&str> = made.cells.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(found, rolls);
}
