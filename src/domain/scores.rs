//! The columns of a grid of scores: what may be written in one, and where an enrolment keeps it.

use super::field::{Cell, FieldFault};
use super::fields::choice_of;
use super::id::ModuleId;
use super::records::{Curriculum, Enrolment, Score};

/// Most points of a test or module.
const POINTS_MOST: i64 = 100;

/// A column of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScoreColumn {
    /// Points of the test before.
    PreTest,
    /// Points of the test after.
    PostTest,
    /// Points in a module, or competent or not.
    Module(ModuleId),
}

impl ScoreColumn {
    /// Lists the columns of a curriculum: both tests, then the modules in their order.
    pub fn all(curriculum: &Curriculum) -> Vec<Self> {
        let modules = curriculum.in_order().into_iter().map(|(id, _)| Self::Module(id));
        [Self::PreTest, Self::PostTest].into_iter().chain(modules).collect()
    }

    /// Gives the stable name of what stands in it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PreTest => "pre_test",
            Self::PostTest => "post_test",
            Self::Module(_) => "score",
        }
    }

    /// Gives what an enrolment has in it.
    pub fn of(self, enrolment: &Enrolment) -> Option<Score> {
        match self {
            Self::PreTest => enrolment.pre_test.map(Score::Points),
            Self::PostTest => enrolment.post_test.map(Score::Points),
            Self::Module(module) => enrolment.scores.get(&module).copied(),
        }
    }

    /// Writes what was typed: points from 0 to 100; in a module also `K` (competent) and `B` or
    /// `BK` (not yet). An empty text empties the cell.
    pub fn write(self, enrolment: &mut Enrolment, text: &str) -> Result<(), FieldFault> {
        match self {
            Self::PreTest => enrolment.pre_test = points(text)?,
            Self::PostTest => enrolment.post_test = points(text)?,
            Self::Module(module) => match score(text)? {
                Some(score) => drop(enrolment.scores.insert(module, score)),
                None => drop(enrolment.scores.remove(&module)),
            },
        }
        Ok(())
    }
}

impl Score {
    /// Gives the value for a list or sheet.
    pub fn cell(self) -> Cell {
        match self {
            Self::Points(points) => Cell::Integer(points.into()),
            Self::Competent => Cell::Choice("score", "K".to_owned()),
            Self::NotCompetent => Cell::Choice("score", "B".to_owned()),
        }
    }

    /// Gives what somebody would type for it.
    pub fn typed(self) -> String {
        match self {
            Self::Points(points) => points.to_string(),
            Self::Competent => "K".to_owned(),
            Self::NotCompetent => "B".to_owned(),
        }
    }
}

fn score(text: &str) -> Result<Option<Score>, FieldFault> {
    match choice_of("score", text) {
        Some("K") => Ok(Some(Score::Competent)),
        Some(_) => Ok(Some(Score::NotCompetent)),
        None => Ok(points(text).map_err(|_| FieldFault::NotAScore)?.map(Score::Points)),
    }
}

/// Reads points; `85,0` is 85, but half a point is not rounded: nobody here knows which way.
fn points(text: &str) -> Result<Option<u8>, FieldFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let whole = match text.split_once([',', '.']) {
        Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    };
    let is_plain = !whole.is_empty() && whole.bytes().all(|digit| digit.is_ascii_digit());
    whole
        .parse::<u8>()
        .ok()
        .filter(|points| is_plain && i64::from(*points) <= POINTS_MOST)
        .map(Some)
        .ok_or(FieldFault::NotANumber(0, POINTS_MOST))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::domain::records::Module;

    fn module(number: u128) -> ModuleId {
        ModuleId::new(Uuid::from_u128(number))
    }

    #[rstest]
    #[case("85", Some("85"))]
    #[case(" 0 ", Some("0"))]
    #[case("100", Some("100"))]
    #[case("85,0", Some("85"))]
    #[case("k", Some("K"))]
    #[case("Kompeten", Some("K"))]
    #[case("BK", Some("B"))]
    #[case("b", Some("B"))]
    #[case("", Some(""))]
    #[case("101", None)]
    #[case("-1", None)]
    #[case("+5", None)]
    #[case("78,5", None)]
    #[case("A", None)]
    #[case("256", None)]
    #[case(",0", None)]
    fn a_module_takes_points_and_competence(#[case] text: &str, #[case] wanted: Option<&str>) {
        let column = ScoreColumn::Module(module(1));
        let mut enrolment = Enrolment::default();
        enrolment.scores.insert(module(1), Score::Points(7));
        let written = column.write(&mut enrolment, text);
        let typed = column.of(&enrolment).map(Score::typed).unwrap_or_default();
        match wanted {
            Some(wanted) => assert_eq!((written, typed.as_str()), (Ok(()), wanted)),
            None => assert_eq!((written, typed.as_str()), (Err(FieldFault::NotAScore), "7")),
        }
    }

    #[rstest]
    #[case("35", Ok(()), Some(35))]
    #[case("", Ok(()), None)]
    #[case("K", Err(FieldFault::NotANumber(0, 100)), Some(7))]
    #[case("101", Err(FieldFault::NotANumber(0, 100)), Some(7))]
    fn a_test_takes_points_alone(
        #[case] text: &str,
        #[case] wanted: Result<(), FieldFault>,
        #[case] left: Option<u8>,
    ) {
        for column in [ScoreColumn::PreTest, ScoreColumn::PostTest] {
            let mut enrolment =
                Enrolment { pre_test: Some(7), post_test: Some(7), ..Enrolment::default() };
            assert_eq!(column.write(&mut enrolment, text), wanted);
            assert_eq!(column.of(&enrolment), left.map(Score::Points));
        }
    }

    #[test]
    fn columns_stand_in_the_order_of_the_modules() {
        let row = |order| Module { order, ..Module::default() };
        let modules = [(module(1), row(2)), (module(2), row(1))].into();
        let curriculum = Curriculum { modules, ..Curriculum::default() };
        let wanted = [
            ScoreColumn::PreTest,
            ScoreColumn::PostTest,
            ScoreColumn::Module(module(2)),
            ScoreColumn::Module(module(1)),
        ];
        assert_eq!(ScoreColumn::all(&curriculum), wanted);
    }
}
