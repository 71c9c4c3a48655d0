//! Gives each closed list of values a fixed code, and keeps codes of newer programs unchanged.

/// A value that is stored, imported and exported by a short code which never changes.
///
/// A code that this program does not know becomes the `Unknown` variant and is written back as it
/// came, so that a file of a newer program survives an older one.
pub trait Coded: Clone + PartialEq + Sized + 'static {
    /// All known values with their codes, in the order of display.
    const CODES: &'static [(&'static str, Self)];

    /// Keeps a code that is not in the table.
    fn unknown(code: String) -> Self;

    /// Gives back such a code.
    fn unknown_code(&self) -> Option<&str>;

    /// Gives the code of a value.
    fn code(&self) -> &str {
        Self::CODES
            .iter()
            .find(|(_, value)| value == self)
            .map(|(code, _)| *code)
            .or_else(|| self.unknown_code())
            .unwrap_or_default()
    }

    /// Finds the value of a code, exactly as written.
    fn known(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(known, _)| *known == code).map(|(_, value)| value.clone())
    }

    /// Finds the value of a code, or keeps the code as unknown.
    fn of_code(code: String) -> Self {
        Self::known(&code).unwrap_or_else(|| Self::unknown(code))
    }
}
