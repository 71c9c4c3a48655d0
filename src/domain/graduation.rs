//! Says which conditions of graduation a participant does not meet; a meeting decides on them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::id::ModuleId;
use super::records::{Curriculum, Enrolment, Score};
use super::tally::{Roll, Tally};

/// A condition that is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// The participant left before the end.
    Left {
        /// Day of leaving.
        on: NaiveDate,
    },
    /// Too few JP were attended.
    Attendance {
        /// JP that count as present.
        attended_jp: u32,
        /// JP that the share is taken of.
        expected_jp: u32,
        /// Percent that the rule asks for.
        needed_percent: u8,
    },
    /// No score in a module in which others have one.
    ScoreMissing {
        /// Code of the module.
        module: String,
    },
    /// Too few points in a module.
    ScoreLow {
        /// Code of the module.
        module: String,
        /// Points, 0 to 100.
        points: u8,
        /// Points that are needed.
        needed: u8,
    },
    /// Judged not yet competent (BK) in a module.
    NotCompetent {
        /// Code of the module.
        module: String,
    },
}

impl Unmet {
    /// All codes with the message that says them.
    pub const CODES: &'static [(&'static str, &'static str)] = &[
        ("left", "unmet-left"),
        ("attendance", "unmet-attendance"),
        ("score-missing", "unmet-score-missing"),
        ("score-low", "unmet-score-low"),
        ("not-competent", "unmet-not-competent"),
    ];

    /// Gives the fixed code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Left { .. } => "left",
            Self::Attendance { .. } => "attendance",
            Self::ScoreMissing { .. } => "score-missing",
            Self::ScoreLow { .. } => "score-low",
            Self::NotCompetent { .. } => "not-competent",
        }
    }

    /// Gives the message that says it.
    pub fn message(&self) -> &'static str {
        let code = self.code();
        Self::CODES.iter().find(|row| row.0 == code).map_or("", |row| row.1)
    }

    /// Gives the values of that message by name.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Left { on } => vec![("date", on.format("%d-%m-%Y").to_string())],
            Self::Attendance { attended_jp, expected_jp, needed_percent } => vec![
                ("attended", attended_jp.to_string()),
                ("expected", expected_jp.to_string()),
                ("needed", needed_percent.to_string()),
            ],
            Self::ScoreMissing { module } | Self::NotCompetent { module } => {
                vec![("module", module.clone())]
            }
            Self::ScoreLow { module, points, needed } => vec![
                ("module", module.clone()),
                ("points", points.to_string()),
                ("needed", needed.to_string()),
            ],
        }
    }

    /// Gives the form that a decision keeps: the code, with the module where there is one, as in
    /// `score-low:M03`.
    pub fn stored(&self) -> String {
        match self {
            Self::ScoreMissing { module }
            | Self::ScoreLow { module, .. }
            | Self::NotCompetent { module } => format!("{}:{module}", self.code()),
            Self::Left { .. } | Self::Attendance { .. } => self.code().to_owned(),
        }
    }
}

/// Measures the participants of a cohort in their order: attendance, and what is not met.
pub fn measure(
    curriculum: &Curriculum,
    enrolments: &[Enrolment],
    rolls: &[Roll<'_>],
) -> Vec<(Tally, Vec<Unmet>)> {
    let scored = scored_modules(enrolments);
    let measured = enrolments.iter().map(|enrolment| {
        let tally = Tally::of(&curriculum.rule, enrolment, rolls);
        let unmet = unmet(curriculum, enrolment, &tally, &scored);
        (tally, unmet)
    });
    measured.collect()
}

/// Collects the modules in which somebody of the cohort has a score: only those are asked of all.
pub fn scored_modules<'a>(
    enrolments: impl IntoIterator<Item = &'a Enrolment>,
) -> BTreeSet<ModuleId> {
    enrolments.into_iter().flat_map(|enrolment| enrolment.scores.keys().copied()).collect()
}

