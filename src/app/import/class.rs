//! Knows who is meant by the rows of a register or list of scores.

use std::collections::BTreeMap;

use crate::domain::field::Cell;
use crate::domain::id::EnrolmentId;
use crate::domain::records::{Cohort, Enrolment};
use crate::domain::text::{Nik, fold_name};
use crate::exchange::import::{ClassRow, Column, Finding, Level, Listed};
use crate::store::Snapshot;

use super::{AppError, ValueChange};
use crate::app::lists;

/// The people of one cohort.
#[derive(Debug)]
pub(super) struct Class {
    members: Vec<Member>,
    /// First rows in which somebody was met.
    met: BTreeMap<EnrolmentId, u32>,
}

#[derive(Debug)]
struct Member {
    enrolment: Enrolment,
    nik: Option<Nik>,
    name: String,
    folded: String,
}

/// Why nobody is found: the field that tells it, its message and the values of it.
type Stranger = (&'static str, &'static str, Vec<(&'static str, String)>);

impl Class {
    pub(super) fn new(snapshot: &Snapshot, cohort: &Cohort) -> Result<Self, AppError> {
        let pairs = lists::enrolled(snapshot, cohort)?.into_iter();
        let members = pairs.map(|(enrolment, person)| {
            let folded = fold_name(&person.name);
            Member { enrolment, nik: person.nik, folded, name: person.name }
        });
        Ok(Self { members: members.collect(), met: BTreeMap::new() })
    }

    /// Counts the people.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// Finds who is meant by each row that is not refused, and adds what is to be said of it.
    pub(super) fn find_all(&mut self, list: &mut Listed<ClassRow>) -> Vec<Option<Enrolment>> {
        let mut findings = Vec::new();
        let mut people = Vec::with_capacity(list.rows.len());
        for row in &list.rows {
            let (enrolment, finding) = self.find(row, &list.columns);
            people.push(enrolment.filter(|_| !list.refuses(row.number)));
            findings.extend(finding);
        }
        list.add(findings);
        people
    }

    /// Finds who is meant by a row: by NIK, else by roll number and name. Gives also what is
    /// to be said of it; nobody comes twice.
    fn find(&mut self, row: &ClassRow, columns: &[Column]) -> (Option<Enrolment>, Option<Finding>) {
        let at = match self.meant(row) {
            Ok(at) => at,
            Err(stranger) => return (None, Some(finding(row, columns, stranger, Level::Error))),
        };
        let Some(member) = self.members.get(at) else { return (None, None) };
        if let Some(first) = self.met.insert(member.enrolment.id, row.number) {
            self.met.insert(member.enrolment.id, first);
            let twice = (told_by(row), "finding-person-twice", vec![("first", first.to_string())]);
            return (None, Some(finding(row, columns, twice, Level::Error)));
        }
        let differs = !row.name.is_empty() && member.folded != fold_name(&row.name);
        let said = differs.then(|| {
            let named = ("name", "finding-name-differs", vec![("name", member.name.clone())]);
            finding(row, columns, named, Level::Warning)
        });
        (Some(member.enrolment.clone()), said)
    }

    fn meant(&self, row: &ClassRow) -> Result<usize, Stranger> {
        if let Some(nik) = &row.nik {
            let found = self.members.iter().position(|member| member.nik.as_ref() == Some(nik));
            // Somebody may be in the cohort whose number is not known yet.
            let unnumbered =
                |at: &usize| self.members.get(*at).is_some_and(|one| one.nik.is_none());
            return found.or_else(|| self.named(row).ok().filter(unnumbered)).ok_or((
                "nik",
                "finding-not-in-cohort",
                vec![],
            ));
        }
        self.named(row)
    }

    fn named(&self, row: &ClassRow) -> Result<usize, Stranger> {
        let folded = fold_name(&row.name);
        if folded.is_empty() {
            return Err(("name", "finding-empty", vec![]));
        }
        let alike = |member: &Member| member.folded == folded;
        if let Some(roll) = row.roll {
            let found = self.members.iter().position(|member| member.enrolment.roll == roll);
            return match found.and_then(|at| Some((at, self.members.get(at)?))) {
                Some((at, member)) if alike(member) => Ok(at),
                Some((_, other)) => {
                    Err(("roll", "finding-roll-of-another", vec![("name", other.name.clone())]))
                }
                None => Err(("roll", "finding-roll-unknown", vec![])),
            };
        }
        let mut all = self.members.iter().enumerate().filter(|row| alike(row.1));
        match (all.next(), all.next()) {
            (Some((at, _)), None) => Ok(at),
            (None, _) => Err(("name", "finding-not-in-cohort", vec![])),
            (Some(_), Some(_)) => Err(("name", "finding-name-several", vec![])),
        }
    }
}

/// Makes the change of a cell, under the heading of its column.
pub(super) fn change_of(
    list: &Listed<ClassRow>,
    column: usize,
    field: &'static str,
    values: (Cell, Cell),
) -> ValueChange {
    let heading = list.columns.get(column).map(|column| column.heading.clone());
    let (before, after) = values;
    ValueChange { field, heading: heading.unwrap_or_default(), before, after }
}

fn told_by(row: &ClassRow) -> &'static str {
    if row.nik.is_some() { "nik" } else { "name" }
}

fn finding(row: &ClassRow, columns: &[Column], said: Stranger, level: Level) -> Finding {
    let (field, id, facts) = said;
    let at = columns.iter().position(|column| column.holds(field));
    let heading = at.and_then(|at| columns.get(at)).map(|column| column.heading.clone());
    let value = at.and_then(|at| row.raw.get(at).cloned()).unwrap_or_default();
    Finding {
        row: row.number,
        heading: heading.unwrap_or_default(),
        field,
        value,
        id,
        facts,
        level,
    }
}
