//! Pictures of every screen as text, in the sizes, languages and signs that are promised.

use crate::app::AppError;
use crate::app::find::Findings;
use crate::app::follow::{BoardView, Graduate};
use crate::app::opening::DateDoubt;
use crate::app::spreadsheets::Offer;
use crate::locale::Language;

use super::find::Answer;
use super::fixtures::{self, clock, drawn, look, showing};
use super::fixtures_follow;
use super::fixtures_office;
use super::fixtures_people;
use super::glyphs::Glyphs;
use super::keys::Key;
use super::note::Note;
use super::screens::secret::Purpose;
use super::state::AppState;
use super::work::{Done, Effect, Event, Job, Loaded, Run};

/// Name, size, language, signs.
const PICTURES: [(&str, (u16, u16), Language, Glyphs); 5] = [
    ("80x24", (80, 24), Language::Indonesian, Glyphs::BOX),
    ("140x40", (140, 40), Language::Indonesian, Glyphs::BOX),
    ("60x18", (60, 18), Language::Indonesian, Glyphs::BOX),
    ("english", (80, 24), Language::English, Glyphs::BOX),
    ("ascii", (80, 24), Language::Indonesian, Glyphs::ASCII),
];

/// Makes a screen, given how it looks and its size.
pub(super) type Maker = fn(super::look::Look, (u16, u16)) -> AppState;

