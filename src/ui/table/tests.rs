//! Order, filter, marks and the cursor of lists, by property and by key.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::domain::id::OperatorId;
use crate::domain::text::fold_words;
use crate::locale::Language;
use crate::ui::canvas::Canvas;
use crate::ui::command::clash;
use crate::ui::fixtures::{clock, id, look, text};
use crate::ui::glyphs::Glyphs;
use crate::ui::work::Moment;

#[derive(Clone, Debug)]
struct Row {
    id: Uuid,
    name: String,
    age: Option<i64>,
}

static SPEC: Spec<Row> = Spec {
    name: "test",
    id: |row| row.id,
    columns: &[
        Column::new("name", "cohorts-title", Width::Flexible(12), |row: &Row, _| {
            Cell::text(&row.name)
        })
        .sorted(|row| Rank::words(&row.name))
        .filtered(),
        Column::new("age", "cohorts-people", Width::Fixed(5), |row: &Row, _| {
            Cell::right(row.age.map(|age| age.to_string()).unwrap_or_default())
        })
        .sorted(|row| Rank::number(row.age)),
        Column::new("wide", "cohorts-end", Width::Fixed(20), |_, _| Cell::text("lebar")).from(100),
        Column::new("extra", "cohorts-state", Width::Fixed(9), |row: &Row, _| {
            Cell::text(&row.name)
        })
        .filtered()
        .on_request(),
    ],
    sort: Some(("name", Order::Up)),
    none: "cohorts-none",
    marking: Marking::On,
    beside: Beside::Detail,
};

fn row(number: u128, name: &str, age: Option<i64>) -> Row {
    Row { id: id(1, number), name: name.to_owned(), age }
}

fn people() -> Vec<Row> {
    let names = ["Sri Wahyuni", "Moch. Yusuf", "Siti Aminah", "Dewi Lestari", "Muhammad Ali"];
    let rows = names.iter().zip(1_u8..).map(|(name, number)| {
        row(number.into(), name, (number != 3).then(|| 60 - i64::from(number)))
    });
    rows.collect()
}

struct World {
    look: Look,
    moment: Moment,
    list: Table<Held<Row>>,
}

impl World {
    fn new(rows: Vec<Row>) -> Self {
        let look = look(Language::Indonesian, Glyphs::ASCII);
        let (now, operator) = (clock().now(), OperatorId::default());
        let moment = Moment { now, operator, width: 80, height: 24 };
        let mut world = Self { look, moment, list: Table::held(&SPEC, rows) };
        world.arrange();
        world
    }

    fn arrange(&mut self) {
        self.list.arrange(&Env { look: &self.look, moment: self.moment });
    }

    /// Plays keys: `{Esc}` and the like stand for keys without a character.
    fn play(&mut self, keys: &str) {
        for part in keys.split_inclusive('}') {
            let (typed, name) = part.split_once('{').unwrap_or((part, ""));
            let named = match name.trim_end_matches('}') {
                "" => None,
                "Enter" => Some(Key::Enter),
                "Esc" => Some(Key::Esc),
                "Up" => Some(Key::Up),
                "Down" => Some(Key::Down),
                "Right" => Some(Key::Right),
                "End" => Some(Key::End),
                "Bksp" => Some(Key::Backspace),
                "S-Up" => Some(Key::ShiftUp),
                "S-Down" => Some(Key::ShiftDown),
                other => panic!("no key {other}"),
            };
            for key in typed.chars().map(Key::Char).chain(named) {
                let env = Env { look: &self.look, moment: self.moment };
                self.list.update(key, &env);
            }
        }
    }

    fn names(&self) -> Vec<&str> {
        let source = self.list.source();
        (0..source.count()).map(|place| source.row(place).unwrap().name.as_str()).collect()
    }

    fn under(&self) -> &str {
        self.list.current().map(|row| row.name.as_str()).unwrap_or_default()
    }

    fn drawn(&self, width: u16, height: u16) -> String {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let env = Env { look: &self.look, moment: self.moment };
        self.list.draw_beside(&mut Canvas::new(&mut buffer, area), &env, |row, canvas, env| {
            let style = env.look.style(crate::ui::theme::Role::Text);
            canvas.put(0, 0, &format!("rincian {}", row.name), style);
        });
        text(&buffer)
    }
}

#[test]
fn rows_stand_in_their_order_and_those_without_a_value_last_both_ways() {
    let mut world = World::new(people());
    let up = ["Dewi Lestari", "Moch. Yusuf", "Muhammad Ali", "Siti Aminah", "Sri Wahyuni"];
    assert_eq!(world.names(), up);
    world.play("s{Down}{Enter}");
    assert_eq!(world.names().last(), Some(&"Siti Aminah"));
    assert_eq!(world.names()[0], "Muhammad Ali");
    world.play("s{Enter}");
    assert_eq!(world.names().last(), Some(&"Siti Aminah"), "the greatest first");
    assert_eq!(world.names()[0], "Sri Wahyuni");
}

