//! Enrols the marked people in a cohort: which one is asked, and it is one change.

use crate::app::{memberships, overview};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::records::CohortState;
use crate::ui::act::{Act, Answer, Inquiry};
use crate::ui::ask::{Ask, Choice};
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::work::{Job, Wish};

/// Asks for the cohort, of those that still take people.
pub(super) fn ask(people: Vec<PersonId>, look: &Look) -> Vec<Wish> {
    let title = look.say_with("ask-enrol-many", &[("count", people.len().into())]);
    let inquiry = Inquiry::new("enrol-many", move |room| {
        let mut choices = Vec::new();
        for row in overview::cohorts(room.app)? {
            let cohort = row.cohort;
            if !matches!(cohort.state, CohortState::Graduated | CohortState::Archived) {
                let label = format!("{} {}", cohort.code, cohort.title);
                choices.push(Choice::new(cohort.id.uuid().to_string(), label));
            }
        }
        if choices.is_empty() {
            return Ok(vec![Wish::Beep, Wish::Say(Note::warn("said-no-open-cohort"))]);
        }
        let then = move |code: &str| match code.parse() {
            Ok(id) => enrol(CohortId::new(id), people),
            Err(_) => vec![Wish::Beep],
        };
        Ok(vec![Wish::Ask(Box::new(Ask::choose(title, choices, then)))])
    });
    vec![Wish::Do(Job::Inquire(inquiry))]
}

fn enrol(cohort: CohortId, people: Vec<PersonId>) -> Vec<Wish> {
    let act = Act::new("enrol-many", move |room| {
        let enrolled = memberships::enrol_together(room.app, cohort, &people)?;
        let id = if enrolled.known == 0 { "said-enrolled-many" } else { "said-enrolled-some" };
        let code = overview::cohort(room.app, cohort)?.row.cohort.code;
        let note = Note::info(id).fact("new", enrolled.new).fact("code", code);
        Ok(Answer::said(note.fact("known", enrolled.known)))
    });
    vec![Wish::Do(Job::Act(act))]
}
