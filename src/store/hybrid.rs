//! The hybrid clock: orders changes of all replicas, whatever their laptops' clocks say.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::change::ClockTrust;
use super::error::StoreError;
use super::seal::random_bytes;

const COUNTER_BITS: u32 = 16;
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A clock that the network sets goes back by seconds; that is no wrong date.
const TOLERANCE_MS: i64 = 2 * MINUTE_MS;
/// Longer holidays than this are rarer than laptops that lost their date.
const ABSENCE_DAYS_MAX: i64 = 60;

/// Names one copy of a store that changes are made in; made anew by `init`, by a restore, and when
/// a file is opened on another machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReplicaId(#[serde(with = "serde_bytes")] [u8; 8]);

impl ReplicaId {
    /// Makes a new one.
    pub fn random() -> Result<Self, StoreError> {
        random_bytes().map(Self)
    }

    /// Takes one read from a file.
    pub const fn new(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// Gives its bytes.
    pub const fn bytes(self) -> [u8; 8] {
        self.0
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// A moment of the hybrid clock: 48 bits of milliseconds since 1970 UTC, 16 bits of counter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct HybridTime(u64);

impl HybridTime {
    /// Takes one read from a file.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Gives its 64 bits, milliseconds first.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Gives the moment at which the counter begins; a wall clock before 1970 counts as 1970.
    pub fn at(wall_ms: i64) -> Self {
        let highest = u64::MAX >> COUNTER_BITS;
        Self(u64::try_from(wall_ms).unwrap_or(0).min(highest) << COUNTER_BITS)
    }

    /// Gives the milliseconds since 1970 UTC.
    pub fn millis(self) -> i64 {
        i64::try_from(self.0 >> COUNTER_BITS).unwrap_or(i64::MAX)
    }
}

/// Where a change stands in the order of all changes: by time, ties by replica.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Hybrid clock.
    pub time: HybridTime,
    /// Who made it.
    pub replica: ReplicaId,
}

/// What the newest change of the journal says about the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// Its hybrid clock.
    pub time: HybridTime,
    /// The wall clock as it was read then, in milliseconds since 1970 UTC.
    pub wall_ms: i64,
}

impl LastChange {
    /// Gives the hybrid clock of the change after this one; always later than this one.
    ///
    /// It follows the wall clock where that is ahead. More than 24 hours ahead of the wall clock of
    /// this change it is believed only when an operator confirmed it: else the counter alone rises,
    /// and the change after next follows, as by then two changes agree on the date.
    #[must_use]
    pub fn next_time(self, wall_ms: i64, trust: ClockTrust) -> HybridTime {
        let confirmed = match trust {
            ClockTrust::Asked | ClockTrust::Fixed => true,
            ClockTrust::System => wall_ms.saturating_sub(self.wall_ms) <= DAY_MS,
        };
        let counted = HybridTime(self.time.0.saturating_add(1));
        if confirmed { counted.max(HybridTime::at(wall_ms)) } else { counted }
    }

    /// Tells why a wall clock is not to be believed until an operator confirmed the date.
    pub fn doubt(self, wall_ms: i64) -> Option<ClockDoubt> {
        let ahead_ms = wall_ms.saturating_sub(self.wall_ms);
        if ahead_ms < -TOLERANCE_MS {
            Some(ClockDoubt::BeforeLastChange)
        } else if ahead_ms > ABSENCE_DAYS_MAX * DAY_MS {
            Some(ClockDoubt::LongAfterLastChange)
        } else {
            None
        }
    }
}

/// Why a wall clock is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// It is before the last change.
    BeforeLastChange,
    /// It is more than 60 days after the last change.
    LongAfterLastChange,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-03-02 08:00 in Kendal.
    const MORNING: i64 = 1_772_413_200_000;

    fn last(wall_ms: i64) -> LastChange {
        LastChange { time: HybridTime::at(wall_ms), wall_ms }
    }

