//! What a report tells, how it is noted, and what stops it.

mod office;

use std::collections::BTreeMap;

use calamine::{DataType as _, Reader as _, Xlsx};
use serde_json::Value;

use super::*;
use crate::app::{ErrorKind, Fact, cohorts, sessions};
use crate::domain::id::ConsentId;
use crate::domain::records::{
    Consent, Curriculum, Person, Session, SessionState, Sex, Shipment, Venture,
};
use crate::domain::text::HsCode;
use crate::store::Undoing;
use office::{Office, PEOPLE, day};

fn table(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    reader.deserialize().map(Result::unwrap).collect()
}

const STEM: &str = "laporan-akhir_2026-03--A_2026-03-09";

#[test]
fn the_final_report_tells_of_a_cohort_what_happened_in_it() {
    let office = Office::new();
    let (report, files) = office.export(&office.request("laporan-akhir", &["csv", "json"]));
    assert_eq!((report.people, report.without_consent, report.damaged), (4, 3, 0));
    assert!(report.why_full_nik.contains("data kependudukan"));
    assert_eq!(report.receiver, "Penyelenggara program pelatihan");
    let sheet = |name: &str| table(&files[&format!("{STEM}_{name}.csv")]);
    let people = sheet("peserta");
    assert_eq!(people.len(), 4);
    assert_eq!(people[1]["NIK"], "3324194608919940");
    assert_eq!(people[1]["Jenis kelamin"], "P");
    assert_eq!(people[1]["Kabupaten/kota"], "Kabupaten Kendal");
    assert_eq!(people[3]["Nama"], "'=Aisyah Purwanti");
    let attendance = sheet("presensi");
    let counts = |row: usize| {
        ["Hadir (H)", "Terlambat (T)", "Izin (I)", "Sakit (S)", "Alpa (A)", "Kehadiran"]
            .map(|heading| attendance[row][heading].clone())
    };
    assert_eq!(counts(0), ["5", "0", "0", "0", "0", "100,00%"]);
    assert_eq!(counts(1), ["0", "0", "5", "0", "0", "0,00%"]);
    assert_eq!(counts(2), ["0", "5", "0", "0", "0", "100,00%"]);
    assert_eq!(attendance[2]["Menit terlambat"], "100");
    assert_eq!(attendance[3]["1 (02-03-2026)"], "S");
    assert_eq!((&*attendance[1]["JP hadir"], &*attendance[1]["JP dihitung"]), ("0", "40"));
    let held = sheet("sesi");
    assert_eq!((held.len(), &*held[4]["Tanggal"], &*held[4]["JP"]), (5, "2026-03-06", "8"));
    let decided = sheet("kelulusan");
    assert_eq!(decided[0]["Nomor sertifikat"], "0001/BE/2026");
    assert_eq!(decided[1]["Hasil sidang"], "Tidak lulus");
    let reason = &decided[1]["Alasan tidak lulus"];
    assert!(reason.contains('0') && reason.contains("40"), "{reason}");
    let scores = sheet("nilai");
    assert!(scores[2].values().any(|value| value == "73"));
    let json: Value = serde_json::from_slice(&files[&format!("{STEM}.json")]).unwrap();
    assert_eq!(json["without_consent"], 3);
    assert_eq!(json["sheets"][0]["rows"][1]["nik"], "3324194608919940");
    assert_eq!(json["sheets"][4]["rows"][1]["result"], "failed");
}

#[test]
fn a_workbook_of_the_report_has_a_tab_for_each_sheet_and_typed_cells() {
    let office = Office::new();
    let (report, files) = office.export(&office.request("laporan-akhir", &[]));
    assert_eq!(report.files.len(), 1);
    let bytes = std::io::Cursor::new(files[&format!("{STEM}.xlsx")].clone());
    let mut book: Xlsx<_> = Xlsx::new(bytes).unwrap();
    let tabs = book.sheet_names();
    let wanted =
        ["Peserta", "Presensi", "Sesi", "Nilai", "Kelulusan", "Keterangan", "Kamus data", "Kode"];
    assert_eq!(tabs, wanted);
    let range = book.worksheet_range("Peserta").unwrap();
    assert_eq!(range.get_value((1, 1)).unwrap().get_string(), Some("3324102604899942"));
    assert!(range.get_value((1, 5)).unwrap().is_datetime());
}

