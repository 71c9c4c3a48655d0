//! Describes a person: who they are, where they live, where they worked, what they agreed to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{ConsentId, PersonId};
use crate::domain::text::{CountryCode, Nik, Phone, RegionCode};

/// A permission that a person gave for one purpose, kept with what proves it (UU 27/2022, 22-24).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consent {
    /// What the data may be used for: `training`, `kemendag`, `kp2mi` or `finance`.
    pub purpose: String,
    /// Edition of the text that was signed.
    pub edition: String,
    /// Day of signing.
    pub given: Option<NaiveDate>,
    /// How it was given: paper, recorded voice, screen.
    pub medium: String,
    /// Day of withdrawal; processing stops within 3 x 24 hours.
    pub withdrawn: Option<NaiveDate>,
}

/// A person, once in the whole file, whatever cohorts they joined. Never religion or health.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Own id.
    pub id: PersonId,
    /// National identity number; absent while it is not known.
    pub nik: Option<Nik>,
    /// Full name as on the identity card, without titles being forced on or off.
    pub name: String,
    /// Place of birth.
    pub birth_place: String,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Own telephone number.
    pub phone: Option<Phone>,
    /// A second number through which the person is reached.
    pub phone_other: Option<Phone>,
    /// Whose number the second one is.
    pub phone_other_owner: String,
    /// E-mail address.
    pub email: String,
    /// Street and house.
    pub address: String,
    /// Neighbourhood numbers RT/RW.
    pub rt_rw: String,
    /// Village (*desa* or *kelurahan*), free text.
    pub village: String,
    /// Kecamatan, as its six-digit code.
    pub region: Option<RegionCode>,
    /// Highest schooling.
    pub education: Option<Education>,
    /// How the person stands towards migrant work.
    pub kind: PersonKind,
    /// Country of work.
    pub country: Option<CountryCode>,
    /// Sector of that work.
    pub sector: String,
    /// Job in it.
    pub job: String,
    /// Year of departure.
    pub departed_year: Option<u16>,
    /// Year of return.
    pub returned_year: Option<u16>,
    /// Number on the E-KPMI or of SISKO P2MI.
    pub pmi_id: String,
    /// Passport number.
    pub passport: String,
    /// Business the person has or plans.
    pub business_idea: String,
    /// Guardian of somebody under 18.
    pub guardian: String,
    /// Permissions given and withdrawn.
    pub consents: BTreeMap<ConsentId, Consent>,
}

impl Person {
    /// Starts a person with what nobody can do without: an id and a name.
    pub fn new(id: PersonId, name: String) -> Self {
        Self { id, name, ..Self::default() }
    }

    /// Tells whether the person agreed to `purpose` and did not take it back.
    pub fn consents_to(&self, purpose: &str) -> bool {
        self.consents
            .values()
            .any(|consent| consent.purpose == purpose && consent.withdrawn.is_none())
    }
}

/// Sex as the identity card has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Sex {
    /// Laki-laki (L).
    Male,
    /// Perempuan (P).
    Female,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Sex {
    const CODES: &'static [(&'static str, Self)] = &[("M", Self::Male), ("F", Self::Female)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Sex {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Sex> for String {
    fn from(value: Sex) -> Self {
        value.code().to_owned()
    }
}

/// How a person stands towards migrant work.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum PersonKind {
    /// PMI purna: came home from work abroad.
    Returned,
    /// Keluarga PMI: of the family of a migrant worker.
    Family,
    /// Calon PMI: is going to work abroad.
    Candidate,
    /// PMI aktif: works abroad now.
    Active,
    /// Umum: none of these.
    #[default]
    Public,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for PersonKind {
    const CODES: &'static [(&'static str, Self)] = &[
        ("returned", Self::Returned),
        ("family", Self::Family),
        ("candidate", Self::Candidate),
        ("active", Self::Active),
        ("public", Self::Public),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for PersonKind {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<PersonKind> for String {
    fn from(value: PersonKind) -> Self {
        value.code().to_owned()
    }
}

/// Highest schooling, by the usual Indonesian levels.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Education {
    /// Tidak sekolah.
    NoSchool,
    /// SD or equal.
    Primary,
    /// SMP or equal.
    LowerSecondary,
    /// SMA, MA or Paket C.
    UpperSecondary,
    /// SMK.
    Vocational,
    /// Diploma 1.
    Diploma1,
    /// Diploma 2.
    Diploma2,
    /// Diploma 3.
    Diploma3,
    /// Diploma 4.
    Diploma4,
    /// S1.
    Bachelor,
    /// S2.
    Master,
    /// S3.
    Doctor,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Education {
    const CODES: &'static [(&'static str, Self)] = &[
        ("none", Self::NoSchool),
        ("sd", Self::Primary),
        ("smp", Self::LowerSecondary),
        ("sma", Self::UpperSecondary),
        ("smk", Self::Vocational),
        ("d1", Self::Diploma1),
        ("d2", Self::Diploma2),
        ("d3", Self::Diploma3),
        ("d4", Self::Diploma4),
        ("s1", Self::Bachelor),
        ("s2", Self::Master),
        ("s3", Self::Doctor),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Education {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Education> for String {
    fn from(value: Education) -> Self {
        value.code().to_owned()
    }
}
