//! How big a foreign file may be, in one place.

use serde::{Deserialize, Serialize};

/// The most that is read of one file.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Rows in which something stands, over all sheets.
    pub rows: usize,
    /// Columns of a sheet.
    pub columns: u32,
    /// Cells in which something stands, over all sheets.
    pub cells: usize,
    /// Characters of a cell, the limit of Excel itself.
    pub cell_chars: usize,
    /// Bytes of text over all cells, and of a file of separated text.
    pub text_bytes: usize,
    /// Bytes of a packed file, and of all that comes out of it, counted while unpacking.
    pub unpacked_bytes: usize,
    /// Files inside a packed file.
    pub entries: usize,
    /// Bytes that the reading process may hold.
    pub memory_bytes: usize,
    /// Seconds that reading may take.
    pub seconds: u64,
}

/// The limits of every file.
pub const LIMITS: Limits = Limits {
    rows: 100_000,
    columns: 256,
    cells: 500_000,
    cell_chars: 32_767,
    text_bytes: 32 << 20,
    unpacked_bytes: 64 << 20,
    entries: 1_000,
    memory_bytes: 256 << 20,
    seconds: 20,
};

/// Which limit a file goes beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells.
    Cells,
    /// Characters of one cell.
    CellChars,
    /// Text over all cells.
    Text,
    /// What comes out of a packed file.
    Unpacked,
    /// Files inside a packed file.
    Entries,
    /// Memory of the reading process.
    Memory,
    /// Time of the reading process.
    Time,
}

impl Limit {
    /// Gives the most that is allowed: a count, megabytes (2^20 bytes), or seconds.
    pub fn most(self) -> i64 {
        let megabytes = |bytes: usize| bytes >> 20;
        let most = match self {
            Self::Rows => LIMITS.rows,
            Self::Columns => return LIMITS.columns.into(),
            Self::Cells => LIMITS.cells,
            Self::CellChars => LIMITS.cell_chars,
            Self::Text => megabytes(LIMITS.text_bytes),
            Self::Unpacked => megabytes(LIMITS.unpacked_bytes),
            Self::Entries => LIMITS.entries,
            Self::Memory => megabytes(LIMITS.memory_bytes),
            Self::Time => return i64::try_from(LIMITS.seconds).unwrap_or(i64::MAX),
        };
        i64::try_from(most).unwrap_or(i64::MAX)
    }
}
