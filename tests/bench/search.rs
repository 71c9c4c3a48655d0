//! Measures a search of the directory and the palette, key by key, against a bare scan of the same
//! buffer in the same run, and how long the directory takes to build.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use juragan::app::directory::Directory;
use juragan::app::opening::Opening;
use juragan::app::places::Places;
use juragan::app::practice::{self, Filling};
use juragan::app::{App, Clock};
use juragan::domain::record::Table;
use juragan::domain::text::fold_words;
use juragan::locale::Language;
use juragan::ui::command::Focus;
use juragan::ui::keys::Key;
use juragan::ui::look::Look;
use juragan::ui::palette::{self, Palette};
use juragan::ui::{Glyphs, Mode, Theme};
use memchr::memmem;

/// Hits that a screen asks for.
const LIMIT: usize = 20;

/// What is typed, key by key.
const TYPED: &[&str] = &[
    "siti rahayu",
    "wahyuni sri",
    "muhammad yusuf",
    "nur hid",
    "nugroho s",
    "zulaikha z",
    "332408",
    "0810000",
    "siti 8100",
    "tidak ada",
];

/// What is typed into the palette, key by key.
const COMMANDS: &[&str] = &["absensi", "ekspor data", "batalkan", "siapa mengubah", "zzz"];

/// Rows of the work area.
const HEIGHT: u16 = 19;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for people in [10_000, 100_000] {
        let app = centre(&folder.path().join(people.to_string()), people);
        let directory = built(&app, people);
        searched(&directory, people);
        looked_up(&directory, people);
        app.store.close().unwrap();
    }
}

fn centre(folder: &std::path::Path, people: u32) -> App {
    let opening = Opening {
        places: Places::below(folder),
        clock: Clock::parse_fixed("2026-03-02T08:00+07:00").unwrap(),
        operator: None,
        reader: PathBuf::new(),
    };
    practice::filled(&opening, practice::SEED, Filling { people, sessions: 1 }).unwrap()
}

fn built(app: &App, people: u32) -> Directory {
    let build = || Directory::build(&app.store.read().unwrap(), app.today()).unwrap();
    let times = (0..5).map(|_| timed(build).0);
    let time = times.min().unwrap();
    let directory = build();
    let bytes = directory.bytes();
    let bare = (0..5).map(|_| timed(|| unsealed(app)).0).min().unwrap();
    println!("{people} people: built in {time:?}, {bytes} bytes of memory");
    println!("  bare unsealing of people and enrolments {bare:?}");
    directory
}

/// Unseals what the directory is built from and decodes it to nothing.
fn unsealed(app: &App) {
    let snapshot = app.store.read().unwrap();
    for table in [Table::Person, Table::Enrolment] {
        snapshot.each(table, |_, _: serde::de::IgnoredAny| ()).unwrap();
    }
}

fn searched(directory: &Directory, people: u32) {
    let mut worst = (0.0, String::new());
    for typed in TYPED {
        let mut query = String::new();
        for key in typed.chars() {
            query.push(key);
            let longest = longest_word(&query);
            let needle = memmem::Finder::new(&longest);
            let mut ours = Duration::MAX;
            let mut bare = Duration::MAX;
            let mut hits = 0;
            for _ in 0..40 {
                let (time, found) = timed(|| directory.search(&query, LIMIT));
                (ours, hits) = (ours.min(time), found.len());
                let scan = || needle.find_iter(directory.buffer()).count();
                bare = bare.min(timed(|| std::hint::black_box(scan())).0);
            }
            let ratio = ours.as_secs_f64() / bare.as_secs_f64();
            println!(
                "  {query:>15}  {hits:>3} hits  {ours:>10.1?}  bare {bare:>10.1?}  {ratio:.2}"
            );
            if ratio > worst.0 {
                worst = (ratio, query.clone());
            }
        }
    }
    println!("{people} people: worst ratio {:.2} at {:?}  (bar 1.5)", worst.0, worst.1);
}

/// Measures the palette, key by key, against a bare scan of the people: its rows are those of the
/// tables of commands, however many people there are.
fn looked_up(directory: &Directory, people: u32) {
    let look = Look::new(Language::Indonesian, Theme::Default, Glyphs::BOX, Mode::Drawn);
    let needle = memmem::Finder::new("siti");
    let scan = || needle.find_iter(directory.buffer()).count();
    let bare = (0..40).map(|_| timed(|| std::hint::black_box(scan())).0).min().unwrap();
    let mut worst = (Duration::ZERO, String::new());
    for typed in COMMANDS {
        let mut palette = Palette::new(palette::rows(Focus::List, &[], &look));
        for (at, letter) in typed.chars().enumerate() {
            let time = timed(|| palette.update(Key::Char(letter), HEIGHT)).0;
            worst = worst.max((time, typed.chars().take(at + 1).collect()));
        }
    }
    let ratio = worst.0.as_secs_f64() / bare.as_secs_f64();
    println!("{people} people: palette, worst key {:?} at {:?}", worst.0, worst.1);
    println!("  bare scan {bare:?}  ratio {ratio:.2}  (bar 1.5)");
}

/// What a bare scan looks for: the longest word, else the digits without the zeros before them.
fn longest_word(query: &str) -> String {
    let folded = fold_words(query);
    let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    let words = || folded.split(' ').filter(|word| !is_number(word));
    let longest = words().max_by_key(|word| word.len());
    longest.unwrap_or(folded.trim_start_matches('0')).to_owned()
}

fn timed<T>(call: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = call();
    (start.elapsed(), value)
}
