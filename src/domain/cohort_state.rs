//! Says which states a cohort may take, and what stands in the way of the others.

use super::records::CohortState;

/// What the state of a cohort depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CohortFacts {
    /// Where it stands.
    pub state: CohortState,
    /// People in it, without those who left.
    pub people: usize,
    /// Sessions that take place.
    pub sessions: usize,
    /// Sessions whose roll was closed.
    pub held: usize,
    /// Numbers of the sessions whose roll is not closed.
    pub open: Vec<u16>,
    /// Whether a graduation meeting decided on it.
    pub decided: Decided,
}

/// Whether a graduation meeting decided on a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decided {
    /// It did; nothing leads back behind it.
    Yes,
    /// It did not.
    #[default]
    No,
}

/// Why a cohort cannot take a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StateFault {
    /// It is in that state.
    There,
    /// Only the decision of a graduation meeting leads there.
    ByDecision,
    /// The meeting has decided: it can only be put away.
    Decided,
    /// People are in it.
    People(usize),
    /// Nobody is in it.
    Nobody,
    /// No session is planned.
    NoSession,
    /// Sessions were held.
    Held(usize),
    /// The rolls of these sessions are not closed.
    OpenSessions(Vec<u16>),
    /// A state of a newer program.
    Unknown,
}

impl StateFault {
    /// Gives the message that says it.
    pub fn message(&self) -> &'static str {
        match self {
            Self::There => "error-state-there",
            Self::ByDecision => "error-state-by-decision",
            Self::Decided => "error-state-decided",
            Self::People(_) => "error-state-people",
            Self::Nobody => "error-state-nobody",
            Self::NoSession => "error-state-no-session",
            Self::Held(_) => "error-state-held",
            Self::OpenSessions(_) => "error-state-open-sessions",
            Self::Unknown => "error-state-unknown",
        }
    }

    /// Gives the values of that message by name.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::People(count) | Self::Held(count) => vec![("count", count.to_string())],
            Self::OpenSessions(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(u16::to_string).collect();
                vec![("sessions", numbers.join(", "))]
            }
            Self::There
            | Self::ByDecision
            | Self::Decided
            | Self::Nobody
            | Self::NoSession
            | Self::Unknown => Vec::new(),
        }
    }
}

/// The states in their order.
pub const STATES: [CohortState; 6] = [
    CohortState::Planned,
    CohortState::Open,
    CohortState::Running,
    CohortState::Assessed,
    CohortState::Graduated,
    CohortState::Archived,
];

impl CohortState {
    /// Gives the state that the first closed register brings: whoever is taught is in class. Every
    /// other step but the meeting's is the operator's.
    pub fn once_taught(&self) -> Option<Self> {
        matches!(self, Self::Planned | Self::Open).then_some(Self::Running)
    }
}

impl CohortFacts {
    /// Tells whether the cohort may take a state. Several steps at once are as good as each of
    /// them: a small centre opens a class in the morning and teaches it at noon.
    pub fn may_become(&self, state: &CohortState) -> Result<(), StateFault> {
        if self.state == *state {
            return Err(StateFault::There);
        }
        match (&self.state, state) {
            (CohortState::Unknown(_), _) | (_, CohortState::Unknown(_)) => Err(StateFault::Unknown),
            (CohortState::Graduated, CohortState::Archived) => Ok(()),
            (CohortState::Archived, CohortState::Graduated) if self.decided == Decided::Yes => {
                Ok(())
            }
            (_, CohortState::Graduated) => Err(StateFault::ByDecision),
            _ if self.decided == Decided::Yes => Err(StateFault::Decided),
            (CohortState::Graduated, _) => Err(StateFault::Decided),
            (_, CohortState::Planned) => self.nobody().and_then(|()| self.nothing_held()),
            (_, CohortState::Archived) => self.nobody(),
            (_, CohortState::Open) => self.nothing_held(),
            (_, CohortState::Running) => self.can_be_taught(),
            (_, CohortState::Assessed) => self.can_be_taught().and_then(|()| self.all_closed()),
        }
    }

    fn nobody(&self) -> Result<(), StateFault> {
        if self.people > 0 { Err(StateFault::People(self.people)) } else { Ok(()) }
    }

    fn nothing_held(&self) -> Result<(), StateFault> {
        if self.held > 0 { Err(StateFault::Held(self.held)) } else { Ok(()) }
    }

