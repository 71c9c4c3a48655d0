//! Checked texts: what exists is valid.

pub mod country;
pub mod customs;
pub mod hs;
pub mod kbli;
pub mod money;
pub mod nib;
pub mod nik;
pub mod npwp;
pub mod phone;
pub mod pirt;
pub mod region;
mod words;

pub use country::CountryCode;
pub use hs::HsCode;
pub use kbli::Kbli;
pub use money::Money;
pub use nib::Nib;
pub use nik::Nik;
pub use npwp::Npwp;
pub use phone::Phone;
pub use pirt::PirtNumber;
pub use region::RegionCode;
pub use words::{clean, clean_lines, fold_heading};

/// Why a text is not what it claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Has letters or signs where digits belong.
    #[error("not only digits")]
    NotDigits,
    /// Has so many digits, of which only the second numbers are right.
    #[error("{0} digits instead of {1:?}")]
    Length(usize, &'static [usize]),
    /// Holds a date that does not exist.
    #[error("no such date")]
    Date,
    /// Holds a serial number of zeros.
    #[error("serial number of zeros")]
    Serial,
    /// Is not an amount of money.
    #[error("not an amount")]
    Amount,
    /// Has a currency that is not in the list.
    #[error("unknown currency")]
    Currency,
    /// Is not in the list.
    #[error("unknown")]
    Unknown,
}

/// Keeps the digits of a text in which blanks, dots and dashes only group them.
fn digits(text: &str, lengths: &'static [usize]) -> Result<String, TextFault> {
    let kept: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    if !kept.chars().all(|c| c.is_ascii_digit()) {
        return Err(TextFault::NotDigits);
    }
    if lengths.contains(&kept.len()) {
        Ok(kept)
    } else {
        Err(TextFault::Length(kept.len(), lengths))
    }
}
