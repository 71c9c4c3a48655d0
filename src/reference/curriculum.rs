//! Holds the default curriculum, a proposal that a centre makes its own.

use super::table::{Row, Source, column};

pub(super) const SOURCE: Source = Source {
    file: "kurikulum-ekspor.csv",
    text: include_str!("data/kurikulum-ekspor.csv"),
    fits: |row| DefaultModule::of_row(row).is_some(),
};

/// A module of the default curriculum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultModule {
    /// Short code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Teaching hours (JP).
    pub jp: u16,
}

impl DefaultModule {
    fn of_row(row: &[String]) -> Option<Self> {
        let (code, title) = (column(row, 0), column(row, 1));
        let jp = column(row, 2).parse().ok().filter(|jp| (1..=999).contains(jp))?;
        let full = !code.is_empty() && !title.is_empty();
        full.then(|| Self { code: code.to_owned(), title: title.to_owned(), jp })
    }
}

pub(super) fn of_rows(own: &[Row]) -> Vec<DefaultModule> {
    SOURCE.laid_over(own).iter().filter_map(|row| DefaultModule::of_row(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_sixteen_modules_of_together_54_jp_in_order() {
        let modules = of_rows(&[]);
        assert_eq!(modules.iter().map(|module| module.jp).sum::<u16>(), 54);
        let codes: Vec<String> = modules.iter().map(|module| module.code.clone()).collect();
        let wanted: Vec<String> = (1..=16).map(|number| format!("M{number:02}")).collect();
        assert_eq!(codes, wanted);
        assert_eq!(modules[2].title, "Legalitas usaha: NIB, KBLI, NPWP, izin produk");
    }
}
