//! Every hand that was laid on a file is found, with and without its key.

use std::path::Path;

use juragan::domain::record::Table;
use juragan::domain::records::Status;
use juragan::store::audit::EntryFault;
use juragan::store::peek::Peek;
use juragan::store::seal::Sealer;
use juragan::store::slots::Slots;
use juragan::store::verify::{Found, RecordTrouble, verify};
use juragan::store::{Store, Unlock};
use redb::{Database, ReadableDatabase as _, ReadableTable as _, TableDefinition};

use crate::world::{Class, options};

type Rows<const N: usize> = TableDefinition<'static, &'static [u8; N], &'static [u8]>;
const PERSON: Rows<32> = TableDefinition::new("person_1");
const JOURNAL: Rows<16> = TableDefinition::new("journal_1");
const EDIT: Rows<20> = TableDefinition::new("journal_edit_1");
const INDEX: TableDefinition<'static, &[u8; 32], ()> = TableDefinition::new("journal_index_1");
const HEAD: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("head_1");
const PERSON_NUMBER: u8 = 5;
const JOURNAL_NUMBER: u8 = 101;
const EDIT_NUMBER: u8 = 102;

/// A closed file that a test lays hands on.
struct Victim {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
}

impl Victim {
    /// A class of five with ten marks, the last of them changing person 4.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let class = Class::new(5, 2);
        let store = Store::create(&options(folder.path())).unwrap();
        class.put(&store);
        for session in 0..2 {
            for person in 0..5 {
                class.mark(&store, session, person, Status::Present).unwrap();
            }
        }
        store.close().unwrap();
        Self { path: folder.path().join("juragan.redb"), _folder: folder }
    }

    fn sealer(&self) -> Sealer {
        let Slots::Open(store, key) = Peek::open(&self.path).unwrap().slots().unwrap() else {
            panic!("locked")
        };
        Sealer::new(store, &key)
    }

    fn keys<const N: usize>(&self, table: Rows<N>) -> Vec<[u8; N]> {
        let database = Database::open(&self.path).unwrap();
        let rows = database.begin_read().unwrap().open_table(table).unwrap();
        rows.iter().unwrap().map(|row| *row.unwrap().0.value()).collect()
    }

    fn value<const N: usize>(&self, table: Rows<N>, key: [u8; N]) -> Vec<u8> {
        let database = Database::open(&self.path).unwrap();
        let rows = database.begin_read().unwrap().open_table(table).unwrap();
        rows.get(&key).unwrap().unwrap().value().to_vec()
    }

    fn put<const N: usize>(&self, table: Rows<N>, key: [u8; N], value: Option<&[u8]>) {
        let database = Database::open(&self.path).unwrap();
        let txn = database.begin_write().unwrap();
        {
            let mut rows = txn.open_table(table).unwrap();
            match value {
                Some(value) => drop(rows.insert(&key, value).unwrap()),
                None => drop(rows.remove(&key).unwrap()),
            }
        }
        txn.commit().unwrap();
    }

    /// Changes plain bytes of a value and seals them again, as only the owner of the key can.
    fn forge<const N: usize>(
        &self,
        table: (Rows<N>, u8),
        key: [u8; N],
        change: impl FnOnce(&mut Vec<u8>),
    ) {
        let sealer = self.sealer();
        let mut plain = sealer.open(table.1, &key, &self.value(table.0, key)).unwrap().to_vec();
        change(&mut plain);
        self.put(table.0, key, Some(&sealer.seal(table.1, &key, &plain).unwrap()));
    }

    fn swap<const N: usize>(&self, table: Rows<N>, one: [u8; N], two: [u8; N]) {
        let (first, second) = (self.value(table, one), self.value(table, two));
        self.put(table, one, Some(&second));
        self.put(table, two, Some(&first));
    }

    /// Swaps two values and seals each for its new place.
    fn forge_swap<const N: usize>(&self, table: (Rows<N>, u8), one: [u8; N], two: [u8; N]) {
        let sealer = self.sealer();
        let open =
            |key: [u8; N]| sealer.open(table.1, &key, &self.value(table.0, key)).unwrap().to_vec();
        let (first, second) = (open(one), open(two));
        self.forge(table, one, |plain| *plain = second);
        self.forge(table, two, |plain| *plain = first);
    }

    fn found(&self) -> Vec<Found> {
        found(&self.path)
    }

    fn entry_faults(&self) -> Vec<EntryFault> {
        let of_entry = |found| if let Found::Entry(_, fault) = found { Some(fault) } else { None };
        self.found().into_iter().filter_map(of_entry).collect()
    }

    fn record_troubles(&self) -> Vec<(Table, RecordTrouble)> {
        let of_record = |found| match found {
            Found::Record(table, _, trouble) => Some((table, trouble)),
            _ => None,
        };
        self.found().into_iter().filter_map(of_record).collect()
    }
}

