//! The sheet of a person: what the NIK tells is offered, and who looks the same is shown.

use crate::app::edit::Stored;
use crate::app::people::{self, Alike, Likeness};
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Fact, memberships};
use crate::domain::fields::read_date;
use crate::domain::id::{CohortId, PersonId};
use crate::domain::records::Person;
use crate::domain::review;
use crate::store::Receipt;

use super::record::{Plan, RecordSheet};
use super::{Beside, BesideKind, Finished, Row, Sheet, Subject};

/// Where groups of fields begin, as on the paper form.
const GROUPS: &[(&str, &str)] = &[
    ("nik", "group-identity"),
    ("address", "group-address"),
    ("education", "group-work"),
    ("business_idea", "group-plan"),
];

static PLAN: Plan<Person> = Plan {
    left_out: &[],
    groups: GROUPS,
    subject: |person, _| Subject::Person(person.id),
    title: |person, _| ("form-person", vec![("name", Fact::from(person.name.as_str()))]),
};

/// The sheet of a person.
#[derive(Debug)]
pub struct PersonSheet {
    sheet: RecordSheet<Person>,
    /// The cohort that somebody new is enrolled in.
    cohort: Option<CohortId>,
}

impl PersonSheet {
    /// Starts with somebody new.
    pub fn new(cohort: Option<CohortId>) -> Self {
        Self { sheet: RecordSheet::new(people::new_form(), &PLAN), cohort }
    }

    /// Opens somebody who is known.
    pub fn open(app: &App, person: PersonId) -> Result<Self, AppError> {
        let form = people::open_form(app, person)?;
        Ok(Self { sheet: RecordSheet::new(form, &PLAN), cohort: None })
    }
}

impl Sheet for PersonSheet {
    fn subject(&self) -> Subject {
        match self.sheet.stored() {
            Stored::Yes => Subject::Person(self.sheet.record().id),
            Stored::NotYet => Subject::NewPerson(self.cohort),
        }
    }

    fn title(&self) -> Sentence {
        match self.sheet.stored() {
            Stored::Yes => self.sheet.title(),
            Stored::NotYet => ("form-person-new", Vec::new()),
        }
    }

    fn stored(&self) -> Stored {
        self.sheet.stored()
    }

    fn rows(&self) -> Vec<Row> {
        self.sheet.rows()
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        let was = self.sheet.stored();
        let form = self.sheet.form_mut();
        let receipt = people::set_field(app, &app.directory, form, field, text)?;
        if let (Stored::NotYet, Stored::Yes, Some(cohort)) = (was, self.sheet.stored(), self.cohort)
        {
            memberships::enrol(app, cohort, self.sheet.record().id, None)?;
        }
        Ok(receipt)
    }

    fn finish(&mut self, _: &App) -> Result<Finished, AppError> {
        self.sheet.refuse_unfinished()?;
        let said = ("said-person-kept", vec![("name", self.sheet.record().name.as_str().into())]);
        Ok(match self.cohort {
            // A stack of paper forms goes on with the next one.
            Some(cohort) => Finished::Next(Subject::NewPerson(Some(cohort)), Some(said)),
            None => Finished::Leave(Some(said)),
        })
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let person = self.sheet.record();
        let mut rows = Vec::new();
        if let Some(region) = &person.region {
            rows.extend(region_name(app, region.as_str()));
        }
        if let Some(country) = &person.country {
            let known = app.reference.countries().get(country.as_str());
            rows.extend(meaning("country", known.map(|country| country.name.clone())));
        }
        rows.extend(people::offers(app, person).into_iter().map(|offer| Beside {
            field: offer.field,
            said: ("beside-offer", vec![("value", Fact::from(offered(app, &offer)))]),
            kind: BesideKind::Offer(offer.text),
        }));
        let regions = app.reference.regions();
        let remarks = review::person(person, |code| regions.name(code).is_some());
        rows.extend(remarks.into_iter().map(|remark| Beside {
            field: remark.field,
            said: (remark.doubt.message(), Vec::new()),
            kind: BesideKind::Doubt,
        }));
        rows.extend(people::alike(app, &app.directory, person)?.iter().map(looks_like));
        Ok(rows)
    }
}

/// Writes what the NIK tells as people read it.
fn offered(app: &App, offer: &people::Offer) -> String {
    let text = offer.text.as_str();
    match offer.field {
        "birth_date" => read_date(text)
            .map_or_else(|_| text.to_owned(), |day| day.format("%d-%m-%Y").to_string()),
        "region" => app.reference.regions().path(text).unwrap_or_else(|| text.to_owned()),
        "sex" => if text == "M" { "L" } else { "P" }.to_owned(),
        _ => text.to_owned(),
    }
}

/// Tells which region a code means.
pub(super) fn region_name(app: &App, code: &str) -> Option<Beside> {
    meaning("region", app.reference.regions().path(code))
}

fn meaning(field: &'static str, name: Option<String>) -> Option<Beside> {
    let said = ("beside-meaning", vec![("value", Fact::from(name?))]);
    Some(Beside { field, said, kind: BesideKind::Meaning })
}

fn looks_like(other: &Alike) -> Beside {
    let (field, id) = match other.why {
        Likeness::Nik => ("nik", "beside-same-nik"),
        Likeness::NameAndBirth => ("name", "beside-same-name"),
        Likeness::Phone => ("phone", "beside-same-phone"),
    };
    let cohorts = other.cohorts.join(", ");
    let facts = vec![("name", Fact::from(other.name.as_str())), ("cohorts", cohorts.into())];
    Beside { field, said: (id, facts), kind: BesideKind::Doubt }
}
