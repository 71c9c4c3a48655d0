//! Which backups are kept: the newest of 7 days, 4 weeks and 12 months.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

/// Days of which the newest backup is kept.
const DAYS: usize = 7;
/// Weeks, Monday to Sunday, of which the newest backup is kept.
const WEEKS: usize = 4;
/// Months of which the newest backup is kept.
const MONTHS: usize = 12;
/// Below this many free bytes the oldest backups go as well.
pub const FREE_BYTES_WANTED: u64 = 1_000_000_000;

/// A backup in a folder, as far as keeping it is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// What the caller knows it by.
    pub name: T,
    /// When it was made, in the centre's zone.
    pub made: NaiveDateTime,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Chooses the backups that go, oldest first.
///
/// Kept is the newest of each of the last 7 days, 4 weeks and 12 months *that have one*, so that a
/// long holiday does not empty the folder. While less than 1 GB is free, the oldest of the kept go
/// too; the newest one never goes.
pub fn superfluous<T: Copy>(backups: &[Kept<T>], free_bytes: u64) -> Vec<T> {
    let mut newest_first: Vec<&Kept<T>> = backups.iter().collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse(backup.made));

    let mut periods =
        [Period::new(DAYS, day), Period::new(WEEKS, week), Period::new(MONTHS, month)];
    let mut free = free_bytes;
    let mut gone = Vec::new();
    let mut kept = Vec::new();
    for backup in newest_first {
        // Every period has to see it: no shortcut.
        let wanted = periods.iter_mut().filter_map(|period| period.takes(backup.made)).count();
        if wanted > 0 {
            kept.push(backup);
        } else {
            free = free.saturating_add(backup.bytes);
            gone.push(backup);
        }
    }
    while free < FREE_BYTES_WANTED && kept.len() > 1 {
        if let Some(oldest) = kept.pop() {
            free = free.saturating_add(oldest.bytes);
            gone.push(oldest);
        }
    }
    gone.sort_by_key(|backup| backup.made);
    gone.iter().map(|backup| backup.name).collect()
}

/// Counts the days, weeks or months that already have their newest backup.
struct Period {
    left: usize,
    start_of: fn(NaiveDate) -> NaiveDate,
    current: Option<NaiveDate>,
}

impl Period {
    fn new(count: usize, start_of: fn(NaiveDate) -> NaiveDate) -> Self {
        Self { left: count, start_of, current: None }
    }

    fn takes(&mut self, made: NaiveDateTime) -> Option<()> {
        let start = (self.start_of)(made.date());
        if self.current == Some(start) {
            return None;
        }
        self.left = self.left.checked_sub(1)?;
        self.current = Some(start);
        Some(())
    }
}

fn day(date: NaiveDate) -> NaiveDate {
    date
}

fn week(date: NaiveDate) -> NaiveDate {
    date.week(chrono::Weekday::Mon).first_day()
}

fn month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLENTY: u64 = 10 * FREE_BYTES_WANTED;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn backups(times: &[&'static str]) -> Vec<Kept<&'static str>> {
        times.iter().map(|name| Kept { name: *name, made: at(name), bytes: 400_000_000 }).collect()
    }

    #[test]
    fn of_one_day_only_the_newest_is_kept() {
        let all = backups(&["2026-03-02 08:00", "2026-03-02 16:40", "2026-03-02 12:00"]);
        assert_eq!(superfluous(&all, PLENTY), ["2026-03-02 08:00", "2026-03-02 12:00"]);
    }

    #[test]
    fn daily_backups_of_two_years_leave_seven_days_four_weeks_and_twelve_months() {
        let last = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        let all: Vec<Kept<NaiveDate>> = last
            .iter_days()
            .rev()
            .take(730)
            .map(|date| Kept { name: date, made: date.and_hms_opt(16, 0, 0).unwrap(), bytes: 1 })
            .collect();
        let gone = superfluous(&all, PLENTY);
        let kept: Vec<String> = all
            .iter()
            .filter(|backup| !gone.contains(&backup.name))
            .map(|backup| backup.name.to_string())
            .collect();
        assert_eq!(
            kept,
            [
                // Seven days; the 4th and the 1st are also newest of their weeks.
                "2026-03-04",
                "2026-03-03",
                "2026-03-02",
                "2026-03-01",
                "2026-02-28",
                "2026-02-27",
                "2026-02-26", // Two more weeks, each by its Sunday.
                "2026-02-22",
                "2026-02-15", // Ten more months, each by its last day.
                "2026-01-31",
                "2025-12-31",
                "2025-11-30",
                "2025-10-31",
                "2025-09-30",
                "2025-08-31",
                "2025-07-31",
                "2025-06-30",
                "2025-05-31",
                "2025-04-30",
            ]
        );
    }

    #[test]
    fn a_long_holiday_does_not_empty_the_folder() {
        let all = backups(&["2024-01-05 16:00", "2024-01-06 16:00", "2026-03-02 16:00"]);
        assert!(superfluous(&all, PLENTY).is_empty());
    }

    #[test]
    fn on_a_full_disk_the_oldest_go_first_and_the_newest_stays() {
        let all = backups(&["2026-03-02 16:00", "2026-03-01 16:00", "2026-02-28 16:00"]);
        for (free, gone) in [
            (FREE_BYTES_WANTED, 0),
            (FREE_BYTES_WANTED - 1, 1),
            (FREE_BYTES_WANTED - 400_000_001, 2),
            (0, 2),
        ] {
            let names = superfluous(&all, free);
            assert_eq!(names, ["2026-02-28 16:00", "2026-03-01 16:00"][..gone], "{free}");
        }
    }

    #[test]
    fn space_of_the_superfluous_counts_before_a_wanted_one_goes() {
        let all = backups(&["2026-03-02 16:00", "2026-03-02 08:00", "2026-03-01 16:00"]);
        assert_eq!(superfluous(&all, FREE_BYTES_WANTED - 400_000_000), ["2026-03-02 08:00"]);
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_the_rest_is_bounded(
            minutes in prop::collection::vec(0..2_000_000_i64, 1..200),
            free: u64,
        ) {
            let start = at("2022-01-01 00:00");
            let all: Vec<Kept<usize>> = minutes
                .iter()
                .enumerate()
                .map(|(name, m)| {
                    Kept { name, made: start + chrono::TimeDelta::minutes(*m), bytes: 1_000_000 }
                })
                .collect();
            let gone = superfluous(&all, free);
            let newest = all.iter().map(|backup| backup.made).max().unwrap();
            prop_assert!(all.iter().any(|b| b.made == newest && !gone.contains(&b.name)));
            prop_assert!(all.len() - gone.len() <= DAYS + WEEKS + MONTHS);
            if free >= FREE_BYTES_WANTED {
                // What is kept is kept again: thinning twice changes nothing.
                let kept: Vec<_> = all.iter().filter(|b| !gone.contains(&b.name)).copied().collect();
                prop_assert!(superfluous(&kept, free).is_empty());
            }
        }
    }
}