fn found(path: &Path) -> Vec<Found> {
    let before = std::fs::read(path).unwrap();
    let snapshot = Peek::open(path).unwrap().unlock(&Unlock::Open).unwrap();
    let found = verify(&snapshot).unwrap().found;
    assert_eq!(std::fs::read(path).unwrap(), before, "looking changed the file");
    found
}

fn replaced(plain: &mut [u8], from: &[u8], to: &[u8]) {
    let at = plain.windows(from.len()).position(|part| part == from).unwrap();
    plain[at..at + from.len()].copy_from_slice(to);
}

#[test]
fn an_untouched_file_has_nothing_wrong_and_is_counted() {
    let victim = Victim::new();
    let snapshot = Peek::open(&victim.path).unwrap().unlock(&Unlock::Open).unwrap();
    let report = verify(&snapshot).unwrap();
    assert_eq!(report.found, []);
    assert_eq!(report.changes, 12);
    assert_eq!(report.records, 1 + 1 + 2 + 2 + 5 + 5);
}

#[test]
fn a_removed_journal_entry_is_found_wherever_it_stood() {
    let entries = Victim::new().keys(JOURNAL).len();
    for index in 0..entries {
        let victim = Victim::new();
        victim.put(JOURNAL, victim.keys(JOURNAL)[index], None);
        assert!(victim.entry_faults().contains(&EntryFault::Missing), "entry {index}");
    }
}

#[test]
fn the_last_entry_removed_with_every_trace_in_the_journal_is_found_by_its_record() {
    let victim = Victim::new();
    let last = *victim.keys(JOURNAL).last().unwrap();
    victim.put(JOURNAL, last, None);
    for edit in victim.keys(EDIT).into_iter().filter(|key| key[..16] == last) {
        victim.put(EDIT, edit, None);
    }
    let database = Database::open(&victim.path).unwrap();
    let txn = database.begin_write().unwrap();
    txn.open_table(INDEX).unwrap().retain(|key, ()| key[16..] != last).unwrap();
    txn.commit().unwrap();
    drop(database);
    assert_eq!(
        victim.record_troubles(),
        [(Table::Register, RecordTrouble::NotAsJournal)],
        "{:?}",
        victim.found()
    );
}

#[test]
fn a_changed_journal_entry_is_found_with_and_without_the_key() {
    let victim = Victim::new();
    let keys = victim.keys(JOURNAL);
    let mut bytes = victim.value(JOURNAL, keys[4]);
    bytes[30] ^= 1;
    victim.put(JOURNAL, keys[4], Some(&bytes));
    assert!(victim.entry_faults().contains(&EntryFault::Unreadable));

    let victim = Victim::new();
    let keys = victim.keys(JOURNAL);
    victim.forge((JOURNAL, JOURNAL_NUMBER), keys[4], |plain| {
        replaced(plain, b"register.mark", b"register.fake");
    });
    assert_eq!(victim.entry_faults(), [EntryFault::Unchained]);
}

#[test]
fn swapped_journal_entries_are_found_with_and_without_the_key() {
    let victim = Victim::new();
    let keys = victim.keys(JOURNAL);
    victim.swap(JOURNAL, keys[4], keys[5]);
    assert!(victim.entry_faults().contains(&EntryFault::Unreadable));

    let victim = Victim::new();
    let keys = victim.keys(JOURNAL);
    victim.forge_swap((JOURNAL, JOURNAL_NUMBER), keys[4], keys[5]);
    assert!(victim.entry_faults().contains(&EntryFault::Unchained));
}

#[test]
fn removed_changed_swapped_and_added_edits_are_found() {
    let victim = Victim::new();
    let keys = victim.keys(EDIT);
    victim.put(EDIT, keys[2], None);
    assert!(victim.entry_faults().contains(&EntryFault::EditMissing));

    let victim = Victim::new();
    let last = *victim.keys(EDIT).last().unwrap();
    victim.forge((EDIT, EDIT_NUMBER), last, |plain| plain[3] ^= 1);
    assert_eq!(victim.entry_faults(), [EntryFault::EditChanged], "only the salt was changed");

    let victim = Victim::new();
    let keys = victim.keys(EDIT);
    victim.forge_swap((EDIT, EDIT_NUMBER), keys[keys.len() - 1], keys[keys.len() - 2]);
    assert!(victim.entry_faults().contains(&EntryFault::EditChanged));

    let victim = Victim::new();
    let last = *victim.keys(EDIT).last().unwrap();
    let sealer = victim.sealer();
    let plain = sealer.open(EDIT_NUMBER, &last, &victim.value(EDIT, last)).unwrap();
    let mut added = last;
    added[19] += 1;
    victim.put(EDIT, added, Some(&sealer.seal(EDIT_NUMBER, &added, &plain).unwrap()));
    assert!(victim.entry_faults().contains(&EntryFault::EditAdded));
}

