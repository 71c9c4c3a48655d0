//! What is known of a graduate, beside the board or the list.

use crate::app::follow::Graduate;
use crate::ui::canvas::Canvas;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

use super::lines::Telling;

/// Paints it on a part of its own.
pub(super) fn draw(of: &Graduate, canvas: &mut Canvas<'_>, env: &Env<'_>) {
    let (look, room) = (env.look, canvas.width());
    let name = text::cut(&of.person.name, room, look.glyphs().cut);
    canvas.put(0, 0, &name, look.style(Role::Heading));
    let mut y = 2;
    for row in (Telling { look, today: env.today() }).brief(of) {
        canvas.put(0, y, row.label.trim(), look.style(Role::Quiet));
        let taken = text::columns(row.label.trim()).saturating_add(text::columns(&row.end.1));
        let fits = taken.saturating_add(2) < room;
        if fits {
            canvas.put_right(room, y, &row.end.1, look.style(row.end.0));
        }
        y = y.saturating_add(1);
        for line in row.folded(room.saturating_sub(2)) {
            canvas.put(2, y, &line, look.style(Role::Text));
            y = y.saturating_add(1);
        }
        if !fits {
            for line in text::wrap(&row.end.1, room.saturating_sub(2)) {
                canvas.put(2, y, &line, look.style(row.end.0));
                y = y.saturating_add(1);
            }
        }
    }
}
