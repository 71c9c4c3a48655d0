//! Finds the records that name another one and cannot be without it.

use std::collections::BTreeSet;

use crate::domain::record::Named;

use super::error::StoreError;
use super::snapshot::Snapshot;
use super::{history, overlay};

impl Snapshot {
    /// Lists the records that name a record now; a record is found by the changes that named it.
    pub fn naming(&self, named: Named) -> Result<Vec<Named>, StoreError> {
        let mut seen = BTreeSet::from([named]);
        let mut naming = Vec::new();
        for at in history::of_record(self, named.1.id)? {
            for edit in history::edits(self, at)? {
                let other = (edit.table, edit.key);
                if !seen.insert(other) {
                    continue;
                }
                let Some(value) = self.value(other.0, other.1)? else { continue };
                if overlay::names(other.0, &value)?.contains(&named) {
                    naming.push(other);
                }
            }
        }
        Ok(naming)
    }
}
