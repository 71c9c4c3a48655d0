//! The whole way by keys alone, from the first run to the ministry file, and the same by commands:
//! both give the same records.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, sample};
use crate::pty::Program;

const COHORT: &str = "2026-03";
const LIST: &str = "peserta-kendal-2026-03.xlsx";
const MARKS: &str = "07I13A22S29T20=";

const ENTER: &str = "\r";
const QUIT: &str = "\x11";
const TAB: &str = "\t";
const F7: &str = "\x1b[18~";
const F8: &str = "\x1b[19~";
const F9: &str = "\x1b[20~";

/// Somebody who exports: the NIK, as it is searched for, and who that is.
const EXPORTER: &str = "3324102604899942";

/// Hands that work for a day: the program, started in the morning of that day.
struct Day {
    program: Program,
}

impl Day {
    fn start(desk: &Desk, now: &str) -> Self {
        let mut program = Program::start_with(&desk.store(), &[], &[("JURAGAN_NOW", now)]);
        program.wait_until("a first screen", |text| {
            text.contains("Hari ini") || text.contains("Selamat datang")
        });
        Self { program }
    }

    /// Types keys and waits for what they show.
    fn keys(&mut self, keys: &[&str], shown: &str) -> &mut Self {
        for keys in keys {
            self.program.keys(keys);
        }
        self.program.wait_for(shown);
        self
    }

    fn end(mut self) {
        self.program.keys(QUIT);
        assert!(self.program.wait_end().0.success());
    }
}

#[test]
fn the_whole_way_by_keys_gives_the_records_that_commands_give() {
    let by_keys = by_keys();
    let by_commands = by_commands();
    for list in [
        &["list", "participants", "--cohort", COHORT][..],
        &["list", "sessions", "--cohort", COHORT],
        &["list", "graduates"],
        &["list", "ventures"],
        &["list", "shipments"],
    ] {
        let (keys, commands) = (told(&by_keys, list), told(&by_commands, list));
        assert!(!commands.is_empty(), "{list:?} compares nothing");
        assert_eq!(keys, commands, "{list:?}");
    }
    assert_eq!(report(&by_keys.path("keluar")), report(&by_commands.path("keluar")));
    for desk in [&by_keys, &by_commands] {
        let out = desk.path("akhir");
        let where_to = ["--cohort", COHORT, "--out", out.to_str().unwrap(), "--format", "json"];
        desk.good(&[&["export", "--profile", "laporan-akhir"], &where_to[..]].concat());
    }
    let whole = report(&by_keys.path("akhir"));
    assert_eq!(whole, report(&by_commands.path("akhir")));
}

fn by_keys() -> Desk {
    let mut desk = Desk::empty();
    std::fs::copy(sample(LIST), desk.path(LIST)).unwrap();
    let mut day = Day::start(&desk, "2026-03-02T08:10+07:00");
    founded(&mut day);
    opened(&mut day);
    imported(&mut day, &desk);
    planned(&mut day);
    taken(&mut day, 1);
    day.end();
    for number in 2..=5 {
        let now = format!("2026-03-0{}T08:10+07:00", number + 1);
        let mut day = Day::start(&desk, &now);
        day.keys(&[F9, "1"], "Hari ini").keys(&[ENTER], "Belum diisi 30");
        taken(&mut day, number);
        if number == 5 {
            scored(&mut day);
            graduated(&mut day);
        }
        day.end();
    }
    let mut day = Day::start(&desk, "2026-09-01T09:00+07:00");
    accompanied(&mut day);
    reported(&mut day, &desk.path("keluar"));
    day.end();
    desk.at("2026-09-01T09:00+07:00");
    desk
}

fn founded(day: &mut Day) {
    day.keys(&[ENTER], "Kode wilayah");
    day.keys(&["LPK Bahari", ENTER, "BAHARI", ENTER, "3324", ENTER, "Sari", ENTER], "Hari ini");
}

fn opened(day: &mut Day) {
    day.keys(&[F9, "2"], "Belum ada angkatan").keys(&["+"], "Angkatan baru");
    // The only curriculum is offered, and Enter takes it.
    day.keys(&[COHORT, ENTER, "Kendal", ENTER], "EKSPOR 1 (Enter = pakai)");
    day.keys(&[ENTER], "[EKSPOR 1").keys(&[F8], "Angkatan 2026-03 dibuka");
    day.keys(&[ENTER], "Belum ada sesi");
}

fn imported(day: &mut Day, desk: &Desk) {
    let list = desk.path(LIST);
    day.keys(&[F7], "Berkas: [").keys(&[list.to_str().unwrap(), ENTER], "Semua 30  Baru 30");
    day.keys(&[F8], "Dimuat: 30 baru");
}

fn planned(day: &mut Day) {
    day.keys(&["+"], "Rencanakan sesi").keys(&["2", ENTER, ENTER, "5", ENTER], "s.d. 06-03-2026");
    day.keys(&[F8], "5 sesi direncanakan").keys(&[ENTER], "Belum diisi 30");
}

fn taken(day: &mut Day, number: u32) {
    day.keys(&[MARKS], "Belum diisi 0");
    day.keys(&[F8], &format!("Presensi sesi {number} selesai"));
}

/// The first test of the first three people.
fn scored(day: &mut Day) {
    day.keys(&[F9, "2"], "Kode").keys(&[ENTER], "Sesi").keys(&["n"], "Awal");
    day.keys(&["60", ENTER, "65", ENTER, "70", ENTER], "65,0").keys(&["\x1b"], "Peserta (30)");
}

