//! Writes 100,000 x 30 cells as a workbook by our writer and by the bare library, in turn, and
//! prints the ratio of their processor time and how much memory each needed.
//!
//! Each writer runs in a process of its own, because a peak of memory belongs to a process. The
//! bars: 1.2 times the bare writer's processor time, and 16 MB above what the process holds before
//! its first row. Both read the same rows; `rows alone` is what making those costs.
#![expect(clippy::print_stdout, reason = "a benchmark tells its figures on standard output")]

use std::error::Error;
use std::io::BufWriter;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use chrono::{NaiveDate, TimeDelta};
use rust_xlsxwriter::Workbook;

use juragan::domain::field::Cell;
use juragan::domain::text::Money;
use juragan::exchange::atomic;
use juragan::exchange::document::{Document, Head};
use juragan::exchange::sheet::{Code, Column, ColumnKind, Row, Rows, Sheet, Source, plain};
use juragan::exchange::write::Format;
use juragan::locale::{Language, Words};

const ROWS: u32 = 100_000;
const ROUNDS: usize = 5;

/// The columns of six, five times over.
const KINDS: [(&str, ColumnKind); 6] = [
    ("NIK", ColumnKind::Text),
    ("Nama", ColumnKind::Text),
    ("L/P", ColumnKind::Choice),
    ("Tanggal lahir", ColumnKind::Date),
    ("Kehadiran", ColumnKind::Percent),
    ("Omzet", ColumnKind::Money),
];
const REPEATED: u32 = 5;

/// Processor time in hundredths of a second, and memory in KiB above the start.
#[derive(Clone, Copy, Debug)]
struct Cost {
    ticks: u64,
    peak_kib: u64,
}

/// People who are made while they are written.
struct People;

impl Source for People {
    fn rows(&self) -> Rows<'_> {
        Box::new((0..ROWS).map(person))
    }
}

fn person(number: u32) -> Row {
    let mut row = Vec::with_capacity(KINDS.len() * 5);
    for copy in 0..REPEATED {
        let n = number * REPEATED + copy;
        let day =
            NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(i64::from(n % 12_000));
        row.push(Cell::Text(format!("3324{n:012}")));
        row.push(Cell::Text(format!("Siti Aisyah Rahmawati {n}")));
        row.push(Cell::Choice("sex", if n.is_multiple_of(3) { "M" } else { "F" }.to_owned()));
        row.push(Cell::Date(day));
        row.push(Cell::Percent(i64::from(n % 10_001)));
        row.push(Cell::Money(Money { minor: i64::from(n) * 1_000, currency: "IDR".to_owned() }));
    }
    row
}

fn columns() -> Vec<Column> {
    let column = |(at, (heading, kind)): (usize, &(&str, ColumnKind))| {
        let mut column = Column::new(&format!("column_{at}"), heading, *kind);
        if *kind == ColumnKind::Choice {
            for (code, word) in [("M", "L"), ("F", "P")] {
                column.codes.push(Code { code: code.to_owned(), word: word.to_owned() });
            }
        }
        column
    };
    let kinds = (0..REPEATED).flat_map(|_| &KINDS);
    kinds.enumerate().map(column).collect()
}

fn ours(folder: &Path) -> Result<(), Box<dyn Error>> {
    let sheet = Sheet::new("peserta", "Peserta", columns(), People);
    let words = Words::new(Language::Indonesian);
    let document = Document::new(Head::default(), vec![sheet], &words);
    let format = Format::of_name("xlsx").ok_or("no such format")?;
    let waiting = format.write(&document, folder, "laporan")?;
    atomic::publish(waiting.into_iter().map(|waiting| waiting.draft).collect())?.keep();
    Ok(())
}

/// What somebody writes who knows the library and wants typed cells and no more.
fn bare(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder)?;
    let worksheet = workbook.add_worksheet_with_constant_memory()?;
    let date = rust_xlsxwriter::Format::new().set_num_format("dd-mm-yyyy");
    for (col, (_, kind)) in (0..).zip((0..REPEATED).flat_map(|_| &KINDS)) {
        if *kind == ColumnKind::Date {
            worksheet.set_column_format(col, &date)?;
        }
    }
    for (row, cells) in (0..).zip(People.rows()) {
        for (col, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => worksheet.write_string(row, col, text)?,
                Cell::Date(day) => worksheet.write_datetime(row, col, day)?,
                Cell::Percent(part) => {
                    worksheet.write_number(row, col, number(part)? / 10_000.0)?
                }
                Cell::Money(money) => worksheet.write_number(row, col, number(money.minor)?)?,
                other => worksheet.write_string(row, col, plain(&other))?,
            };
        }
    }
    let file = fs::File::create(folder.join("bare.xlsx"))?;
    workbook.save_to_writer(BufWriter::new(file))?;
    Ok(())
}

fn number(value: i64) -> Result<f64, Box<dyn Error>> {
    Ok(f64::from(i32::try_from(value)?))
}

fn rows_alone() {
    let cells: usize = People.rows().map(|row| row.len()).sum();
    assert_eq!(cells, 3_000_000);
}

/// Reads a number of KiB from the status of this process.
fn memory_kib(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Reads the processor time of this process, user and system, in ticks of 10 ms.
fn ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

fn child(job: &str) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (start_ticks, start_kib) = (ticks(), memory_kib("VmRSS"));
    match job {
        "ours" => ours(folder.path())?,
        "bare" => bare(folder.path())?,
        _ => rows_alone(),
    }
    println!("{} {}", ticks() - start_ticks, memory_kib("VmHWM").saturating_sub(start_kib));
    Ok(())
}

fn run(job: &str) -> Result<Cost, Box<dyn Error>> {
    let output = Command::new(env::current_exe()?).args(["child", job]).output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace().filter_map(|number| number.parse().ok());
    let (Some(ticks), Some(peak_kib)) = (numbers.next(), numbers.next()) else {
        return Err(format!("{job}: {}", String::from_utf8_lossy(&output.stderr)).into());
    };
    Ok(Cost { ticks, peak_kib })
}

/// Takes the middle of several runs by processor time, and the worst by memory.
fn summary(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by_key(|cost| cost.ticks);
    let peak_kib = costs.iter().map(|cost| cost.peak_kib).max().unwrap_or(0);
    Cost { ticks: costs[costs.len() / 2].ticks, peak_kib }
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().collect();
    if args.get(1).is_some_and(|arg| arg == "child") {
        return child(&args[2]);
    }
    let jobs = ["ours", "bare", "rows alone"];
    let mut costs = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (job, costs) in jobs.iter().zip(&mut costs) {
            costs.push(run(job)?);
        }
    }
    let [ours, bare, rows] = costs.map(summary);
    for (job, cost) in jobs.iter().zip([ours, bare, rows]) {
        println!("xlsx {job:<10} {:>5} ms  peak {:>6} KiB", cost.ticks * 10, cost.peak_kib);
    }
    let percent = |a: u64, b: u64| a * 100 / b.max(1);
    println!("xlsx ratio {} % (bar 120 %)", percent(ours.ticks, bare.ticks));
    let net = [ours, bare].map(|cost| cost.ticks.saturating_sub(rows.ticks));
    println!("xlsx ratio without making the rows {} %", percent(net[0], net[1]));
    println!("xlsx peak above start {} KiB (bar 16384)", ours.peak_kib);
    Ok(())
}
