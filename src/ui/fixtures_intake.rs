//! Made-up lists of participants and reports for the tests of this folder.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::app::cohorts::NewCohort;
use crate::app::import::{self, Book, Reading, Wanted};
use crate::app::opening::Opening;
use crate::app::places::Places;
use crate::app::report::{
    self, CheckFinding, CheckReport, ProfileRow, Report, ReportFile, Scope, Sent, Severity,
};
use crate::app::setup::{self, Founding};
use crate::app::spreadsheets::{Offer, Spreadsheet};
use crate::app::watch::Watch;
use crate::app::{AppError, Fact, cohorts, sessions};
use crate::domain::id::{CohortId, PersonId, SubmissionId};
use crate::domain::records::Cohort;

use super::fixtures::{self, clock, id};

/// What a list of participants is chosen from.
pub(crate) fn offer() -> Offer {
    let file = |(name, hours): (&str, i64)| Spreadsheet {
        path: PathBuf::from("/home/sari").join(name),
        changed: clock().now() - chrono::Duration::hours(hours),
        bytes: 18_000,
    };
    let names = [
        ("Downloads/peserta kendal.xlsx", 1),
        ("Desktop/DAFTAR PESERTA PELATIHAN EKSPOR ANGKATAN 3 KABUPATEN KENDAL (REVISI).xls", 9),
        ("Documents/nilai.csv", 900),
    ];
    let cohorts = fixtures::cohorts().into_iter().map(|row| row.cohort);
    let cohorts = cohorts
        .zip(1..)
        .map(|(cohort, number)| Cohort { id: CohortId::new(id(1, number)), ..cohort });
    Offer { cohorts: cohorts.take(2).collect(), files: names.map(file).into() }
}

/// People who are in the cohort already.
const KNOWN: &str = "\
NIK;Nama;L/P;Tanggal Lahir;Kecamatan;No HP
3324016604689944;Siti Aminah;P;26/04/1968;Plantungan;081234567890
3324125103829901;Amelia Prakasa;P;11/03/1982;Weleri;089931490066
";

/// A list with a row of every kind.
const LIST: &str = "\
NIK;Nama;L/P;Tanggal Lahir;Kecamatan;No HP;Ukuran Kaos
3324016604689944;Siti Aminah;P;26/04/1968;Plantungan;081299998888;L
33240166046899;Rina;P;26/04/1968;Plantungan;081234567891;M
;Dewi Lestari;P;11/02/1973;Kangkung;08789161240;M
3324125103829901;Amelia Prakasa;P;11/03/1982;Weleri;089931490066;M
9208050708749963;Rafid Budiman;L;07/08/1974;Kambrau;081979960854;XL
3324016604689952;Siti Aminah;P;26/04/1968;Plantungan;081234567892;S
3324175102739948;Lilis Suryani;P;31/02/1973;Kangkung;081234567893;S
";

/// Marks of people of the cohort in two sessions.
const REGISTER: &str = "\
No;NIK;Nama;10/11/2026;11/11/2026
1;3324016604689944;Siti Aminah;H;A
2;3324125103829901;Amelia Prakasa;T20;X
";

/// Scores with marks beside them: two kinds of list in one.
const BOTH: &str = "\
NIK;Nama;No HP;Post Test;10/11/2026
3324016604689944;Siti Aminah;081299998888;85;H
3324125103829901;Amelia Prakasa;;70;I
";

/// Headings that nobody knows, below a letterhead.
const STRANGE: &str = "\
LPK BAHARI
Nomor Induk;Yang Bersangkutan;Keterangan
3324016604689944;Siti Aminah;baru
";

/// The files that were read, by name.
#[derive(Debug)]
struct Readings {
    list: Arc<Reading>,
    register: Arc<Reading>,
    both: Arc<Reading>,
    strange: Arc<Reading>,
}

/// Reads the files once, by the use case, for a real store.
fn readings() -> &'static Readings {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    READINGS.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            places: Places::below(folder.path()),
            clock: clock(),
            operator: None,
            reader: PathBuf::new(),
        };
        let founding = Founding {
            name: "LPK Bahari".to_owned(),
            code: "BAHARI".to_owned(),
            region: "3324".to_owned(),
            operator: "Sari".to_owned(),
        };
        let app = setup::init(&opening, &founding).unwrap();
        let new = NewCohort { code: "2026-03".to_owned(), ..NewCohort::default() };
        cohorts::create(&app, new).unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let plan = sessions::Plan { dates: vec![day(10), day(11)], ..sessions::Plan::default() };
        sessions::plan(&app, "2026-03", plan).unwrap();
        let read = |name: &str, text: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            let watch = Watch::default();
            let book = Arc::new(Book::read(&app, &file, &watch).unwrap());
            let read = import::understand(&app, book, "2026-03", Wanted::default(), &watch);
            Arc::new(read.unwrap())
        };
        let known = read("lama.csv", KNOWN);
        import::apply(&app, known.plan.as_ref().unwrap()).unwrap();
        Readings {
            list: read("peserta kendal.csv", LIST),
            register: read("presensi.csv", REGISTER),
            both: read("rekap.csv", BOTH),
            strange: read("data induk.csv", STRANGE),
        }
    })
}

