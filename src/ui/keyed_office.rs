//! Keys in, text out, against the real desk and a file of its own: backups, operators, settings,
//! passphrases, the lock of the screen, another laptop.

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::app::opening::Opening;
use crate::app::settings::Settings;
use crate::app::{Clock, practice};
use crate::locale::Language;

use super::desk::{Desk, Ending};
use super::fixtures::{self, drawn, look};
use super::fixtures_office::with_a_going_clock;
use super::glyphs::Glyphs;
use super::keyed::{SAID, SIZE, line, play};
use super::state::AppState;
use super::work::{Effect, Event, Job, Loaded, Page, Run, Then};
use crate::app::Unlock;

/// Longest wait for the desk; only a watchdog.
const WATCHDOG: Duration = Duration::from_mins(1);

/// The program without its terminal, on a practice centre that has a file.
struct Office {
    state: AppState,
    desk: Desk,
    inbox: Receiver<Event>,
    opening: Opening,
    _folder: TempDir,
}

impl Office {
    fn open() -> Self {
        let clock = Clock::parse_fixed("2026-03-02T08:00+07:00").unwrap();
        let (folder, opening) = practice::temporary(clock, std::path::PathBuf::new()).unwrap();
        Self::on(folder, opening)
    }

    fn on(folder: TempDir, opening: Opening) -> Self {
        let (sender, inbox) = channel();
        let desk = Desk::start(opening.clone(), Run::Usual, sender).unwrap();
        let look = look(Language::Indonesian, Glyphs::BOX);
        let state = AppState::new(look, Run::Usual, opening.clock, SIZE);
        desk.hand(Job::Open(Unlock::Open));
        Self { state, desk, inbox, opening, _folder: folder }
    }

    /// Starts the program again on the same file.
    fn again(self) -> Self {
        let Self { desk, opening, _folder: folder, .. } = self;
        desk.close(Ending::Left, WATCHDOG);
        Self::on(folder, opening)
    }

    fn hand(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Do(job) = effect {
                self.desk.hand(job);
            }
        }
    }

    fn keys(&mut self, keys: &str) {
        let effects = play(&mut self.state, keys);
        self.hand(effects);
    }

    fn show(&mut self, page: Page) {
        self.desk.hand(Job::Load(page, Then::Root));
    }

    fn text(&self) -> String {
        drawn(&self.state, SIZE)
    }

    /// Takes what happens until the screen shows a text; gives the screen.
    fn wait_for(&mut self, wanted: &str) -> String {
        let end = Instant::now() + WATCHDOG;
        while !self.text().contains(wanted) {
            let left = end.saturating_duration_since(Instant::now());
            let event = self.inbox.recv_timeout(left);
            let Ok(event) = event else { panic!("never shown: {wanted}\n{}", self.text()) };
            let effects = self.state.update(event);
            self.hand(effects);
        }
        self.text()
    }

    /// Sets the passphrase of who works, by keys; gives the recovery key that was shown.
    fn lock(&mut self, passphrase: &str) -> String {
        self.wait_for("Hari ini");
        self.show(Page::Settings);
        self.wait_for("PIN layar");
        self.keys("{Down}{Down}{Down}{Down}{Down}{Down}{Enter}");
        self.wait_for("Langkah 1 dari 3");
        self.keys(&format!("{passphrase}{{Enter}}{passphrase}{{Enter}}"));
        let screen = self.wait_for("Langkah 3 dari 3");
        let is_key = |line: &&str| line.trim().split('-').count() == 9;
        let key = screen.lines().find(is_key).unwrap().trim().to_owned();
        let last = key.rsplit('-').next().unwrap().to_owned();
        self.keys("0000{Enter}");
        assert!(self.text().contains("bukan kelompok terakhir"), "{}", self.text());
        self.keys(&format!("{last}{{Enter}}"));
        self.wait_for("Biarkan dulu");
        self.keys("{Down}{Enter}");
        self.wait_for("Salinan lama dibiarkan");
        key
    }
}

#[test]
fn a_backup_is_made_and_restored_after_its_word_was_typed() {
    let mut office = Office::open();
    office.wait_for("Hari ini");
    office.show(Page::Backups);
    office.wait_for("Tempat kedua");
    office.keys("{F8}");
    // The one of the day's first opening may be there already.
    office.wait_for("juragan-20260302-080000");
    office.show(Page::Operators);
    office.wait_for("bekerja sekarang");
    office.keys("nBudi{Enter}{Enter}");
    office.wait_for("Operator Budi ditambahkan.");
    office.show(Page::Backups);
    office.wait_for("laptop ini");
    office.keys("{Enter}");
    let screen = office.wait_for("Ketik BAHARI");
    assert!(
        screen.contains("kurang 1 perubahan") && screen.contains("Sari. Perubahan"),
        "{screen}"
    );
    office.keys("bahar{Enter}");
    assert!(office.text().contains("Ketik BAHARI"), "{}", office.text());
    office.keys("i{Enter}");
    let screen = office.wait_for("Hari ini");
    assert!(screen.contains("Data dipulihkan dari"), "{screen}");
    office.show(Page::Operators);
    office.wait_for("bekerja sekarang");
    assert!(!office.text().contains("Budi"), "{}", office.text());
}

