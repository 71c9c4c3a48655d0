//! Orders changes by a clock that never runs backwards.

use super::change::ClockTrust;

/// Gives the clock of the next change.
pub fn next(last: u64, wall_ms: i64, _trust: ClockTrust) -> u64 {
    let wall = u64::try_from(wall_ms).unwrap_or(0) << 16;
    wall.max(last.saturating_add(1))
}
