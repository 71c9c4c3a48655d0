//! Angkatan: the list of cohorts.

use crate::app::overview::CohortRow;
use crate::app::sheet::Subject;
use crate::domain::coded::Coded as _;
use crate::domain::records::{Cohort, CohortState};

use super::cohort::acts::ask_state;
use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::look::Look;
use crate::ui::table::{Beside, Cell, Column, Held, Listed, Marking, Rank, Spec, Table, Width};
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
    New,
    Edit,
    Copy,
    State,
}

const KEYS: &[Command<Action>] = &[
    Command::new("key-open", "explain-cohorts-open", &[Key::Enter], Action::Open).in_footer(90),
    Command::new("key-new-cohort", "explain-cohorts-new", &[Key::Char('+')], Action::New)
        .in_footer(80),
    Command::new("key-cohort-edit", "explain-cohort-edit", &[Key::Char('d')], Action::Edit),
    Command::new(
        "key-cohort-state",
        "explain-cohort-state",
        &[Key::F(2), Key::Char('a')],
        Action::State,
    ),
    Command::new("key-cohort-copy", "explain-cohort-copy", &[Key::Char('c')], Action::Copy),
];

static SPEC: Spec<CohortRow> = Spec {
    name: "cohorts",
    id: |row| row.cohort.id.uuid(),
    columns: &[
        Column::new("code", "cohorts-code", Width::Fixed(10), |row: &CohortRow, _| {
            Cell::text(&row.cohort.code)
        })
        .sorted(|row| Rank::words(&row.cohort.code))
        .filtered(),
        Column::new("title", "cohorts-title", Width::Flexible(12), |row: &CohortRow, _| {
            Cell::text(&row.cohort.title)
        })
        .sorted(|row| Rank::words(&row.cohort.title))
        .filtered(),
        Column::new("start", "field-start", Width::Fixed(11), |row: &CohortRow, env| {
            Cell::text(row.cohort.start.map(|day| env.look.date(day)).unwrap_or_default())
        })
        .sorted(|row| Rank::day(row.cohort.start))
        .from(80),
        Column::new("end", "cohorts-end", Width::Fixed(11), |row: &CohortRow, env| {
            Cell::text(row.cohort.end.map(|day| env.look.date(day)).unwrap_or_default())
        })
        .sorted(|row| Rank::day(row.cohort.end))
        .from(100),
        Column::new("people", "cohorts-people", Width::Fixed(5), |row: &CohortRow, _| {
            Cell::count(row.people)
        })
        .sorted(|row| Rank::count(row.people)),
        Column::new("sessions", "cohorts-sessions", Width::Fixed(5), |row: &CohortRow, _| {
            Cell::right(format!("{}/{}", row.taken, row.sessions))
        }),
        Column::new("state", "cohorts-state", Width::Fixed(18), |row: &CohortRow, env| {
            Cell::text(standing_word(row, env.look))
        })
        .sorted(|row| Rank::number(Some(place_of(row))))
        .filtered(),
        Column::new("venue", "field-venue", Width::Flexible(12), |row: &CohortRow, _| {
            Cell::text(&row.cohort.venue)
        })
        .sorted(|row| Rank::words(&row.cohort.venue))
        .filtered()
        .on_request(),
        Column::new("programme", "field-programme", Width::Flexible(12), |row: &CohortRow, _| {
            Cell::text(&row.cohort.programme)
        })
        .sorted(|row| Rank::words(&row.cohort.programme))
        .filtered()
        .on_request(),
    ],
    sort: None,
    none: "cohorts-none",
    marking: Marking::Off,
    beside: Beside::Nothing,
};

/// The list of cohorts, the latest first.
#[derive(Debug)]
pub struct Cohorts {
    list: Table<Held<CohortRow>>,
}

impl Cohorts {
    /// Shows what was read.
    pub fn new(rows: Vec<CohortRow>) -> Self {
        Self { list: Table::held(&SPEC, rows) }
    }
}

/// Writes the days of a cohort: `2 Mar - 6 Mar 2026`.
pub fn days(cohort: &Cohort, look: &Look) -> String {
    match (cohort.start, cohort.end) {
        (Some(start), Some(end)) if start == end => look.date(start),
        (Some(start), Some(end)) => format!("{} - {}", look.day_and_month(start), look.date(end)),
        (Some(day), None) | (None, Some(day)) => look.date(day),
        (None, None) => String::new(),
    }
}

/// Gives the word for where a cohort was put.
pub fn state_word(cohort: &Cohort, look: &Look) -> String {
    if let CohortState::Unknown(code) = &cohort.state {
        return code.clone();
    }
    look.say(&format!("choice-cohort-state-{}", cohort.state.code())).into_owned()
}

