//! Draws a form: a field a row, headings where groups begin, what is to be said beside each.

use super::input::Input;
use super::{FormScreen, label};
use crate::app::edit::Stored;
use crate::app::sheet::{BesideKind, Subject};
use crate::domain::field::{FieldKind, Needed};
use crate::ui::canvas::Canvas;
use crate::ui::frame::Head;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Env;

/// Most columns of the labels.
const LABEL_MOST: u16 = 26;

/// A row of the form.
#[derive(Clone, Copy)]
enum Line {
    Heading(&'static str),
    Field(usize),
}

impl FormScreen {
    pub(super) fn head_of(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let title = Note::from(self.title.clone());
        let mut state = Vec::new();
        if self.number > 1 {
            state.push(look.say_with("form-number", &[("number", self.number.into())]));
        }
        match (self.refused(), self.stored) {
            (0, Stored::NotYet) => state.push(look.say("form-not-stored").into_owned()),
            (0, Stored::Yes) => {}
            (count, _) => state.push(look.say_with("form-refused", &[("count", count.into())])),
        }
        let crumbs = vec![look.say(group_of(self.subject)).into_owned(), look.sentence(&title)];
        Head { area: None, crumbs, state: state.join("  ") }
    }

    pub(super) fn advice_of(&self, env: &Env<'_>) -> Option<(Level, String)> {
        let look = env.look;
        if let Some(draft) = &self.offered {
            let at = chrono::DateTime::from_timestamp_millis(draft.at_ms)?;
            let at = at.with_timezone(env.moment.now.offset()).naive_local();
            let note = Note::warn("ask-draft")
                .fact("when", look.moment(at, env.today()))
                .fact("count", draft.typed.len());
            return Some((Level::Warn, look.sentence(&note)));
        }
        let input = self.input()?;
        if let Some(note) = input.refusal() {
            let note = Note { level: Level::Warn, ..note.clone() };
            return Some((Level::Warn, look.sentences(&note).join(" ")));
        }
        let doubt = self.beside(input.row().name, |kind| *kind == BesideKind::Doubt);
        if let Some(doubt) = doubt {
            return Some((Level::Warn, look.sentence(&Note::from(doubt.said.clone()))));
        }
        Some((Level::Info, help(input, look)))
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (index, input) in self.inputs.iter().enumerate() {
            lines.extend(input.row().group.map(Line::Heading));
            lines.push(Line::Field(index));
        }
        lines
    }

    pub(super) fn draw_rows(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let lines = self.lines();
        let cursor =
            lines.iter().position(|line| matches!(line, Line::Field(at) if *at == self.at));
        let shown = list::page(cursor.unwrap_or(0), lines.len(), canvas.height());
        let widest = self.inputs.iter().map(|input| text::columns(&label(input, look))).max();
        let labels = widest.unwrap_or(0).min(LABEL_MOST.min(canvas.width() / 3));
        let mut spot = None;
        for (y, line) in (0..).zip(lines.iter().skip(shown.start).take(shown.len())) {
            match line {
                Line::Heading(id) => {
                    let width = canvas.width();
                    canvas.repeat(0, y, width, look.glyphs().rule);
                    let heading = format!(" {} ", look.say(id));
                    canvas.put(2, y, &heading, look.style(Role::Heading));
                }
                Line::Field(index) => {
                    let Some(input) = self.inputs.get(*index) else { continue };
                    let found = self.draw_field(canvas, (y, labels), input, look);
                    if *index == self.at {
                        canvas.put(0, y, ">", look.style(Role::Text));
                        spot = found;
                    }
                }
            }
        }
        spot
    }

