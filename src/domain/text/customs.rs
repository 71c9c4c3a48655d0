//! Checks the numbers of export declarations (PEB) and customs offices (kantor pabean).

use super::{TextFault, digits};

/// Reads the registration number of a PEB: six digits, kept with date and office.
pub fn peb_number(text: &str) -> Result<String, TextFault> {
    digits(text, &[6])
}

/// Reads the code of a customs office: six digits, such as 060800 for Semarang.
pub fn customs_office(text: &str) -> Result<String, TextFault> {
    digits(text, &[6])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declaration_and_office_have_six_digits() {
        assert_eq!(peb_number("012 345").as_deref(), Ok("012345"));
        assert_eq!(peb_number("12345"), Err(TextFault::Length(5, &[6])));
        assert_eq!(customs_office("060800").as_deref(), Ok("060800"));
        assert_eq!(customs_office("Semarang"), Err(TextFault::NotDigits));
    }
}
