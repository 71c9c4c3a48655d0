//! Finds the table in a workbook: its sheet, its headings below a letterhead, its rows above a
//! footer and a signature.

use crate::domain::text::{clean, fold_heading};
use crate::exchange::source::{RawCell, RawRow, RawSheet, Workbook};

use super::columns::{Column, Target};
use super::finding::Finding;
use super::list::Listed;
use super::shape::Said;

/// What the list that is sought looks like.
pub(super) struct Form<'a> {
    /// Tells what stands below a heading.
    pub(super) target: &'a dyn Fn(&str) -> Option<Target>,
    /// Groups of columns; without one of each the list is none of this form.
    pub(super) needed: &'static [&'static [&'static str]],
}

/// The table of people in a workbook.
#[derive(Debug)]
pub(super) struct Table<'a> {
    sheet: &'a RawSheet,
    pub(super) heading_row: u32,
    pub(super) columns: Vec<Column>,
    /// Rows that are about people.
    pub(super) rows: Vec<&'a RawRow>,
    /// Numbers of rows in which something stands, but no person.
    skipped: Vec<u32>,
    /// Names of other sheets that hold such a table as well.
    others: Vec<String>,
}

impl Table<'_> {
    /// Makes the list of what was read from its rows.
    pub(super) fn listed<R>(self, rows: Vec<R>, findings: Vec<Finding>) -> Listed<R> {
        let mut listed = Listed {
            sheet: self.sheet.name.clone(),
            heading_row: self.heading_row,
            columns: self.columns,
            rows,
            findings: Vec::new(),
            skipped: self.skipped,
            other_sheets: self.others,
        };
        listed.add(findings);
        listed
    }
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
    /// A column that no such list can be without is not there.
    #[error("no column for `{field}`")]
    NoColumn {
        /// Field that it would hold.
        field: &'static str,
    },
    /// No heading is the day or number of a session that takes place.
    #[error("no session")]
    NoSession,
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
            Self::NoColumn { field } => {
                let row = COLUMN_IDS.iter().find(|row| row.0 == *field);
                row.map_or("error-table-no-name", |row| row.1)
            }
            Self::NoSession => "error-table-no-session",
            Self::NoRows => "error-table-no-rows",
        }
    }

    /// Gives the value of that message by name.
    pub fn fact(&self) -> Option<(&'static str, String)> {
        match self {
            Self::NoSheet { sheets } => Some(("sheets", sheets.join(", "))),
            Self::NoHeadings | Self::NoColumn { .. } | Self::NoSession | Self::NoRows => None,
        }
    }

    /// Gives the message of `locale` that says what to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoSheet { .. } => "hint-table-sheet",
            Self::NoColumn { field: "day" } => "hint-table-days",
            Self::NoColumn { field: "score" } => "hint-table-scores",
            Self::NoSession => "hint-plan-sessions",
            Self::NoHeadings | Self::NoColumn { .. } | Self::NoRows => "hint-table-headings",
        }
    }
}

/// Messages about columns that are not there.
const COLUMN_IDS: &[(&str, &str)] = &[
    ("nik", "error-table-no-nik"),
    ("name", "error-table-no-name"),
    ("day", "error-table-no-day"),
    ("score", "error-table-no-score"),
];

/// Rows of a sheet among which the headings are sought.
const HEAD_ROWS: usize = 100;

/// First words of rows that sum up.
const FOOTERS: &[&str] = &[
    "jumlah",
    "total",
    "sub total",
    "subtotal",
    "keterangan",
    "catatan",
    "rata rata",
    "rerata",
    "paraf",
    "tanda tangan",
];

/// Gives the sheets that are wanted: one that was named, or all.
pub(super) fn wanted<'a>(
    workbook: &'a Workbook,
    said: &Said,
) -> impl Iterator<Item = &'a RawSheet> {
    let name = said.sheet.as_deref().map(|name| clean(name).to_lowercase());
    let is_wanted = move |sheet: &&RawSheet| {
        name.as_ref().is_none_or(|name| *name == sheet.name.to_lowercase())
    };
    workbook.sheets.iter().filter(is_wanted)
}

/// Finds the sheet and row with most known headings; gives also the other sheets of as many.
pub(super) fn headings_in<'a>(
    workbook: &'a Workbook,
    said: &Said,
    form: &Form<'_>,
) -> Result<(&'a RawSheet, Headings<'a>, Vec<String>), NoTable> {
    if wanted(workbook, said).next().is_none() {
        let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        return Err(NoTable::NoSheet { sheets });
    }
    let mut best: Option<(Headings<'a>, &RawSheet)> = None;
    let mut found = Vec::new();
    for sheet in wanted(workbook, said) {
        let Some(headings) = headings_of(sheet, said, form) else { continue };
        found.push((sheet.name.clone(), headings.known));
        if best.as_ref().is_none_or(|best| headings.known > best.0.known) {
            best = Some((headings, sheet));
        }
    }
    let (headings, sheet) = best.ok_or(NoTable::NoHeadings)?;
    let others = found
        .into_iter()
        .filter(|other| other.0 != sheet.name && other.1 >= headings.known)
        .map(|other| other.0)
        .collect();
    Ok((sheet, headings, others))
}

/// Finds the table of a form, with what somebody said of it themselves.
pub(super) fn find<'a>(
    workbook: &'a Workbook,
    said: &Said,
    form: &Form<'_>,
) -> Result<Table<'a>, NoTable> {
    let (sheet, headings, others) = headings_in(workbook, said, form)?;
    for group in form.needed {
        if group.iter().all(|field| headings.column(field).is_none()) {
            let field = group.first().copied().unwrap_or_default();
            return Err(NoTable::NoColumn { field });
        }
    }
    let (rows, skipped) = people(&headings);
    if rows.is_empty() {
        return Err(NoTable::NoRows);
    }
    let Headings { row, columns, .. } = headings;
    Ok(Table { sheet, heading_row: row, columns, rows, skipped, others })
}