#[test]
fn an_export_is_noted_for_good_with_its_files_and_their_hashes() {
    let office = Office::new();
    let (report, files) = office.export(&office.request("laporan-akhir", &["csv"]));
    let noted = office.app.store.read().unwrap().all::<Submission>().unwrap();
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0].id, report.submission);
    assert_eq!((noted[0].people, noted[0].without_consent), (4, 3));
    assert!(noted[0].cohort.is_some());
    let names: Vec<&str> = noted[0].files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.len(), files.len());
    for (file, noted) in report.files.iter().zip(&noted[0].files) {
        assert_eq!(file.sha256, noted.sha256);
        assert_eq!(atomic::stamp_of(&file.path).unwrap().sha256, noted.sha256);
        assert_eq!(file.rows, noted.rows);
    }
    let history = office.app.store.history(None, 1).unwrap();
    assert_eq!(history[0].command, "report.export");
    assert_eq!(history[0].undoing, Undoing::Permanent);
}

#[test]
fn the_same_records_give_the_same_files() {
    let office = Office::new();
    office.go_abroad();
    for profile in ["laporan-akhir", "kp2mi-peserta", "kemendag-eksportir"] {
        let request = office.request(profile, &["xlsx", "csv", "csv-plain", "json"]);
        assert_eq!(office.export(&request).1, office.export(&request).1, "{profile}");
    }
}

#[test]
fn the_exporters_report_names_shipments_of_the_period_and_hides_the_nik() {
    let office = Office::new();
    office.go_abroad();
    let coverage =
        Coverage { cohort: None, from: Some(day("2026-01-01")), to: Some(day("2026-12-31")) };
    let request = Request { coverage, ..office.request("kemendag-eksportir", &["csv", "json"]) };
    let (report, files) = office.export(&request);
    assert_eq!(report.why_full_nik, "");
    assert_eq!(report.people, 2);
    let stem = "kemendag-eksportir_2026-01-01..2026-12-31_2026-03-09";
    let graduates = table(&files[&format!("{stem}_lulusan.csv")]);
    assert_eq!(graduates.len(), 2);
    assert_eq!(graduates[0]["NIK"], "3324********9942");
    assert_eq!(graduates[0]["NIB"], "1234567890123");
    let permits = "Sertifikat halal ID33410000123450525 (01-05-2029)";
    assert_eq!(graduates[0]["Izin dan sertifikat"], permits);
    let shipments = table(&files[&format!("{stem}_pengiriman.csv")]);
    assert_eq!(shipments.len(), 1);
    assert_eq!(shipments[0]["Negara tujuan"], "Jepang");
    assert_eq!(shipments[0]["Nilai FOB"], "1250,50");
    assert_eq!(shipments[0]["Mata uang"], "USD");
    assert_eq!(shipments[0]["Nilai dalam rupiah"], "20008000");
    assert_eq!(shipments[0]["Bukti pengiriman"], "AWB EE123456789ID, Invoice INV-1");
    let early = Coverage { to: Some(day("2026-07-01")), ..request.coverage.clone() };
    let (_, files) = office.export(&Request { coverage: early, ..request });
    let name = "kemendag-eksportir_2026-01-01..2026-07-01_2026-03-09_pengiriman.csv";
    assert_eq!(table(&files[name]).len(), 0);
}

#[test]
fn finances_stay_out_of_a_report_until_the_person_agrees_to_that() {
    let office = Office::new();
    office.go_abroad();
    let turnover = || {
        let (_, files) = office.export(&office.request("kemendag-eksportir", &["csv"]));
        let graduates = files.iter().find(|file| file.0.ends_with("_lulusan.csv")).unwrap();
        table(graduates.1)[0]["Omzet sebulan"].clone()
    };
    assert_eq!(turnover(), "");
    let people = office.app.store.read().unwrap().all::<Person>().unwrap();
    let owner = people.iter().find(|person| person.name == PEOPLE[0].0).unwrap();
    let mut agreed = owner.clone();
    let consent = Consent { purpose: "finance".to_owned(), ..Consent::default() };
    agreed.consents.insert(ConsentId::new(Clock::fresh_id()), consent);
    let mut change = office.app.change("test.agree");
    change.update(owner, &agreed).unwrap();
    office.app.store.commit(change).unwrap();
    assert_eq!(turnover(), "7500000");
}

#[test]
fn file_names_hold_nothing_of_a_person_and_no_sign_that_a_system_refuses() {
    let office = Office::new();
    let (report, _) = office.export(&office.request("laporan-akhir", &["csv"]));
    for file in report.files {
        let name = file.path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{name}");
        assert!(PEOPLE.iter().all(|person| !name.contains(person.1)), "{name}");
    }
    assert_eq!(clean_code("///"), "angkatan");
    assert_eq!(clean_code("Bandung é 1"), "Bandung---1");
}

#[test]
fn a_folder_that_is_a_file_is_named_and_nothing_is_noted() {
    let office = Office::new();
    fs::write(office.out(), "x").unwrap();
    let error = export(&office.app, &office.request("laporan-akhir", &[])).unwrap_err();
    assert_eq!((error.kind, error.id), (ErrorKind::File, "error-report-not-a-folder"));
    assert!(office.app.store.read().unwrap().all::<Submission>().unwrap().is_empty());
}

