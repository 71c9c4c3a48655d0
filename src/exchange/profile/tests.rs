use std::fs;

use rstest::rstest;

use super::library::parse;
use super::value::Value;
use super::*;
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
