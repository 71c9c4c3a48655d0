//! Measures how a centre of many people starts: how long until it can be used, what is read for it,
//! how much memory it takes, what an idle program does, and how large program and file are.
//!
//! The program runs in a pseudo-terminal. What it is held against is a program that opens the same
//! file with the bare library, unseals everybody with their places, decodes what a search needs,
//! and shows one frame. Making the two centres takes half a minute. What a process read, holds and
//! used is told by Linux alone.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "centre.rs"]
mod centre;
#[path = "../program/pty.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod pty;

use std::path::Path;
use std::time::{Duration, Instant};

use centre::Centre;
use juragan::app::Clock;
use juragan::app::opening::Opening;
use juragan::app::places::Places;
use juragan::app::practice;
use juragan::domain::record::Table;
use juragan::store::seal::{Sealer, StoreId};
use juragan::store::slots::Slots;
use portable_pty::CommandBuilder;
use pty::Program;
use redb::{Database, ReadableDatabase as _, ReadableTable as _, TableDefinition};
use serde::Deserialize;

const MARKS: u32 = 120_000;
const STARTS: usize = 7;
const HELLO: &str = "hello from a frame";
const PASSPHRASE: &str = "kerupuk ikan laris";

/// People of a centre, milliseconds until it can be used, megabytes of memory.
const BARS: [(u32, u64, u64); 2] = [(10_000, 150, 30), (100_000, 800, 60)];

/// How long an idle program is watched.
const IDLE: Duration = Duration::from_secs(10);

const CTRL_F: &str = "\x06";
const CTRL_Q: &str = "\x11";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--bare") {
        let _times = bare(Path::new(&arguments[at + 1]));
        hello();
        return;
    }
    let program = std::fs::metadata(env!("CARGO_BIN_EXE_juragan")).unwrap().len();
    println!("program: {:.1} MB  (bar 16)", megabytes(program));
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for (people, milliseconds, memory) in BARS {
        let (time, centre) =
            timed(|| Centre::make(&folder.path().join(people.to_string()), people, MARKS));
        let file = std::fs::metadata(&centre.data).unwrap().len();
        println!("{people} people, {MARKS} marks: {:.1} MB, made in {time:.0?}", megabytes(file));
        println!("  {} B a mark  (bar 700)", centre.mark_bytes);
        println!("  {} B a person  (bar 2048)", centre.person_bytes);
        started(&centre, milliseconds);
        weighed(&centre, (file, memory));
    }
    idle_locked(&folder.path().join("locked"));
}

/// Starts in turn: the bare program, ours until its first key is obeyed, ours until a search is
/// answered.
fn started(centre: &Centre, bar: u64) {
    // The first start of a day makes its backup; the file is in the cache of the system then.
    searched(found(centre).1);
    let (checked, decoded) = bare(&centre.data);
    println!("  bare: opened and checked in {checked:?}, unsealed and decoded in {decoded:?}");
    let (mut base, mut seen, mut obeyed, mut answered) = (vec![], vec![], vec![], vec![]);
    for _ in 0..STARTS {
        base.push(bare_frame(&centre.data).0);
        let start = Instant::now();
        let mut program = beranda(centre);
        seen.push(start.elapsed());
        program.keys("\r");
        program.wait_for("Belum diisi 30");
        obeyed.push(start.elapsed());
        ended(program);
        let (time, program) = found(centre);
        answered.push(time);
        searched(program);
    }
    let base = median(&mut base);
    println!("  bare program to its frame {base:?}");
    for (what, times) in [
        ("Beranda shown", &mut seen),
        ("first key obeyed", &mut obeyed),
        ("search answered", &mut answered),
    ] {
        let time = median(times);
        let ratio = time.as_secs_f64() / base.as_secs_f64();
        println!("  {what}: {time:?}  (bar {bar} ms), ratio {ratio:.2}  (bar 1.3)");
    }
}

