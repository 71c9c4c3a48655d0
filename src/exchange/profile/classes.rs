//! Computes what a class tells: marks, scores, the decision.

use crate::domain::field::Cell;
use crate::domain::id::{ModuleId, SessionId};
use crate::domain::records::{Lesson, Mark, Session};
use crate::domain::tally::Tally;
use crate::locale::Arg;

use super::context::{Context, Environment};

/// Letters of the register in the order of display; `T` is somebody present who came late.
pub(super) const LATE: char = 'T';

/// Gives the mark of a participant in a session as its letter.
pub(super) fn letter(row: &Context<'_>, session: SessionId) -> Cell {
    let mark = row
        .registers
        .and_then(|registers| registers.get(&session))
        .zip(row.enrolment)
        .and_then(|(register, enrolment)| register.marks.get(&enrolment.id));
    mark.map_or(Cell::Empty, |mark: &Mark| Cell::Text(mark.letter().to_string()))
}

/// Gives the score of a participant in a module.
pub(super) fn score(row: &Context<'_>, module: ModuleId) -> Cell {
    let score = row.enrolment.and_then(|enrolment| enrolment.scores.get(&module));
    score.map_or(Cell::Empty, |score| score.cell())
}

/// Gives a figure of the attendance of a participant.
pub(super) fn tallied(row: &Context<'_>, figure: fn(&Tally) -> i64) -> Cell {
    row.tally.map_or(Cell::Empty, |tally| Cell::Integer(figure(tally)))
}

/// Gives the attendance in percent; nothing while nothing is expected.
pub(super) fn percent(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    row.tally.and_then(Tally::percent).map_or(Cell::Empty, Cell::Percent)
}

/// Says the reasons of a decision, with their figures where these still hold.
///
/// A decision keeps codes only. What has been corrected since then is told without figures.
pub(super) fn reasons(row: &Context<'_>, around: &Environment<'_>) -> Cell {
    let Some(outcome) = row.outcome else { return Cell::Empty };
    let told = |stored: &String| {
        if let Some(unmet) = row.unmet.iter().find(|unmet| unmet.stored() == *stored) {
            let facts: Vec<(&str, Arg)> =
                unmet.facts().into_iter().map(|(name, value)| (name, value.into())).collect();
            return around.words.say_with(unmet.message(), &facts);
        }
        let (code, module) = stored.split_once(':').unwrap_or((stored, ""));
        let id = format!("reason-{code}");
        format!("{} {module}", around.words.say(&id)).trim_end().to_owned()
    };
    Cell::text(&outcome.reasons.iter().map(told).collect::<Vec<_>>().join("; "))
}

/// Counts the marks of a session that have a letter.
pub(super) fn marks_of_session(row: &Context<'_>, letter: char) -> Cell {
    let register =
        row.session.and_then(|session| row.registers.and_then(|all| all.get(&session.id)));
    let Some(register) = register else { return Cell::Empty };
    let count = register.marks.values().filter(|mark| mark.letter() == letter).count();
    Cell::integer(i64::try_from(count).ok())
}

/// Names what was taught in a session: the modules, or the topics where there is no module.
pub(super) fn taught(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    let title = |lesson: &Lesson| {
        let modules = row.curriculum.map(|curriculum| &curriculum.modules);
        let module = lesson.module.and_then(|id| modules.and_then(|modules| modules.get(&id)));
        module.map_or_else(|| lesson.topic.clone(), |module| module.title.clone())
    };
    joined(row.session, title)
}

/// Names who taught in a session.
pub(super) fn instructors(row: &Context<'_>, _: &Environment<'_>) -> Cell {
    joined(row.session, |lesson| lesson.instructor.clone())
}

fn joined(session: Option<&Session>, part: impl Fn(&Lesson) -> String) -> Cell {
    let mut parts: Vec<String> = Vec::new();
    for text in session.iter().flat_map(|session| session.lessons.values()).map(part) {
        if !text.is_empty() && !parts.contains(&text) {
            parts.push(text);
        }
    }
    Cell::text(&parts.join("; "))
}
