//! A month as a grid of days, with the names that people here use.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::canvas::Canvas;
use super::command::Command;
use super::keys::Key;
use super::look::Look;
use super::theme::Role;

/// Columns of a day.
const DAY_COLUMNS: u16 = 4;

/// Keys of the grid, as `update` takes them.
pub const KEYS: &[Command<()>] = &[
    Command::new("key-day", "explain-day", &[Key::Up, Key::Down, Key::Left, Key::Right], ())
        .shown_as("keys-all-arrows")
        .in_footer(70),
    Command::new("key-month", "explain-month", &[Key::PageUp, Key::PageDown], ())
        .shown_as("keys-pages")
        .in_footer(60),
    Command::new("key-take", "explain-take", &[Key::Enter], ()).in_footer(90),
    Command::new("key-shut", "explain-shut", &[Key::Esc], ()).in_footer(80),
];

/// A month with a day chosen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    day: NaiveDate,
    today: NaiveDate,
}

impl Calendar {
    /// Starts on a day.
    pub fn new(day: NaiveDate) -> Self {
        Self { day, today: day }
    }

    /// Gives the chosen day.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Counts its rows: the month's name, the weekdays, six weeks at most.
    pub fn rows(&self) -> u16 {
        8
    }

    /// Takes a key; tells whether it was one of its own.
    pub fn update(&mut self, key: Key) -> bool {
        let day = self.day;
        let moved = match key {
            Key::Left => day.pred_opt(),
            Key::Right => day.succ_opt(),
            Key::Up => day.checked_sub_days(Days::new(7)),
            Key::Down => day.checked_add_days(Days::new(7)),
            Key::PageUp => day.checked_sub_months(Months::new(1)),
            Key::PageDown => day.checked_add_months(Months::new(1)),
            Key::Home => day.with_day(1),
            Key::End => last_of_month(day),
            Key::Char('h' | 'H' | 't' | 'T') => Some(self.today),
            _ => return false,
        };
        // Beyond four digits no paper and no field has a year.
        let in_reach = moved.filter(|day| (1000..=9999).contains(&day.year()));
        self.day = in_reach.unwrap_or(day);
        in_reach.is_some()
    }

    /// Paints it; gives the place of the chosen day.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<(u16, u16)> {
        let month = look.month_and_year(self.day);
        canvas.put(0, 0, &month, look.style(Role::Heading));
        let first = self.day.with_day(1)?;
        let column_of = |date: NaiveDate| {
            let place = u16::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
            place.saturating_mul(DAY_COLUMNS)
        };
        let monday = first.week(chrono::Weekday::Mon).first_day();
        for date in monday.iter_days().take(7) {
            let name = look.weekday(date);
            canvas.put(column_of(date), 1, &name, look.style(Role::Quiet));
        }
        let mut spot = None;
        let mut row = 2;
        for date in first.iter_days().take_while(|date| date.month() == first.month()) {
            let column = column_of(date);
            if column == 0 && date != first {
                row = u16::saturating_add(row, 1);
            }
            let role = if date == self.day {
                Role::Focus
            } else if date == self.today {
                Role::Heading
            } else {
                Role::Text
            };
            canvas.put(column, row, &format!("{:>3}", date.day()), look.style(role));
            if date == self.day {
                spot = canvas.place(column, row);
            }
        }
        spot
    }
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_walked_and_the_ends_of_months_hold() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let mut calendar = Calendar::new(day(2026, 1, 31));
        assert!(calendar.update(Key::PageDown));
        assert_eq!(calendar.day(), day(2026, 2, 28));
        for (key, wanted) in [
            (Key::Home, day(2026, 2, 1)),
            (Key::Up, day(2026, 1, 25)),
            (Key::End, day(2026, 1, 31)),
            (Key::Right, day(2026, 2, 1)),
            (Key::Char('h'), day(2026, 1, 31)),
        ] {
            assert!(calendar.update(key));
            assert_eq!(calendar.day(), wanted, "{key:?}");
        }
        assert!(!calendar.update(Key::Char('x')));
        let mut last = Calendar::new(day(9999, 12, 31));
        assert!(!last.update(Key::Right));
        assert_eq!(last.day(), day(9999, 12, 31));
    }
}
