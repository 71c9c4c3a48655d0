//! Doubts numbers of papers whose form no law fixes for ever: they are kept as typed.

use super::Doubt;

/// Looks at a BPOM number: MD or ML with 15 digits, or 12 of the older kind.
pub fn bpom_doubt(number: &str) -> Option<Doubt> {
    let number = compact(number);
    let own = number.strip_prefix("BPOM").unwrap_or(&number);
    let digits = own.strip_prefix("MD").or(own.strip_prefix("ML"));
    let right = digits.is_some_and(|digits| is_digits(digits, 12, 12) || is_digits(digits, 15, 15));
    (!right).then_some(Doubt::BpomForm)
}

/// Looks at the number of a halal certificate: ID with 14 to 17 digits; the KH number of the decree
/// is often given in its place.
pub fn halal_doubt(number: &str) -> Option<Doubt> {
    let number = compact(number);
    let right = number.strip_prefix("ID").is_some_and(|digits| is_digits(digits, 14, 17));
    (!right).then_some(Doubt::HalalForm)
}

/// Looks at a passport number: one or two letters, six or seven digits.
pub fn passport_doubt(number: &str) -> Option<Doubt> {
    let number = compact(number);
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = number.len() - digits.len();
    let right = (1..=2).contains(&letters) && is_digits(digits, 6, 7);
    (!right).then_some(Doubt::PassportForm)
}

/// Looks at an SKKNI unit such as `J.620100.017.02` or, of the older kind, `TIK.JK02.001.01`.
pub fn unit_doubt(unit: &str) -> Option<Doubt> {
    let parts: Vec<&str> = unit.trim().split('.').collect();
    let right = matches!(parts.as_slice(), [category, group, number, version]
        if is_code(category, 1, 3) && is_code(group, 4, 7)
            && is_digits(number, 3, 3) && is_digits(version, 1, 2));
    (!right).then_some(Doubt::UnitForm)
}

fn compact(number: &str) -> String {
    let kept = number.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'));
    kept.collect::<String>().to_ascii_uppercase()
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
}

fn is_code(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(bpom_doubt, "MD 240935001200027", None)]
    #[case(bpom_doubt, "BPOM RI MD 240935001200027", Some(Doubt::BpomForm))]
    #[case(bpom_doubt, "ml 123456789012", None)]
    #[case(bpom_doubt, "240935001200027", Some(Doubt::BpomForm))]
    #[case(bpom_doubt, "MD 1234567890123", Some(Doubt::BpomForm))]
    #[case(halal_doubt, "ID35110000000000", None)]
    #[case(halal_doubt, "ID 3511 0000 0000 00", None)]
    #[case(halal_doubt, "KH35110000000000", Some(Doubt::HalalForm))]
    #[case(halal_doubt, "ID3511", Some(Doubt::HalalForm))]
    #[case(passport_doubt, "X1234567", None)]
    #[case(passport_doubt, "ab 123456", None)]
    #[case(passport_doubt, "1234567", Some(Doubt::PassportForm))]
    #[case(passport_doubt, "X12345678", Some(Doubt::PassportForm))]
    #[case(unit_doubt, "J.620100.017.02", None)]
    #[case(unit_doubt, "TIK.JK02.001.01", None)]
    #[case(unit_doubt, "J.620100.17.02", Some(Doubt::UnitForm))]
    #[case(unit_doubt, "ekspor", Some(Doubt::UnitForm))]
    fn a_form_that_is_not_the_usual_one_is_doubted(
        #[case] look: fn(&str) -> Option<Doubt>,
        #[case] text: &str,
        #[case] doubt: Option<Doubt>,
    ) {
        assert_eq!(look(text), doubt);
    }
}
