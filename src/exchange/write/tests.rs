//! What every format keeps, refuses and survives.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use super::*;
use crate::domain::field::Cell;
use crate::domain::text::Money;
use crate::exchange::document::Head;
use crate::exchange::formula::unguard;
use crate::exchange::sheet::{Code, Column, ColumnKind, Row, Rows, Source, plain};
use crate::locale::{Language, Words};

fn day(year: i32, month: u32, day: u32) -> Cell {
    Cell::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

fn money(minor: i64, currency: &str) -> Cell {
    Cell::Money(Money { minor, currency: currency.to_owned() })
}

fn columns() -> Vec<Column> {
    let mut sex = Column::new("sex", "L/P", ColumnKind::Choice);
    for (code, word) in [("M", "L"), ("F", "P")] {
        sex.codes.push(Code { code: code.to_owned(), word: word.to_owned() });
    }
    vec![
        Column::new("nik", "NIK", ColumnKind::Text),
        Column::new("name", "Nama", ColumnKind::Text),
        Column::new("phone", "No. HP", ColumnKind::Text),
        sex,
        Column::new("birth_date", "Tanggal lahir", ColumnKind::Date),
        Column::new("score", "Nilai", ColumnKind::Integer),
        Column::new("percent", "Kehadiran", ColumnKind::Percent),
        Column::new("value", "Nilai FOB", ColumnKind::Money),
        Column::new("at", "Waktu", ColumnKind::Moment),
    ]
}

fn person(name: &str, value: Cell) -> Row {
    vec![
        Cell::text("3324102604899942"),
        Cell::text(name),
        Cell::text("+6289218579723"),
        Cell::Choice("sex", "F".to_owned()),
        day(1989, 4, 26),
        Cell::Integer(-85),
        Cell::Percent(8250),
        value,
        Cell::Moment(DateTime::parse_from_rfc3339("2026-03-02T08:15:00+07:00").unwrap()),
    ]
}

fn rows() -> Vec<Row> {
    vec![
        person("Siti Aisyah", money(1_250_000, "IDR")),
        person("=HYPERLINK(\"http://x\")", money(125_050, "USD")),
        person("'=1; \"quoted\"\r\nsecond line", money(7, "JPY")),
        person("O'Brien, -Ngatiyem", Cell::Empty),
        vec![Cell::Empty; 9],
    ]
}

fn document(rows: Vec<Row>) -> Document<'static> {
    let head = Head {
        profile: "uji".to_owned(),
        edition: 3,
        receiver: "Kementerian".to_owned(),
        from: "2026-03-02".to_owned(),
        people: 4,
        without_consent: 2,
        ..Head::default()
    };
    let sheet = Sheet::new("peserta", "Peserta", columns(), rows);
    Document::new(head, vec![sheet], &Words::new(Language::Indonesian))
}

/// Writes a document and gives its files by name.
fn written(format: &str, document: &Document<'_>) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let waiting =
        Format::of_name(format).unwrap().write(document, folder.path(), "laporan").unwrap();
    let drafts = waiting.into_iter().map(|waiting| waiting.draft).collect();
    let published = atomic::publish(drafts).unwrap().keep();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    published.iter().map(|file| (name(&file.path), fs::read(&file.path).unwrap())).collect()
}

