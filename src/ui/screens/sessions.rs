//! How a session reads in a list, the same on the first screen and in its cohort.

use chrono::NaiveDate;

use crate::app::overview::SessionRow;
use crate::domain::records::SessionState;
use crate::ui::look::Look;
use crate::ui::theme::Role;

/// What a session in a list says of its register.
pub fn state(row: &SessionRow, today: NaiveDate, look: &Look) -> (Role, String) {
    let (role, id) = match row.session.state {
        SessionState::Cancelled => (Role::Quiet, "session-cancelled"),
        SessionState::Locked => (Role::Good, "session-locked"),
        SessionState::Taken => (Role::Good, "session-taken"),
        SessionState::Planned | SessionState::Moved | SessionState::Unknown(_) => {
            match (row.marked, row.session.date > today) {
                (0, true) => (Role::Quiet, "session-later"),
                (0, false) => (Role::Warn, "session-empty"),
                (marked, _) if marked < row.people => (Role::Warn, "session-begun"),
                _ => (Role::Warn, "session-full"),
            }
        }
    };
    (role, look.say_with(id, &[("marked", row.marked.into()), ("people", row.people.into())]))
}

/// When a session is held: its time, and its day where that is not the one shown above it.
pub fn when(row: &SessionRow, today: NaiveDate, look: &Look) -> String {
    let time = row.session.start.map(|start| look.time(start)).unwrap_or_default();
    if row.session.date == today {
        return time;
    }
    format!("{} {time}", look.weekday_date(row.session.date)).trim_end().to_owned()
}
