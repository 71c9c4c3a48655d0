//! Turns rows of foreign files into records, and says of every row what is wrong with it.
//!
//! Nothing here stops at a bad row: what can be read is read, the rest is a finding with its row,
//! column and value. A row with an error is refused as a whole; a warning only asks to look.

mod class;
mod columns;
mod correction;
mod dates;
mod finding;
mod layout;
mod list;
mod people;
mod row;
mod shape;
#[cfg(test)]
mod tests;
mod whole;

pub use class::{ClassCell, ClassRow, Entry, read_register, read_scores};
pub use columns::{Column, Target};
pub use correction::{CorrectionWords, write_correction};
pub use finding::{Finding, Level};
pub use layout::NoTable;
pub use list::{Line, Listed, Understood};
pub use people::{Options, People, PersonRow, read_people};
pub use row::heading_of;
pub use shape::{Outline, Said, Shape};
