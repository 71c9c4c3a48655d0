//! The whole way on a real list: import, register, graduation, first export, ministry files.

use std::collections::BTreeMap;

use calamine::Data;
use serde_json::Value;

use crate::book::Book;
use crate::desk::{Desk, sample};

const COHORT: &str = "2026-03";

/// Those who were excused, absent and sick on every day.
const AWAY: [u64; 3] = [7, 13, 22];

/// What the sample must give, made without our code.
struct Key {
    rows: Vec<BTreeMap<String, String>>,
}

impl Key {
    fn read() -> Self {
        let mut reader =
            csv::Reader::from_path(sample("peserta-kendal-2026-03.kunci.csv")).unwrap();
        let rows: Vec<BTreeMap<String, String>> =
            reader.deserialize().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 30);
        Self { rows }
    }
}

#[test]
fn from_a_real_list_to_the_files_of_the_ministries() {
    let key = Key::read();
    let mut desk = planned();
    imported(&desk, &key);
    taken(&mut desk);
    graduated(&desk);
    exported_goods(&mut desk, &key);
    reported(&desk, &key);
}

fn planned() -> Desk {
    let desk = Desk::with_centre();
    desk.good(&["cohort", "new", "--code", COHORT, "--curriculum", "EKSPOR"]);
    let days = "2026-03-02,2026-03-03,2026-03-04,2026-03-05,2026-03-06";
    desk.good(&["session", "plan", "--cohort", COHORT, "--dates", days]);
    desk
}

fn imported(desk: &Desk, key: &Key) {
    let file = sample("peserta-kendal-2026-03.xlsx");
    let import = ["import", "participants", &file, "--cohort", COHORT];
    let tried = desk.good(&[&import[..], &["--dry-run", "--format", "json"]].concat());
    let tried: Value = serde_json::from_str(&tried).unwrap();
    assert_eq!((&tried["new"], &tried["refused"]), (&Value::from(30), &Value::from(0)));
    assert_eq!(desk.rows(&["list", "participants"]).len(), 0, "trying stores nothing");
    let unanswered = desk.run(&import);
    assert_eq!(unanswered.code, 2, "{unanswered:#?}");
    assert!(unanswered.err.contains("--yes"), "{unanswered:#?}");
    desk.good(&[&import[..], &["--yes"]].concat());

    let rows = desk.rows(&["list", "participants", "--cohort", COHORT]);
    assert_eq!(rows.len(), 30);
    for (row, wanted) in rows.iter().zip(&key.rows) {
        assert_eq!(row["roll"].to_string(), wanted["roll"]);
        assert_person(row, wanted);
    }
    let changes = desk.rows(&["log"]).len();
    desk.good(&[&import[..], &["--yes"]].concat());
    assert_eq!(desk.rows(&["log"]).len(), changes, "the same file again changes nothing");
}

/// Compares a row of ours with the key: names without case, spaces and titles.
fn assert_person(row: &Value, wanted: &BTreeMap<String, String>) {
    let text = |name: &str| row[name].as_str().unwrap_or_default();
    assert_eq!(text("nik"), wanted["nik"]);
    assert_eq!(folded(text("name")), folded(&wanted["name"]));
    assert_eq!(text("birth_date"), wanted["birth_date"]);
    assert_eq!(text("phone"), wanted["phone"]);
    assert_eq!(text("sex"), if wanted["sex"] == "L" { "M" } else { "F" });
    assert_eq!(text("education"), wanted["education"].to_lowercase());
    let kind = if wanted["kind"] == "PMI Purna" { "returned" } else { "family" };
    assert_eq!(text("kind"), kind);
    let year = row["returned_year"].as_i64().map(|year| year.to_string()).unwrap_or_default();
    assert_eq!(year, wanted["return_year"]);
    assert_eq!(text("business_idea"), wanted["business_idea"]);
    let given = row.get("country").map_or(text("country_name"), |_| country(text("country")));
    assert_eq!(given, wanted["country"]);
}

fn folded(name: &str) -> String {
    let named = name.split(',').next().unwrap_or_default();
    let words = named.split_whitespace().filter(|word| !word.ends_with('.'));
    words.collect::<String>().to_lowercase()
}

