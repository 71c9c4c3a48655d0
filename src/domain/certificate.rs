//! Makes certificate numbers from a pattern that each centre chooses.

use chrono::{Datelike as _, NaiveDate};

use super::text::TextFault;

/// The parts that a pattern may name.
const PARTS: &[(&str, Part)] = &[
    ("seq", Part::Sequence(1)),
    ("centre", Part::Centre),
    ("programme", Part::Programme),
    ("cohort", Part::Cohort),
    ("roman_month", Part::RomanMonth),
    ("month", Part::Month),
    ("year", Part::Year),
];

/// The same for a sentence.
const KNOWN: &str = "{seq:04} {centre} {programme} {cohort} {roman_month} {month} {year}";

const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// A pattern of certificate numbers, such as `{seq:04}/{centre}/{programme}/{roman_month}/{year}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

/// What stands in the numbers of one decision.
#[derive(Clone, Copy, Debug)]
pub struct CertificateFacts<'a> {
    /// Code of the centre.
    pub centre: &'a str,
    /// Programme of the cohort, or its code.
    pub programme: &'a str,
    /// Code of the cohort.
    pub cohort: &'a str,
    /// Day of the graduation meeting.
    pub date: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// Filled with zeros to so many digits.
    Sequence(usize),
    Centre,
    Programme,
    Cohort,
    RomanMonth,
    Month,
    Year,
}

impl Pattern {
    /// Reads a pattern; it has a `{seq}`, because numbers without one would repeat.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        const FAULT: TextFault = TextFault::Pattern(KNOWN);
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, opened)) = rest.split_once('{') {
            let (name, after) = opened.split_once('}').ok_or(FAULT)?;
            parts.push(Part::Words(words.to_owned()));
            parts.push(named(name).ok_or(FAULT)?);
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        let stray = |part: &Part| matches!(part, Part::Words(words) if words.contains('}'));
        let counted = parts.iter().any(|part| matches!(part, Part::Sequence(_)));
        if parts.iter().any(stray) || !counted { Err(FAULT) } else { Ok(Self(parts)) }
    }

    /// Writes the number of the certificate `sequence`, counted from 1.
    pub fn number(&self, sequence: u32, facts: &CertificateFacts<'_>) -> String {
        let month = usize::try_from(facts.date.month0()).unwrap_or_default();
        let written = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Sequence(width) => format!("{sequence:0width$}"),
            Part::Centre => facts.centre.to_owned(),
            Part::Programme => facts.programme.to_owned(),
            Part::Cohort => facts.cohort.to_owned(),
            Part::RomanMonth => ROMAN.get(month).copied().unwrap_or_default().to_owned(),
            Part::Month => format!("{:02}", facts.date.month()),
            Part::Year => facts.date.year().to_string(),
        };
        let number: String = self.0.iter().map(written).collect();
        // A part that is empty, such as the code of a centre without one, leaves no gap behind.
        number.replace("//", "/").trim_matches('/').to_owned()
    }
}

fn named(text: &str) -> Option<Part> {
    let (name, width) = text.split_once(':').map_or((text, None), |(name, w)| (name, Some(w)));
    let part = PARTS.iter().find(|row| row.0 == name).map(|row| row.1.clone())?;
    match (part, width) {
        (Part::Sequence(_), Some(width)) => {
            let width = width.strip_prefix('0')?.parse().ok()?;
            (1..=9).contains(&width).then_some(Part::Sequence(width))
        }
        (part, None) => Some(part),
        (_, Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::records::Centre;

    fn facts() -> CertificateFacts<'static> {
        let date = NaiveDate::from_ymd_opt(2026, 8, 6).unwrap();
        CertificateFacts { centre: "BLK-KDL", programme: "KWE", cohort: "2026-03", date }
    }

    #[test]
    fn a_part_that_is_empty_leaves_no_gap() {
        let pattern = Pattern::parse("{seq:04}/{centre}/{programme}/{year}").unwrap();
        let number = pattern.number(7, &CertificateFacts { centre: "", ..facts() });
        assert_eq!(number, "0007/KWE/2026");
    }

    #[rstest]
    #[case("{seq:04}/{centre}/{programme}/{roman_month}/{year}", 7, "0007/BLK-KDL/KWE/VIII/2026")]
    #[case("E/{cohort}/{month}/{seq}", 12, "E/2026-03/08/12")]
    #[case("{seq:02}", 12_345, "12345")]
    fn numbers_follow_the_pattern(#[case] text: &str, #[case] seq: u32, #[case] number: &str) {
        assert_eq!(Pattern::parse(text).unwrap().number(seq, &facts()), number);
    }

    #[rstest]
    #[case("")]
    #[case("{year}/{centre}")]
    #[case("{seq:4}")]
    #[case("{seq:00}")]
    #[case("{seq:0}")]
    #[case("{seq:099}")]
    #[case("{seq}/{year:02}")]
    #[case("{seq}/{name}")]
    #[case("{seq}/{year")]
    #[case("{seq}}/{year}")]
    fn another_pattern_is_refused(#[case] text: &str) {
        assert_eq!(Pattern::parse(text), Err(TextFault::Pattern(KNOWN)));
    }

    #[test]
    fn the_pattern_of_a_new_centre_and_every_known_part_can_be_used() {
        assert!(Pattern::parse(&Centre::default().certificate_pattern).is_ok());
        assert!(Pattern::parse(KNOWN).is_ok());
        for (name, _) in PARTS {
            assert!(KNOWN.contains(&format!("{{{name}")), "{name} is not said");
        }
    }

    #[test]
    fn each_month_has_its_roman_number() {
        let pattern = Pattern::parse("{seq}{roman_month}").unwrap();
        let roman = |month| {
            let date = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
            pattern.number(1, &CertificateFacts { date, ..facts() })
        };
        assert_eq!([roman(1), roman(4), roman(9), roman(12)], ["1I", "1IV", "1IX", "1XII"]);
    }
}
