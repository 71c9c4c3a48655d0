//! Reads and writes files of others: sheets, tables, profiles.

pub mod atomic;
pub mod document;
pub mod formula;
pub mod guard;
pub mod import;
pub mod profile;
pub mod sheet;
pub mod source;
pub mod write;
