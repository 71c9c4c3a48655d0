//! Who of the graduates is looked at: the question, and how the answer is told.

use crate::app::follow::{CohortName, Only, Watch};
use crate::domain::id::CohortId;
use crate::ui::ask::{Ask, Choice};
use crate::ui::look::Look;
use crate::ui::work::{Job, Page, Then, Wish};

/// Asks who is to be looked at; `page` then shows them.
pub(super) fn ask(
    watch: Watch,
    cohorts: &[CohortName],
    look: &Look,
    page: impl FnOnce(Watch) -> Page + Send + 'static,
) -> Vec<Wish> {
    let own = ["watch-all", "watch-late", "watch-silent"];
    let mut rows: Vec<Choice> = own.into_iter().map(|id| Choice::new(id, look.say(id))).collect();
    rows.extend(cohorts.iter().map(|cohort| {
        Choice::new(cohort.id.to_string(), format!("{} {}", cohort.code, cohort.title))
    }));
    let then = move |code: &str| {
        let watch = match code {
            "watch-all" => Watch::EVERYBODY,
            "watch-late" => Watch { only: Only::Late, ..watch },
            "watch-silent" => Watch { only: Only::Silent, ..watch },
            id => Watch { cohort: id.parse().ok().map(CohortId::new), ..watch },
        };
        vec![Wish::Do(Job::Load(page(watch), Then::Renew))]
    };
    vec![Wish::Ask(Box::new(Ask::choose(look.say("ask-watch").into_owned(), rows, then)))]
}

/// Says who is looked at, where that is not everybody.
pub(super) fn told(watch: Watch, cohorts: &[CohortName], look: &Look) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(id) = watch.cohort {
        let cohort = cohorts.iter().find(|cohort| cohort.id == id);
        words.extend(cohort.map(|cohort| cohort.code.clone()));
    }
    match watch.only {
        Only::All => {}
        Only::Late => words.push(look.say("watch-late").into_owned()),
        Only::Silent => words.push(look.say("watch-silent").into_owned()),
    }
    words
}
