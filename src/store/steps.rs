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

#[cfg(test)]
mod tests {
    use redb::ReadableDatabase as _;
    use redb::backends::InMemoryBackend;

    use crate::store::seal::{DataKey, StoreId};
    use crate::store::tables::{META, META_NUMBER};

    use super::*;

    fn note(txn: &WriteTransaction, sealer: &Sealer, name: &str) -> Result<(), StoreError> {
        let sealed = sealer.seal(META_NUMBER, name.as_bytes(), b"done")?;
        txn.open_table(META).map_err(fault)?.insert(name, sealed.as_slice()).map_err(fault)?;
        Ok(())
    }

    const TWO: Step = Step { to: 2, run: |txn, sealer| note(txn, sealer, "two") };
    const THREE: Step = Step { to: 3, run: |txn, sealer| note(txn, sealer, "three") };
    const BROKEN: Step = Step { to: 3, run: |_, _| Err(StoreError::DiskFull) };

    fn database(format: u32) -> (Database, Sealer, Head) {
        let store = StoreId::new([4; 16]);
        let sealer = Sealer::new(store, &DataKey::random().unwrap());
        let database = Database::builder().create_with_backend(InMemoryBackend::new()).unwrap();
        let head = Head { format, store, slots: [Vec::new(), Vec::new()] };
        let txn = database.begin_write().unwrap();
        head.write(&txn).unwrap();
        txn.open_table(META).unwrap();
        txn.commit().unwrap();
        (database, sealer, head)
    }

    fn notes(database: &Database) -> Vec<bool> {
        let txn = database.begin_read().unwrap();
        let table = txn.open_table(META).unwrap();
        ["two", "three"].map(|name| table.get(name).unwrap().is_some()).to_vec()
    }

    #[test]
    fn steps_that_a_file_lacks_are_run_in_order_and_those_it_has_are_not() {
        let (behind, sealer, head) = database(1);
        run(&behind, &sealer, &head, &[TWO, THREE]).unwrap();
        assert_eq!((Head::read(&behind).unwrap().format, notes(&behind)), (3, vec![true, true]));
        let (almost, sealer, head) = database(2);
        run(&almost, &sealer, &head, &[TWO, THREE]).unwrap();
        assert_eq!((Head::read(&almost).unwrap().format, notes(&almost)), (3, vec![false, true]));
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let (database, sealer, head) = database(1);
        assert!(run(&database, &sealer, &head, &[TWO, BROKEN]).is_err());
        assert_eq!((Head::read(&database).unwrap().format, notes(&database)), (1, vec![false; 2]));
    }

    #[test]
    fn the_last_step_leads_to_the_present_format_and_a_newer_one_is_refused() {
        assert_eq!(STEPS.last().map_or(1, |step| step.to), FORMAT);
        assert!(STEPS.windows(2).all(|pair| pair[0].to + 1 == pair[1].to));
        assert!(matches!(is_behind(FORMAT + 1), Err(StoreError::Newer(_))));
        assert!(!is_behind(FORMAT).unwrap());
    }
}
