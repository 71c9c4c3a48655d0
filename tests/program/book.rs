//! Reads written reports back: XLSX with calamine, CSV and JSON with their own readers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};
use serde_json::Value;

/// One report in the three forms in which it was written.
pub(crate) struct Book {
    pub(crate) xlsx: BTreeMap<String, Vec<Vec<Data>>>,
    pub(crate) csv: BTreeMap<String, Vec<Vec<String>>>,
    pub(crate) json: Value,
}

impl Book {
    /// Reads the files that an export named on its output.
    pub(crate) fn read(output: &str) -> Self {
        let paths: Vec<PathBuf> = output.lines().map(PathBuf::from).collect();
        let with = |extension: &str| -> Vec<&PathBuf> {
            paths.iter().filter(|path| path.extension().unwrap() == extension).collect()
        };
        let json = std::fs::read(with("json")[0]).unwrap();
        Self {
            xlsx: workbook(with("xlsx")[0]),
            csv: with("csv").into_iter().map(|path| (sheet_of(path), rows(path))).collect(),
            json: serde_json::from_slice(&json).unwrap(),
        }
    }

    /// Gives the rows of a sheet of the JSON form.
    pub(crate) fn json_rows(&self, sheet: &str) -> &[Value] {
        let sheets = self.json["sheets"].as_array().unwrap();
        let found = sheets.iter().find(|one| one["name"] == sheet).unwrap();
        found["rows"].as_array().unwrap()
    }

    /// Gives a column of the CSV form by its heading.
    pub(crate) fn csv_column(&self, sheet: &str, heading: &str) -> Vec<&str> {
        let rows = &self.csv[sheet];
        let at = rows[0].iter().position(|cell| cell == heading).unwrap();
        rows[1..].iter().map(|row| row[at].as_str()).collect()
    }

    /// Gives a column of the XLSX form by its heading.
    pub(crate) fn xlsx_column(&self, sheet: &str, heading: &str) -> Vec<&Data> {
        let rows = &self.xlsx[sheet];
        let at = rows[0].iter().position(|cell| cell.get_string() == Some(heading)).unwrap();
        rows[1..].iter().map(|row| &row[at]).collect()
    }

    /// Asserts that each table says the same as XLSX and as CSV, and has as many rows as JSON.
    pub(crate) fn agrees(&self) {
        let mut compared = 0;
        for (name, csv) in &self.csv {
            let (first, rest) = name.split_at(1);
            let title = first.to_uppercase() + rest;
            let xlsx = &self.xlsx[&title];
            assert_eq!(xlsx.len(), csv.len(), "rows of {name}");
            for (of_xlsx, of_csv) in xlsx.iter().zip(csv) {
                assert_eq!(of_xlsx.len(), of_csv.len(), "columns of {name}");
                for (cell, text) in of_xlsx.iter().zip(of_csv) {
                    assert!(same(cell, text), "{name}: {cell:?} and {text:?}");
                    compared += 1;
                }
            }
            if name != "keterangan" {
                assert_eq!(self.json_rows(name).len() + 1, csv.len(), "JSON rows of {name}");
            }
        }
        assert!(compared > 500, "only {compared} cells were compared");
    }
}

/// The name of the sheet is the last part of the file's name.
fn sheet_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    stem.rsplit('_').next().unwrap().to_owned()
}

fn workbook(path: &Path) -> BTreeMap<String, Vec<Vec<Data>>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("Excel wants the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    let records = reader.records().map(Result::unwrap);
    // The mark before what a spreadsheet would take for a formula is not part of the value.
    let cell = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    records.map(|record| record.iter().map(cell).collect()).collect()
}

fn same(cell: &Data, text: &str) -> bool {
    match cell {
        Data::Empty => text.is_empty(),
        Data::String(said) => said == text,
        Data::DateTime(moment) => moment.as_datetime().unwrap().date().to_string() == text,
        Data::Int(number) => number.to_string() == text,
        Data::Float(number) => {
            let (digits, unit) =
                text.strip_suffix('%').map_or((text, 1.0), |digits| (digits, 100.0));
            let read: f64 = digits.replace(',', ".").parse().unwrap();
            (read / unit - number).abs() < 1e-9
        }
        _ => false,
    }
}
