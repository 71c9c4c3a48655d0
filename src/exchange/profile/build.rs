//! Turns records into the sheets that a profile asks for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::field::{Cell, FieldKind, Privacy};
use crate::domain::id::PersonId;
use crate::domain::records::Person;
use crate::exchange::document::{Document, Head};
use crate::exchange::sheet::{Column, Demand, Row, Rows, Sheet, Source, plain, shown};
use crate::locale::Words;

use super::columns::bind;
use super::context::{Context, Environment, Records};
use super::mask::mask;
use super::value::{Reader, Value};
use super::{Filter, Mask, Profile, SheetPlan};

/// Consent without which specific personal data stay out of every file (UU 27/2022, article 4).
const FINANCE: &str = "finance";

/// A document of a profile with the people in it.
#[derive(Debug)]
pub struct Built<'a> {
    /// The document; its rows are made when they are written.
    pub document: Document<'a>,
    /// The people named in any of its sheets.
    pub people: BTreeSet<PersonId>,
    /// Those of them who gave no consent for the receiver.
    pub without_consent: BTreeSet<PersonId>,
}

/// What an export is about, as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Name of the centre.
    pub centre: String,
    /// Code of the cohort, where it is about one.
    pub cohort: String,
    /// First day of the period.
    pub from: Option<NaiveDate>,
    /// Last day of the period.
    pub to: Option<NaiveDate>,
}

/// An empty cell that the receiver wants filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Title of the sheet.
    pub sheet: String,
    /// Row, counted from 1 without the heading.
    pub row: usize,
    /// Whom it is about; nobody where it is one of a whole cohort.
    pub person: Option<PersonId>,
    /// Code of the cohort that it is about, where every row of it has the same gap.
    pub cohort: Option<String>,
    /// Heading of the column.
    pub heading: String,
    /// Name of the value, such as `person.nik`.
    pub value: String,
    /// How much the receiver wants it.
    pub demand: Demand,
}

/// Reads the cell of a row with a number, counted from 1.
pub(super) type ReadCell = Box<dyn Fn(usize, &Context<'_>, &Environment<'_>) -> Cell>;

/// A column that knows how to make its cells.
pub(super) struct Bound {
    pub(super) column: Column,
    pub(super) kind: FieldKind,
    pub(super) privacy: Privacy,
    pub(super) mask: Mask,
    /// Pattern of days that are written as text; absent where cells keep their type.
    pub(super) as_text: Option<String>,
    pub(super) read: ReadCell,
}

/// The rows of one sheet.
struct PlannedRows<'a> {
    bound: Vec<Bound>,
    contexts: Vec<&'a Context<'a>>,
    around: &'a Environment<'a>,
}

/// Builds the document of a profile.
pub fn build<'a>(
    profile: &Profile,
    subject: Subject,
    records: &'a Records<'a>,
    around: &'a Environment<'a>,
) -> Built<'a> {
    let mut people: BTreeMap<PersonId, &Person> = BTreeMap::new();
    let mut sheets = Vec::new();
    for plan in &profile.sheets {
        let rows = PlannedRows::new(plan, records, around);
        let named = rows.contexts.iter().filter_map(|row| row.person);
        people.extend(named.map(|person| (person.id, person)));
        let columns = rows.bound.iter().map(|bound| bound.column.clone()).collect();
        let title = around.words.say(&plan.title);
        sheets.push(Sheet::new(plan.name.get_ref(), &title, columns, rows));
    }
    let purpose = profile.consent.get_ref();
    let without_consent: BTreeSet<PersonId> =
        people.values().filter(|person| !person.consents_to(purpose)).map(|p| p.id).collect();
    let head = Head {
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        without_consent: u32::try_from(without_consent.len()).unwrap_or(u32::MAX),
        ..head(profile, subject, &around.words)
    };
    let document = Document::new(head, sheets, &around.words);
    Built { document, people: people.into_keys().collect(), without_consent }
}

fn head(profile: &Profile, subject: Subject, words: &Words) -> Head {
    let said = |text: &str| words.say(text).into_owned();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    Head {
        profile: profile.name.get_ref().clone(),
        title: said(&profile.title),
        edition: profile.edition,
        centre: subject.centre,
        receiver: said(&profile.receiver),
        purpose: said(&profile.purpose),
        cohort: subject.cohort,
        from: day(subject.from),
        to: day(subject.to),
        why_full_nik: said(&profile.why_full_nik),
        ..Head::default()
    }
}

