//! Describes a venture (*usaha*) with its permits and products.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::coded::Coded;
use crate::domain::id::{PermitId, PersonId, ProductId, TurnoverId, VentureId};
use crate::domain::text::{HsCode, Kbli, Money, Nib, Npwp, RegionCode};

/// A business of one or several graduates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Venture {
    /// Own id.
    pub id: VentureId,
    /// Owners; at least one.
    pub owners: Vec<PersonId>,
    /// Name.
    pub name: String,
    /// Legal form: perorangan, CV, PT, koperasi.
    pub legal_form: String,
    /// Business number.
    pub nib: Option<Nib>,
    /// Day on which it was issued.
    pub nib_date: Option<NaiveDate>,
    /// Line of business with the edition of its table.
    pub kbli: Option<Kbli>,
    /// Tax number.
    pub npwp: Option<Npwp>,
    /// Day from which it is held.
    pub npwp_date: Option<NaiveDate>,
    /// Day on which the business began.
    pub start: Option<NaiveDate>,
    /// Kecamatan.
    pub region: Option<RegionCode>,
    /// People who work in it.
    pub workers: Option<u16>,
    /// Monthly turnover figures.
    pub turnover: BTreeMap<TurnoverId, Turnover>,
    /// What it sells.
    pub products: BTreeMap<ProductId, Product>,
    /// Permits and certificates.
    pub permits: BTreeMap<PermitId, Permit>,
}

/// Turnover of one month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Turnover {
    /// First day of the month.
    pub month: NaiveDate,
    /// Amount.
    pub amount: Option<Money>,
}

/// A product, with the fields that InaExport asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    /// Indonesian name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Tariff code of 6 or 8 digits.
    pub hs: Option<HsCode>,
    /// Least order.
    pub minimum_order: String,
    /// What can be made in a month.
    pub capacity: String,
    /// Export price.
    pub price: Option<Money>,
    /// Brand.
    pub brand: String,
}

/// A permit or certificate of a venture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Permit {
    /// What it is.
    pub kind: PermitKind,
    /// Number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Last day on which it holds.
    pub expires: Option<NaiveDate>,
}

/// Kind of a permit; the codes are those of the milestone command.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum PermitKind {
    /// Merek.
    Trademark,
    /// P-IRT.
    #[default]
    HomeFood,
    /// BPOM MD or ML.
    Bpom,
    /// Sertifikat halal.
    Halal,
    /// SNI.
    Sni,
    /// HACCP.
    Haccp,
    /// A code of a newer program, kept as it came.
    Unknown(String),
}

impl Coded for PermitKind {
    const CODES: &'static [(&'static str, Self)] = &[
        ("merek", Self::Trademark),
        ("pirt", Self::HomeFood),
        ("bpom", Self::Bpom),
        ("halal", Self::Halal),
        ("sni", Self::Sni),
        ("haccp", Self::Haccp),
    ];

    fn unknown(code: String) -> Self {
        Self::Unknown(code)
    }

    fn unknown_code(&self) -> Option<&str> {
        if let Self::Unknown(code) = self { Some(code) } else { None }
    }
}

impl From<String> for PermitKind {
    fn from(code: String) -> Self {
        Self::of_code(code)
    }
}

impl From<PermitKind> for String {
    fn from(value: PermitKind) -> Self {
        value.code().to_owned()
    }
}
