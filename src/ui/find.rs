//! The search of the whole centre: people, cohorts and ventures by whatever is known of them.
//!
//! What is found is shown and chosen from, however few it is; nothing is opened on a guess.

use crate::app::directory::{Kind, Matched};
use crate::app::find::{Findings, Found, HITS_MOST};
use crate::domain::id::{CohortId, PersonId};

use super::canvas::Canvas;
use super::keys::Key;
use super::look::Look;
use super::lookup::{Frame, Lookup, Step, rows_of};
use super::note::Note;
use super::text;
use super::theme::Role;
use super::work::Page;

/// Words for what kind of record a hit is.
const KINDS: &[(Kind, &str)] = &[
    (Kind::Person, "find-person"),
    (Kind::Cohort, "find-cohort"),
    (Kind::Venture, "find-venture"),
];

/// Words before what tells a hit from others; a name needs none.
const PARTS: &[(Matched, &str)] =
    &[(Matched::Nik, "find-nik"), (Matched::Phone, "find-phone"), (Matched::Nib, "find-nib")];

/// Columns between two columns of a row.
const GAP: u16 = 2;

/// Least columns of a name.
const NAME_LEAST: u16 = 18;

/// Most columns of the codes of cohorts.
const CODES_MOST: u16 = 16;

/// Something to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What was typed.
    pub text: String,
    /// The first row that is seen.
    pub first: usize,
    /// How many are seen.
    pub rows: usize,
}

/// What was found.
#[derive(Debug)]
pub struct Answer {
    /// What was looked for.
    pub question: Question,
    /// The rows; nothing while people are still being learnt; or why it failed.
    pub outcome: Result<Option<Findings>, Note>,
}

/// The open search.
#[derive(Clone, Debug)]
pub struct Find {
    lookup: Lookup,
    state: State,
    /// What the rows that are shown are of.
    known: Findings,
    /// What was asked last.
    asked: Question,
}

/// How far the search is.
#[derive(Clone, Debug)]
enum State {
    /// Nothing was typed.
    Empty,
    /// The answer is on its way.
    Waiting,
    /// People are still being learnt.
    Learning,
    /// It was answered.
    Known,
    /// It failed.
    Failed(Note),
}

/// What a key did to the search.
#[derive(Debug)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It stays open, and the key was refused.
    Refused,
    /// It closes.
    Closed,
    /// It stays open and has to be answered.
    Ask(Question),
    /// It closes and opens a page.
    Chosen(Page),
}

/// Gives the page that shows what was found.
pub fn page_of(found: &Found) -> Option<Page> {
    match found.hit.kind {
        Kind::Person => Some(Page::Person(PersonId::new(found.hit.id))),
        Kind::Cohort => Some(Page::Cohort(CohortId::new(found.hit.id))),
        // What a venture is asked about stands with its owner.
        Kind::Venture => found.owner.map(Page::Graduate),
    }
}

impl Default for Find {
    fn default() -> Self {
        Self {
            lookup: Lookup::default(),
            state: State::Empty,
            known: Findings::default(),
            asked: Question { text: String::new(), first: 0, rows: 0 },
        }
    }
}

