//! Tells by its heading what a column holds.

use chrono::NaiveDate;

use crate::domain::field::Field;
use crate::domain::fields::{
    BIRTH_HEADINGS, PERSON_FIELDS, PROVINCE_HEADINGS, REGENCY_HEADINGS, field_headed,
};
use crate::domain::records::Person;
use crate::domain::scores::ScoreColumn;
use crate::domain::text::fold_heading;

/// What a column of a list of people holds.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// A field of the person.
    Field(&'static Field<Person>),
    /// Place and day of birth together.
    Birth,
    /// Kabupaten or kota of the address.
    Regency,
    /// Province of the address.
    Province,
    /// Roll number in the cohort.
    Roll,
    /// Marks of a session on this day; two columns of one day are two sessions.
    Day(NaiveDate),
    /// Marks of the session of this number.
    Meeting(u16),
    /// Scores.
    Score(ScoreColumn),
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Place in the sheet, counted from 0.
    pub index: u16,
    /// Heading as it stands in the file, in one line.
    pub heading: String,
    /// What it holds; none where the heading is not known or another column holds it already.
    pub target: Option<Target>,
}

impl Column {
    /// Tells whether it holds a field, or a part of an address, of that stable name.
    pub fn holds(&self, name: &str) -> bool {
        self.target.is_some_and(|target| target.name() == name)
    }

    /// Tells whether it holds marks of a day.
    pub(super) fn is_of_day(&self, day: NaiveDate) -> bool {
        matches!(self.target, Some(Target::Day(own)) if own == day)
    }
}

impl Target {
    /// Gives a stable name: that of the field, else `birth`, `regency`, `province`, or `day` for
    /// marks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name,
            Self::Birth => "birth",
            Self::Regency => "regency",
            Self::Province => "province",
            Self::Roll => "roll",
            Self::Day(_) | Self::Meeting(_) => "day",
            Self::Score(column) => column.name(),
        }
    }

    /// Tells whether only one column of a list can hold this and the other.
    pub(super) fn clashes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Day(_), Self::Day(_)) => false,
            (Self::Meeting(one), Self::Meeting(other)) => one == other,
            (Self::Score(one), Self::Score(other)) => one == other,
            (Self::Day(_), Self::Meeting(_)) | (Self::Meeting(_), Self::Day(_)) => false,
            (one, other) => one.name() == other.name(),
        }
    }

    /// Finds what stands below a heading; remarks in brackets are left out if need be.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let folded = fold_heading(heading);
        of_folded(&folded).or_else(|| {
            let bare = without_brackets(heading);
            of_folded(&fold_heading(&bare))
        })
    }
}

fn of_folded(heading: &str) -> Option<Target> {
    if heading.is_empty() {
        return None;
    }
    if BIRTH_HEADINGS.contains(&heading) {
        return Some(Target::Birth);
    }
    if REGENCY_HEADINGS.contains(&heading) {
        return Some(Target::Regency);
    }
    if PROVINCE_HEADINGS.contains(&heading) {
        return Some(Target::Province);
    }
    field_headed(PERSON_FIELDS, heading).map(Target::Field)
}

pub(super) fn without_brackets(heading: &str) -> String {
    let mut depth = 0_usize;
    heading
        .chars()
        .filter(|letter| {
            let outside = depth == 0;
            match letter {
                '(' | '[' => depth = depth.saturating_add(1),
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            outside && !matches!(letter, '(' | '[')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("NO. KTP (NIK)", Some("nik"))]
    #[case("Nama Lengkap *", Some("name"))]
    #[case("TGL. LAHIR\n(dd/mm/yyyy)", Some("birth_date"))]
    #[case("Tempat, Tanggal Lahir", Some("birth"))]
    #[case("Kab./Kota", Some("regency"))]
    #[case("Propinsi", Some("province"))]
    #[case("L/P", Some("sex"))]
    #[case("No", None)]
    #[case("()", None)]
    #[case("", None)]
    fn headings_are_known_whatever_their_spelling(
        #[case] heading: &str,
        #[case] wanted: Option<&str>,
    ) {
        assert_eq!(Target::of_heading(heading).map(Target::name), wanted);
    }

    #[test]
    fn a_heading_of_a_field_is_no_heading_of_a_place() {
        for heading in BIRTH_HEADINGS.iter().chain(REGENCY_HEADINGS).chain(PROVINCE_HEADINGS) {
            assert!(field_headed(PERSON_FIELDS, heading).is_none(), "{heading}");
            assert_eq!(*heading, fold_heading(heading));
        }
    }
}
