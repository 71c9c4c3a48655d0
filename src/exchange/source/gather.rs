//! Collects cells into sheets and stops at the limits.

use super::cell::RawCell;
use super::error::Refusal;
use super::limits::{LIMITS, Limit};
use super::{RawRow, RawSheet, Workbook};
use crate::domain::text::clean;

/// A workbook while it is read.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    sheets: Vec<RawSheet>,
    rows: usize,
    cells: usize,
    text_bytes: usize,
}

impl Gatherer {
    /// Starts the next sheet.
    pub(super) fn sheet(&mut self, name: &str) -> Result<(), Refusal> {
        self.text(name.len())?;
        self.sheets.push(RawSheet { name: clean(name), rows: Vec::new() });
        Ok(())
    }

    /// Adds a cell; row and column are counted from 0, and empty cells cost nothing.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: RawCell) -> Result<(), Refusal> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= LIMITS.columns {
            return Err(Refusal::TooBig(Limit::Columns));
        }
        self.text(cell.text_bytes())?;
        let (RawCell::Text(text) | RawCell::Fault(text)) = &cell else {
            return self.push(row, column, cell);
        };
        if text.len() > LIMITS.cell_chars && text.chars().count() > LIMITS.cell_chars {
            return Err(Refusal::TooBig(Limit::CellChars));
        }
        self.push(row, column, cell)
    }

    /// Gives the sheets; rows and cells that came in disorder are put in order.
    pub(super) fn finish(mut self) -> Result<Workbook, Refusal> {
        if self.cells == 0 {
            return Err(Refusal::Empty);
        }
        for sheet in &mut self.sheets {
            sheet.rows.sort_by_key(|row| row.number);
            sheet.rows.dedup_by(|later, earlier| {
                let same = later.number == earlier.number;
                if same {
                    earlier.cells.append(&mut later.cells);
                }
                same
            });
            for row in &mut sheet.rows {
                row.cells.sort_by_key(|cell| cell.0);
                row.cells.dedup_by_key(|cell| cell.0);
            }
        }
        Ok(Workbook { sheets: self.sheets })
    }

    fn push(&mut self, row: u32, column: u32, cell: RawCell) -> Result<(), Refusal> {
        self.cells += 1;
        if self.cells > LIMITS.cells {
            return Err(Refusal::TooBig(Limit::Cells));
        }
        if self.sheets.is_empty() {
            self.sheets.push(RawSheet::default());
        }
        let column = u16::try_from(column).map_err(|_| Refusal::TooBig(Limit::Columns))?;
        let number = row.saturating_add(1);
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        match sheet.rows.last_mut() {
            Some(last) if last.number == number => last.cells.push((column, cell)),
            _ => {
                self.rows += 1;
                if self.rows > LIMITS.rows {
                    return Err(Refusal::TooBig(Limit::Rows));
                }
                sheet.rows.push(RawRow { number, cells: vec![(column, cell)] });
            }
        }
        Ok(())
    }

    fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.text_bytes = self.text_bytes.saturating_add(bytes);
        if self.text_bytes > LIMITS.text_bytes {
            return Err(Refusal::TooBig(Limit::Text));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> RawCell {
        RawCell::Text(text.to_owned())
    }

    #[test]
    fn cells_in_disorder_come_out_in_order() {
        let mut gatherer = Gatherer::default();
        for (row, column) in [(4, 1), (2, 3), (4, 0), (2, 1), (0, 0)] {
            gatherer.put(row, column, word("x")).unwrap();
        }
        let sheet = gatherer.finish().unwrap().sheets.remove(0);
        let places: Vec<(u32, u16)> = sheet
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|cell| (row.number, cell.0)))
            .collect();
        assert_eq!(places, [(1, 0), (3, 1), (3, 3), (5, 0), (5, 1)]);
        assert_eq!(sheet.rows[1].cell(3), &word("x"));
        assert_eq!(sheet.rows[1].cell(2), &RawCell::Empty);
    }

    #[test]
    fn each_limit_stops_at_the_first_cell_beyond_it() {
        let long = "a".repeat(LIMITS.cell_chars);
        let mut gatherer = Gatherer::default();
        assert_eq!(gatherer.put(0, 255, word(&long)), Ok(()));
        assert_eq!(gatherer.put(0, 16_000, RawCell::Empty), Ok(()));
        let columns = Err(Refusal::TooBig(Limit::Columns));
        assert_eq!(gatherer.put(0, 256, word("x")), columns);
        let chars = Err(Refusal::TooBig(Limit::CellChars));
        assert_eq!(gatherer.put(0, 0, word(&format!("{long}a"))), chars);

        let mut gatherer = Gatherer::default();
        let refused = (0..200_000).find_map(|row| gatherer.put(row, 0, word("x")).err());
        assert_eq!(refused, Some(Refusal::TooBig(Limit::Rows)));
        assert_eq!(gatherer.rows, LIMITS.rows + 1);

        let mut gatherer = Gatherer::default();
        let refused = (0..600_000).find_map(|at| gatherer.put(at / 10, at % 10, word("x")).err());
        assert_eq!(refused, Some(Refusal::TooBig(Limit::Cells)));

        let mut gatherer = Gatherer::default();
        let refused = (0..5_000).find_map(|row| gatherer.put(row, 0, word(&long)).err());
        assert_eq!(refused, Some(Refusal::TooBig(Limit::Text)));
    }

    #[test]
    fn a_file_without_a_cell_is_empty() {
        let mut gatherer = Gatherer::default();
        gatherer.sheet("Sheet1").unwrap();
        gatherer.put(3, 3, RawCell::Empty).unwrap();
        assert_eq!(gatherer.finish(), Err(Refusal::Empty));
    }
}