/// Starts once more, from the disk, and looks at what the process read and holds, then at what it
/// does when nobody does anything.
fn weighed(centre: &Centre, (file, bar): (u64, u64)) {
    if !cfg!(target_os = "linux") {
        return;
    }
    let bare = ratio(bare_frame(&centre.data).1, file);
    forget(&centre.data);
    let (_, program) = found(centre);
    let read = |name| ratio(of_io(&program, name).unwrap(), file);
    println!("  read from the disk {:.2} of the file  (bar 1.1)", read("read_bytes"));
    println!("  read from the system {:.2}, by the bare program {bare:.2}", read("rchar"));
    let at_once = of_status(&program, "VmRSS");
    settle(&program);
    let (settled, peak) = (of_status(&program, "VmRSS"), of_status(&program, "VmHWM"));
    println!(
        "  memory {:.1} MB, settled {:.1}, most {:.1}  (bar {bar})",
        megabytes(at_once),
        megabytes(settled),
        megabytes(peak)
    );
    idle(&program, "open");
    searched(program);
}

/// Starts with a passphrase and the clock of the machine, so that the lock of the screen waits.
fn idle_locked(folder: &Path) {
    let places = Places::below(folder);
    let data = places.store.clone();
    let clock = Clock::system(&juragan::domain::records::Zone::default());
    let opening = Opening { places, clock, operator: None, reader: std::path::PathBuf::new() };
    practice::centre(&opening, practice::SEED).unwrap().store.close().unwrap();
    let passphrase = folder.join("sandi");
    std::fs::write(&passphrase, PASSPHRASE).unwrap();
    let set = std::process::Command::new(env!("CARGO_BIN_EXE_juragan"))
        .args(["passphrase", "set", "--passphrase-file"])
        .arg(&passphrase)
        .arg("--recovery-key-file")
        .arg(folder.join("pemulihan"))
        .env("JURAGAN_DATA", &data)
        .env("XDG_CONFIG_HOME", data.with_extension("config"))
        .output()
        .unwrap();
    assert!(set.status.success(), "{set:?}");
    let mut command = Program::command(&data, &[]);
    command.env_remove("JURAGAN_NOW");
    command.env("JURAGAN_PASSPHRASE", PASSPHRASE);
    let mut program = Program::spawn(command, (80, 24));
    program.wait_for("Hari ini");
    settle(&program);
    idle(&program, "with the lock of the screen waiting");
    ended(program);
}

/// Prints what a program does in ten seconds.
fn idle(program: &Program, how: &str) {
    let figures = || Some((of_io(program, "wchar")?, ticks(program)?));
    let Some((written, used)) = figures() else { return };
    std::thread::sleep(IDLE);
    let (written_then, used_then) = figures().unwrap();
    println!(
        "  idle for {IDLE:?} {how}: {} bytes written, {} ticks  (bar 0, 0)",
        written_then - written,
        used_then - used
    );
}

/// Has the system forget what it keeps of a file in memory, as after a night.
fn forget(data: &Path) {
    let mut file = std::ffi::OsString::from("of=");
    file.push(data);
    let mut command = std::process::Command::new("dd");
    command.arg(file).args(["oflag=nocache", "conv=notrunc,fdatasync", "count=0"]);
    assert!(command.output().unwrap().status.success());
}

/// Waits until a process has done nothing for a second.
fn settle(program: &Program) {
    loop {
        let before = ticks(program);
        std::thread::sleep(Duration::from_secs(1));
        if ticks(program) == before {
            return;
        }
    }
}

/// Starts the program and waits until Beranda shows the class of today.
fn beranda(centre: &Centre) -> Program {
    let mut program = Program::start(&centre.data, &[]);
    program.wait_for("BELUM DIISI");
    program
}

/// Starts the program, types a search as soon as Beranda is there, and waits for who is found.
fn found(centre: &Centre) -> (Duration, Program) {
    let start = Instant::now();
    let mut program = beranda(centre);
    program.keys(&format!("{CTRL_F}{}", centre.query()));
    program.wait_for(&centre.name);
    (start.elapsed(), program)
}

/// Ends a program whose search is open.
fn searched(mut program: Program) {
    program.keys(CTRL_F);
    ended(program);
}