/// Every screen with a name.
pub(super) const SCREENS: &[(&str, Maker)] = &[
    ("opening", |look, size| AppState::new(look, Run::Usual, clock(), size)),
    ("opening-failed", |look, size| {
        let error = AppError::user("error-store-foreign").hint("hint-store-foreign");
        told(look, size, Done::Failed(Note::from(&error)))
    }),
    ("passphrase", |look, size| {
        let error = AppError::user("error-store-wrong-passphrase");
        told(look, size, Done::Locked(Some(Note::from(&error))))
    }),
    ("date", |look, size| told(look, size, Done::Doubt(doubt()))),
    ("first-run", |look, size| told(look, size, Done::Nothing)),
    ("first-run-form", |look, size| {
        let state = told(look, size, Done::Nothing);
        typed(typed(state, &[Key::Enter]), &"LPK Bahari".chars().map(Key::Char).collect::<Vec<_>>())
    }),
    ("home", |look, size| showing(Loaded::Home(Box::new(fixtures::home())), look, size)),
    ("home-full", |look, size| {
        showing(Loaded::Home(Box::new(fixtures_follow::full_home())), look, size)
    }),
    ("home-empty", |look, size| showing(Loaded::Home(Box::default()), look, size)),
    ("cohorts", |look, size| showing(Loaded::Cohorts(fixtures::cohorts()), look, size)),
    ("cohorts-filter", |look, size| typed(cohorts(look, size), &[Key::Char('/'), Key::Char('k')])),
    ("cohorts-filtered", |look, size| {
        let keys = [Key::Char('/'), Key::Char('k'), Key::Char('e'), Key::Enter];
        typed(cohorts(look, size), &keys)
    }),
    ("cohorts-sort", |look, size| {
        typed(cohorts(look, size), &[Key::Char('s'), Key::Down, Key::Enter, Key::Char('s')])
    }),
    ("cohorts-columns", |look, size| {
        typed(cohorts(look, size), &[Key::Char('k'), Key::End, Key::Char(' ')])
    }),
    ("cohorts-empty", |look, size| showing(Loaded::Cohorts(Vec::new()), look, size)),
    ("cohort", |look, size| showing(Loaded::Cohort(Box::new(fixtures::cohort(30))), look, size)),
    ("cohort-people", |look, size| {
        let state = showing(Loaded::Cohort(Box::new(fixtures::cohort(30))), look, size);
        typed(state, &[Key::Tab, Key::Down])
    }),
    ("cohort-cancelled", |look, size| {
        let mut view = fixtures::cohort(30);
        if let Some(row) = view.sessions.get_mut(6) {
            row.session.state = crate::domain::records::SessionState::Cancelled;
            row.session.reason = "narasumber sakit".to_owned();
        }
        typed(showing(Loaded::Cohort(Box::new(view)), look, size), &[Key::Down])
    }),
    ("cohort-left", |look, size| {
        let state = showing(Loaded::Cohort(Box::new(fixtures::cohort(30))), look, size);
        typed(state, &[Key::Tab, Key::Down, Key::Down, Key::Down, Key::Down])
    }),
    ("cohort-empty", |look, size| {
        let mut view = fixtures::cohort(0);
        view.sessions.clear();
        showing(Loaded::Cohort(Box::new(view)), look, size)
    }),
    ("session-cancel", |look, size| {
        let state = showing(Loaded::Cohort(Box::new(fixtures::cohort(30))), look, size);
        typed(state, &[Key::Delete])
    }),
    ("curricula", |look, size| curricula(look, size)),
    ("curricula-modules", |look, size| typed(curricula(look, size), &[Key::Tab, Key::Down])),
    ("curricula-frozen", |look, size| {
        typed(curricula(look, size), &[Key::Down, Key::Tab, Key::Delete])
    }),
    ("curricula-empty", |look, size| showing(Loaded::Curricula(Vec::new(), None), look, size)),
    ("register-30", |look, size| register(30, look, size)),
    ("register-31", |look, size| register(31, look, size)),
    ("register-40", |look, size| register(40, look, size)),
    ("register-46", |look, size| register(46, look, size)),
    ("register-empty", |look, size| register(0, look, size)),
    ("register-taken", |look, size| {
        let keys: Vec<Key> = "07I13A22S29T20=".chars().map(Key::Char).chain([Key::F(8)]).collect();
        typed(register(30, look, size), &keys)
    }),
    ("register-digits", |look, size| {
        typed(register(30, look, size), &"29T20".chars().map(Key::Char).collect::<Vec<_>>())
    }),
    ("register-closing", |look, size| typed(register(30, look, size), &[Key::F(8)])),
    ("register-search", |look, size| {
        typed(register(30, look, size), &"/si".chars().map(Key::Char).collect::<Vec<_>>())
    }),
    ("meeting-open", |look, size| meeting(fixtures::meeting(30, 5), look, size)),
    ("meeting-ready", |look, size| meeting(fixtures::meeting(30, 8), look, size)),
    ("meeting-decided", |look, size| meeting(fixtures::decided(30), look, size)),
    ("scores", |look, size| scores(look, size)),
    ("scores-typing", |look, size| {
        let keys = [Key::Right, Key::Right, Key::Down, Key::Char('1'), Key::Char('0')];
        typed(scores(look, size), &keys)
    }),
    ("scores-wrong", |look, size| {
        let keys = [Key::Right, Key::Right, Key::Right, Key::Right, Key::Char('1')];
        typed(typed(scores(look, size), &keys), &[Key::Char('0'), Key::Char('1')])
    }),
    ("history", |look, size| showing(Loaded::History(fixtures::history()), look, size)),
    ("history-filter", |look, size| {
        let state = showing(Loaded::History(fixtures::history()), look, size);
        typed(state, &[Key::Char('/'), Key::Char('1'), Key::Char('3'), Key::Char('a')])
    }),
    ("deed", |look, size| showing(Loaded::Deed(Box::new(fixtures_people::deed())), look, size)),
    ("intake", |look, size| showing(Loaded::Intake(fixtures::offer(), None), look, size)),
    ("intake-empty", |look, size| showing(Loaded::Intake(Offer::default(), None), look, size)),
    ("intake-reading", reading_file),
    ("intake-cohort", |look, size| {
        typed(showing(Loaded::Intake(fixtures::offer(), None), look, size), &[Key::Enter])
    }),
    ("intake-kind", |look, size| read(fixtures::both(), look, size)),
    ("import-columns", |look, size| typed(review(look, size), &[Key::Char('k'), Key::Down])),
    ("import-columns-strange", |look, size| read(fixtures::strange(), look, size)),
    ("import-columns-field", |look, size| {
        typed(review(look, size), &[Key::Char('k'), Key::Down, Key::Enter])
    }),
    ("import-review-register", |look, size| read(fixtures::register(), look, size)),
    ("import-review", review),
    ("import-review-wrong", |look, size| {
        typed(review(look, size), &[Key::Char('5'), Key::Char(']')])
    }),
    ("import-review-changed", |look, size| typed(review(look, size), &[Key::Char('3')])),
    ("people", |look, size| people(30, look, size)),
    ("people-empty", |look, size| people(0, look, size)),
    ("people-not-yet", |look, size| showing(Loaded::People(Box::default()), look, size)),
    ("people-columns", |look, size| {
        typed(people(30, look, size), &[Key::Char('k'), Key::Down, Key::Char(' ')])
    }),
    ("person", |look, size| showing(Loaded::Person(Box::new(fixtures::person())), look, size)),
    ("form-new", |look, size| form(None, look, size)),
    ("form-refused", |look, size| {
        let mut state = typed(form(None, look, size), &letters("3324"));
        state.update(Event::Key(Key::Enter));
        state.update(Event::Done(Box::new(Done::Sheet(fixtures::refused()))));
        typed(state, &[Key::Up])
    }),
    ("form-calendar", |look, size| {
        typed(form(None, look, size), &[Key::Down, Key::Down, Key::Down, Key::F(2), Key::Right])
    }),
    ("form-choice", |look, size| {
        let mut state = typed(form(None, look, size), &[Key::Down, Key::Down, Key::F(2)]);
        state.update(Event::Done(Box::new(Done::Sheet(fixtures::offered()))));
        typed(state, &letters("kali"))
    }),
    ("form-draft", |look, size| form(Some(fixtures::draft()), look, size)),
    ("confirm", |look, size| {
        let mut state = showing(Loaded::Cohorts(fixtures::cohorts()), look, size);
        state.ask(super::ask::Ask::confirm("2026-03".to_owned(), "2026-03".to_owned(), |_| {
            Vec::new()
        }));
        typed(state, &[Key::Char('2'), Key::Enter])
    }),
    ("reports", |look, size| showing(Loaded::Reports(Box::new(fixtures::reports())), look, size)),
    ("report-checked", checked),
    ("report-period", |look, size| {
        let state = showing(Loaded::Reports(Box::new(fixtures::reports())), look, size);
        let mut state = typed(state, &[Key::Down, Key::Enter]);
        state.update(Event::Done(Box::new(Done::Checked(fixtures::checked()))));
        typed(state, &[Key::Tab, Key::Tab])
    }),
    ("report-findings", |look, size| {
        let keys = [Key::Down, Key::Down, Key::Down, Key::Down, Key::Down, Key::Enter];
        typed(checked(look, size), &keys)
    }),
    ("report-folder", |look, size| {
        let mut state = typed(checked(look, size), &[Key::F(2)]);
        state.update(Event::Done(Box::new(Done::Begun)));
        let path = |text: &str| std::path::PathBuf::from(text);
        let folders = crate::app::folders::Folders {
            at: path("/home/sari/juragan"),
            around: vec![path("/home/sari"), path("/media/sari/USB"), path("/home/sari/Documents")],
            inside: vec![path("/home/sari/juragan/cadangan"), path("/home/sari/juragan/laporan")],
        };
        let end = super::errand::End::Listed(std::sync::Arc::new(folders));
        state.update(Event::Ended(Box::new(Ok(end))));
        state
    }),
    ("report-paths", |look, size| {
        let mut state = writing(look, size);
        let end = super::errand::End::Reported(std::sync::Arc::new(fixtures::written()));
        state.update(Event::Ended(Box::new(Ok(end))));
        typed(state, &[Key::F(7)])
    }),
    ("report-writing", writing),
    ("report-written", |look, size| {
        let mut state = writing(look, size);
        let end = super::errand::End::Reported(std::sync::Arc::new(fixtures::written()));
        state.update(Event::Ended(Box::new(Ok(end))));
        state
    }),
    ("backups", |look, size| {
        showing(Loaded::Backups(Box::new(fixtures_office::backups())), look, size)
    }),
    ("backups-left", |look, size| {
        showing(Loaded::Backups(Box::new(fixtures_office::backups_left())), look, size)
    }),
    ("backups-restore", |look, size| {
        let mut state = showing(Loaded::Backups(Box::new(fixtures_office::backups())), look, size);
        state.update(Event::Done(Box::new(Done::Office(Box::new(fixtures_office::looked())))));
        state
    }),
    ("backups-laptop", |look, size| {
        let state = showing(Loaded::Backups(Box::new(fixtures_office::backups())), look, size);
        let state = typed(state, &[Key::Char('l'), Key::Char('/'), Key::Char('x'), Key::Enter]);
        typed(state, &[Key::Char('B')])
    }),
    ("operators", |look, size| {
        showing(Loaded::Operators(fixtures_office::operators()), look, size)
    }),
    ("operators-role", |look, size| {
        let state = showing(Loaded::Operators(fixtures_office::operators()), look, size);
        typed(state, &[Key::Down, Key::Char('r')])
    }),
    ("settings", |look, size| {
        showing(Loaded::Settings(Box::new(fixtures_office::settings())), look, size)
    }),
    ("settings-theme", |look, size| {
        let state = showing(Loaded::Settings(Box::new(fixtures_office::settings())), look, size);
        typed(state, &[Key::Down, Key::Down, Key::Down, Key::Enter])
    }),
    ("secret", |look, size| {
        let state = showing(Loaded::Secret(Purpose::First, String::new()), look, size);
        typed(state, &[Key::Char('k'), Key::Char('o'), Key::Enter])
    }),
    ("hidden", |look, size| {
        let home = Loaded::Home(Box::new(fixtures::home()));
        let state = fixtures_office::guarded(home, look, size);
        typed(state, &[Key::Ctrl('l'), Key::Char('k'), Key::Char('o')])
    }),
    ("palette", |look, size| typed(register(30, look, size), &[Key::Ctrl('p')])),
    ("palette-typed", |look, size| {
        let state = showing(Loaded::Home(Box::new(fixtures::home())), look, size);
        let keys: Vec<Key> = "da".chars().map(Key::Char).collect();
        typed(typed(state, &[Key::Ctrl('p')]), &keys)
    }),
    ("palette-none", |look, size| {
        let state = showing(Loaded::Home(Box::new(fixtures::home())), look, size);
        typed(state, &[Key::Ctrl('p'), Key::Char('q'), Key::Char('x')])
    }),
    ("find", |look, size| {
        let state = showing(Loaded::Home(Box::new(fixtures::home())), look, size);
        typed(state, &[Key::Ctrl('f')])
    }),
    ("find-found", |look, size| found(Ok(Some(fixtures::found())), look, size)),
    ("find-learning", |look, size| found(Ok(None), look, size)),
    ("board", |look, size| board(fixtures_follow::board(), look, size)),
    ("board-empty", |look, size| board(fixtures_follow::empty_board(), look, size)),
    ("board-filter", |look, size| {
        typed(board(fixtures_follow::board(), look, size), &[Key::Char('/')])
    }),
    ("graduates", |look, size| {
        showing(Loaded::Graduates(Box::new(fixtures_follow::graduates())), look, size)
    }),
    ("graduate", |look, size| graduate(fixtures_follow::graduate(), look, size)),
    ("graduate-below", |look, size| {
        typed(graduate(fixtures_follow::graduate(), look, size), &[Key::End])
    }),
    ("graduate-fresh", |look, size| graduate(fixtures_follow::fresh_graduate(), look, size)),
    ("graduate-step", |look, size| {
        typed(graduate(fixtures_follow::fresh_graduate(), look, size), &[Key::Char('a')])
    }),
    ("menu", |look, size| typed(register(30, look, size), &[Key::F(9)])),
    ("help", |look, size| typed(register(30, look, size), &[Key::Char('?')])),
    ("undo-question", |look, size| {
        let mut state = showing(Loaded::History(fixtures::history()), look, size);
        state.update(Event::Key(Key::Ctrl('z')));
        let deed = fixtures::history().swap_remove(0);
        let peeked = Done::Peeked(crate::app::deeds::Turn::Undo, Some(Box::new(deed)));
        state.update(Event::Done(Box::new(peeked)));
        state
    }),
];

