//! Counts the attendance of one participant over the sessions of a cohort.

use std::collections::BTreeSet;

use super::id::SessionId;
use super::records::{
    Basis, CountsAs, Enrolment, GraduationRule, Late, Mark, Register, Session, Status,
};

/// A session with its register, if one was begun.
pub type Roll<'a> = (&'a Session, Option<&'a Register>);

/// Attendance of one participant, weighted by the teaching hours (JP) of the sessions.
///
/// A session counts once its roll is closed, or as soon as the participant has a mark in it, so
/// that the figure moves while the roll is called. Cancelled sessions are out, and so are those
/// before somebody joined and from the day they left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// JP that the percentage is taken of, as the rule's basis says.
    pub expected_jp: u32,
    /// JP that count as present.
    pub attended_jp: u32,
    /// Sessions present, late ones among them.
    pub present: u16,
    /// Sessions present but late.
    pub late: u16,
    /// Minutes of lateness that were noted.
    pub late_minutes: u32,
    /// Sessions *izin*.
    pub excused: u16,
    /// Sessions *sakit*.
    pub sick: u16,
    /// Sessions *alpa*.
    pub absent: u16,
    /// Sessions whose roll is closed without a mark; neither present nor absent.
    pub unmarked: u16,
    /// Sessions before joining or from the day of leaving.
    pub not_expected: u16,
    /// Sessions still to come.
    pub to_come: u16,
    /// Whether the rule can still be met.
    pub prospect: Prospect,
}

/// Whether the attendance that the rule asks for can still be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// So many of the sessions to come can be missed, whichever they are; sessions without a mark
    /// count as to come, because they can still be marked.
    Possible {
        /// Most further absences.
        absences: u16,
    },
    /// Not even with everything to come.
    Impossible,
}

impl Default for Prospect {
    fn default() -> Self {
        Self::Possible { absences: 0 }
    }
}

