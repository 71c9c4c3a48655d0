//! Reads and writes files of others: sheets, tables, profiles.

pub mod import;
pub mod source;
