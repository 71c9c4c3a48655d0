//! Finds the table in a workbook: its sheet, its headings below a letterhead, its rows above a
//! footer and a signature.

use crate::domain::text::{clean, fold_heading};
use crate::exchange::source::{RawCell, RawRow, RawSheet, Workbook};

use super::columns::{Column, Target};

/// The table of participants in a workbook.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) sheet: &'a RawSheet,
    pub(super) heading_row: u32,
    pub(super) columns: Vec<Column>,
    /// Rows that are about people.
    pub(super) rows: Vec<&'a RawRow>,
    /// Numbers of rows in which something stands, but no person.
    pub(super) skipped: Vec<u32>,
    /// Names of other sheets that hold such a table as well.
    pub(super) others: Vec<String>,
}

/// Why no table was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// No visible sheet has this name.
    #[error("no such sheet")]
    NoSheet {
        /// Names of those that are there.
        sheets: Vec<String>,
    },
    /// No row looks like headings of participants.
    #[error("no headings")]
    NoHeadings,
    /// A column that no list of participants can be without is not there.
    #[error("no column for `{field}`")]
    NoColumn {
        /// Field that it would hold.
        field: &'static str,
    },
    /// There are headings and nothing below them.
    #[error("no rows")]
    NoRows,
}

impl NoTable {
    /// Gives the message of `locale` that says it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoSheet { .. } => "error-table-no-sheet",
            Self::NoHeadings => "error-table-no-headings",
            Self::NoColumn { field: "nik" } => "error-table-no-nik",
            Self::NoColumn { .. } => "error-table-no-name",
            Self::NoRows => "error-table-no-rows",
        }
    }

    /// Gives the value of that message by name.
    pub fn fact(&self) -> Option<(&'static str, String)> {
        match self {
            Self::NoSheet { sheets } => Some(("sheets", sheets.join(", "))),
            Self::NoHeadings | Self::NoColumn { .. } | Self::NoRows => None,
        }
    }
}

/// Columns that no list of participants can be without.
const NEEDED: [&str; 2] = ["name", "nik"];

/// Rows of a sheet among which the headings are sought.
const HEAD_ROWS: usize = 100;

/// First words of rows that sum up.
const FOOTERS: &[&str] = &["jumlah", "total", "sub total", "subtotal", "keterangan", "catatan"];

/// Finds the table; `wanted` names its sheet where the user did.
pub(super) fn find<'a>(workbook: &'a Workbook, wanted: Option<&str>) -> Result<Table<'a>, NoTable> {
    let sheets = || workbook.sheets.iter();
    let is_wanted = |sheet: &&RawSheet| {
        wanted.is_none_or(|name| clean(name).to_lowercase() == sheet.name.to_lowercase())
    };
    if !sheets().any(|sheet| is_wanted(&sheet)) {
        return Err(NoTable::NoSheet {
            sheets: sheets().map(|sheet| sheet.name.clone()).collect(),
        });
    }
    let mut best: Option<(Headings<'a>, &RawSheet)> = None;
    let mut found = Vec::new();
    for sheet in sheets().filter(is_wanted) {
        let Some(headings) = headings_of(sheet) else { continue };
        found.push((sheet.name.clone(), headings.known));
        if best.as_ref().is_none_or(|best| headings.known > best.0.known) {
            best = Some((headings, sheet));
        }
    }
    let (headings, sheet) = best.ok_or(NoTable::NoHeadings)?;
    for field in NEEDED {
        if headings.column(field).is_none() {
            return Err(NoTable::NoColumn { field });
        }
    }
    let others = found
        .into_iter()
        .filter(|other| other.0 != sheet.name && other.1 >= headings.known)
        .map(|other| other.0)
        .collect();
    let (rows, skipped) = people(&headings);
    if rows.is_empty() {
        return Err(NoTable::NoRows);
    }
    let Headings { row, columns, .. } = headings;
    Ok(Table { sheet, heading_row: row, columns, rows, skipped, others })
}

#[derive(Debug)]
struct Headings<'a> {
    row: u32,
    columns: Vec<Column>,
    known: usize,
    below: &'a [RawRow],
}

impl Headings<'_> {
    fn column(&self, name: &str) -> Option<u16> {
        self.columns.iter().find(|column| column.holds(name)).map(|column| column.index)
    }
}