    fn any_trust() -> impl Strategy<Value = ClockTrust> {
        prop_oneof![Just(ClockTrust::System), Just(ClockTrust::Asked), Just(ClockTrust::Fixed),]
    }

    proptest! {
        #[test]
        fn time_rises_with_each_change_whatever_the_wall_clock_does(
            walls in prop::collection::vec((any::<i64>(), any_trust()), 1..50),
        ) {
            let mut last = last(MORNING);
            for (wall_ms, trust) in walls {
                let time = last.next_time(wall_ms, trust);
                prop_assert!(time > last.time || last.time.bits() == u64::MAX);
                last = LastChange { time, wall_ms };
            }
        }

        #[test]
        fn an_unconfirmed_clock_never_leads_by_more_than_a_day(
            ahead in -90 * DAY_MS..90 * DAY_MS,
        ) {
            let time = last(MORNING).next_time(MORNING + ahead, ClockTrust::System);
            prop_assert!(time.millis() <= MORNING + DAY_MS);
        }

        #[test]
        fn a_moment_keeps_its_milliseconds(wall_ms in 0..1_i64 << 48) {
            prop_assert_eq!(HybridTime::at(wall_ms).millis(), wall_ms);
        }
    }

    #[test]
    fn the_wall_clock_is_followed_only_as_far_as_it_is_believed() {
        for (case, ahead, trust, follows) in [
            ("a second later", 1_000, ClockTrust::System, true),
            ("a day later", DAY_MS, ClockTrust::System, true),
            ("after a weekend", 3 * DAY_MS, ClockTrust::System, false),
            ("after a weekend, confirmed", 3 * DAY_MS, ClockTrust::Asked, true),
            ("next year, fixed from outside", 365 * DAY_MS, ClockTrust::Fixed, true),
            ("the same moment", 0, ClockTrust::System, false),
            ("earlier, confirmed", -DAY_MS, ClockTrust::Asked, false),
        ] {
            let time = last(MORNING).next_time(MORNING + ahead, trust);
            let expected = if follows {
                HybridTime::at(MORNING + ahead)
            } else {
                HybridTime::from_bits(HybridTime::at(MORNING).bits() + 1)
            };
            assert_eq!(time, expected, "{case}");
        }
    }

    #[test]
    fn the_second_change_after_a_weekend_follows_the_clock_again() {
        let monday = MORNING + 3 * DAY_MS;
        let first = last(MORNING).next_time(monday, ClockTrust::System);
        let second = LastChange { time: first, wall_ms: monday };
        let time = second.next_time(monday + 1_000, ClockTrust::System);
        assert_eq!(time, HybridTime::at(monday + 1_000));
    }

    #[test]
    fn a_date_is_doubted_before_the_last_change_and_sixty_days_after_it() {
        for (ahead, doubt) in [
            (0, None),
            (-TOLERANCE_MS, None),
            (-TOLERANCE_MS - 1, Some(ClockDoubt::BeforeLastChange)),
            (-MORNING, Some(ClockDoubt::BeforeLastChange)),
            (60 * DAY_MS, None),
            (60 * DAY_MS + 1, Some(ClockDoubt::LongAfterLastChange)),
        ] {
            assert_eq!(last(MORNING).doubt(MORNING + ahead), doubt, "{ahead}");
        }
        assert_eq!(last(i64::MIN).doubt(i64::MAX), Some(ClockDoubt::LongAfterLastChange));
    }

    #[test]
    fn ties_go_by_replica_and_time_goes_first() {
        let (one, two) = (ReplicaId::new([1; 8]), ReplicaId::new([2; 8]));
        let (early, late) = (HybridTime::at(1), HybridTime::at(2));
        let mut stamps = [
            Stamp { time: late, replica: one },
            Stamp { time: early, replica: two },
            Stamp { time: early, replica: one },
        ];
        stamps.sort();
        assert_eq!(stamps.map(|s| (s.time, s.replica)), [(early, one), (early, two), (late, one)]);
        assert_eq!(two.to_string(), "0202020202020202");
    }
}
