//! The screen: loop, widgets, one file a screen.
//!
//! `state` is plain data: `update` takes one event, `draw` paints what is there. `screens` holds
//! one file a screen, `command` the key tables that dispatch, footer and help are made from.

pub mod canvas;
pub mod command;
pub mod field;
pub mod frame;
pub mod glyphs;
pub mod help;
pub mod keys;
pub mod list;
pub mod look;
pub mod menu;
pub mod note;
pub mod popup;
pub mod screens;
pub mod state;
pub mod text;
pub mod theme;
pub mod work;

#[cfg(test)]
mod fixtures;
