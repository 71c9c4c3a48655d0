//! Notes steps of graduates towards exporting, each in the record that keeps it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::field::Field;
use crate::domain::fields::{
    MILESTONE_FIELDS, PERMIT_FIELDS, SHIPMENT_FIELDS, VENTURE_FIELDS, field_named,
};
use crate::domain::id::{MilestoneId, PermitId, ShipmentId, VentureId};
use crate::domain::records::{Milestone, Permit, Person, Shipment, Venture};
use crate::domain::stage::{Kept, Lack, STEPS, Stage, Standing, Step, step_of};
use crate::domain::text::Nik;
use crate::store::{Change, CommandArg, Snapshot};

use super::edit::PERSON;
use super::road::{Road, roads};
use super::{App, AppError, Clock};

/// A step as it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// NIK of the graduate.
    pub nik: String,
    /// Word of the step, as `STEPS` has it.
    pub step: String,
    /// Day.
    pub on: NaiveDate,
    /// Name of the venture, where the graduate has several.
    pub venture: Option<String>,
    /// Evidence by the name of its detail, as `DETAILS` has it.
    pub details: Vec<(&'static str, String)>,
}

/// A step that was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Name of the graduate.
    pub name: String,
    /// The step.
    pub step: &'static Step,
    /// Stage before.
    pub before: Stage,
    /// Stage now.
    pub after: Stage,
    /// What is missing in the evidence; the step counts all the same.
    pub lacks: Vec<Lack>,
}

/// A detail of a step, and the field that keeps it in each kind of record; empty where it has none.
struct Detail {
    name: &'static str,
    milestone: &'static str,
    permit: &'static str,
    shipment: &'static str,
}

/// The details, by the names of the command's options.
const DETAILS: &[Detail] = &[
    detail("number", "number", "number", "peb_number"),
    detail("office", "party", "issuer", "peb_office"),
    detail("expires", "", "expires", ""),
    detail("invoice", "", "", "invoice"),
    detail("awb", "", "", "awb"),
    detail("aggregator", "", "", "aggregator"),
    detail("amount", "amount", "", "value"),
    detail("country", "country", "", "country"),
    detail("hs", "", "", "hs"),
    detail("quantity", "", "", "quantity"),
    detail("note", "note", "", ""),
];

const fn detail(
    name: &'static str,
    milestone: &'static str,
    permit: &'static str,
    shipment: &'static str,
) -> Detail {
    Detail { name, milestone, permit, shipment }
}

/// Notes a step of whoever has the NIK.
pub fn add(app: &App, told: &Told) -> Result<Noted, AppError> {
    add_for(app, &person_of_nik(&app.store.read()?, &told.nik)?, told)
}

/// Notes a step of a person; a paper without a venture opens one.
pub fn add_for(app: &App, person: &Person, told: &Told) -> Result<Noted, AppError> {
    let step = step_of(&told.step).ok_or_else(|| {
        let known: Vec<&str> = STEPS.iter().map(|step| step.word).collect();
        AppError::user("error-step-unknown")
            .fact("step", told.step.as_str())
            .fact("known", known.join(", "))
    })?;
    let snapshot = app.store.read()?;
    let before = road(&snapshot, person)?;
    let mut change = app
        .change("milestone.add")
        .with("step", CommandArg::Text(step.word.to_owned()))
        .with(PERSON, CommandArg::Id(person.id.uuid()));
    let keeper = Keeper { app, told, person, road: &before };
    match &step.kept {
        Kept::Milestone(_) => keeper.milestone(&step.kept, &mut change)?,
        Kept::Nib => keeper.paper("nib", &mut change)?,
        Kept::Npwp => keeper.paper("npwp", &mut change)?,
        Kept::Permit(_) => keeper.permit(&step.kept, &mut change)?,
        Kept::Shipment => keeper.shipment(&mut change)?,
    }
    app.store.commit(change)?;
    let after = road(&app.store.read()?, person)?.standing(app.today());
    let before = before.standing(app.today());
    Ok(Noted {
        lacks: lacks_of(&after, step, told.on),
        name: person.name.clone(),
        step,
        before: before.reached,
        after: after.reached,
    })
}

