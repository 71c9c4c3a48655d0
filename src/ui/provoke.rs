//! Provokes a defect on purpose, so that a test with the real program sees what becomes of one.
//!
//! Nothing that a user can do makes the program panic, so there is no honest way to it from
//! outside; builds for users have no door either, because only a debug build asks for the variable.

/// Variable that names the thread which is to panic, `screen` or `desk`, and after a colon what
/// the panic says; it stands for something that was typed.
#[cfg(debug_assertions)]
const VARIABLE: &str = "JURAGAN_DEFECT";

/// Panics where the variable names this thread.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "only in builds for tests, and only where a test asks for it")]
pub(super) fn defect(thread: &str) {
    let asked = std::env::var(VARIABLE).unwrap_or_default();
    if let Some((_, typed)) = asked.split_once(':').filter(|(name, _)| *name == thread) {
        panic!("{typed}");
    }
}

/// Does nothing: no build for users has this door.
#[cfg(not(debug_assertions))]
pub(super) const fn defect(_thread: &str) {}
