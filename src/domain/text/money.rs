//! Holds amounts of money in whole smallest units, never as fractions.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::TextFault;

/// An amount in the smallest unit of its currency: rupiah, or cents of others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Smallest units: rupiah for IDR, cents for currencies with two decimals.
    pub minor: i64,
    /// Currency, three capital letters of ISO 4217.
    pub currency: String,
}

/// Currencies of the trading partners: code of ISO 4217, decimals, other ways to write it.
///
/// The rupiah has two decimals by that norm, but nobody has used them for decades.
const CURRENCIES: &[(&str, u32, &[&str])] = &[
    ("IDR", 0, &["RP", "RUPIAH"]),
    ("USD", 2, &["$", "US$", "US DOLLAR", "DOLAR AS"]),
    ("EUR", 2, &["€", "EURO"]),
    ("JPY", 0, &["¥", "YEN"]),
    ("CNY", 2, &["RMB", "YUAN"]),
    ("SGD", 2, &["S$"]),
    ("MYR", 2, &["RM", "RINGGIT"]),
    ("HKD", 2, &["HK$"]),
    ("TWD", 2, &["NT$", "NTD"]),
    ("KRW", 0, &["₩", "WON"]),
    ("SAR", 2, &["RIYAL"]),
    ("AED", 2, &["DIRHAM"]),
    ("QAR", 2, &[]),
    ("KWD", 3, &[]),
    ("BHD", 3, &[]),
    ("OMR", 3, &[]),
    ("JOD", 3, &[]),
    ("BND", 2, &["B$"]),
    ("THB", 2, &["฿", "BAHT"]),
    ("VND", 0, &["₫"]),
    ("PHP", 2, &["₱"]),
    ("INR", 2, &["₹"]),
    ("PKR", 2, &[]),
    ("BDT", 2, &[]),
    ("LKR", 2, &[]),
    ("AUD", 2, &["A$"]),
    ("NZD", 2, &["NZ$"]),
    ("GBP", 2, &["£"]),
    ("CHF", 2, &[]),
    ("CAD", 2, &["C$"]),
    ("TRY", 2, &[]),
    ("RUB", 2, &[]),
    ("ZAR", 2, &[]),
    ("EGP", 2, &[]),
    ("NGN", 2, &[]),
    ("BRL", 2, &["R$"]),
    ("MXN", 2, &[]),
    ("CLP", 0, &[]),
    ("SEK", 2, &[]),
    ("NOK", 2, &[]),
    ("DKK", 2, &[]),
    ("PLN", 2, &[]),
    ("HUF", 2, &[]),
];

impl Money {
    /// Reads `Rp 1.234.567`, `USD 12,500.00`, `12.500,00` or `1250.5`; without a currency in the
    /// text it is in `currency`.
    ///
    /// Where both signs stand, the last one is the decimal sign; a single sign before exactly
    /// three digits groups thousands, as Indonesians write.
    pub fn parse(text: &str, currency: &str) -> Result<Self, TextFault> {
        let text = text.trim().to_uppercase();
        let is_amount = |c: char| c.is_ascii_digit();
        let start = text.find(is_amount).ok_or(TextFault::Amount)?;
        let (before, rest) = text.split_at(start);
        let end = rest.rfind(is_amount).map_or(0, |last| last + 1);
        let (amount, after) = rest.split_at(end);
        // `Rp 25.000,-` is how whole rupiah are written by hand.
        let words = [before, after.trim_start_matches([',', '.', '-'])]
            .map(|part| part.trim().trim_end_matches([':', '.']).trim());
        let written = match words {
            ["", ""] => currency,
            ["", word] | [word, ""] => word,
            _ => return Err(TextFault::Amount),
        };
        let (code, decimals) = find_currency(written).ok_or(TextFault::Currency)?;
        Ok(Self { minor: read_minor(amount, decimals)?, currency: code.to_owned() })
    }

    /// Gives how many decimals the currency has.
    pub fn decimals(&self) -> u32 {
        find_currency(&self.currency).map_or(2, |row| row.1)
    }

    /// Writes the bare amount for machines, with a point before the decimals: `12500.00`.
    pub fn plain(&self) -> String {
        self.write("", ".")
    }

    fn write(&self, group: &str, point: &str) -> String {
        let decimals = self.decimals();
        let unit = 10_u64.pow(decimals);
        let whole = (self.minor.unsigned_abs() / unit).to_string();
        let mut written = if self.minor < 0 { "-".to_owned() } else { String::new() };
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                written.push_str(group);
            }
            written.push(digit);
        }
        if decimals == 0 {
            return written;
        }
        let width = usize::try_from(decimals).unwrap_or_default();
        let rest = self.minor.unsigned_abs() % unit;
        format!("{written}{point}{rest:0width$}")
    }
}

impl fmt::Display for Money {
    /// Writes it as in Indonesia: `Rp 1.234.567`, `USD 12.500,00`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = if self.currency == "IDR" { "Rp" } else { &self.currency };
        out.pad(&format!("{currency} {}", self.write(".", ",")))
    }
}

fn find_currency(written: &str) -> Option<(&'static str, u32)> {
    CURRENCIES
        .iter()
        .find(|(code, _, others)| *code == written || others.contains(&written))
        .map(|(code, decimals, _)| (*code, *decimals))
}

