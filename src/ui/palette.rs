//! The palette: every command by what people call it, with the key that does the same.
//!
//! Its rows come from the tables that dispatch: the commands of the topmost screen and those that
//! hold everywhere, the areas and the menu, and `OWN`. A row is found by its name, by the words of
//! the message `synonyms-<name>`, which areas, menu and `OWN` must have, and by its explanation.

use crate::app::sheet::Subject;
use crate::domain::id::CohortId;
use crate::domain::text::{fold_start, fold_words};

use super::canvas::Canvas;
use super::command::{self, Focus, Hint};
use super::keys::Key;
use super::look::Look;
use super::lookup::{Frame, Lookup, Step, rows_of};
use super::menu::{self, Choice};
use super::text;
use super::theme::Role;
use super::work::Page;

/// Least columns between two columns of a row.
const GAP: u16 = 2;

/// Most columns of a name.
const NAME_MOST: u16 = 30;

/// What a row does.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// What a key does on the screen below.
    Key(Key),
    /// What a row of the menu does.
    Menu(Choice),
    /// Opens a page on top of the screen.
    Open(Page),
    /// Opens a page of the cohort on the screen, else of the running one; the list of cohorts where several run, or none.
    Cohort(fn(CohortId) -> Page),
    /// Speaks the other language.
    Language,
    /// Takes the next colours.
    Theme,
}

/// What can be done and has neither a key everywhere nor a row in the menu.
pub const OWN: &[(&str, Run)] = &[
    ("palette-new-person", Run::Open(Page::Form(Subject::NewPerson(None)))),
    ("palette-new-cohort", Run::Open(Page::Form(Subject::NewCohort))),
    ("palette-scores", Run::Cohort(Page::Scores)),
    ("palette-meeting", Run::Cohort(Page::Meeting)),
    ("palette-language", Run::Language),
    ("palette-theme", Run::Theme),
];

/// Labels of keys that mean nothing where they are not pressed.
const LEFT_OUT: &[&str] = &["key-palette", "key-menu", "key-interrupt"];

/// A command that can be run.
#[derive(Clone, Debug)]
pub struct Row {
    /// Message that names it.
    pub label: &'static str,
    /// What it does.
    pub run: Run,
    name: String,
    about: String,
    key: String,
    words: [Said; 3],
}

/// A text as it is searched.
#[derive(Clone, Debug)]
struct Said {
    plain: String,
    folded: String,
}

/// The open palette.
#[derive(Clone, Debug)]
pub struct Palette {
    lookup: Lookup,
    rows: Vec<Row>,
    /// Places of the rows that hold what was typed, the best first.
    found: Vec<usize>,
}

/// What a key did to the palette.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It stays open, and the key was refused.
    Refused,
    /// It closes.
    Closed,
    /// It closes, and this is to be done.
    Run(Run),
}

impl Said {
    fn of(text: &str) -> Self {
        Self { plain: text.to_lowercase(), folded: fold_words(text) }
    }

    /// Tells how well it holds a typed word: at its beginning, at that of a word, inside.
    fn fit(&self, word: &Self) -> Option<u8> {
        let fits = [(&self.plain, &word.plain), (&self.folded, &word.folded)];
        let fits = fits.into_iter().filter(|(_, word)| !word.is_empty());
        fits.filter_map(|(text, word)| {
            let starts = |part: &str| part.starts_with(word.as_str());
            match () {
                () if starts(text) => Some(0),
                () if text.split(|c: char| !c.is_alphanumeric()).any(starts) => Some(1),
                () if text.contains(word.as_str()) => Some(2),
                () => None,
            }
        })
        .min()
    }
}

impl Row {
    fn new(label: &'static str, run: Run, about: String, key: String, look: &Look) -> Self {
        let name = look.say(label).into_owned();
        let synonyms = synonyms(label, look).unwrap_or_default();
        let words = [Said::of(&name), Said::of(&synonyms), Said::of(&about)];
        Self { label, run, name, about, key, words }
    }

    /// Makes the row of something without a key of its own: its synonyms tell what it is.
    fn named(label: &'static str, run: Run, key: String, look: &Look) -> Self {
        let about = synonyms(label, look).unwrap_or_default();
        Self::new(label, run, about, key, look)
    }

    /// Ranks it against typed words, the least first; nothing where it lacks one of them.
    fn rank(&self, typed: &str, words: &[Said]) -> Option<u16> {
        if self.name.eq_ignore_ascii_case(typed.trim()) {
            return Some(0);
        }
        let mut rank = 1;
        for word in words {
            // The name counts before the synonyms, and those before the explanation.
            let fits = (0..).step_by(3).zip(&self.words);
            let best = fits.filter_map(|(base, said)| Some(base + u16::from(said.fit(word)?)));
            rank += best.min()?;
        }
        Some(rank)
    }

