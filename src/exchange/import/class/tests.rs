//! Reads registers and lists of scores that were typed in many ways.

use rstest::rstest;
use uuid::Uuid;

use super::*;
use crate::domain::records::{Late, Module, ModuleKind, SessionState};
use crate::exchange::import::tests::sheet;
use crate::locale::{Language, Words};

fn session(number: u16, date: &str, hour: u32) -> Session {
    Session {
        id: SessionId::new(Uuid::from_u128(number.into())),
        number,
        date: date.parse().unwrap(),
        start: chrono::NaiveTime::from_hms_opt(hour, 0, 0),
        ..Session::default()
    }
}

/// Morning and afternoon on 2 March, one on 3 March, a cancelled one on 4 March.
fn sessions() -> Vec<Session> {
    let cancelled = Session { state: SessionState::Cancelled, ..session(4, "2026-03-04", 8) };
    vec![
        session(2, "2026-03-02", 13),
        session(1, "2026-03-02", 8),
        session(3, "2026-03-03", 8),
        cancelled,
    ]
}

fn register(lines: &str) -> Result<Listed<ClassRow>, NoTable> {
    let workbook = Workbook { sheets: vec![sheet("Absen", lines)] };
    read_register(&workbook, &Said::default(), &sessions())
}

fn module(order: u16) -> ModuleId {
    ModuleId::new(Uuid::from_u128(order.into()))
}

fn scores(lines: &str) -> Result<Listed<ClassRow>, NoTable> {
    let row = |order: u16, kind| {
        let code = format!("M0{order}");
        (module(order), Module { order, code, kind, ..Module::default() })
    };
    let modules = [row(1, ModuleKind::Theory), row(2, ModuleKind::Practice)].into();
    let curriculum = Curriculum { modules, ..Curriculum::default() };
    read_scores(&Workbook { sheets: vec![sheet("Nilai", lines)] }, &Said::default(), &curriculum)
}

/// Writes the marks of a row as number and letter, `1H 3T`.
fn marks(row: &ClassRow) -> String {
    let said = row.cells.iter().map(|cell| match cell.entry {
        Entry::Mark(session, sign) => {
            let letter = Sign::LETTERS.iter().find(|row| row.1.status() == sign.status());
            let letter = if matches!(sign, Sign::Late(_)) { 'T' } else { letter.unwrap().0 };
            format!("{}{letter}", session.uuid().as_u128())
        }
        Entry::Score(..) => panic!("a score in a register"),
    });
    said.collect::<Vec<_>>().join(" ")
}

fn found(list: &Listed<ClassRow>) -> Vec<(u32, &'static str, &str, Level)> {
    let said = list.findings.iter();
    said.map(|one| (one.row, one.id, one.heading.as_str(), one.level)).collect()
}

#[test]
fn marks_stand_below_their_days_and_blanks_say_nothing() {
    let list = register(
        "DAFTAR HADIR

         No|Nama|NIK|02/03/2026|@2026-03-02|Selasa, 3 Maret 2026|Jumlah|Ket
         #1|Yuliana Rahayu|3324194608919940|H|T|a|#2|
         #2|Dalima Nababan|3324044710959957||S||#0|
         Jumlah hadir|||#1|#1|#0
         ||||#1|#1|#0

         |Paraf Instruktur",
    )
    .unwrap();
    assert_eq!(found(&list), []);
    assert_eq!(list.rows.iter().map(marks).collect::<Vec<_>>(), ["1H 2T 3A", "2S"]);
    let row = &list.rows[0];
    let nik = row.nik.as_ref().map(Nik::as_str);
    assert_eq!((row.number, row.roll, nik), (4, Some(1), Some("3324194608919940")));
    assert_eq!(row.name, "Yuliana Rahayu");
    assert_eq!(list.unknown_headings().collect::<Vec<_>>(), ["Jumlah", "Ket"]);
    assert_eq!(row.raw[3], "H", "what stands in the sheet is kept for the correction sheet");
}

