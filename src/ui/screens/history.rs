//! Riwayat: what was done, by whom, and whether it still holds.

use crate::app::Fact;
use crate::app::deeds::{Deed, Holding};
use crate::domain::fields::label_of;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::note::{Note, Value};
use crate::ui::table::{Beside, Cell, Column, Held, Listed, Marking, Rank, Spec, Table, Width};
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
}

const KEYS: &[Command<Action>] =
    &[Command::new("key-what", "explain-history-open", &[Key::Enter], Action::Open).in_footer(90)];

static SPEC: Spec<Deed> = Spec {
    name: "history",
    id: |deed| deed.id,
    columns: &[
        Column::new("at", "history-when", Width::Fixed(17), |deed: &Deed, env| {
            Cell::text(env.look.moment(deed.at.naive_local(), env.today()))
        })
        .sorted(|deed| Rank::Number(deed.at.timestamp_millis())),
        Column::new("operator", "history-operator", Width::Fixed(10), |deed: &Deed, _| {
            Cell::text(&deed.operator).as_role(Role::Quiet)
        })
        .sorted(|deed| Rank::words(&deed.operator))
        .filtered(),
        Column::new("what", "history-what", Width::Flexible(24), |deed: &Deed, env| {
            let (role, words) = words(deed, env.look);
            Cell::text(words).as_role(role)
        })
        .filtered(),
        Column::new("records", "history-records", Width::Fixed(5), |deed: &Deed, _| {
            Cell::right(deed.records.to_string())
        })
        .sorted(|deed| Rank::Number(deed.records.into()))
        .from(100),
    ],
    sort: None,
    none: "history-none",
    marking: Marking::Off,
    beside: Beside::Nothing,
};

/// The newest changes.
#[derive(Debug)]
pub struct History {
    list: Table<Held<Deed>>,
}

/// Puts a change into words.
pub fn told(deed: &Deed) -> Note {
    let mut note = Note::info("log-unknown").fact("command", deed.command.as_str());
    note.id = format!("log-{}", deed.command.replace(['.', '_'], "-")).into();
    for (name, fact) in &deed.args {
        let value = match fact {
            Fact::Text(field) if name == "field" => Value::Note(Box::new(Note {
                id: label_of(field).into(),
                ..Note::info("log-unknown")
            })),
            _ => Value::Fact(fact.clone()),
        };
        note.facts.push((name.clone().into(), value));
    }
    note
}

impl History {
    /// Shows what was read.
    pub fn new(rows: Vec<Deed>) -> Self {
        Self { list: Table::held(&SPEC, rows) }
    }
}

/// Says what was done, and whether it still holds.
pub(super) fn words(deed: &Deed, look: &Look) -> (Role, String) {
    let said = look.sentence(&told(deed));
    let about = |id| (Role::Quiet, look.say_with(id, &[("what", said.as_str().into())]));
    match deed.holding {
        Holding::Undoes => about("history-undone"),
        Holding::Redoes => about("history-redone"),
        Holding::TakenBack => (Role::Gone, about("history-taken-back").1),
        Holding::Holds => (Role::Text, said),
    }
}

impl Screen for History {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let count = self.list.rows().len();
        let total = look.say_with("history-count", &[("count", count.into())]);
        let crumbs = vec![look.say("menu-history").into_owned()];
        Head { area: None, crumbs, state: self.list.state(look, total) }
    }

    fn focus(&self) -> Focus {
        self.list.focus()
    }

    fn hints(&self) -> Vec<&'static Hint> {
        self.list.hints(KEYS)
    }

    fn purpose(&self) -> &'static str {
        "purpose-history"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(wishes) = self.list.update(key, env) {
            return wishes;
        }
        match (command::action(KEYS, key), self.list.current()) {
            (Some(Action::Open), Some(deed)) => {
                vec![Wish::Do(Job::Load(Page::Deed(deed.id), Then::Push))]
            }
            (Some(Action::Open), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        self.list.draw(canvas, env)
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
        Some(Page::History)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::History(rows) = loaded {
            self.list.renew(rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::ui::fixtures;
    use crate::ui::glyphs::Glyphs;

    #[test]
    fn a_closed_register_tells_how_many_marks_nobody_typed() {
        let look = fixtures::look(Language::Indonesian, Glyphs::BOX);
        for (defaults, expected) in [
            (0_i64, "presensi 2026-03 sesi 6 selesai"),
            (3, "presensi 2026-03 sesi 6 selesai, 3 isian otomatis"),
        ] {
            let note = Note::info("log-session-close").fact("code", "2026-03");
            let note = note.fact("session", 6_i64).fact("defaults", defaults);
            assert_eq!(look.sentence(&note), expected);
        }
    }
}
