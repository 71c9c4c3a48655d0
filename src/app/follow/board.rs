//! The board: graduates by stage, how long they stand there, and who is late.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::app::directory::{Directory, SharedDirectory};
use crate::app::{App, AppError};
use crate::domain::id::{CohortId, PersonId};
use crate::domain::record::Table;
use crate::domain::records::FollowUp;
use crate::domain::stage::Stage;

/// Days without any news of a graduate after which somebody should ask.
const SILENT_AFTER_DAYS: u64 = 90;

/// Graduates by stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// All stages in their order.
    pub columns: Vec<Column>,
    /// Graduates on the board.
    pub graduates: usize,
    /// Those of whom there was no proof and no follow-up done for 90 days.
    pub silent: usize,
}

/// One stage of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The stage.
    pub stage: Stage,
    /// Who stands in it: the late ones first, then the longest.
    pub cards: Vec<Card>,
}

/// A graduate on the board; the name is read when it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The graduate.
    pub person: PersonId,
    /// Days in this stage.
    pub days: i64,
    /// Whether that is longer than it should be.
    pub pace: Pace,
    /// Whether there was any news of late.
    pub news: News,
}

/// Whether anything was heard of a graduate in the last 90 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something was proven, or a follow-up was done.
    Heard,
    /// Nothing: somebody should ask.
    Silent,
}

/// Who is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// The cohort, if only one.
    pub cohort: Option<CohortId>,
    /// Who of them.
    pub only: Only,
}

/// Who of the graduates is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// All.
    All,
    /// Those who stand in a stage for too long.
    Late,
    /// Those of whom nothing was heard.
    Silent,
}

impl Watch {
    /// Looks at everybody.
    pub const EVERYBODY: Self = Self { cohort: None, only: Only::All };

    fn wants(self, card: &Card) -> bool {
        match self.only {
            Only::All => true,
            Only::Late => card.pace == Pace::Late,
            Only::Silent => card.news == News::Silent,
        }
    }
}

/// Whether a graduate moves on in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Longer in a stage than it should take.
    Late,
    /// In time.
    Good,
}

impl Column {
    /// Counts the late ones.
    pub fn late(&self) -> usize {
        self.cards.iter().filter(|card| card.pace == Pace::Late).count()
    }
}

/// Makes the board of those who are looked at; empty while the directory is being built.
pub fn board(app: &App, directory: &SharedDirectory, watch: Watch) -> Result<Board, AppError> {
    let today = app.today();
    let heard = heard(app)?;
    let since = today.checked_sub_days(Days::new(SILENT_AFTER_DAYS)).unwrap_or(NaiveDate::MIN);
    let made = directory.ask(|directory| {
        let mut board = Board { columns: columns(), ..Board::default() };
        for (person, reached) in directory.graduates() {
            if !is_in(directory, person, watch.cohort) {
                continue;
            }
            let days = (today - reached.since).num_days();
            let news = heard.get(&person).copied().unwrap_or(reached.moved).max(reached.moved);
            let news = if news < since { News::Silent } else { News::Heard };
            let card = Card { person, days, pace: pace(reached.stage, days), news };
            if !watch.wants(&card) {
                continue;
            }
            board.graduates += 1;
            board.silent += usize::from(news == News::Silent);
            let column = board.columns.iter_mut().find(|column| column.stage == reached.stage);
            if let Some(column) = column {
                column.cards.push(card);
            }
        }
        for column in &mut board.columns {
            column.cards.sort_by_key(|card| (card.pace, -card.days));
        }
        board
    });
    Ok(made.unwrap_or_default())
}

/// Tells whether somebody stands in a stage for longer than it should take.
pub(super) fn pace(stage: Stage, days: i64) -> Pace {
    match stage.days_most {
        Some(most) if days > i64::from(most) => Pace::Late,
        Some(_) | None => Pace::Good,
    }
}

fn columns() -> Vec<Column> {
    Stage::ALL.iter().map(|stage| Column { stage: *stage, cards: Vec::new() }).collect()
}

fn is_in(directory: &Directory, person: PersonId, cohort: Option<CohortId>) -> bool {
    cohort.is_none_or(|cohort| directory.cohorts_of(person).contains(&cohort))
}

/// The last day on which a follow-up of each person was done.
fn heard(app: &App) -> Result<HashMap<PersonId, NaiveDate>, AppError> {
    let mut heard: HashMap<PersonId, NaiveDate> = HashMap::new();
    app.store.read()?.each(Table::FollowUp, |_, follow_up: FollowUp| {
        if let Some(day) = follow_up.done {
            let last = heard.entry(follow_up.person).or_insert(day);
            *last = (*last).max(day);
        }
    })?;
    Ok(heard)
}