#[test]
fn sessions_are_found_by_number_too_and_columns_of_none_are_named() {
    let list = register(
        "No|Nama|Sesi 1|Sesi 3|Sesi 4|Sesi 9|02/03/2026|05/03/2026
         #1|Yuliana Rahayu|H|I|H|H|H|H",
    )
    .unwrap();
    assert_eq!(marks(&list.rows[0]), "1H 3I");
    let wanted = [
        (1, "finding-no-session", "Sesi 4", Level::Warning),
        (1, "finding-no-session", "Sesi 9", Level::Warning),
        (1, "finding-sessions-several", "02/03/2026", Level::Warning),
        (1, "finding-no-session-on", "05/03/2026", Level::Warning),
    ];
    assert_eq!(found(&list), wanted);
    assert!(!list.refuses(2), "a column without a session does not refuse the rows");
}

#[test]
fn a_heading_over_two_rows_has_its_days_in_the_second() {
    let list = register(
        "No|Nama|Tanggal||
         |||02/03/2026|02/03/2026|03/03/2026
         #1|Yuliana Rahayu||H|H|A",
    )
    .unwrap();
    assert_eq!((list.heading_row, marks(&list.rows[0]).as_str()), (2, "1H 2H 3A"));
}

#[test]
fn an_unknown_letter_refuses_its_row_and_no_other() {
    let list = register(
        "No|Nama|NIK|Sesi 1|Sesi 3
         #1|Yuliana Rahayu|3324194608919940|H|X
         #2|Dalima Nababan|3324044710959957|T20|@2026-03-03
         #3|Dagel Sihombing|#3324102604899942|H|H
         x|Aisyah Purwanti|12|H|H",
    )
    .unwrap();
    let wanted = [
        (2, "finding-not-a-mark", "Sesi 3", Level::Error),
        (3, "finding-cell-is-date", "Sesi 3", Level::Error),
        (4, "finding-nik-number", "NIK", Level::Warning),
        (5, "finding-not-a-number", "No", Level::Warning),
        (5, "finding-length", "NIK", Level::Warning),
    ];
    assert_eq!(found(&list), wanted);
    assert_eq!(list.findings[0].value, "X");
    let minutes = Sign::Late(Late::Minutes(20));
    let one = SessionId::new(Uuid::from_u128(1));
    assert_eq!(list.rows[1].cells[0].entry, Entry::Mark(one, minutes));
    assert_eq!((list.rows[2].nik.as_ref(), list.rows[2].roll), (None, Some(3)));
}

#[test]
fn scores_stand_below_tests_and_modules() {
    let list = scores(
        "No|Nama Peserta|NIK|Pre Test|Post Test|M01|Praktik|M03|Jumlah|Catatan
         #1|Yuliana Rahayu|3324194608919940|#35|#70|#86|BK|#90|#281|rajin
         #2|Dalima Nababan|3324044710959957||#101|#78.5|K||#80|",
    )
    .unwrap();
    let wanted = [
        (1, "finding-column-unknown", "M03", Level::Warning),
        (3, "finding-not-a-number", "Post Test", Level::Error),
        (3, "finding-not-a-score", "M01", Level::Error),
    ];
    assert_eq!(found(&list), wanted);
    let entries: Vec<Entry> = list.rows[0].cells.iter().map(|cell| cell.entry).collect();
    let wanted = [
        Entry::Score(ScoreColumn::PreTest, Score::Points(35)),
        Entry::Score(ScoreColumn::PostTest, Score::Points(70)),
        Entry::Score(ScoreColumn::Module(module(1)), Score::Points(86)),
        Entry::Score(ScoreColumn::Module(module(2)), Score::NotCompetent),
    ];
    assert_eq!(entries, wanted);
}

#[rstest]
#[case("Tinggi|Berat\n170|60", "error-table-no-headings")]
#[case("No|Sesi 1\n#1|H", "error-table-no-name")]
#[case("No|Nama|Ket\n#1|Sari|H", "error-table-no-day")]
#[case("No|Nama|05/03/2026\n#1|Sari|H", "error-table-no-session")]
#[case("No|Nama|Sesi 1\n||", "error-table-no-rows")]
fn what_is_no_register_is_said(#[case] lines: &str, #[case] wanted: &str) {
    let error = register(lines).unwrap_err();
    assert_eq!(error.id(), wanted);
    for (_, language) in Language::ALL {
        let words = Words::new(*language);
        assert!(words.has(error.id()) && words.has(error.hint()), "{wanted}");
    }
}

#[test]
fn a_list_without_scores_is_said() {
    let error = scores("No|Nama|Alamat\n#1|Sari|Weleri").unwrap_err();
    assert_eq!((error.id(), error.hint()), ("error-table-no-score", "hint-table-scores"));
}
