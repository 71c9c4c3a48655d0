//! Paints one report: what it covers, and below it what was found or written.

use ratatui::layout::Rect;

use super::form::{Form, Item, Progress, Shown};
use super::told::{path_lines, written_lines};
use crate::ui::canvas::Canvas;
use crate::ui::look::Look;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

/// Columns of the labels.
const LABEL_COLUMNS: u16 = 14;

impl Form {
    /// Paints it; gives the place of the item in focus.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        if let Some(choice) = &self.choice {
            return choice.picker.draw(canvas, look, env.today());
        }
        canvas.put(2, 0, &look.say(&self.receiver), look.style(Role::Quiet));
        let mut spot = None;
        let mut row: u16 = 1;
        let items = self.items().into_iter().filter(|item| *item != Item::Check);
        for (at, item) in items.enumerate() {
            let column = self.draw_item(item, canvas, row, look);
            if at == self.cursor {
                canvas.put(0, row, ">", look.style(Role::Text));
                spot = canvas.place(column, row);
            }
            row = row.saturating_add(1);
        }
        let width = canvas.width();
        canvas.repeat(0, row, width, look.glyphs().rule);
        let title = match self.progress {
            Progress::Writing | Progress::Written(..) => "report-files",
            _ => "report-check",
        };
        canvas.put(2, row, &format!(" {} ", look.say(title)), look.style(Role::Heading));
        row = row.saturating_add(1);
        let rest = Rect::new(0, row, width, canvas.height().saturating_sub(row));
        let below = self.draw_below(&mut canvas.part(rest), look);
        if self.item() == Item::Check { below } else { spot }
    }

    fn draw_below(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let width = canvas.width();
        let (start, lines) = match &self.progress {
            Progress::Unchecked => return None,
            Progress::Checked(found) | Progress::Warned(found) => {
                let focused = (self.item() == Item::Check).then_some(());
                return found.draw(canvas, look, focused);
            }
            Progress::Writing => {
                (2, vec![(Role::Warn, look.say("report-writing-now").into_owned())])
            }
            // A path that is copied has nothing before it.
            Progress::Written(report, Shown::Paths) => (0, path_lines(report, width)),
            Progress::Written(report, Shown::Told) => {
                (2, written_lines(report, look, width.saturating_sub(4)))
            }
        };
        for (y, (role, line)) in (0..).zip(lines) {
            canvas.put(start, y, &line, look.style(role));
        }
        None
    }

    fn draw_item(&self, item: Item, canvas: &mut Canvas<'_>, row: u16, look: &Look) -> u16 {
        let start = LABEL_COLUMNS.saturating_add(2);
        let room = canvas.width().saturating_sub(start).saturating_sub(1);
        let label = match item {
            Item::Cohort => "report-cohort",
            Item::From => "report-from",
            Item::To => "report-to",
            Item::Format(0) => "report-formats",
            Item::Format(_) => "",
            Item::Folder => "report-folder",
            Item::Check => "",
        };
        if !label.is_empty() {
            canvas.put(2, row, &look.say(label), look.style(Role::Text));
        }
        match item {
            Item::From => self.from.draw(canvas, (start, row), room.min(14), look),
            Item::To => self.to.draw(canvas, (start, row), room.min(14), look),
            Item::Folder => self.folder.draw(canvas, (start, row), room, look),
            Item::Cohort => {
                let chosen = self.cohort.and_then(|at| self.cohorts.get(at));
                let words = match chosen {
                    Some(cohort) => format!("< {} {} >", cohort.code, cohort.title),
                    None => format!("< {} >", look.say("report-period")),
                };
                let words = text::cut(&words, room, look.glyphs().cut);
                canvas.put(start, row, &words, look.style(Role::Field));
                start
            }
            Item::Check => start,
            Item::Format(at) => {
                let (name, sign) = match self.formats.get(at) {
                    Some((name, true)) => (name.as_str(), 'x'),
                    Some((name, false)) => (name.as_str(), ' '),
                    None => ("", ' '),
                };
                let words = format!("[{sign}] {}", name.to_uppercase());
                canvas.put(start, row, &words, look.style(Role::Field));
                start.saturating_add(1)
            }
        }
    }
}
