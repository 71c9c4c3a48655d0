//! Describes what a cohort is taught and when somebody has passed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{CurriculumId, ModuleId};

/// One edition of a curriculum; frozen as soon as a cohort uses it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Curriculum {
    /// Own id.
    pub id: CurriculumId,
    /// Short code; with the edition it is unique.
    pub code: String,
    /// Title as on the certificate.
    pub title: String,
    /// Programme that it belongs to.
    pub programme: String,
    /// Edition, counted from 1.
    pub edition: u16,
    /// Modules by id; `Module::order` gives their sequence.
    pub modules: BTreeMap<ModuleId, Module>,
    /// When somebody has passed.
    pub rule: GraduationRule,
}

impl Curriculum {
    /// Lists the modules in their order.
    pub fn in_order(&self) -> Vec<(ModuleId, &Module)> {
        let mut modules: Vec<_> = self.modules.iter().map(|(id, module)| (*id, module)).collect();
        modules.sort_by_key(|(id, module)| (module.order, *id));
        modules
    }
}

/// A module (*modul*) of a curriculum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Module {
    /// Place in the sequence, counted from 1.
    pub order: u16,
    /// Short code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Teaching hours (JP).
    pub jp: u16,
    /// Theory, practice and so on.
    pub kind: ModuleKind,
    /// SKKNI unit that it covers.
    pub unit: String,
    /// Whether passing needs it.
    pub required: bool,
    /// Modules to be taken before.
    pub prerequisites: Vec<ModuleId>,
    /// Points needed, 0 to 100; the rule's own where absent.
    pub pass_mark: Option<u8>,
}

impl Default for Module {
    fn default() -> Self {
        Self {
            order: 0,
            code: String::new(),
            title: String::new(),
            jp: 0,
            kind: ModuleKind::Theory,
            unit: String::new(),
            required: true,
            prerequisites: Vec::new(),
            pass_mark: None,
        }
    }
}

/// When a participant may graduate.
///
/// 80 percent attendance is the common rule of Indonesian training centres; it is the
/// curriculum's to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GraduationRule {
    /// Least attendance in percent, 0 to 100.
    pub attendance_percent: u8,
    /// Which JP the percentage is taken of.
    pub basis: Basis,
    /// How *izin* counts.
    pub excused: CountsAs,
    /// How *sakit* counts.
    pub sick: CountsAs,
    /// Points needed in a module that has none of its own, 0 to 100.
    pub pass_mark: u8,
}

impl Default for GraduationRule {
    fn default() -> Self {
        Self {
            attendance_percent: 80,
            basis: Basis::Held,
            excused: CountsAs::Absent,
            sick: CountsAs::Absent,
            pass_mark: 70,
        }
    }
}

/// What a module mainly is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ModuleKind {
    /// Taught in class.
    #[default]
    Theory,
    /// Done by hand; judged competent or not.
    Practice,
    /// Outside the centre.
    Field,
    /// Test.
    Assessment,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for ModuleKind {
    const CODES: &'static [(&'static str, Self)] = &[
        ("theory", Self::Theory),
        ("practice", Self::Practice),
        ("field", Self::Field),
        ("assessment", Self::Assessment),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for ModuleKind {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<ModuleKind> for String {
    fn from(value: ModuleKind) -> Self {
        value.code().to_owned()
    }
}

/// What attendance is a share of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Basis {
    /// JP of the sessions held so far.
    #[default]
    Held,
    /// JP of all sessions planned.
    Planned,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Basis {
    const CODES: &'static [(&'static str, Self)] =
        &[("held", Self::Held), ("planned", Self::Planned)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Basis {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Basis> for String {
    fn from(value: Basis) -> Self {
        value.code().to_owned()
    }
}

/// How an excused absence enters the percentage.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum CountsAs {
    /// As not present.
    #[default]
    Absent,
    /// As present.
    Present,
    /// Not at all: its JP leave the whole.
    NotExpected,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for CountsAs {
    const CODES: &'static [(&'static str, Self)] = &[
        ("absent", Self::Absent),
        ("present", Self::Present),
        ("not-expected", Self::NotExpected),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for CountsAs {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<CountsAs> for String {
    fn from(value: CountsAs) -> Self {
        value.code().to_owned()
    }
}
