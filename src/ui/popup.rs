//! A box over the work area, cut to it.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::look::Look;
use super::text;
use super::theme::Role;

/// Paints an empty box with a title in the middle, as large as its lines ask for and the part
/// allows; gives its inside.
pub fn open<'a>(
    canvas: &'a mut Canvas<'_>,
    title: &str,
    lines: &[String],
    look: &Look,
) -> Canvas<'a> {
    let longest = lines.iter().map(|line| text::columns(line)).max().unwrap_or(0);
    let wished = longest.max(text::columns(title).saturating_add(2)).saturating_add(4);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let (width, height) = (wished.min(canvas.width()), rows.min(canvas.height()));
    let x = canvas.width().saturating_sub(width) / 2;
    let y = canvas.height().saturating_sub(height) / 2;
    let mut frame = canvas.part(Rect::new(x, y, width, height));
    frame.clear();
    draw_border(&mut frame, title, look);
    let inside = Rect::new(
        x.saturating_add(2),
        y.saturating_add(1),
        width.saturating_sub(4),
        height.saturating_sub(2),
    );
    canvas.part(inside)
}

fn draw_border(frame: &mut Canvas<'_>, title: &str, look: &Look) {
    let (right, bottom) = (frame.width().saturating_sub(1), frame.height().saturating_sub(1));
    let glyphs = *look.glyphs();
    for y in [0, bottom] {
        frame.repeat(0, y, frame.width(), glyphs.rule);
    }
    for y in 1..bottom {
        frame.repeat(0, y, 1, glyphs.wall);
        frame.repeat(right, y, 1, glyphs.wall);
    }
    let [upper_left, upper_right, lower_left, lower_right] = glyphs.corners;
    for (x, y, sign) in [
        (0, 0, upper_left),
        (right, 0, upper_right),
        (0, bottom, lower_left),
        (right, bottom, lower_right),
    ] {
        frame.repeat(x, y, 1, sign);
    }
    let title = format!(" {title} ");
    frame.put_within((2, 0), right.saturating_sub(2), &title, look.style(Role::Heading));
}
