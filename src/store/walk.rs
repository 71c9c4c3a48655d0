//! Walks over every table of a file: to copy it, to seal it anew, to compare two files.

use redb::{
    Key, ReadTransaction, ReadableTable as _, TableDefinition, TableHandle as _, Value,
    WriteTransaction,
};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::damage::fault;
use super::error::StoreError;
use super::seal::Sealer;
use super::tables::{
    DRAFT, DRAFT_NUMBER, JOURNAL, JOURNAL_EDIT, JOURNAL_EDIT_NUMBER, JOURNAL_INDEX, JOURNAL_NUMBER,
    KINDS, META, META_NUMBER,
};

/// What is done with each table.
trait Visitor {
    /// Is shown a table; `number` is that of its sealed values.
    fn table<K: Key + 'static, V: Value + 'static>(
        &mut self,
        definition: TableDefinition<'static, K, V>,
        number: Option<u8>,
    ) -> Result<(), StoreError>;
}

/// Shows every table below the head.
fn visit(visitor: &mut impl Visitor) -> Result<(), StoreError> {
    for kind in KINDS {
        visitor.table(kind.definition, Some(kind.table.number()))?;
    }
    visitor.table(META, Some(META_NUMBER))?;
    visitor.table(DRAFT, Some(DRAFT_NUMBER))?;
    visitor.table(JOURNAL, Some(JOURNAL_NUMBER))?;
    visitor.table(JOURNAL_EDIT, Some(JOURNAL_EDIT_NUMBER))?;
    visitor.table(JOURNAL_INDEX, None)
}

/// Two sealers: values are opened with the first and sealed with the second.
pub(super) type Anew<'a> = (&'a Sealer, &'a Sealer);

/// Copies every row below the head; `anew` seals each value under another key.
pub(super) fn copy(
    from: &ReadTransaction,
    to: &WriteTransaction,
    anew: Option<Anew<'_>>,
) -> Result<(), StoreError> {
    visit(&mut Copying { from, to, anew, plain: Zeroizing::default() })
}

struct Copying<'a> {
    from: &'a ReadTransaction,
    to: &'a WriteTransaction,
    anew: Option<Anew<'a>>,
    plain: Zeroizing<Vec<u8>>,
}

impl Visitor for Copying<'_> {
    fn table<K: Key + 'static, V: Value + 'static>(
        &mut self,
        definition: TableDefinition<'static, K, V>,
        number: Option<u8>,
    ) -> Result<(), StoreError> {
        let rows = self.from.open_table(definition).map_err(fault)?;
        let mut copied = self.to.open_table(definition).map_err(fault)?;
        for row in rows.iter().map_err(fault)? {
            let (key, value) = row.map_err(fault)?;
            let (key, value) = (key.value(), value.value());
            let Some(((old, new), number)) = self.anew.zip(number) else {
                copied.insert(key, value).map_err(fault)?;
                continue;
            };
            let sealed = {
                let (place, value) = (K::as_bytes(&key), V::as_bytes(&value));
                old.open_into(number, place.as_ref(), value.as_ref(), &mut self.plain)?;
                new.seal(number, place.as_ref(), &self.plain)?
            };
            copied.insert(key, V::from_bytes(&sealed)).map_err(fault)?;
        }
        Ok(())
    }
}

/// What a file holds below the head, in short: equal contents mean equal rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Contents {
    /// Rows of all tables.
    pub(super) rows: u64,
    digest: [u8; 32],
}

/// Counts and digests every row below the head: as it stands in the file, or, with a sealer, by its
/// plain value.
pub(super) fn contents(
    txn: &ReadTransaction,
    plain_with: Option<&Sealer>,
) -> Result<Contents, StoreError> {
    let plain = Zeroizing::default();
    let mut digesting = Digesting { txn, plain_with, plain, hash: Sha256::new(), rows: 0 };
    visit(&mut digesting)?;
    Ok(Contents { rows: digesting.rows, digest: digesting.hash.finalize().into() })
}

struct Digesting<'a> {
    txn: &'a ReadTransaction,
    plain_with: Option<&'a Sealer>,
    plain: Zeroizing<Vec<u8>>,
    hash: Sha256,
    rows: u64,
}

impl Digesting<'_> {
    /// Adds bytes with their length, so that no two rows flow into each other.
    fn add(hash: &mut Sha256, bytes: &[u8]) {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(bytes);
    }
}

impl Visitor for Digesting<'_> {
    fn table<K: Key + 'static, V: Value + 'static>(
        &mut self,
        definition: TableDefinition<'static, K, V>,
        number: Option<u8>,
    ) -> Result<(), StoreError> {
        Self::add(&mut self.hash, definition.name().as_bytes());
        let rows = self.txn.open_table(definition).map_err(fault)?;
        for row in rows.iter().map_err(fault)? {
            let (key, value) = row.map_err(fault)?;
            let (key, value) = (key.value(), value.value());
            let (key, value) = (K::as_bytes(&key), V::as_bytes(&value));
            Self::add(&mut self.hash, key.as_ref());
            match self.plain_with.zip(number) {
                Some((sealer, number)) => {
                    sealer.open_into(number, key.as_ref(), value.as_ref(), &mut self.plain)?;
                    Self::add(&mut self.hash, &self.plain);
                }
                None => Self::add(&mut self.hash, value.as_ref()),
            }
            self.rows += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use redb::ReadableDatabase as _;

    use super::*;
    use crate::store::head::make_tables;
    use crate::store::tables::HEAD;

    struct Names(BTreeSet<String>);

    impl Visitor for Names {
        fn table<K: Key + 'static, V: Value + 'static>(
            &mut self,
            definition: TableDefinition<'static, K, V>,
            _: Option<u8>,
        ) -> Result<(), StoreError> {
            assert!(self.0.insert(definition.name().to_owned()), "shown twice");
            Ok(())
        }
    }

    #[test]
    fn every_table_of_a_file_is_walked_over() {
        let database = redb::Database::builder()
            .create_with_backend(redb::backends::InMemoryBackend::new())
            .unwrap();
        let txn = database.begin_write().unwrap();
        make_tables(&txn).unwrap();
        txn.commit().unwrap();
        let there: BTreeSet<String> = database
            .begin_read()
            .unwrap()
            .list_tables()
            .unwrap()
            .map(|table| table.name().to_owned())
            .collect();
        let mut walked = Names(BTreeSet::new());
        visit(&mut walked).unwrap();
        assert_eq!(walked.0, there);
        assert!(!there.contains(HEAD.name()));
    }
}
