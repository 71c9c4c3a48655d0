//! Hostile and strange files that nobody here wrote, from the folder in `JURAGAN_CORPORA`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::NaiveDate;
use juragan::domain::records::{Curriculum, Session};
use juragan::exchange::import::{Options, Said, read_people, read_register, read_scores};
use juragan::exchange::source::{RawCell, Refusal, Source, SourceError, read_file};
use juragan::reference::Reference;

const READER: &str = env!("CARGO_BIN_EXE_juragan");

/// Gives the files of a part of the corpora, or nothing where the variable is not set.
fn corpus(part: &str, least: usize) -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("JURAGAN_CORPORA") else { return Vec::new() };
    let folder = Path::new(&folder).join(part);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= least, "{} has {} files, not {least}", folder.display(), files.len());
    files
}

fn read(file: &Path) -> Result<Source, SourceError> {
    read_file(file, Path::new(READER))
}

fn workbook(name: &str) -> Option<Result<Source, SourceError>> {
    corpus("workbooks", 132).iter().find(|file| file.ends_with(name)).map(|file| read(file))
}

/// Looks for participants, marks and scores, of which no file of the corpora has any.
fn as_people(source: &Source) {
    let session = Session { number: 1, ..Session::default() };
    assert!(read_register(&source.workbook, &Said::default(), &[session]).is_err());
    assert!(read_scores(&source.workbook, &Said::default(), &Curriculum::default()).is_err());
    let reference = Reference::new(None);
    let options = Options { said: &Said::default(), today: NaiveDate::MIN, reference: &reference };
    assert!(read_people(&source.workbook, options).is_err());
}

/// Gives the most memory that this process ever held, in kilobytes.
#[cfg(target_os = "linux")]
pub(crate) fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn peak_kilobytes() -> u64 {
    0
}

#[test]
fn every_strange_file_gives_rows_or_a_refusal_and_costs_this_process_little() {
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    let parts = [("workbooks", 132), ("bombs", 5), ("csv-spectrum/csvs", 12)];
    for file in parts.iter().flat_map(|(part, least)| corpus(part, *least)) {
        let start = Instant::now();
        let end = match read(&file) {
            Ok(source) => {
                assert_eq!(source.sha256.len(), 64);
                as_people(&source);
                "read".to_owned()
            }
            Err(SourceError::Refused(refusal)) => format!("{refusal:?}"),
            Err(error) => panic!("{}: {error:?}", file.display()),
        };
        eprintln!("{:>6} ms {end:<20} {}", start.elapsed().as_millis(), file.display());
        *ends.entry(end).or_default() += 1;
    }
    eprintln!("{ends:?}, peak {} MB", peak_kilobytes() / 1024);
    assert!(peak_kilobytes() < 200 * 1024, "{} kB", peak_kilobytes());
}

#[test]
fn locked_workbooks_are_told_from_damaged_ones() {
    for name in ["pass_protected.ods", "pass_protected.xlsb", "pass_protected.xlsx"] {
        let Some(end) = workbook(name) else { return };
        assert!(matches!(end, Err(SourceError::Refused(Refusal::Locked))), "{name}: {end:?}");
    }
}

#[test]
fn days_are_the_same_in_every_format_and_from_both_epochs() {
    let names =
        ["date.xlsx", "date_1904.xlsx", "date.xls", "date_1904.xls", "date.xlsb", "date_1904.xlsb"];
    for name in names {
        let Some(source) = workbook(name) else { return };
        let rows = source.unwrap().workbook.sheets.remove(0).rows;
        let cells: Vec<RawCell> = rows.iter().take(2).map(|row| row.cell(0).clone()).collect();
        let days = ["2021-01-01", "2021-01-02"].map(|day| RawCell::Date(day.parse().unwrap()));
        assert_eq!(cells, days, "{name}");
        let fifteen = RawCell::Number("15".to_owned());
        assert_eq!(rows[0].cell(1), &fifteen, "{name}");
    }
}

#[test]
fn separated_text_reads_as_the_answers_of_its_corpus_say() {
    for file in corpus("csv-spectrum/csvs", 12) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        // Its answer is one object with another telephone number than the file.
        if name == "location_coordinates" {
            continue;
        }
        let answer = file.with_file_name("../json").join(name).with_extension("json");
        let answer: Vec<BTreeMap<String, String>> =
            serde_json::from_slice(&std::fs::read(answer).unwrap()).unwrap();
        let rows = read(&file).unwrap().workbook.sheets.remove(0).rows;
        let (heading, rows) = rows.split_first().unwrap();
        let found: Vec<BTreeMap<String, String>> = rows
            .iter()
            .map(|row| {
                let pair = |(column, heading): &(u16, RawCell)| {
                    (heading.shown().into_owned(), row.cell(*column).shown().into_owned())
                };
                heading.cells.iter().map(pair).collect()
            })
            .collect();
        // Line ends inside a cell are one character with us, without blanks before it.
        let plain = |text: &String| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        let answer: Vec<BTreeMap<String, String>> = answer
            .iter()
            .map(|row| row.iter().map(|(name, text)| (name.clone(), plain(text))).collect())
            .collect();
        assert_eq!(found, answer, "{name}");
    }
}

#[test]
fn strings_that_break_programs_are_names_like_others() {
    let Some(folder) = std::env::var_os("JURAGAN_CORPORA") else { return };
    let strings = std::fs::read(Path::new(&folder).join("naughty-strings.json")).unwrap();
    let strings: Vec<String> = serde_json::from_slice(&strings).unwrap();
    assert!(strings.len() >= 500, "{}", strings.len());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("nama.csv");
    let mut writer = csv::Writer::from_path(&file).unwrap();
    writer.write_record(["NIK", "Nama", "Alamat"]).unwrap();
    for (text, serial) in strings.iter().zip(1000..) {
        let nik = format!("332410260489{serial}");
        writer.write_record([nik.as_str(), text, text]).unwrap();
    }
    writer.flush().unwrap();
    let reference = Reference::new(None);
    let options = Options { said: &Said::default(), today: NaiveDate::MIN, reference: &reference };
    let people = read_people(&read(&file).unwrap().workbook, options).unwrap();
    assert_eq!(people.rows.len() + people.skipped.len(), strings.len());
    strings_are_no_marks(&strings, folder.path());
    for row in &people.rows {
        let name = &row.person.name;
        assert!(name.chars().all(|letter| !letter.is_control()), "{name:?}");
        assert_eq!(row.person.nik.is_some(), !people.refuses(row.number) || name.is_empty());
    }
}

/// Puts each string in the place of name, heading and mark of a register.
fn strings_are_no_marks(strings: &[String], folder: &Path) {
    let file = folder.join("absen.csv");
    let sessions = [Session { number: 1, ..Session::default() }];
    let mut writer = csv::Writer::from_path(&file).unwrap();
    let headings = ["No", "Nama", "Sesi 1"].into_iter();
    writer.write_record(headings.chain(strings.iter().take(200).map(String::as_str))).unwrap();
    for (text, roll) in strings.iter().zip(1..) {
        let cells = [roll.to_string(), text.clone(), text.clone()];
        let blank = std::iter::repeat_n(text.clone(), 200);
        writer.write_record(cells.into_iter().chain(blank)).unwrap();
    }
    writer.flush().unwrap();
    let list = read_register(&read(&file).unwrap().workbook, &Said::default(), &sessions).unwrap();
    assert_eq!(list.rows.len() + list.skipped.len(), strings.len());
    assert!(list.rows.iter().all(|row| row.name.chars().all(|letter| !letter.is_control())));
}
