//! Looks into a packed or old Office file before any reader does: what it is, and how big.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::Refusal;
use super::limits::{LIMITS, Limit};

/// A kind of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Excel since 2007.
    Xlsx,
    /// The same in binary form.
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// LibreOffice.
    Ods,
}

const PIECE_BYTES: usize = 64 << 10;

/// Tells the format, after all that is packed was unpacked once and counted.
pub(super) fn inspect(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.starts_with(b"PK") { packed(bytes) } else { compound(bytes) }
}

/// An old Office file names its parts in UTF-16.
fn compound(bytes: &[u8]) -> Result<Format, Refusal> {
    let names = |part: &str| {
        let wide: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if names("EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    // A workbook may hold a document inside, so a document is one only without a workbook.
    let workbook = ["Workbook", "WORKBOOK", "Book", "BOOK"].into_iter().any(names);
    if !workbook && names("WordDocument") {
        return Err(Refusal::Document);
    }
    if !workbook && names("PowerPoint Document") {
        return Err(Refusal::NotATable);
    }
    Ok(Format::Xls)
}

fn packed(bytes: &[u8]) -> Result<Format, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    if archive.len() > LIMITS.entries {
        return Err(Refusal::TooBig(Limit::Entries));
    }
    let format = format_of(&mut archive)?;
    let mut left = LIMITS.unpacked_bytes;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let name = entry.name()?.to_ascii_lowercase();
        let strings = name.ends_with("sharedstrings.xml");
        let mut piece = vec![0; PIECE_BYTES];
        let mut first = true;
        loop {
            let count = entry.read(&mut piece).map_err(|_| Refusal::Damaged)?;
            if count == 0 {
                break;
            }
            left = left.checked_sub(count).ok_or(Refusal::TooBig(Limit::Unpacked))?;
            if strings && first && claimed_strings(&piece) > LIMITS.cells {
                // The reader would reserve memory for so many before it saw the first.
                return Err(Refusal::TooBig(Limit::Cells));
            }
            first = false;
        }
    }
    Ok(format)
}

fn format_of(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Format, Refusal> {
    let names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(|name| name.to_ascii_lowercase().replace('\\', "/"))
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name.trim_start_matches('/') == wanted);
    if has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if has("xl/workbook.xml") {
        return Ok(Format::Xlsx);
    }
    if has("word/document.xml") {
        return Err(Refusal::Document);
    }
    if has("content.xml") {
        return open_document(archive);
    }
    if has("[content_types].xml") && !names.iter().any(|name| name.starts_with("ppt/")) {
        return Ok(Format::Xlsx);
    }
    Err(Refusal::NotATable)
}

fn open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Format, Refusal> {
    let entry = archive.by_name("mimetype").map_err(|_| Refusal::Damaged)?;
    let mut kind = String::new();
    entry.take(128).read_to_string(&mut kind).map_err(|_| Refusal::Damaged)?;
    match kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        Some("spreadsheet") => Ok(Format::Ods),
        Some("text") => Err(Refusal::Document),
        _ => Err(Refusal::NotATable),
    }
}

/// Reads how many strings a table of shared strings claims to hold; 0 where it does not say.
fn claimed_strings(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head);
    let claimed = |rest: &str| {
        let digits = rest.trim_start_matches(['=', '"', '\'', ' ']);
        let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
        digits.split_at(end).0.parse().unwrap_or(usize::MAX)
    };
    head.split_once("uniqueCount").map_or(0, |(_, rest)| claimed(rest))
}

impl From<ZipError> for Refusal {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Self::Locked,
            _ => Self::Damaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    type Parts<'a> = &'a [(&'a str, &'a [u8])];

    fn pack(files: Parts<'_>) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_packed_file_is_what_it_holds() {
        let ods = b"application/vnd.oasis.opendocument.spreadsheet";
        let odt = b"application/vnd.oasis.opendocument.text";
        let cases: [(Parts<'_>, _); 6] = [
            (&[("xl/workbook.xml", b"<w/>")], Ok(Format::Xlsx)),
            (&[("xl/workbook.bin", b"x")], Ok(Format::Xlsb)),
            (&[("mimetype", ods), ("content.xml", b"<c/>")], Ok(Format::Ods)),
            (&[("mimetype", odt), ("content.xml", b"<c/>")], Err(Refusal::Document)),
            (&[("word/document.xml", b"<d/>")], Err(Refusal::Document)),
            (&[("foto.jpg", b"x")], Err(Refusal::NotATable)),
        ];
        for (files, wanted) in cases {
            assert_eq!(inspect(&pack(files)), wanted, "{:?}", files[0].0);
        }
    }

    #[test]
    fn what_comes_out_is_counted_and_not_believed() {
        let megabyte = vec![b' '; 1 << 20];
        let names: Vec<String> = (0..65).map(|index| format!("xl/{index}.xml")).collect();
        let mut files: Vec<(&str, &[u8])> = vec![("xl/workbook.xml", b"<w/>")];
        files.extend(names.iter().map(|name| (name.as_str(), megabyte.as_slice())));
        assert_eq!(inspect(&pack(&files)), Err(Refusal::TooBig(Limit::Unpacked)));
        assert_eq!(inspect(&pack(&files[..60])), Ok(Format::Xlsx));

        let names: Vec<String> = (0..1000).map(|index| format!("xl/{index}.xml")).collect();
        let mut files: Vec<(&str, &[u8])> = vec![("xl/workbook.xml", b"<w/>")];
        files.extend(names.iter().map(|name| (name.as_str(), b"".as_slice())));
        assert_eq!(inspect(&pack(&files)), Err(Refusal::TooBig(Limit::Entries)));
        assert_eq!(inspect(&pack(&files[..1000])), Ok(Format::Xlsx));
    }

    #[test]
    fn strings_that_are_only_claimed_are_refused() {
        for (count, wanted) in [
            ("3", Ok(Format::Xlsx)),
            ("500001", Err(Refusal::TooBig(Limit::Cells))),
            ("99999999999999999999999", Err(Refusal::TooBig(Limit::Cells))),
        ] {
            let table = format!("<sst count=\"3\" uniqueCount=\"{count}\"><si/></sst>");
            let files: [(&str, &[u8]); 2] =
                [("xl/workbook.xml", b"<w/>"), ("xl/sharedStrings.xml", table.as_bytes())];
            assert_eq!(inspect(&pack(&files)), wanted, "{count}");
        }
    }

    #[test]
    fn a_cut_file_is_damaged() {
        let whole = pack(&[("xl/workbook.xml", b"<workbook/>")]);
        assert_eq!(inspect(&whole[..whole.len() / 2]), Err(Refusal::Damaged));
    }
}