    fn draw_field(
        &self,
        canvas: &mut Canvas<'_>,
        (y, labels): (u16, u16),
        input: &Input,
        look: &Look,
    ) -> Option<Spot> {
        let words = label(input, look);
        let words = text::cut(&words, labels, look.glyphs().cut);
        canvas.put(2, y, &words, look.style(Role::Text));
        let needed = if input.row().needed == Needed::Saving { "*" } else { " " };
        let start = labels.saturating_add(3);
        canvas.put(start.saturating_sub(1), y, needed, look.style(Role::Heading));
        let room = canvas.width().saturating_sub(start).saturating_sub(1);
        let columns = columns_of(input.row().kind).min(room);
        let mut column = input.field().draw(canvas, (start, y), columns, look);
        if let Some(word) = input.word(look) {
            let inside = columns.saturating_sub(2);
            let word = text::cut(&word, inside, look.glyphs().cut);
            column = start.saturating_add(1);
            canvas.put_within((column, y), inside, &word, look.style(Role::Field));
        }
        let beside = start.saturating_add(columns).saturating_add(1);
        let (role, said) = self.said_beside(input, look);
        let room = canvas.width().saturating_sub(beside);
        canvas.put(beside, y, &text::cut(&said, room, look.glyphs().cut), look.style(role));
        canvas.place(column, y)
    }

    /// Says what stands beside a field: why it was refused, a doubt, an offer, what it means.
    fn said_beside(&self, input: &Input, look: &Look) -> (Role, String) {
        if let Some(note) = input.refusal() {
            return (Role::Bad, look.sentence(note));
        }
        let name = input.row().name;
        let said = |role, found: Option<&crate::app::sheet::Beside>| {
            found.map(|row| (role, look.sentence(&Note::from(row.said.clone()))))
        };
        let doubt = said(Role::Warn, self.beside(name, |kind| *kind == BesideKind::Doubt));
        let offer = || {
            let offer = self.beside(name, |kind| matches!(kind, BesideKind::Offer(_)));
            said(Role::Quiet, offer.filter(|_| input.is_empty()))
        };
        let meaning = || said(Role::Quiet, self.beside(name, |kind| *kind == BesideKind::Meaning));
        doubt.or_else(offer).or_else(meaning).unwrap_or((Role::Text, String::new()))
    }
}

/// Says how a field is filled, and for what it is needed.
fn help(input: &Input, look: &Look) -> String {
    let how = match input.row().kind {
        FieldKind::Text | FieldKind::Name => "help-text",
        FieldKind::Notes => "help-notes",
        FieldKind::Digits(_) => "help-digits",
        FieldKind::Nik => "help-nik",
        FieldKind::Date => "help-date",
        FieldKind::Time => "help-time",
        FieldKind::Integer => "help-integer",
        FieldKind::Phone => "help-phone",
        FieldKind::Money => "help-money",
        FieldKind::Choice(_) => "help-choice",
        FieldKind::Region => "help-region",
        FieldKind::Country => "help-country",
        FieldKind::Check => "help-check",
    };
    let needed = match input.row().needed {
        Needed::Never => None,
        Needed::Saving => Some("help-needed-saving"),
        Needed::Graduation => Some("help-needed-graduation"),
        Needed::Report => Some("help-needed-report"),
    };
    let label = label(input, look);
    let how = look.say(how);
    match needed {
        None => format!("{label}: {how}"),
        Some(needed) => format!("{label}: {how} {}", look.say(needed)),
    }
}

/// Columns of a field, brackets included.
fn columns_of(kind: FieldKind) -> u16 {
    match kind {
        FieldKind::Digits(most) => u16::from(most).saturating_add(3),
        FieldKind::Nik => 21,
        FieldKind::Date => 13,
        FieldKind::Time => 8,
        FieldKind::Integer => 10,
        FieldKind::Phone | FieldKind::Money => 20,
        FieldKind::Choice(_) => 24,
        FieldKind::Country | FieldKind::Check => 9,
        FieldKind::Region => 16,
        FieldKind::Text | FieldKind::Name => 32,
        FieldKind::Notes => 46,
    }
}

/// Names the part of the program in which the form lies.
fn group_of(subject: Subject) -> &'static str {
    match subject {
        Subject::NewPerson(_) | Subject::Person(_) => "area-people",
        Subject::NewCohort
        | Subject::CopyCohort(_)
        | Subject::Cohort(_)
        | Subject::Leave(..)
        | Subject::PlanSessions(_)
        | Subject::Session(..)
        | Subject::Meeting(_) => "area-cohorts",
        Subject::NewCurriculum
        | Subject::Curriculum(_)
        | Subject::Rule(_)
        | Subject::NewModule(_)
        | Subject::Module(..) => "menu-curricula",
        Subject::Journey(_) => "area-alumni",
        Subject::Centre => "menu-settings",
    }
}
