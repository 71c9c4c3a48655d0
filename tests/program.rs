//! Runs the real program as its users do.

#[path = "program/commands.rs"]
mod commands;
#[path = "program/desk.rs"]
mod desk;
#[path = "program/scores.rs"]
mod scores;
#[path = "program/sentences.rs"]
mod sentences;
