//! The lines of Beranda, as many as there is room for, and what Enter opens on each.

use crate::app::access::Protection;
use crate::app::follow::{Action, CohortWeeks, Need, Only, Watch};
use crate::app::home::{More, Unfinished};
use crate::app::overview::{CohortRow, HomeView, SessionRow};
use crate::domain::stage::Stage;
use crate::ui::work::Page;

/// Fewest things that need action that are shown, however little room there is.
const ACTIONS_LEAST: usize = 3;

/// A line of the screen.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line<'a> {
    /// Begins a part; message with its count.
    Heading(&'static str, usize),
    /// Says what to do where there is nothing.
    Empty(&'static str),
    /// A session of today, or one that was not closed.
    Session(&'a SessionRow),
    /// A form that was not finished.
    Unfinished(&'a Unfinished),
    /// Something that needs action.
    Action(&'a Action),
    /// Tells how many more things need action.
    MoreActions(usize),
    /// Begins the road to export; Enter opens the board.
    Road(&'a More),
    /// Stages side by side, each with its graduates; then those without news.
    Stages(&'a More, usize, usize),
    /// A cohort that is not done, with the attendance of the last weeks.
    Cohort(&'a CohortRow, Option<&'a CohortWeeks>),
    /// How old the backups are.
    Backup(&'a More),
    /// Cohorts that were never reported.
    Unreported(&'a [String]),
}

impl Line<'_> {
    /// Gives what Enter opens.
    pub(super) fn target(&self) -> Option<Page> {
        Some(match self {
            Self::Session(row) => Page::Class(row.session.cohort, row.session.id),
            Self::Cohort(row, _) => Page::Cohort(row.cohort.id),
            Self::Unfinished(form) => Page::Form(form.subject),
            Self::Action(action) => match &action.need {
                Need::Permit { person, .. }
                | Need::Stage { person, .. }
                | Need::FollowUp { person, .. } => Page::Graduate(*person),
                Need::Session { cohort, id, .. } => Page::Class(*cohort, *id),
                Need::Graduation { cohort, .. } => Page::Meeting(*cohort),
            },
            Self::MoreActions(_) => {
                Page::Graduates(Watch { only: Only::Late, ..Watch::EVERYBODY }, None)
            }
            Self::Road(_) => Page::Board(Watch::EVERYBODY, None),
            Self::Unreported(_) => Page::Reports,
            Self::Heading(..) | Self::Empty(_) | Self::Stages(..) | Self::Backup(_) => return None,
        })
    }
}

/// Columns of stages that stand side by side on a screen of some width.
pub(super) fn stages_across(width: u16) -> usize {
    if width < 78 { 2 } else { 3 }
}

/// Lists the lines for a work area of some columns and rows.
pub(super) fn lines(view: &HomeView, width: u16, height: u16) -> Vec<Line<'_>> {
    let before = before(view);
    let after = after(view, width);
    let taken = before.len().saturating_add(after.len());
    let room = usize::from(height).saturating_sub(taken).max(ACTIONS_LEAST.saturating_add(1));
    let mut lines = before;
    lines.extend(actions(view, room));
    lines.extend(after);
    lines
}

fn before(view: &HomeView) -> Vec<Line<'_>> {
    let mut lines = vec![Line::Heading("home-today", view.today.len())];
    lines.extend(view.today.iter().map(Line::Session));
    if view.today.is_empty() {
        lines.push(Line::Empty("home-none-today"));
    }
    lines.extend(view.unfinished.iter().map(Line::Unfinished));
    lines
}

/// What needs action, in so many rows; until all is known, the registers that were not closed.
fn actions(view: &HomeView, room: usize) -> Vec<Line<'_>> {
    let Some(more) = &view.more else {
        let mut lines = Vec::new();
        if !view.overdue.is_empty() {
            lines.push(Line::Heading("home-overdue", view.overdue.len()));
            lines.extend(view.overdue.iter().map(Line::Session));
        }
        return lines;
    };
    let actions = &more.actions;
    let mut lines = vec![Line::Heading("home-actions", actions.count)];
    let room = room.saturating_sub(1);
    let shown = if actions.count > room { room.saturating_sub(1) } else { room };
    lines.extend(actions.rows.iter().take(shown).map(Line::Action));
    match actions.count.saturating_sub(lines.len().saturating_sub(1)) {
        0 => {}
        rest => lines.push(Line::MoreActions(rest)),
    }
    if actions.count == 0 {
        lines.push(Line::Empty("home-no-actions"));
    }
    lines
}

fn after(view: &HomeView, width: u16) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let more = view.more.as_deref();
    if let Some(more) = more.filter(|more| more.graduates > 0) {
        lines.push(Line::Road(more));
        // One place more than there are stages, for those without news.
        let across = stages_across(width);
        let rows = Stage::ALL.len().saturating_add(1).div_ceil(across);
        lines.extend((0..rows).map(|row| Line::Stages(more, row, rows)));
    }
    lines.push(Line::Heading("home-running", view.running.len()));
    lines.extend(view.running.iter().map(|row| {
        let weeks = more.and_then(|more| more.weeks.iter().find(|one| one.cohort == row.cohort.id));
        Line::Cohort(row, weeks)
    }));
    if view.running.is_empty() {
        lines.push(Line::Empty("home-none-running"));
    }
    if let Some(more) = more {
        if !more.unreported.is_empty() {
            lines.push(Line::Unreported(&more.unreported));
        }
        if more.backup.is_some() {
            lines.push(Line::Backup(more));
        }
    }
    if view.protection == Protection::Open {
        lines.push(Line::Empty("home-unprotected"));
    }
    lines
}
