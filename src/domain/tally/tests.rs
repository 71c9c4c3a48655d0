//! Attendance as letters: one a session, a space for a closed roll without a mark, `-` for a
//! session to come, `x` for a cancelled one.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use super::*;
use crate::domain::coded::Coded as _;
use crate::domain::id::{EnrolmentId, OperatorId};
use crate::domain::records::{How, SessionState};

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Days::new(number)
}

fn enrolment() -> Enrolment {
    Enrolment { id: EnrolmentId::new(Uuid::from_u128(7)), roll: 7, ..Enrolment::default() }
}

fn mark(letter: char) -> Option<Mark> {
    let (status, late) = match letter {
        'T' => ("H", Some(Late::Minutes(20))),
        't' => ("H", Some(Late::Unknown)),
        ' ' | '-' | 'x' => return None,
        _ => ("", None),
    };
    let code = if status.is_empty() { letter.to_string() } else { status.to_owned() };
    Some(Mark { late, ..Mark::new(Status::of_code(code), How::Typed, 0, OperatorId::default()) })
}

fn rolls(letters: &str, jp: u16) -> Vec<(Session, Option<Register>)> {
    let roll = |(number, letter): (usize, char)| {
        let id = SessionId::new(Uuid::from_u128(100 + number as u128));
        let state = match letter {
            '-' => SessionState::Planned,
            'x' => SessionState::Cancelled,
            _ => SessionState::Taken,
        };
        let date = day(number as u64);
        let session = Session { id, number: 1, date, jp, state, ..Session::default() };
        let marks = mark(letter).map(|mark| (enrolment().id, mark)).into_iter().collect();
        (session, Some(Register { session: id, marks, ..Register::default() }))
    };
    letters.chars().enumerate().map(roll).collect()
}

fn tally(
    rule: &GraduationRule,
    enrolment: &Enrolment,
    rolls: &[(Session, Option<Register>)],
) -> Tally {
    let rolls: Vec<Roll<'_>> = rolls.iter().map(|roll| (&roll.0, roll.1.as_ref())).collect();
    Tally::of(rule, enrolment, &rolls)
}

fn possible(absences: u16) -> Prospect {
    Prospect::Possible { absences }
}

#[rstest]
#[case("HHHHH", 40, 40, Some(10_000), possible(0))]
#[case("HHHHA", 32, 40, Some(8_000), possible(0))]
#[case("HHHIA", 24, 40, Some(6_000), Prospect::Impossible)]
#[case("AAAAA", 0, 40, Some(0), Prospect::Impossible)]
#[case("TtHSH", 32, 40, Some(8_000), possible(0))]
#[case("HHH--", 24, 24, Some(10_000), possible(1))]
#[case("HHA--", 16, 24, Some(6_666), possible(0))]
#[case("HAA--", 8, 24, Some(3_333), Prospect::Impossible)]
#[case("-----", 0, 0, None, possible(1))]
#[case("HHxxx", 16, 16, Some(10_000), possible(0))]
#[case("HHHH ", 32, 40, Some(8_000), possible(1))]
#[case("HHHA ", 24, 40, Some(6_000), possible(0))]
#[case("     ", 0, 40, Some(0), possible(1))]
#[case("HHHHZ", 32, 40, Some(8_000), possible(1))]
#[case("", 0, 0, None, possible(0))]
fn the_default_rule_wants_80_percent_of_what_was_held(
    #[case] letters: &str,
    #[case] attended: u32,
    #[case] expected: u32,
    #[case] percent: Option<i64>,
    #[case] prospect: Prospect,
) {
    let tally = tally(&GraduationRule::default(), &enrolment(), &rolls(letters, 8));
    assert_eq!((tally.attended_jp, tally.expected_jp), (attended, expected));
    assert_eq!((tally.percent(), tally.prospect), (percent, prospect));
}

#[test]
fn each_status_is_counted_by_itself() {
    let tally = tally(&GraduationRule::default(), &enrolment(), &rolls("HTtISA -x", 8));
    let counted = (tally.present, tally.late, tally.excused, tally.sick, tally.absent);
    assert_eq!(counted, (3, 2, 1, 1, 1));
    assert_eq!((tally.unmarked, tally.to_come, tally.late_minutes), (1, 1, 20));
}

