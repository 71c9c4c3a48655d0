//! Tries the store as a whole: on disk, in memory, with failing disks and cut power.

#[path = "store/backup.rs"]
mod backup;
#[path = "store/basics.rs"]
mod basics;
#[path = "store/cuts.rs"]
mod cuts;
#[path = "store/disk.rs"]
mod disk;
#[path = "store/drafts.rs"]
mod drafts;
#[path = "store/faults.rs"]
mod faults;
#[path = "store/keys.rs"]
mod keys;
#[path = "store/touched.rs"]
mod touched;
#[path = "store/turns.rs"]
mod turns;
#[path = "store/verify.rs"]
mod verify;
#[path = "store/world.rs"]
mod world;
