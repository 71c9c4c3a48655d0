//! What a cohort's keys ask and do: its state, its sessions, its people.

use crate::app::people;
use crate::app::{App, AppError, cohort_care, memberships, session_care};
use crate::domain::coded::Coded as _;
use crate::domain::field::Cell;
use crate::domain::id::{CohortId, EnrolmentId, PersonId, SessionId};
use crate::locale::{Arg, Language, Words};
use crate::ui::act::{Act, Answer, Inquiry, Room};
use crate::ui::ask::{Ask, Choice};
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::work::{Job, Wish};

/// Most people that are offered for a name.
const HITS_MOST: usize = 50;

fn act(
    name: &'static str,
    work: impl FnOnce(&Room<'_>) -> Result<Answer, AppError> + Send + 'static,
) -> Wish {
    Wish::Do(Job::Act(Act::new(name, work)))
}

/// Asks for the state that a cohort is to take; what stands in the way of one is said beside it.
pub(in crate::ui::screens) fn ask_state(cohort: CohortId, language: Language) -> Vec<Wish> {
    let look = move |room: &Room<'_>| {
        let words = Words::new(language);
        let mut rows = Vec::new();
        let mut obstacles = Vec::new();
        let mut present = String::new();
        for choice in cohort_care::states(room.app, cohort)? {
            let code = choice.state.code().to_owned();
            let word = words.say(&format!("choice-cohort-state-{code}")).into_owned();
            let Some(fault) = choice.obstacle else {
                rows.push(Choice::new(code, word));
                continue;
            };
            let error = cohort_care::obstacle(room.app, cohort, &fault)?;
            let why = Note { level: Level::Warn, ..Note::from(&error) };
            if fault.message() == "error-state-there" {
                present.clone_from(&code);
                rows.push(Choice::new(&code, format!("{word} *")));
            } else {
                rows.push(Choice::new(&code, format!("{word}: {}", said(&words, &error))));
            }
            obstacles.push((code, why));
        }
        let then = move |code: &str| match obstacles.iter().find(|row| row.0 == code) {
            Some((_, why)) => vec![Wish::Beep, Wish::Say(why.clone())],
            None => vec![set_state(cohort, code)],
        };
        let title = words.say("ask-cohort-state").into_owned();
        Ok(vec![Wish::Ask(Box::new(Ask::choose(title, rows, then).at(&present)))])
    };
    vec![Wish::Do(Job::Inquire(Inquiry::new("states", look)))]
}

fn said(words: &Words, error: &AppError) -> String {
    let args: Vec<(&str, Arg)> = error
        .facts
        .iter()
        .map(|(name, fact)| match fact {
            crate::app::Fact::Text(text) => (*name, text.as_str().into()),
            crate::app::Fact::Number(number) => (*name, (*number).into()),
        })
        .collect();
    words.say_with(error.id, &args)
}

fn set_state(cohort: CohortId, code: &str) -> Wish {
    let state = crate::domain::records::CohortState::of_code(code.to_owned());
    act("state", move |room| {
        let cohort = cohort_care::set_state(room.app, cohort, state)?;
        Ok(Answer::said(Note::info("said-cohort-state").fact("code", cohort.code)))
    })
}

/// Asks why a session does not take place, and notes it.
pub(super) fn cancel(which: (CohortId, SessionId), number: u16, look: &Look) -> Vec<Wish> {
    let facts = [("number", i64::from(number).into())];
    let title = look.say_with("ask-cancel-session", &facts);
    let then = move |reason: &str| {
        if reason.trim().is_empty() {
            return vec![Wish::Beep, Wish::Say(Note::warn("error-reason-needed"))];
        }
        let reason = reason.to_owned();
        vec![act("cancel", move |room| {
            session_care::cancel(room.app, which, &reason)?;
            let note = Note::info("said-session-cancelled");
            Ok(Answer::said(note.fact("number", i64::from(number))))
        })]
    };
    let about = vec![look.say("ask-cancel-about").into_owned()];
    vec![Wish::Ask(Box::new(Ask::line(title, "", then).about(about)))]
}

