//! Measures the store against the bare library in the same run and prints ratios.
//!
//! Absolute times belong to the machine; the ratios are what the bars in the design are about.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../store/world.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod world;

use std::path::Path;
use std::time::{Duration, Instant};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use juragan::domain::records::{How, Mark, Register, Status};
use juragan::store::Store;
use redb::{Database, ReadableDatabase as _, ReadableTable as _, TableDefinition};
use world::{Class, author, change, options};

const HEADER: TableDefinition<'static, &[u8; 16], &[u8]> = TableDefinition::new("header");
const EDIT: TableDefinition<'static, &[u8; 20], &[u8]> = TableDefinition::new("edit");
const INDEX: TableDefinition<'static, &[u8; 32], ()> = TableDefinition::new("index");
const REGISTER: TableDefinition<'static, &[u8; 32], &[u8]> = TableDefinition::new("register");

fn main() {
    // A folder of the disk: a memory disk would hide what a sync costs.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    mark_commit(folder.path());
    register_read(folder.path());
    undo_of_many(folder.path());
    file_size(folder.path());
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn timed<T>(call: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = call();
    (start.elapsed(), value)
}

/// Sizes of the rows of one mark, as they stand in a real file.
#[derive(Clone, Debug)]
struct Sizes {
    header: usize,
    edit: usize,
    /// Of a register by the number of its marks.
    registers: Vec<usize>,
}

impl Sizes {
    /// Marks a session to the end and looks at the rows in the file.
    fn measure(folder: &Path) -> Self {
        let class = Class::new(30, 1);
        let store = Store::create(&options(folder)).unwrap();
        class.put(&store);
        for person in 0..30 {
            class.mark(&store, 0, person, Status::Present).unwrap();
        }
        store.close().unwrap();
        let database = Database::open(folder.join("juragan.redb")).unwrap();
        let txn = database.begin_read().unwrap();
        let last = |name: &str| -> usize {
            let table: TableDefinition<'_, &[u8; 16], &[u8]> = TableDefinition::new(name);
            let table = txn.open_table(table).unwrap();
            table.last().unwrap().unwrap().1.value().len()
        };
        let edits: TableDefinition<'_, &[u8; 20], &[u8]> = TableDefinition::new("journal_edit_1");
        let edits = txn.open_table(edits).unwrap();
        let rows: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("register_1");
        let rows = txn.open_table(rows).unwrap();
        let full = rows.first().unwrap().unwrap().1.value().len();
        let empty = 40 + 50;
        Self {
            header: last("journal_1"),
            edit: edits.last().unwrap().unwrap().1.value().len(),
            registers: (1..=30).map(|marks| empty + (full - empty) * marks / 30).collect(),
        }
    }
}

/// A bare database that gets rows of the same sizes under the same kinds of keys.
struct Bare(Database, u64);

impl Bare {
    fn new(path: &Path) -> Self {
        Self(Database::builder().set_cache_size(16 << 20).create(path).unwrap(), 0)
    }

    fn commit_mark(&mut self, class: &Class, session: usize, sizes: &Sizes, marks: usize) {
        self.1 += 1;
        let txn = self.0.begin_write().unwrap();
        let number = self.1.to_be_bytes();
        let key = [[7; 8], number].concat();
        let header: [u8; 16] = key.clone().try_into().unwrap();
        txn.open_table(HEADER).unwrap().insert(&header, &vec![1; sizes.header][..]).unwrap();
        let edit: [u8; 20] = [key.clone(), vec![0; 4]].concat().try_into().unwrap();
        txn.open_table(EDIT).unwrap().insert(&edit, &vec![2; sizes.edit][..]).unwrap();
        for _ in 0..2 {
            let id = uuid::Uuid::now_v7();
            let row: [u8; 32] = [id.as_bytes(), &key[..]].concat().try_into().unwrap();
            txn.open_table(INDEX).unwrap().insert(&row, ()).unwrap();
        }
        write_register(&txn, class, session, sizes.registers[marks]);
        txn.commit().unwrap();
    }

    fn commit_register(&mut self, class: &Class, session: usize, register_bytes: usize) {
        let txn = self.0.begin_write().unwrap();
        write_register(&txn, class, session, register_bytes);
        txn.commit().unwrap();
    }
}

fn write_register(txn: &redb::WriteTransaction, class: &Class, session: usize, bytes: usize) {
    let session = class.sessions[session].id.uuid();
    let row: [u8; 32] =
        [class.cohort.id.uuid().into_bytes(), session.into_bytes()].concat().try_into().unwrap();
    txn.open_table(REGISTER).unwrap().insert(&row, &vec![3; bytes][..]).unwrap();
}

fn mark_commit(folder: &Path) {
    let class = Class::new(30, 20);
    let folder = folder.join("mark");
    let sizes = Sizes::measure(&folder.join("sizes"));
    println!("rows of a mark: {sizes:?}");
    let store = Store::create(&options(&folder)).unwrap();
    class.put(&store);
    let mut rows = Bare::new(&folder.join("rows.redb"));
    let mut row = Bare::new(&folder.join("row.redb"));
    let (mut ours, mut same, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..600 {
        let (session, person) = (number / 30, number % 30);
        let marking = class.marking(&store, session, person, Status::Present);
        ours.push(timed(|| store.commit(marking).unwrap()).0);
        same.push(timed(|| rows.commit_mark(&class, session, &sizes, person)).0);
        let bytes = sizes.registers[person];
        alone.push(timed(|| row.commit_register(&class, session, bytes)).0);
    }
    let (ours, same, alone) = (median(&mut ours), median(&mut same), median(&mut alone));
    println!("mark commit: {ours:?}, bare rows {same:?}, bare register row {alone:?}");
    println!("  ratio to the same rows     {:.2}  (bar 1.4)", ratio(ours, same));
    println!("  ratio to the register row  {:.2}  (bar 2.2)", ratio(ours, alone));
    store.close().unwrap();
}

fn fill(store: &Store, class: &Class) {
    let registers: Vec<Register> = store.read().unwrap().children(class.cohort.id.uuid()).unwrap();
    for register in registers {
        let mut after = register.clone();
        for enrolment in &class.enrolments {
            let mark = Mark::new(Status::Present, How::Filled, 1_772_413_200, author().operator);
            after.marks.insert(enrolment.id, mark);
        }
        let mut filling = change("register.fill");
        filling.update(&register, &after).unwrap();
        store.commit(filling).unwrap();
    }
}

fn register_read(folder: &Path) {
    let class = Class::new(30, 40);
    let store = Store::create(&options(&folder.join("read"))).unwrap();
    class.put(&store);
    fill(&store, &class);
    let cipher = XChaCha20Poly1305::new(&[7; 32].into());
    let nonce = XNonce::from([9; 24]);
    let registers: Vec<Register> = store.read().unwrap().children(class.cohort.id.uuid()).unwrap();
    let sealed: Vec<Vec<u8>> = registers
        .iter()
        .map(|register| {
            let plain = rmp_serde::to_vec_named(register).unwrap();
            cipher.encrypt(&nonce, Payload { msg: &plain, aad: &[5; 49] }).unwrap()
        })
        .collect();
    let bytes: usize = sealed.iter().map(Vec::len).sum();
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..200 {
        let snapshot = store.read().unwrap();
        let (time, read) = timed(|| snapshot.children::<Register>(class.cohort.id.uuid()).unwrap());
        assert_eq!(read.len(), 40);
        ours.push(time);
        bare.push(
            timed(|| {
                for one in &sealed {
                    let payload = Payload { msg: one, aad: &[5; 49] };
                    std::hint::black_box(cipher.decrypt(&nonce, payload).unwrap());
                }
            })
            .0,
        );
    }
    let (ours, bare) = (median(&mut ours), median(&mut bare));
    println!("register 30 x 40: {ours:?}, unsealing its {bytes} bytes {bare:?}");
    println!("  ratio {:.2}  (bar 2.5; bar 500 us)", ratio(ours, bare));
    store.close().unwrap();
}

fn undo_of_many(folder: &Path) {
    let class = Class::new(500, 1);
    let store = Store::create(&options(&folder.join("undo"))).unwrap();
    let import = class.put(&store);
    let mut times = Vec::new();
    for _ in 0..9 {
        let id = uuid::Uuid::now_v7();
        times.push(timed(|| store.undo(import.id, id, author()).unwrap()).0);
        store.redo(import.id, uuid::Uuid::now_v7(), author()).unwrap();
    }
    println!("undo of 1,000 records: {:?}  (bar 50 ms)", median(&mut times));
    store.close().unwrap();
}

fn file_size(folder: &Path) {
    let folder = folder.join("size");
    let path = folder.join("juragan.redb");
    let store = Store::create(&options(&folder)).unwrap();
    let class = Class::new(30, 40);
    class.put(&store);
    store.compact().unwrap();
    let before = std::fs::metadata(&path).unwrap().len();
    let mut marks = 0;
    for session in 0..40 {
        for person in 0..30 {
            let marking = class.marking(&store, session, person, Status::Present);
            store.commit(marking).unwrap();
            marks += 1;
        }
    }
    store.compact().unwrap();
    let usage = store.usage().unwrap();
    store.close().unwrap();
    let after = std::fs::metadata(&path).unwrap().len();
    println!("file: {} B a mark  (bar 700)  {usage:?}", (after - before) / marks);
}
