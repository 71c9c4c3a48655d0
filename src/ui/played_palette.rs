//! Every command, typed into the palette on every page and run: it does something that is seen.

use std::collections::HashSet;
use std::mem::discriminant;

use super::fixtures::look;
use super::glyphs::Glyphs;
use super::keys::Key;
use super::menu::Choice;
use super::palette::{self, Run};
use super::played::{Played, pages};
use super::state::Stage;
use super::work::Page;
use crate::app::memory;
use crate::locale::Language;

/// Commands that have nothing to do on a page as it is opened, with keys after which they have.
const BEFORE: &[(&str, &str)] = &[
    ("key-left", "{Right}"),
    ("key-correct", "7"),
    ("key-clear", "80{Up}"),
    ("key-read", "tidak-ada.csv"),
    ("key-previous", "{Tab}"),
    ("key-previous-page", "{Tab}"),
];

/// Tells whether a row leads to the page where one is.
fn leads_here(run: Run, page: Page) -> bool {
    match run {
        Run::Menu(Choice::Open(there)) | Run::Open(there) => {
            discriminant(&there) == discriminant(&page)
        }
        Run::Cohort(there) => page.cohort().is_some_and(|cohort| there(cohort) == page),
        _ => false,
    }
}

/// Which commands of a page are tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tried {
    /// All.
    All,
    /// Those that other pages have not.
    OfThePage,
}

/// Types the name of each command of a page and runs it; gives those after which all looked alike.
fn idle(page: Page, language: Language, tried: Tried) -> Vec<String> {
    let look = look(language, Glyphs::BOX);
    let mut played = Played::speaking(language);
    played.show(page);
    let (focus, own) = played.state.keys();
    let mut idle = Vec::new();
    let is_tried =
        |row: &palette::Row| tried == Tried::All || own.iter().any(|hint| hint.label == row.label);
    for row in palette::rows(focus, &own, &look).into_iter().filter(is_tried) {
        played.again(page, language);
        let keys = BEFORE.iter().find(|before| before.0 == row.label);
        let before = played.play(keys.map_or("", |before| before.1));
        played.press(Key::Ctrl('p'));
        for letter in row.name().chars() {
            played.press(Key::Char(letter));
        }
        let typed = played.text();
        let name = format!("{page:?} {language:?} {}", row.label);
        assert!(typed.contains(row.name()), "{name}: {typed}");
        played.press(Key::Enter);
        // Nobody waits for a decision after the meeting, so there is nothing to open.
        let is_known = row.label == "key-open" && matches!(page, Page::Meeting(_));
        let is_same =
            !is_known && played.text() == before && played.state.stage() == Stage::Running;
        if is_same && !leads_here(row.run, page) {
            idle.push(name);
        }
    }
    idle
}

#[test]
fn every_command_that_is_typed_into_the_palette_does_something() {
    let mut all = Vec::new();
    for page in pages(&memory::centre()) {
        let tried = if page == Page::Cohorts { Tried::All } else { Tried::OfThePage };
        all.extend(idle(page, Language::Indonesian, tried));
        if tried == Tried::All {
            all.extend(idle(page, Language::English, tried));
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn words_of_a_clerk_lead_to_their_pages_from_anywhere() {
    // A list, a grid, a form and a question.
    let is_tried = |page: &Page| {
        matches!(page, Page::Cohorts | Page::ClassOfToday | Page::Form(_) | Page::Meeting(_))
    };
    let mut kinds = HashSet::new();
    let pages = pages(&memory::centre()).into_iter().filter(is_tried);
    for page in pages.filter(|page| kinds.insert(discriminant(page))) {
        let mut played = Played::at(page);
        for (typed, shown) in [
            ("absensi", "[Presensi]"),
            ("ekspor data", "[Laporan]"),
            ("impor", "Muat data"),
            ("kelas", "[Angkatan]"),
            ("siapa mengubah", "Riwayat"),
            ("tes akhir", "Nilai"),
            ("sertifikat", "Kelulusan"),
        ] {
            played.again(page, Language::Indonesian);
            played.press(Key::Ctrl('p'));
            let screen = played.play(&format!("{typed}{{Enter}}"));
            let head: String = screen.lines().take(2).collect();
            assert!(head.contains(shown), "{page:?} {typed}: {screen}");
        }
    }
}