impl Find {
    /// Tells whether an answer is on its way; what is under the cursor may be something else then.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting)
    }

    /// Takes a key; `height` is that of the work area.
    pub fn update(&mut self, key: Key, height: u16) -> Outcome {
        if key == Key::Ctrl('f') {
            return Outcome::Closed;
        }
        match self.lookup.update(key, self.known.count, rows_of(height)) {
            Step::Closed => Outcome::Closed,
            Step::Refused => Outcome::Refused,
            Step::Taken => {
                self.chosen().and_then(page_of).map_or(Outcome::Refused, Outcome::Chosen)
            }
            Step::Moved | Step::Typed => self.ask(height).map_or(Outcome::Open, Outcome::Ask),
        }
    }

    /// Takes pasted text as one line.
    pub fn paste(&mut self, pasted: &str, height: u16) -> Option<Question> {
        self.lookup.paste(pasted);
        self.ask(height)
    }

    /// Asks for the rows that are to be seen, where others are known.
    pub fn ask(&mut self, height: u16) -> Option<Question> {
        if self.lookup.text().trim().is_empty() {
            self.known = Findings::default();
            self.asked = Question { text: String::new(), first: 0, rows: 0 };
            self.state = State::Empty;
            return None;
        }
        let window = self.lookup.window(rows_of(height));
        let text = self.lookup.text().to_owned();
        let question = Question { text, first: window.start, rows: window.len() };
        if question == self.asked && !matches!(self.state, State::Learning) {
            return None;
        }
        self.asked = question.clone();
        if !matches!(self.state, State::Learning) {
            self.state = State::Waiting;
        }
        Some(question)
    }

    /// Asks again, now that people are known.
    pub fn learnt(&mut self, height: u16) -> Option<Question> {
        if matches!(self.state, State::Learning) { self.ask(height) } else { None }
    }

    /// Takes an answer; one to what was typed before says nothing any more.
    pub fn take(&mut self, answer: Answer) {
        if answer.question != self.asked {
            return;
        }
        self.state = match answer.outcome {
            Ok(Some(known)) => {
                self.lookup.keep_below(known.count);
                self.known = known;
                State::Known
            }
            Ok(None) => State::Learning,
            Err(note) => State::Failed(note),
        };
    }

    /// Counts what was found.
    pub fn count(&self) -> usize {
        self.known.count
    }

    /// Gives the hit in focus.
    fn chosen(&self) -> Option<&Found> {
        self.row(self.lookup.cursor())
    }

    fn row(&self, index: usize) -> Option<&Found> {
        self.known.rows.get(index.checked_sub(self.known.first)?)
    }

    /// Paints it over the work area; gives the place of the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<(u16, u16)> {
        let title = look.say("find-title");
        let told = match &self.state {
            State::Empty => look.say("find-how").into_owned(),
            State::Waiting => look.say("find-waiting").into_owned(),
            State::Learning => look.say("find-learning").into_owned(),
            State::Known if self.known.count == 0 => look.say("find-none").into_owned(),
            State::Known => self.chosen().map(|found| told(found, look)).unwrap_or_default(),
            State::Failed(note) => look.sentence(note),
        };
        let count = self.known.count;
        let more = if count == HITS_MOST { "+" } else { "" };
        let frame = Frame { title: &title, count, more, told: &told };
        self.lookup.draw(canvas, &frame, look, |inside, y, index| {
            if let Some(found) = self.row(index) {
                Rooms::of(&self.known.rows, inside.width(), look).draw(found, inside, y, look);
            }
        })
    }
}

/// Says what tells a hit from others.
fn shown(found: &Found, look: &Look) -> String {
    let Some((part, shown)) = &found.shown else { return String::new() };
    let label = PARTS.iter().find(|row| row.0 == *part).map(|row| look.say(row.1));
    label.map_or_else(|| shown.clone(), |label| format!("{label} {shown}"))
}

