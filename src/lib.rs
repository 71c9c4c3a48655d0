//! `juragan` accompanies training centres of Indonesian migrant workers from class to first export.
//!
//! ```text
//! ui ──┐
//!      ├──> app ──> store ────┐
//! cli ─┘     └────> exchange ─┴──> domain      everyone may name domain; domain names nobody
//!                   locale: leaf, named by ui, cli, exchange
//!                   reference: leaf, named also by app; domain rules get tables as arguments
//! ```

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod locale;
pub mod reference;
pub mod store;
pub mod ui;