impl Tally {
    /// Counts one participant over all sessions of the cohort.
    pub fn of(rule: &GraduationRule, enrolment: &Enrolment, rolls: &[Roll<'_>]) -> Self {
        let mut count = Count::default();
        let made_up = made_up(enrolment, rolls);
        for (session, register) in rolls.iter().copied() {
            if !session.is_planned() || makes_up_held(session, rolls) {
                continue;
            }
            if !enrolment.is_expected_on(session.date) {
                count.tally.not_expected += 1;
                continue;
            }
            let mark = register.and_then(|register| register.marks.get(&enrolment.id));
            match mark {
                Some(mark) => count.add_mark(rule, mark, session, &made_up),
                None if session.is_held() => count.add_unmarked(session, &made_up),
                None => {
                    count.tally.to_come += 1;
                    count.open_jp.push(session.jp.into());
                    count.planned_jp += u32::from(session.jp);
                }
            }
        }
        count.close(rule)
    }

    /// Gives the attendance in hundredths of a percent, rounded down so that nobody is shown a limit
    /// that they missed; `None` while nothing is expected.
    pub fn percent(&self) -> Option<i64> {
        let hundredths = u64::from(self.attended_jp) * 10_000;
        let share = hundredths.checked_div(self.expected_jp.into())?;
        i64::try_from(share).ok()
    }

    /// Tells whether at least so many percent are attended; of nothing, only 0 percent are.
    pub fn reaches(&self, percent: u8) -> bool {
        let attended = u64::from(self.attended_jp) * 100;
        percent == 0
            || self.expected_jp > 0 && attended >= u64::from(self.expected_jp) * u64::from(percent)
    }
}

/// The sessions that the participant made up for in another one.
fn made_up(enrolment: &Enrolment, rolls: &[Roll<'_>]) -> BTreeSet<SessionId> {
    let present = |register: &Register| {
        register.marks.get(&enrolment.id).is_some_and(|mark| mark.status == Status::Present)
    };
    rolls
        .iter()
        .filter(|(session, register)| session.is_planned() && register.is_some_and(present))
        .filter_map(|(session, _)| session.make_up_of)
        .collect()
}

/// A session that makes up for one that was held is a second chance, not one more session; one that
/// makes up for a cancelled session takes its place.
fn makes_up_held(session: &Session, rolls: &[Roll<'_>]) -> bool {
    session.make_up_of.is_some_and(|original| {
        rolls.iter().any(|(other, _)| other.id == original && other.is_planned())
    })
}

#[derive(Default)]
struct Count {
    tally: Tally,
    /// JP of the sessions that count already.
    counted_jp: u32,
    /// JP of the sessions to come.
    planned_jp: u32,
    /// JP of each session in which somebody can still be present.
    open_jp: Vec<u32>,
}

impl Count {
    fn add_mark(
        &mut self,
        rule: &GraduationRule,
        mark: &Mark,
        session: &Session,
        made_up: &BTreeSet<SessionId>,
    ) {
        let counts_as = match &mark.status {
            Status::Present => {
                self.tally.present += 1;
                self.add_late(mark.late);
                CountsAs::Present
            }
            Status::Excused => {
                self.tally.excused += 1;
                rule.excused.clone()
            }
            Status::Sick => {
                self.tally.sick += 1;
                rule.sick.clone()
            }
            Status::Absent => {
                self.tally.absent += 1;
                CountsAs::Absent
            }
            // A newer program knows what it means; here it is as if nothing stood there.
            Status::Unknown(_) => return self.add_unmarked(session, made_up),
        };
        let jp = u32::from(session.jp);
        match counts_as {
            CountsAs::Present => self.tally.attended_jp += jp,
            CountsAs::Absent | CountsAs::Unknown(_) if made_up.contains(&session.id) => {
                self.tally.attended_jp += jp;
            }
            CountsAs::Absent | CountsAs::Unknown(_) => {}
            CountsAs::NotExpected => return,
        }
        self.counted_jp += jp;
    }

    fn add_late(&mut self, late: Option<Late>) {
        match late {
            None => return,
            Some(Late::Unknown) => {}
            Some(Late::Minutes(minutes)) => self.tally.late_minutes += u32::from(minutes),
        }
        self.tally.late += 1;
    }

    fn add_unmarked(&mut self, session: &Session, made_up: &BTreeSet<SessionId>) {
        let jp = u32::from(session.jp);
        self.tally.unmarked += 1;
        self.counted_jp += jp;
        if made_up.contains(&session.id) {
            self.tally.attended_jp += jp;
        } else {
            self.open_jp.push(jp);
        }
    }

    fn close(mut self, rule: &GraduationRule) -> Tally {
        let whole = self.counted_jp + self.planned_jp;
        self.tally.expected_jp = match rule.basis {
            Basis::Planned => whole,
            Basis::Held | Basis::Unknown(_) => self.counted_jp,
        };
        // At the end all sessions are held, so either basis comes down to the whole.
        let needed = (u64::from(whole) * u64::from(rule.attendance_percent)).div_ceil(100);
        let open: u32 = self.open_jp.iter().sum();
        let best = u64::from(self.tally.attended_jp + open);
        self.tally.prospect = match best.checked_sub(needed) {
            None => Prospect::Impossible,
            Some(spare) => Prospect::Possible { absences: self.absences_within(spare) },
        };
        self.tally
    }

    /// How many open sessions fit into the spare JP, the longest first: the answer then holds
    /// whichever are missed.
    fn absences_within(&mut self, spare: u64) -> u16 {
        self.open_jp.sort_unstable_by(|one, other| other.cmp(one));
        let mut left = spare;
        let mut absences = 0;
        for jp in &self.open_jp {
            let Some(rest) = left.checked_sub(u64::from(*jp)) else { break };
            left = rest;
            absences += 1;
        }
        absences
    }
}

#[cfg(test)]
mod tests;