/// The search after its answer.
fn found(
    outcome: Result<Option<Findings>, Note>,
    look: super::look::Look,
    size: (u16, u16),
) -> AppState {
    let mut state = showing(Loaded::Home(Box::new(fixtures::home())), look, size);
    state.update(Event::Key(Key::Ctrl('f')));
    let keys = "siti".chars().map(|letter| Event::Key(Key::Char(letter)));
    let asked = keys.flat_map(|key| state.update(key)).last();
    let Some(Effect::Do(Job::Find(question))) = asked else { panic!("{asked:?}") };
    state.update(Event::Found(Box::new(Answer { question, outcome })));
    state
}

fn form(
    draft: Option<crate::app::drafts::Draft>,
    look: super::look::Look,
    size: (u16, u16),
) -> AppState {
    showing(Loaded::Form(Box::new(fixtures::form(draft))), look, size)
}

fn letters(text: &str) -> Vec<Key> {
    text.chars().map(Key::Char).collect()
}

fn cohorts(look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::Cohorts(fixtures::cohorts()), look, size)
}

fn people(count: u16, look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::People(Box::new(fixtures_people::people(count))), look, size)
}

fn curricula(look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::Curricula(fixtures::curricula(), None), look, size)
}

fn doubt() -> DateDoubt {
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let why = crate::app::opening::ClockDoubt::BeforeLastChange;
    DateDoubt { why, machine: day(1), last_change: day(9) }
}