    fn can_be_taught(&self) -> Result<(), StateFault> {
        match (self.people, self.sessions) {
            (0, _) => Err(StateFault::Nobody),
            (_, 0) => Err(StateFault::NoSession),
            _ => Ok(()),
        }
    }

    fn all_closed(&self) -> Result<(), StateFault> {
        if self.open.is_empty() { Ok(()) } else { Err(StateFault::OpenSessions(self.open.clone())) }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::coded::Coded as _;
    use crate::locale::{Language, Words};

    /// A cohort of 30 with five sessions, of which so many were held.
    fn facts(state: &str, held: u16) -> CohortFacts {
        CohortFacts {
            state: CohortState::of_code(state.to_owned()),
            people: 30,
            sessions: 5,
            held: held.into(),
            open: (held + 1..=5).collect(),
            decided: Decided::No,
        }
    }

    fn end(facts: &CohortFacts, to: &str) -> &'static str {
        let outcome = facts.may_become(&CohortState::of_code(to.to_owned()));
        outcome.map_or_else(|fault| fault.message(), |()| "")
    }

    #[rstest]
    #[case("planned", 0, "open", "")]
    #[case("planned", 0, "running", "")]
    #[case("planned", 0, "planned", "error-state-there")]
    #[case("open", 0, "planned", "error-state-people")]
    #[case("open", 0, "running", "")]
    #[case("open", 5, "assessed", "")]
    #[case("running", 1, "open", "error-state-held")]
    #[case("running", 0, "open", "")]
    #[case("running", 4, "assessed", "error-state-open-sessions")]
    #[case("running", 5, "assessed", "")]
    #[case("running", 5, "graduated", "error-state-by-decision")]
    #[case("running", 5, "archived", "error-state-people")]
    #[case("assessed", 5, "running", "")]
    #[case("assessed", 5, "graduated", "error-state-by-decision")]
    #[case("assessed", 5, "dijemur", "error-state-unknown")]
    #[case("dijemur", 5, "running", "error-state-unknown")]
    #[case("archived", 0, "graduated", "error-state-by-decision")]
    fn a_cohort_goes_its_way(
        #[case] from: &str,
        #[case] held: u16,
        #[case] to: &str,
        #[case] wanted: &str,
    ) {
        assert_eq!(end(&facts(from, held), to), wanted);
    }

    #[test]
    fn what_a_meeting_decided_is_only_put_away_and_taken_out_again() {
        let decided = |state| CohortFacts { decided: Decided::Yes, ..facts(state, 5) };
        for to in ["planned", "open", "running", "assessed"] {
            assert_eq!(end(&decided("graduated"), to), "error-state-decided");
            assert_eq!(end(&decided("archived"), to), "error-state-decided");
        }
        assert_eq!(end(&decided("graduated"), "archived"), "");
        assert_eq!(end(&decided("archived"), "graduated"), "");
    }

    #[test]
    fn an_empty_cohort_is_put_away_and_never_taught() {
        let empty = |state| CohortFacts { people: 0, ..facts(state, 0) };
        assert_eq!(end(&empty("planned"), "archived"), "");
        assert_eq!(end(&empty("archived"), "planned"), "");
        assert_eq!(end(&empty("open"), "planned"), "");
        assert_eq!(end(&empty("open"), "running"), "error-state-nobody");
        let unplanned = CohortFacts { sessions: 0, open: Vec::new(), ..facts("open", 0) };
        assert_eq!(end(&unplanned, "running"), "error-state-no-session");
    }

    #[test]
    fn every_obstacle_is_said_with_its_values() {
        let all = [
            StateFault::There,
            StateFault::ByDecision,
            StateFault::Decided,
            StateFault::People(30),
            StateFault::Nobody,
            StateFault::NoSession,
            StateFault::Held(5),
            StateFault::OpenSessions(vec![4, 5]),
            StateFault::Unknown,
        ];
        for (_, language) in Language::ALL {
            let words = Words::new(*language);
            for fault in &all {
                let facts = fault.facts();
                let args: Vec<_> =
                    facts.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                let said = words.say_with(fault.message(), &args);
                assert!(words.has(fault.message()), "{fault:?}");
                assert!(facts.iter().all(|(_, value)| said.contains(value)), "{said}");
            }
        }
    }
}