/// Lists every condition that is not met: staying to the end, attendance, then the required modules
/// in their order.
fn unmet(
    curriculum: &Curriculum,
    enrolment: &Enrolment,
    tally: &Tally,
    scored: &BTreeSet<ModuleId>,
) -> Vec<Unmet> {
    let mut unmet: Vec<Unmet> = enrolment.left.map(|on| Unmet::Left { on }).into_iter().collect();
    let needed_percent = curriculum.rule.attendance_percent;
    if !tally.reaches(needed_percent) {
        let (attended_jp, expected_jp) = (tally.attended_jp, tally.expected_jp);
        unmet.push(Unmet::Attendance { attended_jp, expected_jp, needed_percent });
    }
    for (id, module) in curriculum.in_order().into_iter().filter(|row| row.1.required) {
        let needed = module.pass_mark.unwrap_or(curriculum.rule.pass_mark);
        let code = || module.code.clone();
        match enrolment.scores.get(&id) {
            None if scored.contains(&id) => unmet.push(Unmet::ScoreMissing { module: code() }),
            Some(Score::Points(points)) if *points < needed => {
                unmet.push(Unmet::ScoreLow { module: code(), points: *points, needed });
            }
            Some(Score::NotCompetent) => unmet.push(Unmet::NotCompetent { module: code() }),
            None | Some(Score::Points(_) | Score::Competent) => {}
        }
    }
    unmet
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::domain::records::{Module, ModuleKind};
    use crate::locale::{Language, Words};

    fn module(number: u16) -> ModuleId {
        ModuleId::new(Uuid::from_u128(u128::from(100 - number)))
    }

    /// M01 theory, M02 theory with a mark of 60, M03 practice, M04 not required.
    fn curriculum() -> Curriculum {
        let mut curriculum = Curriculum::default();
        for order in 1..=4 {
            let row = Module {
                order,
                code: format!("M0{order}"),
                kind: if order == 3 { ModuleKind::Practice } else { ModuleKind::Theory },
                pass_mark: (order == 2).then_some(60),
                required: order != 4,
                ..Module::default()
            };
            curriculum.modules.insert(module(order), row);
        }
        curriculum
    }

    fn full() -> Tally {
        Tally { attended_jp: 40, expected_jp: 40, ..Tally::default() }
    }

    fn reasons(enrolment: &Enrolment, tally: &Tally, scored: &[u16]) -> Vec<String> {
        let scored = scored.iter().map(|number| module(*number)).collect();
        unmet(&curriculum(), enrolment, tally, &scored).iter().map(Unmet::stored).collect()
    }

    #[rstest]
    #[case(&[], &[], &[])]
    #[case(&[], &[1], &["score-missing:M01"])]
    #[case(&[(1, Score::Points(70))], &[1], &[])]
    #[case(&[(1, Score::Points(69))], &[1], &["score-low:M01"])]
    #[case(&[(2, Score::Points(60))], &[2], &[])]
    #[case(&[(2, Score::Points(59))], &[2], &["score-low:M02"])]
    #[case(&[(3, Score::Competent)], &[3], &[])]
    #[case(&[(3, Score::NotCompetent)], &[3], &["not-competent:M03"])]
    #[case(&[(4, Score::Points(0))], &[4], &[])]
    #[case(&[], &[4], &[])]
    #[case(&[(9, Score::Points(0))], &[9], &[])]
    #[case(&[(3, Score::NotCompetent), (1, Score::Points(1))], &[1, 2, 3],
        &["score-low:M01", "score-missing:M02", "not-competent:M03"])]
    fn scores_are_asked_where_the_cohort_has_some(
        #[case] scores: &[(u16, Score)],
        #[case] scored: &[u16],
        #[case] unmet: &[&str],
    ) {
        let scores = scores.iter().map(|(number, score)| (module(*number), *score)).collect();
        let enrolment = Enrolment { scores, ..Enrolment::default() };
        assert_eq!(reasons(&enrolment, &full(), scored), unmet);
    }

    #[rstest]
    #[case(32, 40, true)]
    #[case(31, 40, false)]
    #[case(0, 40, false)]
    #[case(0, 0, false)]
    fn attendance_below_80_percent_is_named(
        #[case] attended_jp: u32,
        #[case] expected_jp: u32,
        #[case] enough: bool,
    ) {
        let tally = Tally { expected_jp, attended_jp, ..Tally::default() };
        let found = unmet(&curriculum(), &Enrolment::default(), &tally, &BTreeSet::new());
        let wanted = Unmet::Attendance { attended_jp, expected_jp, needed_percent: 80 };
        assert_eq!(found, if enough { vec![] } else { vec![wanted] });
    }

    #[test]
    fn who_left_and_never_came_has_both_reasons() {
        let enrolment =
            Enrolment { left: NaiveDate::from_ymd_opt(2026, 3, 4), ..Enrolment::default() };
        assert_eq!(reasons(&enrolment, &Tally::default(), &[]), ["left", "attendance"]);
    }

    #[test]
    fn scores_of_anybody_make_a_module_asked_of_all() {
        let with = |number| Enrolment {
            scores: [(module(number), Score::Competent)].into(),
            ..Enrolment::default()
        };
        let scored = scored_modules(&[with(1), Enrolment::default(), with(3)]);
        assert_eq!(scored, BTreeSet::from([module(1), module(3)]));
    }

    #[test]
    fn every_reason_is_said_with_all_its_values() {
        let module = || "M01".to_owned();
        let all = [
            Unmet::Left { on: NaiveDate::from_ymd_opt(2026, 3, 4).unwrap() },
            Unmet::Attendance { attended_jp: 17, expected_jp: 43, needed_percent: 81 },
            Unmet::ScoreMissing { module: module() },
            Unmet::ScoreLow { module: module(), points: 59, needed: 71 },
            Unmet::NotCompetent { module: module() },
        ];
        assert_eq!(all.len(), Unmet::CODES.len());
        for (_, language) in Language::ALL {
            let words = Words::new(*language);
            for unmet in &all {
                assert!(words.has(unmet.message()), "{unmet:?}");
                let facts = unmet.facts();
                let args: Vec<_> =
                    facts.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                let said = words.say_with(unmet.message(), &args);
                assert!(facts.iter().all(|(_, value)| said.contains(value)), "{said}");
            }
        }
    }
}
