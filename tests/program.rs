//! Runs the real program as its users do.
//!
//! What types keys needs a pseudo-terminal and ends its program by signals, so only Unix has it.

#[path = "program/book.rs"]
mod book;
#[path = "program/class.rs"]
mod class;
#[path = "program/commands.rs"]
mod commands;
#[cfg(unix)]
#[path = "program/defect.rs"]
mod defect;
#[path = "program/desk.rs"]
mod desk;
#[cfg(unix)]
#[path = "program/drafts.rs"]
mod drafts;
#[path = "program/hostile.rs"]
mod hostile;
#[cfg(unix)]
#[path = "program/kill.rs"]
mod kill;
#[cfg(unix)]
#[path = "program/muat.rs"]
mod muat;
#[cfg(unix)]
#[path = "program/office.rs"]
mod office;
#[cfg(unix)]
#[path = "program/presensi.rs"]
mod presensi;
#[path = "program/privacy.rs"]
mod privacy;
#[cfg(unix)]
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
#[cfg(unix)]
#[path = "program/stored.rs"]
mod stored;
#[cfg(unix)]
#[path = "program/way_by_keys.rs"]
mod way_by_keys;
#[path = "program/whole_way.rs"]
mod whole_way;
