//! Tells by its first bytes what a file is; its name is not believed.

use std::fs::File;
use std::io::{self, Read as _, Seek as _};

use super::error::Refusal;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A packed file or an old Office file, perhaps a workbook.
    Book,
    /// Letters, perhaps a table of separated text.
    Text,
    /// Nothing that we read.
    Refused(Refusal),
}

const HEAD_BYTES: u64 = 1024;

/// First bytes of files that are no text; what is not named here is looked at as text.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Book),
    (b"PK\x05\x06", Kind::Book),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Book),
    (b"%PDF", Kind::Refused(Refusal::Pdf)),
    (b"{\\rtf", Kind::Refused(Refusal::Document)),
    (b"\x89PNG", Kind::Refused(Refusal::NotATable)),
    (b"\xff\xd8\xff", Kind::Refused(Refusal::NotATable)),
    (b"GIF8", Kind::Refused(Refusal::NotATable)),
    (b"Rar!", Kind::Refused(Refusal::NotATable)),
    (b"7z\xbc\xaf", Kind::Refused(Refusal::NotATable)),
    (b"\x1f\x8b", Kind::Refused(Refusal::NotATable)),
];

/// Reads the first bytes of a file and goes back to its start.
pub(super) fn of_file(file: &mut File) -> io::Result<Kind> {
    let mut head = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(of_head(&head))
}

fn of_head(head: &[u8]) -> Kind {
    if head.is_empty() {
        return Kind::Refused(Refusal::Empty);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|row| head.starts_with(row.0)) {
        return *kind;
    }
    // Many programs on the web name a page `.xls`, and Excel opens it without a word.
    let without_mark = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    match without_mark.trim_ascii_start().first() {
        Some(b'<') => Kind::Refused(Refusal::WebPage),
        _ => Kind::Text,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(b"", Kind::Refused(Refusal::Empty))]
    #[case(b"PK\x03\x04\x14\0", Kind::Book)]
    #[case(b"%PDF-1.7", Kind::Refused(Refusal::Pdf))]
    #[case(b"\xef\xbb\xbf  \n<html><table>", Kind::Refused(Refusal::WebPage))]
    #[case(b"<?xml version=\"1.0\"?><Workbook>", Kind::Refused(Refusal::WebPage))]
    #[case(b"\xef\xbb\xbfNIK;Nama", Kind::Text)]
    #[case(b"\xff\xfeN\0I\0K\0", Kind::Text)]
    fn the_first_bytes_tell(#[case] head: &[u8], #[case] wanted: Kind) {
        assert_eq!(of_head(head), wanted);
    }
}
