//! Describes the journey of a graduate: milestones, follow-ups and shipments.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{FollowUpId, MilestoneId, PersonId, ShipmentId, VentureId};
use crate::domain::text::{CountryCode, HsCode, Money};

/// A dated step of a graduate that no other record holds.
///
/// Papers stand in the venture and exports in shipments; `domain::stage` reads all three.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Milestone {
    /// Own id.
    pub id: MilestoneId,
    /// Graduate.
    pub person: PersonId,
    /// What happened.
    pub kind: MilestoneKind,
    /// When.
    pub on: NaiveDate,
    /// Number of the paper that proves it.
    pub number: String,
    /// Bank, fair, buyer or office concerned.
    pub party: String,
    /// Amount of a financing or contract.
    pub amount: Option<Money>,
    /// Country concerned.
    pub country: Option<CountryCode>,
    /// Remark.
    pub note: String,
}

/// A thing to do for a graduate, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// Own id.
    pub id: FollowUpId,
    /// Graduate.
    pub person: PersonId,
    /// What is to be done.
    pub subject: String,
    /// By when.
    pub due: NaiveDate,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// What came of it.
    pub outcome: String,
    /// Why it waits.
    pub waiting_reason: String,
    /// Not shown before this day.
    pub snoozed_until: Option<NaiveDate>,
}

/// How a follow-up stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// It was done on this day.
    Done(NaiveDate),
    /// It waits for somebody else, until this day.
    Snoozed(NaiveDate),
    /// It is due today or was so many days ago.
    Due(i64),
    /// It is due in so many days.
    Ahead(i64),
}

impl FollowUp {
    /// Tells how it stands on a day.
    pub fn waiting(&self, today: NaiveDate) -> Waiting {
        let late = (today - self.due).num_days();
        match (self.done, self.snoozed_until) {
            (Some(day), _) => Waiting::Done(day),
            (None, Some(until)) if today < until => Waiting::Snoozed(until),
            (None, _) if late < 0 => Waiting::Ahead(-late),
            (None, _) => Waiting::Due(late),
        }
    }
}

/// Goods that left the country.
///
/// Evidence is a PEB with date and office, or AWB/resi with invoice, or an aggregator's statement:
/// small parcels need no PEB.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shipment {
    /// Own id.
    pub id: ShipmentId,
    /// Graduate who exported.
    pub person: PersonId,
    /// Venture that sold.
    pub venture: Option<VentureId>,
    /// Day of shipping.
    pub date: NaiveDate,
    /// Destination.
    pub country: Option<CountryCode>,
    /// Tariff code.
    pub hs: Option<HsCode>,
    /// Quantity with its unit.
    pub quantity: String,
    /// FOB value.
    pub value: Option<Money>,
    /// Rupiah for one unit of that currency on the day.
    pub rate: Option<Money>,
    /// Registration number of the PEB.
    pub peb_number: String,
    /// Its date.
    pub peb_date: Option<NaiveDate>,
    /// Customs office.
    pub peb_office: String,
    /// Air waybill or parcel number.
    pub awb: String,
    /// Invoice number.
    pub invoice: String,
    /// Aggregator or undername who states the sale.
    pub aggregator: String,
}

/// Kinds of milestones that stand on their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum MilestoneKind {
    /// Runs a business.
    #[default]
    Business,
    /// Got financing.
    Financing,
    /// Ready to export.
    Ready,
    /// Pitched to trade representatives.
    Pitching,
    /// Took part in business matching.
    Matching,
    /// Showed at a fair.
    Fair,
    /// Went on a trade mission.
    Mission,
    /// Found a buyer.
    Buyer,
    /// Signed a contract.
    Contract,
    /// Mentors others.
    Mentor,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for MilestoneKind {
    const CODES: &'static [(&'static str, Self)] = &[
        ("usaha", Self::Business),
        ("kur", Self::Financing),
        ("siap-ekspor", Self::Ready),
        ("pitching", Self::Pitching),
        ("matching", Self::Matching),
        ("pameran", Self::Fair),
        ("misi-dagang", Self::Mission),
        ("buyer", Self::Buyer),
        ("kontrak", Self::Contract),
        ("mentor", Self::Mentor),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for MilestoneKind {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<MilestoneKind> for String {
    fn from(value: MilestoneKind) -> Self {
        value.code().to_owned()
    }
}