#[rstest]
#[case(CountsAs::Absent, 24, 40)]
#[case(CountsAs::Present, 32, 40)]
#[case(CountsAs::NotExpected, 24, 32)]
#[case(CountsAs::Unknown("later".to_owned()), 24, 40)]
fn the_rule_says_how_an_excuse_counts(
    #[case] excused: CountsAs,
    #[case] attended: u32,
    #[case] expected: u32,
) {
    let rule = GraduationRule { excused, ..GraduationRule::default() };
    let tally = tally(&rule, &enrolment(), &rolls("HHHIA", 8));
    assert_eq!((tally.attended_jp, tally.expected_jp), (attended, expected));
}

#[test]
fn of_all_planned_the_share_grows_with_every_session() {
    let rule = GraduationRule { basis: Basis::Planned, ..GraduationRule::default() };
    let tally = tally(&rule, &enrolment(), &rolls("HHH--", 8));
    assert_eq!((tally.expected_jp, tally.percent()), (40, Some(6_000)));
    assert_eq!(tally.prospect, possible(1));
}

#[test]
fn nobody_is_expected_before_joining_or_from_the_day_of_leaving() {
    let late = Enrolment { joined: Some(day(2)), ..enrolment() };
    let tally_late = tally(&GraduationRule::default(), &late, &rolls("AAHHH", 8));
    assert_eq!((tally_late.attended_jp, tally_late.expected_jp), (24, 24));
    assert_eq!((tally_late.not_expected, tally_late.absent), (2, 0));
    let gone = Enrolment { left: Some(day(2)), ..enrolment() };
    let tally_gone = tally(&GraduationRule::default(), &gone, &rolls("HH   ", 8));
    assert_eq!((tally_gone.expected_jp, tally_gone.unmarked), (16, 0));
}

#[test]
fn a_mark_counts_before_the_roll_is_closed() {
    let mut rolls = rolls("HHHHA", 8);
    rolls[4].0.state = SessionState::Planned;
    let tally = tally(&GraduationRule::default(), &enrolment(), &rolls);
    assert_eq!((tally.expected_jp, tally.to_come, tally.absent), (40, 0, 1));
}

#[test]
fn a_make_up_session_replaces_an_absence_and_adds_nothing() {
    let mut rolls = rolls("HHAAH", 8);
    rolls[4].0.make_up_of = Some(rolls[3].0.id);
    let tally = tally(&GraduationRule::default(), &enrolment(), &rolls);
    assert_eq!((tally.attended_jp, tally.expected_jp, tally.absent), (24, 32, 2));
}

#[test]
fn a_make_up_of_a_cancelled_session_takes_its_place() {
    let mut rolls = rolls("HHHxH", 8);
    rolls[4].0.make_up_of = Some(rolls[3].0.id);
    let tally = tally(&GraduationRule::default(), &enrolment(), &rolls);
    assert_eq!((tally.attended_jp, tally.expected_jp), (32, 32));
}

#[test]
fn the_longest_sessions_are_thought_missed_first() {
    let mut rolls = rolls("HHHH---", 4);
    rolls[5].0.jp = 8;
    let tally = tally(&GraduationRule::default(), &enrolment(), &rolls);
    // 32 JP in all, 25.6 needed, so 6 can be missed: not the session of 8.
    assert_eq!(tally.prospect, possible(0));
}

#[test]
fn a_limit_that_was_missed_is_never_shown_as_reached() {
    let tally = Tally { attended_jp: 1_599, expected_jp: 1_999, ..Tally::default() };
    assert_eq!((tally.percent(), tally.reaches(80)), (Some(7_998), false));
    assert!(!Tally::default().reaches(80) && Tally::default().reaches(0));
}

proptest! {
    #[test]
    fn the_promise_of_absences_is_kept(letters in "[HISAT -]{0,12}", jp in 1_u16..10) {
        let rule = GraduationRule::default();
        let before = tally(&rule, &enrolment(), &rolls(&letters, jp));
        let open = letters.chars().filter(|c| matches!(c, ' ' | '-')).count();
        let end = |missed: usize| {
            let mut left = missed;
            let filled = letters.chars().map(|c| match c {
                ' ' | '-' if left > 0 => { left -= 1; 'A' }
                ' ' | '-' => 'H',
                other => other,
            });
            tally(&rule, &enrolment(), &rolls(&filled.collect::<String>(), jp)).reaches(80)
        };
        match before.prospect {
            Prospect::Impossible => prop_assert!(!end(0)),
            Prospect::Possible { absences } => {
                let absences = usize::from(absences);
                prop_assert!(absences <= open);
                prop_assert!(letters.is_empty() || end(absences));
                prop_assert!(absences == open || !end(absences + 1));
            }
        }
    }
}
