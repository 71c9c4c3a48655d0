//! The board: a lane for each stage with its graduates, those who are late first.

use ratatui::layout::Rect;

use crate::app::follow::{BoardView, Card, Graduate, Pace, Watch};
use crate::app::sheet::Journey;
use crate::domain::id::PersonId;

use super::super::home::draw_heading;
use super::super::{Screen, Spot};
use super::graduate::draw_row;
use super::lanes::{self, Place};
use super::lines::Telling;
use super::{beside, form, open, steps, watch};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

/// Columns of the name of a stage.
const STAGE_COLUMNS: u16 = 16;

/// Column in which the count of a stage ends.
const COUNT_END: u16 = 22;

/// Column in which the count of the late ones ends.
const LATE_END: u16 = 27;

/// Column in which the cards begin.
const CARDS: u16 = 29;

/// Columns from which on what is known of a graduate stands beside the lanes.
const WIDTH_BESIDE: u16 = 100;

/// Columns of what stands beside.
const BESIDE_COLUMNS: u16 = 44;

/// Most rows of a lane.
const LANE_ROWS_MOST: u16 = 3;

#[derive(Clone, Copy)]
enum Action {
    Open,
    Step,
    Task,
    Note,
    Watch,
    List,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-board-open", &[Key::Enter], Action::Open).in_footer(90),
    Command::new(
        "key-step",
        "explain-graduate-step",
        &[Key::Char('>'), Key::Char('m')],
        Action::Step,
    )
    .in_footer(85),
    Command::new("key-note", "explain-graduate-note", &[Key::Char('c')], Action::Note)
        .in_footer(60),
    Command::new("key-task", "explain-graduate-task", &[Key::Char('t')], Action::Task)
        .in_footer(62),
    Command::new("key-watch", "explain-watch", &[Key::Char('f'), Key::Char('/')], Action::Watch)
        .in_footer(70),
    Command::new("key-list", "explain-to-list", &[Key::Tab, Key::BackTab], Action::List)
        .in_footer(72),
];

/// The board.
#[derive(Debug)]
pub struct BoardScreen {
    view: BoardView,
    /// The lane in focus.
    lane: usize,
    /// The card in focus of each lane.
    cards: Vec<usize>,
}

impl BoardScreen {
    /// Shows what was read, with the cursor on the graduate of whom more is known.
    pub fn new(view: BoardView) -> Self {
        let mut screen = Self { cards: vec![0; view.board.columns.len()], lane: 0, view };
        screen.find();
        screen
    }

    /// Puts the cursor on the graduate of whom more is known.
    fn find(&mut self) {
        let columns = &self.view.board.columns;
        self.cards.resize(columns.len(), 0);
        for (column, card) in columns.iter().zip(&mut self.cards) {
            *card = (*card).min(column.cards.len().saturating_sub(1));
        }
        let Some(person) = self.view.beside.as_ref().map(|beside| beside.person.id) else { return };
        let place = columns.iter().enumerate().find_map(|(lane, column)| {
            let card = column.cards.iter().position(|card| card.person == person)?;
            Some((lane, card))
        });
        let Some((lane, card)) = place else { return };
        self.lane = lane;
        if let Some(cursor) = self.cards.get_mut(lane) {
            *cursor = card;
        }
    }

    fn lane_cards(&self, lane: usize) -> &[Card] {
        self.view.board.columns.get(lane).map_or(&[], |column| &column.cards)
    }

    fn cursor(&self, lane: usize) -> usize {
        self.cards.get(lane).copied().unwrap_or(0)
    }

    fn chosen(&self) -> Option<PersonId> {
        self.lane_cards(self.lane).get(self.cursor(self.lane)).map(|card| card.person)
    }

    /// What is known of the one in focus.
    fn beside(&self) -> Option<&Graduate> {
        self.view.beside.as_ref().filter(|beside| Some(beside.person.id) == self.chosen())
    }

    /// Counts the cards of a lane whose names are known.
    fn named(&self, lane: usize) -> usize {
        self.view.names.get(lane).map_or(0, Vec::len)
    }

