//! Puts into words what a list holds, what is wrong with it and what it would do.

use crate::app::Fact;
use crate::app::import::{Finding, Kind, Level as Grade, Place, Plan, Target, ValueChange};
use crate::domain::field::Cell;
use crate::domain::fields::{choice_label, label_of};

use crate::ui::look::Look;
use crate::ui::note::{Level, Note, Value};

/// What a column may hold that is no field, by its stable name.
const TARGETS: &[(&str, &str)] = &[
    ("birth", "target-birth"),
    ("regency", "target-regency"),
    ("province", "target-province"),
    ("day", "target-mark"),
    ("mark", "target-mark"),
    ("score", "target-score"),
];

/// Names a kind of list.
pub fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Participants => "kind-participants",
        Kind::Register => "kind-register",
        Kind::Scores => "kind-scores",
    }
}

/// Says what a column holds, with what tells it from others of its name.
pub fn target_words(target: Target, places: &[Place], look: &Look) -> String {
    let said = look.sentence(&labelled(target.name()));
    let number = match target {
        Target::Day(day) => return format!("{said} {}", day.format("%d-%m-%Y")),
        Target::Meeting(number) => Some(number),
        _ => None,
    };
    let is_it = |place: &&Place| match (place.target, target) {
        (Target::Score(one), Target::Score(other)) => one == other,
        (Target::Meeting(one), Target::Meeting(other)) => one == other,
        _ => false,
    };
    let detail = places.iter().find(is_it).map_or("", |place| place.detail.as_str());
    let words = [said, number.map(|number| number.to_string()).unwrap_or_default()];
    let words = words.iter().map(String::as_str).chain([detail]);
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}

/// Names a field, or what a column holds besides.
pub(super) fn labelled(field: &str) -> Note {
    let own = TARGETS.iter().find(|row| row.0 == field).map(|row| row.1.to_owned());
    Note { id: own.unwrap_or_else(|| label_of(field)).into(), ..Note::info("review-empty") }
}

/// Says a finding, with the heading of its column before it.
pub(super) fn found(finding: &Finding) -> Note {
    let mut said = Note::info(finding.id);
    let facts = finding.facts.iter();
    said.facts.extend(facts.map(|(name, value)| ((*name).into(), value.as_str().into())));
    let note = match finding.level {
        Grade::Error => Note { level: Level::Bad, ..Note::info("review-finding") },
        Grade::Warning => Note::warn("review-finding"),
    };
    let heading = if finding.heading.is_empty() {
        Value::Note(Box::new(labelled(finding.field)))
    } else {
        finding.heading.as_str().into()
    };
    note.fact("heading", heading).fact("what", Value::Note(Box::new(said)))
}

/// Says a value that would change; those of a class are told by their headings.
pub(super) fn changed(change: &ValueChange) -> Note {
    let field: Value = match change.field {
        "mark" | "score" => change.heading.as_str().into(),
        field => Value::Note(Box::new(labelled(field))),
    };
    Note::info("review-change")
        .fact("field", field)
        .fact("before", value_of(&change.before))
        .fact("after", value_of(&change.after))
}

/// Puts a value into words.
pub(super) fn value_of(cell: &Cell) -> Value {
    let message = |id: String| Value::Note(Box::new(Note { id: id.into(), ..Note::info("") }));
    match cell {
        Cell::Empty => message("review-empty".to_owned()),
        Cell::Text(text) => text.as_str().into(),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Percent(share) => format!("{},{:02}%", share / 100, share % 100).into(),
        Cell::Money(money) => money.to_string().into(),
        Cell::Date(date) => date.format("%d-%m-%Y").to_string().into(),
        Cell::Moment(at) => at.format("%d-%m-%Y %H.%M").to_string().into(),
        Cell::Check(true) => message("review-yes".to_owned()),
        Cell::Check(false) => message("review-no".to_owned()),
        Cell::Choice(list, code) => message(choice_label(list, code)),
    }
}

/// Says what a plan would do.
pub(super) fn summary(plan: &Plan) -> Note {
    counted(
        if plan.kind == Kind::Participants { "review-summary" } else { "review-summary-values" },
        plan,
    )
}

/// Says what a plan did.
pub fn done(plan: &Plan) -> Note {
    counted(
        if plan.kind == Kind::Participants { "said-imported" } else { "said-imported-values" },
        plan,
    )
}

fn counted(id: &'static str, plan: &Plan) -> Note {
    let note = Note::info(id).fact("code", plan.cohort.code.as_str());
    let counts = plan.counts().into_iter();
    counts.fold(note, |note, (name, count)| note.fact(name, Fact::from(count)))
}
