//! Calls libraries that give up by a panic where this program must go on.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<usize> = const { Cell::new(0) };
}

/// Tells whether a panic on this thread is about to become an error, so that a panic hook keeps
/// quiet and leaves the terminal alone.
pub fn is_guarded() -> bool {
    GUARDED.get() > 0
}

/// Calls something; nothing comes back when it panics.
pub(super) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    GUARDED.set(GUARDED.get().saturating_add(1));
    let outcome = catch_unwind(AssertUnwindSafe(call));
    GUARDED.set(GUARDED.get().saturating_sub(1));
    outcome.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_nothing_and_the_guard_ends_with_it() {
        let outcome = guarded::<()>(|| {
            assert!(is_guarded());
            std::panic::resume_unwind(Box::new("disk full"))
        });
        assert_eq!(outcome, None);
        assert!(!is_guarded());
    }
}