    /// Moves the cursor; what is known of the next one is read then.
    fn walk(&mut self, key: Key) -> Option<Vec<Wish>> {
        let last = self.named(self.lane).saturating_sub(1);
        let card = self.cursor(self.lane);
        let card = match key {
            Key::Left => card.saturating_sub(1),
            Key::Right => card.saturating_add(1).min(last),
            Key::Home => 0,
            Key::End => last,
            key => {
                self.lane = list::step(self.lane, self.cards.len(), u16::MAX, key)?;
                self.cursor(self.lane)
            }
        };
        if let Some(cursor) = self.cards.get_mut(self.lane) {
            *cursor = card;
        }
        let known = self.view.beside.as_ref().map(|beside| beside.person.id);
        Some(match self.chosen() {
            Some(person) if Some(person) != known => {
                vec![Wish::Do(Job::Beside(person))]
            }
            _ => Vec::new(),
        })
    }

    fn draw_lanes(&self, canvas: &mut Canvas<'_>, look: &Look, rows: u16) -> Option<Spot> {
        let quiet = look.style(Role::Quiet);
        canvas.put(2, 0, &look.say("board-stage"), quiet);
        canvas.put_right(COUNT_END, 0, &look.say("board-count"), quiet);
        let room = canvas.width().saturating_sub(CARDS);
        canvas.put(CARDS, 0, &text::cut(&look.say("board-days"), room, look.glyphs().cut), quiet);
        let mut spot = None;
        for lane in 0..self.view.board.columns.len() {
            let y = u16::try_from(lane).unwrap_or(0).saturating_mul(rows).saturating_add(1);
            let found = self.draw_lane(canvas, (lane, y), rows, look);
            spot = spot.or(found);
        }
        spot
    }

    fn draw_lane(
        &self,
        canvas: &mut Canvas<'_>,
        (lane, y): (usize, u16),
        rows: u16,
        look: &Look,
    ) -> Option<Spot> {
        let column = self.view.board.columns.get(lane)?;
        let (text_style, is_chosen) = (look.style(Role::Text), lane == self.lane);
        let stage = look.say(&column.stage.message()).into_owned();
        let stage = text::cut(&stage, STAGE_COLUMNS.saturating_sub(1), look.glyphs().cut);
        let role = if column.cards.is_empty() { Role::Quiet } else { Role::Text };
        canvas.put(2, y, &stage, look.style(role));
        canvas.put_right(COUNT_END, y, &column.cards.len().to_string(), look.style(role));
        if column.late() > 0 {
            let late = format!("{}!", column.late());
            canvas.put_right(LATE_END, y, &late, look.style(Role::Warn));
        }
        let mut spot = None;
        if is_chosen {
            canvas.put(0, y, ">", text_style);
            spot = canvas.place(2, y);
        }
        let names = self.view.names.get(lane)?;
        let cards: Vec<(String, &Card)> = names
            .iter()
            .zip(&column.cards)
            .map(|(name, card)| (card_words(name, card), card))
            .collect();
        let widths: Vec<u16> = cards.iter().map(|(words, _)| text::columns(words)).collect();
        // The end of the lane tells how many follow.
        let room = canvas.width().saturating_sub(CARDS).saturating_sub(6);
        let cursor = if is_chosen { self.cursor(lane) } else { 0 };
        let page = lanes::page(&widths, cursor, (room, rows));
        for Place { index, x, y: row } in page.places {
            let Some((words, card)) = cards.get(index) else { continue };
            let at = (CARDS.saturating_add(x), y.saturating_add(row));
            let late = if card.pace == Pace::Late { Role::Warn } else { Role::Text };
            let end = canvas.put_within(at, room.saturating_sub(x), words, look.style(late));
            if is_chosen && index == cursor {
                canvas.restyle(at.0, at.1, end.saturating_sub(at.0), look.style(Role::Focus));
                spot = canvas.place(at.0, at.1);
            }
        }
        let hidden = column.cards.len().saturating_sub(names.len()).saturating_add(page.more);
        if hidden > 0 {
            let (width, end) = (canvas.width(), y.saturating_add(rows).saturating_sub(1));
            canvas.put_right(width, end, &format!("+{hidden}"), look.style(Role::Quiet));
        }
        spot
    }

    /// Tells of the one in focus below the lanes.
    fn draw_below(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) {
        let Some(beside) = self.beside() else { return };
        draw_heading(canvas, 0, &title(beside), env.look);
        let rows = Telling { look: env.look, today: env.today() }.brief(beside);
        for (y, row) in (1..canvas.height()).zip(&rows) {
            draw_row(canvas, y, row, env.look);
        }
    }