fn ended(mut program: Program) {
    program.keys(CTRL_Q);
    assert!(program.wait_end().0.success());
}

/// Runs the bare program; gives how long until its frame, and how many bytes it read.
fn bare_frame(data: &Path) -> (Duration, u64) {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.arg("--bare");
    command.arg(data);
    command.env("TERM", "xterm-256color");
    let start = Instant::now();
    let mut program = Program::spawn(command, (80, 24));
    program.wait_for(HELLO);
    (start.elapsed(), of_io(&program, "rchar").unwrap_or_default())
}

/// The smallest program of the library: one frame, one key.
fn hello() {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget(HELLO, frame.area())).unwrap();
        // Any key, or the end of the terminal.
        drop(crossterm::event::read());
    });
}

/// What a search needs of a person.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Brief {
    name: String,
    nik: Option<String>,
    phone: Option<String>,
    phone_other: Option<String>,
}

/// What it needs of a place in a cohort.
#[derive(Deserialize)]
struct PlaceOf {
    person: uuid::Uuid,
}

/// Opens a file with the bare library, which checks every page, and unseals and decodes everybody
/// with their places; gives how long each took.
fn bare(data: &Path) -> (Duration, Duration) {
    let (opened, database) = timed(|| {
        let mut builder = Database::builder();
        builder.set_cache_size(4 << 20).set_check_integrity_on_open(true);
        builder.open(data).unwrap()
    });
    let (decoded, ()) = timed(|| {
        let sealer = sealer(&database);
        each(&database, &sealer, (Table::Person, "person_1"), |one: Brief| {
            std::hint::black_box((one.name, one.nik, one.phone, one.phone_other));
        });
        each(&database, &sealer, (Table::Enrolment, "enrolment_1"), |one: PlaceOf| {
            std::hint::black_box(one.person);
        });
    });
    (opened, decoded)
}

/// Finds the key, which stands in the head of a file without a passphrase.
fn sealer(database: &Database) -> Sealer {
    let head: TableDefinition<'static, &str, &[u8]> = TableDefinition::new("head_1");
    let head = database.begin_read().unwrap().open_table(head).unwrap();
    let value = |name| head.get(name).unwrap().unwrap().value().to_vec();
    let store = StoreId::new(value("store").try_into().unwrap());
    let Slots::Open(_, key) = Slots::decode(&value("slots-a"), &value("slots-b")).unwrap() else {
        panic!("the file has a passphrase");
    };
    Sealer::new(store, &key)
}

fn each<T: for<'de> Deserialize<'de>>(
    database: &Database,
    sealer: &Sealer,
    (table, name): (Table, &str),
    mut see: impl FnMut(T),
) {
    let rows: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new(name);
    let rows = database.begin_read().unwrap().open_table(rows).unwrap();
    let mut plain = Vec::new();
    for row in rows.iter().unwrap() {
        let (key, sealed) = row.unwrap();
        sealer.open_into(table.number(), key.value(), sealed.value(), &mut plain).unwrap();
        see(rmp_serde::from_slice(&plain).unwrap());
    }
}

/// Reads a line `name: number` that the system keeps of a process.
fn kept_of(program: &Program, file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{}/{file}", program.id())).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

fn of_io(program: &Program, name: &str) -> Option<u64> {
    kept_of(program, "io", name)
}

/// Gives bytes of memory.
fn of_status(program: &Program, name: &str) -> u64 {
    kept_of(program, "status", name).map_or(0, |kibibytes| kibibytes * 1024)
}

/// Gives hundredths of a second of processor time.
fn ticks(program: &Program) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{}/stat", program.id())).ok()?;
    // The name before the last bracket may hold blanks; behind it stand the third field and on.
    let fields: Vec<&str> = text.rsplit(')').next()?.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

fn timed<T>(call: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = call();
    (start.elapsed(), value)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
fn ratio(one: u64, other: u64) -> f64 {
    one as f64 / other as f64
}

fn megabytes(bytes: u64) -> f64 {
    ratio(bytes, 1_000_000)
}