    /// Gives its name in the language of the screen.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Gives the words by which something is found beside its name.
fn synonyms(label: &str, look: &Look) -> Option<String> {
    let id = format!("synonyms-{label}");
    look.has(&id).then(|| look.say(&id).into_owned())
}

/// Lists what can be run: the commands of the screen, the areas and the menu, what holds
/// everywhere, and the rest.
pub fn rows(focus: Focus, own: &[&'static Hint], look: &Look) -> Vec<Row> {
    let of_key = |hint: &&'static Hint| {
        let key = *command::all_keys(focus, own, hint.label).first()?;
        let about = look.say(hint.about).into_owned();
        Some(Row::new(hint.label, Run::Key(key), about, look.key_name(hint), look))
    };
    let is_own = |hint: &&Hint| own.iter().any(|own| own.label == hint.label);
    let hints: Vec<&'static Hint> = command::all_hints(focus, own)
        .into_iter()
        .filter(|hint| !LEFT_OUT.contains(&hint.label))
        .collect();
    let menu_key = look.say("palette-menu-key");
    let pages = menu::rows().filter_map(|(digit, label, choice)| {
        let key = format!("{menu_key} {digit}");
        // Help and quitting have keys of their own.
        matches!(choice, Choice::Open(_)).then(|| Row::named(label, Run::Menu(choice), key, look))
    });
    let (screen, everywhere): (Vec<_>, Vec<_>) = hints.into_iter().partition(is_own);
    let mut screen: Vec<Row> = screen.iter().filter_map(of_key).collect();
    let mut rest: Vec<Row> =
        OWN.iter().map(|(label, run)| Row::named(label, *run, String::new(), look)).collect();
    // What the screen itself has under a name means what stands on the screen.
    for own in &mut screen {
        if let Some(place) = rest.iter().position(|row| row.name == own.name) {
            let [_, synonyms, _] = rest.remove(place).words;
            let [_, words, _] = &mut own.words;
            *words = synonyms;
        }
    }
    screen
        .into_iter()
        .chain(pages)
        .chain(everywhere.iter().filter_map(of_key))
        .chain(rest)
        .collect()
}

impl Palette {
    /// Opens it with what can be run.
    pub fn new(rows: Vec<Row>) -> Self {
        let found = (0..rows.len()).collect();
        Self { lookup: Lookup::default(), rows, found }
    }

    /// Takes a key; `height` is that of the work area.
    pub fn update(&mut self, key: Key, height: u16) -> Outcome {
        if key == Key::Ctrl('p') {
            return Outcome::Closed;
        }
        match self.lookup.update(key, self.found.len(), rows_of(height)) {
            Step::Closed => return Outcome::Closed,
            Step::Refused => return Outcome::Refused,
            Step::Taken => {
                let chosen = self.found.get(self.lookup.cursor());
                let row = chosen.and_then(|place| self.rows.get(*place));
                return row.map_or(Outcome::Refused, |row| Outcome::Run(row.run));
            }
            Step::Moved => {}
            Step::Typed => self.find(),
        }
        Outcome::Open
    }

    /// Takes pasted text as one line.
    pub fn paste(&mut self, pasted: &str) {
        self.lookup.paste(pasted);
        self.find();
    }

    /// Gives the row in focus.
    pub fn chosen(&self) -> Option<&Row> {
        self.rows.get(*self.found.get(self.lookup.cursor())?)
    }

    fn find(&mut self) {
        let typed = self.lookup.text();
        let said = |word: &str| Said { plain: word.to_lowercase(), folded: fold_start(word) };
        let words: Vec<Said> = typed.split_whitespace().map(said).collect();
        let ranks = self.rows.iter().map(|row| row.rank(typed, &words));
        let mut found: Vec<(u16, usize)> =
            ranks.enumerate().filter_map(|(place, rank)| Some((rank?, place))).collect();
        found.sort_unstable();
        self.found = found.into_iter().map(|(_, place)| place).collect();
    }

