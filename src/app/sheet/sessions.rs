//! The sheets of sessions: planning several at once, and one that is planned.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::app::edit::Stored;
use crate::app::restore::Sentence;
use crate::app::sessions::{self, DEFAULT_JP, Plan, default_start, every, weekdays_of};
use crate::app::{App, AppError, Fact, cohort_care};
use crate::domain::field::{Cell, Field, FieldFault, FieldKind, Needed, Privacy};
use crate::domain::fields::{read_date, read_time};
use crate::domain::id::CohortId;
use crate::domain::records::Cohort;
use crate::domain::text::clean;
use crate::store::Receipt;

use super::collected::{Collected, in_field};
use super::{Beside, BesideKind, Finished, Row, Sheet, Subject};

/// Most sessions that are planned at once.
const COUNT_MOST: u16 = 400;

/// What is asked of a plan.
#[derive(Clone, Debug, Default)]
struct Pattern {
    first: Option<NaiveDate>,
    weekdays: String,
    count: Option<u16>,
    start: Option<NaiveTime>,
    jp: Option<u16>,
    instructor: String,
}

const PATTERN_FIELDS: &[Field<Pattern>] = &[
    Field {
        name: "first_day",
        kind: FieldKind::Date,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &[],
        get: |pattern| Cell::date(pattern.first),
        set: |pattern, text| {
            let text = Some(text.trim()).filter(|text| !text.is_empty());
            pattern.first = text.map(read_date).transpose()?;
            Ok(())
        },
    },
    Field {
        name: "weekdays",
        kind: FieldKind::Text,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |pattern| Cell::text(&pattern.weekdays),
        set: |pattern, text| {
            weekdays_of(text).ok_or(FieldFault::NotInList)?;
            pattern.weekdays = clean(text);
            Ok(())
        },
    },
    Field {
        name: "session_count",
        kind: FieldKind::Integer,
        needed: Needed::Saving,
        privacy: Privacy::Plain,
        headings: &[],
        get: |pattern| Cell::integer(pattern.count),
        set: |pattern, text| number(&mut pattern.count, text, 1, COUNT_MOST),
    },
    Field {
        name: "start_time",
        kind: FieldKind::Time,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |pattern| {
            pattern.start.map_or(Cell::Empty, |at| Cell::Text(at.format("%H.%M").to_string()))
        },
        set: |pattern, text| {
            let text = Some(text.trim()).filter(|text| !text.is_empty());
            pattern.start = text.map(read_time).transpose()?;
            Ok(())
        },
    },
    Field {
        name: "jp",
        kind: FieldKind::Integer,
        needed: Needed::Never,
        privacy: Privacy::Plain,
        headings: &[],
        get: |pattern| Cell::integer(pattern.jp),
        set: |pattern, text| number(&mut pattern.jp, text, 0, 24),
    },
    Field {
        name: "instructor",
        kind: FieldKind::Name,
        needed: Needed::Never,
        privacy: Privacy::Personal,
        headings: &[],
        get: |pattern| Cell::text(&pattern.instructor),
        set: |pattern, text| {
            pattern.instructor = clean(text);
            Ok(())
        },
    },
];

fn number(slot: &mut Option<u16>, text: &str, least: u16, most: u16) -> Result<(), FieldFault> {
    let text = text.trim();
    let fault = || FieldFault::NotANumber(least.into(), most.into());
    let read = |text: &str| text.parse().ok().filter(|number| (least..=most).contains(number));
    *slot = if text.is_empty() { None } else { Some(read(text).ok_or_else(fault)?) };
    Ok(())
}

impl Pattern {
    fn weekdays(&self) -> Vec<Weekday> {
        weekdays_of(&self.weekdays).unwrap_or_default()
    }

    fn dates(&self) -> Option<Vec<NaiveDate>> {
        Some(every(&self.weekdays(), self.first?, self.count?.into()))
    }
}

/// The sheet of a plan of sessions.
#[derive(Debug)]
pub struct PlanSheet {
    cohort: Cohort,
    /// Whether the cohort has sessions already, so that its first day is not the plan's.
    planned: usize,
    typed: Collected<Pattern>,
}

impl PlanSheet {
    /// Starts with a cohort.
    pub fn open(app: &App, cohort: CohortId) -> Result<Self, AppError> {
        let snapshot = app.store.read()?;
        let cohort = cohort_care::find(&snapshot, cohort)?;
        let planned = sessions::of_cohort(&snapshot, cohort.id)?.len();
        let typed = Collected::new(Pattern::default(), PATTERN_FIELDS, &[]);
        Ok(Self { cohort, planned, typed })
    }

    fn offers(&self) -> Vec<Beside> {
        let typed = &self.typed.values;
        let first = self.cohort.start.filter(|_| self.planned == 0 && typed.first.is_none());
        let start = default_start().filter(|_| typed.start.is_none());
        let jp = typed.jp.is_none().then_some(DEFAULT_JP);
        let offers = [
            ("first_day", first.map(written)),
            ("start_time", start.map(|at| at.format("%H.%M").to_string())),
            ("jp", jp.map(|jp| jp.to_string())),
        ];
        let offer = |(field, text): (&'static str, Option<String>)| {
            let text = text?;
            let said = ("beside-usual", vec![("value", Fact::from(text.as_str()))]);
            Some(Beside { field, said, kind: BesideKind::Offer(text) })
        };
        offers.into_iter().filter_map(offer).collect()
    }
}

impl Sheet for PlanSheet {
    fn subject(&self) -> Subject {
        Subject::PlanSessions(self.cohort.id)
    }

    fn title(&self) -> Sentence {
        ("form-session-plan", vec![("code", Fact::from(self.cohort.code.as_str()))])
    }

    fn stored(&self) -> Stored {
        Stored::NotYet
    }

    fn rows(&self) -> Vec<Row> {
        self.typed.rows()
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        self.typed.set(app, field, text)?;
        Ok(None)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        self.typed.refuse_unfinished()?;
        let Pattern { start, jp, instructor, .. } = self.typed.values.clone();
        let dates = self.typed.values.dates().unwrap_or_default();
        let plan = Plan { dates, start, jp, instructor };
        let planned = sessions::plan(app, &self.cohort.code, plan)
            .map_err(|error| in_field(error, "first_day"))?;
        let facts = vec![("count", Fact::from(planned.len()))];
        Ok(Finished::Leave(Some(("said-sessions-planned", facts))))
    }

    fn beside(&self, _: &App) -> Result<Vec<Beside>, AppError> {
        let mut rows = self.offers();
        let dates = self.typed.values.dates().unwrap_or_default();
        if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
            let facts = vec![("from", Fact::from(written(*first))), ("to", written(*last).into())];
            let said = ("beside-plan-days", facts);
            rows.push(Beside { field: "session_count", said, kind: BesideKind::Meaning });
        }
        Ok(rows)
    }
}

/// A day inside a sentence, and as it is typed.
fn written(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}
