//! Files of others, read through the real program.

#[path = "files/bombs.rs"]
mod bombs;
#[path = "files/class.rs"]
mod class;
#[path = "files/corpora.rs"]
mod corpora;
#[path = "files/enrol.rs"]
mod enrol;
#[path = "files/import.rs"]
mod import;