#[test]
fn a_target_that_cannot_be_replaced_leaves_the_folder_as_it_was_and_nothing_is_noted() {
    let office = Office::new();
    let blocked = office.out().join(format!("{STEM}_kelulusan.csv"));
    fs::create_dir_all(blocked.join("full")).unwrap();
    let kept = office.out().join(format!("{STEM}_peserta.csv"));
    fs::write(&kept, "old").unwrap();
    let request = office.request("laporan-akhir", &["csv"]);
    let error = export(&office.app, &request).unwrap_err();
    assert_eq!(error.kind, ErrorKind::File);
    assert_eq!(fs::read_to_string(&kept).unwrap(), "old");
    assert_eq!(fs::read_dir(office.out()).unwrap().count(), 2);
    assert!(office.app.store.read().unwrap().all::<Submission>().unwrap().is_empty());
}

#[cfg(windows)]
#[test]
fn a_file_that_another_program_shows_is_named_and_stays_as_it_was() {
    use std::os::windows::fs::OpenOptionsExt as _;
    let office = Office::new();
    fs::create_dir_all(office.out()).unwrap();
    let shown = office.out().join(format!("{STEM}_peserta.csv"));
    fs::write(&shown, "old").unwrap();
    // Alone, and as Excel does, which lets others read.
    for sharing in [0, 1] {
        let mut open = fs::OpenOptions::new();
        let held = open.read(true).write(true).share_mode(sharing).open(&shown).unwrap();
        let error = export(&office.app, &office.request("laporan-akhir", &["csv"])).unwrap_err();
        assert_eq!((error.kind, error.id), (ErrorKind::File, "error-report-refused"), "{error:?}");
        drop(held);
        assert_eq!(fs::read_to_string(&shown).unwrap(), "old");
        assert_eq!(fs::read_dir(office.out()).unwrap().count(), 1);
    }
    export(&office.app, &office.request("laporan-akhir", &["csv"])).unwrap();
}

#[test]
fn what_is_asked_wrongly_is_said_before_anything_is_read() {
    let office = Office::new();
    let id = |request: &Request| export(&office.app, request).unwrap_err().id;
    let usual = office.request("laporan-akhir", &[]);
    assert_eq!(id(&office.request("lain", &[])), "error-profile-unknown");
    assert_eq!(id(&office.request("laporan-akhir", &["pdf"])), "error-report-format");
    let none = Request { coverage: Coverage::default(), ..usual.clone() };
    assert_eq!(id(&none), "error-report-needs-cohort");
    let both = Coverage { from: Some(day("2026-01-01")), ..usual.coverage.clone() };
    assert_eq!(id(&Request { coverage: both, ..usual }), "error-report-cohort-or-period");
    assert!(!office.out().exists());
}

#[test]
fn a_profile_in_the_data_folder_takes_precedence_and_its_faults_are_told() {
    let office = Office::new();
    let own = profile_folder(&office.app);
    fs::create_dir_all(&own).unwrap();
    let text = show_profile(&office.app, "kp2mi-peserta").unwrap();
    let path = own.join("kp2mi-peserta.toml");
    fs::write(&path, text.replace("sheet-participants", "Daftar kami")).unwrap();
    let (_, files) = office.export(&office.request("kp2mi-peserta", &["json"]));
    let json: Value = serde_json::from_slice(files.values().next().unwrap()).unwrap();
    assert_eq!(json["sheets"][0]["title"], "Daftar kami");
    fs::write(&path, text.replace("person.sector", "person.sektor")).unwrap();
    let faults = check_profile(&office.app, "kp2mi-peserta").unwrap();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].id, "error-profile-unknown-value");
    assert!(faults[0].facts.contains(&("detail", Fact::from("person.sektor"))));
    let error = export(&office.app, &office.request("kp2mi-peserta", &[])).unwrap_err();
    assert_eq!(error.id, "error-profile-unknown-value");
    let listed = list_profiles(&office.app);
    assert_eq!(listed.len(), 3);
    assert_eq!(listed[1].file.as_deref(), Some(path.as_path()));
    assert_eq!(listed[1].faults.len(), 1);
}