fn workbook(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// Reads the sheet back cell by cell as text, so that formats can be compared.
fn cells_of_workbook(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let columns = columns();
    let range = workbook(bytes).worksheet_range("Peserta").unwrap();
    let text = |column: &Column, data: &Data| match (column.kind, data) {
        (_, Data::Empty) => String::new(),
        (ColumnKind::Date, data) => data.as_date().unwrap().to_string(),
        (ColumnKind::Moment, data) => {
            data.as_datetime().unwrap().format("%Y-%m-%dT%H:%M:%S+07:00").to_string()
        }
        (ColumnKind::Percent, data) => format!("{:.2}", data.get_float().unwrap() * 100.0),
        (ColumnKind::Choice, data) => column.code(data.get_string().unwrap()).to_owned(),
        (ColumnKind::Text, data) => data.get_string().unwrap().to_owned(),
        (_, data) => data.get_float().unwrap().to_string(),
    };
    let mut rows: Vec<Vec<String>> = range
        .rows()
        .skip(1)
        .map(|row| columns.iter().zip(row).map(|(column, data)| text(column, data)).collect())
        .collect();
    // A row without any cell is no row in a workbook.
    rows.resize(self::rows().len(), vec![String::new(); columns.len()]);
    rows
}

fn cells_of_csv(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let columns = columns();
    let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).from_reader(bytes);
    let text = |column: &Column, field: &str| match column.kind {
        ColumnKind::Choice => column.code(field).to_owned(),
        ColumnKind::Text => unguard(field).to_owned(),
        ColumnKind::Moment => field.replace(' ', "T"),
        _ => field.replace(',', ".").replace('%', ""),
    };
    reader
        .records()
        .map(|row| columns.iter().zip(&row.unwrap()).map(|(c, field)| text(c, field)).collect())
        .collect()
}

fn cells_of_json(bytes: &[u8]) -> Vec<Vec<String>> {
    let document: Value = serde_json::from_slice(bytes).unwrap();
    let rows = document["sheets"][0]["rows"].as_array().unwrap();
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(money) => money["amount"].as_str().unwrap().to_owned(),
        other => other.to_string(),
    };
    rows.iter()
        .map(|row| columns().iter().map(|column| text(&row[&column.name])).collect())
        .collect()
}

fn wanted() -> Vec<Vec<String>> {
    rows().iter().map(|row| row.iter().map(|cell| plain(cell).into_owned()).collect()).collect()
}

/// Takes away how a number happens to be written.
fn same(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let number = |text: String, column: &Column| match column.kind {
        ColumnKind::Percent | ColumnKind::Money if !text.is_empty() => {
            format!("{:.2}", text.parse::<f64>().unwrap())
        }
        ColumnKind::Moment => text.chars().take(16).collect(),
        _ => text,
    };
    let columns = columns();
    rows.into_iter()
        .map(|row| row.into_iter().zip(&columns).map(|(text, c)| number(text, c)).collect())
        .collect()
}

#[test]
fn all_formats_agree_row_by_row_with_what_went_in() {
    let document = document(rows());
    let file = |format: &str, name: &str| written(format, &document).remove(name).unwrap();
    assert_eq!(same(cells_of_workbook(file("xlsx", "laporan.xlsx"))), same(wanted()));
    assert_eq!(same(cells_of_csv(&file("csv", "laporan_peserta.csv"), b';')), same(wanted()));
    let plain = file("csv-plain", "laporan_peserta.plain.csv");
    assert_eq!(same(cells_of_csv(&plain, b',')), same(wanted()));
    assert_eq!(same(cells_of_json(&file("json", "laporan.json"))), same(wanted()));
}

#[test]
fn a_workbook_holds_typed_cells_and_no_formula() {
    let files = written("xlsx", &document(rows()));
    let mut book = workbook(files["laporan.xlsx"].clone());
    let range = book.worksheet_range("Peserta").unwrap();
    let cell = |row, col| range.get_value((row, col)).unwrap();
    assert_eq!(*cell(1, 0), Data::String("3324102604899942".to_owned()));
    assert_eq!(*cell(1, 2), Data::String("+6289218579723".to_owned()));
    assert!(cell(1, 4).is_datetime());
    assert_eq!(cell(1, 6).get_float(), Some(0.825));
    assert_eq!(cell(1, 7).get_float(), Some(1_250_000.0));
    assert_eq!(cell(2, 7).get_float(), Some(1250.5));
    assert_eq!(book.worksheet_formula("Peserta").unwrap().used_cells().count(), 0);
    let names = ["Peserta", "Keterangan", "Kamus data", "Kode"];
    assert_eq!(book.sheet_names(), names);
}

