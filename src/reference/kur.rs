//! Holds the schemes of subsidised credit (KUR), whose ceilings and terms change by decree.

use super::table::{Row, Source, column};

pub(super) const SOURCE: Source = Source {
    file: "kur.csv",
    text: include_str!("data/kur.csv"),
    fits: |row| Scheme::of_row(row).is_some(),
};

/// A KUR scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Credit begins above so many rupiah.
    pub above_rp: i64,
    /// Most rupiah.
    pub most_rp: i64,
    /// Longest term for working capital in months, where one is set.
    pub working_months: Option<u16>,
    /// Longest term for investment in months, where one is set.
    pub investment_months: Option<u16>,
    /// What to know about it.
    pub note: String,
    /// First day on which it holds, as `YYYY-MM-DD`.
    pub valid_from: String,
    /// Where these figures come from.
    pub source: String,
}

impl Scheme {
    fn of_row(row: &[String]) -> Option<Self> {
        let text = |index| column(row, index).to_owned();
        let months = |index| match column(row, index) {
            "" => Some(None),
            number => number.parse().ok().map(Some),
        };
        let scheme = Self {
            code: text(0),
            name: text(1),
            above_rp: column(row, 2).parse().ok()?,
            most_rp: column(row, 3).parse().ok()?,
            working_months: months(4)?,
            investment_months: months(5)?,
            note: text(6),
            valid_from: text(7),
            source: text(8),
        };
        let right = !scheme.code.is_empty()
            && !scheme.name.is_empty()
            && (0..scheme.most_rp).contains(&scheme.above_rp);
        right.then_some(scheme)
    }
}

pub(super) fn of_rows(own: &[Row]) -> Vec<Scheme> {
    SOURCE.laid_over(own).iter().filter_map(|row| Scheme::of_row(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departure_and_business_are_separate_schemes() {
        let schemes = of_rows(&[]);
        let codes: Vec<&str> = schemes.iter().map(|scheme| scheme.code.as_str()).collect();
        assert_eq!(codes, ["super-mikro", "mikro", "kecil", "khusus", "pmi"]);
        assert_eq!((schemes[1].above_rp, schemes[1].most_rp), (10_000_000, 100_000_000));
        assert_eq!(schemes[3].working_months, None);
        assert!(schemes[4].note.contains("bukan usaha purna"));
    }

    #[test]
    fn a_ceiling_below_its_floor_is_no_scheme() {
        let row = |most: &str| -> Row {
            ["x", "X", "10", most, "", "", "", "", ""].into_iter().map(str::to_owned).collect()
        };
        assert!(Scheme::of_row(&row("11")).is_some());
        assert!(Scheme::of_row(&row("10")).is_none());
        assert!(Scheme::of_row(&row("banyak")).is_none());
    }
}
