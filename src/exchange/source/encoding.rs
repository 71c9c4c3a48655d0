//! Turns the bytes of a text file into text: by its mark, as UTF-8, as UTF-16, else Windows-1252.

use encoding_rs::{CoderResult, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::Refusal;
use super::limits::{LIMITS, Limit};

/// Decodes the text of a whole file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, mark_bytes)) => {
            within_limit(encoding, bytes.get(mark_bytes..).unwrap_or_default())?
        }
        None => unmarked(bytes)?,
    };
    // What other programs write as text holds no control characters but those of its layout.
    let strange = |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if text.chars().filter(strange).count() > text.len() / 100 {
        return Err(Refusal::NotATable);
    }
    Ok(text)
}

fn unmarked(bytes: Vec<u8>) -> Result<String, Refusal> {
    if bytes.contains(&0) {
        let encoding = wide_encoding(&bytes).ok_or(Refusal::NotATable)?;
        return within_limit(encoding, &bytes);
    }
    // Every byte means something in Windows-1252, the encoding of old Excel in Indonesia.
    String::from_utf8(bytes).or_else(|error| within_limit(WINDOWS_1252, error.as_bytes()))
}

/// Decodes into a text that never grows: one byte can become three.
fn within_limit(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(usize::MAX);
    let mut text = String::with_capacity(most.min(LIMITS.text_bytes));
    match decoder.decode_to_string(bytes, &mut text, true).0 {
        CoderResult::InputEmpty => Ok(text),
        CoderResult::OutputFull => Err(Refusal::TooBig(Limit::Text)),
    }
}

/// Latin letters in UTF-16 have a zero in every second byte.
fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.chunks_exact(2).take(2048);
    let count = pairs.len();
    let zeros = |at: usize| pairs.clone().filter(|pair| pair.get(at) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    match (first * 2 > count, second * 2 > count) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "NIK;Nama\n33;Nu\u{f1}ez\n34;\u{2018}Ali\u{2019}\n";

    fn wide(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        let little = wide(TEXT, u16::to_le_bytes);
        let big = wide(TEXT, u16::to_be_bytes);
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let files = [
            TEXT.as_bytes().to_vec(),
            with(b"\xef\xbb\xbf", TEXT.as_bytes()),
            windows,
            with(b"\xff\xfe", &little),
            with(b"\xfe\xff", &big),
            little,
            big,
        ];
        for (index, file) in files.into_iter().enumerate() {
            assert_eq!(decode(file), Ok(TEXT.to_owned()), "file {index}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let zeros = vec![0; 500];
        let noise: Vec<u8> = (0..=255).cycle().take(4_000).collect();
        let controls = vec![1; 500];
        for bytes in [zeros, noise, controls] {
            assert_eq!(decode(bytes), Err(Refusal::NotATable));
        }
    }
}