fn graduated(day: &mut Day) {
    day.keys(&["k"], "27 lulus, 3 belum").keys(&[F8], "Nomor berita acara");
    day.keys(&[ENTER, ENTER, "BA-01", ENTER, COHORT, F8], "Ditetapkan: 27 lulus");
}

fn accompanied(day: &mut Day) {
    day.keys(&["\x06"], "Cari peserta").keys(&[EXPORTER], "3324********9942");
    day.keys(&[ENTER], "Dagel Sihombing").keys(&["j"], "Bukti tiap tahap");
    step(day, "nib", &["2-4-2026", ENTER, "1234567890123"], "NIB 1234567890123");
    let shipment =
        ["15-8-2026", ENTER, "JP", ENTER, ENTER, "200 kg", ENTER, "USD 1250,50", ENTER, ENTER];
    let papers = [ENTER, "CGK00112233", ENTER, "INV-1"];
    step(day, "pengiriman", &[&shipment[..], &papers[..]].concat(), "Ekspor perdana");
}

/// Notes a step on the way to export.
fn step(day: &mut Day, word: &str, typed: &[&str], shown: &str) {
    day.keys(&[">"], "Langkah apa").keys(&[word, ENTER], "BELUM TERSIMPAN");
    day.keys(typed, "BELUM TERSIMPAN").keys(&[ENTER, F8], shown);
}

fn reported(day: &mut Day, folder: &Path) {
    day.keys(&[F9, "6"], "Kemendag").keys(&["\x1b[B", "\x1b[B", ENTER], "Bentuk");
    let json = [TAB, TAB, TAB, "\x1b[B", "\x1b[B", " "];
    day.keys(&json, "[x] JSON");
    day.keys(&[TAB, "\x1b[4~", &"\x7f".repeat(200), folder.to_str().unwrap()], "keluar");
    day.keys(&[F8], "siap di");
}

fn by_commands() -> Desk {
    let mut desk = Desk::empty();
    desk.at("2026-03-02T08:10+07:00");
    let centre = ["--name", "LPK Bahari", "--code", "BAHARI", "--region", "3324"];
    desk.good(&[&["init"], &centre[..], &["--operator", "Sari"]].concat());
    let new = ["cohort", "new", "--code", COHORT, "--title", "Kendal", "--curriculum", "EKSPOR"];
    desk.good(&new);
    desk.good(&["import", "participants", &sample(LIST), "--cohort", COHORT, "--yes"]);
    let days = "2026-03-02,2026-03-03,2026-03-04,2026-03-05,2026-03-06";
    desk.good(&["session", "plan", "--cohort", COHORT, "--dates", days]);
    for number in 1..=5 {
        desk.at(&format!("2026-03-0{}T08:10+07:00", number + 1));
        let session = number.to_string();
        let which = ["--cohort", COHORT, "--session", &session];
        desk.good(&[&["mark"], &which[..], &[MARKS]].concat());
        desk.good(&[&["session", "close"], &which[..]].concat());
    }
    for (roll, points) in [("1", "60"), ("2", "65"), ("3", "70")] {
        let cell = ["--cohort", COHORT, "--roll", roll, "--pre", "--score", points];
        desk.good(&[&["scores", "set"], &cell[..]].concat());
    }
    desk.good(&["graduate", "--cohort", COHORT, "--date", "2026-03-06", "--minute", "BA-01"]);
    desk.at("2026-09-01T09:00+07:00");
    let add = |args: &[&str]| desk.good(&[&["milestone", "add", "--nik", EXPORTER], args].concat());
    add(&["--kind", "nib", "--on", "2026-04-02", "--number", "1234567890123"]);
    let parcel = ["--awb", "CGK00112233", "--quantity", "200 kg", "--invoice", "INV-1"];
    let value = ["--amount", "1250.50", "--currency", "USD", "--country", "JP"];
    add(&[&["--kind", "ekspor", "--on", "2026-08-15"], &value[..], &parcel[..]].concat());
    let out = desk.path("keluar");
    let folder = ["--out", out.to_str().unwrap(), "--format", "json"];
    let period = ["--from", "2026-01-01", "--to", "2026-09-01"];
    desk.good(&[&["export", "--profile", "kemendag-eksportir"], &period[..], &folder[..]].concat());
    desk
}

/// Lists records without the ids that every store makes for itself.
fn told(desk: &Desk, args: &[&str]) -> Vec<BTreeMap<String, Value>> {
    let rows = desk.rows(args).into_iter();
    rows.map(|row| match row {
        Value::Object(fields) => fields.into_iter().filter(|(name, _)| !is_id(name)).collect(),
        other => panic!("{other}"),
    })
    .collect()
}

fn is_id(name: &str) -> bool {
    name == "id" || name.ends_with("_id")
}

/// Reads the only JSON report of a folder.
fn report(folder: &Path) -> Value {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let found: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|is| is == "json")).collect();
    let [file] = &found[..] else { panic!("{found:?}") };
    without_ids(serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap())
}

/// Takes out what every store makes for itself: ids, and the codes that rows get from them.
fn without_ids(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| !is_id(name) && name != "row_code");
            Value::Object(kept.map(|(name, value)| (name, without_ids(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(without_ids).collect()),
        other => other,
    }
}
