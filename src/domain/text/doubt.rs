//! Names what may be wrong with a text that is kept nevertheless.

/// A warning: the text can be right, yet somebody should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The birth date inside the NIK is not the stated one; Dukcapil never changes a NIK, even when
    /// it corrects the date.
    NikBirthDate,
    /// The sex inside the NIK is not the stated one.
    NikSex,
    /// The region inside the NIK is in no table; it may be a kecamatan that was renamed or split.
    NikRegion,
    /// The person lives elsewhere than where the NIK was first issued.
    NikMoved,
    /// The check digit of the NPWP does not fit.
    NpwpCheckDigit,
    /// A 16-digit NPWP that is neither a NIK nor an old number behind a zero.
    NpwpForm,
    /// The telephone number is too short to be dialled.
    PhoneShort,
    /// The telephone number is too long to be dialled.
    PhoneLong,
    /// The telephone number came without a country and does not look Indonesian.
    PhoneCountry,
    /// No such chapter in the HS.
    HsChapter,
    /// The P-IRT number names no kind of packaging.
    PirtPackaging,
    /// The P-IRT number names another kabupaten/kota than that of the venture.
    PirtRegion,
    /// The P-IRT number names a year that is over.
    PirtExpired,
    /// Not 15 digits, as a P-IRT number has.
    PirtForm,
    /// Not MD or ML with 12 or 15 digits, as a BPOM number has.
    BpomForm,
    /// Not ID with 14 to 17 digits, as a halal certificate has; a number with KH is the decree.
    HalalForm,
    /// Not one or two letters with six or seven digits, as Indonesian passports have.
    PassportForm,
    /// Not written as SKKNI units are, such as `J.620100.017.02`.
    UnitForm,
}

impl Doubt {
    /// All doubts with the message that says them.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::NikBirthDate, "finding-nik-birth-date-differs"),
        (Self::NikSex, "finding-nik-sex-differs"),
        (Self::NikRegion, "finding-nik-region-unknown"),
        (Self::NikMoved, "finding-nik-region-differs"),
        (Self::NpwpCheckDigit, "finding-npwp-check-digit"),
        (Self::NpwpForm, "finding-npwp-form"),
        (Self::PhoneShort, "finding-phone-short"),
        (Self::PhoneLong, "finding-phone-long"),
        (Self::PhoneCountry, "finding-phone-country"),
        (Self::HsChapter, "finding-hs-chapter"),
        (Self::PirtPackaging, "finding-pirt-packaging"),
        (Self::PirtRegion, "finding-pirt-region"),
        (Self::PirtExpired, "finding-pirt-expired"),
        (Self::PirtForm, "finding-pirt-form"),
        (Self::BpomForm, "finding-bpom-form"),
        (Self::HalalForm, "finding-halal-form"),
        (Self::PassportForm, "finding-passport-form"),
        (Self::UnitForm, "finding-unit-form"),
    ];

    /// Gives the message that says it.
    pub fn message(self) -> &'static str {
        Self::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::locale::{Language, Words};

    #[test]
    fn every_doubt_stands_once_and_has_words() {
        let seen: BTreeSet<_> = Doubt::ALL.iter().map(|row| row.0).collect();
        let messages: BTreeSet<_> = Doubt::ALL.iter().map(|row| row.1).collect();
        assert_eq!((seen.len(), messages.len()), (Doubt::ALL.len(), Doubt::ALL.len()));
        assert_eq!(seen.last(), Some(&Doubt::UnitForm), "the last variant stands in the table");
        assert_eq!(Doubt::UnitForm as usize + 1, Doubt::ALL.len(), "a variant is missing");
        for (_, language) in Language::ALL {
            let words = Words::new(*language);
            assert!(messages.iter().all(|message| words.has(message)), "{language:?}");
        }
    }
}
