//! Drafts of unfinished forms: what was typed survives a crash, sealed like everything else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::OperatorId;

use super::{App, AppError};

/// What was typed into a form that is not finished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Texts by the names of their fields, taken or refused.
    pub typed: BTreeMap<String, String>,
    /// Field in which the cursor was.
    pub field: String,
    /// What the form belongs to, such as the cohort of a new participant.
    pub about: Option<Uuid>,
    /// Who typed.
    pub by: OperatorId,
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// Which form a draft is of. Its name stands plain in the file, so it is a screen and an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftName {
    /// Stable name of the screen.
    pub screen: String,
    /// The record, also of one that is not stored yet.
    pub record: Uuid,
}

impl DraftName {
    fn stored(&self) -> String {
        format!("{}/{}", self.screen, self.record)
    }

    fn parse(name: &str) -> Option<Self> {
        let (screen, record) = name.rsplit_once('/')?;
        Some(Self { screen: screen.to_owned(), record: record.parse().ok()? })
    }
}

/// Keeps what was typed, and comes back at once; `done` is told on the writer's thread. A draft in
/// which nothing is typed is forgotten.
pub fn keep(
    app: &App,
    name: &DraftName,
    draft: &Draft,
    done: impl FnOnce(Result<(), AppError>) + Send + 'static,
) {
    let content = if draft.typed.is_empty() { None } else { rmp_serde::to_vec_named(draft).ok() };
    app.store.keep_draft(&name.stored(), content, |kept| done(kept.map_err(AppError::from)));
}

/// Forgets a draft, after its form was finished or thrown away.
pub fn forget(
    app: &App,
    name: &DraftName,
    done: impl FnOnce(Result<(), AppError>) + Send + 'static,
) {
    app.store.keep_draft(&name.stored(), None, |kept| done(kept.map_err(AppError::from)));
}

/// Lists the drafts, the newest first; one that does not decode is left alone and left out.
pub fn list(app: &App) -> Result<Vec<(DraftName, Draft)>, AppError> {
    let rows = app.store.read()?.drafts()?.into_iter();
    let mut drafts: Vec<(DraftName, Draft)> = rows
        .filter_map(|(name, content)| {
            Some((DraftName::parse(&name)?, rmp_serde::from_slice(&content).ok()?))
        })
        .collect();
    drafts.sort_by_key(|(_, draft)| std::cmp::Reverse(draft.at_ms));
    Ok(drafts)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::practice::tests::World;
    use crate::store::Unlock;

    fn name(screen: &str, record: u128) -> DraftName {
        DraftName { screen: screen.to_owned(), record: Uuid::from_u128(record) }
    }

    fn draft(app: &App, at_ms: i64, name: &str) -> Draft {
        Draft {
            typed: BTreeMap::from([("name".to_owned(), name.to_owned())]),
            field: "birth_place".to_owned(),
            by: app.operator,
            at_ms,
            about: None,
        }
    }

    fn kept(app: &App, name: &DraftName, draft: &Draft) {
        let (sender, receiver) = channel();
        keep(app, name, draft, move |outcome| sender.send(outcome).unwrap());
        receiver.recv().unwrap().unwrap();
    }

    #[test]
    fn a_draft_survives_a_restart_sealed_and_is_gone_once_forgotten() {
        let world = World::new();
        let (siti, budi) = (name("person-form", 1), name("person-form", 2));
        kept(&world.app, &siti, &draft(&world.app, 5, "Xsitinurjanah"));
        kept(&world.app, &budi, &draft(&world.app, 9, "Xbudi"));
        kept(&world.app, &siti, &draft(&world.app, 7, "Xsitinurjanah Y"));
        world.app.store.close().unwrap();
        let bytes = std::fs::read(&world.opening().places.store).unwrap();
        assert!(memchr::memmem::find(&bytes, b"Xsitinurjanah").is_none(), "in plain bytes");

        let app = world.opening().open(Unlock::Open, None).unwrap().app;
        let drafts = list(&app).unwrap();
        let expected = [
            (budi.clone(), draft(&app, 9, "Xbudi")),
            (siti.clone(), draft(&app, 7, "Xsitinurjanah Y")),
        ];
        assert_eq!(drafts, expected);
        let (sender, receiver) = channel();
        forget(&app, &budi, move |outcome| sender.send(outcome).unwrap());
        receiver.recv().unwrap().unwrap();
        kept(&app, &siti, &Draft { typed: BTreeMap::new(), ..draft(&app, 8, "") });
        assert!(list(&app).unwrap().is_empty());
    }

    #[test]
    fn what_is_no_draft_of_a_form_is_left_alone() {
        let world = World::new();
        let (sender, receiver) = channel();
        for (name, content) in [("odd", b"x".to_vec()), ("form/7", vec![1, 2, 3])] {
            let sender = sender.clone();
            world.app.store.keep_draft(name, Some(content), move |_| sender.send(()).unwrap());
            receiver.recv().unwrap();
        }
        assert!(list(&world.app).unwrap().is_empty());
        assert_eq!(world.app.store.read().unwrap().drafts().unwrap().len(), 2);
    }
}
