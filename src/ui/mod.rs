//! The screen: loop, widgets, one file a screen.
//!
//! `state` is plain data: `update` takes one event, `draw` paints what is there. `screens` holds
//! one file a screen, `command` the key tables that dispatch, footer and help are made from.

pub mod act;
pub mod ask;
pub mod calendar;
pub mod canvas;
pub mod command;
pub mod errand;
pub mod field;
pub mod find;
pub mod frame;
pub mod glyphs;
pub mod help;
pub mod keymap;
pub mod keys;
pub mod list;
pub mod look;
pub mod lookup;
pub mod menu;
pub mod note;
pub mod office;
pub mod palette;
pub mod picker;
pub mod popup;
pub mod review;
pub mod screens;
pub mod state;
pub mod table;
pub mod text;
pub mod theme;
pub mod value;
pub mod work;

mod beside;
mod desk;
mod finder;
mod input;
mod provoke;
mod run;
mod terminal;

#[cfg(unix)]
#[path = "signals_unix.rs"]
mod signals;

#[cfg(windows)]
#[path = "signals_windows.rs"]
mod signals;

#[cfg(test)]
mod assessing;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod fixtures_follow;
#[cfg(test)]
mod fixtures_form;
#[cfg(test)]
mod fixtures_intake;
#[cfg(test)]
mod fixtures_office;
#[cfg(test)]
mod fixtures_people;
#[cfg(test)]
mod fixtures_teach;
#[cfg(test)]
mod keyed;
#[cfg(test)]
mod keyed_form;
#[cfg(test)]
mod keyed_intake;
#[cfg(test)]
mod keyed_lists;
#[cfg(test)]
mod keyed_office;
#[cfg(test)]
mod keyed_people;
#[cfg(test)]
mod keyed_reports;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod played;
#[cfg(test)]
mod played_curricula;
#[cfg(test)]
mod played_follow;
#[cfg(test)]
mod played_help;
#[cfg(test)]
mod played_intake;
#[cfg(test)]
mod played_palette;
#[cfg(test)]
mod played_teach;
#[cfg(test)]
mod random_keys;

pub use glyphs::Glyphs;
pub use look::Mode;
pub use run::{Options, language, refuse, run};
pub use theme::Theme;
pub use work::Run;