#[test]
fn a_record_changed_removed_or_moved_past_the_journal_is_found() {
    let person = |trouble| (Table::Person, trouble);

    let victim = Victim::new();
    let keys = victim.keys(PERSON);
    victim.forge((PERSON, PERSON_NUMBER), keys[1], |plain| {
        replaced(plain, b"Peserta", b"Pesarta");
    });
    assert_eq!(victim.record_troubles(), [person(RecordTrouble::NotAsJournal)]);

    let victim = Victim::new();
    victim.put(PERSON, victim.keys(PERSON)[1], None);
    assert_eq!(
        victim.record_troubles(),
        [
            (Table::Enrolment, RecordTrouble::Names(Table::Person)),
            person(RecordTrouble::NotAsJournal)
        ]
    );

    let victim = Victim::new();
    let keys = victim.keys(PERSON);
    victim.swap(PERSON, keys[1], keys[2]);
    assert_eq!(victim.record_troubles(), [person(RecordTrouble::Sealed); 2]);

    let victim = Victim::new();
    let keys = victim.keys(PERSON);
    victim.forge((PERSON, PERSON_NUMBER), keys[1], |plain| plain.truncate(9));
    assert_eq!(victim.record_troubles(), [person(RecordTrouble::Undecodable)]);
}

#[test]
fn a_history_that_hides_a_change_is_found() {
    let victim = Victim::new();
    let database = Database::open(&victim.path).unwrap();
    let txn = database.begin_write().unwrap();
    txn.open_table(INDEX).unwrap().pop_first().unwrap().unwrap();
    txn.commit().unwrap();
    drop(database);
    assert_eq!(victim.entry_faults(), [EntryFault::Unindexed]);
}

#[test]
fn a_hidden_trace_of_who_names_whom_is_found_wherever_it_stood() {
    let index = |victim: &Victim| -> Vec<[u8; 32]> {
        let database = Database::open(&victim.path).unwrap();
        let rows = database.begin_read().unwrap().open_table(INDEX).unwrap();
        rows.iter().unwrap().map(|row| *row.unwrap().0.value()).collect()
    };
    for number in 0..index(&Victim::new()).len() {
        let victim = Victim::new();
        let key = index(&victim)[number];
        let database = Database::open(&victim.path).unwrap();
        let txn = database.begin_write().unwrap();
        txn.open_table(INDEX).unwrap().remove(&key).unwrap().unwrap();
        txn.commit().unwrap();
        drop(database);
        assert_ne!(victim.found(), [], "index row {number}");
    }
}

#[test]
fn rows_with_forged_numbers_are_found_and_keep_nobody_busy_for_ever() {
    for number in [0_u64, 1 << 40, u64::MAX] {
        for replica in [[0; 8], [7; 8], [255; 8]] {
            let victim = Victim::new();
            let mut key = [0; 16];
            key[..8].copy_from_slice(&replica);
            key[8..].copy_from_slice(&number.to_be_bytes());
            victim.put(JOURNAL, key, Some(b"forged"));
            assert!(victim.entry_faults().contains(&EntryFault::Unreadable));
            // A chain that ends in rubbish is damage, said at once.
            drop(Store::open(&options(victim.path.parent().unwrap())));
        }
    }
}

#[test]
fn one_damaged_copy_of_the_key_slots_is_reported_and_the_other_opens() {
    let victim = Victim::new();
    let database = Database::open(&victim.path).unwrap();
    let txn = database.begin_write().unwrap();
    txn.open_table(HEAD).unwrap().insert("slots-a", b"damaged".as_slice()).unwrap();
    txn.commit().unwrap();
    drop(database);
    assert_eq!(victim.found(), [Found::SlotCopy]);

    let database = Database::open(&victim.path).unwrap();
    let txn = database.begin_write().unwrap();
    txn.open_table(HEAD).unwrap().insert("slots-b", b"damaged".as_slice()).unwrap();
    txn.commit().unwrap();
    drop(database);
    assert!(matches!(
        Peek::open(&victim.path).unwrap().unlock(&Unlock::Open),
        Err(juragan::store::StoreError::DamagedSlots)
    ));
}

#[test]
fn any_flipped_bit_in_any_sealed_row_is_found() {
    let victim = Victim::new();
    let clean = std::fs::read(&victim.path).unwrap();
    for (index, key) in victim.keys(EDIT).into_iter().enumerate().step_by(3) {
        let mut bytes = victim.value(EDIT, key);
        let at = index % bytes.len();
        bytes[at] ^= 1 << (index % 8);
        victim.put(EDIT, key, Some(&bytes));
        assert!(victim.entry_faults().contains(&EntryFault::EditChanged), "edit {index}");
        std::fs::write(&victim.path, &clean).unwrap();
    }
}
