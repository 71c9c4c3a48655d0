//! Derives where a graduate stands, what is missing, and what was lost again.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Evidence, Kept, Proof, STEPS, Stage, Step};

/// Number of the stage that a second shipment proves.
const REPEAT_EXPORT: u8 = 9;

/// Where a graduate stands; stages can be skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Highest stage with a proof that holds.
    pub reached: Stage,
    /// All proofs in the order of the steps.
    pub proofs: Vec<Proof>,
}

impl Standing {
    /// Derives it from the records of the graduate.
    pub fn of(evidence: &Evidence<'_>, today: NaiveDate) -> Self {
        Self::of_proofs(evidence.proofs(today))
    }

    /// Derives it from proofs that were gathered record by record.
    pub fn of_proofs(proofs: Vec<Proof>) -> Self {
        let mut standing = Self { reached: Stage::FIRST, proofs };
        let proven = standing.proven();
        standing.reached =
            proven.last().and_then(|number| Stage::of_number(*number)).unwrap_or(Stage::FIRST);
        standing
    }

    /// Lists the steps of a stage that are not proven; any one of them reaches it.
    ///
    /// A repeated export needs one more shipment, so `ekspor` is missing for it.
    pub fn missing_for(&self, stage: Stage) -> Vec<&'static Step> {
        if self.proven().contains(&stage.number) {
            return Vec::new();
        }
        let serves = |step: &&Step| match step.kept {
            Kept::Shipment => stage.number == step.stage || stage.number == REPEAT_EXPORT,
            Kept::Milestone(_) | Kept::Nib | Kept::Npwp | Kept::Permit(_) => {
                stage.number == step.stage
            }
        };
        STEPS.iter().filter(serves).collect()
    }

    /// Lists the stages below the reached one that have no proof.
    pub fn skipped(&self) -> Vec<Stage> {
        let proven = self.proven();
        let below = Stage::ALL.iter().filter(|stage| stage.number < self.reached.number);
        below.filter(|stage| !proven.contains(&stage.number)).copied().collect()
    }

    /// Lists proofs that lack something: they count, and somebody should complete them.
    pub fn incomplete(&self) -> impl Iterator<Item = &Proof> {
        self.proofs.iter().filter(|proof| proof.expired.is_none() && !proof.lacks.is_empty())
    }

    /// Lists permits that have expired and for which no other of their kind holds.
    pub fn regressions(&self) -> Vec<&Proof> {
        let holds = |step: &Step| {
            self.proofs.iter().any(|proof| proof.expired.is_none() && *proof.step == *step)
        };
        self.proofs.iter().filter(|proof| proof.expired.is_some() && !holds(proof.step)).collect()
    }

    /// Gives the first day on which a stage was proven, expired permits among the proofs.
    pub fn first_on(&self, stage: Stage) -> Option<NaiveDate> {
        if stage.number == REPEAT_EXPORT {
            return self.shipping_days().into_iter().nth(1);
        }
        let own = self.proofs.iter().filter(|proof| proof.step.stage == stage.number);
        own.filter_map(|proof| proof.on).min()
    }

    /// Gives the day since which the graduate stands where they stand: that of the first proof, or
    /// of the graduation where no proof has a day.
    pub fn since(&self, graduated: NaiveDate) -> NaiveDate {
        self.first_on(self.reached).unwrap_or(graduated)
    }

    /// Gives the day of the newest proof: since then the graduate has not moved on.
    pub fn last_progress(&self) -> Option<NaiveDate> {
        self.proofs.iter().filter_map(|proof| proof.on).max()
    }

    /// The numbers of the stages with a proof that holds.
    fn proven(&self) -> BTreeSet<u8> {
        let holding = self.proofs.iter().filter(|proof| proof.expired.is_none());
        let mut proven: BTreeSet<u8> = holding.map(|proof| proof.step.stage).collect();
        proven.insert(Stage::FIRST.number);
        if self.shipping_days().len() > 1 {
            proven.insert(REPEAT_EXPORT);
        }
        proven
    }

    /// Days with a shipment: several parcels of one day are one export.
    fn shipping_days(&self) -> BTreeSet<NaiveDate> {
        let shipped = self.proofs.iter().filter(|proof| proof.step.kept == Kept::Shipment);
        shipped.filter_map(|proof| proof.on).collect()
    }
}