    /// Paints it over the work area; gives the place of the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<(u16, u16)> {
        let name = self.rows.iter().map(|row| text::columns(&row.name)).max().unwrap_or(0);
        let name = name.min(NAME_MOST);
        let title = look.say("palette-title");
        let about = self.chosen().map(|row| row.about.as_str().into());
        let told = about.unwrap_or_else(|| look.say("palette-none"));
        let frame = Frame { title: &title, count: self.found.len(), more: "", told: &told };
        self.lookup.draw(canvas, &frame, look, |inside, y, index| {
            let place = self.found.get(index);
            let Some(row) = place.and_then(|place| self.rows.get(*place)) else { return };
            let cut = look.glyphs().cut;
            inside.put(0, y, &text::cut(&row.name, name, cut), look.style(Role::Text));
            let width = inside.width();
            let end = inside.put_right(width, y, &row.key, look.style(Role::Key));
            let start = name.saturating_add(GAP);
            let room = end.saturating_sub(GAP).saturating_sub(start);
            inside.put(start, y, &text::cut(&row.about, room, cut), look.style(Role::Quiet));
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::ui::fixtures::look;
    use crate::ui::glyphs::Glyphs;
    use crate::ui::pictures::SCREENS;

    fn looks() -> impl Iterator<Item = Look> {
        Language::ALL.iter().map(|(_, language)| look(*language, Glyphs::BOX))
    }

    fn best(rows: Vec<Row>, typed: &str) -> Option<&'static str> {
        let mut palette = Palette::new(rows);
        palette.paste(typed);
        palette.chosen().map(|row| row.label)
    }

    /// What leads to a page: a row of its own, or one of the page above it.
    fn way_to(page: Page) -> &'static str {
        match page {
            Page::Home => "area-home",
            Page::Cohorts | Page::Cohort(_) => "area-cohorts",
            Page::Meeting(_) => "palette-meeting",
            Page::Scores(_) => "palette-scores",
            Page::Curricula(_) => "menu-curricula",
            Page::Class(..) | Page::ClassOfToday => "area-register",
            Page::History | Page::Deed(_) => "menu-history",
            Page::Intake(_) => "menu-intake",
            Page::Reports => "area-reports",
            Page::Backups => "menu-backups",
            Page::Operators => "menu-operators",
            Page::Settings | Page::Secret(_) | Page::Form(Subject::Centre) => "menu-settings",
            // Somebody who is known is found by searching.
            Page::Person(_) | Page::Form(Subject::Person(_)) => "key-find",
            Page::Form(Subject::NewPerson(_)) => "palette-new-person",
            Page::People => "area-people",
            Page::Form(Subject::NewCohort) => "palette-new-cohort",
            // What belongs to a cohort is reached from there.
            Page::Form(
                Subject::Cohort(_)
                | Subject::CopyCohort(_)
                | Subject::Leave(..)
                | Subject::PlanSessions(_)
                | Subject::Session(..)
                | Subject::Meeting(_),
            ) => "area-cohorts",
            Page::Form(
                Subject::NewCurriculum
                | Subject::Curriculum(_)
                | Subject::Rule(_)
                | Subject::NewModule(_)
                | Subject::Module(..),
            ) => "menu-curricula",
            Page::Board(..) | Page::Graduates(..) => "area-alumni",
            // What belongs to a graduate is reached from there.
            Page::Graduate(_) | Page::Form(Subject::Journey(_)) => "key-find",
        }
    }

    #[test]
    fn every_page_of_the_menu_has_a_row_that_its_name_and_each_synonym_finds() {
        for look in looks() {
            let all = || rows(Focus::List, &[], &look);
            let pages = menu::rows().filter_map(|(_, label, choice)| match choice {
                Choice::Open(page) => Some((label, Some(page))),
                Choice::Hide | Choice::Help | Choice::Quit => None,
            });
            for (label, page) in pages.chain(OWN.iter().map(|row| (row.0, None))) {
                assert!(page.is_none_or(|page| way_to(page) == label), "{label}");
                assert_eq!(best(all(), &look.say(label)), Some(label));
                let words = synonyms(label, &look);
                let words = words.unwrap_or_else(|| panic!("synonyms-{label} is missing"));
                for word in words.split(", ") {
                    let mut palette = Palette::new(all());
                    palette.paste(word);
                    let found = palette.found.iter().map(|place| all()[*place].label);
                    assert!(found.take(3).any(|found| found == label), "{label}: {word}");
                }
            }
        }
    }

    #[test]
    fn every_command_of_every_screen_is_found_first_by_its_name() {
        for look in looks() {
            for (name, make) in SCREENS {
                let state = make(crate::ui::fixtures::look(look.language(), Glyphs::BOX), (80, 24));
                let (focus, own) = state.keys();
                for hint in own.iter().filter(|hint| !hint.keys.is_empty()) {
                    let label = look.say(hint.label);
                    let found = best(rows(focus, &own, &look), &label).map(|id| look.say(id));
                    assert_eq!(found, Some(label), "{name}: {}", hint.label);
                }
            }
        }
    }

    #[test]
    fn words_in_any_order_and_spelling_find_and_what_begins_so_comes_first() {
        let look = look(Language::Indonesian, Glyphs::BOX);
        for (typed, label) in [
            ("absen", "area-register"),
            ("absensi", "area-register"),
            ("data ekspor", "area-reports"),
            ("EKSPOR DATA", "area-reports"),
            ("impor", "menu-intake"),
            ("import", "menu-intake"),
            ("angk", "area-cohorts"),
            ("batal", "key-undo"),
            ("keluar", "key-quit"),
            ("bahasa", "palette-language"),
            ("warna", "palette-theme"),
            ("bantu", "key-help"),
            ("nik", "key-find"),
        ] {
            assert_eq!(best(rows(Focus::List, &[], &look), typed), Some(label), "{typed}");
        }
        assert_eq!(best(rows(Focus::List, &[], &look), "zzzz"), None);
    }

    #[test]
    fn a_command_is_shown_with_the_key_that_does_the_same() {
        let look = look(Language::Indonesian, Glyphs::BOX);
        for row in rows(Focus::List, &[], &look) {
            let is_own = OWN.iter().any(|own| own.0 == row.label);
            assert_eq!(row.key.is_empty(), is_own, "{}", row.label);
        }
    }
}