fn told(look: super::look::Look, size: (u16, u16), done: Done) -> AppState {
    let mut state = AppState::new(look, Run::Usual, clock(), size);
    state.update(Event::Done(Box::new(done)));
    state
}

fn register(people: u16, look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::Class(Box::new(fixtures::class(people))), look, size)
}

fn review(look: super::look::Look, size: (u16, u16)) -> AppState {
    read(fixtures::reading(), look, size)
}

/// Shows a file that was read.
fn read(
    reading: std::sync::Arc<crate::app::import::Reading>,
    look: super::look::Look,
    size: (u16, u16),
) -> AppState {
    let mut state = reading_file(look, size);
    state.update(Event::Ended(Box::new(Ok(super::errand::End::Read(reading)))));
    state
}

fn reading_file(look: super::look::Look, size: (u16, u16)) -> AppState {
    let cohort = fixtures::offer().cohorts[0].id;
    let loaded = Loaded::Intake(fixtures::offer(), Some(cohort));
    let mut state = typed(showing(loaded, look, size), &[Key::Enter]);
    state.update(Event::Done(Box::new(Done::Begun)));
    state
}

fn checked(look: super::look::Look, size: (u16, u16)) -> AppState {
    let state = showing(Loaded::Reports(Box::new(fixtures::reports())), look, size);
    let mut state = typed(state, &[Key::Enter]);
    state.update(Event::Done(Box::new(Done::Checked(fixtures::checked()))));
    state
}

