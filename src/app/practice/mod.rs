//! Invents a practice centre, the same for the same seed and day.

mod names;
mod people;
mod random;