    /// Tells of the one in focus beside the lanes.
    fn draw_beside(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) {
        let (width, height) = (canvas.width(), canvas.height());
        for y in 0..height {
            canvas.repeat(0, y, 1, env.look.glyphs().wall);
        }
        if let Some(of) = self.beside() {
            let part = Rect::new(2, 0, width.saturating_sub(3), height);
            beside::draw(of, &mut canvas.part(part), env);
        }
    }
}

/// Name and what a graduate makes.
fn title(of: &Graduate) -> String {
    let cohort = of.cohorts.first().map(|(cohort, _)| cohort.code.as_str());
    let parts = [Some(of.person.name.as_str()), cohort, Some(&of.person.business_idea)];
    let known: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

/// What a card says: the name and the days in the stage, with a mark where they are too many.
fn card_words(name: &str, card: &Card) -> String {
    let mark = if card.pace == Pace::Late { "!" } else { "" };
    format!("{} {}{mark}", lanes::short(name), card.days)
}

impl Screen for BoardScreen {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let facts = [
            ("count", self.view.board.graduates.into()),
            ("silent", self.view.board.silent.into()),
        ];
        let mut crumbs =
            vec![look.say("area-alumni").into_owned(), look.say("alumni-board").into_owned()];
        crumbs.extend(watch::told(self.view.watch, &self.view.cohorts, look));
        let state = look.say_with("board-figures", &facts);
        Head { area: Some(Page::Board(Watch::EVERYBODY, None)), crumbs, state }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(KEYS).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-board"
    }

    fn columns(&self, env: &Env<'_>) -> u16 {
        env.moment.width.min(104)
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(wishes) = self.walk(key) {
            return wishes;
        }
        let look = env.look;
        match (command::action(KEYS, key), self.chosen(), self.beside()) {
            (Some(Action::Watch), at, _) => {
                let page = move |watch| Page::Board(watch, at);
                watch::ask(self.view.watch, &self.view.cohorts, look, page)
            }
            (Some(Action::List), at, _) => {
                vec![Wish::Do(Job::Load(Page::Graduates(self.view.watch, at), Then::Replace))]
            }
            (Some(Action::Open), Some(person), _) => open(Page::Graduate(person)),
            (Some(Action::Task), Some(person), _) => form(Journey::NewTask(person)),
            (Some(Action::Note), _, Some(of)) => {
                steps::ask_note(of.person.id, &of.person.name, look)
            }
            (Some(Action::Step), _, Some(of)) => steps::ask_step(of, look),
            _ => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        let (width, height) = (canvas.width(), canvas.height());
        if self.view.board.graduates == 0 {
            return self.draw_empty(canvas, look);
        }
        let stages = u16::try_from(self.view.board.columns.len()).unwrap_or(1).max(1);
        if width < WIDTH_BESIDE {
            let top = stages.saturating_add(1).min(height);
            let below = Rect::new(0, top, width, height.saturating_sub(top));
            self.draw_below(&mut canvas.part(below), env);
            return self.draw_lanes(&mut canvas.part(Rect::new(0, 0, width, top)), look, 1);
        }
        let left = width.saturating_sub(BESIDE_COLUMNS);
        let beside = Rect::new(left, 0, BESIDE_COLUMNS, height);
        self.draw_beside(&mut canvas.part(beside), env);
        let rows = (height.saturating_sub(1) / stages).clamp(1, LANE_ROWS_MOST);
        let lanes = Rect::new(0, 0, left.saturating_sub(1), height);
        self.draw_lanes(&mut canvas.part(lanes), look, rows)
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Board(self.view.watch, self.chosen()))
    }

    fn renew(&mut self, loaded: Loaded) {
        match loaded {
            Loaded::Board(view) => {
                self.view = *view;
                self.find();
            }
            Loaded::Beside(graduate) => self.view.beside = Some(*graduate),
            _ => {}
        }
    }
}

impl BoardScreen {
    /// Says what to do where nobody stands on the board.
    fn draw_empty(&self, canvas: &mut Canvas<'_>, look: &Look) -> Option<Spot> {
        let id = if self.view.watch == Watch::EVERYBODY { "board-none" } else { "board-none-such" };
        let room = canvas.width().saturating_sub(4);
        for (y, line) in (1..).zip(text::wrap(&look.say(id), room)) {
            canvas.put(2, y, &line, look.style(Role::Quiet));
        }
        canvas.place(2, 1)
    }
}
