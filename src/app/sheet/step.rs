//! The sheet of a step towards exporting: asks for its day and for what proves it, and notes it at
//! its end as one change in the record that keeps it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::app::edit::{gone, meant, try_field, try_item_field};
use crate::app::journey::{self, Told};
use crate::app::restore::Sentence;
use crate::app::road::roads;
use crate::app::{App, AppError, people};
use crate::domain::field::{Cell, FieldFault, FieldKind, Needed};
use crate::domain::fields::{
    MILESTONE_FIELDS, PERMIT_FIELDS, SHIPMENT_FIELDS, VENTURE_FIELDS, label_of,
};
use crate::domain::id::PersonId;
use crate::domain::records::{Milestone, Permit, Person, Shipment, Venture};
use crate::domain::stage::{Kept, Step, step_of};
use crate::store::Receipt;

use super::record::rows_of;
use super::{Choosable, Finished, Journey, Label, Row, Sheet, Subject, choices};

/// The day of the step.
const DAY: &str = "on";

/// The venture, where there are several.
const VENTURE: &str = "venture";

const PAPER: &[&str] = &["number", "office", "expires"];
const MEETING: &[&str] = &["office", "country", "note"];

/// Details that are asked for at each step, beside its day.
const ASKED: &[(&str, &[&str])] = &[
    ("usaha", &["note"]),
    ("nib", &["number"]),
    ("npwp", &["number"]),
    ("merek", PAPER),
    ("pirt", PAPER),
    ("bpom", PAPER),
    ("halal", PAPER),
    ("sni", PAPER),
    ("haccp", PAPER),
    ("kur", &["amount", "office", "number"]),
    ("siap-ekspor", &["note"]),
    ("pitching", MEETING),
    ("matching", MEETING),
    ("pameran", MEETING),
    ("misi-dagang", MEETING),
    ("buyer", MEETING),
    ("kontrak", &["office", "country", "number", "amount"]),
    (
        "ekspor",
        &[
            "country",
            "hs",
            "quantity",
            "amount",
            "number",
            "office",
            "awb",
            "invoice",
            "aggregator",
        ],
    ),
    ("mentor", &["note"]),
];

/// The sheet of a step.
#[derive(Debug)]
pub(super) struct StepSheet {
    person: Person,
    step: &'static Step,
    on: NaiveDate,
    /// Names of the ventures, and the one that the step is of.
    ventures: Vec<String>,
    venture: String,
    /// What is tried out before it is kept.
    record: Trial,
    /// What was taken, by the names of the details.
    told: BTreeMap<&'static str, String>,
}

/// A record of the kind that keeps the step, in which typed texts are tried.
#[derive(Debug)]
enum Trial {
    Milestone(Milestone),
    Venture(Box<Venture>),
    Permit(Permit),
    Shipment(Box<Shipment>),
}

impl Trial {
    fn of(kept: &Kept) -> Self {
        match kept {
            Kept::Milestone(kind) => {
                Self::Milestone(Milestone { kind: kind.clone(), ..Milestone::default() })
            }
            Kept::Nib | Kept::Npwp => Self::Venture(Box::default()),
            Kept::Permit(kind) => Self::Permit(Permit { kind: kind.clone(), ..Permit::default() }),
            Kept::Shipment => Self::Shipment(Box::default()),
        }
    }

    fn rows(&self) -> Vec<Row> {
        match self {
            Self::Milestone(record) => rows_of(record, MILESTONE_FIELDS, &[], &[]),
            Self::Venture(record) => rows_of(&**record, VENTURE_FIELDS, &[], &[]),
            Self::Permit(record) => rows_of(record, PERMIT_FIELDS, &[], &[]),
            Self::Shipment(record) => rows_of(&**record, SHIPMENT_FIELDS, &[], &[]),
        }
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<(), AppError> {
        match self {
            Self::Milestone(record) => try_field(app, record, field, text),
            Self::Venture(record) => try_field(app, &mut **record, field, text),
            Self::Permit(record) => try_item_field::<Venture, Permit>(app, record, field, text),
            Self::Shipment(record) => try_field(app, &mut **record, field, text),
        }
    }
}

impl StepSheet {
    /// Opens the sheet of a step of a graduate; the day is today until another one is typed.
    pub(super) fn open(app: &App, person: PersonId, word: &str) -> Result<Self, AppError> {
        let step = step_of(word).ok_or_else(gone)?;
        let snapshot = app.store.read()?;
        let person: Person = snapshot.one(people::key(person))?.ok_or_else(gone)?;
        let mut roads = roads(&snapshot, &BTreeSet::from([person.id]))?;
        let road = roads.remove(&person.id).unwrap_or_default();
        let ventures: Vec<String> = road.ventures.into_iter().map(|one| one.name).collect();
        let venture = match (ventures.as_slice(), &step.kept) {
            ([first, _, ..], Kept::Nib | Kept::Npwp | Kept::Permit(_) | Kept::Shipment) => {
                first.clone()
            }
            _ => String::new(),
        };
        Ok(Self {
            record: Trial::of(&step.kept),
            on: app.today(),
            told: BTreeMap::new(),
            person,
            step,
            ventures,
            venture,
        })
    }