#[test]
fn a_check_finds_what_the_receiver_wants_and_what_is_not_closed() {
    let office = Office::new();
    let request = |profile: &str| CheckRequest {
        profile: Some(profile.to_owned()),
        coverage: office.request(profile, &[]).coverage,
    };
    let clean = check(&office.app, &request("laporan-akhir")).unwrap();
    assert!(!clean.is_blocked(), "{:?}", clean.findings);
    let (office, decision) = Office::before_meeting();
    let early = check(&office.app, &request("laporan-akhir")).unwrap();
    let blocking: Vec<_> =
        early.findings.iter().filter(|one| one.severity == Severity::Blocking).collect();
    assert_eq!(blocking.len(), 1, "one for the cohort, not one for each of its people");
    assert_eq!((blocking[0].value.as_str(), blocking[0].person), ("outcome.result", None));
    assert_eq!((blocking[0].cohort.as_str(), blocking[0].name.as_str()), ("2026/03: A", ""));
    let person = office.app.store.read().unwrap().all::<Person>().unwrap().swap_remove(1);
    let planned = sessions::of_cohort(
        &office.app.store.read().unwrap(),
        cohorts::find(&office.app.store.read().unwrap(), "2026/03: A").unwrap().id,
    )
    .unwrap();
    let mut change = office.app.change("test.spoil");
    let spoilt = Person { nik: None, sex: Some(Sex::Male), ..person.clone() };
    change.update(&person, &spoilt).unwrap();
    let open = Session { state: SessionState::Planned, ..planned[4].clone() };
    change.update(&planned[4], &open).unwrap();
    office.app.store.commit(change).unwrap();
    office.decide(&decision);
    let found = check(&office.app, &request("laporan-akhir")).unwrap();
    assert!(found.is_blocked());
    assert_eq!(found.findings[0].severity, Severity::Blocking);
    assert_eq!(found.findings[0].value, "person.nik");
    assert_eq!(found.findings[0].name, spoilt.name);
    let blocking = found.findings.iter().filter(|one| one.severity == Severity::Blocking);
    assert_eq!(blocking.count(), 1, "the same gap on two sheets is one finding");
    let ids: Vec<&str> = found.findings.iter().map(|finding| finding.id).collect();
    assert!(ids.contains(&"finding-session-open"));
    assert!(ids.contains(&"finding-without-consent"));
    assert_eq!((found.people, found.without_consent), (4, 3));
}

#[test]
fn a_check_looks_at_papers_goods_and_units_too() {
    let office = Office::new();
    office.go_abroad();
    let request = CheckRequest {
        profile: Some("kemendag-eksportir".to_owned()),
        coverage: office.request("kemendag-eksportir", &[]).coverage,
    };
    let doubts = |values: &[&str]| {
        let report = check(&office.app, &request).unwrap();
        let found = report.findings.iter().filter(|one| values.contains(&one.value.as_str()));
        found.map(|one| (one.name.clone(), one.id)).collect::<Vec<_>>()
    };
    let values = ["venture.number", "shipment.hs", "module.unit"];
    assert_eq!(doubts(&values), []);
    let snapshot = office.app.store.read().unwrap();
    let venture = snapshot.all::<Venture>().unwrap().remove(0);
    let shipment = snapshot.all::<Shipment>().unwrap().remove(0);
    let curriculum = snapshot.all::<Curriculum>().unwrap().remove(0);
    let mut change = office.app.change("test.spoil");
    let mut spoilt = venture.clone();
    spoilt.permits.values_mut().for_each(|permit| permit.number = "KH-1".to_owned());
    change.update(&venture, &spoilt).unwrap();
    let hs = HsCode::parse("990110").ok();
    change.update(&shipment, &Shipment { hs, ..shipment.clone() }).unwrap();
    let mut other = curriculum.clone();
    other.modules.values_mut().for_each(|module| module.unit = "ekspor".to_owned());
    change.update(&curriculum, &other).unwrap();
    drop(snapshot);
    office.app.store.commit(change).unwrap();
    let owner = PEOPLE[0].0.to_owned();
    let wanted = [
        (owner.clone(), "finding-halal-form"),
        (owner, "finding-hs-chapter"),
        (String::new(), "finding-unit-form"),
    ];
    let mut found = doubts(&values);
    found.sort_by_key(|one| one.1);
    assert_eq!(found, wanted);
}

#[test]
fn every_message_of_reports_exists_in_both_languages() {
    use crate::locale::{Language, Words};
    let sources = [
        include_str!("mod.rs"),
        include_str!("check.rs"),
        include_str!("failure.rs"),
        include_str!("gather.rs"),
        include_str!("profiles.rs"),
    ];
    let mut seen = 0;
    for source in sources {
        let quoted = source.split('"').skip(1).step_by(2);
        let ids = quoted.filter(|text| {
            ["error-", "hint-", "finding-"].iter().any(|start| text.starts_with(start))
        });
        for id in ids {
            for (_, language) in Language::ALL {
                assert!(Words::new(*language).has(id), "{id}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20);
    assert!(Words::new(Language::Indonesian).has("log-report-export"));
}
