//! The frame around every screen: tabs, breadcrumb, advice, what was done, keys.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::command::{self, Focus, Hint};
use super::look::Look;
use super::menu::AREAS;
use super::note::Level;
use super::text;
use super::theme::Role;
use super::work::Page;

/// Least columns of a usable screen.
pub const WIDTH_LEAST: u16 = 60;

/// Least rows of a usable screen.
pub const HEIGHT_LEAST: u16 = 18;

/// Columns from which detail and help stand beside the list.
pub const WIDTH_WIDE: u16 = 120;

/// Columns of the help beside the work area on a wide screen.
pub const HELP_COLUMNS: u16 = 36;

/// Rows above the work area.
const ROWS_ABOVE: u16 = 2;

/// Rows below it.
const ROWS_BELOW: u16 = 3;

/// What a screen puts into the second row.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The area in which it lies.
    pub area: Option<Page>,
    /// The way to it, from outside in.
    pub crumbs: Vec<String>,
    /// State of what is shown.
    pub state: String,
}

/// What the frame shows beside the screen's own.
#[derive(Debug)]
pub struct Around<'a> {
    /// Of the screen.
    pub head: Head,
    /// The date, and what is special about this run.
    pub date: String,
    /// Name of the operator.
    pub operator: &'a str,
    /// Help of the field, a question or a warning.
    pub advice: Option<(Level, String)>,
    /// What was done last.
    pub said: Option<(Level, String)>,
    /// Whether all is stored.
    pub saving: (Level, String),
    /// Where the keys go.
    pub focus: Focus,
    /// The screen's own commands.
    pub hints: Vec<&'static Hint>,
}

/// Gives the work area of a screen of some size.
pub fn body(width: u16, height: u16) -> Rect {
    let rows = height.saturating_sub(ROWS_ABOVE).saturating_sub(ROWS_BELOW);
    Rect::new(0, ROWS_ABOVE, width, rows)
}

/// Tells whether a screen is too small to work with.
pub fn is_too_small(width: u16, height: u16) -> bool {
    width < WIDTH_LEAST || height < HEIGHT_LEAST
}

/// Asks for more room, in as many lines as the little room takes.
pub fn draw_too_small(canvas: &mut Canvas<'_>, look: &Look) {
    let (width, height) = (i64::from(canvas.width()), i64::from(canvas.height()));
    let words =
        look.say_with("frame-too-small", &[("width", width.into()), ("height", height.into())]);
    for (row, line) in (0..canvas.height()).zip(text::wrap(&words, canvas.width())) {
        canvas.put(0, row, &line, look.style(Role::Text));
    }
}

/// Paints the rows around the work area.
pub fn draw(canvas: &mut Canvas<'_>, around: &Around<'_>, look: &Look) {
    let height = canvas.height();
    draw_tabs(canvas, around, look);
    draw_crumbs(canvas, around, look);
    if let Some((level, words)) = &around.advice {
        let row = height.saturating_sub(ROWS_BELOW);
        put_cut(canvas, row, canvas.width(), words, (*level, look));
    }
    let row = height.saturating_sub(2);
    let (level, saving) = &around.saving;
    let end = canvas.put_right(canvas.width(), row, saving, look.level_style(*level));
    if let Some((level, words)) = &around.said {
        put_cut(canvas, row, end.saturating_sub(1), words, (*level, look));
    }
    draw_footer(canvas, height.saturating_sub(1), around, look);
}

