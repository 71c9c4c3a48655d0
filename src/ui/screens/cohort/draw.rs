//! Draws the two lists of a cohort, and says what is known of the row in focus.

use super::{CohortScreen, Pane, rows_of};
use crate::app::overview::{PersonRow, SessionRow};
use crate::ui::canvas::Canvas;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Level;
use crate::ui::screens::{Spot, sessions};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

impl CohortScreen {
    pub(super) fn draw_sessions(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        canvas.put(2, 0, &look.say("cohort-sessions"), look.style(Role::Heading));
        if self.view.sessions.is_empty() {
            canvas.put(2, 1, &look.say("cohort-no-sessions"), look.style(Role::Quiet));
        }
        let shown = list::page(self.session, self.view.sessions.len(), rows_of(canvas.height()));
        let mut spot = None;
        let rows = self.view.sessions.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, row)) in (1..).zip(rows) {
            let number = format!("{:>2}", row.session.number);
            canvas.put(2, y, &number, look.style(Role::Text));
            let when = look.weekday_date(row.session.date);
            canvas.put(5, y, &when, look.style(Role::Text));
            let (role, state) = sessions::state(row, env.today(), look);
            canvas.put(17, y, &state, look.style(role));
            if index == self.session {
                spot = self.mark(Pane::Sessions, canvas, y, look);
            }
        }
        spot
    }

    pub(super) fn draw_people(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let heading = format!("{} ({})", look.say("cohort-people"), self.view.people.len());
        canvas.put(2, 0, &heading, look.style(Role::Heading));
        let width = canvas.width();
        canvas.put_right(
            width.saturating_sub(6),
            0,
            &look.say("cohort-attendance"),
            look.style(Role::Quiet),
        );
        canvas.put_right(width, 0, &look.say("cohort-left"), look.style(Role::Quiet));
        if self.view.people.is_empty() {
            canvas.put(2, 1, &look.say("cohort-no-people"), look.style(Role::Quiet));
        }
        let shown = list::page(self.person, self.view.people.len(), rows_of(canvas.height()));
        let mut spot = None;
        let rows = self.view.people.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, row)) in (1..).zip(rows) {
            draw_person(row, canvas, y, look);
            if index == self.person {
                spot = self.mark(Pane::People, canvas, y, look);
            }
        }
        spot
    }

    /// Marks the row under the cursor, reversed only in the list that has the keys.
    fn mark(&self, pane: Pane, canvas: &mut Canvas<'_>, y: u16, look: &Look) -> Option<Spot> {
        if self.pane != pane {
            return None;
        }
        canvas.put(0, y, ">", look.style(Role::Text));
        let width = canvas.width();
        canvas.restyle(2, y, width, look.style(Role::Focus));
        canvas.place(2, y)
    }
}

fn draw_person(row: &PersonRow, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
    let width = canvas.width();
    let style = look.style(if row.left.is_some() { Role::Gone } else { Role::Text });
    canvas.put(2, y, &format!("{:02}", row.roll), look.style(Role::Text));
    let room = width.saturating_sub(5).saturating_sub(14);
    canvas.put(5, y, &text::cut(&row.name, room, look.glyphs().cut), style);
    if row.left.is_some() {
        canvas.put_right(width, y, &look.say("mark-gone"), look.style(Role::Quiet));
        return;
    }
    let percent = row.standing.percent.map(|percent| format!("{percent}%")).unwrap_or_default();
    canvas.put_right(width.saturating_sub(6), y, &percent, look.style(Role::Text));
    let (role, left) = match row.standing.absences_left {
        Some(left) => (Role::Text, left.to_string()),
        None => (Role::Bad, "!".to_owned()),
    };
    canvas.put_right(width, y, &left, look.style(role));
}

/// Says what is known of the session or the person in focus.
pub(super) fn advice(
    session: Option<&SessionRow>,
    person: Option<&PersonRow>,
    look: &Look,
) -> Option<(Level, String)> {
    if let Some(row) = session {
        return Some((Level::Info, of_session(row, look)));
    }
    let row = person?;
    let left = row.left?;
    let facts = [
        ("name", row.name.as_str().into()),
        ("date", look.long_date(left).into()),
        ("reason", if row.left_reason.is_empty() { "-" } else { &row.left_reason }.into()),
    ];
    Some((Level::Info, look.say_with("cohort-left-on", &facts)))
}

/// Tells when a session begins, how long it is, what is taught in it and by whom.
fn of_session(row: &SessionRow, look: &Look) -> String {
    let session = &row.session;
    let mut parts = Vec::new();
    parts.extend(session.start.map(|start| look.time(start)));
    parts.push(format!("{} JP", session.jp));
    parts.extend(row.modules.iter().cloned());
    let lessons = session.lessons.values();
    let told = lessons.flat_map(|lesson| [lesson.topic.clone(), lesson.instructor.clone()]);
    parts.extend(told.filter(|words| !words.is_empty()));
    if !session.reason.is_empty() {
        let facts = [("reason", session.reason.as_str().into())];
        parts.push(look.say_with("session-reason", &facts));
    }
    let number = [("number", i64::from(session.number).into())];
    format!("{}: {}", look.say_with("session-short", &number), parts.join(", "))
}
