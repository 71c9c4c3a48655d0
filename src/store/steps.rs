//! Brings a file of an older format to the present one, in one transaction.

use redb::{Database, WriteTransaction};

use super::damage::fault;
use super::error::StoreError;
use super::head::Head;
use super::seal::Sealer;

/// The format that this program writes. Whatever an older program would not keep raises it.
pub const FORMAT: u32 = 1;

/// One step from a format to the next.
pub(super) struct Step {
    /// The format that the step leads to.
    pub(super) to: u32,
    /// What it does.
    pub(super) run: fn(&WriteTransaction, &Sealer) -> Result<(), StoreError>,
}

/// All steps, in order; only ever appended to.
pub(super) const STEPS: &[Step] = &[];

/// Refuses a format that a newer program wrote; tells whether steps are to be run.
pub(super) fn is_behind(format: u32) -> Result<bool, StoreError> {
    if format > FORMAT { Err(StoreError::Newer(format)) } else { Ok(format < FORMAT) }
}

/// Runs the steps that a file still lacks, all in one transaction.
pub(super) fn run(
    database: &Database,
    sealer: &Sealer,
    head: &Head,
    steps: &[Step],
) -> Result<(), StoreError> {
    let txn = database.begin_write().map_err(fault)?;
    let mut after = head.clone();
    for step in steps.iter().filter(|step| step.to > head.format) {
        (step.run)(&txn, sealer)?;
        after.format = step.to;
    }
    after.write(&txn)?;
    txn.commit().map_err(fault)
}