/// Says all that is known of a hit, for what its row has no room.
fn told(found: &Found, look: &Look) -> String {
    let parts = [found.name.clone(), found.codes.join(", "), shown(found, look)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// Columns of kind, name, codes, and of what tells a hit from others; that is left to the line
/// below where there is no room.
struct Rooms {
    kind: u16,
    name: u16,
    codes: u16,
    shown: u16,
}

impl Rooms {
    fn of(rows: &[Found], width: u16, look: &Look) -> Self {
        let most = |columns: &mut dyn Iterator<Item = u16>| columns.max().unwrap_or(0);
        let kind = most(&mut KINDS.iter().map(|row| text::columns(&look.say(row.1))));
        let codes = most(&mut rows.iter().map(|row| text::columns(&row.codes.join(", "))));
        let codes = codes.min(CODES_MOST);
        let shown = most(&mut rows.iter().map(|row| text::columns(&shown(row, look))));
        let left = width.saturating_sub(kind).saturating_sub(codes).saturating_sub(GAP * 2);
        let beside = shown.saturating_add(GAP);
        let shown = if left.saturating_sub(beside) < NAME_LEAST { 0 } else { shown };
        let name = if shown == 0 { left } else { left.saturating_sub(beside) };
        Self { kind, name, codes, shown }
    }

    fn draw(&self, found: &Found, canvas: &mut Canvas<'_>, y: u16, look: &Look) {
        let (cut, style) = (look.glyphs().cut, look.style(Role::Text));
        let kind = KINDS.iter().find(|row| row.0 == found.hit.kind).map_or("", |row| row.1);
        canvas.put(0, y, &look.say(kind), look.style(Role::Quiet));
        let name = self.kind.saturating_add(GAP);
        let words =
            if found.name.is_empty() { look.say("find-damaged") } else { (&*found.name).into() };
        canvas.put(name, y, &text::cut(&words, self.name, cut), style);
        let codes = name.saturating_add(self.name).saturating_add(GAP);
        canvas.put(codes, y, &text::cut(&found.codes.join(", "), self.codes, cut), style);
        let start = codes.saturating_add(self.codes).saturating_add(GAP);
        canvas.put_within((start, y), self.shown, &shown(found, look), style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::directory::Hit;
    use crate::ui::fixtures::id;

    const HEIGHT: u16 = 19;

    fn hit(number: u128, kind: Kind) -> Found {
        let hit = Hit { kind, id: id(8, number), matched: Matched::Name };
        let (name, codes) = (format!("Siti {number}"), vec!["2026-03".to_owned()]);
        Found { hit, name, codes, shown: None, owner: Some(PersonId::new(id(5, number))) }
    }

    fn typed(find: &mut Find, text: &str) -> Question {
        let asked = text.chars().map(|letter| find.update(Key::Char(letter), HEIGHT)).last();
        let Some(Outcome::Ask(question)) = asked else { panic!("{asked:?}") };
        question
    }

    fn answer(question: Question, rows: Vec<Found>) -> Answer {
        let findings = Findings { count: rows.len(), first: question.first, rows };
        Answer { question, outcome: Ok(Some(findings)) }
    }

    #[test]
    fn an_answer_to_what_was_typed_before_says_nothing_any_more() {
        let mut find = Find::default();
        let early = typed(&mut find, "si");
        let late = typed(&mut find, "t");
        find.take(answer(early, vec![hit(1, Kind::Person)]));
        assert!(find.is_waiting() && find.count() == 0);
        find.take(answer(late, vec![hit(2, Kind::Person)]));
        assert!(!find.is_waiting() && find.count() == 1);
    }

    #[test]
    fn every_kind_of_hit_opens_a_page() {
        for (kind, _) in KINDS {
            assert!(page_of(&hit(1, *kind)).is_some(), "{kind:?}");
        }
        let mut find = Find::default();
        assert!(matches!(find.update(Key::Enter, HEIGHT), Outcome::Refused));
        let question = typed(&mut find, "siti");
        find.take(answer(question, vec![hit(1, Kind::Cohort), hit(2, Kind::Person)]));
        find.update(Key::Down, HEIGHT);
        let Outcome::Chosen(page) = find.update(Key::Enter, HEIGHT) else { panic!() };
        assert_eq!(page, Page::Person(PersonId::new(id(8, 2))));
    }

    #[test]
    fn while_people_are_being_learnt_it_says_so_and_asks_again_afterwards() {
        let mut find = Find::default();
        let question = typed(&mut find, "siti");
        find.take(Answer { question: question.clone(), outcome: Ok(None) });
        assert_eq!(find.learnt(HEIGHT), Some(question.clone()));
        find.take(answer(question, vec![hit(1, Kind::Person)]));
        assert_eq!((find.learnt(HEIGHT), find.count()), (None, 1));
    }

    #[test]
    fn another_page_of_rows_is_asked_for_and_the_same_rows_are_not() {
        let mut find = Find::default();
        let question = typed(&mut find, "siti");
        let rows = (0..question.rows as u128).map(|number| hit(number, Kind::Person));
        let findings = Findings { count: 100, first: 0, rows: rows.collect() };
        find.take(Answer { question, outcome: Ok(Some(findings)) });
        assert!(matches!(find.update(Key::Down, HEIGHT), Outcome::Open));
        let Outcome::Ask(next) = find.update(Key::PageDown, HEIGHT) else { panic!() };
        assert_eq!((next.first, next.rows), (12, 12));
    }
}
