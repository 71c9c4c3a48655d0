//! Draws the editions and their modules, and says who uses an edition and what a module needs.

use super::{Curricula, Pane};
use crate::app::curricula::Standing;
use crate::domain::coded::Coded as _;
use crate::domain::fields::choice_label;
use crate::domain::id::ModuleId;
use crate::domain::records::{Curriculum, Module};
use crate::ui::canvas::Canvas;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;

/// Columns of the code of a module.
const CODE_COLUMNS: u16 = 6;

/// Columns right of the title of a module: JP, kind, points.
const RIGHT_COLUMNS: u16 = 20;

impl Curricula {
    pub(super) fn draw_editions(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        canvas.put(2, 0, &look.say("menu-curricula"), look.style(Role::Heading));
        if self.rows.is_empty() {
            canvas.put(2, 1, &look.say("curricula-none"), look.style(Role::Quiet));
            return canvas.place(2, 1);
        }
        let height = canvas.height().saturating_sub(1);
        let shown = list::page(self.edition, self.rows.len(), height);
        let mut spot = None;
        for (y, index) in (1..).zip(shown) {
            let Some(row) = self.rows.get(index) else { break };
            let edition = [("edition", i64::from(row.curriculum.edition).into())];
            let role = if row.curriculum.edition < row.newest { Role::Quiet } else { Role::Text };
            let width = canvas.width();
            let word = look.say_with("curriculum-edition", &edition);
            let end = canvas.put_right(width, y, &word, look.style(role));
            let room = end.saturating_sub(3);
            let code = text::cut(&row.curriculum.code, room, look.glyphs().cut);
            canvas.put(2, y, &code, look.style(role));
            if index == self.edition {
                spot = mark((self.pane, Pane::Editions), canvas, y, look);
            }
        }
        spot
    }

    pub(super) fn draw_modules(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let here = self.here()?;
        let modules = here.curriculum.in_order();
        let jp: i64 = modules.iter().map(|row| i64::from(row.1.jp)).sum();
        let facts = [("count", modules.len().into()), ("jp", jp.into())];
        let heading = look.say_with("curriculum-modules", &facts);
        canvas.put(2, 0, &heading, look.style(Role::Heading));
        let width = canvas.width();
        let right = look.say("curriculum-columns");
        canvas.put(width.saturating_sub(RIGHT_COLUMNS), 0, &right, look.style(Role::Quiet));
        if modules.is_empty() {
            canvas.put(2, 1, &look.say("curriculum-no-modules"), look.style(Role::Quiet));
            return (self.pane == Pane::Modules).then(|| canvas.place(2, 1)).flatten();
        }
        let shown = list::page(self.module, modules.len(), canvas.height().saturating_sub(1));
        let mut spot = None;
        for (y, index) in (1..).zip(shown) {
            let Some((_, module)) = modules.get(index) else { break };
            draw_module(module, &here.curriculum, canvas, (y, look));
            if index == self.module && self.pane == Pane::Modules {
                spot = mark((self.pane, Pane::Modules), canvas, y, look);
            }
        }
        spot
    }

    /// Says what is known of the row in focus.
    pub(super) fn advice_of(&self, look: &Look) -> Option<String> {
        let here = self.here()?;
        let modules = here.curriculum.in_order();
        if let Some((_, module)) = modules.get(self.module).filter(|_| self.pane == Pane::Modules) {
            return Some(of_module(module, &here.curriculum, look));
        }
        let rule = &here.curriculum.rule;
        let facts = [
            ("percent", i64::from(rule.attendance_percent).into()),
            ("mark", i64::from(rule.pass_mark).into()),
        ];
        let rule = look.say_with("meeting-rule", &facts);
        if here.cohorts.is_empty() {
            return Some(rule);
        }
        let codes: Vec<&str> = here.cohorts.iter().map(|row| row.code.as_str()).collect();
        let id = match here.standing {
            Standing::Frozen => "curriculum-used-by",
            Standing::Free => "curriculum-named-by",
        };
        let used = look.say_with(id, &[("cohorts", codes.join(", ").into())]);
        Some(format!("{rule} {used}"))
    }
}

/// Paints a module: number, code and title, to the right JP, kind and the points that are needed.
fn draw_module(
    module: &Module,
    curriculum: &Curriculum,
    canvas: &mut Canvas<'_>,
    (y, look): (u16, &Look),
) {
    let width = canvas.width();
    let style = look.style(Role::Text);
    canvas.put(2, y, &format!("{:>2}", module.order), look.style(Role::Quiet));
    canvas.put(5, y, &text::cut(&module.code, CODE_COLUMNS, look.glyphs().cut), style);
    let start = u16::saturating_add(6, CODE_COLUMNS);
    let right = width.saturating_sub(RIGHT_COLUMNS);
    let room = right.saturating_sub(start).saturating_sub(1);
    canvas.put(start, y, &text::cut(&module.title, room, look.glyphs().cut), style);
    canvas.put_right(right.saturating_add(2), y, &module.jp.to_string(), style);
    let kind = match module.kind.unknown_code() {
        Some(code) => code.to_owned(),
        None => look.say(&choice_label("module-kind", module.kind.code())).into_owned(),
    };
    let kind = text::cut(&kind, 9, look.glyphs().cut);
    canvas.put(right.saturating_add(4), y, &kind, style);
    let points = if module.required {
        module.pass_mark.unwrap_or(curriculum.rule.pass_mark).to_string()
    } else {
        "-".to_owned()
    };
    canvas.put_right(width, y, &points, style);
}

fn of_module(module: &Module, curriculum: &Curriculum, look: &Look) -> String {
    let mut parts = vec![module.title.clone()];
    if !module.unit.is_empty() {
        parts.push(module.unit.clone());
    }
    if !module.required {
        parts.push(look.say("curriculum-elective").into_owned());
    }
    let code = |id: &ModuleId| curriculum.modules.get(id).map(|module| module.code.clone());
    let needs: Vec<String> = module.prerequisites.iter().filter_map(code).collect();
    if !needs.is_empty() {
        parts.push(look.say_with("curriculum-needs", &[("modules", needs.join(", ").into())]));
    }
    format!("{}: {}", module.code, parts.join(", "))
}

/// Marks the row under the cursor, reversed only in the list that has the keys.
fn mark(pane: (Pane, Pane), canvas: &mut Canvas<'_>, y: u16, look: &Look) -> Option<Spot> {
    canvas.put(0, y, ">", look.style(Role::Text));
    if pane.0 != pane.1 {
        return None;
    }
    let width = canvas.width();
    canvas.restyle(2, y, width, look.style(Role::Focus));
    canvas.place(2, y)
}