fn read_minor(amount: &str, decimals: u32) -> Result<i64, TextFault> {
    let (whole, fraction) = split_decimals(amount, decimals);
    let whole = ungroup(whole).ok_or(TextFault::Amount)?;
    let wanted = usize::try_from(decimals).unwrap_or_default();
    let kept: String = fraction.chars().chain("000".chars()).take(wanted).collect();
    if fraction.chars().skip(wanted).any(|digit| digit != '0') {
        return Err(TextFault::Amount);
    }
    format!("{whole}{kept}").parse().map_err(|_| TextFault::Amount)
}

/// Parts an amount at its decimal sign, if it has one.
fn split_decimals(amount: &str, decimals: u32) -> (&str, &str) {
    let Some((whole, fraction)) = amount.rsplit_once(['.', ',']) else { return (amount, "") };
    let sign = if amount.ends_with(&format!(",{fraction}")) { ',' } else { '.' };
    let both = amount.contains('.') && amount.contains(',');
    let repeated = amount.matches(sign).count() > 1;
    let groups = fraction.len() == 3 && !(decimals == 3 && sign == ',');
    if repeated || (groups && !both) || !fraction.chars().all(|c| c.is_ascii_digit()) {
        return (amount, "");
    }
    (whole, fraction)
}

/// Takes the grouping out of whole digits; groups have three digits and one sign throughout.
fn ungroup(whole: &str) -> Option<String> {
    let sign = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(sign) = sign else { return Some(whole.to_owned()) };
    if !matches!(sign, '.' | ',' | ' ' | '\u{a0}' | '\'') {
        return None;
    }
    let mut groups = whole.split(sign);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.chars().all(|c| c.is_ascii_digit()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Rp 1.234.567", 1_234_567, "IDR")]
    #[case("Rp. 25.000.000,-", 25_000_000, "IDR")]
    #[case("rp 2.500,00", 2_500, "IDR")]
    #[case("25000000", 25_000_000, "IDR")]
    #[case("12.500", 12_500, "IDR")]
    #[case("12,500", 12_500, "IDR")]
    #[case("USD 12,500.00", 1_250_000, "USD")]
    #[case("US$ 12.500,00", 1_250_000, "USD")]
    #[case("$9950.75", 995_075, "USD")]
    #[case("1800.5 USD", 180_050, "USD")]
    #[case("USD 1,5", 150, "USD")]
    #[case("USD 12,500", 1_250_000, "USD")]
    #[case("¥ 40,000", 40_000, "JPY")]
    #[case("KWD 1,250", 1_250, "KWD")]
    #[case("KWD 1.250", 1_250_000, "KWD")]
    #[case("RM 1 250,10", 125_010, "MYR")]
    fn an_amount_is_read_as_it_is_written(
        #[case] text: &str,
        #[case] minor: i64,
        #[case] currency: &str,
    ) {
        assert_eq!(Money::parse(text, "IDR"), Ok(Money { minor, currency: currency.to_owned() }));
    }

    #[rstest]
    #[case("", TextFault::Amount)]
    #[case("Rp", TextFault::Amount)]
    #[case("Rp 1.234,56", TextFault::Amount)]
    #[case("USD 1.234,567", TextFault::Amount)]
    #[case("1.23.456", TextFault::Amount)]
    #[case("1.234,567.89", TextFault::Amount)]
    #[case("1.5e3", TextFault::Amount)]
    #[case("99999999999999999999", TextFault::Amount)]
    #[case("-5000", TextFault::Currency)]
    #[case("25 juta", TextFault::Currency)]
    #[case("XYZ 10", TextFault::Currency)]
    #[case("Rp 10 USD", TextFault::Amount)]
    fn what_is_no_amount_is_refused(#[case] text: &str, #[case] fault: TextFault) {
        assert_eq!(Money::parse(text, "IDR"), Err(fault));
    }

    #[test]
    fn an_amount_is_written_in_the_indonesian_way() {
        let write = |minor, currency: &str| Money { minor, currency: currency.to_owned() };
        assert_eq!(write(1_234_567, "IDR").to_string(), "Rp 1.234.567");
        assert_eq!(write(1_250_005, "USD").to_string(), "USD 12.500,05");
        assert_eq!(write(7, "USD").plain(), "0.07");
        assert_eq!(write(-1_000, "IDR").to_string(), "Rp -1.000");
    }

    #[test]
    fn currencies_are_written_in_one_way_each() {
        let mut names: Vec<&str> = CURRENCIES
            .iter()
            .flat_map(|row| [row.0].into_iter().chain(row.2.iter().copied()))
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(names.iter().all(|name| *name == name.to_uppercase()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minor in 0..i64::MAX, row in 0..CURRENCIES.len()) {
            let money = Money { minor, currency: CURRENCIES[row].0.to_owned() };
            prop_assert_eq!(Money::parse(&money.to_string(), "IDR"), Ok(money));
        }

        #[test]
        fn no_text_makes_reading_fail_badly(text in any::<String>()) {
            drop(Money::parse(&text, "IDR"));
        }
    }
}