/// Lists the empty cells that the receiver wants filled.
pub fn gaps(profile: &Profile, records: &Records<'_>, around: &Environment<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for plan in &profile.sheets {
        let rows = PlannedRows::new(plan, records, around);
        for (number, context) in (1..).zip(&rows.contexts) {
            let wanted = rows.bound.iter().filter(|bound| bound.column.demand != Demand::None);
            for bound in wanted {
                if bound.cell(number, context, around) == Cell::Empty {
                    let cohort = context.cohort.filter(|_| is_shared(&bound.column, context));
                    gaps.push(Gap {
                        sheet: around.words.say(&plan.title).into_owned(),
                        row: number,
                        person: context.person.filter(|_| cohort.is_none()).map(|one| one.id),
                        cohort: cohort.map(|cohort| cohort.code.clone()),
                        heading: bound.column.heading.clone(),
                        value: bound.column.source.clone(),
                        demand: bound.column.demand,
                    });
                }
            }
        }
    }
    gaps
}

/// Tells whether all rows of a cohort share a value: those of the cohort itself, and before its
/// meeting whatever the meeting will decide.
fn is_shared(column: &Column, row: &Context<'_>) -> bool {
    match column.source.split('.').next() {
        Some("cohort" | "curriculum" | "centre") => true,
        Some("decision" | "outcome") => row.decision.is_none(),
        _ => false,
    }
}

impl<'a> PlannedRows<'a> {
    fn new(plan: &SheetPlan, records: &'a Records<'a>, around: &'a Environment<'a>) -> Self {
        let bound = plan.columns.iter().flat_map(|column| bind(column, records, around)).collect();
        let filters: Vec<Condition<'_>> =
            plan.filters.iter().filter_map(Condition::of_filter).collect();
        let rows = records.rows.get(&plan.rows).map(Vec::as_slice).unwrap_or_default();
        let holds = |row: &&Context<'_>| filters.iter().all(|filter| filter.holds(row, around));
        Self { bound, contexts: rows.iter().filter(holds).collect(), around }
    }
}

impl Source for PlannedRows<'_> {
    fn rows(&self) -> Rows<'_> {
        Box::new((1..).zip(&self.contexts).map(|(number, context)| -> Row {
            self.bound.iter().map(|bound| bound.cell(number, context, self.around)).collect()
        }))
    }
}

impl Bound {
    fn cell(&self, number: usize, row: &Context<'_>, around: &Environment<'_>) -> Cell {
        let may_be_told = || row.person.is_some_and(|person| person.consents_to(FINANCE));
        if self.privacy == Privacy::Specific && !may_be_told() {
            return Cell::Empty;
        }
        let cell = (self.read)(number, row, around);
        let cell = match (&self.as_text, &cell) {
            (None, _) | (_, Cell::Empty) => cell,
            (Some(pattern), Cell::Date(day)) => Cell::Text(day.format(pattern).to_string()),
            (Some(_), other) => Cell::Text(shown(&self.column, other).into_owned()),
        };
        if self.mask == Mask::Part { mask(self.kind, cell) } else { cell }
    }
}

/// A filter that knows how to read its value.
struct Condition<'a> {
    filter: &'a Filter,
    value: Value,
}

impl<'a> Condition<'a> {
    /// Finds the value; a profile with a wrong one was refused before.
    fn of_filter(filter: &'a Filter) -> Option<Self> {
        Value::of_name(filter.value.get_ref()).map(|value| Self { filter, value })
    }

    fn holds(&self, row: &Context<'_>, around: &Environment<'_>) -> bool {
        let Reader::One(read) = &self.value.reader else { return true };
        let cell = read(row, around);
        let text = plain(&cell);
        let is = &self.filter.is;
        let filled = cell != Cell::Empty;
        (is.is_empty() || is.iter().any(|wanted| *wanted == text))
            && self.filter.filled.is_none_or(|wanted| wanted == filled)
            && self.filter.at_least.is_none_or(|least| number(&cell) >= Some(least))
    }
}

/// Gives the whole number in a cell; codes of numbered lists count as numbers.
fn number(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Integer(number) => Some(*number),
        Cell::Percent(hundredths) => Some(hundredths.div_euclid(100)),
        Cell::Choice(_, code) => code.parse().ok(),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Money(_)
        | Cell::Date(_)
        | Cell::Moment(_)
        | Cell::Check(_) => None,
    }
}
