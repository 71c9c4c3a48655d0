//! How the register is drawn.

use ratatui::layout::Rect;

use super::grid::{Cursor, Grid};
use super::keys::REASONS;
use super::{Mode, RegisterScreen};
use crate::app::class::{ClassRow, Presence, RollState, mark_letter, mark_text};
use crate::domain::grammar::Sign;
use crate::domain::records::Mark;
use crate::ui::canvas::Canvas;
use crate::ui::frame::{Head, WIDTH_WIDE};
use crate::ui::note::Level;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Page};

/// Columns of the cohort's title in the breadcrumb of a usual screen.
const TITLE_COLUMNS: u16 = 20;

/// Least columns of the detail beside the grid.
const DETAIL_COLUMNS: u16 = 34;

/// Plans the grid for the whole screen, whatever stands beside it.
pub(super) fn plan(screen: &RegisterScreen, env: &Env<'_>) -> Grid {
    let body = env.body();
    Grid::plan(body.width, body.height, &screen.view)
}

/// Gives breadcrumb and state.
pub(super) fn head(screen: &RegisterScreen, env: &Env<'_>) -> Head {
    let (look, view) = (env.look, &screen.view);
    let session = view.session();
    let number = i64::from(session.number);
    // A long title gives way to day and session.
    let room = if env.moment.width < WIDTH_WIDE { TITLE_COLUMNS } else { u16::MAX };
    let title = text::cut(&view.cohort().title, room, look.glyphs().cut);
    let mut crumbs = vec![
        format!("{} {title}", view.cohort().code).trim_end().to_owned(),
        look.weekday_date(session.date),
        look.say_with("session-short", &[("number", number.into())]),
    ];
    if !view.module.is_empty() {
        crumbs.push(view.module.clone());
    }
    let state = look.say(match view.state(env.today()) {
        RollState::Open => "register-open",
        RollState::Taken { .. } => "register-taken",
        RollState::Locked => "register-locked",
        RollState::Cancelled => "register-cancelled",
    });
    let state = match plan(screen, env).page_of(screen.index(), view.rows.len()) {
        (_, 1) => state.into_owned(),
        (page, pages) => format!("{state}  {page}/{pages}"),
    };
    Head { area: Some(Page::ClassOfToday), crumbs, state }
}

/// Paints grid, counts and standing, and detail and help beside them where there is room.
pub(super) fn draw(
    screen: &RegisterScreen,
    canvas: &mut Canvas<'_>,
    env: &Env<'_>,
) -> Option<Spot> {
    let (look, view) = (env.look, &screen.view);
    if view.rows.is_empty() {
        canvas.put(2, 1, &look.say("register-nobody"), look.style(Role::Quiet));
        return canvas.place(2, 1);
    }
    let grid = plan(screen, env);
    let role = if screen.grammar.is_chosen() { Role::Focus } else { Role::Text };
    let cursor = Cursor { index: screen.index(), role };
    let spot = grid.draw(canvas, view, cursor, look);
    let height = canvas.height();
    if height > grid.height().saturating_add(2) {
        let width = canvas.width();
        canvas.repeat(0, height.saturating_sub(3), width, look.glyphs().rule);
    }
    draw_counts(screen, canvas, height.saturating_sub(2), env);
    if let Some(row) = view.rows.get(cursor.index) {
        draw_standing(row, screen, canvas, env);
    }
    let detail = canvas.width().saturating_sub(grid.width());
    if detail >= DETAIL_COLUMNS {
        let part = Rect::new(grid.width(), 0, detail, height.saturating_sub(3));
        draw_detail(screen, &mut canvas.part(part), env);
    }
    match &screen.mode {
        Mode::Search(_) | Mode::Reason(..) => None,
        Mode::Grid | Mode::Closing => spot,
    }
}

