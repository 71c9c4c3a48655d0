//! Every command, typed into the palette on every page and run: it does something that is seen.

use super::fixtures::look;
use super::glyphs::Glyphs;
use super::keys::Key;
use super::palette;
use super::played::{Played, pages};
use super::state::Stage;
use super::work::Page;
use crate::app::memory;
use crate::locale::Language;

/// Commands that may have nothing to do on a page as it is opened, with the page where they have:
/// the last column of a table has nothing to its right.
const IDLE: &[&str] = &[];

/// Types the name of each command of a page and runs it; gives those after which all looked alike.
fn idle(page: Page, language: Language) -> Vec<String> {
    let look = look(language, Glyphs::BOX);
    let mut played = Played::speaking(language);
    played.show(page);
    let (focus, own) = played.state.keys();
    let mut idle = Vec::new();
    for row in palette::rows(focus, &own, &look) {
        played.restart(language);
        played.show(page);
        let before = played.text();
        played.press(Key::Ctrl('p'));
        for letter in row.name().chars() {
            played.press(Key::Char(letter));
        }
        let typed = played.text();
        let name = format!("{page:?} {language:?} {}", row.label);
        assert!(typed.contains(row.name()), "{name}: {typed}");
        played.press(Key::Enter);
        let is_same = played.text() == before && played.state.stage() == Stage::Running;
        if is_same && !IDLE.contains(&row.label) {
            idle.push(name);
        }
    }
    idle
}

#[test]
fn every_command_that_is_typed_into_the_palette_does_something() {
    let mut all = Vec::new();
    for page in pages(&memory::centre()) {
        for (_, language) in Language::ALL {
            all.extend(idle(page, *language));
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn words_of_a_clerk_lead_to_their_pages_from_anywhere() {
    for page in pages(&memory::centre()) {
        for (typed, shown) in [
            ("absensi", "[Presensi]"),
            ("ekspor data", "[Laporan]"),
            ("impor", "Muat data"),
            ("kelas", "[Angkatan]"),
            ("siapa mengubah", "Riwayat"),
            ("tes akhir", "Nilai"),
            ("sertifikat", "Kelulusan"),
        ] {
            let mut played = Played::at(page);
            played.press(Key::Ctrl('p'));
            let screen = played.play(&format!("{typed}{{Enter}}"));
            let head: String = screen.lines().take(2).collect();
            assert!(head.contains(shown), "{page:?} {typed}: {screen}");
        }
    }
}
