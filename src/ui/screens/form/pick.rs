//! Chooses what goes into a field: from a list, a calendar, or what another field tells.

use chrono::NaiveDate;

use super::{After, FormScreen};
use crate::app::sheet::{Ask as SheetAsk, BesideKind, Choosable, Label};
use crate::domain::field::FieldKind;
use crate::domain::fields::read_date;
use crate::ui::ask::{Ask, Choice};
use crate::ui::note::Note;
use crate::ui::work::{Env, Wish};

impl FormScreen {
    /// Gives what is offered for the field in focus.
    pub(super) fn offer(&self) -> Option<String> {
        let name = self.input()?.row().name;
        let offer = self.beside(name, |kind| matches!(kind, BesideKind::Offer(_)))?;
        if let BesideKind::Offer(text) = &offer.kind { Some(text.clone()) } else { None }
    }

    pub(super) fn pick(&mut self, env: &Env<'_>) -> Vec<Wish> {
        let Some(input) = self.input() else { return vec![Wish::Beep] };
        let label = env.look.say(&input.row().label).into_owned();
        let (field, kind, text) = (input.row().name, input.row().kind, input.field().text());
        if kind == FieldKind::Date {
            let start: NaiveDate = read_date(text).unwrap_or_else(|_| env.today());
            let ask = Ask::day(label, start, |day| vec![Wish::Fill(day.to_owned())]);
            return vec![Wish::Ask(Box::new(ask))];
        }
        let text = text.to_owned();
        self.after = After::Stay;
        self.ask(SheetAsk::Choices { field, text })
    }

    /// Shows what can be chosen; the only hit for what was typed is taken at once.
    pub(super) fn choose(
        &mut self,
        field: &'static str,
        rows: Vec<Choosable>,
        env: &Env<'_>,
    ) -> Vec<Wish> {
        let after = self.after;
        if let ([only], true) = (rows.as_slice(), after != After::Stay) {
            return self.ask(SheetAsk::Set { field, text: only.code.clone() });
        }
        if rows.is_empty() {
            if after == After::Stay {
                return vec![Wish::Beep, Wish::Say(Note::warn("said-nothing-to-choose"))];
            }
            let text = self.input().map(|input| input.meant(env.look)).unwrap_or_default();
            return self.ask(SheetAsk::Set { field, text });
        }
        let Some(input) = self.input() else { return Vec::new() };
        let title = env.look.say(&input.row().label).into_owned();
        let held = input.text();
        let choices = rows.into_iter().map(|row| match row.label {
            Label::Words(words) => Choice::new(row.code, words),
            Label::Message(id) => Choice::new(row.code, env.look.say(&id)),
        });
        let then = |code: &str| vec![Wish::Fill(code.to_owned())];
        vec![Wish::Ask(Box::new(Ask::choose(title, choices.collect(), then).at(&held)))]
    }
}