#[test]
fn a_workbook_is_set_up_for_the_screen_and_the_printer() {
    let files = written("xlsx", &document(rows()));
    let part = |name: &str| {
        let bytes = Cursor::new(&files["laporan.xlsx"]);
        let mut archive = zip::ZipArchive::new(bytes).unwrap();
        io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    for wanted in [
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:I6\"/>",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "sqref=\"D2:D6\"",
        "'Kode'!$A$2:$A$3",
    ] {
        assert!(sheet.contains(wanted), "{wanted} is not in {sheet}");
    }
    assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let styles = part("xl/styles.xml");
    for format in ["dd\\-mm\\-yyyy", "&quot;Rp&quot;\\ #,##0", "&quot;USD&quot;\\ #,##0.00"] {
        assert!(styles.contains(&format.replace('\\', "")), "{format} is not in {styles}");
    }
}

#[test]
fn the_same_records_give_the_same_bytes_at_another_moment() {
    let all = || FORMATS.iter().map(|format| written(format.name, &document(rows())));
    let first: Vec<_> = all().collect();
    // Archives keep moments of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    for ((first, second), format) in first.iter().zip(all()).zip(FORMATS) {
        assert_eq!(*first, second, "{}", format.name);
    }
}

#[test]
fn csv_for_excel_has_its_marks_and_machines_get_none() {
    let document = document(rows());
    let excel = written("csv", &document).remove("laporan_peserta.csv").unwrap();
    let excel = String::from_utf8(excel).unwrap();
    assert!(excel.starts_with("\u{feff}\"NIK\";\"Nama\";"));
    assert!(excel.contains("\"'+6289218579723\";\"P\";\"1989-04-26\";\"-85\";\"82,50%\""));
    assert!(excel.contains("\";\"1250,50\";\"2026-03-02 08:15\"\r\n"));
    let plain = written("csv-plain", &document).remove("laporan_peserta.plain.csv").unwrap();
    let plain = String::from_utf8(plain).unwrap();
    assert!(plain.starts_with("\"NIK\",\"Nama\","));
    assert!(plain.contains("\"-85\",\"82.50\",\"1250.50\",\"2026-03-02T08:15:00+07:00\"\n"));
}

#[test]
fn json_carries_the_facts_and_the_currency() {
    let bytes = written("json", &document(rows())).remove("laporan.json").unwrap();
    let document: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(document["profile"], "uji");
    assert_eq!(document["edition"], 3);
    assert_eq!(document["period"]["from"], "2026-03-02");
    assert_eq!(document["period"]["to"], Value::Null);
    assert_eq!(document["without_consent"], 2);
    let sheet = &document["sheets"][0];
    assert_eq!(sheet["count"], 5);
    assert_eq!(sheet["rows"][1]["value"]["amount"], "1250.50");
    assert_eq!(sheet["rows"][1]["value"]["currency"], "USD");
    assert_eq!(sheet["rows"][0]["percent"], 82.5);
    assert_eq!(sheet["rows"][0]["sex"], "F");
}

#[test]
fn a_sheet_without_rows_is_still_a_file() {
    for format in FORMATS {
        assert!(!written(format.name, &document(Vec::new())).is_empty(), "{}", format.name);
    }
}

#[test]
fn the_consent_count_stands_in_every_format() {
    let document = document(rows());
    let about = String::from_utf8(written("csv", &document)["laporan_keterangan.csv"].clone());
    assert!(about.unwrap().contains("2 dari 4 orang"));
    let mut book = workbook(written("xlsx", &document)["laporan.xlsx"].clone());
    let range = book.worksheet_range("Keterangan").unwrap();
    assert!(range.used_cells().any(|(_, _, data)| data.to_string().contains("2 dari 4 orang")));
}

/// Texts of the kinds that break programs, as people and attackers type them.
const NAUGHTY: &[&str] = &[
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    "\n=1",
    "'",
    "''",
    "'=",
    "\"",
    ";",
    ",",
    "a;b,c\td",
    "\"\"\";=1",
    "<script>",
    "&amp;",
    "]]>",
    "_x0041_",
    "_x000D_",
    "\u{1}\u{7}",
    "null",
    "1e5",
    "00123",
    "12345678901234567",
    "TRUE",
    "1/2",
    "ليلى",
    "😀",
    "e\u{301}",
    "\u{202e}abc",
    "\u{200b}",
    "\u{feff}bom",
    " leading",
    "trailing ",
    "line\r\nbreak",
    "＝1",
    "ÅÄÖ",
    "\\",
    "\\n",
    "{{7*7}}",
    "%s",
];

