//! Averages under a grid of scores, in tenths of a point.

use crate::domain::records::Score;
use crate::domain::scores::ScoreColumn;

use super::{ScoreRow, ScoreSheet};

impl ScoreSheet {
    /// Gives the average points of a column, in tenths; nothing where nobody has points.
    pub fn average_tenths(&self, column: ScoreColumn) -> Option<i64> {
        average_tenths(self.rows.iter().filter_map(|row| points(row, column)))
    }

    /// Gives by how much people did better in the second test, in tenths of a point, and how many
    /// took both tests; nothing where nobody did.
    pub fn gain_tenths(&self) -> Option<(i64, usize)> {
        let gain = |row: &ScoreRow| {
            let (before, after) =
                (points(row, ScoreColumn::PreTest)?, points(row, ScoreColumn::PostTest)?);
            Some(after.saturating_sub(before))
        };
        let gains: Vec<i64> = self.rows.iter().filter_map(gain).collect();
        Some((average_tenths(gains.iter().copied())?, gains.len()))
    }
}

fn points(row: &ScoreRow, column: ScoreColumn) -> Option<i64> {
    match column.of(&row.enrolment)? {
        Score::Points(points) => Some(points.into()),
        Score::Competent | Score::NotCompetent => None,
    }
}

/// Halves are rounded away from zero.
fn average_tenths(values: impl Iterator<Item = i64>) -> Option<i64> {
    let (sum, count) =
        values.fold((0_i64, 0_i64), |(sum, count), value| (sum.saturating_add(value), count + 1));
    let doubled = sum.saturating_mul(20);
    let half = if sum < 0 { -count } else { count };
    doubled.saturating_add(half).checked_div(count.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_are_in_tenths_and_halves_go_away_from_zero() {
        for (values, wanted) in [
            (&[][..], None),
            (&[70], Some(700)),
            (&[70, 71], Some(705)),
            (&[1, 0, 0], Some(3)),
            (&[2, 0, 0], Some(7)),
            (&[-1, 0, 0], Some(-3)),
            (&[-2, 0, 0], Some(-7)),
            (&[1; 4], Some(10)),
        ] {
            assert_eq!(average_tenths(values.iter().copied()), wanted, "{values:?}");
        }
    }
}
