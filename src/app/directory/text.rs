//! Lays out the text of an entry: parts behind a capital letter, words behind a space.
//!
//! `A siti aminahB3324194608919940C6281234567890` behind a line end is a person. Folded texts have
//! no capitals and no line ends, so what stands between two parts is never found as a word.

use crate::domain::records::{Cohort, Venture};
use crate::domain::text::fold_words;

use super::Matched;

/// Before each text.
pub(super) const START: u8 = b'\n';
/// Where the first word of a text begins, with the space before it.
pub(super) const NAME_AT: usize = 2;
/// Before the name of a person or venture.
const NAME: u8 = b'A';
/// Before a NIK.
pub(super) const NIK: u8 = b'B';
/// Before the digits of a telephone number with its country.
pub(super) const PHONE: u8 = b'C';
/// Before the code of a cohort.
const CODE: u8 = b'D';
/// Before the title of a cohort.
const TITLE: u8 = b'E';
/// Before the name of a product.
const PRODUCT: u8 = b'F';
/// Before the NIB of a venture.
const NIB: u8 = b'G';

/// What each letter says of the part behind it.
const TAGS: &[(u8, Matched)] = &[
    (NAME, Matched::Name),
    (NIK, Matched::Nik),
    (PHONE, Matched::Phone),
    (CODE, Matched::Code),
    (TITLE, Matched::Title),
    (PRODUCT, Matched::Product),
    (NIB, Matched::Nib),
];

/// Finds the letter before a place.
pub(super) fn tag_before(text: &[u8], at: usize) -> Option<u8> {
    text.get(..at)?.iter().rev().copied().find(u8::is_ascii_uppercase)
}

/// Tells what part of a text a place is in.
pub(super) fn part_at(text: &[u8], at: usize) -> Matched {
    let tag = tag_before(text, at);
    TAGS.iter().find(|row| Some(row.0) == tag).map_or(Matched::Name, |row| row.1)
}

/// The fields of a person that are searched.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Brief {
    pub(super) name: String,
    nik: Option<String>,
    phone: Option<String>,
    phone_other: Option<String>,
}

impl Brief {
    /// Names the fields; a change of any other one leaves the text as it is.
    pub(super) const FIELDS: &'static [&'static str] = &["name", "nik", "phone", "phone_other"];

    /// Writes the text of a person.
    pub(super) fn write(&self, text: &mut String) {
        text.clear();
        text.push(START.into());
        part(text, NAME, &format!(" {}", fold_words(&self.name)));
        if let Some(nik) = &self.nik {
            part(text, NIK, nik);
        }
        for phone in [&self.phone, &self.phone_other].into_iter().flatten() {
            part(text, PHONE, phone.trim_start_matches('+'));
        }
    }
}

/// Writes the text of a cohort.
pub(super) fn of_cohort(cohort: &Cohort) -> String {
    let mut text = String::from(char::from(START));
    part(&mut text, CODE, &format!(" {}", fold_words(&cohort.code)));
    part(&mut text, TITLE, &format!(" {}", fold_words(&cohort.title)));
    text
}

/// Writes the text of a venture.
pub(super) fn of_venture(venture: &Venture) -> String {
    let mut text = String::from(char::from(START));
    part(&mut text, NAME, &format!(" {}", fold_words(&venture.name)));
    for product in venture.products.values() {
        part(&mut text, PRODUCT, &format!(" {}", fold_words(&product.name)));
        part(&mut text, PRODUCT, &format!(" {}", fold_words(&product.name_en)));
    }
    if let Some(nib) = &venture.nib {
        part(&mut text, NIB, &format!(" {nib}"));
    }
    text
}

fn part(text: &mut String, tag: u8, words: &str) {
    text.push(tag.into());
    text.push_str(words);
}
