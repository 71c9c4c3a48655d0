//! What is noted of a graduate with few keys: a step towards exporting, a note, a new record.

use crate::app::follow::{self, Graduate};
use crate::app::sheet::Journey;
use crate::domain::id::PersonId;
use crate::domain::stage::{Kept, STEPS, Stage, Step, step_of};
use crate::ui::act::{Act, Answer};
use crate::ui::ask::{Ask, Choice};
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::work::{Job, Wish};

use super::form;

/// Asks which step is to be noted, those of the next stage on top; its form asks for the rest.
pub(super) fn ask_step(of: &Graduate, look: &Look) -> Vec<Wish> {
    choose_step(of, &to_note(of), look)
}

/// Asks which step of a stage is to be noted.
pub(super) fn ask_step_of(of: &Graduate, stage: u8, look: &Look) -> Vec<Wish> {
    let own = of.standing.missing_for(Stage::of_number(stage).unwrap_or(Stage::FIRST));
    let all = STEPS.iter().filter(|step| step.stage == stage);
    let steps: Vec<&'static Step> = if own.is_empty() { all.collect() } else { own };
    choose_step(of, &steps, look)
}

fn choose_step(of: &Graduate, steps: &[&'static Step], look: &Look) -> Vec<Wish> {
    let person = of.person.id;
    if let [only] = steps {
        return form(Journey::Step(person, only.word));
    }
    let row = |step: &&Step| {
        let stage = Stage::of_number(step.stage).unwrap_or(Stage::FIRST);
        let (name, stage) = (look.say(&step.message()).into_owned(), stage.message());
        Choice::new(step.word, format!("{name}   ({})", look.say(&stage)))
    };
    let rows = steps.iter().map(row).collect();
    let facts = [("name", of.person.name.as_str().into())];
    let title = look.say_with("ask-step", &facts);
    let then = move |word: &str| {
        step_of(word).map(|step| form(Journey::Step(person, step.word))).unwrap_or_default()
    };
    vec![Wish::Ask(Box::new(Ask::choose(title, rows, then)))]
}

/// Asks for a note, which is kept with today's date.
pub(super) fn ask_note(person: PersonId, name: &str, look: &Look) -> Vec<Wish> {
    let title = look.say_with("ask-note", &[("name", name.into())]);
    let then = move |text: &str| {
        let text = text.to_owned();
        let act = Act::new("follow-note", move |room| {
            let note = follow::note(room.app, person, &text)?;
            Ok(Answer::said(Note::info("said-noted").fact("what", note.subject)))
        });
        vec![Wish::Do(Job::Act(act))]
    };
    vec![Wish::Ask(Box::new(Ask::line(title, "", then)))]
}

/// Asks what is to be added.
pub(super) fn ask_new(of: &Graduate, look: &Look) -> Vec<Wish> {
    let person = of.person.id;
    let mut rows: Vec<(String, Journey)> = vec![
        (look.say("new-step").into_owned(), Journey::Step(person, "")),
        (look.say("new-task").into_owned(), Journey::NewTask(person)),
        (look.say("new-venture").into_owned(), Journey::NewVenture(person)),
    ];
    for venture in &of.road.ventures {
        let named = |id: &str| look.say_with(id, &[("venture", venture.name.as_str().into())]);
        rows.push((named("new-permit"), Journey::NewPermit(venture.id)));
        rows.push((named("new-product"), Journey::NewProduct(venture.id)));
    }
    rows.push((look.say("new-shipment").into_owned(), Journey::Step(person, "ekspor")));
    rows.push((look.say("new-consent").into_owned(), Journey::NewConsent(person)));
    let choices = rows.iter().enumerate().map(|(at, row)| Choice::new(at.to_string(), &*row.0));
    let choices = choices.collect();
    let (steps, subjects): (Vec<Wish>, Vec<Journey>) =
        (ask_step(of, look), rows.into_iter().map(|row| row.1).collect());
    let then = move |at: &str| match at.parse().ok().and_then(|at: usize| subjects.get(at)) {
        Some(Journey::Step(_, "")) => steps,
        Some(subject) => form(*subject),
        None => Vec::new(),
    };
    let title = look.say_with("ask-new", &[("name", of.person.name.as_str().into())]);
    vec![Wish::Ask(Box::new(Ask::choose(title, choices, then)))]
}

/// Lists the steps that can be noted: those that lead to the next stage, then those above, then
/// those below that have no proof.
fn to_note(of: &Graduate) -> Vec<&'static Step> {
    let reached = of.standing.reached;
    let mut steps = reached.next().map(|next| of.standing.missing_for(next)).unwrap_or_default();
    let above = STEPS.iter().filter(|step| step.stage > reached.number);
    let below = STEPS.iter().filter(|step| step.stage <= reached.number);
    for step in above.chain(below) {
        let is_held = of.standing.proofs.iter().any(|proof| {
            proof.step == step && proof.expired.is_none() && step.kept != Kept::Shipment
        });
        if !steps.contains(&step) && !is_held {
            steps.push(step);
        }
    }
    steps
}
