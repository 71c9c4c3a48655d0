//! Describes the training centre: its name, officials and the settings that its papers follow.

use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::CentreId;
use crate::domain::text::RegionCode;

/// The one centre of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Centre {
    /// Own id.
    pub id: CentreId,
    /// Name as on the letterhead.
    pub name: String,
    /// Short code, or the VIN of the Kelembagaan register.
    pub code: String,
    /// Lines of the letterhead, from above.
    pub letterhead: Vec<String>,
    /// Kabupaten/kota or kecamatan.
    pub region: Option<RegionCode>,
    /// Street address.
    pub address: String,
    /// Head of the centre, who signs.
    pub head: String,
    /// Title of that office.
    pub head_title: String,
    /// Minutes of one teaching hour (JP); 45 by default.
    pub jp_minutes: u16,
    /// Minutes after the start at which somebody counts as late; 15 by default.
    pub late_tolerance_minutes: u16,
    /// Days after a session on which its register can be changed without a reason; 1 by default.
    pub correction_days: u16,
    /// Paper of the printed forms.
    pub paper: Paper,
    /// Pattern of certificate numbers; absent in a file is empty, as an emptied text is not stored.
    #[serde(default)]
    pub certificate_pattern: String,
    /// Years for which personal data are kept.
    pub retention_years: u16,
    /// Whom to ask about personal data.
    pub data_contact: String,
    /// Time zone in which the centre works.
    pub zone: Zone,
}

impl Default for Centre {
    fn default() -> Self {
        Self {
            id: CentreId::default(),
            name: String::new(),
            code: String::new(),
            letterhead: Vec::new(),
            region: None,
            address: String::new(),
            head: String::new(),
            head_title: String::new(),
            jp_minutes: 45,
            late_tolerance_minutes: 15,
            correction_days: 1,
            paper: Paper::A4,
            certificate_pattern: "{seq:04}/{centre}/{programme}/{roman_month}/{year}".to_owned(),
            retention_years: 5,
            data_contact: String::new(),
            zone: Zone::Western,
        }
    }
}

/// Paper of printed forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Paper {
    /// 210 x 297 mm, the rule of the ministries.
    #[default]
    A4,
    /// 215 x 330 mm, still common in the regions.
    F4,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Paper {
    const CODES: &'static [(&'static str, Self)] = &[("a4", Self::A4), ("f4", Self::F4)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Paper {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Paper> for String {
    fn from(value: Paper) -> Self {
        value.code().to_owned()
    }
}

/// Indonesian time zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Zone {
    /// Waktu Indonesia Barat, UTC+7.
    #[default]
    Western,
    /// Waktu Indonesia Tengah, UTC+8.
    Central,
    /// Waktu Indonesia Timur, UTC+9.
    Eastern,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for Zone {
    const CODES: &'static [(&'static str, Self)] =
        &[("WIB", Self::Western), ("WITA", Self::Central), ("WIT", Self::Eastern)];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for Zone {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<Zone> for String {
    fn from(value: Zone) -> Self {
        value.code().to_owned()
    }
}

impl Zone {
    /// Gives the distance from UTC in seconds.
    pub fn offset_seconds(&self) -> i32 {
        match self {
            Self::Western | Self::Unknown(_) => 7 * 3600,
            Self::Central => 8 * 3600,
            Self::Eastern => 9 * 3600,
        }
    }
}