#[test]
fn another_operator_takes_over_and_may_do_what_the_role_allows() {
    let mut office = Office::open();
    office.wait_for("Hari ini");
    office.show(Page::Operators);
    office.wait_for("bekerja sekarang");
    office.keys("nBudi{Enter}{Enter}");
    office.wait_for("Operator Budi ditambahkan.");
    let screen = office.wait_for("Instruktur");
    assert!(screen.contains("Admin"), "{screen}");
    office.keys("{Home}{Enter}");
    office.wait_for("Sekarang Budi yang bekerja.");
    office.show(Page::Operators);
    office.wait_for("bekerja sekarang");
    assert!(line(&office.state, 1).contains("Budi"), "{}", office.text());
    office.keys("n");
    assert!(line(&office.state, SAID).contains("Peran Anda tidak mengizinkan"));
    office.show(Page::Settings);
    office.wait_for("PIN layar");
    office.keys("{Down}{Down}{Down}{Down}{Down}{Down}{Enter}");
    office.wait_for("Peran Anda tidak mengizinkan");
}

#[test]
fn an_operator_who_is_renamed_is_called_so_at_once() {
    let mut office = Office::open();
    office.wait_for("Hari ini");
    office.show(Page::Operators);
    office.wait_for("bekerja sekarang");
    office.keys("e Dewi{Enter}");
    office.wait_for("> Sari Dewi");
    assert!(line(&office.state, 1).contains("Sari Dewi"), "{}", office.text());
    office.keys("{^Z}");
    office.wait_for("Dibatalkan");
    office.keys("r{Down}{Enter}");
    office.wait_for("Harus ada paling sedikit satu admin.");
}

#[test]
fn a_passphrase_is_set_and_the_hidden_screen_shows_nobody_until_it_is_typed() {
    let mut office = Office::open();
    office.lock("kopi tubruk pagi");
    office.show(Page::Operators);
    office.wait_for("Sari");
    office.keys("{^L}");
    let screen = office.text();
    assert!(screen.contains("Layar terkunci") && !screen.contains("Sari"), "{screen}");
    office.keys("nn{F9}{Esc}{Enter}");
    office.wait_for("tidak cocok");
    office.keys("kopi tubruk pagi{Enter}");
    let screen = office.wait_for("Sari");
    assert!(!screen.contains("Nama operator baru"), "keys passed through: {screen}");

    let mut office = office.again();
    office.wait_for("Data ini dikunci");
    office.keys("kopi tubruk pagi{Enter}");
    office.wait_for("Hari ini");
}

#[test]
fn a_pin_shows_the_screen_again_and_five_wrong_ones_ask_for_the_passphrase() {
    let mut office = Office::open();
    office.lock("kopi tubruk pagi");
    office.wait_for("PIN layar");
    office.keys(
        "{Home}{Down}{Down}{Down}{Down}{Down}{Down}{Down}{Down}{Down}{Enter}2580{Enter}2580{Enter}",
    );
    office.wait_for("PIN berlaku");
    office.keys("{^L}2580{Enter}");
    office.wait_for("PIN layar");
    office.keys("{^L}1111{Enter}");
    assert!(office.text().contains("Masih boleh 4 kali"), "{}", office.text());
    office.keys("1111{Enter}1111{Enter}1111{Enter}1111{Enter}");
    assert!(office.text().contains("sudah lima kali salah"), "{}", office.text());
    office.keys("2580{Enter}");
    office.wait_for("tidak cocok");
    office.keys("kopi tubruk pagi{Enter}");
    office.wait_for("PIN layar");
}

#[test]
fn the_screen_is_hidden_after_minutes_without_a_key_and_the_key_that_wakes_it_does_nothing() {
    let mut state = with_a_going_clock(Loaded::Home(Box::new(fixtures::home())));
    assert_eq!(state.hidden_in(), None, "0 minutes are never");
    state.wait_minutes(5);
    assert!(state.hidden_in().unwrap() > Duration::from_secs(290));
    state.pass(4);
    state.update(Event::Idle);
    assert!(drawn(&state, SIZE).contains("Hari ini"));
    state.pass(1);
    let effects = play(&mut state, "{Enter}");
    assert!(effects.is_empty() && drawn(&state, SIZE).contains("Layar terkunci"));
    assert_eq!(state.hidden_in(), None, "nothing is waited for any more");
}

