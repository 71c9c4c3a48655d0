//! Draws the lines of Beranda.

use std::borrow::Cow;

use crate::app::follow::{Action, CohortWeeks, Need};
use crate::app::home::{More, Unfinished};
use crate::app::overview::{CohortRow, SessionRow};
use crate::app::safety::SecondStatus;
use crate::domain::coded::Coded as _;
use crate::domain::fields::choice_label;
use crate::ui::canvas::Canvas;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::screens::sessions;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

use super::lines::{Line, stages_across};

/// Columns of the name of a stage.
const STAGE_COLUMNS: u16 = 16;

/// Columns of the count of a stage.
const COUNT_COLUMNS: u16 = 5;

/// Most columns of a bar.
const BAR_MOST: u16 = 24;

/// Columns of the lateness of something that needs action.
const LATE_COLUMNS: u16 = 18;

/// Paints a heading with a line to the right edge.
pub fn draw_heading(canvas: &mut Canvas<'_>, row: u16, words: &str, look: &Look) {
    canvas.repeat(0, row, 2, look.glyphs().rule);
    let end = canvas.put(3, row, words, look.style(Role::Heading)).saturating_add(1);
    let rest = canvas.width().saturating_sub(end);
    canvas.repeat(end, row, rest, look.glyphs().rule);
}

/// Paints a line of the screen.
pub(super) fn draw_line(line: &Line<'_>, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
    let look = env.look;
    match line {
        Line::Empty(id) => put(canvas, y, &look.say(id), Role::Quiet, look),
        Line::Heading(id, count) => {
            let words = look.say_with(id, &[("count", (*count).into())]);
            draw_heading(canvas, y, &words, look);
        }
        Line::Session(row) => draw_session(row, canvas, y, env),
        Line::Unfinished(form) => draw_unfinished(form, canvas, y, env),
        Line::Action(action) => draw_action(action, canvas, y, look),
        Line::MoreActions(count) => {
            let words = look.say_with("home-more-actions", &[("count", (*count).into())]);
            put(canvas, y, &words, Role::Quiet, look);
        }
        Line::Road(more) => {
            let facts = [("count", more.graduates.into()), ("silent", more.silent.into())];
            draw_heading(canvas, y, &look.say_with("home-road", &facts), look);
        }
        Line::Stages(more, row, rows) => draw_stages(more, (*row, *rows), canvas, y, look),
        Line::Cohort(row, weeks) => draw_cohort(row, *weeks, canvas, y, look),
        Line::Backup(more) => draw_backup(more, canvas, y, env),
        Line::Unreported(codes) => {
            let facts = [("count", codes.len().into()), ("codes", codes.join(", ").into())];
            put(canvas, y, &look.say_with("home-unreported", &facts), Role::Warn, look);
        }
    }
}

fn put(canvas: &mut Canvas<'_>, y: u16, words: &str, role: Role, look: &Look) {
    let room = canvas.width().saturating_sub(2);
    canvas.put(2, y, &text::cut(words, room, look.glyphs().cut), look.style(role));
}

fn draw_session(row: &SessionRow, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
    let look = env.look;
    let wide = canvas.width() >= 80;
    let name = format!("{} {}", row.code, row.title);
    let name_room = canvas.width().saturating_sub(if wide { 54 } else { 40 });
    let name = text::cut(&name, name_room, look.glyphs().cut);
    canvas.put(2, y, &name, look.style(Role::Text));
    let mut column = name_room.saturating_add(3);
    let number = i64::from(row.session.number);
    let when = sessions::when(row, env.today(), look);
    let session = look.say_with("session-short", &[("number", number.into())]);
    canvas.put(column, y, &format!("{session} {when}"), look.style(Role::Text));
    column = column.saturating_add(if wide { 25 } else { 24 });
    if wide {
        let people = look.say_with("people-count", &[("count", row.people.into())]);
        canvas.put(column, y, &people, look.style(Role::Text));
        column = column.saturating_add(12);
    }
    let (role, state) = sessions::state(row, env.today(), look);
    canvas.put(column, y, &state, look.style(role));
}

fn draw_unfinished(form: &Unfinished, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
    let look = env.look;
    let title = look.sentence(&Note::from(form.title.clone()));
    let when = look.moment(form.at.naive_local(), env.today());
    let facts = [("form", title.into()), ("when", when.into())];
    put(canvas, y, &look.say_with("home-unfinished", &facts), Role::Warn, look);
}

/// Says what needs action.
fn need(action: &Action, look: &Look) -> String {
    let id = action.need.message();
    match &action.need {
        Need::Permit { kind, .. } => {
            let permit = look.say(&choice_label("permit-kind", kind.code())).into_owned();
            look.say_with(id, &[("permit", permit.into())])
        }
        Need::Stage { stage, .. } => {
            let stage = look.say(&stage.message()).into_owned();
            look.say_with(id, &[("stage", stage.into())])
        }
        Need::FollowUp { subject, .. } => {
            look.say_with(id, &[("subject", subject.as_str().into())])
        }
        Need::Session { number, .. } => {
            look.say_with(id, &[("session", i64::from(*number).into())])
        }
        Need::Graduation { people, complete, .. } => {
            let facts = [("people", (*people).into()), ("complete", (*complete).into())];
            look.say_with(id, &facts)
        }
    }
}