/// Takes the row in which most headings are known, at least two, of equals the first.
fn headings_of(sheet: &RawSheet) -> Option<Headings<'_>> {
    let mut best: Option<Headings<'_>> = None;
    for (at, row) in sheet.rows.iter().enumerate().take(HEAD_ROWS) {
        let (columns, known) = columns_of(row, None);
        if known >= 2 && best.as_ref().is_none_or(|best| known > best.known) {
            let below = sheet.rows.get(at.saturating_add(1)..).unwrap_or_default();
            best = Some(Headings { row: row.number, columns, known, below });
        }
    }
    let mut best = best?;
    // A heading over two columns has their own below it.
    if let Some((next, below)) = best.below.split_first() {
        let (columns, known) = columns_of(next, Some(&best.columns));
        let words = next.cells.iter().all(|cell| matches!(cell.1, RawCell::Text(_)));
        if words && known > best.known {
            best = Headings { row: next.number, columns, known, below };
        }
    }
    Some(best)
}

/// Reads the columns of a heading row; `above` are those of the row over it, which it refines.
fn columns_of(row: &RawRow, above: Option<&[Column]>) -> (Vec<Column>, usize) {
    let mut columns: Vec<Column> = Vec::new();
    let own = |index: u16| clean(&row.cell(index).shown());
    let over = above.unwrap_or_default();
    let mut places: Vec<u16> = row.cells.iter().map(|cell| cell.0).collect();
    places.extend(over.iter().map(|column| column.index));
    places.sort_unstable();
    places.dedup();
    for index in places {
        let lower = own(index);
        let upper = over.iter().rev().find(|column| column.index <= index);
        let upper = upper.map_or("", |column| column.heading.as_str());
        let (heading, target) = if lower.is_empty() {
            (upper.to_owned(), Target::of_heading(upper))
        } else {
            // `Tempat` below `Tempat dan tanggal lahir` is `Tempat lahir`.
            let last = upper.split_whitespace().last().unwrap_or_default();
            let target = Target::of_heading(&lower)
                .or_else(|| Target::of_heading(&format!("{lower} {last}")));
            (lower, target)
        };
        let is_free = |target: &Target| !columns.iter().any(|column| column.holds(target.name()));
        let target = target.filter(is_free);
        columns.push(Column { index, heading, target });
    }
    let known = columns.iter().filter(|column| column.target.is_some()).count();
    (columns, known)
}

/// Parts the rows below the headings into people and the rest.
fn people<'a>(headings: &Headings<'a>) -> (Vec<&'a RawRow>, Vec<u32>) {
    let mut rows: Vec<&RawRow> = Vec::new();
    let mut skipped = Vec::new();
    let (name, nik) = (headings.column("name"), headings.column("nik"));
    let mut last = headings.row;
    for row in headings.below {
        let cell = |column: Option<u16>| column.map_or(&RawCell::Empty, |index| row.cell(index));
        let parts = Parts {
            name: cell(name),
            nik: cell(nik),
            filled: headings
                .columns
                .iter()
                .filter(|column| column.target.is_some() && !row.cell(column.index).is_empty())
                .count(),
            after_gap: !rows.is_empty() && row.number > last.saturating_add(1),
        };
        if parts.are_a_person() {
            rows.push(row);
            last = row.number;
        } else {
            skipped.push(row.number);
        }
    }
    (rows, skipped)
}

/// What tells a person from a footer, a signature or a repeated heading.
#[derive(Debug)]
struct Parts<'a> {
    name: &'a RawCell,
    nik: &'a RawCell,
    /// Filled cells below known headings.
    filled: usize,
    /// Something else or nothing stands between this row and the last person.
    after_gap: bool,
}

impl Parts<'_> {
    fn are_a_person(&self) -> bool {
        let digits = self.nik.shown().chars().filter(char::is_ascii_digit).count();
        if self.name.is_empty() && self.nik.is_empty() {
            // A person without both is still a row of a list, a signature is a cell or two.
            return self.filled >= 3;
        }
        let name = fold_heading(&self.name.shown());
        let repeats = Target::of_heading(&name).is_some_and(|target| target.name() == "name");
        let sums_up = FOOTERS.iter().any(|word| {
            name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        if repeats || (digits < 8 && sums_up) {
            return false;
        }
        // `NIP 19680412 199403 1 005` below a signature has as many digits as a NIK.
        let officer = fold_heading(&self.nik.shown()).starts_with("nip");
        let signed = self.after_gap && (officer || (digits < 8 && self.filled <= 2));
        !signed && !self.numbers_columns()
    }

    /// A row of `1 2 3 ...` below the headings.
    fn numbers_columns(&self) -> bool {
        let small = |cell: &RawCell| {
            cell.shown().trim_matches(['(', ')']).parse::<u8>().is_ok_and(|number| number < 100)
        };
        small(self.name) && (self.nik.is_empty() || small(self.nik))
    }
}
