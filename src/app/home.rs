//! Beranda: what is seen first at once, and what takes longer to read once people can be searched.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::domain::records::{Cohort, CohortState, Submission};
use crate::domain::stage::Stage;

use super::follow::{self, Actions, CohortWeeks, Watch};
use super::operators;
use super::overview::{self, HomeView};
use super::places::Places;
use super::restore::Sentence;
use super::safety::{self, BackupStatus};
use super::sheet::{self, Subject};
use super::{App, AppError, cohorts, deeds, drafts};

/// Most things that need action on the first screen; the count tells of the rest.
const ACTIONS_MOST: usize = 30;

/// Weeks of which the attendance is shown.
const WEEKS: u16 = 4;

/// Number of the stage from which on somebody is an exporter.
const EXPORTER: u8 = 8;

/// What the first screen shows beside the sessions.
#[derive(Clone, Debug, Default)]
pub struct More {
    /// What needs action.
    pub actions: Actions,
    /// Graduates in each stage.
    pub stages: Vec<(Stage, usize)>,
    /// Graduates in all.
    pub graduates: usize,
    /// Those who exported.
    pub exporters: usize,
    /// Those of whom nothing was heard for long.
    pub silent: usize,
    /// Attendance of the cohorts in class.
    pub weeks: Vec<CohortWeeks>,
    /// How old the backups are; nothing where none are made.
    pub backup: Option<BackupStatus>,
    /// Codes of the cohorts that were decided on and never reported.
    pub unreported: Vec<String>,
}

/// A form that was not finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// What it is of.
    pub subject: Subject,
    /// How it is called.
    pub title: Sentence,
    /// When something was typed into it last.
    pub at: DateTime<FixedOffset>,
}

/// What was read before, for as long as nothing changes and the day is the same.
#[derive(Clone, Debug, Default)]
pub struct Known(Option<(Option<Uuid>, NaiveDate, More)>);

/// Reads the first screen; the longer part of it only once people can be searched, so that nobody
/// waits for it at the start, and only where something changed since. `places` are those of the
/// backups, where some are made.
pub fn read(app: &App, places: Option<&Places>, known: &mut Known) -> Result<HomeView, AppError> {
    let mut view = overview::home(app)?;
    view.last = operators::last_work(app)?;
    view.unfinished = unfinished(app)?;
    if app.directory.ask(|_| ()).is_some() {
        let (newest, today) = (deeds::newest_id(app)?, app.today());
        let kept = known.0.take().filter(|kept| (kept.0, kept.1) == (newest, today));
        let mut more = match kept {
            Some((_, _, more)) => more,
            None => more(app, &view)?,
        };
        let status = |places: &Places| safety::status(app, &places.config, &places.backups());
        more.backup = places.map(status).transpose()?;
        known.0 = Some((newest, today, more.clone()));
        view.more = Some(Box::new(more));
    }
    Ok(view)
}

fn more(app: &App, home: &HomeView) -> Result<More, AppError> {
    app.directory.renew(app)?;
    let board = follow::board(app, &app.directory, Watch::EVERYBODY)?;
    let stages: Vec<(Stage, usize)> =
        board.columns.iter().map(|column| (column.stage, column.cards.len())).collect();
    let exporting = stages.iter().filter(|(stage, _)| stage.number >= EXPORTER);
    Ok(More {
        actions: follow::actions(app, &app.directory, home, ACTIONS_MOST)?,
        exporters: exporting.map(|(_, count)| count).sum(),
        stages,
        graduates: board.graduates,
        silent: board.silent,
        weeks: follow::weeks(app, WEEKS)?,
        backup: None,
        unreported: unreported(app)?,
    })
}

/// Lists the forms that were not finished, the newest first.
fn unfinished(app: &App) -> Result<Vec<Unfinished>, AppError> {
    let mut rows = Vec::new();
    for (name, draft) in drafts::list(app)? {
        let Some(subject) = Subject::of_draft(&name, draft.about) else { continue };
        // The form of something that is gone by now is not offered.
        let Ok(sheet) = sheet::open(app, subject) else { continue };
        let at = app.clock.moment_of(draft.at_ms).unwrap_or_else(|| app.clock.now());
        rows.push(Unfinished { subject, title: sheet.title(), at });
    }
    Ok(rows)
}

/// Lists the cohorts that were decided on and that no report was ever made of.
fn unreported(app: &App) -> Result<Vec<String>, AppError> {
    let snapshot = app.store.read()?;
    let reported: BTreeSet<_> =
        snapshot.all::<Submission>()?.into_iter().filter_map(|one| one.cohort).collect();
    let is_wanted =
        |cohort: &Cohort| cohort.state == CohortState::Graduated && !reported.contains(&cohort.id);
    let all = cohorts::all(&snapshot)?.into_iter();
    Ok(all.filter(is_wanted).map(|cohort| cohort.code).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::app::drafts::Draft;
    use crate::app::practice::tests::World;
    use crate::app::sheet::Journey;
    use crate::domain::records::Person;

    #[test]
    fn the_first_screen_reads_little_until_people_can_be_searched() {
        let world = World::new();
        let mut known = Known::default();
        let view = read(&world.app, None, &mut known).unwrap();
        assert!(view.more.is_none() && view.today.len() == 1);
        assert_eq!(view.last.unwrap().operator, "Sari");
        world.app.directory.renew(&world.app).unwrap();
        let places = world.opening().places;
        let more = read(&world.app, Some(&places), &mut known).unwrap().more.unwrap();
        let counted: usize = more.stages.iter().map(|(_, count)| count).sum();
        assert_eq!((counted, more.stages.len()), (more.graduates, Stage::ALL.len()));
        assert!(more.exporters > 0 && more.exporters < more.graduates);
        assert!(more.actions.count > 0 && !more.weeks.is_empty());
        assert_eq!(more.backup.unwrap().newest, None);
        assert_eq!(more.unreported.len(), 2, "both cohorts that graduated");
        let silent =
            |known: &mut Known| read(&world.app, None, known).unwrap().more.unwrap().actions.count;
        assert_eq!(silent(&mut known), more.actions.count);
        let person = world.all::<Person>().remove(0).id;
        follow::add(&world.app, person, "Telepon", world.app.today()).unwrap();
        assert_eq!(silent(&mut known), more.actions.count + 1, "what was read before is old");
    }

    #[test]
    fn an_unfinished_form_is_offered_by_its_name_as_long_as_there_is_something_to_fill() {
        let world = World::new();
        let app = &world.app;
        let person = world.all::<Person>().remove(0).id;
        let keep = |subject: Subject| {
            let (sender, receiver) = std::sync::mpsc::channel();
            let draft = Draft {
                typed: BTreeMap::from([("name".to_owned(), "Xsiti".to_owned())]),
                about: subject.parent(),
                at_ms: app.clock.wall_ms(),
                ..Draft::default()
            };
            drafts::keep(app, &subject.draft(), &draft, move |kept| sender.send(kept).unwrap());
            receiver.recv().unwrap().unwrap();
        };
        for subject in [
            Subject::NewPerson(None),
            Journey::NewVenture(person).into(),
            Journey::Step(person, "kur").into(),
        ] {
            keep(subject);
            let found = read(app, None, &mut Known::default()).unwrap().unfinished;
            assert!(found.iter().any(|row| row.subject == subject), "{subject:?}");
        }
        let gone = crate::domain::id::PersonId::new(crate::app::Clock::fresh_id());
        keep(Journey::NewConsent(gone).into());
        assert_eq!(read(app, None, &mut Known::default()).unwrap().unfinished.len(), 3);
    }
}