/// Names the field that keeps a detail of a step, in the record that keeps the step.
pub fn field_of(step: &Step, detail: &str) -> Option<&'static str> {
    let row = DETAILS.iter().find(|row| row.name == detail)?;
    let field = match &step.kept {
        Kept::Milestone(_) => row.milestone,
        Kept::Permit(_) => row.permit,
        Kept::Shipment => row.shipment,
        Kept::Nib if detail == "number" => "nib",
        Kept::Npwp if detail == "number" => "npwp",
        Kept::Nib | Kept::Npwp => "",
    };
    Some(field).filter(|field| !field.is_empty())
}

/// Finds a person by NIK, written as people write it.
pub fn person_of_nik(snapshot: &Snapshot, nik: &str) -> Result<Person, AppError> {
    let unknown = || AppError::user("error-nik-unknown").hint("hint-list-participants");
    let nik = Nik::parse(nik).map_err(|fault| unknown().because(fault))?;
    let mut people = snapshot.all::<Person>()?;
    let found = people.iter().position(|person| person.nik.as_ref() == Some(&nik));
    found.map(|index| people.swap_remove(index)).ok_or_else(unknown)
}

/// What is known while a step is put into its record.
struct Keeper<'a> {
    app: &'a App,
    told: &'a Told,
    person: &'a Person,
    road: &'a Road,
}

impl Keeper<'_> {
    fn milestone(&self, kept: &Kept, change: &mut Change) -> Result<(), AppError> {
        let Kept::Milestone(kind) = kept else { return Ok(()) };
        let mut milestone = Milestone {
            id: MilestoneId::new(Clock::fresh_id()),
            person: self.person.id,
            kind: kind.clone(),
            on: self.told.on,
            ..Milestone::default()
        };
        self.fill(&mut milestone, MILESTONE_FIELDS, |detail| detail.milestone)?;
        Ok(change.create(&milestone)?)
    }

    /// NIB and NPWP are fields of the venture, each with its day.
    fn paper(&self, field: &'static str, change: &mut Change) -> Result<(), AppError> {
        let (before, mut venture) = self.venture()?;
        let number = |detail: &Detail| if detail.name == "number" { field } else { "" };
        let needs_number = || AppError::user("error-step-number").fact("step", field);
        if !self.told.details.iter().any(|detail| detail.0 == "number") {
            return Err(needs_number());
        }
        self.fill(&mut venture, VENTURE_FIELDS, number)?;
        if field == "nib" {
            venture.nib_date = Some(self.told.on);
        } else {
            venture.npwp_date = Some(self.told.on);
        }
        put_venture(change, before.as_ref(), &venture)
    }

    fn permit(&self, kept: &Kept, change: &mut Change) -> Result<(), AppError> {
        let Kept::Permit(kind) = kept else { return Ok(()) };
        let (before, mut venture) = self.venture()?;
        let mut permit =
            Permit { kind: kind.clone(), issued: Some(self.told.on), ..Permit::default() };
        self.fill(&mut permit, PERMIT_FIELDS, |detail| detail.permit)?;
        venture.permits.insert(PermitId::new(Clock::fresh_id()), permit);
        put_venture(change, before.as_ref(), &venture)
    }

    fn shipment(&self, change: &mut Change) -> Result<(), AppError> {
        let mut shipment = Shipment {
            id: ShipmentId::new(Clock::fresh_id()),
            person: self.person.id,
            venture: self.named_venture()?.map(|venture| venture.id),
            date: self.told.on,
            ..Shipment::default()
        };
        self.fill(&mut shipment, SHIPMENT_FIELDS, |detail| detail.shipment)?;
        if !shipment.peb_number.is_empty() {
            shipment.peb_date = Some(self.told.on);
        }
        Ok(change.create(&shipment)?)
    }

    /// Sets the details through the fields of the record, which check them.
    fn fill<R>(
        &self,
        record: &mut R,
        fields: &'static [Field<R>],
        field_of: impl Fn(&Detail) -> &'static str,
    ) -> Result<(), AppError> {
        for (name, text) in &self.told.details {
            let detail = DETAILS.iter().find(|detail| detail.name == *name);
            let field = detail.and_then(|detail| field_named(fields, field_of(detail)));
            let Some(field) = field else {
                return Err(AppError::user("error-step-detail")
                    .fact("detail", *name)
                    .fact("step", self.told.step.as_str()));
            };
            let text = if *name == "country" { self.country(text)? } else { text.clone() };
            (field.set)(record, &text).map_err(|fault| AppError::of_field(field.name, fault))?;
        }
        Ok(())
    }

    /// Takes a country by its code or name, as the table has it.
    fn country(&self, text: &str) -> Result<String, AppError> {
        let found = self.app.reference.countries().find(text);
        found
            .map(|country| country.code.clone())
            .ok_or_else(|| AppError::user("error-country-unknown").fact("country", text))
    }

    /// Gives the venture of the graduate before and to be changed; a new one where there is none.
    fn venture(&self) -> Result<(Option<Venture>, Venture), AppError> {
        if let Some(venture) = self.named_venture()? {
            return Ok((Some(venture.clone()), venture));
        }
        let named = self.told.venture.clone().filter(|name| !name.is_empty());
        let venture = Venture {
            id: VentureId::new(Clock::fresh_id()),
            owners: vec![self.person.id],
            name: named.unwrap_or_else(|| self.person.business_idea.clone()),
            region: self.person.region.clone(),
            ..Venture::default()
        };
        Ok((None, venture))
    }

    fn named_venture(&self) -> Result<Option<Venture>, AppError> {
        let ventures = &self.road.ventures;
        let Some(name) = &self.told.venture else {
            return match ventures.as_slice() {
                [] => Ok(None),
                [only] => Ok(Some(only.clone())),
                several => {
                    let known: Vec<&str> =
                        several.iter().map(|venture| venture.name.as_str()).collect();
                    let error = AppError::user("error-venture-which");
                    Err(error.fact("known", known.join(", ")).hint("hint-name-venture"))
                }
            };
        };
        let wanted = name.trim().to_lowercase();
        let found = ventures.iter().find(|venture| venture.name.to_lowercase() == wanted);
        if found.is_none() && !ventures.is_empty() {
            let known: Vec<&str> = ventures.iter().map(|venture| venture.name.as_str()).collect();
            return Err(AppError::user("error-venture-unknown")
                .fact("name", name.as_str())
                .fact("known", known.join(", ")));
        }
        Ok(found.cloned())
    }
}

