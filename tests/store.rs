//! Tries the store as a whole: on disk, in memory, with failing disks and cut power.

#[path = "store/basics.rs"]
mod basics;
#[path = "store/cuts.rs"]
mod cuts;
#[path = "store/disk.rs"]
mod disk;
#[path = "store/world.rs"]
mod world;
