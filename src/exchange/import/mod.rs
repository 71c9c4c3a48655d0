//! Turns rows of foreign files into records, and says of every row what is wrong with it.
//!
//! Nothing here stops at a bad row: what can be read is read, the rest is a finding with its row,
//! column and value. A row with an error is refused as a whole; a warning only asks to look.

mod columns;
mod dates;
mod finding;
mod layout;
mod people;
mod row;
#[cfg(test)]
mod tests;
mod whole;

use crate::domain::text::{CountryCode, RegionCode};

pub use columns::{Column, Target};
pub use finding::{Finding, Level};
pub use layout::NoTable;
pub use people::{Options, People, PersonRow, read_people};

/// What the import looks up in reference tables.
pub trait Atlas {
    /// Finds a country by name or code, in whatever language.
    fn country(&self, text: &str) -> Option<CountryCode>;

    /// Finds all kecamatan of that name, in that kabupaten/kota and province where these are given.
    fn districts(&self, names: &AddressNames<'_>) -> Vec<RegionCode>;

    /// Tells whether a region code is in the table.
    fn has_region(&self, code: &str) -> bool;
}

/// The names of an address as they stand in a file, from the smallest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddressNames<'a> {
    /// Kecamatan.
    pub district: &'a str,
    /// Kabupaten or kota, with or without that word; empty where not given.
    pub regency: &'a str,
    /// Province; empty where not given.
    pub province: &'a str,
}
