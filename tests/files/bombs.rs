//! Workbooks made here to make a reader ask for more than it may have.

use std::io::{Cursor, Write as _};
use std::path::Path;

use juragan::exchange::source::{Limit, Refusal, SourceError, read_file};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::corpora::peak_kilobytes;

const READER: &str = env!("CARGO_BIN_EXE_juragan");

/// Packs a spreadsheet of `OpenDocument` around the rows of its only table.
pub(crate) fn open_document(rows: &str) -> Vec<u8> {
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\
        \"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Peserta\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_process_that_asks_for_too_much_memory_is_a_sentence_here() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bomb.ods");
    let row = "<table:table-row table:number-rows-repeated=\"6000\"><table:table-cell \
        table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/>\
        </table:table-row>";
    std::fs::write(&file, open_document(row)).unwrap();
    let end = read_file(&file, Path::new(READER));
    let hungry = Refusal::TooBig(Limit::Memory);
    assert!(matches!(end, Err(SourceError::Refused(refusal)) if refusal == hungry), "{end:?}");
}

#[test]
fn a_path_that_is_no_file_is_refused_before_it_is_opened() {
    let read = |path: &Path| read_file(path, Path::new(READER));
    assert!(matches!(read(Path::new("/tidak/ada.xlsx")), Err(SourceError::Missing)));
    assert!(matches!(read(&std::env::temp_dir()), Err(SourceError::NotAFile)));
    #[cfg(unix)]
    assert!(matches!(read(Path::new("/dev/zero")), Err(SourceError::NotAFile)));
}

#[test]
fn big_text_files_are_refused_and_cost_this_process_little() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("besar.csv");
    for (pattern, megabytes, wanted) in [
        (b"a,b,c,d\n".as_slice(), 31, Limit::Rows),
        (b"a,b,c,d,e,f\n", 31, Limit::Cells),
        (b"a", 31, Limit::CellChars),
        (b"a;b\n", 33, Limit::Text),
        (b"\x80;\x80\n", 31, Limit::Text),
        (b"a\0;\0b\0\n\0", 31, Limit::Rows),
    ] {
        std::fs::write(&file, pattern.repeat((megabytes << 20) / pattern.len())).unwrap();
        let end = read_file(&file, Path::new(READER));
        let refusal = Refusal::TooBig(wanted);
        assert!(matches!(end, Err(SourceError::Refused(found)) if found == refusal), "{end:?}");
    }
    assert!(peak_kilobytes() < 200 * 1024, "{} kB", peak_kilobytes());
}
