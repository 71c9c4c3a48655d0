//! What is known of the person under the cursor, beside the list.

use crate::app::people::PersonRow;
use crate::domain::fields::label_of;
use crate::ui::canvas::Canvas;
use crate::ui::look::Look;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

use super::columns::{stage, words};

/// Columns of a label.
const LABEL_COLUMNS: u16 = 16;

/// What is shown, a group after the other; a group without any value is left out.
const GROUPS: &[&[&str]] = &[
    &["nik", "birth_place", "birth_date", "sex"],
    &["phone", "phone_other", "phone_other_owner", "email"],
    &["address", "rt_rw", "village", "region"],
    &["education", "kind", "country", "sector", "job", "departed_year", "returned_year"],
    &["pmi_id", "passport", "business_idea", "guardian"],
];

/// Paints the values that there are.
pub(super) fn draw(row: &PersonRow, canvas: &mut Canvas<'_>, env: &Env<'_>) {
    let look = env.look;
    let name = text::cut(&words(row, "name", look), canvas.width(), look.glyphs().cut).into_owned();
    canvas.put(0, 0, &name, look.style(Role::Heading));
    let mut y = 1;
    let mut own = vec![("column-cohort".to_owned(), row.cohorts.join(", "))];
    own.push(("people-stage".to_owned(), stage(row, look)));
    put_group(&own, canvas, &mut y, look);
    for group in GROUPS {
        let rows = group.iter().map(|name| (label_of(name), words(row, name, look)));
        put_group(&rows.collect::<Vec<_>>(), canvas, &mut y, look);
    }
}

fn put_group(rows: &[(String, String)], canvas: &mut Canvas<'_>, y: &mut u16, look: &Look) {
    let before = *y;
    for (label, value) in rows.iter().filter(|row| !row.1.is_empty()) {
        let label = text::cut(&look.say(label), LABEL_COLUMNS, look.glyphs().cut).into_owned();
        canvas.put(0, *y, &label, look.style(Role::Quiet));
        let start = LABEL_COLUMNS.saturating_add(1);
        let lines = text::wrap(value, canvas.width().saturating_sub(start));
        for line in &lines {
            canvas.put(start, *y, line, look.style(Role::Text));
            *y = y.saturating_add(1);
        }
    }
    if *y > before {
        *y = y.saturating_add(1);
    }
}
