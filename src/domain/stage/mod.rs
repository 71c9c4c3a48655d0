//! Lists the stages from graduate to exporter and the steps that prove them.
//!
//! Adding a stage is one row of [`Stage::ALL`], adding a kind of milestone one row of [`STEPS`],
//! each with its words in `locale`.

mod evidence;
mod standing;

pub use evidence::{Evidence, Lack, Proof};
pub use standing::Standing;

use super::records::{MilestoneKind, PermitKind};

/// A stage of the journey; it is derived from evidence and never typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stage {
    /// 0 to 10.
    pub number: u8,
    /// Fixed code; its word is the message `stage-<code>`.
    pub code: &'static str,
    /// Days after which somebody who still stands here needs help; a rule of thumb, because no
    /// programme publishes one. None where nothing has to follow.
    pub days_most: Option<u16>,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: &'static [Self] = &[
        GRADUATED,
        stage(1, "business", Some(30)),
        stage(2, "legal", Some(90)),
        stage(3, "standard", Some(90)),
        stage(4, "financing", Some(90)),
        stage(5, "ready", Some(60)),
        stage(6, "promotion", Some(90)),
        stage(7, "buyer", Some(120)),
        stage(8, "first-export", Some(180)),
        stage(9, "repeat-export", None),
        stage(10, "independent", None),
    ];

    /// Where every graduate begins.
    pub const FIRST: Self = GRADUATED;

    /// Finds the stage of a number.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.iter().find(|stage| stage.number == number).copied()
    }

    /// Finds the stage that somebody names by its number or its code.
    pub fn of_text(text: &str) -> Option<Self> {
        let named = |stage: &&Self| stage.code == text || stage.number.to_string() == text;
        Self::ALL.iter().find(named).copied()
    }

    /// Gives the message that names it.
    pub fn message(self) -> String {
        format!("stage-{}", self.code)
    }

    /// Gives the stage after it.
    pub fn next(self) -> Option<Self> {
        Self::of_number(self.number + 1)
    }
}

const GRADUATED: Stage = stage(0, "graduated", Some(30));

const fn stage(number: u8, code: &'static str, days_most: Option<u16>) -> Stage {
    Stage { number, code, days_most }
}

/// A kind of milestone as the command names it, with the record that keeps it.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// Word of the command, the same in every language; its name is the message `step-<word>`.
    pub word: &'static str,
    /// Number of the stage that it proves.
    pub stage: u8,
    /// Where it is kept.
    pub kept: Kept,
}

impl Step {
    /// Gives the message that names it.
    pub fn message(&self) -> String {
        format!("step-{}", self.word)
    }
}

/// The record that keeps a step.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// A milestone of this kind.
    Milestone(MilestoneKind),
    /// Number and date of the NIB in the venture.
    Nib,
    /// Number and date of the NPWP in the venture.
    Npwp,
    /// A permit of this kind in the venture.
    Permit(PermitKind),
    /// A shipment.
    Shipment,
}

/// The steps in the order of the journey.
pub const STEPS: &[Step] = &[
    step("usaha", 1, Kept::Milestone(MilestoneKind::Business)),
    step("nib", 2, Kept::Nib),
    step("npwp", 2, Kept::Npwp),
    step("merek", 2, Kept::Permit(PermitKind::Trademark)),
    step("pirt", 3, Kept::Permit(PermitKind::HomeFood)),
    step("bpom", 3, Kept::Permit(PermitKind::Bpom)),
    step("halal", 3, Kept::Permit(PermitKind::Halal)),
    step("sni", 3, Kept::Permit(PermitKind::Sni)),
    step("haccp", 3, Kept::Permit(PermitKind::Haccp)),
    step("kur", 4, Kept::Milestone(MilestoneKind::Financing)),
    step("siap-ekspor", 5, Kept::Milestone(MilestoneKind::Ready)),
    step("pitching", 6, Kept::Milestone(MilestoneKind::Pitching)),
    step("matching", 6, Kept::Milestone(MilestoneKind::Matching)),
    step("pameran", 6, Kept::Milestone(MilestoneKind::Fair)),
    step("misi-dagang", 6, Kept::Milestone(MilestoneKind::Mission)),
    step("buyer", 7, Kept::Milestone(MilestoneKind::Buyer)),
    step("kontrak", 7, Kept::Milestone(MilestoneKind::Contract)),
    step("ekspor", 8, Kept::Shipment),
    step("mentor", 10, Kept::Milestone(MilestoneKind::Mentor)),
];

const fn step(word: &'static str, stage: u8, kept: Kept) -> Step {
    Step { word, stage, kept }
}

/// Finds the step of a word of the command.
pub fn step_of(word: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.word == word)
}

#[cfg(test)]
mod tests;
