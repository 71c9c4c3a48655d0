//! The help of every page: it tells what the page is for, finds each of its keys and runs it.

use super::command;
use super::fixtures::look;
use super::glyphs::Glyphs;
use super::keys::Key;
use super::played::{Played, pages};
use super::work::Page;
use crate::app::memory;
use crate::locale::Language;

/// Characters that the help takes.
const TYPED: usize = 30;

/// Opens a page, presses keys and gives the screen.
fn screen_after(played: &mut Played, page: Page, keys: &[Key]) -> String {
    played.again(page, Language::Indonesian);
    for key in keys {
        played.press(*key);
    }
    // Each test has a folder of its own.
    played.text().replace(&played.folder(), "")
}

#[test]
fn the_help_of_every_page_runs_each_key_that_is_searched_by_its_sentence() {
    let look = look(Language::Indonesian, Glyphs::BOX);
    for page in pages(&memory::centre()) {
        let mut played = Played::at(page);
        let (focus, own) = played.state.keys();
        // What is typed in more than one way has one sentence, and the first of them may be no key.
        let is_alone = |hint: &&&command::Hint| {
            own.iter().filter(|other| other.about == hint.about).count() == 1
        };
        for hint in own.iter().filter(|hint| !hint.keys.is_empty()).filter(is_alone) {
            let key = command::all_keys(focus, &own, hint.label)[0];
            let sentence: String = look.say(hint.about).chars().take(TYPED).collect();
            let typed = sentence.chars().map(Key::Char);
            let by_help: Vec<Key> =
                [Key::F(1)].into_iter().chain(typed).chain([Key::Enter]).collect();
            let found = screen_after(&mut played, page, &by_help);
            let pressed = screen_after(&mut played, page, &[key]);
            assert_eq!(found, pressed, "{page:?} {}", hint.label);
        }
    }
}

#[test]
fn the_help_of_every_page_says_in_a_few_sentences_what_it_is_for() {
    for (_, language) in Language::ALL {
        let mut played = Played::speaking(*language);
        for page in pages(&memory::centre()) {
            played.again(page, *language);
            let screen = played.play("{F1}");
            let search = look(*language, Glyphs::BOX).say("help-search").into_owned();
            let lines = screen.lines().skip(3).take_while(|line| !line.contains(&search));
            let about: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
            let ends = about.iter().filter(|word| word.ends_with(['.', '=', '?'])).count();
            assert!((1..=6).contains(&ends) && about.len() > 8, "{page:?}: {screen}");
        }
    }
}