/// The headings of a sheet.
#[derive(Debug)]
pub(super) struct Headings<'a> {
    pub(super) row: u32,
    pub(super) columns: Vec<Column>,
    known: usize,
    below: &'a [RawRow],
}

impl Headings<'_> {
    fn column(&self, name: &str) -> Option<u16> {
        self.columns.iter().find(|column| column.holds(name)).map(|column| column.index)
    }
}

/// Takes the row that somebody named, else the one in which most headings are known, at least two,
/// of equals the first.
fn headings_of<'a>(sheet: &'a RawSheet, said: &Said, form: &Form<'_>) -> Option<Headings<'a>> {
    let mut best: Option<Headings<'a>> = None;
    let mut above: (Vec<Column>, usize) = Default::default();
    for (at, row) in sheet.rows.iter().enumerate().take(HEAD_ROWS) {
        let alone = columns_of(row, None, form);
        // A heading over two columns has their own below it.
        let is_words = |cell: &RawCell| matches!(cell, RawCell::Text(_) | RawCell::Date(_));
        let both = row
            .cells
            .iter()
            .all(|cell| is_words(&cell.1))
            .then(|| columns_of(row, Some(&above.0), form))
            .filter(|both| both.1 > alone.1 && both.1 > above.1);
        let (columns, known) = both.unwrap_or_else(|| alone.clone());
        let is_best = match said.heading_row {
            Some(number) => number == row.number,
            None => known >= 2 && best.as_ref().is_none_or(|best| known > best.known),
        };
        if is_best {
            let below = sheet.rows.get(at.saturating_add(1)..).unwrap_or_default();
            best = Some(Headings { row: row.number, columns, known, below });
        }
        above = alone;
    }
    let mut best = best?;
    correct(&mut best.columns, said);
    best.known = count_known(&best.columns);
    Some(best)
}

/// Puts what somebody said of columns over what was found; a column that held the same gives way.
fn correct(columns: &mut Vec<Column>, said: &Said) {
    for (index, target) in &said.columns {
        for column in columns.iter_mut() {
            column.target.take_if(|own| target.is_some_and(|other| own.clashes(other)));
        }
        match columns.iter_mut().find(|column| column.index == *index) {
            Some(column) => column.target = *target,
            None => {
                columns.push(Column { index: *index, heading: String::new(), target: *target });
            }
        }
    }
    columns.sort_by_key(|column| column.index);
}

fn count_known(columns: &[Column]) -> usize {
    columns.iter().filter(|column| column.target.is_some()).count()
}

/// Reads the columns of a heading row; `above` are those of the row over it, which it refines.
fn columns_of(row: &RawRow, above: Option<&[Column]>, form: &Form<'_>) -> (Vec<Column>, usize) {
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
            (upper.to_owned(), (form.target)(upper))
        } else {
            // `Tempat` below `Tempat dan tanggal lahir` is `Tempat lahir`.
            let last = upper.split_whitespace().last().unwrap_or_default();
            let target =
                (form.target)(&lower).or_else(|| (form.target)(&format!("{lower} {last}")));
            (lower, target)
        };
        let is_free = |target: &Target| {
            !columns.iter().filter_map(|column| column.target).any(|other| other.clashes(*target))
        };
        let target = target.filter(is_free);
        columns.push(Column { index, heading, target });
    }
    let known = count_known(&columns);
    (columns, known)
}

/// Parts the rows below the headings into people and the rest.
fn people<'a>(headings: &Headings<'a>) -> (Vec<&'a RawRow>, Vec<u32>) {
    let mut rows: Vec<&RawRow> = Vec::new();
    let mut skipped = Vec::new();
    let (name, nik) = (headings.column("name"), headings.column("nik"));
    let roll = headings.column("roll");
    let mut last = headings.row;
    for row in headings.below {
        let cell = |column: Option<u16>| column.map_or(&RawCell::Empty, |index| row.cell(index));
        let parts = Parts {
            name: cell(name),
            nik: cell(nik),
            roll: roll.map(|index| row.cell(index)),
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
    /// The roll number, where the list has such a column.
    roll: Option<&'a RawCell>,
    /// Filled cells below known headings.
    filled: usize,
    /// Something else or nothing stands between this row and the last person.
    after_gap: bool,
}

impl Parts<'_> {
    fn are_a_person(&self) -> bool {
        let digits = self.nik.shown().chars().filter(char::is_ascii_digit).count();
        if self.name.is_empty() && self.nik.is_empty() {
            // A person without both is still a row of a list, a signature is a cell or two, and
            // sums below marks or points have no number.
            let is_numbered = self.roll.is_none_or(is_small);
            return self.filled >= 3 && is_numbered;
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
        is_small(self.name) && (self.nik.is_empty() || is_small(self.nik))
    }
}

fn is_small(cell: &RawCell) -> bool {
    cell.shown().trim_matches(['(', ')']).parse::<u16>().is_ok_and(|number| number < 1_000)
}