fn draw_tabs(canvas: &mut Canvas<'_>, around: &Around<'_>, look: &Look) {
    let width = canvas.width();
    let labels: Vec<String> = AREAS.iter().map(|area| look.say(area.label).into_owned()).collect();
    let letters = labels.iter().fold(0, |sum: u16, label| sum.saturating_add(text::columns(label)));
    let count = u16::try_from(labels.len()).unwrap_or(0);
    // Where there is little room the tabs stand close, and the date gets shorter.
    let wide = letters.saturating_add(count.saturating_mul(3)).saturating_add(2);
    let is_close = wide.saturating_add(text::columns(&around.date)) > width;
    let mut column = u16::from(!is_close);
    for (area, label) in AREAS.iter().zip(&labels) {
        let (words, role) = match (around.head.area == Some(area.page), is_close) {
            (true, _) => (format!("[{label}]"), Role::Heading),
            (false, false) => (format!(" {label} "), Role::Quiet),
            (false, true) => (label.clone(), Role::Quiet),
        };
        column = canvas.put(column, 0, &words, look.style(role)).saturating_add(1);
    }
    let room = width.saturating_sub(column);
    if let Some(date) = dates(&around.date).into_iter().find(|date| text::columns(date) <= room) {
        canvas.put_right(width, 0, &date, look.style(Role::Text));
    }
}

/// Gives shorter and shorter ways to write the date with what is special about the run.
fn dates(date: &str) -> Vec<String> {
    let (run, day) = date.rsplit_once("  ").unwrap_or(("", date));
    let words: Vec<&str> = day.split(' ').collect();
    let short = words.get(1..3).map(|day| day.join(" ")).unwrap_or_default();
    let both = format!("{run}  {short}").trim().to_owned();
    let last = if run.is_empty() { short } else { run.to_owned() };
    vec![date.to_owned(), both, last]
}

fn draw_crumbs(canvas: &mut Canvas<'_>, around: &Around<'_>, look: &Look) {
    let crumbs = around.head.crumbs.join(" > ");
    let width = canvas.width();
    let state = &around.head.state;
    let start = canvas.put_right(width, 1, state, look.style(Role::Heading));
    let mut room = start.saturating_sub(if state.is_empty() { 0 } else { 2 });
    // The operator's name stands there as long as nothing else needs the room.
    let needed = text::columns(&crumbs).saturating_add(text::columns(around.operator));
    if !around.operator.is_empty() && needed.saturating_add(3) <= room {
        room =
            canvas.put_right(room, 1, around.operator, look.style(Role::Quiet)).saturating_sub(1);
    }
    let crumbs = text::cut(&crumbs, room, look.glyphs().cut);
    canvas.put(0, 1, &crumbs, look.style(Role::Text));
}

fn draw_footer(canvas: &mut Canvas<'_>, row: u16, around: &Around<'_>, look: &Look) {
    let all = command::all_hints(around.focus, &around.hints);
    let width = |hint: &Hint| {
        let words = text::columns(&look.key_name(hint))
            .saturating_add(text::columns(&look.say(hint.label)));
        words.saturating_add(3)
    };
    let mut column = 0;
    for hint in command::footer(&all, canvas.width().saturating_add(2), width) {
        column = canvas.put(column, row, &look.key_name(hint), look.style(Role::Key));
        let label = look.say(hint.label);
        column = canvas.put(column.saturating_add(1), row, &label, look.style(Role::Text));
        column = column.saturating_add(2);
    }
}

/// Paints the keys of the screen beside the work area, on a part that may be empty.
pub fn draw_help(canvas: &mut Canvas<'_>, around: &Around<'_>, look: &Look) {
    for y in 0..canvas.height() {
        canvas.repeat(0, y, 1, look.glyphs().wall);
    }
    canvas.put(2, 0, &look.say("frame-help"), look.style(Role::Heading));
    let hints = command::all_hints(around.focus, &around.hints);
    let names: Vec<String> = hints.iter().map(|hint| look.key_name(hint)).collect();
    let room = names.iter().map(|name| text::columns(name)).max().unwrap_or(0);
    for (y, (hint, name)) in (2..).zip(hints.iter().zip(&names)) {
        canvas.put(2, y, name, look.style(Role::Key));
        canvas.put(room.saturating_add(4), y, &look.say(hint.label), look.style(Role::Text));
    }
}

fn put_cut(canvas: &mut Canvas<'_>, row: u16, room: u16, words: &str, how: (Level, &Look)) {
    let (level, look) = how;
    let words = text::cut(words, room, look.glyphs().cut);
    canvas.put_within((0, row), room, &words, look.level_style(level));
}
