//! Which columns fit, and where they stand.

use super::column::{Beside, Column, NEVER, Spec, Width};
use crate::ui::frame::{HELP_COLUMNS, WIDTH_WIDE};
use crate::ui::work::Env;

/// Columns of the screen before the first cell: the cursor, the mark.
pub(super) const BEFORE: u16 = 2;

/// Columns of the screen between two cells.
const GAP: u16 = 2;

/// Least columns of a detail.
const DETAIL_LEAST: u16 = 34;

/// Most columns of a detail.
const DETAIL_MOST: u16 = 60;

/// A column that is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Laid {
    /// Its place in the table of columns.
    pub(super) column: usize,
    /// Where it begins.
    pub(super) x: u16,
    /// How wide it is.
    pub(super) room: u16,
}

/// Lists the columns that a list of some width shows without being asked.
pub(super) fn usual<R>(columns: &[Column<R>], width: u16) -> Vec<usize> {
    let shown = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.from != NEVER && column.from <= width);
    shown.map(|(place, _)| place).collect()
}

/// Lays columns side by side; the last ones give way where there is too little room, the first
/// stays. `heading` gives the columns of a heading.
pub(super) fn lay<R>(
    columns: &[Column<R>],
    wanted: &[usize],
    width: u16,
    heading: impl Fn(&Column<R>) -> u16,
) -> Vec<Laid> {
    let mut laid: Vec<(usize, Width)> = Vec::new();
    let mut left = width.saturating_sub(BEFORE);
    for (place, column) in wanted.iter().filter_map(|place| Some((*place, columns.get(*place)?))) {
        let (Width::Fixed(least) | Width::Flexible(least)) = column.width;
        let least = least.max(heading(column));
        let gap = if laid.is_empty() { 0 } else { GAP };
        let Some(rest) = left.checked_sub(least.saturating_add(gap)) else {
            if laid.is_empty() {
                laid.push((place, Width::Fixed(left)));
            }
            break;
        };
        left = rest;
        laid.push((
            place,
            match column.width {
                Width::Fixed(_) => Width::Fixed(least),
                Width::Flexible(_) => Width::Flexible(least),
            },
        ));
    }
    let flexible = laid.iter().filter(|(_, width)| matches!(width, Width::Flexible(_))).count();
    let mut sharing = u16::try_from(flexible).unwrap_or(u16::MAX);
    let mut x = BEFORE;
    let place = |(column, width)| {
        let room = match width {
            Width::Fixed(room) => room,
            Width::Flexible(least) => {
                let share = left.checked_div(sharing).unwrap_or(0);
                (left, sharing) = (left.saturating_sub(share), sharing.saturating_sub(1));
                least.saturating_add(share)
            }
        };
        let laid = Laid { column, x, room };
        x = x.saturating_add(room).saturating_add(GAP);
        laid
    };
    laid.into_iter().map(place).collect()
}

impl<R> Spec<R> {
    /// Lists the columns that are shown on the screen as it is without being asked.
    pub(super) fn usual(&self, env: &Env<'_>) -> Vec<usize> {
        let width = env.moment.width;
        let body = width.saturating_sub(HELP_COLUMNS);
        let list = match self.beside {
            _ if width < WIDTH_WIDE => width,
            Beside::Nothing => body,
            Beside::Detail => part(body).0,
        };
        usual(self.columns, list)
    }
}

/// Parts a wide work area into list and detail, with a line between them.
pub(super) fn part(width: u16) -> (u16, u16) {
    let detail = (width.saturating_mul(2) / 5).clamp(DETAIL_LEAST, DETAIL_MOST);
    (width.saturating_sub(detail).saturating_sub(1), detail)
}
