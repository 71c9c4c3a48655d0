//! One change of the history: what it did, record by record and field by field.

use ratatui::layout::Rect;
use uuid::Uuid;

use super::{Screen, Spot, history};
use crate::app::changed::{Changed, DeedView, Shown, What};
use crate::ui::canvas::Canvas;
use crate::ui::command::{Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::table::{Beside, Cell, Column, Held, Listed, Marking, Rank, Spec, Table, Width};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::value;
use crate::ui::work::{Env, Loaded, Page, Wish};

const KEYS: &[Command<()>] = &[];

/// Rows above the list: what was done, by whom, a blank.
const ROWS_ABOVE: u16 = 3;

static SPEC: Spec<Changed> = Spec {
    name: "deed",
    id: |row| Uuid::from_u128(row.place.into()),
    columns: &[
        Column::new("record", "deed-record", Width::Flexible(14), |row: &Changed, env| {
            Cell::text(record(row, env.look))
        })
        .sorted(|row| Rank::words(&row.name))
        .filtered(),
        Column::new("field", "deed-field", Width::Fixed(13), |row: &Changed, env| {
            Cell::text(match &row.what {
                What::Made => env.look.say("deed-made").into_owned(),
                What::Removed => env.look.say("deed-removed").into_owned(),
                What::Field(_, Shown::Mark(_), _) | What::Field(_, _, Shown::Mark(_)) => {
                    env.look.say("deed-mark").into_owned()
                }
                What::Field(name, ..) => {
                    let label = env.look.field(name);
                    label.unwrap_or_else(|| env.look.say("deed-other").into_owned())
                }
            })
        })
        .filtered(),
        Column::new("before", "deed-before", Width::Flexible(10), |row: &Changed, env| {
            Cell::text(match &row.what {
                What::Field(name, before, _) => words(name, before, env.look),
                What::Made | What::Removed => String::new(),
            })
            .as_role(Role::Quiet)
        })
        .filtered(),
        Column::new("after", "deed-after", Width::Flexible(10), |row: &Changed, env| {
            Cell::text(match &row.what {
                What::Field(name, _, after) => words(name, after, env.look),
                What::Made | What::Removed => String::new(),
            })
        })
        .filtered(),
    ],
    sort: None,
    none: "deed-none",
    marking: Marking::Off,
    beside: Beside::Nothing,
};

/// One change.
#[derive(Debug)]
pub struct DeedScreen {
    view: Box<DeedView>,
    list: Table<Held<Changed>>,
}

impl DeedScreen {
    /// Shows what was read.
    pub fn new(mut view: Box<DeedView>) -> Self {
        let rows = std::mem::take(&mut view.rows);
        Self { view, list: Table::held(&SPEC, rows).leaving(ROWS_ABOVE) }
    }
}

fn record(row: &Changed, look: &Look) -> String {
    let kind = format!("record-kind-{}", row.kind.replace('_', "-"));
    format!("{} {}", look.say(&kind), row.name).trim_end().to_owned()
}

fn words(field: &str, shown: &Shown, look: &Look) -> String {
    match shown {
        Shown::Mark(letter) => look.mark(&letter.to_string()),
        Shown::Much => look.say("deed-much").into_owned(),
        Shown::Cell(cell) => {
            let words = value::words(cell, look);
            match field {
                "nik" => value::nik(&words),
                "phone" | "phone_other" => value::phone(&words),
                _ => words,
            }
        }
    }
}

impl Screen for DeedScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let when = look.moment(self.view.deed.at.naive_local(), env.today());
        let count = self.list.rows().len();
        let total = look.say_with("deed-count", &[("count", count.into())]);
        let crumbs = vec![look.say("menu-history").into_owned(), when];
        Head { area: None, crumbs, state: self.list.state(look, total) }
    }

    fn focus(&self) -> Focus {
        self.list.focus()
    }

    fn hints(&self) -> Vec<&'static Hint> {
        self.list.hints(KEYS)
    }

    fn purpose(&self) -> &'static str {
        "purpose-deed"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        self.list.update(key, env).unwrap_or_else(|| vec![Wish::Beep])
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let (width, height) = (canvas.width(), canvas.height());
        let (role, said) = history::words(&self.view.deed, look);
        let said = text::cut(&said, width.saturating_sub(2), look.glyphs().cut).into_owned();
        canvas.put(2, 0, &said, look.style(role));
        let by = look.say_with("deed-by", &[("operator", self.view.deed.operator.as_str().into())]);
        canvas.put(2, 1, &by, look.style(Role::Quiet));
        let list = Rect::new(0, ROWS_ABOVE, width, height.saturating_sub(ROWS_ABOVE));
        self.list.draw(&mut canvas.part(list), env)
    }

    fn interrupt(&mut self, _env: &Env<'_>) -> Vec<Wish> {
        self.list.interrupt();
        Vec::new()
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        self.list.paste(pasted)
    }

    fn lists(&mut self) -> Vec<&mut dyn Listed> {
        vec![&mut self.list]
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Deed(self.view.deed.id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Deed(mut view) = loaded {
            self.list.renew(std::mem::take(&mut view.rows));
            self.view = view;
        }
    }
}