    /// The details that are asked for, each with the field that it is kept in.
    fn asked(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let step = self.step;
        let details = ASKED.iter().find(|row| row.0 == step.word).map_or(&[][..], |row| row.1);
        details.iter().filter_map(move |detail| Some((*detail, journey::field_of(step, detail)?)))
    }

    /// Nothing proves a NIB or NPWP but its number.
    fn needs_number(&self) -> bool {
        matches!(self.step.kept, Kept::Nib | Kept::Npwp)
    }
}

impl Sheet for StepSheet {
    fn subject(&self) -> Subject {
        Subject::Journey(Journey::Step(self.person.id, self.step.word))
    }

    fn title(&self) -> Sentence {
        let facts =
            vec![("name", self.person.name.as_str().into()), ("step", self.step.word.into())];
        ("form-step", facts)
    }

    fn rows(&self) -> Vec<Row> {
        let row = |name: &'static str, kind, cell| Row {
            name,
            label: label_of(name),
            group: None,
            kind,
            needed: Needed::Saving,
            cell,
        };
        let mut rows = vec![row(DAY, FieldKind::Date, Cell::Date(self.on))];
        if !self.venture.is_empty() {
            rows.push(row(VENTURE, FieldKind::Text, Cell::text(&self.venture)));
        }
        let kept = self.record.rows();
        for (detail, field) in self.asked() {
            rows.extend(kept.iter().find(|row| row.name == field).cloned().map(|mut row| {
                let is_needed = detail == "number" && self.needs_number();
                row.needed = if is_needed { Needed::Saving } else { Needed::Never };
                row
            }));
        }
        rows
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        if field == DAY {
            let mut tried = Milestone::default();
            try_field(app, &mut tried, DAY, text)?;
            if tried.on > app.today() {
                return Err(AppError::user("error-step-ahead").fact("field", DAY));
            }
            self.on = tried.on;
        } else if field == VENTURE {
            let wanted = text.trim().to_lowercase();
            let found = self.ventures.iter().find(|name| name.to_lowercase() == wanted);
            let unknown = || AppError::of_field(VENTURE, FieldFault::NotInList);
            self.venture = found.cloned().ok_or_else(unknown)?;
        } else {
            let asked = self.asked().find(|asked| asked.1 == field);
            let Some((detail, _)) = asked else { return Ok(None) };
            self.record.set(app, field, text)?;
            let row = self.record.rows().into_iter().find(|row| row.name == field);
            let kind = row.map_or(FieldKind::Text, |row| row.kind);
            if text.trim().is_empty() {
                self.told.remove(detail);
            } else {
                self.told.insert(detail, meant(app, kind, text));
            }
        }
        Ok(None)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        if self.needs_number() && !self.told.contains_key("number") {
            let field = journey::field_of(self.step, "number").unwrap_or(DAY);
            return Err(AppError::of_field(field, FieldFault::Empty));
        }
        let told = Told {
            nik: String::new(),
            step: self.step.word.to_owned(),
            on: self.on,
            venture: Some(self.venture.clone()).filter(|name| !name.is_empty()),
            details: self.told.iter().map(|(name, text)| (*name, text.clone())).collect(),
        };
        let noted = journey::add_for(app, &self.person, &told)?;
        let mut facts =
            vec![("name", noted.name.as_str().into()), ("step", noted.step.word.into())];
        let id = if !noted.lacks.is_empty() {
            "said-step-thin"
        } else if noted.after.number > noted.before.number {
            facts.push(("stage", noted.after.code.into()));
            "said-step-up"
        } else {
            "said-step-noted"
        };
        Ok(Finished::Leave(Some((id, facts))))
    }

    fn choices(&self, app: &App, field: &str, typed: &str) -> Result<Vec<Choosable>, AppError> {
        if field == VENTURE {
            let row =
                |name: &String| Choosable { code: name.clone(), label: Label::Words(name.clone()) };
            return Ok(self.ventures.iter().map(row).collect());
        }
        let row = self.rows().into_iter().find(|row| row.name == field);
        Ok(row.map(|row| choices(app, row.kind, typed)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::STEPS;

    #[test]
    fn every_step_asks_for_details_that_its_record_keeps() {
        let words: Vec<&str> = ASKED.iter().map(|row| row.0).collect();
        assert_eq!(words, STEPS.iter().map(|step| step.word).collect::<Vec<_>>());
        for (word, details) in ASKED {
            let step = step_of(word).unwrap();
            let kept = Trial::of(&step.kept).rows();
            for detail in *details {
                let field = journey::field_of(step, detail).unwrap();
                assert!(kept.iter().any(|row| row.name == field), "{word}: {detail}");
            }
        }
    }
}