#[test]
fn a_filter_takes_every_letter_as_text_and_finds_names_in_any_spelling() {
    let mut world = World::new(people());
    world.play("/moh");
    assert_eq!(world.list.focus(), Focus::Field);
    assert_eq!(world.names(), ["Moch. Yusuf", "Muhammad Ali"]);
    world.play("{Bksp}{Bksp}{Bksp}sk us");
    assert!(world.names().is_empty());
    world.play("{Esc}");
    assert_eq!((world.names().len(), world.list.focus()), (5, Focus::List));
    world.play("/ami si{Enter}");
    assert_eq!((world.names(), world.list.focus()), (vec!["Siti Aminah"], Focus::Narrowed));
    let state = world.list.state(&world.look, "5 orang".to_owned());
    assert_eq!(state, "saring: ami si   1 dari 5");
    world.play("{Esc}");
    assert_eq!((world.names().len(), world.under()), (5, "Siti Aminah"), "the hit was taken");
    assert_eq!(world.list.state(&world.look, "5 orang".to_owned()), "5 orang");
}

#[test]
fn the_cursor_stays_on_its_row_whatever_becomes_of_the_list() {
    let mut world = World::new(people());
    world.play("{Down}{Down}");
    assert_eq!(world.under(), "Muhammad Ali");
    world.play("s{Down}{Enter}");
    assert_eq!(world.under(), "Muhammad Ali");
    let mut rows = people();
    rows.push(row(9, "Aan", Some(1)));
    world.list.renew(rows.clone());
    world.arrange();
    assert_eq!((world.under(), world.names().len()), ("Muhammad Ali", 6));
    rows.retain(|row| row.name != "Muhammad Ali");
    world.list.renew(rows);
    world.arrange();
    assert_eq!(world.under(), "Dewi Lestari", "the next one takes the place of a row that is gone");
}

#[test]
fn space_marks_and_a_range_grows_and_shrinks_with_the_cursor() {
    let mut world = World::new(people());
    world.play(" {Down}{S-Down}{S-Down}");
    assert_eq!(world.list.marked(), 4);
    world.play("{S-Up}");
    assert_eq!(world.list.marked(), 3);
    assert_eq!(world.list.state(&world.look, "5 orang".to_owned()), "3 ditandai   5 orang");
    world.play("{Esc}");
    assert_eq!((world.list.marked(), world.list.focus()), (0, Focus::List));
    let under = world.list.current_id().unwrap();
    assert_eq!(world.list.chosen(), [under], "without marks the row under the cursor is meant");
}

#[test]
fn escape_first_takes_the_marks_then_the_filter() {
    let mut world = World::new(people());
    world.play("/i{Enter} {Esc}");
    assert_eq!((world.list.marked(), world.names().len()), (0, 4));
    world.play("{Esc}");
    assert_eq!((world.names().len(), world.list.focus()), (5, Focus::List));
}

#[test]
fn columns_are_chosen_moved_and_brought_back_and_one_always_stays() {
    let mut world = World::new(people());
    assert_eq!(
        world.drawn(80, 4).lines().next().unwrap().trim_end(),
        headings(&["Nama^", "Orang"])
    );
    world.play("k{Down}{Down}{Down} {Enter}");
    assert!(world.drawn(80, 4).lines().next().unwrap().ends_with("Keadaan"));
    assert_eq!(world.list.kept().list.columns, ["name", "age", "extra"]);
    world.play("k {Down}{Esc}k{Right}{Esc}");
    assert_eq!(world.list.kept().list.columns, ["extra", "age"]);
    world.play("k  {Down} {Down} {Down} ");
    assert_eq!(world.list.kept().list.columns.len(), 3);
    world.play("{Bksp}{Esc}");
    assert!(world.list.kept().list.columns.is_empty(), "as it came");
}

fn headings(words: &[&str]) -> String {
    format!("  {:71}  {}", words[0], words[1])
}

#[test]
fn what_is_remembered_comes_back_and_unknown_columns_do_not() {
    let mut world = World::new(people());
    world.play("s{Down} k {Enter}/a{Enter}{Down}");
    let mut kept = world.list.kept();
    let under = world.list.current_id();
    kept.list.columns.push("of a newer program".to_owned());
    let mut memory = Memory::default();
    memory.keep(&world.list);
    assert_eq!(memory.spots()["test"].filter, "a");
    let mut other = World::new(people());
    other.list.recall(&kept);
    other.arrange();
    assert_eq!(other.names(), world.names());
    assert_eq!(other.list.current_id(), under);
    assert_eq!(other.list.kept(), world.list.kept());
}

#[test]
fn a_wide_screen_shows_the_detail_beside_and_a_narrow_one_does_not() {
    let mut world = World::new(people());
    assert!(!world.drawn(80, 8).contains("rincian"));
    world.moment.width = 140;
    let picture = world.drawn(104, 8);
    assert!(picture.lines().next().unwrap().ends_with("| rincian Dewi Lestari"), "{picture}");
}

#[test]
fn columns_give_way_from_the_right_and_the_first_one_stays() {
    let mut world = World::new(people());
    for (width, expected) in [(5, "Na~"), (16, "Nama^"), (22, "Nama^          Orang")] {
        world.moment.width = width;
        let picture = world.drawn(width, 3);
        assert_eq!(picture.lines().next().unwrap().trim(), expected, "{width}");
    }
}