/// Lets a session take place after all.
pub(super) fn revive((cohort, session): (CohortId, SessionId), number: u16) -> Vec<Wish> {
    vec![act("revive", move |room| {
        session_care::revive(room.app, cohort, session)?;
        let note = Note::info("said-session-revived");
        Ok(Answer::said(note.fact("number", i64::from(number))))
    })]
}

/// Takes somebody back who left.
pub(super) fn readmit(which: (CohortId, EnrolmentId), name: &str) -> Vec<Wish> {
    let name = name.to_owned();
    vec![act("readmit", move |room| {
        let back = memberships::readmit(room.app, which)?;
        let note = Note::info("said-readmitted").fact("roll", i64::from(back.roll));
        Ok(Answer::said(note.fact("name", name)))
    })]
}

/// Asks whom to look for among all who are known, then whom of those found to enrol.
pub(super) fn enrol(cohort: CohortId, look: &Look) -> Vec<Wish> {
    let language = look.language();
    let then = move |typed: &str| {
        if typed.trim().is_empty() {
            return vec![Wish::Beep, Wish::Say(Note::warn("said-nobody-typed"))];
        }
        let typed = typed.to_owned();
        let look = move |room: &Room<'_>| offer(room.app, cohort, &typed, language);
        vec![Wish::Do(Job::Inquire(Inquiry::new("enrol", look)))]
    };
    let title = look.say("ask-enrol").into_owned();
    let about = vec![look.say("ask-enrol-about").into_owned()];
    vec![Wish::Ask(Box::new(Ask::line(title, "", then).about(about)))]
}

/// Lists who was found, to be chosen from however few they are.
fn offer(
    app: &App,
    cohort: CohortId,
    typed: &str,
    language: Language,
) -> Result<Vec<Wish>, AppError> {
    app.directory.renew(app)?;
    let wish = people::Wish { filter: typed.to_owned(), ..people::Wish::default() };
    let found = people::list(app, &app.directory, &wish)?;
    let fields = ["name", "birth_date", "village"];
    let rows = people::rows(app, &app.directory, &found, 0..HITS_MOST, &fields)?;
    if rows.is_empty() {
        let note = Note::warn("said-nobody-found").fact("typed", typed);
        return Ok(vec![Wish::Beep, Wish::Say(note)]);
    }
    let choices = rows.iter().map(|row| {
        let cells = row.cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::Date(day) => Some(day.format("%d-%m-%Y").to_string()),
            _ => None,
        });
        let codes = Some(row.cohorts.join(", ")).filter(|codes| !codes.is_empty());
        let words: Vec<String> = cells.chain(codes).collect();
        Choice::new(row.person.to_string(), words.join("  "))
    });
    let choices: Vec<Choice> = choices.collect();
    let people: Vec<(String, PersonId)> =
        rows.iter().map(|row| (row.person.to_string(), row.person)).collect();
    let then = move |code: &str| {
        let person = people.iter().find(|row| row.0 == code).map(|row| row.1);
        person.map(|person| enrol_person(cohort, person)).into_iter().collect()
    };
    let title = Words::new(language).say("ask-enrol-whom").into_owned();
    Ok(vec![Wish::Ask(Box::new(Ask::choose(title, choices, then)))])
}

fn enrol_person(cohort: CohortId, person: PersonId) -> Wish {
    act("enrol", move |room| {
        let enrolled = memberships::enrol(room.app, cohort, person, None)?;
        let roll = i64::from(enrolled.enrolment.roll);
        let note = match enrolled.over_capacity {
            None => Note::info("said-enrolled"),
            Some((places, people)) => Note::warn("said-enrolled-over")
                .fact("places", i64::from(places))
                .fact("people", people),
        };
        Ok(Answer::said(note.fact("roll", roll)))
    })
}
