//! Lists records: one row of a table a listing, its columns from the tables of fields.

mod class;
mod journey;

use chrono::NaiveDate;

use crate::domain::fields::SUBMISSION_FIELDS;
use crate::domain::records::{Cohort, Submission};
use crate::store::Snapshot;

use super::listing::{Listing, field_cells, field_columns};
use super::{App, AppError, cohorts};

pub(super) use class::enrolled;

/// What is to be listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Code of the cohort.
    pub cohort: Option<String>,
    /// Code or number of the stage.
    pub stage: Option<String>,
    /// Days for which somebody has stood in the stage at least.
    pub stuck_days: Option<u16>,
}

/// A filter that a listing knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knows {
    /// `--cohort`.
    Cohort,
    /// `--stage` and `--stuck`.
    Stage,
}

/// One listing.
#[derive(Debug)]
pub struct List {
    /// Its word.
    pub word: &'static str,
    /// Its Indonesian word.
    pub alias: &'static str,
    /// The filters it knows.
    pub knows: &'static [Knows],
    rows: fn(&Source) -> Result<Listing, AppError>,
}

/// All listings.
pub const LISTS: &[List] = &[
    List { word: "cohorts", alias: "angkatan", knows: &[], rows: class::cohorts },
    List { word: "curricula", alias: "kurikulum", knows: &[], rows: class::curricula },
    List { word: "sessions", alias: "sesi", knows: &[Knows::Cohort], rows: class::sessions },
    List {
        word: "participants",
        alias: "peserta",
        knows: &[Knows::Cohort],
        rows: class::participants,
    },
    List {
        word: "graduates",
        alias: "alumni",
        knows: &[Knows::Cohort, Knows::Stage],
        rows: journey::graduates,
    },
    List { word: "ventures", alias: "usaha", knows: &[Knows::Cohort], rows: journey::ventures },
    List {
        word: "shipments",
        alias: "pengiriman",
        knows: &[Knows::Cohort],
        rows: journey::shipments,
    },
    List {
        word: "followups",
        alias: "pendampingan",
        knows: &[Knows::Cohort],
        rows: journey::follow_ups,
    },
    List { word: "submissions", alias: "kiriman", knows: &[Knows::Cohort], rows: submissions },
];

/// What the rows are made of: one view of the store, and what is asked of it.
struct Source<'a> {
    snapshot: Snapshot,
    filter: &'a Filter,
    today: NaiveDate,
    /// The cohort of the filter.
    cohort: Option<Cohort>,
}

impl Source<'_> {
    /// Gives the cohorts whose rows are wanted, the latest first.
    fn cohorts(&self) -> Result<Vec<Cohort>, AppError> {
        match &self.cohort {
            Some(cohort) => Ok(vec![cohort.clone()]),
            None => cohorts::all(&self.snapshot),
        }
    }
}

/// Makes a listing.
pub fn list(app: &App, list: &List, filter: &Filter) -> Result<Listing, AppError> {
    let snapshot = app.store.read()?;
    let cohort = filter.cohort.as_deref().map(|code| cohorts::find(&snapshot, code)).transpose()?;
    (list.rows)(&Source { snapshot, filter, today: app.today(), cohort })
}

/// Finds the listing of a word, in either language.
pub fn named(word: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.word == word || list.alias == word)
}

fn submissions(source: &Source) -> Result<Listing, AppError> {
    let mut all = source.snapshot.all::<Submission>()?;
    all.retain(|row| source.cohort.as_ref().is_none_or(|cohort| row.cohort == Some(cohort.id)));
    all.sort_by_key(|submission| (submission.at, submission.id));
    let brief = ["profile", "receiver", "at", "people", "without_consent"];
    Ok(Listing {
        columns: field_columns(SUBMISSION_FIELDS, &brief),
        rows: all.iter().map(|row| field_cells(SUBMISSION_FIELDS, row)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_names_one_listing() {
        let mut words: Vec<&str> = LISTS.iter().flat_map(|list| [list.word, list.alias]).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        assert_eq!(named("peserta").map(|list| list.word), Some("participants"));
        assert!(named("").is_none());
    }
}
