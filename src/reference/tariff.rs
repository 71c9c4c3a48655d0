//! Holds a short list of HS codes with the Indonesian names of goods that small firms export.

use super::fold;
use super::table::{Row, Source, column};

pub(super) const SOURCE: Source = Source {
    file: "hs-umkm.csv",
    text: include_str!("data/hs-umkm.csv"),
    fits: |row| {
        let code = column(row, 0);
        code.len() == 6 && code.chars().all(|c| c.is_ascii_digit()) && !column(row, 1).is_empty()
    },
};

/// The short list of HS codes; a code that is not in it can still be right.
#[derive(Debug)]
pub struct Tariff {
    rows: Vec<(String, String)>,
}

impl Tariff {
    pub(super) fn of_rows(own: &[Row]) -> Self {
        let rows = SOURCE.laid_over(own).into_iter();
        Self {
            rows: rows
                .map(|row| (column(&row, 0).to_owned(), column(&row, 1).to_owned()))
                .collect(),
        }
    }

    /// Gives codes of six digits with their names.
    pub fn all(&self) -> &[(String, String)] {
        &self.rows
    }

    /// Gives the name of a code of six or more digits.
    pub fn name(&self, code: &str) -> Option<&str> {
        let world = code.get(..6)?;
        self.rows.iter().find(|row| row.0 == world).map(|row| row.1.as_str())
    }

    /// Lists the codes whose number begins with, or whose name holds, what somebody typed.
    pub fn search(&self, typed: &str) -> Vec<&str> {
        let wanted: String = fold(typed).collect();
        let found = self.rows.iter().filter(|(code, name)| {
            code.starts_with(&wanted) || fold(name).collect::<String>().contains(&wanted)
        });
        found.map(|row| row.0.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_are_found_by_code_and_by_word() {
        let tariff = Tariff::of_rows(&[]);
        assert_eq!(tariff.name("040900"), Some("Madu alam"));
        assert_eq!(tariff.name("04090010"), Some("Madu alam"));
        assert_eq!(tariff.name("0409"), None);
        assert_eq!(tariff.search("MADU"), ["040900"]);
        assert_eq!(tariff.search("0409.00"), ["040900"]);
        assert_eq!(tariff.search("pesawat"), Vec::<&str>::new());
        assert!(
            tariff.all().iter().all(|(code, name)| (SOURCE.fits)(&[code.clone(), name.clone()]))
        );
    }
}