fn writing(look: super::look::Look, size: (u16, u16)) -> AppState {
    let mut state = typed(checked(look, size), &[Key::F(8), Key::F(8)]);
    state.update(Event::Done(Box::new(Done::Begun)));
    state.update(Event::Progress(63));
    state
}

fn meeting(
    view: crate::app::meeting::MeetingView,
    look: super::look::Look,
    size: (u16, u16),
) -> AppState {
    showing(Loaded::Meeting(Box::new(view)), look, size)
}

fn scores(look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::Scores(Box::new(fixtures::scores(30))), look, size)
}

fn board(view: BoardView, look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::Board(Box::new(view)), look, size)
}

fn graduate(of: Graduate, look: super::look::Look, size: (u16, u16)) -> AppState {
    showing(Loaded::Graduate(Box::new(of)), look, size)
}

fn typed(mut state: AppState, keys: &[Key]) -> AppState {
    for key in keys {
        state.update(Event::Key(*key));
    }
    state
}

#[test]
fn every_screen_looks_as_it_was_agreed() {
    for (screen, make) in SCREENS {
        for (picture, size, language, glyphs) in PICTURES {
            let text = drawn(&make(look(language, glyphs), size), size);
            assert!(!glyphs.eq(&Glyphs::ASCII) || text.is_ascii(), "{screen}: {text}");
            for line in text.lines() {
                assert!(super::text::columns(line) <= size.0, "{screen} {picture}: {line}");
            }
            insta::assert_snapshot!(format!("{screen}-{picture}"), text);
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_in_full_that_nothing_is_lost() {
    let size = (40, 10);
    let text = drawn(&register(30, look(Language::Indonesian, Glyphs::BOX), size), size);
    let words = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let asked = "Perbesar jendela: perlu 60x18, sekarang 40x10. Tidak ada yang hilang.";
    assert_eq!(words, asked);
}