fn put_venture(
    change: &mut Change,
    before: Option<&Venture>,
    after: &Venture,
) -> Result<(), AppError> {
    match before {
        Some(before) => Ok(change.update(before, after)?),
        None => Ok(change.create(after)?),
    }
}

fn road(snapshot: &Snapshot, person: &Person) -> Result<Road, AppError> {
    let mut all = roads(snapshot, &BTreeSet::from([person.id]))?;
    Ok(all.remove(&person.id).unwrap_or_default())
}

fn lacks_of(standing: &Standing, step: &Step, on: NaiveDate) -> Vec<Lack> {
    let own = standing.proofs.iter().filter(|proof| proof.step == step && proof.on == Some(on));
    own.flat_map(|proof| proof.lacks.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_names_a_field_of_the_record_that_keeps_it() {
        for detail in DETAILS {
            let in_milestone = field_named(MILESTONE_FIELDS, detail.milestone).is_some();
            let in_permit = field_named(PERMIT_FIELDS, detail.permit).is_some();
            let in_shipment = field_named(SHIPMENT_FIELDS, detail.shipment).is_some();
            assert_eq!(in_milestone, !detail.milestone.is_empty(), "{}", detail.name);
            assert_eq!(in_permit, !detail.permit.is_empty(), "{}", detail.name);
            assert_eq!(in_shipment, !detail.shipment.is_empty(), "{}", detail.name);
        }
        assert!(field_named(VENTURE_FIELDS, "nib").is_some());
        assert!(field_named(VENTURE_FIELDS, "npwp").is_some());
    }
}
