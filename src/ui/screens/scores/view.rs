//! How the grid of scores is drawn.

use std::ops::Range;

use super::ScoresScreen;
use crate::app::scores::{ScoreHeading, ScoreRow};
use crate::domain::records::Score;
use crate::domain::scores::ScoreColumn;
use crate::ui::canvas::Canvas;
use crate::ui::frame::Head;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Level;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Page};

/// Columns of number and name.
const NAME_COLUMNS: u16 = 29;

/// Columns of a score, the gap before it included.
const CELL_COLUMNS: u16 = 6;

/// Rows that hold no person: the heading, the rule, the averages, the gain.
const ROWS_AROUND: u16 = 4;

/// Gives the people that a page shows.
pub(super) fn rows_of(env: &Env<'_>) -> u16 {
    env.body().height.saturating_sub(ROWS_AROUND)
}

/// Gives the columns that the whole grid asks for, as far as the screen has them.
pub(super) fn width(screen: &ScoresScreen, env: &Env<'_>) -> u16 {
    let count = u16::try_from(screen.sheet.columns.len()).unwrap_or(u16::MAX);
    let wished = count.saturating_mul(CELL_COLUMNS).saturating_add(NAME_COLUMNS);
    wished.clamp(env.moment.width.min(80), env.moment.width)
}

/// Gives breadcrumb and state.
pub(super) fn head(screen: &ScoresScreen, env: &Env<'_>) -> Head {
    let look = env.look;
    let cohort = &screen.sheet.cohort;
    let name = format!("{} {}", cohort.code, cohort.title);
    let crumbs = vec![
        look.say("area-cohorts").into_owned(),
        name.trim_end().to_owned(),
        look.say("scores-title").into_owned(),
    ];
    let shown = columns_shown(screen, env.moment.width);
    let count = screen.sheet.columns.len();
    let state = if shown.len() < count {
        let number = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
        let facts = [
            ("from", number(shown.start.saturating_add(1)).into()),
            ("to", number(shown.end).into()),
            ("count", number(count).into()),
        ];
        look.say_with("scores-columns", &facts)
    } else {
        String::new()
    };
    Head { area: Some(Page::Cohorts), crumbs, state }
}

/// Gives the page of columns in which the cursor stands.
fn columns_shown(screen: &ScoresScreen, width: u16) -> Range<usize> {
    let fitting = width.saturating_sub(NAME_COLUMNS) / CELL_COLUMNS;
    list::page(screen.column, screen.sheet.columns.len(), fitting)
}

/// Paints heading, people, averages and gain.
pub(super) fn draw(screen: &ScoresScreen, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
    let look = env.look;
    let sheet = &screen.sheet;
    if sheet.rows.is_empty() {
        canvas.put(2, 1, &look.say("cohort-no-people"), look.style(Role::Quiet));
        return canvas.place(2, 1);
    }
    let columns = columns_shown(screen, canvas.width());
    canvas.put(1, 0, &look.say("register-no"), look.style(Role::Quiet));
    canvas.put(4, 0, &look.say("register-name"), look.style(Role::Quiet));
    for (end, index, heading) in ends(screen, &columns) {
        let role = if index == screen.column { Role::Heading } else { Role::Quiet };
        let name = text::cut(&name_of(heading, look), CELL_COLUMNS - 1, "").into_owned();
        canvas.put_right(end, 0, &name, look.style(role));
    }
    let fitting = canvas.height().saturating_sub(ROWS_AROUND);
    let shown = list::page(screen.row, sheet.rows.len(), fitting);
    let mut spot = None;
    let visible = sheet.rows.iter().enumerate().skip(shown.start).take(shown.len());
    for (y, (index, row)) in (1..).zip(visible) {
        draw_name(row, canvas, y, look);
        for (end, column, heading) in ends(screen, &columns) {
            let is_here = (index, column) == (screen.row, screen.column);
            let (role, words) = if is_here && !screen.digits.is_empty() {
                (Role::Field, format!("{}_", screen.digits))
            } else {
                cell(screen, row, heading)
            };
            let start = end.saturating_sub(CELL_COLUMNS - 1);
            canvas.put_right(end, y, &words, look.style(role));
            if is_here {
                canvas.put(0, y, ">", look.style(Role::Text));
                canvas.restyle(start, y, CELL_COLUMNS - 1, look.style(Role::Focus));
                spot = canvas.place(start, y);
            }
        }
    }
    draw_figures(screen, canvas, &columns, look);
    spot
}

