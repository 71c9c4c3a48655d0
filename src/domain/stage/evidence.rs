//! Gathers what proves the steps of a graduate: milestones, papers of ventures, shipments.

use chrono::NaiveDate;

use super::{Kept, STEPS, Step};
use crate::domain::records::{Milestone, MilestoneKind, Permit, Product, Shipment, Venture};

/// The records of one graduate that can prove a step.
#[derive(Clone, Debug, Default)]
pub struct Evidence<'a> {
    /// Milestones.
    pub milestones: Vec<&'a Milestone>,
    /// Ventures that the graduate owns.
    pub ventures: Vec<&'a Venture>,
    /// Shipments.
    pub shipments: Vec<&'a Shipment>,
}

/// One proof of a step; what is not complete counts all the same and names what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The step.
    pub step: &'static Step,
    /// Day on which it was reached, where it is known.
    pub on: Option<NaiveDate>,
    /// Last day of a permit that no longer holds; it proves nothing any more.
    pub expired: Option<NaiveDate>,
    /// What is missing in the evidence.
    pub lacks: Vec<Lack>,
}

/// A piece of evidence that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Number of the PEB.
    PebNumber,
    /// Date of the PEB.
    PebDate,
    /// Customs office of the PEB.
    PebOffice,
    /// Air waybill or parcel number.
    Awb,
    /// Invoice of a parcel.
    Invoice,
    /// Any proof of a shipment: PEB, parcel with invoice, or aggregator.
    ShipmentProof,
    /// Number of a permit.
    PermitNumber,
    /// Amount of a financing.
    Amount,
    /// A product with HS code, export price, capacity and least order.
    ReadyProduct,
}

impl Lack {
    /// All of them with the message that names them.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::PebNumber, "lack-peb-number"),
        (Self::PebDate, "lack-peb-date"),
        (Self::PebOffice, "lack-peb-office"),
        (Self::Awb, "lack-awb"),
        (Self::Invoice, "lack-invoice"),
        (Self::ShipmentProof, "lack-shipment-proof"),
        (Self::PermitNumber, "lack-permit-number"),
        (Self::Amount, "lack-amount"),
        (Self::ReadyProduct, "lack-ready-product"),
    ];

    /// Gives the message that names it.
    pub fn message(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }
}

impl Evidence<'_> {
    /// Lists the proofs in the order of the steps, those of one step by date.
    pub fn proofs(&self, today: NaiveDate) -> Vec<Proof> {
        let mut proofs = Vec::new();
        for step in STEPS {
            let mut found = self.proofs_of(step, today);
            found.sort_by_key(|proof| (proof.on.is_none(), proof.on));
            proofs.extend(found);
        }
        proofs
    }

    fn proofs_of(&self, step: &'static Step, today: NaiveDate) -> Vec<Proof> {
        let proof = |on, lacks| Proof { step, on, expired: None, lacks };
        let ventures = self.ventures.iter();
        match &step.kept {
            Kept::Milestone(kind) => {
                let own = self.milestones.iter().filter(|milestone| milestone.kind == *kind);
                let mut found: Vec<Proof> = own
                    .map(|milestone| proof(Some(milestone.on), self.lacks_of(milestone)))
                    .collect();
                if *kind == MilestoneKind::Business {
                    let begun = ventures.filter_map(|venture| venture.start);
                    found.extend(begun.map(|start| proof(Some(start), Vec::new())));
                }
                found
            }
            Kept::Nib => ventures
                .filter(|venture| venture.nib.is_some())
                .map(|venture| proof(venture.nib_date, Vec::new()))
                .collect(),
            Kept::Npwp => ventures
                .filter(|venture| venture.npwp.is_some())
                .map(|venture| proof(venture.npwp_date, Vec::new()))
                .collect(),
            Kept::Permit(kind) => ventures
                .flat_map(|venture| venture.permits.values())
                .filter(|permit| permit.kind == *kind)
                .map(|permit| Proof {
                    expired: permit.expires.filter(|last| *last < today),
                    ..proof(permit.issued, lacks_of_permit(permit))
                })
                .collect(),
            Kept::Shipment => self
                .shipments
                .iter()
                .map(|shipment| proof(Some(shipment.date), lacks_of_shipment(shipment)))
                .collect(),
        }
    }

    fn lacks_of(&self, milestone: &Milestone) -> Vec<Lack> {
        let mut products = self.ventures.iter().flat_map(|venture| venture.products.values());
        let lack = match milestone.kind {
            MilestoneKind::Financing if milestone.amount.is_none() => Some(Lack::Amount),
            MilestoneKind::Ready if !products.any(is_ready) => Some(Lack::ReadyProduct),
            MilestoneKind::Business
            | MilestoneKind::Financing
            | MilestoneKind::Ready
            | MilestoneKind::Pitching
            | MilestoneKind::Matching
            | MilestoneKind::Fair
            | MilestoneKind::Mission
            | MilestoneKind::Buyer
            | MilestoneKind::Contract
            | MilestoneKind::Mentor
            | MilestoneKind::Unknown(_) => None,
        };
        lack.into_iter().collect()
    }
}

fn is_ready(product: &Product) -> bool {
    product.hs.is_some()
        && product.price.is_some()
        && !product.capacity.is_empty()
        && !product.minimum_order.is_empty()
}

fn lacks_of_permit(permit: &Permit) -> Vec<Lack> {
    if permit.number.trim().is_empty() { vec![Lack::PermitNumber] } else { Vec::new() }
}

/// A PEB with date and office, or AWB with invoice, or an aggregator's statement: one is enough.
/// Where none is whole, the one that was begun says what is missing.
fn lacks_of_shipment(shipment: &Shipment) -> Vec<Lack> {
    let empty = |text: &str| text.trim().is_empty();
    let peb = [
        (empty(&shipment.peb_number), Lack::PebNumber),
        (shipment.peb_date.is_none(), Lack::PebDate),
        (empty(&shipment.peb_office), Lack::PebOffice),
    ];
    let parcel = [(empty(&shipment.awb), Lack::Awb), (empty(&shipment.invoice), Lack::Invoice)];
    let of = |parts: &[(bool, Lack)]| -> Vec<Lack> {
        parts.iter().filter(|part| part.0).map(|part| part.1).collect()
    };
    let (of_peb, of_parcel) = (of(&peb), of(&parcel));
    if of_peb.is_empty() || of_parcel.is_empty() || !empty(&shipment.aggregator) {
        Vec::new()
    } else if of_peb.len() < peb.len() {
        of_peb
    } else if of_parcel.len() < parcel.len() {
        of_parcel
    } else {
        vec![Lack::ShipmentProof]
    }
}