fn country(code: &str) -> &str {
    match code {
        "MY" => "Malaysia",
        "TW" => "Taiwan",
        "HK" => "Hong Kong",
        "SG" => "Singapura",
        "KR" => "Korea Selatan",
        "SA" => "Arab Saudi",
        "JP" => "Jepang",
        other => other,
    }
}

/// Takes the register of each day on that day, in 15 keys, and closes it.
fn taken(desk: &mut Desk) {
    for day in 2..=6 {
        desk.at(&format!("2026-03-0{day}T08:10+07:00"));
        let session = (day - 1).to_string();
        let which = ["--cohort", COHORT, "--session", &session];
        let wrong = desk.run(&[&["mark"], &which[..], &["07I31A"]].concat());
        assert_eq!(wrong.code, 1, "{wrong:#?}");
        let early = desk.run(&[&["session", "close"], &which[..]].concat());
        assert_eq!(early.code, 1, "nobody is marked yet: {early:#?}");
        desk.good(&[&["mark"], &which[..], &["07I13A22S29T20="]].concat());
        desk.good(&[&["session", "close"], &which[..]].concat());
    }
    for row in desk.rows(&["list", "sessions", "--cohort", COHORT]) {
        assert_eq!((&row["marked"], &row["unmarked"]), (&Value::from(30), &Value::from(0)));
        assert_eq!(row["state"], "taken");
    }
}

/// 27 pass; those who were never there are refused with 0 of 40 JP as the reason.
fn graduated(desk: &Desk) {
    let tried = desk.rows(&["graduate", "--cohort", COHORT, "--dry-run"]);
    let graduate = ["graduate", "--cohort", COHORT, "--date", "2026-03-06", "--minute", "BA-01"];
    let decided = desk.rows(&graduate);
    for (before, after) in tried.iter().zip(&decided) {
        let is_away = AWAY.contains(&after["roll"].as_u64().unwrap());
        assert_eq!(before["result"], after["result"]);
        assert_eq!(after["result"], if is_away { "failed" } else { "passed" });
        assert_eq!(after["attended_jp"], if is_away { 0 } else { 40 });
        assert_eq!(after["expected_jp"], 40);
        assert_eq!(after["reasons"], if is_away { "attendance".into() } else { Value::Null });
        assert_eq!(after["why"].to_string().contains("0 dari 40 JP"), is_away, "{after}");
        assert_eq!(after["certificate"].is_null(), is_away);
        assert_eq!(before["certificate"], Value::Null, "trying gives no numbers");
    }
    assert_eq!(decided.iter().filter(|row| row["result"] == "passed").count(), 27);
    assert_eq!(desk.run(&graduate).code, 1, "a decision is made once");
    let undone = desk.run(&["undo"]);
    assert_eq!(undone.code, 1, "neither a decision nor what it was made from: {undone:#?}");
    assert!(undone.err.contains("sudah disidang"), "{undone:#?}");
    assert_eq!(desk.rows(&["undo", "--list"]).len(), 0);
}