fn draw_counts(screen: &RegisterScreen, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
    let look = env.look;
    let marks: Vec<&Mark> = screen.view.expected().filter_map(|row| row.mark.as_ref()).collect();
    let count = |letter: char| marks.iter().filter(|mark| mark_letter(mark) == letter).count();
    let counts = |word: &dyn Fn(char, &str) -> String| {
        let rows = COUNTS.iter().filter_map(|(letter, id, needed)| {
            let number = if *letter == ' ' { screen.view.unmarked() } else { count(*letter) };
            (number >= *needed).then(|| format!("{} {number}", word(*letter, id)))
        });
        rows.collect::<Vec<String>>().join("  ")
    };
    let mut words = counts(&|_, id| look.say(id).into_owned());
    // A number that is cut off would be another number.
    if text::columns(&words) > canvas.width() {
        words = counts(&|letter, id| match letter {
            ' ' => look.say(id).into_owned(),
            letter => letter.to_string(),
        });
    }
    let column = canvas.put(0, y, &words, look.style(Role::Text)).saturating_add(2);
    let present = count('H') + count('T') + count('P');
    if let Some(percent) = (present * 100).checked_div(marks.len()) {
        let percent = i64::try_from(percent).unwrap_or(0);
        let words = look.say_with("register-present", &[("percent", percent.into())]);
        let room = canvas.width().saturating_sub(column);
        if text::columns(&words) <= room {
            canvas.put_right(canvas.width(), y, &words, look.style(Role::Text));
        }
    }
}

/// Columns of number and name that the standing leaves to them.
const NAME_COLUMNS: u16 = 20;

/// What is counted: letter, word, and from which number on it is shown.
const COUNTS: &[(char, &str, usize)] = &[
    ('H', "mark-present", 0),
    ('T', "mark-late", 0),
    ('P', "mark-early", 1),
    ('I', "mark-excused", 0),
    ('S', "mark-sick", 0),
    ('A', "mark-absent", 0),
    (' ', "register-unmarked", 0),
];

/// Paints the last row: who is under the cursor, and to the right how they stand. The right edge
/// keeps the sentence in its place from person to person, so that little of it is sent again.
/// Where there is little room the sentence is cut, because its end, the rule, is known best.
fn draw_standing(row: &ClassRow, screen: &RegisterScreen, canvas: &mut Canvas<'_>, env: &Env<'_>) {
    let y = canvas.height().saturating_sub(1);
    let (role, words) = standing(row, screen, env);
    let style = env.look.style(role);
    let cut = env.look.glyphs().cut;
    let name = format!("{:02} {}", row.roll, row.name);
    let least = text::columns(&name).min(NAME_COLUMNS);
    let words = text::cut(&words, canvas.width().saturating_sub(least.saturating_add(2)), cut);
    let start = canvas.put_right(canvas.width(), y, &words, style);
    canvas.put(0, y, &text::cut(&name, start.saturating_sub(1), cut), style);
}

/// Tells how the person under the cursor stands against the rule.
fn standing(row: &ClassRow, screen: &RegisterScreen, env: &Env<'_>) -> (Role, String) {
    let rule = i64::from(screen.view.rule().attendance_percent);
    let standing = row.standing;
    let (role, id) = match (row.presence, standing.percent, standing.absences_left) {
        (Presence::Left, ..) => (Role::Quiet, "standing-left"),
        (Presence::NotYet, ..) => (Role::Quiet, "standing-not-yet"),
        (_, None, Some(_)) => (Role::Text, "standing-new"),
        (_, _, Some(0)) => (Role::Warn, "standing-last"),
        (_, _, Some(_)) => (Role::Text, "standing-good"),
        (_, _, None) => (Role::Bad, "standing-lost"),
    };
    let facts = [
        ("percent", i64::from(standing.percent.unwrap_or(0)).into()),
        ("missed", i64::from(standing.missed).into()),
        ("counted", i64::from(standing.counted).into()),
        ("left", i64::from(standing.absences_left.unwrap_or(0)).into()),
        ("rule", rule.into()),
    ];
    (role, env.look.say_with(id, &facts))
}

