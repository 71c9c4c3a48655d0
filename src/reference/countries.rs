//! Holds the countries of ISO 3166 with the names under which Indonesian files carry them.

use super::fold;
use super::table::{Row, Source, column};

pub(super) const SOURCE: Source = Source {
    file: "negara.csv",
    text: include_str!("data/negara.csv"),
    fits: |row| {
        let letters = |text: &str, length| {
            text.len() == length && text.chars().all(|c| c.is_ascii_uppercase())
        };
        let codes = letters(column(row, 0), 2) && letters(column(row, 1), 3);
        codes && !column(row, 2).is_empty() && !column(row, 3).is_empty()
    },
};

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Two letters.
    pub code: String,
    /// Three letters.
    pub long_code: String,
    /// Indonesian name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Other names and abbreviations.
    pub synonyms: Vec<String>,
}

/// The countries.
#[derive(Debug)]
pub struct Countries {
    rows: Vec<Country>,
}

impl Countries {
    pub(super) fn of_rows(own: &[Row]) -> Self {
        let of_row = |row: Row| Country {
            code: column(&row, 0).to_owned(),
            long_code: column(&row, 1).to_owned(),
            name: column(&row, 2).to_owned(),
            name_en: column(&row, 3).to_owned(),
            synonyms: column(&row, 4)
                .split(';')
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        };
        Self { rows: SOURCE.laid_over(own).into_iter().map(of_row).collect() }
    }

    /// Gives all countries, by their codes.
    pub fn all(&self) -> &[Country] {
        &self.rows
    }

    /// Gives the country of a code of two letters.
    pub fn get(&self, code: &str) -> Option<&Country> {
        self.rows.iter().find(|country| country.code == code)
    }

    /// Finds the country that somebody means: by its Indonesian or English name, a synonym, or a
    /// code, whatever the case and signs.
    ///
    /// Names come before codes: in Indonesian files AS is America, not American Samoa.
    pub fn find(&self, text: &str) -> Option<&Country> {
        let wanted: String = fold(text).collect();
        if wanted.is_empty() {
            return None;
        }
        let is_wanted = |name: &String| fold(name).eq(wanted.chars());
        let named = |country: &&Country| {
            is_wanted(&country.name)
                || is_wanted(&country.name_en)
                || country.synonyms.iter().any(is_wanted)
        };
        let coded = |country: &&Country| is_wanted(&country.code) || is_wanted(&country.long_code);
        self.rows.iter().find(named).or_else(|| self.rows.iter().find(coded))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Hong Kong", Some("HK"))]
    #[case("hongkong", Some("HK"))]
    #[case("KOREA SELATAN", Some("KR"))]
    #[case("South Korea", Some("KR"))]
    #[case("Saudi", Some("SA"))]
    #[case("AS", Some("US"))]
    #[case("JP", Some("JP"))]
    #[case("mys", Some("MY"))]
    #[case("Cina", Some("CN"))]
    #[case("-", None)]
    #[case("", None)]
    #[case("Luar negeri", None)]
    fn a_country_is_found_by_what_people_write(#[case] text: &str, #[case] code: Option<&str>) {
        let countries = Countries::of_rows(&[]);
        assert_eq!(countries.find(text).map(|country| country.code.as_str()), code);
    }

    #[test]
    fn every_country_is_found_by_each_of_its_names_and_codes() {
        let countries = Countries::of_rows(&[]);
        let mut elsewhere = BTreeMap::new();
        for country in countries.all() {
            let names = [&country.code, &country.long_code, &country.name, &country.name_en];
            for name in names.into_iter().chain(&country.synonyms) {
                let found = countries.find(name).unwrap();
                if found != country {
                    elsewhere.insert(name.as_str(), found.code.as_str());
                }
            }
            assert_eq!(countries.get(&country.code), Some(country));
        }
        assert_eq!(elsewhere, BTreeMap::from([("AS", "US")]));
    }
}