/// Accompanies the first graduate up to the first export.
fn exported_goods(desk: &mut Desk, key: &Key) {
    desk.at("2026-09-01T09:00+07:00");
    let nik = key.rows[0]["nik"].clone();
    let add = |args: &[&str]| {
        let ran = desk.run(&[&["milestone", "add", "--nik", &nik], args].concat());
        assert_eq!(ran.code, 0, "{args:?}: {ran:#?}");
        ran.err
    };
    add(&["--kind", "usaha", "--on", "2026-03-20"]);
    add(&["--kind", "nib", "--on", "2026-04-02", "--number", "1234567890123"]);
    add(&["--kind", "npwp", "--on", "2026-04-02", "--number", &nik]);
    let pirt = ["--number", "2063324010001-31", "--office", "Dinkes Kendal"];
    add(&[&["--kind", "pirt", "--on", "2026-05-04"], &pirt[..]].concat());
    let bank = ["--office", "BRI Kendal", "--amount", "25.000.000"];
    add(&[&["--kind", "kur", "--on", "2026-05-20"], &bank[..]].concat());
    add(&["--kind", "pameran", "--on", "2026-06-10", "--office", "Trade Expo Indonesia"]);
    add(&["--kind", "buyer", "--on", "2026-07-01", "--country", "JP", "--office", "Yamato"]);
    let value = ["--amount", "1250.50", "--currency", "USD", "--country", "Jepang"];
    let parcel = ["--awb", "CGK00112233", "--quantity", "200 kg"];
    let export = [&["--kind", "ekspor", "--on", "2026-08-15"], &value[..], &parcel[..]].concat();
    let told = add(&export);
    assert!(told.contains("nomor invoice"), "the missing evidence is named: {told}");
    desk.good(&["undo"]);
    add(&[&export[..], &["--invoice", "INV-1"]].concat());

    let exporters = desk.rows(&["list", "graduates", "--stage", "8"]);
    assert_eq!(exporters.len(), 1);
    assert_eq!(exporters[0]["nik"].as_str(), Some(nik.as_str()));
    assert_eq!(exporters[0]["stage_since"], "2026-08-15");
    assert_eq!(desk.rows(&["list", "graduates", "--stuck", "60"]).len(), 26);
    assert_eq!(desk.rows(&["list", "shipments"])[0]["value"]["amount"], 1250.5);
    let history = desk.rows(&["log", "--record", &nik]);
    assert_eq!(history.last().unwrap()["command"], "participants.import");
    assert!(history.iter().any(|row| row["command"] == "milestone.add"));
}

fn reported(desk: &Desk, key: &Key) {
    let found = desk.rows(&["check", "--cohort", COHORT]);
    assert_eq!(desk.rows(&["check"]), found, "all cohorts are this one");
    let info = desk.good(&["info"]);
    assert!(info.contains("juragan.redb"));
    let about =
        |row: &BTreeMap<String, String>| info.contains(&row["nik"]) || info.contains(&row["name"]);
    assert!(!key.rows.iter().any(about), "info tells of nobody");
    let folder = desk.path("laporan");
    let export = |profile: &str| {
        let out = folder.to_str().unwrap();
        let of = ["export", "--profile", profile, "--cohort", COHORT, "--out", out];
        let book = Book::read(&desk.good(&[&of[..], &["--format", "xlsx,csv,json"]].concat()));
        book.agrees();
        book
    };
    let last = export("laporan-akhir");
    for (row, wanted) in last.json_rows("peserta").iter().zip(&key.rows) {
        assert_person(row, wanted);
    }
    let niks: Vec<&str> = key.rows.iter().map(|row| row["nik"].as_str()).collect();
    assert_eq!(last.csv_column("peserta", "NIK"), niks);
    let as_text = |nik: &&str| Data::String((*nik).to_owned());
    let texts: Vec<Data> = niks.iter().map(as_text).collect();
    assert_eq!(last.xlsx_column("Peserta", "NIK"), texts.iter().collect::<Vec<_>>());
    let dates = last.xlsx_column("Peserta", "Tanggal lahir");
    assert!(dates.iter().all(|date| matches!(date, Data::DateTime(_))), "dates are dates");
    let letters: String = last.csv_column("presensi", "1 (02-03-2026)").concat();
    assert_eq!(letters, "HHHHHHIHHHHHAHHHHHHHHSHHHHHHTH");
    let passed = last.csv_column("kelulusan", "Hasil sidang");
    assert_eq!(passed.iter().filter(|result| **result == "Lulus").count(), 27);

    assert_eq!(export("kp2mi-peserta").json_rows("peserta").len(), 30);
    let trade = export("kemendag-eksportir");
    assert_eq!(trade.json_rows("lulusan").len(), 27);
    assert_eq!(trade.csv_column("pengiriman", "Nilai FOB"), ["1250,50"]);
    let masked = trade.csv_column("lulusan", "NIK");
    assert!(masked.iter().all(|nik| nik.contains("****")), "the ministry of trade needs no NIK");
    assert_eq!(desk.rows(&["list", "submissions"]).len(), 3);
    desk.good(&["verify"]);
}