#[test]
fn naughty_texts_come_back_from_every_format_as_they_went_in() {
    let rows: Vec<Row> = NAUGHTY.iter().map(|text| vec![Cell::text(text)]).collect();
    let column = vec![Column::new("text", "Teks", ColumnKind::Text)];
    let sheet = Sheet::new("peserta", "Peserta", column, rows);
    let document = Document::new(Head::default(), vec![sheet], &Words::new(Language::Indonesian));
    let bytes = written("csv", &document).remove("laporan_peserta.csv").unwrap();
    let fields: Vec<String> = ::csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(bytes.as_slice())
        .records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect();
    assert_eq!(fields.iter().map(|field| unguard(field)).collect::<Vec<_>>(), NAUGHTY);
    let starts = |field: &&String| field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    assert_eq!(fields.iter().find(starts), None);
    let mut book = workbook(written("xlsx", &document).remove("laporan.xlsx").unwrap());
    let range = book.worksheet_range("Peserta").unwrap();
    for (index, text) in (1..).zip(NAUGHTY) {
        let back = range.get_value((index, 0)).map(ToString::to_string).unwrap_or_default();
        assert_eq!(back, *text, "row {index}");
    }
    let bytes = written("json", &document).remove("laporan.json").unwrap();
    let json: Value = serde_json::from_slice(&bytes).unwrap();
    for (row, text) in json["sheets"][0]["rows"].as_array().unwrap().iter().zip(NAUGHTY) {
        assert_eq!(row["text"], **text);
    }
}

/// Rows that never end before the disk would be full.
struct Endless;

impl Source for Endless {
    fn rows(&self) -> Rows<'_> {
        Box::new((0..2_000_000).map(|number| vec![Cell::Integer(number)]))
    }
}

#[test]
fn more_rows_than_a_workbook_takes_are_refused_by_name_and_leave_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let column = vec![Column::new("number", "No", ColumnKind::Integer)];
    let sheet = Sheet::new("peserta", "Peserta", column, Endless);
    let document = Document::new(Head::default(), vec![sheet], &Words::new(Language::Indonesian));
    let refused = Format::of_name("xlsx").unwrap().write(&document, folder.path(), "laporan");
    assert!(matches!(refused, Err(WriteError::TooManyRows(sheet)) if sheet == "Peserta"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_text_too_long_for_a_cell_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(32_768);
    let mut rows = rows();
    rows[1][1] = Cell::Text(long);
    let refused = Format::of_name("xlsx").unwrap().write(&document(rows), folder.path(), "laporan");
    let place = matches!(
        refused,
        Err(WriteError::TextTooLong { row: 3, ref heading, .. }) if heading == "Nama"
    );
    assert!(place, "{refused:?}");
}

/// A disk that takes so many bytes and no more.
struct SmallDisk(usize);

impl Write for SmallDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        if taken == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_disk_that_becomes_full_is_an_error_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let document = document(rows());
    for format in FORMATS {
        for bytes in [0, 1, 60, 400] {
            let mut disk = SmallDisk(bytes);
            let mut target = Target { out: &mut disk, scratch: folder.path() };
            let sheets: Vec<&Sheet<'_>> = document.sheets.iter().collect();
            let refused = (format.write)(&document, &sheets, &mut target);
            let is_full = match &refused {
                Err(WriteError::Io(error)) => error.kind() == io::ErrorKind::StorageFull,
                other => panic!("{} {bytes} {other:?}", format.name),
            };
            assert!(is_full, "{} {bytes} {refused:?}", format.name);
        }
    }
    let mut nowhere = io::sink();
    let missing = folder.path().join("missing");
    let mut target = Target { out: &mut nowhere, scratch: &missing };
    let refused = xlsx::write(&document, &[&document.sheets[0]], &mut target);
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn formats_have_different_names_and_files() {
    for (index, format) in FORMATS.iter().enumerate() {
        for other in &FORMATS[..index] {
            assert_ne!(format.name, other.name);
            assert_ne!(format.extension, other.extension);
        }
        assert_eq!(Format::of_name(format.name).map(|found| found.name), Some(format.name));
    }
}