#[test]
fn a_screen_without_a_passphrase_is_never_hidden() {
    let mut state = fixtures::showing(
        Loaded::Home(Box::default()),
        look(Language::Indonesian, Glyphs::BOX),
        SIZE,
    );
    state.wait_minutes(1);
    state.pass(60);
    state.update(Event::Idle);
    play(&mut state, "{^L}");
    assert!(line(&state, SAID).contains("perlu kata sandi"), "{}", drawn(&state, SIZE));
}

#[test]
fn data_that_moved_are_only_looked_at_until_one_stays_after_all() {
    let mut office = Office::open();
    office.wait_for("Hari ini");
    let folder = office.opening.places.data().join("usb");
    office.show(Page::Backups);
    office.wait_for("Tempat kedua");
    office.keys(&format!("l{}{{Enter}}", folder.display()));
    office.wait_for("Ketik BAHARI");
    office.keys("BAHARI{Enter}");
    office.wait_for("HANYA DILIHAT");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);

    let mut office = office.again();
    office.wait_for("sudah pindah ke laptop lain");
    office.wait_for("HANYA DILIHAT");
    office.show(Page::Operators);
    office.wait_for("bekerja sekarang");
    office.keys("nBudi{Enter}{Enter}");
    office.wait_for("hanya bisa dilihat");
    office.show(Page::Backups);
    office.wait_for("Tempat kedua");
    office.keys("l");
    office.wait_for("Tetap pakai laptop ini");
    office.keys("BAHARI{Enter}");
    let screen = office.wait_for("dipakai lagi");
    assert!(!screen.contains("HANYA DILIHAT"), "{screen}");
}

#[test]
fn settings_hold_at_once_and_lie_in_the_file() {
    let mut office = Office::open();
    office.wait_for("Hari ini");
    office.show(Page::Settings);
    office.wait_for("PIN layar");
    office.keys("{Down}{Down}{Down}{Down}{Enter}{Down}{Enter}");
    office.wait_for("Pengaturan disimpan.");
    assert!(office.text().contains("-- Lembaga"), "{}", office.text());
    office.keys("{Home}{Down}{Down}{Enter}{Down}{Enter}");
    office.wait_for("Settings saved.");
    office.keys("{Home}{Down}{Down}{Down}{Down}{Down}{Enter}Menu{Enter}F12{Enter}");
    office.wait_for("1 commands");
    office.keys("{F12}");
    assert!(office.text().contains("0  "), "{}", office.text());
    let settings = Settings::read(&office.opening.places.config).unwrap();
    assert_eq!(settings.keys["key-menu"], "F12");
    assert_eq!(settings.glyphs.as_deref(), Some("ascii"));
    assert_eq!(settings.language.as_deref(), Some("en"));
}

#[test]
fn the_form_of_the_centre_is_reached_from_the_settings() {
    let mut office = Office::open();
    office.wait_for("Hari ini");
    office.show(Page::Settings);
    office.wait_for("PIN layar");
    office.keys("{Enter}");
    let screen = office.wait_for("Pejabat");
    assert!(screen.contains("BAHARI"), "{screen}");
}

#[test]
fn a_new_laptop_begins_with_the_copy_of_the_old_one() {
    let mut old = Office::open();
    old.wait_for("Hari ini");
    let folder = old.opening.places.data().join("usb");
    old.show(Page::Backups);
    old.wait_for("Tempat kedua");
    old.keys(&format!("l{}{{Enter}}BAHARI{{Enter}}", folder.display()));
    old.wait_for("HANYA DILIHAT");
    let copy = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();

    let there = tempfile::tempdir().unwrap();
    let opening =
        Opening { places: crate::app::places::Places::below(there.path()), ..old.opening.clone() };
    let mut new = Office::on(there, opening);
    new.wait_for("Selamat datang");
    new.keys("{Down}{Down}{Enter}/tidak/ada.redb{Enter}");
    new.wait_for("tidak ada.");
    new.keys(&format!("{{Enter}}{}{{Enter}}", copy.display()));
    let screen = new.wait_for("akan dipakai di laptop ini");
    assert!(screen.contains("LPK Bahari Kendal"), "{screen}");
    new.keys("LPK Bahari Kendal{Enter}");
    let screen = new.wait_for("Hari ini");
    assert!(screen.contains("Data dari juragan-") && !screen.contains("HANYA"), "{screen}");
}
