//! Runs the real program as its users do.

#[path = "program/book.rs"]
mod book;
#[path = "program/class.rs"]
mod class;
#[path = "program/commands.rs"]
mod commands;
#[path = "program/defect.rs"]
mod defect;
#[path = "program/desk.rs"]
mod desk;
#[path = "program/hostile.rs"]
mod hostile;
#[path = "program/kill.rs"]
mod kill;
#[path = "program/muat.rs"]
mod muat;
#[path = "program/office.rs"]
mod office;
#[path = "program/presensi.rs"]
mod presensi;
#[path = "program/privacy.rs"]
mod privacy;
#[path = "program/pty.rs"]
mod pty;
#[path = "program/released.rs"]
mod released;
#[path = "program/safety.rs"]
mod safety;
#[path = "program/scores.rs"]
mod scores;
#[path = "program/sentences.rs"]
mod sentences;
#[path = "program/way_by_keys.rs"]
mod way_by_keys;
#[path = "program/whole_way.rs"]
mod whole_way;