/// Where a cohort stands, by what was done in it as well as by where it was put: nobody puts a
/// cohort anywhere just because its registers are closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Where it was put.
    AsPut,
    /// Some of its sessions were held.
    Running,
    /// All of them were.
    AllTaken,
}

fn standing(row: &CohortRow) -> Standing {
    let is_early = matches!(row.cohort.state, CohortState::Planned | CohortState::Open);
    let is_running = is_early || row.cohort.state == CohortState::Running;
    match row.taken {
        taken if is_running && taken > 0 && taken >= row.sessions => Standing::AllTaken,
        taken if is_early && taken > 0 => Standing::Running,
        _ => Standing::AsPut,
    }
}

/// Gives the word for where a cohort stands.
pub fn standing_word(row: &CohortRow, look: &Look) -> String {
    match standing(row) {
        Standing::AsPut => state_word(&row.cohort, look),
        Standing::Running => look.say("choice-cohort-state-running").into_owned(),
        Standing::AllTaken => look.say("cohorts-all-taken").into_owned(),
    }
}

/// Orders cohorts by how far they are.
fn place_of(row: &CohortRow) -> i64 {
    match (standing(row), &row.cohort.state) {
        (Standing::Running, _) => 2,
        (Standing::AllTaken, _) => 3,
        (_, CohortState::Planned) => 0,
        (_, CohortState::Open) => 1,
        (_, CohortState::Running) => 2,
        (_, CohortState::Assessed) => 4,
        (_, CohortState::Graduated) => 5,
        (_, CohortState::Archived) => 6,
        (_, CohortState::Unknown(_)) => 7,
    }
}

impl Screen for Cohorts {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let count = self.list.rows().len();
        let total = look.say_with("cohorts-count", &[("count", count.into())]);
        let crumbs = vec![look.say("area-cohorts").into_owned()];
        Head { area: Some(Page::Cohorts), crumbs, state: self.list.state(look, total) }
    }

    fn focus(&self) -> Focus {
        self.list.focus()
    }

    fn hints(&self) -> Vec<&'static Hint> {
        self.list.hints(KEYS)
    }

    fn purpose(&self) -> &'static str {
        "purpose-cohorts"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(wishes) = self.list.update(key, env) {
            return wishes;
        }
        let open = |page| vec![Wish::Do(Job::Load(page, Then::Push))];
        let here = self.list.current().map(|row| row.cohort.id);
        match (command::action(KEYS, key), here) {
            (Some(Action::New), _) => open(Page::Form(Subject::NewCohort)),
            (Some(Action::Open), Some(id)) => open(Page::Cohort(id)),
            (Some(Action::Edit), Some(id)) => open(Page::Form(Subject::Cohort(id))),
            (Some(Action::Copy), Some(id)) => open(Page::Form(Subject::CopyCohort(id))),
            (Some(Action::State), Some(id)) => ask_state(id, env.look.language()),
            (Some(_), None) | (None, _) => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        self.list.draw(canvas, env)
    }

    fn interrupt(&mut self, _env: &Env<'_>) -> Vec<Wish> {
        self.list.interrupt();
        Vec::new()
    }

    fn paste(&mut self, pasted: &str) -> Vec<Wish> {
        self.list.paste(pasted)
    }

    fn lists(&mut self) -> Vec<&mut dyn Listed> {
        vec![&mut self.list]
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Cohorts)
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Cohorts(rows) = loaded {
            self.list.renew(rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::ui::fixtures;
    use crate::ui::glyphs::Glyphs;

    #[test]
    fn a_cohort_whose_registers_are_closed_is_not_told_to_be_planned() {
        let look = fixtures::look(Language::Indonesian, Glyphs::BOX);
        let told = |state: CohortState, taken, sessions| {
            let row = fixtures::cohorts().swap_remove(0);
            let cohort = Cohort { state, ..row.cohort };
            standing_word(&CohortRow { cohort, sessions, taken, ..row }, &look)
        };
        assert_eq!(told(CohortState::Planned, 0, 8), "Direncanakan");
        assert_eq!(told(CohortState::Planned, 0, 0), "Direncanakan");
        assert_eq!(told(CohortState::Open, 3, 8), "Berjalan");
        assert_eq!(told(CohortState::Planned, 8, 8), "Sesi selesai");
        assert_eq!(told(CohortState::Running, 8, 8), "Sesi selesai");
        assert_eq!(told(CohortState::Graduated, 8, 8), "Sudah sidang");
        assert_eq!(told(CohortState::Archived, 3, 8), "Diarsipkan");
    }
}