/// A list of participants with a row of every kind.
pub(crate) fn reading() -> Arc<Reading> {
    Arc::clone(&readings().list)
}

/// A register.
pub(crate) fn register() -> Arc<Reading> {
    Arc::clone(&readings().register)
}

/// A list that may be all three kinds.
pub(crate) fn both() -> Arc<Reading> {
    Arc::clone(&readings().both)
}

/// A list whose headings nobody knows.
pub(crate) fn strange() -> Arc<Reading> {
    Arc::clone(&readings().strange)
}

/// What a report is chosen from; the operator's own profile is faulty.
pub(crate) fn reports() -> report::Offer {
    let row = |(name, scope, formats): (&str, Scope, &[&str])| ProfileRow {
        name: name.to_owned(),
        title: format!("profile-{name}"),
        edition: 1,
        receiver: format!("receiver-{name}"),
        scope,
        formats: formats.iter().map(|format| (*format).to_owned()).collect(),
        file: None,
        faults: Vec::new(),
    };
    let mut own = row(("dinas", Scope::Cohort, &[]));
    (own.title, own.receiver) = (String::new(), String::new());
    own.faults = vec![AppError::user("error-report-needs-cohort")];
    let profiles = vec![
        row(("laporan-akhir", Scope::Cohort, &["xlsx", "csv", "json"])),
        row(("kemendag-eksportir", Scope::Any, &["csv", "xlsx"])),
        own,
    ];
    let cohorts = offer().cohorts;
    let sent = |days: i64, people| Sent {
        at: clock().now() - chrono::Duration::days(days),
        profile: "laporan-akhir".to_owned(),
        receiver: "receiver-laporan-akhir".to_owned(),
        cohort: "2026-03".to_owned(),
        people,
        files: vec!["laporan-akhir_2026-03_2026-11-09.xlsx".to_owned()],
    };
    let sent = vec![sent(1, 30), sent(40, 28)];
    report::Offer { profiles, cohorts, folder: PathBuf::from("/home/sari/juragan/laporan"), sent }
}

/// What the check of the final report finds.
pub(crate) fn checked() -> CheckReport {
    let finding = |severity, id, name: &str, value: &str| CheckFinding {
        severity,
        id,
        facts: Vec::new(),
        cohort: "2026-03".to_owned(),
        session: None,
        person: (!name.is_empty()).then(|| PersonId::new(fixtures::id(9, 7))),
        name: name.to_owned(),
        value: value.to_owned(),
    };
    let empty = |name| CheckFinding {
        facts: vec![("heading", "NIK".into())],
        ..finding(Severity::Blocking, "finding-required-empty", name, "person.nik")
    };
    let consent = CheckFinding {
        facts: vec![
            ("count", Fact::Number(3)),
            ("people", Fact::Number(30)),
            ("purpose", "training".into()),
        ],
        ..finding(Severity::Note, "finding-without-consent", "", "")
    };
    let findings = vec![
        empty("Rina Wati"),
        empty("Joko Prasetyo"),
        finding(Severity::Warning, "finding-no-decision", "", ""),
        consent,
    ];
    CheckReport { profile: "laporan-akhir".to_owned(), findings, people: 30, without_consent: 3 }
}

/// What was written of it.
pub(crate) fn written() -> Report {
    let file = |name: &str| ReportFile {
        // Joined, it would have the separator of the system that draws it.
        path: PathBuf::from(format!("/home/sari/juragan/laporan/{name}")),
        sha256: String::new(),
        bytes: 20_000,
        rows: 30,
    };
    Report {
        submission: SubmissionId::default(),
        files: vec![file("laporan-akhir_2026-04_2026-11-10.xlsx")],
        receiver: "receiver-laporan-akhir".to_owned(),
        purpose: String::new(),
        people: 30,
        without_consent: 3,
        why_full_nik: "Dicocokkan dengan data kependudukan.".to_owned(),
        damaged: 0,
    }
}