/// Lists the columns of a page with where they end.
fn ends<'a>(
    screen: &'a ScoresScreen,
    shown: &Range<usize>,
) -> impl Iterator<Item = (u16, usize, &'a ScoreHeading)> + use<'a> {
    let first = NAME_COLUMNS.saturating_add(CELL_COLUMNS);
    let ends = (0..u16::MAX)
        .map(move |place: u16| first.saturating_add(place.saturating_mul(CELL_COLUMNS)));
    let headings = screen.sheet.columns.iter().enumerate().skip(shown.start).take(shown.len());
    ends.zip(headings).map(|(end, (index, heading))| (end, index, heading))
}

fn name_of(heading: &ScoreHeading, look: &Look) -> String {
    match heading.column {
        ScoreColumn::PreTest => look.say("scores-pre").into_owned(),
        ScoreColumn::PostTest => look.say("scores-post").into_owned(),
        ScoreColumn::Module(_) => heading.code.clone(),
    }
}

fn draw_name(row: &ScoreRow, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
    let role = if row.enrolment.left.is_some() { Role::Gone } else { Role::Text };
    canvas.put(1, y, &format!("{:02}", row.enrolment.roll), look.style(Role::Text));
    let name = text::cut(&row.name, NAME_COLUMNS - 5, look.glyphs().cut);
    canvas.put(4, y, &name, look.style(role));
}

/// Gives what stands in a cell: what was refused, or the score, with a sign where it
/// is too low to pass.
fn cell(screen: &ScoresScreen, row: &ScoreRow, heading: &ScoreHeading) -> (Role, String) {
    if let Some(typed) = screen.faulty.get(&(row.enrolment.id, heading.column)) {
        return (Role::Bad, format!("?{typed}"));
    }
    match heading.column.of(&row.enrolment) {
        None => (Role::Quiet, "-".to_owned()),
        Some(score) if heading.is_low(score) => (Role::Warn, format!("!{}", Score::typed(score))),
        Some(score) => (Role::Text, Score::typed(score)),
    }
}

/// Paints the averages under their columns and the gain below.
fn draw_figures(
    screen: &ScoresScreen,
    canvas: &mut Canvas<'_>,
    columns: &Range<usize>,
    look: &Look,
) {
    let (width, height) = (canvas.width(), canvas.height());
    let y = height.saturating_sub(2);
    canvas.repeat(0, height.saturating_sub(3), width, look.glyphs().rule);
    canvas.put(4, y, &look.say("scores-average"), look.style(Role::Text));
    for (end, _, heading) in ends(screen, columns) {
        if let Some(tenths) = screen.sheet.average_tenths(heading.column) {
            canvas.put_right(end, y, &decimal(tenths, look), look.style(Role::Text));
        }
    }
    let gain = match screen.sheet.gain_tenths() {
        None => look.say("scores-no-gain").into_owned(),
        Some((tenths, count)) => {
            let sign = if tenths > 0 { "+" } else { "" };
            let facts = [
                ("gain", format!("{sign}{}", decimal(tenths, look)).into()),
                ("count", i64::try_from(count).unwrap_or(i64::MAX).into()),
            ];
            look.say_with("scores-gain", &facts)
        }
    };
    canvas.put(4, height.saturating_sub(1), &gain, look.style(Role::Text));
}

/// Writes tenths with the decimal sign of the language: `72,5`.
fn decimal(tenths: i64, look: &Look) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}{}{}", tenths / 10, look.say("decimal-sign"), tenths % 10)
}

/// Says what is wrong with what was typed, else whose score it is and what it has to be.
pub(super) fn advice(screen: &ScoresScreen, env: &Env<'_>) -> Option<(Level, String)> {
    let look = env.look;
    let (row, heading) = screen.here()?;
    let mut facts = vec![
        ("roll", format!("{:02}", row.enrolment.roll).into()),
        ("name", row.name.as_str().into()),
        ("column", name_of(heading, look).into()),
        ("title", heading.title.as_str().into()),
    ];
    if let Some(typed) = screen.faulty.get(&(row.enrolment.id, heading.column)) {
        facts.push(("typed", typed.as_str().into()));
        return Some((Level::Bad, look.say_with("advice-score-wrong", &facts)));
    }
    if screen.digits == "10" {
        return Some((Level::Info, look.say("advice-score-ten").into_owned()));
    }
    let id = match heading.needed {
        None => "advice-score-test",
        Some(needed) => {
            facts.push(("needed", i64::from(needed).into()));
            "advice-score-module"
        }
    };
    Some((Level::Info, look.say_with(id, &facts)))
}
