//! Checked texts: what exists is valid.

pub mod country;
pub mod customs;
pub mod doubt;
pub mod hs;
pub mod kbli;
pub mod money;
pub mod nib;
pub mod nik;
pub mod npwp;
pub mod paper_number;
pub mod person_name;
pub mod phone;
pub mod pirt;
pub mod region;
mod words;

pub use country::CountryCode;
pub use doubt::Doubt;
pub use hs::HsCode;
pub use kbli::Kbli;
pub use money::Money;
pub use nib::Nib;
pub use nik::Nik;
pub use npwp::Npwp;
pub use person_name::{fold_name, fold_start, fold_words, offer_title_case};
pub use phone::Phone;
pub use pirt::PirtNumber;
pub use region::RegionCode;
pub use words::{clean, clean_lines, fold_heading};

/// Why a text is not what it claims to be: an error, because it cannot be right.
///
/// What can be right and yet looks wrong is a [`Doubt`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Has letters or signs where digits belong.
    #[error("not only digits")]
    NotDigits,
    /// Has so many digits, of which only the second numbers are right.
    #[error("{0} digits instead of {1:?}")]
    Length(usize, &'static [usize]),
    /// Has so many digits, which are fewer than the second or more than the third number.
    #[error("{0} digits instead of {1} to {2}")]
    NotWithin(usize, usize, usize),
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
    /// Is a number pattern with a part that is not one of the named ones.
    #[error("not a pattern")]
    Pattern(&'static str),
    /// Is not in the list.
    #[error("unknown")]
    Unknown,
}

impl TextFault {
    /// Gives the message that says it.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotDigits => "finding-not-digits",
            Self::Length(..) => "finding-length",
            Self::NotWithin(..) => "finding-not-within",
            Self::Date => "finding-nik-date",
            Self::Serial => "finding-nik-serial",
            Self::Amount => "finding-amount",
            Self::Currency => "finding-currency",
            Self::Pattern(_) => "finding-pattern",
            Self::Unknown => "finding-unknown",
        }
    }

    /// Gives the values of that message by name.
    pub fn facts(self) -> Vec<(&'static str, String)> {
        match self {
            Self::Length(found, lengths) => {
                let wanted: Vec<String> = lengths.iter().map(usize::to_string).collect();
                vec![("found", found.to_string()), ("wanted", wanted.join("/"))]
            }
            Self::NotWithin(found, least, most) => vec![
                ("found", found.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
            Self::Pattern(known) => vec![("known", known.to_owned())],
            Self::NotDigits
            | Self::Date
            | Self::Serial
            | Self::Amount
            | Self::Currency
            | Self::Unknown => Vec::new(),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldFault;
    use crate::locale::{Language, Words};

    #[test]
    fn every_fault_is_said_with_all_its_values() {
        let texts = [
            TextFault::NotDigits,
            TextFault::Length(15, &[16]),
            TextFault::NotWithin(2, 5, 20),
            TextFault::Date,
            TextFault::Serial,
            TextFault::Amount,
            TextFault::Currency,
            TextFault::Pattern("{year}"),
            TextFault::Unknown,
        ];
        let others = [
            FieldFault::Empty,
            FieldFault::TooLong(300),
            FieldFault::Fixed,
            FieldFault::NotInList,
            FieldFault::NotADate,
            FieldFault::NotATime,
            FieldFault::NotANumber(0, 100),
            FieldFault::NotAScore,
        ];
        for (_, language) in Language::ALL {
            let words = Words::new(*language);
            for fault in texts.into_iter().map(FieldFault::Text).chain(others.clone()) {
                assert!(words.has(fault.message()), "{fault:?} {language:?}");
                let facts: Vec<_> =
                    fault.facts().into_iter().map(|(name, value)| (name, value.into())).collect();
                let said = words.say_with(fault.message(), &facts);
                assert!(!said.contains("{ $") && !said.contains("{$"), "{said}");
                assert!(
                    facts.iter().all(|(_, value)| {
                        matches!(value, crate::locale::Arg::Text(value) if said.contains(value))
                    }),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn digits_may_only_be_grouped() {
        assert_eq!(digits("12.34-5 6", &[6]).as_deref(), Ok("123456"));
        assert_eq!(digits("١٢٣٤٥٦", &[6]), Err(TextFault::NotDigits));
        assert_eq!(digits("12,345", &[5]), Err(TextFault::NotDigits));
        assert_eq!(digits("12345", &[6]), Err(TextFault::Length(5, &[6])));
    }
}
