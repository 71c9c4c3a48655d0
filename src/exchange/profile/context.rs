//! What one row of a table is about: the records around it, as plain values.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use uuid::Uuid;

use crate::domain::graduation::Unmet;
use crate::domain::id::{ModuleId, SessionId};
use crate::domain::records::{
    Centre, Cohort, Curriculum, Decision, Enrolment, Module, Outcome, Person, Register, Session,
    Shipment, Venture,
};
use crate::domain::stage::Standing;
use crate::domain::tally::Tally;
use crate::domain::text::{CountryCode, RegionCode};
use crate::locale::{Language, Words};

use super::Profile;

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// A person, once, with the last enrolment.
    Participant,
    /// A person in a cohort.
    Enrolment,
    /// A session of a cohort.
    Session,
    /// A person who passed, once.
    Graduate,
    /// A venture of a graduate.
    Venture,
    /// A shipment of a graduate.
    Shipment,
}

/// A record that a value is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The row itself.
    Row,
    Centre,
    Cohort,
    Curriculum,
    Session,
    Person,
    Enrolment,
    Decision,
    Outcome,
    Journey,
    Venture,
    Shipment,
}

impl RowKind {
    /// Tells whether rows of this kind have a record, so that a column of it can be filled.
    pub(super) fn has(self, part: Part) -> bool {
        match part {
            Part::Row | Part::Centre | Part::Cohort | Part::Curriculum => true,
            Part::Session => self == Self::Session,
            Part::Shipment => self == Self::Shipment,
            Part::Person
            | Part::Enrolment
            | Part::Decision
            | Part::Outcome
            | Part::Journey
            | Part::Venture => self != Self::Session,
        }
    }
}

/// The records around one row; those that it has nothing to do with are absent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The record that the row is about; its row code is made of it.
    pub key: Uuid,
    /// The centre.
    pub centre: Option<&'a Centre>,
    /// The cohort of session or enrolment.
    pub cohort: Option<&'a Cohort>,
    /// Its curriculum.
    pub curriculum: Option<&'a Curriculum>,
    /// The registers of that cohort.
    pub registers: Option<&'a BTreeMap<SessionId, Register>>,
    /// The session.
    pub session: Option<&'a Session>,
    /// The person.
    pub person: Option<&'a Person>,
    /// The person's enrolment.
    pub enrolment: Option<&'a Enrolment>,
    /// The attendance of that enrolment.
    pub tally: Option<&'a Tally>,
    /// What that enrolment lacks for graduating, as things stand now.
    pub unmet: &'a [Unmet],
    /// The graduation meeting that decided on it.
    pub decision: Option<&'a Decision>,
    /// The result of that meeting.
    pub outcome: Option<&'a Outcome>,
    /// Where the person stands on the road to export, if a graduate.
    pub standing: Option<&'a Standing>,
    /// The venture, or the first one of the person.
    pub venture: Option<&'a Venture>,
    /// The shipment.
    pub shipment: Option<&'a Shipment>,
}

/// All rows of an export, in the order in which they are to stand.
#[derive(Debug, Default)]
pub struct Records<'a> {
    /// The rows by kind.
    pub rows: BTreeMap<RowKind, Vec<Context<'a>>>,
    /// Modules that become columns where a profile asks for one column each.
    pub modules: Vec<(ModuleId, &'a Module)>,
    /// Sessions that become columns, in order.
    pub sessions: Vec<&'a Session>,
}

/// Names of places, which lie in tables that `exchange` does not know.
pub trait Names {
    /// Gives the name of the province, kabupaten/kota or kecamatan in which a region lies.
    fn region(&self, code: &RegionCode, level: RegionLevel) -> Option<String>;

    /// Gives the name of a country.
    fn country(&self, code: &CountryCode) -> Option<String>;
}

/// A level of the regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionLevel {
    /// Provinsi, two digits.
    Province,
    /// Kabupaten or kota, four digits.
    Regency,
    /// Kecamatan, six digits.
    District,
}

/// What computed values need besides the records.
pub struct Environment<'a> {
    /// The language of the file.
    pub words: Words,
    /// Names of places.
    pub names: &'a dyn Names,
}

impl<'a> Environment<'a> {
    /// Prepares the language of a profile's files.
    pub fn new(profile: &Profile, names: &'a dyn Names) -> Self {
        let language = Language::of_code(profile.language.get_ref()).unwrap_or_default();
        Self { words: Words::new(language), names }
    }
}

impl fmt::Debug for Environment<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Environment").field("words", &self.words).finish_non_exhaustive()
    }
}