fn draw_action(action: &Action, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
    let (width, cut) = (canvas.width(), look.glyphs().cut);
    let (role, sign) = if action.late >= 0 { (Role::Warn, "!") } else { (Role::Quiet, "-") };
    canvas.put(2, y, sign, look.style(role));
    let late = [("days", action.late.abs().into())];
    let late = look.say_with(action.lateness(), &late);
    let edge = width.saturating_sub(LATE_COLUMNS);
    canvas.put(edge, y, &text::cut(&late, LATE_COLUMNS, cut), look.style(role));
    let room = edge.saturating_sub(5);
    let left = room.saturating_mul(3) / 5;
    let words = need(action, look);
    canvas.put(4, y, &text::cut(&words, left.saturating_sub(1), cut), look.style(Role::Text));
    let name = text::cut(&action.name, room.saturating_sub(left), cut);
    canvas.put(left.saturating_add(4), y, &name, look.style(Role::Text));
}

/// Paints the stages of a row side by side: name, bar, count.
fn draw_stages(
    more: &More,
    (row, rows): (usize, usize),
    canvas: &mut Canvas<'_>,
    y: u16,
    look: &Look,
) {
    let across = u16::try_from(stages_across(canvas.width())).unwrap_or(1);
    let cell = canvas.width().saturating_sub(2).checked_div(across).unwrap_or(0);
    let bar = cell.saturating_sub(STAGE_COLUMNS).saturating_sub(COUNT_COLUMNS).min(BAR_MOST);
    let most = more.stages.iter().map(|(_, count)| *count).max().unwrap_or(0);
    for (place, x) in (0..across).map(|place| (place, place.saturating_mul(cell).saturating_add(2)))
    {
        // They are read down a column, as the road leads.
        let index = usize::from(place).saturating_mul(rows).saturating_add(row);
        let (name, count, role): (Cow<'_, str>, usize, Role) = match more.stages.get(index) {
            Some((stage, count)) => {
                (look.say(&stage.message()).into_owned().into(), *count, Role::Text)
            }
            None if index == more.stages.len() => {
                let role = if more.silent > 0 { Role::Warn } else { Role::Quiet };
                (look.say("home-silent"), more.silent, role)
            }
            None => continue,
        };
        let name = text::cut(&name, STAGE_COLUMNS.saturating_sub(1), look.glyphs().cut);
        canvas.put(x, y, &name, look.style(role));
        let from = x.saturating_add(STAGE_COLUMNS);
        let end = from.saturating_add(bar).saturating_add(COUNT_COLUMNS).saturating_sub(2);
        let is_stage = index < more.stages.len();
        if is_stage {
            let filled = filled(count, most, bar);
            canvas.repeat(from, y, filled, look.glyphs().bar.0);
            canvas.repeat(
                from.saturating_add(filled),
                y,
                bar.saturating_sub(filled),
                look.glyphs().bar.1,
            );
        }
        let mark = if is_stage || count == 0 { "" } else { "!" };
        canvas.put_right(end, y, &format!("{count}{mark}"), look.style(role));
    }
}

/// How many columns of a bar are filled; whoever there is fills one.
fn filled(count: usize, most: usize, bar: u16) -> u16 {
    let share = count.saturating_mul(usize::from(bar)).checked_div(most).unwrap_or(0);
    let filled = u16::try_from(share).unwrap_or(bar).min(bar);
    if count > 0 { filled.max(1).min(bar) } else { 0 }
}

fn draw_cohort(
    row: &CohortRow,
    weeks: Option<&CohortWeeks>,
    canvas: &mut Canvas<'_>,
    y: u16,
    look: &Look,
) {
    let (width, wide) = (canvas.width(), canvas.width() >= 80);
    let facts = [("taken", row.taken.into()), ("sessions", row.sessions.into())];
    let progress = look.say_with("cohort-progress", &facts);
    let people = look.say_with("people-count", &[("count", row.people.into())]);
    let mut edge = width;
    if let Some(weeks) = weeks.filter(|weeks| weeks.percent.iter().any(Option::is_some)) {
        let percent =
            |week: &Option<u16>| week.map_or_else(|| "-".to_owned(), |percent| percent.to_string());
        let list = weeks.percent.iter().map(percent).collect::<Vec<_>>().join(" ");
        let (role, id) = if weeks.is_falling() {
            (Role::Warn, "home-weeks-falling")
        } else {
            (Role::Text, "home-weeks")
        };
        let words = look.say_with(id, &[("weeks", list.into())]);
        edge = canvas.put_right(width, y, &words, look.style(role));
    }
    let room = if wide { 26 } else { 14 };
    let start = edge.min(width.saturating_sub(if wide { 28 } else { 0 })).saturating_sub(room);
    canvas.put(start, y, &progress, look.style(Role::Text));
    if wide {
        canvas.put(start.saturating_add(15), y, &people, look.style(Role::Text));
    }
    let name = format!("{} {}", row.cohort.code, row.cohort.title);
    let name = text::cut(&name, start.saturating_sub(3), look.glyphs().cut);
    canvas.put(2, y, &name, look.style(Role::Text));
}

fn draw_backup(more: &More, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
    let (look, Some(status)) = (env.look, &more.backup) else { return };
    let newest = match status.newest {
        None => look.say("home-no-backup").into_owned(),
        Some(at) => look.say_with("home-backup", &[("when", look.moment(at, env.today()).into())]),
    };
    let (role, second) = match &status.second {
        SecondStatus::NotChosen => (Role::Quiet, look.say("home-second-none").into_owned()),
        SecondStatus::Fresh(place) => {
            let day = look.date(place.last);
            (Role::Text, look.say_with("home-second", &[("day", day.into())]))
        }
        SecondStatus::Overdue(_, days) => {
            (Role::Warn, look.say_with("home-second-late", &[("days", (*days).into())]))
        }
    };
    put(canvas, y, &format!("{newest}   {second}"), role, look);
}
