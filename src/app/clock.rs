//! The one place that asks the machine for the time.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use crate::domain::records::Zone;
use crate::store::ClockTrust;

/// Where the time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock, in a zone.
    System {
        /// Distance of the zone from UTC in seconds.
        offset_seconds: i32,
    },
    /// The machine's clock moved by what the operator said the date is; holds for one run.
    Shifted {
        /// Distance of the zone from UTC in seconds.
        offset_seconds: i32,
        /// What is added to the machine's clock, in milliseconds.
        shift_ms: i64,
    },
    /// A fixed moment, from `JURAGAN_NOW`, for practice and tests.
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    /// Starts a clock of the machine in a zone.
    pub fn system(zone: &Zone) -> Self {
        Self::System { offset_seconds: zone.offset_seconds() }
    }

    /// Reads a moment such as `2026-03-02T08:00+07:00`.
    pub fn parse_fixed(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"))
            .ok()
            .map(Self::Fixed)
    }

    /// Puts the clock into a zone; a fixed moment keeps its own.
    #[must_use]
    pub fn in_zone(self, zone: &Zone) -> Self {
        let offset_seconds = zone.offset_seconds();
        match self {
            Self::System { .. } => Self::System { offset_seconds },
            Self::Shifted { shift_ms, .. } => Self::Shifted { offset_seconds, shift_ms },
            Self::Fixed(_) => self,
        }
    }

    /// Moves the clock by what the operator said the date is; a fixed moment stays.
    #[must_use]
    pub fn shifted(self, by: TimeDelta) -> Self {
        match self {
            Self::System { offset_seconds } => {
                Self::Shifted { offset_seconds, shift_ms: by.num_milliseconds() }
            }
            Self::Shifted { offset_seconds, shift_ms } => Self::Shifted {
                offset_seconds,
                shift_ms: shift_ms.saturating_add(by.num_milliseconds()),
            },
            Self::Fixed(_) => self,
        }
    }

    /// Gives a moment of the past in the centre's zone.
    pub fn moment_of(&self, wall_ms: i64) -> Option<DateTime<FixedOffset>> {
        let moment = DateTime::from_timestamp_millis(wall_ms)?;
        Some(moment.with_timezone(self.now().offset()))
    }

    /// Gives the present moment in the centre's zone.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
    pub fn now(&self) -> DateTime<FixedOffset> {
        let (offset_seconds, shift_ms) = match self {
            Self::Fixed(moment) => return *moment,
            Self::System { offset_seconds } => (*offset_seconds, 0),
            Self::Shifted { offset_seconds, shift_ms } => (*offset_seconds, *shift_ms),
        };
        let moment = Utc::now() + TimeDelta::milliseconds(shift_ms);
        FixedOffset::east_opt(offset_seconds)
            .map_or_else(|| moment.fixed_offset(), |zone| moment.with_timezone(&zone))
    }

    /// Gives today's date in the centre's zone.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// Gives the moment in milliseconds since 1970 UTC.
    pub fn wall_ms(&self) -> i64 {
        self.now().timestamp_millis()
    }

    /// Tells how far the clock is to be believed.
    pub fn trust(&self) -> ClockTrust {
        match self {
            Self::System { .. } => ClockTrust::System,
            Self::Shifted { .. } => ClockTrust::Asked,
            Self::Fixed(_) => ClockTrust::Fixed,
        }
    }

    /// Makes a new id; its time part is the machine's, even where the clock is fixed.
    pub fn fresh_id() -> Uuid {
        Uuid::now_v7()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_in_its_own_zone() {
        let clock = Clock::parse_fixed("2026-03-02T08:00+07:00").unwrap();
        assert_eq!(clock.today(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
        assert_eq!(clock.now(), clock.in_zone(&Zone::Eastern).now());
        assert_eq!(clock.trust(), ClockTrust::Fixed);
        assert_eq!(Clock::parse_fixed("2026-03-02"), None);
    }
}
