//! Reads a table as it ships and lays the rows of a file over it.

use std::io::ErrorKind;
use std::path::Path;

/// A file, or a row of it, that could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File in the folder.
    pub file: &'static str,
    /// Line of the file, counted from 1; 0 where the file as a whole is meant.
    pub line: u64,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a file of reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It cannot be opened or is not UTF-8; the table stays as it ships.
    Unreadable,
    /// It has other columns than the table, which stays as it ships.
    Columns,
    /// A value is not what its column holds; the row is left out.
    Value,
}

/// A table as it ships.
#[derive(Debug)]
pub(super) struct Source {
    /// Name of the file, here and in the folder.
    pub(super) file: &'static str,
    /// Its text; the first line names the columns, the first column is the code.
    pub(super) text: &'static str,
    /// Tells whether a row holds what the columns are for.
    pub(super) fits: fn(&[String]) -> bool,
}

/// One row of a file.
pub(super) type Row = Vec<String>;

impl Source {
    /// Reads the rows of the file in `folder`, if there is one, and what was wrong with it.
    pub(super) fn own_rows(&self, folder: Option<&Path>) -> (Vec<Row>, Vec<Fault>) {
        let fault = |line, kind| Fault { file: self.file, line, kind };
        let rows = match self.read(folder) {
            Ok(rows) => rows,
            Err((line, kind)) => return (Vec::new(), vec![fault(line, kind)]),
        };
        let (good, bad): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|(_, row)| is_removal(row) || (self.fits)(row));
        let faults = bad.iter().map(|(line, _)| fault(*line, FaultKind::Value)).collect();
        (good.into_iter().map(|(_, row)| row).collect(), faults)
    }

    /// Reads the rows as they ship and lays others over them, by their codes.
    pub(super) fn laid_over(&self, own: &[Row]) -> Vec<Row> {
        let mut rows: Vec<Row> =
            records(self.text).skip(1).filter_map(Result::ok).map(|(_, row)| row).collect();
        for row in own {
            rows.retain(|known| known.first() != row.first() || !is_removal(row));
            match rows.iter_mut().find(|known| known.first() == row.first()) {
                Some(known) => known.clone_from(row),
                None if is_removal(row) => {}
                None => rows.push(row.clone()),
            }
        }
        rows
    }

    fn read(&self, folder: Option<&Path>) -> Result<Vec<(u64, Row)>, (u64, FaultKind)> {
        let Some(folder) = folder else { return Ok(Vec::new()) };
        let bytes = match std::fs::read(folder.join(self.file)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(_) => return Err((0, FaultKind::Unreadable)),
        };
        let text = String::from_utf8(bytes).map_err(|_| (0, FaultKind::Unreadable))?;
        let mut lines = records(text.trim_start_matches('\u{feff}'));
        let own = lines.next().transpose()?.map(|line| line.1);
        let ours = records(self.text).next().transpose()?.map(|line| line.1);
        if own == ours { lines.collect() } else { Err((1, FaultKind::Columns)) }
    }
}

/// Gives a column of a row; a column that is not there is empty.
pub(super) fn column(row: &[String], index: usize) -> &str {
    row.get(index).map_or("", String::as_str)
}

/// A code with nothing behind it takes the row out.
pub(super) fn is_removal(row: &[String]) -> bool {
    !column(row, 0).is_empty() && row.iter().skip(1).all(String::is_empty)
}

fn records(text: &str) -> impl Iterator<Item = Result<(u64, Row), (u64, FaultKind)>> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    reader.into_records().map(|record| match record {
        Ok(record) => {
            let line = record.position().map_or(0, csv::Position::line);
            Ok((line, record.iter().map(str::to_owned).collect()))
        }
        Err(error) => Err((error.position().map_or(0, csv::Position::line), FaultKind::Unreadable)),
    })
}