/// Says what the pending digits or the open question want.
pub(super) fn advice(screen: &RegisterScreen, env: &Env<'_>) -> Option<(Level, String)> {
    let look = env.look;
    let typed = |id: &str, typed: &str| look.say_with(id, &[("typed", typed.into())]);
    match &screen.mode {
        Mode::Closing => {
            let count = screen.view.unmarked();
            Some((Level::Warn, look.say_with("ask-unmarked", &[("count", count.into())])))
        }
        Mode::Search(field) => Some((Level::Info, typed("register-search", field.text()))),
        Mode::Reason(field, _) => {
            let words = if field.text().is_empty() {
                let coded = REASONS.map(|(code, id)| format!("{code} {}", look.say(id)));
                look.say_with("ask-reason", &[("coded", coded.join(", ").into())])
            } else {
                let code = REASONS.iter().find(|row| field.text() == row.0.to_string());
                let meaning = code.map(|row| look.say(row.1)).unwrap_or_default();
                let facts = [("typed", field.text().into()), ("meaning", meaning.as_ref().into())];
                look.say_with("ask-reason-text", &facts)
            };
            Some((Level::Warn, words))
        }
        Mode::Grid => digits(screen, env),
    }
}

/// Says what the pending digits are waiting for.
fn digits(screen: &RegisterScreen, env: &Env<'_>) -> Option<(Level, String)> {
    let look = env.look;
    let digits = screen.grammar.digits();
    if let Some((roll, sign)) = screen.grammar.awaiting_minutes() {
        let id = if digits.is_empty() { "ask-minutes" } else { "ask-minutes-or-number" };
        let letter = if matches!(sign, Sign::Early(_)) { "P" } else { "T" };
        let mut facts = vec![
            ("roll", format!("{roll:02}").into()),
            ("mark", look.mark(letter).into()),
            ("typed", digits.into()),
        ];
        // On the running day the time since the start is what a late comer is late by.
        if let (true, Some(minutes)) = (digits.is_empty(), since_start(screen, env)) {
            facts.push(("minutes", minutes.into()));
            return Some((Level::Info, look.say_with("ask-minutes-since", &facts)));
        }
        return Some((Level::Info, look.say_with(id, &facts)));
    }
    if digits.is_empty() {
        return None;
    }
    let row = digits.parse().ok().and_then(|roll| screen.view.row(roll));
    let name = row.map(|row| row.name.as_str()).unwrap_or_default();
    let facts = [("typed", digits.into()), ("name", name.into())];
    Some((Level::Info, look.say_with("ask-letter", &facts)))
}

/// Minutes since the session began, while it is under way.
fn since_start(screen: &RegisterScreen, env: &Env<'_>) -> Option<i64> {
    let session = screen.view.session();
    let start = session.date.and_time(session.start?);
    let minutes = (env.moment.now.naive_local() - start).num_minutes();
    (session.date == env.today() && (1..=240).contains(&minutes)).then_some(minutes)
}

fn draw_detail(screen: &RegisterScreen, canvas: &mut Canvas<'_>, env: &Env<'_>) {
    let look = env.look;
    for y in 0..canvas.height() {
        canvas.repeat(0, y, 1, look.glyphs().wall);
    }
    let Some(row) = screen.view.rows.get(screen.index()) else { return };
    let name = format!("{:02} {}", row.roll, row.name);
    let room = canvas.width().saturating_sub(3);
    canvas.put(2, 0, &text::cut(&name, room, look.glyphs().cut), look.style(Role::Heading));
    let history: Vec<String> = row.history.chars().map(String::from).collect();
    let rows = [
        ("detail-now", look.mark(&mark_text(row.mark.as_ref()))),
        ("detail-before", history.join(" ")),
    ];
    let mut y = 2;
    for (label, value) in rows {
        let column = canvas.put(2, y, &look.say(label), look.style(Role::Quiet));
        canvas.put(column.saturating_add(1), y, &value, look.style(Role::Text));
        y += 1;
    }
    let (role, words) = standing(row, screen, env);
    for (y, line) in (y.saturating_add(1)..).zip(text::wrap(&words, room)) {
        canvas.put(2, y, &line, look.style(role));
    }
}