#[test]
fn no_key_is_bound_twice_in_any_mode_of_a_list() {
    let own: &'static [Command<()>] = &[];
    let letters: String = (' '..='~').filter(|letter| !letter.is_uppercase()).collect();
    for (keys, typed) in
        [("", ""), (" ", ""), ("/a{Enter}", ""), ("/", letters.as_str()), ("s", ""), ("k", "")]
    {
        let mut world = World::new(people());
        world.play(keys);
        clash::assert_none(keys, world.list.focus(), &world.list.hints(own), typed);
    }
}

#[test]
fn a_list_without_rows_and_a_screen_without_room_are_drawn() {
    let mut world = World::new(Vec::new());
    world.play(" {S-Down}sk{Esc}/x{Enter}{End}");
    assert!(world.drawn(80, 4).contains("Belum ada angkatan"));
    for (width, height) in [(0, 0), (1, 1), (2, 1), (3, 3)] {
        for keys in ["", "s", "k", "/"] {
            let mut world = World::new(people());
            world.play(keys);
            world.drawn(width, height);
        }
    }
}

/// One thing that somebody does to a list.
#[derive(Clone, Debug)]
enum Act {
    Keys(&'static str),
    Rows(Vec<(u8, usize, Option<u8>)>),
}

const NAMES: [&str; 6] =
    ["Siti Nur", "sity  noor", "Mohd Ali", "Muhamad", "Dwi (adik)", "Tri Utami, S.Pd."];

const KEYS: &[&str] = &[
    "{Down}",
    "{Up}",
    "{End}",
    " ",
    "{S-Down}",
    "{S-Up}",
    "s{Enter}",
    "s{Down}{Enter}",
    "s{Down} ",
    "/siti{Enter}",
    "/mo{Enter}",
    "/u{Enter}",
    "/ali m{Enter}",
    "{Esc}",
    "/x{Esc}",
    "k{Down} {Esc}",
];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let rows = prop::collection::vec((0_u8..20, 0..NAMES.len(), prop::option::of(0_u8..9)), 0..20);
    let keys = (0..KEYS.len()).prop_map(|place| Act::Keys(KEYS[place]));
    prop::collection::vec(prop_oneof![4 => keys, 1 => rows.prop_map(Act::Rows)], 0..30)
}

fn made(rows: Vec<(u8, usize, Option<u8>)>) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let fresh = rows.into_iter().filter(|row| seen.insert(row.0));
    fresh.map(|(id, name, age)| row(id.into(), NAMES[name], age.map(i64::from))).collect()
}

proptest! {
    #[test]
    fn order_filter_marks_and_cursor_hold_whatever_is_done(acts in acts()) {
        let mut world = World::new(made((0..12).map(|id| (id, usize::from(id) % 6, Some(id % 4))).collect()));
        for act in acts {
            let before = world.list.current_id();
            match act {
                Act::Keys(keys) => {
                    let moves = keys.starts_with('{') && keys != "{Esc}" || keys == " ";
                    world.play(keys);
                    let stays = before.is_some_and(|id| world.list.source().place_of(id).is_some());
                    if stays && !moves {
                        prop_assert_eq!(world.list.current_id(), before, "{}", keys);
                    }
                }
                Act::Rows(rows) => {
                    world.list.renew(made(rows));
                    world.arrange();
                    if before.is_some_and(|id| world.list.source().place_of(id).is_some()) {
                        prop_assert_eq!(world.list.current_id(), before);
                    }
                }
            }
            let source = world.list.source();
            let wanted = world.list.wanted();
            // Who is in the list.
            let words = fold_words(&wanted.filter);
            let holds = |row: &&Row| {
                let text = fold_words(&row.name);
                words.split(' ').all(|word| text.contains(word))
            };
            let typed_whole = ["", "siti", "u", "ali m"].contains(&wanted.filter.as_str());
            if typed_whole {
                let expected: BTreeSet<Uuid> = source.rows().iter().filter(holds).map(|row| row.id).collect();
                let found: BTreeSet<Uuid> = (0..source.count()).filter_map(|place| source.id(place)).collect();
                prop_assert_eq!(found, expected);
            }
            // In which order.
            let (column, order) = wanted.sort.unwrap();
            let rank = |place: usize| {
                let row = source.row(place).unwrap();
                if column == 0 { Rank::words(&row.name) } else { Rank::number(row.age) }
            };
            for place in 1..source.count() {
                let (one, other) = (rank(place - 1), rank(place));
                let fits = match order {
                    _ if other == Rank::Nothing => true,
                    Order::Up => one <= other,
                    Order::Down => one != Rank::Nothing && one >= other,
                };
                prop_assert!(fits, "{one:?} before {other:?}");
            }
            // The marks are rows that exist, and the cursor stands on one where there is one.
            let is_there = |id: Uuid| source.rows().iter().any(|row| row.id == id);
            prop_assert!(world.list.marks.iter().all(is_there));
            prop_assert_eq!(world.list.current_id().is_some(), source.count() > 0);
        }
    }
}
